package bridge

import "scopecalculator/scopecore"

// check holds a returned scope, or what may come for a query, against the one
// that is wanted.
func check(payload string) string {
	text, given := scopecore.Form(payload, "want")
	scope, returned := scopecore.Form(payload, "scope")
	query, predicted := scopecore.Form(payload, "query")
	if !given || returned == predicted {
		return fail("usage", "bad-payload", "check takes want=SCOPE, with scope=WHAT THE SERVER RETURNED or query=QUERY.")
	}
	want, err := scopecore.ParseWant(text)
	switch err {
	case scopecore.ErrWantToken:
		return fail("input", "want-token", "The wanted scope has a token that isn't one. Write domain:level with the level none, read or read_write.")
	case scopecore.ErrWantLevels:
		return fail("input", "want-levels", "The wanted scope names a domain at two levels.")
	}
	var c scopecore.Checked
	if returned {
		c = scopecore.Check(scope, want)
	} else {
		q, _ := scopecore.ParseQuery(query)
		c = scopecore.Predict(q).Check(want)
	}
	return succeed(512, func(w *writer) { checked(w, c) })
}

// checked writes what Check found.
func checked(w *writer, c scopecore.Checked) {
	w.flag("ok", c.OK())
	w.strs("extra", c.Extra)
	w.strs("missing", c.Missing)
	diffs(w, "wider", c.Wider)
	diffs(w, "lower", c.Lower)
}

func diffs(w *writer, name string, list []scopecore.LevelDiff) {
	w.array(name)
	for _, d := range list {
		w.open('{')
		w.str("domain", d.Domain.String())
		w.str("want", d.Want.String())
		w.str("got", d.Got.String())
		w.close('}')
	}
	w.close(']')
}
