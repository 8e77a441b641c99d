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

// kinds is JavaScript that maps each method's name, called the usual way, to
// its index in result.calls.
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
	equal(t, "marked text", p.text(`.line[data-field=ask] .mirror mark`), "Trade:READ")
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

	// A domain whose level can't be read shows no level until you choose one.
	p.query("key=trade:read_write&ask=trade:lots+wallet:none")
	equal(t, "a level that can't be read", p.attr(".row[data-domain=trade] .ask", "data-open"), "")
	p.click("input[name=ask-trade][value=read]")
	equal(t, "text after a level was chosen", js[string](p, `return $("#ask-text").value`), "trade:read wallet:none")
}

// TestHalfAToken types a token letter by letter: the answer waits for the end
// of a word that may still become one, and only for that.
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

	// A pause ends the word too, and so does moving the focus.
	p.keys(" wal")
	p.wait(`$("#ask-notes .note")`)
	contains(t, "half a token after a pause", p.text("#ask-notes"), "wal")
	equal(t, "floor after the pause", js[string](p, `return el.result.domains.find((d) => d.domain === "trade").floor`), "none")
	p.keys("l")
	p.do(`$("#ask-text").blur()`)
	p.wait(`$("#ask-notes")?.textContent.includes("wall")`)

	// What can't become a token gets a remark at once, and so does one in the
	// middle.
	p.fill("#ask-text", "tarde:r")
	contains(t, "a mistake", p.text("#ask-notes"), "tarde")
}

// TestKeyNotKnown starts without a key: nothing in its column is chosen, and
// the first choice there makes a key that has nothing else.
func TestKeyNotKnown(t *testing.T) {
	p := open(t, "/t/one.html", view{})
	chosen := func(name string) string {
		return js[string](p, `return $$(".meter." + a + " input:checked").map((e) => e.value).join()`, name)
	}
	equal(t, "levels of a key that isn't known", chosen("key"), "")
	equal(t, "levels of no request", chosen("ask"), ",,,,,")
	equal(t, "what no request comes to", p.text(".row[data-domain=trade] .meter.got"), "unknown")
	contains(t, "placeholders", js[string](p, `return $("#key-text").placeholder + "; " + $("#ask-text").placeholder`), "not known", "no scope")
	contains(t, "finding", p.text(".finding"), "All domains depend on the key.")
	equal(t, "clear buttons", js[int](p, `return $$("button.clear").filter((e) => e.checkVisibility()).length`), 0)
	p.click("input[name=key-trade][value=read]")
	equal(t, "key", p.param("key"), "trade:read")
	equal(t, "levels of the key", chosen("key"), "none,read,none,none,none,none")
	equal(t, "finding", p.text(".finding"), "Everything the key has.")
	p.click("input[name=key-trade][value=none]")
	equal(t, "a key with nothing is a key", p.param("key"), "")
	equal(t, "levels of a key with nothing", chosen("key"), "none,none,none,none,none,none")
	p.click("[data-field=key] button.clear")
	equal(t, "not known again", p.param("key"), "–")
	equal(t, "focus after clearing", js[string](p, `return deepest().id`), "key-text")

	// No scope is no scope, whatever led there.
	p.click("input[name=ask-wallet][value=read]")
	equal(t, "request", p.param("ask"), "wallet:read")
	p.click(`input[name=ask-wallet][value=""]`)
	equal(t, "request that names nothing", p.param("ask"), "–")
}

