package report

import "strconv"

// What may be absent is null in JSON. wasm/bridge writes whole reports with
// code of its own; these are for programs that use encoding/json.

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

// MarshalJSON writes the text, or null.
func (t Text) MarshalJSON() ([]byte, error) {
	if !t.Known {
		return []byte("null"), nil
	}
	return AppendQuoted(nil, t.Value), nil
}

// Plain reports whether a text needs no escape in JSON, nor in a page. Nearly
// all do not.
func Plain(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c >= 0x7F || c == '"' || c == '\\' || c == '<' || c == '>' || c == '&' {
			return false
		}
	}
	return true
}

// AppendQuoted appends s as a JSON string. Beyond what JSON demands it
// escapes <, > and &, so that an answer is harmless even where somebody pastes
// it into a page, and the line separators that old JavaScript stumbles over.
// Bytes that are no UTF-8 become U+FFFD.
func AppendQuoted(b []byte, s string) []byte {
	const hex = "0123456789abcdef"
	b = append(b, '"')
	if Plain(s) {
		b = append(b, s...)
		return append(b, '"')
	}
	start := 0
	for i, r := range s {
		switch {
		case r >= ' ' && r != '"' && r != '\\' && r != '<' && r != '>' && r != '&' && r != 0x7F && r != 0x2028 && r != 0x2029 && r != 0xFFFD:
			continue
		}
		b = append(b, s[start:i]...)
		size := 1
		switch r {
		case '"', '\\':
			b = append(b, '\\', byte(r))
		case '\n':
			b = append(b, '\\', 'n')
		case '\t':
			b = append(b, '\\', 't')
		case '\r':
			b = append(b, '\\', 'r')
		case 0xFFFD:
			if i+2 < len(s) && s[i:i+3] == "\uFFFD" {
				size = 3
			}
			b = append(b, "\uFFFD"...)
		default:
			if r > 0x7F {
				size = 3
			}
			b = append(b, '\\', 'u', hex[r>>12&15], hex[r>>8&15], hex[r>>4&15], hex[r&15])
		}
		start = i + size
	}
	b = append(b, s[start:]...)
	return append(b, '"')
}
