package scopecore

// Grant is a way to get a token. public/auth knows some by grant_type; other
// calls turn a refresh token into another token and count as grants here.
type Grant uint8

// The grants.
const (
	// ClientCredentials sends client id and secret.
	ClientCredentials Grant = iota
	// ClientSignature sends client id and a signature with a timestamp.
	ClientSignature
	// RefreshToken sends a refresh token and gets a new pair.
	RefreshToken
	// ExchangeToken (public/exchange_token) turns a refresh token into one for
	// another subject, such as a subaccount.
	ExchangeToken
	// ForkToken (public/fork_token) turns the refresh token of a session into
	// another session.
	ForkToken
)

// grants is the one table of grants: what a grant starts from and sends, and
// which rules of the model it follows. To add a grant, add a row here, its
// words in package knowledge, and, if it behaves like none of the others, a
// rule.
var grants = [...]struct {
	name string
	// method is the call that makes it. params are its parameters in the
	// documentation's order; of those, scope may be left out.
	method string
	params []string
	// fromToken is set if it starts from a token, not from the key.
	fromToken bool
	// secret is set if the key's secret is sent, which an asymmetric key
	// doesn't have.
	secret bool
	// ofSession is set if only a session's token works.
	ofSession bool
	scope     scopeRule
	main      mainRule
	binding   bindingRule
	// keeps is the rule for a domain that stays as the token held it.
	keeps RuleID
	// narrows is the rule that says asking for wallet:read_write may get
	// wallet:read; empty if the model has none.
	narrows RuleID
	// noApps is set if the tokens of registered applications are refused.
	noApps bool
}{
	ClientCredentials: {
		name: "client_credentials", method: "public/auth", params: []string{"grant_type", "client_id", "client_secret", "scope"},
		secret: true, scope: scopeOfKey, main: mainOfKey, binding: bindingOfKey, keeps: RuleScopeOmitted, narrows: RuleWalletNarrowing,
	},
	ClientSignature: {
		name: "client_signature", method: "public/auth",
		params: []string{"grant_type", "client_id", "timestamp", "nonce", "data", "signature", "scope"},
		scope:  scopeOfKey, main: mainOfKey, binding: bindingOfKey, keeps: RuleScopeOmitted, narrows: RuleWalletWarning,
	},
	RefreshToken: {
		name: "refresh_token", method: "public/auth", params: []string{"grant_type", "refresh_token", "scope"},
		fromToken: true, scope: scopeOfRefresh, main: mainKept, binding: bindingOfRefresh, keeps: RuleRefreshKeeps,
	},
	ExchangeToken: {
		name: "exchange_token", method: "public/exchange_token", params: []string{"refresh_token", "subject_id", "scope"},
		fromToken: true, scope: scopeOfExchange, main: mainOfSubject, binding: bindingOfExchange, keeps: RuleExchangeKeeps,
		narrows: RuleWalletWarning, noApps: true,
	},
	ForkToken: {
		name: "fork_token", method: "public/fork_token", params: []string{"refresh_token", "session_name"},
		fromToken: true, ofSession: true, scope: scopeNotTaken, main: mainKept, binding: bindingOfFork, keeps: RuleForkKeeps,
		noApps: true,
	},
}

// NumGrants is how many grants there are.
const NumGrants = len(grants)

// What the scope parameter of a grant does. The zero value is a bug.
type scopeRule uint8

const (
	_               scopeRule = iota
	scopeNotTaken             // the grant has none
	scopeOfKey                // it asks for part of the key
	scopeOfRefresh            // accepted; what it does is unknown
	scopeOfExchange           // it overrides the scope of the caller's token
)

// What becomes of mainaccount. The zero value is a bug.
type mainRule uint8

const (
	_             mainRule = iota
	mainOfKey              // it comes with the main account's key
	mainKept               // it stays as the token has it
	mainOfSubject          // depends on whose token it's exchanged for
)

// What the new token lives and dies with. The zero value is a bug.
type bindingRule uint8

const (
	_ bindingRule = iota
	bindingOfKey
	bindingOfRefresh
	bindingOfExchange
	bindingOfFork
)

// Grants lists the grants in the order used everywhere.
func Grants() [NumGrants]Grant {
	var out [NumGrants]Grant
	for i := range out {
		out[i] = Grant(i)
	}
	return out
}

// known returns the grant itself, or ClientCredentials for one that doesn't
// exist.
func (g Grant) known() Grant {
	if int(g) < NumGrants {
		return g
	}
	return ClientCredentials
}

// String returns the name of the grant, such as "client_credentials".
func (g Grant) String() string {
	if int(g) < NumGrants {
		return grants[g].name
	}
	return "unknown"
}

// ParseGrant reads the name of a grant.
func ParseGrant(s string) (Grant, bool) {
	for i := range grants {
		if grants[i].name == s {
			return Grant(i), true
		}
	}
	return 0, false
}

// FromKey says whether the grant starts from the API key; the others start from
// a token you already hold.
func (g Grant) FromKey() bool { return !grants[g.known()].fromToken }

// TakesScope says whether the call has a scope parameter.
func (g Grant) TakesScope() bool { return grants[g.known()].scope != scopeNotTaken }

// TakesSessionName says whether the call has a session_name parameter.
func (g Grant) TakesSessionName() bool { return g.takes("session_name") }

// TakesSubject says whether the call has a subject_id parameter.
func (g Grant) TakesSubject() bool { return g.takes("subject_id") }

func (g Grant) takes(param string) bool {
	for _, p := range grants[g.known()].params {
		if p == param {
			return true
		}
	}
	return false
}

// Method is the call that the grant is made with, such as "public/auth".
func (g Grant) Method() string { return grants[g.known()].method }

// Params lists the parameters of that call, as a copy.
func (g Grant) Params() []string { return append([]string(nil), grants[g.known()].params...) }

// Transport is how the call is made.
type Transport uint8

// The two transports.
const (
	WebSocket Transport = iota
	HTTP
)

// String returns "ws" or "http".
func (t Transport) String() string {
	if t == HTTP {
		return "http"
	}
	return "ws"
}

// ParseTransport reads "ws" or "http".
func ParseTransport(s string) (Transport, bool) {
	switch s {
	case "ws":
		return WebSocket, true
	case "http":
		return HTTP, true
	}
	return 0, false
}
