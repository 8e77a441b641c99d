package reading

import (
	"strings"

	"scopecalculator/scopecore"
)

// MaxText is the longest text in bytes that Read is meant for; callers refuse
// longer ones.
const MaxText = 1 << 20

// Outcome says how a call went.
type Outcome uint8

// The outcomes. The zero value is OutcomeUnknown: the text has no reply.
const (
	OutcomeUnknown Outcome = iota
	OutcomeOK
	OutcomeRefused
)

// String returns "unknown", "ok" or "refused".
func (o Outcome) String() string {
	switch o {
	case OutcomeOK:
		return "ok"
	case OutcomeRefused:
		return "refused"
	}
	return "unknown"
}

// From says how it's known what a call lacks.
type From uint8

// The sources. The zero value is FromUnknown.
const (
	FromUnknown From = iota
	// FromReason: the server said so.
	FromReason
	// FromModel: the model says so, given the token, the request or the error's
	// code.
	FromModel
)

// String returns "unknown", "reason" or "model".
func (f From) String() string {
	switch f {
	case FromReason:
		return "reason"
	case FromModel:
		return "model"
	}
	return "unknown"
}

// Why says why something could not be read.
type Why uint8

const (
	// WhyNothing: the text has nothing in it that this package knows.
	WhyNothing Why = iota
	// WhyBuilt: a method's name is put together at run time.
	WhyBuilt
	// WhyChannelBuilt: a channel's name is put together at run time, and
	// several channels fit.
	WhyChannelBuilt
	// WhyScopeBuilt: the scope of a login is put together at run time.
	WhyScopeBuilt
	// WhyLibrary: a call to a library that hides which methods it calls.
	WhyLibrary
	// WhyUnknownName: no method or channel has this name.
	WhyUnknownName
	// WhyGone: the method no longer exists.
	WhyGone
	// WhyCutOff: a reply or a scope ends in the middle.
	WhyCutOff
	// WhyForeignScope: a scope without one token of this grammar.
	WhyForeignScope
	// WhyTooDeep: brackets are nested deeper than the reader goes.
	WhyTooDeep
	// WhyPerhaps: it has the name of a call, in a text that shows no sign of the
	// API. Only [Vocabulary.Scan] says so.
	WhyPerhaps
)

var whys = [...]string{"nothing-read", "built-at-run-time", "channel-built", "scope-built", "unified-method", "unknown-name", "gone", "cut-off", "foreign-scope", "too-deep", "perhaps-a-call"}

// Whys lists every reason, in the order of their values.
func Whys() []Why {
	out := make([]Why, len(whys))
	for i := range out {
		out[i] = Why(i)
	}
	return out
}

// String returns the reason's code.
func (w Why) String() string {
	if int(w) < len(whys) {
		return whys[w]
	}
	return "unknown"
}

// How much of what's found is kept.
const (
	mostUnread = 50
	mostOthers = 50
)

// Unread is a place that could not be read. Offsets are in bytes of the text
// as [Decode] returns it.
type Unread struct {
	From, To int
	Line     int
	Why      Why
	// Text is what's there, if it can be shown; otherwise empty.
	Text string
	// Likely are calls that a library most likely makes there.
	Likely []string
}

// Reason says what a name is that isn't a call with a scope.
type Reason uint8

// The reasons.
const (
	ReasonPublic Reason = iota
	ReasonRemoved
	ReasonUnknown
	ReasonUnknownChannel
)

// String returns the reason's code.
func (r Reason) String() string {
	return [...]string{"public", "removed", "unknown", "unknown-channel"}[min(r, ReasonUnknownChannel)]
}

// Mention is a name found in a text that isn't a call of the catalog.
type Mention struct {
	From, To int
	Line     int
	Name     string
	Reason   Reason
	// Removed is what's known about a method that's gone; nil for others. It
	// has another name if that one may have been meant.
	Removed *scopecore.Removed
	// Near are names of the catalog that may have been meant.
	Near []string
}

// Token is the reply that carries a token, without the token.
type Token struct {
	From, To int
	Line     int
	// Scope has its tokens in alphabetical order, Complete is set if the text
	// shows all of it.
	Scope    string
	Complete bool
	// Unknown is how many words of it aren't tokens.
	Unknown int
	// ExpiresIn is in seconds; absent if the text doesn't have it.
	ExpiresIn scopecore.Opt[int64]
	written   string
	at        int // where its scope begins
	login     int // the login it belongs to, plus one
}

