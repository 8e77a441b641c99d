// Code generated from the types of scopecore/report by internal/gen; DO NOT EDIT.

package bridge

import (
	"scopecalculator/scopecore"
	"scopecalculator/scopecore/knowledge"
	"scopecalculator/scopecore/report"
)

func (w *writer) fieldsOfReason(v *report.Reason) {
	w.rule("rule", v.Rule)
	w.word("evidence", v.Evidence.String())
	w.str("text", v.Text)
}

func (w *writer) fieldsOfRefusal(v *report.Refusal) {
	w.fieldsOfReason(&v.Reason)
	w.str("code", v.Code)
	w.str("title", v.Title)
	w.flag("missing", v.Missing)
}

func (w *writer) fieldsOfLoss(v *report.Loss) {
	w.str("title", v.Title)
	w.str("repair", v.Repair)
	w.word("asked", v.Asked.String())
	w.word("got", v.Got.String())
	w.flag("sure", v.Sure)
	w.word("stage", v.Stage.String())
	w.rule("rule", v.Rule)
	w.str("query", v.Query)
}

func (w *writer) fieldsOfRow(v *report.Row) {
	w.fieldsOfReason(&v.Reason)
	w.word("domain", v.Domain.String())
	w.known("key", v.Key)
	w.known("held", v.Held)
	w.known("asked", v.Asked)
	w.word("floor", v.Floor.String())
	w.level("likely", v.Likely)
	w.word("ceiling", v.Ceiling.String())
	w.word("effect", v.Effect.String())
	w.str("word", v.Word)
	w.str("spoken", v.Spoken)
	w.array("also")
	for i := range v.Also {
		w.open('{')
		w.fieldsOfReason(&v.Also[i])
		w.close('}')
	}
	w.close(']')
	if v.Loss == nil {
		w.null("loss")
	} else {
		w.object("loss")
		w.fieldsOfLoss(v.Loss)
		w.close('}')
	}
}

func (w *writer) fieldsOfFold(v *report.Fold) {
	w.str("word", v.Word)
	w.strs("names", v.Names)
}

func (w *writer) fieldsOfToken(v *report.Token) {
	w.fieldsOfReason(&v.Reason)
	w.str("token", v.Token)
	w.word("effect", v.Effect.String())
	w.str("word", v.Word)
	w.flag("granted", v.Granted)
	w.str("asked", v.Asked)
	w.str("domain", v.Domain)
}

func (w *writer) fieldsOfLifetime(v *report.Lifetime) {
	w.fieldsOfReason(&v.Reason)
	w.word("binding", v.Binding.String())
	w.str("session", v.Session)
	w.count("access_seconds", v.AccessSeconds)
	w.count("refresh_seconds", v.RefreshSeconds)
	w.str("bound", v.Bound)
	w.str("access", v.Access)
	w.str("refresh", v.Refresh)
	w.str("expires", v.Expires)
}

func (w *writer) fieldsOfSessions(v *report.Sessions) {
	w.fieldsOfReason(&v.Reason)
	w.word("effect", v.Effect.String())
	w.count("before", v.Before)
	w.count("after", v.After)
	w.str("slots", v.Slots)
}

func (w *writer) fieldsOfCapability(v *report.Capability) {
	w.str("id", v.ID)
	w.str("title", v.Title)
	w.word("verdict", v.Verdict.String())
	w.str("word", v.Word)
	w.str("line", v.Line)
	w.str("why", v.Why)
	w.nums("witnesses", v.Witnesses)
}

func (w *writer) fieldsOfCounts(v *report.Counts) {
	w.num("allowed", v.Allowed)
	w.num("likely", v.Likely)
	w.num("possible", v.Possible)
	w.num("denied", v.Denied)
	w.num("undocumented", v.Undocumented)
}

func (w *writer) fieldsOfSummary(v *report.Summary) {
	w.word("grant", v.Grant.String())
	w.word("via", v.Via.String())
	w.word("account", v.Account.String())
	w.str("setting", v.Setting)
	w.str("whose", v.Whose)
	if v.Refused == nil {
		w.null("refused")
	} else {
		w.object("refused")
		w.fieldsOfRefusal(v.Refused)
		w.close('}')
	}
	w.str("scope", v.Scope)
	w.array("undetermined")
	for i := range v.Undetermined {
		w.value(v.Undetermined[i].String())
	}
	w.close(']')
	w.word("mainaccount", v.MainAccount.String())
	w.array("domains")
	for i := range v.Domains {
		w.open('{')
		w.fieldsOfRow(&v.Domains[i])
		w.close('}')
	}
	w.close(']')
	w.array("folds")
	for i := range v.Folds {
		w.open('{')
		w.fieldsOfFold(&v.Folds[i])
		w.close('}')
	}
	w.close(']')
	w.array("tokens")
	for i := range v.Tokens {
		w.open('{')
		w.fieldsOfToken(&v.Tokens[i])
		w.close('}')
	}
	w.close(']')
	w.object("lifetime")
	w.fieldsOfLifetime(&v.Lifetime)
	w.close('}')
	w.object("sessions")
	w.fieldsOfSessions(&v.Sessions)
	w.close('}')
	w.str("held_from", v.HeldFrom)
	w.array("consequences")
	for i := range v.Consequences {
		w.open('{')
		w.fieldsOfCapability(&v.Consequences[i])
		w.close('}')
	}
	w.close(']')
	w.object("counts")
	w.fieldsOfCounts(&v.Counts)
	w.close('}')
}

