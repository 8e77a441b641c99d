// Package contract derives both sides of the bridge from one description: the
// types of package report. From their structure and comments it writes the JSON
// writer of wasm/bridge in Go and the types of the shell in TypeScript, so that
// they can't disagree. It also writes the lists that both languages need:
// domains, levels, grants, parameters.
//
// The writer handles objects, lists, strings, whole numbers, booleans and null:
// all there is in a report. encoding/json would do it too, for a hundred
// kilobytes of WASM; a test compares the two.
package contract

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"scopecalculator/scopecore"
	"scopecalculator/scopecore/knowledge"
	"scopecalculator/scopecore/reading"
	"scopecalculator/scopecore/report"
)

// Operation is one operation of the bridge and what it answers with.
type Operation struct {
	Name   string
	Result reflect.Type
}

// Operations lists the operations in the order they're documented.
func Operations() []Operation {
	return []Operation{
		{"predict", reflect.TypeFor[report.Prediction]()},
		{"grants", reflect.TypeFor[report.Grants]()},
		{"least", reflect.TypeFor[report.Least]()},
		{"verify", reflect.TypeFor[report.Verification]()},
		{"read", reflect.TypeFor[report.Reading]()},
		{"scan", reflect.TypeFor[report.Scan]()},
		{"check", reflect.TypeFor[report.Check]()},
		{"compare", reflect.TypeFor[report.Comparison]()},
		{"change", reflect.TypeFor[report.LastChange]()},
		{"explain", reflect.TypeFor[report.Explanation]()},
		{"catalog", reflect.TypeFor[report.Catalog]()},
	}
}

// enum is a type with a few values, each one word.
type enum struct {
	name   string // in TypeScript
	doc    string // where its comment is: package and type
	values []string
}

// enums are the types that are written as one of a few words.
var enums = map[reflect.Type]enum{
	reflect.TypeFor[scopecore.Level]():      {"Level", "scopecore.Level", values[scopecore.Level]()},
	reflect.TypeFor[scopecore.Domain]():     {"Domain", "scopecore.Domain", values[scopecore.Domain]()},
	reflect.TypeFor[scopecore.Grant]():      {"Grant", "scopecore.Grant", values[scopecore.Grant]()},
	reflect.TypeFor[scopecore.Transport]():  {"Transport", "scopecore.Transport", values[scopecore.Transport]()},
	reflect.TypeFor[scopecore.Effect]():     {"Effect", "scopecore.Effect", values[scopecore.Effect]()},
	reflect.TypeFor[scopecore.Verdict]():    {"Verdict", "scopecore.Verdict", values[scopecore.Verdict]()},
	reflect.TypeFor[scopecore.Gate]():       {"Gate", "scopecore.Gate", values[scopecore.Gate]()},
	reflect.TypeFor[scopecore.Repair]():     {"Repair", "scopecore.Repair", values[scopecore.Repair]()},
	reflect.TypeFor[scopecore.Tri]():        {"Tri", "scopecore.Tri", values[scopecore.Tri]()},
	reflect.TypeFor[scopecore.Binding]():    {"Binding", "scopecore.Binding", values[scopecore.Binding]()},
	reflect.TypeFor[scopecore.SlotEffect](): {"SlotEffect", "scopecore.SlotEffect", values[scopecore.SlotEffect]()},
	reflect.TypeFor[scopecore.Severity]():   {"Severity", "scopecore.Severity", values[scopecore.Severity]()},
	reflect.TypeFor[scopecore.Status]():     {"Status", "scopecore.Status", values[scopecore.Status]()},
	reflect.TypeFor[reading.Doubt]():        {"Doubt", "reading.Doubt", values[reading.Doubt]()},
	reflect.TypeFor[knowledge.Evidence]():   {"Evidence", "knowledge.Evidence", values[knowledge.Evidence]()},
	reflect.TypeFor[report.Sign]():          {"Sign", "report.Sign", values[report.Sign]()},
	reflect.TypeFor[report.Account]():       {"Account", "report.Account", []string{report.MainAccount.String(), report.Subaccount.String()}},
}

// values lists the words of a type whose values count up from 0. Beyond the
// last one, String says the same for every number.
func values[T interface {
	~uint8
	String() string
}]() []string {
	var out []string
	for i := range T(255) {
		if i > 0 && i.String() == T(255).String() {
			break
		}
		out = append(out, i.String())
	}
	return out
}

// optional are the types that are written as a value or null, with what the
// writer calls and TypeScript's type.
var optional = map[reflect.Type]struct{ writer, ts string }{
	reflect.TypeFor[report.Known]():                   {"known", "Level | null"},
	reflect.TypeFor[report.Count]():                   {"count", "number | null"},
	reflect.TypeFor[report.Seconds]():                 {"seconds", "number | null"},
	reflect.TypeFor[report.Text]():                    {"text", "string | null"},
	reflect.TypeFor[scopecore.Opt[scopecore.Level]](): {"level", `Level | "unknown"`},
	reflect.TypeFor[scopecore.RuleID]():               {"rule", "string"},
}

// words are other types that are written as one word, by their String method.
var words = map[reflect.Type]bool{reflect.TypeFor[scopecore.Need](): true}

// structs lists the struct types that the operations reach, each after those
// it's made of.
func structs() []reflect.Type {
	var out []reflect.Type
	var visit func(t reflect.Type)
	visit = func(t reflect.Type) {
		switch {
		case t.Kind() == reflect.Slice || t.Kind() == reflect.Pointer:
			visit(t.Elem())
		case t.Kind() != reflect.Struct || slices.Contains(out, t):
		default:
			if _, ok := optional[t]; ok || words[t] {
				return
			}
			for f := range fieldsOf(t) {
				visit(f.Type)
			}
			out = append(out, t)
		}
	}
	for _, op := range Operations() {
		visit(op.Result)
	}
	return out
}

// fieldsOf yields the fields of a struct that are written, embedded ones
// included.
func fieldsOf(t reflect.Type) func(func(reflect.StructField) bool) {
	return func(yield func(reflect.StructField) bool) {
		for i := range t.NumField() {
			if f := t.Field(i); f.Tag.Get("json") != "-" && !yield(f) {
				return
			}
		}
	}
}

// goName is a type as Go writes it: "report.Row".
func goName(t reflect.Type) string { return t.String() }

// jsonName is a field's name in JSON. A field without one is a bug.
func jsonName(t reflect.Type, f reflect.StructField) string {
	name := f.Tag.Get("json")
	if name == "" || strings.Contains(name, ",") {
		panic(fmt.Sprintf("%v.%s: the json tag must be a plain name", t, f.Name))
	}
	return name
}
