//go:build browser

package browser

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"

	"scopecalculator/build/bundle"

	"scopecalculator/scripts/internal/looks"
)

// inheritance sets every inherited property on the page, one after the other,
// to a value no element inside has, and lists those that reach one.
const inheritance = looks.Inheritance

// TestNothingIsHandedDown lets a host set every inherited property: tokens stay
// as written, and nothing overflows its box.
func TestNothingIsHandedDown(t *testing.T) {
	p := open(t, "/t/one.html", view{width: 680})
	p.query("key=account:read&ask=account:read")
	got := js[[]string](p, inheritance)
	equal(t, "handed down", got[0], "")
	equal(t, "properties that this Chromium doesn't know", got[1], "")
	if n, err := strconv.Atoi(got[2]); err != nil || n < 300 {
		t.Errorf("looked at %s elements", got[2])
	}
	p.do(`document.body.style.cssText = "text-transform: uppercase; white-space: nowrap; hyphens: auto; letter-spacing: 2px; text-indent: 3em; word-break: break-all"; await frame();`)
	equal(t, "overflow", js[string](p, overflow), "")
	equal(t, "a token", p.text(`.token code`), "account:read")
}

// TestLargeText doubles the text and keeps the window's size.
func TestLargeText(t *testing.T) {
	for _, width := range []int64{460, 680, 1200} {
		t.Run(fmt.Sprint(width), func(t *testing.T) {
			p := open(t, "/t/one.html", view{width: width})
			p.do(`document.documentElement.style.fontSize = "200%"; await frame();`)
			p.query("key=account:read+trade:read_write+wallet:read&ask=account:read_write+trade:read_write")
			equal(t, "letters in px", js[string](p, `return getComputedStyle($(".calc")).fontSize`), "30px")
			equal(t, "overflow", js[string](p, overflow), "")
			for _, opened := range []string{"calls", "code", "grants", "compare", "share"} {
				p.do(unfold, opened)
				equal(t, "overflow with everything open, "+opened, js[string](p, overflow), "")
			}
		})
	}
}

// TestLongNames uses names that can't break.
func TestLongNames(t *testing.T) {
	name := strings.Repeat("m", 64)
	for _, width := range []int64{320, 460, 680, 1200} {
		t.Run(fmt.Sprint(width), func(t *testing.T) {
			p := open(t, "/t/one.html", view{width: width})
			for _, query := range []string{"key=trade:read&key_name=" + name + "&ask=session:" + name, "grant=fork_token&held=mainaccount+session:" + name + "+trade:read&session_name=" + name} {
				p.query(query)
				equal(t, "overflow", js[string](p, overflow), "")
			}
		})
	}
}

// TestPrintedGrounds prints what means nothing without its background.
func TestPrintedGrounds(t *testing.T) {
	p := open(t, "/t/one.html", view{width: 800})
	p.query("key=account:read+trade:read_write+wallet:read_write&ask=account:read_write+trade:read_write")
	call(p, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
	equal(t, "grounds that paper leaves out", js[string](p, `
		const told = $$(".track, .open, .lost, .word").filter((e) => e.checkVisibility());
		if (told.length < 12) return "only " + told.length;
		return told.filter((e) => getComputedStyle(e).printColorAdjust !== "exact").map((e) => e.className).join()`), "")
	equal(t, "fills and marks", js[string](p, `return [[".track", "::before"], [".key.meter", "::before"], [".ask.meter", "::after"], [".capabilities summary", "::before"]].map(([of, part]) => getComputedStyle($(of), part).printColorAdjust).join()`), "exact,exact,exact,exact")
}

// TestCallFromTheList names the call that failed: half a name does nothing while
// it's typed, and one from the browser's list counts at once.
func TestCallFromTheList(t *testing.T) {
	p := open(t, "/t/one.html", view{width: 680})
	p.query("key=trade:read&ask=trade:read")
	p.paste("[name=paste]", `{"error":{"code":13021,"message":"forbidden"}}`)
	p.fill("[name=which]", "private/se")
	equal(t, "the list offers calls", js[int](p, `return $("[name=which]").list.options.length`) > 100, true)
	equal(t, "while it's typed", p.param("need"), "–")
	p.do(`
		const e = $("[name=which]");
		e.value = "private/sell";
		e.dispatchEvent(new InputEvent("input", { inputType: "insertReplacementText", bubbles: true }));
		e.dispatchEvent(new Event("change", { bubbles: true }));
		await frame();`)
	equal(t, "chosen from the list", p.param("need"), "private/sell!")
	equal(t, "the row that's in the way", p.attr(`[data-domain=trade]`, "data-sign"), "wrong")
}

// TestTooOld removes what older browsers lack, one thing at a time: the answer
// inside the tag shows, with a sentence, and nothing is thrown.
func TestTooOld(t *testing.T) {
	for name, before := range map[string]string{
		"light-dark()":       `const real = CSS.supports; CSS.supports = (...a) => !a.join().includes("light-dark") && real.apply(CSS, a);`,
		":has()":             `const real = CSS.supports; CSS.supports = (...a) => !a.join().includes(":has") && real.apply(CSS, a);`,
		"checkVisibility":    `delete Element.prototype.checkVisibility;`,
		"adoptedStyleSheets": `delete Document.prototype.adoptedStyleSheets; delete CSSStyleSheet.prototype.replaceSync;`,
		"canParse":           `delete URL.canParse;`,
	} {
		t.Run(name, func(t *testing.T) {
			p := open(t, "/t/light.html", view{noWait: true, before: before})
			p.wait(`root`)
			contains(t, "what it says", js[string](p, `return root.textContent`), "needs a newer browser: "+bundle.BrowserNames())
			equal(t, "seen", js[bool](p, `return [el.querySelector("p"), root.querySelector("p")].every((e) => e.getBoundingClientRect().height > 0)`), true)
			equal(t, "ready", js[string](p, `return el.ready.catch((e) => e.kind)`), "blocked")
			equal(t, "downloads", len(p.Seen(".wasm.lzma")), 0)
		})
	}
}

// TestNoSecondTry serves a module that the browser can't read: the classic
// script, which it can't read either, isn't tried.
func TestNoSecondTry(t *testing.T) {
	s, url := on(t, host(src("/embed/loader.js"), asksForRead), "")
	s.pages["/embed/scope-calculator.js"] = "const = 1;"
	p := visit(t, url, view{noWait: true, allow: []string{"could not be loaded"}})
	p.wait(`performance.getEntriesByName(location.origin + "/embed/scope-calculator.js").length`)
	p.do(`await new Promise((done) => setTimeout(done, 300))`)
	equal(t, "classic script", len(p.Seen(".all.js")), 0)
	equal(t, "said", strings.Contains(strings.Join(p.Said(), " "), "could not be loaded. SyntaxError"), true)
	equal(t, "fallback is shown", js[bool](p, `return el.querySelector("p").checkVisibility()`), true)
}
