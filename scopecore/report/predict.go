package report

import (
	"scopecalculator/scopecore"
	"scopecalculator/scopecore/catalog"
	"scopecalculator/scopecore/knowledge"
)

// Predict reports the prediction for a query. ds are the remarks of ParseQuery
// on it.
func Predict(q *scopecore.Query, ds []scopecore.Diagnostic) *Prediction {
	chain := scopecore.PredictChain(q)
	p := chain[len(chain)-1]
	ds = append(ds[:len(ds):len(ds)], p.Diagnostics...)
	m := marksOf(p)
	all := outcomes(m.judge)
	own := q.Encode()
	out := &Prediction{
		Facts:       factsOf(p),
		Diagnostics: diagnostics(q, ds),
		Calls:       all,
		Advice:      advice(p),
		Query:       own,
	}
	out.Summary.of(p, keyCapable(q), all, own)
	want := p.Want()
	out.Want, out.Check = want.Tokens(), CheckOf(scopecore.Check(out.Scope, want))
	out.Spoken = knowledge.Spoken(p, out.Counts.Allowed, out.Counts.Denied, len(ds))
	m.put(out, own)
	out.Steps, out.Next = stepsBefore(chain), next(p, out.Returned)
	return out
}

// PredictGrants reports the prediction for each grant.
func PredictGrants(q *scopecore.Query) Grants {
	all := scopecore.PredictGrants(q)
	out, key := Grants{Grants: make([]Summary, len(all))}, keyCapable(q)
	for i, p := range all {
		out.Grants[i].of(p, key, outcomes(p.Judge), p.Query.Encode())
	}
	return out
}

// of fills in a summary. It takes what the key can do, the outcomes for each
// kind of call, and the query in its canonical form.
func (s *Summary) of(p *scopecore.Prediction, key []scopecore.ConsequenceVerdict, all []Outcome, own string) {
	q := &p.Query
	s.Grant, s.Via, s.Account = q.Grant, q.Via, Account(q.Subaccount)
	s.Setting = knowledge.Setting(q)
	s.Headline = knowledge.HeadlineSays(p)
	s.Scope = p.Scope()
	s.Undetermined = p.Undetermined()
	s.MainAccount = p.MainAccount
	results := p.Results()
	s.Domains = rows(p, results)
	s.Tokens = tokens(p, s.Domains)
	s.Lifetime = lifetime(&p.Lifetime)
	s.Sessions = sessions(&p.Sessions)
	s.Consequences = capabilities(p.Access(), key, p.Query.Key.Known, all)
	s.Counts = counts(all)
	if !q.Key.Known {
		s.Setting += knowledge.KeyNotKnown
	}
	if p.HeldFrom.Known {
		s.HeldFrom = p.HeldFrom.Value.String()
	}
	if r := p.Refused; r != nil {
		s.Refused = &Refusal{Reason: reason(r.Rule, knowledge.RefusalSays(r)), Code: r.Code, Missing: r.Rule == scopecore.RuleNoHeld}
		s.Refused.Title = knowledge.RefusalTitle(r)
		if w, ok := p.WayOut(); ok {
			s.Refused.Remedy = &Remedy{Label: knowledge.WayOutLabel(&w), Query: w.Better.Encode()}
		}
	}
}

// reason adds a rule's evidence to a sentence.
func reason(id scopecore.RuleID, text string) Reason {
	return Reason{Rule: id, Evidence: knowledge.RuleEvidence(id), Text: text}
}

// because is a rule with its own sentence.
func because(id scopecore.RuleID) Reason { return reason(id, knowledge.RuleSays(id)) }

func rows(p *scopecore.Prediction, results *[scopecore.NumDomains]scopecore.Result) []Row {
	out := make([]Row, len(p.Domains))
	for i := range p.Domains {
		d, r := &p.Domains[i], &results[i]
		out[i] = Row{
			Reason: reason(d.Rule, knowledge.DomainSays(d)),
			Domain: d.Domain, Key: Known(d.Key), Held: Known(d.Held),
			Asked: Known{Value: d.Asked.High, Known: d.Asked.Named && !d.Asked.Unreadable},
			Floor: d.Floor, Likely: d.Likely, Ceiling: d.Ceiling, Effect: d.Effect,
			Sign: rowSign(r.Measure, d), Word: knowledge.RowWord(r), Says: knowledge.RowSays(r, d),
			Spoken: knowledge.RangeSays(d),
		}
		if r.Repair != "" {
			out[i].Remedy = &Remedy{Label: knowledge.RepairLabel(r), Query: r.Better.Encode()}
		}
		for _, id := range d.Also {
			out[i].Also = append(out[i].Also, reason(id, knowledge.DomainSaysBy(d, id)))
		}
	}
	return out
}

