package knowledge

import "scopecalculator/scopecore"

// row is what a row says about a domain, by the code of the reason: the effect
// in a word or two, and a sentence if the domain isn't, or may not be, as
// wanted. If the word is empty, the yardstick's is used.
type row struct{ code, word, says string }

var rows = []row{
	{"as-asked", "as asked", ""},
	{"as-key", "from key", ""},
	{"as-held", "as held", ""},
	{"ruled-out", "ruled out", ""},
	{"not-on-key", "not on key", ""},
	{"not-held", "not held", ""},
	{"no-token", "no token", ""},

	{"cut-by-key", "cut by key", "The key stops at `{key}`, so `{want}` is cut."},
	{"key-has-none", "not on key", "The key has no `{domain}`, so `{want}` is cut."},
	{"cut-by-token", "cut by token", "The token you hold stops at `{held}`, so `{want}` is {likely}cut."},
	{"token-has-none", "not held", "The token you hold has no `{domain}`, so `{want}` is {likely}cut."},
	{"exchange-asks-more", "cut by token", "The token you hold stops at `{held}`, so `{want}` is cut or refused."},
	{"exchange-asks-for-none-held", "not held", "The token you hold has no `{domain}`, so `{want}` is cut or refused."},

	{"from-key", "from key", "Left out, so it likely follows the key."},
	{"from-token", "from token", "Left out, so it likely stays as the token has it."},

	{"depends-on-key", "depends on key", ""},
	{"exchange-leaves-out", "unknown", "Left out. Whether an exchange then keeps it is undocumented."},

	{"if-key-allows", "if key allows", "Only if the key allows `{want}`."},
	{"if-key-still-allows", "if key allows", "Only if the key still allows `{want}`."},
	{"unknown-token", "", "Part of the request may not be understood, so this isn't certain."},
	{"may-be-narrowed", "", "Deribit warns that it may come back as `{floor}`."},
	{"refresh-with-scope", "", "What a refresh does with a scope is undocumented, so it may not stay."},
	{"exchange-names-nothing", "", "The scope names no domain, so it likely stays."},
	{"token-not-sure", "", "What the token you hold has isn't certain."},
	{"refresh-may-keep", "", "What a refresh does with a scope is undocumented, so up to `{ceiling}` may come."},
	{"exchange-may-keep", "", "No published reply shows an exchange with a scope, so up to `{ceiling}` may stay."},

	{"unreadable", "unreadable", "The request names it in a form that Deribit may not understand."},
	{"unreadable-key", "unreadable", "The key names it in a form that can't be read."},
	{"unreadable-token", "unreadable", "The token you hold names it in a form that can't be read."},
	{"two-levels", "two levels", "Asked at two levels. Which one counts is undocumented, so we assume the lower."},
	{"two-levels-key", "two levels", "The key names it at two levels, so we assume the lower."},
	{"two-levels-token", "two levels", "The token you hold names it at two levels, so we assume the lower."},
}

// yardsticks are the words if what comes is likely as wanted: some level, or
// none.
var yardsticks = [...]struct{ some, none string }{
	scopecore.AgainstRequest: {"as asked", "ruled out"},
	scopecore.AgainstKey:     {"from key", "not on key"},
	scopecore.AgainstHeld:    {"as held", "not held"},
}

func findRow(code string) row {
	for _, r := range rows {
		if r.code == code {
			return r
		}
	}
	return row{}
}

// RowWord is what became of a domain, in up to three words.
func RowWord(r *scopecore.Result) string {
	words := yardsticks[r.Against]
	switch word := findRow(r.Code).word; {
	case word != "":
		return word
	case r.Want.Value == scopecore.None:
		return words.none
	}
	return words.some
}

// RowSays is the sentence about a domain that isn't, or may not be, as wanted;
// empty if it is.
func RowSays(r *scopecore.Result, d *scopecore.DomainPrediction) string {
	likely := ""
	if d.Ceiling >= r.Want.Value {
		likely = "likely "
	}
	return fill(findRow(r.Code).says,
		"domain", d.Domain.String(), "key", d.Key.String(), "held", d.Held.String(), "want", r.Want.String(),
		"floor", d.Floor.String(), "ceiling", d.Ceiling.String(), "likely", likely)
}

// remedies are the labels of what repairs a row or a refusal, by its code.
var remedies = []sentence{
	{"raise-key", "Raise the key"},
	{"raise-key-and-ask", "Raise the key, ask for it"},
	{"ask", "Ask for it"},
	{"raise-key-and-log-in", "Raise the key, log in again"},
	{"log-in-again", "Log in again"},
	{"ask-less", "Ask for {token}"},
	{"add-none", "Add {token}"},
	{"name-once", "Name it once"},
	{"spelling", "Use {token}"},
	{"drop-unknown", "Drop what's unknown"},

	{"asymmetric-key", "Use {grant}"},
	{"no-held-token", "Log in first"},
	{"no-token-before", "Go back a step"},
	{"fork-of-connection-token", "Log in with {token}"},
	{"no-session-name", "Name it {token}"},
}

// RepairLabel names what makes a domain come as wanted, for a button; empty if
// nothing does.
func RepairLabel(r *scopecore.Result) string {
	return fill(say(remedies, r.Repair), "token", r.Token)
}

// WayOutLabel names the way out of a refusal, for a button.
func WayOutLabel(w *scopecore.WayOut) string {
	return fill(say(remedies, w.Code), "grant", w.Better.Grant.String(), "token", w.Token)
}

// RowCodes lists the reasons that a row can have.
func RowCodes() []string {
	out := make([]string, len(rows))
	for i, r := range rows {
		out[i] = r.code
	}
	return out
}
