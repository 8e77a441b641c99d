//go:build browser

package browser

import (
	"encoding/json"
	"net/url"
	"regexp"
	"strings"
	"testing"
)

// clipboard keeps what the page copies in window.copied.
const clipboard = `Clipboard.prototype.writeText = async (text) => { window.copied = text; };`

// copied clicks and returns what's on the clipboard afterwards.
func (p *page) copied(selector string) string {
	p.Helper()
	p.do(`window.copied = null`)
	p.click(selector)
	p.wait(`window.copied !== null`)
	return js[string](p, `return window.copied`)
}

// settle waits until the address has followed, or should have.
func (p *page) settle() {
	p.Helper()
	p.do(`await new Promise((done) => setTimeout(done, 900))`)
}

// TestPermalink changes the setting, goes back and forward, and opens old and
// foreign links.
func TestPermalink(t *testing.T) {
	p := open(t, "/", view{before: clipboard})
	address := func() string { return js[string](p, `return location.href.replace(/v=[\d-]+$/, "v=*")`) }
	first := js[string](p, `return el.result.scope`)
	p.settle()
	equal(t, "address at first", address(), origin+"/")

	// moves waits until the address has followed a change, however busy the machine is.
	moves := func(change func()) string {
		was := address()
		change()
		p.wait(`location.href.replace(/v=[\d-]+$/, "v=*") !== a`, was)
		return address()
	}
	second := moves(func() { p.choose("via", "http") })
	contains(t, "address after a change", second, origin+"/#", "via=http", "key=account:read+trade:read_write", "&v=*")
	// Two at once are one step back.
	third := moves(func() {
		p.do(`
			for (const [box, value, type] of [["[name=account]", "sub", "change"], ["#ask-text", "trade:read", "input"]]) {
				$(box).value = value;
				$(box).dispatchEvent(new Event(type, { bubbles: true, composed: true }));
			}
			$("#ask-text").dispatchEvent(new Event("change", { bubbles: true, composed: true }));`)
	})
	contains(t, "address after two more", third, "account=sub", "ask=trade:read&")
	thirdScope := p.scope()

	travel := func(n int) {
		p.do(`const done = new Promise((done) => addEventListener("popstate", done, { once: true })); history.go(a); await done; await frame();`, n)
	}
	travel(-1)
	equal(t, "address after Back", address(), second)
	equal(t, "setting after Back", js[string](p, `return new URLSearchParams(el.query).get("via") + new URLSearchParams(el.query).get("account")`), "httpnull")
	p.settle()
	equal(t, "address stays after Back", address(), second)
	travel(-1)
	equal(t, "address after Back again", address(), origin+"/")
	equal(t, "scope after Back again", p.scope(), first)
	travel(2)
	equal(t, "address after Forward", address(), third)
	equal(t, "scope after Forward", p.scope(), thirdScope)

	// A heading of the page isn't a setting.
	p.do(`location.hash = "#the-words"; await frame();`)
	equal(t, "scope at a heading", p.scope(), thirdScope)

	p.unfoldPanel("share")
	link := p.copied(`[data-action=copy-link]`)
	other := open(t, strings.TrimPrefix(link, origin), view{})
	equal(t, "scope by the copied link", other.scope(), thirdScope)
	equal(t, "remarks on a new link", js[int](other, `return $$("[data-code=old-link]").length`), 0)

	old := open(t, "/#grant=client_signature&key=trade:read&ask=trade:read&v=2020-01-01", view{})
	equal(t, "scope by an old link", old.scope(), "connection mainaccount trade:read")
	contains(t, "remark on an old link", old.text(`[data-code=old-link]`), "2020-01-01")
	old.choose("via", "http")
	equal(t, "remarks once it is changed", js[int](old, `return $$("[data-code=old-link]").length`), 0)

	hostile := open(t, "/#ask=%3Cimg%20src=x%20onerror=alert(1)%3E&key=%ff%fe&v=%3Cb%3E&__proto__=1", view{})
	contains(t, "setting of a hostile link", js[string](hostile, `return new URLSearchParams(el.query).get("ask")`), "<img src=x")
	foreign := open(t, "/#tab=2&page=3", view{})
	equal(t, "scope by a fragment of the page's own", foreign.scope(), first)
}

