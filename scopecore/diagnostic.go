package scopecore

// Severity says how much a diagnostic matters.
type Severity uint8

// The three severities.
const (
	// SeverityInfo: good to know.
	SeverityInfo Severity = iota
	// SeverityWarning: it works, though perhaps not as meant.
	SeverityWarning
	// SeverityError: the server would not, or may not, understand it.
	SeverityError
)

// String returns "info", "warning" or "error".
func (s Severity) String() string {
	switch s {
	case SeverityError:
		return "error"
	case SeverityWarning:
		return "warning"
	default:
		return "info"
	}
}

// Diagnostic is a remark on a place in the user's text. What each code means in
// words is in package knowledge. It never repeats that
// text: what was pasted may be a secret, and whoever shows the remark has the
// text at hand.
type Diagnostic struct {
	Param    string // the query parameter it speaks of, such as "ask"
	Code     string // stable, such as "unknown-token"
	Severity Severity
	Offset   int // bytes (UTF-8) from the start of the parameter's value
	Length   int // bytes
	Count    int // the number that the remark speaks of, where it does
	// Fix is the text to put in place of that range; absent where no correction
	// is obvious.
	Fix Opt[string]
}

// maxDiagnostics bounds the remarks on one text, so that the answer to a page
// of noise is not a book.
const maxDiagnostics = 50
