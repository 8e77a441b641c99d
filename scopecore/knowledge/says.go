package knowledge

import (
	"strconv"
	"strings"

	"scopecalculator/scopecore"
)

// DomainSays is the sentence that says what happens to a domain.
func DomainSays(d *scopecore.DomainPrediction) string { return DomainSaysBy(d, d.Rule) }

// DomainSaysBy is the sentence of one of a domain's rules: the one that set the
// interval, or another one that moved it.
func DomainSaysBy(d *scopecore.DomainPrediction, id scopecore.RuleID) string {
	r := ruleOf(id)
	base := d.Key
	if r.OfHeld || d.Held.Known {
		base = d.Held
	}
	text := r.Says
	if !base.Known && r.SaysOpen != "" {
		text = r.SaysOpen
	}
	return fill(text, "domain", d.Domain.String(), "key", d.Key.String(), "held", d.Held.String(), "asked", d.Asked.High.String())
}

// TokenSays is the sentence that says what happens to a token.
func TokenSays(p *scopecore.Prediction, t *scopecore.TokenPrediction) string {
	switch {
	case t.Functional:
		return DomainSays(&p.Domains[t.Domain])
	case t.Rule == scopecore.RuleExpires:
		return fill(RuleSays(t.Rule), "value", p.Lifetime.Access.String())
	}
	return RuleSays(t.Rule)
}

// FoundSays is the sentence about a token of a reply compared with the
// prediction.
func FoundSays(p *scopecore.Prediction, f *scopecore.Finding) string {
	d := &p.Domains[f.Domain]
	text := fill(say(findings, f.Code),
		"likely", d.Likely.String(), "ceiling", d.Ceiling.String(), "floor", d.Floor.String(),
		"binding", p.Lifetime.Binding.String(), "seconds", strconv.FormatInt(f.Seconds, 10), "count", strconv.Itoa(f.Count)+plural(f.Count, " word", " words"), "predicted", p.Lifetime.Access.String())
	own := ""
	switch {
	case !f.Functional:
		own = RuleSays(p.Lifetime.Rule)
	case d.Effect != scopecore.EffectKept || f.Code == "level" || f.Code == "level-open" || f.Code == "missing-likely" || f.Code == "missing-certain":
		own = DomainSays(d) // "granted as asked" is not a reason for anything else
	}
	return strings.TrimSuffix(strings.Replace(text, "…", own, 1), " ")
}

// findings are the sentences about a token of a reply, by code. What follows
// "…" is the domain's or the binding's own sentence.
var findings = []sentence{
	{"binding", "As predicted. …"},
	{"binding-open", "Possible: the binding isn't predicted."},
	{"binding-other", "The token was predicted to be bound to a {binding}."},
	{"session-other", "Another session name was predicted."},
	{"level", "As predicted. …"},
	{"level-open", "Possible: the prediction left it open. …"},
	{"level-other", "Possible, though `{likely}` was likely. …"},
	{"level-above", "More than was predicted: at most `{ceiling}`. …"},
	{"level-below", "Less than was predicted: at least `{floor}`. …"},
	{"domain-twice", "The reply names this domain twice, which no published reply does."},
	{"mainaccount", "As predicted: the credentials are the main account's."},
	{"mainaccount-open", "Possible: whether it comes is unknown."},
	{"mainaccount-unpredicted", "No `mainaccount` was predicted for this token."},
	{"key-name", "The key's name."},
	{"key-name-unset", "The key has a name that isn't in the setting."},
	{"expires-echoed", "The lifetime asked for, echoed."},
	{"expires-unasked", "This lifetime wasn't asked for."},
	{"ip-first-seen", "Never seen in a published reply before."},
	{"ip-unasked", "This restriction wasn't asked for."},
	{"application", "A registered application, known only from the changelog."},
	{"unknown-token", "No source describes this token."},
	{"unknown-words", "{count} of the reply's scope that no source describes. What isn't a token isn't shown or kept."},
	{"start-open", "Possible: which token it started from isn't known."},
	{"came-though-refused", "A token came, though none was predicted."},
	{"expires-in", "Expires in {seconds} seconds, as predicted."},
	{"expires-in-other", "Expires in {seconds} seconds; {predicted} were predicted."},
	{"missing-likely", "Expected but missing. That can happen. …"},
	{"missing-certain", "It was certain but didn't come. …"},
	{"missing-mainaccount", "The setting says that the credentials are the main account's; the reply says that they aren't."},
	{"missing-binding", "The reply shows neither `connection` nor `session:`."},
	{"missing-key-name", "The setting says that the key has this name."},
	{"missing-expires", "The lifetime asked for is echoed in all published replies."},
}
