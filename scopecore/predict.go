package scopecore

import "strings"

// Interval is what's known about a domain's level: Floor ≤ Likely ≤ Ceiling.
type Interval struct {
	// Floor is the least that the rules and the open questions leave.
	Floor Level
	// Likely is what the best evidence says; absent if it depends on something
	// unknown.
	Likely Opt[Level]
	// Ceiling is the most that can come back. It never exceeds the key.
	Ceiling Level
}

// exactly is the interval of a known level.
func exactly(l Level) Interval { return Interval{l, Known(l), l} }

// anything is the interval of an unknown level.
var anything = Interval{None, Opt[Level]{}, ReadWrite}

// exact reports whether the interval is one level.
func (v Interval) exact() bool { return v.Floor == v.Ceiling }

func (v Interval) cappedAt(l Level) Interval {
	return Interval{min(v.Floor, l), lower(v.Likely, l), min(v.Ceiling, l)}
}

// Effect says what became of a domain or a token.
type Effect uint8

// The effects.
const (
	// EffectAbsent: it wasn't asked for, or was set to none, and doesn't come.
	EffectAbsent Effect = iota
	// EffectKept: it comes as asked, or as the token held it.
	EffectKept
	// EffectNarrowed: less comes than was asked for.
	EffectNarrowed
	// EffectDropped: it was asked for or held, and doesn't come.
	EffectDropped
	// EffectInherited: it wasn't asked for and comes from the key.
	EffectInherited
	// EffectAdded: the server adds it.
	EffectAdded
	// EffectUndetermined: whether it comes, or at what level, is unknown.
	EffectUndetermined
)

// String returns the effect in one lower-case word.
func (e Effect) String() string {
	switch e {
	case EffectKept:
		return "kept"
	case EffectNarrowed:
		return "narrowed"
	case EffectDropped:
		return "dropped"
	case EffectInherited:
		return "inherited"
	case EffectAdded:
		return "added"
	case EffectUndetermined:
		return "undetermined"
	default:
		return "absent"
	}
}

// DomainPrediction is what is predicted for one domain.
type DomainPrediction struct {
	Domain Domain
	// Key is what the key allows; absent if its scope is unknown.
	Key Opt[Level]
	// Held is what the held token has, for the grants that start from one.
	Held Opt[Level]
	// Asked is what the request says about the domain.
	Asked Asked
	Interval
	Effect Effect
	// Rule is the rule that set the interval, Also the others that moved it.
	Rule RuleID
	Also []RuleID
}

// TokenPrediction is one token of the predicted reply, or one that was asked
// for or held and doesn't come.
type TokenPrediction struct {
	Token   string
	Effect  Effect
	Granted bool   // whether it's in the predicted scope
	Asked   string // what was asked instead, if that differs
	// AskedLevel is the level of Asked; meaningless without it.
	AskedLevel Level
	Rule       RuleID
	// Functional is set if the token opens, or would open, Domain.
	Functional bool
	Domain     Domain
}

// Binding is what a token lives and dies with.
type Binding uint8

// The bindings.
const (
	BindingUnknown Binding = iota
	BindingConnection
	BindingSession
)

// String returns "unknown", "connection" or "session".
func (b Binding) String() string {
	switch b {
	case BindingConnection:
		return "connection"
	case BindingSession:
		return "session"
	default:
		return "unknown"
	}
}

// The lifetimes documented or observed, in seconds.
const (
	year    = 31536000 // access and refresh token of a connection
	week    = 604800   // refresh token of a session
	quarter = 900      // access token of a session: a quarter of an hour
)

// SessionLimit is how many sessions may be open at a time.
const SessionLimit = 16

// restName means a session name that the server makes up over HTTP.
const restName = "rest-*"

// Lifetime is how long a token lives and what it is bound to.
type Lifetime struct {
	Binding Binding
	// Session is the session's name, "rest-*" if the server makes one up.
	Session string
	// Access and Refresh are in seconds; absent if unknown.
	Access, Refresh Opt[int64]
	Rule            RuleID
}

// SlotEffect says what a grant does to the user's sessions.
type SlotEffect uint8

