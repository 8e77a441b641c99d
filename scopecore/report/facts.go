package report

import (
	"strconv"

	"scopecalculator/scopecore"
	"scopecalculator/scopecore/knowledge"
)

func itoa(n int) string { return strconv.Itoa(n) }

// factsOf says setting and answer in words.
func factsOf(p scopecore.Prediction) []Fact {
	q := p.Query
	scope := func(name string, o scopecore.Optional, absent string) Fact {
		switch {
		case !o.Given:
			return Fact{Name: name, Value: absent}
		case o.Text == "":
			return Fact{Name: name, Value: "empty"}
		}
		return Fact{Name: name, Value: o.Text, Code: true}
	}
	out := []Fact{
		{Name: "Grant", Value: knowledge.Code(q.Grant.String()) + " over " + knowledge.TransportName(q.Via) + ", " + knowledge.AccountName(q.Subaccount)},
		scope("Key", q.Key, "not known"),
	}
	if !q.Grant.FromKey() {
		out = append(out, scope("Token held", q.Held, "not known"))
	}
	if q.Grant.TakesScope() {
		out = append(out, scope("Asked", q.Ask, "no scope"))
	}
	for i := range out {
		out[i].Given = true
	}
	if p.Refused != nil {
		return append(out, Fact{Name: "Likely scope", Value: knowledge.RuleSays(p.Refused.Rule)})
	}
	out = append(out, scope("Likely scope", scopecore.Some(p.Scope()), ""))
	if open := knowledge.DomainNames(p.Undetermined()); len(open) > 0 {
		out = append(out, Fact{Name: "Depends on the key", Value: knowledge.List(open)})
	}
	l := p.Lifetime
	return append(out, Fact{Name: "Lives", Value: "bound to " + knowledge.BindingSays(l) + "; access " + knowledge.Duration(l.Access) + ", refresh " + knowledge.Duration(l.Refresh)})
}