func (w *writer) fieldsOfFact(v *report.Fact) {
	w.str("name", v.Name)
	w.str("value", v.Value)
	w.flag("code", v.Code)
	w.flag("given", v.Given)
}

func (w *writer) fieldsOfDiagnostic(v *report.Diagnostic) {
	w.str("param", v.Param)
	w.str("code", v.Code)
	w.word("severity", v.Severity.String())
	w.str("message", v.Message)
	w.num("offset", v.Offset)
	w.num("length", v.Length)
	w.text("fix", v.Fix)
}

func (w *writer) fieldsOfOutcome(v *report.Outcome) {
	w.word("verdict", v.Verdict.String())
	w.flag("token", v.Token)
	w.strs("any_of", v.AnyOf)
	w.array("gates")
	for i := range v.Gates {
		w.value(v.Gates[i].String())
	}
	w.close(']')
	w.word("repair", v.Repair.String())
	w.str("lacks", v.Lacks)
	w.str("remedy", v.Remedy)
}

func (w *writer) fieldsOfAdvice(v *report.Advice) {
	w.str("code", v.Code)
	w.word("severity", v.Severity.String())
	w.str("text", v.Text)
	w.str("query", v.Query)
}

func (w *writer) fieldsOfLevelDiff(v *scopecore.LevelDiff) {
	w.word("domain", v.Domain.String())
	w.word("want", v.Want.String())
	w.word("got", v.Got.String())
}

func (w *writer) fieldsOfChecked(v *scopecore.Checked) {
	w.strs("extra", v.Extra)
	w.strs("missing", v.Missing)
	w.array("wider")
	for i := range v.Wider {
		w.open('{')
		w.fieldsOfLevelDiff(&v.Wider[i])
		w.close('}')
	}
	w.close(']')
	w.array("lower")
	for i := range v.Lower {
		w.open('{')
		w.fieldsOfLevelDiff(&v.Lower[i])
		w.close('}')
	}
	w.close(']')
}

func (w *writer) fieldsOfCheck(v *report.Check) {
	w.flag("ok", v.OK)
	w.fieldsOfChecked(&v.Checked)
}

func (w *writer) fieldsOfPrediction(v *report.Prediction) {
	w.fieldsOfSummary(&v.Summary)
	w.array("facts")
	for i := range v.Facts {
		w.open('{')
		w.fieldsOfFact(&v.Facts[i])
		w.close('}')
	}
	w.close(']')
	w.array("diagnostics")
	for i := range v.Diagnostics {
		w.open('{')
		w.fieldsOfDiagnostic(&v.Diagnostics[i])
		w.close('}')
	}
	w.close(']')
	w.array("calls")
	for i := range v.Calls {
		w.open('{')
		w.fieldsOfOutcome(&v.Calls[i])
		w.close('}')
	}
	w.close(']')
	w.array("advice")
	for i := range v.Advice {
		w.open('{')
		w.fieldsOfAdvice(&v.Advice[i])
		w.close('}')
	}
	w.close(']')
	w.text("key_token", v.KeyToken)
	w.strs("want", v.Want)
	w.object("check")
	w.fieldsOfCheck(&v.Check)
	w.close('}')
	w.str("spoken", v.Spoken)
	w.str("query", v.Query)
}

func (w *writer) fieldsOfGrants(v *report.Grants) {
	w.array("grants")
	for i := range v.Grants {
		w.open('{')
		w.fieldsOfSummary(&v.Grants[i])
		w.close('}')
	}
	w.close(']')
}

func (w *writer) fieldsOfLeastScope(v *report.LeastScope) {
	w.str("key", v.Key)
	w.str("ask", v.Ask)
	w.strs("when", v.When)
}

func (w *writer) fieldsOfPart(v *report.Part) {
	w.str("token", v.Token)
	w.strs("serves", v.Serves)
	w.strs("breaks", v.Breaks)
}

