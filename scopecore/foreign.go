package scopecore

import "strings"

// People paste whole requests where a scope belongs. What's beside the scope in
// them must not become part of a query, because a query becomes a link. If a
// text looks like JSON, a form body, a header or code, and holds anything that
// isn't a token or almost one, only its tokens are kept. The parser decides
// what's almost a token.

// scopeText returns what a scope parameter may keep of a text, and whether
// anything was dropped.
func scopeText(text string) (kept string, foreign bool) {
	if opensDomains(text) {
		return text, false
	}
	text, named := maskNamed(text)
	text = maskShapes(text)
	if named == 0 && (allTokens(text) || !readForeign(text)) {
		return text, false
	}
	if strings.IndexByte(text, '%') >= 0 {
		text, _ = unpercent(text) // a form body
		text = Mask(text)
	}
	return strings.Join(strings.Fields(onlyTokens(text)), " "), true
}

// allTokens reports whether a masked text is a scope beyond doubt. Nearly all
// are, which saves running the parser.
func allTokens(text string) bool {
	for text != "" {
		var word string
		word, text, _ = strings.Cut(text, " ")
		if word != "" && (odd(word) || !IsToken(word)) {
			return false
		}
	}
	return true
}

// readForeign reports whether a masked text is something other than a scope.
func readForeign(text string) bool {
	p := parser{text: text, role: RoleHeld}
	p.run()
	return p.foreign
}

// onlyTokens blanks everything but the tokens of the grammar. A token keeps its
// place.
func onlyTokens(text string) string {
	out := []byte(text)
	for i := 0; i < len(text); {
		n := 0
		if i == 0 || !joins(text[i-1]) {
			n = tokenLength(text[i:])
		}
		if n == 0 {
			out[i] = ' '
		}
		i += max(n, 1)
	}
	return string(out)
}

// joins reports whether a byte makes one word with what follows it.
func joins(c byte) bool {
	return wordByte(c) || c >= 0x80 || strings.IndexByte(".:#$@", c) >= 0
}

// tokenLength returns the length of the token that s begins with, or 0.
func tokenLength(s string) int {
	n := wordLength(s)
	if n < len(s) && s[n] == ':' {
		n++
		switch s[:n] {
		case "session:", "name:":
			n += nameLength(s[n:])
		default:
			for n < len(s) && (wordByte(s[n]) || s[n] == '.' || s[n] == '*') {
				n++
			}
		}
	}
	word := s[:n]
	if strings.HasSuffix(word, ":") || !IsToken(word) || n < len(s) && joins(s[n]) && s[n] != '.' {
		return 0
	}
	prefix, _, _ := strings.Cut(word, ":")
	if _, domain := ParseDomain(prefix); !domain && levelled(word) {
		return 0 // a word of code such as mode:read
	}
	return n
}

func wordLength(s string) int {
	n := 0
	for n < len(s) && wordByte(s[n]) {
		n++
	}
	return n
}

// nameLength is the length of a session's name. Slashes and plus signs are in
// base64; in a form body a plus sign is the space before the next token.
func nameLength(s string) int {
	n := 0
	for n < len(s) && (wordByte(s[n]) || strings.IndexByte("./+=", s[n]) >= 0) {
		if s[n] == '+' {
			if next := n + 1 + wordLength(s[n+1:]); next < len(s) && s[next] == ':' {
				return n
			}
		}
		n++
	}
	return n
}

// valueOf is what follows the colon of an almost-token, or what people type
// instead of the colon.
func valueOf(s string) string {
	if _, v, ok := strings.Cut(s, ":"); ok {
		return v
	}
	_, v, _ := cutOther(s)
	return v
}

// odd reports whether a word has a character found in JSON, forms, addresses
// and code but not in tokens or typos.
func odd(s string) bool {
	for i := range len(s) {
		c := s[i]
		if !(wordByte(c) || c >= 0x80 || strings.IndexByte(":.,*/+|%[]~", c) >= 0) {
			return true
		}
	}
	return strings.Contains(s, "://")
}

// IsToken reports whether a word has the form of a token that a server returns.
// That includes an unknown domain with one of the three levels, which can't be
// anyone's password, so it's shown. Any other word could be one.
func IsToken(s string) bool {
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
