package report

import (
	"scopecalculator/scopecore"
	"scopecalculator/scopecore/catalog"
	"scopecalculator/scopecore/knowledge"
)

// WholeCatalog reports everything that does not depend on a query.
func WholeCatalog() Catalog {
	c := catalog.Load()
	out := Catalog{Version: catalog.Version}
	for i, m := range c.Methods() {
		method := CatalogMethod{
			Name: m.Name, Channel: m.Channel, Category: m.Category, Summary: m.Summary,
			Gates: m.Gates, MatchingEngine: m.MatchingEngine, URL: m.URL, Note: m.Note,
		}
		for j, w := range m.Ways {
			method.Ways = append(method.Ways, CatalogWay{When: w.When, Needs: needs(w.AnyOf), Kind: c.KindsOf(i)[j]})
		}
		out.Methods = append(out.Methods, method)
	}
	for _, g := range scopecore.Gates() {
		out.Gates = append(out.Gates, CatalogGate{g, knowledge.GateName(g)})
	}
	for _, r := range catalog.RemovedMethods() {
		out.Removed = append(out.Removed, Gone{Name: r.Name, Needs: r.LastNeed, LastSeen: r.LastSeen, GoneBy: r.GoneBy, Note: r.Note})
	}
	for _, j := range catalog.Jobs() {
		out.Jobs = append(out.Jobs, Task{j.ID, j.Title, j.Methods})
	}
	for _, t := range catalog.Tasks() {
		out.Tasks = append(out.Tasks, Task{t.ID, t.Title, t.Methods})
	}
	for _, r := range knowledge.Rules() {
		out.Rules = append(out.Rules, CatalogRule{
			ID: r.ID, Title: r.Title, Evidence: r.Evidence, Text: r.Why,
			Disagreement: r.Disagreement, Settle: r.Settle, Sources: r.Sources,
		})
	}
	for _, s := range knowledge.Sources() {
		out.Sources = append(out.Sources, Source(s))
	}
	for _, e := range knowledge.Evidences() {
		out.Evidence = append(out.Evidence, CatalogEvidence{e, e.Text()})
	}
	return out
}

// needs are the tokens of which any one suffices.
func needs(anyOf []scopecore.Need) []string {
	out := make([]string, len(anyOf))
	for i, n := range anyOf {
		out[i] = n.Domain.Token(n.Level)
	}
	return out
}

// ExplainRule reports all that is known of a rule.
func ExplainRule(id scopecore.RuleID) (e Explanation, ok bool) {
	r, ok := knowledge.FindRule(id)
	e = explanation("rule", string(r.ID), r.Title, r.Evidence, r.Why, r.Sources)
	e.Disagreement, e.Settle = r.Disagreement, r.Settle
	return e, ok
}

// ExplainToken reports the meaning of a token as it is in a scope, whatever its
// value.
func ExplainToken(token string) (e Explanation, ok bool) {
	t, ok := knowledge.FindToken(token)
	return explanation("token", t.Form, knowledge.Code(t.Form)+", set by "+t.Setter, t.Evidence, t.Text, t.Sources), ok
}

// ExplainError reports the meaning of an error code and what to do about it.
func ExplainError(code int) (e Explanation, ok bool) {
	c, ok := knowledge.FindErrorCode(code)
	return explanation("error", itoa(c.Code), c.Name, c.Evidence, c.Text+" "+c.Repair, c.Sources), ok
}

func explanation(kind, id, title string, evidence knowledge.Evidence, text string, sources []string) Explanation {
	e := Explanation{Kind: kind, ID: id, Title: title, Evidence: evidence, Meaning: evidence.Text(), Text: text}
	for _, id := range sources {
		if s, ok := knowledge.FindSource(id); ok {
			e.Sources = append(e.Sources, Source(s))
		}
	}
	return e
}
