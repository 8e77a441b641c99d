// Package states lists the states of the calculator that are worth looking at:
// every view, every kind of answer, every way to fail. The screenshots show
// them, and the browser tests check each for the same standards of layout,
// contrast and accessibility.
package states

import (
	"fmt"
	"strings"
)

// State is one state of the calculator.
type State struct {
	Name string
	// Query is the calculator's query, Views its attribute of that name, Open
	// the view to open from the bar.
	Query, Views, Open string
	// Shows is a selector for something visible in this state but not before
	// Paste, Spoil or Act.
	Shows string
	// Paste is pasted into the box, if there's an answer.
	Paste string
	// Page is a page of the site to look at instead.
	Page string
	// Spoil is JavaScript that keeps the program from loading. It returns a
	// function that undoes that, so the next state isn't spoiled too.
	Spoil string
	// Act is JavaScript run on the calculator, called c, afterwards. r is its
	// shadow root, wait(ms) and paste(text) are promises, and touch() makes the
	// setting the reader's own.
	Act string
}

// Script puts a calculator in this state into the page, in place of any that's
// there. It has to run inside an async function.
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
		const wait = (ms) => new Promise((done) => setTimeout(done, ms));
		// An untouched setting is an example, and a paste starts without it.
		const touch = () => c.shadowRoot.querySelector("#key-text")?.dispatchEvent(new InputEvent("input"));
		const mend = %[1]s;
		if (%[2]t) c.setAttribute("wasm-src", "/spoiled-" + %[3]q); // a new address each time, so that it isn't loaded yet
		c.setAttribute("eager", "");
		if (%[5]q) c.setAttribute("views", %[5]q);
		c.query = %[4]q;
		(document.querySelector("main") ?? document.body).append(c);
		await Promise.race([c.ready.catch(() => {}), wait(%[2]t ? 200 : 20000)]);
		mend();
		const r = c.shadowRoot;
		if (%[6]q) r.querySelector("button[data-panel=" + %[6]q + "]").click();
		// A view that opens is in a separate file, and is drawn after a frame.
		for (let i = 0; r.querySelector("div.panel") && i < 100; i++) await wait(20);
		await wait(100);
		const paste = async (text) => {
			const data = new DataTransfer();
			data.setData("text/plain", text);
			// Firefox can't make a ClipboardEvent with custom data.
			const event = new Event("paste", { bubbles: true, cancelable: true, composed: true });
			Object.defineProperty(event, "clipboardData", { value: data });
			r.querySelector("[name=paste]").dispatchEvent(event);
			await wait(100);
		};
		if (%[7]q) {
			touch();
			await paste(%[7]q);
		}
		%[8]s
	`, spoil, s.Spoil != "", s.Name, s.Query, s.Views, s.Open, s.Paste, s.Act)
}

const (
	usual = "key=account:read+trade:read_write+wallet:read&ask=account:read_write+trade:read_write"
	// exact is a setting that gets exactly what it asks for.
	exact = "key=account:read+trade:read_write&ask=account:read+trade:read_write"
	// needing marks calls, some of which go beyond this setting, and some
	// beyond any.
	needing = "private/buy private/get_postions private/withdraw private/send_rfq public/ticker private/set_mmp_config private/get_leg_prices"
	// secret looks like a Deribit token, but isn't one.
	secret = "1700000000000.Qx7-kL2p.Zt9_mVb4NcR7wKdY2hJ-s5GfA1uEo8PiTq"
)

// reply is what a server might reply.
func reply(scope string) string {
	return `{"result":{"access_token":"` + secret + `","scope":"` + scope + `","expires_in":31536000}}`
}

// Names of states that tests ask for.
const (
	Busy = "busy"
)

// All lists the states.
var All = []State{
	{Name: "home", Page: "/"},

	// What's asked for, and what comes.
	{Name: "empty", Shows: `[data-field=key][data-absent]`, Query: ""},
	{Name: "key-unknown", Query: "ask=trade:read_write+wallet:none"},
	{Name: "no-scope", Shows: `[data-field=ask][data-absent]`, Query: "key=account:read+trade:read_write+wallet:read"},
	{Name: "nothing", Query: "key="},
	{Name: "exact", Shows: `.row[data-sign=as-asked]`, Query: exact},
	{Name: "clipped", Shows: `.row[data-sign=less] [data-action=repair]`, Query: "key=account:read+trade:read_write&ask=account:read_write+trade:read_write"},
	{Name: "inherited", Shows: `.row[data-sign=more] [data-action=repair]`, Query: usual},
	{Name: "everything", Query: "key=account:read_write+block_rfq:read_write+block_trade:read_write+custody:read_write+trade:read_write+wallet:read_write&ask=account:read_write+block_rfq:read_write+block_trade:read_write+custody:read_write+trade:read_write+wallet:read_write"},
	{Name: "subaccount", Shows: `.token[data-token=mainaccount][data-granted=false]`, Query: "account=sub&key=trade:read_write+wallet:read_write&ask=trade:read_write+wallet:read_write"},
	{Name: "http-session", Query: "via=http&sessions=15&key_name=bot1&" + usual},
	{Name: "mistakes", Shows: `.note .apply`, Query: "key=trade:read_write+wallets:read&ask=Trade:READ,+account:[read,+read_write,+none]+ip:10.0.0.0/8+session:"},
	{Name: "two-levels", Shows: `[data-code]`, Query: "key=trade:read_write&ask=trade:read+trade:read_write+connection+session:a"},
	{Name: "refused", Shows: `.sum[data-refused] [data-action=way]`, Query: "key_type=asymmetric&" + usual},
	{Name: "features", Shows: `[name=block_trade_approval]`, Query: "key=block_rfq:read_write+block_trade:read_write+trade:read&features=block_trade_approval&ask=block_trade:read_write+trade:read", Act: more},
	{Name: "settings", Shows: `[name=key_name]`, Query: "key_type=asymmetric&grant=client_signature&key_name=desk_with_a_long_name&sessions=16&" + usual, Act: more},

	// Tokens made from tokens.
	{Name: "refresh", Query: "grant=refresh_token&key=trade:read_write+wallet:read_write&held=mainaccount+session:bot1+trade:read+wallet:read&ask=trade:read_write"},
	{Name: "exchange", Query: "grant=exchange_token&held=account:read+mainaccount+session:bot1+trade:read_write"},
	{Name: "fork", Shows: `[name=session_name]`, Query: "grant=fork_token&session_name=desk-2&held=mainaccount+session:bot1+trade:read_write"},
	{Name: "fork-refused", Shows: `.sum[data-refused]`, Query: "grant=fork_token&session_name=b&held=connection+mainaccount+trade:read_write"},
	{Name: "nothing-held", Shows: `[data-field=held][data-absent]`, Query: "grant=refresh_token&ask=trade:read"},
	{Name: "steps", Shows: `.steps [data-action=step] + [data-action=step]`, Query: "via=http&key=account:read+trade:read_write&ask=session:bot+trade:read_write", Act: `
		for (const label of ["refresh_token", "fork_token"]) {
			const next = r.querySelector("[name=next]");
			next.value = [...next.options].find((o) => new URLSearchParams(o.value).get("grant") === label).value;
			next.dispatchEvent(new Event("change"));
			await wait(60);
		}`},
	{Name: "steps-refused", Shows: `.steps [data-action=step]`, Query: "grant=exchange_token&key=trade:read&from=grant%3Drefresh_token%26key%3Dtrade:read"},

	// What was opened or changed on the desk.
	{Name: "reason", Shows: `[data-domain=wallet] .reason .rule`, Query: usual, Act: `for (const b of r.querySelectorAll("button.who")) b.click();
		for (const d of r.querySelectorAll(".can details")) d.open = true;
		await wait(60);`},
	{Name: "reason-open", Shows: `[data-domain=wallet] .reason .rule`, Query: "", Act: `r.querySelector("[data-domain=wallet] .who").click(); await wait(30);`},
	{Name: "unfolded", Query: exact, Act: `r.querySelector(".fold").click(); await wait(30);`},
	{Name: "whose-key", Shows: `.can[data-whose=key]`, Query: exact, Act: `r.querySelector("[name=whose][value=key]").click(); await wait(30);`},
	{Name: "changed", Shows: `[data-action=undo]`, Query: usual, Act: `r.querySelector("[name=key-wallet][value=read_write]").click(); await wait(200);`},
	{Name: "no-effect", Shows: `[data-action=undo]`, Query: exact, Act: `r.querySelector("[name=ask-account][value=read_write]").click(); await wait(200);`},
	{Name: "job", Shows: `.receipt [data-action=choice]`, Query: "key=account:read", Act: `touch(); const job = r.querySelector("[name=job]"); job.selectedIndex = 2; job.dispatchEvent(new Event("change")); await wait(200);`},
	{Name: "old-link", Shows: `[data-code=old-link]`, Act: `
		history.replaceState(null, "", "#grant=client_signature&key=trade:read&ask=trade:read&v=2020-01-01");
		c.setAttribute("permalink", ""); c.remove(); (document.querySelector("main") ?? document.body).append(c);
		await wait(60);
		history.replaceState(null, "", location.pathname);`},

	// What was pasted: each kind of receipt.
	{Name: "as-predicted", Shows: `.paste[data-kind=reply] .receipt`, Query: exact, Paste: reply("account:read connection mainaccount trade:read_write")},
	{Name: "possible", Shows: `.returned`, Query: usual, Paste: reply("account:read connection mainaccount trade:read_write")},
	{Name: "contradicts", Shows: `.record pre`, Query: usual, Paste: reply("account:read connection mainaccount trade:read_write block_rfq:read")},
	{Name: "less-than-sure", Shows: `.row[data-sign=wrong]`, Query: exact, Paste: reply("account:read connection mainaccount trade:read")},
	{Name: "reply-cut", Shows: `.receipt[data-severity=warning]`, Query: exact, Paste: `{"result":{"scope":"account:read connection mainaccount trade:rea`},
	{Name: "reply-words", Shows: `.paste[data-kind=reply] .receipt`, Query: "key=trade:read", Paste: `{"result":{"access_token":"` + secret + `","scope":"connection Hunter2! mainaccount trade:read"}}`},
	{Name: "error", Shows: `.receipt[data-severity=error]`, Query: exact, Paste: `{"id":1,"method":"private/withdraw","params":{}}` + "\n" + `{"id":1,"error":{"code":13021,"message":"forbidden","data":{"reason":"required scope wallet:read_write"}}}`},
	{Name: "error-which", Shows: `.which`, Query: exact, Paste: `forbidden (13021)`},
	{Name: "error-binding", Shows: `.receipt[data-severity=error]`, Query: exact, Paste: `13009: unauthorized, null (HTTP status code: 401)`},
	{Name: "request", Shows: `.paste[data-kind=request] [data-action=undo-paste]`, Query: exact, Paste: `curl "https://test.deribit.com/api/v2/public/auth?grant_type=client_credentials&client_id=a&client_secret=hunter2hunter2&scope=trade:read%20wallet:none"`},
	{Name: "key", Shows: `.paste[data-kind=key] [data-action=undo-paste]`, Query: "", Paste: `{"result":{"id":5,"max_scope":"trade:read block_trade:read_write","name":"bot1","enabled":true,"enabled_features":["restricted_block_trades","block_trade_approval"],"public_key":"x"}}`},
	{Name: "keys", Shows: `.choices [data-action=choice] + [data-action=choice]`, Query: exact, Paste: `[{"max_scope":"account:read block_rfq:read_write block_trade:read_write trade:read_write","name":"a_desk_with_a_long_name"},{"max_scope":"account:read"}]`},
	{Name: "scope", Shows: `.choices [data-action=choice] + [data-action=choice]`, Query: exact, Paste: `account:read trade:read`},
	{Name: "calls-found", Shows: `.paste[data-kind=calls] [data-action=clear]`, Query: usual, Paste: "await call('private/buy'); call('private/get_positions')\ncall('private/withdraw'); call(`private/${side}`); call('private/sel')"},
	{Name: "nothing-read", Shows: `.paste[data-kind=nothing] .receipt[data-severity=warning]`, Query: exact, Paste: "hello, world"},
	{Name: "too-much", Shows: `.receipt[data-severity=warning]`, Query: exact, Act: `
		await paste("private/buy ".repeat(100000));`},

	// Marks that came with the query.
	{Name: "enough", Shows: `.got[data-need]`, Query: exact + "&need=private/get_positions+private/buy"},
	{Name: "too-little", Shows: `.row[data-sign=wrong] > .got[data-need]`, Query: usual + "&need=private/withdraw"},
	{Name: "more-than-needed", Shows: `.row[data-sign=more]`, Query: usual + "&need=private/get_positions"},
	{Name: "both-marks", Shows: `.got[data-need]`, Query: "key=trade:read_write&ask=trade:read_write&reply=trade:read+connection+mainaccount&need=private/buy"},
	{Name: "pinned", Shows: `.got:has(> .pinned:not([hidden]))`, Query: usual, Open: "compare", Act: `r.querySelector("[data-action=pin]").click(); await wait(60);
		c.query = "key=account:read+trade:read_write+wallet:read_write&ask=trade:read"; await wait(60);`},

	// Each view of the bar, and what else it can show.
	{Name: "calls", Shows: `li.method`, Query: usual, Open: "calls"},
	{Name: "needs", Shows: `[data-reason] [data-near]`, Query: "need=" + strings.ReplaceAll(needing, " ", "+"), Open: "calls"},
	{Name: "search", Shows: `li.method`, Query: usual, Open: "calls", Act: find("withdr")},
	{Name: "search-gone", Shows: `.gone li`, Query: usual, Open: "calls", Act: find("send_rfq")},
	{Name: "code", Shows: `.snippet`, Query: "via=http&" + usual, Open: "code"},
	{Name: "code-python", Shows: `.snippet`, Query: usual, Open: "code", Act: `r.querySelector("[data-language=python]").click(); await wait(60);`},
	{Name: "grants", Shows: `td[data-differs]`, Query: usual, Open: "grants"},
	{Name: "grants-refused", Shows: `td[data-refused]`, Query: "key_type=asymmetric&" + usual, Open: "grants"},
	{Name: "compare", Shows: `[data-action=pin]`, Query: usual, Open: "compare"},
	{Name: "share", Shows: `[data-action=copy-link]`, Query: usual, Open: "share", Act: `c.setAttribute("home", "/"); c.query = c.query; await wait(60);`},

	// A lot at once.
	{Name: Busy, Shows: `li.method`, Query: "via=http&account=sub&key_name=bot1&" + usual + "&reply=account:read+session:rest-x+trade:read+wallet:read&need=private/buy+private/withdraw", Open: "calls", Act: more + `
		for (const b of r.querySelectorAll("button.who")) b.click();
		r.querySelector("[name=ask-wallet][value=none]").click(); await wait(200);`},

	// Each part alone.
	{Name: "alone-desk", Shows: `.table`, Views: "desk", Query: usual},
	{Name: "alone-token", Shows: `.fold:disabled`, Views: "token", Query: usual},
	{Name: "alone-token-exact", Shows: `.finding`, Views: "token", Query: exact},
	{Name: "alone-token-refused", Shows: `.sum[data-refused]`, Views: "token", Query: "key_type=asymmetric&" + usual},
	{Name: "alone-token-unknown", Shows: `.finding`, Views: "token", Query: ""},
	{Name: "alone-token-marks", Shows: `.got[data-need]`, Views: "token", Query: usual + "&reply=account:read+connection+mainaccount+trade:read&need=private/withdraw"},
	{Name: "alone-paste", Shows: `.receipt`, Views: "paste", Query: exact, Paste: reply("account:read connection mainaccount trade:read_write")},
	{Name: "alone-can", Shows: `.capabilities li`, Views: "can", Query: usual},
	{Name: "alone-calls", Shows: `li.method`, Views: "calls", Query: usual},
	{Name: "alone-code", Shows: `.snippet`, Views: "code", Query: usual},
	{Name: "alone-grants", Shows: `td[data-differs]`, Views: "grants", Query: usual},
	{Name: "alone-compare", Shows: `[data-action=pin]`, Views: "compare", Query: usual},
	{Name: "alone-share", Shows: `[data-action=copy-text]`, Views: "share", Query: usual},

	// Without an answer.
	{Name: "waiting", Shows: `[data-state=waiting] .finding[data-waits]`, Query: usual, Spoil: waiting},
	{Name: "waiting-token", Shows: `[data-state=waiting] .finding[data-waits]`, Query: usual, Views: "token", Spoil: waiting},
	{Name: "network", Shows: `[data-state=network] .sum:has([data-action=retry]) > .finding`, Query: usual, Spoil: network},
	{Name: "network-token", Shows: `[data-state=network] .sum:has([data-action=retry]) > .finding`, Query: usual, Views: "token", Spoil: network},
	{Name: "network-can", Shows: `[data-state=network] .sum:has([data-action=retry]) > .finding`, Query: usual, Views: "can", Spoil: network},
	{Name: "blocked", Shows: `[data-state=blocked] .status`, Query: usual, Spoil: `const was = WebAssembly.Module; WebAssembly.Module = function () { throw new WebAssembly.CompileError("Wasm code generation disallowed by embedder"); }; return () => (WebAssembly.Module = was);`},
	{Name: "crashed", Shows: `[data-state=crashed] .detail pre`, Query: usual, Act: `const was = JSON.parse; JSON.parse = () => { throw new Error("unreachable"); }; c.query = "key=trade:read"; JSON.parse = was;
		await wait(50); r.querySelector(".detail").open = true;`},
	{Name: "too-long", Shows: `[data-state=too-long] .status`, Query: usual, Act: `c.query = "ask=" + "trade:read+".repeat(7000);`},
}

const (
	more    = `r.querySelector("[name=settings]").click(); await wait(30);`
	waiting = `const was = fetch; globalThis.fetch = () => new Promise(() => {}); return () => (globalThis.fetch = was);`
	network = `const was = fetch; globalThis.fetch = () => Promise.reject(new TypeError("Failed to fetch")); return () => (globalThis.fetch = was);`
)

// find types into the search of the methods.
func find(text string) string {
	return fmt.Sprintf(`const t = r.querySelector("[name=method_search]");
		t.value = %q;
		t.dispatchEvent(new InputEvent("input", { bubbles: true }));`, text)
}
