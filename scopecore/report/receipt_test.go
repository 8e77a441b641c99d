package report_test

import (
	"fmt"
	"net/url"
	"strings"
	"testing"

	"scopecalculator/scopecore"
	"scopecalculator/scopecore/reading"
	"scopecalculator/scopecore/reading/texts"
	"scopecalculator/scopecore/report"
)

const base = "key=account:read+trade:read_write&ask=trade:read_write"

func receiptOf(query, text, into string) report.Receipt {
	q, _ := scopecore.ParseQuery(query)
	return report.Read(text, q, into).Receipt
}

// TestReceipt: what's said about a text of each kind, and what it's loaded as.
func TestReceipt(t *testing.T) {
	const token = `"access_token":"1790000000000.1MaDeUpX.aCCesSt0kenMadeUp_0123456789-abcdefGHIJKLMNOP"`
	for _, c := range []struct {
		name, text, kind, title, says, query string
		ask                                  bool
	}{
		{"reply", `{"result":{` + token + `,"scope":"account:read connection mainaccount trade:read_write","expires_in":31536000}}`,
			"reply", "Reply read.", "1 secret removed.", base + "&reply=account:read+connection+mainaccount+trade:read_write", false},
		{"reply that ends early", `{"result":{` + token + `,"scope":"account:read connection mainaccount trade:read_write","expires_in":900}}`,
			"reply", "Reply read.", "Expires in 900 seconds; 31536000 were predicted. 1 secret removed.", base + "&reply=account:read+connection+mainaccount+trade:read_write", false},
		{"reply with a word", `{"result":{` + token + `,"scope":"connection Hunter2! trade:read"}}`,
			"reply", "Reply read.", "1 word of its scope is unknown. 1 secret removed.", base + "&reply=%3F+connection+trade:read", false},
		{"request and reply", `{"id":1,"method":"public/auth","params":{"grant_type":"client_credentials","client_secret":"hunter2hunter2","scope":"trade:read"}}` + "\n" + `{"id":1,"result":{` + token + `,"scope":"connection mainaccount trade:read"}}`,
			"reply", "Reply read.", "Request read: `client_credentials` over WebSocket. 2 secrets removed.", "key=account:read+trade:read_write&ask=trade:read&reply=connection+mainaccount+trade:read", false},
		{"error with its call", `{"id":1,"method":"private/withdraw","params":{}}` + "\n" + `{"id":1,"error":{"code":13021,"message":"forbidden","data":{"reason":"required scope wallet:read_write"}}}`,
			"error", "13021 forbidden", "from `private/withdraw`: the token lacks `wallet:read_write`.", base + "&need=private/withdraw%21", false},
		{"error of a call that the setting allows", `{"id":1,"method":"private/buy","params":{}}` + "\n" + `{"id":1,"error":{"code":13021,"message":"forbidden"}}`,
			"error", "13021 forbidden", "from `private/buy`: the token lacks the scope for this call. This setting allows it, so check the key and the request.", base + "&need=private/buy%21", false},
		{"error alone", "forbidden (13021)", "error", "13021 forbidden:", "the token lacks the scope for this call. Which call failed?", base, true},
		{"error with a reason", `code=13021 message=forbidden data={'reason': 'required scope account:read'}`, "error", "13021 forbidden:", "the token lacks `account:read`. Which call failed?", base, true},
		{"13009", "13009: unauthorized, null (HTTP status code: 401)", "error", "13009 unauthorized.", "This token only works on the connection it came from.", "", false},
		{"10028", `{"id":1,"method":"private/buy"}` + "\n" + `{"id":1,"error":{"code":10028,"message":"too_many_requests"}}`,
			"error", "10028 too_many_requests", "from `private/buy`. You've used up a rate limit. It has nothing to do with scopes. Wait, then send fewer requests.", base + "&need=private/buy", false},
		{"request", `curl "https://test.deribit.com/api/v2/public/auth?grant_type=client_credentials&client_id=a&client_secret=hunter2hunter2&scope=trade:read%20wallet:none"`,
			"request", "Request read:", "`client_credentials` over HTTP. 1 secret removed.", "via=http&key=account:read+trade:read_write&ask=trade:read+wallet:none", false},
		{"request of a fork", `{"method":"public/fork_token","params":{"refresh_token":"1790000000000.2MaDeUpX.rEfreSht0kenMadeUp_0123456789-qrstuvWXYZABCDEF","session_name":"two"}}`,
			"request", "Request read:", "`fork_token` over WebSocket. 1 secret removed.", "grant=fork_token&key=account:read+trade:read_write&session_name=two", false},
		{"key", `{"result":{"id":5,"max_scope":"trade:read","name":"bot1","enabled":true,"enabled_features":["restricted_block_trades","block_trade_approval"],"public_key":"x"}}`,
			"key", "Key read:", "`bot1`.", "key=trade:read&ask=trade:read_write&key_name=bot1&key_type=asymmetric&features=restricted_block_trades+block_trade_approval", false},
		{"scope of a reply", "connection trade:read_write mainaccount account:read", "scope", "A scope was read:", "the server's reply.", base + "&reply=connection+trade:read_write+mainaccount+account:read", false},
		{"a session", "session:bot1", "scope", "A scope was read:", "the server's reply.", base + "&reply=session:bot1", false},
		{"scope of a request", "trade:read wallet:none session:a", "scope", "A scope was read:", "the request's.", "key=account:read+trade:read_write&ask=trade:read+wallet:none+session:a", false},
		{"scope on two lines", "account:read\nconnection", "scope", "A scope was read:", "the server's reply.", base + "&reply=account:read+connection", false},
		{"code", "client.call('private/buy')\nclient.call('private/get_positions')\nclient.call('private/withdraw')\n", "calls", "3 calls found:", "`buy`, `get_positions` and `withdraw`.", base + "&need=private/buy+private/get_positions+private/withdraw", false},
		{"code with a name that is put together", "call('private/buy')\ncall(`private/${side}`)\n", "calls", "1 call found:", "`buy`. 1 name is put together at run time: line 2.", base + "&need=private/buy", false},
		{"code with a slip", "call('private/buy')\ncall('private/sel')\n", "calls", "1 call found:", "`buy`. Not found: `private/sel` (perhaps `private/sell`).", base + "&need=private/buy", false},
		{"a way of calling", `{"method":"private/set_mmp_config","params":{"block_rfq":true}}`, "calls", "1 call found:", "`set_mmp_config with block_rfq=true`.", base + "&need=private/set_mmp_config%3Fblock_rfq%3Dtrue", false},
		{"code that hides its names", "call(`private/${side}`)\n", "calls", "No call found.", "1 name is put together at run time: line 1.", "", false},
		{"public methods", "call('public/get_time')", "calls", "Public methods only:", "they need no scope.", "", false},
		{"nothing", "hello, world", "nothing", "Nothing to read here.", "It reads replies, errors, requests, scopes, and code that calls `private/…` methods.", "", false},
		{"nothing at all", "", "nothing", "Nothing to read here.", "It reads replies, errors, requests, scopes, and code that calls `private/…` methods.", "", false},
	} {
		got := receiptOf(base, c.text, "")
		if got.Kind != c.kind || got.Title != c.title || got.Text != c.says || got.Query != c.query || got.AskCall != c.ask || len(got.Choices) > 0 {
			t.Errorf("%s: %s %v\n%s | %s\n%s", c.name, got.Kind, got.AskCall, got.Title, got.Text, got.Query)
		}
	}
}

