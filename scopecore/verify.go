package scopecore

// Holding the server's real answer against the prediction: what the
// documentation tells users to do, not to assume but to verify.

// Status says how one token of an answer fares.
type Status uint8

// The statuses, best first.
const (
	// AsPredicted: the token is the likely one.
	AsPredicted Status = iota
	// WithinInterval: it is not the likely one, and lies inside what the model
	// holds possible.
	WithinInterval
	// Contradicts: no rule of the model allows it.
	Contradicts
)

// String returns "predicted", "within" or "contradicts".
func (s Status) String() string {
	switch s {
	case WithinInterval:
		return "within"
	case Contradicts:
		return "contradicts"
	default:
		return "predicted"
	}
}

// Found is one token of an answer, or one that was predicted and is missing.
type Found struct {
	Token  string
	Status Status
	// Rule is the rule it bears out or speaks against.
	Rule RuleID
	// Code says how it fares, such as "possible-other". What each code means
	// in words is in package knowledge.
	Code string
	// Functional is set where the token opens Domain.
	Functional bool
	Domain     Domain
	// Seconds and Count are the time and the number that the finding speaks of,
	// where it does.
	Seconds, Count int
}

// Verification is an answer held against its prediction.
type Verification struct {
	// Granted is the answer's scope: the tokens that are known, as written.
	Granted Scope
	// Tokens are those of the answer, in its order.
	Tokens []Found
	// Missing are those that were predicted and did not come. It stays empty
	// where the answer was cut off.
	Missing []Found
	// Lifetime is how expires_in fares, where the answer has it; nil otherwise.
	Lifetime *Found
	// Status is the worst of all.
	Status Status
	// Access is what the token opens: exactly, but for the part of an answer
	// that was cut off.
	Access Access
}

// Verify holds an answer against the prediction of its query.
func Verify(p Prediction, a Answer) Verification {
	v := Verification{Granted: Parse(a.Scope, Held), Access: AccessOf(a.Scope, p.Query.Via)}
	v.Access.BlockTradeApproval = p.Query.BlockTradeApproval
	if a.Truncated {
		v.Access.openEnd(v.Granted)
	}
	seen := [NumDomains]bool{}
	for _, t := range v.Granted.Tokens {
		f := v.judge(p, t, &seen)
		if f.Token != "" {
			v.add(&v.Tokens, f)
		}
	}
	if a.Unknown > 0 {
		v.add(&v.Tokens, Found{Token: "unknown", Status: Contradicts, Rule: RuleUnknownToken, Code: "unknown-words", Count: a.Unknown})
	}
	if !a.Truncated {
		v.findMissing(p)
	}
	if a.ExpiresIn > 0 && p.Refused == nil && p.Lifetime.Access > 0 {
		f := Found{Token: "expires_in", Rule: p.Lifetime.Rule, Code: "expires-in", Seconds: a.ExpiresIn}
		// The server shows N or N−1: the first second has begun.
		if n := p.Lifetime.Access; n != a.ExpiresIn && n != a.ExpiresIn+1 {
			f.Status, f.Code = Contradicts, "expires-in-other"
		}
		v.Lifetime = &f
		v.Status = max(v.Status, f.Status)
	}
	return v
}

// openEnd takes back what an answer that was cut off does not say: the rest of
// it may name any other domain.
func (a *Access) openEnd(s Scope) {
	for _, d := range Domains() {
		if !s.Asked[d].Named {
			a.Domains[d] = anything
		}
	}
	if !s.MainAccount {
		a.MainAccount = Unclear
	}
}

func (v *Verification) add(list *[]Found, f Found) {
	*list = append(*list, f)
	v.Status = max(v.Status, f.Status)
}

