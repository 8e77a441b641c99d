package scopecore

import (
	"slices"
	"strings"
)

// A program that starts with more than it needs is as wrong as one that starts
// with less. Check compares the scope that the server returned with the one you
// want, and treats anything it doesn't know as too much: a program that stops
// is safer than one that goes on.

// Want is the scope that a program needs. The zero value wants nothing.
type Want struct {
	// Levels are the levels of the domains, indexed by Domain; None if a domain
	// has to stay shut.
	Levels [NumDomains]Level
	// Others are tokens that open no domain but are wanted all the same, such
	// as "mainaccount" or "session:bot1".
	Others []string
}

// WantFault is what's wrong with a wanted scope.
type WantFault uint8

// What can be wrong with a wanted scope.
const (
	// ErrWantToken: it has a token outside the grammar.
	ErrWantToken WantFault = iota + 1
	// ErrWantLevels: it names a domain at two levels.
	ErrWantLevels
)

// Error says it in a few words.
func (f WantFault) Error() string {
	if f == ErrWantLevels {
		return "the wanted scope names a domain at two levels"
	}
	return "the wanted scope has a token outside the grammar"
}

// ParseWant reads a scope as the wanted one: domains it doesn't name have to
// stay shut. The error is ErrWantToken or ErrWantLevels.
func ParseWant(text string) (Want, error) {
	var w Want
	s := Parse(text, RoleRequest)
	if len(s.Tokens) == maxTokens {
		return Want{}, ErrWantToken // what follows wasn't read
	}
	for _, t := range s.Tokens {
		switch {
		case t.Kind == TokenDomain && t.Text == t.Domain.Token(t.Level):
			w.Levels[t.Domain] = t.Level
		case t.Kind == TokenDomain, t.Kind == TokenUnreadable, t.Kind == TokenUnknown, t.Kind == TokenSession && t.Value == "":
			return Want{}, ErrWantToken
		default:
			w.also(t.Text)
		}
	}
	for _, a := range &s.Asked {
		if a.Conflict() {
			return Want{}, ErrWantLevels
		}
	}
	return w, nil
}

