//go:build browser

package browser

import (
	"fmt"
	"path"
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
				// Where a row is a list, what a cell is stands before it, never under it.
				equal(t, "labels that run into their cell", js[string](p, `return [...document.querySelectorAll("td[data-label]")].filter((td) => {
					const label = getComputedStyle(td, "::before");
					return label.position === "absolute" && parseFloat(label.width) > parseFloat(getComputedStyle(td).paddingInlineStart);
				}).map((td) => td.dataset.label).join()`), "")
				equal(t, "menu or list of pages", js[bool](p, `return [...document.querySelectorAll(".menu summary, .side")].filter((e) => e.checkVisibility()).length === 1`), true)
			})
		}
	}
}

// TestWaysIn takes each question on the home page to the part of the
// calculator that answers it.
func TestWaysIn(t *testing.T) {
	p := open(t, "/", view{})
	p.do(`document.querySelector("[data-open=key]").click()`)
	equal(t, "what the key allows has the focus", js[string](p, `return deepest().id`), "key-text")
	equal(t, "no request of the example's is left", js[bool](p, `return new URLSearchParams(el.query).has("ask")`), false)
	p.do(`document.querySelector("[data-open=needs]").click()`)
	equal(t, "the box for calls", js[string](p, `return deepest().id`), "pick")
	p.do(`document.querySelector("[data-open=verify]").click()`)
	equal(t, "the key beside the box for an answer", js[string](p, `return deepest().id`), "verify-key")
	equal(t, "nothing of the example's is left to be held against", js[string](p, `return $("#verify-key").value + $("#verify-ask").value`), "")
	equal(t, "in sight", js[bool](p, `const r = deepest().getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight`), true)
}

// TestWaysInKeepWhatIsTheReaders takes the ways in after the reader has changed
// something: that stays, and only the values of the page's example go.
func TestWaysInKeepWhatIsTheReaders(t *testing.T) {
	const example, exampleAsk = "account:read trade:read_write", "account:read_write trade:read_write"
	for _, c := range []struct {
		name, path string
		do         func(p *page)
		way        string
		key, ask   string
	}{
		{"nothing", "/", func(*page) {}, "key", example, "absent"},
		{"nothing, to verify", "/", func(*page) {}, "verify", "absent", "absent"},
		{"a key", "/", func(p *page) { p.fill("#key-text", "wallet:read") }, "key", "wallet:read", "absent"},
		{"a key, to verify", "/", func(p *page) { p.fill("#key-text", "wallet:read") }, "verify", "wallet:read", "absent"},
		{"half a key", "/", func(p *page) { p.fill("#key-text", "wallet:re") }, "verify", "wallet:re", "absent"},
		{"a key put back", "/", func(p *page) { p.fill("#key-text", "wallet:read"); p.fill("#key-text", example) }, "verify", example, "absent"},
		{"no key", "/", func(p *page) { p.click("[name=key_absent]") }, "key", "absent", "absent"},
		{"a request", "/", func(p *page) { p.fill("#ask-text", "trade:read") }, "key", example, "trade:read"},
		{"one way after the other", "/", func(p *page) { p.do(`document.querySelector("[data-open=verify]").click()`) }, "key", example, "absent"},
		{"a link to the example with another request", "/#key=account:read+trade:read_write&ask=trade:read", func(*page) {}, "verify", example, "trade:read"},
		{"a panel that takes no setting", "/", func(*page) {}, "needs", example, exampleAsk},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := open(t, c.path, view{})
			c.do(p)
			p.do(`document.querySelector("[data-open=" + a + "]").click()`, c.way)
			equal(t, "the key, and the request", js[string](p, `
				const query = new URLSearchParams(el.query);
				return ["key", "ask"].map((name) => query.get(name) ?? "absent").join("; ")`), c.key+"; "+c.ask)
		})
	}
}

