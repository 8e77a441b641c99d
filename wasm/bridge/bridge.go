// Package bridge is the border between JavaScript and the model: one function,
// [Handle], takes an operation and its payload as strings and answers in JSON.
// It is plain Go and compiles natively, so every operation is tested without a
// browser, and native output equals WASM output byte for byte.
//
// An answer is {"v":1,"ok":true,"result":{…}} or
// {"v":1,"ok":false,"error":{"kind","code","message","offset"}}. The kind is
// input where the user's text is at fault, usage where the caller is, and
// internal where this program is.
package bridge

import "scopecalculator/scopecore"

// MaxPayload is the longest payload in bytes that is read.
const MaxPayload = scopecore.MaxQuery

// Handle answers one operation. The payload is in form encoding:
//
//	predict  a query
//	compare  a query; answered for all five grants
//	least    methods=NAMES, text=ANY TEXT or job=ID, with account and via
//	verify   a query, and answer=WHAT THE SERVER SAID
//	subset   a=QUERY and b=QUERY, each encoded
//	check    want=SCOPE, with scope=WHAT THE SERVER RETURNED or query=QUERY, encoded
//	explain  rule=ID, token=TOKEN or error=CODE
//	catalog  nothing
//
// Handle never panics; a fault of the model comes back as an error of kind
// internal.
func Handle(op, payload string) (answer string) {
	defer func() {
		if recover() != nil {
			answer = fail("internal", "panic", "The calculator ran into a fault of its own.")
		}
	}()
	if len(payload) > MaxPayload {
		return fail("input", "too-long", "This is longer than 64 KiB, more than any scope; it was not read.")
	}
	switch op {
	case "predict":
		return predict(payload)
	case "compare":
		return compare(payload)
	case "least":
		return least(payload)
	case "verify":
		return verify(payload)
	case "subset":
		return subset(payload)
	case "check":
		return check(payload)
	case "explain":
		return explain(payload)
	case "catalog":
		return wholeCatalog()
	}
	return fail("usage", "unknown-operation", "There is no such operation; there are predict, compare, least, verify, subset, check, explain and catalog.")
}

func fail(kind, code, message string) string {
	w := newWriter(256)
	w.open('{')
	w.num("v", 1)
	w.flag("ok", false)
	w.object("error")
	w.str("kind", kind)
	w.str("code", code)
	w.str("message", message)
	w.num("offset", 0)
	w.close('}')
	w.close('}')
	return w.String()
}

// succeed wraps a result.
func succeed(size int, result func(w *writer)) string {
	w := newWriter(size)
	w.open('{')
	w.num("v", 1)
	w.flag("ok", true)
	w.object("result")
	result(w)
	w.close('}')
	w.close('}')
	return w.String()
}
