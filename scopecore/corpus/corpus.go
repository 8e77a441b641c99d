// Package corpus holds answers of Deribit's server that people published, its
// errors too, and the examples of its documentation, each with where it comes
// from. The model in scopecore is held against them by its tests.
//
// Nothing in here ships with the calculator, so it may use encoding/json.
package corpus

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"slices"
)

//go:embed observed.jsonl
var observed []byte

// Observation is one published answer: a token, or an error.
type Observation struct {
	// ID is what rules cite: o and a number for an answer, d and a number for
	// an example of the documentation, e and a number for an error.
	ID string `json:"id"`
	// Kind is "live" for output somebody saw, "fixture" for test data that was
	// likely copied from such output, "documentation" for an example or a
	// sentence of the documentation, "told" for what somebody wrote of it.
	Kind string `json:"kind"`
	// Date is when it was published or seen, as exactly as is known, or empty.
	Date string `json:"date"`
	// Environment is "test" or "prod", or empty where unknown.
	Environment string `json:"environment"`
	// Grant is the grant as scopecore spells it, or empty where unknown.
	Grant string `json:"grant"`
	// Via is "ws" or "http", or empty where unknown.
	Via string `json:"via"`
	// Request says what is known of the requested scope: "given" (it is in
	// RequestedScope), "omitted" or "unknown".
	Request string `json:"request"`
	// RequestedScope is the scope of the request where Request is "given".
	RequestedScope string `json:"requested_scope"`
	// KeyScope is what the key allows; nil where unknown.
	KeyScope *string `json:"key_scope"`
	// ResponseScope is the scope in the answer. Names of keys are replaced.
	ResponseScope string `json:"response_scope"`
	// ResponseComplete is false where tokens are missing from ResponseScope,
	// so that only those present are evidence.
	ResponseComplete bool `json:"response_complete"`
	// ExpiresIn is the lifetime of the access token in seconds; nil where the
	// answer is published without it.
	ExpiresIn *int64 `json:"expires_in"`
	// SID is the session id in the answer, or empty. User and client ids in it
	// are replaced.
	SID string `json:"sid"`
	// EnabledFeatures are the features of the key; nil where the answer is
	// published without them.
	EnabledFeatures []string `json:"enabled_features"`
	// Error is the error in the answer; nil where a token came.
	Error *Refusal `json:"error"`
	// URL is the public repository or page, or empty where it has no address
	// that we can name.
	URL string `json:"url"`
	// Source says where at URL, or what kind of place it is.
	Source string `json:"source"`
	// Note is what to bear in mind when using it as evidence.
	Note string `json:"note"`
}

// Refusal is an error that the server answered.
type Refusal struct {
	Code    int    `json:"code"`
	Message string `json:"message"`
	// Reason and Param are those in the error's data, or empty.
	Reason string `json:"reason"`
	Param  string `json:"param"`
	// Method is the call that was made, or empty where unknown.
	Method string `json:"method"`
	// Status is the status over HTTP, or 0 where unknown.
	Status int `json:"status"`
}

// Observations returns the published tokens in the order of the file: the
// answers by id, then the examples of the documentation. A field that
// Observation does not have is an error.
func Observations() ([]Observation, error) {
	all, err := load()
	return slices.DeleteFunc(all, func(o Observation) bool { return o.Error != nil }), err
}

// Refusals returns the published errors, by id.
func Refusals() ([]Observation, error) {
	all, err := load()
	return slices.DeleteFunc(all, func(o Observation) bool { return o.Error == nil }), err
}

func load() ([]Observation, error) {
	var all []Observation
	for i, line := range bytes.Split(bytes.TrimSuffix(observed, []byte("\n")), []byte("\n")) {
		var o Observation
		decoder := json.NewDecoder(bytes.NewReader(line))
		decoder.DisallowUnknownFields()
		if err := decoder.Decode(&o); err != nil {
			return nil, fmt.Errorf("observed.jsonl:%d: %w", i+1, err)
		}
		all = append(all, o)
	}
	return all, nil
}
