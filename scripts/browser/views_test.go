//go:build browser

package browser

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"scopecalculator/scopecore/catalog"
	"scopecalculator/scopecore/knowledge"
)

// unfoldPanel opens a view of the bar and waits until it's drawn.
func (p *page) unfoldPanel(name string) {
	p.Helper()
	p.click(`button[data-panel=` + name + `]`)
	p.wait(`$("section[data-panel=" + a + "]")?.checkVisibility()`, name)
	p.do(`await frame(); await frame();`)
}

// paste simulates a paste: the event is the one that a person's paste brings,
// with the focus where it would be.
func (p *page) paste(selector, text string) {
	p.Helper()
	p.click(selector)
	p.do(`
		const data = new DataTransfer();
		data.setData("text/plain", b);
		const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true, composed: true });
		if ($(a).dispatchEvent(event)) throw new Error("the text went into the box");
		await frame(); await frame();`, selector, text)
}

// touch makes the setting the reader's own: an unchanged setting is an example,
// and a paste starts without it.
func (p *page) touch() {
	p.Helper()
	p.do(`$("#key-text").dispatchEvent(new InputEvent("input")); await frame();`)
	equal(p, "an example", js[bool](p, `return $(".calc").hasAttribute("data-fresh")`), false)
}

// param is the value of a query parameter, or "–" if it's absent.
func (p *page) param(name string) string {
	p.Helper()
	return js[string](p, `return new URLSearchParams(el.query).get(a) ?? "–"`, name)
}

// receipt is the text below the box, with its buttons; empty if there is none.
func (p *page) receipt() string {
	p.Helper()
	return js[string](p, `return $(".receipt").checkVisibility() ? text($(".receipt")) : ""`)
}

// TestLeastFromCode pastes code and gets the least scope with its proof.
func TestLeastFromCode(t *testing.T) {
	p := open(t, "/t/one.html", view{})
	p.query("key=trade:read")
	p.touch()
	p.unfoldPanel("calls")
	contains(t, "the empty view", p.text(`[data-panel=calls] .picks`), "smallest request and key")
	p.paste("[name=paste]", `
		await call("private/get_positions", { currency: "BTC" })
		await call("private/buy"); await call("private/get_subaccountz")
		{"method":"public/ticker"}  {"channels":["user.portfolio.btc"]}`)
	equal(t, "calls of the setting", p.param("need"), "private/buy private/get_positions user.portfolio.(currency)")
	contains(t, "receipt", p.receipt(), "3 calls found:", "private/get_subaccountz", "perhaps private/get_subaccounts")
	const least = `[data-panel=calls] .least div:nth-child(%d) code`
	p.wait(`$("[data-panel=calls] .least")`)
	equal(t, "request", p.text(fmt.Sprintf(least, 1)), "account:none block_rfq:none block_trade:none custody:none trade:read_write wallet:none")
	equal(t, "key", p.text(fmt.Sprintf(least, 2)), "trade:read_write")
	equal(t, "what breaks without trade:read_write", p.text(`[data-panel=calls] li[data-token="trade:read_write"]`), "trade:read_write for private/buy private/get_positions user.portfolio.(currency) With read only: no private/buy")

	// A click fixes a wrong name in a link.
	p.query("key=trade:read&need=private/buy+public/ticker+private/get_subaccountz")
	p.do(`await frame();`)
	contains(t, "public methods", p.text(`[data-panel=calls] li[data-reason=public]`), "public/ticker", "no scope")
	p.click(`[data-panel=calls] button[data-near="private/get_subaccounts"]`)
	equal(t, "repaired", p.param("need"), "private/buy public/ticker private/get_subaccounts")
	p.wait(`$("[data-panel=calls] .least div:last-child code").textContent === "account:read trade:read_write"`)

	// A call is added in the list, and removed again.
	p.query("key=trade:read&need=private/buy")
	p.fill(`input[name=method_search]`, "withdraw")
	pick := `li.method[data-method="private/withdraw"] .pick-call`
	p.click(pick)
	equal(t, "picked", p.param("need"), "private/buy private/withdraw")
	p.wait(`$(a).getAttribute("aria-pressed") === "true"`, pick)
	p.wait(`$("[data-panel=calls] .least div:last-child code").textContent === "trade:read_write wallet:read_write"`)
	contains(t, "what no scope gives", p.text(`[data-panel=calls] .picks`), "main account", "second factor")
	equal(t, "finding", p.text(".finding"), "Too little trade and wallet for your 2 calls.")
	p.click(pick)
	equal(t, "no longer picked", p.param("need"), "private/buy")
	p.click(`[data-call="private/buy"] button`)
	equal(t, "removed", p.param("need"), "–")
	equal(t, "rows that need", js[int](p, `return $$(".meter[data-need]").length`), 0)

	// The needed scope becomes the request and the key.
	p.query("key=account:read+trade:read_write+wallet:read&ask=trade:read&need=private/buy+private/get_subaccounts")
	ways := js[string](p, `return $$("[data-action=way]").map(text).join()`)
	equal(t, "ways", ways, "Ask for exactly what they need,Make a key for it")
	p.do(`$$("[data-action=way]").find((e) => text(e) === "Ask for exactly what they need").click(); await frame();`)
	equal(t, "request in the field", js[string](p, `return $("#ask-text").value`), "account:read block_rfq:none block_trade:none custody:none trade:read_write wallet:none")
	equal(t, "key as it was", js[string](p, `return $("#key-text").value`), "account:read trade:read_write wallet:read")
	p.do(`$$("[data-action=way]").find((e) => text(e) === "Make a key for it").click(); await frame();`)
	equal(t, "key in the field", js[string](p, `return $("#key-text").value`), "account:read trade:read_write")
	contains(t, "what comes of it", p.scope(), "account:read", "trade:read_write")
	equal(t, "finding, enough", p.text(".finding"), "Enough for your 2 calls.")

	// Too much to read at once: it says so, and nothing changes.
	before := js[string](p, `return el.query`)
	p.paste("[name=paste]", "private/buy "+strings.Repeat("x", 1100000))
	contains(t, "a text too long", p.receipt(), "Too long.", "1 MiB")
	equal(t, "query after a text too long", js[string](p, `return el.query`), before)
	equal(t, "undo of a text too long", js[bool](p, `return $("[data-action=undo-paste]").checkVisibility()`), false)
}

