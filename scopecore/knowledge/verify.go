package knowledge

import (
	"strconv"

	"scopecalculator/scopecore"
)

// StatusHeadline says in a sentence how a reply compares.
func StatusHeadline(s scopecore.Status) string {
	switch s {
	case scopecore.StatusWithin:
		return "Not the likely reply, but a possible one."
	case scopecore.StatusContradicts:
		return "This contradicts the prediction."
	}
	return "Just as predicted."
}

// StatusWord says in a few words how one token compares.
func StatusWord(s scopecore.Status, missing bool) string {
	word := "as predicted"
	switch s {
	case scopecore.StatusWithin:
		word = "possible"
	case scopecore.StatusContradicts:
		word = "contradicts the prediction"
	}
	if missing {
		return "missing, " + word
	}
	return word
}

// Removed says how many secrets, and how many words that aren't tokens, were
// dropped from a text.
func Removed(secrets, words int) string {
	var gone []string
	if secrets > 0 {
		gone = append(gone, strconv.Itoa(secrets)+plural(secrets, " secret", " secrets"))
	}
	if words > 0 {
		gone = append(gone, strconv.Itoa(words)+plural(words, " word that isn't a token", " words that aren't tokens"))
	}
	if gone == nil {
		return "No secret found."
	}
	return List(gone) + " removed. " + plural(secrets+words, "It isn't", "They aren't") + " stored."
}

// CutOff says what a reply that was cut off means.
const CutOff = "The reply was cut off, so what it doesn't show is unknown."

// CameUnasked says that these tokens came although they weren't asked for.
func CameUnasked(tokens []string) string {
	return "Not asked for: " + List(tokens) + "."
}

// AgainstRules says which rules a reply contradicts.
func AgainstRules(rules []string) string {
	return "That breaks our " + plural(len(rules), "rule ", "rules ") + List(rules) + "."
}

// HeldAgainst says which setting a reply is compared with.
func HeldAgainst(q *scopecore.Query) string {
	held, source := "key ", q.Key
	if !q.Grant.FromKey() {
		held, source = "token ", q.Held
	}
	s := "Compared with: " + Setting(q) + ", " + held
	switch {
	case !source.Known && len(q.Steps()) > 0:
		s += "as predicted"
	case !source.Known:
		s += "not known"
	case source.Value == "":
		s += "with nothing"
	default:
		s += Code(Short(source.Value))
	}
	if q.Grant.TakesScope() {
		s += ", asked for "
		if q.Ask.Known {
			s += Code(Short(q.Ask.Value))
		} else {
			s += "no scope"
		}
	}
	return s + "."
}

// Short cuts a text that goes into a sentence to a readable length.
func Short(s string) string {
	const most = 160
	if len(s) <= most {
		return s
	}
	n := most
	for n > 0 && s[n]&0xC0 == 0x80 {
		n--
	}
	return s[:n] + "…"
}
