//go:build browser

package browser

import (
	"slices"
	"strings"
	"testing"
)

// TestEmbedContract checks what the calculator promises its host.
func TestEmbedContract(t *testing.T) {
	t.Run("globals", func(t *testing.T) {
		const names = `
			const own = (o) => Object.getOwnPropertyNames(o).concat(Object.getOwnPropertySymbols(o).map(String));
			return [...own(window).map((n) => "window." + n), ...own(document).map((n) => "document." + n),
				...own(Object.prototype), ...own(Array.prototype), ...own(String.prototype), ...own(HTMLElement.prototype)].sort().join("\n");`
		without := open(t, "/t/plain.html", view{noWait: true})
		with := open(t, "/t/one.html", view{})
		with.query("key=trade:read&ask=trade:read_write")
		known := strings.Fields(js[string](without, names))
		for name := range strings.FieldsSeq(js[string](with, names)) {
			if !slices.Contains(known, name) {
				t.Errorf("a new name: %s", name)
			}
		}
	})

	t.Run("light DOM", func(t *testing.T) {
		// The observer is there before the element is; a host's framework sees the
		// same.
		p := open(t, "/t/light.html", view{before: `
			window.touched = [];
			let parsed = false;
			const observer = new MutationObserver((records) => {
				if (!parsed) return;
				for (const record of records) {
					const at = record.target.nodeType === 1 ? record.target.closest("scope-calculator") : record.target.parentElement?.closest("scope-calculator");
					if (at) window.touched.push(record.type + " " + (record.attributeName ?? ""));
				}
			});
			observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
			// The parser fills the element; what comes after the parser is from us. The parser's last records are still pending
			// then.
			document.addEventListener("readystatechange", () => { observer.takeRecords(); parsed = true; }, { once: true });`})
		plain := open(t, "/t/light-plain.html", view{noWait: true})
		p.choose("grant", "refresh_token")
		p.choose("via", "http")
		p.click(`input[name=ask-trade][value=read]`)
		p.unfoldPanel("calls")
		equal(t, "mutations", js[string](p, `await frame(); return window.touched.join()`), "")
		const outer = `return document.querySelector("scope-calculator").outerHTML`
		equal(t, "element", js[string](p, outer), js[string](plain, outer))
	})

	t.Run("page state", func(t *testing.T) {
		p := open(t, "/t/one.html", view{before: `
			window.moves = [];
			for (const name of ["pushState", "replaceState"]) {
				const real = history[name];
				history[name] = function (...args) { moves.push(name); return real.apply(this, args); };
			}
			document.addEventListener("focusin", () => moves.push("focus"));`})
		equal(t, "focus, history and address at load", js[string](p, `return [document.activeElement.tagName, moves.join(), location.href, history.length].join(" ")`),
			"BODY  "+origin+"/t/one.html "+js[string](p, `return String(history.length)`))
		before := js[int](p, `return history.length`)
		p.choose("via", "http")
		p.click(`input[name=key-trade][value=read]`)
		p.unfoldPanel("code")
		p.fill(`#ask-text`, "wallet:read")
		p.do(`await new Promise((done) => setTimeout(done, 1000))`)
		equal(t, "history length after a change", js[int](p, `return history.length`), before)
		equal(t, "address after a change", js[string](p, `return location.href`), origin+"/t/one.html")
		equal(t, "cookies", js[string](p, `return document.cookie`), "")
		equal(t, "stored", js[string](p, `return [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length, (await caches.keys()).length, (await navigator.serviceWorker.getRegistrations()).length].join()`), "0,0,0,0,0")
		// Requests to other origins fail every test anyway; these are to the page's own.
		for _, url := range p.Seen("") {
			switch path := strings.TrimPrefix(url, origin); {
			case path == "/t/one.html", path == "/embed/scope-calculator.js", strings.HasPrefix(path, "/embed/later-"), strings.HasPrefix(path, "/embed/texts-"), strings.HasSuffix(path, ".wasm.lzma"), strings.HasPrefix(path, "data:"):
			default:
				t.Errorf("unexpected request: %s", url)
			}
		}
	})

	t.Run("lazy", func(t *testing.T) {
		p := open(t, "/t/lazy.html", view{noWait: true})
		p.do(`await new Promise((done) => setTimeout(done, 300))`)
		equal(t, "fetches far from the viewport", len(p.Seen(".wasm.lzma")), 0)
		p.do(`el.scrollIntoView()`)
		p.wait(`$(".calc").dataset.state === "ready"`)
		equal(t, "fetches in the viewport", len(p.Seen(".wasm.lzma")), 1)
	})

	t.Run("loaded twice", func(t *testing.T) {
		p := open(t, "/t/twice.html", view{allow: []string{"registered already"}})
		p.query("key=wallet:read&ask=wallet:read")
		equal(t, "scope", p.scope(), "connection mainaccount wallet:read")
		if said := p.Said(); len(said) != 1 || !strings.HasPrefix(said[0], "console.warning: ") {
			t.Errorf("expected one warning, got %q", said)
		}
	})

	t.Run("policy without wasm", func(t *testing.T) {
		p := open(t, "/t/csp.html", view{noWait: true, allow: []string{"Content Security Policy"}})
		p.wait(`$(".calc")?.dataset.state === "blocked"`)
		contains(t, "what it says", p.text(`.sum`), "'wasm-unsafe-eval'", "Content-Security-Policy")
		equal(t, "fetches in vain", len(p.Seen(".wasm.lzma")), 0)
		equal(t, "fallback is shown", js[bool](p, `return el.querySelector("p").checkVisibility()`), true)
		// The form stays usable.
		p.click(`input[name=ask-trade][value=read]`)
		equal(t, "text of the form", js[string](p, `return $("#ask-text").value`), "trade:read")
		p.click(`[data-field=ask] .clear`)
		p.fill(`#ask-text`, "wallet:read")
		equal(t, "level of the form", js[bool](p, `return $("input[name=ask-wallet][value=read]").checked && !$("input[name=ask-trade][value=read]").checked`), true)
		equal(t, "state", p.attr(`.calc`, "data-state"), "blocked")
	})
}
