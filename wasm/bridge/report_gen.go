// Code generated from the types of scopecore/report by internal/gen; DO NOT EDIT.

package bridge

import "scopecalculator/scopecore/report"

func (w *writer) fieldsOfReason(v *report.Reason) {
	w.key("rule")
	w.rule(v.Rule)
	w.key("evidence")
	w.word(v.Evidence.String())
	w.key("text")
	w.value(v.Text)
}

func (w *writer) fieldsOfRefusal(v *report.Refusal) {
	w.fieldsOfReason(&v.Reason)
	w.key("code")
	w.value(v.Code)
	w.key("title")
	w.value(v.Title)
	w.key("missing")
	w.bool(v.Missing)
}

func (w *writer) fieldsOfLoss(v *report.Loss) {
	w.key("title")
	w.value(v.Title)
	w.key("repair")
	w.value(v.Repair)
	w.key("asked")
	w.word(v.Asked.String())
	w.key("got")
	w.word(v.Got.String())
	w.key("sure")
	w.bool(v.Sure)
	w.key("stage")
	w.word(v.Stage.String())
	w.key("rule")
	w.rule(v.Rule)
	w.key("query")
	w.value(v.Query)
}

func (w *writer) fieldsOfRow(v *report.Row) {
	w.fieldsOfReason(&v.Reason)
	w.key("domain")
	w.word(v.Domain.String())
	w.key("key")
	w.known(v.Key)
	w.key("held")
	w.known(v.Held)
	w.key("asked")
	w.known(v.Asked)
	w.key("floor")
	w.word(v.Floor.String())
	w.key("likely")
	w.level(v.Likely)
	w.key("ceiling")
	w.word(v.Ceiling.String())
	w.key("effect")
	w.word(v.Effect.String())
	w.key("word")
	w.value(v.Word)
	w.key("spoken")
	w.value(v.Spoken)
	w.key("also")
	w.open('[')
	for i := range v.Also {
		w.open('{')
		w.fieldsOfReason(&v.Also[i])
		w.close('}')
	}
	w.close(']')
	w.key("loss")
	if v.Loss == nil {
		w.null()
	} else {
		w.open('{')
		w.fieldsOfLoss(v.Loss)
		w.close('}')
	}
}

func (w *writer) fieldsOfFold(v *report.Fold) {
	w.key("word")
	w.value(v.Word)
	w.key("names")
	w.open('[')
	for i := range v.Names {
		w.value(v.Names[i])
	}
	w.close(']')
}

func (w *writer) fieldsOfToken(v *report.Token) {
	w.fieldsOfReason(&v.Reason)
	w.key("token")
	w.value(v.Token)
	w.key("effect")
	w.word(v.Effect.String())
	w.key("word")
	w.value(v.Word)
	w.key("granted")
	w.bool(v.Granted)
	w.key("asked")
	w.value(v.Asked)
	w.key("domain")
	w.value(v.Domain)
}

func (w *writer) fieldsOfLifetime(v *report.Lifetime) {
	w.fieldsOfReason(&v.Reason)
	w.key("binding")
	w.word(v.Binding.String())
	w.key("session")
	w.value(v.Session)
	w.key("access_seconds")
	w.count(v.AccessSeconds)
	w.key("refresh_seconds")
	w.count(v.RefreshSeconds)
	w.key("bound")
	w.value(v.Bound)
	w.key("access")
	w.value(v.Access)
	w.key("refresh")
	w.value(v.Refresh)
	w.key("expires")
	w.value(v.Expires)
}

func (w *writer) fieldsOfSessions(v *report.Sessions) {
	w.fieldsOfReason(&v.Reason)
	w.key("effect")
	w.word(v.Effect.String())
	w.key("before")
	w.count(v.Before)
	w.key("after")
	w.count(v.After)
	w.key("slots")
	w.value(v.Slots)
}

