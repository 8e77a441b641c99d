package scopecore

// Verdict says whether a token can make a call.
type Verdict uint8

// The verdicts, weakest first, so that the strongest of several is the
// greatest.
const (
	// Denied: the ceiling does not suffice.
	Denied Verdict = iota
	// Undocumented: no source says which scope the call needs. It is never
	// "allowed".
	Undocumented
	// Possible: only the ceiling suffices.
	Possible
	// Likely: the likely level suffices, the floor does not.
	Likely
	// Allowed: the floor suffices.
	Allowed
)

// Verdicts lists all verdicts, strongest first.
func Verdicts() [5]Verdict { return [5]Verdict{Allowed, Likely, Possible, Denied, Undocumented} }

// String returns the verdict in one lower-case word.
func (v Verdict) String() string {
	switch v {
	case Allowed:
		return "allowed"
	case Likely:
		return "likely"
	case Possible:
		return "possible"
	case Undocumented:
		return "undocumented"
	default:
		return "denied"
	}
}

// Access is what a token is known to open.
type Access struct {
	// NoToken is set where there is none: everything is denied then.
	NoToken     bool
	Domains     [NumDomains]Interval
	MainAccount Answer3
	Via         Transport
	// Features lists the features of the key that some methods refuse.
	Features []string
}

// Access returns what the predicted token opens.
func (p Prediction) Access() Access {
	a := Access{NoToken: p.Refused != nil, MainAccount: p.MainAccount, Via: p.Query.Via}
	for i, d := range p.Domains {
		a.Domains[i] = d.Interval
	}
	if p.Query.BlockTradeApproval {
		a.Features = []string{"block_trade_approval"}
	}
	return a
}

// AccessOf returns what a token with the scope that the server returned opens:
// no interval, but exactly what it says. A domain that it names twice, or
// illegibly, counts at its lowest.
func AccessOf(returned string, via Transport) Access {
	s := Parse(returned, Held)
	a := Access{Via: via}
	for _, d := range Domains() {
		a.Domains[d] = exactly(s.Level(d))
	}
	if s.MainAccount {
		a.MainAccount = Yes
	}
	return a
}

// MethodVerdict is the verdict on one way of calling a method.
type MethodVerdict struct {
	Name string
	// When is the way of calling, such as "block_rfq=true", or empty.
	When    string
	Verdict Verdict
	// Needs names the scope that the call needs; empty where none is
	// documented.
	Needs string
	// Missing names what the token lacks, or is not sure to have; empty where
	// the call is allowed.
	Missing string
}

// Verdicts says of each method, for each way of calling it, whether the token
// can make the call. The order is that of the methods.
func (a Access) Verdicts(methods []Method) []MethodVerdict {
	out := make([]MethodVerdict, 0, len(methods)+4)
	for i := range methods {
		for j := range methods[i].Ways {
			out = append(out, a.verdict(&methods[i], &methods[i].Ways[j]))
		}
	}
	return out
}

// Best returns the strongest verdict over the ways of calling a method.
func (a Access) Best(m Method) Verdict {
	best := Denied
	for j := range m.Ways {
		best = max(best, a.verdict(&m, &m.Ways[j]).Verdict)
	}
	return best
}

func (a Access) verdict(m *Method, w *Way) MethodVerdict {
	out := MethodVerdict{Name: m.Name, When: w.When, Verdict: Allowed, Needs: needs(m, w)}
	lacks := func(what string) {
		if out.Missing != "" {
			out.Missing += ", "
		}
		out.Missing += what
	}
	if a.NoToken {
		out.Verdict, out.Missing = Denied, "a token"
		return out
	}
	scope := a.scopeVerdict(w)
	out.Verdict = scope
	if scope < Allowed && scope != Undocumented {
		lacks(anyOf(w))
	}
	// The gates that no scope opens.
	if v := a.mainVerdict(m.MainAccount); v < Allowed {
		out.Verdict = weaker(out.Verdict, v)
		lacks("mainaccount")
	}
	if m.WebSocketOnly && a.Via == HTTP {
		out.Verdict = Denied
		lacks("WebSocket")
	}
	for _, f := range a.Features {
		if m.Excluded == f {
			out.Verdict = Denied
			lacks("a key without " + f)
		}
	}
	return out
}

// weaker returns the weaker of what the scope and what a gate allow. A call
// whose scope is not documented stays so unless the gate is shut.
func weaker(scope, gate Verdict) Verdict {
	if scope == Undocumented && gate != Denied {
		return Undocumented
	}
	return min(scope, gate)
}

func (a Access) scopeVerdict(w *Way) Verdict {
	if len(w.AnyOf) == 0 {
		return Undocumented
	}
	best := Denied
	for _, n := range w.AnyOf {
		v, d := Denied, a.Domains[n.Domain]
		switch {
		case d.Floor >= n.Level:
			v = Allowed
		case d.Likely.Known && d.Likely.Level >= n.Level:
			v = Likely
		case d.Ceiling >= n.Level:
			v = Possible
		}
		best = max(best, v)
	}
	return best
}

// mainVerdict is the verdict of the account alone.
func (a Access) mainVerdict(need Answer3) Verdict {
	switch {
	case need == No || a.MainAccount == Yes:
		return Allowed
	case need == Yes && a.MainAccount == No:
		return Denied
	default:
		return Possible
	}
}

// needs names the scope of a way of calling.
func needs(m *Method, w *Way) string {
	s := anyOf(w)
	if m.MainAccount == Yes {
		if s == "" {
			return "mainaccount"
		}
		return s + " and mainaccount"
	}
	return s
}

func anyOf(w *Way) string {
	s := ""
	for i, n := range w.AnyOf {
		if i > 0 {
			s += " or "
		}
		s += n.Domain.Token(n.Level)
	}
	return s
}

// Needs names the scope that a way of calling the method needs, such as
// "account:read or trade:read"; empty where none is documented.
func (m Method) Needs(w Way) string { return needs(&m, &w) }

// Count counts verdicts, indexed by Verdict.
func Count(verdicts []MethodVerdict) [5]int {
	var out [5]int
	for i := range verdicts {
		out[verdicts[i].Verdict]++
	}
	return out
}

// ConsequenceVerdict is the verdict on one consequence.
type ConsequenceVerdict struct {
	ID, Title string
	// Verdict is the strongest among the consequence's methods.
	Verdict Verdict
	// Witnesses are the methods that have that verdict.
	Witnesses []string
}

// Consequences says what a token with these verdicts is capable of.
func Consequences(all []Consequence, verdicts []MethodVerdict) []ConsequenceVerdict {
	best := make(map[string]Verdict, len(verdicts))
	for i := range verdicts {
		best[verdicts[i].Name] = max(best[verdicts[i].Name], verdicts[i].Verdict)
	}
	out := make([]ConsequenceVerdict, 0, len(all))
	for _, c := range all {
		v := ConsequenceVerdict{ID: c.ID, Title: c.Title}
		for _, name := range c.Methods {
			v.Verdict = max(v.Verdict, best[name])
		}
		for _, name := range c.Methods {
			if best[name] == v.Verdict {
				v.Witnesses = append(v.Witnesses, name)
			}
		}
		out = append(out, v)
	}
	return out
}
