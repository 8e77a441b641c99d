package report_test

import (
	"encoding/json"
	"reflect"
	"testing"

	"scopecalculator/scopecore"
	"scopecalculator/scopecore/report"
)

// TestReplyTellsTheSame verifies what's kept in place of a reply: it gets the
// same answer as the reply.
func TestReplyTellsTheSame(t *testing.T) {
	const query = "key=account:read+trade:read_write&ask=account:read+trade:read_write"
	for _, text := range []string{
		"account:read connection mainaccount trade:read_write",
		`{"result":{"access_token":"1700000000123.1AbCdEfG.hIjKlMnOpQrStUvWxYz0123456789","scope":"account:read connection trade:read_write","expires_in":900}}`,
		`{"result":{"scope":"account:read_write connection mainaccount trade:rea`,
		`{"scope":"account:read Hunter2! what connection trade:read_write","expires_in":31536000}`,
		`{"scope":"session:a\"b\\c trade:read vault:read"}`,
		`{"scope":"","expires_in":1}`,
		"some words account:read trade:read_write",
	} {
		q, _ := scopecore.ParseQuery(query)
		whole := report.Verify(q, report.Vocabulary().Reply(text))
		kept, err := json.Marshal(struct {
			Scope     string `json:"scope"`
			ExpiresIn *int64 `json:"expires_in"`
		}{whole.Reply.Scope, number(whole.Reply.ExpiresIn)})
		if err != nil {
			t.Fatal(err)
		}
		again := report.Verify(q, report.Vocabulary().Reply(string(kept)))
		again.Secrets, again.Dropped, again.Removed = whole.Secrets, whole.Dropped, whole.Removed
		if !reflect.DeepEqual(whole, again) {
			t.Errorf("%s\nkept as %s\nsays %+v\nand  %+v", text, kept, whole, again)
		}
	}
}

func number(c report.Seconds) *int64 {
	if !c.Known {
		return nil
	}
	return &c.Value
}

// TestIllegibleReplyIsNotWanted: words in a reply that aren't shown are still
// more than what was wanted.
func TestIllegibleReplyIsNotWanted(t *testing.T) {
	q, _ := scopecore.ParseQuery("key=trade:read&ask=trade:read")
	for scope, ok := range map[string]bool{"connection trade:read": true, "connection trade:read Hunter2!": false} {
		v := report.Verify(q, report.Vocabulary().Reply(`{"scope":"`+scope+`"}`))
		if v.Check.OK != ok {
			t.Errorf("%s: %+v", scope, v.Check)
		}
	}
}
