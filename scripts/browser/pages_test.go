//go:build browser

package browser

import (
	"path"
	"slices"
	"strings"
	"testing"

	"scopecalculator/scopecore"
	"scopecalculator/scopecore/catalog"
	"scopecalculator/scopecore/corpus"
	"scopecalculator/scopecore/knowledge"
	"scopecalculator/scripts/internal/tab"
)

// sitePages are the pages of the site, without the standalone calculators.
func sitePages() (names []string) {
	for _, name := range files.Names() {
		if path.Ext(name) == ".html" && !strings.Contains(name, "/") && name != "scope-calculator.html" {
			names = append(names, name)
		}
	}
	return names
}

// TestPagesWithoutScripts reads every page with JavaScript switched off, on a
// phone and on a desk: all of its text is visible, each calculator's answer is
// there as a table, and no control is offered that would do nothing.
func TestPagesWithoutScripts(t *testing.T) {
	answers, err := corpus.Observations()
	if err != nil {
		t.Fatal(err)
	}
	refusals, err := corpus.Refusals()
	if err != nil {
		t.Fatal(err)
	}
	var grants []string
	for _, grant := range scopecore.Grants() {
		grants = append(grants, "main h2#"+grant.String())
	}
	// What each page is for, by the count of what's visible.
	essential := map[string]struct {
		selector string
		count    int
	}{
		"index.html":         {"main scope-calculator > table", 1},
		"access-scopes.html": {"main tr[id^=token-]", len(knowledge.Tokens())},
		"grants.html":        {strings.Join(grants, ", "), len(grants)},
		"consequences.html":  {"main h2[id]:not(#three-keys-compared)", len(catalog.Consequences())},
		"evidence.html":      {"main h3[id]", len(knowledge.Rules()) + len(answers) + len(refusals)},
		"methods.html":       {"main section tr[id]", len(catalog.Methods()) + len(catalog.RemovedMethods())},
		"errors.html":        {"main tr[id]", len(knowledge.ErrorCodes())},
		"search.html":        {"main li[data-row] a", len(catalog.Methods()) + len(knowledge.Rules()) + len(knowledge.ErrorCodes()) + len(knowledge.Tokens())},
	}
	const look = `(() => {
		const seen = (e) => e.checkVisibility() && e.getBoundingClientRect().width > 0;
		const main = document.querySelector("main");
		const list = [];
		if (customElements.get("scope-calculator")) list.push("scripts run");
		if (main.innerText.trim().length < 80) list.push("next to no text");
		for (const e of main.querySelectorAll("h1, h2, h3, p, li, td, pre"))
			if (e.textContent.trim() && !e.closest("[data-configure]") && !seen(e)) list.push("hidden: " + e.textContent.trim().slice(0, 60));
		// A form works without scripts too.
		for (const e of document.querySelectorAll("button, input, select")) if (seen(e) && !e.form) list.push("does nothing: " + e.outerHTML.slice(0, 60));
		for (const e of document.querySelectorAll("scope-calculator")) if (!/\S/.test(e.innerText) || !seen(e.firstElementChild)) list.push("an empty calculator");
		if (document.documentElement.scrollWidth > innerWidth) list.push("wider than the window");
		const menu = document.querySelector(".menu");
		if (seen(menu)) { menu.open = true; if (!seen(menu.querySelector("nav a"))) list.push("the menu stays shut"); }
		else if (!seen(document.querySelector(".side a"))) list.push("no navigation");
		return list.slice(0, 8).join("\n");
	})()`
	for _, name := range sitePages() {
		for _, width := range []int64{320, 1200} {
			t.Run(name, func(t *testing.T) {
				p := open(t, "/"+name, view{width: width, noScript: true, noWait: true})
				equal(t, "what's wrong", atOnce[string](p, look), "")
				if want, ok := essential[name]; ok {
					got := atOnce[int](p, `[...document.querySelectorAll("`+want.selector+`")].filter((e) => e.checkVisibility()).length`)
					if got < want.count {
						t.Errorf("%s: %d can be seen, want %d", want.selector, got, want.count)
					}
				}
			})
		}
	}
	for name := range essential {
		if !slices.Contains(sitePages(), name) {
			t.Errorf("no page %s", name)
		}
	}
}

// atOnce evaluates an expression without waiting for anything, which is all
// that a page without scripts can do.
func atOnce[T any](p *page, expression string) T {
	p.Helper()
	value, err := tab.Eval[T](p.Tab, expression)
	p.Must("evaluating", err)
	return value
}

// TestAnchorsHold follows a link to the last heading of a page whose
// calculators are laid out only when they're near: it ends up in sight.
func TestAnchorsHold(t *testing.T) {
	for _, width := range []int64{320, 1200} {
		p := open(t, "/access-scopes.html#slips", view{width: width, noWait: true})
		p.wait(`[...document.querySelectorAll("scope-calculator")].at(-1).shadowRoot?.querySelector(".calc")?.dataset.state === "ready"`)
		for range 10 {
			p.do(`await frame()`)
		}
		if top := js[float64](p, `return document.getElementById("slips").getBoundingClientRect().top`); top < 0 || top > 500 {
			t.Errorf("at %d px the heading is at %.0f", width, top)
		}
	}
}

// TestPagesAreTrusted proves that the pages' policy forbids turning text into
// programs, and that the site's own script may only name its two files.
func TestPagesAreTrusted(t *testing.T) {
	p := open(t, "/grants.html", view{noWait: true, allow: []string{"'Trusted[A-Za-z]+' assignment", "Creating a TrustedTypePolicy"}})
	got := js[string](p, `
		const refused = [];
		for (const [name, attempt] of Object.entries({
			markup: () => (document.body.innerHTML = "<p>x"),
			script: () => (document.createElement("script").src = "/x.js"),
			worker: () => navigator.serviceWorker.register("/x.js"),
			policy: () => trustedTypes.createPolicy("another", {}),
			again: () => trustedTypes.createPolicy("scope-calculator", {}),
		})) {
			try { await attempt(); } catch (cause) { if (cause instanceof TypeError) refused.push(name); }
		}
		return refused.join(" ");`)
	equal(t, "what is refused", got, "markup script worker policy again")
}
