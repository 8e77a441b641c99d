//go:build browser

package browser

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"scopecalculator/scripts/internal/looks"
	"scopecalculator/scripts/internal/tab"
)

// widths are those of a phone, a documentation column and a desktop.
var widths = []int64{320, 680, 1200}

// TestNoLayoutShift counts what moves on its own. A keystroke may make things
// grow below the field: that's the answer. The field itself stays.
func TestNoLayoutShift(t *testing.T) {
	// Chromium doesn't count what moves within half a second of a keystroke;
	// it's printed here.
	const before = `
		window.shifts = [];
		new PerformanceObserver((list) => {
			for (const entry of list.getEntries())
				shifts.push({ value: entry.value, excused: entry.hadRecentInput, nodes: entry.sources.map((s) => (s.node?.localName ?? s.node?.nodeName ?? "?") + "." + (s.node?.className ?? "") + " " + Math.round(s.previousRect.y) + "→" + Math.round(s.currentRect.y)).join("; ") });
		}).observe({ type: "layout-shift", buffered: true });`
	const take = `
		for (let i = 0; i < 12; i++) await frame();
		const all = shifts.splice(0);
		return { value: all.reduce((sum, s) => sum + s.value, 0), official: all.reduce((sum, s) => sum + (s.excused ? 0 : s.value), 0), nodes: all.map((s) => s.value.toFixed(4) + " " + s.nodes).join("\n") };`
	type shift struct {
		Value, Official float64
		Nodes           string
	}
	for _, width := range widths {
		p := open(t, "/", view{width: width, before: before})
		check := func(what string, of func(shift) float64) {
			got := js[shift](p, take)
			t.Logf("%4d px, %s: %.4f, by the official count %.4f", width, what, got.Value, got.Official)
			if of(got) > 0 {
				t.Errorf("%d px: %s shifts the layout by %.4f:\n%s", width, what, of(got), got.Nodes)
			}
		}
		whole, official := func(s shift) float64 { return s.Value }, func(s shift) float64 { return s.Official }
		check("loading", whole)
		p.do(`for (let y = 0; y < document.documentElement.scrollHeight; y += 200) { scrollTo(0, y); await frame(); } scrollTo(0, 0);`)
		check("scrolling", whole)
		p.click("#ask-text")
		p.keys("a", chromedp.ModifierCtrl)
		js[shift](p, take)
		const place = `const { x, y } = $("#ask-text").getBoundingClientRect(); return [x, y].join()`
		was := js[string](p, place)
		for _, token := range []string{"account:read", " trade:read_write", " wallet:none"} {
			p.keys(token)
			check(fmt.Sprintf("typing %q", token), official)
			equal(t, fmt.Sprintf("%d px: place of the field after %q", width, token), js[string](p, place), was)
		}
	}
}

// overflow lists what sticks out of the page or of the calculator.
const overflow = looks.Overflow

