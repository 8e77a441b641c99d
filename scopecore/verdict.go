package scopecore

import "slices"

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
	if a.NoToken && !p.Query.Subaccount {
		// What a token of these credentials would show isn't known.
		a.MainAccount = Unclear
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
	Method  *Method
	Way     *Way
	Verdict Verdict

	access *Access
}

// Verdicts says of each method, for each way of calling it, whether the token
// can make the call. The order is that of the methods, which must not change
// while the verdicts are in use.
func (a Access) Verdicts(methods []Method) []MethodVerdict {
	out := make([]MethodVerdict, 0, len(methods)+4)
	for i := range methods {
		m := &methods[i]
		for j := range m.Ways {
			w := &m.Ways[j]
			out = append(out, MethodVerdict{m, w, a.verdict(m, w), &a})
		}
	}
	return out
}

// Best returns the strongest verdict over the ways of calling a method.
func (a Access) Best(m Method) Verdict {
	best := Denied
	for j := range m.Ways {
		best = max(best, a.verdict(&m, &m.Ways[j]))
	}
	return best
}

// verdict judges one way of calling: what the scope opens, and then the gates
// that no scope does.
func (a *Access) verdict(m *Method, w *Way) Verdict {
	if a.NoToken || m.WebSocketOnly && a.Via == HTTP || a.excludes(m) {
		return Denied
	}
	v, gate := a.scopeVerdict(w), a.mainVerdict(m.MainAccount)
	if v == Undocumented && gate != Denied {
		// Nobody says which scope it needs, so no gate makes that known.
		return v
	}
	return min(v, gate)
}

func (a *Access) excludes(m *Method) bool {
	return m.Excluded != "" && slices.Contains(a.Features, m.Excluded)
}

// Missing says what the token lacks, or, where the call is not denied, is not
// sure to have. Of the needs any one would do. The gates are what no scope
// opens, by id: "token" where there is none, "mainaccount", "websocket", and
// "feature:NAME" for a feature that the key must not have. Both are empty where
// the call is allowed. Without a token, the scope isn't judged.
func (v MethodVerdict) Missing() (anyOf []Need, gates []string) {
	a := v.access
	// Of a call that is denied, what is unsure besides is not what is missing.
	short := func(part Verdict) bool { return part < Allowed && (v.Verdict != Denied || part == Denied) }
	if a.NoToken {
		gates = append(gates, "token")
	} else if scope := a.scopeVerdict(v.Way); scope != Undocumented && short(scope) {
		anyOf = v.Way.AnyOf
	}
	if short(a.mainVerdict(v.Method.MainAccount)) {
		gates = append(gates, "mainaccount")
	}
	if v.Method.WebSocketOnly && a.Via == HTTP {
		gates = append(gates, "websocket")
	}
	if a.excludes(v.Method) {
		gates = append(gates, "feature:"+v.Method.Excluded)
	}
	return anyOf, gates
}

func (a *Access) scopeVerdict(w *Way) Verdict {
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
func (a *Access) mainVerdict(need Answer3) Verdict {
	switch {
	case need == No || a.MainAccount == Yes:
		return Allowed
	case need == Yes && a.MainAccount == No:
		return Denied
	default:
		return Possible
	}
}

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
		name := verdicts[i].Method.Name
		best[name] = max(best[name], verdicts[i].Verdict)
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