func (w *writer) fieldsOfCapability(v *report.Capability) {
	w.key("id")
	w.value(v.ID)
	w.key("title")
	w.value(v.Title)
	w.key("verdict")
	w.word(v.Verdict.String())
	w.key("word")
	w.value(v.Word)
	w.key("line")
	w.value(v.Line)
	w.key("why")
	w.value(v.Why)
	w.key("witnesses")
	w.open('[')
	for i := range v.Witnesses {
		w.int(v.Witnesses[i])
	}
	w.close(']')
}

func (w *writer) fieldsOfCounts(v *report.Counts) {
	w.key("allowed")
	w.int(v.Allowed)
	w.key("likely")
	w.int(v.Likely)
	w.key("possible")
	w.int(v.Possible)
	w.key("denied")
	w.int(v.Denied)
	w.key("undocumented")
	w.int(v.Undocumented)
}

func (w *writer) fieldsOfSummary(v *report.Summary) {
	w.key("grant")
	w.word(v.Grant.String())
	w.key("via")
	w.word(v.Via.String())
	w.key("account")
	w.word(v.Account.String())
	w.key("setting")
	w.value(v.Setting)
	w.key("refused")
	if v.Refused == nil {
		w.null()
	} else {
		w.open('{')
		w.fieldsOfRefusal(v.Refused)
		w.close('}')
	}
	w.key("scope")
	w.value(v.Scope)
	w.key("undetermined")
	w.open('[')
	for i := range v.Undetermined {
		w.word(v.Undetermined[i].String())
	}
	w.close(']')
	w.key("mainaccount")
	w.word(v.MainAccount.String())
	w.key("domains")
	w.open('[')
	for i := range v.Domains {
		w.open('{')
		w.fieldsOfRow(&v.Domains[i])
		w.close('}')
	}
	w.close(']')
	w.key("folds")
	w.open('[')
	for i := range v.Folds {
		w.open('{')
		w.fieldsOfFold(&v.Folds[i])
		w.close('}')
	}
	w.close(']')
	w.key("tokens")
	w.open('[')
	for i := range v.Tokens {
		w.open('{')
		w.fieldsOfToken(&v.Tokens[i])
		w.close('}')
	}
	w.close(']')
	w.key("lifetime")
	w.open('{')
	w.fieldsOfLifetime(&v.Lifetime)
	w.close('}')
	w.key("sessions")
	w.open('{')
	w.fieldsOfSessions(&v.Sessions)
	w.close('}')
	w.key("held_from")
	w.value(v.HeldFrom)
	w.key("consequences")
	w.open('[')
	for i := range v.Consequences {
		w.open('{')
		w.fieldsOfCapability(&v.Consequences[i])
		w.close('}')
	}
	w.close(']')
	w.key("counts")
	w.open('{')
	w.fieldsOfCounts(&v.Counts)
	w.close('}')
}

func (w *writer) fieldsOfFact(v *report.Fact) {
	w.key("name")
	w.value(v.Name)
	w.key("value")
	w.value(v.Value)
	w.key("code")
	w.bool(v.Code)
	w.key("given")
	w.bool(v.Given)
}

func (w *writer) fieldsOfDiagnostic(v *report.Diagnostic) {
	w.key("param")
	w.value(v.Param)
	w.key("code")
	w.value(v.Code)
	w.key("severity")
	w.word(v.Severity.String())
	w.key("message")
	w.value(v.Message)
	w.key("offset")
	w.int(v.Offset)
	w.key("length")
	w.int(v.Length)
	w.key("fix")
	w.text(v.Fix)
}

func (w *writer) fieldsOfOutcome(v *report.Outcome) {
	w.key("verdict")
	w.word(v.Verdict.String())
	w.key("token")
	w.bool(v.Token)
	w.key("any_of")
	w.open('[')
	for i := range v.AnyOf {
		w.value(v.AnyOf[i])
	}
	w.close(']')
	w.key("gates")
	w.open('[')
	for i := range v.Gates {
		w.word(v.Gates[i].String())
	}
	w.close(']')
	w.key("repair")
	w.word(v.Repair.String())
	w.key("lacks")
	w.value(v.Lacks)
	w.key("remedy")
	w.value(v.Remedy)
}

