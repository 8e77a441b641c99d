package reading

import (
	"strings"

	"scopecalculator/scopecore"
)

// mention is a call at a place in the view. If gone is set, its index is into
// the list of methods that are gone, otherwise into the catalog's.
type mention struct {
	at, end int
	method  int
	gone    bool
	login   login // for the public calls that make a token

	asked   bool // it's the method of a request with an id
	inURL   bool
	rfq     scopecore.Tri // block_rfq in its parameters
	cod     string        // scope in cancel-on-disconnect
	made    int           // the login it is, plus one
	outcome Outcome
	fault   int // plus one
}

// when is the parameter setting that selects the way of calling; empty if the
// text shows none.
func (m *mention) when() string {
	switch {
	case m.rfq == scopecore.TriYes:
		return "block_rfq=true"
	case m.cod != "":
		return "scope=" + m.cod
	}
	return ""
}

// set records a parameter setting that selects a way of calling.
func (m *mention) set(when string) {
	switch when {
	case "block_rfq=true":
		m.rfq = scopecore.TriYes
	case "scope=account", "scope=connection":
		m.cod = when[len("scope="):]
	}
}

// login is a public call that makes a token.
type login uint8

const (
	noLogin login = iota
	authLogin
	exchangeLogin
	forkLogin
	publicSubscribe
)

// named reads what begins with private or public, in any spelling. It reports
// whether the scanner should continue after it.
func (s *scanner) named(start, end int) bool {
	t := s.text
	word := t[start:end]
	open := same(word[:6], "public")
	head := 6
	if !open {
		if len(word) < 7 || !same(word[:7], "private") {
			return false
		}
		head = 7
	}
	before := byte(0)
	if start > 0 {
		before = t[start-1]
	}
	switch {
	case len(word) == head && end < len(t) && t[end] == '/':
		if before >= 0x80 || before == '.' {
			return false
		}
		s.slashed(start, end+1, open)
		return true
	case len(word) == head && end < len(t) && t[end] == before && classes[before] == inQuote:
		// 'private' as a separate key or prefix.
		if s.deribit {
			s.prefixes = append(s.prefixes, prefix{at: start, open: open})
		}
		return true
	case len(word) == head && end < len(t) && before == '/' && classes[t[end]] == inQuote:
		s.prefixes = append(s.prefixes, prefix{at: start, open: open}) // as in "/api/v2/private"
		return true
	case len(word) == head || word[0] != 'p' && word[0] != 'P':
		return false
	}
	rest := word[head:]
	if rest[0] == '-' {
		// The documentation's addresses.
		if before == '#' || before == '/' {
			s.take(start, end, strings.ReplaceAll(rest[1:], "-", "_"), open, false)
			return true
		}
		return false
	}
	if rest[0] != '_' && (rest[0] < 'A' || rest[0] > 'Z') {
		return false
	}
	if rest[0] == '_' && !open && word[1] == 'R' {
		// A constant, whose value may be in another file.
		m, ok := s.words.places[lowered(rest[1:])]
		if ok {
			s.constants = append(s.constants, mention{at: start, end: end, method: m})
		}
		return ok
	}
	if open {
		if l := loginOf(letters(rest)); l != noLogin {
			s.mention(mention{at: start, end: end, login: l})
			return true
		}
		return false
	}
	if m, gone, ok := s.words.spelled(rest); ok {
		s.mention(mention{at: start, end: end, method: m, gone: gone})
		return true
	}
	verb := strings.TrimLeft(rest, "_")
	shaped := strings.HasPrefix(verb, "get_") || strings.HasPrefix(verb, "post_") ||
		strings.HasPrefix(verb, "Get") && len(verb) > 3 && verb[3] <= 'Z' || strings.HasPrefix(verb, "Post") && len(verb) > 4 && verb[4] <= 'Z'
	if shaped && end < len(t) && t[end] == '(' {
		for _, v := range [...]string{"get_", "post_", "Get", "Post"} {
			verb = strings.TrimPrefix(verb, v)
		}
		s.unknown(start, end, snake(verb))
		return true
	}
	return false
}

