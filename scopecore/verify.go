package scopecore

// Comparing the server's real reply with the prediction. The documentation
// tells users to verify, not to assume.

// Status says how one token of a reply compares.
type Status uint8

// The statuses, best first.
const (
	// StatusPredicted: the token is the likely one.
	StatusPredicted Status = iota
	// StatusWithin: it isn't the likely one, but the model considers it
	// possible.
	StatusWithin
	// StatusContradicts: no rule of the model allows it.
	StatusContradicts
)

// String returns "predicted", "within" or "contradicts".
func (s Status) String() string {
	switch s {
	case StatusWithin:
		return "within"
	case StatusContradicts:
		return "contradicts"
	default:
		return "predicted"
	}
}

// Finding is one token of a reply, or one that was predicted and is missing.
type Finding struct {
	Token  string
	Status Status
	// Rule is the rule it confirms or contradicts.
	Rule RuleID
	// Code says how it compares, such as "possible-other". Package knowledge
	// has the words.
	Code string
	// Functional is set if the token opens Domain.
	Functional bool
	Domain     Domain
	// Seconds and Count are the time and the number in the finding, if it has
	// them.
	Seconds int64
	Count   int
}

// Reply is what package reading reads from a server's reply. It holds no token
// and no id.
type Reply struct {
	// Scope is the scope string: its tokens of the grammar, only.
	Scope string
	// Found is false if the text has no scope at all.
	Found bool
	// Truncated is set if the text ends before the scope does, or shows that it
	// was shortened.
	Truncated bool
	// ExpiresIn is expires_in in seconds; absent if the reply has none.
	ExpiresIn Opt[int64]
	// ErrorCode is the code of an error reply, or 0.
	ErrorCode int
	// Missing is the scope that an error reply names as required: tokens of the
	// grammar only, usually one.
	Missing string
	// Reason is the reason of an error reply if it's a known one, such as "Not
	// allowed"; else empty.
	Reason string
	// Secrets is how many values were dropped as secrets.
	Secrets int
	// Unknown is how many words of the server's scope were dropped because no
	// source describes them; Dropped counts the words around a bare scope.
	Unknown, Dropped int
}

// Verification is a reply compared with its prediction.
type Verification struct {
	// Granted is the reply's scope: the known tokens, as written.
	Granted *Scope
	// Tokens are those of the reply, in its order.
	Tokens []Finding
	// Missing are those that were predicted but didn't come. It stays empty if
	// the reply was cut off.
	Missing []Finding
	// Lifetime says how expires_in compares; nil if the reply doesn't have it.
	Lifetime *Finding
	// Status is the worst of all.
	Status Status
	// Access is what the token opens: exactly, except for what was cut off.
	Access *Access
}

// Verify compares a reply with the prediction for its query.
func Verify(p *Prediction, a *Reply) *Verification {
	v := &Verification{Granted: Parse(a.Scope, RoleHeld), Access: AccessOf(a.Scope, p.Query.Via)}
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
		v.add(&v.Tokens, Finding{Token: "unknown", Status: StatusContradicts, Rule: RuleUnknownToken, Code: "unknown-words", Count: a.Unknown})
	}
	if !a.Truncated {
		v.findMissing(p)
	}
	if got, n := a.ExpiresIn, p.Lifetime.Access; got.Known && n.Known && p.Refused == nil {
		f := Finding{Token: "expires_in", Rule: p.Lifetime.Rule, Code: "expires-in", Seconds: got.Value}
		// The server shows N or N−1: the first second has begun.
		if n.Value != got.Value && n.Value != got.Value+1 {
			f.Status, f.Code = StatusContradicts, "expires-in-other"
		}
		v.Lifetime = &f
		v.Status = max(v.Status, f.Status)
	}
	return v
}

// openEnd undoes what a reply that was cut off doesn't settle: the rest of it
// may name any other domain.
func (a *Access) openEnd(s *Scope) {
	for _, d := range Domains() {
		if !s.Asked[d].Named {
			a.Domains[d] = anything
		}
	}
	if !s.MainAccount {
		a.MainAccount = TriUnknown
	}
}

// NoStart reports whether nothing is predicted because the query doesn't say
// which token is held. The server then doesn't refuse anything.
func (p *Prediction) NoStart() bool { return p.Refused != nil && p.Refused.Rule == RuleNoHeld }

func (v *Verification) add(list *[]Finding, f Finding) {
	*list = append(*list, f)
	v.Status = max(v.Status, f.Status)
}

