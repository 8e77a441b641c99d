// Package report is what a reader is told about a query, as data: every fact
// and every sentence, in order, ready to draw. It's built from package
// scopecore, which decides, package knowledge, which has the words, and the
// catalog. Code that draws a report decides nothing and words nothing.
//
// The types here are the one contract with other languages: the JSON writer of
// wasm/bridge and the types of the TypeScript shell are generated from them,
// comments included.
package report

import (
	"scopecalculator/scopecore"
	"scopecalculator/scopecore/knowledge"
	"scopecalculator/scopecore/reading"
)

// Reason is a sentence with the rule that it comes from. Text between
// backquotes is code.
type Reason struct {
	// Rule is the id of the rule; explain and catalog have the rest.
	Rule     scopecore.RuleID   `json:"rule"`
	Evidence knowledge.Evidence `json:"evidence"`
	Text     string             `json:"text"`
}

// Sign is what a row is drawn with. It shows at a glance whether what comes is
// what was asked for.
type Sign uint8

// The signs.
const (
	// SignNone: nothing comes, and nothing was asked for.
	SignNone Sign = iota
	// SignAsAsked: it comes as it was asked for, or as the key or the token
	// held has it, if nothing was asked for.
	SignAsAsked
	// SignLess: less comes than was asked for.
	SignLess
	// SignMore: more comes than was asked for.
	SignMore
	// SignOpen: whether it comes, or at what level, is unknown.
	SignOpen
	// SignWrong: an error, a contradiction, or too little for a call.
	SignWrong
)

// String returns "none", "as-asked", "less", "more", "open" or "wrong".
func (s Sign) String() string {
	switch s {
	case SignAsAsked:
		return "as-asked"
	case SignLess:
		return "less"
	case SignMore:
		return "more"
	case SignOpen:
		return "open"
	case SignWrong:
		return "wrong"
	}
	return "none"
}

// MarshalText returns the word of String.
func (s Sign) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// Remedy is a repair offered as a button: what it does, in a few words, and the
// query with the repair made.
type Remedy struct {
	Label string `json:"label"`
	Query string `json:"query"`
}

// Summary is what predict and grants share: the predicted token.
type Summary struct {
	Grant   scopecore.Grant     `json:"grant"`
	Via     scopecore.Transport `json:"via"`
	Account Account             `json:"account"`
	// Setting says who asks, how, and whose key it is.
	Setting string `json:"setting"`
	// Refused says why no token comes at all; null if one does.
	Refused *Refusal `json:"refused"`
	// Headline sums it up in a sentence: less or more than was asked for, and
	// of what.
	Headline string `json:"headline"`
	// Scope is the scope that the server will likely return, its tokens in
	// alphabetical order.
	Scope string `json:"scope"`
	// Undetermined lists the domains whose likely level is unknown.
	Undetermined []scopecore.Domain `json:"undetermined"`
	MainAccount  scopecore.Tri      `json:"mainaccount"`
	// Domains has a row for each domain, alphabetically.
	Domains  []Row    `json:"domains"`
	Tokens   []Token  `json:"tokens"`
	Lifetime Lifetime `json:"lifetime"`
	Sessions Sessions `json:"sessions"`
	// HeldFrom is, in grants, the key grant whose predicted token this one
	// starts from, if the query says neither which token is held nor which step
	// came before; else empty.
	HeldFrom     string       `json:"held_from" ts:"Grant | \"\""`
	Consequences []Capability `json:"consequences"`
	Counts       Counts       `json:"counts"`
}

// Account is whose credentials they are.
type Account bool

// The two accounts.
const (
	MainAccount Account = false
	Subaccount  Account = true
)

// String returns "main" or "sub".
func (a Account) String() string {
	if a == Subaccount {
		return "sub"
	}
	return "main"
}

// MarshalText returns the word of String.
func (a Account) MarshalText() ([]byte, error) { return []byte(a.String()), nil }

// Refusal says why no token comes at all.
type Refusal struct {
	Reason
	// Code names the refusal, such as "asymmetric-key".
	Code string `json:"code"`
	// Title says it in a few words.
	Title string `json:"title"`
	// Missing is set if the server wouldn't refuse: the query doesn't say which
	// token is held.
	Missing bool `json:"missing"`
	// Remedy is the way out; null if there is none, or several.
	Remedy *Remedy `json:"remedy"`
}

