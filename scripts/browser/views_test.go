//go:build browser

package browser

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"

	"scopecalculator/scopecore/knowledge"
)

// unfoldPanel opens a panel and waits until it is drawn.
func (p *page) unfoldPanel(name string) {
	p.Helper()
	p.click(`details[data-panel=` + name + `] > summary`)
	p.wait(`$("details[data-panel=" + a + "]").open`, name)
	p.do(`await frame(); await frame();`)
}

// paste puts a text on the clipboard of the page, so to speak: the event is the
// one a person's paste brings, with the focus where it would be.
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

// holds reports where in the page a text stands: in markup, fields, properties
// of the element, addresses or storage.
const holds = `
	const found = [];
	const places = { light: document.documentElement.outerHTML, shadow: root.innerHTML, query: el.query, result: JSON.stringify(el.result) ?? "",
		address: location.href, state: JSON.stringify(history.state) ?? "", stored: JSON.stringify({ ...localStorage, ...sessionStorage }), cookie: document.cookie };
	for (const e of $$("input, textarea, select")) places["field " + e.name] = e.value + " " + e.defaultValue;
	for (const e of $$("a")) places["link " + e.href] = e.href;
	for (const [where, text] of Object.entries(places)) if (a.some((part) => text.includes(part))) found.push(where);
	return found.join();`

// parts cuts secrets into pieces, none of which may be found afterwards.
func parts(secrets ...string) (out []string) {
	for _, s := range secrets {
		for i := 0; i+12 <= len(s); i += 6 {
			out = append(out, s[i:i+12])
		}
	}
	return out
}

// TestLeastFromCode pastes code and gets the least scope with its proof.
func TestLeastFromCode(t *testing.T) {
	p := open(t, "/t/one.html", view{})
	p.unfoldPanel("needs")
	contains(t, "the empty panel", p.text(`[data-panel=needs] .result`), "smallest request and key")
	p.do(`
		$("#needs-text").value = a;
		$("#needs-text").dispatchEvent(new InputEvent("input", { bubbles: true }));
		await frame(); await frame();`, `
		await call("private/get_positions", { currency: "BTC" })
		await call("private/buy"); await call("private/get_subaccountz")
		{"method":"public/ticker"}  {"channels":["user.portfolio.btc"]}`)
	least := `[data-panel=needs] .least div:nth-child(%) code`
	nth := func(n string) string { return strings.Replace(least, "%", n, 1) }
	equal(t, "key", p.text(nth("2")), "trade:read_write")
	equal(t, "request", p.text(nth("1")), "account:none block_rfq:none block_trade:none custody:none trade:read_write wallet:none")
	equal(t, "what breaks without trade:read_write", p.text(`[data-panel=needs] li[data-token="trade:read_write"]`), "trade:read_write for private/buy private/get_positions user.portfolio.(currency) With read only: no private/buy")
	contains(t, "public methods", p.text(`[data-panel=needs] li[data-reason=public]`), "public/ticker", "no scope")

	// What is misspelled is mended by a click, in the text itself.
	p.click(`[data-panel=needs] button[data-near="private/get_subaccounts"]`)
	p.wait(`$("#needs-text").value.includes('"private/get_subaccounts"')`)
	p.wait(`$("[data-panel=needs] .least div:last-child code").textContent === "account:read trade:read_write"`)

	// A name is added, once, and goes again.
	p.fill(`input[name=pick]`, "withdraw")
	p.keys("\r")
	p.fill(`input[name=pick]`, "private/withdraw")
	p.keys("\r")
	equal(t, "chosen", js[string](p, `return $$(".chips li code").map(text).join()`), "private/withdraw")
	p.wait(`$("[data-panel=needs] .least div:last-child code").textContent === "account:read trade:read_write wallet:read_write"`)
	contains(t, "what no scope gives", p.text(`[data-panel=needs]`), "main account", "second factor")
	p.click(`.chips button`)
	p.wait(`$("[data-panel=needs] .least div:last-child code").textContent === "account:read trade:read_write"`)

	// What a call does, in words, leads to its name.
	p.fill(`input[name=pick]`, "place orders")
	p.click(`[data-panel=needs] button[data-action=add]`)
	equal(t, "ready for the next", js[string](p, `return deepest().id`), "pick")
	p.wait(`$("[data-near='private/buy']")`)
	equal(t, "marked as no call", js[string](p, `return $$(".chips [data-unknown] code").map(text).join()`), "private/place_orders")
	p.click(`[data-panel=needs] button[data-near="private/buy"]`)
	equal(t, "chosen by what it does", js[string](p, `return $$(".chips li code").map(text).join()`), "private/buy")
	p.click(`.chips button`)
	equal(t, "what a name is listed with", js[string](p, `return $("#calls option[value='private/buy']").label`), "Place a buy order")

	p.click(`[data-panel=needs] button[data-action=load]`)
	equal(t, "key in the form", js[string](p, `return $("#key-text").value`), "account:read trade:read_write")
	equal(t, "request in the form", js[string](p, `return $("#ask-text").value`), "account:read block_rfq:none block_trade:none custody:none trade:read_write wallet:none")
	contains(t, "what comes of it", p.scope(), "account:read", "trade:read_write")

	// More than is read at once: it is said, and nothing is lost.
	p.do(`
		$("#needs-text").value = "private/buy " + "x".repeat(1100000);
		$("#needs-text").dispatchEvent(new InputEvent("input", { bubbles: true }));
		await frame(); await frame();`)
	contains(t, "a text too long", p.text(`#needs-long`), "1 MiB", "1075 KiB", "Nothing was cut off")
	equal(t, "length kept", js[int](p, `return $("#needs-text").value.length`), 1100012)
}