func tokens(p *scopecore.Prediction, rows []Row) []Token {
	out := make([]Token, 0, len(p.Tokens)+1)
	told := false
	for i := range p.Tokens {
		t := &p.Tokens[i]
		told = told || t.Token == "mainaccount"
		one := token(t, knowledge.TokenSays(p, t))
		if t.Functional {
			row := &rows[t.Domain]
			one.Domain, one.Sign, one.Word = t.Domain.String(), row.Sign, row.Word
		}
		out = append(out, one)
	}
	if p.Refused == nil && !told && needsMainAccountOnly(p) {
		// Otherwise wallet:read_write looks as if funds can be withdrawn.
		t := &scopecore.TokenPrediction{Token: "mainaccount", Effect: scopecore.EffectAbsent, Rule: scopecore.RuleMainAccount}
		at := 0
		for at < len(out) && out[at].Token < t.Token {
			at++
		}
		out = append(out, Token{})
		copy(out[at+1:], out[at:])
		out[at] = token(t, knowledge.RuleSays(scopecore.RuleMainAsked))
	}
	return out
}

// token reports a token that opens no domain; the rest of a domain's token is
// in its row.
func token(t *scopecore.TokenPrediction, text string) Token {
	return Token{Reason: reason(t.Rule, text), Token: t.Token, Effect: t.Effect, Sign: tokenSign(t), Word: knowledge.TokenWord(t), Granted: t.Granted, Asked: t.Asked}
}

// needsMainAccountOnly reports whether the scope may be enough for a
// withdrawal, but the account may not.
func needsMainAccountOnly(p *scopecore.Prediction) bool {
	withdraw := catalog.Load().Find("private/withdraw")
	if withdraw == nil || p.MainAccount != scopecore.TriNo {
		return false
	}
	return p.Access().Verdict(scopecore.Kind{AnyOf: withdraw.Ways[0].AnyOf}) != scopecore.Denied
}

func lifetime(l *scopecore.Lifetime) Lifetime {
	return Lifetime{
		Reason: because(l.Rule), Binding: l.Binding, Session: l.Session,
		AccessSeconds: Seconds(l.Access), RefreshSeconds: Seconds(l.Refresh),
		Bound: knowledge.BindingSays(l), Access: knowledge.Lasts(l.Access), Refresh: knowledge.Lasts(l.Refresh), Expires: knowledge.ExpiresSays(l),
		Ends: knowledge.EndsSays(l),
	}
}

func sessions(s *scopecore.SessionEffect) Sessions {
	return Sessions{
		Reason: because(s.Rule), Effect: s.Effect,
		Before: Count(s.Before), After: Count(s.After), Slots: knowledge.SlotsSay(s), Uses: knowledge.SessionsUsed(s),
	}
}

func diagnostics(q *scopecore.Query, ds []scopecore.Diagnostic) []Diagnostic {
	out := make([]Diagnostic, len(ds))
	for i := range ds {
		d := &ds[i]
		out[i] = Diagnostic{
			Param: d.Param, Code: d.Code, Severity: d.Severity, Message: knowledge.DiagnosticSays(q, d),
			Offset: d.Offset, Length: d.Length, Fix: Text(d.Fix),
		}
	}
	return out
}

func advice(p *scopecore.Prediction) []Advice {
	all := p.Advice()
	out := make([]Advice, len(all))
	for i := range all {
		a := &all[i]
		out[i] = Advice{Code: a.Code, Severity: a.Severity, Text: knowledge.AdviceSays(a)}
		if a.Better != nil {
			out[i].Query, out[i].Label = a.Better.Encode(), knowledge.AdviceLabel(a)
		}
	}
	return out
}
