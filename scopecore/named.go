package scopecore

import "strings"

// A short password looks like any other word, so its shape gives nothing away,
// but what's before it does. maskNamed knows the names that hold secrets in the
// forms people paste: JSON, JSON inside JSON, a form body, a header, a shell's
// environment, a flag, keyword arguments, YAML.

// secretNames are parts of names that hold secrets, in lower case and without
// "_" and "-": client_secret, X-Api-Key and DERIBIT_PRIVATE_KEY_PEM have one.
var secretNames = [...]string{
	"secret", "password", "passwd", "passphrase", "apikey", "privatekey", "signature", "authorization",
	"accesstoken", "refreshtoken", "authtoken", "idtoken", "bearertoken",
}

// secretName reports whether a name is one that holds a secret.
func secretName(name string) bool {
	switch len(name) {
	case 3:
		return same(name, "sig") || same(name, "pwd")
	case 5, 6:
		if scheme(name) {
			return true
		}
	}
	for i := 0; i+shortestSecretName <= len(name); i++ {
		c := name[i] | 0x20
		if c < 'a' || c > 'z' {
			continue
		}
		for _, part := range secretsFrom[c-'a'] {
			if begins(name[i:], part) {
				return true
			}
		}
	}
	return false
}

const shortestSecretName = len("secret")

// secretsFrom are the parts by first letter: most words don't have one in the
// right place.
var secretsFrom = func() [][]string {
	out := make([][]string, 26)
	for i := range secretNames {
		part := secretNames[i]
		out[part[0]-'a'] = append(out[part[0]-'a'], part)
	}
	return out
}()

// scheme reports whether a word comes before the credentials in an
// Authorization header.
func scheme(word string) bool {
	return same(word, "bearer") || same(word, "basic")
}

// same compares a word with a lower-case one, ignoring case.
func same(word, lower string) bool { return len(word) == len(lower) && begins(word, lower) }

// authorization reports whether a name is that header's, or a similar one's
// such as Proxy-Authorization.
func authorization(name string) bool {
	const header = "authorization"
	n := len(name) - len(header)
	return n >= 0 && same(name[n:], header)
}

// begins reports whether a name begins with a part, ignoring case, "_", "-" and
// spaces.
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

// maskNamed replaces the values after names that hold secrets with # signs,
// byte by byte, and counts them.
func maskNamed(text string) (out string, found int) {
	c, view := cover{text: text}, decoded(text)
	for i := 0; i < len(view); {
		if byteUses[view[i]]&inWord == 0 {
			i++
			continue
		}
		end := i + 1
		for end < len(view) && byteUses[view[end]]&inWord != 0 { // inlined: wordByte would be a call per byte
			end++
		}
		if from, to := secretValue(view, i, end); from < to {
			found++
			c.hide(from, to)
			end = max(end, to)
		}
		i = end
	}
	return c.String(), found
}

// filler pads an escape, which is longer than its character.
const filler = '\x01'

// decoded returns a text with %XX decoded, at its old length.
func decoded(text string) string {
	if strings.IndexByte(text, '%') < 0 && strings.IndexByte(text, filler) < 0 {
		return text
	}
	b := []byte(strings.ReplaceAll(text, string(filler), " "))
	for i := 0; i+2 < len(b); i++ {
		if hi, lo := hexDigit(b[i+1]), hexDigit(b[i+2]); b[i] == '%' && hi >= 0 && lo >= 0 {
			b[i], b[i+1], b[i+2] = filler, filler, byte(hi<<4|lo)
			i += 2
		}
	}
	return string(b)
}

