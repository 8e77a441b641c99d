package report

import (
	"slices"
	"strings"

	"scopecalculator/scopecore"
	"scopecalculator/scopecore/knowledge"
	"scopecalculator/scopecore/reading"
)

// marks are what a query compares with its prediction: the scope that the
// server returned, and the calls that are needed. They change what rows,
// headline and verdicts say about the same prediction. If several apply to a
// row, the first of these is shown:
//
//   - it's too little for a call
//   - the reply contradicts the prediction
//   - what the calls need: more than enough, not needed, perhaps enough, enough
//   - what the reply has
//
// The headline follows the same order, after the refusal of a token. If nothing
// is wrong it says both.
type marks struct {
	p *scopecore.Prediction
	// v is the reply compared with the prediction; nil without one.
	v     *scopecore.Verification
	reply *scopecore.Reply
	// access is what the token opens: the returned one, or else the predicted one.
	access *scopecore.Access
	// need is nil if the query names no call of the catalog.
	need *needed
	// remarks are about names that aren't calls with a scope.
	remarks []Diagnostic
}

// needed is what the calls of a query need.
type needed struct {
	calls []neededCall
	least *scopecore.Least
	// levels is the least scope that the token is closest to.
	levels [scopecore.NumDomains]scopecore.Level
	// unknown is how many names aren't calls.
	unknown int
	// all is set if there are several calls, which then count as all the calls
	// that are made: what none of them needs is too much. A single call is a
	// separate question.
	all bool
	// perhaps are domains that a call may need that isn't in the least scope.
	perhaps [scopecore.NumDomains]bool
}

type neededCall struct {
	method *scopecore.Method
	scopecore.Judgment
	covered bool
	// refused is set if the server refused it for lack of a scope.
	refused bool
}

// marksOf reads the marks of a query.
func marksOf(p *scopecore.Prediction) *marks {
	m := &marks{p: p, access: p.Access()}
	if q := &p.Query; q.Reply.Known {
		m.reply = scopecore.ReplyOf(q.Reply.Value)
		m.v = scopecore.Verify(p, m.reply)
		m.access = m.v.Access
	}
	if p.Query.Need != "" {
		m.needs()
	}
	return m
}

// judge is the verdict on calls that require k: by the reply, if there is one.
// What the reply lacks can be had wherever what the prediction lacks can.
func (m *marks) judge(k scopecore.Kind) scopecore.Judgment {
	if m.v == nil {
		return m.p.Judge(k)
	}
	j := m.access.Judge(k)
	if l := &j.Lack; l.Repair == scopecore.RepairNone && len(l.AnyOf) > 0 {
		if where := m.p.Judge(k).Lack.Repair; where != scopecore.RepairVerify {
			l.Repair = where
		}
	}
	return j
}

// judgeCall is the best verdict over the ways of calling a method.
func (m *marks) judgeCall(c *scopecore.Method) scopecore.Judgment {
	best := m.judge(c.Requires(c.Ways[0]))
	for _, w := range c.Ways[1:] {
		if j := m.judge(c.Requires(w)); j.Verdict > best.Verdict {
			best = j
		}
	}
	return best
}

// mostRemarks limits the remarks on a list of names.
const mostRemarks = 50

