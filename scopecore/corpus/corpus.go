// Package corpus holds replies of Deribit's server that people published,
// including errors, and the examples in its documentation, each with where it
// comes from. The tests compare the model in scopecore with them.
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

// Observation is one published reply: a token, or an error.
type Observation struct {
	// ID is what rules cite: o and a number for a token, d and a number for an
	// example in the documentation, e and a number for an error.
	ID string `json:"id"`
	// Kind is "live" for output someone saw, "fixture" for test data that was
	// likely copied from such output, "documentation" for an example or
	// sentence in the documentation, "told" for what someone wrote about it.
	Kind string `json:"kind"`
	// Date is when it was published or seen, as exactly as is known, or empty.
	Date string `json:"date"`
	// Environment is "test" or "prod", or empty if unknown.
	Environment string `json:"environment"`
	// Grant is the grant as scopecore spells it, or empty if unknown.
	Grant string `json:"grant"`
	// Via is "ws" or "http", or empty if unknown.
	Via string `json:"via"`
	// Request says what's known about the requested scope: "given" (it is in
	// RequestedScope), "omitted" or "unknown".
	Request string `json:"request"`
	// RequestedScope is the scope of the request if Request is "given".
	RequestedScope string `json:"requested_scope"`
	// KeyScope is what the key allows; nil if unknown.
	KeyScope *string `json:"key_scope"`
	// ResponseScope is the scope in the reply. Names of keys are replaced.
	ResponseScope string `json:"response_scope"`
	// ResponseComplete is false if tokens are missing from ResponseScope, so
	// only those present are evidence.
	ResponseComplete bool `json:"response_complete"`
	// ExpiresIn is the lifetime of the access token in seconds; nil if the
	// reply was published without it.
	ExpiresIn *int64 `json:"expires_in"`
	// SID is the session id in the reply, or empty. User and client ids in it
	// are replaced.
	SID string `json:"sid"`
	// EnabledFeatures are the features of the key; nil if the reply was
	// published without them.
	EnabledFeatures []string `json:"enabled_features"`
	// Error is the error in the reply; nil if a token came.
	Error *Refusal `json:"error"`
	// URL is the public repository or page, or empty if it has no address we
	// can name.
	URL string `json:"url"`
	// Source says where at URL, or what kind of place it is.
	Source string `json:"source"`
	// Note is what to bear in mind when using it as evidence.
	Note string `json:"note"`
}

// Refusal is an error that the server replied with.
type Refusal struct {
	Code    int    `json:"code"`
	Message string `json:"message"`
	// Reason and Param are from the error's data, or empty.
	Reason string `json:"reason"`
	Param  string `json:"param"`
	// Method is the call that was made, or empty if unknown.
	Method string `json:"method"`
	// Status is the HTTP status, or 0 if unknown.
	Status int `json:"status"`
}

// Observations returns the published tokens in the order of the file: the
// replies by id, then the documentation's examples. A field that Observation
// doesn't have is an error.
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
