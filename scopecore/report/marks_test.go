package report_test

import (
	"reflect"
	"strings"
	"testing"

	"scopecalculator/scopecore"
	"scopecalculator/scopecore/report"
)

func predict(query string) *report.Prediction {
	return report.Predict(scopecore.ParseQuery(query))
}

func row(t *testing.T, p *report.Prediction, domain string) report.Row {
	t.Helper()
	for _, r := range p.Domains {
		if r.Domain.String() == domain {
			return r
		}
	}
	t.Fatalf("there is no %s", domain)
	return report.Row{}
}

// TestMarkedRows: what a reply and the needed calls do to a row and to the
// headline, in the order that package report documents.
func TestMarkedRows(t *testing.T) {
	const key = "key=account:read+trade:read_write+wallet:read&ask=trade:read_write"
	for _, c := range []struct {
		query, headline, domain string
		sign                    report.Sign
		word, says, label       string
	}{
		// What a call needs.
		{key + "&need=private/withdraw", "Too little `wallet` for `private/withdraw`.", "wallet", report.SignWrong, "too little",
			"`private/withdraw` needs `read_write`. The key stops at `read`, so no request can get it.", "Raise the key"},
		{"key=wallet:read_write&ask=wallet:read_write&need=private/withdraw!", "Too little `wallet` for `private/withdraw`.", "wallet", report.SignWrong, "too little",
			"`private/withdraw` needs `read_write`, and the server refused it. With this key and request it may have been there: check that they're the ones you use.", ""},
		{"key=trade:read_write&ask=trade:read_write&need=private/buy!", "Too little `trade` for `private/buy`.", "trade", report.SignWrong, "too little",
			"`private/buy` needs `read_write`, and the server refused it. With this key and request it would have been there: check that they're the ones you use.", ""},
		{"need=private/withdraw!", "Too little `wallet` for `private/withdraw`.", "wallet", report.SignWrong, "too little",
			"`private/withdraw` needs `read_write`, and the server refused it. Check that the key allows it, and that the request asks for it.", ""},
		{key + "&need=private/withdraw", "Too little `wallet` for `private/withdraw`.", "account", report.SignMore, "from key", "", ""},
		{key + "+wallet:none&need=private/withdraw", "Too little `wallet` for `private/withdraw`.", "wallet", report.SignWrong, "too little",
			"`private/withdraw` needs `read_write`. The key stops at `read`, so no request can get it.", "Raise the key, ask for it"},
		{"key=trade:read_write&ask=trade:read&need=private/buy", "Too little `trade` for `private/buy`.", "trade", report.SignWrong, "too little",
			"`private/buy` needs `read_write`, and the request says `read`.", "Ask for it"},
		{"key=trade:read&need=private/withdraw", "Too little `wallet` for `private/withdraw`.", "wallet", report.SignWrong, "too little",
			"`private/withdraw` needs `read_write`. It isn't on the key, so no request can get it.", "Raise the key"},
		{"grant=fork_token&session_name=a&key=trade:read_write&held=trade:read+session:b&need=private/buy", "Too little `trade` for `private/buy`.", "trade", report.SignWrong, "too little",
			"`private/buy` needs `read_write`. The token you hold stops at `read`. A token can't gain scope.", "Log in again"},
		{"key=account:read+trade:read_write+wallet:read_write&ask=trade:read_write+wallet:none&need=buy+get_positions+withdraw", "Too little `wallet`, more `account` than you need.", "account", report.SignMore, "not needed",
			"No call of yours needs `account`.", "Add account:none"},
		{"key=account:read_write+trade:read_write&ask=trade:read_write+account:read_write&need=buy+get_account_summary", "Enough for your 2 calls, more `account` than you need.", "account", report.SignMore, "more than enough",
			"No call of yours needs more than `read`.", "Ask for account:read"},
		{"key=trade:read_write&ask=trade:read_write&need=buy+sell+cancel", "Enough for your 3 calls.", "trade", report.SignAsAsked, "enough", "", ""},
		{"ask=trade:read_write&need=buy", "Likely enough for `private/buy`.", "trade", report.SignAsAsked, "likely enough", "", ""},
		{"need=buy", "Enough for `private/buy`, if the key allows it.", "trade", report.SignOpen, "perhaps enough", "`private/buy` needs `read_write`. Whether it comes depends on the key.", ""},
		{"key=trade:read_write&ask=trade:read_write&need=buy+byu", "Enough for `private/buy`; 1 name is unknown.", "trade", report.SignAsAsked, "enough", "", ""},
		{"key=account:read_write&via=http&need=enable_cancel_on_disconnect?scope%3Dconnection+get_subaccounts", "`private/enable_cancel_on_disconnect with scope=connection` lacks WebSocket.", "account", report.SignAsAsked, "enough", "", ""},

		// What the server returned.
		{key + "&reply=account:read+trade:read_write+wallet:read+connection+mainaccount", "Just as predicted.", "trade", report.SignAsAsked, "as predicted", "", ""},
		{key + "&reply=account:read+trade:read_write+connection+mainaccount", "Not the likely reply, but a possible one.", "wallet", report.SignOpen, "possible", "Expected but missing. That can happen.", ""},
		{key + "&reply=account:read+trade:read+wallet:read+connection+mainaccount", "Less `trade` than was certain.", "trade", report.SignWrong, "less than sure",
			"`read_write` was certain: asked for, and on the key. Check that this is the key and the request.", ""},
		{key + "&reply=account:read+trade:read_write+wallet:read_write+connection+mainaccount", "More `wallet` than the key allows.", "wallet", report.SignWrong, "more than sure",
			"The key stops at `read`. Check that this is the key and the request.", ""},
		{key + "+account:none&reply=account:read+trade:read+wallet:read+connection+mainaccount", "Less `trade` than was certain, more `account` than was possible.", "account", report.SignWrong, "more than sure",
			"The request rules it out. Check that this is the key and the request.", ""},
		{"key=trade:read&ask=trade:read&reply=trade:read+connection", "Not as predicted: `mainaccount`.", "trade", report.SignAsAsked, "as predicted", "", ""},
		{"key=trade:read&ask=trade:read&reply=?+trade:read+connection+mainaccount", "Not as predicted: 1 unknown word.", "trade", report.SignAsAsked, "as predicted", "", ""},
		{"ask=trade:read&reply=trade:read+account:read+connection+mainaccount", "As predicted; what was open is known now.", "account", report.SignOpen, "possible", "", ""},
		{"key=trade:read&ask=trade:read&reply=connection+mainaccount+%E2%80%A6", "Just as predicted, as far as the reply goes.", "trade", report.SignOpen, "not shown", "", ""},
		{"key=trade:read&key_type=asymmetric&reply=trade:read", "A token came, though none was predicted.", "trade", report.SignWrong, "more than sure", "No token was predicted. Check that this is the key and the request.", ""},
		{"grant=refresh_token&held=trade:read+session:a&key=trade:read_write&reply=trade:read_write+session:a", "More `trade` than the token you hold.", "trade", report.SignWrong, "more than sure",
			"The token you hold stops at `read`. Check that this is the token and the request.", ""},

		// Both.
		{"key=trade:read_write&ask=trade:read_write&reply=trade:read_write+connection+mainaccount&need=buy", "Just as predicted. Enough for `private/buy`.", "trade", report.SignAsAsked, "enough", "", ""},
		{"key=trade:read_write&ask=trade:read_write&reply=trade:read+connection+mainaccount&need=buy", "Too little `trade` for `private/buy`.", "trade", report.SignWrong, "too little",
			"`private/buy` needs `read_write`, and the server returned `read`. More was certain. Check that this is the key and the request.", ""},
		{"key=trade:read_write&ask=trade:read_write&reply=trade:read_write+wallet:read+connection+mainaccount&need=buy+sell", "More `wallet` than the key allows.", "wallet", report.SignWrong, "more than sure",
			"It isn't on the key. Check that this is the key and the request.", ""},
	} {
		p := predict(c.query)
		r := row(t, p, c.domain)
		label := ""
		if r.Remedy != nil {
			label = r.Remedy.Label
		}
		if p.Headline != c.headline || r.Sign != c.sign || r.Word != c.word || label != c.label || r.Says != c.says {
			t.Errorf("%s\n%s\n%s: %v %q %q [%s]", c.query, p.Headline, c.domain, r.Sign, r.Word, r.Says, label)
		}
		if !strings.HasPrefix(p.Spoken, p.Headline) {
			t.Errorf("%s: aloud %q", c.query, p.Spoken)
		}
	}
}

