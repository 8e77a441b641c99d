package scopecore

import "strings"

// How what likely comes of a domain compares with what's wanted. The headline,
// the signs in the rows and their repairs all follow from this, so they can't
// disagree.

// Yardstick is what a prediction is compared with.
type Yardstick uint8

// The yardsticks.
const (
	// AgainstRequest: the levels that the request names. A domain it leaves out
	// isn't wanted.
	AgainstRequest Yardstick = iota
	// AgainstKey: everything the key has, since the request names no domain.
	AgainstKey
	// AgainstHeld: everything the held token has, for the same reason.
	AgainstHeld
)

// Measure is how a domain compares with the yardstick.
type Measure uint8

// The measures.
const (
	// MeasureAsWanted: exactly what is wanted comes.
	MeasureAsWanted Measure = iota
	// MeasurePerhapsLess and MeasurePerhapsMore: what's wanted likely comes,
	// but may not.
	MeasurePerhapsLess
	MeasurePerhapsMore
	// MeasureLess and MeasureMore: a lower or a higher level likely comes.
	MeasureLess
	MeasureMore
	// MeasureOpen: no level is likely.
	MeasureOpen
	// MeasureUnclear: the request, the key or the held token names the domain
	// illegibly or at two levels, and it matters.
	MeasureUnclear
)

// Result is a domain of a prediction, compared with what's wanted.
type Result struct {
	Domain Domain
	// Against is what all domains of the prediction are compared with.
	Against Yardstick
	Measure Measure
	// Want is the wanted level, if known.
	Want Opt[Level]
	// Code names the reason, such as "cut-by-key". Package knowledge has its
	// words.
	Code string
	// Repair names what makes the domain come as wanted, such as "raise-key",
	// and Token is the token it leads to, if any. Better is the query with the
	// repair made. Repair is empty if no query repairs it.
	Repair string
	Token  string
	Better *Query
}

// yardstick is what to compare the prediction with.
func (p *Prediction) yardstick() Yardstick {
	for i := range p.Domains {
		if p.Domains[i].Asked.Named {
			return AgainstRequest
		}
	}
	if p.Query.Grant.FromKey() {
		return AgainstKey
	}
	return AgainstHeld
}

// muddled are the texts that can name a domain illegibly or at two levels.
type muddled uint8

const (
	nowhere muddled = iota
	inRequest
	inHeldToken
	inKeyScope
)

// measure compares a domain with a yardstick. It also returns the wanted level,
// and the text at fault if that's unclear.
func (p *Prediction) measure(y Yardstick, d *DomainPrediction) (Measure, Opt[Level], muddled) {
	want := Known(None)
	switch {
	case y == AgainstHeld:
		want = d.Held
	case y == AgainstKey:
		want = d.Key
	case d.Asked.Named:
		want = Opt[Level]{Value: d.Asked.High, Known: !d.Asked.Unreadable}
	}
	at := nowhere
	muddles := func(a Asked) bool { return a.Unreadable || a.Conflict() }
	switch {
	case muddles(d.Asked):
		at = inRequest
	case !p.Query.Grant.FromKey() && muddles(p.held.Asked[d.Domain]):
		at = inHeldToken
	case muddles(p.key.Asked[d.Domain]):
		at = inKeyScope
	}
	switch {
	case at != nowhere && (!d.exact() || !want.Known):
		return MeasureUnclear, want, at
	case !d.Likely.Known || !want.Known:
		return MeasureOpen, want, nowhere
	case d.Likely.Value < want.Value:
		return MeasureLess, want, nowhere
	case d.Likely.Value > want.Value:
		return MeasureMore, want, nowhere
	case d.Floor < want.Value:
		return MeasurePerhapsLess, want, nowhere
	case d.Ceiling > want.Value:
		return MeasurePerhapsMore, want, nowhere
	}
	return MeasureAsWanted, want, nowhere
}

