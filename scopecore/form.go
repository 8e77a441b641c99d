package scopecore

import "strings"

// Form reads one parameter of a form-encoded payload, decoded and masked: the
// first one of that name.
func Form(payload, name string) (value string, ok bool) {
	value, ok = formValue(payload, name)
	return Mask(value), ok
}

// FormText reads a parameter as it is, decoded but not masked: for package
// reading, which masks what it reads, and counts that.
func FormText(payload, name string) (text string, ok bool) { return formValue(payload, name) }

// FormQuery reads a parameter that is itself a query, such as those of two
// settings to compare. Which names are a session's or a key's only shows once
// the query is read, so [ParseQuery] is what masks it.
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

// FormEscape writes one value as it goes into a query of an address.
func FormEscape(value string) string {
	var b strings.Builder
	escape(&b, value)
	return b.String()
}