// The effects on sessions.
const (
	SlotUnknown SlotEffect = iota
	SlotNone               // takes none
	SlotNew                // takes one
	SlotKept               // keeps the one in use
)

// String returns "unknown", "none", "new" or "kept".
func (s SlotEffect) String() string {
	switch s {
	case SlotNone:
		return "none"
	case SlotNew:
		return "new"
	case SlotKept:
		return "kept"
	default:
		return "unknown"
	}
}

// SessionEffect is what happens to the user's sessions.
type SessionEffect struct {
	Effect SlotEffect
	// Before and After are how many are open, if known.
	Before, After Opt[int]
	Rule          RuleID
}

// Refusal says why no token comes at all.
type Refusal struct {
	Code string
	Rule RuleID
}

// Prediction is the answer to a query.
type Prediction struct {
	Query Query
	// Refused is nil if a token comes. Otherwise no domain is granted.
	Refused *Refusal
	Domains [NumDomains]DomainPrediction
	// Tokens are those that come and those that don't, sorted.
	Tokens      []TokenPrediction
	MainAccount Tri
	Lifetime    Lifetime
	Sessions    SessionEffect
	// HeldFrom is the grant whose predicted token this one starts from, if
	// PredictGrants had to assume one.
	HeldFrom Opt[Grant]
	// Diagnostics are the remarks on the texts of the query.
	Diagnostics []Diagnostic

	key, ask, held *Scope // as they were read
	// keyName is the name that the token shows, and app says whether it is a
	// registered application's: a step that continues from it needs both.
	keyName string
	app     bool
}

// Scope is the scope string that likely comes back: tokens in alphabetical
// order, without those of undetermined domains.
func (p *Prediction) Scope() string {
	var b strings.Builder
	for _, t := range p.Tokens {
		if t.Granted {
			if b.Len() > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(t.Token)
		}
	}
	return b.String()
}

// Undetermined lists the domains whose likely level is unknown.
func (p *Prediction) Undetermined() []Domain {
	var out []Domain
	if p.Refused != nil {
		return nil
	}
	for _, d := range &p.Domains {
		if !d.Likely.Known {
			out = append(out, d.Domain)
		}
	}
	return out
}

// Predict answers a query. A query always has an answer: what's wrong with its
// texts is in the diagnostics, and if no token comes, Refused says why. A grant
// that starts from a token starts from the held one; if the query doesn't give
// that but has a step before, it starts from the interval predicted for that
// step.
func Predict(q *Query) *Prediction {
	return predict(q, readTexts(q), q.predictBefore())
}

// PredictGrants answers the query for each grant. If the query doesn't say
// which token is held and has no step before, the token grants start from the
// token that the query's own grant, or else the first key grant that works, is
// predicted to give; HeldFrom says so.
func PredictGrants(q *Query) [NumGrants]*Prediction {
	in := readTexts(q)
	before := lastOf(predictSteps(q.steps()))
	own := q.Grant
	q = q.Clone()
	var out [NumGrants]*Prediction
	var base *Prediction
	for i := range out {
		q.Grant = Grant(i)
		if !q.Grant.FromKey() {
			continue
		}
		out[i] = predict(q, in, nil)
		if base == nil || base.Refused != nil || q.Grant == own && out[i].Refused == nil {
			base = out[i]
		}
	}
	for i := range out {
		q.Grant = Grant(i)
		switch {
		case q.Grant.FromKey():
		case q.Held.Known || before != nil:
			out[i] = predict(q, in, before)
		default:
			out[i] = predict(q, in, base)
			out[i].HeldFrom = Known(base.Query.Grant)
		}
	}
	return out
}

// KeyGrant is the grant by which the query's key gets a token: the query's own
// if it starts from the key and works, else the first that does.
func (q *Query) KeyGrant() Grant {
	if q.Grant.FromKey() && !(grants[q.Grant.known()].secret && q.Asymmetric) {
		return q.Grant
	}
	for i := range grants {
		if !grants[i].fromToken && !(grants[i].secret && q.Asymmetric) {
			return Grant(i)
		}
	}
	return q.Grant
}