// Login is a request for a token.
type Login struct {
	From, To int
	Line     int
	Grant    scopecore.Grant
	// Named is set if the text says which grant it is.
	Named bool
	Via   scopecore.Transport
	// Scope is as the request has it; absent if it sends none. Built is set if
	// it's put together at run time.
	Scope       scopecore.Opt[string]
	Built       bool
	SessionName scopecore.Opt[string]
	// Secret and Signature say that one was sent.
	Secret, Signature bool
	outcome           Outcome
	fault             int
	kind              login
}

// Fault is an error that the server replied with.
type Fault struct {
	From, To int
	Line     int
	Code     int
	// Message is the server's own name for it, if it's a plain word.
	Message string
	// Required are the tokens that the server says are missing.
	Required []string
	// Reason is the reason that the server gives, if it's a known one, such as
	// "Not allowed"; else empty.
	Reason string
	reason span
	line   bool // it's a line of a program, not a reply
	joined bool
}

// Key is the record of an API key.
type Key struct {
	From, To int
	Line     int
	Scope    string
	// Name is the key's name, if it can be one.
	Name       string
	Asymmetric bool
	Complete   bool
	// RestrictedBlockTrades and BlockTradeApproval are its features.
	RestrictedBlockTrades, BlockTradeApproval bool
}

// Bare is a scope on its own, in code or configuration.
type Bare struct {
	From, To int
	Line     int
	Scope    string
	Complete bool
	scope    int
	written  string
	unknown  int
}

// Repair says what to change and where.
type Repair struct {
	Where scopecore.Repair
	// Set is the scope to put there, or empty.
	Set string
}

// Call is a call that the text makes, once for each way it went.
type Call struct {
	From, To int
	Line     int
	// Name is the catalog's; for a refused login, public/auth or similar; empty
	// for an error that no call in the text explains.
	Name string
	// Method is nil if it isn't in the catalog.
	Method  *scopecore.Method
	Count   int
	Outcome Outcome
	Code    int
	Message string
	// Missing are tokens and gates. All are missing, or, if AnyOf is set, any
	// one of them is enough.
	Missing []string
	AnyOf   bool
	Known   From
	Repair  Repair
	// Reason is the reason that the server gives, if it's a known one, such as
	// "Not allowed"; else empty.
	Reason string
	// required are the tokens that the server says are missing.
	required []string
}

// Failing is a call that the token doesn't allow and that wasn't tried.
type Failing struct {
	Name    string
	Missing []string
	Repair  scopecore.Repair
}

// Against is a domain of the request compared with the reply.
type Against struct {
	Domain         scopecore.Domain
	Asked, Granted scopecore.Level
}

// Status returns "narrower", "wider" or "as-asked".
func (a Against) Status() string {
	switch {
	case a.Granted < a.Asked:
		return "narrower"
	case a.Granted > a.Asked:
		return "wider"
	}
	return "as-asked"
}

// Conclusion is one thing that follows from a text, by its code. Package
// knowledge has the words.
type Conclusion struct {
	Code     string
	Severity scopecore.Severity
	// At is the index of what it's about in the list that the code is about,
	// such as Calls for call-refused.
	At int
}

// Reading is what a text contains and what follows from it.
type Reading struct {
	// Setting is the query that the text shows, on top of the given setting.
	// Told is set if there's enough of it for a prediction.
	Setting scopecore.Query
	Told    bool
	// OverHTTP and OverWS are set if the text shows a call over either.
	OverHTTP, OverWS bool
	Tokens           []Token
	// Held is the last token; nil if the text shows none.
	Held *Token
	// Asked is the request that led to the token, or the last one; nil if the
	// text shows none.
	Asked          *Login
	Logins         []Login
	AgainstRequest []Against
	// Verified is the token compared with the prediction; nil without either.
	Verified *scopecore.Verification
	Reply    scopecore.Reply
	Calls    []*Call
	WillFail []Failing
	// LeftOut are channels that a reply to a subscription left out.
	LeftOut []string
	Keys    []Key
	Bare    []Bare
	// Only is the scope, if the text is nothing but tokens; else empty.
	Only string
	// Needs are the calls as they are made: with the way of calling that the
	// text chooses.
	Needs  []*scopecore.Method
	Least  *scopecore.Least
	Excess []string
	Others []Mention
	Unread []Unread
	// More is how many places and names the two lists leave out.
	More        int
	Secrets     int
	Conclusions []Conclusion
}

