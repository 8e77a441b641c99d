package scopecore

import "strconv"

// Everything in an answer that isn't a domain: what the token is bound to, how
// long it lives, whose credentials it shows, and the sessions it takes.

// forkName stands in for a fork's session name until there is one.
const forkName = "NAME"

func (c *call) others(p *Prediction) {
	c.domainTokens(p)
	p.MainAccount = c.mainAccount(p)
	c.binding(p)
	c.expires(p)
	c.keyName(p)
	c.leftovers(p)
}

func (p *Prediction) token(token string, e Effect, granted bool, rule RuleID) {
	p.Tokens = append(p.Tokens, TokenPrediction{Token: token, Effect: e, Granted: granted, Rule: rule})
}

// domainTokens turns the domains into tokens: those that come, and those that
// were asked for or held but don't.
func (c *call) domainTokens(p *Prediction) {
	for i := range p.Domains {
		d := &p.Domains[i]
		t := TokenPrediction{Effect: d.Effect, Rule: d.Rule, Functional: true, Domain: d.Domain}
		if d.Asked.Named && !d.Asked.Unreadable {
			t.Asked, t.AskedLevel = d.Domain.Token(d.Asked.High), d.Asked.High
		}
		switch d.Effect {
		case EffectAbsent:
			continue
		case EffectUndetermined:
			t.Token = d.Domain.String() + ":?"
		case EffectDropped:
			t.Token = d.Domain.Token(max(d.Asked.High, c.held.domains[d.Domain].Ceiling))
		default:
			t.Token, t.Granted = d.Domain.Token(d.Likely.Value), true
		}
		if t.Asked == t.Token {
			t.Asked = ""
		}
		p.Tokens = append(p.Tokens, t)
	}
}

// mainAccount predicts the mainaccount token.
func (c *call) mainAccount(p *Prediction) Tri {
	const token = "mainaccount"
	asked := c.asks && c.ask.MainAccount
	switch grants[c.q.Grant.known()].main {
	case mainOfKey:
		if !c.q.Subaccount {
			p.token(token, EffectAdded, true, RuleMainAccount)
			return TriYes
		}
	case mainOfSubject:
		switch {
		case c.held.main == TriNo && c.q.ToMain && !c.asks:
			p.token(token, EffectUndetermined, false, RuleExchangeToMain)
			return TriUnknown
		case c.held.main == TriNo:
		case c.asks:
			p.token(token, EffectDropped, false, RuleExchangeScope)
			return TriNo
		case c.held.main == TriUnknown:
			p.token(token, EffectUndetermined, false, c.held.mainRule)
			return TriUnknown
		case !c.q.ToMain:
			// It likely stays; "no" would show open calls as closed.
			p.token(token, EffectUndetermined, false, RuleExchangeMain)
			return TriUnknown
		default:
			p.token(token, EffectKept, true, RuleMainHeld)
			return TriYes
		}
	case mainKept:
		switch c.held.main {
		case TriYes:
			p.token(token, EffectKept, true, RuleMainHeld)
			return TriYes
		case TriUnknown:
			// What the step before leaves open stays open.
			p.token(token, EffectUndetermined, false, c.held.mainRule)
			return TriUnknown
		}
	}
	if asked {
		p.token(token, EffectDropped, false, RuleMainAsked)
	}
	return TriNo
}

// bound sets binding and lifetime; 0 seconds means the time is unknown.
//
//go:noinline
func (p *Prediction) bound(b Binding, session string, access, refresh int64, rule RuleID) {
	p.Lifetime = Lifetime{Binding: b, Session: session, Access: lasting(access), Refresh: lasting(refresh), Rule: rule}
}

func lasting(n int64) Opt[int64] { return Opt[int64]{n, n > 0} }

// slots sets what happens to the sessions.
//
//go:noinline
func (p *Prediction) slots(e SlotEffect, rule RuleID) {
	s := &p.Sessions
	s.Effect, s.Before = e, p.Query.Sessions
	if n := p.Query.Sessions; n.Known {
		switch e {
		case SlotNone, SlotKept:
			s.After = n
		case SlotNew:
			s.After = Known(min(n.Value+1, max(n.Value, SessionLimit)))
			if n.Value >= SessionLimit {
				rule = RuleSeventeenth
			}
		}
	}
	s.Rule = rule
}

