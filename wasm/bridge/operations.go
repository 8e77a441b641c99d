package bridge

import (
	"math"
	"strings"

	"scopecalculator/scopecore"
	"scopecalculator/scopecore/catalog"
	"scopecalculator/scopecore/report"
)

func predict(f form) string {
	result := report.Predict(f.query())
	return succeed(16<<10, func(w *writer) { w.writePrediction(result) })
}

func grants(f form) string {
	q, _ := f.query()
	result := report.PredictGrants(q)
	return succeed(24<<10, func(w *writer) { w.writeGrants(&result) })
}

// least answers with the least scope for calls, given by name, made for a job,
// and found in a text.
func least(f form) string {
	list, named := f.get("methods")
	f, text, given, refused := f.text("text", MaxText)
	if refused != "" {
		return refused
	}
	if id, ok := f.get("job"); ok && !named {
		for _, job := range catalog.Jobs() {
			if job.ID == id {
				list, named = strings.Join(job.Methods, " "), true
			}
		}
	}
	if !named && !given {
		return fail("usage", "bad-payload", "least takes methods=NAMES, job=ID of a known job, and text=ANY TEXT.")
	}
	var limit *scopecore.Want
	if scope, ok := f.get("at_most"); ok {
		want, refused := wanted(scope)
		if refused != "" {
			return refused
		}
		limit = &want
	}
	asked, _ := f.query()
	q := &scopecore.Query{Grant: asked.Grant, Via: asked.Via, Subaccount: asked.Subaccount, Asymmetric: asked.Asymmetric}
	found := report.Vocabulary().Find(list, text)
	result := report.FindLeast(&found, q, limit)
	return succeed(4096, func(w *writer) { w.writeLeast(&result) })
}

// verify compares the server's reply with the prediction.
func verify(f form) string {
	f, text, given, refused := f.text("answer", MaxText)
	if refused != "" {
		return refused
	}
	if !given {
		return fail("usage", "bad-payload", "verify takes a query and answer=WHAT THE SERVER SAID.")
	}
	answer := report.Vocabulary().Reply(text)
	q, _ := f.query()
	if !answer.Found {
		if message, ok := report.ErrorReply(q, answer, mentioned(text)); ok {
			return fail("input", "error-reply", message)
		}
		return fail("input", "no-scope", "There's no scope in this text. Give the reply of `public/auth`, its result, or the scope itself.")
	}
	result := report.Verify(q, answer)
	return succeed(16<<10, func(w *writer) { w.writeVerification(result) })
}

// read says what a text contains and what follows from it. The text begins
// after the first line, which is the setting, and perhaps the field that the
// text was pasted into.
func read(f form) string {
	setting, text, given, refused := f.text("text", MaxText)
	switch {
	case refused != "":
		return refused
	case !given:
		return fail("usage", "bad-payload", "read takes a query or nothing, a line feed, and then the text.")
	}
	var q *scopecore.Query
	setting, into := setting.cut("into")
	if setting != "" {
		q, _ = setting.query()
	}
	result := report.Read(text, q, into)
	return succeed(8192, func(w *writer) { w.writeReading(result) })
}

// scan finds every place of a text that makes a call. The text begins after the
// first line, which is empty.
func scan(f form) string {
	_, text, given, refused := f.text("text", MaxScan)
	switch {
	case refused != "":
		return refused
	case !given:
		return fail("usage", "bad-payload", "scan takes a line feed, and then the text.")
	}
	result := report.ScanText(text)
	return succeed(4096, func(w *writer) { w.writeScan(&result) })
}

// mentioned are the calls that a text names.
func mentioned(text string) []*scopecore.Method {
	return report.Vocabulary().Find("", text).Methods
}

// wanted reads a scope as the wanted one, or as the most that's wanted. refused
// is the answer if it can't be read.
func wanted(text string) (want scopecore.Want, refused string) {
	want, err := scopecore.ParseWant(text)
	// By its type, since comparing errors takes 2 KB of the download.
	switch fault, _ := err.(scopecore.WantFault); fault {
	case scopecore.ErrWantToken:
		return want, fail("input", "want-token", "The wanted scope has a token that isn't one. Write `domain:level` with the level `none`, `read` or `read_write`.")
	case scopecore.ErrWantLevels:
		return want, fail("input", "want-levels", "The wanted scope names a domain at two levels.")
	}
	return want, ""
}

// check compares a returned scope, or what may come for a query, with the
// wanted one.
func check(f form) string {
	text, given := f.get("want")
	scope, returned := f.get("scope")
	query, predicted := scopecore.FormQuery(string(f), "query")
	if !given || returned == predicted {
		return fail("usage", "bad-payload", "check takes want=SCOPE, with scope=WHAT THE SERVER RETURNED or query=QUERY.")
	}
	want, refused := wanted(text)
	if refused != "" {
		return refused
	}
	var c scopecore.Checked
	if returned {
		c = scopecore.Check(scope, want)
	} else {
		c = scopecore.Predict(query).Check(want)
	}
	result := report.CheckOf(c)
	return succeed(512, func(w *writer) { w.writeCheck(&result) })
}

// compare says whether one setting allows anything that another doesn't.
func compare(f form) string {
	a, okA := scopecore.FormQuery(string(f), "a")
	b, okB := scopecore.FormQuery(string(f), "b")
	if !okA || !okB {
		return fail("usage", "bad-payload", "compare takes a=QUERY and b=QUERY, each encoded.")
	}
	result := report.Compare(a, b)
	return succeed(8192, func(w *writer) { w.writeComparison(&result) })
}

// change says what changing one setting into another did.
func change(f form) string {
	a, okA := scopecore.FormQuery(string(f), "a")
	b, okB := scopecore.FormQuery(string(f), "b")
	if !okA || !okB {
		return fail("usage", "bad-payload", "change takes a=QUERY and b=QUERY, each encoded.")
	}
	result := report.ChangeOf(a, b)
	return succeed(512, func(w *writer) { w.writeLastChange(&result) })
}

// explain says everything that's known about one rule, token or error: its
// code, or a whole reply.
func explain(f form) string {
	if id, ok := f.get("rule"); ok {
		return explained(report.ExplainRule(scopecore.RuleID(id)), "usage", "unknown-rule", "There's no rule with this id.")
	}
	if token, ok := f.get("token"); ok {
		return explained(report.ExplainToken(token), "input", "unknown-token", "No source describes this token.")
	}
	if text, ok := f.get("error"); ok {
		var result *report.Explanation
		// Always 32 bits: a longer number cut short could be a code.
		if code, ok := scopecore.Number(text, math.MaxInt32); ok {
			result = report.ExplainError(int(code))
		} else {
			result = report.ExplainErrorReply(report.Vocabulary().Reply(text), mentioned(text))
		}
		return explained(result, "input", "unknown-error", "This error code has nothing to do with scopes, or is not known.")
	}
	return fail("usage", "bad-payload", "explain takes rule=ID, token=TOKEN, or error=CODE or a whole reply.")
}

// explained answers with what's known, or else with an error.
func explained(result *report.Explanation, kind, code, message string) string {
	if result == nil {
		return fail(kind, code, message)
	}
	return succeed(2048, func(w *writer) { w.writeExplanation(result) })
}

func wholeCatalog(form) string {
	result := report.WholeCatalog()
	return succeed(96<<10, func(w *writer) { w.writeCatalog(&result) })
}
