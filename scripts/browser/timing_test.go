//go:build browser

package browser

import (
	"slices"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// slack is how far over its budget a figure may lie before the test fails: the
// machines that run tests are slow and busy. The figures are printed.
const slack = 5

// keystrokes notes how long each key takes until its frame has been painted.
// The text changes in the task of keypress; after keydown alone a frame may
// come that does not show it yet.
const keystrokes = `
	window.strokes = [];
	addEventListener("keypress", (event) => {
		if (event.key.length > 1 || event.ctrlKey) return;
		requestAnimationFrame(() => { const channel = new MessageChannel(); channel.port1.onmessage = () => strokes.push(performance.now() - event.timeStamp); channel.port2.postMessage(0); });
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
	within("answer, drawn but not painted, median", percentile(calm, 50), 16*time.Millisecond)
	within("another instance and the answer again, median", percentile(crashed, 50)-percentile(calm, 50), 20*time.Millisecond)

	empty, full := typist(t, "/t/text-box.html", "textarea"), typist(t, "/", "#ask-text")
	t.Logf("keystroke to painted frame, empty page: p50 %v, p95 %v", percentile(empty, 50), percentile(empty, 95))
	t.Logf("keystroke to painted frame, home page:  p50 %v, p95 %v", percentile(full, 50), percentile(full, 95))
	// On the way to the screen every key waits for a frame; that wait is the
	// empty page's too, and no fault of the calculator.
	within("keystroke to painted answer, p95 beyond empty", percentile(full, 95)-percentile(empty, 95), 16*time.Millisecond)
}

// typist types into a page and returns what the keys took in the calmest of
// three rounds.
func typist(t *testing.T, path, selector string) []time.Duration {
	p := open(t, path, view{before: keystrokes, noWait: path != "/"})
	if path == "/" {
		p.do(`for (const el of document.querySelectorAll("scope-calculator")) el.setAttribute("eager", "")`)
		p.wait(allReady)
		p.click(selector)
	} else {
		p.do(`document.querySelector(a).focus()`, selector)
	}
	const text = "account:read trade:read_write wallet:none"
	var best []time.Duration
	for range 3 {
		p.keys("a", chromedp.ModifierCtrl)
		p.do(`strokes.length = 0`)
		for _, key := range text {
			// keys waits for a frame; the pause is that of a fast typist.
			p.keys(string(key))
			time.Sleep(20 * time.Millisecond)
		}
		var round []time.Duration
		for _, ms := range js[[]float64](p, `await frame(); return strokes`) {
			round = append(round, millis(ms))
		}
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

// percentile returns the value that p per cent do not exceed.
func percentile(values []time.Duration, p int) time.Duration {
	sorted := slices.Sorted(slices.Values(values))
	return sorted[(len(sorted)-1)*p/100]
}
