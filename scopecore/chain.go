package scopecore

import "strings"

// A chain of grants: log in, refresh, exchange, fork, each from the token that
// the step before gave. The query of the last step is the whole state, so one
// of its parameters holds the steps before it. They're written one after
// another there, not nested: text is escaped once for its step and once for the
// parameter, however long the chain is.

// MaxSteps is how many steps a query can have before its own.
const MaxSteps = 16

// maxChain is how long those steps may be together, in bytes.
const maxChain = MaxQuery / 4

// stepEnd ends the query of a step. In form encoding it is always escaped.
const stepEnd = ";"

// readChain reads a from parameter, and returns it in its canonical form: each
// step as Encode writes it, always with its grant. If a step has its own from,
// because a whole query was put into another, the chain continues with that. A
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
		// Their places, and any fix, are in that step's query.
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

// masked reports whether something in the query was masked. Encode leaves that
// out.
func (q *Query) masked() bool {
	return masked(q.Key.Value) || masked(q.Ask.Value) || masked(q.Held.Value) || masked(q.KeyName) || masked(q.SessionName.Value)
}

// step writes the query as a step of a chain: without the steps before it, and
// without its marks, which say nothing about the token.
func (q *Query) step() string {
	q = q.Clone()
	q.Reply, q.Need = Opt[string]{}, ""
	text := q.encode("")
	if q.Grant == ClientCredentials {
		text = strings.TrimSuffix("grant="+q.Grant.String()+"&"+text, "&")
	}
	return text
}

// Steps are the queries of the steps before this one, first to last; none if
// the grant starts from the key. Each has the steps before it in From.
func (q *Query) Steps() []*Query {
	if q.Grant.FromKey() {
		return nil
	}
	return q.steps()
}

// steps is Steps whatever the grant is.
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

// PredictChain answers each step of a query, first to last, and then the query
// itself.
func PredictChain(q *Query) []*Prediction {
	return predictSteps(append(q.Steps(), q))
}

// predictSteps answers queries, each of which starts from the one before it
// unless it says what it starts from.
func predictSteps(steps []*Query) []*Prediction {
	var out []*Prediction
	for _, q := range steps {
		out = append(out, predict(q, readTexts(q), lastOf(out)))
	}
	return out
}

// predictBefore answers the step before; nil if the query starts from something
// else.
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

// Next is the query that continues from the token with a grant that starts from
// one: the same key and transport, as many sessions as are open then, and no
// scope asked. returned is the scope that the server gave the token, if known;
// otherwise the step starts from the prediction. ok is false if there's no
// token, if the query doesn't say what it came from, if the grant doesn't start
// from a token or refuses this one, and if the chain is already as long as it
// can be.
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