func (w *writer) fieldsOfAdvice(v *report.Advice) {
	w.key("code")
	w.value(v.Code)
	w.key("severity")
	w.word(v.Severity.String())
	w.key("text")
	w.value(v.Text)
	w.key("query")
	w.value(v.Query)
}

func (w *writer) fieldsOfLevelDiff(v *report.LevelDiff) {
	w.key("domain")
	w.word(v.Domain.String())
	w.key("want")
	w.word(v.Want.String())
	w.key("got")
	w.word(v.Got.String())
}

func (w *writer) fieldsOfChecked(v *report.Checked) {
	w.key("ok")
	w.bool(v.OK)
	w.key("extra")
	w.open('[')
	for i := range v.Extra {
		w.value(v.Extra[i])
	}
	w.close(']')
	w.key("missing")
	w.open('[')
	for i := range v.Missing {
		w.value(v.Missing[i])
	}
	w.close(']')
	w.key("wider")
	w.open('[')
	for i := range v.Wider {
		w.open('{')
		w.fieldsOfLevelDiff(&v.Wider[i])
		w.close('}')
	}
	w.close(']')
	w.key("lower")
	w.open('[')
	for i := range v.Lower {
		w.open('{')
		w.fieldsOfLevelDiff(&v.Lower[i])
		w.close('}')
	}
	w.close(']')
}

func (w *writer) fieldsOfPrediction(v *report.Prediction) {
	w.fieldsOfSummary(&v.Summary)
	w.key("facts")
	w.open('[')
	for i := range v.Facts {
		w.open('{')
		w.fieldsOfFact(&v.Facts[i])
		w.close('}')
	}
	w.close(']')
	w.key("diagnostics")
	w.open('[')
	for i := range v.Diagnostics {
		w.open('{')
		w.fieldsOfDiagnostic(&v.Diagnostics[i])
		w.close('}')
	}
	w.close(']')
	w.key("calls")
	w.open('[')
	for i := range v.Calls {
		w.open('{')
		w.fieldsOfOutcome(&v.Calls[i])
		w.close('}')
	}
	w.close(']')
	w.key("advice")
	w.open('[')
	for i := range v.Advice {
		w.open('{')
		w.fieldsOfAdvice(&v.Advice[i])
		w.close('}')
	}
	w.close(']')
	w.key("key_token")
	w.text(v.KeyToken)
	w.key("want")
	w.open('[')
	for i := range v.Want {
		w.value(v.Want[i])
	}
	w.close(']')
	w.key("check")
	w.open('{')
	w.fieldsOfChecked(&v.Check)
	w.close('}')
	w.key("spoken")
	w.value(v.Spoken)
	w.key("query")
	w.value(v.Query)
}

func (w *writer) fieldsOfGrants(v *report.Grants) {
	w.key("grants")
	w.open('[')
	for i := range v.Grants {
		w.open('{')
		w.fieldsOfSummary(&v.Grants[i])
		w.close('}')
	}
	w.close(']')
}

func (w *writer) fieldsOfLeastScope(v *report.LeastScope) {
	w.key("key")
	w.value(v.Key)
	w.key("ask")
	w.value(v.Ask)
	w.key("when")
	w.open('[')
	for i := range v.When {
		w.value(v.When[i])
	}
	w.close(']')
}

func (w *writer) fieldsOfPart(v *report.Part) {
	w.key("token")
	w.value(v.Token)
	w.key("serves")
	w.open('[')
	for i := range v.Serves {
		w.value(v.Serves[i])
	}
	w.close(']')
	w.key("breaks")
	w.open('[')
	for i := range v.Breaks {
		w.value(v.Breaks[i])
	}
	w.close(']')
}

