//go:build browser

package browser

import (
	"encoding/json"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// holds reports where in the page a text is: in markup (including the live
// region), fields, properties of the element, addresses, the history or
// storage, and events or screen reader output since the page opened.
const holds = `
	const found = [];
	const places = { light: document.documentElement.outerHTML, shadow: root.innerHTML, query: el.query, result: JSON.stringify(el.result) ?? "",
		address: location.href, state: JSON.stringify(history.state) ?? "", stored: JSON.stringify({ ...localStorage, ...sessionStorage }), cookie: document.cookie,
		addresses: (window.addresses ?? []).join(" "), told: (window.told ?? []).join(" "), heard: (window.heard ?? []).join(" ") };
	for (const e of $$("input, textarea, select")) places["field " + e.name] = e.value + " " + e.defaultValue + " " + (e.placeholder ?? "");
	for (const e of $$("a")) places["link " + e.href] = e.href;
	for (const [where, text] of Object.entries(places)) if (a.some((part) => text.includes(part))) found.push(where);
	return found.join();`

// overheard records the events the page gets and its history; heard records
// what a screen reader hears.
const (
	overheard = clipboard + `
		for (const name of ["pushState", "replaceState"]) {
			const real = history[name];
			history[name] = function (state, title, to) { (window.addresses ??= []).push(String(to)); return real.apply(this, arguments); };
		}
		for (const type of ["ready", "change", "error"]) addEventListener("scope-calculator:" + type, (event) => (window.told ??= []).push(JSON.stringify(event.detail)));`
	heard = `const live = $("[role=status]"); new MutationObserver(() => (window.heard ??= []).push(live.textContent)).observe(live, { childList: true, characterData: true, subtree: true });`
)

// parts cuts secrets into pieces, none of which may be found afterwards.
func parts(secrets ...string) (out []string) {
	for _, s := range secrets {
		for i := 0; i+12 <= len(s); i += 6 {
			out = append(out, s[i:i+12])
		}
	}
	return out
}

// forgets looks for secrets everywhere, and in the accessibility tree.
func (p *page) forgets(what string, secrets []string) {
	p.Helper()
	equal(p, what+": found in", js[string](p, holds, secrets), "")
	tree, err := json.Marshal(call(p, accessibility.GetFullAXTree, accessibility.GetFullAXTreeParams{}))
	p.Must("the accessibility tree", err)
	if !strings.Contains(string(tree), "Paste anything") {
		p.Errorf("%s: the accessibility tree has no calculator in it", what)
	}
	if i := slices.IndexFunc(secrets, func(s string) bool { return strings.Contains(string(tree), s) }); i >= 0 {
		p.Errorf("%s: the accessibility tree has %q", what, secrets[i])
	}
}

// undoes uses the browser's own undo in a box.
func (p *page) undoes(box string) {
	p.Helper()
	p.do(`$(a).focus(); for (const step of ["undo", "undo", "redo", "redo", "undo"]) document.execCommand(step); await frame();`, box)
}

// putWays are the ways to get a text into the focused box.
var putWays = map[string]func(p *page, box, text string){
	// What on-screen keyboards' clipboards and password managers do.
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
			scratch.remove();`, text)
		p.click(box)
		p.Do("pasting", chromedp.KeyEvent("v", chromedp.KeyModifiers(chromedp.ModifierCtrl), func(k *input.DispatchKeyEventParams) { k.Commands = []string{"paste"} }))
	},
	"drop": func(p *page, box, text string) {
		p.do(`
			const data = new DataTransfer();
			data.setData("text/plain", b);
			if ($(a).dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true, composed: true })))
				throw new Error("the browser would drop it into the box");`, box, text)
	},
	"keys": func(p *page, box, text string) { p.keys(text) },
}

// TestRequestIsNoScope pastes and types a whole request, with a secret that
// looks like any other word, into each field for a scope and into the box for
// anything, in every way to enter a text. Its scope stays and is used; the rest
// is nowhere afterwards: not in a field, the address, the history, a link or a
// copy.
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
	// No name gives this one away, and while you type it no symbol does either.
	notTyped := "code"
	const box = "[name=paste]"
	fields := []struct{ box, param, setting string }{
		{"#ask-text", "ask", "key=trade:read&ask="},
		{"#key-text", "key", "key=&ask=trade:read"},
		{"#held-text", "held", "grant=refresh_token&key=trade:read&held="},
		{box, "ask", "key=trade:read&ask="},
	}
	for way, put := range putWays {
		t.Run(way, func(t *testing.T) {
			p := open(t, "/", view{before: overheard})
			p.do(heard)
			p.touch()
			p.unfoldPanel("share")
			for i, field := range fields {
				for j, request := range requests {
					// Forms and fields take turns, or it would take minutes. If
					// it may be a scope, the browser itself drops it into a
					// field.
					if (i+j+len(way))%2 > 0 || way == "keys" && request.form == notTyped || way == "drop" && request.form == "header" && field.box != box {
						continue
					}
					what := field.box + " " + request.form
					p.query(field.setting)
					p.click(field.box)
					put(p, field.box, request.text)
					if way == "keys" {
						p.settle() // the pause doesn't end a typed text, but the address follows
						equal(t, what+": the query while it is typed", js[bool](p, `return el.query.includes(a) || location.href.includes(a)`, secret), false)
						if field.box == box {
							p.keys(kb.Enter)
						} else {
							p.do(`$(a).blur(); await new Promise((done) => setTimeout(done));`, field.box)
						}
					}
					p.do(`await frame(); await frame();`)
					// Pasted, a request is read as a whole wherever you paste it, and the box reads everything.
					param, read := field.param, field.box == box || way == "drop" || way == "paste" && request.form != "header"
					if read {
						param = "ask"
						contains(t, what+": the receipt", p.receipt(), "read")
						if request.form != "code" {
							contains(t, what+": the receipt", p.receipt(), "1 secret removed.")
						}
						equal(t, what+": the box", js[string](p, `return $("[name=paste]").value`), "")
						if field.param == "key" {
							equal(t, what+": the key", p.param("key"), "")
						}
					} else {
						contains(t, what+": the note", p.text("#"+field.param+"-notes"), "not a scope", "isn't kept")
					}
					kept := strings.Fields(p.param(param))
					equal(t, what+": the query", strings.Join(kept, " "), scope)
					equal(t, what+": the field", js[string](p, `return $("#" + a + "-text").value`, param), scope)
					p.settle()
					link := p.copied(`[data-action=copy-link]`)
					contains(t, what+": the link", link, param+"="+strings.ReplaceAll(url.QueryEscape(scope), "%3A", ":"))
					p.forgets(what, []string{secret})
					p.undoes(field.box)
					if way != "keys" || field.box == box { // what someone types into a field by hand may come back to them until they leave the field
						p.forgets(what+", after undo", []string{secret})
					}
					for _, action := range []string{"link", "text", "markdown", "json", "tag"} {
						if strings.Contains(p.copied(`[data-action=copy-`+action+`]`), secret) {
							t.Errorf("%s: the copied %s has the secret", what, action)
						}
					}
				}
			}
		})
	}
}

// TestPasteForgetsSecrets pastes a reply with live tokens in it, in every way,
// into the box, into a field and onto the element, and looks for them
// everywhere.
func TestPasteForgetsSecrets(t *testing.T) {
	const (
		access  = "1700000000123.1AbCdEfG.hIjKlMnOpQrStUvWxYz0123456789AbCdEfGhIjKlMnOpQrStUvWxYz"
		refresh = "1700000000456.1ZyXwVuT.sRqPoNmLkJiHgFeDcBa9876543210ZyXwVuTsRqPoNmLkJiHgFeDcBa"
		scope   = "account:read connection mainaccount trade:read_write wallet:read"
	)
	reply, err := json.Marshal(map[string]any{"jsonrpc": "2.0", "id": 7, "result": map[string]any{
		"access_token": access, "refresh_token": refresh, "expires_in": 31536000, "scope": scope, "token_type": "bearer"}})
	if err != nil {
		t.Fatal(err)
	}
	secrets := parts(access, refresh)
	for way, put := range putWays {
		t.Run(way, func(t *testing.T) {
			p := open(t, "/", view{before: overheard})
			p.do(heard)
			p.touch()
			for _, place := range []string{"[name=paste]", "#key-text", "#ask-text", "[name=key_name]", ".finding"} {
				into := strings.HasPrefix(place, "[name=paste]")
				if place == ".finding" && way != "paste" && way != "drop" || place == "[name=key_name]" && (way == "keys" || way == "insert" || way == "value") || way == "keys" && !into {
					continue // no box to type into, or one that takes any name
				}
				p.query("key=account:read+trade:read_write+wallet:read_write&ask=account:read+trade:read_write+wallet:read_write")
				if place == "[name=key_name]" {
					p.click("[name=settings]")
				}
				p.click(place)
				put(p, place, string(reply))
				if way == "keys" {
					p.keys(kb.Enter)
				}
				p.do(`await frame(); await frame();`)
				if into || way == "paste" || way == "drop" {
					contains(t, place+": the receipt", p.receipt(), "Reply read.", "2 secrets removed.")
					equal(t, place+": the reply", p.param("reply"), scope)
					equal(t, place+": the key", p.param("key"), "account:read trade:read_write wallet:read_write")
					contains(t, place+": the finding", p.text(".finding"), "Not the likely reply, but a possible one.")
				}
				p.settle()
				p.forgets(place, secrets)
				if place != ".finding" {
					p.undoes(place) // not even the browser's undo brings them back
				}
				p.forgets(place+", after undo and redo", secrets)
			}
			p.wait(`(window.heard ?? []).length > 0`)
			for _, panel := range []string{"calls", "code", "grants", "compare", "share"} {
				p.unfoldPanel(panel)
				p.do(`$$("details").forEach((d) => d.open = true); await frame(); await frame();`)
				p.forgets("with "+panel, secrets)
			}
			// You can go back to the text's setting, without the text.
			p.do(`for (let i = 0; i < 3 && location.hash; i++) { history.back(); await new Promise((done) => setTimeout(done, 60)); }`)
			p.forgets("after Back", secrets)
		})
	}
}

// TestAlmostAScope types what's almost a scope: it stays, and gets corrections.
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

	// A request in a link gets a remark, and a click replaces it.
	p.query("ask=" + url.QueryEscape(`{"pin":"swordfish","scope":"trade:read"}`))
	equal(t, "notes", js[int](p, `return $$("#ask-notes .note").length`), 1)
	p.click("#ask-notes [data-code=not-a-scope] button.apply")
	equal(t, "the text after the fix", js[string](p, `return $("#ask-text").value`), "trade:read")
	equal(t, "notes after the fix", js[int](p, `return $$("#ask-notes .note").length`), 0)

	// Before the program has loaded, only plain tokens get into a query, and
	// pasted text waits for it outside the page.
	w := show(t, origin+"/t/one.html", view{noWait: true, allow: []string{"404"}, before: `
		const real = window.fetch;
		window.fetch = (...args) => new Promise((done) => (window.release = done)).then(() => real(...args));`}, origin+"/", "data:")
	w.wait(`$("#ask-text")`)
	w.do(`$("#ask-text").value = a; $("#ask-text").dispatchEvent(new Event("input", { bubbles: true })); await frame();`,
		`{"pin":"swordfish","scope":"trade:read session:bot1"}`)
	equal(t, "the query without the program", js[string](w, `return new URLSearchParams(el.query).get("ask")`), "trade:read session:bot1")
	w.paste("[name=paste]", `{"max_scope":"trade:read_write","name":"bot1","client_secret":"marlin-spike"}`)
	contains(t, "the receipt without the program", w.receipt(), "Reading")
	w.do(`$("#ask-text").dispatchEvent(new FocusEvent("blur")); await frame();`)
	w.forgets("without the program", []string{"marlin-spike"})
	w.wait(`window.release`)
	w.do(`window.release()`)
	w.wait(`$(".calc").dataset.state === "ready"`)
	w.do(`await frame();`)
	equal(t, "the box with the program", js[string](w, `return $("#ask-text").value`), "trade:read session:bot1")
	contains(t, "the note with the program", w.text("#ask-notes"), "not a scope")
	contains(t, "the receipt with the program", w.receipt(), "Key read:", "bot1", "1 secret removed.")
	equal(t, "the key with the program", w.param("key"), "trade:read_write")
	w.forgets("with the program", []string{"marlin-spike", "swordfish"})
}

// TestPasteKinds pastes a text of each kind into the box, into a field and onto
// the element: wherever it lands it's read the same, its receipt says what it
// was, the table shows it, and Undo undoes it.
func TestPasteKinds(t *testing.T) {
	const (
		setting = "key=account:read+trade:read_write&ask=account:read+trade:read_write"
		token   = `"access_token":"1790000000000.1MaDeUpX.aCCesSt0kenMadeUp_0123456789-abcdefGHIJKLMNOP"`
	)
	kinds := []struct {
		name, text, kind string
		// receipt is text in the receipt; choices is what it offers.
		receipt []string
		choices string
		// changed are the parameters that the text changes.
		changed map[string]string
		finding string
		// marks are the rows with a mark, and the mark.
		marks string
	}{
		{"reply", `{"result":{` + token + `,"scope":"account:read connection mainaccount trade:read_write","expires_in":31536000}}`, "reply",
			[]string{"Reply read.", "1 secret removed.", "Undo", "Back to the prediction"}, "",
			map[string]string{"reply": "account:read connection mainaccount trade:read_write"}, "Just as predicted.", ""},
		{"another reply", `{"result":{` + token + `,"scope":"account:read connection mainaccount trade:read"}}`, "reply",
			[]string{"Reply read."}, "",
			map[string]string{"reply": "account:read connection mainaccount trade:read"}, "Less trade than was certain.", "trade: was read_write"},
		{"error with its call", `{"id":1,"method":"private/withdraw","params":{}}` + "\n" + `{"id":1,"error":{"code":13021,"message":"forbidden","data":{"reason":"required scope wallet:read_write"}}}`, "error",
			[]string{"13021 forbidden", "from private/withdraw: the token lacks wallet:read_write.", "Undo", "Clear"}, "",
			map[string]string{"need": "private/withdraw!"}, "Too little wallet for private/withdraw.", "wallet: needs read_write"},
		{"13009", `{"error":{"code":13009,"message":"unauthorized"}}`, "error",
			[]string{"13009 unauthorized.", "This token only works on the connection it came from."}, "", nil, "Exactly what you asked for.", ""},
		{"request", `curl "https://test.deribit.com/api/v2/public/auth?grant_type=client_credentials&client_id=a&client_secret=hunter2hunter2&scope=trade:read%20wallet:none"`, "request",
			[]string{"Request read:", "client_credentials over HTTP.", "1 secret removed.", "Undo"}, "",
			map[string]string{"via": "http", "ask": "trade:read wallet:none"}, "More account than you asked for.", ""},
		{"fork", `{"method":"public/fork_token","params":{"refresh_token":"1790000000000.2MaDeUpX.rEfreSht0kenMadeUp_0123456789-qrstuvWXYZABCDEF","session_name":"two"}}`, "request",
			[]string{"Request read:", "fork_token over WebSocket.", "1 secret removed."}, "",
			map[string]string{"grant": "fork_token", "ask": "–", "session_name": "two"}, "Which token do you start from?", ""},
		{"key", `{"result":{"id":5,"max_scope":"trade:read","name":"bot1","enabled":true,"enabled_features":["restricted_block_trades"],"public_key":"x"}}`, "key",
			[]string{"Key read:", "bot1.", "Undo"}, "",
			map[string]string{"key": "trade:read", "key_name": "bot1", "key_type": "asymmetric", "features": "restricted_block_trades"}, "No token.", ""},
		{"keys", `[{"max_scope":"trade:read","name":"bot1"},{"max_scope":"account:read"}]`, "key",
			[]string{"2 keys"}, "bot1: trade:read|Key 2: account:read", nil, "Exactly what you asked for.", ""},
		{"scope of a reply", "x = 'connection trade:read_write mainaccount account:read'", "scope",
			[]string{"A scope was read:", "the server's reply."}, "",
			map[string]string{"reply": "connection trade:read_write mainaccount account:read"}, "Just as predicted.", ""},
		{"scope of a request", "scope = \"trade:read wallet:none\"", "scope",
			[]string{"A scope was read:", "the request's."}, "",
			map[string]string{"ask": "trade:read wallet:none"}, "More account than you asked for.", ""},
		{"scope without an owner", "x = 'account:read trade:read'", "scope",
			[]string{"A scope was read:"}, "The key's|The request's|The reply's", nil, "Exactly what you asked for.", ""},
		{"code", "client.call('private/buy')\nclient.call('private/get_positions')\nclient.call('private/withdraw')\n", "calls",
			[]string{"3 calls found:", "buy, get_positions and withdraw.", "Undo", "Clear"}, "",
			map[string]string{"need": "private/buy private/get_positions private/withdraw"}, "Too little wallet, more account than you need.", "trade: needs read_write|wallet: needs read_write"},
		{"public code", "client.call('public/get_time')", "calls",
			[]string{"Public methods only:"}, "", nil, "Exactly what you asked for.", ""},
		{"nothing", "hello = \"world\"", "nothing",
			[]string{"Nothing to read here."}, "", nil, "Exactly what you asked for.", ""},
	}
	const marks = `return $$("li.row").flatMap((row) => [[".was", "was"], [".need", "needs"]].flatMap(([selector, word]) => {
		const e = row.querySelector(selector);
		return e.checkVisibility() ? row.dataset.domain + ": " + word + " " + (word === "was" ? text(e) : row.querySelector(".meter.got").dataset.need) : [];
	})).join("|")`
	p := open(t, "/t/one.html", view{})
	p.do(heard)
	p.touch()
	for _, place := range []string{"[name=paste]", "#key-text", "#ask-text", ".finding", ".row[data-domain=custody] .who"} {
		for _, c := range kinds {
			what := c.name + " into " + place
			p.query(setting)
			before := js[string](p, `window.heard = []; return el.query`)
			params := js[map[string]string](p, `return Object.fromEntries(new URLSearchParams(el.query))`)
			p.paste(place, c.text)
			equal(t, what+": kind", js[string](p, `return $(".paste").dataset.kind ?? ""`), c.kind)
			contains(t, what+": receipt", p.receipt(), c.receipt...)
			equal(t, what+": choices", js[string](p, `return $$("[data-action=choice]").map(text).join("|")`), c.choices)
			for name, value := range c.changed {
				if value == "–" {
					delete(params, name)
				} else {
					params[name] = value
				}
			}
			now := js[map[string]string](p, `return Object.fromEntries(new URLSearchParams(el.query))`)
			if was, is := inOrder(params), inOrder(now); was != is {
				t.Errorf("%s: the query\n got %s\nwant %s", what, is, was)
			}
			contains(t, what+": finding", p.text(".finding"), c.finding)
			if len(c.changed) == 0 {
				equal(t, what+": finding of what is left alone", p.text(".finding"), c.finding)
			}
			equal(t, what+": marks", js[string](p, marks), c.marks)
			equal(t, what+": the box", js[string](p, `return $("[name=paste]").value`), "")
			for _, name := range []string{"key", "ask"} {
				value := js[string](p, `return $("#" + a + "-text").value`, name)
				equal(t, what+": the field "+name, value, now[name])
			}
			// It's announced once, with the result.
			p.wait(`window.heard.some((said) => said.includes(a))`, c.receipt[0])
			if len(c.changed) == 0 {
				equal(t, what+": Undo of nothing", js[bool](p, `return $("[data-action=undo-paste]").checkVisibility()`), false)
				continue
			}
			p.wait(`window.heard.at(-1).includes(a)`, strings.TrimSuffix(p.text(".finding"), "."))
			equal(t, what+": times it is said", js[int](p, `return window.heard.filter((said) => said.includes(a)).length`, c.receipt[0]), 1)
			p.click("[data-action=undo-paste]")
			equal(t, what+": undone", js[string](p, `return el.query`), before)
			equal(t, what+": the receipt, undone", p.receipt(), "")
			equal(t, what+": focus, undone", js[string](p, `return deepest().name`), "paste")
		}
	}

	// In a field, a scope on more than one line is that field's.
	for _, c := range []struct{ text, place, param, value string }{
		{"trade:read\nwallet:none\n", "#key-text", "key", "trade:read wallet:none"},
		{"account:read\nconnection", "#ask-text", "ask", "account:read connection"},
	} {
		p.query(setting)
		p.paste(c.place, c.text)
		equal(t, c.text, p.param(c.param), c.value)
	}

	// A click makes a choice, and Ctrl-Z in the table undoes it.
	p.query(setting)
	p.paste("[name=paste]", "x = 'account:read trade:read'")
	p.do(`$$("[data-action=choice]").find((e) => text(e) === "The reply's").click(); await frame();`)
	equal(t, "the choice", p.param("reply"), "account:read trade:read")
	p.do(`$("[data-domain=trade] .who").focus()`)
	p.keys("z", chromedp.ModifierCtrl)
	equal(t, "the choice, undone", p.param("reply"), "–")

	// An error without its call asks for it, and takes what you type.
	p.query(setting)
	p.paste("[name=paste]", "forbidden (13021)")
	contains(t, "an error without its call", p.receipt(), "13021 forbidden:", "Which call failed?")
	p.fill("[name=which]", "withdraw")
	equal(t, "what a name is listed with", js[string](p, `return $("#calls option[value='private/buy']").label`), "Place a buy order")
	p.keys(kb.Enter)
	equal(t, "its call", p.param("need"), "private/withdraw!")
	contains(t, "finding", p.text(".finding"), "Too little wallet")
	equal(t, "mark", js[string](p, marks), "wallet: needs read_write")
	equal(t, "receipt with its call", p.receipt(), "13021 forbidden from private/withdraw: the token lacks wallet:read_write. Undo Clear")
	p.click("[data-action=undo-paste]")
	equal(t, "its call, undone", p.param("need"), "–")

	// Once something else changed, a receipt's Undo is gone, since it would undo that too.
	p.query(setting)
	p.paste("[name=paste]", "call('private/buy')")
	p.click("input[name=ask-wallet][value=none]")
	equal(t, "Undo after another change", js[bool](p, `return $("[data-action=undo-paste]").checkVisibility()`), false)
	p.click("[data-action=clear]")
	equal(t, "what is left after Clear", p.param("need")+", "+p.param("ask"), "–, account:read trade:read_write wallet:none")

	// Text that can only be meant for a field goes there as is.
	p.query("")
	p.click("#key-text")
	putWays["paste"](p, "#key-text", "trade:read")
	p.do(`await frame();`)
	equal(t, "a bare scope", p.param("key"), "trade:read")
	equal(t, "receipt of a bare scope", p.receipt(), "")

	// An example's setting isn't the reader's: a paste starts without it.
	example := open(t, "/t/one.html", view{})
	example.query(setting)
	example.paste("[name=paste]", "call('private/buy')")
	equal(t, "the query of a paste into an example", js[string](example, `return el.query`), "grant=client_credentials&need=private%2Fbuy")
	example.click("[data-action=undo-paste]")
	equal(t, "the example, undone", example.param("ask"), "account:read trade:read_write")
}

func inOrder(params map[string]string) string {
	var out []string
	for name, value := range params {
		out = append(out, name+"="+value)
	}
	slices.Sort(out)
	return strings.Join(out, "&")
}
