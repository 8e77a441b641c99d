package report

import (
	"scopecalculator/scopecore"
	"scopecalculator/scopecore/catalog"
	"scopecalculator/scopecore/knowledge"
)

// WholeCatalog reports everything that doesn't depend on a query.
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

// ExplainRule reports everything known about a rule; nil if there is none.
func ExplainRule(id scopecore.RuleID) *Explanation {
	r := knowledge.FindRule(id)
	if r == nil {
		return nil
	}
	e := explanation("rule", string(r.ID), r.Title, r.Evidence, r.Why, r.Sources)
	e.Disagreement, e.Settle = r.Disagreement, r.Settle
	return e
}

// ExplainToken reports the meaning of a token as written in a scope, whatever
// its value; nil if it has none.
func ExplainToken(token string) *Explanation {
	t := knowledge.FindToken(token)
	if t == nil {
		return nil
	}
	return explanation("token", t.Form, knowledge.Code(t.Form)+", set by "+t.Setter, t.Evidence, t.Text, t.Sources)
}

// ExplainError reports the meaning of an error code and what to do about it;
// nil if it isn't known.
func ExplainError(code int) *Explanation {
	c := knowledge.FindErrorCode(code)
	if c == nil {
		return nil
	}
	return explanation("error", itoa(c.Code), c.Name, c.Evidence, knowledge.ErrorSays(c), c.Sources)
}

func explanation(kind, id, title string, evidence knowledge.Evidence, text string, sources []string) *Explanation {
	e := &Explanation{Kind: kind, ID: id, Title: title, Evidence: evidence, Meaning: evidence.Text(), Text: text}
	for _, id := range sources {
		if s, ok := knowledge.FindSource(id); ok {
			e.Sources = append(e.Sources, s)
		}
	}
	return e
}
