package scopecore

// Who cut it. What a request asks passes three gates on its way to the token:
// the request itself has to be readable, the key (or the token held) caps it,
// and the grant has rules of its own. Each loss is credited to the one gate
// that made it, with the smallest repair and the place to make it.

// Stage is where a scope is lost.
type Stage uint8

// The stages, in the order a request passes them.
const (
	// StageRequest: the request is not readable, or contradicts itself.
	StageRequest Stage = iota
	// StageKey: the key does not allow it.
	StageKey
	// StageToken: the token held does not have it.
	StageToken
	// StageGrant: a rule of the grant may take it.
	StageGrant
)

// String returns "request", "key", "token" or "grant".
func (s Stage) String() string {
	switch s {
	case StageKey:
		return "key"
	case StageToken:
		return "token"
	case StageGrant:
		return "grant"
	default:
		return "request"
	}
}

// Loss is a level that was asked for and does not come, or may not.
type Loss struct {
	Domain Domain
	// Asked is what the request wants, Got what likely comes; where nothing is
	// likely lost, Got is the floor and Sure is false.
	Asked, Got Level
	Sure       bool
	Stage      Stage
	Rule       RuleID
	// Code names the repair, such as "raise-key", and Token is the token it
	// leads to, where it does. What each code means in words is in package
	// knowledge.
	Code  string
	Token string
	// Better is the query with the repair made.
	Better Query
}

// Losses says, for each domain that was asked for, what is lost of it, where,
// and how to repair it.
func (p *Prediction) Losses() []Loss {
	var out []Loss
	if p.Refused != nil {
		return nil
	}
	for _, d := range &p.Domains {
		if !d.Asked.Named || !d.Asked.Unreadable && d.Asked.High == None {
			continue
		}
		if l, lost := lossOf(p, d); lost {
			out = append(out, l)
		}
	}
	return out
}

func lossOf(p *Prediction, d DomainPrediction) (Loss, bool) {
	l := Loss{Domain: d.Domain, Asked: d.Asked.High, Got: d.Floor, Rule: d.Rule, Better: p.Query}
	if d.Likely.Known && d.Likely.Value < l.Asked {
		l.Got, l.Sure = d.Likely.Value, true
	}
	l.Token = d.Domain.Token(l.Asked)
	ask := p.ask
	switch {
	case d.Asked.Unreadable:
		l.Asked, l.Stage = d.Ceiling, StageRequest
		l.Code, l.Token = "spelling", d.Domain.Token(Read)
		l.Better.Ask = Known(withLevel(p.Query.Ask.Value, ask, d.Domain, Read))
	case d.Asked.Conflict():
		l.Stage = StageRequest
		l.Code = "name-once"
		l.Better.Ask = Known(withLevel(p.Query.Ask.Value, ask, d.Domain, l.Asked))
	case d.Key.Known && d.Key.Value < l.Asked:
		l.Stage = StageKey
		l.Code = "raise-key"
		l.Better.Key = Known(withLevel(p.Query.Key.Value, p.key, d.Domain, l.Asked))
	case !p.Query.Grant.FromKey() && (!d.Held.Known || d.Held.Value < l.Asked):
		l.Stage = StageToken
		l.Code = "log-in-again"
		l.Better.logIn()
	case l.Sure || d.Floor < l.Asked:
		l.Stage = StageGrant
		switch {
		case !d.Key.Known:
			l.Stage = StageKey
			l.Code = "look-up-key"
		case ask.Unclear:
			l.Stage = StageRequest
			l.Code = "drop-unknown"
		default:
			l.Code = "verify"
		}
	default:
		return Loss{}, false
	}
	return l, true
}