// Row is one domain: the interval floor ≤ likely ≤ ceiling, and why.
type Row struct {
	Reason
	Domain scopecore.Domain `json:"domain"`
	// Key is what the key allows; null if the key is unknown.
	Key Known `json:"key"`
	// Held is what the held token has; null for grants that start from the key.
	Held Known `json:"held"`
	// Asked is what the request asks; null if it doesn't name the domain.
	Asked Known           `json:"asked"`
	Floor scopecore.Level `json:"floor"`
	// Likely is "unknown" if it depends on something unknown, usually the key.
	Likely  scopecore.Opt[scopecore.Level] `json:"likely"`
	Ceiling scopecore.Level                `json:"ceiling"`
	Effect  scopecore.Effect               `json:"effect"`
	// Sign is what the row is drawn with, Word says the same in a word or two,
	// and Says in a sentence; Says is empty if the row needs none.
	Sign Sign   `json:"sign"`
	Word string `json:"word"`
	Says string `json:"says"`
	// Remedy repairs what Says describes; null if there's nothing to repair, or
	// no query repairs it.
	Remedy *Remedy `json:"remedy"`
	// Returned is the domain's level in the server's reply; null without a
	// reply, and if the reply is cut off before it.
	Returned Known `json:"returned"`
	// Needed is the level that the calls in the query's need take; null if no
	// call needs the domain.
	Needed Known `json:"needed"`
	// Spoken says the interval aloud.
	Spoken string `json:"spoken"`
	// Also are the other rules that moved the interval.
	Also []Reason `json:"also"`
}

// Known is a level, or null if it's unknown or there is none.
type Known scopecore.Opt[scopecore.Level]

// Token is one token of the predicted scope, or one that was asked for or held
// and doesn't come.
type Token struct {
	Reason
	Token  string           `json:"token"`
	Effect scopecore.Effect `json:"effect"`
	// Sign is what it's drawn with, Word the effect in a few words.
	Sign Sign   `json:"sign"`
	Word string `json:"word"`
	// Granted says whether it's in the predicted scope.
	Granted bool `json:"granted"`
	// Asked is the token that was asked for instead, if that differs; else
	// empty.
	Asked string `json:"asked"`
	// Domain is the domain that the token opens; empty if it opens none.
	Domain string `json:"domain" ts:"Domain | \"\""`
}

// Lifetime is how long the token lives and what it is bound to.
type Lifetime struct {
	Reason
	Binding scopecore.Binding `json:"binding"`
	// Session is the session's name, "rest-*" if the server makes one up, or
	// empty.
	Session string `json:"session"`
	// AccessSeconds and RefreshSeconds are null if unknown.
	AccessSeconds  Seconds `json:"access_seconds"`
	RefreshSeconds Seconds `json:"refresh_seconds"`
	// Bound, Access and Refresh say the same in words, Expires in a sentence
	// that follows Text.
	Bound   string `json:"bound"`
	Access  string `json:"access"`
	Refresh string `json:"refresh"`
	Expires string `json:"expires"`
	// Ends says what ends the token, in a few words: "with this connection,
	// after 1 year at most".
	Ends string `json:"ends"`
}

// Count is a whole number, or null if it's unknown. The zero value is unknown.
type Count scopecore.Opt[int]

// Seconds is a time in seconds, or null if it's unknown. It's always 64 bits,
// since an int in WebAssembly may have 32.
type Seconds scopecore.Opt[int64]

// Sessions is what happens to the user's sessions.
type Sessions struct {
	Reason
	// Effect is "none" if no slot is taken, "new" if one is, "kept" if the one
	// in use stays in use.
	Effect scopecore.SlotEffect `json:"effect"`
	// Before and After are how many are open; null if the query doesn't say.
	Before Count `json:"before"`
	After  Count `json:"after"`
	// Slots says the same in words, Uses after the word "Sessions": "uses none of
	// 16".
	Slots string `json:"slots"`
	Uses  string `json:"uses"`
}