// snake writes a name of several capitals with underscores.
func snake(name string) string {
	b := make([]byte, 0, len(name)+8)
	for i := range len(name) {
		c := name[i]
		if c >= 'A' && c <= 'Z' {
			if i > 0 {
				b = append(b, '_')
			}
			c |= 0x20
		}
		b = append(b, c)
	}
	return string(b)
}

func loginOf(key string) login {
	for _, k := range [...]string{key, strings.TrimPrefix(key, "get"), strings.TrimSuffix(key, "get")} {
		switch k {
		case "auth":
			return authLogin
		case "exchangetoken":
			return exchangeLogin
		case "forktoken":
			return forkLogin
		case "subscribe":
			return publicSubscribe
		}
	}
	return noLogin
}

// longestMethod is the maximum length of a method's name, in bytes.
const longestMethod = 96

// slashed reads private/NAME or public/NAME, whose name begins at from.
func (s *scanner) slashed(start, from int, open bool) {
	t := s.text
	end := from
	for end < len(t) && end < from+longestMethod && (classes[t[end]] == inWord || t[end] == '/') {
		end++
	}
	s.i = end
	name := strings.TrimRight(t[from:end], "/-")
	next := byte(0)
	if end < len(t) {
		next = t[end]
	}
	before := byte(0)
	if start > 0 {
		before = t[start-1]
	}
	if !open && before == '/' && (start < 2 || classes[t[start-2]] != inWord) && (name == "var" || strings.HasPrefix(name, "var/") || strings.HasPrefix(name, "tmp")) {
		return // a folder
	}
	inURL := before == '/' || next == '?'
	if inURL {
		s.address = true
	}
	switch {
	case name == "" && classes[next] == inQuote && (open || !joined(t, end+1)):
		s.prefixes = append(s.prefixes, prefix{at: start, open: open}) // kept once, for names that come without it
	case name == "" && open:
	case name == "" || placeholder(next) && !known(s.words, name):
		if !open {
			if name == "" && classes[next] == inQuote {
				s.prefixes = append(s.prefixes, prefix{at: start, told: true})
			}
			s.say(start, s.templateEnd(end), WhyBuilt, template(t[start:min(len(t), start+60)]))
			s.i = max(s.i, end)
		}
	default:
		s.take(start, end, name, open, inURL)
	}
}

// joined reports whether something is appended to the string that ended before
// at, with an operator of any language.
func joined(t string, at int) bool {
	for at < len(t) && (t[at] == ' ' || t[at] == ')') {
		at++
	}
	return at < len(t) && (t[at] == '+' || t[at] == '&' || t[at] == '%' || t[at] == '.' || t[at] == '~' || strings.HasPrefix(t[at:], "<>") || strings.HasPrefix(t[at:], "||"))
}

// placeholder reports whether a name continues with something that's filled in.
func placeholder(c byte) bool { return strings.IndexByte("{$%<#:*[(", c) >= 0 && c != 0 }

func known(w *Vocabulary, name string) bool {
	_, ok := w.bare(name)
	return ok
}

// templateEnd returns the end of a placeholder that begins at i.
func (s *scanner) templateEnd(i int) int {
	for n := 0; i < len(s.text) && n < 60; i, n = i+1, n+1 {
		if c := s.text[i]; c <= ' ' || classes[c] == inQuote {
			break
		}
	}
	return i
}

// template is a name with placeholders in a form that's safe to show: anything
// that could be something else is left out.
func template(text string) string {
	end := 0
	for end < len(text) && (classes[text[end]] == inWord || strings.IndexByte("/{}$#%.<>:*", text[end]) >= 0) {
		end++
	}
	text = scopecore.Mask(text[:end])
	if masked(text) {
		return private
	}
	return text
}

