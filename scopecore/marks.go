package scopecore

import "strings"

// Marks are what a reader has at hand to compare with the prediction: the scope
// that the server returned, and the calls they need. They're parameters of a
// query, so links keep them.

// cutOff ends a reply's scope that was cut off.
const cutOff = "…"

// Text is the scope of a reply as a query keeps it: its tokens, with "?" before
// them for each word that isn't one, and "…" after them if it was cut off.
// [ReplyOf] reads it back.
func (a *Reply) Text() string {
	s := strings.TrimRight(strings.Repeat("? ", a.Unknown)+a.Scope, " ")
	if a.Truncated {
		s = strings.TrimLeft(s+" "+cutOff, " ")
	}
	return s
}

// ReplyOf reads the scope of a reply as [Reply.Text] writes it. Any other word
// that isn't a token counts as unknown and isn't kept.
func ReplyOf(text string) *Reply {
	a := &Reply{Found: true}
	var tokens []string
	words := strings.Fields(text)
	for i, word := range words {
		last := i == len(words)-1
		switch {
		case last && (strings.HasSuffix(word, cutOff) || strings.HasSuffix(word, "...")):
			a.Truncated = true // what the last word would have become is unknown
		case IsToken(word) && !masked(word):
			tokens = append(tokens, word)
		default:
			a.Unknown++
		}
	}
	a.Scope = strings.Join(tokens, " ")
	return a
}

// replyText returns what a query may keep of a reply's scope, and whether it's
// something else, so that only its tokens were kept.
func replyText(text string) (kept string, foreign bool) {
	if opensDomains(text) {
		return text, false
	}
	text, named := maskNamed(text)
	text = maskShapes(text)
	a := ReplyOf(text)
	if named > 0 || a.Unknown > 0 && readForeign(unlike(text)) {
		kept, _ = scopeText(text)
		return strings.Join(strings.Fields(onlyTokens(kept)), " "), true
	}
	if a.Unknown > mostUnknown {
		a.Unknown = mostUnknown
	}
	return a.Text(), false
}

// mostUnknown limits how many unknown words of a reply a query counts.
const mostUnknown = 99

// unlike are the words of a reply that [Reply.Text] doesn't write.
func unlike(text string) string {
	var out []string
	for _, word := range strings.Fields(text) {
		if word != "?" && !strings.HasSuffix(word, cutOff) && !IsToken(word) {
			out = append(out, word)
		}
	}
	return strings.Join(out, " ")
}

// RefusedSign after the name of a needed call says that the server refused it
// for lack of a scope.
const RefusedSign = "!"

// SeparatesNames reports whether a character separates the names in a list of
// calls.
func SeparatesNames(r rune) bool {
	return r == ' ' || r == ',' || r == '\n' || r == '\t' || r == '\r' || r == ';'
}

// needText returns what a query may keep of a list of names, and whether
// anything was dropped: a secret, or a word that can't be the name of a call.
func needText(text string) (kept string, foreign bool) {
	masks, named := maskNamed(text)
	masks = maskShapes(masks)
	words := strings.FieldsFunc(masks, SeparatesNames)
	names := words[:0:0]
	for _, word := range words {
		if possibleCall(word) {
			names = append(names, word)
		}
	}
	switch {
	case len(words) == 0:
		return "", false
	case named == 0 && len(names) == len(words):
		return text, false
	}
	return strings.Join(names, " "), true
}

// possibleCall reports whether a call could have this name: a method's, with or
// without a way of calling, or a channel's, with or without placeholders.
func possibleCall(name string) bool {
	const longest = 128
	name = strings.TrimSuffix(name, RefusedSign)
	if name == "" {
		return false
	}
	if c := name[0] | 0x20; len(name) > longest || c < 'a' || c > 'z' {
		return false
	}
	name, way, _ := strings.Cut(name, "?")
	for i := range len(name) {
		if !wordByte(name[i]) && strings.IndexByte("./(){}*$", name[i]) < 0 {
			return false
		}
	}
	for i := range len(way) {
		if !wordByte(way[i]) && way[i] != '=' && way[i] != '&' {
			return false
		}
	}
	return true
}

// Listed is the method as a list of names has it: without spaces, and with the
// way of calling if one is chosen. It's "private/set_mmp_config?block_rfq=true"
// where Called writes "private/set_mmp_config with block_rfq=true".
func (m *Method) Listed() string {
	if len(m.Ways) == 1 && m.Ways[0].When != "" {
		return m.Name + "?" + m.Ways[0].When
	}
	return m.Name
}

// Reach is what to change so that a domain may come at a level, and the query
// with all of that changed.
type Reach struct {
	// Key is set if the key has to be raised, LogIn if the key has to get
	// another token, Ask if the request has to name the level.
	Key, LogIn, Ask bool
	Better          *Query
}

// Code names what to do, such as "raise-key". Package knowledge has the words.
func (r *Reach) Code() string {
	switch {
	case r.Key && r.LogIn:
		return "raise-key-and-log-in"
	case r.Key && r.Ask:
		return "raise-key-and-ask"
	case r.Key:
		return "raise-key"
	case r.LogIn:
		return "log-in-again"
	}
	return "ask"
}