// TestFeatures sets the features of a key that trades blocks.
func TestFeatures(t *testing.T) {
	p := open(t, "/t/one.html", view{})
	p.query("key=trade:read")
	p.click("button[name=settings]")
	const shown = `return $("[name=block_trade_approval]").checkVisibility()`
	equal(t, "offered to a key without block trades", js[bool](p, shown), false)
	p.query("key=block_trade:read_write")
	equal(t, "offered", js[bool](p, shown), true)
	execute := `return el.result.calls[` + kinds + `["private/execute_block_trade"]].verdict`
	equal(t, "block trades", js[string](p, execute), "allowed")
	p.click(`input[name=block_trade_approval]`)
	equal(t, "query", js[string](p, `return new URLSearchParams(el.query).get("features")`), "block_trade_approval")
	contains(t, "advice", p.text(".can .advice"), "block_trade_approval, another key has to approve")
	p.click(`input[name=restricted_block_trades]`)
	equal(t, "both", js[string](p, `return new URLSearchParams(el.query).get("features")`), "restricted_block_trades block_trade_approval")
	contains(t, "advice", p.text(".can .advice"), "restricted_block_trades")
	contains(t, "the sentence", p.text(".login > p:not(.steps)"), "restricted_block_trades", "block_trade_approval")
	p.click(`input[name=block_trade_approval]`)
	p.click(`input[name=restricted_block_trades]`)
	equal(t, "none", js[bool](p, `return new URLSearchParams(el.query).has("features")`), false)
}

// TestSettings opens the rarely used settings; the sentence still says what
// isn't the default.
func TestSettings(t *testing.T) {
	for _, width := range []int64{320, 680} {
		p := open(t, "/t/one.html", view{width: width})
		p.query("grant=client_signature&key=account:read+wallet:read_write&ask=wallet:read_write")
		const settings = "button[name=settings]"
		sentence := func() string { return p.text(".login > p:not(.steps)") }
		folded := func() bool {
			return js[bool](p, `return !["key_type", "key_name", "sessions"].some((name) => $("[name=" + name + "]").checkVisibility())`)
		}
		equal(t, "folded at first", folded(), true)
		equal(t, "in sight", js[bool](p, `return ["grant", "via", "account"].every((name) => $("[name=" + name + "]").checkVisibility())`), true)
		equal(t, "said of the usual", js[string](p, `return text($(".usual"))`), "")
		p.do(`$(a).focus()`, settings)
		p.keys("\r")
		equal(t, "folded after Enter", folded(), false)
		equal(t, "expanded", p.attr(settings, "aria-expanded"), "true")
		p.choose("key_type", "asymmetric")
		p.fill("[name=key_name]", "bot1")
		p.fill("[name=sessions]", "3")
		p.click(settings)
		equal(t, "folded again", folded(), true)
		contains(t, "the sentence", sentence(), ", asymmetric, named bot1, 3 sessions open")
		equal(t, "query", p.param("key_type")+p.param("key_name")+p.param("sessions"), "asymmetricbot13")
		p.choose("account", "sub")
		contains(t, "tokens", p.tokens(), "-mainaccount")
		equal(t, "withdrawing", p.attr(`li[data-consequence="move-funds-out"]`, "data-verdict"), "possible")
	}
}

// TestFoldedRows uses a phone, where the rows that say nothing fold into one
// line.
func TestFoldedRows(t *testing.T) {
	p := open(t, "/t/one.html", view{width: 320})
	p.query("key=account:read+wallet:read_write&ask=wallet:read_write")
	rows := func() string {
		return js[string](p, `return $$("li.row").filter((e) => e.checkVisibility()).map((e) => e.dataset.domain).join()`)
	}
	equal(t, "rows", rows(), "account,wallet")
	contains(t, "the line", p.text(".fold"), "trade, block_trade, block_rfq, custody", "Show")
	equal(t, "tokens", p.tokens(), "account:read wallet:read_write connection mainaccount")
	p.click(".fold")
	equal(t, "rows, unfolded", rows(), "account,trade,wallet,block_trade,block_rfq,custody")
	equal(t, "the line, unfolded", js[bool](p, `return $(".fold").checkVisibility()`), false)
	equal(t, "focus", js[string](p, `return deepest().closest("li").dataset.domain`), "trade")
	// They don't fold again while you're using them.
	p.click("input[name=ask-trade][value=read]")
	p.click(`input[name=ask-trade][value=""]`)
	equal(t, "rows after a change", rows(), "account,trade,wallet,block_trade,block_rfq,custody")

	wide := open(t, "/t/one.html", view{width: 680})
	wide.query("key=account:read&ask=account:read")
	equal(t, "the line in a wider column", js[bool](wide, `return $(".fold").checkVisibility()`), false)
}

