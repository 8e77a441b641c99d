package scopecore

import "strings"

// The other direction: from the calls a program makes to the least scope that
// allows them. Most calls need one token, so the least scope is the highest
// level named for each domain. A few can be satisfied in more than one way
// (user.portfolio with account or trade; the MMP methods with trade, or with
// block_rfq if called that way), so there can be several least scopes, none
// below another. FindLeast finds them all.

// Least is the least scope for a set of calls, with its proof.
type Least struct {
	// Levels is the least level of each domain.
	Levels [NumDomains]Level
	// When lists the ways of calling that the scope counts on but the calls
	// themselves don't choose, such as "private/get_mmp_config with
	// block_rfq=true".
	When []string
	// Alternatives are the other least scopes, if there's more than one.
	Alternatives []Alternative
	// Because names, for each token of Levels, the calls that break without it.
	// No token's list is empty, which proves that none can go.
	Because []Part
	// Covered are the calls that the scope allows, in the order given.
	Covered []*Method
	// OutOfReach are the gates of the calls: conditions that a scope can't
	// meet.
	OutOfReach []OutOfReach
	// Undocumented are calls for which no source names a scope.
	Undocumented []*Method

	// choices are the options for each covered call; chosen is the one that
	// Levels counts on.
	choices [][]option
	chosen  []option
}

// Alternative is another least scope for the same calls.
type Alternative struct {
	Levels [NumDomains]Level
	// When is as in [Least].
	When []string
}

// Over is a token that calls need beyond a limit.
type Over struct {
	Need Need
	// Calls are those that need it. None of them can be made within the limit
	// any other way.
	Calls []*Method
}

// Part says why a token is there, and why at its level.
type Part struct {
	Domain Domain
	Level  Level
	// Serves are the calls that break without the token, Breaks those that
	// break when it is lowered by one level.
	Serves, Breaks []*Method
}

// OutOfReach is something a call needs besides its scope.
type OutOfReach struct {
	Method *Method
	// Way is the way of calling that needs it; nil if every way does.
	Way  *Way
	Gate Gate
	// Opens says how sure it is that these credentials pass it over this
	// transport. If Denied, the call can't be made like that.
	Opens   Verdict
	blocked bool
}

// Name is the call as you'd write it, with its way if that matters:
// "private/enable_cancel_on_disconnect with scope=connection".
func (o OutOfReach) Name() string {
	if o.Way == nil {
		return o.Method.Called()
	}
	return wayName(o.Method, o.Way)
}

// Blocked reports whether the call cannot be made at all.
func (o OutOfReach) Blocked() bool { return o.blocked }

// Key is the least key max_scope: the domains that are needed. A domain left
// out of max_scope is none.
func (l *Least) Key() string { return keyScope(l.Levels) }

// Ask is the least request, with every domain named: one that's left out would
// be inherited from the key.
func (l *Least) Ask() string { return FullScope(l.Levels) }

// Key is the alternative's key max_scope.
func (a Alternative) Key() string { return keyScope(a.Levels) }

// Ask is the alternative's request.
func (a Alternative) Ask() string { return FullScope(a.Levels) }

func keyScope(levels [NumDomains]Level) string {
	var b strings.Builder
	for i, l := range levels {
		if l > None {
			if b.Len() > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(Domain(i).Token(l))
		}
	}
	return b.String()
}

// option is one way to satisfy a call.
type option struct {
	need Need
	way  *Way
}

// plan is a set of levels with the option chosen for each call.
type plan struct {
	levels  [NumDomains]Level
	choices []option
}

// FindLeast finds the least scope for the calls, made over the transport with
// the main account's credentials or a subaccount's.
func FindLeast(calls []*Method, subaccount bool, via Transport) *Least {
	out := &Least{}
	caller := &Access{Via: via, MainAccount: TriYes}
	if subaccount {
		caller.MainAccount = TriNo
	}
	for _, m := range calls {
		blocked := out.conditions(m, caller)
		switch opts := options(m, caller); {
		case blocked:
		case len(opts) == 0:
			out.Undocumented = append(out.Undocumented, m)
		default:
			out.Covered = append(out.Covered, m)
			out.choices = append(out.choices, opts)
		}
	}
	plans := []plan{{}}
	for _, opts := range out.choices {
		plans = extend(plans, opts)
	}
	best := 0
	for i := range plans {
		if weight(plans[i].levels) < weight(plans[best].levels) {
			best = i
		}
	}
	out.Levels, out.chosen = plans[best].levels, plans[best].choices
	out.When = whens(out.Covered, out.chosen)
	for i, p := range plans {
		if i != best {
			out.Alternatives = append(out.Alternatives, Alternative{p.levels, whens(out.Covered, p.choices)})
		}
	}
	out.prove()
	return out
}

