package report

import (
	"scopecalculator/scopecore"
	"scopecalculator/scopecore/catalog"
	"scopecalculator/scopecore/knowledge"
)

// Compare reports what the second query allows that the first doesn't.
func Compare(a, b *scopecore.Query) Comparison {
	c := catalog.Load()
	before, after := scopecore.Predict(a).Access(), scopecore.Predict(b).Access()
	d := scopecore.Compare(before, after, c)
	out := Comparison{
		OnlyRemoves: d.OnlyRemoves, Same: d.Same, Headline: knowledge.ComparisonSays(d),
		Added: changes(d.Added), Removed: changes(d.Removed),
	}
	was, is := before.Consequences(c), after.Consequences(c)
	for i := range is {
		if is[i].Verdict > was[i].Verdict {
			out.Consequences = append(out.Consequences, Gain{is[i].ID, is[i].Title, knowledge.Capable(was[i].Verdict), knowledge.Capable(is[i].Verdict)})
		}
	}
	return out
}

func changes(list []scopecore.Change) []Change {
	out := make([]Change, len(list))
	for i, g := range list {
		out[i] = Change{g.Method.Name, g.Way.When, g.From, g.To}
	}
	return out
}
