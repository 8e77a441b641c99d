package reading

import "strings"

// The scanner goes over the plain view once. It keeps a stack of what is open
// (braces, brackets, parentheses), and for each the few fields it knows by
// name, whatever language their separator is from. A frame closes with its own
// bracket, at the end of the text, or where a later message shows that it was
// cut off.

// What a byte can begin.
const (
	inNothing byte = iota
	inWord
	inOpen
	inClose
	inQuote
	inLine
)

var classes = func() (out [256]byte) {
	for c := range out {
		switch {
		case c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-':
			out[c] = inWord
		}
	}
	for _, c := range []byte("{[(") {
		out[c] = inOpen
	}
	for _, c := range []byte("}])") {
		out[c] = inClose
	}
	for _, c := range []byte("\"'`") {
		out[c] = inQuote
	}
	out['\n'] = inLine
	return out
}()

// field is a name that the scanner knows.
type field uint8

const (
	fNone field = iota
	fMethod
	fID
	fRPC
	fGrant
	fScope
	fGranted
	fMaxScope
	fAccess
	fRefresh
	fTokenType
	fExpires
	fSecret
	fSignature
	fClient
	fEnabled
	fCode
	fMessage
	fReason
	fSubject
	fSessionName
	fName
	fPublicKey
	fBlockRFQ
	fFeatures
	fURL
	fParams
	fResult
	fError
	fData
	numFields
)

// fieldNames are the names that the scanner knows, in lower case and without
// "_" and "-".
var fieldNames = [...]struct {
	name  string
	field field
}{
	{"method", fMethod},
	{"id", fID},
	{"jsonrpc", fRPC},
	{"granttype", fGrant},
	{"scope", fScope},
	{"scopes", fScope},
	{"scopegrants", fScope},
	{"grantedscope", fGranted},
	{"grantedscopes", fGranted},
	{"scopegranted", fGranted},
	{"scopesgranted", fGranted},
	{"granted", fGranted},
	{"maxscope", fMaxScope},
	{"setmaxscope", fMaxScope},
	{"accesstoken", fAccess},
	{"refreshtoken", fRefresh},
	{"tokentype", fTokenType},
	{"expiresin", fExpires},
	{"clientsecret", fSecret},
	{"signature", fSignature},
	{"clientid", fClient},
	{"enabled", fEnabled},
	{"code", fCode},
	{"errorcode", fCode},
	{"errcode", fCode},
	{"message", fMessage},
	{"msg", fMessage},
	{"errormessage", fMessage},
	{"reason", fReason},
	{"subjectid", fSubject},
	{"sessionname", fSessionName},
	{"name", fName},
	{"publickey", fPublicKey},
	{"blockrfq", fBlockRFQ},
	{"enabledfeatures", fFeatures},
	{"url", fURL},
	{"uri", fURL},
	{"params", fParams},
	{"parameters", fParams},
	{"result", fResult},
	{"error", fError},
	{"err", fError},
	{"data", fData},
}

// fieldsFrom are indexes into fieldNames by first letter: nearly every word of
// a text is looked up, and nearly none is there.
var fieldsFrom = func() [][]uint8 {
	out := make([][]uint8, 'z'+1)
	for i := range fieldNames {
		first := fieldNames[i].name[0]
		out[first] = append(out[first], uint8(i))
	}
	return out
}()

// fieldOf knows a name in any spelling: max_scope, maxScope, MaxScope. A name
// that ends in "scope" is a scope's.
func fieldOf(word string) field {
	first := word[0] | 0x20
	if first > 'z' {
		return fNone
	}
	for _, i := range fieldsFrom[first] {
		if spells(word, fieldNames[i].name) {
			return fieldNames[i].field
		}
	}
	if n := len(word) - len("scope"); n > 0 && n <= longestWord && same(word[n:], "scope") {
		return fScope
	}
	return fNone
}

// spells reports whether a word is a lower-case name, ignoring case, "_" and
// "-".
func spells(word, name string) bool {
	n := 0
	for i := range len(word) {
		c := word[i]
		if c == '_' || c == '-' {
			continue
		}
		if c >= 'A' && c <= 'Z' {
			c |= 0x20
		}
		if n == len(name) || c != name[n] {
			return false
		}
		n++
	}
	return n == len(name)
}

// span is a stretch of the view. The zero value means none.
type span struct{ from, to int32 }

func (s *scanner) str(p span) string { return s.text[p.from:p.to] }

