package report

import "strconv"

// Absent values are null in JSON. wasm/bridge writes whole reports with its own
// code; these are for programs that use encoding/json.

// MarshalJSON writes the level, or null.
func (k Known) MarshalJSON() ([]byte, error) {
	if !k.Known {
		return []byte("null"), nil
	}
	return AppendQuoted(nil, k.Value.String()), nil
}

// MarshalJSON writes the number, or null.
func (c Count) MarshalJSON() ([]byte, error) {
	if !c.Known {
		return []byte("null"), nil
	}
	return strconv.AppendInt(nil, int64(c.Value), 10), nil
}

// MarshalJSON writes the number, or null.
func (s Seconds) MarshalJSON() ([]byte, error) {
	if !s.Known {
		return []byte("null"), nil
	}
	return strconv.AppendInt(nil, s.Value, 10), nil
}

// MarshalJSON writes the text, or null.
func (t Text) MarshalJSON() ([]byte, error) {
	if !t.Known {
		return []byte("null"), nil
	}
	return AppendQuoted(nil, t.Value), nil
}

// Plain reports whether a text needs no escapes in JSON or in a page. Nearly
// all texts don't.
func Plain(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c >= 0x7F || c == '"' || c == '\\' || c == '<' || c == '>' || c == '&' {
			return false
		}
	}
	return true
}

// AppendQuoted appends s as a JSON string of pure ASCII. Beyond what JSON
// requires, it escapes <, > and &, so that an answer is harmless even if
// someone pastes it into a page, and everything that isn't ASCII: a single
// arrow would make a JavaScript engine read the whole answer at two bytes per
// character, which takes half as long again. Invalid UTF-8 becomes U+FFFD.
func AppendQuoted(b []byte, s string) []byte {
	b = append(b, '"')
	if Plain(s) {
		b = append(b, s...)
		return append(b, '"')
	}
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b = append(b, '\\', byte(r))
		case r == '\n':
			b = append(b, '\\', 'n')
		case r == '\t':
			b = append(b, '\\', 't')
		case r == '\r':
			b = append(b, '\\', 'r')
		case r >= ' ' && r < 0x7F && r != '<' && r != '>' && r != '&':
			b = append(b, byte(r))
		case r > 0xFFFF: // more than four digits hold: two surrogates
			r -= 0x10000
			b = appendUnit(appendUnit(b, 0xD800+r>>10), 0xDC00+r&0x3FF)
		default:
			b = appendUnit(b, r)
		}
	}
	return append(b, '"')
}

// appendUnit escapes a unit of UTF-16.
func appendUnit(b []byte, u rune) []byte {
	const hex = "0123456789abcdef"
	return append(b, '\\', 'u', hex[u>>12&15], hex[u>>8&15], hex[u>>4&15], hex[u&15])
}