// TestVerifyForgetsSecrets pastes a reply with live tokens in it, in every way
// a text gets into a box, and looks for them everywhere.
func TestVerifyForgetsSecrets(t *testing.T) {
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
	ways := map[string]func(p *page){
		"paste": func(p *page) { p.paste("#answer-text", string(reply)) },
		// A keyboard's own clipboard, a screen reader, a password manager.
		"insert": func(p *page) {
			p.click("#answer-text")
			call(p, input.InsertText, input.InsertTextParams{Text: string(reply)})
			p.do(`await frame(); await frame();`)
		},
		"value": func(p *page) {
			p.do(`$("#answer-text").value = a; $("#answer-text").dispatchEvent(new Event("input", { bubbles: true })); await frame(); await frame();`, string(reply))
		},
	}
	for name, put := range ways {
		t.Run(name, func(t *testing.T) {
			p := open(t, "/t/one.html", view{})
			p.query("key=account:read+trade:read_write+wallet:read_write&ask=account:read+trade:read_write+wallet:read_write")
			p.unfoldPanel("verify")
			put(p)
			equal(t, "the box", js[string](p, `return $("#answer-text").value`), scope)
			contains(t, "the note", p.text("#answer-note"), "2 secrets were dropped")
			secrets := parts(access, refresh)
			equal(t, "secrets found in", js[string](p, holds, secrets), "")

			// Not even the browser's own memory brings them back.
			p.do(`$("#answer-text").focus(); for (const step of ["undo", "undo", "redo", "redo", "undo"]) document.execCommand(step);`)
			equal(t, "secrets found after undo and redo in", js[string](p, holds, secrets), "")
			for _, panel := range []string{"capabilities", "methods", "grants", "needs", "compare"} {
				p.do(`const d = $("details[data-panel=" + a + "]"); d.open = true; await frame(); await frame();`, panel)
			}
			p.do(`$$("details").forEach((d) => d.open = true); await frame(); await frame();`)
			equal(t, "secrets found with everything open in", js[string](p, holds, secrets), "")
		})
	}
}

