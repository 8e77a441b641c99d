//go:build js && wasm

// Command wasm makes the bridge available to JavaScript: one function,
// handle(op, payload), on the object that wasm_exec.js uses as globalThis. The
// build wraps that file so that the object is private to the shell, and the
// page that embeds the calculator gains no global.
package main

import (
	"github.com/hack-pad/safejs"

	"scopecalculator/wasm/bridge"
	"scopecalculator/wasm/serve"
)

func init() {
	serve.Handle(func(args []safejs.Value) any {
		// Two strings in, one string out. A returned struct would panic after
		// the bridge's recover has run, and kill the instance.
		return bridge.Handle(texts(args))
	})
}

func main() {
	select {} // handle answers as long as the instance lives
}

// texts returns operation and payload if both are primitive strings, otherwise
// two empty strings: no operation has that name, so the bridge answers with its
// usage error. Nothing is converted, because an exception from a page's
// toString would unwind Go's frames and corrupt the instance.
func texts(args []safejs.Value) (op, payload string) {
	if len(args) < 2 || args[0].Type() != safejs.TypeString || args[1].Type() != safejs.TypeString {
		return "", ""
	}
	op, err := args[0].String()
	if err != nil {
		return "", ""
	}
	if payload, err = args[1].String(); err != nil {
		return "", ""
	}
	return op, payload
}