// Results compares every domain with what's wanted.
func (p *Prediction) Results() *[NumDomains]Result {
	out := &[NumDomains]Result{}
	y := p.yardstick()
	for i := range p.Domains {
		d, r := &p.Domains[i], &out[i]
		r.Domain, r.Against, r.Better = d.Domain, y, p.unmarked()
		if p.Refused != nil {
			r.Code = "no-token"
			continue
		}
		var at muddled
		r.Measure, r.Want, at = p.measure(y, d)
		switch r.Measure {
		case MeasureAsWanted:
			asWanted(r, y, d)
		case MeasurePerhapsLess:
			p.perhapsLess(r, d)
		case MeasurePerhapsMore:
			perhapsMore(r, d)
		case MeasureLess:
			p.less(r, d)
		case MeasureMore:
			r.Code = "from-key"
			if !p.Query.Grant.FromKey() {
				r.Code = "from-token"
			}
			p.addNone(r)
		case MeasureOpen:
			r.Code = "depends-on-key"
			if d.Rule == RuleExchangeUnnamed && d.Held.Known {
				r.Code = "exchange-leaves-out"
				p.addNone(r)
			}
		case MeasureUnclear:
			p.unclear(r, d, at)
		}
	}
	return out
}

func asWanted(r *Result, y Yardstick, d *DomainPrediction) {
	switch {
	case d.Likely.Value > None:
		r.Code = [...]string{AgainstRequest: "as-asked", AgainstKey: "as-key", AgainstHeld: "as-held"}[y]
	case d.Asked.Named:
		r.Code = "ruled-out"
	case d.Rule == RuleNotOnKey:
		r.Code = "not-on-key"
	default:
		r.Code = "not-held"
	}
}

func (p *Prediction) perhapsLess(r *Result, d *DomainPrediction) {
	fromKey := p.Query.Grant.FromKey()
	switch {
	case !p.Query.Key.Known && fromKey:
		r.Code = "if-key-allows"
	case !p.Query.Key.Known:
		r.Code = "if-key-still-allows"
	case p.ask.Unclear && p.Query.Grant.TakesScope():
		r.Code = "unknown-token"
		if ask, ok := withoutUnknown(p.ask); ok {
			r.Repair, r.Better.Ask = "drop-unknown", Known(ask)
		}
	case d.Rule == RuleRefreshScope && !d.Asked.Named:
		r.Code = "refresh-with-scope"
	case d.Rule == RuleExchangeNone:
		r.Code = "exchange-names-nothing"
	case d.Domain == Wallet && d.Asked.Named && d.Asked.High == ReadWrite && d.Floor == Read:
		r.Code = "may-be-narrowed"
	default:
		r.Code = "token-not-sure"
	}
}

func perhapsMore(r *Result, d *DomainPrediction) {
	switch d.Rule {
	case RuleRefreshScope:
		r.Code = "refresh-may-keep"
	case RuleExchangeNarrows:
		r.Code = "exchange-may-keep"
	default:
		r.Code = "token-not-sure"
	}
}

// less says what cuts a domain, and how to repair it.
func (p *Prediction) less(r *Result, d *DomainPrediction) {
	want, q := r.Want.Value, &p.Query
	fromKey := q.Grant.FromKey()
	r.Token = d.Domain.Token(want)
	byKey := d.Key.Known && (fromKey || !d.Held.Known || d.Key.Value < d.Held.Value)
	exchange := grants[q.Grant.known()].scope == scopeOfExchange
	switch {
	case byKey && d.Key.Value == None:
		r.Code = "key-has-none"
	case byKey:
		r.Code = "cut-by-key"
	case exchange && d.Held.Value == None:
		r.Code = "exchange-asks-for-none-held"
	case exchange:
		r.Code = "exchange-asks-more"
	case d.Held.Value == None:
		r.Code = "token-has-none"
	default:
		r.Code = "cut-by-token"
	}
	heldEnough := fromKey || d.Held.Known && d.Held.Value >= want
	switch {
	case d.Asked.Conflict() && d.Asked.Low <= d.Likely.Value:
		p.nameOnce(r, d)
	case heldEnough:
		r.Repair = "raise-key"
		p.setKey(r.Better, d.Domain, want)
	case exchange:
		// Another login wouldn't give a token of the other account.
		r.Repair, r.Token = "ask-less", d.Domain.Token(d.Likely.Value)
		p.setAsk(r.Better, d.Domain, d.Likely.Value)
	default:
		r.Repair = "log-in-again"
		r.Better.logIn()
		r.Better.Ask = Known(p.askNoMore(d.Domain))
		if d.Key.Known && d.Key.Value < want {
			r.Repair = "raise-key-and-log-in"
			p.setKey(r.Better, d.Domain, want)
		}
	}
}

