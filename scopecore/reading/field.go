package reading

import (
	"strings"

	"scopecalculator/scopecore"
)

// A name, a separator, a value: the one structure that JSON, code, logs,
// configuration and tables have in common.

// field reads the value after a name that the scanner knows, if there is one.
func (s *scanner) field(f field, start, end int) {
	t := s.text
	at := end
	name := at < len(t) && classes[t[at]] == inQuote && start > 0 && t[start-1] == t[at] // it's in quotes
	for at < len(t) && at < end+3 && (classes[t[at]] == inQuote || t[at] == '?' || t[at] == '*') {
		at++
	}
	keyed := false
	for at < len(t) && (t[at] == ' ' || t[at] == '\t' || t[at] == ']') {
		keyed = keyed || t[at] == ']'
		at++
	}
	if at == len(t) {
		return
	}
	next := byte(0)
	if at+1 < len(t) {
		next = t[at+1]
	}
	pair := false // as in put("scope", "…")
	switch c := t[at]; {
	case c == ':' && next == ':' || c == '=' && next == '=':
		return
	case c == ':' && next == '=' || c == '=' && next == '>':
		at += 2
	case c == ':' || c == '=':
		at++
	case c == '|' && s.inTable(start):
		at++
	case c == '>' && start > 0 && t[start-1] == '<':
		at++
	case c == ',' && name && start > 1 && classes[t[start-2]] == inOpen:
		at, pair = at+1, true
	case c == '(' && (classes[next] == inQuote || f == fGranted) && (f == fScope || f == fGranted || f == fMaxScope || f == fGrant):
		at++
	case f == fCode && (classes[c] == inWord && (c >= '0' && c <= '9' || c == '-')):
	case f == fScope && strings.HasPrefix(t[at:], "granted:"):
		f, at = fGranted, at+len("granted:")
	default:
		return
	}
	target := s.top()
	if n := len(s.stack); n > 1 && start > 1 && target.facts.at == start-2 && target.open != '{' && (pair || keyed) {
		target = &s.stack[n-2]
	}
	if f == fScope && start >= 8 && same(t[start-8:start], "granted ") {
		f = fGranted
	}
	s.value(target, f, at)
}

// inTable reports whether the word at start is a table cell.
func (s *scanner) inTable(start int) bool {
	i := start - 1
	for i >= s.lineAt && (s.text[i] == ' ' || s.text[i] == '`' || s.text[i] == '*') {
		i--
	}
	return i >= s.lineAt && s.text[i] == '|'
}

// value reads a field's value.
func (s *scanner) value(fr *frame, f field, at int) {
	t := s.text
	at = skipBlank(t, at)
	switch f {
	case fParams, fResult, fError, fData:
		if open := bracketAt(t, at); open >= 0 {
			s.role, s.roleAt = f, open
			if f == fResult {
				s.set(fr, f, span{int32(at), int32(at)})
			}
			return
		}
		to := scalarEnd(t, at)
		if at < len(t) && classes[t[at]] == inQuote {
			to = at + 1
		}
		if !null(t[at:to]) && to > at && (f == fResult || f == fError) {
			s.set(fr, f, span{int32(at), int32(to)})
		}
		return
	case fScope, fGranted, fMaxScope:
		s.scopeValue(fr, f, at)
		return
	case fFeatures:
		// The scanner continues before the list.
		s.set(fr, f, span{int32(at), int32(listEnd(t, at))})
		return
	}
	from, q := opening(t, at)
	to := from
	switch {
	case q != 0:
		most := len(t)
		if f != fAccess && f != fRefresh {
			most = min(most, from+4096) // the scanner continues before it
		}
		for to < most && t[to] != q && t[to] != '\n' {
			to++
		}
	default:
		to = scalarEnd(t, from)
	}
	if null(t[from:to]) && q == 0 {
		return
	}
	switch f {
	case fCode, fExpires:
		if _, ok := number(t[from:to]); !ok {
			return
		}
		s.set(fr, f, span{int32(from), int32(to)})
		s.i = to
	case fMethod, fURL:
		// The scanner finds the call in it.
		s.set(fr, f, span{int32(from), int32(to)})
	case fAccess, fRefresh, fTokenType:
		s.set(fr, f, span{int32(from), int32(to)})
		s.i = max(s.i, to)
		if q != 0 && (to == len(t) || t[to] == '\n') {
			fr.facts.cut = true
			s.popAll(to)
		}
	case fRPC:
		s.rpc()
		s.set(s.top(), f, span{int32(from), int32(to)})
	default:
		if q == 0 && to == from {
			return
		}
		s.set(fr, f, span{int32(from), int32(to)})
	}
}

