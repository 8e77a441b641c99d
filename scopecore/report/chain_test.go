package report_test

import (
	"slices"
	"testing"

	"scopecalculator/scopecore"
	"scopecalculator/scopecore/report"
)

// TestChain reports a chain of three: each step with its token and the query
// that leads back to it, and how to continue.
func TestChain(t *testing.T) {
	const (
		login    = "via=http&key=account:read+trade:read&ask=trade:read"
		refresh  = "grant=refresh_token&via=http&key=account:read+trade:read"
		exchange = "grant=exchange_token&via=http&key=account:read+trade:read"
	)
	in := func(steps string) string { return "&from=" + scopecore.FormEscape(steps) }
	q, ds := scopecore.ParseQuery(exchange + "&held=account:read+session:a+trade:read" + in(refresh+";grant=client_credentials&"+login))
	p := report.Predict(q, ds)
	if want := []report.Step{
		{Grant: scopecore.ClientCredentials, Scope: "account:read mainaccount session:rest-* trade:read", Query: login},
		{Grant: scopecore.RefreshToken, Scope: "account:read session:a trade:read", Query: refresh + in("grant=client_credentials&"+login)},
	}; !slices.Equal(p.Steps, want) {
		t.Errorf("steps %+v, want %+v", p.Steps, want)
	}
	before := in(exchange + "&held=account:read+session:a+trade:read;" + refresh + ";grant=client_credentials&" + login)
	if want := []report.Next{
		{Grant: scopecore.RefreshToken, Label: "Refresh it", Query: refresh + before},
		{Grant: scopecore.ExchangeToken, Label: "Exchange it for a subaccount's", Query: exchange + before},
		{Grant: scopecore.ForkToken, Label: "Fork a session", Query: "grant=fork_token&via=http&key=account:read+trade:read" + before},
	}; !slices.Equal(p.Next, want) {
		t.Errorf("continues with %+v, want %+v", p.Next, want)
	}
	if want := "`exchange_token` over HTTP · key of the main account · continued from `client_credentials`, then `refresh_token`"; p.Setting != want {
		t.Errorf("%q, want %q", p.Setting, want)
	}
	for query, want := range map[string]int{
		"key=trade:read": 2, "grant=fork_token&held=session:a&session_name=b": 3, "grant=refresh_token": 0, "key_type=asymmetric": 0,
		"grant=refresh_token&held=session:a+app_id:7": 1,
	} {
		q, ds := scopecore.ParseQuery(query)
		if p := report.Predict(q, ds); len(p.Next) != want || len(p.Steps) != 0 {
			t.Errorf("%s: steps %v, next %v", query, p.Steps, p.Next)
		}
	}
}

// TestChainInFacts checks that the facts say where the held token comes from.
func TestChainInFacts(t *testing.T) {
	q, ds := scopecore.ParseQuery("grant=refresh_token&key=trade:read&from=key%3Dtrade:read")
	haveFacts(t, report.Predict(q, ds).Facts, []report.Fact{
		{Name: "Grant", Value: "`refresh_token` over WebSocket, the main account", Given: true},
		{Name: "Key", Value: "trade:read", Code: true, Given: true},
		{Name: "Continued from", Value: "`client_credentials`", Given: true},
		{Name: "Token held", Value: "as predicted", Given: true},
		{Name: "Asked", Value: "no scope", Given: true},
		{Name: "Likely scope", Value: "connection mainaccount trade:read", Code: true},
		{Name: "Bound to", Value: "this connection"},
		{Name: "Lives", Value: "access 1 year, refresh 1 year"},
	})
}