// TestVerifyTokenByToken holds answers against the prediction.
func TestVerifyTokenByToken(t *testing.T) {
	p := open(t, "/t/one.html", view{})
	p.query("key=account:read+trade:read_write+wallet:read_write&ask=account:read+trade:read_write+wallet:read_write")
	p.unfoldPanel("verify")
	status := func(token string) string {
		t.Helper()
		return p.attr(`.found li[data-token="`+token+`"]`, "data-status")
	}

	p.paste("#answer-text", "account:read connection mainaccount trade:read_write wallet:read_write")
	equal(t, "as predicted", p.attr(`[data-panel=verify] .result`, "data-status"), "predicted")
	equal(t, "record", js[bool](p, `return $(".record").checkVisibility()`), false)

	const reply = `{"result":{"scope":"connection mainaccount trade:read_write wallet:read account:read_write","expires_in":900}}`
	p.paste("#answer-text", reply)
	equal(t, "account:read_write", status("account:read_write"), "contradicts")
	equal(t, "wallet:read", status("wallet:read"), "within")
	equal(t, "trade:read_write", status("trade:read_write"), "predicted")
	equal(t, "expires_in", status("expires_in"), "contradicts")
	contains(t, "the headline", p.text(`[data-panel=verify] .result`), "contradicts the prediction", "speaks against the rules as-asked and connection-default")
	contains(t, "what it is held against", p.text(`[data-panel=verify] .result`), "client_credentials over WebSocket · key of the main account",
		"key account:read trade:read_write wallet:read_write, asked for account:read trade:read_write wallet:read_write")
	var record map[string]any
	if err := json.Unmarshal([]byte(p.text(".record pre")), &record); err != nil || record["response_scope"] == nil {
		t.Errorf("the record is %q: %v", p.text(".record pre"), err)
	}

	contains(t, "what to do with it", p.text(`[data-panel=verify] .result`), knowledge.RecordSays(knowledge.Home))
	equal(t, "a link to report it", js[bool](p, `return $(".record a").checkVisibility()`), knowledge.Home != "")

	// The key and the request can be filled in where the answer is.
	contains(t, "the rest of the setting", p.text(".sides"), "As in the form: client_credentials over WebSocket · key of the main account.")
	p.fill("#verify-key", "trade:read_write wallet:read")
	p.fill("#verify-ask", "trade:read_write wallet:read_write")
	equal(t, "key in the form", js[string](p, `return $("#key-text").value`), "trade:read_write wallet:read")
	equal(t, "request in the form", js[string](p, `return $("#ask-text").value`), "trade:read_write wallet:read_write")
	p.paste("#answer-text", "connection mainaccount trade:read_write wallet:read")
	equal(t, "as predicted now", p.attr(`[data-panel=verify] .result`, "data-status"), "predicted")
	p.fill("#verify-ask", "")
	equal(t, "no request", js[bool](p, `return new URLSearchParams(el.query).has("ask")`), false)
	p.query("key=account:read+trade:read_write+wallet:read_write&ask=account:read+trade:read_write+wallet:read_write")
	equal(t, "the form's key beside the answer", js[string](p, `return $("#verify-key").value`), "account:read trade:read_write wallet:read_write")
	p.paste("#answer-text", reply)

	// The exact methods: with wallet:read nothing is withdrawn.
	p.click(`[data-panel=verify] button[data-action=exact]`)
	p.wait(`$('li.method[data-method="private/withdraw"]')?.dataset.verdict === "denied"`)
	equal(t, "an exact list has no doubt in it", js[int](p, `return $$('li.method:is([data-verdict=likely], [data-verdict=possible])').length`), 0)
	p.click(`button[data-action=prediction]`)
	p.wait(`$('li.method[data-method="private/withdraw"]')?.dataset.verdict === "likely"`)

	// The setting changes, and with it what the same answer means.
	p.fill("#key-text", "account:read_write trade:read_write wallet:read_write")
	p.fill("#ask-text", "account:read_write trade:read_write wallet:read_write")
	p.wait(`$('.found li[data-token="account:read_write"]').dataset.status === "predicted"`)
	equal(t, "expires_in is remembered", status("expires_in"), "contradicts")

	for text, want := range map[string]string{
		`{"error":{"code":13004,"message":"invalid_credentials"}}`: "invalid_credentials",
		"nothing of the kind":                  "There is no scope in this text.",
		strings.Repeat("account:read ", 90000): "Too long",
	} {
		p.paste("#answer-text", text)
		contains(t, "the note", p.text("#answer-note"), want, "Nothing was kept")
		equal(t, "the box", js[string](p, `return $("#answer-text").value`), "")
		equal(t, "a result", js[bool](p, `return $("[data-panel=verify] .result").checkVisibility()`), false)
	}
	// A list of methods follows the answer it was made from.
	p.paste("#answer-text", "account:read")
	p.click(`[data-panel=verify] button[data-action=exact]`)
	p.paste("#answer-text", "trade:read")
	p.wait(`$('li.method[data-method="private/get_account_summary"]')?.dataset.verdict === "denied"`)
	p.click(`button[data-action=forget]`)
	equal(t, "list of a forgotten answer", js[bool](p, `return $("button[data-action=prediction]").checkVisibility()`), false)
}