// needs reads the calls that the query names.
func (m *marks) needs() {
	var methods []*scopecore.Method
	var seen, refused []string
	n := &needed{}
	more := 0
	for _, l := range Vocabulary().List(m.p.Query.Need) {
		if l.Method != nil {
			name := l.Method.Called()
			if l.Refused {
				refused = append(refused, name)
			}
			if !slices.Contains(seen, name) {
				seen = append(seen, name)
				methods = append(methods, l.Method)
			}
			continue
		}
		d := Diagnostic{Param: "need", Code: "unknown-call", Severity: scopecore.SeverityError, Offset: l.From, Length: l.To - l.From}
		var near []string
		var name, text string
		if o := l.Other; o != nil {
			name, near, text = o.Name, o.Near, knowledge.MentionSays(o)
			d.Code = [...]string{reading.ReasonPublic: "public-call", reading.ReasonRemoved: "removed-call", reading.ReasonUnknown: "unknown-call", reading.ReasonUnknownChannel: "unknown-channel"}[o.Reason]
			if len(near) == 1 {
				d.Fix = Text(scopecore.Known(near[0]))
			}
		}
		if d.Code == "public-call" {
			d.Severity = scopecore.SeverityInfo
		} else {
			n.unknown++
		}
		d.Message = knowledge.CallRemark(name, text, near)
		if len(m.remarks) == mostRemarks {
			more++
			continue
		}
		m.remarks = append(m.remarks, d)
	}
	if more > 0 {
		last := scopecore.Diagnostic{Param: "need", Code: "more", Count: more}
		m.remarks = append(m.remarks, diagnostics(&m.p.Query, []scopecore.Diagnostic{last})...)
	}
	if len(methods) == 0 {
		return
	}
	m.need = n
	n.least = scopecore.FindLeast(methods, m.p.Query.Subaccount, m.p.Query.Via)
	n.levels = n.least.Nearest(m.access, m.p)
	n.all = len(methods) > 1
	covered := func(c *scopecore.Method) bool { return slices.Contains(n.least.Covered, c) }
	for _, c := range methods {
		for _, w := range c.Ways {
			for _, need := range w.AnyOf {
				n.perhaps[need.Domain] = n.perhaps[need.Domain] || !covered(c)
			}
		}
	}
	for _, v := range [...]scopecore.Verdict{scopecore.Denied, scopecore.Undocumented, scopecore.Possible, scopecore.Likely, scopecore.Allowed} {
		for _, c := range methods {
			if j := m.judgeCall(c); j.Verdict == v {
				n.calls = append(n.calls, neededCall{c, j, covered(c), slices.Contains(refused, c.Called())})
			}
		}
	}
}

// put fills in what the marks say, on top of what the prediction alone says.
func (m *marks) put(out *Prediction, own string) {
	out.Diagnostics = append(out.Diagnostics, m.remarks...)
	if m.v == nil && m.need == nil {
		return
	}
	out.Advice = m.advice(out.Advice)
	if m.v != nil {
		r := returnedOf(m.p, m.v, m.reply)
		out.Returned = &r
		out.Consequences = capabilities(m.access, keyCapable(&m.p.Query), m.p.Query.Key.Known, out.Calls)
		out.Facts = append(out.Facts, Fact{Name: "Server returned", Value: r.Scope, Code: true})
	}
	if m.need != nil {
		out.Needed = m.needed()
		var calls []string
		for _, c := range out.Needed.Calls {
			calls = append(calls, knowledge.Code(c.Name))
		}
		out.Facts = append(out.Facts, Fact{Name: "Calls needed", Value: knowledge.List(calls)})
	}
	var spoken []string
	for i := range out.Domains {
		if said := m.row(&out.Domains[i], own); said != "" {
			spoken = append(spoken, said)
		}
	}
	if m.p.Refused == nil || m.v != nil && !m.p.NoStart() {
		out.Headline = m.headline()
	}
	var returned scopecore.Opt[string]
	if m.v != nil {
		returned = scopecore.Known(m.reply.Text())
	}
	out.Spoken = knowledge.SpokenMarked(m.p, out.Headline, returned, spoken, out.Counts.Allowed, out.Counts.Denied, len(out.Diagnostics))
}

