package report

import (
	"strings"

	"scopecalculator/scopecore"
	"scopecalculator/scopecore/knowledge"
)

// Verify reports how a reply of the server compares with the query's
// prediction. The reply comes from package reading.
func Verify(q *scopecore.Query, a *scopecore.Reply) *Verification {
	p := scopecore.Predict(q)
	v := scopecore.Verify(p, a)
	all := outcomes(v.Access.Judge)
	out := &Verification{
		Status: v.Status, Headline: knowledge.StatusHeadline(v.Status),
		Granted: a.Scope, ExpiresIn: Seconds(a.ExpiresIn),
		Truncated: a.Truncated, Secrets: a.Secrets, Dropped: a.Unknown + a.Dropped, Removed: knowledge.Removed(a.Secrets, a.Unknown+a.Dropped),
		Reply: Reply{a.Text(), Seconds(a.ExpiresIn)}, Predicted: p.Scope(),
		Check: CheckOf(scopecore.Check(legible(a), p.Want())),
		Calls: all, Counts: counts(all), Consequences: capabilities(v.Access, keyCapable(q), q.Key.Known, all),
	}
	r := returnedOf(p, v, a)
	out.Found, out.Notes, out.Record, out.RecordSays, out.ReportURL = r.Found, r.Notes, r.Record, r.RecordSays, r.ReportURL
	return out
}

// returnedOf reports a reply that was compared with the prediction.
func returnedOf(p *scopecore.Prediction, v *scopecore.Verification, a *scopecore.Reply) Returned {
	out := Returned{Status: v.Status, Scope: a.Text(), Found: found(p, v), Notes: notes(p, v, a)}
	if v.Status == scopecore.StatusContradicts {
		out.Record = record(&p.Query, a)
		out.RecordSays, out.ReportURL = recordSays(out.Record), reportURL(knowledge.Home, out.Record)
	}
	return out
}

// legible is the scope of a reply, with "?" for each word that isn't a token:
// such words aren't shown, but still aren't wanted.
func legible(a *scopecore.Reply) string {
	return strings.Repeat("? ", a.Unknown) + a.Scope
}

// found lists the tokens of a reply and those that are missing. Contradictions
// come first, then what differs from the request: that's what the question is
// about.
func found(p *scopecore.Prediction, v *scopecore.Verification) []Found {
	asked := strings.Fields(p.Query.Ask.Value)
	if !p.Query.Grant.TakesScope() {
		asked = nil
	}
	var ranked [3][]Found
	add := func(f *scopecore.Finding, missing bool) {
		rank := 2
		switch {
		case f.Status == scopecore.StatusContradicts:
			rank = 0
		case missing || strings.Contains(f.Token, ":") && !has(asked, f.Token):
			rank = 1
		}
		ranked[rank] = append(ranked[rank], Found{
			Reason: reason(f.Rule, knowledge.FoundSays(p, f)),
			Token:  f.Token, Status: f.Status, Sign: statusSign(f.Status), Word: knowledge.StatusWord(f.Status, missing), Missing: missing,
		})
	}
	for i := range v.Tokens {
		add(&v.Tokens[i], false)
	}
	for i := range v.Missing {
		add(&v.Missing[i], true)
	}
	if v.Lifetime != nil {
		add(v.Lifetime, false)
	}
	return append(append(ranked[0], ranked[1]...), ranked[2]...)
}

func has(list []string, s string) bool {
	for _, other := range list {
		if other == s {
			return true
		}
	}
	return false
}

// notes say what else to know about a reply: what it's compared with, what came
// unasked, what's left open, and the rules it contradicts.
func notes(p *scopecore.Prediction, v *scopecore.Verification, a *scopecore.Reply) []string {
	out := []string{knowledge.HeldAgainst(&p.Query)}
	var unasked, rules []string
	for _, f := range v.Tokens {
		if f.Rule == scopecore.RuleInherited {
			unasked = append(unasked, knowledge.Code(f.Token))
		}
	}
	lists := [][]scopecore.Finding{v.Tokens, v.Missing}
	if v.Lifetime != nil {
		lists = append(lists, []scopecore.Finding{*v.Lifetime})
	}
	for _, list := range lists {
		for _, f := range list {
			if rule := knowledge.Code(f.Rule.String()); f.Status == scopecore.StatusContradicts && !has(rules, rule) {
				rules = append(rules, rule)
			}
		}
	}
	if len(unasked) > 0 {
		out = append(out, knowledge.CameUnasked(unasked))
	}
	if a.Truncated {
		out = append(out, knowledge.CutOff)
	}
	if len(rules) > 0 {
		out = append(out, knowledge.AgainstRules(rules))
	}
	return out
}
