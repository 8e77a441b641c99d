//go:build browser

package browser

import (
	"strings"
	"testing"
)

// choose picks an entry of a list, after making sure that a person could.
func (p *page) choose(name, value string) {
	p.Helper()
	fault := js[string](p, `
		const e = $("select[name=" + a + "]");
		const option = e && [...e.options].find((o) => o.value === b);
		if (!e?.checkVisibility() || e.disabled || !option || option.hidden || option.disabled) return "not offered";
		e.focus();
		e.value = b;
		for (const type of ["input", "change"]) e.dispatchEvent(new Event(type, { bubbles: true }));
		await frame();
		return "";`, name, value)
	if fault != "" {
		p.Fatalf("%s=%s: %s", name, value, fault)
	}
}

// tokens are the shown tokens, in order, with a minus before each that doesn't
// come.
func (p *page) tokens() string {
	p.Helper()
	return js[string](p, `return $$("li.token").filter((e) => e.checkVisibility()).map((e) => (e.dataset.granted === "true" ? "" : "-") + text(e.querySelector("code"))).join(" ")`)
}

// row is what a row of the table says: its sign, and the levels of key, request
// and token.
func (p *page) row(domain string) string {
	p.Helper()
	return js[string](p, `
		const row = $("li.row[data-domain=" + a + "]");
		const at = (kind) => row.querySelector(".meter." + kind + " input:checked")?.value ?? "?";
		return [row.dataset.sign, at("key"), at("ask") || "as key", text(row.querySelector(".got .word"))].join(" ");`, domain)
}

// TestClippedToKey is the case it all started with: a request for more than the
// key allows is cut without an error. It's entered by mouse and keyboard.
func TestClippedToKey(t *testing.T) {
	p := open(t, "/t/one.html", view{})
	p.choose("grant", "client_credentials")
	p.fill(`#key-text`, "account:read trade:read_write")
	p.fill(`#ask-text`, "account:read_write trade:read_write")

	equal(t, "scope over WebSocket", p.scope(), "account:read connection mainaccount trade:read_write")
	equal(t, "shown tokens", p.tokens(), "account:read trade:read_write connection mainaccount")
	equal(t, "finding", p.text(".finding"), "Less account than you asked for.")
	const account = `li.row[data-domain=account]`
	equal(t, "row", p.row("account"), "less read read_write read")
	equal(t, "other row", p.row("trade"), "as-asked read_write read_write read_write")
	equal(t, "effect", p.attr(account, "data-effect"), "narrowed")
	equal(t, "rule", p.attr(account, "data-rule"), "clipped-to-key")
	p.click(account + ` button.who`)
	equal(t, "the reason is open", p.attr(account+` button.who`, "aria-expanded"), "true")
	p.wait(`$(a)?.checkVisibility()`, account+` .reason a[href]`)
	contains(t, "the reason", p.text(account+` .reason`), "documented", "clipped-to-key")
	if link := p.attr(account+` .reason a[href]`, "href"); !strings.HasPrefix(link, "https://docs.deribit.com/") {
		t.Errorf("the source is %s, not Deribit's documentation", link)
	}
	equal(t, "lifetime over WebSocket", js[float64](p, `return el.result.lifetime.access_seconds`), 31536000)

	p.choose("via", "http")
	equal(t, "scope over HTTP", p.scope(), "account:read mainaccount session:rest-* trade:read_write")
	equal(t, "tokens over HTTP", p.tokens(), "account:read trade:read_write mainaccount session:rest-*")
	equal(t, "lifetime over HTTP", js[float64](p, `return el.result.lifetime.access_seconds`), 900)

	// What the request leaves out follows the key.
	p.choose("via", "ws")
	p.click(`input[name=key-wallet][value=read]`)
	equal(t, "key text", js[string](p, `return $("#key-text").value`), "account:read trade:read_write wallet:read")
	equal(t, "scope with the wallet", p.scope(), "account:read connection mainaccount trade:read_write wallet:read")
	equal(t, "wallet's row", p.row("wallet"), "more read as key read")
	equal(t, "wallet's effect", p.attr(`li.row[data-domain=wallet]`, "data-effect"), "inherited")
	equal(t, "wallet's token", p.attr(`li.token[data-token="wallet:read"]`, "data-sign"), "more")
	equal(t, "finding with the wallet", p.text(".finding"), "Less account, more wallet than you asked for.")
	p.click(`input[name=ask-wallet][value=none]`)
	equal(t, "scope without the wallet", p.scope(), "account:read connection mainaccount trade:read_write")
	equal(t, "request text", js[string](p, `return $("#ask-text").value`), "account:read_write trade:read_write wallet:none")
	// And it's no longer named.
	p.click(`input[name=ask-wallet][value=""]`)
	equal(t, "request text, left out again", js[string](p, `return $("#ask-text").value`), "account:read_write trade:read_write")
}
