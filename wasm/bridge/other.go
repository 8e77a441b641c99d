package bridge

import (
	"strings"

	"scopecalculator/scopecore"
	"scopecalculator/scopecore/catalog"
)

// least answers with the least scope for calls, given by name, found in a
// text, or made for a job.
func least(payload string) string {
	list, named := scopecore.Form(payload, "methods")
	text, given := scopecore.Form(payload, "text")
	if id, ok := scopecore.Form(payload, "job"); ok && !named {
		for _, job := range catalog.Jobs() {
			if job.ID == id {
				list, named = strings.Join(job.Methods, " "), true
			}
		}
	}
	if !named && !given {
		return fail("usage", "bad-payload", "least takes methods=NAMES, text=ANY TEXT, or job=ID of a known job.")
	}
	q, _ := scopecore.ParseQuery(only(payload, "account", "via", "grant"))
	found := scopecore.FindMentions(list, true, methods(), catalog.RemovedMethods())
	if !named {
		found = scopecore.FindMentions(text, false, methods(), catalog.RemovedMethods())
	}
	l := scopecore.FindLeast(found.Methods, q.Subaccount, q.Via)
	q.Key, q.Ask = scopecore.Some(l.Key()), scopecore.Some(l.Ask())
	return succeed(4096, func(w *writer) {
		w.str("key", l.Key())
		w.str("ask", l.Ask())
		w.array("alternatives")
		for _, a := range l.Alternatives {
			w.open('{')
			w.str("key", a.Key())
			w.str("ask", a.Ask())
			w.strs("when", a.When)
			w.close('}')
		}
		w.close(']')
		w.object("because")
		for _, b := range l.Because {
			w.strs(b.Domain.Token(b.Level), names(b.Breaks))
		}
		w.close('}')
		w.object("serves")
		for _, b := range l.Because {
			w.strs(b.Domain.Token(b.Level), names(b.Serves))
		}
		w.close('}')
		w.strs("covered", names(l.Covered))
		w.array("out_of_reach")
		for _, o := range l.OutOfReach {
			w.open('{')
			w.str("name", o.Method.Name)
			w.str("need", o.Need)
			w.flag("blocked", o.Blocked)
			w.str("text", o.Text)
			w.close('}')
		}
		w.close(']')
		w.strs("undocumented", names(l.Undocumented))
		w.array("unresolved")
		for _, m := range found.Others {
			w.open('{')
			w.str("name", m.Name)
			w.str("reason", m.Reason)
			w.str("text", m.Text)
			w.strs("near", m.Near)
			w.close('}')
		}
		w.close(']')
		w.str("query", q.Encode())
	})
}

func names(ms []*scopecore.Method) []string {
	out := make([]string, len(ms))
	for i, m := range ms {
		out[i] = m.Name
	}
	return out
}

// only keeps the parameters of a payload that have one of these names.
func only(payload string, keep ...string) string {
	out := ""
	for _, name := range keep {
		if v, ok := scopecore.Form(payload, name); ok && len(v) < 64 {
			out += "&" + name + "=" + v
		}
	}
	return out
}

// verify holds the server's answer against the prediction.
func verify(payload string) string {
	text, given := scopecore.Form(payload, "answer")
	if !given {
		return fail("usage", "bad-payload", "verify takes a query and answer=WHAT THE SERVER SAID.")
	}
	answer := scopecore.ReadAnswer(text)
	if !answer.Found {
		if f, ok := scopecore.FindFault(answer.ErrorCode); ok && answer.ErrorCode != 0 {
			return fail("input", "error-reply", "The server refused: "+f.Name+". "+f.Text+" "+f.Repair)
		}
		return fail("input", "no-scope", "There is no scope in this text. Paste the reply of public/auth, its result, or the scope itself.")
	}
	q, _ := scopecore.ParseQuery(payload)
	p := scopecore.Predict(q)
	v := scopecore.Verify(p, answer)
	verdicts := v.Access.Verdicts(methods())
	return succeed(48<<10, func(w *writer) {
		w.str("status", v.Status.String())
		w.str("granted", strings.Join(strings.Fields(answer.Scope), " "))
		w.flag("truncated", answer.Truncated)
		w.num("secrets", answer.Secrets)
		w.array("tokens")
		for _, f := range v.Tokens {
			w.open('{')
			found(w, f)
			w.close('}')
		}
		w.close(']')
		w.array("missing")
		for _, f := range v.Missing {
			w.open('{')
			found(w, f)
			w.close('}')
		}
		w.close(']')
		if v.Lifetime == nil {
			w.null("lifetime")
		} else {
			w.object("lifetime")
			found(w, *v.Lifetime)
			w.close('}')
		}
		w.array("methods")
		for i := range verdicts {
			method(w, &verdicts[i], "")
		}
		w.close(']')
		counts(w, verdicts)
		consequencesOf(w, verdicts)
		record := ""
		if v.Status == scopecore.Contradicts {
			record = observation(q, answer)
		}
		w.str("record", record)
	})
}

func found(w *writer, f scopecore.Found) {
	r, _ := scopecore.FindRule(f.Rule)
	w.str("token", f.Token)
	w.str("status", f.Status.String())
	w.str("rule", string(f.Rule))
	w.str("evidence", r.Evidence.String())
	w.str("text", f.Text)
}

// observation is a line for the corpus: what was asked, what came, and no
// secret. A maintainer adds id, date and source.
func observation(q scopecore.Query, a scopecore.Answer) string {
	w := newWriter(512)
	w.open('{')
	w.str("grant", q.Grant.String())
	w.str("via", q.Via.String())
	query, _ := scopecore.ParseQuery(q.Encode()) // what is encoded has no secret
	if query.Ask.Given {
		w.str("request", "given")
		w.str("requested_scope", query.Ask.Text)
	} else {
		w.str("request", "omitted")
	}
	if query.Key.Given {
		w.str("key_scope", query.Key.Text)
	} else {
		w.null("key_scope")
	}
	w.str("response_scope", a.Scope)
	w.flag("response_complete", !a.Truncated)
	if a.ExpiresIn > 0 {
		w.num("expires_in", a.ExpiresIn)
	} else {
		w.null("expires_in")
	}
	w.close('}')
	return w.String()
}

// subset says whether one setting allows anything that another does not.
func subset(payload string) string {
	a, okA := scopecore.Form(payload, "a")
	b, okB := scopecore.Form(payload, "b")
	if !okA || !okB {
		return fail("usage", "bad-payload", "subset takes a=QUERY and b=QUERY, each encoded.")
	}
	qa, _ := scopecore.ParseQuery(a)
	qb, _ := scopecore.ParseQuery(b)
	d := scopecore.Compare(scopecore.Predict(qa).Access(), scopecore.Predict(qb).Access(), methods(), consequences())
	return succeed(8192, func(w *writer) {
		w.flag("only_removes", d.OnlyRemoves)
		w.flag("same", d.Same)
		changes(w, "added", d.Added)
		changes(w, "removed", d.Removed)
		w.strs("consequences", d.Consequences)
	})
}

func changes(w *writer, name string, list []scopecore.Gain) {
	w.array(name)
	for _, g := range list {
		w.open('{')
		w.str("name", g.Method.Name)
		w.str("way", g.Way.When)
		w.str("from", g.From.String())
		w.str("to", g.To.String())
		w.close('}')
	}
	w.close(']')
}
