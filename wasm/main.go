//go:build js && wasm

// Command wasm puts the bridge within reach of JavaScript: one function,
// handle(op, payload), on the object that wasm_exec.js takes for its
// globalThis. The build wraps that file so that the object is private to the
// shell, and the page that embeds the calculator gains no global.
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
	select {} // handle answers for as long as the instance lives
}

// texts returns operation and payload where both are primitive strings. Two
// empty strings otherwise: no operation has that name, so the bridge answers
// with its usage error. Nothing is converted, because a toString of the page
// that throws would fly through Go's frames and leave a corrupt instance.
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
