//go:build browser

package browser

import (
	"cmp"
	"slices"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// slack is how far over its budget a figure may lie before the test fails: the
// machines that run tests are slow and busy. The figures are printed.
const slack = 3

// keystrokes notes how long each key takes until its frame has been painted,
// and whether there was a new answer to paint. The text changes in the task of
// keypress; after keydown alone a frame may come that does not show it yet.
const keystrokes = `
	window.strokes = [];
	let answers = 0;
	addEventListener("scope-calculator:change", () => answers++, true);
	addEventListener("keypress", (event) => {
		if (event.key.length > 1 || event.ctrlKey) return;
		const before = answers;
		requestAnimationFrame(() => {
			const channel = new MessageChannel();
			channel.port1.onmessage = () => strokes.push({ ms: performance.now() - event.timeStamp, answered: answers > before });
			channel.port2.postMessage(0);
		});
	}, true);`

// TestTimings measures what a person waits for.
func TestTimings(t *testing.T) {
	within := func(what string, got, budget time.Duration) {
		t.Helper()
		t.Logf("%-46s %7.1f ms (budget %d ms)", what, float64(got.Microseconds())/1000, budget.Milliseconds())
		if got > slack*budget {
			t.Errorf("%s took %v, more than %d times its budget of %v", what, got, slack, budget)
		}
	}

	var cold []time.Duration
	for range 5 {
		p := open(t, "/", view{before: `addEventListener("scope-calculator:ready", () => (window.first ??= performance.now()), true);`})
		p.wait(`window.first`)
		cold = append(cold, millis(js[float64](p, `return window.first`)))
	}
	// The fastest says most about the program, the others about the machine.
	within("first answer after a cold start, best of five", slices.Min(cold), 300*time.Millisecond)
	t.Logf("all cold starts: %v", cold)

	p := open(t, "/t/one.html", view{})
	const change = `const start = performance.now(); el.query = "key=trade:read&ask=wallet:" + (a % 2 ? "none" : "read"); return performance.now() - start;`
	var calm, crashed []time.Duration
	for i := range 9 {
		calm = append(calm, millis(js[float64](p, change, i)))
		crashed = append(crashed, millis(js[float64](p, `a = 1;`+throwInside+`a = b;`+change, 0, i)))
	}
	within("answer, drawn but not painted, median", median(calm), 16*time.Millisecond)
	within("another instance and the answer again, median", median(crashed)-median(calm), 20*time.Millisecond)

	empty, four := typist(t, "/t/text-box.html", "textarea"), typist(t, "/t/four.html", "#ask-text")
	var answered []stroke
	for _, s := range four {
		if s.Answered {
			answered = append(answered, s)
		}
	}
	t.Logf("keystroke to painted frame, an empty page:    p50 %4.1f ms, p95 %4.1f ms", percentile(empty, 50), percentile(empty, 95))
	t.Logf("keystroke to painted frame, four calculators: p50 %4.1f ms, p95 %4.1f ms", percentile(four, 50), percentile(four, 95))
	t.Logf("the %d of %d keys with a new answer:          p50 %4.1f ms, p95 %4.1f ms", len(answered), len(four), percentile(answered, 50), percentile(answered, 95))
	within("keystroke to painted frame, p95", millis(percentile(four, 95)), 16*time.Millisecond)
	within("keystroke to painted new answer, p95", millis(percentile(answered, 95)), 16*time.Millisecond)
}

// stroke is one key: milliseconds until its frame was painted, and whether
// that frame held a new answer.
type stroke struct {
	Ms       float64
	Answered bool
}

// typist types into the first box of a page, at twice the pace of people, and
// returns what the keys took in the calmest of five rounds: the others tell of
// the machine.
func typist(t *testing.T, path, selector string) []stroke {
	p := open(t, path, view{before: keystrokes, noWait: true})
	if selector == "textarea" {
		p.do(`document.querySelector(a).focus()`, selector)
	} else {
		p.wait(allReady)
		p.click(selector)
	}
	// Names of sessions and mistakes make every key a new answer.
	const text = "account:read trade:read_write wallet:none session:desk expires:60 x"
	var best []stroke
	for range 5 {
		p.keys("a", chromedp.ModifierCtrl)
		p.do(`strokes.length = 0`)
		for _, key := range text {
			p.press(string(key))
			time.Sleep(45 * time.Millisecond)
		}
		round := js[[]stroke](p, `await frame(); await frame(); return strokes`)
		if len(round) != len(text) {
			t.Fatalf("%d keys were pressed on %s, %d were seen", len(text), path, len(round))
		}
		if best == nil || percentile(round, 95) < percentile(best, 95) {
			best = round
		}
	}
	return best
}

func millis(ms float64) time.Duration {
	return time.Duration(ms * float64(time.Millisecond)).Round(100 * time.Microsecond)
}

// percentile returns the milliseconds that p per cent do not exceed.
func percentile(strokes []stroke, p int) float64 {
	sorted := slices.SortedFunc(slices.Values(strokes), func(a, b stroke) int { return cmp.Compare(a.Ms, b.Ms) })
	return sorted[(len(sorted)-1)*p/100].Ms
}

func median(values []time.Duration) time.Duration {
	return slices.Sorted(slices.Values(values))[len(values)/2]
}
