package check

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/andybalholm/brotli"

	"scopecalculator/build/site"
	"scopecalculator/scopecore"
	"scopecalculator/scopecore/catalog"
	"scopecalculator/scopecore/corpus"
	"scopecalculator/scopecore/knowledge"
	"scopecalculator/scopecore/knowledge/claims"
)

// built builds the site once, for an address, so that everything is in it.
var built = sync.OnceValues(func() (site.Files, error) {
	root, err := filepath.Abs("../../..")
	if err != nil {
		return nil, err
	}
	return site.BuildWith(site.Options{Root: root, Base: base})
})

const base = "https://docs.example/scopes/"

func outcome(t *testing.T) site.Files {
	t.Helper()
	files, err := built()
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// ours are the files except those that have our address everywhere.
func ours(t *testing.T) site.Files {
	files := site.Files{}
	for name, content := range outcome(t) {
		if name == "404.html" {
			content = bytes.ReplaceAll(content, []byte(`="`+base), []byte(`="./`))
		}
		files[name] = content
	}
	return files
}

func TestNothingIsBroken(t *testing.T) {
	files := ours(t)
	for _, problem := range Site(files) {
		t.Error(problem)
	}
	for _, name := range []string{
		"index", "access-scopes", "grants", "consequences", "evidence", "methods", "errors", "embed", "recipes", "offline", "reference", "changelog",
	} {
		for _, ext := range []string{".html", ".md"} {
			if len(files[name+ext]) == 0 {
				t.Errorf("%s is missing", name+ext)
			}
		}
	}
}

// shown fails if a page doesn't show a text below an anchor.
func shown(t *testing.T, page, id string, texts ...string) {
	t.Helper()
	got := Text(outcome(t)[page], id)
	for _, text := range texts {
		if !strings.Contains(got, Plain(strings.ReplaceAll(text, "`", ""))) { // code is set as code
			t.Errorf("%s#%s lacks %q; it says %q", page, id, text, got)
		}
	}
}

// Everything the model knows is on its page, word for word.
func TestEverythingIsOnItsPage(t *testing.T) {
	for _, r := range knowledge.Rules() {
		shown(t, "evidence.html", string(r.ID), string(r.ID), r.Title, r.Evidence.String(), r.Why, r.Disagreement, r.Settle)
		for _, c := range claims.OfRule(string(r.ID)) {
			shown(t, "evidence.html", string(r.ID), c.Says)
		}
	}
	answers, err := corpus.CheckAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range answers {
		o := a.Observation
		shown(t, "evidence.html", o.ID, string(a.Outcome), o.ResponseScope, a.Prediction.Scope(), o.Note, o.Source, o.URL, corpus.Exceptions[o.ID])
	}
	refusals, err := corpus.Refusals()
	if err != nil || len(refusals) == 0 {
		t.Fatalf("%d published errors, %v", len(refusals), err)
	}
	for _, o := range refusals {
		shown(t, "evidence.html", o.ID, strconv.Itoa(o.Error.Code), o.Error.Message, o.Error.Reason, o.Error.Param, o.Error.Method, o.Note, o.Source, o.URL)
	}
	for _, e := range knowledge.ErrorCodes() {
		shown(t, "errors.html", fmt.Sprintf("e%d", e.Code), fmt.Sprint(e.Code), e.Name, e.Text, e.Repair, e.Evidence.String())
	}
	for _, w := range knowledge.Tokens() {
		stem, _, _ := strings.Cut(w.Form, ":")
		shown(t, "access-scopes.html", "token-"+stem, w.Form, w.Setter, w.Text, w.Evidence.String())
	}
	for _, g := range scopecore.Grants() {
		shown(t, "grants.html", g.String(), g.String())
	}
	unfit := regexp.MustCompile(`[^a-z0-9_.]+`)
	for _, m := range catalog.Methods() {
		id := strings.Trim(unfit.ReplaceAllString(strings.ToLower(m.Name), "-"), "-")
		shown(t, "methods.html", id, m.Name, m.Summary, m.Note)
		for _, w := range m.Ways {
			for _, n := range w.AnyOf {
				shown(t, "methods.html", id, n.Domain.Token(n.Level), w.When)
			}
		}
		if m.URL != "" && !bytes.Contains(outcome(t)["methods.html"], []byte(`href="`+m.URL+`"`)) {
			t.Errorf("no link to %s", m.URL)
		}
	}
	for _, c := range catalog.Consequences() {
		shown(t, "consequences.html", c.ID, append(c.Methods, c.Title)...)
	}
	for _, s := range knowledge.Sources() {
		if s.URL != "" && !bytes.Contains(outcome(t)["evidence.html"], []byte(s.URL)) {
			t.Errorf("the evidence page lacks %s", s.URL)
		}
	}
}

// The tally on the page is counted here by hand.
func TestTallyIsTrue(t *testing.T) {
	answers, err := corpus.CheckAll()
	if err != nil {
		t.Fatal(err)
	}
	n := map[corpus.Outcome]int{}
	from := 0
	for _, a := range answers {
		n[a.Outcome]++
		if a.KeyFromAnswer {
			from++
		}
	}
	page := Plain(string(outcome(t)["evidence.md"]))
	for _, want := range []string{
		fmt.Sprintf("Of %d published replies and examples, the model predicts %d token for token. %d lies within the interval, %d contradict it for a reason", len(answers), n[corpus.Exact], n[corpus.Within], n[corpus.Exception]),
		fmt.Sprintf("for %d of the %d nothing is known of the key", from, len(answers)),
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not say: %s", want)
		}
	}
}