// TestReturned compares replies with the prediction, in the table and in a
// word.
func TestReturned(t *testing.T) {
	p := open(t, "/t/one.html", view{})
	const setting = "key=account:read+trade:read_write+wallet:read_write&ask=account:read+trade:read_write+wallet:read_write"
	p.query(setting)
	p.touch()
	reply := func(scope string) string { return `{"result":{"scope":"` + scope + `","token_type":"bearer"}}` }
	heads := func() string {
		return js[string](p, `return text($("#topic")) + ", " + $$(".heads b").map((e) => e.textContent).join()`)
	}
	equal(t, "heads", heads(), "Token gets, Key allows,Request asks,Token gets")
	word := func(domain string) string { return p.text("li.row[data-domain=" + domain + "] .who small") }

	p.paste("[name=paste]", reply("account:read connection mainaccount trade:read_write wallet:read_write"))
	equal(t, "finding", p.text(".finding"), "Just as predicted.")
	equal(t, "heads with a reply", heads(), "Server returned, Key allows,Request asks,Server returned")
	equal(t, "status", js[string](p, `return el.result.returned.status`), "predicted")
	equal(t, "record", js[bool](p, `return $(".record").checkVisibility()`), false)
	equal(t, "rows", p.row("account")+", "+p.row("wallet"), "as-asked read read read, as-asked read_write read_write read_write")
	equal(t, "word", word("trade"), "as predicted")

	p.paste("[name=paste]", reply("connection mainaccount trade:read wallet:read account:read_write"))
	equal(t, "status, other", js[string](p, `return el.result.returned.status`), "contradicts")
	equal(t, "finding, other", p.text(".finding"), "Less trade than was certain, more account than the key allows.")
	equal(t, "more than the key allows", p.row("account"), "wrong read read read_write")
	equal(t, "its word", word("account"), "more than sure")
	equal(t, "less than sure", word("trade"), "less than sure")
	equal(t, "possible", word("wallet"), "possible")
	equal(t, "the prediction beside it", js[string](p, `return $$(".was").filter((e) => e.checkVisibility()).map((e) => e.closest("li").dataset.domain + ":" + text(e)).join()`), "account:read,trade:read_write,wallet:read_write")
	for token, sign := range map[string]string{"account:read_write": "wrong", "trade:read": "wrong", "wallet:read": "open", "connection": "as-asked"} {
		equal(t, "sign of "+token, p.attr(`li.token[data-token="`+token+`"]`, "data-sign"), sign)
	}
	var record map[string]any
	if err := json.Unmarshal([]byte(p.text(".record pre")), &record); err != nil || record["response_scope"] == nil {
		t.Errorf("the record is %q: %v", p.text(".record pre"), err)
	}
	contains(t, "what to do with it", p.text(".returned"), knowledge.RecordSays(knowledge.Home))
	equal(t, "a link to report it", js[bool](p, `return $(".record a").checkVisibility()`), knowledge.Home != "")
	contains(t, "the reason", js[string](p, `$("li.row[data-domain=account] .who").click(); await frame(); return text($("li.row[data-domain=account] .reason"))`), "as-asked")

	// It's compared with the current key and request above it.
	p.click(`input[name=key-account][value=read_write]`)
	p.click(`input[name=ask-account][value=read_write]`)
	p.click(`input[name=ask-trade][value=read]`)
	equal(t, "finding after the setting was repaired", p.text(".finding"), "Not the likely reply, but a possible one.")
	equal(t, "record after it", js[bool](p, `return $(".record").checkVisibility()`), false)

	// The list of calls is the reply's, until it is cleared.
	p.unfoldPanel("calls")
	equal(t, "the list says so", js[bool](p, `return $("[data-panel=calls] .source").checkVisibility()`), true)
	equal(t, "withdrawing with the reply", p.attr(`li.method[data-method="private/withdraw"]`, "data-verdict"), "denied")
	equal(t, "to clear it", p.text("[data-action=clear]"), "Back to the prediction")
	p.click("[data-action=clear]")
	equal(t, "heads, cleared", heads(), "Token gets, Key allows,Request asks,Token gets")
	equal(t, "receipt, cleared", p.receipt(), "")
	equal(t, "query, cleared", p.param("reply"), "–")
	equal(t, "focus, cleared", js[string](p, `return deepest().name`), "paste")
	p.do(`await frame(); await frame();`)
	equal(t, "the list says so, cleared", js[bool](p, `return $("[data-panel=calls] .source").checkVisibility()`), false)
	equal(t, "withdrawing as predicted", p.attr(`li.method[data-method="private/withdraw"]`, "data-verdict"), "likely")

	// A reply from a link has no receipt, but can be cleared all the same.
	p.query(setting + "&reply=trade:read&need=private/buy")
	equal(t, "head of a link's reply", p.text("#topic"), "Server returned")
	equal(t, "clear a link's marks", p.text("[data-action=clear]"), "Clear")
	p.do(`$(".sum").focus()`)
	p.keys("\x1b") // not in the box: nothing
	equal(t, "Escape elsewhere", p.param("need"), "private/buy")
	p.click("[name=paste]")
	p.keys("\x1b")
	equal(t, "Escape in the box", p.param("reply")+p.param("need"), "––")
}