// facts are the fields of one object.
type facts struct {
	at, end int
	has     uint32
	vals    [numFields]span
	scope   int    // its index in s.scopes, plus one
	call    int    // the call that a method field or an address names, plus one
	login   int    // the login that these fields were read as, plus one
	token   int    // the token reply, likewise
	fault   int    // and the error
	sub     [4]int // params, result, error, data: indexes into s.kept, plus one
	cut     bool
}

// begin resets them for an object that has no field yet.
func (f *facts) begin(at int) { *f = facts{at: at} }

// copyTo keeps the program small: the fields are copied one by one.
//
//go:noinline
func (f *facts) copyTo(to *facts) { *to = *f }

func (f *facts) got(name field) bool { return f.has>>name&1 != 0 }

// frame is an open bracket, or the whole text.
type frame struct {
	open  byte // its bracket; 0 for the text as a whole
	role  field
	facts facts
}

// deepest is how many frames are kept. Nothing deeper is read.
const deepest = 48

type scanner struct {
	words *Vocabulary
	view  *view
	text  string
	i     int
	stack []frame
	deep  int // frames beyond the deepest

	lineAt   int // where the line begins
	blank    bool
	address  bool  // the line names a method as an address
	role     field // of the bracket at roleAt
	roleAt   int
	http, ws bool
	ccxt     bool
	deribit  bool
	// everywhere is set if every place is wanted, and only calls.
	everywhere bool
	tooDeep    int // how often brackets were too deep

	kept      [][]facts // of objects in a field, in chunks that don't move
	scopes    []scopeText
	calls     []mention
	logins    []Login
	tokens    []Token
	faults    []Fault
	keys      []Key
	bare      []Bare
	msgs      []message
	chans     []channelAt
	unread    []Unread
	others    []Mention
	more      int       // names beyond the fifty
	quoted    []mention // names of the catalog in quotes, without private/
	constants []mention // names in capitals
	prefixes  []prefix
	unified   []mention
	spoken    int // how many calls came from names with private/
	left      []string
}

func (s *scanner) run() {
	s.push(0, fNone, -1)
	for s.i < len(s.text) {
		switch classes[s.text[s.i]] {
		case inWord:
			s.word()
		case inOpen:
			s.open()
		case inClose:
			s.shut()
		case inQuote:
			s.quote()
		case inLine:
			s.line()
		default:
			if c := s.text[s.i]; c > ' ' {
				s.blank = false
			}
			s.i++
		}
	}
	s.finish()
}

// push opens a frame. A frame is large, so it's written in place.
func (s *scanner) push(open byte, role field, at int) {
	if s.stack == nil {
		s.stack = make([]frame, 0, deepest)
	}
	s.stack = s.stack[:len(s.stack)+1]
	f := s.top()
	f.open, f.role = open, role
	f.facts.begin(at)
}

func (s *scanner) top() *frame { return &s.stack[len(s.stack)-1] }

func (s *scanner) open() {
	s.blank = false
	role := fNone
	if s.roleAt == s.i {
		role = s.role
	}
	if len(s.stack) == deepest {
		if s.deep == 0 {
			s.say(s.i, s.i+1, WhyTooDeep, "")
		}
		s.deep++
		s.i++
		return
	}
	s.push(s.text[s.i], role, s.i)
	s.i++
}

func (s *scanner) shut() {
	s.blank = false
	defer func() { s.i++ }()
	if s.deep > 0 {
		s.deep--
		return
	}
	open := byte('(')
	switch s.text[s.i] {
	case '}':
		open = '{'
	case ']':
		open = '['
	}
	// Brackets in prose and in strings don't have to match.
	for n := len(s.stack) - 1; n > 0 && n > len(s.stack)-8; n-- {
		if s.stack[n].open == open {
			for len(s.stack) > n {
				s.pop(s.i+1, false)
			}
			return
		}
	}
}

// pop closes the frame on top.
func (s *scanner) pop(end int, cut bool) {
	f := s.top()
	f.facts.end = end
	f.facts.cut = f.facts.cut || cut
	s.stack = s.stack[:len(s.stack)-1]
	s.judge(f)
}

// popAll closes everything but the text itself: what's still open was cut off.
func (s *scanner) popAll(end int) {
	for len(s.stack) > 1 {
		s.pop(end, true)
	}
	s.deep = 0
}