// TestCutAnswer reads an answer that ends in the middle.
func TestCutAnswer(t *testing.T) {
	p := open(t, "/t/one.html", view{})
	p.unfoldPanel("verify")
	p.paste("#answer-text", `{"result":{"scope":"account:read_write connection mainaccount trade:rea`)
	contains(t, "a cut answer", p.text(`[data-panel=verify] .result`), "cut off")
	equal(t, "its box", js[string](p, `return $("#answer-text").value`), "account:read_write connection mainaccount …")
}

// TestCompare pins a setting and changes the form.
func TestCompare(t *testing.T) {
	p := open(t, "/t/one.html", view{})
	p.query("key=account:read+trade:read_write+wallet:read&ask=account:read+trade:read_write+wallet:none")
	p.unfoldPanel("compare")
	p.click(`button[data-action=pin]`)
	change := `[data-panel=compare] .big`
	equal(t, "the same", p.attr(change, "data-change"), "same")

	p.click(`input[name=ask-trade][value=read]`)
	p.wait(`$("[data-panel=compare] .big").dataset.change === "removes"`)
	contains(t, "less", p.text(`[data-panel=compare]`), "only removes access", "private/buy")
	p.wait(`$("[aria-live]").textContent.includes("Against the pinned setting: The change only removes access")`)

	p.click(`input[name=ask-wallet][value=read]`)
	p.wait(`$("[data-panel=compare] .big").dataset.change === "adds"`)
	contains(t, "other", p.text(`[data-panel=compare]`), "adds access", "private/get_deposits", "denied → allowed", "allowed → denied")

	p.click(`button[data-action=swap]`)
	p.wait(`$("#ask-text").value.includes("trade:read_write")`)
	p.wait(`$("[data-panel=compare] .big").dataset.change === "adds"`)
	equal(t, "capable of more", js[string](p, `return $$("[data-panel=compare] li[data-consequence]").map((e) => e.dataset.consequence).join()`), "move-funds-inside,place-orders,cancel-orders")
	p.click(`button[data-action=back]`)
	p.wait(`$("[data-panel=compare] .big").dataset.change === "same"`)
	equal(t, "back", js[string](p, `return $("#ask-text").value`), "account:read trade:read wallet:read")
	p.click(`button[data-action=unpin]`)
	equal(t, "unpinned", js[bool](p, `return $("[data-panel=compare] .big").checkVisibility()`), false)
}

