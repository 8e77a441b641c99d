package main

import (
	"strings"
	"testing"
)

func TestAsk(t *testing.T) {
	q, err := ask()
	if err != nil {
		t.Fatal(err)
	}
	allowed, gated := 0, 0
	for _, c := range q.Calls {
		if c.Allowed {
			allowed++
			if len(c.Scopes) == 0 {
				t.Errorf("%s is allowed, but no scope opens it", c.Name)
			}
		}
		if c.MainAccount || c.WebSocket {
			gated++
		}
	}
	// A question with only one answer would be no work.
	if allowed == 0 || allowed == len(q.Calls) || gated == 0 || len(q.Scopes) < 2 {
		t.Errorf("%d of %d allowed, %d gated, scopes %v", allowed, len(q.Calls), gated, q.Scopes)
	}
}

func TestShow(t *testing.T) {
	list := []measured{
		{Name: "predict", Decisions: 10, Bytes: 12345, Microseconds: 100, Times: 1},
		{Name: "cedar-wasm isAuthorized", Decisions: 10, Microseconds: 9900, Times: 99},
		{Name: "casbin enforceSync", Decisions: 10, Microseconds: 5000, Times: 50},
	}
	for _, c := range []struct {
		tolerance float64
		short     int
	}{{0, 1}, {0.005, 1}, {0.02, 0}, {1, 0}} {
		var out strings.Builder
		if short := show(&out, list, c.tolerance); len(short) != c.short {
			t.Errorf("tolerance %v: %q", c.tolerance, short)
		}
		for _, want := range []string{"12345 bytes", "99.0 of 100, SHORT\n", "50.0 of 50\n"} {
			if !strings.Contains(out.String(), want) {
				t.Errorf("no %q in\n%s", want, out.String())
			}
		}
	}
	// A target counts as missed if its engine wasn't timed.
	if short := show(&strings.Builder{}, list[:2], 1); len(short) != 1 {
		t.Errorf("without casbin: %q", short)
	}
}

func TestShowReading(t *testing.T) {
	var out strings.Builder
	all := kinds("x")
	for _, k := range all {
		for _, size := range sizes {
			if n := len(k.make(size)); n != size {
				t.Errorf("%s has %d bytes, not %d", k.name, n, size)
			}
		}
	}
	long := showReading(&out, all, [][3]float64{{5, 20, 81}, {5, 20, 161}})
	if len(long) != 1 || !strings.Contains(out.String(), "over 100 ms") {
		t.Errorf("%q in\n%s", long, out.String())
	}
}
