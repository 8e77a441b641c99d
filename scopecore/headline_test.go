package scopecore_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"scopecalculator/scopecore"
)

// TestHeadlineIsTheRows draws settings and compares the headline with the rows:
// each domain is in the one list where it belongs, and one that isn't in any
// comes exactly as wanted.
func TestHeadlineIsTheRows(t *testing.T) {
	r := rand.New(rand.NewPCG(16, 1))
	seen := map[string]int{}
	for range 50000 {
		q := randomSetting(r)
		p := scopecore.Predict(&q)
		if p.Refused != nil {
			continue
		}
		h := p.Headline()
		lists := map[scopecore.Domain]string{}
		for name, list := range map[string][]scopecore.Domain{"less": h.Less, "more": h.More, "perhaps less": h.PerhapsLess, "perhaps more": h.PerhapsMore, "open": h.Open} {
			for _, d := range list {
				if lists[d] != "" {
					t.Fatalf("%s: %v is in two lists", q.Encode(), d)
				}
				lists[d] = name
				seen[name]++
			}
		}
		for _, d := range p.Domains {
			want := scopecore.Known(scopecore.None)
			switch {
			case h.Against == scopecore.AgainstKey:
				want = d.Key
			case h.Against == scopecore.AgainstHeld:
				want = d.Held
			case d.Asked.Unreadable:
				want = scopecore.Opt[scopecore.Level]{}
			case d.Asked.Named:
				want = scopecore.Known(d.Asked.High)
			}
			right := ""
			switch {
			case !want.Known || !d.Likely.Known:
				right = "open"
			case d.Likely.Value != want.Value:
				right = map[bool]string{true: "more", false: "less"}[d.Likely.Value > want.Value]
			case d.Floor < want.Value:
				right = "perhaps less"
			case d.Ceiling > want.Value:
				right = "perhaps more"
			}
			if lists[d.Domain] != right {
				t.Fatalf("%s: %v is in %q, not %q", q.Encode(), d.Domain, lists[d.Domain], right)
			}
		}
	}
	for _, list := range []string{"less", "more", "perhaps less", "perhaps more", "open"} {
		if seen[list] == 0 {
			t.Errorf("no setting has a domain in %q", list)
		}
	}
	t.Log(seen)
}

// randomSetting draws a query: any grant, with or without key, token and scope.
func randomSetting(r *rand.Rand) scopecore.Query {
	scope := func(role string) string {
		var tokens []string
		for _, d := range scopecore.Domains() {
			if r.IntN(2) == 0 {
				tokens = append(tokens, d.Token(scopecore.Level(r.IntN(3))))
			}
		}
		if role == "held" {
			tokens = append(tokens, []string{"connection", "session:a", "mainaccount"}[r.IntN(3)])
		}
		return strings.Join(tokens, " ")
	}
	q := scopecore.Query{Grant: scopecore.Grants()[r.IntN(len(scopecore.Grants()))], Via: scopecore.Transport(r.IntN(2)), Subaccount: r.IntN(2) == 0}
	for _, p := range []struct {
		to   *scopecore.Opt[string]
		role string
	}{{&q.Key, "key"}, {&q.Ask, "ask"}, {&q.Held, "held"}} {
		if r.IntN(4) > 0 {
			*p.to = scopecore.Known(scope(p.role))
		}
	}
	return q
}
