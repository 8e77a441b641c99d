package scopecore

// Fault is an error code of the API that has to do with scopes and tokens.
type Fault struct {
	Code int
	// Name is the message the server sends with it.
	Name string
	// Text says what it means, Repair what to do about it.
	Text, Repair string
	Evidence     Evidence
	Sources      []string
}

// Faults returns the table of error codes, as a copy.
func Faults() []Fault { return append([]Fault(nil), faults...) }

// FindFault returns the error code's entry.
func FindFault(code int) (Fault, bool) {
	for _, f := range faults {
		if f.Code == code {
			return f, true
		}
	}
	return Fault{}, false
}

var faults = []Fault{
	{10000, "authorization_required", "The method is private and the request carries no valid token.", "Send access_token, or the Authorization header over HTTP, from a public/auth that worked.", Documented, []string{"errors"}},
	{10030, "must_be_websocket_request", "The method works over WebSocket only.", "Call it on a WebSocket connection.", Documented, []string{"errors"}},
	{11052, "subscribe_error_unsubscribed", "A subscription failed or was ended.", "Subscribe again; if a channel stays away, the token may not see it.", Documented, []string{"errors"}},
	{12998, "security_key_authorization_over_limit", "Too many attempts with the second factor.", "Wait before the next attempt.", Documented, []string{"errors", "security-keys"}},
	{13004, "invalid_credentials", "The client id, secret or signature was not accepted.", "Check the key, whether it is enabled, and whether it belongs to this environment (test or production).", Documented, []string{"errors"}},
	{13009, "unauthorized", "The token is wrong or has expired, the signature is bad, or a connection's token was used on another connection.", "Authenticate again on this connection, or use session:NAME for a token that moves between connections.", Documented, []string{"errors", "connections"}},
	{13012, "unavailable_in_subaccount", "The method is not available to a subaccount.", "Use a key of the main account.", Documented, []string{"errors", "subaccounts"}},
	{13021, "forbidden", "Most likely the token's scope lacks what the method needs.", "Compare the scope that was returned with what the method needs.", Inferred, []string{"errors"}},
	{13031, "verification_required", "The account has to be verified for this.", "Finish the verification of the account.", Documented, []string{"errors"}},
	{13403, "scope_exceeded", "An API key would get, or has, a wider scope than the caller's own.", "Manage keys with a token at least as wide as the key.", Documented, []string{"errors"}},
	{13668, "security_key_authorization_error", "The second factor was not accepted.", "Try again with a fresh code or the right security key.", Documented, []string{"errors", "security-keys"}},
	{13904, "security_key_setup_required", "The method needs a second factor and none is set up.", "Set up a security key for this kind of action.", Documented, []string{"errors", "security-keys"}},
	{-32602, "Invalid params", "A parameter has the wrong type or value.", "Check the parameters against the method's page. It is not about scopes.", Documented, []string{"errors"}},
	{-32000, "Missing params", "A required parameter is missing.", "Add it. It is not about scopes.", Documented, []string{"errors"}},
}

// Word is a token of the scope grammar with its meaning.
type Word struct {
	// Token is how it is written, such as "session:NAME".
	Token string
	// Setter is who may set it: "key, request", "request, server" or "server".
	Setter   string
	Text     string
	Evidence Evidence
	Sources  []string
}

// Words returns the grammar's tokens with their meanings, as a copy.
func Words() []Word { return append([]Word(nil), words...) }

// FindWord returns the meaning of a token as it stands in a scope, whatever
// its value.
func FindWord(token string) (Word, bool) {
	stem := stemOf(token)
	for _, w := range words {
		if stemOf(w.Token) == stem {
			return w, true
		}
	}
	return Word{}, false
}

func stemOf(token string) string {
	for i := range len(token) {
		if token[i] == ':' {
			return token[:i]
		}
	}
	return token
}

var words = []Word{
	{"account:LEVEL", "key, request", "Account details, subaccounts, API keys, and settings such as cancel-on-disconnect.", Documented, []string{"access-scope"}},
	{"block_rfq:LEVEL", "key, request", "Block RFQs, as maker or taker. It is no part of trade.", Documented, []string{"access-scope"}},
	{"block_trade:LEVEL", "key, request", "Block trades. It is no part of trade.", Documented, []string{"access-scope"}},
	{"custody:LEVEL", "key, request", "Third-party custody accounts. Seen in many answers, but missing from the Access Scope page.", Observed, []string{"creating-api-key", "o04", "o05"}},
	{"trade:LEVEL", "key, request", "Orders, positions and trades.", Documented, []string{"access-scope"}},
	{"wallet:LEVEL", "key, request", "Deposits, withdrawals, transfers and the address book.", Documented, []string{"access-scope"}},
	{"connection", "request, server", "The token lives with the WebSocket connection, or until it expires.", Documented, []string{"access-scope"}},
	{"session:NAME", "request, server", "The token is bound to a session with that name, of which 16 may be open.", Documented, []string{"access-scope", "connections"}},
	{"mainaccount", "server", "The credentials are the main account's. It cannot be asked for.", Documented, []string{"access-scope"}},
	{"name:KEY_NAME", "server", "The name of the API key, where it has one. Seen since October 2021, not documented.", Observed, []string{"o05", "o18", "o20"}},
	{"expires:SECONDS", "request", "How long the access token lives. It comes back in the answer.", Documented, []string{"public-auth", "o04", "o20"}},
	{"ip:ADDRESS", "request", "Restricts the token to one IPv4 address, or * for any. Never seen in an answer.", Documented, []string{"public-auth"}},
	{"app_id:ID", "server", "Registered applications; known from the changelog of 2020 only.", Documented, []string{"changelog"}},
}
