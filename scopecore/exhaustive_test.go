package scopecore

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// The model's promises are proved in two halves. First, one domain completely:
// every setting of everything that its prediction can depend on, below the
// parser, for each domain in turn. Then TestDomainsAreIndependent: what Predict
// says about a domain, whatever the texts say about the others, is what it says
// about that domain alone. So what holds for one domain holds for all of them
// together, however many there are.

// setting is everything that one domain's prediction depends on.
type setting struct {
	domain Domain
	grant  Grant
	// key and held are what the key and the held token have of the domain; held
	// matters only for the token grants.
	key, held Interval
	request
}

// request is the scope that is sent, as one domain sees it.
type request struct {
	sent    bool  // a scope with at least one token is sent
	names   bool  // it names a domain, this one or another
	unclear bool  // it holds something whose effect no source describes
	own     Asked // what it says about this domain
}

// predict predicts the domain with all other domains left empty.
func (s setting) predict() (p DomainPrediction) {
	c := &call{q: &Query{Grant: s.grant}, ask: &Scope{}, asks: s.sent}
	c.ask.Names, c.ask.Unclear, c.ask.Asked[s.domain] = s.names, s.unclear, s.own
	c.key[s.domain] = s.key
	if s.grant.FromKey() {
		c.fromKey(&p, s.domain)
		return p
	}
	c.held.given, c.held.domains[s.domain] = true, s.held
	c.fromToken(&p, s.domain)
	return p
}

// readable reports whether the request names the domain at a readable level.
func (r request) readable() bool { return r.sent && r.own.Named && !r.own.Unreadable }

// intervals are all that a held token can have, written or predicted: each
// floor and ceiling with each likely level between them, and, if the floor is
// none, with an unknown likely level. broken checks that no prediction has any
// other interval.
func intervals() []Interval {
	var out []Interval
	for _, floor := range Levels() {
		for ceiling := floor; ceiling <= ReadWrite; ceiling++ {
			if floor == None && ceiling > None {
				out = append(out, Interval{floor, Opt[Level]{}, ceiling})
			}
			for likely := floor; likely <= ceiling; likely++ {
				out = append(out, Interval{floor, Known(likely), ceiling})
			}
		}
	}
	return out
}

// askedShapes are all that a scope can say about a domain: nothing, one level,
// levels that contradict each other, and something illegible, alone or with any
// of those. FuzzParse checks that the parser makes no others.
func askedShapes() []Asked {
	out := []Asked{{}}
	for _, low := range Levels() {
		for high := low; high <= ReadWrite; high++ {
			out = append(out,
				Asked{Named: true, Low: low, High: high},
				Asked{Named: true, Unreadable: true, Low: low, High: high})
		}
	}
	return out
}

// stated is the interval of a key or a held token whose scope says a about a
// domain.
func stated(a Asked) Interval {
	switch {
	case a.Unreadable:
		return anything
	case !a.Named:
		return exactly(None)
	}
	return Interval{a.Low, Known(a.Low), a.High}
}

// keys are all that can be known about a key: nothing, or what its scope says.
func keys() []Interval {
	out := []Interval{anything}
	for _, a := range askedShapes() {
		if v := stated(a); a.Named && !a.Unreadable {
			out = append(out, v)
		}
	}
	return out
}

// requests are all that a call of the grant can send, as one domain sees it.
func requests(g Grant) []request {
	out := []request{{}}
	if !g.TakesScope() {
		return out
	}
	for _, own := range askedShapes() {
		for _, names := range [...]bool{false, true} {
			for _, unclear := range [...]bool{false, true} {
				if own.Named && !names || own.Unreadable && !unclear {
					continue
				}
				out = append(out, request{true, names, unclear, own})
			}
		}
	}
	return out
}

// settings calls f for every setting of every domain.
func settings(f func(s setting)) {
	for _, d := range Domains() {
		for _, g := range Grants() {
			held := intervals()
			if g.FromKey() {
				held = held[:1]
			}
			for _, k := range keys() {
				for _, h := range held {
					for _, r := range requests(g) {
						f(setting{d, g, k, h, r})
					}
				}
			}
		}
	}
}