// TestJobs chooses each job: every domain is named, and each call it is for is
// covered where the key is the job's own.
func TestJobs(t *testing.T) {
	p := open(t, "/t/one.html", view{})
	p.query("")
	p.wait(`$("button[data-preset][aria-pressed]")`)
	jobs := js[[]string](p, `return $$("button[data-preset][aria-pressed]").map((e) => e.dataset.preset)`)
	if len(jobs) < 8 {
		t.Fatalf("only %d jobs: %q", len(jobs), jobs)
	}
	p.unfoldPanel("methods")
	domain := regexp.MustCompile(`^account:\w+ block_rfq:\w+ block_trade:\w+ custody:\w+ trade:\w+ wallet:\w+$`)
	for _, job := range jobs {
		p.query("")
		p.click(`button[data-preset="` + job + `"]`)
		ask := js[string](p, `return $("#ask-text").value`)
		if !domain.MatchString(ask) {
			t.Errorf("%s asks for %q and leaves a domain to the key", job, ask)
		}
		if js[bool](p, `return $("input[name=key_absent]").checked`) {
			t.Errorf("%s leaves a key unknown that it knows", job)
		}
		equal(t, "marked", js[string](p, `return $$("button[data-preset][aria-pressed=true]").map((e) => e.dataset.preset).join()`), job)
		// Each call named below the buttons can be made then.
		p.do(`await frame(); await frame();`)
		denied := js[string](p, `
			const wanted = text($(".jobs .hint")).match(/[a-z]+_[a-z_]+|\b(buy|sell|edit|cancel|withdraw)\b/g).map((m) => "private/" + m);
			const open = new Set($$('li.method:is([data-verdict=allowed], [data-verdict=likely])').map((e) => e.dataset.method));
			return wanted.length < 4 ? "too few" : wanted.filter((m) => !open.has(m)).join();`, job)
		equal(t, job+" lacks", denied, "")
		if job == "Trade-only bot" {
			equal(t, "the bot moves funds out", js[string](p, `return $('li[data-consequence="move-funds-out"]').dataset.verdict`), "denied")
		}
	}
	// A key that is known stays, unless the box says otherwise.
	p.query("key=account:read")
	p.click(`button[data-preset="` + jobs[1] + `"]`)
	equal(t, "key kept", js[string](p, `return $("#key-text").value`), "account:read")
	p.click(`input[name=preset_key]`)
	p.click(`button[data-preset="` + jobs[1] + `"]`)
	equal(t, "key set", js[string](p, `return $("#key-text").value`), "account:read trade:read_write")
}

// TestLossRepair asks for more than the key allows and takes the way out.
func TestLossRepair(t *testing.T) {
	p := open(t, "/t/one.html", view{})
	p.query("key=account:read+trade:read_write&ask=account:read_write+trade:read_write")
	loss := `.row[data-domain=account] .loss`
	equal(t, "stage", p.attr(loss, "data-stage"), "key")
	contains(t, "the loss", p.text(loss), "Cut by the key: read_write → read.", "max_scope")
	equal(t, "rows with a loss", js[int](p, `return $$(".loss").filter((e) => e.checkVisibility()).length`), 1)
	p.click(loss + ` button`)
	contains(t, "key", js[string](p, `return $("#key-text").value`), "account:read_write")
	contains(t, "scope", p.scope(), "account:read_write")
	equal(t, "rows with a loss, repaired", js[int](p, `return $$(".loss").filter((e) => e.checkVisibility()).length`), 0)
	if js[bool](p, `return document.activeElement !== el`) {
		t.Error("the button went away and took the focus with it")
	}
}

// TestViewsFit fills every view with the longest it has to show, in light and
// dark, at three widths: nothing sticks out, everything can be read.
func TestViewsFit(t *testing.T) {
	axe := readAxe(t)
	for _, dark := range []bool{false, true} {
		for _, width := range widths {
			t.Run(fmt.Sprintf("%d dark %v", width, dark), func(t *testing.T) {
				p := open(t, "/t/one.html", view{width: width, dark: dark})
				p.query("via=http&account=sub&key=account:read+trade:read_write&ask=account:read_write+trade:read_write+wallet:read_write&key_name=desk")
				for _, panel := range []string{"needs", "compare", "verify"} {
					p.unfoldPanel(panel)
				}
				equal(t, "overflow, empty", js[string](p, overflow), "")
				equal(t, "faint text, empty", js[string](p, faint), "")
				p.click(`button[data-action=pin]`)
				p.do(`
					$("input[name=ask-wallet][value=none]").click();
					$("input[name=key-account][value=read_write]").click();
					$("#needs-text").value = a;
					$("#needs-text").dispatchEvent(new InputEvent("input", { bubbles: true }));`,
					`private/get_mmp_config private/set_coinbase_subaccount_withdrawals_allowed private/withdraw private/enable_cancel_on_disconnect private/get_user_trades_by_currency_and_time
					private/mass_quote private/buy private/sell private/edit private/cancel_all private/get_currencies private/selll private/toggle_deposit_address_creation user.portfolio.btc public/ticker`)
				p.fill(`input[name=pick]`, "private/get_settlement_history_by_instrument")
				p.keys("\r")
				p.paste("#answer-text", `{"scope":"account:read_write block_rfq:read_write connection custody:read mainaccount name:another_desk_with_a_long_name wallet:read","expires_in":5}`)
				p.do(`$$("details.rest, .found details").forEach((d) => d.open = true); await frame(); await frame();`)
				for _, panel := range []string{"needs", "compare", "verify"} {
					if js[bool](p, `return !$("[data-panel=" + a + "] .result > *").checkVisibility()`, panel) {
						t.Errorf("%s shows nothing", panel)
					}
				}
				equal(t, "overflow", js[string](p, overflow), "")
				equal(t, "faint text", js[string](p, faint), "")
				p.accessible("views", axe)
			})
		}
	}
}

