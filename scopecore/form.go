package scopecore

import "strings"

// Form reads one parameter of a form-encoded payload, decoded and masked: the
// first one of that name.
func Form(payload, name string) (value string, ok bool) {
	for payload != "" {
		var pair string
		pair, payload, _ = strings.Cut(payload, "&")
		rawName, rawValue, _ := strings.Cut(pair, "=")
		if n, _ := unescape(rawName); n == name {
			v, _ := unescape(rawValue)
			return Mask(v), true
		}
	}
	return "", false
}
