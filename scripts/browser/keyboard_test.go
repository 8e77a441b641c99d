//go:build browser

package browser

import (
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"scopecalculator/scripts/internal/looks"
)

// focus describes what has the focus: its name, and what is wrong with how it
// shows, if anything.
const focus = looks.Focus

type stop struct{ Name, Fault string }

// tab moves on and looks at where the focus went.
func (p *page) tab(modifiers ...chromedp.Modifier) string {
	p.Helper()
	p.keys(kb.Tab, modifiers...)
	at := js[stop](p, focus)
	if at.Fault != "" {
		p.Errorf("focus on %s: %s", at.Name, at.Fault)
	}
	return at.Name
}

// tabTo moves on until the name has the given prefix.
func (p *page) tabTo(prefix string) {
	p.Helper()
	var passed []string
	for range 90 {
		name := p.tab()
		if strings.HasPrefix(name, prefix) {
			return
		}
		passed = append(passed, name)
	}
	p.Fatalf("Tab does not lead to %s, only to %s", prefix, strings.Join(passed, " "))
}

// TestKeyboardOnly works the calculator without a pointer.
func TestKeyboardOnly(t *testing.T) {
	const before = `for (const type of ["pointerdown", "mousedown", "touchstart", "pointermove"]) addEventListener(type, () => (window.pointed = type), true);`
	for _, width := range []int64{400, 1000} {
		p := open(t, "/t/keyboard.html", view{width: width, height: 640, before: before})
		p.query("key=&ask=")
		p.tabTo("a#first")
		if width == 400 {
			// What is folded in a narrow column opens by the keyboard too.
			p.tabTo("button[settings]")
			p.keys(kb.Enter)
			equal(t, "stop before the settings", p.tab(chromedp.ModifierShift), "a#first")
		}

		// One walk through everything, there and back.
		var forth, back []string
		for name := ""; name != "a#last"; forth = append(forth, name) {
			if name = p.tab(); len(forth) > 120 {
				t.Fatalf("Tab never leaves the calculator: %s", strings.Join(forth, " "))
			}
		}
		for name := ""; name != "a#first"; back = append(back, name) {
			if name = p.tab(chromedp.ModifierShift); len(back) > 120 {
				t.Fatalf("Shift+Tab never leaves the calculator: %s", strings.Join(back, " "))
			}
		}
		equal(t, "stops on the way back", len(back), len(forth))
		for _, wanted := range []string{"input[grant=client_credentials]", "textarea#key-text[key]", "input[ask_absent]", "textarea#ask-text[ask]", "summary"} {
			if !slices.Contains(forth, wanted) {
				t.Errorf("Tab does not stop at %s: %s", wanted, strings.Join(forth, " "))
			}
		}

		p.tabTo("input[grant=")
		p.keys(kb.ArrowRight)
		equal(t, "grant after the arrow", js[string](p, `return el.result.grant`), "client_signature")
		p.keys(kb.ArrowLeft)
		equal(t, "grant after the arrow back", js[string](p, `return el.result.grant`), "client_credentials")

		p.tabTo("textarea#key-text")
		p.keys("account:read")
		p.tabTo("input[key-trade=")
		p.keys(kb.ArrowRight + kb.ArrowRight)
		equal(t, "key after the arrows", js[string](p, `return $("#key-text").value`), "account:read trade:read_write")
		if at := js[stop](p, focus); at.Fault != "" {
			t.Errorf("focus after choosing a level, on %s: %s", at.Name, at.Fault)
		}

		p.tabTo("textarea#ask-text")
		p.keys("account:read_write Trade:READ")
		p.tab()
		equal(t, "the fix comes after its text", js[string](p, `return deepest().dataset.fix ?? ""`), "trade:read")
		p.keys(kb.Enter)
		equal(t, "text after the fix", js[string](p, `return $("#ask-text").value`), "account:read_write trade:read")
		if at := js[stop](p, focus); at.Fault != "" {
			t.Errorf("focus after the fix, on %s: %s", at.Name, at.Fault)
		}
		equal(t, "scope", p.scope(), "account:read connection mainaccount trade:read")

		for !js[bool](p, `return !!deepest().closest("li.row[data-domain=account] details.why")`) {
			p.tabTo("summary")
		}
		p.keys(kb.Enter)
		equal(t, "reason is open", js[bool](p, `return $("li.row[data-domain=account] .reason a[href]")?.checkVisibility() ?? false`), true)
		equal(t, "next stop", p.tab(), "a")
		equal(t, "pointer", js[string](p, `return window.pointed ?? ""`), "")
	}
}