// TestReceiptOfASession pastes replies without a setting: what their session
// says about the login becomes part of it, and none of them contradicts it.
func TestReceiptOfASession(t *testing.T) {
	reply := func(scope string) string { return `{"result":{"token_type":"bearer","scope":"` + scope + `"}}` }
	for _, c := range []struct{ query, scope, says, ask, via string }{
		{"", "mainaccount session:bot1 trade:read", "It has `session:bot1`, so the request likely asked for that.", "session:bot1", ""},
		{"key=trade:read", "mainaccount session:bot1 trade:read", "It has `session:bot1`, so the request likely asked for that.", "session:bot1", ""},
		{"", "mainaccount session:rest-AbC= trade:read", "The server made up its session, so the login was likely over HTTP.", "", "http"},
		{"", "connection mainaccount trade:read", "", "", ""},
		{"ask=trade:read", "mainaccount session:bot1 trade:read", "", "trade:read", ""},
		{"via=http", "mainaccount session:bot1 trade:read", "", "", "http"},
	} {
		got := receiptOf(c.query, reply(c.scope), "")
		q, _ := url.ParseQuery(got.Query)
		if !strings.Contains(got.Text, c.says) || c.says == "" && strings.Contains(got.Text, "session") || q.Get("ask") != c.ask || q.Get("via") != c.via {
			t.Errorf("%q, %s: %q, %s", c.query, c.scope, got.Text, got.Query)
		}
		if p, _ := scopecore.ParseQuery(got.Query); c.says != "" && report.Predict(p, nil).Returned.Status == scopecore.StatusContradicts {
			t.Errorf("%q, %s contradicts %s", c.query, c.scope, got.Query)
		}
	}
}

