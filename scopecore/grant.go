package scopecore

// Grant is a way to a token. public/auth knows three grant types; two more
// calls turn a refresh token into another token and are counted as grants
// here.
type Grant uint8

// The five grants.
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
	// a further session.
	ForkToken
)

var grantNames = [...]string{"client_credentials", "client_signature", "refresh_token", "exchange_token", "fork_token"}

// Grants lists the five grants in the order used everywhere.
func Grants() [5]Grant {
	return [5]Grant{ClientCredentials, ClientSignature, RefreshToken, ExchangeToken, ForkToken}
}

// String returns the name of the grant, such as "client_credentials".
func (g Grant) String() string {
	if int(g) < len(grantNames) {
		return grantNames[g]
	}
	return "unknown"
}

// ParseGrant reads the name of a grant.
func ParseGrant(s string) (Grant, bool) {
	for i, name := range grantNames {
		if name == s {
			return Grant(i), true
		}
	}
	return 0, false
}

// FromKey says whether the grant starts from the API key; the others start
// from a token that is held already.
func (g Grant) FromKey() bool { return g == ClientCredentials || g == ClientSignature }

// TakesScope says whether the call has a scope parameter.
func (g Grant) TakesScope() bool { return g != ForkToken }

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