// row says what the marks say about a domain, and returns the words to read
// aloud if that's worth it.
func (m *marks) row(r *Row, own string) (spoken string) {
	d := &m.p.Domains[r.Domain]
	shown := m.v != nil && (!m.reply.Truncated || m.v.Granted.Asked[r.Domain].Named)
	got := scopecore.Opt[scopecore.Level]{}
	if shown {
		got = scopecore.Known(m.v.Granted.Level(r.Domain))
		r.Returned = Known(got)
	}
	want := scopecore.None
	if m.need != nil {
		if want = m.need.levels[r.Domain]; want > scopecore.None {
			r.Needed = Known(scopecore.Known(want))
		}
	}
	if m.p.Refused != nil && m.v == nil {
		return "" // there's no token to compare them with
	}
	has := &m.access.Domains[r.Domain]
	// One call is a separate question: what else the request gets doesn't matter.
	if m.need != nil && !m.need.all && want == scopecore.None && r.Sign != SignWrong {
		r.Says, r.Remedy = "", nil
	}
	switch {
	case has.Ceiling < want:
		reach := m.p.Reach(r.Domain, want)
		m.say(r, SignWrong, knowledge.WordTooLittle, knowledge.RowTooLittle(m.needing(r.Domain), want, d, reach != nil && reach.Ask, got))
		if reach != nil {
			r.Remedy = remedy(knowledge.ReachLabel(reach), reach.Better, own)
		}
		return knowledge.RowSpoken(r.Domain, r.Word, want)
	case m.refusedFor(r.Domain) != nil:
		better := m.p.Name(r.Domain, want)
		if !d.Key.Known || d.Key.Value < want {
			better = nil
		}
		m.say(r, SignWrong, knowledge.WordTooLittle, knowledge.RowRefused(m.refusedFor(r.Domain), want, has.Floor >= want, d.Key.Known, better != nil))
		if better != nil {
			r.Remedy = remedy(knowledge.NameLabel(r.Domain, want), better, own)
		}
		return knowledge.RowSpoken(r.Domain, r.Word, want)
	case m.v != nil && m.status(r.Domain) == scopecore.StatusContradicts:
		word := knowledge.WordBelow
		if got.Value > d.Ceiling {
			word = knowledge.WordAbove
		}
		m.say(r, SignWrong, word, knowledge.RowReturnedSays(m.p, d, got.Value))
		return knowledge.RowSpoken(r.Domain, r.Word, scopecore.None)
	case m.over(r.Domain):
		word := knowledge.WordNotNeeded
		if want > scopecore.None {
			word = knowledge.WordMoreThan
		}
		m.say(r, SignMore, word, knowledge.RowNotNeeded(r.Domain, want, m.need.unknown == 0))
		if better := m.p.Limit(r.Domain, want); better != nil {
			r.Remedy = remedy(knowledge.LimitLabel(r.Domain, want, d.Asked.Named), better, own)
		}
		return knowledge.RowSpoken(r.Domain, r.Word, scopecore.None)
	case want > scopecore.None:
		switch {
		case has.Floor >= want:
			m.say(r, SignAsAsked, knowledge.WordEnough, "")
		case has.Likely.Known && has.Likely.Value >= want:
			m.say(r, SignAsAsked, knowledge.WordLikelyEnough, "")
		default:
			m.say(r, SignOpen, knowledge.WordMaybeEnough, knowledge.RowMaybe(m.needing(r.Domain), want, !has.Likely.Known && !d.Key.Known && m.v == nil))
		}
	case m.v == nil:
	case !shown:
		m.say(r, SignOpen, knowledge.WordNotShown, "")
	case m.status(r.Domain) == scopecore.StatusWithin:
		m.say(r, SignOpen, knowledge.WordPossible, knowledge.RowReturnedSays(m.p, d, got.Value))
	case got.Value > scopecore.None || r.Sign != SignNone:
		m.say(r, SignAsAsked, knowledge.WordPredicted, "")
	}
	return ""
}

// over reports whether a domain likely comes higher than the calls need. If
// what one of them needs is undocumented, any domain may be needed.
func (m *marks) over(d scopecore.Domain) bool {
	has := m.access.Domains[d].Likely
	return m.need != nil && m.need.all && len(m.need.least.Undocumented) == 0 && !m.need.perhaps[d] && has.Known && has.Value > m.need.levels[d]
}