// Capability is one thing that a token may be able to do.
type Capability struct {
	ID      string            `json:"id"`
	Title   string            `json:"title"`
	Verdict scopecore.Verdict `json:"verdict"`
	// Word is the verdict in a word: yes, partly, likely, possible, no, undocumented.
	Word string `json:"word"`
	// Line is what to say beside it: how many calls, or what they all lack.
	Line string `json:"line"`
	// Why is the reason that all of its calls share; empty if they don't share
	// one, or Line says it.
	Why string `json:"why"`
	// Grave is set if it can cost you the funds.
	Grave bool `json:"grave"`
	// KeyVerdict and KeyWord are the same for a request without a scope: the most
	// the key can do. If the key can and this token can't, Differs says so in
	// place of Word, and KeyDiffers in place of KeyWord: "no, but the key can",
	// "yes, but not this token". Otherwise they're empty.
	KeyVerdict scopecore.Verdict `json:"key_verdict"`
	KeyWord    string            `json:"key_word"`
	Differs    string            `json:"differs"`
	KeyDiffers string            `json:"key_differs"`
	// Witnesses are the calls that have that verdict, as indexes into the
	// catalog's list of methods.
	Witnesses []int `json:"witnesses"`
}

// Counts counts the ways of calling by verdict.
type Counts struct {
	Allowed      int `json:"allowed"`
	Likely       int `json:"likely"`
	Possible     int `json:"possible"`
	Denied       int `json:"denied"`
	Undocumented int `json:"undocumented"`
}

// Outcome is the verdict on a kind of call, with what's missing. The catalog
// says which kind each way of calling is: many require the same, and share a
// verdict.
type Outcome struct {
	Verdict scopecore.Verdict `json:"verdict"`
	// Token is set if there's no token at all; the scope isn't judged then.
	Token bool `json:"token"`
	// AnyOf are the tokens, any one of which would do; empty if the scope isn't
	// what's missing.
	AnyOf []string `json:"any_of"`
	// Gates are what else is missing.
	Gates []scopecore.Gate `json:"gates"`
	// Repair is where to get it; empty if nothing is missing, or no place is
	// known.
	Repair scopecore.Repair `json:"repair"`
	// Lacks and Remedy say the same in words; either may be empty.
	Lacks  string `json:"lacks"`
	Remedy string `json:"remedy"`
}

// Diagnostic is a remark on the user's text, with the place it's about.
type Diagnostic struct {
	// Param is the parameter that the offset counts in: "ask", "key", "held", …
	Param    string             `json:"param"`
	Code     string             `json:"code"`
	Severity scopecore.Severity `json:"severity"`
	Message  string             `json:"message"`
	// Offset and Length are in bytes of UTF-8.
	Offset int `json:"offset"`
	Length int `json:"length"`
	// Fix is the text to put in place of that range; null if no correction is
	// obvious.
	Fix Text `json:"fix"`
}

// Text is a text, or null if there is none.
type Text scopecore.Opt[string]

// Advice is a hint on the query.
type Advice struct {
	Code     string             `json:"code"`
	Severity scopecore.Severity `json:"severity"`
	Text     string             `json:"text"`
	// Query is one to try instead, and Label says what it does. Both may be empty.
	Query string `json:"query"`
	Label string `json:"label"`
}

// Fact is a line of the answer in words: a name and a value.
type Fact struct {
	Name  string `json:"name"`
	Value string `json:"value"`
	// Code is set if the value is code, without backquotes around it.
	Code bool `json:"code"`
	// Given is set if it belongs to the setting, not to the answer.
	Given bool `json:"given"`
}

// Prediction answers predict.
type Prediction struct {
	Summary
	// Facts are the setting and the answer in words, line by line.
	Facts       []Fact       `json:"facts"`
	Diagnostics []Diagnostic `json:"diagnostics"`
	// Calls are the outcomes by kind of call, in the order of the catalog. With
	// a reply in the query, they're for the token that was returned, and so are
	// Counts and Consequences.
	Calls  []Outcome `json:"calls"`
	Advice []Advice  `json:"advice"`
	// Steps are the steps before this one, first to last: the grants that led
	// to the held token. It's empty if the query has no step before it.
	Steps []Step `json:"steps"`
	// Next are the grants that can continue from this token.
	Next []Next `json:"next"`
	// Returned is the server's reply compared with the prediction; null without
	// one in the query.
	Returned *Returned `json:"returned"`
	// Needed is what the calls named in the query need, compared with the
	// token; null if it names none from the catalog.
	Needed *Needed `json:"needed"`
	// Want are the tokens that the request wants: the domains it names and no
	// others, or everything that's likely if it names none.
	Want []string `json:"want"`
	// Check is the predicted scope compared with Want.
	Check Check `json:"check"`
	// Spoken is everything in a few sentences, for a screen reader.
	Spoken string `json:"spoken"`
	// Query is the query as understood, normalized, for links.
	Query string `json:"query"`
}

