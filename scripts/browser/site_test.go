//go:build browser

package browser

import (
	"fmt"
	"path"
	"strings"
	"testing"
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
				equal(t, "menu or list of pages", js[bool](p, `return [...document.querySelectorAll(".menu summary, .side")].filter((e) => e.checkVisibility()).length === 1`), true)
			})
		}
	}
}

// TestSearch finds a method, an error and a rule from any page, by keyboard.
func TestSearch(t *testing.T) {
	p := open(t, "/grants.html", view{noWait: true})
	p.keys("/")
	p.wait(`document.querySelector("dialog.find[open] input") === document.activeElement`)
	for typed, want := range map[string]string{
		"get_positions": "/methods.html#private-get_positions", "13009": "/errors.html#e13009", "clipped key": "/evidence.html#clipped-to-key", "fork token": "/grants.html#fork_token",
	} {
		got := js[string](p, `const input = document.querySelector("dialog input"); input.value = a; input.oninput(); return [...document.querySelectorAll("dialog a")].map((e) => e.href).join("\n")`, typed)
		contains(t, typed, got+"\n", origin+want+"\n")
	}
	p.do(`const input = document.querySelector("dialog input"); input.value = "13021"; input.oninput();`)
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
