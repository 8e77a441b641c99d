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
	// Repair says what to change and where, in a sentence.
	Repair string
	// Better is the query with the repair made.
	Better Query
}

// Losses says, for each domain that was asked for, what is lost of it, where,
// and how to repair it.
func Losses(p Prediction) []Loss {
	var out []Loss
	if p.Refused != nil {
		return nil
	}
	for _, d := range p.Domains {
		if !d.Asked.Named || !d.Asked.Unreadable && d.Asked.High == None {
			continue
		}
		if l, lost := lossOf(p, d); lost {
			out = append(out, l)
		}
	}
	return out
}

func lossOf(p Prediction, d DomainPrediction) (Loss, bool) {
	l := Loss{Domain: d.Domain, Asked: d.Asked.High, Got: d.Floor, Rule: d.Rule, Better: p.Query}
	if d.Likely.Known && d.Likely.Level < l.Asked {
		l.Got, l.Sure = d.Likely.Level, true
	}
	token := d.Domain.Token(l.Asked)
	ask := Parse(p.Query.Ask.Text, Request)
	switch {
	case d.Asked.Unreadable:
		l.Asked, l.Stage = d.Ceiling, StageRequest
		l.Repair = "Write it as the grammar has it, such as " + d.Domain.Token(Read) + "."
		l.Better.Ask = Some(withLevel(p.Query.Ask.Text, ask, d.Domain, Read))
	case d.Asked.Conflict():
		l.Stage = StageRequest
		l.Repair = "Name " + d.Domain.String() + " once, as " + token + "."
		l.Better.Ask = Some(withLevel(p.Query.Ask.Text, ask, d.Domain, l.Asked))
	case d.Key.Known && d.Key.Level < l.Asked:
		l.Stage = StageKey
		l.Repair = "Raise the key's max_scope to " + token + ", on the API page or with private/change_scope_in_api_key."
		l.Better.Key = Some(withLevel(p.Query.Key.Text, Parse(p.Query.Key.Text, KeyScope), d.Domain, l.Asked))
	case !p.Query.Grant.FromKey() && (!d.Held.Known || d.Held.Level < l.Asked):
		l.Stage = StageToken
		l.Repair = "Authenticate anew with the key; a token does not gain scope on the way."
		l.Better.Grant, l.Better.Held = ClientCredentials, Optional{}
		if p.Query.Asymmetric {
			l.Better.Grant = ClientSignature
		}
	case l.Sure || d.Floor < l.Asked:
		l.Stage = StageGrant
		switch {
		case !d.Key.Known && p.Query.Grant.FromKey():
			l.Stage = StageKey
			l.Repair = "Look up the key's scope; private/list_api_keys returns it as max_scope."
		case d.Rule == RuleWalletNarrowing:
			l.Repair = "Verify the scope that is returned; the warning names client_credentials only, so client_signature may keep it."
			l.Better.Grant = ClientSignature
		case ask.Unclear:
			l.Stage = StageRequest
			l.Repair = "Take the token that no source describes out of the request."
		default:
			l.Repair = "Verify the scope that is returned."
		}
	default:
		return Loss{}, false
	}
	return l, true
}
