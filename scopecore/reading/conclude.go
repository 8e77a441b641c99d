package reading

import (
	"slices"
	"strings"

	"scopecalculator/scopecore"
)

// conclude works out what follows from what was found.
func (s *scanner) conclude(setting *scopecore.Query) *Reading {
	r := &Reading{Others: s.others, LeftOut: s.left, Secrets: s.view.secrets, More: s.more, Logins: s.logins, Tokens: s.tokens, OverHTTP: s.http, OverWS: s.ws}
	for i := range r.Tokens {
		t := &r.Tokens[i]
		t.Scope = sorted(t.written)
	}
	for _, b := range s.bare {
		p := &s.scopes[b.scope-1]
		b.Scope, b.Complete, b.written, b.unknown = p.raw, !p.cut, p.text, p.other
		if len(r.Bare) < mostOthers && !slices.ContainsFunc(r.Bare, func(o Bare) bool { return o.Scope == b.Scope }) {
			r.Bare = append(r.Bare, b)
		}
	}
	if len(s.keys) > mostOthers {
		r.More += len(s.keys) - mostOthers
		s.keys = s.keys[:mostOthers]
	}
	r.Keys = s.keys
	s.transports(r)
	s.whatIsHeld(r)
	s.setting(r, setting)
	s.whatIsCalled(r)
	byPlace(r.Others)
	s.libraries()
	r.Unread = s.unread
	r.unreadNames()
	a, judged := r.access(s, setting)
	for i := range r.Calls {
		if r.Calls[i].Outcome == OutcomeRefused {
			r.explain(r.Calls[i], r.Calls[i].required, a, judged)
		}
	}
	if judged {
		r.willFail(a)
	}
	r.least(s)
	s.places(r)
	r.say()
	return r
}

// byPlace puts names in the order of the text.
func byPlace(list []Mention) {
	for i := range list {
		for j := i; j > 0 && list[j].From < list[j-1].From; j-- {
			list[j], list[j-1] = list[j-1], list[j]
		}
	}
}

// sorted puts the tokens of a scope in alphabetical order.
func sorted(scope string) string {
	words := strings.Fields(scope)
	for i := range words {
		for j := i; j > 0 && words[j] < words[j-1]; j-- {
			words[j], words[j-1] = words[j-1], words[j]
		}
	}
	return strings.Join(words, " ")
}

// transports sets the transport of logins that don't show one.
func (s *scanner) transports(r *Reading) {
	if s.http && !s.ws {
		for i := range r.Logins {
			r.Logins[i].Via = scopecore.HTTP
		}
	}
}

// whatIsHeld finds the last token and the request that it answers. If an error
// after it replies to a later login, that's the server's last word.
func (s *scanner) whatIsHeld(r *Reading) {
	if n := len(r.Tokens); n > 0 {
		r.Held = &r.Tokens[n-1]
		if r.Held.login > 0 {
			r.Asked = &r.Logins[r.Held.login-1]
		}
	}
	n := len(r.Logins)
	switch {
	case n == 0:
		return
	case r.Held == nil:
		r.Asked = &r.Logins[n-1]
	case r.Logins[n-1].outcome == OutcomeRefused && r.Logins[n-1].From > r.Held.From:
		r.Asked, r.Held = &r.Logins[n-1], nil
	}
}

