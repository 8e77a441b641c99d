package report

import (
	"math/rand/v2"
	"net/url"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"scopecalculator/scopecore"
	"scopecalculator/scopecore/knowledge"
)

const someHome = "https://github.com/example/scopes"

// reported is the record of a reply and the link that reports it at someHome.
func reported(t *testing.T, query, reply string) (*Observation, *url.URL) {
	t.Helper()
	q, _ := scopecore.ParseQuery(query)
	v := Verify(q, Vocabulary().Reply(reply))
	if v.Record == nil {
		t.Fatalf("%s with %s doesn't contradict anything", query, reply)
	}
	link, err := url.Parse(reportURL(someHome, v.Record))
	if err != nil {
		t.Fatal(err)
	}
	return v.Record, link
}

// TestReportIsFilledIn checks that each field of a record is in the form at the
// project's home, and in the link that fills in the form.
func TestReportIsFilledIn(t *testing.T) {
	o, link := reported(t, "key=trade:read&ask=trade:read+session:bot", `{"scope":"session:bot trade:read wallet:read_write vault:read","expires_in":900}`)
	if o.ExpiresIn.Value != 900 || link.Scheme+"://"+link.Host+link.Path != someHome+"/issues/new" {
		t.Errorf("%+v %s", o, link)
	}
	want := map[string]string{
		"template": reportForm, "grant": "client_credentials", "via": "ws", "key_scope": "trade:read", "request": "given",
		"requested_scope": "trade:read session:example", "response_scope": "session:example trade:read wallet:read_write vault:read",
		"response_complete": "true", "expires_in": "900",
	}
	got := map[string]string{}
	for name, values := range link.Query() {
		got[name] = strings.Join(values, "|")
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}

	form, err := os.ReadFile("../../.github/ISSUE_TEMPLATE/" + reportForm)
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, m := range regexp.MustCompile(`(?m)^    id: (\w+)$`).FindAllStringSubmatch(string(form), -1) {
		ids = append(ids, m[1])
	}
	fields := reflect.TypeFor[Observation]()
	for i := range fields.NumField() {
		name := fields.Field(i).Tag.Get("json")
		if !slices.Contains(ids, name) {
			t.Errorf("the form has no field %s", name)
		}
		if got[name] == "" {
			t.Errorf("the link doesn't fill in %s", name)
		}
	}
}

// TestReportSaysNoMore: the link leaves out what a record may show only to the
// reader: names, addresses, and words that may be anything.
func TestReportSaysNoMore(t *testing.T) {
	words := []string{"hunter2", "correcthorse", "Xy7-secret-Session", "MyKey17", "203.0.113.77", "8f14e45fceea167a5a36dedd4bea2543", "swordfish"}
	_, link := reported(t,
		"key=trade:read+swordfish+name:MyKey17+ip:203.0.113.77&ask=trade:read+hunter2+trade:correcthorse+session:Xy7-secret-Session+expires:hunter2+swordfish:read&key_name=MyKey17",
		`{"scope":"session:Xy7-secret-Session name:MyKey17 ip:203.0.113.77 wallet:read_write hunter2 trade:correcthorse","access_token":"8f14e45fceea167a5a36dedd4bea2543"}`)
	text, err := url.QueryUnescape(link.String())
	if err != nil {
		t.Fatal(err)
	}
	for _, word := range words {
		if strings.Contains(text, word) {
			t.Errorf("%s is in %s", word, text)
		}
	}
	values := link.Query()
	for name, want := range map[string]string{
		"key_scope":       "trade:read ? name:example_key ip:192.0.2.1",
		"requested_scope": "trade:read ? ? session:example ? ?",
	} {
		if values.Get(name) != want {
			t.Errorf("%s is %q, want %q", name, values.Get(name), want)
		}
	}
	for _, want := range []string{"session:example", "name:example_key", "ip:192.0.2.1", "wallet:read_write"} {
		if !slices.Contains(strings.Fields(values.Get("response_scope")), want) {
			t.Errorf("%s is missing in %q", want, values.Get("response_scope"))
		}
	}
}

