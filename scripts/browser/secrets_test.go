//go:build browser

package browser

import (
	"net/url"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// TestRequestIsNoScope pastes and types a whole request, with a secret that
// looks like any other word, into each field for a scope, in every way a text
// gets into a box. Its scope stays and is used; the rest stands nowhere
// afterwards: not in a field, the address, the history, a link or a copy.
func TestRequestIsNoScope(t *testing.T) {
	const (
		secret = "swordfish"
		scope  = "session:bot1 trade:read wallet:none"
	)
	requests := []struct{ form, text string }{
		{"JSON", `{"method":"public/auth","params":{"grant_type":"client_credentials","client_id":"joe","client_secret":"` + secret + `","scope":"` + scope + `"}}`},
		{"form", "grant_type=client_credentials&client_secret=" + secret + "&scope=session:bot1+trade:read+wallet:none"},
		{"header", "scope: " + scope + " Authorization: Basic " + secret},
		{"code", "auth('joe', '" + secret + "', scope='" + scope + "')"},
	}
	// No name gives this one away, and while it is typed no sign does either.
	notTyped := "code"
	ways := map[string]func(p *page, box, text string){
		// The way of a keyboard's own clipboard and of password managers.
		"insert": func(p *page, box, text string) { call(p, input.InsertText, input.InsertTextParams{Text: text}) },
		"value": func(p *page, box, text string) {
			p.do(`$(a).value = b; $(a).dispatchEvent(new Event("input", { bubbles: true }));`, box, text)
		},
		"paste": func(p *page, box, text string) {
			p.do(`
				const scratch = document.body.appendChild(document.createElement("textarea"));
				scratch.value = a;
				scratch.select();
				document.execCommand("copy");
				scratch.remove();
				$(b).focus();`, text, box)
			p.Do("pasting", chromedp.KeyEvent("v", chromedp.KeyModifiers(chromedp.ModifierCtrl), func(k *input.DispatchKeyEventParams) { k.Commands = []string{"paste"} }))
		},
		"keys": func(p *page, box, text string) { p.keys(text) },
	}
	fields := []struct{ box, param, setting string }{
		{"#ask-text", "ask", "key=trade:read&ask="},
		{"#key-text", "key", "key=&ask=trade:read"},
		{"#held-text", "held", "grant=refresh_token&key=trade:read&held="},
		{"#verify-ask", "ask", "key=trade:read&ask="},
		{"#verify-key", "key", "key=&ask=trade:read"},
	}
	for way, put := range ways {
		t.Run(way, func(t *testing.T) {
			p := open(t, "/", view{before: clipboard + `
				for (const name of ["pushState", "replaceState"]) {
					const real = history[name];
					history[name] = function (state, title, to) { (window.addresses ??= []).push(String(to)); return real.apply(this, arguments); };
				}
				addEventListener("scope-calculator:change", (event) => (window.told ??= []).push(JSON.stringify(event.detail)));`})
			p.do(`$("details[data-panel=verify]").open = true; $("details[data-panel=share]").open = true; await frame(); await frame();`)
			for i, field := range fields {
				for j, request := range requests {
					// Forms and fields take turns, so that it does not take minutes.
					if (i+j+len(way))%len(requests) > 0 || way == "keys" && request.form == notTyped {
						continue
					}
					what := field.box + " " + request.form
					p.query(field.setting)
					p.click(field.box)
					put(p, field.box, request.text)
					if way == "keys" {
						p.settle() // the pause is not the end of a typed text, but the address follows
						equal(t, what+": the query while it is typed", js[bool](p, `return el.query.includes(a) || location.href.includes(a)`, secret), false)
						p.do(`$(a).blur(); await new Promise((done) => setTimeout(done));`, field.box)
					}
					p.do(`await frame(); await frame();`)
					kept := strings.Fields(js[string](p, `return new URLSearchParams(el.query).get(a)`, field.param))
					equal(t, what+": the query", strings.Join(kept, " "), scope)
					equal(t, what+": the box", js[string](p, `return $(a).value`, field.box), scope)
					note := "#" + field.param + "-notes"
					if strings.HasPrefix(field.box, "#verify") {
						note = "#sides-note"
					}
					contains(t, what+": the note", p.text(note), "not a scope", "isn't kept")
					p.settle()
					link := p.copied(`[data-action=copy-link]`)
					contains(t, what+": the link", link, field.param+"="+strings.ReplaceAll(url.QueryEscape(scope), "%3A", ":"))
					found := js[string](p, holds, []string{secret})
					equal(t, what+": found in", found, "")
					p.do(`$(a).focus(); for (const step of ["undo", "undo", "redo", "undo"]) document.execCommand(step); await frame();`, field.box)
					if way != "keys" { // what was typed by hand comes back to the one who typed it, until the box is left
						equal(t, what+": found after undo in", js[string](p, holds, []string{secret}), "")
					}
					for _, action := range []string{"link", "text", "markdown", "json", "tag"} {
						if strings.Contains(p.copied(`[data-action=copy-`+action+`]`), secret) {
							t.Errorf("%s: the copied %s has the secret", what, action)
						}
					}
					if all := js[string](p, `return [...(window.addresses ?? []), ...(window.told ?? []), JSON.stringify(history.state)].join("\n")`); strings.Contains(all, secret) {
						t.Errorf("%s: the secret stands in the history or was told to the page:\n%s", what, all)
					}
				}
			}
		})
	}
}

// TestAlmostAScope types what is almost a scope: it stays, and is corrected.
func TestAlmostAScope(t *testing.T) {
	p := open(t, "/t/one.html", view{})
	for text, fix := range map[string]string{
		`"trade:read"`: "trade:read", "scope=trade:read": "trade:read", "trade:read&wallet:read": "trade:read wallet:read",
		"trade:[read, read_write]": "trade:read", "trade:read,wallet:read": "trade:read wallet:read",
	} {
		p.query("key=trade:read&ask=")
		p.fill("#ask-text", text)
		equal(t, text+": the query", js[string](p, `return new URLSearchParams(el.query).get("ask")`), text)
		equal(t, text+": the fix", p.attr("#ask-notes .note button.apply", "data-fix"), fix)
	}

	// A request that comes by a link is told, and replaced by a click.
	p.query("ask=" + url.QueryEscape(`{"pin":"swordfish","scope":"trade:read"}`))
	equal(t, "notes", js[int](p, `return $$("#ask-notes .note").length`), 1)
	p.click("#ask-notes [data-code=not-a-scope] button.apply")
	equal(t, "the text after the fix", js[string](p, `return $("#ask-text").value`), "trade:read")
	equal(t, "notes after the fix", js[int](p, `return $$("#ask-notes .note").length`), 0)

	// Before the program is there, no more than plain tokens get into a query.
	w := show(t, origin+"/t/one.html", view{noWait: true, allow: []string{"404"}, before: `
		const real = window.fetch;
		window.fetch = (...args) => new Promise((done) => (window.release = done)).then(() => real(...args));`}, origin+"/", "data:")
	w.wait(`$("#ask-text")`)
	w.do(`$("input[name=ask_absent]").checked && $("input[name=ask_absent]").click(); $("#ask-text").value = a; $("#ask-text").dispatchEvent(new Event("input", { bubbles: true })); await frame();`,
		`{"pin":"swordfish","scope":"trade:read session:bot1"}`)
	equal(t, "the query without the program", js[string](w, `return new URLSearchParams(el.query).get("ask")`), "trade:read session:bot1")
	w.wait(`window.release`)
	w.do(`window.release()`)
	w.wait(`$(".calc").dataset.state === "ready"`)
	w.do(`await frame();`)
	equal(t, "the box with the program", js[string](w, `return $("#ask-text").value`), "trade:read session:bot1")
	contains(t, "the note with the program", w.text("#ask-notes"), "not a scope")
}
