//go:build browser

package browser

import (
	"encoding/json"
	"strconv"
	"strings"
	"testing"

	"scopecalculator/scopecore"
	"scopecalculator/scopecore/catalog"
)

// kinds is JavaScript for the place in result.calls of each method, called the
// usual way, by its name.
var kinds = func() string {
	kind := map[string]int{}
	for _, m := range catalog.Load().Methods() {
		kind[m.Name] = m.Ways[0].Kind
	}
	text, err := json.Marshal(kind)
	if err != nil {
		panic(err)
	}
	return string(text)
}()

// TestDiagnosticFix types what people get wrong and applies the correction.
func TestDiagnosticFix(t *testing.T) {
	p := open(t, "/t/one.html", view{})
	p.query("key=account:read+trade:read_write&ask=")

	p.fill("#ask-text", "Trade:READ")
	note := `#ask-notes .note`
	contains(t, "the note", p.text(note), "Trade:READ", "trade:read")
	equal(t, "marked text", p.text(`.field[data-field=ask] .mirror mark`), "Trade:READ")
	equal(t, "fix", p.attr(note+" button.apply", "data-fix"), "trade:read")
	p.click(note + " button.apply")
	equal(t, "text after the fix", js[string](p, `return $("#ask-text").value`), "trade:read")
	equal(t, "notes after the fix", js[int](p, `return $$("#ask-notes .note").length`), 0)
	equal(t, "focus after the fix", js[string](p, `return deepest().id`), "ask-text")
	contains(t, "scope after the fix", p.scope(), "trade:read")

	// The documentation writes its choices in brackets; people paste them.
	p.fill("#ask-text", "account:read trade:[read, read_write, none]")
	all := js[string](p, `return $$("#ask-notes .note").map(text).join("\n")`)
	if all == "" {
		t.Error("nothing is said about the documentation's own grammar")
	}
	before := js[string](p, `return $("#ask-text").value`)
	for range 8 {
		if !js[bool](p, `return !!$("#ask-notes button.apply")`) {
			break
		}
		p.click("#ask-notes button.apply")
	}
	after := js[string](p, `return $("#ask-text").value`)
	t.Logf("%q becomes %q; said:\n%s", before, after, all)
	if strings.ContainsAny(after, "[],") || !strings.Contains(after, "trade:read") {
		t.Errorf("the corrections lead from %q to %q", before, after)
	}
	equal(t, "errors left", js[int](p, `return $$("#ask-notes .note[data-severity=error]").length`), 0)
}

// TestHalfAToken types a token letter by letter: the answer waits for the end
// of a word that may still become one, and for nothing else.
func TestHalfAToken(t *testing.T) {
	p := open(t, "/t/one.html", view{})
	p.query("key=trade:read_write&ask=")
	before := p.scope()
	p.fill("#ask-text", "trade:rea")
	equal(t, "query", js[string](p, `return new URLSearchParams(el.query).get("ask")`), "trade:rea")
	equal(t, "scope while the word is typed", p.scope(), before)
	equal(t, "notes while the word is typed", js[int](p, `return $$("#ask-notes .note").length`), 0)
	p.keys("d")
	contains(t, "scope of the whole token", p.scope(), "trade:read")
	p.keys("_wri")
	contains(t, "scope while the token grows", p.scope(), "trade:read")
	p.keys("te")
	contains(t, "scope of the longer token", p.scope(), "trade:read_write")

	// A pause ends the word as well, and so does the focus elsewhere.
	p.keys(" wal")
	p.wait(`$("#ask-notes .note")`)
	contains(t, "half a token after a pause", p.text("#ask-notes"), "wal")
	equal(t, "floor after the pause", js[string](p, `return el.result.domains.find((d) => d.domain === "trade").floor`), "none")
	p.keys("l")
	p.do(`$("#ask-text").blur()`)
	p.wait(`$("#ask-notes")?.textContent.includes("wall")`)

	// What cannot become a token is told at once, and so is one in the middle.
	p.fill("#ask-text", "tarde:r")
	contains(t, "a mistake", p.text("#ask-notes"), "tarde")
}