// judge says how one token of the answer fares.
func (v *Verification) judge(p Prediction, t Token, seen *[NumDomains]bool) Found {
	f := Found{Token: t.Text}
	if p.Refused != nil {
		f.Status, f.Rule, f.Code = Contradicts, p.Refused.Rule, "came-though-refused"
		return f
	}
	switch t.Kind {
	case Functional:
		if seen[t.Domain] {
			f.Status, f.Rule, f.Code = Contradicts, RuleAsAsked, "domain-twice"
			return f
		}
		seen[t.Domain] = true
		f.Token, f.Functional, f.Domain = t.Domain.Token(t.Level), true, t.Domain
		f.Rule = p.Domains[t.Domain].Rule
		f.Status, f.Code = judgeLevel(p.Domains[t.Domain], t.Level)
	case MainAccount:
		f.Rule = ruleOfToken(p, t.Text, RuleMainAccount)
		switch p.MainAccount {
		case Yes:
			f.Code = "mainaccount"
		case Unclear:
			f.Status, f.Code = WithinInterval, "mainaccount-open"
		default:
			f.Status, f.Code = Contradicts, "mainaccount-unpredicted"
		}
	case Connection:
		f.Rule = p.Lifetime.Rule
		f.Status, f.Code = judgeBinding(p, ToConnection, "")
	case Session:
		f.Rule = p.Lifetime.Rule
		f.Status, f.Code = judgeBinding(p, ToSession, t.Value)
	case KeyName:
		f.Rule, f.Code = RuleKeyName, "key-name"
		if !hasToken(p, t.Text) {
			f.Status, f.Code = WithinInterval, "key-name-unset"
		}
	case Expires:
		f.Rule, f.Code = RuleExpires, "expires-echoed"
		if !hasToken(p, t.Text) {
			f.Status, f.Code = Contradicts, "expires-unasked"
		}
	case IP:
		f.Rule, f.Status, f.Code = RuleIP, WithinInterval, "ip-first-seen"
		if !hasToken(p, t.Text) {
			f.Status, f.Code = Contradicts, "ip-unasked"
		}
	case AppID:
		f.Rule, f.Status, f.Code = RuleServerOnly, WithinInterval, "application"
	default:
		if t.Text == "" || len(t.Text) > 64 {
			return Found{}
		}
		f.Rule, f.Status, f.Code = RuleUnknownToken, Contradicts, "unknown-token"
	}
	return f
}

// judgeLevel says how a granted level fares.
func judgeLevel(d DomainPrediction, l Level) (Status, string) {
	switch {
	case d.Likely.Known && d.Likely.Level == l:
		return AsPredicted, "level"
	case l > d.Ceiling:
		return Contradicts, "level-above"
	case l < d.Floor:
		return Contradicts, "level-below"
	case !d.Likely.Known:
		return WithinInterval, "level-open"
	default:
		return WithinInterval, "level-other"
	}
}

// judgeBinding says how connection or a session fares.
func judgeBinding(p Prediction, b Binding, name string) (Status, string) {
	l := p.Lifetime
	switch {
	case l.Binding == BindingUnknown:
		return WithinInterval, "binding-open"
	case l.Binding != b:
		return Contradicts, "binding-other"
	case b == ToSession && !sameSession(l.Session, name):
		return Contradicts, "session-other"
	}
	return AsPredicted, "binding"
}

// sameSession compares a session's name with the one predicted, of which
// "rest-*" stands for any name the server makes up.
func sameSession(predicted, got string) bool {
	if n := len(predicted) - 1; n >= 0 && predicted[n] == '*' {
		return len(got) > n && got[:n] == predicted[:n]
	}
	return predicted == got
}

// findMissing lists what was predicted and did not come.
func (v *Verification) findMissing(p Prediction) {
	if p.Refused != nil {
		return
	}
	for _, d := range p.Domains {
		if v.Granted.Asked[d.Domain].Named || d.Likely.Known && d.Likely.Level == None {
			continue
		}
		f := Found{Token: d.Domain.Token(d.Likely.Level), Rule: d.Rule, Functional: true, Domain: d.Domain}
		switch {
		case !d.Likely.Known:
			continue // left open, and now known to be none
		case d.Floor == None:
			f.Status, f.Code = WithinInterval, "missing-likely"
		default:
			f.Status, f.Code = Contradicts, "missing-certain"
		}
		v.add(&v.Missing, f)
	}
	if p.MainAccount == Yes && !v.Granted.MainAccount {
		v.add(&v.Missing, Found{Token: "mainaccount", Status: Contradicts, Rule: RuleMainAccount, Code: "missing-mainaccount"})
	}
	if b := p.Lifetime.Binding; b != BindingUnknown && !v.Granted.HasSession && !v.Granted.Connection {
		v.add(&v.Missing, Found{Token: b.String(), Status: Contradicts, Rule: p.Lifetime.Rule, Code: "missing-binding"})
	}
	for _, t := range p.Tokens {
		switch {
		case !t.Granted || hasText(v.Granted, t.Token):
		case t.Rule == RuleKeyName:
			v.add(&v.Missing, Found{Token: t.Token, Status: Contradicts, Rule: t.Rule, Code: "missing-key-name"})
		case t.Rule == RuleExpires:
			v.add(&v.Missing, Found{Token: t.Token, Status: Contradicts, Rule: t.Rule, Code: "missing-expires"})
		}
	}
}

func hasToken(p Prediction, token string) bool {
	for _, t := range p.Tokens {
		if t.Token == token {
			return true
		}
	}
	return false
}

func hasText(s Scope, token string) bool {
	for _, t := range s.Tokens {
		if t.Text == token {
			return true
		}
	}
	return false
}

func ruleOfToken(p Prediction, token string, otherwise RuleID) RuleID {
	for _, t := range p.Tokens {
		if t.Token == token {
			return t.Rule
		}
	}
	return otherwise
}
