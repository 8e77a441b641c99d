//go:build !js && collector

package main

import (
	"slices"
	"testing"

	"scopecalculator/build/wasmbuild"
)

// TestCollectorIsCaught makes the small program with a collector that runs at
// every allocation. A collector misses values that only a register holds, and
// some answer is then wrong: the comparison has to notice. Should all answers be
// right one day, the message says so, and the choice can be made again. It takes
// a minute, and is not in scripts/test:
//
//	go test -tags collector -run TestCollectorIsCaught ./wasm
func TestCollectorIsCaught(t *testing.T) {
	program, err := wasmbuild.CompileCollecting("..", "conservative", 1)
	if err != nil {
		t.Fatal(err)
	}
	// Most is at stake where most is made.
	calls := slices.DeleteFunc(newMaker(t, 2).calls(60), func(c call) bool { return c[0] != "grants" })
	got := ask(t, program, calls, options{Collects: true})
	wrong := slices.DeleteFunc(different(natively(calls), got.Hashes), func(i int) bool { return got.Hashes[i] == hash("stopped") })
	t.Logf("%d of %d answers are wrong; started %d times", len(wrong), len(calls), got.Made)
	if len(wrong) == 0 {
		t.Error("every answer is right: a collector could be switched on, or this test no longer makes it collect")
	}
}
