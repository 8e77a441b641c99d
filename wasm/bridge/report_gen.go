// Code generated from the types of scopecore/report by internal/gen; DO NOT EDIT.

package bridge

import (
	"scopecalculator/scopecore"
	"scopecalculator/scopecore/knowledge"
	"scopecalculator/scopecore/report"
)

func (w *writer) writeReason(v *report.Reason) {
	w.open('{')
	w.rule("\"rule\":", v.Rule)
	w.word(",\"evidence\":", v.Evidence.String())
	w.str(",\"text\":", v.Text)
	w.open('}')
}

func (w *writer) writeRemedy(v *report.Remedy) {
	w.open('{')
	w.str("\"label\":", v.Label)
	w.str(",\"query\":", v.Query)
	w.open('}')
}

func (w *writer) writeRefusal(v *report.Refusal) {
	w.open('{')
	w.rule("\"rule\":", v.Reason.Rule)
	w.word(",\"evidence\":", v.Reason.Evidence.String())
	w.str(",\"text\":", v.Reason.Text)
	w.str(",\"code\":", v.Code)
	w.str(",\"title\":", v.Title)
	w.flag(",\"missing\":", v.Missing)
	w.name(",\"remedy\":")
	if v.Remedy == nil {
		w.name("null")
	} else {
		w.writeRemedy(v.Remedy)
	}
	w.open('}')
}

func (w *writer) writeRow(v *report.Row) {
	w.open('{')
	w.rule("\"rule\":", v.Reason.Rule)
	w.word(",\"evidence\":", v.Reason.Evidence.String())
	w.str(",\"text\":", v.Reason.Text)
	w.word(",\"domain\":", v.Domain.String())
	w.known(",\"key\":", v.Key)
	w.known(",\"held\":", v.Held)
	w.known(",\"asked\":", v.Asked)
	w.word(",\"floor\":", v.Floor.String())
	w.level(",\"likely\":", v.Likely)
	w.word(",\"ceiling\":", v.Ceiling.String())
	w.word(",\"effect\":", v.Effect.String())
	w.word(",\"sign\":", v.Sign.String())
	w.str(",\"word\":", v.Word)
	w.str(",\"says\":", v.Says)
	w.name(",\"remedy\":")
	if v.Remedy == nil {
		w.name("null")
	} else {
		w.writeRemedy(v.Remedy)
	}
	w.known(",\"returned\":", v.Returned)
	w.known(",\"needed\":", v.Needed)
	w.str(",\"spoken\":", v.Spoken)
	w.name(",\"also\":")
	for i := range v.Also {
		w.entry(i)
		w.writeReason(&v.Also[i])
	}
	w.end(len(v.Also))
	w.open('}')
}

func (w *writer) writeToken(v *report.Token) {
	w.open('{')
	w.rule("\"rule\":", v.Reason.Rule)
	w.word(",\"evidence\":", v.Reason.Evidence.String())
	w.str(",\"text\":", v.Reason.Text)
	w.str(",\"token\":", v.Token)
	w.word(",\"effect\":", v.Effect.String())
	w.word(",\"sign\":", v.Sign.String())
	w.str(",\"word\":", v.Word)
	w.flag(",\"granted\":", v.Granted)
	w.str(",\"asked\":", v.Asked)
	w.str(",\"domain\":", v.Domain)
	w.open('}')
}

func (w *writer) writeLifetime(v *report.Lifetime) {
	w.open('{')
	w.rule("\"rule\":", v.Reason.Rule)
	w.word(",\"evidence\":", v.Reason.Evidence.String())
	w.str(",\"text\":", v.Reason.Text)
	w.word(",\"binding\":", v.Binding.String())
	w.str(",\"session\":", v.Session)
	w.seconds(",\"access_seconds\":", v.AccessSeconds)
	w.seconds(",\"refresh_seconds\":", v.RefreshSeconds)
	w.str(",\"bound\":", v.Bound)
	w.str(",\"access\":", v.Access)
	w.str(",\"refresh\":", v.Refresh)
	w.str(",\"expires\":", v.Expires)
	w.str(",\"ends\":", v.Ends)
	w.open('}')
}

func (w *writer) writeSessions(v *report.Sessions) {
	w.open('{')
	w.rule("\"rule\":", v.Reason.Rule)
	w.word(",\"evidence\":", v.Reason.Evidence.String())
	w.str(",\"text\":", v.Reason.Text)
	w.word(",\"effect\":", v.Effect.String())
	w.count(",\"before\":", v.Before)
	w.count(",\"after\":", v.After)
	w.str(",\"slots\":", v.Slots)
	w.str(",\"uses\":", v.Uses)
	w.open('}')
}

