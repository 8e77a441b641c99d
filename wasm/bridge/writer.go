package bridge

import (
	"strconv"
	"unsafe"

	"scopecalculator/scopecore"
	"scopecalculator/scopecore/report"
)

// writer writes JSON in the order of the calls. It knows objects, arrays,
// strings, whole numbers, booleans and null: all there is in an answer.
// encoding/json would cost a hundred kilobytes of WASM, and the tests compare
// the two. A name comes ready-made: `"rule":`, or `,"rule":` if it isn't the
// first.
type writer struct{ b []byte }

func newWriter(size int) *writer { return &writer{b: make([]byte, 0, size)} }

// json gives what was written as a string, without copying it, the way
// strings.Builder does. Don't write after it.
func (w *writer) json() string { return unsafe.String(unsafe.SliceData(w.b), len(w.b)) }

func (w *writer) open(c byte) { w.b = append(w.b, c) }

// name writes a name, or any other text of ours.
func (w *writer) name(name string) { w.b = append(w.b, name...) }

func (w *writer) quoted(s string) { w.b = report.AppendQuoted(w.b, s) }

func (w *writer) str(name, s string) {
	w.b = append(w.b, name...)
	w.b = report.AppendQuoted(w.b, s)
}

// word writes one of our own words, which needs no escape.
func (w *writer) word(name, s string) {
	w.b = append(w.b, name...)
	w.b = append(w.b, '"')
	w.b = append(w.b, s...)
	w.b = append(w.b, '"')
}

func (w *writer) num(name string, n int) {
	w.b = append(w.b, name...)
	w.b = strconv.AppendInt(w.b, int64(n), 10)
}

func (w *writer) flag(name string, v bool) {
	w.b = append(w.b, name...)
	w.b = strconv.AppendBool(w.b, v)
}

func (w *writer) null(name string) {
	w.b = append(w.b, name...)
	w.b = append(w.b, "null"...)
}

// entry begins an entry of a list, end ends a list of n.
func (w *writer) entry(i int) {
	if i == 0 {
		w.b = append(w.b, '[')
	} else {
		w.b = append(w.b, ',')
	}
}

func (w *writer) end(n int) {
	if n == 0 {
		w.b = append(w.b, '[')
	}
	w.b = append(w.b, ']')
}

func (w *writer) strs(name string, list []string) {
	w.b = append(w.b, name...)
	for i, s := range list {
		w.entry(i)
		w.quoted(s)
	}
	w.end(len(list))
}

func (w *writer) nums(name string, list []int) {
	w.b = append(w.b, name...)
	for i, n := range list {
		w.entry(i)
		w.b = strconv.AppendInt(w.b, int64(n), 10)
	}
	w.end(len(list))
}

// Optional values: the value, or null.

func (w *writer) known(name string, l report.Known) {
	if l.Known {
		w.word(name, l.Value.String())
	} else {
		w.null(name)
	}
}

func (w *writer) count(name string, c report.Count) {
	if c.Known {
		w.num(name, c.Value)
	} else {
		w.null(name)
	}
}

func (w *writer) seconds(name string, s report.Seconds) {
	if s.Known {
		w.name(name)
		w.b = strconv.AppendInt(w.b, s.Value, 10)
	} else {
		w.null(name)
	}
}

func (w *writer) text(name string, t report.Text) {
	if t.Known {
		w.str(name, t.Value)
	} else {
		w.null(name)
	}
}

func (w *writer) level(name string, l scopecore.Opt[scopecore.Level]) { w.word(name, l.String()) }

func (w *writer) rule(name string, id scopecore.RuleID) { w.word(name, string(id)) }