// TestCutAnswer reads a reply that's cut off in the middle.
func TestCutAnswer(t *testing.T) {
	p := open(t, "/t/one.html", view{})
	p.query("key=account:read_write+trade:read_write")
	p.touch()
	p.paste("[name=paste]", `{"result":{"scope":"account:read_write connection mainaccount trade:rea`)
	contains(t, "a cut reply", p.receipt(), "Reply read.", "cut off")
	equal(t, "severity", p.attr(".receipt", "data-severity"), "warning")
	equal(t, "the reply", p.param("reply"), "account:read_write connection mainaccount …")
	contains(t, "finding", p.text(".finding"), "as far as the reply goes")
	equal(t, "a domain that may have been cut off", p.row("trade"), "open read_write as key read_write")
}

// TestCompare pins a setting and changes the form.
func TestCompare(t *testing.T) {
	p := open(t, "/t/one.html", view{})
	p.query("key=account:read+trade:read_write+wallet:read&ask=account:read+trade:read_write+wallet:none")
	p.unfoldPanel("compare")
	p.click(`button[data-action=pin]`)
	p.do(`await frame(); await frame();`)
	change := `[data-panel=compare] .big`
	equal(t, "the same", p.attr(change, "data-change"), "same")
	pinned := func() string {
		return js[string](p, `return $$(".pinned").filter((e) => e.checkVisibility()).map((e) => e.closest("li").dataset.domain + ":" + text(e)).join()`)
	}
	equal(t, "pinned, the same", pinned(), "")

	p.click(`input[name=ask-trade][value=read]`)
	p.wait(`$("[data-panel=compare] .big").dataset.change === "removes"`)
	contains(t, "less", p.text(`section[data-panel=compare]`), "18 calls lost, none gained.", "private/buy")
	equal(t, "pinned in the table", pinned(), "trade:read_write")
	p.wait(`$("[aria-live]").textContent.includes("Against the pinned setting: 18 calls lost, none gained.")`)

	p.click(`input[name=ask-wallet][value=read]`)
	p.wait(`$("[data-panel=compare] .big").dataset.change === "adds"`)
	contains(t, "other", p.text(`section[data-panel=compare]`), "gained", "lost", "private/get_deposits", "denied → allowed", "allowed → denied")
	equal(t, "pinned in the table, both", pinned(), "trade:read_write,wallet:none")

	// It stays pinned while another view is open.
	p.unfoldPanel("code")
	equal(t, "pinned beside another view", pinned(), "trade:read_write,wallet:none")
	p.unfoldPanel("compare")

	p.click(`button[data-action=swap]`)
	p.wait(`$("#ask-text").value.includes("trade:read_write")`)
	p.wait(`$("[data-panel=compare] .big").dataset.change === "adds"`)
	equal(t, "can do more", js[string](p, `return $$("[data-panel=compare] li[data-consequence]").map((e) => e.dataset.consequence).join()`), "move-funds-inside,place-orders,cancel-orders")
	equal(t, "pinned, swapped", pinned(), "trade:read,wallet:read")
	p.click(`button[data-action=back]`)
	p.wait(`$("[data-panel=compare] .big").dataset.change === "same"`)
	equal(t, "back", js[string](p, `return $("#ask-text").value`), "account:read trade:read wallet:read")
	equal(t, "pinned, back", pinned(), "")
	p.click(`input[name=ask-wallet][value=none]`)
	p.click(`button[data-action=unpin]`)
	equal(t, "unpinned", js[bool](p, `return $("[data-panel=compare] .big").checkVisibility()`), false)
	equal(t, "unpinned in the table", pinned(), "")
}