// Over returns what the calls need beyond a limit: the levels that are allowed,
// indexed by Domain. It's empty if the limit allows them all, one way or
// another. Tokens come by domain, the lower level first. Calls that are
// undocumented or out of reach don't count.
func (l *Least) Over(limit [NumDomains]Level) []Over {
	var out []Over
	for _, d := range Domains() {
		for level := Read; level <= ReadWrite; level++ {
			need := Need{Domain: d, Level: level}
			var calls []*Method
			for i, m := range l.Covered {
				if l.chosen[i].need == need && !satisfied(l.choices[i], limit) {
					calls = append(calls, m)
				}
			}
			if calls != nil {
				out = append(out, Over{need, calls})
			}
		}
	}
	return out
}

// conditions records what the call needs besides its scope, and reports whether
// it can't be made at all.
func (l *Least) conditions(m *Method, caller *Access) (blocked bool) {
	for _, g := range m.Gates {
		open := g.Opens(caller)
		l.OutOfReach = append(l.OutOfReach, OutOfReach{m, nil, g, open, open == Denied})
		blocked = blocked || open == Denied
	}
	all := true
	for i := range m.Ways {
		all = all && m.Ways[i].shut(caller)
	}
	for i := range m.Ways {
		w := &m.Ways[i]
		for _, g := range w.Gates {
			open := g.Opens(caller)
			l.OutOfReach = append(l.OutOfReach, OutOfReach{m, w, g, open, all && open == Denied})
		}
	}
	return blocked || all
}

// shut reports whether one of the way's own gates keeps the caller out.
func (w *Way) shut(caller *Access) bool {
	for _, g := range w.Gates {
		if g.Opens(caller) == Denied {
			return true
		}
	}
	return false
}

// options are the ways to satisfy a call that the caller can take. If two need
// the same, neither is counted on.
func options(m *Method, caller *Access) []option {
	var out []option
	for i := range m.Ways {
		w := &m.Ways[i]
		if w.shut(caller) {
			continue
		}
	needs:
		for _, n := range w.AnyOf {
			for j := range out {
				if out[j].need == n {
					out[j].way = &Way{}
					continue needs
				}
			}
			out = append(out, option{n, w})
		}
	}
	return out
}

// extend adds a call to every plan, in each way it can be satisfied, and keeps
// the plans that are not above another.
func extend(plans []plan, opts []option) []plan {
	var out []plan
	for _, p := range plans {
		for _, o := range opts {
			q := plan{p.levels, append(append([]option(nil), p.choices...), o)}
			q.levels[o.need.Domain] = max(q.levels[o.need.Domain], o.need.Level)
			out = keepLeast(out, q)
		}
	}
	return out
}

// keepLeast adds a plan unless one at or below it is already there, and drops
// those above it.
func keepLeast(plans []plan, q plan) []plan {
	kept := plans[:0]
	for _, p := range plans {
		if atMost(p.levels, q.levels) {
			return plans
		}
	}
	for _, p := range plans {
		if !atMost(q.levels, p.levels) {
			kept = append(kept, p)
		}
	}
	return append(kept, q)
}

func atMost(a, b [NumDomains]Level) bool {
	for i := range a {
		if a[i] > b[i] {
			return false
		}
	}
	return true
}

func weight(levels [NumDomains]Level) int {
	n := 0
	for _, l := range levels {
		n += int(l)
	}
	return n
}

func wayName(m *Method, w *Way) string { return m.Name + " with " + w.When }

// whens names the ways of calling that a plan counts on.
func whens(calls []*Method, choices []option) []string {
	var out []string
	for i, m := range calls {
		if w := choices[i].way; w.When != "" && len(m.Ways) > 1 {
			out = append(out, wayName(m, w))
		}
	}
	return out
}

// prove finds, for each token, the calls that break without it, and those that
// break when it's lowered by one level, with all else unchanged.
func (l *Least) prove() {
	for _, d := range Domains() {
		if l.Levels[d] == None {
			continue
		}
		lower, without := l.Levels, l.Levels
		lower[d]--
		without[d] = None
		b := Part{Domain: d, Level: l.Levels[d]}
		for i, m := range l.Covered {
			if !satisfied(l.choices[i], without) {
				b.Serves = append(b.Serves, m)
			}
			if !satisfied(l.choices[i], lower) {
				b.Breaks = append(b.Breaks, m)
			}
		}
		l.Because = append(l.Because, b)
	}
}

func satisfied(opts []option, levels [NumDomains]Level) bool {
	for _, o := range opts {
		if levels[o.need.Domain] >= o.need.Level {
			return true
		}
	}
	return false
}