// binding predicts what the token lives and dies with.
func (c *call) binding(p *Prediction) {
	switch grants[c.q.Grant.known()].binding {
	case bindingOfKey:
		c.keyBinding(p)
	case bindingOfRefresh:
		switch {
		case c.asksOtherBinding():
			c.otherBinding(p)
		case c.held.binding == BindingSession:
			c.keepSession(p, RuleRefreshBinding)
			p.slots(SlotKept, RuleSlotKept)
		case c.held.binding == BindingConnection:
			p.token("connection", EffectKept, true, RuleRefreshConn)
			p.bound(BindingConnection, "", year, year, RuleRefreshConn)
			p.slots(SlotNone, RuleNoSlot)
		default:
			c.bindingUnknown(p)
		}
	case bindingOfExchange:
		switch {
		case c.asks && c.ask.HasSession && c.ask.Session == "":
			c.namelessSession(p)
		case c.asks && c.ask.HasSession && c.ask.Connection:
			c.bothBindings(p)
		case c.asks && c.ask.HasSession:
			p.token("session:"+c.ask.Session, EffectKept, true, RuleSession)
			p.bound(BindingSession, c.ask.Session, quarter, week, RuleSession)
			p.slots(SlotNew, RuleNewSlot)
		case c.asksOtherBinding():
			c.otherBinding(p)
			p.slots(SlotUnknown, RuleExchangeDrops)
		case c.held.binding == BindingSession:
			c.keepSession(p, RuleExchangeBinding)
			p.slots(SlotKept, RuleExchangeDrops)
		case c.held.binding == BindingConnection:
			p.token("connection", EffectKept, true, RuleExchangeBinding)
			p.bound(BindingConnection, "", year, year, RuleExchangeBinding)
			p.slots(SlotNone, RuleExchangeDrops)
		default:
			c.bindingUnknown(p)
			p.slots(SlotUnknown, RuleExchangeDrops)
		}
	case bindingOfFork:
		name := c.q.SessionName.Value
		if name == "" {
			name = forkName
		}
		if plainName(name) {
			p.token("session:"+name, EffectAdded, true, RuleForkBinding)
		} else {
			p.token("session:"+clip(name, 64), EffectUndetermined, false, RuleForkBinding)
		}
		p.bound(BindingSession, name, quarter, week, RuleForkBinding)
		p.slots(SlotNew, RuleForkBothLive)
	}
}

// keepSession keeps the held token's session.
func (c *call) keepSession(p *Prediction, rule RuleID) {
	if c.held.session == "" {
		p.token(c.heldSession(), EffectUndetermined, false, rule)
	} else {
		p.token(c.heldSession(), EffectKept, true, rule)
	}
	p.bound(BindingSession, c.held.session, quarter, week, rule)
}

// heldSession is the held token's session token: "session:?" if its name isn't
// known.
func (c *call) heldSession() string {
	if c.held.session == "" {
		return "session:?"
	}
	return "session:" + c.held.session
}

// keyBinding is the binding of a token made from a key.
func (c *call) keyBinding(p *Prediction) {
	http := c.q.Via == HTTP
	switch asks := c.asks; {
	case asks && c.ask.HasSession && c.ask.Session == "":
		c.namelessSession(p)
	case asks && c.ask.HasSession && c.ask.Connection:
		c.bothBindings(p)
	case asks && c.ask.HasSession:
		p.token("session:"+c.ask.Session, EffectKept, true, RuleSession)
		p.bound(BindingSession, c.ask.Session, quarter, week, RuleSession)
		p.slots(SlotNew, RuleNewSlot)
	case asks && c.ask.Connection && http:
		p.token("connection", EffectUndetermined, false, RuleConnectionHTTP)
		p.bound(BindingUnknown, "", 0, 0, RuleConnectionHTTP)
		p.slots(SlotUnknown, RuleSlotUnknown)
	case http:
		p.token("session:"+restName, EffectAdded, true, RuleRestSession)
		p.bound(BindingSession, restName, quarter, week, RuleRestSession)
		p.slots(SlotNew, RuleHTTPNewSession)
	case asks && c.ask.Connection:
		p.token("connection", EffectKept, true, RuleConnection)
		p.bound(BindingConnection, "", year, year, RuleConnection)
		p.slots(SlotNone, RuleNoSlot)
	default:
		p.token("connection", EffectAdded, true, RuleConnection)
		p.bound(BindingConnection, "", year, year, RuleConnection)
		p.slots(SlotNone, RuleNoSlot)
	}
}

