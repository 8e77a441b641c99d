package report

import (
	"slices"
	"strings"

	"scopecalculator/scopecore"
	"scopecalculator/scopecore/knowledge"
	"scopecalculator/scopecore/reading"
)

// A receipt says in one line what was read from a text, and has the setting
// with that included. What the text is depends on what matters most in it: see
// reading.Kind.

// The longest lists of calls and the longest query that a receipt loads, in
// bytes. A page's encoding of a query may be three times as long, and 64 KiB of
// it are read.
const (
	longestNeed  = 8 << 10
	longestQuery = 20 << 10
)

// codeForbidden is the error of a call whose token lacks the scope.
const codeForbidden = 13021

// receiver writes a receipt.
type receiver struct {
	text string
	r    *reading.Reading
	// given is set if a setting was given; base has it, or the default.
	given bool
	base  *scopecore.Query
	out   Receipt
	// says are the sentences of the text.
	says []string
}

// receipt says what was read from a text, on top of the given setting; given is
// nil if there was none. into is the parameter of the field it was pasted into,
// or empty.
func receipt(text string, r *reading.Reading, given *scopecore.Query, into string) Receipt {
	w := &receiver{text: text, r: r, given: given != nil, base: given}
	if given == nil {
		w.base = &scopecore.Query{}
	}
	kind, call := r.Kind()
	if scope, ok := fieldScope(text, r, kind, into); ok {
		w.field(into, scope)
	} else {
		switch kind {
		case reading.KindError:
			w.fault(call)
		case reading.KindReply:
			w.reply()
		case reading.KindRequest:
			w.request()
		case reading.KindKey:
			w.keys()
		case reading.KindScope:
			w.scopes()
		case reading.KindCalls:
			w.calls()
		default:
			w.nothing()
		}
	}
	if s := knowledge.UnreadReads(r); s != "" {
		w.say(s)
	} else if kind == reading.KindNothing {
		w.say(knowledge.NothingReads)
	}
	if w.out.Severity == scopecore.SeverityInfo && slices.ContainsFunc(r.Conclusions, func(c reading.Conclusion) bool {
		return c.Code == "unread" && c.Severity == scopecore.SeverityWarning
	}) {
		w.out.Severity = scopecore.SeverityWarning
	}
	w.say(knowledge.SecretsGone(r.Secrets))
	w.out.Text = strings.Join(w.says, " ")
	return w.out
}

func (w *receiver) say(sentence string) {
	if sentence != "" {
		w.says = append(w.says, sentence)
	}
}

// is says what the text is.
func (w *receiver) is(kind reading.Kind, severity scopecore.Severity, title string) {
	w.out.Kind, w.out.Severity, w.out.Title = kind.String(), severity, title
}

// load sets the receipt's query, unless that changes nothing.
func (w *receiver) load(q *scopecore.Query) {
	query := q.Encode()
	switch {
	case len(query) > longestQuery:
		w.say(knowledge.TooLongReads)
	case query != w.base.Encode():
		w.out.Query = query
	}
}

func (w *receiver) choose(label string, q *scopecore.Query) {
	if query := q.Encode(); len(query) <= longestQuery {
		w.out.Choices = append(w.out.Choices, Remedy{label, query})
	}
}