// The figures in the changelog and the promises are those of the model.
func TestFiguresOutsideThePages(t *testing.T) {
	answers, err := corpus.CheckAll()
	if err != nil {
		t.Fatal(err)
	}
	n := map[corpus.Outcome]int{}
	keyless := 0
	for _, a := range answers {
		n[a.Outcome]++
		if a.KeyFromAnswer {
			keyless++
		}
	}
	methods, channels := 0, 0
	for _, m := range catalog.Methods() {
		if m.Channel {
			channels++
		} else {
			methods++
		}
	}
	for name, wants := range map[string][]string{
		"CHANGELOG.md": {
			fmt.Sprintf(", %s\n", knowledge.RulesDate), // in the heading of the latest rule change
			fmt.Sprintf("### Rules and catalog, %s", catalog.Version),
			fmt.Sprintf("- %d rules, %d private methods, %d channels, %d removed methods.", len(knowledge.Rules()), methods, channels, len(catalog.RemovedMethods())),
			fmt.Sprintf("- %d published replies: %d exact, %d within the interval, %d exceptions with a reason.", len(answers), n[corpus.Exact], n[corpus.Within], n[corpus.Exception]),
		},
		"PROMISES.md": {
			fmt.Sprintf("%d exact, %d within, %d exceptions of %d", n[corpus.Exact], n[corpus.Within], n[corpus.Exception], len(answers)),
			fmt.Sprintf("Of the %d published replies, %d come without a known key", len(answers), keyless),
		},
	} {
		text, err := os.ReadFile("../../../" + name)
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range wants {
			if !strings.Contains(string(text), want) {
				t.Errorf("%s does not say: %s", name, want)
			}
		}
	}
}

// Search finds everything there is, and what it finds is there.
func TestSearchIndex(t *testing.T) {
	files := ours(t)
	var list []struct{ K, T, U, D string }
	if err := json.Unmarshal(files["search.json"], &list); err != nil {
		t.Fatal(err)
	}
	s := open(files)
	kinds := map[string]int{}
	for _, e := range list {
		kinds[e.K]++
		if problem := s.follow("index.html", e.U); problem != "" {
			t.Errorf("%s: %s", e.U, problem)
		}
		if !bytes.Contains(files["search.html"], []byte(`href="`+e.U+`"`)) {
			t.Errorf("the search page lacks %s", e.U)
		}
	}
	methods := len(catalog.Methods())
	for kind, want := range map[string]int{"Page": 13, "Error": len(knowledge.ErrorCodes()), "Rule": len(knowledge.Rules()), "Token": len(knowledge.Tokens())} {
		if kinds[kind] != want {
			t.Errorf("%d of kind %s, want %d", kinds[kind], kind, want)
		}
	}
	if kinds["Method"]+kinds["Channel"] != methods || kinds["Section"] < 40 {
		t.Errorf("%v", kinds)
	}
}