// TestJobs chooses each job: every domain is named, and each of its calls is
// covered if the key is the job's.
func TestJobs(t *testing.T) {
	p := open(t, "/t/one.html", view{})
	p.query("")
	calls := map[string][]string{}
	for _, job := range catalog.Jobs() {
		calls[job.ID] = job.Methods
	}
	jobs := js[[]string](p, `return [...$("[name=job]").options].map((o) => o.value).filter(Boolean)`)
	if len(jobs) < 8 || len(jobs) != len(calls) {
		t.Fatalf("only %d jobs of %d: %q", len(jobs), len(calls), jobs)
	}
	p.unfoldPanel("calls")
	domain := regexp.MustCompile(`^account:\w+ block_rfq:\w+ block_trade:\w+ custody:\w+ trade:\w+ wallet:\w+$`)
	for _, job := range jobs {
		p.query("")
		p.choose("job", job)
		ask := js[string](p, `return $("#ask-text").value`)
		if !domain.MatchString(ask) {
			t.Errorf("%s asks for %q, which leaves a domain to the key", job, ask)
		}
		if p.param("key") == "–" {
			t.Errorf("%s leaves a key unknown that it knows", job)
		}
		contains(t, job, p.receipt(), "Key and request are the least for it.")
		equal(t, job+": the list afterward", js[string](p, `return $("[name=job]").value`), "")
		// Then each call of the job can be made.
		p.do(`await frame(); await frame();`)
		if len(calls[job]) < 4 {
			t.Errorf("%s has too few calls", job)
		}
		denied := js[string](p, `
			const open = new Set($$('li.method:is([data-verdict=allowed], [data-verdict=likely])').map((e) => e.dataset.method));
			return a.filter((m) => !open.has(m)).join();`, calls[job])
		equal(t, job+" lacks", denied, "")
		if job == "trade-only-bot" {
			equal(t, "the bot moves funds out", p.attr(`li[data-consequence="move-funds-out"]`, "data-verdict"), "denied")
		}
	}
	// A known key stays, unless you say otherwise.
	p.query("key=account:read")
	p.touch()
	p.choose("job", jobs[1])
	equal(t, "key kept", js[string](p, `return $("#key-text").value`), "account:read")
	contains(t, "receipt of a key that is kept", p.receipt(), "The request is the least for it.", "Make the key match")
	p.click(`[data-action=choice]`)
	equal(t, "key set", js[string](p, `return $("#key-text").value`), "account:read trade:read_write")
	// And you can undo all of it.
	p.query("key=account:read&ask=wallet:read")
	p.choose("job", jobs[1])
	p.click(`[data-action=undo-paste]`)
	equal(t, "undone", p.param("key")+", "+p.param("ask"), "account:read, wallet:read")
}

