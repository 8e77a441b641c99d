package bridge

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"scopecalculator/scopecore/knowledge"
	"scopecalculator/wasm/bridge/internal/contract"
)

// forPrograms are the fields that the calculator and the command don't read,
// each with the reason. All are for programs that use core.js.
var forPrograms = map[string]string{
	"Lifetime.AccessSeconds":       "the sentence beside it says it in words",
	"Lifetime.RefreshSeconds":      "the sentence beside it says it in words",
	"Lifetime.Binding":             "the sentence beside it says it in words",
	"Lifetime.Expires":             "the sentence beside it says it in words",
	"Sessions.Before":              "the sentence beside it says it in words",
	"Outcome.AnyOf":                "lacks says it in words",
	"Outcome.Repair":               "remedy says it in words",
	"Removed.LastSeen":             "the page on methods shows it, from Go",
	"Reply.ExpiresIn":              "kept in place of a reply, as a whole",
	"Verification.ExpiresIn":       "the findings say it in words",
	"Observation.ExpiresIn":        "a line for the corpus, copied as a whole",
	"Observation.KeyScope":         "a line for the corpus, copied as a whole",
	"Observation.RequestedScope":   "a line for the corpus, copied as a whole",
	"Observation.ResponseComplete": "a line for the corpus, copied as a whole",
	"Observation.ResponseScope":    "a line for the corpus, copied as a whole",
	"Catalog.Jobs":                 "the box has them in its tables, before there is a program to ask",
	"Catalog.RulesDate":            "version is the later of both",
	"Catalog.CatalogDate":          "version is the later of both",
	"Held.Complete":                "a conclusion says it in words",
	"Held.ExpiresIn":               "a conclusion says it in words",
	"Held.Replies":                 "a conclusion says it in words",
	"Reading.AgainstRequest":       "a conclusion says it in words",
	"Reading.WillFail":             "a conclusion says it in words",
	"Reading.LeftOut":              "a conclusion says it in words",
	"Reading.Excess":               "a conclusion says it in words",
	"ReadCall.Repair":              "a conclusion says it in words",
	"ReadRepair.Where":             "a conclusion says it in words",
}

// TestEveryFieldIsSaidAndShown checks that each field of the report is filled
// in by a golden answer, and read by the TypeScript that draws it. A field that
// was added to the types and forgotten in either place fails here.
func TestEveryFieldIsSaidAndShown(t *testing.T) {
	said, all := map[string]bool{}, map[string]string{}
	ops := map[string]reflect.Type{}
	for _, op := range contract.Operations() {
		ops[op.Name] = op.Result
		walk(op.Result, nil, said, all)
	}
	calls, err := filepath.Glob("testdata/answers/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range calls {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		call, _, _ := strings.Cut(string(text), "\n")
		op, payload, _ := strings.Cut(call, " ")
		var answer struct{ Result any }
		if err := json.Unmarshal([]byte(Handle(op, strings.ReplaceAll(payload, lineFeed, "\n"))), &answer); err != nil {
			t.Fatal(err)
		}
		if result, ok := ops[op]; ok {
			walk(result, answer.Result, said, all)
		}
	}
	shell := handwritten(t)
	for field, name := range all {
		if !said[field] && !(strings.HasSuffix(field, ".ReportURL") && knowledge.Home == "") {
			t.Errorf("%s: no golden answer has anything in it; fill it in scopecore/report, or add a call to testdata/answers", field)
		}
		read := regexp.MustCompile(`(?:[?!\w\])]\.|[{,]\s*)` + name + `\b`).MatchString(shell)
		if reason := forPrograms[field]; read == (reason != "") {
			t.Errorf("%s: the TypeScript in site/ reads %s: %v; excused as %q", field, name, read, reason)
		}
	}
	for field := range forPrograms {
		if all[field] == "" {
			t.Errorf("there is no field %s to excuse", field)
		}
	}
}

// walk records every field below a type, and those that aren't empty in a
// value.
func walk(typ reflect.Type, value any, said map[string]bool, all map[string]string) {
	switch typ.Kind() {
	case reflect.Pointer:
		walk(typ.Elem(), value, said, all)
	case reflect.Slice:
		list, _ := value.([]any)
		for _, v := range list {
			walk(typ.Elem(), v, said, all)
		}
		if value == nil {
			walk(typ.Elem(), nil, said, all)
		}
	case reflect.Struct:
		object, _ := value.(map[string]any)
		if value != nil && object == nil {
			return // it's written as one word
		}
		for i := range typ.NumField() {
			f := typ.Field(i)
			name := f.Tag.Get("json")
			switch {
			case f.Anonymous:
				walk(f.Type, value, said, all)
			case name != "" && name != "-":
				field := typ.Name() + "." + f.Name
				all[field] = name
				switch v := object[name].(type) {
				case nil:
				case bool:
					said[field] = said[field] || v
				case string:
					said[field] = said[field] || v != ""
				case float64:
					said[field] = said[field] || v != 0
				case []any:
					said[field] = said[field] || len(v) > 0
				default:
					said[field] = true
				}
				walk(f.Type, object[name], said, all)
			}
		}
	}
}

// handwritten is the code of the calculator and the command that isn't
// generated, without comments and tests.
func handwritten(t *testing.T) string {
	t.Helper()
	comments := regexp.MustCompile(`(?m)^\s*(?://|/?\*).*$`)
	var b strings.Builder
	for _, pattern := range []string{"calculator/*.ts", "calculator/snippets/*.ts", "embed/*.ts"} {
		files, err := filepath.Glob("../../site/" + pattern)
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: %d files, %v", pattern, len(files), err)
		}
		for _, file := range files {
			if name := filepath.Base(file); name == "contract.ts" || name == "tables.ts" || strings.HasSuffix(name, ".test.ts") {
				continue
			}
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			b.Write(comments.ReplaceAll(text, nil))
		}
	}
	return b.String()
}
