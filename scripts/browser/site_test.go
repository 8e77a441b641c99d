//go:build browser

package browser

import (
	"fmt"
	"path"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// TestPagesAreCalm opens every page of the site at three widths, in light and
// in dark: nothing sticks out, and neither the policy nor a script complains.
func TestPagesAreCalm(t *testing.T) {
	const wide = `
		await frame();
		const page = document.documentElement;
		if (page.scrollWidth <= page.clientWidth) return "";
		return page.scrollWidth + " px: " + [...document.querySelectorAll("main *, header *")].filter((e) => e.getBoundingClientRect().right > page.clientWidth + 1 && !e.closest("pre")).slice(0, 4).map((e) => e.localName + " " + e.textContent.trim().slice(0, 40)).join("; ");`
	for _, name := range files.Names() {
		if path.Ext(name) != ".html" || strings.Contains(name, "/") || name == "scope-calculator.html" {
			continue
		}
		for i, width := range widths {
			t.Run(fmt.Sprintf("%s %d", name, width), func(t *testing.T) {
				p := open(t, "/"+name, view{width: width, dark: i%2 == 1, noWait: true})
				equal(t, "what sticks out", js[string](p, wide), "")
				// If a row is a list, a cell's label is before the cell, never under it.
				equal(t, "labels that run into their cell", js[string](p, `return [...document.querySelectorAll("td[data-label]")].filter((td) => {
					const label = getComputedStyle(td, "::before");
					return label.position === "absolute" && parseFloat(label.width) > parseFloat(getComputedStyle(td).paddingInlineStart);
				}).map((td) => td.dataset.label).join()`), "")
				equal(t, "menu or list of pages", js[bool](p, `return [...document.querySelectorAll(".menu summary, .side")].filter((e) => e.checkVisibility()).length === 1`), true)
			})
		}
	}
}

// TestHomeStartsAtOnce: the calculator is near the top of the home page, as
// wide as the page allows, with the title and its one line above it.
func TestHomeStartsAtOnce(t *testing.T) {
	for _, c := range []struct {
		width, height int64
		top, wide     float64
		title         string
	}{{1280, 800, 150, 1160, "28px/34px"}, {390, 844, 245, 350, "24px/30px"}} {
		p := open(t, "/", view{width: c.width, height: c.height})
		got := js[[]float64](p, `const r = el.getBoundingClientRect(); return [r.top + scrollY, r.width, document.querySelector("header").offsetHeight]`)
		if got[0] > c.top || got[1] < c.wide || got[2] != 56 {
			t.Errorf("at %d px the calculator starts at %.1f and is %.1f wide, below a header of %.1f; want at most %.0f, at least %.0f, and 56", c.width, got[0], got[1], got[2], c.top, c.wide)
		}
		equal(t, "the title", js[string](p, `const s = getComputedStyle(document.querySelector("h1")); return s.fontSize + "/" + s.lineHeight`), c.title)
		equal(t, "a list of pages beside it", js[bool](p, `return !!document.querySelector(".side")`), false)
	}
}

// TestPagesAreAccessible runs axe on every page of the site, with everything
// open that can be.
func TestPagesAreAccessible(t *testing.T) {
	axe := readAxe(t)
	for i, name := range sitePages() {
		p := open(t, "/"+name, view{width: widths[i%len(widths)], dark: i%2 == 1, noWait: true})
		p.do(`for (const e of document.querySelectorAll("details")) e.open = e.checkVisibility(); await frame(); await frame();`)
		p.accessible(name, axe)
	}
}

// TestOneWholeCalculator checks that no page has two calculators that can be
// set.
func TestOneWholeCalculator(t *testing.T) {
	n := 0
	for _, name := range sitePages() {
		whole := 0
		for _, tag := range regexp.MustCompile(`<scope-calculator[^>]*>`).FindAllString(string(files[name]), -1) {
			if m := regexp.MustCompile(` views="([^"]*)"`).FindStringSubmatch(tag); m == nil || strings.Trim(strings.NewReplacer("token", "", "can", "").Replace(m[1]), " ") != "" {
				whole++
			}
			n++
		}
		if whole > 1 {
			t.Errorf("%s has %d whole calculators", name, whole)
		}
	}
	if n < 25 {
		t.Errorf("only %d calculators were found", n)
	}
}

// TestSearch finds what people look for, most likely first, from any page and
// by keyboard, and announces how much it found.
func TestSearch(t *testing.T) {
	axe := readAxe(t)
	const listed = `document.querySelector(".search input[role=combobox]") === document.activeElement`
	p := open(t, "/grants.html", view{noWait: true})
	p.do(`window.asked = () => performance.getEntriesByType("resource").filter((e) => /search|forms/.test(e.name)).length`)
	equal(t, "loaded before the first search", js[int](p, `return asked()`), 0)
	p.do(`document.querySelector("main a").focus()`)
	p.keys("/")
	p.wait(listed)
	equal(t, "open without a word", js[bool](p, `return document.querySelector(".found").checkVisibility()`), false)
	const enter = `const input = document.querySelector(".search input"); input.value = a; input.oninput();`
	for typed, want := range map[string]string{
		"get_positions": "/methods.html#private-get_positions", "withdraw": "/consequences.html#move-funds-out", "private/buy": "/methods.html#private-buy",
		"13009": "/errors.html#e13009", "13021": "/errors.html#e13021", "forbidden": "/errors.html#e13021",
		"clipped": "/evidence.html#clipped-to-key", "wallet narrowing": "/evidence.html#wallet-narrowing",
		"mainaccount": "/access-scopes.html#token-mainaccount", "session": "/access-scopes.html#token-session", "trade": "/access-scopes.html#token-trade",
		"fork token": "/grants.html#fork_token", "consequences": "/consequences.html", "embed": "/embed.html", "user.portfolio": "/methods.html#user.portfolio",
		// Typos.
		"witdraw": "/consequences.html#move-funds-out", "get_postions": "/methods.html#private-get_positions", "mianaccount": "/access-scopes.html#token-mainaccount",
	} {
		got := js[[]string](p, enter+`return [...document.querySelectorAll(".found a")].slice(0, 4).map((e) => e.href)`, typed)
		if len(got) == 0 || !strings.HasPrefix(strings.TrimPrefix(got[0], origin), want) {
			t.Errorf("%q finds first %q, want %s", typed, got, want)
		}
	}
	t.Logf("a key takes %.1f ms, one in a word with a slip %.1f ms",
		js[float64](p, `const input = document.querySelector(".search input"); input.value = "withdraw"; const start = performance.now(); for (let i = 0; i < 20; i++) input.oninput(); return (performance.now() - start) / 20`),
		js[float64](p, `const input = document.querySelector(".search input"); input.value = "witdraw"; const start = performance.now(); for (let i = 0; i < 20; i++) input.oninput(); return (performance.now() - start) / 20`))
	const said = `return document.querySelector(".found [role=status]").textContent`
	contains(t, "said of a slip", js[string](p, enter+said, "witdraw"), "showing “withdraw”", " result")
	p.accessible("with results", axe)
	contains(t, "said of nothing", js[string](p, enter+said, "zzzzzz"), "Nothing found")
	equal(t, "a list of nothing", js[string](p, `return document.querySelector(".search input").ariaExpanded`), "false")
	p.accessible("with nothing found", axe)
	p.do(enter, "13021")
	equal(t, "said of one", js[string](p, said), "1 result")

	// Down to the results, around and back to the box, which keeps the focus all the time.
	const chosen = `
		const input = document.querySelector(".search input");
		if (document.activeElement !== input) return "the focus has gone";
		const at = document.getElementById(input.getAttribute("aria-activedescendant"));
		return (at?.hash ?? "none") + " of " + document.querySelectorAll(".found [aria-selected=true]").length`
	p.keys(kb.ArrowDown)
	equal(t, "chosen", js[string](p, chosen), "#e13021 of 1")
	p.keys(kb.ArrowDown)
	equal(t, "chosen after the last", js[string](p, chosen), "none of 0")
	p.keys(kb.ArrowUp)
	equal(t, "chosen before the first", js[string](p, chosen), "#e13021 of 1")
	p.accessible("with one chosen", axe)
	p.keys(kb.Escape)
	equal(t, "open after Escape", js[bool](p, `return document.querySelector(".found").checkVisibility()`), false)
	equal(t, "the focus is where it was", js[bool](p, `return document.activeElement === document.querySelector("main a")`), true)
	p.do(`document.querySelector(".search input").focus()`)
	equal(t, "open again, with what was typed", js[bool](p, `return document.querySelector(".found").checkVisibility()`), true)
	p.keys(kb.Tab)
	equal(t, "open after Tab", js[bool](p, `return document.querySelector(".found").checkVisibility()`), false)
	p.do(`document.querySelector(".search input").focus()`)
	p.keys("\r")
	p.wait(`location.hash === "#e13021"`)
}

// TestSearchBeforeItsList types and presses Enter when the list can't load: the
// box is a form that leads to the page that lists everything.
func TestSearchBeforeItsList(t *testing.T) {
	s := newStand(t)
	s.set(func() { s.pages["/search.json"] = "no list" })
	p := visit(t, s.URL+"/grants.html", view{noWait: true})
	p.keys("/")
	p.press("move_positions\r")
	p.wait(`location.pathname === "/search.html" && document.querySelector(".filter output")?.textContent.endsWith(" of " + document.querySelectorAll("[data-row]").length)`)
	equal(t, "found", js[string](p, `return [...document.querySelectorAll("main li")].find((e) => e.checkVisibility()).querySelector("a").hash`), "#private-move_positions")
}

// TestSearchOnAPhone opens the box with the magnifying glass, over the header.
func TestSearchOnAPhone(t *testing.T) {
	p := open(t, "/grants.html", view{width: 320, noWait: true})
	const seen = `return document.querySelector(".search input").checkVisibility()`
	equal(t, "the box at first", js[bool](p, seen), false)
	header := js[float64](p, `return document.querySelector("header").offsetHeight`)
	p.do(`document.querySelector(".search button").click()`)
	p.wait(`document.querySelector(".search input[role=combobox]") === document.activeElement`)
	p.keys("withdr")
	p.wait(`document.querySelector(".found a")?.checkVisibility()`)
	equal(t, "what sticks out", js[bool](p, `const page = document.documentElement; return page.scrollWidth > page.clientWidth`), false)
	equal(t, "height of the header", js[float64](p, `return document.querySelector("header").offsetHeight`), header)
	p.keys(kb.Escape)
	equal(t, "the box after Escape", js[bool](p, seen), false)
}

// TestMenu opens the list of pages over the page, and closes it by Escape and by
// a click elsewhere.
func TestMenu(t *testing.T) {
	p := open(t, "/", view{})
	const shown = `return document.querySelector(".menu nav a").checkVisibility()`
	for _, leave := range []func(){
		func() { p.keys(kb.Escape) },
		func() { p.do(`document.querySelector("h1").click()`) },
	} {
		top := js[float64](p, `return el.getBoundingClientRect().top`)
		p.do(`const s = document.querySelector(".menu summary"); s.focus(); s.click(); await frame()`)
		equal(t, "open", js[bool](p, shown), true)
		equal(t, "what is below keeps its place", js[float64](p, `return el.getBoundingClientRect().top`), top)
		leave()
		equal(t, "open after", js[bool](p, shown), false)
	}
}

// TestWhichCall takes a call from the page of errors to the calculator.
func TestWhichCall(t *testing.T) {
	p := open(t, "/errors.html#e13021", view{noWait: true})
	p.do(`document.querySelector("#e13021 [name=need]").focus()`)
	p.press("private/withdraw\r")
	p.wait(`location.pathname === "/index.html" && location.hash.startsWith("#need=private") && !location.search`)
	// A setting works the same way.
	p.GoTo(origin + "/index.html?key=trade:read_write&ask=trade:read")
	p.wait(`customElements.get("scope-calculator") && new URLSearchParams(document.querySelector("scope-calculator").query).get("ask") === "trade:read"`)
}

// TestFilter hides what doesn't match, and headings with nothing left under
// them.
func TestFilter(t *testing.T) {
	p := open(t, "/methods.html?q=move_positions", view{noWait: true})
	const shown = `return [...document.querySelectorAll("main tbody tr, main h2")].filter((e) => e.checkVisibility()).map((e) => e.id).join()`
	equal(t, "shown", js[string](p, shown), "trading,private-move_positions")
	p.do(`location.hash = "private-buy"; await frame(); await frame();`)
	equal(t, "a target that was hidden shows", js[bool](p, `return document.getElementById("private-buy").checkVisibility()`), true)
}

// TestConfigurator writes a tag that works: the test pastes it.
func TestConfigurator(t *testing.T) {
	p := open(t, "/embed.html", view{})
	tag := js[string](p, `
		const form = document;
		const set = (e, to) => { e.value = to; e.dispatchEvent(new InputEvent("input", { bubbles: true })); };
		set(form.querySelector("[name=query]"), 'via=http&key=trade:read_write+"<b>&ask=trade:read');
		set(form.querySelector("[name=theme]"), "dark");
		form.querySelector("[name=views]").click();
		form.querySelector("[name=permalink]").click();
		return document.querySelector("#tag ~ .code code").textContent;`)
	view0 := js[string](p, `return document.querySelector("[name=views]").value`)
	equal(t, "the calculator beside it", js[string](p, `return [el.getAttribute("views"), el.getAttribute("theme"), new URLSearchParams(el.query).get("ask")].join()`), view0+",dark,trade:read")
	// The tag shows changes made in the calculator.
	p.do(`
		$("#key-text").value = "account:read wallet:read";
		for (const type of ["input", "change"]) $("#key-text").dispatchEvent(new Event(type, { bubbles: true, composed: true }));
		await frame();`)
	contains(t, "the tag", js[string](p, `return document.querySelector("#tag ~ .code code").textContent`), `key=account:read+wallet:read&amp;ask=trade:read"`)
	equal(t, "the calculator keeps what it shows", js[string](p, `return new URLSearchParams(el.query).get("ask")`), "trade:read")
	// The page wouldn't let a text become markup anyway.
	p = open(t, "/t/text-box.html", view{noWait: true})
	got := js[string](p, `
		const page = new DOMParser().parseFromString(a, "text/html");
		const tag = page.querySelector("scope-calculator");
		return [page.querySelector("script").getAttribute("src"), tag.getAttribute("query"), tag.getAttribute("views"), tag.getAttribute("theme"), tag.hasAttribute("permalink"), tag.attributes.length, tag.children.length].join("\n");`, tag)
	equal(t, "the tag", got, "/embed/scope-calculator.js\nvia=http&key=trade:read_write+\"<b>&ask=trade:read\n"+view0+"\ndark\ntrue\n4\n1")
}

// TestReadyOnes uses the three ready-made tags, and the widths by button and
// slider.
func TestReadyOnes(t *testing.T) {
	p := open(t, "/embed.html", view{width: 1200})
	for title, views := range map[string]string{"Show one result": ` views="token"`, "Let readers try": "", "Everything": ` views="all"`} {
		tag := js[string](p, `
			const button = [...document.querySelectorAll("[data-views]")].find((e) => e.textContent === a);
			button.click();
			if (document.querySelectorAll("[data-views][aria-pressed=true]").length !== 1 || button.ariaPressed !== "true") return "not the one that is pressed";
			return document.querySelector("#tag ~ .code code").textContent`, title)
		contains(t, title, tag, `<scope-calculator query="key=account:read+trade:read_write&amp;ask=account:read_write+trade:read_write"`+views+">")
	}
	const wide = `await frame(); await frame(); return document.querySelector(".frame").offsetWidth + " " + document.querySelector("[data-configure] output").textContent + " " + [...document.querySelectorAll("[data-width][aria-pressed=true]")].map((e) => e.textContent)`
	for _, width := range []string{"320", "680", "1200"} {
		equal(t, "by a button", js[string](p, `document.querySelector("[data-width='" + a + "']").click();`+wide, width), width+" "+width+" px "+width)
	}
	equal(t, "by the slider", js[string](p, `const range = document.querySelector("[type=range]"); range.value = 500; range.dispatchEvent(new InputEvent("input", { bubbles: true }));`+wide), "500 500 px ")
	equal(t, "what sticks out", js[bool](p, `document.querySelector("[data-width='1200']").click(); await frame(); return document.documentElement.scrollWidth > innerWidth`), false)
}

// TestCopyButtons copies what the block shows.
func TestCopyButtons(t *testing.T) {
	p := open(t, "/reference.html", view{noWait: true, before: `
		window.copied = [];
		Object.defineProperty(navigator, "clipboard", { value: { writeText: async (text) => void copied.push(text) } });`})
	n := js[int](p, `window.said = []; for (const button of document.querySelectorAll(".copy")) { button.click(); await frame(); said.push(button.textContent); } return document.querySelectorAll("pre").length`)
	equal(t, "copied", js[bool](p, `return copied.length === a && [...document.querySelectorAll("pre")].every((e, i) => e.innerText.trimEnd() === copied[i]) && copied.some((text) => text.startsWith("import { load }")) && said.every((word) => word === "Copied")`, n), true)
}