// TestLossRepair asks for more than the key allows and takes the way out, and
// then for less.
func TestLossRepair(t *testing.T) {
	p := open(t, "/t/one.html", view{})
	p.query("key=account:read+trade:read_write&ask=account:read_write+trade:read_write")
	says := func() string {
		return js[string](p, `return $$(".says").filter((e) => e.checkVisibility()).map((e) => e.closest("li").dataset.domain + ": " + text(e)).join("\n")`)
	}
	contains(t, "the loss", says(), "account: ", "The key stops at read, so read_write is cut.", "Raise the key", "documented")
	equal(t, "rows with a sentence", strings.Count(says(), "\n"), 0)
	p.click(`.row[data-domain=account] [data-action=repair]`)
	contains(t, "key", js[string](p, `return $("#key-text").value`), "account:read_write")
	contains(t, "scope", p.scope(), "account:read_write")
	equal(t, "rows with a sentence, repaired", says(), "")
	if js[bool](p, `return document.activeElement !== el`) {
		t.Error("the button went away and took the focus with it")
	}

	p.query("key=trade:read_write+wallet:read&ask=trade:read_write")
	contains(t, "what follows the key", says(), "wallet: ", "likely follows the key", "Add wallet:none")
	p.click(`.row[data-domain=wallet] [data-action=repair]`)
	equal(t, "request", js[string](p, `return $("#ask-text").value`), "trade:read_write wallet:none")
	equal(t, "nothing to say", says(), "")

	p.query("key_type=asymmetric&key=trade:read&ask=trade:read")
	contains(t, "refusal", p.text(".finding"), "No token.")
	equal(t, "way out", p.text("[data-action=way]"), "Use client_signature")
	p.click("[data-action=way]")
	equal(t, "grant", js[string](p, `return $("[name=grant]").value`), "client_signature")
	equal(t, "scope by the other grant", p.scope(), "connection mainaccount trade:read")
	if js[bool](p, `return document.activeElement !== el`) {
		t.Error("the way out went away and took the focus with it")
	}
}

// TestViewsFit fills every view with the longest it has to show, in light and
// dark, at three widths: nothing sticks out, and everything is readable.
func TestViewsFit(t *testing.T) {
	axe := readAxe(t)
	for _, dark := range []bool{false, true} {
		for _, width := range widths {
			t.Run(fmt.Sprintf("%d dark %v", width, dark), func(t *testing.T) {
				p := open(t, "/t/one.html", view{width: width, dark: dark})
				p.query("via=http&account=sub&key=account:read+trade:read_write&ask=account:read_write+trade:read_write+wallet:read_write&key_name=desk")
				look := func(what string) {
					t.Helper()
					equal(t, "overflow, "+what, js[string](p, overflow), "")
					equal(t, "faint text, "+what, js[string](p, faint), "")
					p.accessible(what, axe)
				}
				p.unfoldPanel("compare")
				p.click(`button[data-action=pin]`)
				p.do(`$("input[name=ask-wallet][value=none]").click(); $("input[name=key-account][value=read_write]").click(); await frame(); await frame();`)
				if js[bool](p, `return !$("[data-panel=compare] .result > *").checkVisibility()`) {
					t.Error("compare shows nothing")
				}
				p.do(`$$("details.rest").forEach((d) => d.open = true); await frame();`)
				look("compare")
				p.paste("[name=paste]", `call("private/get_mmp_config private/set_coinbase_subaccount_withdrawals_allowed private/withdraw private/enable_cancel_on_disconnect private/get_user_trades_by_currency_and_time
					private/mass_quote private/buy private/sell private/edit private/cancel_all private/get_currencies private/selll private/toggle_deposit_address_creation user.portfolio.btc public/ticker private/get_settlement_history_by_instrument")`)
				p.unfoldPanel("calls")
				p.do(`$$("details.rest").forEach((d) => d.open = true); await frame();`)
				if js[bool](p, `return !$("[data-panel=calls] .result > *").checkVisibility()`) {
					t.Error("calls shows nothing")
				}
				look("calls")
				p.paste("[name=paste]", `{"scope":"account:read_write block_rfq:read_write connection custody:read mainaccount name:another_desk_with_a_long_name wallet:read","expires_in":5}`)
				if js[bool](p, `return !$(".record").checkVisibility()`) {
					t.Error("no record")
				}
				look("reply")
			})
		}
	}
}