// judge says how one token of the reply compares.
func (v *Verification) judge(p *Prediction, t Token, seen *[NumDomains]bool) Finding {
	f := Finding{Token: t.Text}
	switch {
	case p.NoStart():
		f.Status, f.Rule, f.Code = StatusWithin, p.Refused.Rule, "start-open"
		return f
	case p.Refused != nil:
		f.Status, f.Rule, f.Code = StatusContradicts, p.Refused.Rule, "came-though-refused"
		return f
	}
	switch t.Kind {
	case TokenDomain:
		if seen[t.Domain] {
			f.Status, f.Rule, f.Code = StatusContradicts, RuleAsAsked, "domain-twice"
			return f
		}
		seen[t.Domain] = true
		f.Token, f.Functional, f.Domain = t.Domain.Token(t.Level), true, t.Domain
		f.Rule = p.Domains[t.Domain].Rule
		f.Status, f.Code = judgeLevel(&p.Domains[t.Domain], t.Level)
	case TokenMainAccount:
		f.Rule = ruleOfToken(p, t.Text, RuleMainAccount)
		switch p.MainAccount {
		case TriYes:
			f.Code = "mainaccount"
		case TriUnknown:
			f.Status, f.Code = StatusWithin, "mainaccount-open"
		default:
			f.Status, f.Code = StatusContradicts, "mainaccount-unpredicted"
		}
	case TokenConnection:
		f.Rule = p.Lifetime.Rule
		f.Status, f.Code = judgeBinding(p, BindingConnection, "")
	case TokenSession:
		f.Rule = p.Lifetime.Rule
		f.Status, f.Code = judgeBinding(p, BindingSession, t.Value)
	case TokenKeyName:
		f.Rule, f.Code = RuleKeyName, "key-name"
		if !hasToken(p, t.Text) {
			f.Status, f.Code = StatusWithin, "key-name-unset"
		}
	case TokenExpires:
		f.Rule, f.Code = RuleExpires, "expires-echoed"
		if !hasToken(p, t.Text) {
			f.Status, f.Code = StatusContradicts, "expires-unasked"
		}
	case TokenIP:
		f.Rule, f.Status, f.Code = RuleIP, StatusWithin, "ip-first-seen"
		if !hasToken(p, t.Text) {
			f.Status, f.Code = StatusContradicts, "ip-unasked"
		}
	case TokenAppID:
		f.Rule, f.Status, f.Code = RuleServerOnly, StatusWithin, "application"
	default:
		if t.Text == "" || len(t.Text) > 64 {
			return Finding{}
		}
		f.Rule, f.Status, f.Code = RuleUnknownToken, StatusContradicts, "unknown-token"
	}
	return f
}

// judgeLevel says how a granted level compares.
func judgeLevel(d *DomainPrediction, l Level) (Status, string) {
	switch {
	case d.Likely.Known && d.Likely.Value == l:
		return StatusPredicted, "level"
	case l > d.Ceiling:
		return StatusContradicts, "level-above"
	case l < d.Floor:
		return StatusContradicts, "level-below"
	case !d.Likely.Known:
		return StatusWithin, "level-open"
	default:
		return StatusWithin, "level-other"
	}
}

// judgeBinding says how connection or a session compares.
func judgeBinding(p *Prediction, b Binding, name string) (Status, string) {
	l := p.Lifetime
	switch {
	case l.Binding == BindingUnknown:
		return StatusWithin, "binding-open"
	case l.Binding != b:
		return StatusContradicts, "binding-other"
	case b == BindingSession && l.Session == "":
		return StatusWithin, "binding-open" // the prediction leaves open which session
	case b == BindingSession && !sameSession(l.Session, name):
		return StatusContradicts, "session-other"
	}
	return StatusPredicted, "binding"
}

// sameSession compares a session's name with the one predicted, where "rest-*"
// means any name the server makes up.
func sameSession(predicted, got string) bool {
	if n := len(predicted) - 1; n >= 0 && predicted[n] == '*' {
		return len(got) > n && got[:n] == predicted[:n]
	}
	return predicted == got
}

// findMissing lists what was predicted but didn't come.
func (v *Verification) findMissing(p *Prediction) {
	if p.Refused != nil {
		return
	}
	for _, d := range &p.Domains {
		if v.Granted.Asked[d.Domain].Named || d.Likely.Known && d.Likely.Value == None {
			continue
		}
		f := Finding{Token: d.Domain.Token(d.Likely.Value), Rule: d.Rule, Functional: true, Domain: d.Domain}
		switch {
		case !d.Likely.Known:
			continue // left open, now known to be none
		case d.Floor == None:
			f.Status, f.Code = StatusWithin, "missing-likely"
		default:
			f.Status, f.Code = StatusContradicts, "missing-certain"
		}
		v.add(&v.Missing, f)
	}
	if p.MainAccount == TriYes && !v.Granted.MainAccount {
		v.add(&v.Missing, Finding{Token: "mainaccount", Status: StatusContradicts, Rule: RuleMainAccount, Code: "missing-mainaccount"})
	}
	if b := p.Lifetime.Binding; b != BindingUnknown && !v.Granted.HasSession && !v.Granted.Connection {
		v.add(&v.Missing, Finding{Token: b.String(), Status: StatusContradicts, Rule: p.Lifetime.Rule, Code: "missing-binding"})
	}
	for _, t := range p.Tokens {
		switch {
		case !t.Granted || hasText(v.Granted, t.Token):
		case t.Rule == RuleKeyName:
			v.add(&v.Missing, Finding{Token: t.Token, Status: StatusContradicts, Rule: t.Rule, Code: "missing-key-name"})
		case t.Rule == RuleExpires:
			v.add(&v.Missing, Finding{Token: t.Token, Status: StatusContradicts, Rule: t.Rule, Code: "missing-expires"})
		}
	}
}

func hasToken(p *Prediction, token string) bool {
	for _, t := range p.Tokens {
		if t.Token == token {
			return true
		}
	}
	return false
}

func hasText(s *Scope, token string) bool {
	for _, t := range s.Tokens {
		if t.Text == token {
			return true
		}
	}
	return false
}

func ruleOfToken(p *Prediction, token string, otherwise RuleID) RuleID {
	for _, t := range p.Tokens {
		if t.Token == token {
			return t.Rule
		}
	}
	return otherwise
}
