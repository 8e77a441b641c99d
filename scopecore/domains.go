package scopecore

// The heart of the model: what becomes of one domain. Everything here works on
// intervals. A key whose scope is known is an interval of one level. An unknown
// key is none to read_write, and so is a domain that a pasted key scope names
// illegibly. The rules are the same for both.

// call is one grant call with its inputs parsed.
type call struct {
	q   *Query
	ask *Scope
	// asks is whether the call sends a scope with at least one token.
	asks bool
	key  [NumDomains]Interval
	// held is the token the call starts from, for the grants that need one.
	held heldToken
}

// heldToken is a token as far as it's known.
type heldToken struct {
	given   bool
	domains [NumDomains]Interval
	main    Tri
	// mainRule is the rule that leaves main open, if one does.
	mainRule RuleID
	keyName  string
	binding  Binding
	// session is empty if the session's name isn't known.
	session string
	// alone is set if the query gives the token itself, not as a step of a
	// chain.
	alone bool
	// app is set if it belongs to a registered application.
	app bool
	// refused is set if there's a step before it and that step gives no token.
	refused bool
}

func newCase(q *Query, in *texts, from *Prediction) *call {
	c := &call{q: q, ask: in.ask, asks: q.Ask.Known && !in.ask.Blank() && q.Grant.TakesScope()}
	for _, d := range Domains() {
		c.key[d] = levelOfText(q.Key.Known, in.key, d)
	}
	switch {
	case q.Grant.FromKey():
	case q.Held.Known:
		c.held.fromText(q, in.held)
	case from != nil:
		c.held.fromStep(q, from)
	}
	return c
}

// fromStep fills it in with the token that another prediction gives, as far as
// that's known.
func (h *heldToken) fromStep(q *Query, from *Prediction) {
	*h = heldToken{given: from.Refused == nil, refused: from.Refused != nil, main: from.MainAccount, keyName: from.keyName, binding: from.Lifetime.Binding, app: from.app}
	if h.keyName == "" {
		h.keyName = q.KeyName
	}
	for _, d := range Domains() {
		h.domains[d] = from.Domains[d].Interval
	}
	for i := range from.Tokens {
		switch t := &from.Tokens[i]; t.Token {
		case "mainaccount":
			h.mainRule = t.Rule
		case "session:" + from.Lifetime.Session:
			if t.Granted {
				h.session = from.Lifetime.Session
			}
		}
	}
	// As with a token from the query: if the two disagree, the cautious reading
	// counts.
	if q.Subaccount && h.main == TriYes {
		h.main = TriNo
	}
}

// levelOfText is what a key or a held scope says about a domain.
func levelOfText(given bool, s *Scope, d Domain) Interval {
	a := s.Asked[d]
	switch {
	case !given || a.Unreadable:
		return anything
	case !a.Named:
		return exactly(None)
	default:
		return Interval{a.Low, Known(a.Low), a.High}
	}
}

// fromText fills it in with the token that the query gives.
func (h *heldToken) fromText(q *Query, s *Scope) {
	h.given, h.alone, h.keyName = true, q.From == "", s.KeyName
	if h.keyName == "" {
		h.keyName = q.KeyName
	}
	for _, d := range Domains() {
		h.domains[d] = levelOfText(true, s, d)
	}
	// A token without mainaccount isn't the main account's, and a subaccount's
	// token can't be: if the two disagree, the cautious reading counts.
	if s.MainAccount && !q.Subaccount {
		h.main = TriYes
	}
	switch {
	case s.HasSession && s.Connection:
	case s.HasSession:
		h.binding, h.session = BindingSession, s.Session
	case s.Connection:
		h.binding = BindingConnection
	}
	for i := range s.Tokens {
		h.app = h.app || s.Tokens[i].Kind == TokenAppID
	}
}

func (c *call) asked(d Domain) Asked {
	if !c.asks {
		return Asked{}
	}
	return c.ask.Asked[d]
}

// heldLevel is the level held, to show.
func (c *call) heldLevel(d Domain) Opt[Level] {
	if c.q.Grant.FromKey() || !c.held.given {
		return Opt[Level]{}
	}
	return c.held.domains[d].Likely
}

