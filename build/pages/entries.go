package pages

import (
	"scopecalculator/scopecore/corpus"
	"scopecalculator/scopecore/knowledge"
)

// published is one published answer as the evidence page shows it.
type published struct {
	corpus.Result
	// Kind says in words what it is, When and Where what is known of it.
	Kind, Setting string
	// Asked and Key are the request and the key as far as they are known.
	Asked, Key string
	// Query is the setting in the calculator.
	Query string
}

// entries prepares the published answers.
func entries(results []corpus.Result) []published {
	kinds := map[string]string{
		"live": "Output that somebody published", "fixture": "Test data, likely copied from a real answer", "documentation": "Example of Deribit's documentation",
	}
	var list []published
	for _, r := range results {
		o := r.Observation
		p := published{Result: r, Kind: kinds[o.Kind], Query: r.Query.Encode()}
		for _, part := range []string{o.Date, o.Environment, o.Grant, o.Via} {
			if part != "" {
				if p.Setting != "" {
					p.Setting += ", "
				}
				p.Setting += part
			}
		}
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
			p.Key = "not known; the answer's own domains stand for it"
		default:
			p.Key = "not known"
		}
		list = append(list, p)
	}
	return list
}

// Lived says how long the access token lived, where the answer tells.
func (p published) Lived() string {
	if n := p.Observation.ExpiresIn; n != nil {
		return knowledge.Duration(*n)
	}
	return ""
}