// TestReceiptBinding: what 13009 means depends on what the token is bound to.
func TestReceiptBinding(t *testing.T) {
	for query, says := range map[string]string{
		base:                      "This token only works on the connection it came from.",
		base + "+session:a":       "This token works on any connection, so it's wrong or has expired. Log in again.",
		"via=http&ask=connection": "The token is wrong or has expired, the signature is bad, or a connection's token was used on another connection. Authenticate again on this connection, or use `session:NAME` for a token that moves between connections.",
		"grant=refresh_token":     "The token is wrong or has expired, the signature is bad, or a connection's token was used on another connection. Authenticate again on this connection, or use `session:NAME` for a token that moves between connections.",
		"grant=fork_token&held=":  "",
		"via=http&grant=refresh_token&held=connection+trade:read": "",
	} {
		got := receiptOf(query, "13009 unauthorized", "")
		if got.Title != "13009 unauthorized." || says != "" && got.Text != says || got.Text == "" || got.AskCall {
			t.Errorf("%s: %q", query, got.Text)
		}
	}
}

// TestReceiptChoices: if a text can be read in several ways, all are offered
// and none is chosen.
func TestReceiptChoices(t *testing.T) {
	for _, c := range []struct {
		text   string
		labels []string
		params []string
	}{
		{"account:read trade:read", []string{"The key's", "The request's", "The reply's"}, []string{"key", "ask", "reply"}},
		{`scope = "session:a trade:read"`, []string{"The request's", "The reply's"}, []string{"ask", "reply"}},
		{`[{"max_scope":"trade:read","name":"bot1"},{"max_scope":"account:read"}]`, []string{"`bot1`: `trade:read`", "Key 2: `account:read`"}, []string{"key", "key"}},
		{"a_scope = 'trade:read'\nb_scope = 'wallet:read'\n", []string{"`trade:read`", "`wallet:read`"}, []string{"ask", "ask"}},
	} {
		got := receiptOf(base, c.text, "")
		if got.Query != "" || len(got.Choices) != len(c.labels) {
			t.Errorf("%s: %+v", c.text, got)
			continue
		}
		for i, choice := range got.Choices {
			q, _ := scopecore.ParseQuery(choice.Query)
			was, _ := scopecore.ParseQuery(base)
			changed := map[string]bool{"key": q.Key != was.Key, "ask": q.Ask != was.Ask, "reply": q.Reply != was.Reply}
			for name, is := range changed {
				if is != (name == c.params[i]) {
					t.Errorf("%s: %s changes %v", c.text, choice.Query, changed)
				}
			}
			if choice.Label != c.labels[i] {
				t.Errorf("%s: %q", c.text, choice.Label)
			}
		}
	}
}

