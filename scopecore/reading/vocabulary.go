package reading

import (
	"strings"
	"sync"

	"scopecalculator/scopecore"
)

// Removed, renamed and current names, and the ways in which programs spell
// them. The spellings of client libraries follow rules, so they're derived:
// ccxt, and the clients generated from the OpenAPI document, combine "private",
// the HTTP verb and the words of the name.

// Code is an error code with the name that the server sends beside it.
type Code struct {
	Code int
	Name string
}

// Vocabulary is what to search a text for. It doesn't change; a program needs
// only one.
type Vocabulary struct {
	methods  []scopecore.Method
	removed  []scopecore.Removed
	unified  []scopecore.Job
	codes    []Code
	places   map[string]int // of current methods, by their names run together
	gone     map[string]int
	bareName map[string]int
	lengths  [256]uint64 // of those names, a bit each, by first letter
	library  map[string]int
	patterns [][]string // of the channels, by method
	// spoken are the words of each method's name and summary; few texts need
	// them.
	spoken func() [][]string
}

// NewVocabulary makes a vocabulary from the methods and channels of a catalog,
// the methods that are gone, the calls of libraries, and the names of errors.
func NewVocabulary(c *scopecore.Catalog, removed []scopecore.Removed, unified []scopecore.Job, codes []Code) *Vocabulary {
	w := &Vocabulary{methods: c.Methods(), removed: removed, unified: unified, codes: codes,
		places: make(map[string]int, len(c.Methods())), gone: make(map[string]int, len(removed)),
		bareName: make(map[string]int, len(c.Methods())), library: make(map[string]int, 2*len(unified)), patterns: make([][]string, len(c.Methods()))}
	w.spoken = sync.OnceValue(func() [][]string { return wordsOf(w.methods) })
	for i := range w.methods {
		m := &w.methods[i]
		if m.Channel {
			w.patterns[i] = strings.Split(m.Name, ".")
			continue
		}
		name := strings.TrimPrefix(m.Name, private)
		w.places[flat(name)] = i
		w.bareName[name] = i
		w.lengths[name[0]] |= 1 << len(name)
	}
	for i := range removed {
		w.gone[flat(strings.TrimPrefix(removed[i].Name, private))] = i
	}
	for i := range unified {
		w.library[letters(unified[i].ID)] = i
	}
	return w
}

const private = "private/"

// lowered is a text with its ASCII letters in lower case: package strings would
// pull in the Unicode tables.
func lowered(s string) string {
	for i := range len(s) {
		if s[i] >= 'A' && s[i] <= 'Z' {
			b := []byte(s)
			for j := i; j < len(b); j++ {
				if b[j] >= 'A' && b[j] <= 'Z' {
					b[j] |= 0x20
				}
			}
			return string(b)
		}
	}
	return s
}

// same reports whether two texts are equal, ignoring the case of ASCII letters.
func same(a, b string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range len(a) {
		if x, y := a[i], b[i]; x != y && (x|0x20 != y|0x20 || x|0x20 < 'a' || x|0x20 > 'z') {
			return false
		}
	}
	return true
}

// flat is a method's name run together.
func flat(name string) string { return strings.ReplaceAll(name, "/", "_") }

// letters is a name reduced to what all its spellings have in common.
func letters(name string) string {
	b := make([]byte, 0, len(name))
	for i := range len(name) {
		switch c := name[i]; {
		case c >= 'A' && c <= 'Z':
			b = append(b, c|0x20)
		case c >= 'a' && c <= 'z' || c >= '0' && c <= '9':
			b = append(b, c)
		}
	}
	return string(b)
}

// bare finds a method by its name without private/, spelled exactly.
func (w *Vocabulary) bare(name string) (int, bool) {
	if len(name) == 0 || len(name) >= 64 || w.lengths[name[0]]>>len(name)&1 == 0 {
		return 0, false // like nearly every string in a program
	}
	i, ok := w.bareName[name]
	return i, ok
}

// spelled finds a method by what follows "private" in the names of client
// libraries: with the HTTP verb before or after it, or without one. If gone is
// set, the place is among the methods that are gone.
func (w *Vocabulary) spelled(rest string) (place int, gone, ok bool) {
	name := strings.Trim(snake(rest), "_")
	for _, k := range [...]string{name, strings.TrimPrefix(name, "get_"), strings.TrimPrefix(name, "post_"), strings.TrimSuffix(name, "_get"), strings.TrimSuffix(name, "_post")} {
		if i, ok := w.places[k]; ok {
			return i, false, true
		}
		if i, ok := w.gone[k]; ok {
			return i, true, true
		}
	}
	return 0, false, false
}

// unifiedCall finds a library's call by its name in either spelling, or returns
// -1.
func (w *Vocabulary) unifiedCall(name string) int {
	if len(name) < 8 || len(name) > 40 {
		return -1
	}
	if c := name[0] | 0x20; c != 'c' && c != 'f' && c != 'e' && c != 't' && c != 'w' {
		return -1
	}
	if i, ok := w.library[letters(name)]; ok {
		return i
	}
	return -1
}

// codeName returns the name of an error code.
func (w *Vocabulary) codeName(code int) (string, bool) {
	for i := range w.codes {
		if w.codes[i].Code == code {
			return w.codes[i].Name, true
		}
	}
	return "", false
}
