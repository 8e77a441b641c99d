// Package vectors writes the file of test vectors: queries, and what the
// calculator predicts for them, for anyone who implements the same model in
// another language.
//
// Only the queries are chosen here. Every prediction is the bridge's answer,
// without its prose and its list of methods, so the file can't disagree with
// the calculator it's built with. Anything with a fixed number of values is a
// list; the file's columns field names them. The bytes depend only on the code
// and the goldens, with one vector per line.
package vectors

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"

	"scopecalculator/scopecore"
	"scopecalculator/scopecore/catalog"
	"scopecalculator/scopecore/knowledge"
	"scopecalculator/wasm/bridge"
)

// Version is the version of the file's format.
const Version = 1

const about = "Test vectors of the scope calculator. Each vector is a query in URL form encoding and what is predicted for it. " +
	"Lists have the order that columns names; domains and tokens are in alphabetical order. " +
	"null is a value that is not known, a likely level of unknown depends on the key, or on a question that is open. " +
	"Counts are of the ways to call the catalog's methods and channels. Offsets and lengths are in UTF-8 bytes of the decoded parameter."

// File is the whole file. Rules and Catalog are the dates of both.
type File struct {
	Version int                 `json:"version"`
	Rules   string              `json:"rules"`
	Catalog string              `json:"catalog"`
	About   string              `json:"about"`
	Columns map[string][]string `json:"columns"`
	Vectors []Vector            `json:"vectors"`
}

// Vector is a query with its prediction.
type Vector struct {
	Query      string     `json:"query"`
	Prediction Prediction `json:"prediction"`
}

// Prediction is the comparable part of a prediction. A list has the values that
// columns names.
type Prediction struct {
	Scope       string  `json:"scope"`
	Refused     []any   `json:"refused"`
	MainAccount string  `json:"mainaccount"`
	Domains     [][]any `json:"domains"`
	Tokens      [][]any `json:"tokens"`
	Lifetime    []any   `json:"lifetime"`
	Sessions    []any   `json:"sessions"`
	Counts      []int   `json:"counts"`
	Diagnostics [][]any `json:"diagnostics"`
}

func columns() map[string][]string {
	var verdicts []string
	for _, v := range scopecore.Verdicts() {
		verdicts = append(verdicts, v.String())
	}
	return map[string][]string{
		"refused":     {"code", "rule"},
		"domains":     {"domain", "floor", "likely", "ceiling", "effect", "rule", "also"},
		"tokens":      {"token", "effect", "granted", "asked", "rule"},
		"lifetime":    {"binding", "session", "access_seconds", "refresh_seconds", "rule"},
		"sessions":    {"effect", "before", "after", "rule"},
		"counts":      verdicts,
		"diagnostics": {"param", "code", "severity", "offset", "length", "fix"},
	}
}

// Write writes the file. The repository has the goldens, some of whose queries
// are included.
func Write(w io.Writer, repository fs.FS) error {
	queries, err := queries(repository)
	if err != nil {
		return err
	}
	head, err := encode(File{Version: Version, Rules: knowledge.RulesDate, Catalog: catalog.Version, About: about, Columns: columns(), Vectors: []Vector{}})
	if err != nil {
		return err
	}
	b, tail := bytes.CutSuffix(head, []byte("]}"))
	if !tail {
		return errors.New("the vectors are not at the end of the file")
	}
	for i, q := range queries {
		p, err := Predict(q)
		if err != nil {
			return fmt.Errorf("query %s: %w", q, err)
		}
		line, err := encode(Vector{q, p})
		if err != nil {
			return err
		}
		if i > 0 {
			b = append(b, ',')
		}
		b = append(append(b, '\n'), line...)
	}
	_, err = w.Write(append(b, "\n]}\n"...))
	return err
}

// encode writes JSON in one line, with < and & as is.
func encode(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), err
}

// Predict asks the bridge and keeps what's comparable.
func Predict(query string) (Prediction, error) {
	var answer struct {
		OK     bool `json:"ok"`
		Error  struct{ Message string }
		Result map[string]any `json:"result"`
	}
	if err := json.Unmarshal([]byte(bridge.Handle("predict", query)), &answer); err != nil {
		return Prediction{}, err
	}
	if !answer.OK {
		return Prediction{}, errors.New(answer.Error.Message)
	}
	t := taker{columns: columns()}
	r := answer.Result
	p := Prediction{
		Scope:       t.text(r, "scope"),
		MainAccount: t.text(r, "mainaccount"),
		Domains:     t.rows(r, "domains"),
		Tokens:      t.rows(r, "tokens"),
		Lifetime:    t.row("lifetime", r["lifetime"]),
		Sessions:    t.row("sessions", r["sessions"]),
		Diagnostics: t.rows(r, "diagnostics"),
	}
	// A token that's listed because it's absent isn't part of the scope.
	p.Tokens = slices.DeleteFunc(p.Tokens, func(row []any) bool {
		return row[slices.Index(t.columns["tokens"], "effect")] == scopecore.EffectAbsent.String()
	})
	if refused, ok := r["refused"]; !ok {
		t.lack("refused")
	} else if refused != nil {
		p.Refused = t.row("refused", refused)
	}
	for _, n := range t.row("counts", r["counts"]) {
		count, _ := n.(float64)
		p.Counts = append(p.Counts, int(count))
	}
	return p, t.err
}

// taker takes values out of an answer and remembers the first missing one: the
// bridge and this package have to agree on the names.
type taker struct {
	columns map[string][]string
	err     error
}

func (t *taker) lack(what string) {
	if t.err == nil {
		t.err = errors.New("the answer has no " + what)
	}
}

func (t *taker) text(object map[string]any, name string) string {
	s, ok := object[name].(string)
	if !ok {
		t.lack(name)
	}
	return s
}

func (t *taker) rows(object map[string]any, name string) [][]any {
	list, ok := object[name].([]any)
	if !ok {
		t.lack(name)
	}
	out := make([][]any, 0, len(list))
	for _, v := range list {
		out = append(out, t.row(name, v))
	}
	return out
}

// row takes the values of an object in the order of its columns.
func (t *taker) row(name string, object any) []any {
	fields, _ := object.(map[string]any)
	var out []any
	for _, column := range t.columns[name] {
		v, ok := fields[column]
		if !ok {
			t.lack(name + "." + column)
		}
		if column == "also" {
			v = t.rules(v)
		}
		out = append(out, v)
	}
	return out
}

// rules keeps the ids of a list of rules.
func (t *taker) rules(list any) []string {
	out := []string{}
	reasons, _ := list.([]any)
	for _, reason := range reasons {
		fields, _ := reason.(map[string]any)
		out = append(out, t.text(fields, "rule"))
	}
	return out
}
