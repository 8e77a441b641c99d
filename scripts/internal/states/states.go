// Package states lists the states of the calculator that are worth looking at:
// every view, every kind of answer, every way to fail. The screenshots picture
// them, and the browser tests hold each to the same standard of layout,
// contrast and accessibility.
package states

import "fmt"

// State is one state of the calculator.
type State struct {
	Name string
	// Query is the calculator's, Open the panels opened beside the answer.
	Query string
	Open  []string
	// Page is a page of the site to look at instead.
	Page string
	// Act is JavaScript run on the calculator, called c, afterwards.
	Act string
}

// Script brings the calculator called c into the state; it may await.
func (s State) Script() string {
	open := ""
	for _, panel := range s.Open {
		open += fmt.Sprintf("c.shadowRoot.querySelector('details[data-panel=%s]').open = true;\n", panel)
	}
	return fmt.Sprintf("c.query = %q;\n%s await new Promise((done) => setTimeout(done, 100));\n%s\n", s.Query, open, s.Act)
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
	{Name: "reason", Query: usual, Act: "c.shadowRoot.querySelector('details.why').open = true"},
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
	{Name: "request", Query: "via=http&" + usual, Open: []string{"request", "share"}},
}
