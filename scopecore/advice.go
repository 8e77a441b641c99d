package scopecore

import "strings"

// Advice is a hint on a query: what to watch for, and the query that does
// better, if there is one.
type Advice struct {
	// Code names the hint, such as "wallet-write"; package knowledge has the
	// words.
	Code     string
	Severity Severity
	// Count is how many sessions the hint is about, if it's about sessions.
	Count int
	// Better is the query to try instead; nil if there isn't one.
	Better *Query
}

// Advice returns the hints on the prediction, most important first, in the
// order below. The last one is always there: verify the scope that is returned.
func (p *Prediction) Advice() []Advice {
	var out []Advice
	say := func(sev Severity, code string) *Advice {
		out = append(out, Advice{Code: code, Severity: sev})
		return &out[len(out)-1]
	}
	q := &p.Query
	if p.Refused != nil {
		return nil
	}
	if comesUnasked(p) {
		say(SeverityWarning, "scope-omitted")
	}
	if w := p.Domains[Wallet]; w.Ceiling == ReadWrite {
		a := say(SeverityWarning, "wallet-write")
		if q.Grant.FromKey() {
			a.Better = q.Clone()
			p.setAsk(a.Better, Wallet, None)
		}
	}
	if a := p.Domains[Account].Likely; a.Known && a.Value == ReadWrite {
		a := say(SeverityWarning, "account-write")
		if q.Grant.FromKey() {
			a.Better = q.Clone()
			p.setAsk(a.Better, Account, Read)
		}
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
	if p.ask.IP == "*" {
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

// comesUnasked reports whether a domain comes, or may come, because the request
// names none.
func comesUnasked(p *Prediction) bool {
	for _, d := range &p.Domains {
		if d.Rule == RuleScopeOmitted && d.Ceiling > None {
			return true
		}
	}
	return false
}

// hidesNone reports whether the request takes away a domain that the key has.
// Asking for the scope that comes back then doesn't ask for the same thing.
func hidesNone(p *Prediction) bool {
	for _, d := range &p.Domains {
		if d.Rule == RuleDenied || d.Rule == RuleDeniedSeen {
			return true
		}
	}
	return false
}

// withLevel sets one domain of a scope to a level and leaves the rest as it
// is.
func withLevel(text string, s *Scope, d Domain, l Level) string {
	done := false
	var b strings.Builder
	at := 0
	for _, t := range s.Tokens {
		if (t.Kind == TokenDomain || t.Kind == TokenUnreadable) && t.Domain == d {
			before := text[at:t.Offset]
			if done {
				// Remove the space before it too.
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
