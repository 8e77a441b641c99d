package scopecore

// Everything in an answer that is no domain: what the token is bound to, how
// long it lives, whose credentials it shows, and the sessions it takes.

// forkName stands for the session name of a fork that nobody gave yet.
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
	r, _ := FindRule(rule)
	p.Tokens = append(p.Tokens, TokenPrediction{Token: token, Effect: e, Granted: granted, Rule: rule, Text: r.Says})
}

// domainTokens turns the domains into tokens: those that come, and those that
// were asked for or held and do not.
func (c *call) domainTokens(p *Prediction) {
	for _, d := range p.Domains {
		t := TokenPrediction{Effect: d.Effect, Rule: d.Rule, Text: d.Text()}
		if d.Asked.Named && !d.Asked.Unreadable {
			t.Asked = d.Domain.Token(d.Asked.High)
		}
		switch d.Effect {
		case Absent:
			continue
		case Undetermined:
			t.Token = d.Domain.String() + ":?"
		case Dropped:
			t.Token = d.Domain.Token(max(d.Asked.High, c.held.domains[d.Domain].Ceiling))
		default:
			t.Token, t.Granted = d.Domain.Token(d.Likely.Level), true
		}
		if t.Asked == t.Token {
			t.Asked = ""
		}
		p.Tokens = append(p.Tokens, t)
	}
}

// mainAccount predicts the mainaccount token.
func (c *call) mainAccount(p *Prediction) Answer3 {
	const token = "mainaccount"
	asked := c.asks && c.ask.MainAccount
	switch c.q.Grant {
	case ClientCredentials, ClientSignature:
		if !c.q.Subaccount {
			p.token(token, Added, true, ruleMainAccount)
			return Yes
		}
	case ExchangeToken:
		switch {
		case c.held.main == No && c.q.ToMain && !c.asks:
			p.token(token, Undetermined, false, ruleExchangeToMain)
			return Unclear
		case c.held.main != Yes:
		case !c.q.ToMain:
			p.token(token, Dropped, false, ruleExchangeMain)
			return No
		case c.asks:
			p.token(token, Dropped, false, ruleExchangeScope)
			return No
		default:
			p.token(token, Kept, true, ruleMainHeld)
			return Yes
		}
	default:
		if c.held.main == Yes {
			p.token(token, Kept, true, ruleMainHeld)
			return Yes
		}
	}
	if asked {
		p.token(token, Dropped, false, ruleMainAsked)
	}
	return No
}

// bound sets binding and lifetime; 0 seconds are not known.
func (p *Prediction) bound(b Binding, session string, access, refresh int, rule RuleID) {
	r, _ := FindRule(rule)
	p.Lifetime = Lifetime{Binding: b, Session: session, Access: access, Refresh: refresh, Rule: rule, Text: r.Says}
}

// slots sets what happens to the sessions.
func (p *Prediction) slots(e SlotEffect, rule RuleID) {
	s := SessionEffect{Effect: e, Before: -1, After: -1}
	if p.Query.SessionsKnown {
		n := p.Query.Sessions
		s.Before = n
		switch e {
		case SlotNone, SlotKept:
			s.After = n
		case SlotNew:
			s.After = min(n+1, max(n, SessionLimit))
			if n >= SessionLimit {
				rule = ruleSeventeenth
			}
		}
	}
	r, _ := FindRule(rule)
	s.Rule, s.Text = rule, r.Says
	p.Sessions = s
}

// binding predicts what the token lives with.
func (c *call) binding(p *Prediction) {
	switch c.q.Grant {
	case ClientCredentials, ClientSignature:
		c.keyBinding(p)
	case RefreshToken:
		switch c.held.binding {
		case ToSession:
			p.token("session:"+c.held.session, Kept, true, ruleRefreshBinding)
			p.bound(ToSession, c.held.session, quarter, week, ruleRefreshBinding)
			p.slots(SlotKept, ruleSlotKept)
		case ToConnection:
			p.token("connection", Kept, true, ruleRefreshConn)
			p.bound(ToConnection, "", year, year, ruleRefreshConn)
			p.slots(SlotNone, ruleNoSlot)
		default:
			c.bindingUnknown(p)
		}
	case ExchangeToken:
		switch {
		case c.asks && c.ask.HasSession && c.ask.Session == "":
			c.namelessSession(p)
		case c.asks && c.ask.HasSession && c.ask.Connection:
			c.bothBindings(p)
		case c.asks && c.ask.HasSession:
			p.token("session:"+c.ask.Session, Kept, true, ruleSession)
			p.bound(ToSession, c.ask.Session, quarter, week, ruleSession)
			p.slots(SlotNew, ruleNewSlot)
		case c.held.binding == ToSession:
			p.token("session:"+c.held.session, Kept, true, ruleExchangeBinding)
			p.bound(ToSession, c.held.session, quarter, week, ruleExchangeBinding)
			p.slots(SlotKept, ruleExchangeDrops)
		case c.held.binding == ToConnection:
			p.token("connection", Kept, true, ruleExchangeBinding)
			p.bound(ToConnection, "", year, year, ruleExchangeBinding)
			p.slots(SlotNone, ruleExchangeDrops)
		default:
			c.bindingUnknown(p)
		}
	case ForkToken:
		name := c.q.SessionName.Text
		if name == "" {
			name = forkName
		}
		if plainName(name) {
			p.token("session:"+name, Added, true, ruleForkBinding)
		} else {
			p.token("session:"+clip(name, 64), Undetermined, false, ruleForkBinding)
		}
		p.bound(ToSession, name, quarter, week, ruleForkBinding)
		p.slots(SlotNew, ruleForkBothLive)
	}
}