// Step is one step of a chain of grants.
type Step struct {
	Grant scopecore.Grant `json:"grant"`
	// Scope is what its token likely has, or what the server returned for it.
	Scope string `json:"scope"`
	// Query is the query of that step, to go back to.
	Query string `json:"query"`
}

// Next is a grant that can continue from the token.
type Next struct {
	Grant scopecore.Grant `json:"grant"`
	// Label says what it does: "Refresh it".
	Label string `json:"label"`
	// Query is the query of that step.
	Query string `json:"query"`
}

// Returned is the server's reply, as far as it's in the query, compared with
// the prediction.
type Returned struct {
	// Status is the worst of all.
	Status scopecore.Status `json:"status"`
	// Scope is the scope of the reply, as read: with "?" for each word that isn't
	// a token, and "…" at the end if it was cut off.
	Scope string `json:"scope"`
	// Found are its tokens and those that are missing, most important first;
	// Notes say what else to know.
	Found []Found  `json:"found"`
	Notes []string `json:"notes"`
	// Record, RecordSays and ReportURL are as in Verification.
	Record     *Observation `json:"record"`
	RecordSays string       `json:"record_says"`
	ReportURL  string       `json:"report_url"`
}

// Needed is what some calls need, compared with the predicted token, or with
// the returned one.
type Needed struct {
	// Calls are the calls with their verdicts, those that can't be made first.
	Calls []NeededCall `json:"calls"`
	// Least is the smallest key and request that are enough.
	Least Least `json:"least"`
	// Exactly asks for exactly what they need, and MakeKey makes a key for it;
	// null if that changes nothing, or doesn't help.
	Exactly *Remedy `json:"exactly"`
	MakeKey *Remedy `json:"make_key"`
}

// NeededCall is one of the needed calls.
type NeededCall struct {
	// Name includes its way if one is chosen, as in "private/set_mmp_config
	// with block_rfq=true".
	Name    string            `json:"name"`
	Verdict scopecore.Verdict `json:"verdict"`
	// Lacks and Remedy are as in Outcome.
	Lacks  string `json:"lacks"`
	Remedy string `json:"remedy"`
}

// Receipt says what was read from a text, and how to load it.
type Receipt struct {
	// Kind is what the text is.
	Kind string `json:"kind" ts:"\"reply\" | \"error\" | \"request\" | \"key\" | \"scope\" | \"calls\" | \"nothing\""`
	// Severity is error if the text reports one, or warning if nothing could be
	// read.
	Severity scopecore.Severity `json:"severity"`
	// Title says what was read, in a few words and without code. Text follows
	// it, after a space, with what to know about it; it may be empty.
	Title string `json:"title"`
	Text  string `json:"text"`
	// Query is the setting with what was read, marks included; empty if nothing
	// changes, or if there are choices.
	Query string `json:"query"`
	// Choices are the readings to choose from if there are several: the keys of
	// a list, or whose scope it is.
	Choices []Remedy `json:"choices"`
	// AskCall is set for an error whose text doesn't name the call: ask for the
	// call, and add it to Query as need.
	AskCall bool `json:"ask_call"`
}

// LastChange answers change: what the last change of a setting did.
type LastChange struct {
	// Domain is the domain that was changed; empty if it was something else, or
	// several.
	Domain string `json:"domain" ts:"Domain | \"\""`
	// Text says what was changed and what that did. It's empty if nothing was
	// changed.
	Text string `json:"text"`
}