func (w *writer) writeCapability(v *report.Capability) {
	w.open('{')
	w.str("\"id\":", v.ID)
	w.str(",\"title\":", v.Title)
	w.word(",\"verdict\":", v.Verdict.String())
	w.str(",\"word\":", v.Word)
	w.str(",\"line\":", v.Line)
	w.str(",\"why\":", v.Why)
	w.flag(",\"grave\":", v.Grave)
	w.word(",\"key_verdict\":", v.KeyVerdict.String())
	w.str(",\"key_word\":", v.KeyWord)
	w.str(",\"differs\":", v.Differs)
	w.str(",\"key_differs\":", v.KeyDiffers)
	w.nums(",\"witnesses\":", v.Witnesses)
	w.open('}')
}

func (w *writer) writeCounts(v *report.Counts) {
	w.open('{')
	w.num("\"allowed\":", v.Allowed)
	w.num(",\"likely\":", v.Likely)
	w.num(",\"possible\":", v.Possible)
	w.num(",\"denied\":", v.Denied)
	w.num(",\"undocumented\":", v.Undocumented)
	w.open('}')
}

func (w *writer) writeSummary(v *report.Summary) {
	w.open('{')
	w.word("\"grant\":", v.Grant.String())
	w.word(",\"via\":", v.Via.String())
	w.word(",\"account\":", v.Account.String())
	w.str(",\"setting\":", v.Setting)
	w.name(",\"refused\":")
	if v.Refused == nil {
		w.name("null")
	} else {
		w.writeRefusal(v.Refused)
	}
	w.str(",\"headline\":", v.Headline)
	w.str(",\"scope\":", v.Scope)
	w.name(",\"undetermined\":")
	for i := range v.Undetermined {
		w.entry(i)
		w.quoted(v.Undetermined[i].String())
	}
	w.end(len(v.Undetermined))
	w.word(",\"mainaccount\":", v.MainAccount.String())
	w.name(",\"domains\":")
	for i := range v.Domains {
		w.entry(i)
		w.writeRow(&v.Domains[i])
	}
	w.end(len(v.Domains))
	w.name(",\"tokens\":")
	for i := range v.Tokens {
		w.entry(i)
		w.writeToken(&v.Tokens[i])
	}
	w.end(len(v.Tokens))
	w.name(",\"lifetime\":")
	w.writeLifetime(&v.Lifetime)
	w.name(",\"sessions\":")
	w.writeSessions(&v.Sessions)
	w.str(",\"held_from\":", v.HeldFrom)
	w.name(",\"consequences\":")
	for i := range v.Consequences {
		w.entry(i)
		w.writeCapability(&v.Consequences[i])
	}
	w.end(len(v.Consequences))
	w.name(",\"counts\":")
	w.writeCounts(&v.Counts)
	w.open('}')
}

func (w *writer) writeFact(v *report.Fact) {
	w.open('{')
	w.str("\"name\":", v.Name)
	w.str(",\"value\":", v.Value)
	w.flag(",\"code\":", v.Code)
	w.flag(",\"given\":", v.Given)
	w.open('}')
}

func (w *writer) writeDiagnostic(v *report.Diagnostic) {
	w.open('{')
	w.str("\"param\":", v.Param)
	w.str(",\"code\":", v.Code)
	w.word(",\"severity\":", v.Severity.String())
	w.str(",\"message\":", v.Message)
	w.num(",\"offset\":", v.Offset)
	w.num(",\"length\":", v.Length)
	w.text(",\"fix\":", v.Fix)
	w.open('}')
}

func (w *writer) writeOutcome(v *report.Outcome) {
	w.open('{')
	w.word("\"verdict\":", v.Verdict.String())
	w.flag(",\"token\":", v.Token)
	w.strs(",\"any_of\":", v.AnyOf)
	w.name(",\"gates\":")
	for i := range v.Gates {
		w.entry(i)
		w.quoted(v.Gates[i].String())
	}
	w.end(len(v.Gates))
	w.word(",\"repair\":", v.Repair.String())
	w.str(",\"lacks\":", v.Lacks)
	w.str(",\"remedy\":", v.Remedy)
	w.open('}')
}

func (w *writer) writeAdvice(v *report.Advice) {
	w.open('{')
	w.str("\"code\":", v.Code)
	w.word(",\"severity\":", v.Severity.String())
	w.str(",\"text\":", v.Text)
	w.str(",\"query\":", v.Query)
	w.str(",\"label\":", v.Label)
	w.open('}')
}

func (w *writer) writeStep(v *report.Step) {
	w.open('{')
	w.word("\"grant\":", v.Grant.String())
	w.str(",\"scope\":", v.Scope)
	w.str(",\"query\":", v.Query)
	w.open('}')
}