// take takes a name that begins with private/ or public/.
func (s *scanner) take(start, end int, name string, open, inURL bool) {
	if open {
		if l := loginOf(letters(name)); l != noLogin {
			s.mention(mention{at: start, end: end, login: l, inURL: inURL})
			return
		}
		if full := "public/" + name; shownName(name) && !s.everywhere {
			s.other(Mention{From: start, To: end, Name: full, Reason: ReasonPublic})
		}
		return
	}
	// A URL may continue after the name, so shorter readings are tried too.
	for n := name; ; n = n[:strings.LastIndexByte(n, '/')] {
		if m, ok := s.words.bare(lowered(n)); ok {
			s.mention(mention{at: start, end: start + len(private) + len(n), method: m, inURL: inURL})
			return
		}
		if strings.IndexByte(n, '/') < 0 {
			break
		}
	}
	if g, ok := s.words.gone[flat(name)]; ok {
		s.mention(mention{at: start, end: end, method: g, gone: true, inURL: inURL})
		return
	}
	s.unknown(start, end, name)
}

func (s *scanner) mention(m mention) {
	s.calls = append(s.calls, m)
	if f := &s.top().facts; f.call == 0 {
		if f.at < 0 {
			f.at = m.at
		}
		f.call = len(s.calls)
	}
}

// shownName reports whether a name can be shown: it's short and not a secret.
func shownName(name string) bool {
	return name != "" && len(name) <= 64 && strings.IndexByte(name, '#') < 0
}

// unknown takes the name, without private/, of a method that is not in the
// catalog.
func (s *scanner) unknown(start, end int, name string) {
	if s.everywhere && fileName(s.text[end:min(len(s.text), end+2)]) {
		return
	}
	switch {
	case !shownName(name):
		s.say(start, end, WhyUnknownName, "")
	case len(s.others) >= mostOthers:
		s.more++
	case s.isNew(private + name):
		m := s.words.misnamed(private + name)
		m.From, m.To = start, end
		s.other(m)
	}
}

// fileName reports whether a name continues like a file's, as in
// private/orders.h. No method's name does.
func fileName(rest string) bool {
	return len(rest) == 2 && rest[0] == '.' && classes[rest[1]] == inWord
}

func (s *scanner) isNew(name string) bool {
	if len(s.others) >= mostOthers {
		s.more++
		return false
	}
	for i := range s.others {
		if s.others[i].Name == name {
			return false
		}
	}
	return true
}

func (s *scanner) other(m Mention) {
	if s.isNew(m.Name) {
		s.others = append(s.others, m)
	}
}

// prefix is a place that has private/ once, for later names that come without
// it; or public/, which ends that.
type prefix struct {
	at   int
	open bool
	told bool // something is put together with it
}

// resolveQuoted takes names without private/ for calls where they follow that
// prefix.
func (s *scanner) resolveQuoted() {
	s.spoken = len(s.calls)
	n := 0
	for i, p := range s.prefixes {
		end := len(s.text)
		if i+1 < len(s.prefixes) {
			end = s.prefixes[i+1].at
		}
		found := false
		for ; n < len(s.quoted) && s.quoted[n].at < end; n++ {
			if s.quoted[n].at > p.at && !p.open {
				s.calls = append(s.calls, s.quoted[n])
				found = true
			}
		}
		if !found && !p.open && !p.told && i == len(s.prefixes)-1 && len(s.calls) == s.spoken && strings.HasPrefix(s.text[p.at:], private) {
			s.say(p.at, p.at+len(private), WhyBuilt, private)
		}
	}
	s.resolveConstants()
}

// resolveConstants takes PRIVATE_CANCEL_ALL and similar names for calls if
// anything else shows that the text is about this exchange: others have methods
// to cancel and to withdraw, too.
func (s *scanner) resolveConstants() {
	if s.everywhere || s.deribit || s.spoken > 0 {
		s.calls = append(s.calls, s.constants...)
		return
	}
	for _, c := range s.constants {
		s.say(c.at, c.end, WhyPerhaps, s.words.methods[c.method].Name)
	}
}