func (w *writer) fieldsOfBeyond(v *report.Beyond) {
	w.key("gate")
	w.word(v.Gate.String())
	w.key("name")
	w.value(v.Name)
	w.key("text")
	w.value(v.Text)
	w.key("blocked")
	w.bool(v.Blocked)
	w.key("calls")
	w.open('[')
	for i := range v.Calls {
		w.value(v.Calls[i])
	}
	w.close(']')
}

func (w *writer) fieldsOfUnresolved(v *report.Unresolved) {
	w.key("name")
	w.value(v.Name)
	w.key("reason")
	w.value(v.Reason)
	w.key("text")
	w.value(v.Text)
	w.key("near")
	w.open('[')
	for i := range v.Near {
		w.value(v.Near[i])
	}
	w.close(']')
}

func (w *writer) fieldsOfLeast(v *report.Least) {
	w.key("key")
	w.value(v.Key)
	w.key("ask")
	w.value(v.Ask)
	w.key("alternatives")
	w.open('[')
	for i := range v.Alternatives {
		w.open('{')
		w.fieldsOfLeastScope(&v.Alternatives[i])
		w.close('}')
	}
	w.close(']')
	w.key("because")
	w.open('[')
	for i := range v.Because {
		w.open('{')
		w.fieldsOfPart(&v.Because[i])
		w.close('}')
	}
	w.close(']')
	w.key("covered")
	w.open('[')
	for i := range v.Covered {
		w.value(v.Covered[i])
	}
	w.close(']')
	w.key("beyond")
	w.open('[')
	for i := range v.Beyond {
		w.open('{')
		w.fieldsOfBeyond(&v.Beyond[i])
		w.close('}')
	}
	w.close(']')
	w.key("undocumented")
	w.open('[')
	for i := range v.Undocumented {
		w.value(v.Undocumented[i])
	}
	w.close(']')
	w.key("unresolved")
	w.open('[')
	for i := range v.Unresolved {
		w.open('{')
		w.fieldsOfUnresolved(&v.Unresolved[i])
		w.close('}')
	}
	w.close(']')
	w.key("query")
	w.value(v.Query)
}

func (w *writer) fieldsOfReply(v *report.Reply) {
	w.key("scope")
	w.value(v.Scope)
	w.key("expires_in")
	w.count(v.ExpiresIn)
}

func (w *writer) fieldsOfFound(v *report.Found) {
	w.fieldsOfReason(&v.Reason)
	w.key("token")
	w.value(v.Token)
	w.key("status")
	w.word(v.Status.String())
	w.key("word")
	w.value(v.Word)
	w.key("missing")
	w.bool(v.Missing)
}

func (w *writer) fieldsOfObservation(v *report.Observation) {
	w.key("grant")
	w.word(v.Grant.String())
	w.key("via")
	w.word(v.Via.String())
	w.key("request")
	w.value(v.Request)
	w.key("requested_scope")
	w.text(v.RequestedScope)
	w.key("key_scope")
	w.text(v.KeyScope)
	w.key("response_scope")
	w.value(v.ResponseScope)
	w.key("response_complete")
	w.bool(v.ResponseComplete)
	w.key("expires_in")
	w.count(v.ExpiresIn)
}

