package bridge

import "scopecalculator/scopecore"

func predict(payload string) string {
	q, ds := scopecore.ParseQuery(payload)
	p := scopecore.Predict(q)
	verdicts := p.Access().Verdicts(methods())
	return succeed(48<<10, func(w *writer) {
		summary(w, p, verdicts)
		w.array("diagnostics")
		for _, d := range ds {
			diagnostic(w, d)
		}
		for _, d := range p.Diagnostics {
			diagnostic(w, d)
		}
		w.close(']')
		w.array("methods")
		for i := range verdicts {
			method(w, &verdicts[i], verdicts[i].RepairOf(p))
		}
		w.close(']')
		w.array("advice")
		for _, a := range scopecore.AdviceOn(p) {
			w.open('{')
			w.str("code", a.Code)
			w.str("severity", a.Severity.String())
			w.str("text", a.Text)
			query := ""
			if a.HasBetter {
				query = a.Better.Encode()
			}
			w.str("query", query)
			w.close('}')
		}
		w.close(']')
		losses(w, p)
		w.str("spoken", scopecore.Spoken(p, scopecore.Count(verdicts), len(ds)+len(p.Diagnostics)))
		want := p.Want()
		w.strs("want", want.Tokens())
		w.object("check")
		checked(w, scopecore.Check(p.Scope(), want))
		w.close('}')
		w.str("query", q.Encode())
	})
}

func method(w *writer, v *scopecore.MethodVerdict, repair string) {
	w.open('{')
	w.str("name", v.Method.Name)
	w.str("way", v.Way.When)
	w.str("verdict", v.Verdict.String())
	w.str("needs", v.Needs())
	w.str("missing", v.Missing())
	w.str("repair", repair)
	w.close('}')
}

// losses writes who cut what, with the repair.
func losses(w *writer, p scopecore.Prediction) {
	w.array("losses")
	for _, l := range scopecore.Losses(p) {
		w.open('{')
		w.str("domain", l.Domain.String())
		w.str("asked", l.Asked.String())
		w.str("got", l.Got.String())
		w.flag("sure", l.Sure)
		w.str("stage", l.Stage.String())
		w.str("rule", string(l.Rule))
		w.str("repair", l.Repair)
		w.str("query", l.Better.Encode())
		w.close('}')
	}
	w.close(']')
}

func compare(payload string) string {
	q, _ := scopecore.ParseQuery(payload)
	table := methods()
	return succeed(24<<10, func(w *writer) {
		w.array("grants")
		for _, p := range scopecore.PredictAll(q) {
			w.open('{')
			summary(w, p, p.Access().Verdicts(table))
			w.close('}')
		}
		w.close(']')
	})
}

// summary writes the fields that predict and compare share.
func summary(w *writer, p scopecore.Prediction, verdicts []scopecore.MethodVerdict) {
	q := p.Query
	w.str("grant", q.Grant.String())
	w.str("via", q.Via.String())
	account := "main"
	if q.Subaccount {
		account = "sub"
	}
	w.str("account", account)
	if p.Refused == nil {
		w.null("refused")
	} else {
		w.object("refused")
		w.str("code", p.Refused.Code)
		reason(w, p.Refused.Rule, p.Refused.Text)
		w.close('}')
	}
	w.str("scope", p.Scope())
	w.array("undetermined")
	for _, d := range p.Undetermined() {
		w.value(d.String())
	}
	w.close(']')
	w.str("mainaccount", p.MainAccount.String())
	w.array("domains")
	for i := range p.Domains {
		domain(w, &p.Domains[i])
	}
	w.close(']')
	w.array("tokens")
	for _, t := range p.Tokens {
		w.open('{')
		w.str("token", t.Token)
		w.str("effect", t.Effect.String())
		w.flag("granted", t.Granted)
		w.str("asked", t.Asked)
		reason(w, t.Rule, t.Text)
		w.close('}')
	}
	w.close(']')
	w.object("lifetime")
	l := p.Lifetime
	w.str("binding", l.Binding.String())
	w.str("session", l.Session)
	seconds(w, "access_seconds", l.Access)
	seconds(w, "refresh_seconds", l.Refresh)
	reason(w, l.Rule, l.Text)
	w.close('}')
	w.object("sessions")
	w.str("effect", p.Sessions.Effect.String())
	w.count("before", p.Sessions.Before)
	w.count("after", p.Sessions.After)
	reason(w, p.Sessions.Rule, p.Sessions.Text)
	w.close('}')
	from := ""
	if p.HeldAssumed {
		from = p.HeldFrom.String()
	}
	w.str("held_from", from)
	consequencesOf(w, verdicts)
	counts(w, verdicts)
}

func consequencesOf(w *writer, verdicts []scopecore.MethodVerdict) {
	w.array("consequences")
	for _, c := range scopecore.Consequences(consequences(), verdicts) {
		w.open('{')
		w.str("id", c.ID)
		w.str("title", c.Title)
		w.str("verdict", c.Verdict.String())
		w.strs("witnesses", c.Witnesses)
		w.close('}')
	}
	w.close(']')
}

func counts(w *writer, verdicts []scopecore.MethodVerdict) {
	w.object("counts")
	counts := scopecore.Count(verdicts)
	for _, v := range scopecore.Verdicts() {
		w.num(v.String(), counts[v])
	}
	w.close('}')
}

func domain(w *writer, d *scopecore.DomainPrediction) {
	w.open('{')
	w.str("domain", d.Domain.String())
	level(w, "key", d.Key)
	level(w, "held", d.Held)
	asked := scopecore.OptLevel{Level: d.Asked.High, Known: d.Asked.Named && !d.Asked.Unreadable}
	level(w, "asked", asked)
	w.str("floor", d.Floor.String())
	w.str("likely", d.Likely.String())
	w.str("ceiling", d.Ceiling.String())
	w.str("effect", d.Effect.String())
	reason(w, d.Rule, d.Text())
	w.array("also")
	for _, id := range d.Also {
		w.open('{')
		reason(w, id, d.Says(id))
		w.close('}')
	}
	w.close(']')
	w.close('}')
}

// level writes a level, or null where it is not known.
func level(w *writer, name string, l scopecore.OptLevel) {
	if !l.Known {
		w.null(name)
		return
	}
	w.str(name, l.Level.String())
}

// seconds writes a time, or null where it is not known.
func seconds(w *writer, name string, n int) {
	if n == 0 {
		w.null(name)
		return
	}
	w.num(name, n)
}

// reason writes the rule behind a statement, with its evidence and sources.
func reason(w *writer, id scopecore.RuleID, text string) {
	r, _ := scopecore.FindRule(id)
	w.str("rule", string(id))
	w.str("evidence", r.Evidence.String())
	w.str("text", text)
	w.strs("sources", r.Sources)
}

func diagnostic(w *writer, d scopecore.Diagnostic) {
	w.open('{')
	w.str("param", d.Param)
	w.str("code", d.Code)
	w.str("severity", d.Severity.String())
	w.str("message", d.Message)
	w.num("offset", d.Offset)
	w.num("length", d.Length)
	if d.HasFix {
		w.str("fix", d.Fix)
	} else {
		w.null("fix")
	}
	w.close('}')
}
