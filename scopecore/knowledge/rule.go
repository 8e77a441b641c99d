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
	// Says is the sentence for one case, with blanks for that case: {domain},
	// {key}, {held}, {asked}, {likely} and {value}.
	Says string `json:"-"`
	// SaysOpen is the sentence if the level that Says names is unknown; empty
	// if Says fits that too.
	SaysOpen string `json:"-"`
	// OfHeld is set if that level is the held token's, not the key's.
	OfHeld bool `json:"-"`
	// Why is the rule in full.
	Why string `json:"text"`
	// Disagreement says where documentation and published replies differ, and
	// which of them the prediction follows; empty if they don't.
	Disagreement string `json:"disagreement"`
	// Settle is what would settle an open question; empty if none is open.
	Settle string `json:"settle"`
	// Sources are ids of sources.
	Sources []string `json:"sources"`
}

// Rules returns the table of rules, as a copy.
func Rules() []Rule { return slices.Clone(rules) }

// FindRule returns the rule with that id; nil if there is none. Don't change
// it.
func FindRule(id scopecore.RuleID) *Rule {
	for i := range rules {
		if rules[i].ID == id {
			return &rules[i] // an answer looks up about fifty, which takes less than making a map
		}
	}
	return nil
}

// ruleOf is the same, or an empty rule if there is none.
func ruleOf(id scopecore.RuleID) *Rule {
	if r := FindRule(id); r != nil {
		return r
	}
	return &Rule{}
}

// RuleEvidence says how well a rule is backed; EvidenceUnknown for an unknown
// id.
func RuleEvidence(id scopecore.RuleID) Evidence {
	return ruleOf(id).Evidence
}

// RuleSays is the sentence of a rule without blanks; empty for an unknown id.
func RuleSays(id scopecore.RuleID) string {
	return ruleOf(id).Says
}
