package pages

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"scopecalculator/scopecore"
	"scopecalculator/scopecore/catalog"
	"scopecalculator/scopecore/corpus"
	"scopecalculator/scopecore/knowledge"
)

// category is a group of methods, by Deribit's own grouping.
type category struct {
	Title   string
	Methods []scopecore.Method
}

// grouped sorts methods into their categories; channels come last.
func (f *facts) grouped() []category {
	byTitle := map[string][]scopecore.Method{}
	for _, m := range f.Methods {
		title := strings.ReplaceAll(m.Category, "-", " ")
		title = strings.ToUpper(title[:1]) + title[1:]
		title = strings.NewReplacer("rfq", "RFQ", "Lsp", "LSP").Replace(title)
		if m.Channel {
			title = "Channels"
		}
		byTitle[title] = append(byTitle[title], m)
	}
	var list []category
	for _, title := range slices.Sorted(maps.Keys(byTitle)) {
		if title != "Channels" {
			list = append(list, category{title, byTitle[title]})
		}
	}
	return append(list, category{"Channels", byTitle["Channels"]})
}

// count says how many methods or channels of a kind there are.
func (f *facts) count(what string) int {
	n := 0
	for _, m := range f.Methods {
		undocumented := len(m.Ways[0].AnyOf) == 0
		switch what {
		case "methods":
			n += one(!m.Channel)
		case "channels":
			n += one(m.Channel)
		case "undocumented methods":
			n += one(!m.Channel && undocumented)
		case "undocumented channels":
			n += one(m.Channel && undocumented)
		}
	}
	return n
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// needsOf lists what a call needs, one line for each way of calling it that
// takes a different scope.
func needsOf(m scopecore.Method) string {
	var lines []string
	for i, w := range m.Ways {
		if i > 0 && slices.Equal(w.AnyOf, m.Ways[0].AnyOf) {
			continue
		}
		needs := "not documented"
		if len(w.AnyOf) > 0 {
			needs = prose(knowledge.Needs(w.AnyOf))
		}
		if w.When != "" && len(w.Gates) == 0 {
			needs += " with " + code(w.When)
		}
		lines = append(lines, needs)
	}
	return strings.Join(lines, ", or ")
}

// flagsOf lists what a call needs besides a scope.
func flagsOf(m scopecore.Method) string {
	var list []string
	for _, g := range m.Gates {
		list = append(list, prose(knowledge.GateName(g)))
	}
	for _, w := range m.Ways {
		for _, g := range w.Gates {
			list = append(list, prose(knowledge.GateName(g))+" with "+code(w.When))
		}
	}
	if m.MatchingEngine {
		list = append(list, "matching engine")
	}
	return strings.Join(list, ", ")
}

// tally says how the published replies compare.
type tally struct {
	All, Exact, Within, Exception, Contradiction int
	// FromAnswer is how many take the reply's domains for the key's, and so say
	// nothing about levels; KeyKnown is how many don't.
	FromAnswer, KeyKnown int
	// Live, Fixture and Documentation say what kinds of replies they are.
	Live, Fixture, Documentation int
}

func (f *facts) tally() tally {
	t := tally{All: len(f.Answers)}
	for _, r := range f.Answers {
		switch r.Outcome {
		case corpus.Exact:
			t.Exact++
		case corpus.Within:
			t.Within++
		case corpus.Exception:
			t.Exception++
		default:
			t.Contradiction++
		}
		t.FromAnswer += one(r.KeyFromAnswer)
		switch r.Observation.Kind {
		case "live":
			t.Live++
		case "fixture":
			t.Fixture++
		default:
			t.Documentation++
		}
	}
	t.KeyKnown = t.All - t.FromAnswer
	return t
}

// rulesOf is how many rules have that evidence.
func (f *facts) rulesOf(e knowledge.Evidence) int {
	n := 0
	for _, r := range f.Rules {
		n += one(r.Evidence == e)
	}
	return n
}

// views are the words that the attribute views takes, without the old ones.
func (f *facts) views() (names []string, err error) {
	for _, a := range f.Element.Attributes {
		if a.Name == "views" {
			for _, v := range a.Values {
				if v.Deprecated == "" {
					names = append(names, v.Name)
				}
			}
		}
	}
	if len(names) == 0 {
		err = errors.New("the manifest of the element no longer lists its views")
	}
	return names, err
}

// exceptions is why a reply may contradict the model, or empty.
func (f *facts) exceptions(id string) string { return corpus.Exceptions[id] }

// consequence is one thing a token may be able to do, and what opens it.
type consequence struct {
	scopecore.Consequence
	// Main says which one-token scopes open it to the main account's key, Sub
	// which ones to a subaccount's: the smallest of each domain.
	Main, Sub string
	// Calls are its methods.
	Calls []scopecore.Method
}

// consequences asks the model, token by token, what opens each.
func (f *facts) consequences() []consequence {
	all := catalog.Consequences()
	out := make([]consequence, len(all))
	for i, c := range all {
		out[i].Consequence = c
		out[i].Main, out[i].Sub = f.openers(i, false), f.openers(i, true)
		for _, name := range c.Methods {
			m, _ := catalog.Find(name)
			out[i].Calls = append(out[i].Calls, m)
		}
	}
	return out
}

// opener says which tokens are enough for one consequence, to the main
// account's key or a subaccount's.
func (f *facts) opener(id, account string) (string, error) {
	all := catalog.Consequences()
	i := slices.IndexFunc(all, func(c scopecore.Consequence) bool { return c.ID == id })
	if i < 0 || account != "main" && account != "sub" {
		return "", fmt.Errorf("no consequence %s, or no account %s", id, account)
	}
	return f.openers(i, account == "sub"), nil
}

// openers says which tokens are enough for a consequence. If its methods may or
// may not be open to a subaccount, it says what that depends on.
func (f *facts) openers(i int, sub bool) string {
	var sure, open []string
	condition := ""
	for _, d := range f.Domains {
		levels := scopecore.Levels()
		for _, l := range levels[1:] {
			p := scopecore.Predict(&scopecore.Query{Key: scopecore.Known(d.Token(l)), Subaccount: sub})
			c := p.Access().Consequences(catalog.Load())[i]
			if c.Verdict == scopecore.Allowed {
				sure = append(sure, code(d.Token(l)))
				break
			}
			if c.Verdict == scopecore.Likely || c.Verdict == scopecore.Possible {
				open = append(open, code(d.Token(l)))
				m := catalog.Load().Methods()[c.Witnesses[0]]
				j := p.Judge(m.Requires(m.Ways[0]))
				condition, _ = knowledge.LackSays(c.Verdict, &j.Lack)
			}
		}
	}
	switch {
	case len(sure) > 0:
		return strings.Join(sure, " or ")
	case len(open) > 0:
		return "perhaps " + strings.Join(open, " or ") + ", " + prose(condition)
	}
	return "nothing allows it"
}
