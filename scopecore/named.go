package scopecore

import "strings"

// A short password looks like any other word, so its shape gives nothing away;
// what stands before it does. maskNamed knows the names that hold secrets in
// the forms people paste: JSON, JSON inside JSON, a form body, a header, a
// shell's environment, a flag, keyword arguments, YAML.

// secretNames are parts of names that hold secrets, in lower case and without
// "_" and "-": client_secret, X-Api-Key and DERIBIT_PRIVATE_KEY_PEM have one.
var secretNames = [...]string{
	"secret", "password", "passwd", "passphrase", "apikey", "privatekey", "signature", "authorization",
	"accesstoken", "refreshtoken", "authtoken", "idtoken", "bearertoken",
}

// secretName reports whether a name holds a secret by what it says.
func secretName(name string) bool {
	switch len(name) {
	case 3:
		return strings.EqualFold(name, "sig") || strings.EqualFold(name, "pwd")
	case 5, 6:
		if scheme(name) {
			return true
		}
	}
	for i := range len(name) {
		// Most words have none of the first letters in the right place.
		if c := name[i] | 0x20; c < 'a' || c > 'z' || firstLetters>>(c-'a')&1 == 0 {
			continue
		}
		for _, part := range secretNames {
			if begins(name[i:], part) {
				return true
			}
		}
	}
	return false
}

// firstLetters has a bit for each letter that a part of secretNames begins with.
var firstLetters = func() (bits uint32) {
	for _, part := range secretNames {
		bits |= 1 << (part[0] - 'a')
	}
	return bits
}()

// scheme reports whether a word is one of those that stand before the
// credentials in an Authorization header.
func scheme(word string) bool {
	return strings.EqualFold(word, "bearer") || strings.EqualFold(word, "basic")
}

// authorization reports whether a name is that of the header, or of one like it
// such as Proxy-Authorization.
func authorization(name string) bool {
	const header = "authorization"
	n := len(name) - len(header)
	return n >= 0 && strings.EqualFold(name[n:], header)
}

// begins reports whether a name begins with a part, letter case, "_", "-" and
// spaces aside.
func begins(name, part string) bool {
	n := 0
	for i := 0; i < len(name) && n < len(part); i++ {
		c := name[i]
		if (c == '_' || c == '-' || c == ' ') && n > 0 {
			continue
		}
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		if c != part[n] {
			return false
		}
		n++
	}
	return n == len(part)
}

// maskNamed replaces the values behind the names that hold secrets by # signs,
// byte by byte, and counts them.
func maskNamed(text string) (out string, found int) {
	var b []byte
	for i := 0; i < len(text); {
		if !wordByte(text[i]) {
			i++
			continue
		}
		end := i + 1
		for end < len(text) && wordByte(text[end]) {
			end++
		}
		from, to := secretValue(text, i, end)
		i = end
		if from == to {
			continue
		}
		found++
		if b == nil {
			b = []byte(text)
		}
		for j := from; j < to; j++ {
			b[j] = maskByte
		}
		i = max(end, to)
	}
	if b == nil {
		return text, found
	}
	return string(b), found
}

// secretValue finds the value behind the word text[start:end]. The range is
// empty where the word holds no secret or nothing follows it.
func secretValue(text string, start, end int) (from, to int) {
	at := separatorEnd(text, start, end)
	if at == 0 {
		return 0, 0
	}
	name := label(text, start, end)
	if !secretName(name) {
		return 0, 0
	}
	if text[at:] != "" && text[at] <= ' ' && nameEnd(text, start) > start {
		return 0, 0 // the end of a session's name that looks like it
	}
	from, to = valueRange(text, at)
	if scheme(name) || authorization(name) || scheme(text[from:to]) {
		// A scheme and its credentials are two words.
		if next := to; next < len(text) && text[next] == ' ' && schemeLike(text[from:to]) {
			for next < len(text) && text[next] == ' ' {
				next++
			}
			if _, end := valueRange(text, next); next < end && !publicWord(text[next:end]) {
				to = end
			}
		}
	}
	if publicWord(text[from:to]) {
		return 0, 0
	}
	return from, to
}

// label returns a name of two words, such as "API key" or "Access token", of
// which text[start:end] is the second; the word itself otherwise.
func label(text string, start, end int) string {
	first := start - 1
	if first < 1 || text[first] != ' ' || !strings.EqualFold(text[start:end], "key") && !strings.EqualFold(text[start:end], "token") {
		return text[start:end]
	}
	for first > 0 && start-first < 12 && wordByte(text[first-1]) {
		first--
	}
	return text[first:end]
}

