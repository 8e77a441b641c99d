//go:build browser

package browser

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

/*
 * What a reader is promised of the desk: where the answer is, how near it is to
 * the hand, how little there is, and that nothing moves. The figures are
 * printed, so that one sees how much room a limit leaves.
 */

// atMost prints a figure and fails if it's over its limit.
func atMost(t testing.TB, what string, got, limit float64) {
	t.Helper()
	t.Logf("%-64s %7.1f of %g", what, got, limit)
	if got > limit {
		t.Errorf("%s: %.1f, at most %g", what, got, limit)
	}
}

// homeQuery is the setting that the home page opens with.
func homeQuery(p *page) string {
	p.Helper()
	return js[string](p, `return el.getAttribute("query")`)
}

// TestDeskIsInSight opens the home page: what the token gets and the domains
// are there without scrolling.
func TestDeskIsInSight(t *testing.T) {
	for _, c := range []struct {
		width, height int64
		sum           float64
		rows          bool
	}{
		{1280, 800, 330, true},
		{390, 844, 500, false},
	} {
		p := open(t, "/", view{width: c.width, height: c.height})
		if c.width < 500 {
			// A phone's scroll bar takes no space.
			p.do(`document.documentElement.style.scrollbarWidth = "none"; await frame(); await frame();`)
		}
		at := fmt.Sprintf("at %d × %d px, ", c.width, c.height)
		atMost(t, at+"from the top of the page to what the token gets", js[float64](p, `return $(".sum").getBoundingClientRect().top + scrollY`), c.sum)
		if c.rows {
			atMost(t, at+"from the top of the page to the end of the last domain", js[float64](p, `return $$("li.row").at(-1).getBoundingClientRect().bottom + scrollY`), float64(c.height))
		}
	}
}

// TestDeskIsShort puts the whole desk in a documentation column.
func TestDeskIsShort(t *testing.T) {
	p := open(t, "/", view{width: 1280})
	p.do(`el.style.width = "680px"; await frame(); await frame();`)
	atMost(t, "height in a column of 680 px", js[float64](p, `return el.getBoundingClientRect().height`), 1000)
}

// TestDeskIsLittle counts what's on the desk.
func TestDeskIsLittle(t *testing.T) {
	for _, width := range []int64{390, 1280} {
		p := open(t, "/", view{width: width})
		atMost(t, fmt.Sprintf("at %d px, elements that show", width), js[float64](p, `return $$("*").filter((e) => e.checkVisibility()).length`), 350)
		sizes := js[[]float64](p, `
			const sizes = new Set();
			for (const e of $$("*")) {
				const written = [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()) || e.matches("input:not([type=radio], [type=checkbox]), textarea, select");
				// What's read aloud, and the copy behind a text box, aren't
				// visible.
				if (written && e.checkVisibility({ visibilityProperty: true }) && !e.closest(".vh, .mirror, option")) sizes.add(Math.round(parseFloat(getComputedStyle(e).fontSize) * 100) / 100);
			}
			return [...sizes].sort((a, b) => a - b);`)
		t.Logf("at %d px, font sizes: %v", width, sizes)
		atMost(t, fmt.Sprintf("at %d px, sizes of letters", width), float64(len(sizes)), 5)
	}
}

// TestDeskIsNearByKeyboard presses Tab from before the element until the answer
// has the focus.
func TestDeskIsNearByKeyboard(t *testing.T) {
	p := open(t, "/", view{})
	home := homeQuery(p)
	p = open(t, "/t/keyboard.html", view{})
	p.query(home)
	p.do(`document.querySelector("#first").focus()`)
	var stops []string
	for {
		p.keys(kb.Tab)
		at := js[struct {
			Name   string
			Answer bool
		}](p, `const e = deepest(); return { name: e.name || e.id || e.className || e.localName, answer: $(".sum").contains(e) };`)
		if at.Answer {
			break
		}
		if stops = append(stops, at.Name); len(stops) > 60 {
			break
		}
	}
	t.Logf("stops: %s", strings.Join(stops, ", "))
	atMost(t, "stops from the start of the element to the answer", float64(len(stops)), 10)
}

