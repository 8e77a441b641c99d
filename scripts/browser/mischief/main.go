//go:build js && wasm

// Command mischief is the calculator's program with faults built in, for the
// tests of the shell; it never ships. A query whose key_name is the name of a
// fault and a number, such as panic.2, meets that fault the first two times;
// everything else gets the usual answer.
package main

import (
	"errors"
	"runtime"
	"strconv"
	"strings"

	"github.com/hack-pad/safejs"

	"scopecalculator/wasm/bridge"
	"scopecalculator/wasm/serve"
)

// leave ends the program.
var leave = make(chan struct{})

func init() {
	if due("boot") {
		panic("the test does not let it start")
	}
	serve.Handle(func(args []safejs.Value) any {
		op, err := args[0].String()
		if err != nil {
			panic(err)
		}
		payload, err := args[1].String()
		if err != nil {
			panic(err)
		}
		for part := range strings.SplitSeq(payload, "&") {
			name, ok := strings.CutPrefix(part, "key_name=")
			if kind, _, known := strings.Cut(name, "."); ok && known && faults[kind] != nil && due(name) {
				return faults[kind](op, payload)
			}
		}
		return bridge.Handle(op, payload)
	})
}

func main() { <-leave }

// faults are the ways to fail, by name.
var faults = map[string]func(op, payload string) any{
	"panic": func(string, string) any { panic(errors.New("the test's own panic")) },
	"nil": func(string, string) any {
		var nowhere *strings.Builder
		return nowhere.String()
	},
	"number": func(string, string) any { return 7 },
	"null":   func(string, string) any { return nil },
	"object": func(string, string) any { return map[string]any{"v": 1, "ok": true} },
	// It can't become a JavaScript value.
	"struct":  func(string, string) any { return struct{ V int }{1} },
	"empty":   func(string, string) any { return "" },
	"garbage": func(string, string) any { return `{"v":1,"ok":tru` },
	"version": func(string, string) any { return `{"v":2,"ok":true,"result":{}}` },
	"hollow":  func(string, string) any { return `{"v":1,"ok":true}` },
	"shape":   func(string, string) any { return `{"v":1,"ok":true,"result":{"scope":7,"domains":{}}}` },
	// The stack of Go's functions is the browser's.
	"stack": func(_, payload string) any { return strings.Repeat(payload, deeper(&call{})) },
	// More memory than there is, in pieces that each fit.
	"memory": func(string, string) any {
		for {
			hoard = append(hoard, make([]byte, 1<<30))
		}
	},
	// From Go through JavaScript into Go, and so on.
	"frames": func(string, string) any {
		var again safejs.Func
		again, err := safejs.FuncOf(func(safejs.Value, []safejs.Value) any {
			if _, err := again.Value().Call("call"); err != nil {
				panic(err)
			}
			return nil
		})
		if err != nil {
			panic(err)
		}
		_, err = again.Value().Call("call")
		panic(err)
	},
	// The answer has one more domain than the shell knows, among the others.
	"more": func(op, payload string) any {
		const row = `{"rule":"inherited","evidence":"documented","text":"A domain of the test's.","domain":"options","key":"read","held":null,"asked":null,` +
			`"floor":"none","likely":"read","ceiling":"read","effect":"inherited","word":"inherited","spoken":"from none to read, likely read","also":[],"loss":null},`
		answer := bridge.Handle(op, payload)
		out := ""
		for {
			at := rowOf(answer, "trade")
			if at < 0 {
				return out + answer
			}
			end := at + strings.Index(answer[at:], keyOf("trade")) + 1
			out += answer[:at] + row + answer[at:end]
			answer = answer[end:]
		}
	},
	// The answer lacks a domain that the shell knows.
	"fewer": func(op, payload string) any {
		answer := bridge.Handle(op, payload)
		for {
			at := rowOf(answer, "custody")
			if at < 0 {
				return answer
			}
			answer = answer[:at] + answer[at+rowOf(answer[at:], "trade"):]
		}
	},
	// The callback never ends, so JavaScript gets undefined.
	"sleep": func(string, string) any { select {} },
	// The answer is right, but the program has ended by then. (It can't call
	// os.Exit: the shell lacks what os needs at startup.)
	"leave": func(op, payload string) any {
		close(leave)
		for range 10 {
			runtime.Gosched()
		}
		return bridge.Handle(op, payload)
	},
	// The answer is right, and the program dies a moment later.
	"late": func(op, payload string) any {
		die := must(safejs.FuncOf(func(safejs.Value, []safejs.Value) any { panic("the test's late panic") }))
		// Object and Array are all of the page that a program can reach.
		must(must(must(safejs.Global().Get("Array")).Call("fromAsync", []any{})).Call("then", die))
		return bridge.Handle(op, payload)
	},
	// It dies, and the next one doesn't start.
	"boot": func(string, string) any {
		note("boot.1")
		panic("the test's own panic")
	},
}

// keyOf is what every row of a domain has in an answer, and nothing else has.
func keyOf(domain string) string { return `"domain":"` + domain + `","key":` }

// rowOf returns where a domain's first row begins in an answer, or -1.
func rowOf(answer, domain string) int {
	at := strings.Index(answer, keyOf(domain))
	if at < 0 {
		return -1
	}
	return strings.LastIndex(answer[:at], `{"rule":`)
}

// call is one of many nested calls.
type call struct {
	from  *call
	depth int
}

// deeper calls itself until the stack is full. Each call points to the one
// before, so the compiler can't turn it into a loop.
func deeper(from *call) int {
	here := call{from, from.depth + 1}
	if here.depth < 0 {
		return 0
	}
	return deeper(&here) + here.from.depth
}

// hoard keeps what was allocated.
var hoard [][]byte

// due reports whether the fault of that name and number is still to happen, and
// records it. An instance knows nothing about earlier ones; what's kept on the
// page's Object outlives them.
func due(name string) bool {
	_, number, _ := strings.Cut(name, ".")
	times, _ := strconv.Atoi(number)
	if name == "boot" {
		// Set beforehand by the fault of that name; it happens once.
		if noted("boot.1") == 0 || noted("boot.done") > 0 {
			return false
		}
		note("boot.done")
		return true
	}
	if noted("mischief "+name) >= times {
		return false
	}
	note("mischief " + name)
	return true
}

func note(name string) {
	if err := must(safejs.Global().Get("Object")).Set(name, noted(name)+1); err != nil {
		panic(err)
	}
}

func noted(name string) int {
	count := must(must(safejs.Global().Get("Object")).Get(name))
	if count.IsUndefined() {
		return 0
	}
	return must(count.Int())
}

func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}
