package scopecore

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// What people paste as "the server's answer" is a JSON-RPC reply, its result,
// a log line around it, the bare scope, or any of these cut off in the middle,
// with live tokens in it. ReadAnswer takes out the few fields it knows and
// looks at nothing else, so that no secret can come back out.

// Reply is what is read of a server's answer. It holds no token and no id.
type Reply struct {
	// Scope is the scope string: its tokens of the grammar, and nothing else.
	Scope string
	// Found is false where the text holds no scope at all.
	Found bool
	// Truncated is set where the text ends before the scope does, or shows
	// that it was shortened.
	Truncated bool
	// ExpiresIn is expires_in in seconds; absent where the reply has none.
	ExpiresIn Opt[int]
	// HasSID is set where the answer names a session id.
	HasSID bool
	// ErrorCode is the code of an error reply, or 0.
	ErrorCode int
	// Missing is the scope that an error reply names as required: tokens of the
	// grammar, and nothing else. Mostly it is one.
	Missing string
	// Reason is the reason of an error reply where it is one that is known, such
	// as "Not allowed"; else empty.
	Reason string
	// Secrets is how many values were dropped because they are secrets.
	Secrets int
	// Unknown is how many words of the server's scope were dropped because no
	// source describes them; Dropped counts the words beside a bare scope.
	Unknown, Dropped int
}

// ReadReply reads what a server answered from a pasted text.
func ReadReply(text string) Reply {
	var a Reply
	text, a.Secrets = maskNamed(text)
	text = maskShapes(text)
	if n, ok := numberField(text, "expires_in"); ok && n > 0 {
		a.ExpiresIn = Known(n)
	}
	if _, ok := fieldAt(text, "sid"); ok {
		a.HasSID = true
	}
	a.readError(text)
	if scope, truncated, ok := stringField(text, "scope"); ok {
		a.Found, a.Truncated = true, truncated
		a.Unknown = a.setScope(scope)
		return a
	}
	if bare, ok := bareScope(text); ok {
		a.Found = true
		a.Dropped = a.setScope(bare)
	}
	return a
}

// reasons are those that errors are known to give, beside a missing scope.
var reasons = [...]string{"Not allowed", "tfa_code_is_required", "tfa_code_not_matched", "used_tfa_code", "challenge_timeout"}

// readError reads code and reason of an error, as JSON or as a client writes
// it: "code=13021 message=forbidden data={'reason': 'required scope trade:read'}".
func (a *Reply) readError(text string) {
	at, inside := fieldAt(text, "error")
	if n, ok := numberField(text[at:], "code"); ok && (inside || n > 999 || n < 0) {
		a.ErrorCode = n
	}
	reason, _, ok := stringField(text[at:], "reason")
	if !ok || a.ErrorCode == 0 {
		return
	}
	for _, known := range reasons {
		if reason == known {
			a.Reason = known
		}
	}
	rest, ok := strings.CutPrefix(reason, "required scope ")
	if !ok {
		return
	}
	var kept []string
	for _, word := range strings.Fields(rest) {
		// Two methods' pages spell the domain so.
		if level, ok := strings.CutPrefix(word, "wallets:"); ok {
			word = "wallet:" + level
		}
		_, value, _ := strings.Cut(word, ":")
		if level, ok := ParseLevel(value); word == "mainaccount" || ok && level > None && answerToken(word) {
			kept = append(kept, word)
		}
	}
	a.Missing = strings.Join(kept, " ")
}

// setScope keeps the tokens of a scope and returns how many words are none.
// Where it was cut off, its last token may be half of one and is dropped.
func (a *Reply) setScope(scope string) (dropped int) {
	whole := scope
	for _, dots := range [...]string{"...", "…"} {
		whole = strings.TrimSuffix(strings.TrimSpace(whole), dots)
	}
	if a.Truncated || whole != strings.TrimSpace(scope) {
		a.Truncated = true
		i := strings.LastIndexByte(whole, ' ')
		if !surelyWhole(whole[i+1:]) {
			whole = whole[:max(i, 0)]
		}
	}
	var kept []string
	secret := false
	for _, word := range strings.Fields(whole) {
		_, named := maskNamed(word)
		switch {
		case named > 0: // counted already
		case masked(word):
			secret = true
		case answerToken(word):
			kept = append(kept, word)
		default:
			dropped++
		}
	}
	if secret {
		a.Secrets++
	}
	a.Scope = strings.Join(kept, " ")
	return dropped
}