// setting fills in what the text shows, on top of what was given.
func (s *scanner) setting(r *Reading, given *scopecore.Query) {
	q := &r.Setting
	if given != nil {
		*q, r.Told = *given, true
	}
	if n := len(r.Keys); n > 0 && !q.Key.Known {
		k := &r.Keys[n-1]
		q.Key, q.KeyName = scopecore.Known(k.Scope), k.Name
		q.Asymmetric = q.Asymmetric || k.Asymmetric
	}
	if a := r.Asked; a != nil {
		if a.Named || given == nil {
			q.Grant = a.Grant
		}
		if a.Via == scopecore.HTTP || q.Via == scopecore.HTTP {
			a.Via, q.Via = scopecore.HTTP, scopecore.HTTP
		}
		r.Told = r.Told || !a.Built
		if a.Scope.Known || given == nil {
			q.Ask = a.Scope
		}
		if a.SessionName.Known {
			q.SessionName = a.SessionName
		}
		if !q.Grant.FromKey() && !q.Held.Known {
			for i := range r.Tokens {
				if t := &r.Tokens[i]; t.From < a.From && t.Complete {
					q.Held = scopecore.Known(t.Scope)
				}
			}
		}
	} else if len(r.Bare) == 1 && r.Held == nil && !q.Ask.Known && !s.scopes[r.Bare[0].scope-1].server {
		q.Ask, r.Told = scopecore.Known(r.Bare[0].Scope), true
	}
	if t := r.Held; t != nil && given == nil && t.Complete {
		// The token shows whose it is.
		scope := scopecore.Parse(t.written, scopecore.RoleHeld)
		q.Subaccount = q.Grant.FromKey() && !scope.MainAccount
		if keyName(scope.KeyName) && q.KeyName == "" {
			q.KeyName = scope.KeyName
		}
	}
	if s.http && !s.ws && given == nil {
		q.Via = scopecore.HTTP
	}
	r.Told = r.Told && (r.Asked == nil || !r.Asked.Built)
}

// whatIsCalled collects the calls, each once for every way it went.
func (s *scanner) whatIsCalled(r *Reading) {
	first := make([][3]int, len(s.words.methods)) // indexes into r.Calls, plus one
	rfq := make([]scopecore.Tri, len(first))
	cod := make([]string, len(first))
	gone := make([]bool, len(s.words.removed))
	for i := range s.calls {
		c := &s.calls[i]
		switch {
		case c.login != noLogin:
			if c.outcome == OutcomeRefused && c.fault > 0 {
				s.refusedLogin(r, c)
			}
			continue
		case c.gone:
			if !gone[c.method] {
				gone[c.method] = true
				r.Others = append(r.Others, s.removed(c))
			}
			continue
		}
		if c.rfq == scopecore.TriYes {
			rfq[c.method] = scopecore.TriYes
		}
		if c.cod != "" {
			cod[c.method] = c.cod
		}
		call := &Call{From: c.at, To: c.end, Name: s.words.methods[c.method].Name, Method: &s.words.methods[c.method], Count: 1, Outcome: c.outcome}
		if c.fault > 0 {
			e := &s.faults[c.fault-1]
			call.Code, call.Message, call.required, call.Reason = e.Code, e.Message, e.Required, e.Reason
		}
		r.add(call, &first[c.method][c.outcome])
	}
	for _, c := range s.chans {
		r.add(&Call{From: c.at, To: c.end, Name: s.words.methods[c.method].Name, Method: &s.words.methods[c.method], Count: 1}, &first[c.method][OutcomeUnknown])
	}
	var alone []int
	for i := range s.faults {
		e := &s.faults[i]
		if e.joined || len(alone) == mostOthers || slices.Contains(alone, e.Code) {
			continue
		}
		alone = append(alone, e.Code)
		r.refused(e, e.From, e.To, "")
	}
	kept := r.Calls[:0]
	for _, c := range r.Calls {
		if c.Method == nil || c.Outcome != OutcomeUnknown || !slices.ContainsFunc(r.Calls, func(o *Call) bool { return o.Method == c.Method && o.Outcome != OutcomeUnknown }) {
			kept = append(kept, c)
		}
	}
	r.Calls = kept
	for i := range r.Calls { // by their places in the text
		for j := i; j > 0 && r.Calls[j].From < r.Calls[j-1].From; j-- {
			r.Calls[j], r.Calls[j-1] = r.Calls[j-1], r.Calls[j]
		}
	}
	for i := range first {
		if first[i] == [3]int{} {
			continue
		}
		m := &s.words.methods[i]
		if rfq[i] == scopecore.TriYes {
			m = m.As("block_rfq=true")
		}
		if cod[i] != "" {
			m = m.As("scope=" + cod[i])
		}
		r.Needs = append(r.Needs, m)
	}
}

