package knowledge

import (
	"strconv"

	"scopecalculator/scopecore"
)

// headlines are what a prediction comes to, by what it is held against: where
// everything comes as wanted, for certain and likely, and where something
// doesn't.
var headlines = [...]struct{ exactly, likely, than string }{
	scopecore.AgainstRequest: {"Exactly what you asked for", "What you asked for", " than you asked for"},
	scopecore.AgainstKey:     {"Everything the key has", "Everything the key has", " than the key has"},
	scopecore.AgainstHeld:    {"The same as the token you hold", "The same as the token you hold", " than the token you hold"},
}

// HeadlineSays is the one sentence that a prediction comes to.
func HeadlineSays(p *scopecore.Prediction) string {
	if p.Refused != nil {
		return RefusalTitle(*p.Refused)
	}
	h := p.Headline()
	words := headlines[h.Against]
	s := ""
	switch less, more := inDomains("ess", h.Less), inDomains("ore", h.More); {
	case less != "" && more != "":
		s = "L" + less + ", m" + more + words.than
	case less != "":
		s = "L" + less + words.than
	case more != "":
		s = "M" + more + words.than
	case len(h.Open) == len(p.Domains):
		return "All domains " + openBecause(p, 2) + "."
	case len(h.Open) > 0:
		return some(h.Open) + " " + openBecause(p, len(h.Open)) + "."
	case len(h.PerhapsLess)+len(h.PerhapsMore) > 0:
		s = words.likely
	default:
		return words.exactly + "."
	}
	if len(h.Less)+len(h.More) == 0 {
		if len(h.PerhapsLess) > 0 {
			s += ", perhaps l" + inDomains("ess", h.PerhapsLess)
		}
		if len(h.PerhapsMore) > 0 {
			s += ", perhaps m" + inDomains("ore", h.PerhapsMore)
		}
	}
	if len(h.Open) > 0 {
		s += "; " + some(h.Open) + " " + openBecause(p, len(h.Open))
	}
	return s + "."
}

// inDomains says that domains come with (l)ess or (m)ore, by name where there
// are one or two; empty where there are none.
func inDomains(how string, ds []scopecore.Domain) string {
	switch len(ds) {
	case 0:
		return ""
	case 1, 2:
		return how + " " + some(ds)
	}
	return how + " in " + some(ds)
}

// some names one or two domains, and counts more.
func some(ds []scopecore.Domain) string {
	if len(ds) < 3 {
		return List(codes(DomainNames(ds)))
	}
	return strconv.Itoa(len(ds)) + " domains"
}

// openBecause says of so many domains why their levels are open.
func openBecause(p *scopecore.Prediction, n int) string {
	if p.Query.Grant.FromKey() && !p.Query.Key.Known {
		return plural(n, "depends", "depend") + " on the key"
	}
	return plural(n, "is", "are") + " open"
}
