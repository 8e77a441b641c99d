package corpus

import (
	"strings"

	"scopecalculator/scopecore"
)

// Outcome says how a prediction compares with a published reply.
type Outcome string

// The outcomes.
const (
	// Exact: every token of the reply was predicted as likely, and no other
	// was.
	Exact Outcome = "exact"
	// Within: the reply is within the predicted intervals.
	Within Outcome = "within"
	// Exception: the reply contradicts the model, for a reason that Exceptions
	// names.
	Exception Outcome = "exception"
	// Contradiction: the reply contradicts the model, and nothing explains it.
	Contradiction Outcome = "contradiction"
)

// Exceptions names the entries that contradict the model, and why the model
// doesn't follow them.
var Exceptions = map[string]string{
	"d02": "An example answer with connection, shown for HTTP. Four real answers over HTTP have a session instead (o05, o13, o14, o20).",
	"d03": "One example answer shared by exchange_token and fork_token. Its lifetime is a year although it is bound to a session; real session tokens live 900 seconds. That it has mainaccount is within the prediction.",
	"d04": "The same shared example: its session name is not the one asked for, and its lifetime is a connection's.",
}

// Result is one entry compared with its prediction.
type Result struct {
	Observation Observation
	Query       scopecore.Query
	Prediction  *scopecore.Prediction
	Outcome     Outcome
	// KeyFromAnswer is set if nothing is known about the key, so the reply's
	// own domains are used for it. Such an entry can't disagree about the
	// domains. It tests everything else: binding, lifetime, session, name,
	// mainaccount.
	KeyFromAnswer bool
	// Differences are the tokens that aren't as predicted, one short phrase
	// each; empty if the outcome is Exact.
	Differences []string
}

// CheckAll compares every entry with its prediction.
func CheckAll() ([]Result, error) {
	all, err := Observations()
	if err != nil {
		return nil, err
	}
	out := make([]Result, len(all))
	for i, o := range all {
		out[i] = Check(o)
	}
	return out, nil
}

// Derive makes the query that an entry is the reply to. What isn't known about
// the request is filled in as cautiously as possible: if no domain was asked
// for, the reply's domains are used for the key, since nothing else is known
// about it; a session that came and wasn't made up by the server counts as
// asked for; the binding gives the transport.
func Derive(o Observation) scopecore.Query {
	var q scopecore.Query
	if g, ok := scopecore.ParseGrant(o.Grant); ok {
		q.Grant = g
	}
	got := scopecore.Parse(o.ResponseScope, scopecore.RoleHeld)
	made := strings.HasPrefix(got.Session, "rest-")
	switch {
	case o.Via == "http", o.Via == "" && made:
		q.Via = scopecore.HTTP
	case o.Via == "" && !got.HasSession && !got.Connection && o.ExpiresIn != nil && *o.ExpiresIn <= 900:
		// Only the functional tokens were published; 15 minutes is the lifetime
		// of a session.
		q.Via = scopecore.HTTP
	}
	q.Subaccount = !got.MainAccount && o.ResponseComplete
	q.KeyName = got.KeyName
	if o.Request == "given" {
		q.Ask = scopecore.Known(o.RequestedScope)
	} else if got.HasSession && !made {
		q.Ask = scopecore.Known("session:" + got.Session)
	}
	functional := functionalPart(got)
	switch {
	case !q.Grant.FromKey():
		q.Held, q.Ask = scopecore.Known(o.ResponseScope), scopecore.Opt[string]{}
		if q.Grant == scopecore.ForkToken {
			q.SessionName = scopecore.Known("forked_session_name")
		}
	case o.KeyScope != nil:
		q.Key = scopecore.Known(*o.KeyScope)
	case !scopecore.Parse(q.Ask.Value, scopecore.RoleRequest).Names:
		q.Key = scopecore.Known(functional)
	}
	return q
}

func functionalPart(s *scopecore.Scope) string {
	var tokens []string
	for _, t := range s.Tokens {
		if t.Kind == scopecore.TokenDomain {
			tokens = append(tokens, t.Text)
		}
	}
	return strings.Join(tokens, " ")
}

// Check compares one entry with its prediction.
func Check(o Observation) Result {
	r := Result{Observation: o, Query: Derive(o)}
	r.KeyFromAnswer = o.KeyScope == nil && (r.Query.Key.Known || r.Query.Held.Known)
	r.Prediction = scopecore.Predict(&r.Query)
	answer := &scopecore.Reply{Scope: o.ResponseScope, Found: true, Truncated: !o.ResponseComplete}
	if o.ExpiresIn != nil {
		answer.ExpiresIn = scopecore.Known(*o.ExpiresIn)
	}
	v := scopecore.Verify(r.Prediction, answer)
	for _, list := range [][]scopecore.Finding{v.Tokens, v.Missing} {
		for _, f := range list {
			if f.Status != scopecore.StatusPredicted {
				r.Differences = append(r.Differences, f.Token+" "+f.Status.String())
			}
		}
	}
	if l := v.Lifetime; l != nil && l.Status != scopecore.StatusPredicted {
		r.Differences = append(r.Differences, l.Token+" "+l.Status.String())
	}
	switch {
	case v.Status == scopecore.StatusContradicts && Exceptions[o.ID] != "":
		r.Outcome = Exception
	case v.Status == scopecore.StatusContradicts:
		r.Outcome = Contradiction
	case v.Status == scopecore.StatusWithin:
		r.Outcome = Within
	default:
		r.Outcome = Exact
	}
	return r
}
