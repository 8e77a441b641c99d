package report

import (
	"scopecalculator/scopecore"
	"scopecalculator/scopecore/knowledge"
)

// FindLeast reports the least scope for the calls that a text names, made by
// the credentials and over the transport of the query.
func FindLeast(found scopecore.Mentions, q scopecore.Query) Least {
	l := scopecore.FindLeast(found.Methods, q.Subaccount, q.Via)
	q.Grant, q.Key, q.Ask = q.KeyGrant(), scopecore.Known(l.Key()), scopecore.Known(l.Ask())
	out := Least{
		Key: l.Key(), Ask: l.Ask(),
		Covered: names(l.Covered), Beyond: beyond(l), Undocumented: names(l.Undocumented),
		Query: q.Encode(),
	}
	for _, a := range l.Alternatives {
		out.Alternatives = append(out.Alternatives, LeastScope{a.Key(), a.Ask(), a.When})
	}
	for _, b := range l.Because {
		out.Because = append(out.Because, Part{b.Domain.Token(b.Level), names(b.Serves), names(b.Breaks)})
	}
	for _, m := range found.Others {
		out.Unresolved = append(out.Unresolved, Unresolved{Name: m.Name, Reason: m.Reason, Text: knowledge.MentionSays(m), Near: m.Near})
	}
	return out
}

func names(ms []*scopecore.Method) []string {
	out := make([]string, len(ms))
	for i, m := range ms {
		out[i] = m.Name
	}
	return out
}

// beyond gathers the calls that need the same thing besides their scope.
func beyond(l scopecore.Least) []Beyond {
	var out []Beyond
calls:
	for _, o := range l.OutOfReach {
		text := knowledge.GateSays(o.Gate, o.Opens)
		if text == "" {
			continue
		}
		for i := range out {
			if out[i].Gate == o.Gate && out[i].Text == text && out[i].Blocked == o.Blocked() {
				out[i].Calls = append(out[i].Calls, o.Name())
				continue calls
			}
		}
		out = append(out, Beyond{o.Gate, knowledge.GateName(o.Gate), text, o.Blocked(), []string{o.Name()}})
	}
	return out
}
