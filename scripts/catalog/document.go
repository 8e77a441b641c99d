package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"regexp"
	"slices"
	"strings"
)

// maxDocument is the longest document to read, in bytes; the real one is under
// 2 MB.
const maxDocument = 32 << 20

// document is what the comparison takes from an OpenAPI document.
type document struct {
	version string
	paths   int
	methods map[string]reading
}

// reading is what the document says about one method, in the words of the
// fields. A value that isn't one of those words takes a person.
type reading struct {
	scope          need
	websocketOnly  string
	matchingEngine string
	secondFactor   string
	category       string
	// url is the page about the method, if the document links it.
	url string
}

// operations are the keys of a path that have an operation.
var operations = []string{"get", "post", "put", "delete", "patch", "head", "options", "trace"}

// readDocument reads an OpenAPI document. Its errors fit one line.
func readDocument(file string) (*document, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxDocument+1))
	if err != nil {
		return nil, err
	}
	doc, err := parseDocument(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return doc, nil
}

func parseDocument(data []byte) (*document, error) {
	if len(data) > maxDocument {
		return nil, fmt.Errorf("is longer than %d MB and wasn't read", maxDocument>>20)
	}
	var raw struct {
		Info  struct{ Version string }              `json:"info"`
		Paths map[string]map[string]json.RawMessage `json:"paths"`
	}
	if err := json.Unmarshal(data, &raw); err != nil {
		return nil, explain(err, data)
	}
	if len(raw.Paths) == 0 {
		return nil, errors.New("has no paths; is it an OpenAPI document?")
	}
	doc := &document{version: raw.Info.Version, paths: len(raw.Paths), methods: map[string]reading{}}
	for path, item := range raw.Paths {
		i := strings.Index("/"+path, "/private/")
		if i < 0 {
			continue
		}
		name := path[i:]
		name = strings.TrimPrefix(name, "/")
		if _, twice := doc.methods[name]; twice {
			return nil, fmt.Errorf("has %s under two paths", name)
		}
		r, err := readItem(item)
		if err != nil {
			return nil, fmt.Errorf("path %s: %w", path, err)
		}
		doc.methods[name] = r
	}
	if len(doc.methods) == 0 {
		return nil, errors.New("has no path of a private method; is it Deribit's document?")
	}
	return doc, nil
}

// explain says in plain words why JSON can't be read.
func explain(err error, data []byte) error {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case len(bytes.TrimSpace(data)) == 0:
		return errors.New("is empty")
	case errors.As(err, &syntax) && syntax.Offset >= int64(len(data)) && strings.Contains(err.Error(), "unexpected end"):
		return errors.New("is JSON that is cut off before its end")
	case errors.As(err, &syntax):
		line := 1 + bytes.Count(data[:min(syntax.Offset, int64(len(data)))], []byte("\n"))
		return fmt.Errorf("isn't JSON: line %d: %w", line, err)
	case errors.As(err, &kind):
		return fmt.Errorf("isn't an OpenAPI document: %s is a JSON %s", cmpOr(kind.Field, "it"), kind.Value)
	}
	return err
}

func cmpOr(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

// readItem reads one path. If it has several operations, such as get and post,
// they have to agree, or one leaves out what the other says.
func readItem(item map[string]json.RawMessage) (reading, error) {
	var r reading
	found := false
	for _, verb := range operations {
		raw, ok := item[verb]
		if !ok {
			continue
		}
		var op struct {
			Tags                 []string
			Summary, Description string
			Page                 struct{ Href string } `json:"x-mint"`
		}
		if err := json.Unmarshal(raw, &op); err != nil {
			return r, explain(err, raw)
		}
		one := readOperation(op.Tags, op.Summary+"\n"+op.Description)
		if strings.HasPrefix(op.Page.Href, "/api-reference/") {
			one.url = "https://docs.deribit.com" + op.Page.Href
		}
		if !found {
			r, found = one, true
			continue
		}
		r = r.merge(one)
	}
	if !found {
		return r, errors.New("has no operation")
	}
	return r, nil
}

func readOperation(tags []string, text string) reading {
	r := reading{scope: readNeed(text), websocketOnly: "no", matchingEngine: "no", secondFactor: "no"}
	for _, tag := range tags {
		switch k := kebab(tag); k {
		case "websocket-only":
			r.websocketOnly = "yes"
		case "matching-engine":
			r.matchingEngine = "yes"
		case "private", "public":
		default:
			r.category = cmpOr(r.category, k)
		}
	}
	for _, line := range plainLines(text) {
		if websocketMark.MatchString(line) {
			r.websocketOnly = "yes"
		}
		if m := factorMark.FindStringSubmatch(line); m != nil {
			if r.secondFactor = "yes"; m[1] != "" {
				r.secondFactor = "conditional"
			}
		}
	}
	return r
}

var (
	websocketMark = regexp.MustCompile(`(?i)^web ?socket[ -]only\b`)
	// factorMark ends with what makes the mark conditional.
	factorMark = regexp.MustCompile(`(?i)^(?:tfa|2fa|two-factor authentication|second factor) (?:is )?required[\s.!:]*(.*)$`)
	notKebab   = regexp.MustCompile(`[^a-z0-9]+`)
)

// kebab writes "Block RFQ" as "block-rfq", and "WebSocket Only" as
// "websocket-only".
func kebab(s string) string {
	s = strings.ReplaceAll(strings.ToLower(s), "web socket", "websocket")
	return strings.Trim(notKebab.ReplaceAllString(s, "-"), "-")
}

// merge adds what another operation of the same path says.
func (r reading) merge(o reading) reading {
	either := func(a, b string) string {
		if a == "no" || a == b {
			return b
		}
		if b == "no" {
			return a
		}
		return "conditional"
	}
	r.scope = r.scope.merge(o.scope)
	r.websocketOnly = either(r.websocketOnly, o.websocketOnly)
	r.matchingEngine = either(r.matchingEngine, o.matchingEngine)
	r.secondFactor = either(r.secondFactor, o.secondFactor)
	r.category = cmpOr(r.category, o.category)
	r.url = cmpOr(r.url, o.url)
	return r
}

// names lists the methods of the document in order.
func (d *document) names() []string {
	out := make([]string, 0, len(d.methods))
	for name := range d.methods {
		out = append(out, name)
	}
	slices.Sort(out)
	return out
}
