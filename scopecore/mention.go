package scopecore

import (
	"strings"
	"unicode/utf8"
)

// Finding calls in text: code in any language, logs of JSON-RPC, prose. A
// method is any private/… name; a channel is a dotted name that fits one of
// the patterns, with real instruments, currencies and intervals in it, or with
// the placeholders of a template.

// Mention is a name found in a text that is no call of the catalog.
type Mention struct {
	Name string
	// Reason is "public", "removed", "unknown", or "unknown-channel".
	Reason string
	// Removed is what is known of a method that is gone; nil for others. Its name
	// is another where that one was perhaps meant.
	Removed *Removed
	// Near are names of the catalog that were perhaps meant.
	Near []string
}

// Mentions are the calls a text names.
type Mentions struct {
	// Methods are the calls found, in the order of the catalog.
	Methods []*Method
	// Others are names that are no call with a scope, in the order of the text.
	Others []Mention
}

// maxMentions bounds how many names that are no calls are reported.
const maxMentions = 50

// FindMentions finds the calls of a list of names and those that a text names.
// In the list, methods may come without private/. In the text, names may be
// anywhere, and what comes without private/ is just a word, unless the text is
// nothing but methods.
func FindMentions(list, text string, methods []Method, removed []Removed) Mentions {
	f := finder{methods: methods, removed: removed, found: make([]bool, len(methods)), seen: map[string]bool{}}
	for _, name := range strings.FieldsFunc(Mask(list), func(r rune) bool { return r == ' ' || r == ',' || r == '\n' || r == '\t' || r == '\r' || r == ';' }) {
		f.name(name)
	}
	text = Mask(text)
	if words, ok := f.onlyMethods(text); ok {
		for _, name := range words {
			f.name(name)
		}
	} else {
		f.scan(text)
	}
	var out Mentions
	for i, ok := range f.found {
		if ok {
			out.Methods = append(out.Methods, &methods[i])
		}
	}
	out.Others = f.others
	return out
}

type finder struct {
	methods []Method
	removed []Removed
	found   []bool
	seen    map[string]bool
	others  []Mention
}

// name takes one name of a list.
func (f *finder) name(s string) {
	switch {
	case len(s) > 96 || strings.IndexByte(s, maskByte) >= 0:
	case masked(maskShapes(s[strings.LastIndexByte(s, ':')+1:])): // a session's name has no place here
	case strings.HasPrefix(s, "private/") || strings.HasPrefix(s, "public/"):
		f.method(s)
	case strings.Contains(s, "."), f.index(s) >= 0:
		if !f.channel(s) && !f.seen[s] {
			f.other(Mention{Name: s, Reason: "unknown-channel", Near: f.near(s)})
		}
	default:
		f.method("private/" + s)
	}
}

// onlyMethods returns the words of a text and whether each is the name of a
// method, with or without private/: "buy, sell" is a list of calls, where "buy"
// among other words means nothing.
func (f *finder) onlyMethods(text string) ([]string, bool) {
	words := strings.FieldsFunc(text, func(r rune) bool {
		return r == '-' || r != '/' && r < utf8.RuneSelf && !wordByte(byte(r))
	})
	for _, w := range words {
		if f.index(w) < 0 && f.index("private/"+w) < 0 {
			return nil, false
		}
	}
	return words, true
}

// scan walks through a text.
func (f *finder) scan(text string) {
	for i := 0; i < len(text); {
		c := text[i]
		if !wordByte(c) || i > 0 && (wordByte(text[i-1]) || text[i-1] == '.' || text[i-1] == '$') {
			i++
			continue
		}
		rest := text[i:]
		switch {
		case strings.HasPrefix(rest, "private/"), strings.HasPrefix(rest, "public/"):
			n := methodLength(rest)
			f.method(strings.TrimRight(rest[:n], "/-"))
			i += n
		case f.channelStart(rest):
			n := channelLength(rest)
			f.channel(strings.TrimRight(rest[:n], "."))
			i += n
		default:
			for i < len(text) && wordByte(text[i]) {
				i++
			}
		}
	}
}

// methodLength is how far a method's name reaches.
func methodLength(s string) int {
	n := 0
	for n < len(s) && n < 96 && (wordByte(s[n]) || s[n] == '/') {
		n++
	}
	return n
}

// channelStart reports whether s begins with the first part of a channel's
// name and a dot, or is a channel of one part.
func (f *finder) channelStart(s string) bool {
	for i := range f.methods {
		if m := &f.methods[i]; m.Channel {
			head, _, dotted := strings.Cut(m.Name, ".")
			if strings.HasPrefix(s, head) && (len(s) == len(head) || dotted && s[len(head)] == '.' || !dotted && !wordByte(s[len(head)])) {
				return true
			}
		}
	}
	return false
}

// channelLength is how far a channel's name reaches: dotted parts of word
// characters, or placeholders in brackets such as {name}, ${name}, (name), <name>.
func channelLength(s string) int {
	n := 0
	for n < len(s) && n < 160 {
		switch c := s[n]; {
		case wordByte(c), c == '.', c == '*', c == '$', c == '%':
			n++
		case c == '{' || c == '(' || c == '<':
			end := strings.IndexByte(s[n:min(len(s), n+48)], closing(c))
			if end < 0 || n == 0 || s[n-1] != '.' && s[n-1] != '$' && s[n-1] != '%' && s[n-1] != '_' {
				return n
			}
			n += end + 1
		default:
			return n
		}
	}
	return n
}

