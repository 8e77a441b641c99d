package knowledge

import (
	"strconv"
	"strings"

	"scopecalculator/scopecore"
)

// ErrorSays says what an error means and what to do about it.
func ErrorSays(c *ErrorCode) string { return c.Text + " " + c.Repair }

// reasons are the sentences about the reason that an error gives.
var reasons = []sentence{
	{"Not allowed", "The reason it gives is `Not allowed`."},
	{"tfa_code_is_required", "The reason it gives: there was no code."},
	{"tfa_code_not_matched", "The reason it gives: the code is wrong."},
	{"used_tfa_code", "The reason it gives: the code was used before. Each works once."},
	{"challenge_timeout", "The reason it gives: the challenge has expired. It lasts a minute."},
}

// ReasonSays is the sentence on the reason that an error reply gives, such as
// the missing scope; empty if it gives no known reason.
func ReasonSays(a *scopecore.Reply) string {
	if a.Missing == "" {
		return say(reasons, a.Reason)
	}
	return "It names what's missing: " + List(codes(strings.Fields(a.Missing))) + "."
}

// CallMissing compares a scope that an error names as missing with what the
// catalog has for the call.
func CallMissing(m *scopecore.Method, missing scopecore.Need) string {
	var needs []scopecore.Need
	for _, w := range m.Ways {
		for _, n := range w.AnyOf {
			if n == missing {
				return "The catalog has the same for " + Code(m.Name) + "."
			}
			needs = append(needs, n)
		}
	}
	if needs == nil {
		return "No source names a scope for " + Code(m.Name) + "; the error does."
	}
	return "The catalog has " + Needs(needs) + " for " + Code(m.Name) + ", which is not the same."
}

// CallsNeed says how many calls of the catalog need a token, and names one.
func CallsNeed(n int, example string) string {
	if n == 0 {
		return "No call in the catalog needs exactly that."
	}
	return strconv.Itoa(n) + plural(n, " call in the catalog needs it: ", " calls in the catalog need it, such as ") + Code(example) + "."
}

// MissingSays compares a scope that an error names as missing with the
// prediction for its domain. repair is where to get more of it.
func MissingSays(missing scopecore.Need, d *scopecore.DomainPrediction, repair scopecore.Repair) string {
	switch {
	case d.Ceiling < missing.Level:
		s := "That fits the prediction, which has " + Code(d.Domain.Token(d.Ceiling)) + " at most"
		if remedy := RepairSays(repair); remedy != "" {
			s += "; to get more, " + remedy
		}
		return s + "."
	case d.Floor >= missing.Level:
		return "The prediction has " + Code(d.Domain.Token(d.Floor)) + " for certain. Check that it's for the token that made the call; if so, a rule is wrong."
	}
	return "The prediction leaves open whether the token has it."
}