func (w *writer) fieldsOfVerification(v *report.Verification) {
	w.key("status")
	w.word(v.Status.String())
	w.key("headline")
	w.value(v.Headline)
	w.key("notes")
	w.open('[')
	for i := range v.Notes {
		w.value(v.Notes[i])
	}
	w.close(']')
	w.key("granted")
	w.value(v.Granted)
	w.key("expires_in")
	w.count(v.ExpiresIn)
	w.key("truncated")
	w.bool(v.Truncated)
	w.key("secrets")
	w.int(v.Secrets)
	w.key("dropped")
	w.int(v.Dropped)
	w.key("removed")
	w.value(v.Removed)
	w.key("reply")
	w.open('{')
	w.fieldsOfReply(&v.Reply)
	w.close('}')
	w.key("found")
	w.open('[')
	for i := range v.Found {
		w.open('{')
		w.fieldsOfFound(&v.Found[i])
		w.close('}')
	}
	w.close(']')
	w.key("predicted")
	w.value(v.Predicted)
	w.key("calls")
	w.open('[')
	for i := range v.Calls {
		w.open('{')
		w.fieldsOfOutcome(&v.Calls[i])
		w.close('}')
	}
	w.close(']')
	w.key("counts")
	w.open('{')
	w.fieldsOfCounts(&v.Counts)
	w.close('}')
	w.key("consequences")
	w.open('[')
	for i := range v.Consequences {
		w.open('{')
		w.fieldsOfCapability(&v.Consequences[i])
		w.close('}')
	}
	w.close(']')
	w.key("check")
	w.open('{')
	w.fieldsOfChecked(&v.Check)
	w.close('}')
	w.key("record")
	if v.Record == nil {
		w.null()
	} else {
		w.open('{')
		w.fieldsOfObservation(v.Record)
		w.close('}')
	}
}

func (w *writer) fieldsOfChange(v *report.Change) {
	w.key("name")
	w.value(v.Name)
	w.key("way")
	w.value(v.Way)
	w.key("from")
	w.word(v.From.String())
	w.key("to")
	w.word(v.To.String())
}

func (w *writer) fieldsOfGain(v *report.Gain) {
	w.key("id")
	w.value(v.ID)
	w.key("title")
	w.value(v.Title)
	w.key("from")
	w.value(v.From)
	w.key("to")
	w.value(v.To)
}

func (w *writer) fieldsOfComparison(v *report.Comparison) {
	w.key("only_removes")
	w.bool(v.OnlyRemoves)
	w.key("same")
	w.bool(v.Same)
	w.key("headline")
	w.value(v.Headline)
	w.key("added")
	w.open('[')
	for i := range v.Added {
		w.open('{')
		w.fieldsOfChange(&v.Added[i])
		w.close('}')
	}
	w.close(']')
	w.key("removed")
	w.open('[')
	for i := range v.Removed {
		w.open('{')
		w.fieldsOfChange(&v.Removed[i])
		w.close('}')
	}
	w.close(']')
	w.key("consequences")
	w.open('[')
	for i := range v.Consequences {
		w.open('{')
		w.fieldsOfGain(&v.Consequences[i])
		w.close('}')
	}
	w.close(']')
}

func (w *writer) fieldsOfSource(v *report.Source) {
	w.key("id")
	w.value(v.ID)
	w.key("title")
	w.value(v.Title)
	w.key("url")
	w.value(v.URL)
}

func (w *writer) fieldsOfExplanation(v *report.Explanation) {
	w.key("kind")
	w.value(v.Kind)
	w.key("id")
	w.value(v.ID)
	w.key("title")
	w.value(v.Title)
	w.key("evidence")
	w.word(v.Evidence.String())
	w.key("meaning")
	w.value(v.Meaning)
	w.key("text")
	w.value(v.Text)
	w.key("disagreement")
	w.value(v.Disagreement)
	w.key("settle")
	w.value(v.Settle)
	w.key("sources")
	w.open('[')
	for i := range v.Sources {
		w.open('{')
		w.fieldsOfSource(&v.Sources[i])
		w.close('}')
	}
	w.close(']')
}

func (w *writer) fieldsOfCatalogWay(v *report.CatalogWay) {
	w.key("when")
	w.value(v.When)
	w.key("needs")
	w.open('[')
	for i := range v.Needs {
		w.value(v.Needs[i])
	}
	w.close(']')
	w.key("kind")
	w.int(v.Kind)
}