// Read reads a text and works out what follows from it. setting is what else is
// known about the call; nil if nothing is.
func (w *Vocabulary) Read(text string, setting *scopecore.Query) *Reading {
	text = Decode(text)
	v := plainView(text)
	s := w.scanner(&v)
	// A long log has tens of thousands of both.
	s.msgs = make([]message, 0, strings.Count(v.text, "jsonrpc"))
	s.calls = make([]mention, 0, strings.Count(v.text, private))
	s.scan()
	s.join()
	r := s.conclude(setting)
	r.Only = r.only(text)
	return r
}

func (w *Vocabulary) scanner(v *view) *scanner {
	return &scanner{words: w, view: v, text: v.text, roleAt: -1, blank: true}
}

func (s *scanner) scan() {
	s.bareLine()
	s.run()
}

// nothing are the facts of what isn't there. Nothing writes to them.
var nothing facts

// judge interprets a frame that closed.
func (s *scanner) judge(fr *frame) {
	f := &fr.facts
	params, result, fault, data := f.sub[0], f.sub[1], f.sub[2], f.sub[3]
	object := fr.open == '{'
	at := func(sub int) *facts {
		if sub == 0 {
			return &nothing
		}
		return &s.kept[(sub-1)/keptChunk][(sub-1)%keptChunk]
	}
	// An error: it has a code with a message, or its place says so.
	if f.got(fCode) && f.fault == 0 {
		s.fault(fr, at(data))
	}
	if f.got(fMaxScope) {
		s.key(f)
	} else if f.scope > 0 && f.login == 0 && f.token == 0 {
		s.scoped(fr)
	}
	if f.got(fGrant) && f.login == 0 {
		s.login(f, f, noLogin)
	}
	var called *mention
	if f.call > 0 {
		called = &s.calls[f.call-1]
	}
	if called != nil && called.login != noLogin && called.login != publicSubscribe && f.login == 0 {
		p := at(params)
		switch {
		case p.login > 0:
			f.login = p.login
			s.logins[p.login-1].kind = called.login
			s.logins[p.login-1].set(called.login)
		case f.got(fMethod) || f.scope > 0 || f.got(fGrant) || p.scope > 0 || f.got(fSubject) || f.got(fSessionName) || p.got(fSubject) || p.got(fSessionName) || p.got(fRefresh) || f.got(fRefresh):
			if params == 0 {
				p = f
			}
			s.login(p, f, called.login)
		}
	}
	if called != nil && called.login == noLogin {
		p := at(params)
		if params == 0 {
			p = f
		}
		s.detail(called, p)
	}
	if p := at(params); called == nil && p.scope > 0 && p.login == 0 && f.login == 0 {
		sc := s.scopes[p.scope-1]
		s.bare = append(s.bare, Bare{From: int(p.vals[fScope].from), To: sc.end, scope: p.scope})
	}
	if called != nil && f.login > 0 {
		called.made = f.login
	}
	if object {
		s.messageOf(f, called, at(result), at(fault), fault > 0)
	}
	s.hand(fr, object)
}

// keptChunk is how many facts are kept in one chunk.
const keptChunk = 64

// keep keeps the facts of an object, and returns their index, plus one.
func (s *scanner) keep(f *facts) int {
	n := len(s.kept)
	if n == 0 || len(s.kept[n-1]) == keptChunk {
		s.kept = append(s.kept, make([]facts, 0, keptChunk))
		n++
	}
	in := len(s.kept[n-1])
	s.kept[n-1] = s.kept[n-1][:in+1]
	f.copyTo(&s.kept[n-1][in])
	return (n-1)*keptChunk + in + 1
}