func closing(c byte) byte {
	switch c {
	case '{':
		return '}'
	case '(':
		return ')'
	default:
		return '>'
	}
}

func (f *finder) index(name string) int {
	for i := range f.methods {
		if f.methods[i].Name == name {
			return i
		}
	}
	return -1
}

func (f *finder) other(m Mention) {
	if len(f.others) < maxMentions && !f.seen[m.Name] {
		f.seen[m.Name] = true
		f.others = append(f.others, m)
	}
}

// method takes a name that begins with private/ or public/.
func (f *finder) method(name string) {
	if strings.HasPrefix(name, "public/") {
		if plainMethod(name) {
			f.other(Mention{Name: name, Reason: "public"})
		}
		return
	}
	// A URL may go on after the name, so shorter readings are tried too.
	for s := name; strings.Count(s, "/") > 0; s = s[:strings.LastIndexByte(s, '/')] {
		if i := f.index(s); i >= 0 {
			f.found[i] = true
			return
		}
	}
	if f.seen[name] || !plainMethod(name) {
		return
	}
	for i := range f.removed {
		if f.removed[i].Name == name {
			f.other(Mention{Name: name, Reason: "removed", Removed: &f.removed[i]})
			return
		}
	}
	near := f.slips(name)
	if len(near) == 0 {
		for i := range f.removed {
			if lower := lowered(name); slip(f.removed[i].Name, lower) || goesOn(f.removed[i].Name, lower) {
				f.other(Mention{Name: name, Reason: "removed", Removed: &f.removed[i]})
				return
			}
		}
		near = f.near(name)
	}
	f.other(Mention{Name: name, Reason: "unknown", Near: near})
}

// plainMethod reports whether a name can be shown: it is short and no secret.
func plainMethod(name string) bool {
	_, rest, _ := strings.Cut(name, "/")
	return rest != "" && len(rest) <= 64 && strings.IndexByte(rest, maskByte) < 0
}

// channel takes a dotted name and reports whether it is a channel's. Names
// that only begin like one, such as user.name in code, are none.
func (f *finder) channel(name string) bool {
	parts := strings.Split(name, ".")
	best, literals := -1, -1
	for i := range f.methods {
		if m := &f.methods[i]; m.Channel {
			if n := fits(strings.Split(m.Name, "."), parts); n > literals {
				best, literals = i, n
			}
		}
	}
	if best >= 0 {
		f.found[best] = true
	}
	return best >= 0
}

// fits counts the parts of a pattern that a name matches literally; -1 where
// it does not match.
func fits(pattern, parts []string) int {
	if len(pattern) != len(parts) {
		return -1
	}
	n := 0
	for i, p := range pattern {
		switch {
		case p == parts[i]:
			n++
		case p[0] != '(' || parts[i] == "":
			return -1
		case p == "(kind)" && !templated(parts[i]) && !kind(parts[i]):
			return -1
		case p == "(interval)" && !templated(parts[i]) && parts[i] != "raw" && parts[i] != "agg2" && !strings.HasSuffix(parts[i], "ms"):
			return -1
		}
	}
	return n
}

// templated reports whether a part stands for something to be filled in.
func templated(s string) bool { return strings.ContainsAny(s, "{}()<>*$%") }

func kind(s string) bool {
	switch s {
	case "any", "future", "option", "spot", "combo", "future_combo", "option_combo":
		return true
	}
	return false
}

// slips finds up to three names of the catalog a slip or two away, or that go
// on where this one stops.
func (f *finder) slips(name string) []string {
	var out []string
	lower := lowered(name)
	for i := range f.methods {
		if m := f.methods[i].Name; slip(m, lower) {
			out = append(out, m)
		}
	}
	for i := range f.methods {
		if m := f.methods[i].Name; goesOn(m, lower) {
			out = append(out, m)
		}
	}
	return out[:min(len(out), 3)]
}

// slip reports whether a name in lower case is a slip or two away from a method's.
func slip(method, lower string) bool {
	return method == lower || abs(len(method)-len(lower)) <= 2 && distance(method, lower) <= 2
}

// goesOn reports whether a method's name goes on where another stops.
func goesOn(method, lower string) bool {
	return len(lower) >= len("private/")+4 && len(method) > len(lower)+2 && strings.HasPrefix(method, lower)
}

// near finds up to three names of the catalog that were perhaps meant: slips,
// or else those that do what the words say.
func (f *finder) near(name string) []string {
	out := f.slips(name)
	lower := lowered(name)
	if len(out) == 0 {
		words := strings.Split(strings.TrimPrefix(lower, "private/"), "_")
		for i := range f.methods {
			if speaksOf(&f.methods[i], words) {
				out = append(out, f.methods[i].Name)
			}
		}
	}
	return out[:min(len(out), 3)]
}

// speaksOf reports whether name and summary of a method have all these words,
// singular or plural.
func speaksOf(m *Method, words []string) bool {
	said := strings.FieldsFunc(lowered(m.Name+" "+m.Summary), func(r rune) bool { return r < 'a' || r > 'z' })
	for _, w := range words {
		found := false
		for _, s := range said {
			found = found || len(w) > 2 && strings.TrimSuffix(s, "s") == strings.TrimSuffix(w, "s")
		}
		if !found {
			return false
		}
	}
	return true
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

// distance is the edit distance of two names, three rows at a time so that
// swapped neighbors count as one.
func distance(a, b string) int {
	prev2, prev, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(prev[j]+1, row[j-1]+1, prev[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], prev2[j-2]+1)
			}
		}
		prev2, prev, row = prev, row, prev2
	}
	return prev[len(b)]
}