// faint lists text with less contrast than 4.5 to 1 (3 to 1 if it's large), and
// reports if there's less text than its argument says, or than 50.
const faint = `
	const pen = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
	const known = new Map();
	const rgba = (color) => {
		if (!known.has(color)) {
			pen.clearRect(0, 0, 1, 1);
			pen.fillStyle = color;
			pen.fillRect(0, 0, 1, 1);
			known.set(color, [...pen.getImageData(0, 0, 1, 1).data].map((v) => v / 255));
		}
		return known.get(color);
	};
	const over = (top, under) => top.slice(0, 3).map((v, i) => v * top[3] + under[i] * (1 - top[3]));
	const up = (e) => e.assignedSlot ?? e.parentElement ?? e.getRootNode().host ?? null;
	const canvas = rgba("canvas");
	const ground = (e) => {
		const layers = [];
		for (let at = e; at; at = up(at)) layers.push(rgba(getComputedStyle(at).backgroundColor));
		return layers.reverse().reduce((under, top) => over(top, under), matchMedia("(prefers-color-scheme: dark)").matches ? [0.07, 0.07, 0.07] : canvas.slice(0, 3));
	};
	const light = (c) => { const [r, g, b] = c.map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
	const out = new Set();
	let checked = 0;
	for (const el of document.querySelectorAll("scope-calculator")) for (const e of el.shadowRoot.querySelectorAll("*")) {
		if (!e.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || e.closest(".vh, .mirror, textarea, svg")) continue;
		if (![...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim())) continue;
		checked++;
		const style = getComputedStyle(e);
		// The words of small knobs have no color, and nobody sees them.
		if (e.closest("[aria-hidden=true]") && rgba(style.color)[3] === 0) continue;
		const back = ground(e);
		const [a, b] = [light(over(rgba(style.color), back)), light(back)].sort((x, y) => y - x);
		const ratio = (a + 0.05) / (b + 0.05);
		const size = parseFloat(style.fontSize);
		const large = size >= 24 || size >= 18.66 && style.fontWeight >= 700;
		if (ratio < (large ? 3 : 4.5) - 0.005) out.add(ratio.toFixed(2) + " " + e.localName + "." + e.className + " " + style.color + " " + e.textContent.trim().slice(0, 30));
	}
	if (checked < (a ?? 50)) out.add("only " + checked + " texts were found");
	return [...out].slice(0, 12).join("\n");`

// unfold opens everything that can be opened, and the view a, and waits for it
// to be drawn. Other tests open the other views one by one.
const unfold = `
	for (const el of document.querySelectorAll("scope-calculator")) {
		const view = el.shadowRoot.querySelector("button[data-panel=" + a + "][aria-expanded=false]");
		view?.click();
		for (let i = 0; view && i < 200 && !el.shadowRoot.querySelector("section[data-panel=" + a + "]"); i++) await new Promise((done) => setTimeout(done, 20));
	}
	for (let i = 0; i < 2; i++) {
		for (const el of document.querySelectorAll("scope-calculator")) {
			for (const e of el.shadowRoot.querySelectorAll("button:is([name=settings], .who, .fold)[aria-expanded=false]")) if (e.checkVisibility()) e.click();
			for (const e of el.shadowRoot.querySelectorAll("details")) e.open = true;
		}
		await frame(); await frame();
	}`

// ready waits for every calculator on the page.
const allReady = `[...document.querySelectorAll("scope-calculator")].every((e) => e.shadowRoot?.querySelector(".calc").dataset.state === "ready")`

// TestSchemesAndWidths looks at the home page in light and dark, at three
// widths, with everything open: nothing sticks out, and everything is readable.
func TestSchemesAndWidths(t *testing.T) {
	axe := readAxe(t)
	for _, dark := range []bool{false, true} {
		for _, width := range widths {
			name := fmt.Sprintf("%d light", width)
			if dark {
				name = fmt.Sprintf("%d dark", width)
			}
			t.Run(name, func(t *testing.T) {
				p := open(t, "/", view{width: width, dark: dark})
				p.do(`for (const el of document.querySelectorAll("scope-calculator")) el.setAttribute("eager", "")`)
				p.wait(allReady)
				equal(t, "overflow", js[string](p, overflow), "")
				for _, opened := range []string{"calls", "code", "grants", "compare", "share"} {
					p.do(unfold, opened)
					equal(t, "overflow with everything open, "+opened, js[string](p, overflow), "")
					equal(t, "faint text, "+opened, js[string](p, faint), "")
				}
				p.accessible("home page", axe)
			})
		}
	}
	for _, state := range []struct{ name, query string }{
		{"refused", "key_type=asymmetric&key=trade:read"},
		{"not known", "ask=trade:read"},
		{"diagnostics", "key=trade:read+bad&ask=Trade:READ+wallet:[read,+read_write]+nonsense"},
		{"token grant", "grant=exchange_token&held=session:desk+trade:read&ask=trade:read_write&subject=sub"},
	} {
		for _, dark := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s dark %v", state.name, dark), func(t *testing.T) {
				p := open(t, "/t/one.html", view{width: 360, dark: dark})
				p.query(state.query)
				p.do(unfold, "grants")
				equal(t, "overflow", js[string](p, overflow), "")
				equal(t, "faint text", js[string](p, faint), "")
				p.accessible(state.name, axe)
			})
		}
	}
	t.Run("blocked", func(t *testing.T) {
		p := open(t, "/t/csp.html", view{width: 360, noWait: true, allow: []string{"Content Security Policy"}})
		p.wait(`$(".calc")?.dataset.state === "blocked"`)
		equal(t, "overflow", js[string](p, overflow), "")
		equal(t, "faint text", js[string](p, faint), "")
		p.accessible("blocked", axe)
	})
}