// add counts a call that's already there, or adds it.
func (r *Reading) add(c *Call, place *int) {
	if *place > 0 && r.Calls[*place-1].Code == c.Code {
		o := r.Calls[*place-1]
		o.Count++
		if len(o.required) == 0 {
			o.required = c.required
		}
		if o.Reason == "" {
			o.Reason = c.Reason
		}
		return
	}
	if *place > 0 {
		for i := range r.Calls {
			if o := r.Calls[i]; o.Method == c.Method && o.Outcome == c.Outcome && o.Code == c.Code {
				o.Count++
				return
			}
		}
	}
	if len(r.Calls) < 1000 {
		r.Calls = append(r.Calls, c)
		*place = len(r.Calls)
	}
}

func (s *scanner) refusedLogin(r *Reading, c *mention) {
	names := [...]string{authLogin: "public/auth", exchangeLogin: "public/exchange_token", forkLogin: "public/fork_token", publicSubscribe: "public/subscribe"}
	e := &s.faults[c.fault-1]
	for i := range r.Calls {
		if o := r.Calls[i]; o.Method == nil && o.Name == names[c.login] && o.Code == e.Code {
			o.Count++
			return
		}
	}
	r.refused(e, c.at, c.end, names[c.login])
}

// refused adds a call that an error is about.
func (r *Reading) refused(e *Fault, from, to int, name string) {
	r.Calls = append(r.Calls, &Call{From: from, To: to, Name: name, Count: 1, Outcome: OutcomeRefused, Code: e.Code, Message: e.Message, required: e.Required, Reason: e.Reason})
}

// libraries records calls to a library that hides which methods it calls.
func (s *scanner) libraries() {
	if !s.ccxt {
		return
	}
	seen := make([]bool, len(s.words.unified))
	for _, m := range s.unified {
		if u := &s.words.unified[m.method]; !seen[m.method] {
			seen[m.method] = true
			s.unread = append(s.unread, Unread{From: m.at, To: m.end, Why: WhyLibrary, Text: u.ID, Likely: u.Methods})
		}
	}
}

// unread turns a name into a place that couldn't be read.
func (m *Mention) unread() Unread {
	u := Unread{From: m.From, To: m.To, Why: WhyUnknownName, Text: m.Name, Likely: m.Near}
	if m.Removed != nil && m.Removed.Name == m.Name && m.Removed.GoneBy != "" {
		u.Why = WhyGone
	}
	return u
}

// unreadNames adds the names that aren't calls to the places that couldn't be
// read.
func (r *Reading) unreadNames() {
	for i := range r.Others {
		m := &r.Others[i]
		if m.Reason != ReasonPublic {
			r.Unread = append(r.Unread, m.unread())
		}
	}
	if r.Held != nil && !r.Held.Complete {
		r.Unread = append(r.Unread, Unread{From: r.Held.at, To: r.Held.To, Why: WhyCutOff})
	}
	for i := range r.Bare {
		b := &r.Bare[i]
		if !b.Complete {
			r.Unread = append(r.Unread, Unread{From: b.From, To: b.To, Why: WhyCutOff})
		}
	}
	if len(r.Unread) == 0 && len(r.Tokens)+len(r.Logins)+len(r.Calls)+len(r.Keys)+len(r.Bare)+len(r.Others)+len(r.LeftOut) == 0 {
		r.Unread = append(r.Unread, Unread{Why: WhyNothing})
	}
	for i := range r.Unread { // by their places
		for j := i; j > 0 && r.Unread[j].From < r.Unread[j-1].From; j-- {
			r.Unread[j], r.Unread[j-1] = r.Unread[j-1], r.Unread[j]
		}
	}
}