// Check is a scope, or what may come for a query, compared with what's wanted.
// It answers check.
type Check struct {
	// OK is set if nothing is wrong.
	OK bool `json:"ok"`
	scopecore.Checked
}

// Grants answers grants: every grant side by side, in the order of Grant.
type Grants struct {
	Grants []Summary `json:"grants"`
}

// Found is one token of a reply, or one that was predicted and is missing.
type Found struct {
	Reason
	Token  string           `json:"token"`
	Status scopecore.Status `json:"status"`
	// Sign is what it's drawn with, Word is the status in a few words.
	Sign Sign   `json:"sign"`
	Word string `json:"word"`
	// Missing is set if the reply doesn't have it.
	Missing bool `json:"missing"`
}

// Verification answers verify: a reply compared with its prediction.
type Verification struct {
	// Status is the worst of all.
	Status scopecore.Status `json:"status"`
	// Headline says the status in a sentence, Notes say what else to know.
	Headline string   `json:"headline"`
	Notes    []string `json:"notes"`
	// Granted is the scope of the reply, as read.
	Granted string `json:"granted"`
	// ExpiresIn is expires_in of the reply in seconds; null if it has none.
	ExpiresIn Seconds `json:"expires_in"`
	Truncated bool    `json:"truncated"`
	// Secrets is how many values were dropped as secrets, Dropped how many
	// words because they aren't tokens.
	Secrets int `json:"secrets"`
	Dropped int `json:"dropped"`
	// Removed says so in a sentence.
	Removed string `json:"removed"`
	// Reply is what was read from the reply, to keep in its place: written as
	// JSON, verify says the same about it as about the whole reply.
	Reply Reply `json:"reply"`
	// Found are the tokens of the reply and those that are missing, most
	// important first.
	Found []Found `json:"found"`
	// Predicted is the predicted scope.
	Predicted string `json:"predicted"`
	// Calls are exact: allowed, denied or undocumented, by kind of call.
	Calls        []Outcome    `json:"calls"`
	Counts       Counts       `json:"counts"`
	Consequences []Capability `json:"consequences"`
	// Check is the reply compared with what the request wants.
	Check Check `json:"check"`
	// Record is what the maintainers need to know, without secrets; null if
	// nothing contradicts.
	Record *Observation `json:"record"`
	// RecordSays says what to do with it. ReportURL is the address of a form
	// for it at the project's home, filled in, with names and IP addresses
	// replaced; empty if nothing contradicts, or if the project has no home.
	RecordSays string `json:"record_says"`
	ReportURL  string `json:"report_url"`
}

// Reply is what was read from a reply.
type Reply struct {
	// Scope has "?" for each word that isn't a token, and ends with "…" if it
	// was cut off.
	Scope string `json:"scope"`
	// ExpiresIn is null if the reply has none.
	ExpiresIn Seconds `json:"expires_in"`
}

// Observation is a reply that contradicts the model, in the form the corpus
// keeps published replies. A maintainer adds id, date and source.
type Observation struct {
	Grant scopecore.Grant     `json:"grant"`
	Via   scopecore.Transport `json:"via"`
	// Request is "given" or "omitted".
	Request string `json:"request"`
	// RequestedScope is null if the request has no scope.
	RequestedScope Text `json:"requested_scope"`
	// KeyScope is null if unknown.
	KeyScope      Text   `json:"key_scope"`
	ResponseScope string `json:"response_scope"`
	// ResponseComplete is false if the reply was cut off.
	ResponseComplete bool    `json:"response_complete"`
	ExpiresIn        Seconds `json:"expires_in"`
}

// LeastScope is one least scope for some calls.
type LeastScope struct {
	// Key is the key's max_scope: the domains that are needed.
	Key string `json:"key"`
	// Ask is the request, with every domain named.
	Ask string `json:"ask"`
	// When are the ways of calling it counts on, such as
	// "private/get_mmp_config with block_rfq=true".
	When []string `json:"when"`
}

// Part is one token of a least scope, with the proof that it's needed.
type Part struct {
	Token string `json:"token"`
	// Serves are the calls that break without it, Breaks those that break if
	// it's lowered by one level.
	Serves []string `json:"serves"`
	Breaks []string `json:"breaks"`
}

