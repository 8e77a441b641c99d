package scopecore_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"scopecalculator/scopecore"
)

// TestLevelOfAnyDomain asks a scope for the level of every value that a Domain
// can have: for one that isn't a domain it grants nothing.
func TestLevelOfAnyDomain(t *testing.T) {
	var all []string
	for _, d := range scopecore.Domains() {
		all = append(all, d.Token(scopecore.Read))
	}
	s := scopecore.Parse(strings.Join(all, " "), scopecore.RoleHeld)
	for i := range 256 {
		want := scopecore.None
		if i < scopecore.NumDomains {
			want = scopecore.Read
		}
		if got := s.Level(scopecore.Domain(i)); got != want {
			t.Errorf("domain %d: %v, want %v", i, got, want)
		}
	}
}

// TestRepairsAreWellSpaced makes scopes of random tokens, one space between
// them, and checks for one space between the tokens of every repair.
func TestRepairsAreWellSpaced(t *testing.T) {
	words := []string{"connection", "session:a", "mainaccount", "expires:60", "wallets:read", "trade", "walet:read", "name:k", "custody:[read, none]"}
	for _, d := range scopecore.Domains() {
		for _, l := range []scopecore.Level{scopecore.None, scopecore.Read, scopecore.ReadWrite} {
			words = append(words, d.Token(l), d.Token(l))
		}
	}
	r := rand.New(rand.NewPCG(1, 2))
	random := func() string {
		list := make([]string, r.IntN(9))
		for i := range list {
			list[i] = words[r.IntN(len(words))]
		}
		return strings.Join(list, " ")
	}
	queries := []scopecore.Query{{Key: scopecore.Known("trade:read_write"), Ask: scopecore.Known("trade:read trade:read_write connection")}}
	for range 20000 {
		q := scopecore.Query{Key: scopecore.Known(random()), Ask: scopecore.Known(random()), Grant: scopecore.Grant(r.IntN(5))}
		q.Key.Known = r.IntN(3) > 0
		if !q.Grant.FromKey() {
			q.Held, q.SessionName = scopecore.Known(strings.TrimSpace("session:a "+random())), scopecore.Known("b")
		}
		queries = append(queries, q)
	}
	repairs := 0
	for _, q := range queries {
		p := scopecore.Predict(&q)
		hold := func(what string, better scopecore.Query) {
			repairs++
			for _, d := range scopecore.Predict(&better).Diagnostics {
				if d.Code == "spaces" || d.Code == "trailing-spaces" {
					t.Fatalf("%s of %s: %q, %q: %s", what, q.Encode(), better.Key.Value, better.Ask.Value, d.Code)
				}
			}
		}
		for _, r := range p.Results() {
			if r.Repair != "" {
				hold(r.Repair, *r.Better)
			}
		}
		for _, a := range p.Advice() {
			if a.Better != nil {
				hold(a.Code, *a.Better)
			}
		}
	}
	if repairs < 10000 {
		t.Errorf("only %d repairs", repairs)
	}
}