// access is what the token opens: the held one, or else the one predicted for
// the request. judged is false if there is neither.
func (r *Reading) access(s *scanner, given *scopecore.Query) (a *scopecore.Access, judged bool) {
	p := scopecore.Predict(&r.Setting)
	noHeld := p.NoStart()
	if r.Held == nil {
		return p.Access(), (r.Told || r.Setting.Key.Known) && !noHeld
	}
	t := r.Held
	r.Reply = scopecore.Reply{Scope: t.written, Found: true, Truncated: !t.Complete, ExpiresIn: t.ExpiresIn, Unknown: t.Unknown, Secrets: r.Secrets}
	v := scopecore.Verify(p, &r.Reply)
	if r.Told && !noHeld && (r.Asked != nil || given != nil) {
		r.Verified = v
	}
	if q := &r.Setting; q.Ask.Known && q.Grant.TakesScope() && (r.Asked == nil || !r.Asked.Built) {
		asked := scopecore.Parse(q.Ask.Value, scopecore.RoleRequest)
		for _, d := range scopecore.Domains() {
			of := asked.Asked[d]
			if !of.Named || of.Unreadable || of.Conflict() || !t.Complete && !v.Granted.Asked[d].Named {
				continue
			}
			r.AgainstRequest = append(r.AgainstRequest, Against{d, of.High, v.Granted.Level(d)})
		}
	}
	return v.Access, true
}

// faults says what the errors about tokens mean: what's missing, if it isn't a
// scope, and where to fix it. What the server itself names takes precedence.
var faults = [...]struct {
	code    int
	missing string
	repair  scopecore.Repair
}{
	{10000, "", scopecore.RepairAuthentication},
	{13009, "", scopecore.RepairAuthentication},
	{13004, "", scopecore.RepairKey},
	{10030, scopecore.GateWebSocket.String(), scopecore.RepairTransport},
	{13012, scopecore.GateMainAccount.String(), scopecore.RepairAccount},
	{13668, scopecore.GateSecondFactor.String(), scopecore.RepairNone},
	{13904, scopecore.GateSecondFactor.String(), scopecore.RepairNone},
}

// codeForbidden is the error for an insufficient scope.
const codeForbidden = 13021

// explain says what a refused call lacks and where to get it.
func (r *Reading) explain(c *Call, required []string, a *scopecore.Access, judged bool) {
	if len(required) > 0 {
		c.Missing, c.Known = required, FromReason
		r.repair(c)
		return
	}
	for i := range faults {
		if f := &faults[i]; f.code == c.Code {
			c.Known = FromModel
			if f.missing != "" {
				c.Missing = []string{f.missing}
			}
			c.Repair.Where = f.repair
			return
		}
	}
	if c.Code != codeForbidden || c.Method == nil {
		return
	}
	if !judged {
		// Nothing is known about the token, so it may lack any of what is
		// needed.
		a = &scopecore.Access{Via: r.Setting.Via, MainAccount: scopecore.TriUnknown}
	}
	c.Missing, c.AnyOf, c.Repair.Where = lacking(r.called(c.Method), a)
	if len(c.Missing) > 0 {
		c.Known = FromModel
		r.repair(c)
	}
}

// called is the method as the text calls it.
func (r *Reading) called(m *scopecore.Method) *scopecore.Method {
	for _, n := range r.Needs {
		if n.Name == m.Name {
			return n
		}
	}
	return m
}

// lacking says what a token lacks for a method, for the way of calling it's
// closest to.
func lacking(m *scopecore.Method, a *scopecore.Access) (missing []string, anyOf bool, where scopecore.Repair) {
	best := -1
	for i := range m.Ways {
		if best < 0 || a.Verdict(m.Requires(m.Ways[i])) > a.Verdict(m.Requires(m.Ways[best])) {
			best = i
		}
	}
	l := a.Judge(m.Requires(m.Ways[best])).Lack
	for _, n := range l.AnyOf {
		missing = append(missing, n.String())
	}
	for _, g := range l.Gates {
		missing = append(missing, g.String())
	}
	if l.Token {
		missing = append(missing, "token")
	}
	return missing, len(l.AnyOf) > 1, l.Repair
}

