package scopecore

// Severity says how much a diagnostic matters.
type Severity uint8

// The three severities.
const (
	// SeverityInfo: worth knowing.
	SeverityInfo Severity = iota
	// SeverityWarning: it works, but perhaps not as intended.
	SeverityWarning
	// SeverityError: the server won't, or may not, understand it.
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

// Diagnostic is a remark on a place in the user's text. Package knowledge has
// the words for each code. It never repeats the text: what was pasted may be a
// secret, and the caller has the text anyway.
type Diagnostic struct {
	Param    string // the query parameter it's about, such as "ask"
	Code     string // stable, such as "unknown-token"
	Severity Severity
	Offset   int // bytes (UTF-8) from the start of the parameter's value
	Length   int // bytes
	Count    int // the number in the remark, if it has one
	// Fix is the text to put in place of that range; absent if no correction is
	// obvious.
	Fix Opt[string]
}

// maxDiagnostics limits the remarks on one text, so a page of noise doesn't get
// a book for an answer.
const maxDiagnostics = 50