// TestReceiptInto: in a field, a scope is that field's, however it's spelled;
// anything else is taken for what it is.
func TestReceiptInto(t *testing.T) {
	for _, c := range []struct{ text, into, query string }{
		{"trade:read", "key", "key=trade:read&ask=trade:read_write"},
		{"trade:read connection", "ask", "key=account:read+trade:read_write&ask=trade:read+connection"},
		{"trade:read\nwallet:none\n", "key", "key=trade:read+wallet:none&ask=trade:read_write"},
		{`"Trade:READ", "account:read"`, "ask", `key=account:read+trade:read_write&ask=%22Trade:READ%22,+%22account:read%22`},
		{"session:a", "held", base + "&held=session:a"},
		{"hello, world", "key", ""},
		{`{"max_scope":"trade:read"}`, "ask", "key=trade:read&ask=trade:read_write"},
		{"call('private/buy')", "key", base + "&need=private/buy"},
		{`{"result":{"token_type":"bearer","scope":"trade:read connection"}}`, "key", base + "&reply=trade:read+connection"},
		{"trade:read connection", "elsewhere", base + "&reply=trade:read+connection"},
	} {
		if got := receiptOf(base, c.text, c.into); got.Query != c.query {
			t.Errorf("%q into %s: %s %s", c.text, c.into, got.Kind, got.Query)
		}
	}
}

// TestReceiptKeepsTheSetting: what the text doesn't show stays, marks included.
func TestReceiptKeepsTheSetting(t *testing.T) {
	const set = "grant=client_signature&via=http&key=trade:read&ask=trade:read&account=sub&key_name=k&sessions=3&reply=trade:read&need=private/get_positions"
	if got := receiptOf(set, "client.call('private/buy')", ""); got.Query != strings.Replace(set, "private/get_positions", "private/buy", 1) {
		t.Error(got.Query)
	}
	if got := receiptOf(set, "trade:read mainaccount", ""); got.Query != strings.Replace(set, "reply=trade:read", "reply=trade:read+mainaccount", 1) {
		t.Error(got.Query)
	}
	if got := receiptOf(set, "client.call('private/get_positions')", ""); got.Query != "" {
		t.Errorf("nothing changes, but the query is %s", got.Query)
	}
	long := "key=" + strings.Repeat("trade:read+", 2000)
	if got := receiptOf(long, "client.call('private/buy')", ""); got.Query != "" || !strings.Contains(got.Text, "too much to load") {
		t.Errorf("%+v", got)
	}
}

// TestReceiptLeavesTheChain: a login starts over, another held token takes
// precedence over what the steps before give, and a refresh continues the
// chain.
func TestReceiptLeavesTheChain(t *testing.T) {
	chain := "&from=" + scopecore.FormEscape("grant=client_credentials&ask=trade:read")
	for _, c := range []struct{ text, into, query string }{
		{`{"method":"public/auth","params":{"grant_type":"client_credentials","scope":"account:read"}}`, "", "key=trade:read&ask=account:read"},
		{`{"method":"public/auth","params":{"grant_type":"refresh_token"}}`, "", ""},
		{"trade:read session:a", "held", "grant=refresh_token&key=trade:read&held=trade:read+session:a"},
		{"trade:read session:a", "ask", "grant=refresh_token&key=trade:read&ask=trade:read+session:a" + chain},
	} {
		if got := receiptOf("grant=refresh_token&key=trade:read"+chain, c.text, c.into); got.Query != c.query {
			t.Errorf("%s: %s", c.text, got.Query)
		}
	}
}

