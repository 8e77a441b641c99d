package scopecore

import "strings"

// Advice is a hint on a query: what to watch, and where there is one, the
// query that does better.
type Advice struct {
	Code     string
	Severity Severity
	Text     string
	// Better is the query to try instead; HasBetter is false where there is
	// none.
	Better    Query
	HasBetter bool
}

// AdviceOn returns the hints on a prediction, weightiest first within the
// order below. The last one always stands: verify the scope that is returned.
func AdviceOn(p Prediction) []Advice {
	var out []Advice
	say := func(sev Severity, code, text string) {
		out = append(out, Advice{Code: code, Severity: sev, Text: text})
	}
	better := func(sev Severity, code, text string, q Query) {
		out = append(out, Advice{Code: code, Severity: sev, Text: text, Better: q, HasBetter: true})
	}
	q := p.Query
	ask := Parse(q.Ask.Text, Request)
	if p.Refused != nil {
		if p.Refused.Code == "asymmetric-key" {
			q.Grant = ClientSignature
			better(Warning, "sign-instead", "Use client_signature with this key.", q)
		}
		return out
	}
	if inherited := inheritedDomains(p); len(inherited) > 0 {
		if ask.Names {
			b := q
			b.Ask = Some(withNone(q.Ask.Text, inherited))
			better(Warning, "inherited-domains", names(inherited)+" "+plural(len(inherited), "comes", "come")+" along although the request does not name "+plural(len(inherited), "it", "them")+". Name every domain to get what you mean and no more.", b)
		} else {
			say(Warning, "scope-omitted", "Without a scope you get all the key has. Ask for what you need, and :none for the rest.")
		}
	}
	if w := p.Domains[Wallet]; w.Ceiling == ReadWrite {
		text := "The token may carry wallet:read_write. A program that only trades does not need it."
		if q.Grant.FromKey() {
			b := q
			b.Ask = Some(withLevel(q.Ask.Text, ask, Wallet, None))
			better(Warning, "wallet-write", text, b)
		} else {
			say(Warning, "wallet-write", text)
		}
	}
	var dropped []Domain
	for _, d := range p.Domains {
		if d.Effect == Dropped && d.Rule == RuleNotOnKey {
			dropped = append(dropped, d.Domain)
		}
	}
	if len(dropped) > 0 {
		say(Warning, "not-on-key", "The key has no "+names(dropped)+" access. Only a change of the key's max_scope can add it; a request cannot.")
	}
	if hidesNone(p) {
		say(Info, "none-is-not-shown", "The answer does not show :none. Asking again for exactly the scope that was returned would bring those domains back.")
	}
	switch {
	case p.Lifetime.Rule == RuleRestSession:
		say(Info, "http-sessions", "Each login over HTTP opens another of 16 sessions. Ask for session:NAME to use one again.")
	case p.Lifetime.Binding == ToConnection && q.Via == HTTP:
		say(Warning, "connection-token-over-http", "A connection's token fails with 13009 on any other connection, and over HTTP every request is one.")
	}
	if n := p.Sessions.After; n >= SessionLimit-1 && p.Sessions.Effect == SlotNew {
		say(Warning, "sessions-near-limit", "You are at "+itoa(n)+" of 16 sessions. One more than 16 drops another one without a word.")
	}
	if ask.IP == "*" {
		say(Info, "ip-any", "ip:* restricts nothing. Name one address, or set the key's IP whitelist.")
	}
	if q.Grant == ClientSignature {
		say(Info, "signature-age", "The timestamp of a signature is good for 60 seconds.")
	}
	if q.RestrictedBlockTrades {
		say(Info, "restricted-block-trades", "With restricted_block_trades, block_trade reads show only the block trades of this key.")
	}
	if q.BlockTradeApproval {
		say(Info, "block-trade-approval", "With block_trade_approval, this key's block trades need approval from another key. block_rfq is not affected.")
	}
	say(Info, "verify", "Deribit warns that the server may narrow any scope. Compare the scope in the answer with what you need before you rely on it.")
	return out
}

// inheritedDomains are the domains that come, or may come, unasked from a key.
func inheritedDomains(p Prediction) []Domain {
	var out []Domain
	for _, d := range p.Domains {
		if (d.Rule == RuleInherited || d.Rule == RuleScopeOmitted) && d.Ceiling > None {
			out = append(out, d.Domain)
		}
	}
	return out
}

// hidesNone reports whether the request took a domain away that the key has:
// the scope that comes back is then no request for the same thing.
func hidesNone(p Prediction) bool {
	for _, d := range p.Domains {
		if d.Rule == RuleDenied {
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
		if (t.Kind == Functional || t.Kind == Unreadable) && t.Domain == d {
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

func names(ds []Domain) string {
	words := make([]string, len(ds))
	for i, d := range ds {
		words[i] = d.String()
	}
	return list(words)
}

// list writes "account, trade and wallet".
func list(words []string) string {
	s := ""
	for i, w := range words {
		switch {
		case i == 0:
		case i == len(words)-1:
			s += " and "
		default:
			s += ", "
		}
		s += w
	}
	return s
}

func plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}