func (w *writer) writeNext(v *report.Next) {
	w.open('{')
	w.word("\"grant\":", v.Grant.String())
	w.str(",\"label\":", v.Label)
	w.str(",\"query\":", v.Query)
	w.open('}')
}

func (w *writer) writeFound(v *report.Found) {
	w.open('{')
	w.rule("\"rule\":", v.Reason.Rule)
	w.word(",\"evidence\":", v.Reason.Evidence.String())
	w.str(",\"text\":", v.Reason.Text)
	w.str(",\"token\":", v.Token)
	w.word(",\"status\":", v.Status.String())
	w.word(",\"sign\":", v.Sign.String())
	w.str(",\"word\":", v.Word)
	w.flag(",\"missing\":", v.Missing)
	w.open('}')
}

func (w *writer) writeObservation(v *report.Observation) {
	w.open('{')
	w.word("\"grant\":", v.Grant.String())
	w.word(",\"via\":", v.Via.String())
	w.str(",\"request\":", v.Request)
	w.text(",\"requested_scope\":", v.RequestedScope)
	w.text(",\"key_scope\":", v.KeyScope)
	w.str(",\"response_scope\":", v.ResponseScope)
	w.flag(",\"response_complete\":", v.ResponseComplete)
	w.seconds(",\"expires_in\":", v.ExpiresIn)
	w.open('}')
}

func (w *writer) writeReturned(v *report.Returned) {
	w.open('{')
	w.word("\"status\":", v.Status.String())
	w.str(",\"scope\":", v.Scope)
	w.name(",\"found\":")
	for i := range v.Found {
		w.entry(i)
		w.writeFound(&v.Found[i])
	}
	w.end(len(v.Found))
	w.strs(",\"notes\":", v.Notes)
	w.name(",\"record\":")
	if v.Record == nil {
		w.name("null")
	} else {
		w.writeObservation(v.Record)
	}
	w.str(",\"record_says\":", v.RecordSays)
	w.str(",\"report_url\":", v.ReportURL)
	w.open('}')
}

func (w *writer) writeNeededCall(v *report.NeededCall) {
	w.open('{')
	w.str("\"name\":", v.Name)
	w.word(",\"verdict\":", v.Verdict.String())
	w.str(",\"lacks\":", v.Lacks)
	w.str(",\"remedy\":", v.Remedy)
	w.open('}')
}

func (w *writer) writeLeastScope(v *report.LeastScope) {
	w.open('{')
	w.str("\"key\":", v.Key)
	w.str(",\"ask\":", v.Ask)
	w.strs(",\"when\":", v.When)
	w.open('}')
}

func (w *writer) writePart(v *report.Part) {
	w.open('{')
	w.str("\"token\":", v.Token)
	w.strs(",\"serves\":", v.Serves)
	w.strs(",\"breaks\":", v.Breaks)
	w.open('}')
}

func (w *writer) writeOver(v *report.Over) {
	w.open('{')
	w.str("\"token\":", v.Token)
	w.strs(",\"calls\":", v.Calls)
	w.open('}')
}

func (w *writer) writeBeyond(v *report.Beyond) {
	w.open('{')
	w.word("\"gate\":", v.Gate.String())
	w.str(",\"name\":", v.Name)
	w.str(",\"text\":", v.Text)
	w.flag(",\"blocked\":", v.Blocked)
	w.strs(",\"calls\":", v.Calls)
	w.open('}')
}

func (w *writer) writeUnresolved(v *report.Unresolved) {
	w.open('{')
	w.str("\"name\":", v.Name)
	w.str(",\"reason\":", v.Reason)
	w.str(",\"text\":", v.Text)
	w.strs(",\"near\":", v.Near)
	w.open('}')
}

func (w *writer) writeUnread(v *report.Unread) {
	w.open('{')
	w.num("\"offset\":", v.Offset)
	w.num(",\"line\":", v.Line)
	w.str(",\"code\":", v.Code)
	w.str(",\"why\":", v.Why)
	w.str(",\"text\":", v.Text)
	w.strs(",\"near\":", v.Near)
	w.open('}')
}

func (w *writer) writeLeast(v *report.Least) {
	w.open('{')
	w.str("\"key\":", v.Key)
	w.str(",\"ask\":", v.Ask)
	w.strs(",\"when\":", v.When)
	w.name(",\"alternatives\":")
	for i := range v.Alternatives {
		w.entry(i)
		w.writeLeastScope(&v.Alternatives[i])
	}
	w.end(len(v.Alternatives))
	w.name(",\"because\":")
	for i := range v.Because {
		w.entry(i)
		w.writePart(&v.Because[i])
	}
	w.end(len(v.Because))
	w.strs(",\"covered\":", v.Covered)
	w.name(",\"over\":")
	for i := range v.Over {
		w.entry(i)
		w.writeOver(&v.Over[i])
	}
	w.end(len(v.Over))
	w.name(",\"beyond\":")
	for i := range v.Beyond {
		w.entry(i)
		w.writeBeyond(&v.Beyond[i])
	}
	w.end(len(v.Beyond))
	w.strs(",\"undocumented\":", v.Undocumented)
	w.name(",\"unresolved\":")
	for i := range v.Unresolved {
		w.entry(i)
		w.writeUnresolved(&v.Unresolved[i])
	}
	w.end(len(v.Unresolved))
	w.name(",\"unread\":")
	for i := range v.Unread {
		w.entry(i)
		w.writeUnread(&v.Unread[i])
	}
	w.end(len(v.Unread))
	w.str(",\"query\":", v.Query)
	w.open('}')
}