// TestFeatures sets the features of a key that trades blocks.
func TestFeatures(t *testing.T) {
	p := open(t, "/t/one.html", view{})
	p.query("key=trade:read")
	const shown = `return $("[data-field=features]").checkVisibility()`
	equal(t, "offered to a key without block trades", js[bool](p, shown), false)
	p.query("key=block_trade:read_write")
	equal(t, "offered", js[bool](p, shown), true)
	execute := `return el.result.calls[` + kinds + `["private/execute_block_trade"]].verdict`
	equal(t, "block trades", js[string](p, execute), "allowed")
	p.click(`input[name=block_trade_approval]`)
	equal(t, "query", js[string](p, `return new URLSearchParams(el.query).get("features")`), "block_trade_approval")
	contains(t, "advice", p.text(".advice"), "need approval")
	p.click(`input[name=restricted_block_trades]`)
	equal(t, "both", js[string](p, `return new URLSearchParams(el.query).get("features")`), "restricted_block_trades block_trade_approval")
	contains(t, "advice", p.text(".advice"), "restricted_block_trades")
	p.click(`input[name=block_trade_approval]`)
	p.click(`input[name=restricted_block_trades]`)
	equal(t, "none", js[bool](p, `return new URLSearchParams(el.query).has("features")`), false)
}

// TestEveryGrant compares the grants side by side and meets the refusals.
func TestEveryGrant(t *testing.T) {
	p := open(t, "/t/one.html", view{})
	p.query("key=account:read+trade:read_write&ask=account:read_write+trade:read_write")
	p.click(`details[data-panel=grants] > summary`)
	p.wait(`$("details[data-panel=grants] table button[data-grant]")`)
	var grants, domains []string
	for _, g := range scopecore.Grants() {
		grants = append(grants, g.String())
	}
	for _, d := range scopecore.Domains() {
		domains = append(domains, d.String())
	}
	equal(t, "columns", js[string](p, `return $$("details[data-panel=grants] thead button[data-grant]").map((e) => e.dataset.grant).join(" ")`), strings.Join(grants, " "))
	equal(t, "cells in each row", js[string](p, `return [...new Set($$("details[data-panel=grants] tbody tr").map((e) => e.querySelectorAll("td").length))].join()`), strconv.Itoa(len(grants)))
	equal(t, "rows of domains", js[string](p, `return $$("details[data-panel=grants] tr[data-row]").slice(0, a).map((e) => e.dataset.row).join(" ")`, len(domains)), strings.Join(domains, " "))

	for _, grant := range grants {
		p.click(`button[data-grant=` + grant + `]`)
		equal(t, "chosen by heading", js[string](p, `return $("input[name=grant]:checked").value`), grant)
		equal(t, "pressed heading", js[string](p, `return $$("button[data-grant][aria-pressed=true]").map((e) => e.dataset.grant).join()`), grant)
		equal(t, "grant of the answer", js[string](p, `return el.result.grant`), grant)
	}

	// What a column says is what the answer says once the column is chosen.
	for _, grant := range grants {
		p.click(`button[data-grant=` + grant + `]`)
		column := js[string](p, `
			const at = $$("thead button[data-grant]").findIndex((e) => e.dataset.grant === a);
			return $$("details[data-panel=grants] tbody tr").slice(0, el.result.domains.length).map((row) => row.querySelectorAll("td")[at].querySelector("span:not(.vh)").textContent).join(" ")`, grant)
		answer := js[string](p, `
			const { refused, domains } = el.result;
			return refused ? "refused" : domains.map((d) => d.likely === "unknown" ? "?" : d.likely).join(" ")`)
		if strings.HasPrefix(column, "refused") {
			column = "refused"
		}
		equal(t, "answer of the column "+grant, answer, column)
	}

	// A token bound to its connection has no session to fork.
	p.click(`input[name=grant][value=fork_token]`)
	if js[bool](p, `return $("input[name=held_absent]").checked`) {
		p.click(`input[name=held_absent]`)
	}
	p.fill(`#held-text`, "connection mainaccount trade:read")
	contains(t, "fork of a connection token", p.text(`.answer`), "No token.")
	equal(t, "its rule", p.attr(`.refusal details.why`, "data-rule"), "fork-needs-session")
	p.click(`.refusal details.why > summary`)
	p.wait(`$(".refusal .reason a[href]")?.checkVisibility()`)
	contains(t, "the refusal's reason", p.text(`.refusal`), "session", "documented")
	equal(t, "tokens shown", js[int](p, `return $$("li[data-token]").filter((e) => e.checkVisibility()).length`), 0)

	// From a session it works.
	p.fill(`#held-text`, "mainaccount session:desk trade:read")
	p.fill(`input[name=session_name]`, "desk-2")
	equal(t, "fork of a session token", p.scope(), "mainaccount session:desk-2 trade:read")

	p.click(`input[name=grant][value=client_credentials]`)
	p.click(`input[name=key_type][value=asymmetric]`)
	contains(t, "client_credentials with an asymmetric key", p.text(`.answer`), "No token.", "client_signature")
	p.click(`input[name=grant][value=client_signature]`)
	equal(t, "client_signature with an asymmetric key", p.scope(), "account:read connection mainaccount trade:read_write")
}