// setKey and setAsk set the level of a domain in a copy of the query.
func (p *Prediction) setKey(q *Query, d Domain, l Level) {
	q.Key = Known(withLevel(p.Query.Key.Value, p.key, d, l))
}

func (p *Prediction) setAsk(q *Query, d Domain, l Level) {
	q.Ask = Known(withLevel(p.Query.Ask.Value, p.ask, d, l))
}

// askNoMore is the request plus every domain but d that it leaves out, at the
// highest level that may come now, so that no more of them comes from the key.
func (p *Prediction) askNoMore(d Domain) string {
	ask := p.Query.Ask.Value
	for i := range p.Domains {
		o := &p.Domains[i]
		if o.Domain != d && !o.Asked.Named && levelOfText(p.Query.Key.Known, p.key, o.Domain).Ceiling > o.Ceiling {
			ask = withNamed(ask, o.Domain.Token(o.Ceiling))
		}
	}
	return ask
}

func (p *Prediction) addNone(r *Result) {
	r.Repair, r.Token = "add-none", r.Domain.Token(None)
	r.Better.Ask = Known(withNamed(p.Query.Ask.Value, r.Token))
}

// nameOnce keeps the lower of two levels: it never grants more.
func (p *Prediction) nameOnce(r *Result, d *DomainPrediction) {
	r.Repair, r.Token = "name-once", d.Domain.Token(d.Asked.Low)
	p.setAsk(r.Better, d.Domain, d.Asked.Low)
}

// unclear says which text is at fault. Only the request is repaired: what the
// key or token has is a fact you look up.
func (p *Prediction) unclear(r *Result, d *DomainPrediction, at muddled) {
	switch at {
	case inKeyScope:
		r.Code = "two-levels-key"
		if p.key.Asked[d.Domain].Unreadable {
			r.Code = "unreadable-key"
		}
	case inHeldToken:
		r.Code = "two-levels-token"
		if p.held.Asked[d.Domain].Unreadable {
			r.Code = "unreadable-token"
		}
	default:
		if !d.Asked.Unreadable {
			r.Code = "two-levels"
			p.nameOnce(r, d)
			return
		}
		r.Code = "unreadable"
		l := p.meant(d.Domain)
		r.Repair, r.Token = "spelling", d.Domain.Token(l)
		p.setAsk(r.Better, d.Domain, l)
	}
}

// meant is the level that a request likely means by an illegible token of the
// domain: that of its correction, or else read.
func (p *Prediction) meant(d Domain) Level {
	for _, t := range p.ask.Tokens {
		if t.Kind != TokenUnreadable || t.Domain != d {
			continue
		}
		for _, r := range p.ask.Diagnostics {
			if r.Fix.Known && r.Offset <= t.Offset && r.Offset+r.Length >= t.Offset+len(t.Text) {
				if a := Parse(r.Fix.Value, RoleRequest).Asked[d]; a.Named && !a.Unreadable {
					return a.Low
				}
			}
		}
	}
	return Read
}

// withoutUnknown leaves out the tokens that no source describes. ok is false if
// the rest is still unclear.
func withoutUnknown(s *Scope) (ask string, ok bool) {
	var kept []string
	for _, t := range s.Tokens {
		if t.Kind != TokenUnknown && !(t.Kind == TokenSession && t.Value == "") {
			kept = append(kept, t.Text)
		}
	}
	ask = strings.Join(kept, " ")
	return ask, !Parse(ask, RoleRequest).Unclear
}

// withNamed adds a token at the end of a scope.
func withNamed(scope, token string) string {
	if scope = strings.TrimRight(scope, " "); scope == "" {
		return token
	}
	return scope + " " + token
}