func (w *writer) writeNeeded(v *report.Needed) {
	w.open('{')
	w.name("\"calls\":")
	for i := range v.Calls {
		w.entry(i)
		w.writeNeededCall(&v.Calls[i])
	}
	w.end(len(v.Calls))
	w.name(",\"least\":")
	w.writeLeast(&v.Least)
	w.name(",\"exactly\":")
	if v.Exactly == nil {
		w.name("null")
	} else {
		w.writeRemedy(v.Exactly)
	}
	w.name(",\"make_key\":")
	if v.MakeKey == nil {
		w.name("null")
	} else {
		w.writeRemedy(v.MakeKey)
	}
	w.open('}')
}

func (w *writer) writeLevelDiff(v *scopecore.LevelDiff) {
	w.open('{')
	w.word("\"domain\":", v.Domain.String())
	w.word(",\"want\":", v.Want.String())
	w.word(",\"got\":", v.Got.String())
	w.open('}')
}

func (w *writer) writeChecked(v *scopecore.Checked) {
	w.open('{')
	w.strs("\"extra\":", v.Extra)
	w.strs(",\"missing\":", v.Missing)
	w.name(",\"wider\":")
	for i := range v.Wider {
		w.entry(i)
		w.writeLevelDiff(&v.Wider[i])
	}
	w.end(len(v.Wider))
	w.name(",\"lower\":")
	for i := range v.Lower {
		w.entry(i)
		w.writeLevelDiff(&v.Lower[i])
	}
	w.end(len(v.Lower))
	w.open('}')
}

func (w *writer) writeCheck(v *report.Check) {
	w.open('{')
	w.flag("\"ok\":", v.OK)
	w.strs(",\"extra\":", v.Checked.Extra)
	w.strs(",\"missing\":", v.Checked.Missing)
	w.name(",\"wider\":")
	for i := range v.Checked.Wider {
		w.entry(i)
		w.writeLevelDiff(&v.Checked.Wider[i])
	}
	w.end(len(v.Checked.Wider))
	w.name(",\"lower\":")
	for i := range v.Checked.Lower {
		w.entry(i)
		w.writeLevelDiff(&v.Checked.Lower[i])
	}
	w.end(len(v.Checked.Lower))
	w.open('}')
}

func (w *writer) writePrediction(v *report.Prediction) {
	w.open('{')
	w.word("\"grant\":", v.Summary.Grant.String())
	w.word(",\"via\":", v.Summary.Via.String())
	w.word(",\"account\":", v.Summary.Account.String())
	w.str(",\"setting\":", v.Summary.Setting)
	w.name(",\"refused\":")
	if v.Summary.Refused == nil {
		w.name("null")
	} else {
		w.writeRefusal(v.Summary.Refused)
	}
	w.str(",\"headline\":", v.Summary.Headline)
	w.str(",\"scope\":", v.Summary.Scope)
	w.name(",\"undetermined\":")
	for i := range v.Summary.Undetermined {
		w.entry(i)
		w.quoted(v.Summary.Undetermined[i].String())
	}
	w.end(len(v.Summary.Undetermined))
	w.word(",\"mainaccount\":", v.Summary.MainAccount.String())
	w.name(",\"domains\":")
	for i := range v.Summary.Domains {
		w.entry(i)
		w.writeRow(&v.Summary.Domains[i])
	}
	w.end(len(v.Summary.Domains))
	w.name(",\"tokens\":")
	for i := range v.Summary.Tokens {
		w.entry(i)
		w.writeToken(&v.Summary.Tokens[i])
	}
	w.end(len(v.Summary.Tokens))
	w.name(",\"lifetime\":")
	w.writeLifetime(&v.Summary.Lifetime)
	w.name(",\"sessions\":")
	w.writeSessions(&v.Summary.Sessions)
	w.str(",\"held_from\":", v.Summary.HeldFrom)
	w.name(",\"consequences\":")
	for i := range v.Summary.Consequences {
		w.entry(i)
		w.writeCapability(&v.Summary.Consequences[i])
	}
	w.end(len(v.Summary.Consequences))
	w.name(",\"counts\":")
	w.writeCounts(&v.Summary.Counts)
	w.name(",\"facts\":")
	for i := range v.Facts {
		w.entry(i)
		w.writeFact(&v.Facts[i])
	}
	w.end(len(v.Facts))
	w.name(",\"diagnostics\":")
	for i := range v.Diagnostics {
		w.entry(i)
		w.writeDiagnostic(&v.Diagnostics[i])
	}
	w.end(len(v.Diagnostics))
	w.name(",\"calls\":")
	for i := range v.Calls {
		w.entry(i)
		w.writeOutcome(&v.Calls[i])
	}
	w.end(len(v.Calls))
	w.name(",\"advice\":")
	for i := range v.Advice {
		w.entry(i)
		w.writeAdvice(&v.Advice[i])
	}
	w.end(len(v.Advice))
	w.name(",\"steps\":")
	for i := range v.Steps {
		w.entry(i)
		w.writeStep(&v.Steps[i])
	}
	w.end(len(v.Steps))
	w.name(",\"next\":")
	for i := range v.Next {
		w.entry(i)
		w.writeNext(&v.Next[i])
	}
	w.end(len(v.Next))
	w.name(",\"returned\":")
	if v.Returned == nil {
		w.name("null")
	} else {
		w.writeReturned(v.Returned)
	}
	w.name(",\"needed\":")
	if v.Needed == nil {
		w.name("null")
	} else {
		w.writeNeeded(v.Needed)
	}
	w.strs(",\"want\":", v.Want)
	w.name(",\"check\":")
	w.writeCheck(&v.Check)
	w.str(",\"spoken\":", v.Spoken)
	w.str(",\"query\":", v.Query)
	w.open('}')
}

