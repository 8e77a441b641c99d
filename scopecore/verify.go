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
	// Text says in a sentence how it fares.
	Text string
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
	v.Access.Features = p.Access().Features
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
		v.add(&v.Tokens, Found{"unknown", Contradicts, ruleUnknownToken, itoa(a.Unknown) + plural(a.Unknown, " word", " words") + " of the answer's scope that no source describes. What isn't a token isn't shown or kept."})
	}
	if !a.Truncated {
		v.findMissing(p)
	}
	if a.ExpiresIn > 0 && p.Refused == nil && p.Lifetime.Access > 0 {
		f := Found{Token: "expires_in", Rule: p.Lifetime.Rule, Text: "Expires in " + itoa(a.ExpiresIn) + " seconds, as predicted."}
		// The server shows N or N−1: the first second has begun.
		if n := p.Lifetime.Access; n != a.ExpiresIn && n != a.ExpiresIn+1 {
			f.Status = Contradicts
			f.Text = "Expires in " + itoa(a.ExpiresIn) + " seconds; " + itoa(n) + " were predicted."
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
		f.Status, f.Rule, f.Text = Contradicts, p.Refused.Rule, "A token came although none was predicted."
		return f
	}
	switch t.Kind {
	case Functional:
		if seen[t.Domain] {
			f.Status, f.Rule, f.Text = Contradicts, ruleAsAsked, "The answer names this domain twice, which no published answer does."
			return f
		}
		seen[t.Domain] = true
		f.Token = t.Domain.Token(t.Level)
		f.Status, f.Rule, f.Text = judgeLevel(p.Domains[t.Domain], t.Level)
	case MainAccount:
		f.Rule = ruleOfToken(p, t.Text, ruleMainAccount)
		switch p.MainAccount {
		case Yes:
			f.Text = "As predicted: the credentials are the main account's."
		case Unclear:
			f.Status, f.Text = WithinInterval, "Possible: whether it comes is not known."
		default:
			f.Status, f.Text = Contradicts, "No mainaccount was predicted for this token."
		}
	case Connection:
		f.Status, f.Rule, f.Text = judgeBinding(p, ToConnection, "")
	case Session:
		f.Status, f.Rule, f.Text = judgeBinding(p, ToSession, t.Value)
	case KeyName:
		f.Rule, f.Text = ruleKeyName, "The key's name."
		if !hasToken(p, t.Text) {
			f.Status, f.Text = WithinInterval, "The key has a name that the setting does not know of."
		}
	case Expires:
		f.Rule, f.Text = ruleExpires, "The lifetime asked for, echoed."
		if !hasToken(p, t.Text) {
			f.Status, f.Text = Contradicts, "This lifetime was not asked for."
		}
	case IP:
		f.Rule, f.Status, f.Text = ruleIP, WithinInterval, "Never seen in a published answer before."
		if !hasToken(p, t.Text) {
			f.Status, f.Text = Contradicts, "This restriction was not asked for."
		}
	case AppID:
		f.Rule, f.Status, f.Text = ruleServerOnly, WithinInterval, "A registered application, known from the changelog only."
	default:
		if t.Text == "" || len(t.Text) > 64 {
			return Found{}
		}
		f.Rule, f.Status, f.Text = ruleUnknownToken, Contradicts, "No source describes this token."
	}
	return f
}

// judgeLevel says how a granted level fares.
func judgeLevel(d DomainPrediction, l Level) (Status, RuleID, string) {
	why := " " + d.Text()
	if d.Effect == Kept {
		why = "" // "granted as asked" is no reason for anything else
	}
	switch {
	case d.Likely.Known && d.Likely.Level == l:
		return AsPredicted, d.Rule, "As predicted. " + d.Text()
	case l >= d.Floor && l <= d.Ceiling:
		if !d.Likely.Known {
			return WithinInterval, d.Rule, "Possible: the prediction left it open. " + d.Text()
		}
		return WithinInterval, d.Rule, "Possible, though " + d.Likely.String() + " was likely." + why
	case l > d.Ceiling:
		return Contradicts, d.Rule, "More than was predicted: at most " + d.Ceiling.String() + "." + why
	default:
		return Contradicts, d.Rule, "Less than was predicted: at least " + d.Floor.String() + "." + why
	}
}

// judgeBinding says how connection or a session fares.
func judgeBinding(p Prediction, b Binding, name string) (Status, RuleID, string) {
	l := p.Lifetime
	switch {
	case l.Binding == BindingUnknown:
		return WithinInterval, l.Rule, "Possible: the binding is not predicted here."
	case l.Binding != b:
		return Contradicts, l.Rule, "The token was predicted to be bound to a " + l.Binding.String() + "."
	case b == ToSession && !sameSession(l.Session, name):
		return Contradicts, l.Rule, "Another session name was predicted."
	}
	return AsPredicted, l.Rule, "As predicted. " + l.Text
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
		f := Found{Token: d.Domain.Token(d.Likely.Level), Rule: d.Rule}
		switch {
		case !d.Likely.Known:
			continue // left open, and now known to be none
		case d.Floor == None:
			f.Status, f.Text = WithinInterval, "It was likely and did not come, which the prediction leaves possible. "+d.Text()
		default:
			f.Status, f.Text = Contradicts, "It was certain and did not come. "+d.Text()
		}
		v.add(&v.Missing, f)
	}
	if p.MainAccount == Yes && !v.Granted.MainAccount {
		v.add(&v.Missing, Found{"mainaccount", Contradicts, ruleMainAccount, "The setting says that the credentials are the main account's; the answer says that they are not."})
	}
	if b := p.Lifetime.Binding; b != BindingUnknown && !v.Granted.HasSession && !v.Granted.Connection {
		v.add(&v.Missing, Found{b.String(), Contradicts, p.Lifetime.Rule, "The answer shows neither connection nor session:."})
	}
	for _, t := range p.Tokens {
		switch {
		case !t.Granted || hasText(v.Granted, t.Token):
		case t.Rule == ruleKeyName:
			v.add(&v.Missing, Found{t.Token, Contradicts, t.Rule, "The setting says that the key has this name."})
		case t.Rule == ruleExpires:
			v.add(&v.Missing, Found{t.Token, Contradicts, t.Rule, "The lifetime asked for is echoed in all published answers."})
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
