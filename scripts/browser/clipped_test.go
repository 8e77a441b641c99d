//go:build browser

package browser

import (
	"strings"
	"testing"
)

// TestClippedToKey is the case everything began with: a request for more than
// the key allows is cut without an error. It is entered by mouse and keyboard.
func TestClippedToKey(t *testing.T) {
	p := open(t, "/t/one.html", view{})
	p.click(`input[name=grant][value=client_credentials]`)
	p.click(`input[name=key_absent]`)
	p.fill(`#key-text`, "account:read trade:read_write")
	p.click(`input[name=ask_absent]`)
	p.fill(`#ask-text`, "account:read_write trade:read_write")

	equal(t, "scope over WebSocket", p.scope(), "account:read connection mainaccount trade:read_write")
	equal(t, "shown tokens", js[string](p, `return $$("li[data-token][data-granted]:not([data-granted=false])").map((e) => e.dataset.token).join(" ")`),
		"account:read connection mainaccount trade:read_write")
	const account = `li.row[data-domain=account]`
	equal(t, "effect", p.attr(account, "data-effect"), "narrowed")
	equal(t, "rule", p.attr(account, "data-rule"), "clipped-to-key")
	p.click(account + ` details.why > summary`)
	p.wait(`$(a)?.checkVisibility()`, account+` .reason a[href]`)
	contains(t, "the reason", p.text(account+` details.why`), "documented", "clipped-to-key")
	if link := p.attr(account+` .reason a[href]`, "href"); !strings.HasPrefix(link, "https://docs.deribit.com/") {
		t.Errorf("the source is %s, not Deribit's documentation", link)
	}
	equal(t, "lifetime over WebSocket", js[float64](p, `return el.result.lifetime.access_seconds`), 31536000)

	p.click(`input[name=via][value=http]`)
	equal(t, "scope over HTTP", p.scope(), "account:read mainaccount session:rest-* trade:read_write")
	equal(t, "session token shown", js[int](p, `return $$("li[data-token='session:rest-*']").length`), 1)
	equal(t, "lifetime over HTTP", js[float64](p, `return el.result.lifetime.access_seconds`), 900)

	// What the request leaves out comes along with the key.
	p.click(`input[name=via][value=ws]`)
	p.click(`input[name=key-wallet][value=read]`)
	equal(t, "key text", js[string](p, `return $("#key-text").value`), "account:read trade:read_write wallet:read")
	equal(t, "scope with the wallet", p.scope(), "account:read connection mainaccount trade:read_write wallet:read")
	equal(t, "wallet's effect", p.attr(`li.row[data-domain=wallet]`, "data-effect"), "inherited")
	contains(t, "wallet's token", p.text(`li[data-token="wallet:read"]`), "inherited")
	p.click(`input[name=ask-wallet][value=none]`)
	equal(t, "scope without the wallet", p.scope(), "account:read connection mainaccount trade:read_write")
}