// TestRepairsForgetRefusals follows each way on from a setting under which the
// server refused a call: the refusal belongs to that setting alone.
func TestRepairsForgetRefusals(t *testing.T) {
	for query, labels := range map[string]string{
		"need=private/withdraw!": "Ask for exactly what they need, Make a key for it",
		"key=account:read+wallet:read_write&ask=account:read&need=private/withdraw!": "Ask for wallet:read_write",
		"key=trade:read&ask=trade:read&need=private/withdraw!":                       "Raise the key",
		"key=wallet:read_write&ask=wallet:read_write&need=private/withdraw!":         "",
		"key=wallet:read_write&need=private/withdraw!":                               "",
	} {
		q, _ := scopecore.ParseQuery(query)
		p := report.Predict(q, nil)
		var got []string
		follow := func(r *report.Remedy) {
			if r == nil {
				return
			}
			got = append(got, strings.ReplaceAll(r.Label, "`", ""))
			if q, _ := scopecore.ParseQuery(r.Query); strings.Contains(r.Query, "%21") || strings.Contains(report.Predict(q, nil).Headline, "Too little") {
				t.Errorf("%s: %s leads to %s: %s", query, r.Label, r.Query, report.Predict(q, nil).Headline)
			}
		}
		follow(p.Needed.Exactly)
		follow(p.Needed.MakeKey)
		for i := range p.Domains {
			if p.Domains[i].Domain == scopecore.Wallet {
				follow(p.Domains[i].Remedy)
			}
		}
		if strings.Join(got, ", ") != labels {
			t.Errorf("%s: %q, want %q", query, got, labels)
		}
	}
}

