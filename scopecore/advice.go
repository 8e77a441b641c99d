package scopecore

import "strings"

// Advice is a hint on a query: what to watch, and where there is one, the
// query that does better.
type Advice struct {
	// Code names the hint, such as "wallet-write"; what each means in words is in
	// package knowledge.
	Code     string
	Severity Severity
	// Domains and Count are those that the hint speaks of, where it does.
	Domains []Domain
	Count   int
	// Better is the query to try instead; absent where there is none.
	Better Opt[Query]
}

// Advice returns the hints on the prediction, weightiest first within the order
// below. The last one is always there: verify the scope that is returned.
func (p *Prediction) Advice() []Advice {
	var out []Advice
	say := func(sev Severity, code string, about ...Domain) *Advice {
		out = append(out, Advice{Code: code, Severity: sev, Domains: about})
		return &out[len(out)-1]
	}
	better := func(sev Severity, code string, q Query, about ...Domain) {
		a := say(sev, code, about...)
		a.Better = Known(q)
	}
	q := p.Query
	ask := p.ask
	if p.Refused != nil {
		if p.Refused.Code == "asymmetric-key" {
			q.Grant = q.KeyGrant()
			better(SeverityWarning, "sign-instead", q)
		}
		return out
	}
	if inherited := inheritedDomains(p); len(inherited) > 0 {
		if ask.Names {
			b := q
			b.Ask = Known(withNone(q.Ask.Value, inherited))
			better(SeverityWarning, "inherited-domains", b, inherited...)
		} else {
			say(SeverityWarning, "scope-omitted")
		}
	}
	if w := p.Domains[Wallet]; w.Ceiling == ReadWrite {
		if q.Grant.FromKey() {
			b := q
			b.Ask = Known(withLevel(q.Ask.Value, ask, Wallet, None))
			better(SeverityWarning, "wallet-write", b)
		} else {
			say(SeverityWarning, "wallet-write")
		}
	}
	var dropped []Domain
	for _, d := range &p.Domains {
		if d.Effect == EffectDropped && d.Rule == RuleNotOnKey {
			dropped = append(dropped, d.Domain)
		}
	}
	if len(dropped) > 0 {
		say(SeverityWarning, "not-on-key", dropped...)
	}
	if more := asksMore(p); len(more) > 0 {
		b := q
		for _, d := range more {
			b.Ask = Known(withLevel(b.Ask.Value, Parse(b.Ask.Value, RoleRequest), d, p.Domains[d].Ceiling))
		}
		better(SeverityWarning, "exchange-asks-more", b, more...)
	}
	if hidesNone(p) {
		say(SeverityInfo, "none-is-not-shown")
	}
	switch {
	case p.Lifetime.Rule == RuleRestSession:
		say(SeverityInfo, "http-sessions")
	case p.Lifetime.Binding == BindingConnection && q.Via == HTTP:
		say(SeverityWarning, "connection-token-over-http")
	}
	if n := p.Sessions.After.Value; n >= SessionLimit-1 && p.Sessions.Effect == SlotNew {
		say(SeverityWarning, "sessions-near-limit").Count = n
	}
	if ask.IP == "*" {
		say(SeverityInfo, "ip-any")
	}
	if q.Grant == ClientSignature {
		say(SeverityInfo, "signature-age")
	}
	if q.RestrictedBlockTrades {
		say(SeverityInfo, "restricted-block-trades")
	}
	if q.BlockTradeApproval {
		say(SeverityInfo, "block-trade-approval")
	}
	say(SeverityInfo, "verify")
	return out
}

// inheritedDomains are the domains that come, or may come, unasked from a key.
func inheritedDomains(p *Prediction) []Domain {
	var out []Domain
	for _, d := range &p.Domains {
		if (d.Rule == RuleInherited || d.Rule == RuleScopeOmitted) && d.Ceiling > None {
			out = append(out, d.Domain)
		}
	}
	return out
}

// asksMore are the domains of which an exchange asks for more than its token
// has.
func asksMore(p *Prediction) []Domain {
	var out []Domain
	if grants[p.Query.Grant.known()].scope != scopeOfExchange {
		return nil
	}
	for _, d := range &p.Domains {
		if d.Asked.Named && !d.Asked.Unreadable && d.Asked.High > d.Ceiling {
			out = append(out, d.Domain)
		}
	}
	return out
}

// hidesNone reports whether the request took a domain away that the key has:
// the scope that comes back is then no request for the same thing.
func hidesNone(p *Prediction) bool {
	for _, d := range &p.Domains {
		if d.Rule == RuleDenied || d.Rule == RuleDeniedSeen {
			return true
		}
	}
	return false
}

// withNone adds :none for the domains to a scope.
func withNone(scope string, domains []Domain) string {
	s := strings.TrimRight(scope, " ")
	for _, d := range domains {
		if s != "" {
			s += " "
		}
		s += d.Token(None)
	}
	return s
}

// withLevel sets one domain of a scope to a level and leaves the rest as it
// is.
func withLevel(text string, s Scope, d Domain, l Level) string {
	done := false
	var b strings.Builder
	at := 0
	for _, t := range s.Tokens {
		if (t.Kind == TokenDomain || t.Kind == TokenUnreadable) && t.Domain == d {
			before := text[at:t.Offset]
			if done {
				// What goes takes the space before it along.
				b.WriteString(strings.TrimRight(before, " "))
			} else {
				b.WriteString(before)
				b.WriteString(d.Token(l))
				done = true
			}
			at = t.Offset + len(t.Text)
		}
	}
	b.WriteString(text[at:])
	out := strings.TrimRight(b.String(), " ")
	switch {
	case done:
		return out
	case out == "":
		return d.Token(l)
	default:
		return out + " " + d.Token(l)
	}
}
