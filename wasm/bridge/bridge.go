// Package bridge connects JavaScript and the model: one function, [Handle],
// takes an operation and its payload as strings and answers in JSON. It's plain
// Go and compiles natively, so every operation is tested without a browser, and
// native output equals WASM output byte for byte.
//
// An answer is {"v":1,"ok":true,"result":{…}} or
// {"v":1,"ok":false,"error":{"kind","code","message","offset"}}. The kind is
// input if the user's text is at fault, usage if the caller is, and internal if
// this program is. The shapes of the results are the types of package report;
// the code that writes them is generated from those.
package bridge

import (
	"strconv"
	"strings"

	"scopecalculator/scopecore"
	"scopecalculator/scopecore/reading"
)

//go:generate go run ./internal/gen

// MaxPayload is the longest payload that's read, in bytes, not counting texts.
const MaxPayload = scopecore.MaxQuery

// MaxText is the longest text in bytes that read, least and verify take after
// the first line of their payload.
const MaxText = reading.MaxText

// MaxScan is the same for scan.
const MaxScan = reading.MaxScan

// Handle answers one operation. The payload is in form encoding, which is
// decoded only here. A text to read is passed as is, after the first line feed;
// one of up to 64 KiB can also be a parameter:
//
//	predict  a query
//	grants   a query; answered for each grant
//	least    methods=NAMES, text=ANY TEXT or job=ID, with account, via and at_most=SCOPE; or a line feed and ANY TEXT
//	verify   a query, and answer=WHAT THE SERVER SAID, or a line feed and that
//	read     a query, or nothing, then a line feed and ANY TEXT; into=key, ask or held beside the query names the field it was pasted into
//	scan     a line feed, then ANY TEXT
//	check    want=SCOPE, with scope=WHAT CAME or query=QUERY
//	compare  a=QUERY and b=QUERY, each encoded
//	change   a=QUERY and b=QUERY, each encoded
//	explain  rule=ID, token=TOKEN, or error=CODE or a whole reply
//	catalog  nothing
//
// Handle never panics; if the model fails, that comes back as an error of kind
// internal.
func Handle(op, payload string) (answer string) {
	defer func() {
		if recover() != nil {
			answer = fail("internal", "panic", "The calculator ran into an internal error.")
		}
	}()
	if reads := op == "read" || op == "least" || op == "verify" || op == "scan"; len(payload) > MaxPayload && !reads {
		return fail("input", "too-long", "This is longer than 64 KiB, more than any scope, so it wasn't read.")
	}
	for _, o := range operations {
		if o.name == op {
			return o.answer(form(payload))
		}
	}
	return fail("usage", "unknown-operation", "No such operation. The operations are predict, grants, least, verify, read, scan, check, compare, change, explain and catalog.")
}

var operations = [...]struct {
	name   string
	answer func(form) string
}{
	{"predict", predict},
	{"grants", grants},
	{"least", least},
	{"verify", verify},
	{"read", read},
	{"scan", scan},
	{"check", check},
	{"compare", compare},
	{"change", change},
	{"explain", explain},
	{"catalog", wholeCatalog},
}

// form is a payload in form encoding.
type form string

// get returns a parameter, decoded, without anything that looks like a secret.
func (f form) get(name string) (value string, ok bool) { return scopecore.Form(string(f), name) }

// text returns the form and the text to read: what follows its first line, or
// else the parameter with that name. The text isn't masked: package reading
// does that, and counts. refused is the answer if one of them is too long; most
// is how long the text may be, in bytes.
func (f form) text(name string, most int) (head form, text string, given bool, refused string) {
	line, rest, lines := strings.Cut(string(f), "\n")
	head = f
	if _, named := scopecore.FormText(line, name); !named && lines {
		head, text, given = form(line), rest, true
	} else {
		text, given = scopecore.FormText(string(f), name)
	}
	switch {
	case len(head) > MaxPayload:
		return head, "", false, fail("input", "too-long", "This is longer than 64 KiB; it was not read.")
	case len(text) > most:
		return head, "", false, fail("input", "too-long", "This is longer than "+strconv.Itoa(most>>20)+" MiB; it was not read.")
	}
	return head, text, given, ""
}

// cut takes a parameter out of a form.
func (f form) cut(name string) (rest form, value string) {
	value, _ = f.get(name)
	var kept []string
	for _, pair := range strings.Split(string(f), "&") {
		if n, _, _ := strings.Cut(pair, "="); n != name {
			kept = append(kept, pair)
		}
	}
	return form(strings.Join(kept, "&")), value
}

// query reads the payload as a query.
func (f form) query() (*scopecore.Query, []scopecore.Diagnostic) {
	return scopecore.ParseQuery(string(f))
}

func fail(kind, code, message string) string {
	w := newWriter(256)
	w.word(`{"v":1,"ok":false,"error":{"kind":`, kind)
	w.word(`,"code":`, code)
	w.str(`,"message":`, message)
	w.num(`,"offset":`, 0)
	w.name("}}")
	return w.json()
}

// succeed wraps a result. size is about how many bytes it takes.
func succeed(size int, result func(w *writer)) string {
	w := newWriter(size)
	w.name(`{"v":1,"ok":true,"result":`)
	result(w)
	w.name("}")
	return w.json()
}