// Beyond is something calls need that a scope can't give.
type Beyond struct {
	Gate scopecore.Gate `json:"gate"`
	// Name is the gate in a word or two, Text says what it means here.
	Name string `json:"name"`
	Text string `json:"text"`
	// Blocked is set if the calls can't be made at all.
	Blocked bool `json:"blocked"`
	// Calls are named with their way if not every way needs it, as in
	// "private/enable_cancel_on_disconnect with scope=connection".
	Calls []string `json:"calls"`
}

// Unresolved is a name that isn't a call with a scope.
type Unresolved struct {
	Name   string `json:"name"`
	Reason string `json:"reason" ts:"\"public\" | \"removed\" | \"unknown\" | \"unknown-channel\""`
	Text   string `json:"text"`
	// Near are names of the catalog that may have been meant.
	Near []string `json:"near"`
}

// Over is a token beyond the limit, with the calls that need it.
type Over struct {
	Token string `json:"token"`
	// Calls are named as in covered. None can be made within the limit any
	// other way.
	Calls []string `json:"calls"`
}

// Least answers least: the least scope for calls.
type Least struct {
	Key string `json:"key"`
	Ask string `json:"ask"`
	// When are the ways of calling that this scope counts on but the calls
	// don't choose themselves, such as "private/get_mmp_config with
	// block_rfq=true".
	When []string `json:"when"`
	// Alternatives are other least scopes for the same calls.
	Alternatives []LeastScope `json:"alternatives"`
	Because      []Part       `json:"because"`
	// Covered are the calls that the scope allows, with their way if the text
	// or the list chooses one.
	Covered []string `json:"covered"`
	// Over is what the calls need beyond the given limit. It's empty if the
	// limit allows them all one way or another, and without a limit.
	Over   []Over   `json:"over"`
	Beyond []Beyond `json:"beyond"`
	// Undocumented are calls for which no source names a scope.
	Undocumented []string     `json:"undocumented"`
	Unresolved   []Unresolved `json:"unresolved"`
	// Unread are the places of the text that couldn't be read, not counting
	// those names.
	Unread []Unread `json:"unread"`
	// Query is a query with this key and request, by a grant that starts from
	// the key.
	Query string `json:"query"`
}

// Change is a way of calling whose verdict differs between two settings.
type Change struct {
	Name string            `json:"name"`
	Way  string            `json:"way"`
	From scopecore.Verdict `json:"from"`
	To   scopecore.Verdict `json:"to"`
}

// Gain is something that becomes more possible.
type Gain struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	From  string `json:"from"`
	To    string `json:"to"`
}

// Comparison answers compare: what the second setting allows that the first
// doesn't.
type Comparison struct {
	// OnlyRemoves is set if nothing is gained, Same if nothing changes.
	OnlyRemoves bool `json:"only_removes"`
	Same        bool `json:"same"`
	// Headline says it in a sentence.
	Headline string   `json:"headline"`
	Added    []Change `json:"added"`
	Removed  []Change `json:"removed"`
	// Consequences are those that become more possible.
	Consequences []Gain `json:"consequences"`
}

// Explanation answers explain: everything known about a rule, token or error.
type Explanation struct {
	Kind     string             `json:"kind" ts:"\"rule\" | \"token\" | \"error\""`
	ID       string             `json:"id"`
	Title    string             `json:"title"`
	Evidence knowledge.Evidence `json:"evidence"`
	// Meaning says what that evidence means.
	Meaning string `json:"meaning"`
	Text    string `json:"text"`
	// Disagreement says where documentation and observation differ, and which
	// one the model follows; else empty.
	Disagreement string `json:"disagreement"`
	// Settle is what would settle it; empty if nothing is open.
	Settle  string             `json:"settle"`
	Sources []knowledge.Source `json:"sources"`
}

// CatalogGate is something that calls need besides a scope.
type CatalogGate struct {
	ID   scopecore.Gate `json:"id"`
	Name string         `json:"name"`
}

// CatalogEvidence is a kind of evidence with its meaning.
type CatalogEvidence struct {
	ID   knowledge.Evidence `json:"id"`
	Text string             `json:"text"`
}

