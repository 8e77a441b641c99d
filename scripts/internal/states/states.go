// Package states lists the states of the calculator that are worth looking at:
// every view, every kind of answer, every way to fail. The screenshots picture
// them, and the browser tests hold each to the same standard of layout,
// contrast and accessibility.
package states

import (
	"fmt"
	"strings"
)

// State is one state of the calculator.
type State struct {
	Name string
	// Query is the calculator's, Open the panels opened beside the answer.
	Query string
	Open  []string
	// Page is a page of the site to look at instead.
	Page string
	// Spoil is JavaScript that keeps the program from loading. It returns the
	// function that mends it again, so that the next state is not spoiled too.
	Spoil string
	// Act is JavaScript run on the calculator, called c, afterwards.
	Act string
}

// Script puts a calculator in this state into the page, in place of one that
// is there. It has to run inside an async function.
func (s State) Script() string {
	spoil := "() => {}"
	if s.Spoil != "" {
		spoil = "(() => { " + s.Spoil + " })()"
	}
	return fmt.Sprintf(`
		await customElements.whenDefined("scope-calculator");
		document.querySelector("scope-calculator")?.remove();
		scrollTo(0, 0);
		const c = document.createElement("scope-calculator");
		const mend = %s;
		if (%t) c.setAttribute("wasm-src", "/spoiled-" + %[3]q); // so that nobody has loaded it before
		c.setAttribute("eager", "");
		c.query = %[4]q;
		(document.querySelector("main") ?? document.body).append(c);
		await Promise.race([c.ready.catch(() => {}), new Promise((done) => setTimeout(done, %[2]t ? 200 : 20000))]);
		mend();
		for (const name of %[5]q.split(" ").filter(Boolean)) c.shadowRoot.querySelector("details[data-panel=" + name + "]").open = true;
		await new Promise((done) => setTimeout(done, 100));
		%[6]s
	`, spoil, s.Spoil != "", s.Name, s.Query, strings.Join(s.Open, " "), s.Act)
}

const usual = "key=account:read+trade:read_write+wallet:read&ask=account:read_write+trade:read_write"

// All lists the states.
var All = []State{
	{Name: "home", Page: "/"},
	{Name: "clipped", Query: "key=account:read+trade:read_write&ask=account:read_write+trade:read_write"},
	{Name: "inherited", Query: usual},
	{Name: "key-unknown", Query: "ask=trade:read_write+wallet:none"},
	{Name: "empty", Query: ""},
	{Name: "http-session", Query: "via=http&sessions=15&key_name=bot1&" + usual},
	{Name: "mistakes", Query: "key=trade:read_write+wallets:read&ask=Trade:READ,+account:[read,+read_write,+none]+ip:10.0.0.0/8+session:"},
	{Name: "conflict", Query: "key=trade:read_write&ask=trade:read+trade:read_write+connection+session:a"},
	{Name: "refused", Query: "key_type=asymmetric&" + usual},
	{Name: "features", Query: "key=block_rfq:read_write+block_trade:read_write+trade:read&features=block_trade_approval&ask=block_trade:read_write+trade:read"},
	{Name: "refresh", Query: "grant=refresh_token&key=trade:read_write+wallet:read_write&held=mainaccount+session:bot1+trade:read+wallet:read&ask=trade:read_write"},
	{Name: "exchange", Query: "grant=exchange_token&held=account:read+mainaccount+session:bot1+trade:read_write&ask=trade:read"},
	{Name: "fork-refused", Query: "grant=fork_token&session_name=b&held=connection+mainaccount+trade:read_write"},
	{Name: "reason", Query: usual, Act: `for (const d of c.shadowRoot.querySelectorAll(".answer details, .capabilities details")) if (d.checkVisibility()) d.open = true;
		await new Promise((done) => setTimeout(done, 50));`},
	{Name: "token-missing", Query: "grant=refresh_token&ask=trade:read"},
	{Name: "search", Query: usual, Open: []string{"methods"}, Act: find("withdr")},
	{Name: "search-gone", Query: usual, Open: []string{"methods"}, Act: find("send_rfq")},
	{Name: "panels", Query: usual, Open: []string{"capabilities", "grants", "methods"}},
	{Name: "panels-empty", Query: usual, Open: []string{"needs", "verify", "compare"}},
	{Name: "needs", Query: "", Open: []string{"needs"}, Act: `const t = c.shadowRoot.querySelector("#needs-text");
		t.value = 'await call("private/buy"); call("private/get_postions"); subscribe("user.portfolio.btc"); private/withdraw private/send_rfq public/ticker private/set_mmp_config private/get_leg_prices';
		t.dispatchEvent(new InputEvent("input", { bubbles: true }));`},
	{Name: "verify", Query: usual, Open: []string{"verify"}, Act: `const t = c.shadowRoot.querySelector("#answer-text");
		t.value = '{"result":{"access_token":"1700000000000.Qx7-kL2p.Zt9_mVb4NcR7wKdY2hJ-s5GfA1uEo8PiTq","scope":"account:read connection mainaccount trade:read_write block_rfq:read","expires_in":31536000}}';
		t.dispatchEvent(new InputEvent("input", { bubbles: true }));`},
	{Name: "compare", Query: usual, Open: []string{"compare"}, Act: `const r = c.shadowRoot; [...r.querySelectorAll("[data-panel=compare] button")].find((b) => b.textContent.includes("Pin")).click();
		await new Promise((done) => setTimeout(done, 200)); c.query = "key=account:read+trade:read_write+wallet:read_write&ask=trade:read";`},
	{Name: "verify-unread", Query: usual, Open: []string{"verify"}, Act: `const t = c.shadowRoot.querySelector("#answer-text");
		t.value = '{"error":{"code":13004,"message":"invalid_credentials"}}';
		t.dispatchEvent(new InputEvent("input", { bubbles: true }));`},
	{Name: "request", Query: "via=http&" + usual, Open: []string{"request", "share"}},
	{Name: "waiting", Query: usual, Spoil: `const was = fetch; globalThis.fetch = () => new Promise(() => {}); return () => (globalThis.fetch = was);`},
	{Name: "network", Query: usual, Spoil: `const was = fetch; globalThis.fetch = () => Promise.reject(new TypeError("Failed to fetch")); return () => (globalThis.fetch = was);`},
	{Name: "blocked", Query: usual, Spoil: `const was = WebAssembly.Module; WebAssembly.Module = function () { throw new WebAssembly.CompileError("Wasm code generation disallowed by embedder"); }; return () => (WebAssembly.Module = was);`},
	{Name: "crashed", Query: usual, Act: `const was = JSON.parse; JSON.parse = () => { throw new Error("unreachable"); }; c.query = "key=trade:read"; JSON.parse = was;
		await new Promise((done) => setTimeout(done, 50)); c.shadowRoot.querySelector(".detail").open = true;`},
	{Name: "too-long", Query: usual, Act: `c.query = "ask=" + "trade:read+".repeat(7000);`},
}

// find types into the search of the methods.
func find(text string) string {
	return fmt.Sprintf(`const t = c.shadowRoot.querySelector("[name=method_search]");
		t.value = %q;
		t.dispatchEvent(new InputEvent("input", { bubbles: true }));`, text)
}