// most is the ceiling: the highest level that the inputs leave room for.
func (s setting) most() Level {
	if s.grant.FromKey() {
		if s.readable() {
			return min(s.key.Ceiling, s.own.High)
		}
		return s.key.Ceiling
	}
	from := s.held.Ceiling
	if s.grant == RefreshToken && s.sent {
		// The documentation doesn't rule out that a refresh widens the token to
		// what's asked. An illegible token may ask for anything.
		if s.own.Unreadable {
			from = ReadWrite
		} else if s.own.Named {
			from = max(from, s.own.High)
		}
	}
	return min(s.key.Ceiling, from)
}

// sure is the floor: the highest level that's certain.
func (s setting) sure() Level {
	sure := s.key.Floor
	if !s.grant.FromKey() {
		// A key that isn't known may have been cut back since the token was
		// made.
		sure = min(sure, s.held.Floor)
	}
	switch {
	case !s.sent:
		return sure
	case s.unclear:
		// What's undocumented isn't certain.
		return None
	case s.own.Named:
		sure = min(sure, s.own.Low)
	case s.names || !s.grant.FromKey():
		// It isn't certain either that a domain stays if the scope doesn't name
		// it. Only a key's request that names none at all is known to leave the
		// domains as they are.
		return None
	}
	if s.domain == Wallet && s.own.Named && s.grant != RefreshToken {
		// The documentation warns that wallet:read_write may come back as
		// wallet:read if it's asked for.
		sure = min(sure, Read)
	}
	return sure
}

// likely is the lowest of what the key has, what the token has, and what is
// asked.
func (s setting) likely() Opt[Level] {
	from := s.key.Likely
	if !s.grant.FromKey() {
		from = lower(s.held.Likely, s.key.Ceiling)
		if s.key.Likely.Known {
			from = lower(from, s.key.Likely.Value)
		}
	}
	switch {
	case s.most() == None:
		return Known(None)
	case s.sent && s.own.Unreadable:
		return Opt[Level]{}
	case s.grant == ExchangeToken && s.names && !s.own.Named:
		// The docs' "override" suggests it's dropped, the merge in public/auth
		// that it's kept.
		return Opt[Level]{}
	case s.readable() && !from.Known && s.grant.FromKey():
		// With an unknown key, likely follows the request.
		return Known(s.own.Low)
	case s.readable():
		return lower(from, s.own.Low)
	}
	return from
}

// broken names the promise that a prediction breaks, or returns nothing.
func (s setting) broken(p DomainPrediction) string {
	granted := p.Effect != EffectAbsent && p.Effect != EffectDropped && p.Effect != EffectUndetermined
	switch {
	case p.Floor > p.Ceiling || p.Likely.Known && (p.Likely.Value < p.Floor || p.Likely.Value > p.Ceiling):
		return "floor, likely and ceiling are out of order"
	case !slices.Contains(intervals(), p.Interval):
		return "this interval is not among those that a token held can have"
	case p.Ceiling > s.key.Ceiling:
		return "the ceiling is above the key"
	case p.Ceiling != s.most():
		return "the ceiling is not what key, token and request leave room for"
	case p.Floor != s.sure():
		return "the floor is not what is sure"
	case p.Likely != s.likely():
		return "the likely level is another"
	case (p.Effect == EffectUndetermined) == p.Likely.Known || granted != (p.Likely.Known && p.Likely.Value > None):
		return "the effect is not that of the likely level"
	case p.Rule == "":
		return "no such rule"
	}
	return ""
}

// TestCeilingNeverExceedsKey checks every setting of each domain: floor, likely
// and ceiling are in order, the ceiling is within the key, and each of the three
// is what the functions above derive from the inputs.
func TestCeilingNeverExceedsKey(t *testing.T) {
	visited := 0
	settings(func(s setting) {
		visited++
		if p := s.predict(); s.broken(p) != "" {
			t.Fatalf("%+v: %s: %+v", s, s.broken(p), p)
		}
	})
	t.Logf("%d settings, %d for each domain", visited, visited/NumDomains)
}

// above reports whether any bound of a is above that of b.
func above(a, b Interval) bool {
	return a.Floor > b.Floor || a.Ceiling > b.Ceiling ||
		a.Likely.Known && b.Likely.Known && a.Likely.Value > b.Likely.Value ||
		a.Likely.Known && !b.Likely.Known && a.Likely.Value > None
}