// Catalog answers catalog: everything that doesn't depend on a query.
type Catalog struct {
	// Version is the later of the two dates below: what a link carries.
	Version string `json:"version"`
	// RulesDate is the day the rules last changed, CatalogDate that of the
	// documentation the methods were taken from: year, month, day.
	RulesDate   string             `json:"rules_date"`
	CatalogDate string             `json:"catalog_date"`
	Methods     []scopecore.Method `json:"methods"`
	Gates       []CatalogGate      `json:"gates"`
	// Removed are methods that no longer exist.
	Removed []scopecore.Removed `json:"removed"`
	// Jobs are what programs do for a living, Tasks are parts of that.
	Jobs     []scopecore.Job    `json:"jobs"`
	Tasks    []scopecore.Job    `json:"tasks"`
	Rules    []knowledge.Rule   `json:"rules"`
	Sources  []knowledge.Source `json:"sources"`
	Evidence []CatalogEvidence  `json:"evidence"`
}

// Held is the last token reply of a text.
type Held struct {
	// Scope has its tokens in alphabetical order.
	Scope string `json:"scope"`
	// Complete is false if the text cuts it off.
	Complete bool `json:"complete"`
	// ExpiresIn is in seconds; null if the text doesn't have it.
	ExpiresIn Seconds `json:"expires_in"`
	// Replies is how many token replies the text has.
	Replies int `json:"replies"`
	Offset  int `json:"offset"`
	Line    int `json:"line"`
}

// Asked is the request that led to the token, or the last one.
type Asked struct {
	Grant scopecore.Grant     `json:"grant"`
	Via   scopecore.Transport `json:"via"`
	// Scope is null if the request sends none, or the text doesn't show it.
	Scope  Text `json:"scope"`
	Offset int  `json:"offset"`
	Line   int  `json:"line"`
}

// AgainstRequest is a domain that the request names, compared with the reply.
type AgainstRequest struct {
	Domain  scopecore.Domain `json:"domain"`
	Asked   scopecore.Level  `json:"asked"`
	Granted scopecore.Level  `json:"granted"`
	Status  string           `json:"status" ts:"\"narrower\" | \"wider\" | \"as-asked\""`
}

// AgainstPrediction is the token compared with the prediction.
type AgainstPrediction struct {
	Status scopecore.Status `json:"status"`
	// Tokens are the ones that aren't the likely ones.
	Tokens []string `json:"tokens"`
	// Record is what the maintainers need to know; null if nothing contradicts.
	// RecordSays and ReportURL are as in Verification.
	Record     *Observation `json:"record"`
	RecordSays string       `json:"record_says"`
	ReportURL  string       `json:"report_url"`
}

// ReadRepair is the smallest repair of a refused call.
type ReadRepair struct {
	Where scopecore.Repair `json:"where"`
	// Set is the scope to put there; or empty.
	Set string `json:"set"`
}

// ReadCall is a call of a text, once for each way it went.
type ReadCall struct {
	// Method is empty for an error that no call in the text explains.
	Method string `json:"method"`
	// Offset is that of the first one, in bytes of UTF-8; Count is how many
	// there are.
	Offset  int    `json:"offset"`
	Line    int    `json:"line"`
	Count   int    `json:"count"`
	Outcome string `json:"outcome" ts:"\"ok\" | \"refused\" | \"unknown\""`
	// Code is the error's code, or 0 without one. Message is the server's name
	// for it, if that's a plain word.
	Code    int    `json:"code"`
	Message string `json:"message"`
	// Missing are tokens and gates that it lacks.
	Missing []string `json:"missing"`
	// From says where that's from: the server's reason, the model, or unknown.
	From string `json:"from" ts:"\"reason\" | \"model\" | \"unknown\""`
	// Repair is null if nothing is missing, or no place is known.
	Repair *ReadRepair `json:"repair"`
}

// WillFail is a call that the token doesn't allow and that wasn't tried.
type WillFail struct {
	Name    string   `json:"name"`
	Missing []string `json:"missing"`
}

// ReadKey is the record of a key.
type ReadKey struct {
	Scope      string `json:"scope"`
	Name       string `json:"name"`
	Asymmetric bool   `json:"asymmetric"`
	Offset     int    `json:"offset"`
	Line       int    `json:"line"`
}