func (w *writer) fieldsOfBeyond(v *report.Beyond) {
	w.word("gate", v.Gate.String())
	w.str("name", v.Name)
	w.str("text", v.Text)
	w.flag("blocked", v.Blocked)
	w.strs("calls", v.Calls)
}

func (w *writer) fieldsOfUnresolved(v *report.Unresolved) {
	w.str("name", v.Name)
	w.str("reason", v.Reason)
	w.str("text", v.Text)
	w.strs("near", v.Near)
}

func (w *writer) fieldsOfLeast(v *report.Least) {
	w.str("key", v.Key)
	w.str("ask", v.Ask)
	w.array("alternatives")
	for i := range v.Alternatives {
		w.open('{')
		w.fieldsOfLeastScope(&v.Alternatives[i])
		w.close('}')
	}
	w.close(']')
	w.array("because")
	for i := range v.Because {
		w.open('{')
		w.fieldsOfPart(&v.Because[i])
		w.close('}')
	}
	w.close(']')
	w.strs("covered", v.Covered)
	w.array("beyond")
	for i := range v.Beyond {
		w.open('{')
		w.fieldsOfBeyond(&v.Beyond[i])
		w.close('}')
	}
	w.close(']')
	w.strs("undocumented", v.Undocumented)
	w.array("unresolved")
	for i := range v.Unresolved {
		w.open('{')
		w.fieldsOfUnresolved(&v.Unresolved[i])
		w.close('}')
	}
	w.close(']')
	w.str("query", v.Query)
}

func (w *writer) fieldsOfReply(v *report.Reply) {
	w.str("scope", v.Scope)
	w.count("expires_in", v.ExpiresIn)
}

func (w *writer) fieldsOfFound(v *report.Found) {
	w.fieldsOfReason(&v.Reason)
	w.str("token", v.Token)
	w.word("status", v.Status.String())
	w.str("word", v.Word)
	w.flag("missing", v.Missing)
}

func (w *writer) fieldsOfObservation(v *report.Observation) {
	w.word("grant", v.Grant.String())
	w.word("via", v.Via.String())
	w.str("request", v.Request)
	w.text("requested_scope", v.RequestedScope)
	w.text("key_scope", v.KeyScope)
	w.str("response_scope", v.ResponseScope)
	w.flag("response_complete", v.ResponseComplete)
	w.count("expires_in", v.ExpiresIn)
}

func (w *writer) fieldsOfVerification(v *report.Verification) {
	w.word("status", v.Status.String())
	w.str("headline", v.Headline)
	w.strs("notes", v.Notes)
	w.str("granted", v.Granted)
	w.count("expires_in", v.ExpiresIn)
	w.flag("truncated", v.Truncated)
	w.num("secrets", v.Secrets)
	w.num("dropped", v.Dropped)
	w.str("removed", v.Removed)
	w.object("reply")
	w.fieldsOfReply(&v.Reply)
	w.close('}')
	w.array("found")
	for i := range v.Found {
		w.open('{')
		w.fieldsOfFound(&v.Found[i])
		w.close('}')
	}
	w.close(']')
	w.str("predicted", v.Predicted)
	w.array("calls")
	for i := range v.Calls {
		w.open('{')
		w.fieldsOfOutcome(&v.Calls[i])
		w.close('}')
	}
	w.close(']')
	w.object("counts")
	w.fieldsOfCounts(&v.Counts)
	w.close('}')
	w.array("consequences")
	for i := range v.Consequences {
		w.open('{')
		w.fieldsOfCapability(&v.Consequences[i])
		w.close('}')
	}
	w.close(']')
	w.object("check")
	w.fieldsOfCheck(&v.Check)
	w.close('}')
	if v.Record == nil {
		w.null("record")
	} else {
		w.object("record")
		w.fieldsOfObservation(v.Record)
		w.close('}')
	}
}

func (w *writer) fieldsOfChange(v *report.Change) {
	w.str("name", v.Name)
	w.str("way", v.Way)
	w.word("from", v.From.String())
	w.word("to", v.To.String())
}

func (w *writer) fieldsOfGain(v *report.Gain) {
	w.str("id", v.ID)
	w.str("title", v.Title)
	w.str("from", v.From)
	w.str("to", v.To)
}

func (w *writer) fieldsOfComparison(v *report.Comparison) {
	w.flag("only_removes", v.OnlyRemoves)
	w.flag("same", v.Same)
	w.str("headline", v.Headline)
	w.array("added")
	for i := range v.Added {
		w.open('{')
		w.fieldsOfChange(&v.Added[i])
		w.close('}')
	}
	w.close(']')
	w.array("removed")
	for i := range v.Removed {
		w.open('{')
		w.fieldsOfChange(&v.Removed[i])
		w.close('}')
	}
	w.close(']')
	w.array("consequences")
	for i := range v.Consequences {
		w.open('{')
		w.fieldsOfGain(&v.Consequences[i])
		w.close('}')
	}
	w.close(']')
}

