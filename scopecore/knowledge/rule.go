package knowledge

import (
	"slices"

	"scopecalculator/scopecore"
)

// Rule is one statement about how the server treats a scope, with what backs
// it.
type Rule struct {
	ID       scopecore.RuleID `json:"id"`
	Evidence Evidence         `json:"evidence"`
	// Title is the rule in a few words.
	Title string `json:"title"`
	// Says is the sentence for one case, with {domain}, {key}, {held},
	// {asked}, {likely} and {value} for that case's own.
	Says string `json:"-"`
	// SaysOpen is the sentence where the level that Says names is not known;
	// empty where Says fits that too.
	SaysOpen string `json:"-"`
	// OfHeld is set where that level is the held token's, and not the key's.
	OfHeld bool `json:"-"`
	// Why is the rule in full.
	Why string `json:"text"`
	// Disagreement tells where documentation and published answers differ, and
	// which of them the prediction follows; empty where they do not.
	Disagreement string `json:"disagreement"`
	// Settle is what would settle an open question; empty where none is open.
	Settle string `json:"settle"`
	// Sources are ids of sources.
	Sources []string `json:"sources"`
}

// Rules returns the table of rules, as a copy.
func Rules() []Rule { return slices.Clone(rules) }

// FindRule returns the rule with that id; nil where there is none. It isn't to be
// changed.
func FindRule(id scopecore.RuleID) *Rule {
	for i := range rules {
		if rules[i].ID == id {
			return &rules[i] // an answer looks up some fifty, which takes less than a map to make
		}
	}
	return nil
}

// ruleOf is the same, and a rule of nothing where there is none.
func ruleOf(id scopecore.RuleID) *Rule {
	if r := FindRule(id); r != nil {
		return r
	}
	return &Rule{}
}

// RuleEvidence says how well a rule is backed; EvidenceUnknown for an id that
// no rule has.
func RuleEvidence(id scopecore.RuleID) Evidence {
	return ruleOf(id).Evidence
}

// RuleSays is the sentence of a rule that needs no words of a case; empty for
// an id that no rule has.
func RuleSays(id scopecore.RuleID) string {
	return ruleOf(id).Says
}