// Want is the scope that the prediction's request wants: the domains it names,
// at the levels it names, and no others. A request that names no domain wants
// everything that's likely to come. Of the tokens that open no domain, it wants
// connection, mainaccount and the session if the request names them.
func (p *Prediction) Want() Want {
	var w Want
	named := false
	for i := range &p.Domains {
		named = named || p.Domains[i].Asked.Named
	}
	for i := range &p.Domains {
		switch d := &p.Domains[i]; {
		case !named && d.Likely.Known:
			w.Levels[i] = d.Likely.Value
		case d.Asked.Named && !d.Asked.Unreadable:
			w.Levels[i] = d.Asked.High
		}
	}
	switch q := &p.Query; {
	case !q.Grant.TakesScope():
		name := q.SessionName.Value
		if name == "" || masked(name) {
			name = forkName
		}
		w.also("session:" + name)
	case q.Ask.Known:
		for _, t := range p.ask.Tokens {
			if t.Kind == TokenConnection || t.Kind == TokenMainAccount || t.Kind == TokenSession && t.Value != "" {
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

// Tokens returns what's wanted as tokens, the domains first.
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
	Domain Domain `json:"domain"`
	Want   Level  `json:"want"`
	// Got is what came; in a prediction, the highest or lowest level that may
	// come.
	Got Level `json:"got"`
}

// Checked is a scope compared with the wanted one. A list is empty if nothing
// is wrong.
type Checked struct {
	// Extra are the tokens that come but aren't wanted, in the order they come.
	// Anything in them that could be a secret shows as "########".
	Extra []string `json:"extra"`
	// Missing are the tokens that are wanted but don't come.
	Missing []string `json:"missing"`
	// Wider are the wanted domains that come at a higher level than wanted,
	// Lower those at a lower one.
	Wider []LevelDiff `json:"wider"`
	Lower []LevelDiff `json:"lower"`
}

// OK reports whether the scope is the wanted one, no more and no less.
func (c Checked) OK() bool {
	return len(c.Extra)+len(c.Missing)+len(c.Wider)+len(c.Lower) == 0
}

// Check compares a scope, exactly as the server returned it, with the wanted
// one. Single spaces separate its tokens.
//
//   - A domain that isn't wanted has to stay shut: it's extra if it comes.
//   - A wanted domain has to come at its level. At none it's missing. If
//     it comes twice, its highest level counts for Wider and its lowest for
//     Lower and Missing.
//   - connection, mainaccount, and session:, name:, expires:, ip: and app_id:
//     followed by any visible ASCII characters, open no domain: they're
//     never extra, and missing only if that exact token is wanted.
//   - Every other token is extra: an unknown one, and one that spells a
//     domain differently than the grammar does.
func Check(returned string, want Want) Checked {
	var c Checked
	var comes [NumDomains]bool
	var low, high [NumDomains]Level
	tokens := strings.Split(returned, " ")
	for _, token := range tokens {
		d, l, ok := domainToken(token)
		switch {
		case ok && comes[d]:
			low[d], high[d] = min(low[d], l), max(high[d], l)
		case ok:
			comes[d], low[d], high[d] = true, l, l
		case token != "" && !opensNothing(token) && !slices.Contains(want.Others, token):
			c.Extra = append(c.Extra, shown(token))
		}
	}
	c.compare(&want, &low, &high, tokens)
	return c
}

// Check compares what may come with what's wanted: the ceilings for Extra and
// Wider, the floors for Missing and Lower. A token of the request that may or
// may not come is extra. If the result is OK, the scope is sure to be the
// wanted one.
func (p *Prediction) Check(want Want) Checked {
	var c Checked
	var low, high [NumDomains]Level
	for i := range &p.Domains {
		low[i], high[i] = p.Domains[i].Floor, p.Domains[i].Ceiling
	}
	for i := range p.Tokens {
		if t := &p.Tokens[i]; t.Rule == RuleUnknownToken && !opensNothing(t.Token) {
			c.Extra = append(c.Extra, shown(t.Token))
		}
	}
	c.compare(&want, &low, &high, strings.Split(p.Scope(), " "))
	return c
}

// compare records what's wrong with a scope that has each domain between two
// levels, and has these tokens.
func (c *Checked) compare(want *Want, low, high *[NumDomains]Level, tokens []string) {
	for i, l := range want.Levels {
		d := Domain(i)
		switch {
		case high[i] <= l:
		case l == None:
			c.Extra = append(c.Extra, d.Token(high[i]))
		default:
			c.Wider = append(c.Wider, LevelDiff{d, l, high[i]})
		}
		switch {
		case low[i] >= l:
		case low[i] == None:
			c.Missing = append(c.Missing, d.Token(l))
		default:
			c.Lower = append(c.Lower, LevelDiff{d, l, low[i]})
		}
	}
	for _, token := range want.Others {
		if !slices.Contains(tokens, token) {
			c.Missing = append(c.Missing, token)
		}
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

// opensNothing reports whether the token is one that opens no domain. White
// space of any kind ends it, so that no domain can hide behind it.
func opensNothing(token string) bool {
	name, value, colon := strings.Cut(token, ":")
	switch name {
	case "connection", "mainaccount":
		return !colon
	case "session", "name", "expires", "ip", "app_id":
		for i := range len(value) {
			if value[i] < '!' || value[i] > '~' {
				return false
			}
		}
		return colon
	}
	return false
}

// shown is a token without the parts outside the grammar, which could be
// anything, even a secret. The name of an unknown domain stays.
func shown(token string) string {
	const hidden = "########"
	name, value, colon := strings.Cut(token, ":")
	if _, ok := ParseLevel(value); ok && possibleDomain(name) {
		return token
	}
	if _, ok := ParseDomain(name); colon && (ok || opensNothing(name+":")) {
		return name + ":" + hidden
	}
	return hidden
}

// possibleDomain reports whether a domain could have this name.
func possibleDomain(name string) bool {
	for i := range len(name) {
		if c := name[i]; c != '_' && (c < 'a' || c > 'z') {
			return false
		}
	}
	return name != "" && len(name) <= 20
}
