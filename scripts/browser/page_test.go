//go:build browser

package browser

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"

	"scopecalculator/scripts/internal/looks"
	"scopecalculator/scripts/internal/tab"
)

// view says how to look at a page.
type view struct {
	width, height int64
	dark          bool
	noScript      bool
	// before runs in the page before its own scripts.
	before string
	// allow lists what may appear on the console.
	allow []string
	// noWait leaves the test to wait for the answer.
	noWait bool
}

// page is a tab with the helpers that know the calculator in it.
type page struct {
	*tab.Tab
	// nth is the index of the calculator that $ and the helpers use.
	nth int
}

// open shows a path of the site and waits until its first calculator has
// answered. The page may only send requests to its host.
func open(t *testing.T, path string, v view) *page {
	t.Helper()
	return show(t, origin+path, v, origin+"/", "data:")
}

// visit opens any address. Unlike open, it lets the page send requests
// anywhere; the tests check them.
func visit(t *testing.T, url string, v view) *page {
	t.Helper()
	return show(t, url, v, "")
}

func show(t *testing.T, url string, v view, own ...string) *page {
	t.Helper()
	p := &page{Tab: tab.New(t, tab.View{Width: v.width, Height: v.height, Dark: v.dark, NoScript: v.noScript, Before: v.before, Allow: v.allow, Own: own})}
	p.GoTo(url)
	if !v.noWait {
		p.wait(`$(".calc")?.dataset.state === "ready"`)
	}
	return p
}

// within makes a subtest report its own failures. What the page does that a
// calm page doesn't is reported at the end of the whole test.
func (p *page) within(t *testing.T) {
	whole := p.TB
	p.TB = t
	t.Cleanup(func() { p.TB = whole })
}

// call sends one command of the DevTools protocol.
func call[P, R any](p *page, command cdp.Command[P, R], params P) R {
	p.Helper()
	return tab.Call(p.Tab, command, params)
}

// prelude is available in every script; being local, it leaves no trace in the
// page.
const prelude = looks.Prelude

// js runs the body of an async function in the page and returns its value.
// The arguments arrive as a, b, c.
func js[T any](p *page, body string, args ...any) T {
	p.Helper()
	value, err := attempt[T](p, body, args...)
	if err != nil {
		p.Fatalf("%v, in\n%s", err, strings.TrimSpace(body))
	}
	return value
}

// attempt is js for what may fail.
func attempt[T any](p *page, body string, args ...any) (T, error) {
	p.Helper()
	given, err := json.Marshal(append([]any{p.nth}, args...))
	p.Must("arguments", err)
	script := "(async (nth, a, b, c) => {" + prelude + body + "\n})(..." + string(given) + ")"
	return tab.Eval[T](p.Tab, script, chromedp.EvalAwaitPromise)
}

// do runs a script for its effect.
func (p *page) do(body string, args ...any) {
	p.Helper()
	js[chromedp.Void](p, body, args...)
}

// wait runs until the expression holds. A page that's just being left can't say.
func (p *page) wait(expression string, args ...any) {
	p.Helper()
	for deadline := time.Now().Add(15 * time.Second); ; time.Sleep(20 * time.Millisecond) {
		holds, err := attempt[bool](p, "return !!("+expression+")", args...)
		switch {
		case holds:
			return
		case err != nil && !strings.Contains(err.Error(), "navigated or closed"):
			p.Fatalf("%v, in %s", err, expression)
		case time.Now().After(deadline):
			p.Fatalf("never came true: %s %v (state %s)", expression, args, js[string](p, `return $(".calc")?.dataset.state ?? "no calculator"`))
		}
	}
}

// text returns the visible text of the first match, white space folded.
func (p *page) text(selector string) string {
	p.Helper()
	found := js[*string](p, `return text($(a))`, selector)
	if found == nil {
		p.Fatalf("nothing matches %s", selector)
	}
	return *found
}