// TestMethodsList counts, searches and filters what a token can call.
func TestMethodsList(t *testing.T) {
	p := open(t, "/t/one.html", view{})
	p.query("key=trade:read+wallet:read_write&account=sub&ask=trade:read+wallet:read_write")
	p.click(`details[data-panel=methods] > summary`)
	p.wait(`$("li.method")`)

	// 141 methods and 24 channels, four of them with a second way of calling.
	const entries = 171
	equal(t, "rows", js[int](p, `return $$("li.method").length`), entries)
	equal(t, "sum of the filters", js[int](p, `return $$("button.filter b").reduce((sum, e) => sum + Number(e.textContent), 0)`), entries)
	equal(t, "sum of the counts", js[int](p, `return Object.values(el.result.counts).reduce((a, b) => a + b)`), entries)
	for _, verdict := range []string{"allowed", "likely", "possible", "denied", "undocumented"} {
		filter := `button.filter[data-verdict=` + verdict + `]`
		p.click(filter)
		shown := js[[]string](p, `return $$("li.method").filter((e) => e.checkVisibility()).map((e) => e.dataset.verdict)`)
		for _, got := range shown {
			if got != verdict {
				t.Errorf("the filter %s shows a method that is %s", verdict, got)
				break
			}
		}
		equal(t, "shown as "+verdict, len(shown), js[int](p, `return Number($(a + " b").textContent)`, filter))
		p.click(filter)
	}

	search := `input[name=method_search]`
	p.fill(search, "private/withdraw")
	withdraw := `li.method[data-method="private/withdraw"]`
	if !js[bool](p, `return $(a).checkVisibility()`, withdraw) {
		t.Error("the search hides what it looks for")
	}
	equal(t, "withdraw from a subaccount", p.attr(withdraw, "data-verdict"), "possible")
	contains(t, "withdraw", p.text(withdraw), "only with a Coinbase wallet", "main account or Coinbase wallet")
	// What is named exactly comes first, and goes back to its place afterwards.
	p.fill(search, "withdraw")
	equal(t, "sum of the filters, searched", js[int](p, `return $$("button.filter b").reduce((sum, e) => sum + Number(e.textContent), 0)`),
		js[int](p, `return $$("li.method").filter((e) => e.checkVisibility()).length`))
	equal(t, "first of the list", js[string](p, `return $$("li.method").filter((e) => e.checkVisibility())[0].dataset.method`), "private/withdraw")
	// The reason stands where one looks for it.
	out := `li[data-consequence="move-funds-out"]`
	contains(t, "who may withdraw", p.text(out), "possible", "Withdraw")
	p.click(out + " summary")
	contains(t, "why not", p.text(out), "private/withdraw", "only with a Coinbase wallet; use the main account's key")
	equal(t, "times that the reason is given", strings.Count(p.text(out), "use the main account's key"), 1)
	p.fill(search, "private/buy")
	buy := `li.method[data-method="private/buy"]`
	equal(t, "methods found", js[string](p, `return $$("li.method").filter((e) => e.checkVisibility()).map((e) => e.dataset.method).join()`), "private/buy")
	equal(t, "buy with trade:read", p.attr(buy, "data-verdict"), "denied")
	contains(t, "buy", p.text(buy), "trade:read_write", "lack")

	p.fill(search, "set_mmp_config")
	ways := js[[]string](p, `return $$("li.method").filter((e) => e.checkVisibility()).map(text)`)
	if len(ways) != 2 || !strings.Contains(strings.Join(ways, "\n"), "block_rfq=true") {
		t.Errorf("set_mmp_config is shown as %q, not with both ways of calling it", ways)
	}
	p.fill(search, "no such method anywhere")
	contains(t, "an empty list", p.text(`details[data-panel=methods]`), "No method matches.")
	p.fill(search, "")
	var order []string
	for _, m := range catalog.Methods() {
		for range m.Ways {
			order = append(order, m.Name)
		}
	}
	equal(t, "order after the search", js[string](p, `return $$("li.method").map((e) => e.dataset.method).join("\n")`), strings.Join(order, "\n"))
	equal(t, "rows after the search", js[int](p, `return $$("li.method").filter((e) => e.checkVisibility()).length`), entries)
}

