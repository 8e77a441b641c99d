package report_test

import (
	"strings"
	"testing"

	"scopecalculator/scopecore"
	"scopecalculator/scopecore/catalog"
	"scopecalculator/scopecore/report"
)

// TestErrorReply reads which scope an error names as missing, and compares it
// with the catalog and the prediction.
func TestErrorReply(t *testing.T) {
	const forbidden = `{"error":{"code":13021,"message":"forbidden","data":{"reason":"required scope account:read_write"}}}`
	for _, c := range []struct{ query, text, want string }{
		{"key=account:read&ask=account:read", forbidden, "The server refused: forbidden. It names what's missing: `account:read_write`. 24 calls in the catalog need it, such as `private/change_api_key_name`. " +
			"That fits the prediction, which has `account:read` at most; to get more, raise the key."},
		{"key=account:read_write&ask=account:read", forbidden, "That fits the prediction, which has `account:read` at most; to get more, ask for it."},
		{"key=account:read_write", forbidden, "The prediction has `account:read_write` for certain. Check that it's for the token that made the call; if so, a rule is wrong."},
		{"ask=trade:read", forbidden, "The prediction leaves open whether the token has it."},
		{"", "private/get_account_summary failed: " + strings.ReplaceAll(forbidden, "_write", ""), "It names what's missing: `account:read`. The catalog has the same for `private/get_account_summary`."},
		{"", "private/buy: " + forbidden, "The catalog has `trade:read_write` for `private/buy`, which is not the same."},
		{"", "private/get_leg_prices: " + forbidden, "No source names a scope for `private/get_leg_prices`; the error does."},
		{"", strings.ReplaceAll(forbidden, "account", "custody"), "It names what's missing: `custody:read_write`. No call in the catalog needs exactly that."},
		{"", `{"error":{"code":-32602,"data":{"reason":"Not allowed","param":"subaccount_id"}}}`, "The reason it gives is `Not allowed`."},
		{"", `{"error":{"code":13668,"data":{"reason":"tfa_code_is_required"}}}`, "The reason it gives: there was no code."},
		{"", `{"error":{"code":13021,"message":"forbidden"}}`, "The server refused: forbidden. The token's scope lacks what the method needs, or the method needs the main account."},
	} {
		q, _ := scopecore.ParseQuery(c.query)
		calls := report.Vocabulary().Find("", c.text).Methods
		got, ok := report.ErrorReply(q, report.Vocabulary().Reply(c.text), calls)
		if !ok || !strings.Contains(got, c.want) {
			t.Errorf("%s, %s:\n%s", c.query, c.text, got)
		}
	}
	if got, ok := report.ErrorReply(&scopecore.Query{}, report.Vocabulary().Reply(`{"error":{"code":10004,"message":"order_not_found"}}`), nil); ok {
		t.Errorf("an error of another kind: %s", got)
	}
	if got, _ := report.ErrorReply(&scopecore.Query{}, report.Vocabulary().Reply(`{"error":{"code":13021,"data":{"reason":"required scope hunter2 trade:hunter2"}}}`), nil); strings.Contains(got, "hunter2") {
		t.Errorf("something that isn't a token comes back: %s", got)
	}
}

// TestMarketMakerNeedsCancelOnDisconnect: the job says what mass quotes need
// besides a scope, and that turning it on takes more than the job's own scope.
func TestMarketMakerNeedsCancelOnDisconnect(t *testing.T) {
	for _, job := range catalog.Jobs() {
		if job.ID != "market-maker" {
			continue
		}
		found := report.Vocabulary().Find(strings.Join(job.Methods, " "), "")
		for _, b := range report.FindLeast(&found, &scopecore.Query{}, nil).Beyond {
			if b.Gate == scopecore.GateCancelOnDisconnect && !b.Blocked && strings.Join(b.Calls, " ") == "private/mass_quote" && strings.Contains(b.Text, "13042") && strings.Contains(b.Text, "account:read_write") {
				return
			}
		}
	}
	t.Error("the market maker isn't told about cancel-on-disconnect")
}

// TestWayOut follows the way out of each refusal, and gets a token, or reaches
// the step that gives none.
func TestWayOut(t *testing.T) {
	for _, c := range []struct{ query, headline, label, better string }{
		{"key_type=asymmetric&key=trade:read", "No token. A key pair works with `client_signature` only.", "Use client_signature", "grant=client_signature&key=trade:read&key_type=asymmetric"},
		{"grant=refresh_token&key=trade:read", "Which token do you start from?", "Log in first", "key=trade:read"},
		{"grant=fork_token&key=trade:read&held=connection+trade:read&session_name=a", "No token. A token bound to a connection can't be forked.", "Log in with session:bot1", "key=trade:read&ask=session:bot1"},
		{"grant=fork_token&held=session:a+trade:read", "No token. A fork needs a name for its session.", "Name it bot1", "grant=fork_token&held=session:a+trade:read&session_name=bot1"},
		{"grant=exchange_token&held=app_id:1+trade:read", "No token. This call doesn't take the token of a registered application (`app_id:`).", "", ""},
		{"grant=refresh_token&from=key_type%3Dasymmetric", "Which token do you start from?", "Go back a step", "key_type=asymmetric"},
	} {
		q, _ := scopecore.ParseQuery(c.query)
		p := report.Predict(q, nil)
		label, better := "", ""
		if r := p.Refused.Remedy; r != nil {
			label, better = r.Label, r.Query
		}
		if p.Headline != c.headline || label != c.label || better != c.better {
			t.Errorf("%s\n%s\n%s: %s", c.query, p.Headline, label, better)
		}
		if next, _ := scopecore.ParseQuery(better); label != "" && label != "Go back a step" && scopecore.Predict(next).Refused != nil {
			t.Errorf("%s: still no token", better)
		}
	}
}