// TestAskingForLessNeverGrantsMore lowers, in every setting, one at a time,
// what's asked, what the key has and what the held token has, and checks that
// no bound goes up.
func TestAskingForLessNeverGrantsMore(t *testing.T) {
	lowered := 0
	settings(func(s setting) {
		more := s.predict()
		try := func(l setting, what string) {
			lowered++
			if less := l.predict(); above(less.Interval, more.Interval) {
				t.Fatalf("%+v gives %+v; with less %s, %+v gives %+v", s, more.Interval, what, l, less.Interval)
			}
		}
		for _, a := range askedShapes() {
			if !s.sent || !a.Named || a.Unreadable || s.own.Unreadable {
				continue
			}
			// Leaving a domain out doesn't ask for less; none does.
			if s.own.Named && a.Low <= s.own.Low && a.High <= s.own.High || !s.own.Named && a.High == None {
				l := s
				l.own, l.names = a, true
				try(l, "asked")
			}
		}
		for _, v := range keys() {
			if v.Likely.Known == s.key.Likely.Known && !above(v, s.key) {
				l := s
				l.key = v
				try(l, "on the key")
			}
		}
		for _, v := range intervals() {
			if !s.grant.FromKey() && v.Likely.Known == s.held.Likely.Known && !above(v, s.held) {
				l := s
				l.held = v
				try(l, "held")
			}
		}
	})
	t.Logf("%d times less", lowered)
}

// within reports whether a is inside b.
func within(a, b Interval) bool { return a.Floor >= b.Floor && a.Ceiling <= b.Ceiling }

// TestNotKnowingPromisesNoMore replaces, in every setting, one at a time, an
// unknown, a contradiction or an illegible token with each thing it may turn
// out to be, and checks that the new prediction is within the first one: where
// less is known, nothing that may be otherwise is called certain or impossible.
func TestNotKnowingPromisesNoMore(t *testing.T) {
	told := 0
	settings(func(s setting) {
		open := s.predict()
		try := func(n setting, what string) {
			told++
			if p := n.predict(); !within(p.Interval, open.Interval) {
				t.Fatalf("%+v gives %+v; with %s known, %+v gives %+v", s, open.Interval, what, n, p.Interval)
			}
		}
		for _, v := range keys() {
			if within(v, s.key) {
				n := s
				n.key = v
				try(n, "the key")
			}
		}
		for _, v := range intervals() {
			if !s.grant.FromKey() && within(v, s.held) {
				n := s
				n.held = v
				try(n, "the token")
			}
		}
		for _, a := range askedShapes() {
			meant := a.Named && a.Low >= s.own.Low && a.High <= s.own.High && !a.Unreadable
			if s.sent && (s.own.Unreadable || s.own.Named && meant) {
				n := s
				n.own = a
				try(n, "the request")
			}
		}
		if s.sent && s.unclear && !s.own.Unreadable {
			n := s
			n.unclear = false
			try(n, "all of the request")
		}
	})
	t.Logf("%d times more was known", told)
}

// spelling is a way to write what a scope says about a domain.
type spelling struct {
	text  string
	asked Asked
}

// spellings write every shape: each level, each contradiction in both orders,
// and illegible tokens of several kinds, alone and with all of those.
func spellings(d Domain) []spelling {
	upper := strings.ToUpper(d.Token(Read))
	illegible := Asked{Named: true, Unreadable: true}
	out := []spelling{
		{"", Asked{}},
		{upper, illegible},
		{d.String(), illegible},
		{d.String() + ":all", illegible},
		{d.String() + ":[read, read_write, none]", illegible},
		{d.Token(Read) + "," + d.Token(ReadWrite), illegible},
	}
	for _, low := range Levels() {
		for high := low; high <= ReadWrite; high++ {
			text := d.Token(low) + " " + d.Token(high)
			beside := Asked{Named: true, Unreadable: true, Low: low, High: high}
			out = append(out,
				spelling{text, Asked{Named: true, Low: low, High: high}},
				spelling{d.Token(high) + " " + d.Token(low), Asked{Named: true, Low: low, High: high}},
				spelling{text + " " + upper, beside},
				spelling{upper + " " + text, illegible})
		}
		out = append(out, spelling{d.Token(low), Asked{Named: true, Low: low, High: low}})
	}
	return out
}