// TestEveryGrant compares the grants side by side, refusals included.
func TestEveryGrant(t *testing.T) {
	p := open(t, "/t/one.html", view{})
	const setting = "key=account:read+trade:read_write&ask=account:read_write+trade:read_write"
	p.query(setting)
	p.unfoldPanel("grants")
	p.wait(`$("[data-panel=grants] table button[data-grant]")`)
	var grants, domains []string
	for _, g := range scopecore.Grants() {
		grants = append(grants, g.String())
	}
	for _, d := range scopecore.Domains() {
		domains = append(domains, d.String())
	}
	equal(t, "columns", js[string](p, `return $$("[data-panel=grants] thead button[data-grant]").map((e) => e.dataset.grant).join(" ")`), strings.Join(grants, " "))
	equal(t, "cells in each row", js[string](p, `return [...new Set($$("[data-panel=grants] tbody tr").map((e) => e.querySelectorAll("td").length))].join()`), strconv.Itoa(len(grants)))
	equal(t, "rows of domains", js[string](p, `return $$("[data-panel=grants] tr[data-row]").slice(0, a).map((e) => e.dataset.row).join(" ")`, len(domains)), strings.Join(domains, " "))

	// A column says what the answer says after choosing it.
	for _, from := range []string{setting, "via=http&" + setting} {
		for _, grant := range grants {
			p.query(from)
			p.do(`await frame(); await frame();`)
			column := js[string](p, `
				const at = $$("thead button[data-grant]").findIndex((e) => e.dataset.grant === a);
				return $$("[data-panel=grants] tbody tr").slice(0, el.result.domains.length).map((row) => row.querySelectorAll("td")[at].querySelector("span:not(.vh)").textContent).join(" ")`, grant)
			p.click(`button[data-grant=` + grant + `]`)
			p.do(`await frame();`)
			equal(t, "chosen by heading", js[string](p, `return $("select[name=grant]").value`), grant)
			equal(t, "pressed heading", js[string](p, `return $$("button[data-grant][aria-pressed=true]").map((e) => e.dataset.grant).join()`), grant)
			equal(t, "grant of the answer", js[string](p, `return el.result.grant`), grant)
			answer := js[string](p, `
				const { refused, domains } = el.result;
				return refused ? "refused" : domains.map((d) => d.likely === "unknown" ? "?" : d.likely).join(" ")`)
			if strings.HasPrefix(column, "refused") {
				column = "refused"
			}
			equal(t, "answer of the column "+grant+" from "+from, answer, column)
		}
	}

	// A token bound to its connection has no session to fork.
	p.query(setting)
	p.choose("grant", "fork_token")
	p.fill(`#held-text`, "connection mainaccount trade:read")
	contains(t, "fork of a connection token", p.text(`.finding`), "No token. A token bound to a connection can't be forked.")
	equal(t, "its rule", p.attr(`.sum`, "data-refused"), "fork-of-connection-token")
	equal(t, "its rule in the rows", p.attr(`.row[data-domain=trade]`, "data-rule"), "fork-needs-session")
	equal(t, "tokens shown", p.tokens(), "")
	equal(t, "what the table says", js[string](p, `return [...new Set($$(".row .who small").map(text))].join()`), "no token")
	p.click(`.row[data-domain=trade] button.who`)
	p.wait(`$(".row[data-domain=trade] .reason a[href]")?.checkVisibility()`)
	contains(t, "the refusal's reason", p.text(`.row[data-domain=trade] .reason`), "session", "documented")

	// From a session it works.
	p.fill(`#held-text`, "mainaccount session:desk trade:read")
	p.fill(`input[name=session_name]`, "desk-2")
	equal(t, "fork of a session token", p.scope(), "mainaccount session:desk-2 trade:read")
	equal(t, "finding", p.text(".finding"), "The same as the token you hold.")
	equal(t, "a fork asks for no scope", js[bool](p, `return $("#ask-text").checkVisibility() || !$(".meter.ask").inert`), false)

	p.choose("grant", "client_credentials")
	p.click("button[name=settings]")
	p.choose("key_type", "asymmetric")
	contains(t, "client_credentials with an asymmetric key", p.text(`.finding`), "No token.")
	p.choose("grant", "client_signature")
	equal(t, "client_signature with an asymmetric key", p.scope(), "account:read connection mainaccount trade:read_write")
}

