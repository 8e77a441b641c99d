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

func (w *writer) sep() {
	if w.comma {
		w.b = append(w.b, ',')
	}
	w.comma = true
}

func (w *writer) open(c byte) {
	w.sep()
	w.b = append(w.b, c)
	w.comma = false
}

func (w *writer) close(c byte) {
	w.b = append(w.b, c)
	w.comma = true
}

// key writes a field's name, which is always plain ASCII of our own.
func (w *writer) key(name string) {
	w.sep()
	w.b = append(w.b, '"')
	w.b = append(w.b, name...)
	w.b = append(w.b, '"', ':')
	w.comma = false
}

func (w *writer) value(s string) { w.sep(); w.b = report.AppendQuoted(w.b, s) }

// word writes a word of our own, which needs no escape.
func (w *writer) word(s string) {
	w.sep()
	w.b = append(w.b, '"')
	w.b = append(w.b, s...)
	w.b = append(w.b, '"')
}

func (w *writer) int(n int) { w.sep(); w.b = strconv.AppendInt(w.b, int64(n), 10) }

func (w *writer) bool(v bool) { w.sep(); w.b = strconv.AppendBool(w.b, v) }

func (w *writer) null() { w.sep(); w.b = append(w.b, "null"...) }

// What may be absent: the value, or null.

func (w *writer) known(l report.Known) {
	if l.Known {
		w.word(l.Level.String())
	} else {
		w.null()
	}
}

func (w *writer) count(c report.Count) {
	if c.Known {
		w.int(c.N)
	} else {
		w.null()
	}
}

func (w *writer) text(t report.Text) {
	if t.Given {
		w.value(t.Text)
	} else {
		w.null()
	}
}

func (w *writer) level(l scopecore.OptLevel) { w.word(l.String()) }

func (w *writer) rule(id scopecore.RuleID) { w.word(string(id)) }