// secretValue finds the value after the word text[start:end]. The range is
// empty if the word isn't a secret's name or nothing follows it.
func secretValue(text string, start, end int) (from, to int) {
	name := text[start:end]
	at := valueStart(text, start, end)
	if at == 0 || !secretName(name) {
		return 0, 0
	}
	if at < len(text) && text[at] <= ' ' && nameEnd(text, start) > start {
		return 0, 0 // the end of a session's name that looks like one
	}
	from, to = valueRange(text, at)
	// A scheme and its credentials are two words.
	if (scheme(name) || authorization(name) || scheme(text[from:to])) && from+wordLength(text[from:]) == to && to < len(text) && text[to] == ' ' {
		if next, end := valueRange(text, to); !plainToken(text[next:end]) {
			to = max(to, end)
		}
	}
	if publicWord(text[from:to]) {
		return 0, 0
	}
	for to > from && text[to-1] == filler {
		to-- // what comes after the value
	}
	return from, to
}

// skip returns where the run of these bytes that begins at a place ends.
func skip(text string, at int, bytes string) int {
	for at < len(text) && strings.IndexByte(bytes, text[at]) >= 0 {
		at++
	}
	return at
}

// valueStart returns where a value may begin after a name that ends at end:
// after a colon or equals sign, or the white space after a flag or a scheme. It
// returns 0 if the word isn't the name of anything.
func valueStart(text string, start, end int) int {
	at := end
	for at < len(text) && byteUses[text[at]]&inGap != 0 {
		at++
	}
	if at < len(text) && (text[at] == ':' || text[at] == '=') {
		return skip(text, at, ":=>\x01")
	}
	if at > end && (strings.HasPrefix(text[start:end], "--") || scheme(text[start:end])) && strings.IndexByte(text[end:at], ' ') >= 0 {
		return at
	}
	return 0
}

// valueRange finds the value at a place: what quotes enclose, or else
// everything up to white space or the end of the parameter.
func valueRange(text string, at int) (from, to int) {
	from = skip(text, at, " \t[({\x01")
	if from < len(text) && text[from] == '|' && at > 0 && text[at-1] != ' ' {
		from = skip(text, from, "|- \t\r\n") // a block of YAML
	}
	// Prefixes of strings, as in Python's b"…" and C#'s @"…".
	open := skip(text, from, "bBfFrRuU@$")
	if open > from+2 {
		open = from
	}
	slashed := open
	open = skip(text, open, "\\\x01")
	if open < len(text) && strings.IndexByte("\"'`", text[open]) >= 0 {
		return quotedRange(text, open, strings.Count(text[slashed:open], "\\"))
	}
	for text[from-1] == filler {
		from-- // the value's first character
	}
	for to = from; to < len(text); to++ {
		c := text[to]
		if c <= ' ' && c != filler || strings.IndexByte("&\"'`", c) >= 0 ||
			c == '\\' && to+1 < len(text) && strings.IndexByte(`"'nrtu\`, text[to+1]) >= 0 {
			break
		}
	}
	return from, to
}

// quotedRange finds the value after an opening quote that has this many
// backslashes before it. If the quote doesn't end, the line does.
func quotedRange(text string, open, slashes int) (from, to int) {
	quote, run := text[open], 0 // backslashes
	from = open + 1
	if strings.HasPrefix(text[from:], text[open:from]+text[open:from]) {
		from += 2 // three quotes
	}
	for to = from; to < len(text) && text[to] != '\n' && text[to] != '\r'; to++ {
		switch c := text[to]; {
		case c == '\\':
			run++
		case c == quote && (run%2 == 0 && slashes == 0 || run <= slashes):
			return from, to - run
		case c != filler:
			run = 0
		}
	}
	return from, to
}

// publicWord reports whether a value is a word of this field: a token of a
// scope or the name of a method. "Access token: trade:read" gives no secret
// away.
func publicWord(s string) bool {
	s = strings.TrimRight(s, ",;")
	if s == "|" || plainToken(s) { // the next cell of a table
		return true
	}
	name, ok := strings.CutPrefix(s, "private/")
	return ok && lowerWord(name)
}

// lowerWord reports whether a word is made of lower-case letters and "_", as
// domains and methods are.
func lowerWord(s string) bool {
	for i := range len(s) {
		if s[i] != '_' && (s[i] < 'a' || s[i] > 'z') {
			return false
		}
	}
	return s != ""
}
