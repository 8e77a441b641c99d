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

// FindRule returns the rule with that id.
func FindRule(id scopecore.RuleID) (Rule, bool) {
	i, ok := places[id]
	if !ok {
		return Rule{}, false
	}
	return rules[i], true
}

// places are those of the rules in the table: an answer looks up some fifty.
var places = func() map[scopecore.RuleID]int {
	out := make(map[scopecore.RuleID]int, len(rules))
	for i := range rules {
		out[rules[i].ID] = i
	}
	return out
}()

// RuleEvidence says how well a rule is backed; EvidenceUnknown for an id that
// no rule has.
func RuleEvidence(id scopecore.RuleID) Evidence {
	if i, ok := places[id]; ok {
		return rules[i].Evidence
	}
	return EvidenceUnknown
}

// RuleSays is the sentence of a rule that needs no words of a case; empty for
// an id that no rule has.
func RuleSays(id scopecore.RuleID) string {
	if i, ok := places[id]; ok {
		return rules[i].Says
	}
	return ""
}
