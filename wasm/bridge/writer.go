package bridge

import (
	"strconv"

	"scopecalculator/scopecore"
	"scopecalculator/scopecore/report"
)

// writer writes JSON in the order it is told. It knows objects, arrays,
// strings, whole numbers, booleans and null: all there is in an answer.
// encoding/json would cost a hundred kilobytes of WASM, and the tests hold
// what it would say against this.
type writer struct {
	b     []byte
	comma bool // a comma is due before the next value
}

func newWriter(size int) *writer { return &writer{b: make([]byte, 0, size)} }

func (w *writer) String() string { return string(w.b) }

func (w *writer) open(c byte) {
	if w.comma {
		w.b = append(w.b, ',')
	}
	w.b = append(w.b, c)
	w.comma = false
}

func (w *writer) close(c byte) {
	w.b = append(w.b, c)
	w.comma = true
}

// key writes a field's name, which is always plain ASCII of our own. Its value
// has to follow.
func (w *writer) key(name string) {
	w.open('"')
	w.b = append(w.b, name...)
	w.b = append(w.b, '"', ':')
}

func (w *writer) object(name string) { w.key(name); w.open('{') }

func (w *writer) array(name string) { w.key(name); w.open('[') }

// value writes a string that is an entry of a list.
func (w *writer) value(s string) {
	if w.comma {
		w.b = append(w.b, ',')
	}
	w.b = report.AppendQuoted(w.b, s)
	w.comma = true
}

func (w *writer) str(name, s string) { w.key(name); w.value(s) }

// word writes a word of our own, which needs no escape.
func (w *writer) word(name, s string) {
	w.key(name)
	w.b = append(w.b, '"')
	w.b = append(w.b, s...)
	w.close('"')
}

func (w *writer) num(name string, n int) {
	w.key(name)
	w.b = strconv.AppendInt(w.b, int64(n), 10)
	w.comma = true
}

func (w *writer) flag(name string, v bool) {
	w.key(name)
	w.b = strconv.AppendBool(w.b, v)
	w.comma = true
}

func (w *writer) null(name string) {
	w.key(name)
	w.b = append(w.b, "null"...)
	w.comma = true
}

func (w *writer) strs(name string, list []string) {
	w.array(name)
	for _, s := range list {
		w.value(s)
	}
	w.close(']')
}

func (w *writer) nums(name string, list []int) {
	w.array(name)
	for i, n := range list {
		if i > 0 {
			w.b = append(w.b, ',')
		}
		w.b = strconv.AppendInt(w.b, int64(n), 10)
	}
	w.close(']')
}

// What may be absent: the value, or null.

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

func (w *writer) text(name string, t report.Text) {
	if t.Known {
		w.str(name, t.Value)
	} else {
		w.null(name)
	}
}

func (w *writer) level(name string, l scopecore.Opt[scopecore.Level]) { w.word(name, l.String()) }

func (w *writer) rule(name string, id scopecore.RuleID) { w.word(name, string(id)) }
