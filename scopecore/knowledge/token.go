package knowledge

import "slices"

// Token is a token of the scope grammar with its meaning.
type Token struct {
	// Form is how it is written, such as "session:NAME".
	Form string
	// Setter is who may set it: "key, request", "request, server" or "server".
	Setter   string
	Text     string
	Evidence Evidence
	Sources  []string
}

// Tokens returns the grammar's tokens with their meanings, as a copy.
func Tokens() []Token { return slices.Clone(tokens) }

// FindToken returns the meaning of a token as written in a scope, whatever its
// value; nil if it has none. Don't change it.
func FindToken(token string) *Token {
	stem := stemOf(token)
	for i := range tokens {
		if stemOf(tokens[i].Form) == stem {
			return &tokens[i]
		}
	}
	return nil
}

func stemOf(token string) string {
	for i := range len(token) {
		if token[i] == ':' {
			return token[:i]
		}
	}
	return token
}

var tokens = []Token{
	{"account:LEVEL", "key, request", "Account details, subaccounts, API keys, and settings such as cancel-on-disconnect.", EvidenceDocumented, []string{"access-scope"}},
	{"block_rfq:LEVEL", "key, request", "Block RFQs, as maker or taker. It isn't part of `trade`.", EvidenceDocumented, []string{"access-scope"}},
	{"block_trade:LEVEL", "key, request", "Block trades. It isn't part of `trade`.", EvidenceDocumented, []string{"access-scope"}},
	{"custody:LEVEL", "key, request", "Third-party custody accounts. The API-key article names it; the Access Scope page doesn't.", EvidenceDocumented, []string{"creating-api-key", "o04", "o05"}},
	{"trade:LEVEL", "key, request", "Orders, positions and trades.", EvidenceDocumented, []string{"access-scope"}},
	{"wallet:LEVEL", "key, request", "Deposits, withdrawals, transfers and the address book.", EvidenceDocumented, []string{"access-scope"}},
	{"connection", "request, server", "The token lives with the WebSocket connection, or until it expires. Its refresh token ends with the connection too.", EvidenceDocumented, []string{"access-scope", "connections"}},
	{"session:NAME", "request, server", "Makes a new session with that name, one of at most 16, and binds the token to it. The token can be used on other connections while the session lives; over WebSocket, later requests may leave `access_token` out.", EvidenceDocumented, []string{"access-scope", "connections"}},
	{"mainaccount", "server", "The key is the main account's. No request can add that.", EvidenceDocumented, []string{"access-scope"}},
	{"name:KEY_NAME", "server", "The name of the API key, if it has one. Seen since October 2021, not documented.", EvidenceObserved, []string{"o05", "o18", "o20"}},
	{"expires:SECONDS", "request", "How long the access token lives. It comes back in the reply.", EvidenceDocumented, []string{"access-scope", "o04", "o20"}},
	{"ip:ADDRESS", "request", "Restricts the token to one IPv4 address, or `*` for any. Never seen in a reply.", EvidenceDocumented, []string{"access-scope"}},
	{"app_id:ID", "server", "Registered applications; known only from the changelog of 2020.", EvidenceDocumented, []string{"changelog"}},
}