// answerToken reports whether a word has the form of a token that a server
// returns. A domain that is new here has it too, with one of the three levels:
// such a word is told, and can be nobody's password. Any other word can.
func answerToken(s string) bool {
	prefix, value, _ := strings.Cut(s, ":")
	switch prefix {
	case "connection", "mainaccount":
		return s == prefix
	case "session", "name", "app_id":
		return s != prefix && len(value) <= longestName && strings.IndexByte(value, maskByte) < 0
	case "expires":
		return digits(value)
	case "ip":
		return value == "*" || ipv4(value)
	}
	return levelled(s)
}

// levelled reports whether a word is a domain, known or not, with a level.
func levelled(s string) bool {
	prefix, value, _ := strings.Cut(s, ":")
	_, level := ParseLevel(value)
	return level && len(prefix) <= 32 && lowerWord(prefix)
}

// surelyWhole reports whether a token cannot be the beginning of a longer one,
// as "trade:read" may be of trade:read_write, and any session name of another.
func surelyWhole(token string) bool {
	if token == "connection" || token == "mainaccount" {
		return true
	}
	return wellFormed(token) && (strings.HasSuffix(token, ":read_write") || strings.HasSuffix(token, ":none"))
}

// fieldAt finds a field by its name, in JSON or the like: the name as a word
// of its own, then perhaps a quote, then a colon or an equals sign. It returns
// where the value begins.
func fieldAt(text, name string) (int, bool) {
	for from := 0; ; {
		i := strings.Index(text[from:], name)
		if i < 0 {
			return 0, false
		}
		i += from
		from = i + len(name)
		if i > 0 && wordByte(text[i-1]) || from < len(text) && wordByte(text[from]) {
			continue
		}
		j := from
		for j < len(text) && (text[j] == '"' || text[j] == '\'' || text[j] == '\\' || text[j] == ' ' || text[j] == '\t') {
			j++
		}
		if j == len(text) || text[j] != ':' && text[j] != '=' {
			continue
		}
		for j++; j < len(text) && (text[j] == ' ' || text[j] == '\t' || text[j] == '\n' || text[j] == '\r'); {
			j++
		}
		return j, true
	}
}

func wordByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-'
}

func numberField(text, name string) (int, bool) {
	at, ok := fieldAt(text, name)
	if !ok {
		return 0, false
	}
	end := at
	if end < len(text) && text[end] == '-' {
		end++
	}
	for end < len(text) && text[end] >= '0' && text[end] <= '9' {
		end++
	}
	n, err := strconv.Atoi(text[at:end])
	return n, err == nil && n < 1<<40
}

// stringField reads a quoted value; truncated is set where the quote does not
// end. Escaped quotes around it, as in a log of JSON in JSON, are understood.
func stringField(text, name string) (value string, truncated, ok bool) {
	for {
		at, found := fieldAt(text, name)
		if !found {
			return "", false, false
		}
		escaped := at < len(text) && text[at] == '\\'
		if escaped {
			at++
		}
		if at < len(text) && (text[at] == '"' || text[at] == '\'') {
			value, truncated = quoted(text[at+1:], text[at], escaped)
			return value, truncated, true
		}
		if at >= len(text) {
			return "", true, true
		}
		text = text[at:]
	}
}

// quoted reads up to the closing quote and resolves JSON's escapes.
func quoted(s string, quote byte, escaped bool) (value string, truncated bool) {
	b := make([]byte, 0, min(len(s), 512))
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == quote:
			return string(b), false
		case c == '\n' || c == '\r':
			return string(b), true // no string of JSON runs over a line's end
		case c != '\\':
			b = append(b, c)
		case escaped && i+1 < len(s) && s[i+1] == quote:
			return string(b), false
		case i+5 < len(s) && s[i+1] == 'u':
			if n, err := strconv.ParseUint(s[i+2:i+6], 16, 16); err == nil {
				b = utf8.AppendRune(b, rune(n))
			}
			i += 5
		case i+1 < len(s):
			i++
			if s[i] == 'n' || s[i] == 't' || s[i] == 'r' {
				b = append(b, ' ')
			} else {
				b = append(b, s[i])
			}
		}
	}
	return string(b), true
}

// bareScope reports whether the text is a scope as it stands: it begins with
// tokens of the grammar, quotes around it aside.
func bareScope(text string) (string, bool) {
	s := strings.Trim(strings.TrimSpace(text), "\"'`")
	if s == "" || strings.ContainsAny(s, "{}") {
		return "", false
	}
	tokens, known := 0, 0
	for _, f := range strings.Fields(s) {
		tokens++
		if wellFormed(f) || strings.HasPrefix(f, "app_id:") {
			known++
		}
		if tokens == 64 {
			break
		}
	}
	return s, known > 0 && known*2 >= tokens
}