func (w *writer) writeGrants(v *report.Grants) {
	w.open('{')
	w.name("\"grants\":")
	for i := range v.Grants {
		w.entry(i)
		w.writeSummary(&v.Grants[i])
	}
	w.end(len(v.Grants))
	w.open('}')
}

func (w *writer) writeReply(v *report.Reply) {
	w.open('{')
	w.str("\"scope\":", v.Scope)
	w.seconds(",\"expires_in\":", v.ExpiresIn)
	w.open('}')
}

func (w *writer) writeVerification(v *report.Verification) {
	w.open('{')
	w.word("\"status\":", v.Status.String())
	w.str(",\"headline\":", v.Headline)
	w.strs(",\"notes\":", v.Notes)
	w.str(",\"granted\":", v.Granted)
	w.seconds(",\"expires_in\":", v.ExpiresIn)
	w.flag(",\"truncated\":", v.Truncated)
	w.num(",\"secrets\":", v.Secrets)
	w.num(",\"dropped\":", v.Dropped)
	w.str(",\"removed\":", v.Removed)
	w.name(",\"reply\":")
	w.writeReply(&v.Reply)
	w.name(",\"found\":")
	for i := range v.Found {
		w.entry(i)
		w.writeFound(&v.Found[i])
	}
	w.end(len(v.Found))
	w.str(",\"predicted\":", v.Predicted)
	w.name(",\"calls\":")
	for i := range v.Calls {
		w.entry(i)
		w.writeOutcome(&v.Calls[i])
	}
	w.end(len(v.Calls))
	w.name(",\"counts\":")
	w.writeCounts(&v.Counts)
	w.name(",\"consequences\":")
	for i := range v.Consequences {
		w.entry(i)
		w.writeCapability(&v.Consequences[i])
	}
	w.end(len(v.Consequences))
	w.name(",\"check\":")
	w.writeCheck(&v.Check)
	w.name(",\"record\":")
	if v.Record == nil {
		w.name("null")
	} else {
		w.writeObservation(v.Record)
	}
	w.str(",\"record_says\":", v.RecordSays)
	w.str(",\"report_url\":", v.ReportURL)
	w.open('}')
}

func (w *writer) writeHeld(v *report.Held) {
	w.open('{')
	w.str("\"scope\":", v.Scope)
	w.flag(",\"complete\":", v.Complete)
	w.seconds(",\"expires_in\":", v.ExpiresIn)
	w.num(",\"replies\":", v.Replies)
	w.num(",\"offset\":", v.Offset)
	w.num(",\"line\":", v.Line)
	w.open('}')
}

func (w *writer) writeAsked(v *report.Asked) {
	w.open('{')
	w.word("\"grant\":", v.Grant.String())
	w.word(",\"via\":", v.Via.String())
	w.text(",\"scope\":", v.Scope)
	w.num(",\"offset\":", v.Offset)
	w.num(",\"line\":", v.Line)
	w.open('}')
}