// TestSteps goes from a token to the next, and back to an earlier step.
func TestSteps(t *testing.T) {
	p := open(t, "/t/one.html", view{})
	p.query("via=http&key=account:read+trade:read_write&ask=session:bot+trade:read_write")
	steps := func() string {
		return js[string](p, `return $(".steps").checkVisibility() ? text($(".steps")) : ""`)
	}
	equal(t, "steps of a first token", steps(), "")
	next := func(grant string) {
		t.Helper()
		query := js[string](p, `return [...$("[name=next]").options].find((o) => new URLSearchParams(o.value).get("grant") === a)?.value ?? ""`, grant)
		p.choose("next", query)
	}
	next("refresh_token")
	equal(t, "one step", steps(), "Continued from client_credentials")
	equal(t, "grant", js[string](p, `return $("[name=grant]").value`), "refresh_token")
	equal(t, "the head of the first column", p.text(".heads b"), "Token holds")
	equal(t, "the token that it starts from", p.attr("#held-text", "placeholder"), "account:read mainaccount session:bot trade:read_write")
	equal(t, "what a request may leave out", p.attr("input[name=ask-trade]", "aria-label"), "as held: not named in the request")
	equal(t, "row", p.row("trade"), "as-asked read_write as key read_write")
	equal(t, "scope", p.scope(), "account:read mainaccount session:bot trade:read_write")
	next("fork_token")
	equal(t, "two steps", steps(), "Continued from client_credentials › refresh_token")
	// A choice in the table makes it a held token, however you got it.
	p.click("input[name=held-account][value=none]")
	equal(t, "token that is held", p.param("held"), "mainaccount session:bot trade:read_write")
	equal(t, "steps back", js[int](p, `return $$("[data-action=step]").length`), 2)
	p.click("[data-action=step]")
	equal(t, "steps of the first", steps(), "")
	equal(t, "grant of the first", js[string](p, `return el.result.grant`), "client_credentials")

	// From a key to a token's grant: it starts from this token.
	p.choose("grant", "exchange_token")
	equal(t, "steps of another grant", steps(), "Continued from client_credentials")
	p.choose("grant", "client_credentials")
	equal(t, "steps of a key's grant", steps(), "")

	// Nothing to start from.
	p.query("grant=refresh_token")
	equal(t, "finding with no token", p.text(".finding"), "Which token do you start from?")
	equal(t, "ways on from no token", js[bool](p, `return $("[name=next]").checkVisibility()`), false)
}

// TestLastChange checks what each change is said to do, and undoes it.
func TestLastChange(t *testing.T) {
	p := open(t, "/t/one.html", view{})
	p.query("key=account:read+trade:read_write&ask=account:read+trade:read_write")
	delta := func() string {
		p.do(`await frame(); await frame();`)
		return js[string](p, `return $("[data-action=undo]").checkVisibility() ? text($(".delta")) : ""`)
	}
	equal(t, "before a change", delta(), "")
	p.click("input[name=ask-trade][value=read]")
	contains(t, "a change", delta(), "Last change", "trade asks for read: token read_write → read", "−18 calls", "can't place or change orders now", "Undo")
	p.wait(`$("[role=status]").textContent.includes("trade asks for read: token read_write → read")`)
	p.click("input[name=ask-account][value=read_write]")
	contains(t, "a change without effect", delta(), "account asks for read_write: no effect", "the key stops at read")
	p.click("[data-action=undo]")
	equal(t, "undone", p.param("ask"), "account:read trade:read")

	// Ctrl-Z in the table does the same, and in a text box what it always does.
	p.click("input[name=key-trade][value=none]")
	equal(t, "key", p.param("key"), "account:read")
	p.keys("z", 2)
	equal(t, "undone by Ctrl-Z", p.param("key"), "account:read trade:read_write")
	p.keys("z", 2)
	equal(t, "and forth again", p.param("key"), "account:read")
	p.query("key=trade:read&ask=trade:read")
	p.click("#ask-text")
	p.keys(" wallet:read")
	equal(t, "typed", p.param("ask"), "trade:read wallet:read")
	contains(t, "a change by typing", delta(), "wallet")
	p.click("[data-action=undo]")
	equal(t, "what was typed, undone as one", p.param("ask"), "trade:read")
}

