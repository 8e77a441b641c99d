package scopecore

import (
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

// WantFault is what is wrong with a wanted scope.
type WantFault uint8

// The faults of a wanted scope.
const (
	// ErrWantToken says that it has a token outside the grammar.
	ErrWantToken WantFault = iota + 1
	// ErrWantLevels says that it names a domain at two levels.
	ErrWantLevels
)

// Error says it in a few words.
func (f WantFault) Error() string {
	if f == ErrWantLevels {
		return "the wanted scope names a domain at two levels"
	}
	return "the wanted scope has a token outside the grammar"
}

// ParseWant reads a scope as the one that is wanted: the domains that it
// doesn't name have to stay shut. The error is ErrWantToken or ErrWantLevels.
func ParseWant(text string) (Want, error) {
	var w Want
	s := Parse(text, RoleRequest)
	if len(s.Tokens) == maxTokens {
		return Want{}, ErrWantToken // what follows was not read
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
// as it names them, and no other. A request that names no domain wants all
// that is likely to come. Of the tokens that open no domain, it wants
// connection, mainaccount and the session where the request names them.
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
	Domain Domain `json:"domain"`
	Want   Level  `json:"want"`
	// Got is what came; of a prediction, the highest or lowest level that may
	// come.
	Got Level `json:"got"`
}

// Checked is a scope held against the one that is wanted. Each list is empty
// where nothing is wrong.
type Checked struct {
	// Extra are the tokens that come and aren't wanted, in the order in which
	// they come. What could be a secret in one shows as "########".
	Extra []string `json:"extra"`
	// Missing are the tokens that are wanted and don't come.
	Missing []string `json:"missing"`
	// Wider are the wanted domains that come at a higher level than wanted,
	// Lower those at a lower.
	Wider []LevelDiff `json:"wider"`
	Lower []LevelDiff `json:"lower"`
}

// OK reports whether the scope is the wanted one, no more and no less.
func (c Checked) OK() bool {
	return len(c.Extra)+len(c.Missing)+len(c.Wider)+len(c.Lower) == 0
}

// Check holds a scope, exactly as the server returned it, against the one that
// is wanted. Its tokens are what single spaces divide.
//
//   - A domain that isn't wanted has to stay shut: it is extra where it comes.
//   - A wanted domain has to come at its level. At none it is missing. Where
//     it comes twice, its highest level counts for Wider, and its lowest for
//     Lower and Missing.
//   - connection, mainaccount, and session:, name:, expires:, ip: and app_id:
//     with any visible ASCII characters behind them open no domain: they are
//     never extra, and missing only where they are wanted to the letter.
//   - Every other token is extra: one that nobody knows, and one that names a
//     domain otherwise than the grammar does.
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

// Check holds what may come against what is wanted: the ceilings for Extra and
// Wider, the floors for Missing and Lower. A token of the request of which
// nobody knows whether it comes is extra. Where the result is OK, the scope is
// sure to be the wanted one.
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

// compare records what is wrong with a scope that has each domain between two
// levels, and these tokens.
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

// opensNothing reports whether the token is one of those that open no domain.
// White space of any kind ends them, so that no domain can hide behind it.
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

// shown is a token without the parts that the grammar does not know, which may
// be anything, a secret too. The name of a domain that nobody knows stays.
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
