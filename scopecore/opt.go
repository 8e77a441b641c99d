package scopecore

import "strconv"

// Opt is a value that may be absent: a level that isn't known, a parameter that
// isn't given. The zero value is absent, which is not the same as empty: an
// absent key scope is unknown, an empty one is known to be empty.
type Opt[T any] struct {
	Value T
	Known bool
}

// Known returns a value that is there.
func Known[T any](v T) Opt[T] { return Opt[T]{v, true} }

// String returns the value as text, or "unknown".
func (o Opt[T]) String() string {
	if o.Known {
		switch v := any(o.Value).(type) {
		case Level:
			return v.String()
		case string:
			return v
		case int:
			return strconv.Itoa(v)
		case int64:
			return strconv.FormatInt(v, 10)
		}
	}
	return "unknown"
}

// lower returns the lower of two levels; an unknown one stays unknown.
func lower(o Opt[Level], l Level) Opt[Level] {
	if !o.Known {
		return o
	}
	return Known(min(o.Value, l))
}
