package scopecore

import "strings"

// A chain of grants: log in, refresh, exchange, fork, each from the token that
// the step before gave. The query of the last step is the whole state, so it
// holds the steps before it in one parameter. They are written one after the
// other there and not one inside the other: text in a query is escaped once for
// its step and once for the parameter, however long the chain.

// MaxSteps is how many steps before its own a query can have.
const MaxSteps = 16

// maxChain is how long these may be together, in bytes.
const maxChain = MaxQuery / 4

// stepEnd ends the query of a step. In form encoding it is always escaped.
const stepEnd = ";"

// readChain reads a from parameter, and returns it in its canonical form: each
// step as Encode writes it, its grant always named. A step that has a from of
// its own, since somebody put a whole query into another, goes on with that. A
// login ends the chain.
func readChain(text string) (chain string, ds []Diagnostic) {
	say := func(code string, severity Severity) {
		for i := range ds {
			if ds[i].Code == code {
				return
			}
		}
		ds = append(ds, Diagnostic{Param: "from", Code: code, Severity: severity})
	}
	if len(text) > MaxQuery {
		say("chain-too-long", SeverityWarning)
		return "", ds
	}
	for n := 0; text != ""; {
		var one string
		one, text, _ = strings.Cut(text, stepEnd)
		if one == "" {
			continue
		}
		q, from, remarks := parseStep(one)
		// Their places are in the query of that step, and so would a fix be.
		for _, d := range remarks {
			say(d.Code, d.Severity)
		}
		if q.masked() {
			say("secret", SeverityError)
		}
		step := q.step()
		if n == MaxSteps || len(chain)+len(step) > maxChain {
			say("chain-too-long", SeverityWarning)
			return chain, ds
		}
		if n++; n > 1 {
			chain += stepEnd
		}
		chain += step
		if from != "" {
			text = from + stepEnd + text
		}
		if q.Grant.FromKey() {
			if strings.Trim(text, stepEnd) != "" {
				say("from-ignored", SeverityInfo)
			}
			break
		}
	}
	return chain, ds
}

// masked reports whether something in the query was masked, which a query that
// is written leaves out.
func (q *Query) masked() bool {
	return masked(q.Key.Value) || masked(q.Ask.Value) || masked(q.Held.Value) || masked(q.KeyName) || masked(q.SessionName.Value)
}

// step writes the query as a step of a chain: without the steps before it, and
// without its marks, which say nothing of the token.
func (q *Query) step() string {
	q = q.Clone()
	q.Reply, q.Need = Opt[string]{}, ""
	text := q.encode("")
	if q.Grant == ClientCredentials {
		text = strings.TrimSuffix("grant="+q.Grant.String()+"&"+text, "&")
	}
	return text
}

// Steps are the queries of the steps before this one, the first one first; none
// where the grant starts from the key. Each has the steps before it in From.
func (q *Query) Steps() []*Query {
	if q.Grant.FromKey() {
		return nil
	}
	return q.steps()
}

// steps are the same, whatever the grant.
func (q *Query) steps() []*Query {
	chain, _ := readChain(q.From)
	if chain == "" {
		return nil
	}
	out := make([]*Query, strings.Count(chain, stepEnd)+1)
	for i := len(out) - 1; i >= 0; i-- {
		var one string
		one, chain, _ = strings.Cut(chain, stepEnd)
		out[i], _, _ = parseStep(one)
		out[i].From = chain
	}
	return out
}

// PredictChain answers a query and each of its steps: the first one first, the
// query itself last.
func PredictChain(q *Query) []*Prediction {
	return predictSteps(append(q.Steps(), q))
}

// predictSteps answers queries of which each starts from the one before it,
// unless it says what it starts from.
func predictSteps(steps []*Query) []*Prediction {
	var out []*Prediction
	for _, q := range steps {
		out = append(out, predict(q, readTexts(q), lastOf(out)))
	}
	return out
}

// predictBefore answers the step before; nil where the query starts from
// something else.
func (q *Query) predictBefore() *Prediction {
	if q.From == "" || q.Held.Known {
		return nil
	}
	return lastOf(predictSteps(q.Steps()))
}

func lastOf(ps []*Prediction) *Prediction {
	if len(ps) == 0 {
		return nil
	}
	return ps[len(ps)-1]
}

// Next is the query that goes on from the token with a grant that starts from
// one: the same key over the same transport, as many sessions as are open then,
// no scope asked. returned is the scope that the server gave the token, where
// that is known; otherwise the step starts from what is predicted. ok is false
// where there is no token, or the query does not say what it came from; where
// the grant does not start from one or refuses this one; and where the chain is
// as long as can be.
func (p *Prediction) Next(g Grant, returned Opt[string]) (next *Query, ok bool) {
	q := &p.Query
	if g.FromKey() || p.HeldFrom.Known || p.Refused != nil && !returned.Known {
		return nil, false
	}
	chain, ds := readChain(q.step() + stepEnd + q.From)
	for _, d := range ds {
		if d.Code == "chain-too-long" {
			return nil, false
		}
	}
	next = &Query{
		Grant: g, Via: q.Via, Key: q.Key, Subaccount: q.Subaccount, KeyName: q.KeyName, Asymmetric: q.Asymmetric,
		Held: returned, Sessions: p.Sessions.After,
		RestrictedBlockTrades: q.RestrictedBlockTrades, BlockTradeApproval: q.BlockTradeApproval, From: chain,
	}
	in := &texts{key: p.key, ask: &Scope{}, held: Parse(returned.Value, RoleHeld)}
	if code, _ := newCase(next, in, p).refusal(); code != "" {
		return nil, false
	}
	return next, true
}