// TestEveryShapeIsRead checks that the spellings write every shape of Asked,
// and that the parser reads each as the shape it writes.
func TestEveryShapeIsRead(t *testing.T) {
	for _, d := range Domains() {
		written := map[Asked]bool{}
		for _, s := range spellings(d) {
			written[s.asked] = true
			for _, role := range [...]Role{RoleRequest, RoleKey, RoleHeld} {
				var want Scope
				want.Asked[d] = s.asked
				if got := Parse(s.text, role); got.Asked != want.Asked || got.Names != s.asked.Named {
					t.Errorf("%q is read as %+v", s.text, got.Asked)
				}
			}
		}
		for _, a := range askedShapes() {
			if !written[a] {
				t.Errorf("%v: no spelling writes %+v", d, a)
			}
			delete(written, a)
		}
		for a := range written {
			t.Errorf("%v: %+v is not among the shapes", d, a)
		}
	}
}

// drawn is one setting of all domains at once: the spelling of each domain in
// the key, the request and the held token, or nil if that text isn't given.
type drawn [3][]spelling

const (
	inKey = iota
	inAsk
	inHeld
)

// text writes one of the texts, the domains in the given order.
func (w drawn) text(which int, order []int, context string) Opt[string] {
	if w[which] == nil {
		return Opt[string]{}
	}
	words := strings.Fields(context)
	for _, d := range order {
		words = append(words, strings.Fields(w[which][d].text)...)
	}
	return Known(strings.Join(words, " "))
}

// TestDomainsAreIndependent extends what's proved for one domain to all of
// them. It draws settings of all domains at once, in random order and with
// random other tokens and parameters, predicts them for every grant, and checks
// that each domain is predicted as it is alone: from its own levels, the grant,
// and whether the request names any domain and is clear. It continues until
// every shape of every domain in each of the texts has met every shape of every
// other.
func TestDomainsAreIndependent(t *testing.T) {
	contexts := []string{"", "session:s1", "connection expires:60", "mainaccount ip:*", "what:ever", "session:"}
	unclear := map[string]bool{"what:ever": true, "session:": true}
	heldContexts := []string{"", "session:h1", "connection", "session:h1 mainaccount name:k", "what:ever"}
	shapes, grants := askedShapes(), Grants()
	var written [NumDomains]map[Asked][]spelling
	for _, d := range Domains() {
		written[d] = map[Asked][]spelling{}
		for _, s := range spellings(d) {
			written[d][s.asked] = append(written[d][s.asked], s)
		}
	}
	rng := rand.New(rand.NewPCG(1, 2))
	coin := func() bool { return rng.IntN(2) == 0 }
	draw := func() (w drawn) {
		for which := range w {
			if rng.IntN(8) == 0 {
				continue
			}
			sparse := rng.IntN(4) == 0
			for _, d := range Domains() {
				a := shapes[rng.IntN(len(shapes))]
				if sparse && rng.IntN(5) > 0 {
					a = Asked{}
				}
				ways := written[d][a]
				w[which] = append(w[which], ways[rng.IntN(len(ways))])
			}
		}
		return w
	}
	// met holds each pair of shapes that were drawn together, with their
	// places.
	type place struct {
		which  int
		domain Domain
		asked  Asked
	}
	met := map[[2]place]bool{}
	places := len(drawn{}) * NumDomains
	pairs := places * (places - 1) / 2 * len(shapes) * len(shapes)
	settings := 0
	for ; len(met) < pairs; settings++ {
		if settings == 100*len(shapes)*len(shapes) {
			t.Fatalf("%d of %d pairs of shapes never met", pairs-len(met), pairs)
		}
		w := draw()
		order := rng.Perm(NumDomains)
		context, heldContext := contexts[rng.IntN(len(contexts))], heldContexts[rng.IntN(len(heldContexts))]
		q := Query{
			Grant: grants[rng.IntN(len(grants))], Subaccount: coin(), ToMain: coin(), Asymmetric: rng.IntN(4) == 0,
			Sessions: Opt[int]{Known: coin()}, RestrictedBlockTrades: coin(), BlockTradeApproval: coin(),
		}
		if coin() {
			q.Via, q.KeyName = HTTP, "k"
		}
		if coin() {
			q.SessionName = Known("fork1")
		}
		without := q
		q.Key, q.Ask, q.Held = w.text(inKey, order, ""), w.text(inAsk, order, context), w.text(inHeld, order, heldContext)
		if q.Ask.Known {
			without.Ask = Known(context)
		}
		if q.Held.Known {
			without.Held = Known(heldContext)
		}
		all, bare := PredictGrants(&q), PredictGrants(&without)
		var sent request
		if q.Ask.Known && q.Ask.Value != "" {
			sent = request{sent: true, unclear: unclear[context]}
			for _, s := range w[inAsk] {
				sent.names = sent.names || s.asked.Named
				sent.unclear = sent.unclear || s.asked.Unreadable
			}
		}
		for _, g := range Grants() {
			p := all[g]
			if (p.Refused == nil) != (bare[g].Refused == nil) || p.Lifetime != bare[g].Lifetime {
				t.Fatalf("%v: refused %v, lifetime %+v; without domains refused %v, lifetime %+v\n%s", g, p.Refused, p.Lifetime, bare[g].Refused, bare[g].Lifetime, q.Encode())
			}
			for _, d := range Domains() {
				alone := setting{domain: d, grant: g, key: anything, held: all[p.HeldFrom.Value].Domains[d].Interval}
				if w[inKey] != nil {
					alone.key = stated(w[inKey][d].asked)
				}
				if w[inHeld] != nil {
					alone.held = stated(w[inHeld][d].asked)
				}
				if sent.sent && g.TakesScope() {
					alone.request = sent
					alone.own = w[inAsk][d].asked
				}
				switch want := alone.predict(); {
				case p.Refused != nil && p.Domains[d].Interval != exactly(None):
					t.Fatalf("%v is refused, but %v is open: %s", g, d, q.Encode())
				case p.Refused == nil && !reflect.DeepEqual(p.Domains[d], want):
					t.Fatalf("%v: %v is %+v, alone it is %+v\n%s", g, d, p.Domains[d], want, q.Encode())
				}
			}
		}
		var here []place
		for which := range w {
			for d, s := range w[which] {
				here = append(here, place{which, Domain(d), s.asked})
			}
		}
		for i, a := range here {
			for _, b := range here[i+1:] {
				met[[2]place{a, b}] = true
			}
		}
	}
	t.Logf("%d settings of all domains, for each grant", settings)
}