// TestWhose compares what the token can do with what the key could.
func TestWhose(t *testing.T) {
	p := open(t, "/t/one.html", view{})
	p.query("key=trade:read_write+wallet:read_write&ask=trade:read+wallet:none")
	list := func() string {
		return js[string](p, `return $$(".capabilities > li").map((e) => e.dataset.consequence + "=" + e.dataset.verdict).join(" ")`)
	}
	order := func(list string) string {
		var out []string
		for _, item := range strings.Fields(list) {
			name, _, _ := strings.Cut(item, "=")
			out = append(out, name)
		}
		return strings.Join(out, " ")
	}
	token := list()
	contains(t, "the token", token, "move-funds-out=denied", "place-orders=denied")
	contains(t, "where they differ", p.text(`li[data-consequence="move-funds-out"]`), "no, but the key can")
	p.click("input[name=whose][value=key]")
	key := list()
	contains(t, "the key", key, "move-funds-out=allowed", "place-orders=allowed")
	equal(t, "order", order(key), order(token))
	p.click(`li[data-consequence="move-funds-out"] summary`)
	p.do(`await frame();`)
	contains(t, "the calls", p.text(`li[data-consequence="move-funds-out"]`), "private/withdraw")
	p.click("input[name=whose][value=token]")
	equal(t, "back", list(), token)
}

// TestMethodsList counts, searches and filters what a token can call.
func TestMethodsList(t *testing.T) {
	p := open(t, "/t/one.html", view{})
	p.query("key=trade:read+wallet:read_write&account=sub&ask=trade:read+wallet:read_write")
	p.unfoldPanel("calls")
	p.wait(`$("li.method")`)

	// 141 methods and 24 channels, four of them with a second way of calling.
	const entries = 171
	equal(t, "rows", js[int](p, `return $$("li.method").length`), entries)
	equal(t, "sum of the filters", js[int](p, `return $$("button.filter b").reduce((sum, e) => sum + Number(e.textContent), 0)`), entries)
	equal(t, "sum of the counts", js[int](p, `return Object.values(el.result.counts).reduce((a, b) => a + b)`), entries)
	contains(t, "the count on the bar", p.text("button[data-panel=calls]"), js[string](p, `return el.result.counts.allowed + " allowed"`))
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
	// An exact name comes first, and goes back to its place afterwards.
	p.fill(search, "withdraw")
	equal(t, "sum of the filters, searched", js[int](p, `return $$("button.filter b").reduce((sum, e) => sum + Number(e.textContent), 0)`),
		js[int](p, `return $$("li.method").filter((e) => e.checkVisibility()).length`))
	equal(t, "first of the list", js[string](p, `return $$("li.method").filter((e) => e.checkVisibility())[0].dataset.method`), "private/withdraw")
	// The reason is where you'd look for it.
	out := `li[data-consequence="move-funds-out"]`
	contains(t, "who may withdraw", p.text(out), "possible", "Withdraw")
	p.click(out + " summary")
	contains(t, "why not", p.text(out), "private/withdraw", "only with a Coinbase wallet; use a main account key")
	equal(t, "times that the reason is given", strings.Count(p.text(out), "use a main account key"), 1)
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
	contains(t, "an empty list", p.text(`section[data-panel=calls]`), "No method matches.")
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