// rpc records that the object on top is a message. If it's inside another
// message, that one was cut off.
func (s *scanner) rpc() {
	for n := len(s.stack) - 2; n > 0; n-- {
		if s.stack[n].facts.got(fRPC) {
			mine := s.top()
			s.stack = s.stack[:len(s.stack)-1]
			for len(s.stack) > n {
				s.pop(mine.facts.at, true)
			}
			s.push(mine.open, fNone, mine.facts.at)
			mine.facts.copyTo(&s.top().facts)
			return
		}
	}
}

// set keeps a field. A field that comes a second time begins something new.
func (s *scanner) set(fr *frame, f field, p span) {
	if fr.facts.got(f) {
		switch f {
		case fMethod, fGrant, fScope, fGranted, fMaxScope, fCode, fRPC, fResult:
			s.flush(fr, int(p.from))
		}
	}
	if fr.facts.at < 0 {
		fr.facts.at = int(p.from)
	}
	fr.facts.has |= 1 << f
	fr.facts.vals[f] = p
}

// skipBlank skips the white space before a value. A value may begin on the
// next line.
func skipBlank(t string, at int) int {
	for at < len(t) && (t[at] == ' ' || t[at] == '\t' || t[at] == '*') {
		at++
	}
	if at < len(t) && t[at] == '\n' {
		n := at
		for n < len(t) && n < at+64 && (t[n] == ' ' || t[n] == '\t' || t[n] == '\n') {
			n++
		}
		if n < len(t) && (classes[t[n]] == inQuote || classes[t[n]] == inOpen) {
			return n
		}
	}
	return at
}

// bracketAt returns where the object or list of a value begins, not counting
// the name of its type; -1 if there is none.
func bracketAt(t string, at int) int {
	if at+1 < len(t) && classes[t[at]] == inQuote && (t[at+1] == '{' || t[at+1] == '[') {
		return at + 1
	}
	for i := at; i < len(t) && i < at+64; i++ {
		switch c := t[i]; {
		case c == '{' || c == '[':
			return i
		case classes[c] == inWord || strings.IndexByte(".:&*<>( ", c) >= 0:
		default:
			return -1
		}
	}
	return -1
}

// opening returns where the text of a value begins, and its quote, or 0 without
// one.
func opening(t string, at int) (from int, q byte) {
	i := at
	for i < len(t) && i < at+2 && strings.IndexByte("bBfFrRuU@$", t[i]) >= 0 {
		i++
	}
	if i < len(t) && classes[t[i]] == inQuote {
		q = t[i]
		switch {
		case i+2 < len(t) && t[i+1] == q && t[i+2] == q:
			return i + 3, q // three quotes
		case i+2 < len(t) && t[i+1] == q && classes[t[i+2]] == inWord:
			return i + 2, q // doubled, as in a string of Basic or CSV
		}
		return i + 1, q
	}
	// The name of a type or a function, as in Some("…") and String::from("…").
	i = at
	for i < len(t) && i < at+32 && (classes[t[i]] == inWord || t[i] == ':' || t[i] == '.' || t[i] == '&') {
		i++
	}
	if i > at && i+1 < len(t) && t[i] == '(' && classes[t[i+1]] == inQuote {
		return i + 2, t[i+1]
	}
	return at, 0
}

// scalarEnd returns where a value without quotes ends.
func scalarEnd(t string, at int) int {
	end := at
	for end < len(t) && end < at+120 && strings.IndexByte(" \t\n,;&)}]\"'`|", t[end]) < 0 {
		end++
	}
	return end
}