// shown is the setting plus the login, the key and the account that the text
// shows.
func (w *receiver) shown() *scopecore.Query {
	r := w.r
	q := w.copy()
	switch {
	case r.OverHTTP && !r.OverWS:
		q.Via = scopecore.HTTP
	case r.OverWS && !r.OverHTTP && r.Asked != nil:
		q.Via = scopecore.WebSocket
	}
	if a := r.Asked; a != nil {
		if a.Named || !w.given {
			q.Grant = a.Grant
		}
		if a.Via == scopecore.HTTP && !r.OverWS {
			q.Via = scopecore.HTTP
		}
		if !a.Built {
			q.Ask = a.Scope
		}
		q.SessionName = a.SessionName
		if q.Grant.FromKey() {
			q.From = "" // it starts over
		} else {
			for i := range r.Tokens {
				if t := &r.Tokens[i]; t.From < a.From && t.Complete {
					q.Held, q.From = scopecore.Known(t.Scope), ""
				}
			}
		}
	}
	if len(r.Keys) == 1 && !q.Key.Known {
		setKey(q, &r.Keys[0])
	}
	if t := r.Held; t != nil && t.Complete && !w.given {
		// The token shows whose it is.
		scope := scopecore.Parse(t.Scope, scopecore.RoleHeld)
		q.Subaccount = q.Grant.FromKey() && !scope.MainAccount
		if q.KeyName == "" {
			q.KeyName = r.Setting.KeyName
		}
	}
	if r.Held != nil {
		q.Reply = scopecore.Known(r.Reply.Text())
	}
	return q
}

// copy is a copy of the setting, to change.
func (w *receiver) copy() *scopecore.Query {
	return w.base.Clone()
}

func setKey(q *scopecore.Query, k *reading.Key) {
	q.Key, q.KeyName, q.Asymmetric = scopecore.Known(k.Scope), k.Name, k.Asymmetric
	q.RestrictedBlockTrades, q.BlockTradeApproval = k.RestrictedBlockTrades, k.BlockTradeApproval
}

