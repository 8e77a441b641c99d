package scopecore

import "strings"

// People paste whole replies and configuration files, with live tokens in them.
// Everything a query or another payload brings in goes through Mask first, so
// past this point there's no secret to leak: not in an answer, a remark, a link
// or a record. A masked text keeps its length, so offsets in it stay right.

// maskByte replaces each byte of what was masked.
const maskByte = '#'

// Mask replaces with # signs, byte by byte, anything that follows a name that
// holds secrets, and every word that looks like a token, secret, signature or
// key: long, and mixed in a way no ordinary word here is. The name of a session
// or key, up to 64 bytes right after session: or name:, isn't judged by its
// look: people use random numbers for such names.
func Mask(text string) string {
	text, _ = maskNamed(text)
	return maskShapes(text)
}

// maskName does the same for a text that is the name of a session or a key
// alone.
func maskName(text string) string {
	const before = "session:"
	if nameEnd(before+strings.TrimRight(text, "="), len(before)) < len(before)+len(strings.TrimRight(text, "=")) {
		return Mask(text)
	}
	text, _ = maskNamed(text)
	return text
}

// longestName is how many bytes a name may have and not be judged by its look.
// Deribit's tokens are longer.
const longestName = 64

// nameEnd returns the end of the name at i, right after a session: or name: at
// the start of a token; i if there is none.
func nameEnd(text string, i int) int {
	if i == 0 || text[i-1] != ':' {
		return i
	}
	start := i - 1
	for start > 0 && i-start < longestName && wordByte(text[start-1]) {
		start--
	}
	if word := text[start : i-1]; !same(word, "session") && !same(word, "name") {
		return i
	}
	end := i
	for end < len(text) && (wordByte(text[end]) || text[end] == '.') {
		end++
	}
	if end-i > longestName {
		return i
	}
	return end
}

func maskShapes(text string) string {
	c := cover{text: text}
	for i := 0; i < len(text); {
		if byteUses[text[i]]&inSecret == 0 {
			i++
			continue
		}
		end := i
		if i > 0 && text[i-1] == ':' {
			end = nameEnd(text, i)
		}
		if end == i {
			for end < len(text) && byteUses[text[end]]&inSecret != 0 {
				end++
			}
			if end-i >= shortestSecret && secretRun(text[i:end]) {
				c.hide(i, end)
			}
		}
		i = end
	}
	return c.String()
}

// cover is a text with parts masked.
type cover struct {
	text string
	copy []byte
}

func (c *cover) hide(from, to int) {
	if c.copy == nil {
		c.copy = []byte(c.text)
	}
	for i := from; i < to; i++ {
		c.copy[i] = maskByte
	}
}

func (c *cover) String() string {
	if c.copy == nil {
		return c.text
	}
	return string(c.copy)
}

// masked reports whether a text has a masked word in it.
func masked(s string) bool { return strings.Contains(s, "########") }

// withoutMasked returns the text without the tokens that are masked.
func withoutMasked(text string) string {
	if !masked(text) {
		return text
	}
	var kept []string
	for _, f := range strings.Fields(text) {
		if !masked(f) {
			kept = append(kept, f)
		}
	}
	return strings.Join(kept, " ")
}

// What a byte can be part of.
const (
	inWord   = 1 << iota // a word: letters, digits, "_" and "-"
	inSecret             // a token, base64 of either alphabet, or hex
	inGap                // what is between a name and its colon or equals sign
)

// byteUses says what each byte can be part of. A text of 1 MiB looks this up
// millions of times.
var byteUses = func() (uses [256]uint8) {
	for c := range uses {
		if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-' {
			uses[c] = inWord | inSecret
		}
	}
	for _, c := range []byte("./+=~") {
		uses[c] = inSecret
	}
	for _, c := range []byte("\"'`\\] \t\x01") {
		uses[c] = inGap
	}
	return uses
}()

// shortestSecret is the minimum length in bytes of what looks like a secret.
const shortestSecret = 20

// secretRun reports whether a run of such bytes holds a secret: in one of its
// words, or, for base64 divided by slashes or plus signs, as a whole.
func secretRun(run string) bool {
	start := 0
	for i := 0; i <= len(run); i++ {
		if i == len(run) || !wordByte(run[i]) {
			if secretWord(run[start:i]) {
				return true
			}
			start = i + 1
		}
	}
	if len(run) < 40 || strings.Contains(run, ".") {
		return false
	}
	s := shapeOf(run)
	return s.upper >= 4 && s.lower >= 4 && s.digitRuns >= 3
}

// shape counts what a word is made of.
type shape struct {
	upper, lower, digits, digitRuns int
	longest                         int // longest stretch of letters and digits
	longestDigits, longestLetters   int // in the longest stretch
}

func shapeOf(w string) shape {
	var s shape
	run, digits, letters := 0, 0, 0
	for i := range len(w) {
		c := w[i]
		switch {
		case c >= '0' && c <= '9':
			s.digits++
			digits++
			if i == 0 || w[i-1] < '0' || w[i-1] > '9' {
				s.digitRuns++
			}
		case c >= 'A' && c <= 'Z':
			s.upper++
			letters++
		case c >= 'a' && c <= 'z':
			s.lower++
			letters++
		default:
			run, digits, letters = 0, 0, 0
			continue
		}
		if run++; run > s.longest {
			s.longest, s.longestDigits, s.longestLetters = run, digits, letters
		}
	}
	return s
}

// secretWord judges one word. Instruments (BTC-25DEC26-100000-C) have no lower
// case, session names rarely have more than one number, and methods have no
// digits; random strings have all of them, everywhere.
func secretWord(w string) bool {
	if len(w) < shortestSecret {
		return false
	}
	s := shapeOf(w)
	switch {
	case s.upper >= 3 && s.lower >= 3 && (s.digitRuns >= 3 || s.digitRuns >= 2 && len(w) >= 32):
		return true
	case s.longest >= 24 && s.longestDigits >= 3 && s.longestLetters >= 3:
		return true // hex, base32, or one case only
	}
	// Random letters without a digit: long, with many changes of case. Only the
	// longest call names look like that too (privateGetGetUserTrades…).
	if len(w) < 80 && lowered(w[:7]) == "private" {
		return false
	}
	return s.longest >= 40 && s.upper >= 8 && s.lower >= 8
}

func wordByte(c byte) bool { return byteUses[c]&inWord != 0 }