// TestPredictionPredictsItself asks again for what was predicted. With every
// domain named it always predicts itself. So does the returned scope, except in
// one case that catches users: if the request set a domain to none, the reply
// doesn't show it, and asking for what came back brings the domain back.
func TestPredictionPredictsItself(t *testing.T) {
	t.Run("every setting of a domain", domainPredictsItself)
	t.Run("scopes in every context", scopePredictsItself)
}

// domainPredictsItself asks for the likely level, and leaves the domain out if
// that's unknown, since no request can say so.
func domainPredictsItself(t *testing.T) {
	settings(func(s setting) {
		if !s.grant.TakesScope() || s.own.Unreadable {
			return
		}
		p := s.predict()
		for _, names := range [...]bool{false, true} {
			if s.grant == ExchangeToken && s.names && !names && !p.Likely.Known {
				continue // what the first request named has to be named again
			}
			again := s
			again.request = request{sent: true, names: names || p.Likely.Known}
			if p.Likely.Known {
				again.own = Asked{Named: true, Low: p.Likely.Value, High: p.Likely.Value}
			}
			if p2 := again.predict(); p2.Likely != p.Likely {
				t.Fatalf("%+v gives %v, and asking for that gives %v", s, p.Likely, p2.Likely)
			}
		}
	})
}

// scopeOf writes a scope with one domain's level and a context; -1 names no
// level.
func scopeOf(d Domain, level int, context string) string {
	s := context
	if level >= 0 {
		if s != "" {
			s += " "
		}
		s += d.Token(Level(level))
	}
	return s
}

// eachSetting calls f for every single-domain setting in every context: key,
// asked, held, grant, transport, account, target, and what else the request
// holds.
func eachSetting(f func(d Domain, key, asked, held int, context string, q Query)) {
	for _, d := range Domains() {
		other := Domains()[(int(d)+1)%NumDomains]
		contexts := []string{"", other.Token(Read), "session:s1", "connection expires:60", "what:ever", strings.ToUpper(other.Token(Read))}
		for _, g := range Grants() {
			for key := -1; key <= 2; key++ {
				for held := -1; held <= 2; held++ {
					if g.FromKey() && held >= 0 {
						continue
					}
					for asked := -1; asked <= 2; asked++ {
						for _, context := range contexts {
							for mode := range 8 {
								q := Query{Grant: g, Subaccount: mode&1 != 0, ToMain: mode&4 != 0, SessionName: Known("fork1")}
								if mode&2 != 0 {
									q.Via = HTTP
								}
								if key >= 0 {
									q.Key = Known(scopeOf(d, key, other.Token(ReadWrite)))
								}
								if held >= 0 {
									q.Held = Known(scopeOf(d, held, "session:h1 mainaccount "+other.Token(Read)))
								}
								if asked >= 0 || context != "" {
									q.Ask = Known(scopeOf(d, asked, context))
								}
								f(d, key, asked, held, context, q)
							}
						}
					}
				}
			}
		}
	}
}