func (w *writer) writeAgainstRequest(v *report.AgainstRequest) {
	w.open('{')
	w.word("\"domain\":", v.Domain.String())
	w.word(",\"asked\":", v.Asked.String())
	w.word(",\"granted\":", v.Granted.String())
	w.str(",\"status\":", v.Status)
	w.open('}')
}

func (w *writer) writeAgainstPrediction(v *report.AgainstPrediction) {
	w.open('{')
	w.word("\"status\":", v.Status.String())
	w.strs(",\"tokens\":", v.Tokens)
	w.name(",\"record\":")
	if v.Record == nil {
		w.name("null")
	} else {
		w.writeObservation(v.Record)
	}
	w.str(",\"record_says\":", v.RecordSays)
	w.str(",\"report_url\":", v.ReportURL)
	w.open('}')
}

func (w *writer) writeReadRepair(v *report.ReadRepair) {
	w.open('{')
	w.word("\"where\":", v.Where.String())
	w.str(",\"set\":", v.Set)
	w.open('}')
}

func (w *writer) writeReadCall(v *report.ReadCall) {
	w.open('{')
	w.str("\"method\":", v.Method)
	w.num(",\"offset\":", v.Offset)
	w.num(",\"line\":", v.Line)
	w.num(",\"count\":", v.Count)
	w.str(",\"outcome\":", v.Outcome)
	w.num(",\"code\":", v.Code)
	w.str(",\"message\":", v.Message)
	w.strs(",\"missing\":", v.Missing)
	w.str(",\"from\":", v.From)
	w.name(",\"repair\":")
	if v.Repair == nil {
		w.name("null")
	} else {
		w.writeReadRepair(v.Repair)
	}
	w.open('}')
}

func (w *writer) writeWillFail(v *report.WillFail) {
	w.open('{')
	w.str("\"name\":", v.Name)
	w.strs(",\"missing\":", v.Missing)
	w.open('}')
}

func (w *writer) writeReadKey(v *report.ReadKey) {
	w.open('{')
	w.str("\"scope\":", v.Scope)
	w.str(",\"name\":", v.Name)
	w.flag(",\"asymmetric\":", v.Asymmetric)
	w.num(",\"offset\":", v.Offset)
	w.num(",\"line\":", v.Line)
	w.open('}')
}

func (w *writer) writeReadScope(v *report.ReadScope) {
	w.open('{')
	w.str("\"scope\":", v.Scope)
	w.num(",\"offset\":", v.Offset)
	w.num(",\"line\":", v.Line)
	w.open('}')
}

func (w *writer) writeReadLeast(v *report.ReadLeast) {
	w.open('{')
	w.str("\"key\":", v.Key)
	w.str(",\"ask\":", v.Ask)
	w.open('}')
}

func (w *writer) writeConclusion(v *report.Conclusion) {
	w.open('{')
	w.str("\"id\":", v.ID)
	w.word(",\"severity\":", v.Severity.String())
	w.str(",\"text\":", v.Text)
	w.open('}')
}

func (w *writer) writeReceipt(v *report.Receipt) {
	w.open('{')
	w.str("\"kind\":", v.Kind)
	w.word(",\"severity\":", v.Severity.String())
	w.str(",\"title\":", v.Title)
	w.str(",\"text\":", v.Text)
	w.str(",\"query\":", v.Query)
	w.name(",\"choices\":")
	for i := range v.Choices {
		w.entry(i)
		w.writeRemedy(&v.Choices[i])
	}
	w.end(len(v.Choices))
	w.flag(",\"ask_call\":", v.AskCall)
	w.open('}')
}

func (w *writer) writeReading(v *report.Reading) {
	w.open('{')
	w.name("\"held\":")
	if v.Held == nil {
		w.name("null")
	} else {
		w.writeHeld(v.Held)
	}
	w.name(",\"asked\":")
	if v.Asked == nil {
		w.name("null")
	} else {
		w.writeAsked(v.Asked)
	}
	w.name(",\"against_request\":")
	for i := range v.AgainstRequest {
		w.entry(i)
		w.writeAgainstRequest(&v.AgainstRequest[i])
	}
	w.end(len(v.AgainstRequest))
	w.name(",\"against_prediction\":")
	if v.AgainstPrediction == nil {
		w.name("null")
	} else {
		w.writeAgainstPrediction(v.AgainstPrediction)
	}
	w.name(",\"calls\":")
	for i := range v.Calls {
		w.entry(i)
		w.writeReadCall(&v.Calls[i])
	}
	w.end(len(v.Calls))
	w.name(",\"will_fail\":")
	for i := range v.WillFail {
		w.entry(i)
		w.writeWillFail(&v.WillFail[i])
	}
	w.end(len(v.WillFail))
	w.strs(",\"left_out\":", v.LeftOut)
	w.name(",\"keys\":")
	for i := range v.Keys {
		w.entry(i)
		w.writeReadKey(&v.Keys[i])
	}
	w.end(len(v.Keys))
	w.name(",\"scopes\":")
	for i := range v.Scopes {
		w.entry(i)
		w.writeReadScope(&v.Scopes[i])
	}
	w.end(len(v.Scopes))
	w.name(",\"least\":")
	if v.Least == nil {
		w.name("null")
	} else {
		w.writeReadLeast(v.Least)
	}
	w.strs(",\"excess\":", v.Excess)
	w.name(",\"unread\":")
	for i := range v.Unread {
		w.entry(i)
		w.writeUnread(&v.Unread[i])
	}
	w.end(len(v.Unread))
	w.num(",\"more\":", v.More)
	w.num(",\"secrets\":", v.Secrets)
	w.name(",\"conclusions\":")
	for i := range v.Conclusions {
		w.entry(i)
		w.writeConclusion(&v.Conclusions[i])
	}
	w.end(len(v.Conclusions))
	w.num(",\"exit\":", v.Exit)
	w.str(",\"query\":", v.Query)
	w.name(",\"receipt\":")
	w.writeReceipt(&v.Receipt)
	w.open('}')
}

