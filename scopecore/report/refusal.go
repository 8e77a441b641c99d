package report

import (
	"scopecalculator/scopecore"
	"scopecalculator/scopecore/catalog"
	"scopecalculator/scopecore/knowledge"
)

// ErrorReply says what an error that the server replied with means, and
// compares what it names as missing with the catalog and the query's
// prediction. calls are those that the reply's text names. ok is false if the
// error has nothing to do with scopes, or there is none.
func ErrorReply(q *scopecore.Query, a *scopecore.Reply, calls []*scopecore.Method) (text string, ok bool) {
	c := knowledge.FindErrorCode(a.ErrorCode)
	if c == nil {
		return "", false
	}
	p := scopecore.Predict(q)
	text = "The server refused: " + c.Name + "."
	if a.Missing == "" {
		text += " " + knowledge.ErrorSays(c)
	}
	text += reasonOf(a, calls)
	for _, n := range missing(a) {
		if p.Refused == nil {
			text += " " + knowledge.MissingSays(n, &p.Domains[n.Domain], p.Judge(scopecore.Kind{AnyOf: []scopecore.Need{n}}).Lack.Repair)
		}
	}
	return text, true
}

// ExplainErrorReply reports the meaning of the error in a reply, with what it
// names as missing compared with the catalog; nil if nothing is known about it.
func ExplainErrorReply(a *scopecore.Reply, calls []*scopecore.Method) *Explanation {
	e := ExplainError(a.ErrorCode)
	if e != nil {
		e.Text += reasonOf(a, calls)
	}
	return e
}

// reasonOf says what reason a reply gives, and what the catalog says about it,
// in sentences that follow others.
func reasonOf(a *scopecore.Reply, calls []*scopecore.Method) (text string) {
	if s := knowledge.ReasonSays(a); s != "" {
		text = " " + s
	}
	for _, n := range missing(a) {
		for _, m := range calls {
			text += " " + knowledge.CallMissing(m, n)
		}
		if len(calls) == 0 {
			text += " " + callsNeed(n)
		}
	}
	return text
}

// missing are the needs among what an error names as missing.
func missing(a *scopecore.Reply) []scopecore.Need {
	var out []scopecore.Need
	s := scopecore.Parse(a.Missing, scopecore.RoleHeld)
	for _, d := range scopecore.Domains() {
		if asked := s.Asked[d]; asked.Named && !asked.Unreadable {
			out = append(out, scopecore.Need{Domain: d, Level: asked.High})
		}
	}
	return out
}

// callsNeed counts the calls that need exactly that.
func callsNeed(need scopecore.Need) string {
	count, example := 0, ""
	for _, m := range catalog.Load().Methods() {
		for _, w := range m.Ways {
			if len(w.AnyOf) == 1 && w.AnyOf[0] == need {
				if count++; count == 1 {
					example = m.Name
				}
				break
			}
		}
	}
	return knowledge.CallsNeed(count, example)
}
