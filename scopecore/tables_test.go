package scopecore

import (
	"slices"
	"strings"
	"testing"
)

// wordMade fails if a name in a table is empty, isn't a word of the scope
// grammar, or is listed twice.
func wordMade(t *testing.T, seen map[string]bool, name, letters string) {
	t.Helper()
	if name == "" || strings.Trim(name, letters) != "" {
		t.Errorf("%q isn't a name", name)
	}
	if seen[name] {
		t.Errorf("%s is listed twice", name)
	}
	seen[name] = true
}

const small = "abcdefghijklmnopqrstuvwxyz_"

// TestDomainRows checks that the table of domains is complete and in the order
// of scopes.
func TestDomainRows(t *testing.T) {
	seen := map[string]bool{}
	for i, row := range domains {
		wordMade(t, seen, row.name, small)
		if row.denied == "" {
			t.Errorf("%s lacks the rule for none in a request", row.name)
		}
		if i > 0 && row.name <= domains[i-1].name {
			t.Errorf("%s comes after %s", row.name, domains[i-1].name)
		}
	}
	for _, row := range domains {
		for _, s := range row.spellings {
			wordMade(t, seen, s, small)
		}
	}
}

// TestGrantRows checks that every column of every grant is filled in: the zero
// value of a rule is a bug, and would predict a token without a binding or
// without mainaccount.
func TestGrantRows(t *testing.T) {
	seen := map[string]bool{}
	for _, g := range grants {
		wordMade(t, seen, g.name, small)
		if !strings.HasPrefix(g.method, "public/") || len(g.params) == 0 {
			t.Errorf("%s: method %q with parameters %q", g.name, g.method, g.params)
		}
		if g.scope == 0 || g.main == 0 || g.binding == 0 || g.keeps == "" {
			t.Errorf("%s lacks a rule: scope %d, main %d, binding %d, keeps %q", g.name, g.scope, g.main, g.binding, g.keeps)
		}
		for param, is := range map[string]bool{
			"scope": g.scope != scopeNotTaken, "grant_type": g.method == "public/auth",
			"refresh_token": g.fromToken, "client_secret": g.secret,
		} {
			if slices.Contains(g.params, param) != is {
				t.Errorf("%s: the parameter %s contradicts the other columns", g.name, param)
			}
		}
		if (g.scope == scopeOfKey) == g.fromToken || (g.binding == bindingOfKey) == g.fromToken {
			t.Errorf("%s: the rules don't fit what it starts from", g.name)
		}
	}
}

// TestGateRows tries every gate with every access. One that can be shut says
// where to get what it wants.
func TestGateRows(t *testing.T) {
	seen := map[string]bool{}
	for i, row := range gates {
		wordMade(t, seen, row.id, small+"-")
		if row.open == nil {
			t.Errorf("%s: nothing says when it opens", row.id)
			continue
		}
		shuts := false
		for _, main := range []Tri{TriNo, TriUnknown, TriYes} {
			for _, via := range []Transport{WebSocket, HTTP} {
				for _, approval := range []bool{false, true} {
					switch v := Gate(i).Opens(&Access{MainAccount: main, Via: via, BlockTradeApproval: approval}); v {
					case Allowed:
					case Possible, Denied:
						shuts = true
					default:
						t.Errorf("%s opens %v", row.id, v)
					}
				}
			}
		}
		if shuts != (row.repair != RepairNone) {
			t.Errorf("%s can be shut: %v, and its repair is %q", row.id, shuts, row.repair)
		}
	}
}
