package scopecore_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"scopecalculator/scopecore"
	"scopecalculator/scopecore/catalog"
	"scopecalculator/scopecore/knowledge"
)

var update = flag.Bool("update", false, "rewrite the golden files from what the code says now")

// TestGoldens predicts every case of testdata/*.txtar. A case is two files of
// the archive: NAME/query, and NAME/want, a summary for people to read.
func TestGoldens(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no goldens: %v", err)
	}
	for _, file := range files {
		a, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var out []txtar.File
		want := map[string]string{}
		for _, f := range a.Files {
			if name, ok := strings.CutSuffix(f.Name, "/want"); ok {
				want[name] = string(f.Data)
			}
		}
		for _, f := range a.Files {
			name, ok := strings.CutSuffix(f.Name, "/query")
			if !ok {
				continue
			}
			got := render(strings.TrimSpace(string(f.Data)))
			out = append(out, f, txtar.File{Name: name + "/want", Data: []byte(got)})
			if !*update {
				t.Run(name, func(t *testing.T) {
					if got != want[name] {
						t.Errorf("got\n%s\nwant\n%s", got, want[name])
					}
				})
			}
		}
		if *update {
			if err := os.WriteFile(file, txtar.Format(&txtar.Archive{Comment: a.Comment, Files: out}), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// render writes a prediction as text.
func render(query string) string {
	q, ds := scopecore.ParseQuery(query)
	p := scopecore.Predict(q)
	var b strings.Builder
	if p.Refused != nil {
		fmt.Fprintf(&b, "refused %s (%s): %s\n", p.Refused.Code, p.Refused.Rule, knowledge.RefusalSays(p.Refused))
	} else {
		fmt.Fprintf(&b, "scope %q\n", p.Scope())
	}
	for _, d := range p.Domains {
		asked := "-"
		switch {
		case d.Asked.Unreadable:
			asked = "unreadable"
		case d.Asked.Conflict():
			asked = d.Asked.Low.String() + "+" + d.Asked.High.String()
		case d.Asked.Named:
			asked = d.Asked.Low.String()
		}
		fmt.Fprintf(&b, "%-11s key %-10v held %-10v asked %-10s -> %v %v %v %v by %s%s\n", d.Domain, d.Key, d.Held, asked, d.Floor, d.Likely, d.Ceiling, d.Effect, d.Rule, also(d.Also))
	}
	for _, tok := range p.Tokens {
		fmt.Fprintf(&b, "token %s: %v by %s\n", tok.Token, tok.Effect, tok.Rule)
	}
	fmt.Fprintf(&b, "bound to %v %q, access %d s, refresh %d s by %s\n", p.Lifetime.Binding, p.Lifetime.Session, p.Lifetime.Access.Value, p.Lifetime.Refresh.Value, p.Lifetime.Rule)
	fmt.Fprintf(&b, "sessions %v %d to %d by %s; mainaccount %v\n", p.Sessions.Effect, orMinus(p.Sessions.Before), orMinus(p.Sessions.After), p.Sessions.Rule, p.MainAccount)
	verdicts := p.Access().Verdicts(catalog.Load())
	counts := scopecore.Count(verdicts)
	for _, v := range scopecore.Verdicts() {
		fmt.Fprintf(&b, "%d %v, ", counts[v], v)
	}
	b.WriteString("of the ways to call\n")
	for _, c := range p.Access().Consequences(catalog.Load()) {
		if c.Verdict != scopecore.Denied {
			fmt.Fprintf(&b, "%v: %s\n", c.Verdict, c.ID)
		}
	}
	for _, d := range append(ds, p.Diagnostics...) {
		fmt.Fprintf(&b, "%v %s in %s at %d+%d", d.Severity, d.Code, d.Param, d.Offset, d.Length)
		if d.Fix.Known {
			fmt.Fprintf(&b, " fix %q", d.Fix.Value)
		}
		b.WriteByte('\n')
	}
	for _, a := range p.Advice() {
		fmt.Fprintf(&b, "advice %s", a.Code)
		if a.Better != nil {
			fmt.Fprintf(&b, " try %s", a.Better.Encode())
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func also(ids []scopecore.RuleID) string {
	s := ""
	for _, id := range ids {
		s += ", " + string(id)
	}
	return s
}

// orMinus writes an unknown value as -1.
func orMinus(n scopecore.Opt[int]) int {
	if !n.Known {
		return -1
	}
	return n.Value
}
