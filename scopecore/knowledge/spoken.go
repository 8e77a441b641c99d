package knowledge

import (
	"strconv"

	"scopecalculator/scopecore"
)

// Spoken says a prediction in a few sentences, as a screen reader would read it
// after a change: including how many ways of calling are allowed and denied,
// and how many remarks there are about the query's texts.
func Spoken(p *scopecore.Prediction, allowed, denied, remarks int) string {
	if p.Refused != nil {
		return HeadlineSays(p)
	}
	s := HeadlineSays(p)
	if before := ContinuedFrom(&p.Query); before != "" {
		s += " Continued from " + before + "."
	}
	s += " Predicted scope: " + p.Scope()
	if p.Scope() == "" {
		s += "empty"
	}
	s += "."
	if remarks > 0 {
		s += " " + strconv.Itoa(remarks) + plural(remarks, " remark", " remarks") + " on the text."
	}
	return s + " " + strconv.Itoa(allowed) + plural(allowed, " call", " calls") + " allowed, " + strconv.Itoa(denied) + " denied."
}

// DomainNames lists the names of domains.
func DomainNames(ds []scopecore.Domain) []string {
	out := make([]string, len(ds))
	for i, d := range ds {
		out[i] = d.String()
	}
	return out
}