// TestReportIsOfTheGrammar mixes tokens with things people paste, at random:
// each word of the link is a token, an example, or a mark for one left out.
func TestReportIsOfTheGrammar(t *testing.T) {
	pieces := []string{"trade:read", "wallet:read_write", "session:", "name:", "ip:", "expires:", "app_id:", ":read", "trade:", " ", " ", " ", ",", "[", "]", "\"", "=", "&", "?", "<b>", "…", "hunter2", "Zq8-x_1.", "203.0.113.77", "600", "\n", "%"}
	word := regexp.MustCompile(`^(?:[a-z_]{1,24}:(?:none|read|read_write)|connection|mainaccount|session:example_*|name:example_key_*|expires:\d+|ip:192\.0\.2\.1|\?|…)$`)
	random := rand.New(rand.NewPCG(15, 5))
	text := func() string {
		var b strings.Builder
		for range random.IntN(12) {
			b.WriteString(pieces[random.IntN(len(pieces))])
		}
		return b.String()
	}
	left, kept := 0, 0
	for range 3000 {
		q, _ := scopecore.ParseQuery("key=" + url.QueryEscape(text()) + "&ask=" + url.QueryEscape(text()))
		link, err := url.Parse(reportURL(someHome, record(q, Vocabulary().Reply(text()+" trade:read "+text()))))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{"key_scope", "requested_scope", "response_scope"} {
			for _, w := range strings.Fields(link.Query().Get(name)) {
				if !word.MatchString(w) {
					t.Fatalf("%s in %s", w, link)
				}
				if w == "?" {
					left++
				} else {
					kept++
				}
			}
		}
	}
	if left < 500 || kept < 500 {
		t.Errorf("only %d words left out, %d kept", left, kept)
	}
}

// TestReportKeepsNamesApart has two sessions in a record: the link must not
// merge them.
func TestReportKeepsNamesApart(t *testing.T) {
	_, link := reported(t, "key=trade:read&ask=trade:read+session:a", `{"scope":"session:b trade:read wallet:read_write"}`)
	asked, got := strings.Fields(link.Query().Get("requested_scope")), strings.Fields(link.Query().Get("response_scope"))
	if asked[1] == got[0] || !strings.HasPrefix(got[0], "session:") {
		t.Errorf("asked %q, got %q", asked, got)
	}
}

// TestReportFitsIntoAnAddress has the longest possible scopes.
func TestReportFitsIntoAnAddress(t *testing.T) {
	long := strings.Repeat("account:read session:x ", 300)
	_, link := reported(t, "key="+url.QueryEscape(long)+"&ask="+url.QueryEscape(long), `{"scope":"`+strings.Repeat("wallet:read_write trade:read ", 300)+`"}`)
	if n := len(link.String()); n > 8000 || !strings.HasSuffix(link.Query().Get("key_scope"), " …") {
		t.Errorf("%d bytes: %s", n, link)
	}
}

// TestWithoutHome: without a home there's nobody to report to.
func TestWithoutHome(t *testing.T) {
	o, _ := reported(t, "key=trade:read&ask=trade:read", `{"scope":"wallet:read_write"}`)
	if got := reportURL("", o); got != "" {
		t.Errorf("a link to nowhere: %s", got)
	}
	if reportURL(someHome, nil) != "" || recordSays(nil) != "" {
		t.Error("nothing contradicts, but there's something to report")
	}
	without, with := knowledge.RecordSays(""), knowledge.RecordSays(someHome)
	if !strings.Contains(without, "keep this line for the maintainers of this page") || strings.Contains(with, "maintainers") || !strings.Contains(with, "report it") {
		t.Errorf("%s\n%s", without, with)
	}
	q, _ := scopecore.ParseQuery("key=trade:read&ask=trade:read")
	v := Verify(q, Vocabulary().Reply(`{"scope":"wallet:read_write"}`))
	if v.RecordSays != knowledge.RecordSays(knowledge.Home) || (v.ReportURL == "") != (knowledge.Home == "") || !strings.HasPrefix(v.ReportURL, knowledge.Home) {
		t.Errorf("%q %q", v.RecordSays, v.ReportURL)
	}
}
