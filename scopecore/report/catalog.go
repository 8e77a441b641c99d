package report

import (
	"scopecalculator/scopecore"
	"scopecalculator/scopecore/catalog"
	"scopecalculator/scopecore/knowledge"
)

// WholeCatalog reports everything that does not depend on a query.
func WholeCatalog() Catalog {
	out := Catalog{
		Version: max(knowledge.RulesDate, catalog.Version), RulesDate: knowledge.RulesDate, CatalogDate: catalog.Version,
		Methods: catalog.Load().Methods(), Removed: catalog.RemovedMethods(),
		Jobs: catalog.Jobs(), Tasks: catalog.Tasks(), Rules: knowledge.Rules(), Sources: knowledge.Sources(),
	}
	for _, g := range scopecore.Gates() {
		out.Gates = append(out.Gates, CatalogGate{g, knowledge.GateName(g)})
	}
	for _, e := range knowledge.Evidences() {
		out.Evidence = append(out.Evidence, CatalogEvidence{e, e.Text()})
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
	return explanation("error", itoa(c.Code), c.Name, c.Evidence, knowledge.ErrorSays(c), c.Sources), ok
}

func explanation(kind, id, title string, evidence knowledge.Evidence, text string, sources []string) Explanation {
	e := Explanation{Kind: kind, ID: id, Title: title, Evidence: evidence, Meaning: evidence.Text(), Text: text}
	for _, id := range sources {
		if s, ok := knowledge.FindSource(id); ok {
			e.Sources = append(e.Sources, s)
		}
	}
	return e
}