// TestTasks answers by a click or two what a program that trades asks for, and
// has every task name calls that the catalog knows.
func TestTasks(t *testing.T) {
	p := open(t, "/t/one.html", view{})
	p.unfoldPanel("needs")
	tasks := js[[]string](p, `return $$("[data-panel=needs] .presets button").map(text)`)
	if len(tasks) < 6 {
		t.Fatalf("tasks: %q", tasks)
	}
	press := func(title string) {
		p.do(`$$("[data-panel=needs] .presets button").find((e) => text(e) === a).click(); await frame(); await frame();`, title)
	}
	for _, title := range tasks {
		press(title)
		equal(t, title+" is chosen", js[string](p, `return text($("[data-panel=needs] .presets [aria-pressed=true]"))`), title)
		equal(t, title+": not counted", js[int](p, `return $$("[data-panel=needs] [data-reason]").length + $$(".chips [data-unknown]").length`), 0)
		if strings.HasPrefix(title, "Read") && strings.Contains(p.text(`[data-panel=needs] .least`), "read_write") {
			t.Errorf("%s takes more than reading: %s", title, p.text(`[data-panel=needs] .least`))
		}
		press(title)
		equal(t, "calls left after "+title, js[int](p, `return $$(".chips li").length`), 0)
	}
	press("Place orders")
	press("Read positions")
	equal(t, "request", p.text(`[data-panel=needs] .least div:first-child code`), "account:none block_rfq:none block_trade:none custody:none trade:read_write wallet:none")
	equal(t, "calls", js[string](p, `return $$(".chips code").map(text).join(" ")`), "private/buy private/edit private/sell private/get_position private/get_positions")
}

// TestNoWithdrawals tells a subaccount's key with wallet:read_write, beside its
// tokens, what withdrawing depends on, and says it to nobody else.
func TestNoWithdrawals(t *testing.T) {
	p := open(t, "/t/one.html", view{})
	for query, want := range map[string]string{
		"account=sub&key=wallet:read_write":                                   "mainaccount absent: withdrawals only with a Coinbase wallet",
		"account=sub&key=wallet:read":                                         "",
		"key=wallet:read_write":                                               "mainaccount + added by the server",
		"account=sub&key=wallet:read_write&ask=wallet:none":                   "",
		"account=sub&key=wallet:read_write&ask=wallet:read":                   "",
		"account=sub&ask=wallet:read_write":                                   "mainaccount absent: withdrawals only with a Coinbase wallet",
		"grant=refresh_token&held=connection+wallet:read_write":               "mainaccount absent: withdrawals only with a Coinbase wallet",
		"grant=refresh_token&held=mainaccount+session:x+wallet:read":          "mainaccount kept",
		"account=sub&key=wallet:read_write&ask=mainaccount+wallet:read_write": "mainaccount dropped",
	} {
		p.query(query)
		got := js[string](p, `return text($("[data-token=mainaccount]")) ?? ""`)
		equal(t, query, got, strings.Replace(want, "+ ", "", 1))
		if strings.Contains(want, "absent") && strings.Contains(p.scope(), "mainaccount") {
			t.Errorf("%s: %s", query, p.scope())
		}
	}
}