// hand passes what a frame has to the frame around it.
func (s *scanner) hand(fr *frame, object bool) {
	f := &fr.facts
	up := s.top()
	if len(s.stack) == 0 {
		return
	}
	if fr.role == fNone {
		// What a call's parentheses hold belongs to the call: its name comes
		// before its parameters.
		if up.open == '(' && up.facts.call > 0 && s.calls[up.facts.call-1].login == noLogin {
			s.detail(&s.calls[up.facts.call-1], f)
		}
		if up.open != '{' && f.login > 0 && up.facts.call > 0 {
			if l := s.calls[up.facts.call-1].login; l != noLogin && l != publicSubscribe {
				s.logins[f.login-1].set(l)
				up.facts.login = f.login
			}
		}
		return
	}
	up.facts.sub[fr.role-fParams] = s.keep(f)
}

// fault reads an error.
func (s *scanner) fault(fr *frame, data *facts) {
	f := &fr.facts
	p := f.vals[fCode]
	n, _ := number(s.str(p))
	_, known := s.words.codeName(n)
	plausible := known || n >= 10000 && n < 14000 || n <= -32000 && n > -33000
	if !plausible || !f.got(fMessage) && fr.role != fError && !known {
		return
	}
	e := Fault{From: int(p.from), To: int(p.to), Code: n, line: fr.open != '{'}
	if f.got(fMessage) {
		e.Message = plainMessage(s.str(f.vals[fMessage]))
	}
	for _, from := range [...]*facts{data, f} {
		if from.got(fReason) {
			e.reason = from.vals[fReason]
			break
		}
	}
	reason := s.str(e.reason)
	e.Required = requiredIn(reason)
	for _, known := range reasons {
		if reason == known {
			e.Reason = known
		}
	}
	s.faults = append(s.faults, e)
	f.fault = len(s.faults)
}

// plainMessage is the server's name for an error if it's a plain word or two;
// anything else isn't shown.
func plainMessage(text string) string {
	if len(text) > 48 {
		return ""
	}
	for i := range len(text) {
		if c := text[i]; !(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == ' ') {
			return ""
		}
	}
	return text
}

// reasons are the reasons that errors are known to give, besides a missing
// scope.
var reasons = [...]string{"Not allowed", "tfa_code_is_required", "tfa_code_not_matched", "used_tfa_code", "challenge_timeout"}

// requiredIn returns the tokens that an error's reason names.
func requiredIn(reason string) []string {
	var out []string
	for _, word := range strings.FieldsFunc(reason, func(r rune) bool { return r == ' ' || r == ',' || r == '\'' || r == '"' || r == '}' }) {
		// Two methods' pages spell the domain like this.
		if level, ok := strings.CutPrefix(word, "wallets:"); ok {
			word = "wallet:" + level
		}
		d, l, _ := strings.Cut(word, ":")
		_, domain := scopecore.ParseDomain(d)
		level, ok := scopecore.ParseLevel(l)
		if (domain && ok && level > scopecore.None || word == "mainaccount") && len(out) < 6 {
			out = append(out, word)
		}
	}
	return out
}

// reasonIn finds a reason on the rest of a line.
func (s *scanner) reasonIn(at, n int) span {
	rest := s.text[at : at+n]
	if i := strings.Index(rest, "required scope"); i >= 0 {
		return span{int32(at + i), int32(at + n)}
	}
	return span{}
}

// key reads the record of a key.
func (s *scanner) key(f *facts) {
	p := s.scopes[f.scope-1]
	k := Key{From: f.at, To: f.end, Scope: p.text, Asymmetric: f.got(fPublicKey), Complete: !p.cut}
	if features := s.str(f.vals[fFeatures]); f.got(fFeatures) {
		k.RestrictedBlockTrades = strings.Contains(features, "restricted_block_trades")
		k.BlockTradeApproval = strings.Contains(features, "block_trade_approval")
	}
	if name := s.str(f.vals[fName]); f.got(fName) && keyName(name) {
		k.Name = name
	}
	s.keys = append(s.keys, k)
}

// keyName reports whether a key can have this name.
func keyName(name string) bool {
	if name == "" || len(name) > 16 {
		return false
	}
	for i := range len(name) {
		if c := name[i]; classes[c] != inWord || c == '-' {
			return false
		}
	}
	return true
}

