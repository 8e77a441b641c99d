package scopecore

import "strings"

// Form reads one parameter of a form-encoded payload, decoded and masked: the
// first with that name.
func Form(payload, name string) (value string, ok bool) {
	value, ok = formValue(payload, name)
	return Mask(value), ok
}

// FormText reads a parameter as is, decoded but not masked. Package reading
// uses it: it does its own masking, and counts.
func FormText(payload, name string) (text string, ok bool) { return formValue(payload, name) }

// FormQuery reads a parameter that is itself a query, such as one of two
// settings to compare. Which names belong to sessions and keys isn't known
// until the query is read, so [ParseQuery] masks it.
func FormQuery(payload, name string) (*Query, bool) {
	text, ok := formValue(payload, name)
	q, _ := ParseQuery(text)
	return q, ok
}

func formValue(payload, name string) (value string, ok bool) {
	for payload != "" {
		var pair string
		pair, payload, _ = strings.Cut(payload, "&")
		rawName, rawValue, _ := strings.Cut(pair, "=")
		if n, _ := unescape(rawName); n == name {
			v, _ := unescape(rawValue)
			return v, true
		}
	}
	return "", false
}

// FormEscape writes one value for use in an address's query.
func FormEscape(value string) string {
	var b strings.Builder
	escape(&b, value)
	return b.String()
}
