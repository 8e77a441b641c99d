package vectors

import (
	"crypto/sha256"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"scopecalculator/scopecore"
	"scopecalculator/scopecore/knowledge"
)

var update = flag.Bool("update", false, "seal the rules again, under their date")

// TestRulesHaveTheirDate notices rules that predict something different under
// the old date: a link has the date in it, and the calculator tells readers if
// the rules have changed since. Give changed rules a new knowledge.RulesDate,
// and then a new seal with
//
//	go test ./scripts/vectors/vectors -run TestRulesHaveTheirDate -update
func TestRulesHaveTheirDate(t *testing.T) {
	const name = "testdata/rules.txt"
	got := knowledge.RulesDate + " " + seal(t) + "\n"
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("the rules no longer predict what they did on %.10s: set knowledge.RulesDate to today, then seal them with -update\ngot  %swant %s", want, got, want)
	}
}

// seal is a hash of what's predicted for each grant with a few keys, tokens and
// requests. It leaves out what depends only on words or on the catalog.
func seal(t *testing.T) string {
	t.Helper()
	low, high, odd := []string{}, []string{}, []string{}
	for i, d := range scopecore.Domains() {
		levels := scopecore.Levels()
		low = append(low, d.Token(levels[1]))
		high = append(high, d.Token(levels[2]))
		odd = append(odd, d.Token(levels[i%3]))
	}
	scopes := []string{"-", "", strings.Join(low, " "), strings.Join(high, " "), strings.Join(odd, " "), odd[1], "session:a expires:600", "connection " + odd[2] + " vault:read"}
	hash, n := sha256.New(), 0
	for _, grant := range scopecore.Grants() {
		held := []string{"-"}
		if !grant.FromKey() {
			held = []string{strings.Join(low, " ") + " session:a", strings.Join(odd, " ") + " connection mainaccount"}
		}
		for _, rest := range []string{"", "&account=sub", "&via=http&sessions=16", "&subject=main&session_name=b&key_type=asymmetric"} {
			for _, h := range held {
				for _, key := range scopes[:6] {
					for _, ask := range scopes {
						query := "grant=" + grant.String() + rest
						for _, p := range [][2]string{{"key", key}, {"ask", ask}, {"held", h}} {
							name, scope := p[0], p[1]
							if scope != "-" {
								query += "&" + name + "=" + scopecore.FormEscape(scope)
							}
						}
						p, err := Predict(query)
						if err != nil {
							t.Fatalf("%s: %v", query, err)
						}
						text, err := json.Marshal([]any{p.Scope, p.Refused, p.MainAccount, p.Domains, p.Tokens, p.Lifetime, p.Sessions})
						if err != nil {
							t.Fatal(err)
						}
						hash.Write(text)
						n++
					}
				}
			}
		}
	}
	if n < 1000 {
		t.Errorf("only %d settings", n)
	}
	return fmt.Sprintf("%x", hash.Sum(nil)[:16])
}
