package corpus

import (
	"strings"
	"testing"

	"scopecalculator/scopecore/knowledge"
)

// TestCorpus compares every published reply with its prediction and prints the
// tally. An entry may contradict the model only if Exceptions explains it, and
// what Exceptions explains has to contradict.
func TestCorpus(t *testing.T) {
	results, err := CheckAll()
	if err != nil {
		t.Fatal(err)
	}
	tally, circular := map[Outcome]int{}, 0
	for _, r := range results {
		tally[r.Outcome]++
		if r.KeyFromAnswer {
			circular++
		}
		t.Logf("%s %-9s %s", r.Observation.ID, r.Outcome, strings.Join(r.Differences, "; "))
		if r.Outcome == Contradiction {
			t.Errorf("%s: predicted %q, answered %q: %s", r.Observation.ID, r.Prediction.Scope(), r.Observation.ResponseScope, strings.Join(r.Differences, "; "))
		}
		if Exceptions[r.Observation.ID] != "" && r.Outcome != Exception {
			t.Errorf("%s is listed as an exception, but is %s", r.Observation.ID, r.Outcome)
		}
		// A real reply, unlike an example in the documentation, must never
		// contradict: the model follows real replies.
		if r.Observation.Kind != "documentation" && r.Outcome == Exception {
			t.Errorf("%s is a real reply; the model has to follow it", r.Observation.ID)
		}
	}
	t.Logf("tally of %d: %d exact, %d within, %d explained exceptions", len(results), tally[Exact], tally[Within], tally[Exception])
	t.Logf("for %d of them the key is unknown and taken from the reply: those test binding, lifetime, session, name and mainaccount, not the domains' levels", circular)
}

// TestCheckCanFail changes a reply and finds the contradiction.
func TestCheckCanFail(t *testing.T) {
	o := Observation{
		ID: "x", Kind: "live", Grant: "client_credentials", Via: "ws", Request: "given", RequestedScope: "trade:read wallet:none",
		KeyScope: new(string), ResponseScope: "connection mainaccount trade:read wallet:read_write", ResponseComplete: true,
	}
	*o.KeyScope = "trade:read"
	if r := Check(o); r.Outcome != Contradiction {
		t.Errorf("wallet:read_write from a key without it is %s", r.Outcome)
	}
	*o.KeyScope = "trade:read_write"
	o.ResponseScope = "connection mainaccount trade:read"
	if r := Check(o); r.Outcome != Exact {
		t.Errorf("%s: %v", r.Outcome, r.Differences)
	}
	n := int64(900)
	o.ExpiresIn = &n
	if r := Check(o); r.Outcome != Contradiction {
		t.Errorf("900 seconds for a connection token is %s", r.Outcome)
	}
}

// TestRulesCiteKnownObservations compares the ids that rules cite with the
// corpus, and the addresses on both sides.
func TestRulesCiteKnownObservations(t *testing.T) {
	all, err := Observations()
	if err != nil {
		t.Fatal(err)
	}
	errors, err := Refusals()
	if err != nil {
		t.Fatal(err)
	}
	url := map[string]string{}
	for _, o := range append(all, errors...) {
		url[o.ID] = o.URL
	}
	for _, s := range knowledge.Sources() {
		if len(s.ID) != 3 || s.ID[0] != 'o' && s.ID[0] != 'd' && s.ID[0] != 'e' {
			continue
		}
		want, ok := url[s.ID]
		if !ok {
			t.Errorf("source %s isn't in the corpus", s.ID)
		} else if s.ID[0] != 'd' && want != s.URL {
			t.Errorf("source %s has the address %q, the corpus %q", s.ID, s.URL, want)
		}
	}
}
