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
	scope := func(o scopecore.Optional, absent string) string {
		switch {
		case !o.Given:
			return absent
		case o.Text == "":
			return "empty"
		}
		return knowledge.Code(o.Text)
	}
	out := []Fact{
		{"Grant", knowledge.Code(q.Grant.String()) + " over " + knowledge.TransportName(q.Via) + ", " + knowledge.AccountName(q.Subaccount)},
		{"Key", scope(q.Key, "not known")},
	}
	if !q.Grant.FromKey() {
		out = append(out, Fact{"Token held", scope(q.Held, "not known")})
	}
	if q.Grant.TakesScope() {
		out = append(out, Fact{"Asked", scope(q.Ask, "no scope")})
	}
	if p.Refused != nil {
		return append(out, Fact{"Likely scope", knowledge.RuleSays(p.Refused.Rule)})
	}
	out = append(out, Fact{"Likely scope", scope(scopecore.Some(p.Scope()), "")})
	if open := knowledge.DomainNames(p.Undetermined()); len(open) > 0 {
		out = append(out, Fact{"Depends on the key", knowledge.List(open)})
	}
	l := p.Lifetime
	return append(out, Fact{"Lives", "bound to " + knowledge.BindingSays(l) + "; access " + knowledge.Duration(l.Access) + ", refresh " + knowledge.Duration(l.Refresh)})
}