func (m *marks) say(r *Row, sign Sign, word, says string) {
	r.Sign, r.Word, r.Says, r.Remedy = sign, word, says, nil
}

// remedy makes a query into a button; nil if it's the query you already have.
func remedy(label string, better *scopecore.Query, own string) *Remedy {
	if query := better.Encode(); query != own {
		return &Remedy{label, query}
	}
	return nil
}

// status is how the reply compares in a domain: the worst of its findings.
func (m *marks) status(d scopecore.Domain) scopecore.Status {
	worst := scopecore.StatusPredicted
	for _, list := range [...][]scopecore.Finding{m.v.Tokens, m.v.Missing} {
		for i := range list {
			if f := &list[i]; f.Functional && f.Domain == d {
				worst = max(worst, f.Status)
			}
		}
	}
	if m.p.NoStart() {
		return scopecore.StatusWithin
	} else if m.p.Refused != nil && m.v.Granted.Level(d) > scopecore.None {
		return scopecore.StatusContradicts
	} else if row := &m.p.Domains[d]; !row.Likely.Known && worst == scopecore.StatusPredicted {
		return scopecore.StatusWithin // it was open, and nothing came
	}
	return worst
}

// advice leaves out the hints about a prediction if a reply says what came, and
// about withdrawals if a call needs them.
func (m *marks) advice(all []Advice) []Advice {
	out := all[:0:0]
	for _, a := range all {
		switch a.Code {
		case "wallet-write":
			if m.v != nil || m.need != nil && m.need.levels[scopecore.Wallet] == scopecore.ReadWrite {
				continue
			}
		case "account-write":
			if m.v != nil || m.need != nil && m.need.levels[scopecore.Account] == scopecore.ReadWrite {
				continue
			}
		case "scope-omitted", "verify":
			if m.v != nil {
				continue
			}
		}
		out = append(out, a)
	}
	return out
}

// refusedFor names the calls that the server refused and that need a domain at
// its level; only if no reply says what came.
func (m *marks) refusedFor(d scopecore.Domain) []string {
	if m.need == nil || m.v != nil {
		return nil
	}
	var out []string
	for _, name := range m.needing(d) {
		for i := range m.need.calls {
			if c := &m.need.calls[i]; c.refused && c.method.Called() == name {
				out = append(out, name)
			}
		}
	}
	return out
}

// needing names the calls for which a domain has to come at its level.
func (m *marks) needing(d scopecore.Domain) []string {
	return names(m.need.least.Needing(&m.need.levels, d))
}

// headline is what the marks add up to, in a sentence.
func (m *marks) headline() string {
	if m.need == nil {
		return knowledge.ReturnedSays(m.returns())
	}
	needs, less := m.sum()
	says := knowledge.NeededSays(needs)
	switch {
	case m.v == nil || less:
		return says
	case m.v.Status == scopecore.StatusContradicts:
		return knowledge.ReturnedSays(m.returns())
	}
	return knowledge.ReturnedSays(m.returns()) + " " + says
}

// returns sums up the reply.
func (m *marks) returns() *knowledge.ReplySum {
	out := &knowledge.ReplySum{Status: m.v.Status, Truncated: m.reply.Truncated, Refused: m.p.Refused != nil, Open: true}
	for _, list := range [...][]scopecore.Finding{m.v.Tokens, m.v.Missing} {
		for i := range list {
			f := &list[i]
			d, got := &m.p.Domains[f.Domain], m.v.Granted.Level(f.Domain)
			switch {
			case f.Status == scopecore.StatusWithin:
				out.Open = out.Open && strings.HasSuffix(f.Code, "-open")
			case f.Status == scopecore.StatusPredicted:
			case !f.Functional && f.Count > 0:
				out.Unknown = f.Count
			case !f.Functional:
				out.Others = append(out.Others, f.Token)
			case got < d.Floor:
				out.Less = append(out.Less, f.Domain)
			case d.Key.Known && got > d.Key.Value:
				out.OverKey = append(out.OverKey, f.Domain)
			case d.Held.Known && got > d.Held.Value:
				out.OverHeld = append(out.OverHeld, f.Domain)
			case got > d.Ceiling:
				out.Over = append(out.Over, f.Domain)
			default:
				out.Others = append(out.Others, f.Token) // it came twice
			}
		}
	}
	return out
}