func (w *writer) writeScanPlace(v *report.ScanPlace) {
	w.open('{')
	w.num("\"line\":", v.Line)
	w.num(",\"column\":", v.Column)
	w.str(",\"method\":", v.Method)
	w.str(",\"way\":", v.Way)
	w.str(",\"text\":", v.Text)
	w.str(",\"code\":", v.Code)
	w.str(",\"why\":", v.Why)
	w.strs(",\"near\":", v.Near)
	w.word(",\"doubt\":", v.Doubt.String())
	w.open('}')
}

func (w *writer) writeScan(v *report.Scan) {
	w.open('{')
	w.name("\"calls\":")
	for i := range v.Calls {
		w.entry(i)
		w.writeScanPlace(&v.Calls[i])
	}
	w.end(len(v.Calls))
	w.num(",\"more\":", v.More)
	w.name(",\"unread\":")
	for i := range v.Unread {
		w.entry(i)
		w.writeScanPlace(&v.Unread[i])
	}
	w.end(len(v.Unread))
	w.num(",\"more_unread\":", v.MoreUnread)
	w.flag(",\"sign\":", v.Sign)
	w.open('}')
}

func (w *writer) writeChange(v *report.Change) {
	w.open('{')
	w.str("\"name\":", v.Name)
	w.str(",\"way\":", v.Way)
	w.word(",\"from\":", v.From.String())
	w.word(",\"to\":", v.To.String())
	w.open('}')
}

func (w *writer) writeGain(v *report.Gain) {
	w.open('{')
	w.str("\"id\":", v.ID)
	w.str(",\"title\":", v.Title)
	w.str(",\"from\":", v.From)
	w.str(",\"to\":", v.To)
	w.open('}')
}

func (w *writer) writeComparison(v *report.Comparison) {
	w.open('{')
	w.flag("\"only_removes\":", v.OnlyRemoves)
	w.flag(",\"same\":", v.Same)
	w.str(",\"headline\":", v.Headline)
	w.name(",\"added\":")
	for i := range v.Added {
		w.entry(i)
		w.writeChange(&v.Added[i])
	}
	w.end(len(v.Added))
	w.name(",\"removed\":")
	for i := range v.Removed {
		w.entry(i)
		w.writeChange(&v.Removed[i])
	}
	w.end(len(v.Removed))
	w.name(",\"consequences\":")
	for i := range v.Consequences {
		w.entry(i)
		w.writeGain(&v.Consequences[i])
	}
	w.end(len(v.Consequences))
	w.open('}')
}

func (w *writer) writeLastChange(v *report.LastChange) {
	w.open('{')
	w.str("\"domain\":", v.Domain)
	w.str(",\"text\":", v.Text)
	w.open('}')
}

func (w *writer) writeSource(v *knowledge.Source) {
	w.open('{')
	w.str("\"id\":", v.ID)
	w.str(",\"title\":", v.Title)
	w.str(",\"url\":", v.URL)
	w.open('}')
}

func (w *writer) writeExplanation(v *report.Explanation) {
	w.open('{')
	w.str("\"kind\":", v.Kind)
	w.str(",\"id\":", v.ID)
	w.str(",\"title\":", v.Title)
	w.word(",\"evidence\":", v.Evidence.String())
	w.str(",\"meaning\":", v.Meaning)
	w.str(",\"text\":", v.Text)
	w.str(",\"disagreement\":", v.Disagreement)
	w.str(",\"settle\":", v.Settle)
	w.name(",\"sources\":")
	for i := range v.Sources {
		w.entry(i)
		w.writeSource(&v.Sources[i])
	}
	w.end(len(v.Sources))
	w.open('}')
}

