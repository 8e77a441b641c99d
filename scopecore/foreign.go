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
		text = Mask(unpercent(text)) // a form body
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
	out := []byte(strings.Repeat(" ", len(text)))
	for i := 0; i < len(text); {
		n := 0
		if i == 0 || !joins(text[i-1]) {
			n = tokenLength(text[i:])
		}
		copy(out[i:], text[i:i+n])
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
	n := 0
	for n < len(s) && wordByte(s[n]) {
		n++
	}
	switch word := s[:n]; {
	case word == "connection" || word == "mainaccount":
		return whole(s, n)
	case n == len(s) || s[n] != ':':
		return 0
	case word == "session" || word == "name":
		end := nameLength(s[n+1:])
		if end == 0 || end > longestName {
			return 0
		}
		return whole(s, n+1+end)
	}
	end := n + 1
	for end < len(s) && (wordByte(s[end]) || s[end] == '.' || s[end] == '*') {
		end++
	}
	_, domain := ParseDomain(s[:n])
	if !domain && s[:n] != "expires" && s[:n] != "ip" && s[:n] != "app_id" || !answerToken(s[:end]) {
		return 0
	}
	return whole(s, end)
}

// whole returns n where a word ends there, otherwise 0.
func whole(s string, n int) int {
	if n < len(s) && (joins(s[n]) && s[n] != '.') {
		return 0
	}
	return n
}

// nameLength is how far a session's name reaches. Slashes and plus signs are
// in base64; in a form body a plus sign is the space before the next token.
func nameLength(s string) int {
	for n := range len(s) {
		c := s[n]
		if !(wordByte(c) || strings.IndexByte("./+=", c) >= 0) || c == '+' && tokenLike(s[n+1:]) {
			return n
		}
	}
	return len(s)
}

func tokenLike(s string) bool {
	n := 0
	for n < len(s) && wordByte(s[n]) {
		n++
	}
	return n < len(s) && s[n] == ':' || s[:n] == "connection" || s[:n] == "mainaccount"
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

// anyOdd does the same for a text of many words.
func anyOdd(text string) bool {
	start := 0
	for i := 0; i < len(text); {
		if c := text[i]; wordByte(c) || c > ' ' && c < 0x80 {
			i++
			continue
		}
		n, _ := separator(text[i:])
		if n > 0 {
			if odd(text[start:i]) {
				return true
			}
			start = i + n
		}
		i += max(n, 1)
	}
	return odd(text[start:])
}