// scoped decides what the scope of a frame is: a token's, a request's, or just
// a scope.
func (s *scanner) scoped(fr *frame) {
	f := &fr.facts
	p := &s.scopes[f.scope-1]
	carries := f.got(fAccess) || f.got(fRefresh) || f.got(fTokenType) || f.got(fExpires)
	request := f.got(fGrant) || f.got(fClient) || f.got(fSecret) || f.got(fSignature)
	switch {
	case f.got(fEnabled) && !carries:
	case fr.role == fParams: // its method decides
		return
	case request:
		if !f.got(fGrant) {
			s.login(f, f, authLogin)
		}
	case f.call > 0 && s.calls[f.call-1].login == noLogin && !carries && (p.text == "account" || p.text == "connection"):
	case f.call > 0 && s.calls[f.call-1].login != noLogin && !carries: // a request, see judge
	case carries || f.got(fGranted) || fr.role == fResult || p.server && fr.role != fParams:
		if p.words == 0 && !p.cut || p.text == "account" || p.text == "connection" && !carries {
			return
		}
		s.token(f)
	case p.text == "account" || p.text == "connection":
	default:
		s.bare = append(s.bare, Bare{From: int(f.vals[fScope].from), To: p.end, scope: f.scope})
	}
}

func (s *scanner) token(f *facts) {
	p := &s.scopes[f.scope-1]
	t := Token{From: f.at, To: f.end, Complete: !p.cut, Unknown: p.other, written: p.text, at: int(f.vals[fScope].from)}
	if f.got(fGranted) {
		t.at = int(f.vals[fGranted].from)
	}
	if n, ok := number(s.str(f.vals[fExpires])); ok && n > 0 {
		t.ExpiresIn = scopecore.Known(int64(n))
	}
	s.tokens = append(s.tokens, t)
	f.token = len(s.tokens)
}

// set records which call a login is.
func (l *Login) set(kind login) {
	l.kind = kind
	switch kind {
	case exchangeLogin:
		l.Grant, l.Named = scopecore.ExchangeToken, true
	case forkLogin:
		l.Grant, l.Named = scopecore.ForkToken, true
	}
}

// login reads a request for a token, given its parameters and message.
func (s *scanner) login(p, message *facts, kind login) {
	l := Login{From: message.at, To: message.end, kind: kind}
	g, named := scopecore.ParseGrant(s.str(p.vals[fGrant]))
	l.Grant, l.Named = g, named && p.got(fGrant)
	switch {
	case l.Named:
	case p.got(fRefresh) && kind == authLogin:
		l.Grant, l.Named = scopecore.RefreshToken, true
	case p.got(fSignature) && kind == authLogin:
		l.Grant, l.Named = scopecore.ClientSignature, true
	case p.got(fSecret) && kind == authLogin:
		l.Grant, l.Named = scopecore.ClientCredentials, true
	case p.got(fGrant) && kind == noLogin:
		return // another service's grant, or a parameter's name
	}
	l.set(kind)
	if p.scope > 0 {
		sc := &s.scopes[p.scope-1]
		if sc.built {
			l.Built = true
			s.say(sc.end, sc.end, WhyScopeBuilt, "")
		} else {
			l.Scope = scopecore.Known(sc.raw)
		}
	}
	if name := s.str(p.vals[fSessionName]); p.got(fSessionName) && len(name) <= 64 && !masked(name) {
		l.SessionName = scopecore.Known(name)
	}
	l.Secret, l.Signature = p.got(fSecret), p.got(fSignature)
	if message.call > 0 && s.calls[message.call-1].inURL || !message.got(fMethod) && !message.got(fRPC) && s.text[max(message.at, 0):min(message.end, max(message.at, 0)+1)] != "{" && s.http {
		l.Via = scopecore.HTTP
	}
	s.logins = append(s.logins, l)
	p.login, message.login = len(s.logins), len(s.logins)
}

// detail records the parameters that change what a call needs.
func (s *scanner) detail(m *mention, p *facts) {
	if p.got(fBlockRFQ) {
		switch lowered(s.str(p.vals[fBlockRFQ])) {
		case "true", "1":
			m.rfq = scopecore.TriYes
		}
	}
	if p.scope > 0 {
		if text := s.scopes[p.scope-1].text; text == "account" || text == "connection" {
			m.cod = text
		}
	}
}