// TestMarksLeaveTheRest: except where documented, a marked prediction is the
// same as one without marks.
func TestMarksLeaveTheRest(t *testing.T) {
	plain, marked := predict("key=trade:read&ask=trade:read_write"), predict("key=trade:read&ask=trade:read_write&reply=trade:read+connection+mainaccount&need=private/get_positions+private/get_trigger_order_history")
	for i := range marked.Domains {
		a, b := plain.Domains[i], marked.Domains[i]
		if a.Floor != b.Floor || a.Likely != b.Likely || a.Ceiling != b.Ceiling || a.Key != b.Key || a.Asked != b.Asked || a.Text != b.Text {
			t.Errorf("%+v\n%+v", a, b)
		}
	}
	if plain.Scope != marked.Scope || !reflect.DeepEqual(plain.Tokens, marked.Tokens) || !reflect.DeepEqual(plain.Lifetime, marked.Lifetime) || !reflect.DeepEqual(plain.Check, marked.Check) {
		t.Error("the prediction differs")
	}
	if plain.Returned != nil || plain.Needed != nil || row(t, plain, "trade").Returned.Known || row(t, plain, "trade").Needed.Known {
		t.Error("marks where there are none")
	}
	if r := row(t, marked, "trade"); r.Returned != report.Known(scopecore.Known(scopecore.Read)) || r.Needed != report.Known(scopecore.Known(scopecore.Read)) {
		t.Errorf("%+v", r)
	}
	if r := row(t, marked, "wallet"); r.Returned != report.Known(scopecore.Known(scopecore.None)) || r.Needed.Known {
		t.Errorf("%+v", r)
	}
}

// TestReturnedIsVerify: a reply in the query is reported the way verify reports
// it, and the verdicts are those of the token that came.
func TestReturnedIsVerify(t *testing.T) {
	const query = "key=account:read+trade:read_write&ask=account:read+trade:read_write"
	for _, reply := range []string{"account:read connection mainaccount trade:read_write", "trade:read connection", "options:read ? session:x mainaccount", "trade:read_write …", ""} {
		q, _ := scopecore.ParseQuery(query)
		want := report.Verify(q, scopecore.ReplyOf(reply))
		p := predict(query + "&reply=" + scopecore.FormEscape(reply))
		got := report.Returned{Status: want.Status, Scope: want.Reply.Scope, Found: want.Found, Notes: want.Notes, Record: want.Record, RecordSays: want.RecordSays, ReportURL: want.ReportURL}
		if !reflect.DeepEqual(*p.Returned, got) {
			t.Errorf("%s:\n%+v\n%+v", reply, *p.Returned, got)
		}
		if p.Counts != want.Counts || !reflect.DeepEqual(verdicts(p.Calls), verdicts(want.Calls)) || len(p.Consequences) != len(want.Consequences) {
			t.Errorf("%s: %+v, verify says %+v", reply, p.Counts, want.Counts)
		}
		for i := range p.Consequences {
			if p.Consequences[i].Verdict != want.Consequences[i].Verdict {
				t.Errorf("%s: %+v", reply, p.Consequences[i])
			}
		}
	}
}