// need adds the needed calls to a query.
func (w *receiver) need(q *scopecore.Query, ms []*scopecore.Method) {
	var names []string
	size := 0
	for i, m := range ms {
		name := m.Listed()
		if size += len(name) + 1; size > longestNeed {
			w.say(knowledge.CallsCut(i))
			break
		}
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	if names != nil {
		q.Need = strings.Join(names, " ")
	}
}

// callsToo loads the calls of a text that's mainly something else.
func (w *receiver) callsToo(q *scopecore.Query) {
	if len(w.r.Needs) > 0 {
		w.say(knowledge.CallsToo(w.r.Needs))
		w.need(q, w.r.Needs)
	}
}

func (w *receiver) fault(at int) {
	r := w.r
	q := w.shown()
	var failed []*scopecore.Method
	others := 0
	for i := range r.Calls {
		c := r.Calls[i]
		if c.Outcome != reading.OutcomeRefused {
			continue
		}
		if i != at {
			others++
		}
		if c.Method != nil && (i == at || c.AboutTokens() && r.Calls[at].AboutTokens()) {
			failed = append(failed, w.called(c.Method))
		}
	}
	c := r.Calls[at]
	p := scopecore.Predict(q)
	m := marksOf(p)
	allowed := c.Method != nil && m.judgeCall(w.called(c.Method)).Verdict == scopecore.Allowed
	bound := p.Lifetime.Binding
	if p.Refused != nil {
		bound = scopecore.BindingUnknown
	}
	title, text, ask := knowledge.ErrorReceipt(c, bound, q.Via, allowed)
	w.is(reading.KindError, scopecore.SeverityError, title)
	w.say(text)
	w.say(knowledge.MoreErrors(others))
	w.need(q, failed)
	if c.Code == codeForbidden {
		q.Need = strings.ReplaceAll(q.Need, " ", scopecore.RefusedSign+" ")
		if q.Need != "" {
			q.Need += scopecore.RefusedSign
		}
	}
	w.load(q)
	if ask {
		w.out.AskCall, w.out.Query = true, q.Encode()
	}
}

// called is a method as the text calls it.
func (w *receiver) called(m *scopecore.Method) *scopecore.Method {
	for _, n := range w.r.Needs {
		if n.Name == m.Name {
			return n
		}
	}
	return m
}

func (w *receiver) reply() {
	r := w.r
	w.is(reading.KindReply, scopecore.SeverityInfo, knowledge.ReplyTitle)
	q := w.shown()
	w.session(q)
	w.held(q, &r.Reply)
	if n := len(r.Tokens); n > 1 {
		w.say(knowledge.OfReplies(n))
	}
	if r.Asked != nil {
		w.say(knowledge.RequestTitle + " " + knowledge.RequestReads(q.Grant, q.Via))
	}
	if len(r.Keys) == 1 && q.Key.Known && !w.base.Key.Known {
		w.say(knowledge.KeyTitle + " " + knowledge.KeyReads(&r.Keys[0]))
	}
	w.callsToo(q)
	w.load(q)
}

// session takes what a reply's session says about a login that nothing else is
// known of: without one, it would be compared with a request that can't have
// brought it.
func (w *receiver) session(q *scopecore.Query) {
	t := w.r.Held
	if t == nil || !t.Complete || w.r.Asked != nil || q.Ask.Known || !q.Grant.FromKey() || q.Via == scopecore.HTTP {
		return
	}
	scope := scopecore.Parse(t.Scope, scopecore.RoleHeld)
	switch {
	case !scope.HasSession || scope.Connection:
	case strings.HasPrefix(scope.Session, "rest-"):
		if !w.r.OverWS {
			q.Via = scopecore.HTTP
			w.say(knowledge.OverHTTP)
		}
	default:
		q.Ask = scopecore.Known("session:" + scope.Session)
		w.say(knowledge.SessionAsked(scope.Session))
	}
}

// held says what to know about a reply, and how serious it is.
func (w *receiver) held(q *scopecore.Query, a *scopecore.Reply) {
	p := scopecore.Predict(q)
	v := scopecore.Verify(p, a)
	switch {
	case v.Status == scopecore.StatusContradicts:
		w.out.Severity = scopecore.SeverityError
		only := true
		for _, list := range [...][]scopecore.Finding{v.Tokens, v.Missing} {
			for i := range list {
				only = only && list[i].Status != scopecore.StatusContradicts
			}
		}
		if only {
			w.say(knowledge.FoundSays(p, v.Lifetime)) // the query keeps only the scope
		}
	case a.Truncated || a.Unknown > 0:
		w.out.Severity = scopecore.SeverityWarning
	}
	if a.Truncated {
		w.say(knowledge.ReplyCut)
	}
	if a.Unknown > 0 {
		w.say(knowledge.UnknownWords(a.Unknown))
	}
}

func (w *receiver) request() {
	q := w.shown()
	w.is(reading.KindRequest, scopecore.SeverityInfo, knowledge.RequestTitle)
	w.say(knowledge.RequestReads(q.Grant, q.Via))
	w.load(q)
}

func (w *receiver) keys() {
	r := w.r
	q := w.shown()
	if n := len(r.Keys); n > 1 {
		w.is(reading.KindKey, scopecore.SeverityInfo, knowledge.KeysTitle(n))
		w.say(knowledge.WhichKey)
		w.callsToo(q)
		for i := range r.Keys {
			setKey(q, &r.Keys[i])
			w.choose(knowledge.KeyLabel(&r.Keys[i], i+1), q)
		}
		return
	}
	w.is(reading.KindKey, scopecore.SeverityInfo, knowledge.KeyTitle)
	w.say(knowledge.KeyReads(&r.Keys[0]))
	setKey(q, &r.Keys[0])
	w.callsToo(q)
	w.load(q)
}

// bare are the scopes on their own, in code or configuration.
func (w *receiver) bare() []string {
	if w.r.Only != "" {
		return []string{w.r.Only}
	}
	var out []string
	for i := range w.r.Bare {
		if b := &w.r.Bare[i]; b.Scope != "" {
			out = append(out, b.Scope)
		}
	}
	return out
}

// scopes reads scopes that nothing says the owner of. On its own, one with a
// session is a reply's; in code it may just as well be a request's.
func (w *receiver) scopes() {
	scopes := w.bare()
	w.is(reading.KindScope, scopecore.SeverityInfo, knowledge.ScopeTitle)
	if scopes == nil {
		return
	}
	a := scopecore.ReplyOf(scopes[0])
	a.Truncated = w.r.Only == "" && !w.r.Bare[0].Complete
	asReply := func() *scopecore.Query {
		q := w.copy()
		q.Reply = scopecore.Known(a.Text())
		return q
	}
	s := scopecore.Parse(scopes[0], scopecore.RoleHeld)
	none := false
	for _, asked := range &s.Asked {
		none = none || asked.Named && !asked.Unreadable && asked.Low == scopecore.None
	}
	switch {
	case len(scopes) > 1:
		w.out.Title = knowledge.ScopesTitle(len(scopes))
		w.say(knowledge.WhichScope)
		for _, scope := range scopes {
			w.choose(knowledge.Code(knowledge.Short(scope)), w.with("ask", scope))
		}
	case none: // a reply never shows it
		w.say(knowledge.OfRequest)
		w.load(w.with("ask", scopes[0]))
	case s.MainAccount || s.Connection || s.HasSession && w.r.Only != "":
		w.say(knowledge.OfReply)
		q := asReply()
		w.held(q, a)
		w.load(q)
	default:
		w.say(knowledge.WhoseScope)
		if !s.HasSession && s.KeyName == "" && s.IP == "" {
			w.choose(knowledge.KeysLabel, w.with("key", scopes[0])) // a key's scope has only domains
		}
		w.choose(knowledge.RequestsLabel, w.with("ask", scopes[0]))
		w.choose(knowledge.RepliesLabel, asReply())
	}
}

// with is the setting with a parameter set to the scope.
func (w *receiver) with(param, scope string) *scopecore.Query {
	q := w.copy()
	switch param {
	case "key":
		q.Key = scopecore.Known(scope)
	case "held":
		q.Held, q.From = scopecore.Known(scope), ""
	default:
		q.Ask = scopecore.Known(scope)
	}
	return q
}

// fieldScope is a text that's the scope for the field it was pasted into: it
// holds nothing but a scope, however it's spelled.
func fieldScope(text string, r *reading.Reading, kind reading.Kind, into string) (scope string, ok bool) {
	if into != "key" && into != "ask" && into != "held" || kind != reading.KindNothing && kind != reading.KindScope {
		return "", false
	}
	if r.Only != "" {
		return r.Only, true
	}
	if len(text) > longestNeed {
		return "", false
	}
	q, ds := scopecore.ParseQuery("ask=" + scopecore.FormEscape(strings.Join(strings.Fields(text), " ")))
	return q.Ask.Value, len(ds) == 0 && scopecore.Parse(q.Ask.Value, scopecore.RoleRequest).Names
}

func (w *receiver) field(into, scope string) {
	w.is(reading.KindScope, scopecore.SeverityInfo, knowledge.ScopeTitle)
	switch into {
	case "key":
		w.say(knowledge.OfKey)
	case "held":
		w.say(knowledge.OfHeld)
	default:
		w.say(knowledge.OfRequest)
	}
	w.load(w.with(into, scope))
}

func (w *receiver) calls() {
	r := w.r
	q := w.shown()
	switch n := len(r.Needs); {
	case n > 0:
		w.is(reading.KindCalls, scopecore.SeverityInfo, knowledge.CallsTitle(n))
		w.say(knowledge.CallsNamed(r.Needs))
	case len(r.Unread) == 0 && len(r.LeftOut) == 0:
		w.is(reading.KindCalls, scopecore.SeverityInfo, knowledge.PublicTitle)
		w.say(knowledge.PublicReads)
	default:
		w.is(reading.KindCalls, scopecore.SeverityWarning, knowledge.NoCallTitle)
	}
	if len(r.LeftOut) > 0 {
		w.out.Severity = scopecore.SeverityError
		w.say(knowledge.LeftOutReads(r.LeftOut))
	}
	if r.Asked != nil {
		w.say(knowledge.RequestTitle + " " + knowledge.RequestReads(q.Grant, q.Via))
	}
	if scopes := w.bare(); scopes != nil {
		w.say(knowledge.ScopesToo(scopes))
	}
	if len(r.Needs) > 0 {
		w.need(q, r.Needs)
		w.load(q)
	}
}

func (w *receiver) nothing() {
	w.is(reading.KindNothing, scopecore.SeverityWarning, knowledge.NothingTitle)
}
