package report

import (
	"scopecalculator/scopecore"
	"scopecalculator/scopecore/knowledge"
	"scopecalculator/scopecore/reading"
)

// FindLeast reports the least scope for the calls that a text names, made with
// the credentials and transport of the query, and what's beyond the limit, if
// there is one.
func FindLeast(found *reading.Found, q *scopecore.Query, limit *scopecore.Want) Least {
	l := scopecore.FindLeast(found.Methods, q.Subaccount, q.Via)
	q = q.Clone()
	q.Grant, q.Key, q.Ask = q.KeyGrant(), scopecore.Known(l.Key()), scopecore.Known(l.Ask())
	out := Least{
		Key: l.Key(), Ask: l.Ask(), When: l.When,
		Covered: names(l.Covered), Beyond: beyond(l), Undocumented: names(l.Undocumented),
		Query: q.Encode(),
	}
	for i := range l.Alternatives {
		a := &l.Alternatives[i]
		out.Alternatives = append(out.Alternatives, LeastScope{a.Key(), a.Ask(), a.When})
	}
	for i := range l.Because {
		b := &l.Because[i]
		out.Because = append(out.Because, Part{b.Domain.Token(b.Level), names(b.Serves), names(b.Breaks)})
	}
	if limit != nil {
		for _, o := range l.Over(limit.Levels) {
			out.Over = append(out.Over, Over{o.Need.String(), names(o.Calls)})
		}
	}
	for i := range found.Others {
		m := &found.Others[i]
		out.Unresolved = append(out.Unresolved, Unresolved{Name: m.Name, Reason: m.Reason.String(), Text: knowledge.MentionSays(m), Near: m.Near})
	}
	out.Unread = unread(found.Unread, nil)
	return out
}

func names(ms []*scopecore.Method) []string {
	out := make([]string, len(ms))
	for i, m := range ms {
		out[i] = m.Called()
	}
	return out
}

// beyond collects the calls that need the same thing besides their scope.
func beyond(l *scopecore.Least) []Beyond {
	var out []Beyond
calls:
	for i := range l.OutOfReach {
		o := &l.OutOfReach[i]
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