// TestTasks answers in a click or two what a trading program should ask for,
// and checks that every task names calls in the catalog.
func TestTasks(t *testing.T) {
	p := open(t, "/t/one.html", view{})
	p.unfoldPanel("calls")
	p.wait(`$("[data-panel=calls] .presets button")`)
	tasks := js[[]string](p, `return $$("[data-panel=calls] .presets button").map(text)`)
	if len(tasks) < 6 {
		t.Fatalf("tasks: %q", tasks)
	}
	press := func(title string) {
		p.do(`$$("[data-panel=calls] .presets button").find((e) => text(e) === a).click(); await frame(); await frame();`, title)
	}
	for _, title := range tasks {
		press(title)
		equal(t, title+" is chosen", js[string](p, `return text($("[data-panel=calls] .presets [aria-pressed=true]"))`), title)
		equal(t, title+": not counted", js[int](p, `return $$("[data-panel=calls] [data-reason]").length`), 0)
		if strings.HasPrefix(title, "Read") && strings.Contains(p.text(`[data-panel=calls] .least`), "read_write") {
			t.Errorf("%s takes more than reading: %s", title, p.text(`[data-panel=calls] .least`))
		}
		press(title)
		equal(t, "calls left after "+title, p.param("need"), "–")
	}
	press("Place orders")
	press("Read positions")
	equal(t, "request", p.text(`[data-panel=calls] .least div:first-child code`), "account:none block_rfq:none block_trade:none custody:none trade:read_write wallet:none")
	equal(t, "calls", p.param("need"), "private/buy private/edit private/sell private/get_position private/get_positions")
}

// TestNoWithdrawals says beside the tokens of a subaccount's key with
// wallet:read_write what withdrawing depends on, and doesn't say it for other
// keys.
func TestNoWithdrawals(t *testing.T) {
	p := open(t, "/t/one.html", view{})
	const absent = "none -: not there: withdrawals only with a Coinbase wallet"
	for query, want := range map[string]string{
		"account=sub&key=wallet:read_write":                                   absent,
		"account=sub&key=wallet:read":                                         "",
		"key=wallet:read_write":                                               "plus +: added by the server",
		"account=sub&key=wallet:read_write&ask=wallet:none":                   "",
		"account=sub&key=wallet:read_write&ask=wallet:read":                   "",
		"account=sub&ask=wallet:read_write":                                   absent,
		"grant=refresh_token&held=connection+wallet:read_write":               absent,
		"grant=refresh_token&held=mainaccount+session:x+wallet:read":          "plus +: as held",
		"account=sub&key=wallet:read_write&ask=mainaccount+wallet:read_write": "less -: left out",
	} {
		p.query(query)
		got := js[string](p, `const e = $("[data-token=mainaccount]"); return e ? e.dataset.sign + " " + (e.dataset.granted === "true" ? "+" : "-") + ": " + e.title : ""`)
		equal(t, query, got, want)
		if strings.Contains(want, "-:") && strings.Contains(p.scope(), "mainaccount") {
			t.Errorf("%s: %s", query, p.scope())
		}
	}
}