// TestBoundsInEveryContext checks the bounds through the parser, with every
// other kind of token and parameter.
func TestBoundsInEveryContext(t *testing.T) {
	n := 0
	eachSetting(func(d Domain, key, asked, held int, context string, q Query) {
		n++
		p := Predict(&q)
		for _, o := range p.Domains {
			switch {
			case p.Refused != nil && o.Ceiling != None:
				t.Fatalf("%s: refused, but %v is open", q.Encode(), o.Domain)
			case o.Floor > o.Ceiling || o.Likely.Known && (o.Likely.Value < o.Floor || o.Likely.Value > o.Ceiling):
				t.Fatalf("%s: %v is out of order: %+v", q.Encode(), o.Domain, o)
			}
		}
		if key >= 0 && p.Domains[d].Ceiling > Level(key) {
			t.Fatalf("%s: ceiling %v above the key", q.Encode(), p.Domains[d].Ceiling)
		}
	})
	t.Logf("%d queries", n)
}

// TestAdviceGrantsNoMore follows every piece of advice that has a better query,
// and checks that no domain's ceiling goes up. Refused queries are left out:
// they grant nothing, so a repair has to grant more.
func TestAdviceGrantsNoMore(t *testing.T) {
	followed := 0
	eachSetting(func(d Domain, key, asked, held int, context string, q Query) {
		p := Predict(&q)
		if p.Refused != nil {
			return
		}
		for _, a := range p.Advice() {
			if a.Better == nil {
				continue
			}
			followed++
			for i, b := range Predict(a.Better).Domains {
				if b.Ceiling > p.Domains[i].Ceiling {
					t.Fatalf("%s\n%s: %s raises %v to %v", q.Encode(), a.Code, a.Better.Encode(), b.Domain, b.Ceiling)
				}
			}
		}
	})
	if followed == 0 {
		t.Error("there was no advice to follow")
	}
	t.Logf("%d pieces of advice followed", followed)
}

// scopePredictsItself asks for the predicted scope, as is and with every domain
// named.
func scopePredictsItself(t *testing.T) {
	plain, full, surprised := 0, 0, 0
	eachSetting(func(d Domain, key, asked, held int, context string, q Query) {
		p := Predict(&q)
		if p.Refused != nil || !q.Grant.TakesScope() || Parse(q.Ask.Value, RoleRequest).Unclear {
			return
		}
		binding := ""
		switch p.Lifetime.Binding {
		case BindingConnection:
			binding = "connection"
		case BindingSession:
			binding = "session:" + p.Lifetime.Session
		default:
			return // what isn't known can't be asked for again
		}
		again := q
		ask := binding
		hidden := false
		for _, d := range p.Domains {
			if d.Likely.Known {
				ask += " " + d.Domain.Token(d.Likely.Value)
				base := d.Key
				if !q.Grant.FromKey() {
					base = d.Held
				}
				if d.Likely.Value == None && (!base.Known || base.Value > None) {
					hidden = true
				}
			}
		}
		again.Ask = Known(strings.TrimSpace(ask))
		p2 := Predict(&again)
		for i := range p.Domains {
			if p.Domains[i].Likely != p2.Domains[i].Likely {
				t.Fatalf("%s\nasked again as %s: %v was %v, is %v", q.Encode(), again.Encode(), Domain(i), p.Domains[i].Likely, p2.Domains[i].Likely)
			}
		}
		full++
		if q.Grant.FromKey() {
			again.Ask = Known(p.Scope())
			if got := Predict(&again).Scope(); got == p.Scope() {
				plain++
			} else if hidden {
				surprised++
			} else {
				t.Fatalf("%s\ngives %q, asked again it gives %q", q.Encode(), p.Scope(), got)
			}
		}
	})
	if surprised == 0 {
		t.Error("no case hides a none, so the advice none-is-not-shown has no basis")
	}
	t.Logf("%d full requests and %d returned scopes predict themselves; %d returned scopes hide a none", full, plain, surprised)
}