// TestDeskIsNearByHand measures from edge to edge how far the answer of a row
// is from the slider that changes it.
func TestDeskIsNearByHand(t *testing.T) {
	p := open(t, "/t/one.html", view{width: 1300})
	for _, width := range []int{320, 390, 680, 1200} {
		p.do(`el.style.width = a + "px"`, width)
		p.query("key=account:read+trade:read_write+wallet:read_write&ask=account:read_write+trade:read_write")
		gaps := js[map[string]float64](p, `
			await frame();
			const most = {};
			for (const row of $$("li.row")) {
				if (!row.checkVisibility()) continue;
				const to = row.querySelector(".got").getBoundingClientRect();
				for (const kind of ["key", "ask"]) {
					const from = row.querySelector(".meter." + kind).getBoundingClientRect();
					const side = Math.max(0, to.left - from.right, from.left - to.right), above = Math.max(0, to.top - from.bottom, from.top - to.bottom);
					// On one line the distance is horizontal, across two lines it's vertical.
					most[kind] = Math.max(most[kind] ?? 0, above > 0 || side === 0 ? above : side);
				}
			}
			return most;`)
		t.Logf("%4d px: from the request's slider %.0f px, from the key's %.0f px", width, gaps["ask"], gaps["key"])
		atMost(t, fmt.Sprintf("at %d px, from a level to its row's result", width), min(gaps["ask"], gaps["key"]), 40)
	}
}

// deskStates are settings that look different on the desk.
var deskStates = []struct{ name, query string }{
	{"usual", "key=account:read+trade:read_write+wallet:read_write&ask=account:read_write+trade:read_write"},
	{"key not known", "ask=account:read_write+trade:read+wallet:none"},
	{"nothing", ""},
	{"no scope", "key=account:read+trade:read_write"},
	{"everything named", "key=account:read+trade:read_write&ask=account:read+block_rfq:none+block_trade:none+custody:none+trade:read_write+wallet:none"},
	{"over HTTP", "via=http&sessions=15&key=trade:read_write&ask=trade:read+session:desk"},
	{"refused", "key_type=asymmetric&key=trade:read_write&ask=trade:read"},
	{"token", "grant=refresh_token&key=trade:read_write+wallet:read_write&held=mainaccount+session:bot1+trade:read+wallet:read&ask=trade:read_write"},
	{"token, no scope taken", "grant=fork_token&session_name=b&held=mainaccount+session:a+trade:read_write"},
	{"no token yet", "grant=exchange_token&ask=trade:read&subject=sub"},
	{"unreadable", "key=trade:read_write+wallets:read&ask=Trade:READ,+account:[read,+read_write]+ip:10.0.0.0/8+session:"},
	{"reply", "key=account:read+trade:read_write&ask=trade:read&reply=connection+mainaccount+trade:read_write+wallet:read"},
	{"calls", "key=account:read+trade:read_write&ask=trade:read&need=private/withdraw+private/buy+private/get_positions"},
}

