package reading

import (
	"strings"
	"unicode/utf8"

	"scopecalculator/scopecore"
)

// Nested text is written with escapes: JSON in a JSON string, a form body, an
// HTML page, a terminal's colors. A plain view has all of that resolved, so one
// scanner reads them all. Quotes in quotes then look like quotes beside quotes;
// the scanner can handle that, since it looks for names and values, not for a
// grammar.

// view is the plain view of a text. Everything in it that looks like a secret
// is masked.
type view struct {
	text    string
	secrets int // how many were masked
	jumps   []jump
	lines   []int32 // where the lines of the source begin
}

// jump says that the view from at onward comes from the source from src onward.
type jump struct{ at, src int32 }

// Decode returns a text as UTF-8 without a byte order mark. UTF-16 is known by
// its mark; any other text comes back as is. Offsets in a [Reading] count in
// this text.
func Decode(text string) string {
	switch {
	case strings.HasPrefix(text, "\xEF\xBB\xBF"):
		return text[3:]
	case strings.HasPrefix(text, "\xFF\xFE"):
		return fromUTF16(text[2:], 0, 1)
	case strings.HasPrefix(text, "\xFE\xFF"):
		return fromUTF16(text[2:], 1, 0)
	}
	return text
}

// fromUTF16 decodes two-byte units; low and high are where their low and high
// bytes are.
func fromUTF16(s string, low, high int) string {
	out := make([]byte, 0, len(s)/2+16)
	for i := 0; i+1 < len(s); i += 2 {
		r := rune(s[i+low]) | rune(s[i+high])<<8
		if r>>10 == 0xD800>>10 && i+3 < len(s) {
			if next := rune(s[i+2+low]) | rune(s[i+2+high])<<8; next>>10 == 0xDC00>>10 {
				r, i = 0x10000+(r&0x3FF)<<10|next&0x3FF, i+2
			}
		}
		out = utf8.AppendRune(out, r)
	}
	return string(out)
}

// special marks the bytes that the plain view may change.
var special = func() (out [256]bool) {
	for _, c := range []byte{'\\', '%', '&', 0x1B, '\r', 0, 0xC2} {
		out[c] = true
	}
	return out
}()

// plainView returns the plain view of a decoded text. Both are masked, since an
// escape may hide the name of a secret in one, or the end of its value in the
// other.
func plainView(source string) view {
	masked := scopecore.Mask(source)
	v := view{secrets: changes(source, masked)}
	escapes := 0
	for i := range len(masked) {
		if special[masked[i]] {
			escapes++
		}
	}
	b := make([]byte, 0, len(masked))
	v.jumps = make([]jump, 0, escapes)
	delta := 0
	for i := 0; i < len(masked); {
		start := i
		for i < len(masked) && !special[masked[i]] {
			i++
		}
		if i > start {
			if d := start - len(b); d != delta {
				v.jumps, delta = append(v.jumps, jump{int32(len(b)), int32(start)}), d
			}
			b = append(b, masked[start:i]...)
			continue
		}
		before := byte(0)
		if len(b) > 0 {
			before = b[len(b)-1]
		}
		c, size := resolve(masked[i:], before)
		if c >= 0 {
			if d := i - len(b); d != delta {
				v.jumps, delta = append(v.jumps, jump{int32(len(b)), int32(i)}), d
			}
			b = append(b, byte(c))
		}
		i += size
	}
	v.text = masked
	if plain := string(b); plain != masked {
		v.text = scopecore.Mask(plain)
		v.secrets += changes(plain, v.text)
	}
	v.lines = append(v.lines, 0)
	for i := 0; ; {
		n := strings.IndexByte(source[i:], '\n')
		if n < 0 {
			return v
		}
		i += n + 1
		v.lines = append(v.lines, int32(i))
	}
}

// changes counts the stretches where two texts of the same length differ.
func changes(a, b string) int {
	if a == b {
		return 0
	}
	n := 0
	for i := range len(a) {
		if a[i] != b[i] && (i == 0 || a[i-1] == b[i-1]) {
			n++
		}
	}
	return n
}

// resolve returns what the escape at the start of s means, -1 for nothing,
// and its length. before is what precedes it in the view.
func resolve(s string, before byte) (c, size int) {
	switch s[0] {
	case '\\':
		return backslash(s)
	case '%':
		return percent(s, before)
	case '&':
		return entity(s)
	case 0x1B:
		return -1, escapeLength(s, 1)
	case '\r':
		if len(s) > 1 && s[1] == '\n' {
			return -1, 1
		}
		return '\n', 1
	case 0xC2:
		if len(s) > 1 && s[1] == 0xA0 {
			return ' ', 2
		}
		return 0xC2, 1
	}
	return -1, 1 // NUL
}