// ReadScope is a scope on its own, in code or configuration.
type ReadScope struct {
	Scope  string `json:"scope"`
	Offset int    `json:"offset"`
	Line   int    `json:"line"`
}

// ReadLeast is the least key and request for all calls of a text.
type ReadLeast struct {
	Key string `json:"key"`
	Ask string `json:"ask"`
}

// Unread is a place of a text that couldn't be read.
type Unread struct {
	Offset int    `json:"offset"`
	Line   int    `json:"line"`
	Code   string `json:"code"`
	// Why says it in a sentence.
	Why string `json:"why"`
	// Text is what is there, if it can be shown, or empty.
	Text string `json:"text"`
	// Near are names that may have been meant, or calls that are most likely
	// made.
	Near []string `json:"near"`
}

// ScanPlace is a place where a text makes a call, or may make one.
type ScanPlace struct {
	Line int `json:"line"`
	// Column counts from 1, in UTF-16 units.
	Column int `json:"column"`
	// Method is the call; empty if the place couldn't be read.
	Method string `json:"method"`
	// Way is the parameter setting that the text chooses there, if there are
	// several ways of calling: "block_rfq=true"; or empty.
	Way string `json:"way"`
	// Text is the call as answers of least name it, such as
	// "private/set_mmp_config with block_rfq=true"; or else what's there, if
	// that can be shown.
	Text string `json:"text"`
	// Code is why the place couldn't be read, and Why says it in a sentence; both
	// are empty if it's a call.
	Code string `json:"code"`
	Why  string `json:"why"`
	// Near are names that may have been meant, or calls that are most likely
	// made.
	Near  []string      `json:"near"`
	Doubt reading.Doubt `json:"doubt"`
}

// Scan answers scan: every place of a text that makes a call, and those that
// may.
type Scan struct {
	// Calls are in the order of the text. The first place of each call, and of
	// each way of calling it, is always there.
	Calls []ScanPlace `json:"calls"`
	// More is how many more places of the same calls were left out.
	More int `json:"more"`
	// Unread are the places that couldn't be read and may be a call.
	Unread []ScanPlace `json:"unread"`
	// MoreUnread is how many more places were left out of unread.
	MoreUnread int `json:"more_unread"`
	// Sign is set if the text is about the API: it has a call, a channel, a
	// login, the address of one, or the exchange's name.
	Sign bool `json:"sign"`
}

// Conclusion is one thing that follows from a text.
type Conclusion struct {
	ID       string             `json:"id"`
	Severity scopecore.Severity `json:"severity"`
	Text     string             `json:"text"`
}

// Reading answers read: what a text contains and what follows from it.
type Reading struct {
	// Held is null if the text shows no token reply, or a later login was
	// refused.
	Held *Held `json:"held"`
	// Asked is null if the text shows no login.
	Asked          *Asked           `json:"asked"`
	AgainstRequest []AgainstRequest `json:"against_request"`
	// AgainstPrediction is null if there is no token, or no login and no
	// setting to predict from.
	AgainstPrediction *AgainstPrediction `json:"against_prediction"`
	Calls             []ReadCall         `json:"calls"`
	WillFail          []WillFail         `json:"will_fail"`
	// LeftOut are channels that the reply to a subscription left out.
	LeftOut []string    `json:"left_out"`
	Keys    []ReadKey   `json:"keys"`
	Scopes  []ReadScope `json:"scopes"`
	// Least is null if the text has no call.
	Least *ReadLeast `json:"least"`
	// Excess are tokens of the scope that no call of the text needs.
	Excess []string `json:"excess"`
	Unread []Unread `json:"unread"`
	// More is how many more names and places were left out of unread.
	More int `json:"more"`
	// Secrets is how many values were dropped as secrets.
	Secrets int `json:"secrets"`
	// Conclusions say it all in sentences, in the order to show them.
	Conclusions []Conclusion `json:"conclusions"`
	// Exit is the exit status of the command: 0 nothing is wrong, 1 something
	// is, 2 something that matters couldn't be read.
	Exit int `json:"exit"`
	// Query is the setting that the text shows, for links.
	Query string `json:"query"`
	// Receipt sums it up in a line, for the box that takes anything.
	Receipt Receipt `json:"receipt"`
}