func (w *writer) writeWay(v *scopecore.Way) {
	w.open('{')
	w.str("\"when\":", v.When)
	w.name(",\"needs\":")
	for i := range v.AnyOf {
		w.entry(i)
		w.quoted(v.AnyOf[i].String())
	}
	w.end(len(v.AnyOf))
	w.name(",\"gates\":")
	for i := range v.Gates {
		w.entry(i)
		w.quoted(v.Gates[i].String())
	}
	w.end(len(v.Gates))
	w.num(",\"kind\":", v.Kind)
	w.open('}')
}

func (w *writer) writeMethod(v *scopecore.Method) {
	w.open('{')
	w.str("\"name\":", v.Name)
	w.flag(",\"channel\":", v.Channel)
	w.str(",\"category\":", v.Category)
	w.str(",\"summary\":", v.Summary)
	w.name(",\"ways\":")
	for i := range v.Ways {
		w.entry(i)
		w.writeWay(&v.Ways[i])
	}
	w.end(len(v.Ways))
	w.name(",\"gates\":")
	for i := range v.Gates {
		w.entry(i)
		w.quoted(v.Gates[i].String())
	}
	w.end(len(v.Gates))
	w.flag(",\"matching_engine\":", v.MatchingEngine)
	w.str(",\"url\":", v.URL)
	w.str(",\"note\":", v.Note)
	w.open('}')
}

func (w *writer) writeCatalogGate(v *report.CatalogGate) {
	w.open('{')
	w.word("\"id\":", v.ID.String())
	w.str(",\"name\":", v.Name)
	w.open('}')
}

func (w *writer) writeRemoved(v *scopecore.Removed) {
	w.open('{')
	w.str("\"name\":", v.Name)
	w.str(",\"needs\":", v.LastNeed)
	w.str(",\"last_seen\":", v.LastSeen)
	w.str(",\"gone_by\":", v.GoneBy)
	w.str(",\"note\":", v.Note)
	w.open('}')
}

func (w *writer) writeJob(v *scopecore.Job) {
	w.open('{')
	w.str("\"id\":", v.ID)
	w.str(",\"title\":", v.Title)
	w.strs(",\"calls\":", v.Methods)
	w.open('}')
}

func (w *writer) writeRule(v *knowledge.Rule) {
	w.open('{')
	w.rule("\"id\":", v.ID)
	w.word(",\"evidence\":", v.Evidence.String())
	w.str(",\"title\":", v.Title)
	w.str(",\"text\":", v.Why)
	w.str(",\"disagreement\":", v.Disagreement)
	w.str(",\"settle\":", v.Settle)
	w.strs(",\"sources\":", v.Sources)
	w.open('}')
}

func (w *writer) writeCatalogEvidence(v *report.CatalogEvidence) {
	w.open('{')
	w.word("\"id\":", v.ID.String())
	w.str(",\"text\":", v.Text)
	w.open('}')
}

func (w *writer) writeCatalog(v *report.Catalog) {
	w.open('{')
	w.str("\"version\":", v.Version)
	w.str(",\"rules_date\":", v.RulesDate)
	w.str(",\"catalog_date\":", v.CatalogDate)
	w.name(",\"methods\":")
	for i := range v.Methods {
		w.entry(i)
		w.writeMethod(&v.Methods[i])
	}
	w.end(len(v.Methods))
	w.name(",\"gates\":")
	for i := range v.Gates {
		w.entry(i)
		w.writeCatalogGate(&v.Gates[i])
	}
	w.end(len(v.Gates))
	w.name(",\"removed\":")
	for i := range v.Removed {
		w.entry(i)
		w.writeRemoved(&v.Removed[i])
	}
	w.end(len(v.Removed))
	w.name(",\"jobs\":")
	for i := range v.Jobs {
		w.entry(i)
		w.writeJob(&v.Jobs[i])
	}
	w.end(len(v.Jobs))
	w.name(",\"tasks\":")
	for i := range v.Tasks {
		w.entry(i)
		w.writeJob(&v.Tasks[i])
	}
	w.end(len(v.Tasks))
	w.name(",\"rules\":")
	for i := range v.Rules {
		w.entry(i)
		w.writeRule(&v.Rules[i])
	}
	w.end(len(v.Rules))
	w.name(",\"sources\":")
	for i := range v.Sources {
		w.entry(i)
		w.writeSource(&v.Sources[i])
	}
	w.end(len(v.Sources))
	w.name(",\"evidence\":")
	for i := range v.Evidence {
		w.entry(i)
		w.writeCatalogEvidence(&v.Evidence[i])
	}
	w.end(len(v.Evidence))
	w.open('}')
}