func (w *writer) fieldsOfCatalogMethod(v *report.CatalogMethod) {
	w.key("name")
	w.value(v.Name)
	w.key("channel")
	w.bool(v.Channel)
	w.key("category")
	w.value(v.Category)
	w.key("summary")
	w.value(v.Summary)
	w.key("ways")
	w.open('[')
	for i := range v.Ways {
		w.open('{')
		w.fieldsOfCatalogWay(&v.Ways[i])
		w.close('}')
	}
	w.close(']')
	w.key("gates")
	w.open('[')
	for i := range v.Gates {
		w.word(v.Gates[i].String())
	}
	w.close(']')
	w.key("matching_engine")
	w.bool(v.MatchingEngine)
	w.key("url")
	w.value(v.URL)
	w.key("note")
	w.value(v.Note)
}

func (w *writer) fieldsOfCatalogGate(v *report.CatalogGate) {
	w.key("id")
	w.word(v.ID.String())
	w.key("name")
	w.value(v.Name)
}

func (w *writer) fieldsOfGone(v *report.Gone) {
	w.key("name")
	w.value(v.Name)
	w.key("needs")
	w.value(v.Needs)
	w.key("last_seen")
	w.value(v.LastSeen)
	w.key("gone_by")
	w.value(v.GoneBy)
	w.key("note")
	w.value(v.Note)
}

func (w *writer) fieldsOfTask(v *report.Task) {
	w.key("id")
	w.value(v.ID)
	w.key("title")
	w.value(v.Title)
	w.key("calls")
	w.open('[')
	for i := range v.Calls {
		w.value(v.Calls[i])
	}
	w.close(']')
}

func (w *writer) fieldsOfCatalogRule(v *report.CatalogRule) {
	w.key("id")
	w.rule(v.ID)
	w.key("title")
	w.value(v.Title)
	w.key("evidence")
	w.word(v.Evidence.String())
	w.key("text")
	w.value(v.Text)
	w.key("disagreement")
	w.value(v.Disagreement)
	w.key("settle")
	w.value(v.Settle)
	w.key("sources")
	w.open('[')
	for i := range v.Sources {
		w.value(v.Sources[i])
	}
	w.close(']')
}

func (w *writer) fieldsOfCatalogEvidence(v *report.CatalogEvidence) {
	w.key("id")
	w.word(v.ID.String())
	w.key("text")
	w.value(v.Text)
}

func (w *writer) fieldsOfCatalog(v *report.Catalog) {
	w.key("version")
	w.value(v.Version)
	w.key("methods")
	w.open('[')
	for i := range v.Methods {
		w.open('{')
		w.fieldsOfCatalogMethod(&v.Methods[i])
		w.close('}')
	}
	w.close(']')
	w.key("gates")
	w.open('[')
	for i := range v.Gates {
		w.open('{')
		w.fieldsOfCatalogGate(&v.Gates[i])
		w.close('}')
	}
	w.close(']')
	w.key("removed")
	w.open('[')
	for i := range v.Removed {
		w.open('{')
		w.fieldsOfGone(&v.Removed[i])
		w.close('}')
	}
	w.close(']')
	w.key("jobs")
	w.open('[')
	for i := range v.Jobs {
		w.open('{')
		w.fieldsOfTask(&v.Jobs[i])
		w.close('}')
	}
	w.close(']')
	w.key("tasks")
	w.open('[')
	for i := range v.Tasks {
		w.open('{')
		w.fieldsOfTask(&v.Tasks[i])
		w.close('}')
	}
	w.close(']')
	w.key("rules")
	w.open('[')
	for i := range v.Rules {
		w.open('{')
		w.fieldsOfCatalogRule(&v.Rules[i])
		w.close('}')
	}
	w.close(']')
	w.key("sources")
	w.open('[')
	for i := range v.Sources {
		w.open('{')
		w.fieldsOfSource(&v.Sources[i])
		w.close('}')
	}
	w.close(']')
	w.key("evidence")
	w.open('[')
	for i := range v.Evidence {
		w.open('{')
		w.fieldsOfCatalogEvidence(&v.Evidence[i])
		w.close('}')
	}
	w.close(']')
}
