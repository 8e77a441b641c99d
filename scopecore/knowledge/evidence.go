package knowledge

// Evidence says how well a statement is backed. The zero value is
// EvidenceUnknown.
type Evidence uint8

// The four kinds of evidence, weakest first.
const (
	// EvidenceUnknown: no evidence was found either way.
	EvidenceUnknown Evidence = iota
	// EvidenceInferred: it fits the evidence, but no source says it outright.
	EvidenceInferred
	// EvidenceObserved: seen in a real reply that someone published.
	EvidenceObserved
	// EvidenceDocumented: Deribit's own documentation says so.
	EvidenceDocumented
)

var evidences = [...]struct{ name, text string }{
	EvidenceUnknown:    {"unknown", "No evidence was found either way."},
	EvidenceInferred:   {"inferred", "It fits the evidence, but no source says it outright."},
	EvidenceObserved:   {"observed", "Seen in a real reply that someone published."},
	EvidenceDocumented: {"documented", "Deribit's own documentation says so."},
}

// Evidences lists the four kinds, strongest first.
func Evidences() [4]Evidence {
	return [4]Evidence{EvidenceDocumented, EvidenceObserved, EvidenceInferred, EvidenceUnknown}
}

// String returns the evidence in one lower-case word.
func (e Evidence) String() string { return evidences[e.known()].name }

// Text explains the word in one sentence.
func (e Evidence) Text() string { return evidences[e.known()].text }

func (e Evidence) known() Evidence {
	if int(e) < len(evidences) {
		return e
	}
	return EvidenceUnknown
}

// MarshalText returns the word of String.
func (e Evidence) MarshalText() ([]byte, error) { return []byte(e.String()), nil }
