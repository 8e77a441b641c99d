package scopecore

import "strings"

// Number reads a whole number, with or without a sign. ok is false if the text
// is something else, or further from zero than most.
//
// Not strconv: its errors pull in code that compares interfaces, 3 KB of the
// download.
func Number(text string, most int64) (n int64, ok bool) {
	rest, negative := strings.CutPrefix(text, "-")
	if !negative {
		rest = strings.TrimPrefix(text, "+")
	}
	if !digits(rest) {
		return 0, false
	}
	for i := range len(rest) {
		if n = n*10 + int64(rest[i]-'0'); n > most {
			return 0, false
		}
	}
	if negative {
		n = -n
	}
	return n, true
}