// keyBinding is the binding of a token that is made from a key.
func (c *call) keyBinding(p *Prediction) {
	http := c.q.Via == HTTP
	switch asks := c.asks; {
	case asks && c.ask.HasSession && c.ask.Session == "":
		c.namelessSession(p)
	case asks && c.ask.HasSession && c.ask.Connection:
		c.bothBindings(p)
	case asks && c.ask.HasSession:
		p.token("session:"+c.ask.Session, Kept, true, ruleSession)
		p.bound(ToSession, c.ask.Session, quarter, week, ruleSession)
		p.slots(SlotNew, ruleNewSlot)
	case asks && c.ask.Connection && http:
		p.token("connection", Undetermined, false, ruleConnectionHTTP)
		p.bound(BindingUnknown, "", 0, 0, ruleConnectionHTTP)
		p.slots(SlotUnknown, ruleSlotUnknown)
	case http:
		p.token("session:"+restName, Added, true, ruleRestSession)
		p.bound(ToSession, restName, quarter, week, ruleRestSession)
		p.slots(SlotNew, ruleHTTPNewSession)
	case asks && c.ask.Connection:
		p.token("connection", Kept, true, ruleConnection)
		p.bound(ToConnection, "", year, year, ruleConnection)
		p.slots(SlotNone, ruleNoSlot)
	default:
		p.token("connection", Added, true, ruleConnection)
		p.bound(ToConnection, "", year, year, ruleConnection)
		p.slots(SlotNone, ruleNoSlot)
	}
}

func (c *call) bothBindings(p *Prediction) {
	p.token("connection", Undetermined, false, ruleBothBindings)
	p.token("session:"+c.ask.Session, Undetermined, false, ruleBothBindings)
	p.bound(BindingUnknown, "", 0, 0, ruleBothBindings)
	p.slots(SlotUnknown, ruleSlotUnknown)
}

// namelessSession is a request for "session:" and nothing behind it.
func (c *call) namelessSession(p *Prediction) {
	p.token("session:", Undetermined, false, ruleUnknownToken)
	p.bound(BindingUnknown, "", 0, 0, ruleUnknownToken)
	p.slots(SlotUnknown, ruleSlotUnknown)
}

func (c *call) bindingUnknown(p *Prediction) {
	p.bound(BindingUnknown, "", 0, 0, ruleBindingUnknown)
	p.slots(SlotUnknown, ruleSlotUnknown)
}

// expires predicts the lifetime that was asked for. It changes the access
// token's, and comes back in the scope.
func (c *call) expires(p *Prediction) {
	if !c.asks || c.ask.Expires == 0 {
		return
	}
	n := itoa(c.ask.Expires)
	r, _ := FindRule(ruleExpires)
	if c.q.Grant == RefreshToken {
		// What a scope does to a refresh is not known, the lifetime included.
		p.token("expires:"+n, Undetermined, false, ruleRefreshScope)
		return
	}
	p.Tokens = append(p.Tokens, TokenPrediction{
		Token: "expires:" + n, Effect: Kept, Granted: true, Rule: ruleExpires, Text: fill(r.Says, phrase{value: n}),
	})
	if p.Lifetime.Binding != BindingUnknown {
		p.Lifetime.Access = c.ask.Expires
	}
}

func (c *call) keyName(p *Prediction) {
	name, effect := c.q.KeyName, Added
	if c.held.keyName != "" {
		name = c.held.keyName
	}
	if c.held.given {
		effect = Kept
	}
	switch {
	case name == "":
	case possibleKeyName(name):
		p.token("name:"+name, effect, true, ruleKeyName)
	default:
		// No key of Deribit's has such a name, so what would come is not known.
		p.token("name:"+clip(name, 64), Undetermined, false, ruleKeyName)
	}
}

// leftovers are the tokens of the request that are accounted for nowhere
// else: restrictions never seen in an answer, tokens only the server sets,
// and tokens nobody knows.
func (c *call) leftovers(p *Prediction) {
	if !c.asks {
		return
	}
	const most = 20 // of a page of noise, the first few say enough
	shown := 0
	for _, t := range c.ask.Tokens {
		if shown == most {
			return
		}
		rule, effect := RuleID(""), Undetermined
		switch t.Kind {
		case IP:
			rule = ruleIP
		case UnknownToken:
			rule = ruleUnknownToken
		case KeyName, AppID:
			rule, effect = ruleServerOnly, Dropped
			if t.Kind == KeyName && t.Value == c.q.KeyName {
				continue
			}
		case Session:
			if t.Value == c.ask.Session {
				continue
			}
			rule = ruleUnknownToken
		}
		if rule == "" || t.Text == "" {
			continue
		}
		p.token(clip(t.Text, 64), effect, false, rule)
		shown++
	}
	if c.q.Grant == RefreshToken && c.ask.HasSession && c.held.session != c.ask.Session {
		p.token("session:"+c.ask.Session, Undetermined, false, ruleRefreshScope)
	}
}