// Reach says what keeps a domain from a level, as far as the query shows; nil
// if nothing there does.
func (p *Prediction) Reach(d Domain, l Level) *Reach {
	row := &p.Domains[d]
	r := &Reach{Better: p.unmarked()}
	q := r.Better
	if row.Key.Known && row.Key.Value < l {
		r.Key = true
		p.setKey(q, d, l)
	}
	asked := row.Asked
	if !q.Grant.FromKey() && row.Held.Known && row.Held.Value < l {
		if grants[q.Grant.known()].scope == scopeOfExchange {
			return nil // another login wouldn't give a token of the other account
		}
		r.LogIn = true
		q.logIn()
		if ask := p.askNoMore(d); ask != "" {
			asked.Named = true
			q.Ask = Known(ask)
		}
	}
	if q.Grant.TakesScope() && asked.Named && (asked.Unreadable || asked.Low < l) {
		r.Ask = true
		q.Ask = Known(withLevel(q.Ask.Value, Parse(q.Ask.Value, RoleRequest), d, max(l, asked.High)))
	}
	if !r.Key && !r.LogIn && !r.Ask {
		return nil
	}
	return r
}

// unmarked is the query without what the server made of it: its reply and its
// refusals belong to this query, not to a better one.
func (p *Prediction) unmarked() *Query {
	q := p.Query.Clone()
	q.Reply = Opt[string]{}
	q.Need = strings.ReplaceAll(q.Need, RefusedSign, "")
	return q
}

// Name is the query with a domain that the request leaves out named at a level.
// It's nil if the request names it, or names no domain: then it gets all there
// is, and a name adds nothing.
func (p *Prediction) Name(d Domain, l Level) *Query {
	if !p.Query.Grant.TakesScope() || !p.ask.Names || p.Domains[d].Asked.Named {
		return nil
	}
	q := p.unmarked()
	q.Ask = Known(withLevel(q.Ask.Value, Parse(q.Ask.Value, RoleRequest), d, l))
	return q
}

// logIn makes the query start from the key.
func (q *Query) logIn() { q.Grant, q.Held, q.From = q.KeyGrant(), Opt[string]{}, "" }

// Limit is the query with the request's level of a domain lowered to l. It's
// nil if the grant starts from a token, since it's less clear what a request
// leaves of that, and if the request names no domain: naming this one would
// make all the others less sure.
func (p *Prediction) Limit(d Domain, l Level) *Query {
	if !p.Query.Grant.FromKey() || !p.ask.Names {
		return nil
	}
	q := p.unmarked()
	p.setAsk(q, d, l)
	return q
}

// AskExactly is the query with a request for these levels and no others: each
// domain is named. Tokens of the request that aren't domains stay. It's nil if
// the grant takes no scope.
func (p *Prediction) AskExactly(levels *[NumDomains]Level) *Query {
	if !p.Query.Grant.TakesScope() {
		return nil
	}
	q := p.unmarked()
	q.Ask = p.naming(levels)
	return q
}

// MakeKey is the query for a key that has exactly these levels, with a request
// for exactly that by a grant that starts from the key.
func (p *Prediction) MakeKey(levels *[NumDomains]Level) *Query {
	q := p.unmarked()
	q.logIn()
	q.Key, q.Ask = Known(keyScope(*levels)), p.naming(levels)
	return q
}

// naming is a request for these levels that keeps the tokens that aren't
// domains.
func (p *Prediction) naming(levels *[NumDomains]Level) Opt[string] {
	ask := FullScope(*levels)
	for i := range p.ask.Tokens {
		switch t := &p.ask.Tokens[i]; t.Kind {
		case TokenConnection, TokenSession, TokenExpires, TokenIP:
			ask += " " + t.Text
		}
	}
	return Known(ask)
}

// Nearest is the least scope, of several, that a token with this access is
// closest to; if that's a tie, the one closest to the key.
func (l *Least) Nearest(a *Access, p *Prediction) [NumDomains]Level {
	short := func(levels *[NumDomains]Level) int {
		n := 0
		for i, want := range levels {
			have, key := &a.Domains[i], p.Domains[i].Key
			lack := func(level Level, weight int) {
				if level < want {
					n += weight * int(want-level)
				}
			}
			lack(have.Ceiling, 1000)
			lack(have.Likely.Value, 100)
			lack(have.Floor, 10)
			if key.Known {
				lack(key.Value, 1)
			}
		}
		return n
	}
	best := l.Levels
	for i := range l.Alternatives {
		if other := &l.Alternatives[i].Levels; short(other) < short(&best) {
			best = *other
		}
	}
	return best
}

// Needing are the covered calls that levels allow, and wouldn't if a domain
// were one level lower.
func (l *Least) Needing(levels *[NumDomains]Level, d Domain) []*Method {
	if levels[d] == None {
		return nil
	}
	lower := *levels
	lower[d]--
	var out []*Method
	for i, m := range l.Covered {
		if satisfied(l.choices[i], *levels) && !satisfied(l.choices[i], lower) {
			out = append(out, m)
		}
	}
	return out
}
