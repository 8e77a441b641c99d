//go:build !js && collector

package main

import (
	"slices"
	"testing"

	"scopecalculator/build/wasmbuild"
)

// TestCollectorIsCaught makes the small program with a collector that runs at
// every allocation. A collector misses values that are only in a register, and
// then some answer is wrong: the comparison has to notice. If all answers are
// right one day, the message says so, and we can choose again. It takes a
// minute, and isn't in scripts/test:
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
