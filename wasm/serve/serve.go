//go:build js && wasm

// Package serve is what a program needs to be callable from JavaScript, with
// either compiler: Go's own, or TinyGo.
package serve

import "github.com/hack-pad/safejs"

// Handle makes f available to JavaScript, as the function handle of the object
// that the loader uses as globalThis. A program calls it in an init function:
// TinyGo's programs have no main that runs.
func Handle(f func(args []safejs.Value) any) {
	handle, err := safejs.FuncOf(func(_ safejs.Value, args []safejs.Value) any { return f(args) })
	if err != nil {
		panic(err)
	}
	if err := safejs.Global().Set("handle", handle); err != nil {
		panic(err)
	}
}
