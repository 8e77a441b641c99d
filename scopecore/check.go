package scopecore

import (
	"errors"
	"slices"
	"strings"
)

// A program that starts with more than it needs is as wrong as one that starts
// with less. Check holds the scope that the server returned against the one
// that is wanted, and anything it doesn't know is too much: a program that
// stops is safer than one that goes on.

// Want is the scope that a program needs. The zero value wants nothing.
type Want struct {
	// Levels are the levels of the domains, indexed by Domain; None where a
	// domain has to stay shut.
	Levels [NumDomains]Level
	// Others are the tokens that open no domain and are wanted all the same,
	// such as "mainaccount" or "session:bot1".
	Others []string
}

// The faults of a wanted scope.
var (
	// ErrWantToken says that it has a token outside the grammar.
	ErrWantToken = errors.New("the wanted scope has a token outside the grammar")
	// ErrWantLevels says that it names a domain at two levels.
	ErrWantLevels = errors.New("the wanted scope names a domain at two levels")
)

// ParseWant reads a scope as the one that is wanted: the domains that it
// doesn't name have to stay shut. The error is ErrWantToken or ErrWantLevels.
func ParseWant(text string) (Want, error) {
	var w Want
	s := Parse(text, Request)
	if len(s.Tokens) == maxTokens {
		return Want{}, ErrWantToken // what follows was not read
	}
	for _, t := range s.Tokens {
		switch {
		case t.Kind == Functional && t.Text == t.Domain.Token(t.Level):
			w.Levels[t.Domain] = t.Level
		case t.Kind == Functional, t.Kind == Unreadable, t.Kind == UnknownToken, t.Kind == Session && t.Value == "":
			return Want{}, ErrWantToken
		default:
			w.also(t.Text)
		}
	}
	for _, a := range s.Asked {
		if a.Conflict() {
			return Want{}, ErrWantLevels
		}
	}
	return w, nil
}

// Want is the scope that the prediction's request wants: the domains it names,
// as it names them, and no other. A request that names no domain wants all
// that is likely to come. Of the tokens that open no domain, it wants
// connection, mainaccount and the session where the request names them.
func (p Prediction) Want() Want {
	var w Want
	named := false
	for _, d := range p.Domains {
		named = named || d.Asked.Named
	}
	for i, d := range p.Domains {
		switch {
		case !named && d.Likely.Known:
			w.Levels[i] = d.Likely.Level
		case d.Asked.Named && !d.Asked.Unreadable:
			w.Levels[i] = d.Asked.High
		}
	}
	switch q := p.Query; {
	case !q.Grant.TakesScope():
		name := q.SessionName.Text
		if name == "" || masked(name) {
			name = forkName
		}
		w.also("session:" + name)
	case q.Ask.Given:
		for _, t := range Parse(q.Ask.Text, Request).Tokens {
			if t.Kind == Connection || t.Kind == MainAccount || t.Kind == Session && t.Value != "" {
				w.also(t.Text)
			}
		}
	}
	return w
}

func (w *Want) also(token string) {
	if !slices.Contains(w.Others, token) {
		w.Others = append(w.Others, token)
	}
}

// Tokens returns what is wanted as tokens, the domains first.
func (w Want) Tokens() []string {
	var out []string
	for i, l := range w.Levels {
		if l > None {
			out = append(out, Domain(i).Token(l))
		}
	}
	return append(out, w.Others...)
}

// LevelDiff is a wanted domain that comes at another level.
type LevelDiff struct {
	Domain    Domain
	Want, Got Level
}

// Checked is a scope held against the one that is wanted. Each list is empty
// where nothing is wrong.
type Checked struct {
	// Extra are the tokens that come and aren't wanted, in the order in which
	// they come. What could be a secret in one shows as "########".
	Extra []string
	// Missing are the tokens that are wanted and don't come.
	Missing []string
	// Wider and Lower are the wanted domains that come at a higher and at a
	// lower level than wanted.
	Wider, Lower []LevelDiff
}

// OK reports whether the scope is the wanted one, no more and no less.
func (c Checked) OK() bool {
	return len(c.Extra)+len(c.Missing)+len(c.Wider)+len(c.Lower) == 0
}

