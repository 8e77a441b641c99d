package knowledge

import "scopecalculator/scopecore"

// grants are the words for each grant.
var grants = [scopecore.NumGrants]struct{ starts string }{
	scopecore.ClientCredentials: {"client id and secret"},
	scopecore.ClientSignature:   {"client id and signature"},
	scopecore.RefreshToken:      {"a refresh token, for a new access token"},
	scopecore.ExchangeToken:     {"a refresh token, for another account"},
	scopecore.ForkToken:         {"a refresh token, for another session"},
}

// GrantStarts says in a few words what a grant is made with, and what for.
func GrantStarts(g scopecore.Grant) string {
	if int(g) < len(grants) {
		return grants[g].starts
	}
	return ""
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
// the main account".
func Setting(q scopecore.Query) string {
	return Code(q.Grant.String()) + " over " + TransportName(q.Via) + " · " + Whose(q)
}

// Whose says whose key it is: "key of a subaccount".
func Whose(q scopecore.Query) string { return "key of " + AccountName(q.Subaccount) }

// KeyNotKnown is what to add to a setting whose key is not known.
const KeyNotKnown = " · key scope not known"

// RefusalTitle says in a few words that no token comes.
func RefusalTitle(r scopecore.Refusal) string {
	if r.Rule == scopecore.RuleNoHeld {
		return "Which token do you start from?"
	}
	return "No token."
}
