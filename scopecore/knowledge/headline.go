package knowledge

import (
	"strings"

	"scopecalculator/scopecore"
)

// headlines sum up a prediction, by what it's compared with: if everything
// comes as wanted, surely or likely, and if something doesn't.
var headlines = [...]struct{ exactly, likely, than string }{
	scopecore.AgainstRequest: {"Exactly what you asked for", "What you asked for", " than you asked for"},
	scopecore.AgainstKey:     {"Everything the key has", "Everything the key has", " than the key has"},
	scopecore.AgainstHeld:    {"The same as the token you hold", "The same as the token you hold", " than the token you hold"},
}

// HeadlineSays is the one sentence that sums up a prediction.
func HeadlineSays(p *scopecore.Prediction) string {
	if r := p.Refused; r != nil {
		if r.Rule == scopecore.RuleNoHeld {
			return RefusalTitle(r)
		}
		return RefusalTitle(r) + " " + RefusalSays(r)
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
	case len(h.Unclear) > 0 || len(h.Open) > 0:
		return capital(notKnown(p, h)) + "."
	case len(h.PerhapsLess)+len(h.PerhapsMore) > 0:
		s = words.likely
		if len(h.PerhapsLess) > 0 {
			s += ", perhaps l" + inDomains("ess", h.PerhapsLess)
		}
		if len(h.PerhapsMore) > 0 {
			s += ", perhaps m" + inDomains("ore", h.PerhapsMore)
		}
	default:
		s = words.exactly
	}
	if rest := notKnown(p, h); rest != "" {
		s += "; " + rest
	}
	return s + "."
}

// notKnown says which domains are named unclearly, and which have no likely
// level, and why: "`trade` is unclear; five domains depend on the key".
func notKnown(p *scopecore.Prediction, h scopecore.Headline) string {
	var parts []string
	if n := len(h.Unclear); n > 0 {
		parts = append(parts, some(h.Unclear)+plural(n, " is", " are")+" unclear")
	}
	if n := len(h.Open); n > 0 {
		parts = append(parts, some(h.Open)+" "+openBecause(p, h.Open))
	}
	return strings.Join(parts, "; ")
}

// inDomains says that domains come with (l)ess or (m)ore, by name if there are
// one or two; empty if there are none.
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
	switch len(ds) {
	case 1, 2:
		return List(codes(DomainNames(ds)))
	case scopecore.NumDomains:
		return "all domains"
	}
	return Number(len(ds)) + " domains"
}

// openBecause says why domains have no likely level.
func openBecause(p *scopecore.Prediction, ds []scopecore.Domain) string {
	for _, d := range ds {
		if p.Domains[d].Rule == scopecore.RuleExchangeUnnamed {
			return plural(len(ds), "is", "are") + " unknown"
		}
	}
	return plural(len(ds), "depends", "depend") + " on the key"
}