// listEnd is the end of a list of a few words, or of a word if it isn't a list.
func listEnd(t string, at int) int {
	if open := bracketAt(t, at); open >= 0 {
		rest := t[open:min(len(t), open+200)]
		if n := strings.IndexAny(rest, "]}"); n >= 0 {
			return open + n
		}
		return open
	}
	return scalarEnd(t, at)
}

func null(value string) bool {
	switch value {
	case "null", "None", "nil", "<nil>", "undefined", "":
		return true
	}
	return false
}

// scopeText is a scope as found.
type scopeText struct {
	// text has its tokens, raw its words as a request sends them.
	text, raw string
	end       int
	words     int
	other     int // words that aren't tokens
	cut       bool
	built     bool // part of it is put together at run time
	// functional is set if it opens a domain, server if it has something only
	// the server sets.
	functional, server bool
}

// scopeValue reads the scope after a name.
func (s *scanner) scopeValue(fr *frame, f field, at int) {
	t := s.text
	var p scopeText
	from, q := opening(t, at)
	if q == 0 {
		// A type between name and value, as in scope: str = "…".
		i := at
		for i < len(t) && i < at+40 && (classes[t[i]] == inWord || strings.IndexByte("<>:.[]& ", t[i]) >= 0) {
			i++
		}
		if i < len(t) && t[i] == '=' && i+1 < len(t) && t[i+1] != '=' && i > at && !tokenStart(t[at:]) {
			from, q = opening(t, skipBlank(t, i+1))
		}
	}
	switch {
	case q != 0:
		p = s.readScope(from, q)
	case from < len(t) && (t[from] == '[' || t[from] == '('):
		p = s.readList(from)
	default:
		p = s.readScope(skipBlock(t, from), 0)
		if p.words == 0 {
			to := scalarEnd(t, from)
			if word := t[from:to]; word == "account" || word == "connection" {
				p.end = to
				s.foreign(fr, f, from, p)
				return
			}
			// A variable: its value isn't in the text.
			if to > from && !null(t[from:to]) && f == fScope && q == 0 && fr.open != 0 {
				p = scopeText{end: from, built: true}
			} else {
				return
			}
		}
	}
	if q != 0 && p.words == 0 && p.other > 0 && !p.cut && !p.built {
		s.foreign(fr, f, from, p)
		return
	}
	s.scopes = append(s.scopes, p)
	s.set(fr, f, span{int32(from), int32(p.end)})
	fr.facts.scope = len(s.scopes)
	s.i = max(s.i, p.end)
	if q != 0 && p.cut && (p.end >= len(t) || t[p.end] == '\n') {
		fr.facts.cut = true
		s.popAll(p.end)
	}
}

// foreign records a scope without a single token of the grammar:
// cancel-on-disconnect has a parameter by this name, and so do other services.
func (s *scanner) foreign(fr *frame, f field, from int, p scopeText) {
	word := s.text[from:min(p.end, len(s.text))]
	switch word {
	case "account", "connection":
		s.scopes = append(s.scopes, scopeText{text: word, raw: word, end: p.end, words: 1})
		s.set(fr, f, span{int32(from), int32(p.end)})
		fr.facts.scope = len(s.scopes)
	default:
		s.say(from, p.end, WhyForeignScope, "")
	}
}

// skipBlock skips the beginning of a block of YAML.
func skipBlock(t string, at int) int {
	n := at
	for n < len(t) && n < at+3 && strings.IndexByte("|>-+", t[n]) >= 0 {
		n++
	}
	for n < len(t) && (t[n] == ' ' || t[n] == '\t') {
		n++
	}
	if n == len(t) || t[n] != '\n' {
		return at
	}
	for n < len(t) && (t[n] == ' ' || t[n] == '\n' || t[n] == '\t') {
		n++
	}
	if strings.HasPrefix(t[n:], "- ") {
		n += 2
	}
	if n < len(t) && classes[t[n]] == inQuote {
		n++
	}
	if tokenStart(t[n:min(len(t), n+40)]) {
		return n
	}
	return at
}

