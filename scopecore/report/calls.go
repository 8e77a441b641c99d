package report

import (
	"scopecalculator/scopecore"
	"scopecalculator/scopecore/catalog"
	"scopecalculator/scopecore/knowledge"
)

// outcomes are the verdicts on each kind of call, in the order of the catalog.
func outcomes(judge func(scopecore.Kind) scopecore.Judgment) []Outcome {
	kinds := catalog.Load().Kinds()
	out := make([]Outcome, len(kinds))
	for i, k := range kinds {
		j, o := judge(k), &out[i]
		o.Verdict, o.Token, o.Gates, o.Repair = j.Verdict, j.Lack.Token, j.Lack.Gates, j.Lack.Repair
		if n := len(j.Lack.AnyOf); n > 0 {
			o.AnyOf = make([]string, n)
			for i, need := range j.Lack.AnyOf {
				o.AnyOf[i] = need.String()
			}
		}
		o.Lacks, o.Remedy = knowledge.LackSays(j.Verdict, &j.Lack)
	}
	return out
}

// counts counts the ways of calling by verdict. all are the outcomes on each
// kind of call.
func counts(all []Outcome) Counts {
	var n [5]int
	for i, k := range catalog.Load().Kinds() {
		n[all[i].Verdict] += k.Ways
	}
	return Counts{
		Allowed: n[scopecore.Allowed], Likely: n[scopecore.Likely], Possible: n[scopecore.Possible],
		Denied: n[scopecore.Denied], Undocumented: n[scopecore.Undocumented],
	}
}

// keyCapable says what the key of a query can do: what a token gets without
// asking for a scope.
func keyCapable(q *scopecore.Query) []scopecore.ConsequenceVerdict {
	q = q.Clone()
	q.Grant, q.Ask, q.Held = q.KeyGrant(), scopecore.Opt[string]{}, scopecore.Opt[string]{}
	return scopecore.Predict(q).Access().Consequences(catalog.Load())
}

// capabilities says what the token can do, and beside it what its key can. all
// are the outcomes for each kind of call. A key that isn't known could do
// anything, so it isn't contrasted with the token.
func capabilities(a *scopecore.Access, key []scopecore.ConsequenceVerdict, known bool, all []Outcome) []Capability {
	c := catalog.Load()
	verdicts := a.Consequences(c)
	out := make([]Capability, len(verdicts))
	for i, v := range verdicts {
		o := &out[i]
		*o = Capability{
			ID: v.ID, Title: v.Title, Verdict: v.Verdict, Word: knowledge.CapableOf(&v),
			Line: knowledge.Calls(len(v.Witnesses)), Witnesses: v.Witnesses, Grave: v.Grave,
			KeyVerdict: key[i].Verdict, KeyWord: knowledge.CapableOf(&key[i]), Differs: knowledge.KeyCan(v.Verdict, key[i].Verdict), KeyDiffers: knowledge.TokenCannot(v.Verdict, key[i].Verdict),
		}
		if !known {
			o.Differs = ""
		}
		why, same := shared(c, v.Witnesses, all)
		if !same {
			continue
		}
		o.Why = knowledge.Both(why.Lacks, why.Remedy)
		if why.Lacks != "" && (v.Verdict == scopecore.Denied || len(why.Gates) > 0) {
			o.Line = why.Lacks
		}
		if o.Why == o.Line {
			o.Why = ""
		}
	}
	return out
}

// shared returns the outcome of the witnesses if one reason fits them all.
func shared(c *scopecore.Catalog, witnesses []int, all []Outcome) (why *Outcome, same bool) {
	for _, m := range witnesses {
		o := best(c.Methods()[m].Ways, all)
		if why != nil && (o.Lacks != why.Lacks || o.Remedy != why.Remedy) {
			return nil, false
		}
		why = o
	}
	return why, why != nil
}

// best returns the outcome of the way of calling with the best verdict, the
// usual way if they're equal.
func best(ways []scopecore.Way, all []Outcome) *Outcome {
	out := &all[ways[0].Kind]
	for _, w := range ways {
		if o := &all[w.Kind]; o.Verdict > out.Verdict {
			out = o
		}
	}
	return out
}
