package scopecore

import "errors"

// Text forms, for configuration files and encoding/json. What's written is
// String's word; what's read has to be spelled exactly that way.

// MarshalText returns the word of String.
func (l Level) MarshalText() ([]byte, error) { return []byte(l.String()), nil }

// MarshalText returns the word of String.
func (d Domain) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// MarshalText returns the word of String.
func (g Grant) MarshalText() ([]byte, error) { return []byte(g.String()), nil }

// MarshalText returns the word of String.
func (t Transport) MarshalText() ([]byte, error) { return []byte(t.String()), nil }

// MarshalText returns the word of String.
func (v Verdict) MarshalText() ([]byte, error) { return []byte(v.String()), nil }

// MarshalText returns the word of String.
func (e Effect) MarshalText() ([]byte, error) { return []byte(e.String()), nil }

// MarshalText returns the word of String.
func (g Gate) MarshalText() ([]byte, error) { return []byte(g.String()), nil }

// MarshalText returns the word of String.
func (r Repair) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

// MarshalText returns the word of String.
func (a Tri) MarshalText() ([]byte, error) { return []byte(a.String()), nil }

// MarshalText returns the word of String.
func (b Binding) MarshalText() ([]byte, error) { return []byte(b.String()), nil }

// MarshalText returns the word of String.
func (s SlotEffect) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// MarshalText returns the word of String.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// MarshalText returns the word of String.
func (s Status) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads what MarshalText writes. The error doesn't repeat the
// text: it may be a secret.
func (l *Level) UnmarshalText(text []byte) error { return unmarshal(l, text, ParseLevel, "level") }

// UnmarshalText reads what MarshalText writes.
func (d *Domain) UnmarshalText(text []byte) error { return unmarshal(d, text, ParseDomain, "domain") }

// UnmarshalText reads what MarshalText writes.
func (g *Grant) UnmarshalText(text []byte) error { return unmarshal(g, text, ParseGrant, "grant") }

// UnmarshalText reads what MarshalText writes.
func (t *Transport) UnmarshalText(text []byte) error {
	return unmarshal(t, text, ParseTransport, "transport")
}

// UnmarshalText reads what MarshalText writes.
func (v *Verdict) UnmarshalText(text []byte) error {
	return unmarshal(v, text, ParseVerdict, "verdict")
}

func unmarshal[T any](to *T, text []byte, parse func(string) (T, bool), what string) error {
	v, ok := parse(string(text))
	if !ok {
		return errors.New("scopecore: not the name of a " + what)
	}
	*to = v
	return nil
}