// repair finds where to get the missing tokens of a call, and what to set
// there.
func (r *Reading) repair(c *Call) {
	for _, token := range c.Missing {
		name, level, _ := strings.Cut(token, ":")
		d, ok := scopecore.ParseDomain(name)
		l, _ := scopecore.ParseLevel(level)
		switch {
		case token == "mainaccount" && c.Repair.Where == scopecore.RepairNone:
			c.Repair.Where = scopecore.RepairAccount
		case ok:
			where := r.where(d, l)
			if c.Repair.Where == scopecore.RepairNone || where == scopecore.RepairKey {
				c.Repair.Where = where
			}
			if c.Repair.Set != "" {
				if c.AnyOf {
					continue
				}
				c.Repair.Set += " "
			}
			c.Repair.Set += token
		}
	}
}

// where says where to get a level of a domain.
func (r *Reading) where(d scopecore.Domain, l scopecore.Level) scopecore.Repair {
	q := &r.Setting
	if q.Key.Known && scopecore.Parse(q.Key.Value, scopecore.RoleKey).Level(d) < l {
		return scopecore.RepairKey
	}
	if !q.Grant.FromKey() {
		return scopecore.RepairAuthentication
	}
	if q.Ask.Known {
		asked := scopecore.Parse(q.Ask.Value, scopecore.RoleRequest).Asked[d]
		if asked.Named && (asked.Unreadable || asked.High < l) || q.Key.Known {
			return scopecore.RepairRequest
		}
	}
	return scopecore.RepairKey
}

// willFail lists the calls that the token doesn't allow and that weren't tried.
func (r *Reading) willFail(a *scopecore.Access) {
	for i := range r.Calls {
		c := r.Calls[i]
		if c.Outcome != OutcomeUnknown || c.Method == nil {
			continue
		}
		m := r.called(c.Method)
		if a.VerdictOf(m) != scopecore.Denied {
			continue
		}
		missing, _, where := lacking(m, a)
		if where == scopecore.RepairNone {
			t := Call{Missing: missing}
			r.repair(&t)
			where = t.Repair.Where
		}
		r.WillFail = append(r.WillFail, Failing{Name: c.Name, Missing: missing, Repair: where})
	}
}

// least finds the least scope for the calls, and what the token has on top of
// it.
func (r *Reading) least(s *scanner) {
	sub := r.Setting.Subaccount
	via := r.Setting.Via
	r.Least = scopecore.FindLeast(r.Needs, sub, via)
	scope := ""
	switch {
	case r.Held != nil:
		scope = r.Held.written
	case r.Setting.Ask.Known && r.Setting.Grant.TakesScope():
		scope = r.Setting.Ask.Value
	}
	if len(r.Least.Covered) == 0 || scope == "" {
		return
	}
	have := scopecore.Parse(scope, scopecore.RoleHeld)
	for _, d := range scopecore.Domains() {
		if l := have.Level(d); l > r.Least.Levels[d] && !inAlternative(r.Least, d, l) {
			r.Excess = append(r.Excess, d.Token(l))
		}
	}
}

// inAlternative reports whether another least scope needs that level.
func inAlternative(l *scopecore.Least, d scopecore.Domain, level scopecore.Level) bool {
	return slices.ContainsFunc(l.Alternatives, func(a scopecore.Alternative) bool { return a.Levels[d] >= level })
}

// places converts places in the view to places in the text.
func (s *scanner) places(r *Reading) {
	put := func(from, to, line *int) {
		*from, *to = s.view.source(*from), s.view.source(*to)
		*line = s.view.line(*from)
	}
	for i := range r.Tokens {
		put(&r.Tokens[i].From, &r.Tokens[i].To, &r.Tokens[i].Line)
	}
	for i := range r.Logins {
		put(&r.Logins[i].From, &r.Logins[i].To, &r.Logins[i].Line)
	}
	for i := range r.Calls {
		put(&r.Calls[i].From, &r.Calls[i].To, &r.Calls[i].Line)
	}
	for i := range r.Keys {
		put(&r.Keys[i].From, &r.Keys[i].To, &r.Keys[i].Line)
	}
	for i := range r.Bare {
		put(&r.Bare[i].From, &r.Bare[i].To, &r.Bare[i].Line)
	}
	for i := range r.Others {
		put(&r.Others[i].From, &r.Others[i].To, &r.Others[i].Line)
	}
	for i := range r.Unread {
		put(&r.Unread[i].From, &r.Unread[i].To, &r.Unread[i].Line)
	}
}