// refusal says why no token comes, if none does.
func (c *call) refusal() (code string, rule RuleID) {
	switch g := &grants[c.q.Grant.known()]; {
	case g.secret && c.q.Asymmetric:
		return "asymmetric-key", RuleAsymmetric
	case !g.fromToken:
		return "", ""
	case c.held.refused:
		return "no-token-before", RuleNoHeld
	case !c.held.given:
		return "no-held-token", RuleNoHeld
	case g.noApps && c.held.app:
		return "registered-application", RuleApplication
	case g.ofSession && c.held.binding == BindingConnection:
		return "fork-of-connection-token", RuleForkSession
	case c.q.Grant.TakesSessionName() && c.q.SessionName.Value == "" && c.held.alone:
		return "no-session-name", RuleForkName
	}
	return "", ""
}

// fromKey predicts a domain of client_credentials and client_signature.
func (c *call) fromKey(p *DomainPrediction, d Domain) {
	k, a := c.key[d], c.asked(d)
	p.Domain, p.Key, p.Asked = d, k.levelIfExact(), a
	switch {
	case k.Ceiling == None:
		p.Rule, p.Interval = RuleNotOnKey, exactly(None)
	case !c.asks || !c.ask.Names:
		p.Rule, p.Interval = RuleScopeOmitted, k
	case !a.Named:
		p.Rule, p.Interval = RuleInherited, Interval{None, k.Likely, k.Ceiling}
	case a.Unreadable:
		p.Rule, p.Interval = RuleUnreadable, Interval{None, Opt[Level]{}, k.Ceiling}
	case a.Conflict():
		p.Rule, p.Interval = RuleConflict, Interval{min(k.Floor, a.Low), Known(min(likelyOr(k, a.Low), a.Low)), min(k.Ceiling, a.High)}
	case a.Low == None:
		p.Rule, p.Interval = domains[d].denied, exactly(None)
	case !k.exact():
		// If the key isn't known, likely follows the request.
		p.Rule, p.Interval = RuleKeyUnknown, Interval{min(k.Floor, a.Low), Known(min(likelyOr(k, a.Low), a.Low)), min(k.Ceiling, a.Low)}
	case a.Low > k.Ceiling:
		p.Rule, p.Interval = RuleClipped, k
	default:
		p.Rule, p.Interval = RuleAsAsked, k.cappedAt(a.Low)
	}
	c.narrow(p, k.Ceiling)
	c.unclear(p)
	p.Effect = effectOf(p.Interval, a, c.asks && c.ask.Names, EffectInherited)
}

// narrow lowers the floor if the request asks for wallet:read_write and the key
// or token may have it: the documentation warns that it could come back as
// wallet:read. The warning doesn't cover what wasn't asked for.
func (c *call) narrow(p *DomainPrediction, most Level) {
	rule, a := grants[c.q.Grant.known()].narrows, p.Asked
	if rule == "" || p.Domain != Wallet || !a.Named || a.Unreadable || a.Low < ReadWrite || most < ReadWrite {
		return
	}
	p.Floor = min(p.Floor, Read)
	if p.Rule == RuleAsAsked {
		p.Rule = rule
	} else {
		p.Also = append(p.Also, rule)
	}
}

func likelyOr(k Interval, l Level) Level {
	if k.Likely.Known {
		return k.Likely.Value
	}
	return l
}

