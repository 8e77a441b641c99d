package scopecore

// Verdict says whether a token can make a call.
type Verdict uint8

// The verdicts, weakest first, so that the strongest is the greatest.
const (
	// Denied: not even the ceiling is enough.
	Denied Verdict = iota
	// Undocumented: no source says which scope the call needs. It is never
	// "allowed".
	Undocumented
	// Possible: only the ceiling is enough.
	Possible
	// Likely: the likely level is enough, the floor isn't.
	Likely
	// Allowed: the floor is enough.
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

// ParseVerdict reads the word of String.
func ParseVerdict(s string) (Verdict, bool) {
	for _, v := range Verdicts() {
		if v.String() == s {
			return v, true
		}
	}
	return 0, false
}

// Access is what's known about what a token opens.
type Access struct {
	// NoToken is set if there is none: everything is denied then.
	NoToken     bool
	Domains     [NumDomains]Interval
	MainAccount Tri
	Via         Transport
	// BlockTradeApproval is set if the key has that feature.
	BlockTradeApproval bool
}

// Access returns what the predicted token opens.
func (p *Prediction) Access() *Access {
	a := &Access{NoToken: p.Refused != nil, MainAccount: p.MainAccount, Via: p.Query.Via, BlockTradeApproval: p.Query.BlockTradeApproval}
	for i, d := range &p.Domains {
		a.Domains[i] = d.Interval
	}
	if a.NoToken && !p.Query.Subaccount {
		// Whether a token with these credentials shows it is unknown.
		a.MainAccount = TriUnknown
	}
	return a
}

// AccessOf returns what a token with the scope that the server returned opens:
// exactly what it says, not an interval. A domain that it names twice, or
// illegibly, counts at its lowest.
func AccessOf(returned string, via Transport) *Access {
	s := Parse(returned, RoleHeld)
	a := &Access{Via: via}
	for _, d := range Domains() {
		a.Domains[d] = exactly(s.Level(d))
	}
	if s.MainAccount {
		a.MainAccount = TriYes
	}
	return a
}

// MethodVerdict is the verdict on one way of calling a method.
type MethodVerdict struct {
	Method  *Method
	Way     *Way
	Verdict Verdict
}

// Verdicts says for each way of calling each method of the catalog whether the
// token can make the call, in the order of the methods.
func (a *Access) Verdicts(c *Catalog) []MethodVerdict {
	byKind := make([]Verdict, len(c.kinds))
	for i, k := range c.kinds {
		byKind[i] = a.verdict(k)
	}
	out := make([]MethodVerdict, 0, len(c.methods)+4)
	for i := range c.methods {
		m := &c.methods[i]
		for j := range m.Ways {
			w := &m.Ways[j]
			out = append(out, MethodVerdict{m, w, byKind[w.Kind]})
		}
	}
	return out
}

// Best returns the strongest verdict over the ways of calling a method.
func (a *Access) VerdictOf(m *Method) Verdict {
	best := Denied
	for _, w := range m.Ways {
		best = max(best, a.verdict(m.Requires(w)))
	}
	return best
}

// Verdict says whether the token can make a call that requires k.
func (a *Access) Verdict(k Kind) Verdict { return a.verdict(k) }

// verdict judges what a way of calling requires: the scope, and then the gates
// that no scope opens.
func (a *Access) verdict(k Kind) Verdict {
	if a.NoToken {
		return Denied
	}
	v, gate := a.scopeVerdict(k.AnyOf), Allowed
	for _, g := range k.Gates {
		gate = min(gate, g.Opens(a))
	}
	if v == Undocumented && gate != Denied {
		// No source says which scope it needs, and no gate tells.
		return v
	}
	return min(v, gate)
}

// Lack is what a token lacks for a call, or, if the call isn't denied, what
// keeps it from being allowed.
type Lack struct {
	// Token is set if there's no token at all. The scope isn't judged then.
	Token bool
	// AnyOf are the needs, any one of which would do; empty if the scope isn't
	// what limits the verdict, or no source names one.
	AnyOf []Need
	// Gates are those that are shut or limit the verdict.
	Gates []Gate
	// Repair says where to get the first thing that's missing.
	Repair Repair
}

// Judgment is the verdict on calls that require the same, and what stands
// between them and the token.
type Judgment struct {
	Verdict Verdict
	Lack    Lack
}

// Judge says whether the predicted token can make calls that require this, what
// it lacks for them, and where to get that.
func (p *Prediction) Judge(k Kind) Judgment {
	j := p.Access().Judge(k)
	if j.Lack.Repair == RepairNone && j.Verdict != Allowed && j.Verdict != Undocumented {
		j.Lack.Repair = p.repairOf(k.AnyOf)
	}
	return j
}

// Judge says whether the token can make calls that require this, and what it
// lacks for them. If only the scope is missing, Repair is RepairNone: a scope
// doesn't say where to get more of it.
func (a *Access) Judge(k Kind) Judgment {
	j := Judgment{Verdict: a.verdict(k)}
	l := &j.Lack
	if a.NoToken {
		for _, g := range k.Gates {
			if g.Opens(a) == Denied {
				l.Gates = append(l.Gates, g)
			}
		}
		l.Token, l.Repair = true, RepairAuthentication
		return j
	}
	scope := a.scopeVerdict(k.AnyOf)
	// Counts only what keeps a call from a better verdict.
	short := func(part Verdict) bool { return part < Allowed && (j.Verdict == Undocumented || part <= j.Verdict) }
	if scope != Undocumented && short(scope) {
		l.AnyOf = k.AnyOf
	}
	for i, g := range k.Gates {
		open := g.Opens(a)
		switch {
		case !short(open):
		case len(l.Gates) == i: // all so far: the kind's own list works
			l.Gates = k.Gates[: i+1 : i+1]
		default:
			l.Gates = append(l.Gates, g)
		}
		// If several gates are shut, the account's comes first but is the
		// hardest to open, so name another one.
		if j.Verdict != Allowed && j.Verdict != Undocumented && (open == Denied || open < Allowed && open < scope) {
			l.Repair = gates[g].repair
		}
	}
	return j
}

// repairOf says where to get the scope that a way of calling needs.
func (p *Prediction) repairOf(anyOf []Need) Repair {
	where := RepairNone
	for _, n := range anyOf {
		d := p.Domains[n.Domain]
		switch {
		case d.Floor >= n.Level:
			continue
		case d.Key.Known && d.Key.Value < n.Level:
			if where == RepairNone {
				where = RepairKey
			}
		case !p.Query.Grant.FromKey() && d.Held.Known && d.Held.Value < n.Level:
			if where == RepairNone || where == RepairKey {
				where = RepairAuthentication
			}
		case d.Ceiling >= n.Level:
			return RepairVerify
		default:
			where = RepairRequest
		}
	}
	return where
}

func (a *Access) scopeVerdict(anyOf []Need) Verdict {
	if len(anyOf) == 0 {
		return Undocumented
	}
	best := Denied
	for _, n := range anyOf {
		v, d := Denied, a.Domains[n.Domain]
		switch {
		case d.Floor >= n.Level:
			v = Allowed
		case d.Likely.Known && d.Likely.Value >= n.Level:
			v = Likely
		case d.Ceiling >= n.Level:
			v = Possible
		}
		best = max(best, v)
	}
	return best
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
	Grave     bool
	// Verdict is the strongest among the consequence's methods.
	Verdict Verdict
	// Partly is set if that's Allowed and others are denied.
	Partly bool
	// Witnesses are the methods that have that verdict, as indexes into the
	// catalog's Methods, in the consequence's order.
	Witnesses []int
}

// Consequences says what a token with this access can do.
func (a *Access) Consequences(c *Catalog) []ConsequenceVerdict {
	best := make([]Verdict, len(c.methods))
	byKind := make([]Verdict, len(c.kinds))
	for i, k := range c.kinds {
		byKind[i] = a.verdict(k)
	}
	for i := range c.methods {
		for _, w := range c.methods[i].Ways {
			best[i] = max(best[i], byKind[w.Kind])
		}
	}
	n := 0
	for _, ms := range c.witnesses {
		n += len(ms)
	}
	all := make([]int, 0, n)
	out := make([]ConsequenceVerdict, len(c.consequences))
	for i, of := range c.consequences {
		v := &out[i]
		v.ID, v.Title, v.Grave = of.ID, of.Title, of.Grave
		for _, m := range c.witnesses[i] {
			v.Verdict = max(v.Verdict, best[m])
		}
		for _, m := range c.witnesses[i] {
			if best[m] == v.Verdict {
				all = append(all, m)
			}
			v.Partly = v.Partly || v.Verdict == Allowed && best[m] == Denied
		}
		v.Witnesses, all = all[:len(all):len(all)], all[len(all):]
	}
	return out
}
