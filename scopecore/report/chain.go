package report

import (
	"scopecalculator/scopecore"
	"scopecalculator/scopecore/knowledge"
)

// stepsBefore are the steps of a chain except the last, which is the query
// itself.
func stepsBefore(chain []*scopecore.Prediction) []Step {
	out := make([]Step, 0, len(chain)-1)
	for i, p := range chain[:len(chain)-1] {
		s := Step{Grant: p.Query.Grant, Scope: p.Scope(), Query: p.Query.Encode()}
		if held := chain[i+1].Query.Held; held.Known {
			s.Scope = held.Value
		}
		out = append(out, s)
	}
	return out
}

// next are the grants that can continue from the token: the one that the server
// returned if the query has its reply, otherwise the predicted one.
func next(p *scopecore.Prediction, returned *Returned) []Next {
	var scope scopecore.Opt[string]
	if returned != nil {
		scope = scopecore.Known(returned.Scope)
	}
	var out []Next
	for _, g := range scopecore.Grants() {
		if q, ok := p.Next(g, scope); ok {
			out = append(out, Next{Grant: g, Label: knowledge.GoOn(g), Query: q.Encode()})
		}
	}
	return out
}