// sum sums up the needed calls; less is set if one of them fails.
func (m *marks) sum() (n *knowledge.NeedSum, less bool) {
	n = &knowledge.NeedSum{Calls: len(m.need.calls), Unknown: m.need.unknown, Worst: scopecore.Allowed}
	for i := range m.access.Domains {
		d := scopecore.Domain(i)
		switch has, want := &m.access.Domains[d], m.need.levels[d]; {
		case has.Ceiling < want || m.refusedFor(d) != nil:
			n.Less = append(n.Less, d)
		case m.over(d):
			n.More = append(n.More, d)
		case !has.Likely.Known && want > scopecore.None && m.v == nil && !m.p.Domains[d].Key.Known:
			n.OnKey = true
		}
	}
	for i := range m.need.calls {
		c := &m.need.calls[i]
		name := c.method.Called()
		n.Names = append(n.Names, name)
		switch {
		case c.Verdict == scopecore.Undocumented:
			n.Undocumented = append(n.Undocumented, name)
		case c.refused && c.covered && m.v == nil:
			n.Short = append(n.Short, name)
		case c.Verdict != scopecore.Denied:
			n.Worst = min(n.Worst, c.Verdict)
		case c.covered && len(c.Lack.AnyOf) > 0:
			n.Short = append(n.Short, name)
		default:
			n.Shut = append(n.Shut, name)
			n.Lacks, _ = knowledge.LackSays(c.Verdict, &c.Lack)
		}
	}
	return n, len(n.Less)+len(n.Shut) > 0
}

// needed reports what the calls need.
func (m *marks) needed() *Needed {
	out := &Needed{}
	found := Vocabulary().Find(m.p.Query.Need, "")
	q := &m.p.Query
	out.Least = FindLeast(&found, &scopecore.Query{Grant: q.Grant, Via: q.Via, Subaccount: q.Subaccount, Asymmetric: q.Asymmetric}, nil)
	for i := range m.need.calls {
		c := &m.need.calls[i]
		call := NeededCall{Name: c.method.Called(), Verdict: c.Verdict}
		call.Lacks, call.Remedy = knowledge.LackSays(c.Verdict, &c.Lack)
		out.Calls = append(out.Calls, call)
	}
	// A single call is no reason to give up anything else.
	if len(m.need.least.Covered) == 0 || !m.need.all && q.Key.Known {
		return out
	}
	out.Exactly = m.offer(knowledge.AskExactlyLabel, m.p.AskExactly(&m.need.levels))
	out.MakeKey = m.offer(knowledge.MakeKeyLabel, m.p.MakeKey(&m.need.levels))
	return out
}

// offer is a better query as a button; nil if there is none, or if it changes
// nothing or doesn't get what's needed.
func (m *marks) offer(label string, better *scopecore.Query) *Remedy {
	if better == nil {
		return nil
	}
	p := scopecore.Predict(better)
	if p.Refused != nil {
		return nil
	}
	same := m.p.Refused == nil
	for i := range p.Domains {
		d, was := &p.Domains[i], &m.p.Domains[i]
		if want := m.need.levels[i]; d.Ceiling < want || d.Likely.Known && d.Likely.Value < want {
			return nil
		}
		same = same && d.Interval == was.Interval && d.Key == was.Key
	}
	if same {
		return nil
	}
	return &Remedy{label, better.Encode()}
}
