package reading_test

import (
	"encoding/base64"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"scopecalculator/scopecore"
	"scopecalculator/scopecore/catalog"
	"scopecalculator/scopecore/knowledge"
	"scopecalculator/scopecore/reading"
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
	line("secrets %d", r.Secrets)
	line("exit %d", r.Exit())
	return b.String()
}

// TestCorpus reads the texts of testdata/corpus, whose shapes are those of
// public programs, logs and questions.
func TestCorpus(t *testing.T) {
	files, err := filepath.Glob("testdata/corpus/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no texts: %v", err)
	}
	right := 0
	for _, file := range files {
		ok := t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			parts := archive(string(data))
			text := parts["text"]
			if coded, ok := parts["text.base64"]; ok {
				raw, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(coded), ""))
				if err != nil {
					t.Fatal(err)
				}
				text = string(raw)
			}
			if repeat, ok := parts["text.repeat"]; ok {
				first, body, _ := strings.Cut(repeat, "\n")
				var b strings.Builder
				n := 0
				fmt.Sscanf(first, "repeat %d", &n)
				for i := range n {
					b.WriteString(strings.ReplaceAll(body, "{{n}}", fmt.Sprint(i)))
				}
				text = b.String() + text
			}
			var setting *scopecore.Query
			if query := strings.TrimSpace(parts["setting"]); query != "" {
				q, ds := scopecore.ParseQuery(query)
				if len(ds) > 0 {
					t.Fatalf("the setting: %v", ds)
				}
				setting = &q
			}
			r := words.Read(text, setting)
			got := render(&r)
			lines := strings.Split(strings.TrimSpace(got), "\n")
			has := func(want string) bool {
				kind, _, _ := strings.Cut(want, " ")
				whole := kind == "held" || kind == "asked" || kind == "key" || kind == "scope" || kind == "least-key"
				for _, l := range lines {
					if l == want || !whole && strings.HasPrefix(l, want+" ") {
						return true
					}
				}
				return false
			}
			bad := ""
			for _, want := range strings.Split(strings.TrimSpace(parts["want"]), "\n") {
				want = strings.TrimSpace(want)
				if not, ok := strings.CutPrefix(want, "!"); ok {
					if has(not) {
						bad += want + "\n"
					}
				} else if want != "" && !has(want) {
					bad += want + "\n"
				}
			}
			if bad != "" {
				t.Errorf("wanted\n%sread\n%s", bad, got)
			}
		})
		if ok {
			right++
		}
	}
	t.Logf("%d of %d texts read right", right, len(files))
}

// sorted puts the tokens of a scope in alphabetical order.
func sorted(scope string) string {
	words := strings.Fields(scope)
	slices.Sort(words)
	return strings.Join(words, " ")
}

// archive splits a txtar file into its parts.
func archive(data string) map[string]string {
	out := map[string]string{}
	name := ""
	for _, line := range strings.SplitAfter(data, "\n") {
		if rest, ok := strings.CutPrefix(line, "-- "); ok && strings.HasSuffix(strings.TrimSpace(rest), " --") {
			name = strings.TrimSuffix(strings.TrimSpace(rest), " --")
			out[name] = ""
			continue
		}
		out[name] += line
	}
	return out
}