func verdicts(calls []report.Outcome) []scopecore.Verdict {
	var out []scopecore.Verdict
	for _, o := range calls {
		out = append(out, o.Verdict)
	}
	return out
}

// TestNeededNames: each name that isn't a call gets a remark at its place.
func TestNeededNames(t *testing.T) {
	const names = "private/buy, private/get_orderbook_nothing public/auth private/sel user.nothing.x buy"
	p := predict("key=trade:read_write&need=" + scopecore.FormEscape(names))
	if len(p.Needed.Calls) != 1 {
		t.Errorf("%+v", p.Needed.Calls)
	}
	told := map[string]report.Diagnostic{}
	for _, d := range p.Diagnostics {
		if d.Param != "need" || d.Message == "" {
			t.Errorf("%+v", d)
		}
		told[names[d.Offset:d.Offset+d.Length]] = d
	}
	for name, code := range map[string]string{"private/get_orderbook_nothing": "unknown-call", "public/auth": "public-call", "private/sel": "unknown-call", "user.nothing.x": "unknown-channel"} {
		if told[name].Code != code {
			t.Errorf("%s: %+v", name, told[name])
		}
	}
	if fix := told["private/sel"].Fix; fix.Value != "private/sell" {
		t.Errorf("%+v", told["private/sel"])
	}
	if len(told) != 4 {
		t.Errorf("%d remarks", len(told))
	}
	none := predict("key=trade:read_write&need=private/nothing_like_it")
	if none.Needed != nil || len(none.Diagnostics) != 1 || none.Headline != predict("key=trade:read_write").Headline {
		t.Errorf("%+v, %+v", none.Needed, none.Diagnostics)
	}
	many := predict("need=" + strings.Repeat("private/xyz_abc+", 300))
	if n := len(many.Diagnostics); n < 2 || n > 52 || many.Diagnostics[n-1].Code != "more" {
		t.Errorf("%d remarks", n)
	}
}

// TestNeededOffers: asking for exactly what is needed, and making a key for it,
// get what's needed and nothing else; they're left out if they change nothing
// or don't help.
func TestNeededOffers(t *testing.T) {
	for _, c := range []struct {
		query          string
		exactly, makes bool
	}{
		{"key=account:read+trade:read_write&ask=trade:read_write&need=buy+sell", true, true},
		{"key=trade:read_write&ask=account:none+block_rfq:none+block_trade:none+custody:none+trade:read_write+wallet:none&need=buy+sell", false, false},
		{"key=trade:read_write+wallet:read&ask=trade:read_write+session:a&need=buy+withdraw", false, true},
		{"grant=fork_token&session_name=a&key=trade:read_write&held=trade:read+session:b&need=buy+sell", false, true},
		{"key=trade:read_write&key_type=asymmetric&need=buy+sell", false, true},
		// One call is no reason to give up anything else.
		{"key=account:read+trade:read&ask=trade:read&need=buy", false, false},
		{"need=buy", true, true},
	} {
		p := predict(c.query)
		if p.Needed == nil {
			if c.exactly || c.makes {
				t.Errorf("%s: nothing is needed", c.query)
			}
			continue
		}
		if (p.Needed.Exactly != nil) != c.exactly || (p.Needed.MakeKey != nil) != c.makes {
			t.Errorf("%s: exactly %v, key %v", c.query, p.Needed.Exactly, p.Needed.MakeKey)
		}
		for _, r := range []*report.Remedy{p.Needed.Exactly, p.Needed.MakeKey} {
			if r == nil {
				continue
			}
			after := predict(r.Query)
			if after.Needed == nil || after.Query != r.Query {
				t.Fatalf("%s: %s", c.query, r.Query)
			}
			for _, call := range after.Needed.Calls {
				if call.Verdict == scopecore.Denied {
					t.Errorf("%s: %s still fails with %s", c.query, call.Name, r.Query)
				}
			}
			for _, d := range after.Domains {
				if !d.Needed.Known && d.Ceiling > scopecore.None {
					t.Errorf("%s: %s gets %v", r.Query, d.Domain, d.Ceiling)
				}
			}
		}
	}
}