// With an address pages say where they are, and every page is in the sitemap.
func TestAddress(t *testing.T) {
	files := outcome(t)
	for name, want := range map[string]string{
		"index.html": `<link rel="canonical" href="` + base + `">`, "grants.html": `<link rel="canonical" href="` + base + `grants.html">`,
		"grants.md": "# Grants", "methods.html": `<meta property="og:image" content="` + base + `card.png">`,
		"404.html": `href="` + base + `site.css"`, "sitemap.xml": "<loc>" + base + "methods.html</loc>", "llms.txt": "](methods.md)",
	} {
		if !bytes.Contains(files[name], []byte(want)) {
			t.Errorf("%s lacks %s", name, want)
		}
	}
	if n := bytes.Count(files["sitemap.xml"], []byte("<loc>")); n != 13 {
		t.Errorf("%d pages in the sitemap", n)
	}
}

// Script and style of the site stay small.
func TestBudgets(t *testing.T) {
	for name, limit := range map[string]int{"site.js": 2000, "search.js": 2000, "configure.js": 2000, "site.css": 3500} {
		var b bytes.Buffer
		w := brotli.NewWriterLevel(&b, 11)
		if _, err := w.Write(outcome(t)[name]); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		t.Logf("%s: %d bytes with brotli", name, b.Len())
		if b.Len() > limit {
			t.Errorf("%s: %d bytes with brotli, want at most %d", name, b.Len(), limit)
		}
	}
}

// The scripts and the pages use the same names.
func TestScriptsFindTheirPlaces(t *testing.T) {
	files := outcome(t)
	for mark, page := range map[string]string{"data-filter": "methods.html", "data-configure": "embed.html", `class="frame"`: "embed.html", `class="search"`: "index.html", `class="menu"`: "index.html"} {
		if !bytes.Contains(files[page], []byte(mark)) {
			t.Errorf("%s has no %s", page, mark)
		}
	}
	source, err := os.ReadFile("../../../site/layout/configure.ts")
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range regexp.MustCompile(`input\("(\w+)"\)|\[name=(\w+)\]`).FindAllSubmatch(source, -1) {
		if name := string(m[1]) + string(m[2]); !bytes.Contains(files["embed.html"], []byte(`name="`+name+`"`)) {
			t.Errorf("the form has no %s", name)
		}
	}
}

// TestHomeShowsTwo counts the surprises in the home page's example, which
// promises two: a domain below what was asked for, and one that the request
// doesn't name.
func TestHomeShowsTwo(t *testing.T) {
	m := regexp.MustCompile(`<scope-calculator query="([^"]*)"`).FindSubmatch(outcome(t)["index.html"])
	if m == nil {
		t.Fatal("the home page has no calculator")
	}
	q, _ := scopecore.ParseQuery(html.UnescapeString(string(m[1])))
	cut, followed := 0, 0
	for _, d := range scopecore.Predict(q).Domains {
		switch {
		case d.Asked.Named && d.Likely.Value < d.Asked.Low:
			cut++
		case !d.Asked.Named && d.Likely.Value > scopecore.None:
			followed++
		}
	}
	if cut != 1 || followed != 1 {
		t.Errorf("%s shows %d domains that are cut and %d that follow the key, want one of each", m[1], cut, followed)
	}
}

// The reference lists exactly the parameters that the model reads.
func TestQueryReference(t *testing.T) {
	list := regexp.MustCompile(`id="query-(\w+)"`).FindAllSubmatch(outcome(t)["reference.html"], -1)
	for _, m := range list {
		if _, remarks := scopecore.ParseQuery(string(m[1]) + "="); len(remarks) > 0 && remarks[0].Code == "unknown-parameter" {
			t.Errorf("no parameter is called %s", m[1])
		}
	}
	q := scopecore.Query{
		Grant: scopecore.ForkToken, Via: scopecore.HTTP, Key: scopecore.Known("a"), Ask: scopecore.Known("a"), Subaccount: true, KeyName: "a", Asymmetric: true,
		Held: scopecore.Known("a"), ToMain: true, SessionName: scopecore.Known("a"), Sessions: scopecore.Known(1), BlockTradeApproval: true,
		From: "via=ws", Reply: scopecore.Known("connection"), Need: "private/buy",
	}
	if want := strings.Count(q.Encode(), "="); len(list) != want {
		t.Errorf("%d parameters, want %d: %s", len(list), want, q.Encode())
	}
}
