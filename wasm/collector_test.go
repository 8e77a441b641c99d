//go:build !js && collector

package main

import (
	"slices"
	"testing"

	"scopecalculator/build/wasmbuild"
)

// TestCollectorIsCaught makes the small program with a collector that runs at
// every allocation. A collector misses values that are only in a register, and
// then some answer is wrong: the comparison has to notice. One in 600 was when
// this was written, and none of 280 in November 2026, so the test fails at
// present: the fault isn't there to be caught. If that stays so, we can choose
// again. It takes a minute, and isn't in scripts/test:
//
//	go test -tags collector -run TestCollectorIsCaught ./wasm
func TestCollectorIsCaught(t *testing.T) {
	program, err := wasmbuild.CompileCollecting("..", "conservative", 1)
	if err != nil {
		t.Fatal(err)
	}
	// The most can go wrong where the most is allocated.
	calls := slices.DeleteFunc(newMaker(t, 2).calls(60), func(c call) bool { return c[0] != "grants" })
	got := ask(t, program, calls, options{Collects: true})
	wrong := slices.DeleteFunc(different(natively(calls), got.Hashes), func(i int) bool { return got.Hashes[i] == hash("stopped") })
	t.Logf("%d of %d answers are wrong; started %d times", len(wrong), len(calls), got.Made)
	if len(wrong) == 0 {
		t.Error("every answer is right: a collector could be switched on, or this test no longer makes it collect")
	}
}