// readScope reads a scope up to its closing quote, or, if it has none, as long
// as there are tokens.
func (s *scanner) readScope(from int, q byte) scopeText {
	var b tokens
	t, i := s.text, from
	p := &b.out
	for {
		blank := i
		for i < len(t) && (t[i] == ' ' || t[i] == '\t' || q == 0 && i > from && t[i] == '\n' && moreLines(t, i)) {
			i++
		}
		if q == 0 && i > blank && i < len(t) && strings.HasPrefix(t[i:], "- ") {
			i += 2
		}
		start := i
		for i < len(t) && t[i] != ' ' && t[i] != '\t' && t[i] != '\n' && t[i] != q {
			if q == 0 && (strings.IndexByte("&\"'`<>|){}];", t[i]) >= 0 || i-start > longestWord) {
				break
			}
			i++
		}
		if i > start {
			taken := b.add(t[start:i], q == 0)
			if q == 0 && !taken {
				i = start
				if start > from && p.words > 0 {
					i = blank
				}
				break
			}
			if p.cut {
				break
			}
			continue
		}
		if q != 0 && i < len(t) && t[i] == q {
			if n := continued(t, i, q); n > 0 {
				i = n
				continue
			}
			break
		}
		if q != 0 {
			p.cut = true
			if b.odd {
				p.other-- // it may be half a token
			} else {
				b.last()
			}
		}
		break
	}
	b.done()
	p.end = i
	return b.out
}

// moreLines reports whether a block continues after the end of a line with
// another token.
func moreLines(t string, at int) bool {
	n := at + 1
	for n < len(t) && (t[n] == ' ' || t[n] == '\t') {
		n++
	}
	if n == at+1 {
		return false // not indented
	}
	if strings.HasPrefix(t[n:], "- ") {
		n += 2
	}
	return tokenStart(t[n:min(len(t), n+40)])
}

// continued returns the start of the next string, if the language joins it to
// the one that ends at i; otherwise 0.
func continued(t string, i int, q byte) int {
	n := i + 1
	for n < len(t) && n < i+80 && strings.IndexByte(" \t\n+\\.", t[n]) >= 0 {
		n++
	}
	if n < len(t) && (t[n] == 'f' || t[n] == 'r') {
		n++
	}
	if n+1 < len(t) && n > i+1 && t[n] == q {
		m := n + 1
		for m < len(t) && t[m] == ' ' {
			m++
		}
		if tokenStart(t[m:min(len(t), m+40)]) {
			return n + 1
		}
	}
	return 0
}

// readList reads a list of tokens, each in quotes.
func (s *scanner) readList(from int) scopeText {
	var b tokens
	t, i := s.text, from+1
	for i < len(t) && t[i] != ']' && t[i] != ')' && t[i] != '}' {
		if classes[t[i]] != inQuote && classes[t[i]] != inWord {
			i++
			continue
		}
		q := byte(0)
		if classes[t[i]] == inQuote {
			q = t[i]
			i++
		}
		start := i
		for i < len(t) && t[i] != '\n' && t[i] != q && (q != 0 || strings.IndexByte(" ,]);", t[i]) < 0) {
			i++
		}
		for _, word := range strings.Fields(t[start:i]) {
			b.add(word, false)
		}
		if i < len(t) && t[i] == q {
			i++
		}
	}
	b.out.cut = i >= len(t)
	b.done()
	b.out.end = i
	return b.out
}

// tokens collects the words of a scope.
type tokens struct {
	out       scopeText
	text, raw []string
	odd       bool // the last word isn't a token
}

// longestScope is how many words of a scope are kept.
const longestScope = 64

// longestWord is longer than any token.
const longestWord = 256

