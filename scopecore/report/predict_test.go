package report_test

import (
	"testing"

	"scopecalculator/scopecore"
	"scopecalculator/scopecore/report"
)

// TestTokensAreToldOnce asks for mainaccount with credentials that can't have
// it and lack nothing else to withdraw: it's mentioned once, with what became
// of it.
func TestTokensAreToldOnce(t *testing.T) {
	for query, effect := range map[string]scopecore.Effect{
		"account=sub&key=wallet:read_write&ask=wallet:read_write":             scopecore.EffectAbsent,
		"account=sub&key=wallet:read_write&ask=mainaccount+wallet:read_write": scopecore.EffectDropped,
	} {
		q, ds := scopecore.ParseQuery(query)
		var found []report.Token
		for _, token := range report.Predict(q, ds).Tokens {
			if token.Token == "mainaccount" {
				found = append(found, token)
			}
		}
		if len(found) != 1 || found[0].Effect != effect {
			t.Errorf("%s: %+v", query, found)
		}
	}
}

// TestFactsTellCode checks that a session's name is in the facts exactly,
// backquotes and all, and that they mark which facts are the setting.
func TestFactsTellCode(t *testing.T) {
	q, ds := scopecore.ParseQuery("grant=fork_token&held=trade:read+session:a&session_name=%60b%60")
	haveFacts(t, report.Predict(q, ds).Facts, []report.Fact{
		{Name: "Grant", Value: "`fork_token` over WebSocket, the main account", Given: true},
		{Name: "Key", Value: "not known", Given: true},
		{Name: "Token held", Value: "trade:read session:a", Code: true, Given: true},
		{Name: "Likely scope", Value: "trade:read", Code: true},
		{Name: "Bound to", Value: "session:`b`", Code: true},
		{Name: "Lives", Value: "access 15 minutes, refresh 7 days"},
	})
}

func haveFacts(t *testing.T, got, want []report.Fact) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%d facts, want %d: %+v", len(got), len(want), got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("%+v, want %+v", got[i], want[i])
		}
	}
}