// KeyToken is the scope of the token that the query's key gets by KeyGrant:
// what a token grant would start from. It's absent if that depends on something
// unknown.
func (q *Query) KeyToken() Opt[string] {
	own := q.Clone()
	own.Grant, own.Held, own.From = q.KeyGrant(), Opt[string]{}, ""
	p := Predict(own)
	if p.Refused != nil || len(p.Undetermined()) > 0 {
		return Opt[string]{}
	}
	return Known(p.Scope())
}

// texts are the parsed texts of a query.
type texts struct {
	key, held, ask *Scope
}

func readTexts(q *Query) *texts {
	return &texts{key: Parse(q.Key.Value, RoleKey), held: Parse(q.Held.Value, RoleHeld), ask: Parse(q.Ask.Value, RoleRequest)}
}

// remarks collects the remarks on the texts that this grant uses.
func (in *texts) remarks(q *Query) []Diagnostic {
	var out []Diagnostic
	add := func(param string, ds []Diagnostic) {
		for _, d := range ds {
			d.Param = param
			out = append(out, d)
		}
	}
	if q.Key.Known {
		add("key", in.key.Diagnostics)
	}
	if q.Grant.TakesScope() {
		add("ask", in.ask.Diagnostics)
	} else if q.Ask.Known && !in.ask.Blank() {
		out = append(out, Diagnostic{
			Param: "ask", Code: "ask-ignored", Severity: SeverityInfo, Length: len(q.Ask.Value),
		})
	}
	if !q.Grant.FromKey() && q.Held.Known {
		add("held", in.held.Diagnostics)
	}
	if name := q.SessionName.Value; q.Grant.TakesSessionName() && name != "" && !plainName(name) {
		out = append(out, Diagnostic{
			Param: "session_name", Code: "session-name-odd", Severity: SeverityWarning, Length: len(name),
		})
	}
	if q.From != "" && q.Grant.FromKey() {
		out = append(out, Diagnostic{Param: "from", Code: "from-ignored", Severity: SeverityInfo})
	}
	if q.Via == HTTP && in.ask.Connection && q.Grant.FromKey() {
		out = append(out, Diagnostic{
			Param: "ask", Code: "connection-over-http", Severity: SeverityWarning, Length: len(q.Ask.Value),
		})
	}
	return out
}

// predict answers a query whose texts are parsed. from is the prediction that
// gives the held token if the query doesn't; it may be nil.
func predict(q *Query, in *texts, from *Prediction) *Prediction {
	p := &Prediction{Query: *q, Diagnostics: in.remarks(q), key: in.key, ask: in.ask, held: in.held}
	c := newCase(&p.Query, in, from)
	if code, rule := c.refusal(); code != "" {
		p.refuse(code, rule, c)
		return p
	}
	p.app = c.held.app
	for _, d := range Domains() {
		if q.Grant.FromKey() {
			c.fromKey(&p.Domains[d], d)
		} else {
			c.fromToken(&p.Domains[d], d)
		}
	}
	c.others(p)
	sortTokens(p.Tokens)
	return p
}

// sortTokens sorts by insertion: there are a dozen tokens, thirty at most, and
// slices.SortStableFunc would add code for this type.
func sortTokens(ts []TokenPrediction) {
	for i := range ts {
		for j := i; j > 0 && ts[j].Token < ts[j-1].Token; j-- {
			ts[j], ts[j-1] = ts[j-1], ts[j]
		}
	}
}

// refuse fills in a prediction that gives no token.
func (p *Prediction) refuse(code string, rule RuleID, c *call) {
	p.Refused = &Refusal{Code: code, Rule: rule}
	for _, d := range Domains() {
		p.Domains[d] = DomainPrediction{
			Domain: d, Key: c.key[d].levelIfExact(), Held: c.heldLevel(d), Asked: c.asked(d),
			Interval: exactly(None), Rule: rule,
		}
		if c.asked(d).High > None {
			p.Domains[d].Effect = EffectDropped
		}
	}
	p.Lifetime = Lifetime{Rule: rule}
	p.Sessions = SessionEffect{Effect: SlotNone, Before: p.Query.Sessions, After: p.Query.Sessions, Rule: rule}
}

func (v Interval) levelIfExact() Opt[Level] {
	if v.exact() {
		return Known(v.Floor)
	}
	return Opt[Level]{}
}
