package reading_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"scopecalculator/scopecore"
	"scopecalculator/scopecore/catalog"
	"scopecalculator/scopecore/knowledge"
	"scopecalculator/scopecore/reading"
	"scopecalculator/scopecore/reading/texts"
)

var words = reading.NewVocabulary(catalog.Load(), catalog.RemovedMethods(), catalog.Unified(), codes())

func codes() []reading.Code {
	var out []reading.Code
	for _, c := range knowledge.ErrorCodes() {
		out = append(out, reading.Code{Code: c.Code, Name: c.Name})
	}
	return out
}

// render writes a reading, one fact a line, for the corpus.
func render(r *reading.Reading) string {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	dash := func(s string) string {
		if s == "" {
			return "-"
		}
		return s
	}
	if h := r.Held; h != nil {
		line("held %s", dash(h.Scope))
		line("held-complete %v", h.Complete)
		if h.ExpiresIn.Known {
			line("expires %d", h.ExpiresIn.Value)
		}
	} else {
		line("held -")
	}
	line("replies %d", len(r.Tokens))
	if a := r.Asked; a != nil {
		scope := "-"
		if a.Scope.Known {
			scope = a.Scope.Value
		}
		line("asked %v %v %s", a.Grant, a.Via, dash(sorted(scope)))
	}
	for _, a := range r.AgainstRequest {
		line("domain %v asked %v granted %v %s", a.Domain, a.Asked, a.Granted, a.Status())
	}
	if v := r.Verified; v != nil {
		line("prediction %v", v.Status)
	}
	for _, c := range r.Calls {
		if c.Method != nil && c.Method.Channel {
			line("channel %s", c.Name)
			continue
		}
		s := fmt.Sprintf("call %s %v", dash(c.Name), c.Outcome)
		if c.Code != 0 {
			s += fmt.Sprintf(" code %d", c.Code)
		}
		if len(c.Missing) > 0 {
			s += " missing " + strings.Join(c.Missing, ",")
		}
		if c.Outcome == reading.OutcomeRefused {
			s += " from " + c.Known.String()
		}
		if c.Repair.Where != scopecore.RepairNone {
			s += " repair " + c.Repair.Where.String()
		}
		line("%s", s)
	}
	for _, f := range r.WillFail {
		line("will-fail %s missing %s", f.Name, strings.Join(f.Missing, ","))
	}
	for _, name := range r.LeftOut {
		line("channel %s left-out", name)
	}
	for _, k := range r.Keys {
		s := "key " + dash(sorted(k.Scope))
		if k.Name != "" {
			s += " name=" + k.Name
		}
		line("%s", s)
	}
	for _, x := range r.Bare {
		line("scope %s", sorted(x.Scope))
	}
	if len(r.Needs) > 0 {
		line("least-key %s", dash(r.Least.Key()))
	}
	for _, x := range r.Excess {
		line("excess %s", x)
	}
	for _, u := range r.Unread {
		line("unread %d %v", u.Line, u.Why)
	}
	for _, m := range r.Others {
		for _, n := range m.Near {
			line("near %s %s", m.Name, n)
		}
	}
	for _, c := range r.Conclusions {
		line("conclusion %s %v", c.Code, c.Severity)
	}
	kind, _ := r.Kind()
	line("kind %v", kind)
	line("secrets %d", r.Secrets)
	line("exit %d", r.Exit())
	return b.String()
}

// TestCorpus reads the texts of testdata/corpus, whose shapes are those of
// public programs, logs and questions, and prints how many it reads right.
func TestCorpus(t *testing.T) {
	right := 0
	cases := corpus(t)
	for _, c := range cases {
		if t.Run(c.Name, func(t *testing.T) {
			var setting *scopecore.Query
			if c.Setting != "" {
				q, ds := scopecore.ParseQuery(c.Setting)
				if len(ds) > 0 {
					t.Fatalf("the setting: %v", ds)
				}
				setting = q
			}
			r := words.Read(c.Text, setting)
			got := render(r)
			lines := strings.Split(strings.TrimSpace(got), "\n")
			has := func(want string) bool {
				kind, _, _ := strings.Cut(want, " ")
				whole := kind == "held" || kind == "asked" || kind == "key" || kind == "scope" || kind == "least-key"
				return slices.ContainsFunc(lines, func(l string) bool {
					return l == want || !whole && strings.HasPrefix(l, want+" ")
				})
			}
			if !slices.ContainsFunc(c.Want, func(want string) bool { return strings.HasPrefix(want, "kind ") }) {
				t.Error("the file doesn't say which kind to expect")
			}
			for _, want := range c.Want {
				not, without := strings.CutPrefix(want, "!")
				if has(not) == without {
					t.Errorf("wanted %s", want)
				}
			}
			if t.Failed() {
				t.Logf("read\n%s", got)
			}
		}) {
			right++
		}
	}
	t.Logf("%d of %d texts read right", right, len(cases))
}

func corpus(t testing.TB) []texts.Case {
	t.Helper()
	cases, err := texts.All("testdata/corpus")
	if err != nil {
		t.Fatal(err)
	}
	return cases
}

// sorted puts the tokens of a scope in alphabetical order.
func sorted(scope string) string {
	words := strings.Fields(scope)
	slices.Sort(words)
	return strings.Join(words, " ")
}

// TestCodesAreFound: every error's code is found beside its name, however long
// the name is.
func TestCodesAreFound(t *testing.T) {
	for _, c := range codes() {
		r := words.Read(fmt.Sprintf("it failed: %s (%d)", c.Name, c.Code), nil)
		if len(r.Calls) != 1 || r.Calls[0].Code != c.Code {
			t.Errorf("%d %s: %+v", c.Code, c.Name, r.Calls)
		}
	}
}