// separatorEnd returns where a value may begin behind a name that ends at end:
// behind a colon or equals sign, or the white space after a flag or a scheme.
// It returns 0 where the word is no name of anything.
func separatorEnd(text string, start, end int) int {
	at := skipQuotes(text, end)
	for at < len(text) && (text[at] == ' ' || text[at] == '\t' || text[at] == ']') {
		at++
	}
	n := 0
	for {
		c, size := percent(text, at)
		if c != ':' && c != '=' && (c != '>' || n == 0) {
			break
		}
		at, n = at+size, n+1
	}
	if n == 0 {
		flag := end-start > 2 && text[start:start+2] == "--"
		if c, size := percent(text, end); c == ' ' && (flag || scheme(text[start:end])) {
			return end + size
		}
		return 0
	}
	return at
}

// percent returns the character at i and its length, %XX resolved, also where
// the percent sign is itself encoded; 0 behind the end.
func percent(text string, i int) (c byte, size int) {
	if i >= len(text) {
		return 0, 0
	}
	if text[i] != '%' {
		return text[i], 1
	}
	n := i + 1
	for n+3 < len(text) && text[n] == '2' && text[n+1] == '5' && hexDigit(text[n+2]) >= 0 && hexDigit(text[n+3]) >= 0 {
		n += 2
	}
	if n+1 < len(text) && hexDigit(text[n]) >= 0 && hexDigit(text[n+1]) >= 0 {
		return byte(hexDigit(text[n])<<4 | hexDigit(text[n+1])), n + 2 - i
	}
	return '%', 1
}

// skipQuotes skips quotes and the backslashes that escape them.
func skipQuotes(text string, at int) int {
	for {
		c, size := percent(text, at)
		if c != '"' && c != '\'' && c != '`' && c != '\\' {
			return at
		}
		at += size
	}
}

// valueRange finds the value at a place: what a quote encloses, else up to
// white space or what ends a parameter.
func valueRange(text string, at int) (from, to int) {
	from = at
	for from < len(text) {
		c, size := percent(text, from)
		if c != ' ' && c != '\t' && c != '[' && c != '(' && c != '{' {
			break
		}
		from += size
	}
	from = nextLine(text, from)
	// Prefixes of strings, as in Python's b"…" and C#'s @"…".
	quote := from
	for quote < from+2 && quote < len(text) && strings.IndexByte("bBfFrRuU@$", text[quote]) >= 0 {
		quote++
	}
	slashes := 0
	for quote+slashes < len(text) && text[quote+slashes] == '\\' {
		slashes++
	}
	if c, size := percent(text, quote+slashes); c == '"' || c == '\'' || c == '`' {
		return quotedRange(text, quote+slashes+size, c, slashes)
	}
	for to = from; to < len(text); {
		c, size := percent(text, to)
		if n, _ := separator(text[to:]); n > 0 || c <= ' ' || strings.IndexByte("&\"'`", c) >= 0 {
			break
		}
		if c == '\\' && to+1 < len(text) && strings.IndexByte(`"'nrtu\`, text[to+1]) >= 0 {
			break
		}
		to += size
	}
	return from, to
}

// nextLine passes the end of a line where the value can only stand on the next
// one: a quoted value, or a block of YAML.
func nextLine(text string, at int) int {
	if at == 0 || text[at-1] == '=' {
		return at // an empty variable
	}
	next := at
	for next < len(text) && strings.IndexByte("|>-+ \t", text[next]) >= 0 {
		next++
	}
	block := next > at
	if next == len(text) || text[next] != '\n' && text[next] != '\r' {
		return at
	}
	for next < len(text) && strings.IndexByte(" \t\r\n", text[next]) >= 0 {
		next++
	}
	if block || skipQuotes(text, next) > next {
		return next
	}
	return at
}

// quotedRange finds the value behind an opening quote, in front of which stand
// so many backslashes. Where the quote does not end, the line does.
func quotedRange(text string, from int, quote byte, slashes int) (int, int) {
	if _, size := percent(text, from); size == 1 && from+1 < len(text) && text[from] == quote && text[from+1] == quote {
		from += 2 // three quotes
	}
	run := 0 // of backslashes
	for to := from; to < len(text); {
		c, size := percent(text, to)
		switch {
		case c == '\n' || c == '\r':
			return from, to
		case c == '\\':
			run++
		case c == quote && (run%2 == 0 && slashes == 0 || run <= slashes):
			return from, to - run
		default:
			run = 0
		}
		to += size
	}
	return from, len(text)
}

// schemeLike reports whether a word can be the name of an HTTP scheme.
func schemeLike(s string) bool {
	for i := range len(s) {
		if !wordByte(s[i]) {
			return false
		}
	}
	return s != ""
}

// publicWord reports whether a value is a word of this field: a token of a
// scope or the name of a method. "Access token: trade:read" tells no secret.
func publicWord(s string) bool {
	s = strings.TrimRight(s, ",;")
	if s == "connection" || s == "mainaccount" {
		return true
	}
	prefix, value, _ := strings.Cut(s, ":")
	if _, ok := ParseDomain(prefix); ok {
		_, ok = ParseLevel(value)
		return ok
	}
	_, name, ok := strings.Cut(s, "private/")
	return ok && name != "" && strings.Trim(name, "abcdefghijklmnopqrstuvwxyz_") == "" && s == "private/"+name
}
