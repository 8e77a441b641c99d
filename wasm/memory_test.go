//go:build !js

package main

import (
	"strings"
	"testing"

	"scopecalculator/build/wasmbuild"
)

// TestMemoryStays makes 10,000 calls, and then reads a text of 1 MiB 100 times:
// the memory is the same as before, and no call takes longer because of earlier
// ones.
func TestMemoryStays(t *testing.T) {
	m := newMaker(t, 5)
	var asked []call
	for range 100 {
		for _, op := range []string{"predict", "grants", "least", "verify", "check", "compare", "explain", "catalog"} {
			asked = append(asked, call{op, m.payload(op)})
		}
	}
	var many []call
	for len(many) < 10_000 {
		many = append(many, asked...)
	}
	text := strings.Repeat(strings.Join(m.texts, "\n"), 1+(1<<20)/len(strings.Join(m.texts, "\n")))
	text = strings.ToValidUTF8(text[:1<<20], "?")[:1<<20-3]
	var long []call
	for range 100 {
		long = append(long, call{"read", "\n" + strings.ToValidUTF8(text, "?")})
	}
	for _, program := range programs(t) {
		once, all := ask(t, program, asked, options{}), ask(t, program, many, options{})
		first, last := sum(all.Took[:len(asked)]), sum(all.Took[len(all.Took)-len(asked):])
		t.Logf("%-6s: %d calls: %.1f MB, after %d of them %.1f MB; the first %d took %d ms, the last %d ms, p99 %.1f ms", program.Compiler, len(many),
			mb(all.Memory), len(asked), mb(once.Memory), len(asked), first/1000, last/1000, float64(within(99, all.Took))/1000)
		long := long
		if program.Compiler == wasmbuild.Go {
			long = long[:20] // only to compare with
		}
		short, whole := ask(t, program, long[:5], options{}), ask(t, program, long, options{})
		t.Logf("%-6s: 1 MiB read %d times: %.1f MB, at most %.1f MB, after 5 times %.1f MB; median %.0f ms, the first five %.0f ms, the last five %.0f ms", program.Compiler, len(long),
			mb(whole.Memory), mb(whole.Grown), mb(short.Memory), float64(within(50, whole.Took))/1000, float64(within(50, whole.Took[:5]))/1000, float64(within(50, whole.Took[len(long)-5:]))/1000)
		most := ask(t, program, []call{{"scan", "\n" + strings.Repeat(text, 4)}, {"scan", "\n" + strings.Repeat(text, 4)}}, options{})
		t.Logf("%-6s: 4 MiB scanned: at most %.1f MB, in the end %.1f MB; %.0f ms", program.Compiler, mb(most.Grown), mb(most.Memory), float64(most.Took[1])/1000)
		// Go's grows to the size its collector prefers.
		if program.Compiler != wasmbuild.TinyGo {
			continue
		}
		if all.Memory != once.Memory || all.Grown != once.Grown || all.Made != 1 {
			t.Errorf("%d calls: %d bytes, at most %d, started %d times; %d of them: %d bytes", len(many), all.Memory, all.Grown, all.Made, len(asked), once.Memory)
		}
		if whole.Memory != all.Memory || whole.Grown != short.Grown {
			t.Errorf("1 MiB read %d times: %d bytes, at most %d; 5 times: at most %d", len(long), whole.Memory, whole.Grown, short.Grown)
		}
		if last > 2*first {
			t.Errorf("the first %d calls took %d µs, the last ones %d", len(asked), first, last)
		}
	}
}

func mb(bytes int) float64 { return float64(bytes) / 1e6 }

func sum(list []int) (total int) {
	for _, n := range list {
		total += n
	}
	return total
}

// TestNothingStays puts secrets and names in each part of each call, and checks
// that none of it is left in the small program's memory afterwards, or in what
// its loader keeps for it, as UTF-8 or UTF-16.
func TestNothingStays(t *testing.T) {
	const secret = "Zk9vQwErTyUiOp7391620485asDFghJKl"
	var calls []call
	for _, text := range []string{
		"key=name:" + secret + "&ask=session:" + secret + "+trade:read&session_name=" + secret + "&key_name=" + secret,
		"client_secret=" + secret,
		"\n" + `{"result":{"access_token":"` + secret + `","refresh_token":"` + secret + `","scope":"session:` + secret + ` trade:read"}}`,
		"text=" + secret, "want=" + secret + "&scope=" + secret, "a=ask%3Dsession:" + secret + "&b=" + secret, "error=" + secret, secret,
		"\n" + strings.Repeat(secret+" private/buy ", 30000),
	} {
		for _, op := range operations {
			calls = append(calls, call{op, text})
		}
		calls = append(calls, call{secret, text})
	}
	program, err := wasmbuild.Compile("..", wasmbuild.TinyGo)
	if err != nil {
		t.Fatal(err)
	}
	got := ask(t, program, calls, options{Secret: secret})
	t.Logf("%d calls: pieces of the secret in the memory %d times before it was rewound, %d times after", len(calls), got.Seen, got.Kept)
	if got.Seen < 3*len(calls) {
		t.Error("the test hardly sees a secret that's there")
	}
	if got.Kept > 0 {
		t.Error("something stayed")
	}
}
