package scopecore

// Edit is what one change to a query did: what was changed, and what became of
// the token.
type Edit struct {
	// Before and After are the predictions.
	Before, After *Prediction
	// Params are the parameters whose values differ, in the order of Params.
	Params []string
	// Domain is the domain whose level in key, ask or held changed, if nothing
	// else did.
	Domain Opt[Domain]
	// Moved are the domains whose likely level changed; Surer and LessSure are
	// those where only the bounds moved, closer together or further apart.
	Moved, Surer, LessSure []Domain
	// Gained and Lost count the ways of calling that were denied and no longer
	// are, and the reverse. Those that are merely possible count only if all of
	// them are, and then GainedPossible or LostPossible is set.
	Gained, Lost                 int
	GainedPossible, LostPossible bool
	// Consequence became possible or impossible: a grave one first, otherwise the
	// first for which all calls did. It's nil if none did.
	Consequence *ConsequenceVerdict
	// Code says why nothing came of a change, if a reason is known:
	// "stops-at-key".
	Code string
}

// Same reports whether the token is the same in everything predicted about it.
func (e *Edit) Same() bool {
	a, b := e.Before, e.After
	return e.SameAccess() && a.Scope() == b.Scope() && a.Lifetime == b.Lifetime && a.Sessions == b.Sessions
}

// SameAccess reports whether the token opens exactly the same things.
func (e *Edit) SameAccess() bool {
	return (e.Before.Refused == nil) == (e.After.Refused == nil) && *e.Before.Access() == *e.After.Access() ||
		e.Before.Refused != nil && e.After.Refused != nil
}

// EditOf compares two queries.
func EditOf(a, b *Query, c *Catalog) *Edit {
	before, after := a.Encode(), b.Encode()
	a, _ = ParseQuery(before)
	b, _ = ParseQuery(after)
	e := &Edit{Before: Predict(a), After: Predict(b)}
	for i := range params {
		x, given := formValue(before, params[i].Name)
		y, still := formValue(after, params[i].Name)
		if given != still || x != y {
			e.Params = append(e.Params, params[i].Name)
		}
	}
	if len(e.Params) == 0 {
		return e
	}
	e.oneDomain()
	e.domains()
	e.calls(c)
	if e.Same() {
		e.Code = e.idle()
	}
	return e
}

// oneDomain finds the one domain that changed in the one scope that did.
func (e *Edit) oneDomain() {
	if len(e.Params) != 1 {
		return
	}
	var from, to *Scope
	a, b := &e.Before.Query, &e.After.Query
	switch e.Params[0] {
	case "ask":
		// No scope and one that names nothing are the same.
		from, to = e.Before.ask, e.After.ask
	case "key":
		if !a.Key.Known || !b.Key.Known {
			return
		}
		from, to = e.Before.key, e.After.key
	case "held":
		if !a.Held.Known || !b.Held.Known {
			return
		}
		from, to = e.Before.held, e.After.held
	default:
		return
	}
	var changed Opt[Domain]
	for _, d := range Domains() {
		if from.Asked[d] != to.Asked[d] {
			if changed.Known {
				return
			}
			changed = Known(d)
		}
	}
	if changed.Known && sameOthers(from, to, changed.Value) {
		e.Domain = changed
	}
}

// sameOthers reports whether two scopes have the same tokens except for one
// domain's.
func sameOthers(a, b *Scope, but Domain) bool {
	of := func(t Token) bool {
		return (t.Kind == TokenDomain || t.Kind == TokenUnreadable) && t.Domain == but
	}
	i, j := 0, 0
	for {
		for i < len(a.Tokens) && of(a.Tokens[i]) {
			i++
		}
		for j < len(b.Tokens) && of(b.Tokens[j]) {
			j++
		}
		if i == len(a.Tokens) || j == len(b.Tokens) {
			return i == len(a.Tokens) && j == len(b.Tokens)
		}
		if a.Tokens[i].Text != b.Tokens[j].Text {
			return false
		}
		i, j = i+1, j+1
	}
}

// domains compares the intervals.
func (e *Edit) domains() {
	if e.Before.Refused != nil || e.After.Refused != nil {
		return
	}
	for i := range e.After.Domains {
		was, is := e.Before.Domains[i].Interval, e.After.Domains[i].Interval
		list := &e.LessSure
		switch {
		case was == is:
			continue
		case was.Likely != is.Likely:
			list = &e.Moved
		case is.Floor >= was.Floor && is.Ceiling <= was.Ceiling:
			list = &e.Surer
		}
		*list = append(*list, Domain(i))
	}
}

// calls compares the verdicts.
func (e *Edit) calls(c *Catalog) {
	was, is := e.Before.Access(), e.After.Access()
	a, b := was.Verdicts(c), is.Verdicts(c)
	possible := [2]int{}
	for i := range a {
		switch from, to := a[i].Verdict, b[i].Verdict; {
		case from == Denied && to >= Likely:
			e.Gained++
		case from == Denied && to == Possible:
			possible[0]++
		case to == Denied && from >= Likely:
			e.Lost++
		case to == Denied && from == Possible:
			possible[1]++
		}
	}
	if e.Gained == 0 && possible[0] > 0 {
		e.Gained, e.GainedPossible = possible[0], true
	}
	if e.Lost == 0 && possible[1] > 0 {
		e.Lost, e.LostPossible = possible[1], true
	}
	before, after := was.Consequences(c), is.Consequences(c)
	weight := 0
	for i := range after {
		x, y := &before[i], &after[i]
		if (x.Verdict == Denied) == (y.Verdict == Denied) {
			continue
		}
		w := 1
		switch {
		case y.Grave:
			w = 3
		case len(x.Witnesses) == len(y.Witnesses): // all that are denied now or before
			w = 2
		}
		if w > weight {
			e.Consequence, weight = y, w
		}
	}
}

// idle says why a change had no effect; empty if that isn't known.
func (e *Edit) idle() string {
	q := &e.After.Query
	fromKey := q.Grant.FromKey()
	switch param := e.Params[0]; {
	case len(e.Params) > 1 || e.After.Refused != nil:
		return ""
	case param == "ask" && !q.Grant.TakesScope():
		return "takes-no-scope"
	case param == "held" && fromKey:
		return "starts-from-key"
	case !e.Domain.Known:
		return ""
	}
	d := &e.After.Domains[e.Domain.Value]
	switch {
	case d.Key.Known && d.Key.Value == None && e.Params[0] != "key":
		return "key-has-none"
	case !fromKey && d.Held.Known && d.Held.Value == None && e.Params[0] != "held":
		return "token-has-none"
	case e.Params[0] == "ask" && !d.Asked.Named && fromKey:
		return "follows-key"
	case e.Params[0] == "ask" && !d.Asked.Named:
		return "follows-token"
	}
	// The lowest of key, token and request is what comes.
	top := func(l Opt[Level], param string) bool {
		return l.Known && e.Params[0] != param && d.Likely == l && d.exact()
	}
	switch asked := (Opt[Level]{d.Asked.Low, d.Asked.Named && !d.Asked.Unreadable}); {
	case top(asked, "ask") && asked.Value == None:
		return "request-rules-out"
	case top(asked, "ask"):
		return "request-stops"
	case !fromKey && top(d.Held, "held"):
		return "token-stops"
	case top(d.Key, "key"):
		return "key-stops"
	}
	return ""
}
