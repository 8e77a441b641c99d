package pages

import (
	"strings"

	"scopecalculator/scopecore/corpus"
	"scopecalculator/scopecore/knowledge"
)

// published is one published reply as the evidence page shows it.
type published struct {
	corpus.Result
	// Kind says in words what it is, Setting when and where it came from, if
	// known.
	Kind, Setting string
	// Asked and Key are the request and the key as far as they're known.
	Asked, Key string
	// Query is the setting in the calculator.
	Query string
}

// answerKinds are the kinds of published replies, in words.
var answerKinds = map[string]string{
	"live": "Output that someone published", "fixture": "Test data, likely copied from a real reply", "documentation": "Example of Deribit's documentation",
	"told": "From someone's notes",
}

// settingOf is when and where a reply came from, as far as that's known.
func settingOf(o corpus.Observation) string {
	var known []string
	for _, part := range []string{o.Date, o.Environment, o.Grant, o.Via} {
		if part != "" {
			known = append(known, part)
		}
	}
	return strings.Join(known, ", ")
}

// entries prepares the published replies.
func entries(results []corpus.Result) []published {
	var list []published
	for _, r := range results {
		o := r.Observation
		p := published{Result: r, Kind: answerKinds[o.Kind], Query: r.Query.Encode()}
		p.Setting = settingOf(o)
		switch o.Request {
		case "given":
			p.Asked = code(o.RequestedScope)
		case "omitted":
			p.Asked = "no scope"
		default:
			p.Asked = "not known"
		}
		switch {
		case o.KeyScope != nil:
			p.Key = code(*o.KeyScope)
		case r.KeyFromAnswer:
			p.Key = "not known; the reply's own domains are taken for it"
		default:
			p.Key = "not known"
		}
		list = append(list, p)
	}
	return list
}

// Lived says how long the access token lived, if the reply says.
func (p published) Lived() string {
	if n := p.Observation.ExpiresIn; n != nil {
		return knowledge.Duration(*n)
	}
	return ""
}
