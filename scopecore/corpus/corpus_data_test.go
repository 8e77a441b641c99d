package corpus

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"scopecalculator/scopecore"
	"scopecalculator/scopecore/catalog"
	"scopecalculator/scopecore/knowledge"
	"scopecalculator/scopecore/report"
)

func loaded(t *testing.T) []Observation {
	t.Helper()
	all, err := Observations()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestObservationsAreThere(t *testing.T) {
	want := "o01 o02 o04 o05 o06 o09 o11 o13 o14 o15 o18 o19 o20 o21 o22 d01 d02 d03 d04 d05 d06"
	var ids []string
	for _, o := range loaded(t) {
		ids = append(ids, o.ID)
	}
	if got := strings.Join(ids, " "); got != want {
		t.Errorf("ids:\n got %s\nwant %s", got, want)
	}
}

// TestRefusals checks that the published errors agree with each other and
// aren't mixed with the tokens.
func TestRefusals(t *testing.T) {
	all, err := Refusals()
	if err != nil || len(all) != 4 {
		t.Fatalf("%d errors, %v", len(all), err)
	}
	for i, o := range all {
		e := o.Error
		if o.ID != "e0"+string(rune('1'+i)) || o.ResponseScope != "" || o.ExpiresIn != nil || o.URL == "" || o.Source == "" || o.Note == "" {
			t.Errorf("%+v", o)
		}
		if code := knowledge.FindErrorCode(e.Code); code == nil || code.Name != e.Message {
			t.Errorf("%s: %d %s is %+v in the table of errors", o.ID, e.Code, e.Message, code)
		}
		if _, ok := catalog.Find(e.Method); e.Method != "" && !ok {
			t.Errorf("%s: no method %s", o.ID, e.Method)
		}
		if !slices.Contains([]string{"live", "fixture", "told"}, o.Kind) || !slices.Contains([]string{"test", "prod"}, o.Environment) {
			t.Errorf("%s is %s, %s", o.ID, o.Kind, o.Environment)
		}
	}
}

// TestMissingScopeIsTheCatalogs reads the scope that a published error names,
// and checks that it's what the catalog has for that call.
func TestMissingScopeIsTheCatalogs(t *testing.T) {
	all, err := Refusals()
	if err != nil {
		t.Fatal(err)
	}
	read := 0
	for _, o := range all {
		reply, _ := json.Marshal(map[string]any{"error": map[string]any{"code": o.Error.Code, "message": o.Error.Message, "data": map[string]string{"reason": o.Error.Reason}}})
		got := report.Vocabulary().Reply(string(reply))
		if got.ErrorCode != o.Error.Code || got.Found {
			t.Errorf("%s is read as %+v", o.ID, got)
		}
		if o.Error.Code != 13021 {
			continue
		}
		read++
		m, _ := catalog.Find(o.Error.Method)
		if want := m.Ways[0].AnyOf[0].String(); got.Missing != want {
			t.Errorf("%s lacks %q, the catalog has %q for %s", o.ID, got.Missing, want, m.Name)
		}
	}
	if read != 2 {
		t.Errorf("%d errors name a scope", read)
	}
}

func TestFields(t *testing.T) {
	for _, o := range loaded(t) {
		oneOf := func(field, value string, allowed ...string) {
			if !slices.Contains(allowed, value) {
				t.Errorf("%s: %s is %q", o.ID, field, value)
			}
		}
		oneOf("kind", o.Kind, "live", "fixture", "documentation")
		oneOf("environment", o.Environment, "", "test", "prod")
		oneOf("via", o.Via, "", "ws", "http")
		oneOf("request", o.Request, "given", "omitted", "unknown")
		if _, ok := scopecore.ParseGrant(o.Grant); !ok && o.Grant != "" {
			t.Errorf("%s: grant is %q", o.ID, o.Grant)
		}
		if documentation := strings.HasPrefix(o.ID, "d"); documentation != (o.Kind == "documentation") {
			t.Errorf("%s is of kind %s", o.ID, o.Kind)
		}
		if (o.Request == "given") != (o.RequestedScope != "") {
			t.Errorf("%s: request %s with scope %q", o.ID, o.Request, o.RequestedScope)
		}
		if o.ResponseScope == "" || o.Source == "" || o.Note == "" {
			t.Errorf("%s lacks its reply, source or note", o.ID)
		}
		if o.URL != "" && !strings.HasPrefix(o.URL, "https://github.com/") && !strings.HasPrefix(o.URL, "https://docs.deribit.com/") {
			t.Errorf("%s: url is %q", o.ID, o.URL)
		}
		if o.ExpiresIn != nil && *o.ExpiresIn <= 0 {
			t.Errorf("%s expires in %d", o.ID, *o.ExpiresIn)
		}
	}
}

// serverWords are the words before the colon, and alone, that replies have
// besides the functional domains.
var serverWords = []string{"connection", "mainaccount", "name", "session", "expires"}

func TestAnswersHaveOneKnownTokenEach(t *testing.T) {
	for _, o := range loaded(t) {
		var seen []string
		for _, token := range strings.Split(o.ResponseScope, " ") {
			word, value, _ := strings.Cut(token, ":")
			if slices.Contains(seen, word) {
				t.Errorf("%s has %s twice", o.ID, word)
			}
			seen = append(seen, word)
			if slices.Contains(serverWords, word) {
				continue
			}
			_, domain := scopecore.ParseDomain(word)
			level, ok := scopecore.ParseLevel(value)
			if !domain || !ok || level == scopecore.None {
				t.Errorf("%s has the token %q", o.ID, token)
			}
		}
	}
}

func TestNamesAndIdsAreReplaced(t *testing.T) {
	for _, o := range loaded(t) {
		for _, token := range strings.Fields(o.ResponseScope) {
			if name, ok := strings.CutPrefix(token, "name:"); ok && name != "example_key" {
				t.Errorf("%s names the key %s", o.ID, name)
			}
		}
		if o.SID != "" && !strings.HasPrefix(o.SID, "USER_ID.CLIENT_ID.") {
			t.Errorf("%s has the ids of a user in %s", o.ID, o.SID)
		}
	}
}

// TestSourcesAreTheObservations compares what knowledge says about a published
// reply with the reply itself, for those that a rule cites.
func TestSourcesAreTheObservations(t *testing.T) {
	byID := map[string]Observation{}
	for _, o := range loaded(t) {
		byID[o.ID] = o
	}
	cited := 0
	for _, s := range knowledge.Sources() {
		o, ok := byID[s.ID]
		if !ok {
			if len(s.ID) == 3 && (s.ID[0] == 'o' || s.ID[0] == 'd') {
				t.Errorf("observed.jsonl has no %s", s.ID)
			}
			continue
		}
		cited++
		if s.ID == "d06" {
			continue // the reply is from the page of 2019, the source is what it says today
		}
		if s.URL != o.URL && !strings.HasPrefix(o.URL, s.URL+"/") {
			t.Errorf("%s is at %q, by its source at %q", s.ID, o.URL, s.URL)
		}
	}
	if cited < 10 {
		t.Errorf("only %d replies are sources", cited)
	}
}
