package scopecore

import (
	"os/exec"
	"runtime"
	"strings"
	"testing"
)

// banned names what must not come into the WASM through this package, and why.
var banned = map[string]string{
	"fmt":                               "it brings reflect and some hundred kilobytes; strconv and strings do",
	"reflect":                           "it keeps the linker from dropping methods",
	"encoding/json":                     "a hundred kilobytes; wasm/bridge writes the little JSON there is",
	"regexp":                            "the grammar is simple enough to read by hand, and a hand-written reader cannot run away",
	"text/template":                     "355 KB",
	"html/template":                     "more than text/template",
	"time":                              "the model has no clock",
	"os":                                "the model does no I/O",
	"io":                                "the model does no I/O",
	"net":                               "the model does no I/O",
	"net/url":                           "it imports fmt; form encoding is twenty lines",
	"sync":                              "no state that changes, and no goroutines",
	"math/rand":                         "a prediction is a function of its query",
	"unsafe":                            "nothing here is worth it",
	"syscall/js":                        "the border to JavaScript is in wasm",
	"scopecalculator/scopecore/catalog": "the model takes the table of methods as an argument",
}

// TestImports holds the package to the standard library, and to little of it.
func TestImports(t *testing.T) {
	if runtime.GOOS == "js" {
		return // no processes there; the native run has checked it
	}
	out, err := exec.Command("go", "list", "-f", `{{join .Imports "\n"}}`, ".").CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, path := range strings.Fields(string(out)) {
		if why, ok := banned[path]; ok {
			t.Errorf("imports %s: %s", path, why)
		}
		if strings.Contains(path, ".") {
			t.Errorf("imports %s: the standard library only", path)
		}
	}
}

// TestRuleTable holds the one table of wording together: ids are unique,
// sources exist, sentences are sentences, and what is unknown says what would
// settle it or why nothing could.
func TestRuleTable(t *testing.T) {
	seen := map[RuleID]bool{}
	for _, r := range Rules() {
		if seen[r.ID] {
			t.Errorf("%s stands twice", r.ID)
		}
		seen[r.ID] = true
		for _, id := range r.Sources {
			if _, ok := FindSource(id); !ok {
				t.Errorf("%s: no source %q", r.ID, id)
			}
		}
		if r.Evidence != EvidenceUnknown && len(r.Sources) == 0 {
			t.Errorf("%s: %v without a source", r.ID, r.Evidence)
		}
		for _, s := range []string{r.Title, r.Says, r.Why} {
			if s == "" {
				t.Errorf("%s: wording is missing", r.ID)
			}
		}
		for _, s := range []string{r.Says, r.SaysOpen, r.Why, r.Disagreement, r.Settle} {
			if s != "" && !strings.HasSuffix(s, ".") {
				t.Errorf("%s: %q is no sentence", r.ID, s)
			}
			filled := fill(s, phrase{domain: "d", key: "k", held: "h", asked: "a", likely: "l", value: "v"})
			if strings.ContainsAny(filled, "{}") {
				t.Errorf("%s: %q has a blank that nothing fills", r.ID, s)
			}
		}
	}
	for _, f := range Faults() {
		for _, id := range f.Sources {
			if _, ok := FindSource(id); !ok {
				t.Errorf("error %d: no source %q", f.Code, id)
			}
		}
	}
	for _, w := range Words() {
		for _, id := range w.Sources {
			if _, ok := FindSource(id); !ok {
				t.Errorf("token %s: no source %q", w.Token, id)
			}
		}
	}
}
