package report

import (
	"slices"

	"scopecalculator/scopecore"
	"scopecalculator/scopecore/catalog"
	"scopecalculator/scopecore/knowledge"
)

// Predict reports the prediction for a query. ds are the remarks of ParseQuery
// on it.
func Predict(q scopecore.Query, ds []scopecore.Diagnostic) *Prediction {
	p := scopecore.Predict(q)
	ds = append(ds[:len(ds):len(ds)], p.Diagnostics...)
	all := outcomes(p.Judge)
	own := q.Encode()
	out := &Prediction{
		Facts:       factsOf(p),
		Diagnostics: diagnostics(q, ds),
		Calls:       all,
		Advice:      advice(p),
		Query:       own,
	}
	out.Summary.of(p, all, own)
	if q.Grant.FromKey() && p.Refused == nil && len(out.Undetermined) == 0 {
		out.KeyToken = Text(scopecore.Known(out.Scope))
	} else {
		out.KeyToken = Text(q.KeyToken())
	}
	want := p.Want()
	out.Want, out.Check = want.Tokens(), CheckOf(scopecore.Check(out.Scope, want))
	out.Spoken = knowledge.Spoken(p, out.Counts.Allowed, out.Counts.Denied, len(ds))
	return out
}

// PredictGrants reports the prediction for each grant.
func PredictGrants(q scopecore.Query) Grants {
	all := scopecore.PredictGrants(q)
	out := Grants{Grants: make([]Summary, len(all))}
	for i, p := range all {
		out.Grants[i].of(p, outcomes(p.Judge), p.Query.Encode())
	}
	return out
}

// of fills a summary in. It takes the outcomes on each kind of call, and the
// query in its canonical form.
func (s *Summary) of(p *scopecore.Prediction, all []Outcome, own string) {
	q := p.Query
	s.Grant, s.Via, s.Account = q.Grant, q.Via, Account(q.Subaccount)
	s.Setting = knowledge.Setting(q)
	s.Whose = knowledge.Whose(q)
	s.Headline = knowledge.HeadlineSays(p)
	s.Scope = p.Scope()
	s.Undetermined = p.Undetermined()
	s.MainAccount = p.MainAccount
	s.Domains = rows(p, own)
	s.Tokens = tokens(p)
	s.Lifetime = lifetime(p.Lifetime)
	s.Sessions = sessions(p.Sessions)
	s.Consequences = capabilities(p.Access(), all)
	s.Counts = counts(all)
	if !q.Key.Known {
		s.Setting += knowledge.KeyNotKnown
	}
	if p.HeldFrom.Known {
		s.HeldFrom = p.HeldFrom.Value.String()
	}
	if r := p.Refused; r != nil {
		s.Refused = &Refusal{Reason: because(r.Rule), Code: r.Code, Missing: r.Rule == scopecore.RuleNoHeld}
		s.Refused.Title = knowledge.RefusalTitle(*r)
	} else {
		s.Folds = folds(p, s.Tokens)
	}
}

// reason gives a rule's evidence to a sentence of it.
func reason(id scopecore.RuleID, text string) Reason {
	return Reason{Rule: id, Evidence: knowledge.RuleEvidence(id), Text: text}
}

// because is a rule with its own sentence.
func because(id scopecore.RuleID) Reason { return reason(id, knowledge.RuleSays(id)) }

func rows(p *scopecore.Prediction, own string) []Row {
	losses := p.Losses()
	out := make([]Row, len(p.Domains))
	for i, d := range &p.Domains {
		out[i] = Row{
			Reason: reason(d.Rule, knowledge.DomainSays(d)),
			Domain: d.Domain, Key: Known(d.Key), Held: Known(d.Held),
			Asked: Known{Value: d.Asked.High, Known: d.Asked.Named && !d.Asked.Unreadable},
			Floor: d.Floor, Likely: d.Likely, Ceiling: d.Ceiling, Effect: d.Effect,
			Sign: effectSign(d.Effect), Word: knowledge.RowWord(d), Spoken: knowledge.RangeSays(d),
		}
		for _, id := range d.Also {
			out[i].Also = append(out[i].Also, reason(id, knowledge.DomainSaysBy(d, id)))
		}
	}
	for _, l := range losses {
		loss := &Loss{
			Title: knowledge.LossTitle(l), Repair: knowledge.LossRepair(l),
			Asked: l.Asked, Got: l.Got, Sure: l.Sure, Stage: l.Stage, Rule: l.Rule,
		}
		if better := l.Better.Encode(); better != own {
			loss.Query = better
		}
		out[l.Domain].Loss = loss
	}
	return out
}