// TestDeskHoldsStill uses every level and every choice once, in every state:
// what was used stays under the pointer, even if the page can't scroll up any
// further.
func TestDeskHoldsStill(t *testing.T) {
	const use = `
		const [query, scrolled] = [a, b];
		const all = () => $$(".meter input[type=radio], .login select, .paste select, .bar-row select").filter((e) => e.checkVisibility() && !e.closest("[inert]"));
		const reset = async () => { el.query = query; await new Promise((done) => requestAnimationFrame(done)); };
		const moved = [];
		let used = 0;
		await reset();
		const what = all().flatMap((e) => e.localName === "select" ? [...e.options].filter((o) => !o.disabled && !o.hidden && o.value !== e.value).map((o) => [e.name, o.value]) : [[e.name, e.value]]);
		for (const [name, value] of what) {
			await reset();
			const find = () => $$("[name=" + name + "]").find((e) => e.localName === "select" || e.value === value);
			const control = find();
			if (!control || control.checked || control.localName === "select" && control.value === value) continue;
			const shown = control.closest("label") ?? control;
			scrollTo({ top: 0, behavior: "instant" });
			if (scrolled) shown.scrollIntoView({ block: "center", behavior: "instant" });
			const before = shown.getBoundingClientRect();
			if (before.bottom > innerHeight || before.top < 0) continue;
			control.focus({ preventScroll: true });
			if (control.localName === "select") { control.value = value; control.dispatchEvent(new Event("change", { bubbles: true })); } else control.click();
			used++;
			await frame();
			const after = shown.getBoundingClientRect();
			const by = ["left", "top", "right", "bottom"].map((side) => Math.round((after[side] - before[side]) * 10) / 10);
			if (by.some((d) => Math.abs(d) > 1)) moved.push(name + "=" + value + " moved " + by.join());
		}
		return { used, moved };`
	for n, width := range []int64{390, 680, 1200} {
		p := open(t, "/t/one.html", view{width: width + 16, height: 900})
		// There's more page below it, as in documentation.
		p.do(`document.body.append(Object.assign(document.createElement("div"), { style: "height: 3000px" }))`)
		for i, s := range deskStates {
			for _, scrolled := range []bool{false, true} {
				if i > 0 && i%3 != n || i >= 3 && scrolled {
					continue // the first state at each width, the others at one of them
				}
				got := js[struct {
					Used  int
					Moved []string
				}](p, use, s.query, scrolled)
				what := fmt.Sprintf("%d px, %s, scrolled %v", width, s.name, scrolled)
				t.Logf("%s: %d used, %d moved", what, got.Used, len(got.Moved))
				if got.Used < 5 {
					t.Errorf("%s: only %d controls were used", what, got.Used)
				}
				if len(got.Moved) > 0 {
					t.Errorf("%s: %d of %d moved: %s", what, len(got.Moved), got.Used, strings.Join(got.Moved[:min(6, len(got.Moved))], "; "))
				}
			}
		}
	}
}

// TestDeskComesWithoutAShift loads pages and bare elements: nothing moves when
// the answer comes.
func TestDeskComesWithoutAShift(t *testing.T) {
	const shifts = `
		for (let i = 0; i < 6; i++) await frame();
		return await new Promise((done) => {
			const observer = new PerformanceObserver((list) => done(of(list.getEntries())));
			const of = (entries) => ({
				value: entries.reduce((sum, e) => sum + e.value, 0),
				nodes: entries.flatMap((e) => e.sources.map((s) => e.value.toFixed(4) + " " + (s.node?.localName ?? s.node?.nodeName ?? "?") + "." + (s.node?.className ?? "") + " " + Math.round(s.previousRect.y) + "→" + Math.round(s.currentRect.y) + " of " + Math.round(s.currentRect.height))).join("\n"),
			});
			observer.observe({ type: "layout-shift", buffered: true });
			setTimeout(() => done(of(observer.takeRecords())), 200);
		});`
	check := func(what, path string, v view) {
		t.Helper()
		p := open(t, path, v)
		got := js[struct {
			Value float64
			Nodes string
		}](p, shifts)
		t.Logf("%-60s %.4f", what, got.Value)
		if got.Value > 0 {
			t.Errorf("%s shifts by %.4f:\n%s", what, got.Value, got.Nodes)
		}
	}
	for _, path := range []string{"/", "/grants.html"} {
		for _, width := range []int64{390, 680, 1280} {
			check(fmt.Sprintf("%s at %d px", path, width), path, view{width: width, before: eagerly})
		}
	}
	for i, s := range deskStates {
		path := fmt.Sprintf("/t/shift-%d.html", i)
		pages[path] = host(scrolls+tag, `<scope-calculator eager query="`+strings.ReplaceAll(s.query, "&", "&amp;")+`"></scope-calculator>`)
		for n, width := range widths {
			if i > 0 && i%len(widths) != n {
				continue // the first state at each width, the others at one of them
			}
			check(fmt.Sprintf("%s at %d px", s.name, width), path, view{width: width, height: 1200})
		}
	}
}

// scrolls is a page whose width doesn't change when it gets longer than the window.
const scrolls = `<style>html { overflow-y: scroll }</style>`

// eagerly has the calculators of a page start at once, wherever they are.
const eagerly = `document.addEventListener("DOMContentLoaded", () => { for (const e of document.querySelectorAll("scope-calculator")) e.setAttribute("eager", ""); });`