// Check holds a scope, exactly as the server returned it, against the one that
// is wanted. Its tokens are what single spaces divide.
//
//   - A domain that isn't wanted has to stay shut: its token is extra, unless
//     its level is none.
//   - A wanted domain has to come at its level. One that comes twice counts at
//     its highest level for Wider and at its lowest for Lower.
//   - connection, mainaccount, and session:, name:, expires:, ip: and app_id:
//     with any visible ASCII characters behind them open no domain: they are
//     never extra, and missing only where they are wanted to the letter.
//   - Every other token is extra: one that nobody knows, and one that names a
//     domain otherwise than the grammar does.
func Check(returned string, want Want) Checked {
	var c Checked
	var low, high [NumDomains]Level
	var comes [NumDomains]bool
	tokens := strings.Split(returned, " ")
	for _, token := range tokens {
		d, l, ok := domainToken(token)
		switch {
		case ok && want.Levels[d] > None:
			if !comes[d] {
				comes[d], low[d] = true, l
			}
			low[d], high[d] = min(low[d], l), max(high[d], l)
		case ok && l == None, token == "", opensNothing(token), slices.Contains(want.Others, token):
		default:
			c.Extra = append(c.Extra, shown(token))
		}
	}
	for i, l := range want.Levels {
		switch d := Domain(i); {
		case l == None:
		case !comes[d]:
			c.Missing = append(c.Missing, d.Token(l))
		default:
			c.level(d, l, low[d], high[d])
		}
	}
	for _, token := range want.Others {
		if !slices.Contains(tokens, token) {
			c.Missing = append(c.Missing, token)
		}
	}
	return c
}

// Check holds what may come against what is wanted: the ceilings for Extra and
// Wider, the floors for Missing and Lower, and the tokens of the request of
// which nobody knows whether they come. Where it is OK, the scope is sure to be
// the wanted one in every domain.
func (p Prediction) Check(want Want) Checked {
	var c Checked
	for i, d := range p.Domains {
		switch l := want.Levels[i]; {
		case l == None && d.Ceiling > None:
			c.Extra = append(c.Extra, d.Domain.Token(d.Ceiling))
		case l == None:
		case d.Floor == None:
			c.Missing = append(c.Missing, Domain(i).Token(l))
			c.level(Domain(i), l, l, d.Ceiling)
		default:
			c.level(Domain(i), l, d.Floor, d.Ceiling)
		}
	}
	for _, t := range p.Tokens {
		if t.Rule == RuleUnknownToken && !opensNothing(t.Token) {
			c.Extra = append(c.Extra, shown(t.Token))
		}
	}
	for _, token := range want.Others {
		if !slices.ContainsFunc(p.Tokens, func(t TokenPrediction) bool { return t.Granted && t.Token == token }) {
			c.Missing = append(c.Missing, token)
		}
	}
	return c
}

// level records a wanted domain that comes between two levels.
func (c *Checked) level(d Domain, want, low, high Level) {
	if high > want {
		c.Wider = append(c.Wider, LevelDiff{d, want, high})
	}
	if low < want {
		c.Lower = append(c.Lower, LevelDiff{d, want, low})
	}
}

// domainToken reads a token of a domain, spelled exactly as the server does.
func domainToken(token string) (d Domain, l Level, ok bool) {
	name, level, _ := strings.Cut(token, ":")
	if d, ok = ParseDomain(name); ok {
		l, ok = ParseLevel(level)
	}
	return d, l, ok
}

// opensNothing reports whether the token is one of those that open no domain.
// White space of any kind ends them, so that no domain can hide behind it.
func opensNothing(token string) bool {
	if token == "connection" || token == "mainaccount" {
		return true
	}
	name, value, colon := strings.Cut(token, ":")
	switch name {
	case "session", "name", "expires", "ip", "app_id":
		return colon && strings.IndexFunc(value, func(r rune) bool { return r < '!' || r > '~' }) < 0
	}
	return false
}

// shown is a token without the parts that the grammar does not know, which may
// be anything, a secret too. The name of a domain that nobody knows stays.
func shown(token string) string {
	const hidden = "########"
	name, value, colon := strings.Cut(token, ":")
	if _, ok := ParseLevel(value); ok && possibleDomain(name) {
		return token
	}
	if _, _, ok := domainToken(strings.ToLower(token)); ok {
		return token
	}
	if _, ok := ParseDomain(name); ok && colon || opensNothing(name+":") {
		return name + ":" + hidden
	}
	return hidden
}

// possibleDomain reports whether a domain could have this name.
func possibleDomain(name string) bool {
	return name != "" && len(name) <= 20 && strings.IndexFunc(name, func(r rune) bool { return r != '_' && (r < 'a' || r > 'z') }) < 0
}