func (c *call) bothBindings(p *Prediction) {
	p.token("connection", EffectUndetermined, false, RuleBothBindings)
	p.token("session:"+c.ask.Session, EffectUndetermined, false, RuleBothBindings)
	p.bound(BindingUnknown, "", 0, 0, RuleBothBindings)
	p.slots(SlotUnknown, RuleSlotUnknown)
}

// namelessSession is a request for "session:" with nothing after it.
func (c *call) namelessSession(p *Prediction) {
	p.token("session:", EffectUndetermined, false, RuleUnknownToken)
	p.bound(BindingUnknown, "", 0, 0, RuleUnknownToken)
	p.slots(SlotUnknown, RuleSlotUnknown)
}

// asksOtherBinding reports whether the request names a session or a connection
// other than the held token's.
func (c *call) asksOtherBinding() bool {
	if !c.asks {
		return false
	}
	return c.asksOtherSession() || c.ask.Connection && c.held.binding != BindingConnection
}

func (c *call) asksOtherSession() bool {
	return c.ask.HasSession && (c.held.binding != BindingSession || c.held.session != c.ask.Session)
}

// otherBinding is a request for a session or connection other than the token's.
// No source says whether the server follows it.
func (c *call) otherBinding(p *Prediction) {
	const rule = RuleOtherBinding
	ofSession := c.held.binding == BindingSession
	if ofSession {
		p.token(c.heldSession(), EffectUndetermined, false, rule)
	}
	if c.held.binding == BindingConnection || c.ask.Connection {
		p.token("connection", EffectUndetermined, false, rule)
	}
	if c.asksOtherSession() {
		p.token("session:"+c.ask.Session, EffectUndetermined, false, rule)
	}
	if ofSession && !c.ask.Connection {
		// One session or the other: both live equally long.
		p.bound(BindingSession, "", quarter, week, rule)
	} else {
		p.bound(BindingUnknown, "", 0, 0, rule)
	}
	p.slots(SlotUnknown, RuleSlotUnknown)
}

func (c *call) bindingUnknown(p *Prediction) {
	p.bound(BindingUnknown, "", 0, 0, RuleBindingUnknown)
	p.slots(SlotUnknown, RuleSlotUnknown)
}

// expires predicts the requested lifetime. It changes the access token's, and
// comes back in the scope.
func (c *call) expires(p *Prediction) {
	if !c.asks || c.ask.Expires == 0 {
		return
	}
	n := strconv.FormatInt(c.ask.Expires, 10)
	if grants[c.q.Grant.known()].scope == scopeOfRefresh {
		// What a scope does to a refresh is unknown, the lifetime included.
		p.token("expires:"+n, EffectUndetermined, false, RuleRefreshScope)
		p.Lifetime.Access = Opt[int64]{}
		return
	}
	p.token("expires:"+n, EffectKept, true, RuleExpires)
	if p.Lifetime.Binding != BindingUnknown {
		p.Lifetime.Access = Known(c.ask.Expires)
	}
}

func (c *call) keyName(p *Prediction) {
	name, effect := c.q.KeyName, EffectAdded
	if c.held.keyName != "" {
		name = c.held.keyName
	}
	p.keyName = name
	if c.held.given {
		effect = EffectKept
	}
	switch {
	case name == "":
	case possibleKeyName(name):
		p.token("name:"+name, effect, true, RuleKeyName)
	default:
		// No Deribit key can have such a name, so what comes is unknown.
		p.token("name:"+clip(name, 64), EffectUndetermined, false, RuleKeyName)
	}
}

// leftovers are the tokens of the request that nothing else handles:
// restrictions never seen in a reply, tokens only the server sets, and unknown
// tokens.
func (c *call) leftovers(p *Prediction) {
	if !c.asks {
		return
	}
	const most = 20 // the first few of a page of noise are enough
	shown := 0
	for _, t := range c.ask.Tokens {
		if shown == most {
			return
		}
		rule, effect := RuleID(""), EffectUndetermined
		switch t.Kind {
		case TokenIP:
			rule = RuleIP
		case TokenUnknown:
			rule = RuleUnknownToken
		case TokenKeyName, TokenAppID:
			rule, effect = RuleServerOnly, EffectDropped
			if t.Kind == TokenKeyName && t.Value == c.q.KeyName {
				continue
			}
		case TokenSession:
			if t.Value == c.ask.Session {
				continue
			}
			rule = RuleUnknownToken
		}
		if rule == "" || t.Text == "" {
			continue
		}
		p.token(clip(t.Text, 64), effect, false, rule)
		shown++
	}
}