// fromToken predicts a domain of the grants that start from a token.
func (c *call) fromToken(p *DomainPrediction, d Domain) {
	k, held, a := c.key[d], c.held.domains[d], c.asked(d)
	p.Domain, p.Key, p.Held, p.Asked = d, k.levelIfExact(), held.Likely, a
	// A token wider than its key was made before the key was cut back.
	h, clipped := held.cappedAt(k.Ceiling), held.Ceiling > k.Ceiling
	names := c.asks && c.ask.Names
	g := &grants[c.q.Grant.known()]
	refresh := g.scope == scopeOfRefresh
	switch {
	case h.Ceiling == None && !(refresh && k.Ceiling > None && (a.High > None || a.Unreadable)):
		p.Rule, p.Interval = RuleNotHeld, exactly(None)
		if clipped {
			p.Rule = RuleNotOnKey
		}
	case !c.asks:
		p.Rule, p.Interval = g.keeps, h
	case a.Unreadable && refresh:
		p.Rule, p.Interval = RuleUnreadable, Interval{None, Opt[Level]{}, k.Ceiling}
	case a.Unreadable:
		p.Rule, p.Interval = RuleUnreadable, Interval{None, Opt[Level]{}, h.Ceiling}
	case refresh:
		p.Rule, p.Interval = RuleRefreshScope, refreshed(h, a, k.Ceiling)
	case a.Named:
		p.Rule, p.Interval = RuleExchangeNarrows, exchanged(h, a)
		c.narrow(p, h.Ceiling)
	case names:
		// The docs' "override" suggests it's dropped, the merge in public/auth
		// that it's kept.
		p.Rule, p.Interval = RuleExchangeUnnamed, Interval{None, Opt[Level]{}, h.Ceiling}
	default:
		p.Rule, p.Interval = RuleExchangeNone, Interval{None, h.Likely, h.Ceiling}
	}
	if g.scope == scopeOfExchange && a.Named && !a.Unreadable && a.High > h.Ceiling {
		if p.Rule == RuleExchangeNarrows {
			p.Rule = RuleExchangeMore
		} else {
			p.Also = append(p.Also, RuleExchangeMore)
		}
	}
	switch {
	case !clipped:
	case !c.asks && h.Ceiling > None:
		p.Rule = RuleHeldClipped
	default:
		p.Also = append(p.Also, RuleHeldClipped)
	}
	less := c.keyMayBeLess(p, k)
	c.unclear(p)
	p.Effect = effectOf(p.Interval, a, names, EffectKept)
	if (clipped || less) && p.Effect == EffectKept && !a.Named {
		p.Effect = EffectNarrowed
	}
	if p.Effect == EffectAbsent && held.Ceiling > None && !(a.Named && a.High == None) {
		p.Effect = EffectDropped
	}
}

// keyMayBeLess lowers what a token grant gives to what its key is sure and
// likely to have. A token shows what the key had when the token was made, and a
// key that isn't known may have been cut back since. It reports whether that
// lowers the likely level.
func (c *call) keyMayBeLess(p *DomainPrediction, k Interval) bool {
	likely := p.Likely
	if k.Likely.Known {
		likely = lower(likely, k.Likely.Value)
	}
	less := likely != p.Likely
	switch {
	case p.Floor <= k.Floor && !less:
		return false
	case less && !c.asks && p.Rule != RuleHeldClipped:
		p.Rule = RuleHeldKeyUnknown // "kept" would not be true
	default:
		p.Also = append(p.Also, RuleHeldKeyUnknown)
	}
	p.Floor, p.Likely = min(p.Floor, k.Floor), likely
	return less
}

// refreshed is a refresh with a scope, whether or not that names a domain. RFC
// 6749 forbids widening, but no source says that Deribit follows it, so the
// ceiling is the higher of what's held and what's asked, within the key.
func refreshed(h Interval, a Asked, key Level) Interval {
	if !a.Named {
		return Interval{None, h.Likely, h.Ceiling}
	}
	return Interval{min(h.Floor, a.Low), lower(h.Likely, a.Low), min(key, max(h.Ceiling, a.High))}
}

// exchanged is an exchange that names the domain: never more than the caller has.
func exchanged(h Interval, a Asked) Interval {
	return Interval{min(h.Floor, a.Low), lower(h.Likely, a.Low), h.Ceiling}
}

// unclear lowers the floor if the request holds something no source describes:
// it's unknown whether the rest is then read as usual.
func (c *call) unclear(p *DomainPrediction) {
	if c.asks && c.ask.Unclear && p.Ceiling > None {
		p.Floor = None
		if p.Rule != RuleUnreadable {
			p.Also = append(p.Also, RuleUnknownToken)
		}
	}
}

// effectOf names what became of a domain. unasked is the effect if the request
// names no domain and this one comes.
func effectOf(v Interval, a Asked, names bool, unasked Effect) Effect {
	asked := a.Named && !a.Unreadable
	switch {
	case !v.Likely.Known:
		return EffectUndetermined
	case asked && v.Likely.Value >= a.High:
		if a.High == None {
			return EffectAbsent
		}
		return EffectKept
	case asked && v.Likely.Value == None:
		return EffectDropped
	case asked:
		return EffectNarrowed
	case v.Likely.Value == None:
		return EffectAbsent
	case names:
		return EffectInherited
	default:
		return unasked
	}
}
