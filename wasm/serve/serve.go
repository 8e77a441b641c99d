//go:build js && wasm

// Package serve is what a program needs to be called from JavaScript, whichever
// compiler made it: Go's own, or TinyGo.
package serve

import "github.com/hack-pad/safejs"

// Handle puts f within reach of JavaScript, as the function handle of the
// object that the loader takes for its globalThis. A program calls it in an
// init function: TinyGo's programs have no main that runs.
func Handle(f func(args []safejs.Value) any) {
	handle, err := safejs.FuncOf(func(_ safejs.Value, args []safejs.Value) any { return f(args) })
	if err != nil {
		panic(err)
	}
	if err := safejs.Global().Set("handle", handle); err != nil {
		panic(err)
	}
}
