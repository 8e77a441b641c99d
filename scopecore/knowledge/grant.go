package knowledge

import (
	"strconv"
	"strings"

	"scopecalculator/scopecore"
)

// grants are the words for each grant: what it is made with, and, if that's a
// token, how to continue from one.
var grants = [scopecore.NumGrants]struct{ starts, goOn string }{
	scopecore.ClientCredentials: {starts: "client id and secret"},
	scopecore.ClientSignature:   {starts: "client id and signature"},
	scopecore.RefreshToken:      {"a refresh token, for a new access token", "Refresh it"},
	scopecore.ExchangeToken:     {"a refresh token, for another account", "Exchange it for a subaccount's"},
	scopecore.ForkToken:         {"a refresh token, for another session", "Fork a session"},
}

// GrantStarts says in a few words what a grant is made with, and what for.
func GrantStarts(g scopecore.Grant) string {
	if int(g) < len(grants) {
		return grants[g].starts
	}
	return ""
}

// GoOn says what to do with a token that the grant can start from: "Refresh
// it"; empty for a grant that starts from the key.
func GoOn(g scopecore.Grant) string {
	if int(g) < len(grants) {
		return grants[g].goOn
	}
	return ""
}

// ContinuedFrom names the steps before a query: "`client_credentials`, then
// `refresh_token`"; empty if there are none. More than three are counted.
func ContinuedFrom(q *scopecore.Query) string {
	var names []string
	for _, s := range q.Steps() {
		names = append(names, Code(s.Grant.String()))
	}
	if n := len(names); n > 3 {
		return strconv.Itoa(n) + " steps, the last one " + names[n-1]
	}
	return strings.Join(names, ", then ")
}

// TransportName is the name that people use: "WebSocket" or "HTTP".
func TransportName(t scopecore.Transport) string {
	if t == scopecore.HTTP {
		return "HTTP"
	}
	return "WebSocket"
}

// AccountName says whose credentials they are: "the main account" or
// "a subaccount".
func AccountName(subaccount bool) string {
	if subaccount {
		return "a subaccount"
	}
	return "the main account"
}

// Setting says who asks, and how: "client_credentials over WebSocket · key of
// the main account", and what it continues from, if there's a step before.
func Setting(q *scopecore.Query) string {
	s := Code(q.Grant.String()) + " over " + TransportName(q.Via) + " · key of " + AccountName(q.Subaccount)
	if before := ContinuedFrom(q); before != "" {
		s += " · continued from " + before
	}
	return s
}

// KeyNotKnown is what to add to a setting whose key is unknown.
const KeyNotKnown = " · key scope not known"

// RefusalTitle says in a few words that no token comes.
func RefusalTitle(r *scopecore.Refusal) string {
	if r.Rule == scopecore.RuleNoHeld {
		return "Which token do you start from?"
	}
	return "No token."
}

// RefusalSays says why no token comes.
func RefusalSays(r *scopecore.Refusal) string {
	if r.Code == "no-token-before" {
		return "The step before gives no token. Go back to it, or say which token you hold."
	}
	return RuleSays(r.Rule)
}
