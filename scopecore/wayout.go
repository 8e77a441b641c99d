package scopecore

// exampleSession is the name for a session if a way out needs one. The texts
// use it as their example too.
const exampleSession = "bot1"

// WayOut is what to do if no token comes.
type WayOut struct {
	// Code is the refusal's code.
	Code string
	// Token is the name or token that it suggests, if any.
	Token  string
	Better *Query
}

// WayOut returns the one way out of a refusal. ok is false if there is none.
func (p *Prediction) WayOut() (w WayOut, ok bool) {
	if p.Refused == nil {
		return WayOut{}, false
	}
	w = WayOut{Code: p.Refused.Code, Better: p.unmarked()}
	b := w.Better
	before := b.Steps()
	switch p.Refused.Rule {
	case RuleNoHeld:
		if len(before) > 0 && p.Refused.Code != "no-held-token" {
			// The step before is what needs the fix.
			w.Better = before[len(before)-1]
			return w, true
		}
		b.Grant, b.From = b.KeyGrant(), ""
	case RuleAsymmetric:
		b.Grant, b.From = b.KeyGrant(), ""
	case RuleForkSession:
		// A fork sends no scope, so what its query asks means nothing here.
		w.Token = "session:" + exampleSession
		b.Grant, b.Held, b.From, b.SessionName, b.Ask = b.KeyGrant(), Opt[string]{}, "", Opt[string]{}, Known(w.Token)
	case RuleForkName:
		w.Token = exampleSession
		b.SessionName = Known(w.Token)
	default:
		return WayOut{}, false
	}
	return w, true
}