func (s *scanner) line() {
	if s.blank || s.address {
		s.flush(&s.stack[0], s.i)
	}
	s.i++
	s.lineAt, s.blank, s.address = s.i, true, false
	s.bareLine()
}

// flush reads the fields of a frame that continues, and starts over.
func (s *scanner) flush(f *frame, end int) {
	if f.facts.has != 0 {
		f.facts.end = end
		role := f.role
		f.role = fNone
		s.judge(f)
		f.role = role
	}
	at := -1
	if f.open != 0 {
		at = end
	}
	f.facts.begin(at)
}

func (s *scanner) finish() {
	s.popAll(len(s.text))
	s.flush(&s.stack[0], len(s.text))
	s.resolveQuoted()
}

// lineTag tells the lines of one connection from another's. It's made from the
// words before a message that aren't a time or a direction.
func lineTag(line string) uint32 {
	h := uint32(0)
	for i := 0; i < len(line); {
		c := line[i]
		if c == '{' || c == '\n' {
			return h
		}
		if classes[c] != inWord {
			i++
			continue
		}
		j := i
		for j < len(line) && classes[line[j]] == inWord {
			j++
		}
		if word := lowered(line[i:j]); (c < '0' || c > '9') && !direction(word) {
			for _, b := range []byte(word) {
				h = (h ^ uint32(b)) * 16777619
			}
			h++
		}
		i = j
	}
	return 0 // no message on this line
}

func direction(word string) bool {
	switch strings.Trim(word, "-") {
	case "", "tx", "rx", "send", "sent", "sending", "recv", "received", "receiving", "receive", "in", "out", "request", "response", "reply", "req", "resp", "res",
		"debug", "info", "trace", "warn", "warning", "error", "client", "server", "to", "from", "message", "msg", "answer", "outgoing", "incoming", "write", "read", "t", "z":
		return true
	}
	return false
}

// quote looks at the string that begins here: a scope as a whole, or the name
// of a call without private/.
func (s *scanner) quote() {
	s.blank = false
	q := s.text[s.i]
	from := s.i + 1
	s.i++
	if from == len(s.text) {
		return
	}
	end := from
	if s.text[end] == '/' {
		end++
	}
	for end < len(s.text) && end < from+64 && (classes[s.text[end]] == inWord || s.text[end] == '/') {
		end++
	}
	switch {
	case end == len(s.text) || end == from:
	case s.text[end] == q:
		name := strings.TrimPrefix(s.text[from:end], "/")
		if m, ok := s.words.bare(name); ok {
			s.quoted = append(s.quoted, mention{at: from, end: end, method: m})
		}
	}
	if n := s.tokensFrom(from, q); n > 0 {
		s.i = from + n
	}
}

// tokensFrom reads a scope that fills a whole string, and returns its length,
// or 0. If what's open has no scope, this one becomes its scope.
func (s *scanner) tokensFrom(from int, q byte) int {
	if !tokenStart(s.text[from:min(len(s.text), from+40)]) {
		return 0
	}
	p := s.readScope(from, q)
	if p.words == 0 || p.other > 0 || !p.functional && p.words < 2 {
		return 0
	}
	if p.end >= len(s.text) || s.text[p.end] != q {
		return 0
	}
	s.scopes = append(s.scopes, p)
	s.bare = append(s.bare, Bare{From: from, To: p.end, scope: len(s.scopes)})
	return p.end - from
}

// bareLine reads a line that is a scope and nothing else.
func (s *scanner) bareLine() {
	at := s.i
	for at < len(s.text) && (s.text[at] == ' ' || s.text[at] == '\t') {
		at++
	}
	if at == len(s.text) || !tokenStart(s.text[at:min(len(s.text), at+40)]) {
		return
	}
	p := s.readScope(at, 0)
	if p.words == 0 || !p.functional || p.end < len(s.text) && s.text[p.end] != '\n' {
		if p.words > 1 {
			s.i = p.end
		}
		return
	}
	s.scopes = append(s.scopes, p)
	s.bare = append(s.bare, Bare{From: at, To: p.end, scope: len(s.scopes)})
	s.i = p.end
	s.blank = false
}

// say records that something couldn't be read.
func (s *scanner) say(from, to int, why Why, text string) {
	if s.everywhere && !s.hidesCalls(why) {
		return
	}
	if len(s.unread) < mostUnread {
		s.unread = append(s.unread, Unread{From: from, To: to, Why: why, Text: text})
	} else {
		s.more++
	}
}

