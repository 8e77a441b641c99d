package report

import (
	"strconv"

	"scopecalculator/scopecore"
	"scopecalculator/scopecore/knowledge"
)

func itoa(n int) string { return strconv.Itoa(n) }

// factsOf puts setting and answer in words.
func factsOf(p *scopecore.Prediction) []Fact {
	q := &p.Query
	scope := func(name string, o scopecore.Opt[string], absent string) Fact {
		switch {
		case !o.Known:
			return Fact{Name: name, Value: absent}
		case o.Value == "":
			return Fact{Name: name, Value: "empty"}
		}
		return Fact{Name: name, Value: o.Value, Code: true}
	}
	out := []Fact{
		{Name: "Grant", Value: knowledge.Code(q.Grant.String()) + " over " + knowledge.TransportName(q.Via) + ", " + knowledge.AccountName(q.Subaccount)},
		scope("Key", q.Key, "not known"),
	}
	if !q.Grant.FromKey() {
		absent := "not known"
		if before := knowledge.ContinuedFrom(q); before != "" {
			out, absent = append(out, Fact{Name: "Continued from", Value: before}), "as predicted"
		}
		out = append(out, scope("Token held", q.Held, absent))
	}
	if q.Grant.TakesScope() {
		out = append(out, scope("Asked", q.Ask, "no scope"))
	}
	for i := range out {
		out[i].Given = true
	}
	if p.Refused != nil {
		return append(out, Fact{Name: "Likely scope", Value: knowledge.RefusalSays(p.Refused)})
	}
	out = append(out, scope("Likely scope", scopecore.Known(p.Scope()), ""))
	if open := knowledge.DomainNames(p.Undetermined()); len(open) > 0 {
		name := "Depends on the key"
		if !q.Grant.FromKey() {
			name = "Not known"
		}
		out = append(out, Fact{Name: name, Value: knowledge.List(open)})
	}
	l := &p.Lifetime
	bound := Fact{Name: "Bound to", Value: knowledge.BindingSays(l)}
	if l.Binding == scopecore.BindingSession && l.Session != "" {
		bound.Value, bound.Code = "session:"+l.Session, true
	}
	return append(out, bound, Fact{Name: "Lives", Value: "access " + knowledge.Lasts(l.Access) + ", refresh " + knowledge.Lasts(l.Refresh)})
}
