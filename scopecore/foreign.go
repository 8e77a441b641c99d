package scopecore

import "strings"

// People paste whole requests where a scope belongs, and what stands beside
// the scope in them must not become part of a query, which becomes a link.
// Where a text holds anything that is neither a token nor almost one, and
// looks like JSON, a form body, a header or code, only its tokens are kept.
// The parser decides: it knows what is almost a token.

// scopeText returns what a scope parameter may keep of a text, and whether
// anything had to go.
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
// are, and are spared a run of the parser.
func allTokens(text string) bool {
	for text != "" {
		var word string
		word, text, _ = strings.Cut(text, " ")
		if word != "" && (odd(word) || !answerToken(word)) {
			return false
		}
	}
	return true
}

// readForeign reports whether a masked text is something else than a scope.
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

// tokenLength returns how long the token is that s begins with, 0 where it
// begins with none.
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
	if strings.HasSuffix(word, ":") || !answerToken(word) || n < len(s) && joins(s[n]) && s[n] != '.' {
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

// nameLength is how far a session's name reaches. Slashes and plus signs are
// in base64; in a form body a plus sign is the space before the next token.
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

// valueOf is what stands behind the colon of what is almost a token, or behind
// what people write for the colon.
func valueOf(s string) string {
	if _, v, ok := strings.Cut(s, ":"); ok {
		return v
	}
	_, v, _ := cutOther(s)
	return v
}

// odd reports whether a word has a character that neither tokens nor slips of
// the keyboard have, and that JSON, forms, addresses and code do.
func odd(s string) bool {
	for i := range len(s) {
		c := s[i]
		if !(wordByte(c) || c >= 0x80 || strings.IndexByte(":.,*/+|%[]~", c) >= 0) {
			return true
		}
	}
	return strings.Contains(s, "://")
}