// TestReceiptOfTheCorpus: each text's receipt is of the kind that the corpus
// says, says so in whole sentences, and has a query that reads back as written
// and shows what was read.
func TestReceiptOfTheCorpus(t *testing.T) {
	cases, err := texts.All("../reading/testdata/corpus")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]int{}
	for _, c := range cases {
		for _, setting := range []string{c.Setting, base, "-"} {
			var given *scopecore.Query
			if setting != "-" {
				q, _ := scopecore.ParseQuery(setting)
				given = q
			}
			r := report.Read(c.Text, given, "").Receipt
			seen[r.Kind]++
			wanted := false
			for _, want := range c.Want {
				wanted = wanted || want == "kind "+r.Kind
			}
			if !wanted {
				t.Errorf("%s: the kind is %s", c.Name, r.Kind)
			}
			all := strings.TrimSpace(r.Title + " " + r.Text)
			if r.Title == "" || r.Text == "" && r.Kind != "reply" || strings.Count(all, "`")%2 != 0 || strings.ContainsAny(all, "{}") && !strings.Contains(c.Text, "{") || strings.Contains(all, "  ") || strings.Contains(all, "..") || !strings.HasSuffix(all, ".") && !strings.HasSuffix(all, "?") || strings.Contains(all, "``") {
				t.Errorf("%s: %q %q", c.Name, r.Title, r.Text)
			}
			if r.Query != "" {
				shows(t, c.Name, r.Kind, r.Query)
			}
			for _, choice := range r.Choices {
				if choice.Label == "" {
					t.Errorf("%s: no label", c.Name)
				}
				shows(t, c.Name, "choice", choice.Query)
			}
			if r.Kind == "nothing" && r.Severity != scopecore.SeverityWarning || r.Kind == "error" && r.Severity != scopecore.SeverityError {
				t.Errorf("%s: %v", c.Name, r.Severity)
			}
		}
	}
	for _, kind := range reading.Kinds() {
		if seen[kind.String()] < 3 {
			t.Errorf("only %d texts are %v", seen[kind.String()], kind)
		}
	}
}

// shows checks that a query is canonical, and that its prediction has the marks.
func shows(t *testing.T, name, kind, query string) {
	t.Helper()
	q, ds := scopecore.ParseQuery(query)
	if q.Encode() != query || len(ds) > 0 || strings.Contains(query, "########") {
		t.Errorf("%s: %s is read as %s, %v", name, query, q.Encode(), ds)
	}
	p := report.Predict(q, ds)
	if kind == "reply" && p.Returned == nil || kind == "calls" && p.Needed == nil || (q.Reply.Known) != (p.Returned != nil) || (q.Need != "") != (p.Needed != nil) {
		t.Errorf("%s: %s shows no mark of a %s", name, query, kind)
	}
	for _, d := range p.Diagnostics {
		if d.Param == "need" {
			t.Errorf("%s: %+v", name, d)
		}
	}
}

// TestNoSecretInAReceipt plants secrets in the texts of the corpus, beside
// their names and alone, and looks for them in everything the receipt says.
func TestNoSecretInAReceipt(t *testing.T) {
	cases, err := texts.All("../reading/testdata/corpus")
	if err != nil {
		t.Fatal(err)
	}
	secrets := []string{
		" 1790000000000.Qx7-kL2p.Zt9_mVb4NcR7wKdY2hJ-s5GfA1uEo8PiTqX3lBz6nHyM0rCv9WjS4kQd7UeF2aLg ", " Q7X2MZ9KD4WB6TR1HJ8PC3VN5LY0GFSE ",
		` "client_secret":"hunter%dX" `, ` password=hunter%dX `, ` Authorization: Bearer hunter%dX `,
	}
	q, _ := scopecore.ParseQuery(base)
	n := 0
	for i, c := range cases {
		if !c.Small || len(c.Text) > 3000 {
			continue
		}
		for at := i % 7; at <= len(c.Text); at += 23 {
			plant := secrets[n%len(secrets)]
			secret := strings.TrimSpace(plant)
			if strings.Contains(plant, "%d") {
				plant = fmt.Sprintf(plant, n)
				secret = fmt.Sprintf("hunter%dX", n)
			}
			n++
			for _, into := range []string{"", "key"} {
				r := report.Read(c.Text[:at]+plant+c.Text[at:], q, into).Receipt
				if said := fmt.Sprintf("%+v", r); strings.Contains(said, secret) {
					t.Fatalf("%s: %q comes back: %s", c.Name, secret, said)
				}
			}
		}
	}
	if n < 1000 {
		t.Errorf("only %d", n)
	}
}