// word reads a word and continues after it, or after what it's the name of.
func (s *scanner) word() {
	s.blank = false
	start := s.i
	end := start + 1
	for end < len(s.text) && classes[s.text[end]] == inWord {
		end++
	}
	s.i = end
	switch c := s.text[start] | 0x20; {
	case c == 'p' && end-start >= 6:
		if s.named(start, end) {
			return
		}
	case c == 'u' || c == 'b':
		if s.channel(start, end) {
			return
		}
	case c >= '0' && c <= '9' || s.text[start] == '-':
		if s.code(start, end) {
			return
		}
	}
	switch word := s.text[start:end]; len(word) {
	case 3:
		s.ws = s.ws || word == "wss" && strings.HasPrefix(s.text[end:], "://")
	case 4:
		s.http = s.http || word == "curl" || word == "HTTP" && strings.HasPrefix(s.text[end:], "/")
		s.ccxt = s.ccxt || word == "ccxt"
	case 7:
		s.deribit = s.deribit || same(word, "deribit")
	case 8:
		s.http = s.http || same(word, "requests") && strings.HasPrefix(s.text[end:], ".")
	case 9:
		s.ws = s.ws || same(word, "websocket")
	case 10:
		s.ws = s.ws || same(word, "websockets")
	}
	if end < len(s.text) && s.text[end] == '(' && start > 0 && s.text[start-1] == '.' {
		if u := s.words.unifiedCall(s.text[start:end]); u >= 0 {
			s.unified = append(s.unified, mention{at: start, end: end, method: u})
		}
	}
	f := fieldOf(s.text[start:end])
	if end-start <= 5 && start > 7 && s.text[start-1] == ' ' {
		f = max(f, secondOf(s.text[start-8:start-1], s.text[start:end]))
	}
	if f != fNone {
		s.field(f, start, end)
	} else if end < len(s.text) && s.text[end] == ':' && start > 0 && s.text[start-1] == ' ' && tokenStart(s.text[start:min(len(s.text), start+40)]) {
		s.restOfLine(start)
	}
}

// secondOf knows two-word labels, as in "Expires in: 900".
func secondOf(first, second string) field {
	switch {
	case same(second, "in") && same(first, "expires"):
		return fExpires
	case same(second, "token") && strings.HasSuffix(lowered(first), "access"):
		return fAccess
	case same(second, "type") && strings.HasSuffix(lowered(first), "token"):
		return fTokenType
	}
	return fNone
}

// restOfLine reads a scope that ends a line.
func (s *scanner) restOfLine(at int) {
	p := s.readScope(at, 0)
	if p.words < 2 || !p.functional || p.end < len(s.text) && s.text[p.end] != '\n' {
		s.i = max(s.i, p.end) // tokens that were read aren't read again
		return
	}
	s.scopes = append(s.scopes, p)
	s.bare = append(s.bare, Bare{From: at, To: p.end, scope: len(s.scopes)})
	s.i = p.end
}

// code reads a number that's an error's if the error's name is beside it.
func (s *scanner) code(start, end int) bool {
	if end-start > longestCode {
		return false
	}
	n, ok := number(s.text[start:end])
	if !ok {
		return false
	}
	name, known := s.words.codeName(n)
	if !known {
		return false
	}
	line := s.text[max(s.lineAt, start-96):start]
	rest := s.text[end:min(len(s.text), end+96)]
	if i := strings.IndexByte(rest, '\n'); i >= 0 {
		rest = rest[:i]
	}
	if !containsFold(line, name) && !containsFold(rest, name) {
		return false
	}
	s.faults = append(s.faults, Fault{From: start, To: end, Code: n, Message: name, Required: requiredIn(s.str(s.reasonIn(end, len(rest)))), line: true})
	return true
}

// longestCode is the maximum length of an error's code, in bytes.
const longestCode = len("-32602")

// number reads a whole number of at most nine digits.
func number(text string) (n int, ok bool) {
	digits := strings.TrimPrefix(text, "-")
	if digits == "" || len(digits) > 9 {
		return 0, false
	}
	for i := range len(digits) {
		if digits[i] < '0' || digits[i] > '9' {
			return 0, false
		}
		n = n*10 + int(digits[i]-'0')
	}
	if len(digits) < len(text) {
		n = -n
	}
	return n, true
}

func containsFold(s, part string) bool {
	for i := 0; i+len(part) <= len(s); i++ {
		if same(s[i:i+len(part)], part) {
			return true
		}
	}
	return false
}