// backslash resolves a run of backslashes and what they escape.
func backslash(s string) (c, size int) {
	n := 1
	for n < len(s) && s[n] == '\\' {
		n++
	}
	if n == len(s) {
		return '\\', n
	}
	switch s[n] {
	case '"', '\'', '`', '/':
		return int(s[n]), n + 1
	case 'n', 'r', 't', '\n':
		return ' ', n + 1
	case 'u':
		if r := hex(s[n+1:], 4); r >= 0 && r < 0x80 {
			return shown(s, r, n+5)
		}
	case 'x':
		if r := hex(s[n+1:], 2); r >= 0 && r < 0x80 {
			return shown(s, r, n+3)
		}
	case 'e':
		if len(s) > n+1 && s[n+1] == '[' {
			return -1, escapeLength(s, n+1)
		}
	case '0':
		if strings.HasPrefix(s[n:], "033[") {
			return -1, escapeLength(s, n+3)
		}
	}
	return '\\', n
}

// shown returns the character r, which ends at n, in the form of the view.
func shown(s string, r, n int) (c, size int) {
	switch {
	case r == 0x1B:
		return -1, escapeLength(s, n)
	case r < ' ':
		return ' ', n
	}
	return r, n
}

// escapeLength returns the end of a terminal sequence whose escape character
// ends at n.
func escapeLength(s string, n int) int {
	if n >= len(s) || s[n] != '[' {
		return n
	}
	for i := n + 1; i < len(s) && i < n+32; i++ {
		if c := s[i]; c >= '@' && c <= '~' {
			return i + 1
		}
	}
	return n + 1
}

// percent resolves %XX, even if the percent sign is itself escaped. It stays if
// it could be a printf format.
func percent(s string, before byte) (c, size int) {
	n := 1
	for strings.HasPrefix(s[n:], "25") && hex(s[n+2:], 2) >= 0 {
		n += 2
	}
	r := hex(s[n:], 2)
	attached := wordByte(before) || strings.IndexByte("=&+/:,{}[]?.", before) >= 0 && before != 0 || n > 1 || len(s) > n+2 && s[n+2] == '%'
	if r < 0 || r >= 0x80 || r == '%' || !attached && r != '"' && r != '{' {
		return '%', 1
	}
	if r < ' ' {
		r = ' '
	}
	return r, n + 2
}

// entity resolves the entities that quote JSON in HTML.
func entity(s string) (c, size int) {
	end := strings.IndexByte(s[:min(len(s), 8)], ';')
	if end < 0 {
		return '&', 1
	}
	switch s[1:end] {
	case "quot", "#34", "#x22", "#X22":
		return '"', end + 1
	case "apos", "#39", "#x27", "#X27":
		return '\'', end + 1
	case "#x2F", "#x2f", "#47":
		return '/', end + 1
	case "amp":
		return '&', end + 1
	case "lt":
		return '<', end + 1
	case "gt":
		return '>', end + 1
	}
	return '&', 1
}

// hex reads this many hexadecimal digits, or returns -1.
func hex(s string, digits int) int {
	if len(s) < digits {
		return -1
	}
	n := 0
	for i := range digits {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
			n = n<<4 | int(c-'0')
		case c|0x20 >= 'a' && c|0x20 <= 'f':
			n = n<<4 | int(c|0x20-'a'+10)
		default:
			return -1
		}
	}
	return n
}

// source returns the place in the source of a place in the view.
func (v *view) source(at int) int {
	low, high := 0, len(v.jumps)
	for low < high {
		if mid := (low + high) / 2; int(v.jumps[mid].at) <= at {
			low = mid + 1
		} else {
			high = mid
		}
	}
	if low == 0 {
		return at
	}
	j := v.jumps[low-1]
	return int(j.src) + at - int(j.at)
}

// line returns the number of the line in which a place of the source is.
func (v *view) line(source int) int {
	low, high := 0, len(v.lines)
	for low < high {
		if mid := (low + high) / 2; int(v.lines[mid]) <= source {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return low
}

func wordByte(c byte) bool { return classes[c] == inWord }

// masked reports whether a text has a masked word in it.
func masked(s string) bool {
	return strings.Contains(s, "########") || strings.Contains(s, "#") && strings.Trim(s, "#") == ""
}
