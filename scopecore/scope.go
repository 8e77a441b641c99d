package scopecore

import "strings"

// Role says what a scope string is, which decides what may be in it.
type Role uint8

// The three roles.
const (
	// RoleRequest is the scope parameter of a call.
	RoleRequest Role = iota
	// RoleKey is an API key's max_scope.
	RoleKey
	// RoleHeld is the scope of a token, as the server returned it.
	RoleHeld
)

// TokenKind classifies the tokens of a scope.
type TokenKind uint8

// The kinds of token. A token that names a domain in a form the server may
// not understand is Unreadable; one that no source describes is UnknownToken.
const (
	TokenUnknown TokenKind = iota
	TokenUnreadable
	TokenDomain
	TokenConnection
	TokenSession
	TokenMainAccount
	TokenKeyName
	TokenExpires
	TokenIP
	TokenAppID
)

// Token is one token of a scope string.
type Token struct {
	Text   string // as written
	Offset int    // bytes from the start of the string
	Kind   TokenKind
	Domain Domain // for Functional and Unreadable
	Level  Level  // for Functional
	Value  string // what follows the colon, if anything
}

// Asked is what a scope says about one domain. The zero value says nothing.
type Asked struct {
	// Named is set if the scope names the domain at all, readably or not.
	Named bool
	// Unreadable is set if it names it in a form the server may not understand;
	// the levels are then meaningless.
	Unreadable bool
	// Low and High are the lowest and highest level named. They differ if the
	// scope contradicts itself.
	Low, High Level
}

// Conflict reports whether the domain is named at two levels.
func (a Asked) Conflict() bool { return a.Named && !a.Unreadable && a.Low != a.High }

// Scope is a parsed scope string.
type Scope struct {
	Tokens []Token
	// Asked says what the scope says about each domain.
	Asked [NumDomains]Asked
	// Names is set if the scope names any functional domain.
	Names bool
	// Unclear is set if it holds anything whose effect no source describes.
	Unclear bool
	// Connection and MainAccount are set if it has those tokens.
	Connection, MainAccount bool
	// Session is the session name, without "session:"; HasSession tells an
	// empty name from no session.
	Session    string
	HasSession bool
	// KeyName is the value of name:, or empty.
	KeyName string
	// Expires is the requested lifetime in seconds, or 0.
	Expires int64
	// IP is the value of a well-formed ip: token, or empty.
	IP string
	// Diagnostics are the remarks on the text, in the order of the text.
	Diagnostics []Diagnostic
}

// Level returns the level a scope grants to a domain if it belongs to a token
// or a key: the lowest level named, or none if it isn't named or d isn't a
// domain.
func (s *Scope) Level(d Domain) Level {
	if int(d) >= NumDomains {
		return None
	}
	a := s.Asked[d]
	if !a.Named || a.Unreadable {
		return None
	}
	return a.Low
}

// Blank reports whether the scope holds no token at all.
func (s *Scope) Blank() bool { return len(s.Tokens) == 0 }

// FullScope returns the functional part of the scope with every domain named, none
// for those that aren't open: the form in which a request says everything it
// means. A domain that a request leaves out is inherited from the key.
func FullScope(levels [NumDomains]Level) string {
	var b strings.Builder
	for i, d := range Domains() {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(d.String())
		b.WriteByte(':')
		b.WriteString(levels[i].String())
	}
	return b.String()
}