func (w *writer) fieldsOfSource(v *knowledge.Source) {
	w.str("id", v.ID)
	w.str("title", v.Title)
	w.str("url", v.URL)
}

func (w *writer) fieldsOfExplanation(v *report.Explanation) {
	w.str("kind", v.Kind)
	w.str("id", v.ID)
	w.str("title", v.Title)
	w.word("evidence", v.Evidence.String())
	w.str("meaning", v.Meaning)
	w.str("text", v.Text)
	w.str("disagreement", v.Disagreement)
	w.str("settle", v.Settle)
	w.array("sources")
	for i := range v.Sources {
		w.open('{')
		w.fieldsOfSource(&v.Sources[i])
		w.close('}')
	}
	w.close(']')
}

func (w *writer) fieldsOfWay(v *scopecore.Way) {
	w.str("when", v.When)
	w.array("needs")
	for i := range v.AnyOf {
		w.value(v.AnyOf[i].String())
	}
	w.close(']')
	w.array("gates")
	for i := range v.Gates {
		w.value(v.Gates[i].String())
	}
	w.close(']')
	w.num("kind", v.Kind)
}

func (w *writer) fieldsOfMethod(v *scopecore.Method) {
	w.str("name", v.Name)
	w.flag("channel", v.Channel)
	w.str("category", v.Category)
	w.str("summary", v.Summary)
	w.array("ways")
	for i := range v.Ways {
		w.open('{')
		w.fieldsOfWay(&v.Ways[i])
		w.close('}')
	}
	w.close(']')
	w.array("gates")
	for i := range v.Gates {
		w.value(v.Gates[i].String())
	}
	w.close(']')
	w.flag("matching_engine", v.MatchingEngine)
	w.str("url", v.URL)
	w.str("note", v.Note)
}

func (w *writer) fieldsOfCatalogGate(v *report.CatalogGate) {
	w.word("id", v.ID.String())
	w.str("name", v.Name)
}

func (w *writer) fieldsOfRemoved(v *scopecore.Removed) {
	w.str("name", v.Name)
	w.str("needs", v.LastNeed)
	w.str("last_seen", v.LastSeen)
	w.str("gone_by", v.GoneBy)
	w.str("note", v.Note)
}

func (w *writer) fieldsOfJob(v *scopecore.Job) {
	w.str("id", v.ID)
	w.str("title", v.Title)
	w.strs("calls", v.Methods)
}

func (w *writer) fieldsOfRule(v *knowledge.Rule) {
	w.rule("id", v.ID)
	w.word("evidence", v.Evidence.String())
	w.str("title", v.Title)
	w.str("text", v.Why)
	w.str("disagreement", v.Disagreement)
	w.str("settle", v.Settle)
	w.strs("sources", v.Sources)
}

func (w *writer) fieldsOfCatalogEvidence(v *report.CatalogEvidence) {
	w.word("id", v.ID.String())
	w.str("text", v.Text)
}

func (w *writer) fieldsOfCatalog(v *report.Catalog) {
	w.str("version", v.Version)
	w.array("methods")
	for i := range v.Methods {
		w.open('{')
		w.fieldsOfMethod(&v.Methods[i])
		w.close('}')
	}
	w.close(']')
	w.array("gates")
	for i := range v.Gates {
		w.open('{')
		w.fieldsOfCatalogGate(&v.Gates[i])
		w.close('}')
	}
	w.close(']')
	w.array("removed")
	for i := range v.Removed {
		w.open('{')
		w.fieldsOfRemoved(&v.Removed[i])
		w.close('}')
	}
	w.close(']')
	w.array("jobs")
	for i := range v.Jobs {
		w.open('{')
		w.fieldsOfJob(&v.Jobs[i])
		w.close('}')
	}
	w.close(']')
	w.array("tasks")
	for i := range v.Tasks {
		w.open('{')
		w.fieldsOfJob(&v.Tasks[i])
		w.close('}')
	}
	w.close(']')
	w.array("rules")
	for i := range v.Rules {
		w.open('{')
		w.fieldsOfRule(&v.Rules[i])
		w.close('}')
	}
	w.close(']')
	w.array("sources")
	for i := range v.Sources {
		w.open('{')
		w.fieldsOfSource(&v.Sources[i])
		w.close('}')
	}
	w.close(']')
	w.array("evidence")
	for i := range v.Evidence {
		w.open('{')
		w.fieldsOfCatalogEvidence(&v.Evidence[i])
		w.close('}')
	}
	w.close(']')
}