// removedAs is the name of a method that's gone. If old programs use that name,
// the current methods that its note names are suggested.
func (w *Vocabulary) removedAs(r *scopecore.Removed) Mention {
	m := Mention{Name: r.Name, Reason: ReasonRemoved, Removed: r}
	if r.GoneBy == "" {
		for _, word := range strings.Fields(r.Note) {
			word = strings.TrimRight(word, ".,;")
			if name, ok := strings.CutPrefix(word, private); ok && known(w, name) {
				m.Near = append(m.Near, word)
			}
		}
	}
	return m
}

// misnamed says what to make of the name of a method that isn't in the catalog:
// which ones may be meant, or the one that's gone. A typo in a current name
// takes precedence over one in a name that's gone.
func (w *Vocabulary) misnamed(name string) Mention {
	lower := lowered(name)
	near := w.slips(lower)
	if len(near) == 0 {
		for i := range w.removed {
			if m := &w.removed[i]; slip(m.Name, lower) || goesOn(m.Name, lower) {
				return Mention{Name: name, Reason: ReasonRemoved, Removed: m}
			}
		}
		near = w.alike(lower)
	}
	return Mention{Name: name, Reason: ReasonUnknown, Near: near[:min(len(near), 3)]}
}

// slips finds names of the catalog a typo or two away, or that continue where
// this one stops.
func (w *Vocabulary) slips(lower string) []string {
	var out []string
	for i := range w.methods {
		if m := w.methods[i].Name; slip(m, lower) {
			out = append(out, m)
		}
	}
	for i := range w.methods {
		if m := w.methods[i].Name; goesOn(m, lower) {
			out = append(out, m)
		}
	}
	return out
}

// slip reports whether a name in lower case is a typo or two away from a method's.
func slip(method, lower string) bool {
	return method == lower || abs(len(method)-len(lower)) <= 2 && distance(method, lower) <= 2
}

// goesOn reports whether a method's name continues where another stops.
func goesOn(method, lower string) bool {
	return len(lower) >= len(private)+4 && len(method) > len(lower)+2 && strings.HasPrefix(method, lower)
}

// alike finds names that differ in one word, in the catalog or gone, or else
// methods of the catalog that do what the words say.
func (w *Vocabulary) alike(lower string) []string {
	var out []string
	for i := range w.methods {
		if m := w.methods[i].Name; oneWord(m, lower) {
			out = append(out, m)
		}
	}
	for i := range w.removed {
		if m := w.removed[i].Name; abs(len(m)-len(lower)) <= 3 && distance(m, lower) <= 3 {
			out = append(out, m)
		}
	}
	if len(out) > 0 {
		return out
	}
	words := strings.Split(strings.TrimPrefix(lower, private), "_")
	for i, said := range w.spoken() {
		if speaksOf(said, words) {
			out = append(out, w.methods[i].Name)
		}
	}
	return out
}

// oneWord reports whether two names of four words or more differ in one of
// them.
func oneWord(a, b string) bool {
	words, other := 0, 0
	for more := true; more; {
		var x, y string
		var second bool
		x, a, more = strings.Cut(a, "_")
		y, b, second = strings.Cut(b, "_")
		if more != second {
			return false
		}
		if x != y {
			other++
		}
		words++
	}
	return words >= 4 && other == 1
}

// wordsOf are the words of each method's name and summary.
func wordsOf(methods []scopecore.Method) [][]string {
	out := make([][]string, len(methods))
	for i := range methods {
		m := &methods[i]
		out[i] = strings.FieldsFunc(lowered(m.Name+" "+m.Summary), func(r rune) bool { return r < 'a' || r > 'z' })
	}
	return out
}

// speaksOf reports whether all these words are in said, singular or plural.
func speaksOf(said, words []string) bool {
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

// distance is the edit distance of two names, three rows at a time so that a
// swap of adjacent letters counts as one. Absurdly long names are far from all
// others.
func distance(a, b string) int {
	const longest = len(private) + longestMethod
	if len(b) > longest {
		return longest
	}
	var rows [3][longest + 1]int
	prev2, prev, row := &rows[0], &rows[1], &rows[2]
	for j := range len(b) + 1 {
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