// readAxe returns axe-core's program, after installing it if it's missing.
func readAxe(t *testing.T) string {
	const path = "node_modules/axe-core/axe.min.js"
	program, err := os.ReadFile(path)
	if os.IsNotExist(err) {
		if out, err := exec.Command("npm", "ci", "--no-audit", "--no-fund").CombinedOutput(); err != nil {
			t.Fatalf("npm ci: %v\n%s", err, out)
		}
		program, err = os.ReadFile(path)
	}
	if err != nil {
		t.Fatal(err)
	}
	return string(program)
}

// accessible fails on everything axe-core objects to, but for the rules in without.
func (p *page) accessible(what, axe string, without ...string) {
	p.Helper()
	if _, err := tab.Eval[chromedp.Void](p.Tab, `if (!window.axe) {`+axe+`}; 0`); err != nil {
		p.Fatal(err)
	}
	violations := js[[]string](p, `
		const rules = Object.fromEntries((a ?? []).map((id) => [id, { enabled: false }]));
		const result = await axe.run(document, { resultTypes: ["violations"], elementRef: false, rules });
		return result.violations.map((v) => v.id + " (" + v.impact + ", " + v.nodes.length + "×): " + v.help + "\n" +
			v.nodes.slice(0, 4).map((n) => "  " + n.target.flat().join(" ") + "  " + n.html.slice(0, 140) + "\n    " + n.failureSummary.replaceAll("\n", " ").slice(0, 300)).join("\n"))`, without)
	for _, violation := range violations {
		p.Errorf("%s: axe: %s", what, violation)
	}
}

// TestOutOfSight checks that calculators out of sight cost the page's frames
// nothing, and keep their heights, so nothing jumps when they come into sight.
func TestOutOfSight(t *testing.T) {
	p := open(t, "/t/four.html", view{})
	p.wait(allReady)
	const drawn = `return [...document.querySelectorAll("scope-calculator")].map((e) => e.shadowRoot.querySelector(".table").checkVisibility({ contentVisibilityAuto: true })).join()`
	const heights = `return [...document.querySelectorAll("scope-calculator")].map((e) => Math.round(e.getBoundingClientRect().height)).join()`
	before := js[string](p, heights)
	p.wait(`!document.querySelectorAll("scope-calculator")[3].shadowRoot.querySelector(".table").checkVisibility({ contentVisibilityAuto: true })`)
	equal(t, "the first is drawn", strings.HasPrefix(js[string](p, drawn), "true"), true)
	equal(t, "heights while three are out of sight", js[string](p, heights), before)
	p.do(`document.querySelectorAll("scope-calculator")[3].scrollIntoView(); await frame(); await frame();`)
	equal(t, "first and last, seen from the end", strings.Split(js[string](p, drawn), ",")[0]+strings.Split(js[string](p, drawn), ",")[3], "falsetrue")
	equal(t, "heights seen from the end", js[string](p, heights), before)
	// What changes meanwhile is there when it comes into sight.
	p.do(`el.query = "key=trade:read&ask=wallet:read"; scrollTo(0, 0); await frame(); await frame();`)
	p.wait(`$(".table").checkVisibility({ contentVisibilityAuto: true })`)
	equal(t, "an answer made out of sight", js[string](p, `return text($(".finding")) + " " + text($("[data-domain=wallet] small"))`), "Less wallet, more trade than you asked for. not on key")
}