// say lists the conclusions, in the order they're told.
func (r *Reading) say() {
	add := func(code string, severity scopecore.Severity, at int) {
		r.Conclusions = append(r.Conclusions, Conclusion{code, severity, at})
	}
	const info, warning, wrong = scopecore.SeverityInfo, scopecore.SeverityWarning, scopecore.SeverityError
	if r.Held != nil {
		add("held", info, 0)
		if !r.Held.Complete {
			add("held-cut-off", warning, 0)
		}
		if r.Held.Unknown > 0 {
			add("held-unknown-words", warning, 0)
		}
		if len(r.Tokens) > 1 {
			add("replies", info, 0)
		}
	}
	same := len(r.AgainstRequest) > 0
	for i, a := range r.AgainstRequest {
		switch {
		case a.Granted > a.Asked:
			add("wider", wrong, i)
			same = false
		case a.Granted < a.Asked:
			add("narrower", wrong, i)
			same = false
		}
	}
	if same {
		add("as-asked", info, 0)
	}
	if v := r.Verified; v != nil {
		switch v.Status {
		case scopecore.StatusContradicts:
			add("contradicts", wrong, 0)
		case scopecore.StatusWithin:
			add("within", info, 0)
		default:
			add("predicted", info, 0)
		}
	}
	for i := range r.Calls {
		if r.Calls[i].Outcome == OutcomeRefused {
			add("call-refused", wrong, i)
		}
	}
	for i := range r.WillFail {
		add("will-fail", wrong, i)
	}
	for i := range r.LeftOut {
		add("left-out", wrong, i)
	}
	if len(r.Least.Covered) > 0 {
		add("least", info, 0)
	}
	for i := range r.Least.OutOfReach {
		o := &r.Least.OutOfReach[i]
		told := slices.ContainsFunc(r.WillFail, func(f Failing) bool { return f.Name == o.Method.Name })
		if o.Blocked() && !told {
			add("blocked", warning, i)
		}
	}
	if len(r.Least.Undocumented) > 0 {
		add("undocumented", info, 0)
	}
	if len(r.Excess) > 0 {
		add("excess", warning, 0)
	}
	if r.Held == nil && len(r.Calls) == 0 && len(r.Unread) == 0 && len(r.Others) > 0 {
		add("public-only", info, 0)
	}
	for i := range r.Unread {
		switch u := &r.Unread[i]; {
		case u.Why == WhyNothing:
			add("nothing", wrong, i)
		case r.matters(u):
			add("unread", warning, i)
		default:
			add("unread", info, i)
		}
	}
}

// matters reports whether what could not be read may change the answer.
func (r *Reading) matters(u *Unread) bool {
	switch u.Why {
	case WhyTooDeep, WhyForeignScope:
		return r.Held == nil && len(r.Calls) == 0
	case WhyChannelBuilt:
		return false
	}
	return true
}

// Exit is the exit status for a program that reads: 2 if nothing could be read,
// or if nothing is wrong but something that matters couldn't be read; 1 if
// something is wrong; otherwise 0.
func (r *Reading) Exit() int {
	status := 0
	for _, c := range r.Conclusions {
		switch {
		case c.Code == "nothing":
			return 2
		case c.Severity == scopecore.SeverityError:
			status = 1
		case c.Severity == scopecore.SeverityWarning && (c.Code == "unread" || c.Code == "held-cut-off" || c.Code == "held-unknown-words") && status == 0:
			status = 2
		}
	}
	return status
}

// Query is the setting that the text shows, for a link.
func (r *Reading) Query() string { return r.Setting.Encode() }