// TestSearch finds what people look for, first what they most likely mean,
// from any page and by keyboard, and says aloud how much it found.
func TestSearch(t *testing.T) {
	p := open(t, "/grants.html", view{noWait: true})
	p.keys("/")
	p.wait(`document.querySelector("dialog.find[open] input") === document.activeElement`)
	const enter = `const input = document.querySelector("dialog input"); input.value = a; input.oninput();`
	for typed, want := range map[string]string{
		"get_positions": "/methods.html#private-get_positions", "withdraw": "/consequences.html#move-funds-out", "private/buy": "/methods.html#private-buy",
		"13009": "/errors.html#e13009", "13021": "/errors.html#e13021", "forbidden": "/errors.html#e13021",
		"clipped": "/evidence.html#clipped-to-key", "wallet narrowing": "/evidence.html#wallet-narrowing",
		"mainaccount": "/access-scopes.html#token-mainaccount", "session": "/access-scopes.html#token-session", "trade": "/access-scopes.html#token-trade",
		"fork token": "/grants.html#fork_token", "consequences": "/consequences.html", "embed": "/embed.html", "user.portfolio": "/methods.html#user.portfolio",
		// Slips of the finger.
		"witdraw": "/consequences.html#move-funds-out", "get_postions": "/methods.html#private-get_positions", "mianaccount": "/access-scopes.html#token-mainaccount",
	} {
		got := js[[]string](p, enter+`return [...document.querySelectorAll("dialog a")].slice(0, 4).map((e) => e.href)`, typed)
		if len(got) == 0 || !strings.HasPrefix(strings.TrimPrefix(got[0], origin), want) {
			t.Errorf("%q finds first %q, want %s", typed, got, want)
		}
	}
	t.Logf("a key takes %.1f ms, one in a word with a slip %.1f ms",
		js[float64](p, `const input = document.querySelector("dialog input"); input.value = "withdraw"; const start = performance.now(); for (let i = 0; i < 20; i++) input.oninput(); return (performance.now() - start) / 20`),
		js[float64](p, `const input = document.querySelector("dialog input"); input.value = "witdraw"; const start = performance.now(); for (let i = 0; i < 20; i++) input.oninput(); return (performance.now() - start) / 20`))
	const said = `return document.querySelector("dialog [role=status]").textContent`
	contains(t, "said of a slip", js[string](p, enter+said, "witdraw"), "showing “withdraw”", " result")
	contains(t, "said of nothing", js[string](p, enter+said, "zzzzzz"), "Nothing found")
	p.do(enter, "13021")
	equal(t, "said of one", js[string](p, said), "1 result")

	// Down to the results and back, then Enter in the box takes the first.
	p.keys(kb.ArrowDown)
	equal(t, "focus", js[string](p, `return document.activeElement.hash`), "#e13021")
	p.keys(kb.ArrowUp)
	equal(t, "focus", js[string](p, `return document.activeElement.localName`), "input")
	p.keys(kb.Escape)
	equal(t, "open after Escape", js[bool](p, `return document.querySelector("dialog").open`), false)
	p.do(`document.querySelector("a.search").click()`)
	// The box comes a moment after the click.
	p.wait(`document.querySelector("dialog[open] input") === document.activeElement`)
	p.keys("\r")
	p.wait(`location.hash === "#e13021"`)
}

// TestFilter hides what does not match, with the headings that are left bare.
func TestFilter(t *testing.T) {
	p := open(t, "/methods.html?q=move_positions", view{noWait: true})
	const shown = `return [...document.querySelectorAll("main tbody tr, main h2")].filter((e) => e.checkVisibility()).map((e) => e.id).join()`
	equal(t, "shown", js[string](p, shown), "trading,private-move_positions")
	p.do(`location.hash = "private-buy"; await frame(); await frame();`)
	equal(t, "a target that was hidden shows", js[bool](p, `return document.getElementById("private-buy").checkVisibility()`), true)
}

// TestConfigurator writes a tag that works: the test pastes it.
func TestConfigurator(t *testing.T) {
	p := open(t, "/embed.html", view{noWait: true})
	tag := js[string](p, `
		const form = document.querySelector("[data-configure]");
		form.querySelector("[name=key]").value = 'trade:read_write "<b>';
		form.querySelector("[name=ask]").value = "trade:read";
		form.querySelector("[name=via]").value = "http";
		form.querySelector("[value=answer]").checked = true;
		form.oninput();
		return document.querySelector("#tag ~ .code code").textContent;`)
	// The page itself would not let a text become markup.
	p = open(t, "/t/text-box.html", view{noWait: true})
	got := js[string](p, `
		const page = new DOMParser().parseFromString(a, "text/html");
		const tag = page.querySelector("scope-calculator");
		return [page.querySelector("script").getAttribute("src"), tag.getAttribute("query"), tag.getAttribute("views"), tag.attributes.length, tag.children.length].join("\n");`, tag)
	equal(t, "the tag", got, "/embed/scope-calculator.js\nvia=http&key=trade:read_write+%22%3Cb%3E&ask=trade:read\nanswer\n2\n1")
}

// TestCopyButtons copies what the block shows.
func TestCopyButtons(t *testing.T) {
	p := open(t, "/reference.html", view{noWait: true, before: `
		window.copied = [];
		Object.defineProperty(navigator, "clipboard", { value: { writeText: async (text) => void copied.push(text) } });`})
	n := js[int](p, `for (const button of document.querySelectorAll(".copy")) { button.click(); await frame(); } return document.querySelectorAll("pre").length`)
	equal(t, "copied", js[bool](p, `return copied.length === a && copied[0].startsWith("import { load }") && [...document.querySelectorAll(".copy")].every((e) => e.textContent === "Copied")`, n), true)
}