// add takes a word, and reports whether it is a token or a list of them.
func (b *tokens) add(word string, loose bool) bool {
	p := &b.out
	b.odd = false
	if len(word) > longestWord {
		p.other++
		return false
	}
	whole := word
	for _, dots := range [...]string{"...", "…"} {
		if rest, ok := strings.CutSuffix(strings.TrimRight(whole, ",;"), dots); ok {
			whole, p.cut = rest, true
		}
	}
	if loose {
		whole = strings.TrimRight(whole, ",.")
	}
	if p.cut && whole == "" {
		b.last()
		return true
	}
	parts := []string{whole}
	if strings.IndexByte(whole, 0x2B) > 0 && plusBefore(whole) > 0 || !scopecore.IsToken(whole) && strings.ContainsAny(whole, ",;|+") {
		parts = strings.FieldsFunc(whole, func(r rune) bool { return r == ',' || r == ';' || r == '|' || r == '+' })
	}
	for _, part := range parts {
		if !scopecore.IsToken(part) || masked(part) {
			cut := p.cut
			switch {
			case loose && !cut:
				return false
			case cut: // half a token
			case strings.IndexByte(part, '#') >= 0: // a secret, already counted
			case strings.ContainsAny(part, "{}$%"):
				p.built = true
			default:
				p.other++
				b.odd = true
			}
			return false
		}
	}
	if len(b.text) > longestScope {
		return true
	}
	for _, part := range parts {
		b.text = append(b.text, part)
		d, level, _ := strings.Cut(part, ":")
		_, domain := scopecore.ParseDomain(d)
		if _, known := scopecore.ParseLevel(level); domain && known {
			p.functional = true
		}
		p.server = p.server || part == "mainaccount" || d == "app_id" || strings.HasPrefix(part, "session:rest-")
	}
	if strings.IndexByte(whole, '+') >= 0 && len(parts) > 1 {
		b.raw = append(b.raw, parts...)
	} else {
		b.raw = append(b.raw, whole)
	}
	p.words = len(b.text)
	if p.cut {
		b.last()
	}
	return true
}

// plusBefore returns the place of a plus sign that means the space before the
// next token, or 0.
func plusBefore(word string) int {
	for i := range len(word) {
		if word[i] == '+' && tokenStart(word[i+1:]) {
			return i
		}
	}
	return 0
}

// last drops the last token if it may be half of one.
func (b *tokens) last() {
	if n := len(b.text); n > 0 && !surelyWhole(b.text[n-1]) {
		b.text, b.raw = b.text[:n-1], b.raw[:len(b.raw)-1]
	}
}

func (b *tokens) done() {
	b.out.words = len(b.text)
	b.out.text, b.out.raw = strings.Join(b.text, " "), strings.Join(b.raw, " ")
}

// surelyWhole reports whether a token can't be the start of a longer one.
// trade:read may be the start of trade:read_write, and any session's name the
// start of another.
func surelyWhole(token string) bool {
	return token == "connection" || token == "mainaccount" || strings.HasSuffix(token, ":read_write") || strings.HasSuffix(token, ":none")
}

// tokenStart reports whether a text begins like a token of a scope.
func tokenStart(s string) bool { return s != "" && startsToken[s[0]] && tokenBegins(s) }

// startsToken marks the first letters of tokens: most texts don't begin with
// one.
var startsToken = func() *[256]bool {
	out := &[256]bool{}
	for _, c := range []byte("mcsne") {
		out[c] = true
	}
	for _, name := range domainNames {
		out[name[0]] = true
	}
	return out
}()

func tokenBegins(s string) bool {
	switch s[0] {
	case 'm':
		return begins(s, "mainaccount")
	case 'c':
		if begins(s, "connection") {
			return true
		}
	case 's':
		return strings.HasPrefix(s, "session:")
	case 'n':
		return strings.HasPrefix(s, "name:")
	case 'e':
		return strings.HasPrefix(s, "expires:")
	}
	for _, name := range domainNames {
		if name[0] == s[0] && strings.HasPrefix(s, name) && len(s) > len(name)+1 && s[len(name)] == ':' && (s[len(name)+1] == 'r' || s[len(name)+1] == 'n') {
			return true
		}
	}
	return false
}

var domainNames = func() (out []string) {
	for _, d := range scopecore.Domains() {
		if name := d.String(); name != "" {
			out = append(out, name)
		}
	}
	return out
}()

// begins reports whether a text begins with this word.
func begins(s, word string) bool {
	return strings.HasPrefix(s, word) && (len(s) == len(word) || s[len(word)] == ' ' || s[len(word)] == '"' || s[len(word)] == '\'' || s[len(word)] == '\n' || s[len(word)] == '+' || s[len(word)] == ',')
}