// TestNarrowForm fills the form in the column of a phone, where what seldom
// changes is folded into a line and the answer follows along at the foot.
func TestNarrowForm(t *testing.T) {
	p := open(t, "/t/one.html", view{width: 320})
	p.query("key=account:read+wallet:read_write&ask=wallet:read_write")
	settings := "button.settings"
	folded := func() bool {
		return js[bool](p, `return !["grant", "via", "key_type", "key_name"].some((name) => $("[data-field=" + name + "]").checkVisibility())`)
	}
	equal(t, "folded at first", folded(), true)
	contains(t, "the line", p.text(settings), "client_credentials over WebSocket")
	equal(t, "whose key it is stays in sight", js[bool](p, `return $("[data-field=account]").checkVisibility()`), true)
	// No domain is hidden behind what is always there.
	contains(t, "the strip", p.text(".peek code"), "account:read wallet:read_write connection")
	equal(t, "the reason in sight", js[bool](p, `return $("[data-consequence=change-withdrawal-targets] .count, [data-consequence] .count").checkVisibility()`), true)

	p.do(`$(a).focus()`, settings)
	p.keys("\r")
	equal(t, "folded after Enter", folded(), false)
	equal(t, "expanded", p.attr(settings, "aria-expanded"), "true")
	p.click(settings)
	equal(t, "folded again", folded(), true)
	p.click(`[data-field=account] [data-value=sub]`)
	p.wait(`text($("[data-panel=capabilities] .short")).includes("key of a subaccount")`)

	p.query("key_type=asymmetric&grant=client_signature&features=block_trade_approval&via=http")
	contains(t, "the line, where something is not as usual", p.text(settings), "client_signature over HTTP", "asymmetric key", "block_trade_approval")

	wide := open(t, "/t/one.html", view{width: 680})
	equal(t, "the line in a wider column", js[bool](wide, `return $(a).checkVisibility()`, settings), false)
	equal(t, "settings in a wider column", js[bool](wide, `return $("[data-field=account]").checkVisibility()`), true)
}