// attr returns an attribute of the first match.
func (p *page) attr(selector, name string) string {
	p.Helper()
	found := js[*string](p, `return $(a)?.getAttribute(b) ?? null`, selector, name)
	if found == nil {
		p.Fatalf("%s has no %s", selector, name)
	}
	return *found
}

// scope returns the predicted scope string that the element reports.
func (p *page) scope() string {
	p.Helper()
	return js[string](p, `return el.result?.scope ?? "(no result)"`)
}

// query sets the attribute and waits for the answer.
func (p *page) query(query string) {
	p.Helper()
	p.do(`el.setAttribute("query", a)`, query)
	p.wait(`$(".calc").dataset.state === "ready"`)
	// What's below the answer is drawn after it.
	p.do(`await frame()`)
}

// click presses the mouse in the middle of the first match, after making sure
// that a person could: it's visible and not covered.
func (p *page) click(selector string) {
	p.Helper()
	spot := js[struct {
		X, Y float64
		Over string
	}](p, `
		let e = $(a);
		if (!e) return { over: "nothing matches" };
		e.scrollIntoView({ block: "center", behavior: "instant" });
		// A radio button is drawn by its label.
		if (e.matches("input[type=radio], input[type=checkbox]")) e = e.closest("label") ?? e;
		await frame();
		const box = e.getBoundingClientRect();
		const x = box.x + box.width / 2, y = box.y + box.height / 2;
		const hit = root.elementFromPoint(x, y);
		return { x, y, over: e.contains(hit) ? "" : "covered by " + (hit?.outerHTML.slice(0, 200) ?? "nothing") };
	`, selector)
	if spot.Over != "" {
		p.Fatalf("cannot click %s: %s", selector, spot.Over)
	}
	for _, kind := range []input.DispatchMouseEventType{"mouseMoved", "mousePressed", "mouseReleased"} {
		event := input.DispatchMouseEventParams{Type: kind, X: spot.X, Y: spot.Y, Button: "left", ClickCount: 1}
		if kind == "mouseMoved" {
			event.Button, event.ClickCount = "none", 0
		}
		call(p, input.DispatchMouseEvent, event)
	}
	p.do(`await frame()`)
}

// fill replaces the text of a box as a person does: click, select all, type.
func (p *page) fill(selector, value string) {
	p.Helper()
	p.click(selector)
	p.keys("a", chromedp.ModifierCtrl)
	if value == "" {
		p.keys("\u007f")
	}
	p.keys(value)
	if got := js[string](p, `return $(a).value`, selector); got != value {
		p.Fatalf("%s holds %q after typing %q", selector, got, value)
	}
}

// keys presses keys one after the other, and waits for a frame.
func (p *page) keys(keys string, modifiers ...chromedp.Modifier) {
	p.Helper()
	p.press(keys, modifiers...)
	p.do(`await frame()`)
}

// press presses keys one after the other.
func (p *page) press(keys string, modifiers ...chromedp.Modifier) {
	p.Helper()
	options := []chromedp.KeyOption{chromedp.KeyModifiers(modifiers...)}
	if len(modifiers) > 0 && modifiers[0] == chromedp.ModifierCtrl && keys == "a" {
		// Without a desktop environment, the browser doesn't map the shortcut.
		options = append(options, func(k *input.DispatchKeyEventParams) { k.Commands = []string{"selectAll"} })
	}
	if keys == "/" {
		// As from a keyboard: otherwise the letter is typed even if the page handles the key.
		options = append(options, func(k *input.DispatchKeyEventParams) {
			if k.Type == input.DispatchKeyEventTypeKeyDown {
				k.Type = input.DispatchKeyEventTypeRawKeyDown
			}
		})
	}
	p.Do("pressing keys", chromedp.KeyEvent(keys, options...))
}

// equal reports a difference.
func equal[T comparable](t testing.TB, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s\n got %v\nwant %v", what, got, want)
	}
}

// contains reports a text that lacks a part.
func contains(t testing.TB, what, text string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if !strings.Contains(text, part) {
			t.Errorf("%s lacks %q:\n%s", what, part, text)
		}
	}
}