// TestShare copies everything, from an embed that doesn't touch the address.
func TestShare(t *testing.T) {
	p := open(t, "/t/one.html", view{before: clipboard})
	const secret = "W0H6FJW4IRPZ1MOQ8FP6KMC5RZDUUKXS"
	session := "a|`b`<img/src=x>\"&"
	p.query("key=account:read+trade:read&client_secret=" + secret + "&ask=trade:read_write+session:" + url.QueryEscape(session) + "+" + secret)
	p.unfoldPanel("share")
	equal(t, "link without a base", js[bool](p, `return $("[data-action=copy-link]").hidden`), true)
	p.do(`el.setAttribute("home", "/somewhere?x=1#y")`)
	p.do(`el.query = el.query; await frame(); await frame();`)

	link := p.copied(`[data-action=copy-link]`)
	if !regexp.MustCompile(`^` + regexp.QuoteMeta(origin) + `/somewhere\?x=1#\S+&v=\d{4}-\d\d-\d\d$`).MatchString(link) {
		t.Errorf("link: %s", link)
	}
	all := link
	text := p.copied(`[data-action=copy-text]`)
	contains(t, "text", text, "Key: account:read trade:read\n", "trade: read (", session, link)
	markdown := p.copied(`[data-action=copy-markdown]`)
	contains(t, "Markdown", markdown, "| Key | `account:read trade:read` |", "a\\|`b`<img/src=x>")
	tag := p.copied(`[data-action=copy-tag]`)
	contains(t, "tag", tag, `<script type="module" src="`+origin+`/embed/scope-calculator.js"></script>`, `<scope-calculator query="`)
	document := p.copied(`[data-action=copy-json]`)
	var answer struct{ Version, Scope, Query string }
	if err := json.Unmarshal([]byte(document), &answer); err != nil || answer.Scope != p.scope() {
		t.Errorf("JSON: %v\n%s", err, document)
	}
	all += text + markdown + tag + document
	for _, piece := range []string{secret, secret[:16], secret[16:]} {
		if strings.Contains(all, piece) {
			t.Errorf("the secret is in\n%s", all)
		}
	}
	// The tag is one element with one paragraph, whatever the session's name
	// is.
	equal(t, "elements of the tag", js[string](p, `
		const page = new DOMParser().parseFromString(a, "text/html");
		return [...page.querySelectorAll("body *, head *")].map((e) => e.localName).join() + " " + (page.querySelector("scope-calculator").getAttribute("query") === el.result.query);`, tag),
		"script,scope-calculator,p,code true")
}

// TestRequest writes the call in every language, only when you look at it.
func TestRequest(t *testing.T) {
	p := open(t, "/t/one.html", view{before: clipboard})
	p.query("key=account:read+trade:read_write&ask=trade:read")
	p.do(`await frame(); await frame();`)
	equal(t, "text of the closed view", js[int](p, `return $$("pre.snippet").length`), 0)
	p.unfoldPanel("code")
	p.wait(`$("pre.snippet").textContent !== ""`)
	contains(t, "remark", p.text(`[data-panel=code] .hint`), "trade:read")
	height := js[float64](p, `return $("section[data-panel=code]").offsetHeight`)
	for language, part := range map[string]string{
		"message": `"method": "public/auth"`, "curl": "curl -sS", "python": "def check(reply)", "javascript": "function check(reply)", "go": "package main",
		"key": "max_scope", "readme": "| `trade:read` |",
	} {
		p.click(`[data-language=` + language + `]`)
		p.wait(`$("[data-language=" + a + "]").getAttribute("aria-pressed") === "true"`, language)
		contains(t, language, p.copied(`[data-panel=code] [data-action=copy]`), part)
		equal(t, "height with "+language, js[float64](p, `return $("section[data-panel=code]").offsetHeight`), height)
	}
	p.click(`[data-language=python]`)
	p.query("key=account:read+trade:read_write&ask=account:none+trade:read")
	p.wait(`$("[data-panel=code] .hint").textContent.includes("passes the check")`)
	contains(t, "the program follows the form", js[string](p, `return $("pre.snippet").textContent`), "account:none trade:read")
	equal(t, "focusable", js[int](p, `return $("pre.snippet").tabIndex`), 0)
}

// TestViewsMissing uses a host without the views' module, and then with it.
func TestViewsMissing(t *testing.T) {
	var name string
	for file := range files {
		if strings.HasPrefix(file, "embed/later-") {
			name = file
		}
	}
	content := files[name]
	delete(files, name)
	defer func() { files[name] = content }()
	p := open(t, "/t/one.html", view{before: clipboard, allow: []string{"404", "Failed to fetch"}})
	const told = `$$(".panel").filter((e) => e.checkVisibility()).map(text).join("|")`
	const sorry = "This part could not be loaded. Check the connection and try again."
	for _, panel := range []string{"code", "share"} {
		p.click(`button[data-panel=` + panel + `]`)
		p.wait(told+` === a`, sorry)
	}
	contains(t, "the answer beside it", p.text(".finding"), "depend on the key")
	files[name] = content
	// The same button tries again, and what failed is gone.
	p.click(`button[data-panel=share]`)
	equal(t, "closed", js[string](p, `return `+told), "")
	p.unfoldPanel("share")
	contains(t, "what is copied", p.copied(`[data-action=copy-text]`), "Key: ")
	p.unfoldPanel("code")
	p.wait(`$("pre.snippet").textContent !== ""`)
	equal(t, "views shown", js[string](p, `return $$(".panel").filter((e) => e.checkVisibility()).map((e) => e.dataset.panel).join()`), "code")
}