// folds gathers what says too little for a row of its own, in the order in
// which it is told: domains that follow an unknown key, those that are closed
// without a request, those that the request closes; then the tokens that open
// no domain, by what became of them.
func folds(p *scopecore.Prediction, tokens []Token) []Fold {
	var open, unasked, denied []string
	onKey := true
	for _, d := range &p.Domains {
		name := d.Domain.String()
		closed := d.Ceiling == scopecore.None && d.Likely.Known && len(d.Also) == 0
		asked := d.Asked.Named && !d.Asked.Unreadable
		switch {
		case !d.Likely.Known && !asked && !d.Key.Known && !d.Held.Known && len(d.Also) == 0 && d.Rule != scopecore.RuleExchangeUnnamed:
			open = append(open, name)
		case closed && !asked:
			unasked = append(unasked, name)
			onKey = onKey && d.Rule == scopecore.RuleNotOnKey
		case closed && d.Asked.High == scopecore.None:
			denied = append(denied, name)
		}
	}
	var out []Fold
	add := func(word string, names []string) {
		if len(names) > 0 {
			out = append(out, Fold{word, names})
		}
	}
	add(knowledge.FoldOpen, open)
	if onKey {
		add(knowledge.FoldNotOnKey, unasked)
	} else {
		add(knowledge.FoldNone, unasked)
	}
	add(knowledge.FoldDenied, denied)
	for _, e := range [...]scopecore.Effect{scopecore.EffectKept, scopecore.EffectNarrowed, scopecore.EffectInherited, scopecore.EffectAdded, scopecore.EffectUndetermined, scopecore.EffectDropped, scopecore.EffectAbsent} {
		var names []string
		for i := range tokens {
			// What is absent came after the prediction and is told by itself.
			if t := &tokens[i]; t.Domain == "" && t.Effect == e && e != scopecore.EffectAbsent {
				names = append(names, t.Token)
			}
		}
		add(knowledge.OtherWord(e, fromToken(p)), names)
	}
	return out
}

// fromToken reports whether the prediction starts from a token.
func fromToken(p *scopecore.Prediction) bool { return !p.Query.Grant.FromKey() }

func tokens(p *scopecore.Prediction) []Token {
	out := make([]Token, 0, len(p.Tokens)+1)
	for _, t := range p.Tokens {
		named := false
		if t.Functional {
			a := p.Domains[t.Domain].Asked
			named = a.Named && !a.Unreadable
		}
		out = append(out, token(t, knowledge.TokenSays(p, t), knowledge.TokenWord(t, fromToken(p), named)))
	}
	told := slices.ContainsFunc(p.Tokens, func(t scopecore.TokenPrediction) bool { return t.Token == "mainaccount" })
	if p.Refused == nil && !told && needsMainAccountOnly(p) {
		// Who sees wallet:read_write would take it that funds can be withdrawn.
		t := scopecore.TokenPrediction{Token: "mainaccount", Effect: scopecore.EffectAbsent, Rule: scopecore.RuleMainAccount}
		at := 0
		for at < len(out) && out[at].Token < t.Token {
			at++
		}
		out = append(out, Token{})
		copy(out[at+1:], out[at:])
		out[at] = token(t, knowledge.RuleSays(scopecore.RuleMainAsked), knowledge.TokenWord(t, false, false))
	}
	return out
}

func token(t scopecore.TokenPrediction, text, word string) Token {
	out := Token{Reason: reason(t.Rule, text), Token: t.Token, Effect: t.Effect, Sign: effectSign(t.Effect), Word: word, Granted: t.Granted, Asked: t.Asked}
	if t.Functional {
		out.Domain = t.Domain.String()
	}
	return out
}

// needsMainAccountOnly reports whether the scope may do for a withdrawal, and
// the account may not.
func needsMainAccountOnly(p *scopecore.Prediction) bool {
	withdraw := catalog.Load().Find("private/withdraw")
	if withdraw == nil || p.MainAccount != scopecore.TriNo {
		return false
	}
	return p.Access().Verdict(scopecore.Kind{AnyOf: withdraw.Ways[0].AnyOf}) != scopecore.Denied
}

func lifetime(l scopecore.Lifetime) Lifetime {
	return Lifetime{
		Reason: because(l.Rule), Binding: l.Binding, Session: l.Session,
		AccessSeconds: Seconds(l.Access), RefreshSeconds: Seconds(l.Refresh),
		Bound: knowledge.BindingSays(l), Access: knowledge.Lasts(l.Access), Refresh: knowledge.Lasts(l.Refresh), Expires: knowledge.ExpiresSays(l),
		Ends: knowledge.EndsSays(l),
	}
}

func sessions(s scopecore.SessionEffect) Sessions {
	return Sessions{
		Reason: because(s.Rule), Effect: s.Effect,
		Before: Count(s.Before), After: Count(s.After), Slots: knowledge.SlotsSay(s), Uses: knowledge.SessionsUsed(s),
	}
}

func diagnostics(q scopecore.Query, ds []scopecore.Diagnostic) []Diagnostic {
	out := make([]Diagnostic, len(ds))
	for i, d := range ds {
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
	for i, a := range all {
		out[i] = Advice{Code: a.Code, Severity: a.Severity, Text: knowledge.AdviceSays(a)}
		if a.Better.Known {
			out[i].Query = a.Better.Value.Encode()
		}
	}
	return out
}
