package knowledge

import (
	"go/ast"
	"go/parser"
	"go/token"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"scopecalculator/scopecore"
)

// blanks are the names that sentences may leave a blank for.
var blanks = strings.Fields("domain key held asked value likely ceiling floor binding seconds predicted count domains come them limit token gone param choices default levels a-level grant scope ends granted call code name rest missing line set ask want level")

// wellMade fails on a sentence that doesn't end, has a blank that nothing
// fills, or opens code without closing it.
func wellMade(t *testing.T, where, text string) {
	t.Helper()
	if !strings.HasSuffix(text, ".") && !strings.HasSuffix(text, "…") {
		t.Errorf("%s: %q is not a sentence", where, text)
	}
	phraseMade(t, where, text)
}

// phraseMade does the same for a few words.
func phraseMade(t *testing.T, where, text string) {
	t.Helper()
	if text == "" {
		t.Errorf("%s: there are no words", where)
	}
	for rest := text; ; {
		_, after, ok := strings.Cut(rest, "{")
		if !ok {
			break
		}
		name, after, _ := strings.Cut(after, "}")
		if fill("{"+name+"}", pairs()...) == "" {
			t.Errorf("%s: %q has a blank %q that nothing fills", where, text, name)
		}
		rest = after
	}
	if strings.Count(text, "`")%2 != 0 {
		t.Errorf("%s: %q opens code that doesn't end", where, text)
	}
}

func pairs() []string {
	var out []string
	for _, b := range blanks {
		out = append(out, b, b)
	}
	return out
}

// idsOf reads the string constants of one type from the source of scopecore.
func idsOf(t *testing.T, typ string) []string {
	t.Helper()
	names, err := filepath.Glob("../*.go")
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, name := range names {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if spec, ok := n.(*ast.ValueSpec); ok {
				if id, ok := spec.Type.(*ast.Ident); ok && id.Name == typ {
					for _, v := range spec.Values {
						s, _ := strconv.Unquote(v.(*ast.BasicLit).Value)
						out = append(out, s)
					}
				}
			}
			return true
		})
	}
	return out
}

// TestRuleTable checks the table of rules: every rule that the code refers to
// is there once, sources exist, sentences are sentences, and a backed rule
// names what backs it.
func TestRuleTable(t *testing.T) {
	ids := idsOf(t, "RuleID")
	if len(ids) < 40 {
		t.Fatalf("only %d rules in scopecore", len(ids))
	}
	seen := map[string]bool{}
	for _, r := range Rules() {
		id := string(r.ID)
		if seen[id] {
			t.Errorf("%s is listed twice", id)
		}
		seen[id] = true
		if r.Evidence != EvidenceUnknown && len(r.Sources) == 0 {
			t.Errorf("%s: %v without a source", id, r.Evidence)
		}
		sourcesExist(t, id, r.Sources)
		phraseMade(t, id, r.Title)
		wellMade(t, id, r.Says)
		wellMade(t, id, r.Why)
		for _, s := range []string{r.SaysOpen, r.Disagreement, r.Settle} {
			if s != "" {
				wellMade(t, id, s)
			}
		}
	}
	for _, id := range ids {
		if !seen[id] {
			t.Errorf("rule %s has no words", id)
		}
	}
	if len(seen) != len(ids) {
		t.Errorf("%d rules have words, scopecore has %d", len(seen), len(ids))
	}
}

func sourcesExist(t *testing.T, where string, ids []string) {
	t.Helper()
	for _, id := range ids {
		if _, ok := FindSource(id); !ok {
			t.Errorf("%s: no source %q", where, id)
		}
	}
}

// TestAnswersAreCited finds a published reply behind each observed statement,
// and a statement for each published reply among the sources.
func TestAnswersAreCited(t *testing.T) {
	cited := map[string]bool{}
	cite := func(where string, e Evidence, sources []string) {
		answers := 0
		for _, id := range sources {
			cited[id] = true
			if isAnswer(id) {
				answers++
			}
		}
		if e == EvidenceObserved && answers == 0 {
			t.Errorf("%s was observed, but no source is a published reply", where)
		}
	}
	for _, r := range Rules() {
		cite(string(r.ID), r.Evidence, r.Sources)
	}
	for _, token := range Tokens() {
		cite(token.Form, token.Evidence, token.Sources)
	}
	for _, s := range Sources() {
		if isAnswer(s.ID) && !cited[s.ID] {
			t.Errorf("nothing rests on %s", s.ID)
		}
	}
}

// isAnswer says whether a source is a published reply: o and two digits.
func isAnswer(id string) bool { return len(id) == 3 && id[0] == 'o' }

// TestErrorCodesAndTokens checks the tables of error codes and tokens. Every
// domain has its meaning.
func TestErrorCodesAndTokens(t *testing.T) {
	for _, c := range ErrorCodes() {
		where := "error " + strconv.Itoa(c.Code)
		sourcesExist(t, where, c.Sources)
		wellMade(t, where, c.Text)
		wellMade(t, where, c.Repair)
	}
	for _, token := range Tokens() {
		sourcesExist(t, token.Form, token.Sources)
		wellMade(t, token.Form, token.Text)
	}
	for _, d := range scopecore.Domains() {
		if token := FindToken(d.Token(scopecore.Read)); token == nil || token.Form != d.String()+":LEVEL" {
			t.Errorf("the domain %v has no meaning", d)
		}
	}
}

// TestGatesAndGrants finds words for every gate and grant.
func TestGatesAndGrants(t *testing.T) {
	for _, g := range scopecore.Gates() {
		phraseMade(t, g.String(), GateName(g))
		phraseMade(t, g.String(), GateLacks(g))
		for _, a := range []scopecore.Access{{}, {MainAccount: scopecore.TriUnknown}, {MainAccount: scopecore.TriYes, Via: scopecore.HTTP, BlockTradeApproval: true}, {Via: scopecore.HTTP}} {
			if v := g.Opens(&a); v != scopecore.Allowed && v != scopecore.Denied {
				phraseMade(t, g.String(), gateMaybe(g))
				wellMade(t, g.String(), GateSays(g, v))
			}
		}
		for _, v := range scopecore.Verdicts() {
			if s := GateSays(g, v); s != "" {
				wellMade(t, g.String(), s)
			}
		}
	}
	for _, g := range scopecore.Grants() {
		phraseMade(t, g.String(), GrantStarts(g))
		if label := GoOn(g); (label == "") != g.FromKey() || strings.HasSuffix(label, ".") {
			t.Errorf("%v continues as %q", g, label)
		}
	}
	for _, r := range scopecore.Repairs() {
		if r != scopecore.RepairNone {
			phraseMade(t, r.String(), RepairSays(r))
		}
	}
}

// codesIn reads, from the source of scopecore, every string that a file uses as
// a code.
func codesIn(t *testing.T, field string, files ...string) map[string]bool {
	t.Helper()
	out := map[string]bool{}
	for _, name := range files {
		text, err := os.ReadFile("../" + name)
		if err != nil {
			t.Fatal(err)
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, text, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.KeyValueExpr:
				if id, ok := n.Key.(*ast.Ident); ok && id.Name == field {
					add(out, n.Value)
				}
			case *ast.CallExpr:
				if name := callee(n); name == "say" || name == "sayFix" || name == "better" {
					for _, arg := range n.Args {
						add(out, arg)
					}
				}
			case *ast.AssignStmt:
				for i, left := range n.Lhs {
					if sel, ok := left.(*ast.SelectorExpr); ok && sel.Sel.Name == field && len(n.Lhs) == len(n.Rhs) {
						add(out, n.Rhs[i])
					}
				}
			}
			return true
		})
	}
	return out
}

func callee(c *ast.CallExpr) string {
	switch f := c.Fun.(type) {
	case *ast.Ident:
		return f.Name
	case *ast.SelectorExpr:
		return f.Sel.Name
	}
	return ""
}

// add keeps a literal that has the form of a code.
func add(out map[string]bool, e ast.Expr) {
	lit, ok := e.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return
	}
	s, _ := strconv.Unquote(lit.Value)
	if s != "" && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz-") == "" {
		out[s] = true
	}
}

// TestEveryCodeHasWords reads the codes that scopecore gives to remarks, hints,
// repairs and findings from its source, and finds a sentence for each.
func TestEveryCodeHasWords(t *testing.T) {
	for _, c := range []struct {
		field string
		table []sentence
		files []string
		least int
	}{
		{"Code", hints, []string{"advice.go"}, 11},
	} {
		codes := codesIn(t, c.field, c.files...)
		if len(codes) < c.least {
			t.Errorf("%v: only %d codes", c.files, len(codes))
		}
		for code := range codes {
			wellMade(t, c.files[0]+" "+code, say(c.table, code))
		}
	}
	for _, table := range [][]sentence{remarks, hints, mentions, findings, conclusions, whys, callRepairs, reasons} {
		seen := map[string]bool{}
		for _, s := range table {
			if seen[s.code] {
				t.Errorf("%s is listed twice", s.code)
			}
			seen[s.code] = true
			wellMade(t, s.code, s.text)
		}
	}
}

// TestRowsAndRemediesHaveWords reads the codes of rows, repairs, ways out of a
// refusal and changes without effect from the source of scopecore, and finds
// words for each. Each parameter has a name in a sentence.
func TestRowsAndRemediesHaveWords(t *testing.T) {
	for code := range codesIn(t, "Code", "measure.go") {
		r := findRow(code)
		if r.code == "" {
			t.Errorf("%s has no words", code)
		}
		if r.says != "" {
			wellMade(t, code, r.says)
		}
	}
	for _, r := range rows {
		if len(strings.Fields(r.word)) > 3 || r.word == "" && r.says == "" {
			t.Errorf("%s: %q", r.code, r.word)
		}
	}
	repairs := codesIn(t, "Repair", "measure.go")
	if len(repairs) < 8 {
		t.Errorf("only %d repairs", len(repairs))
	}
	for code := range repairs {
		phraseMade(t, code, say(remedies, code))
	}
	for _, s := range remedies {
		if phraseMade(t, s.code, s.text); len(s.text) > 40 {
			t.Errorf("%q is too long for a button", s.text)
		}
	}
	for _, s := range idles {
		phraseMade(t, s.code, s.text)
	}
	for _, p := range scopecore.Params() {
		phraseMade(t, p.Name, say(nouns, p.Name))
	}
}

// TestEveryRemarkHasWords asks the model all sorts of things and finds words
// for everything it says: remarks, findings, hints, repairs.
func TestEveryRemarkHasWords(t *testing.T) {
	r := rand.New(rand.NewPCG(12, 25))
	words := strings.Fields("account:read trade:read trade:read_write trade:none wallet:read_write wallets:read wallets:x custody:all block_rfq connection mainaccount session: session:a session:b session:name session:a, session:ü session:rest-x name:k app_id:1 expires:0 expires:1h expires:60 expires:99999999999 ip:* ip:1.2.3.4 ip:x Trade:READ trde:read trade:[read,none] \"trade:read\" scope=trade:read trade%3Aread private/buy hello trade\u200b:read tradе:read a,b trade:read,wallet:read " + strings.Repeat("x", 300))
	text := func() string {
		s := ""
		for range r.IntN(6) {
			s += []string{" ", " ", "  ", "\t"}[r.IntN(4)] + words[r.IntN(len(words))]
		}
		return s + []string{"", " "}[r.IntN(2)]
	}
	optional := func() scopecore.Opt[string] {
		if r.IntN(4) == 0 {
			return scopecore.Opt[string]{}
		}
		return scopecore.Known(text())
	}
	said := map[string]bool{}
	has := func(what, code, words string) {
		said[what+" "+code] = true
		if words == "" || strings.ContainsAny(words, "{}") || strings.Count(words, "`")%2 != 0 {
			t.Fatalf("%s %q: %q", what, code, words)
		}
	}
	for range 20000 {
		q := scopecore.Query{
			Grant: scopecore.Grant(r.IntN(scopecore.NumGrants)), Via: scopecore.Transport(r.IntN(2)), Key: optional(), Ask: optional(), Held: optional(),
			Subaccount: r.IntN(2) == 0, Asymmetric: r.IntN(4) == 0, ToMain: r.IntN(2) == 0, SessionName: optional(),
			Sessions: scopecore.Opt[int]{Value: r.IntN(18), Known: r.IntN(2) == 0}, RestrictedBlockTrades: r.IntN(3) == 0, BlockTradeApproval: r.IntN(3) == 0,
		}
		p := scopecore.Predict(&q)
		if n, ok := p.Next(scopecore.Grant(r.IntN(scopecore.NumGrants)), scopecore.Opt[string]{}); ok && r.IntN(2) == 0 {
			if r.IntN(2) == 0 {
				n.Grant = scopecore.Grant(r.IntN(scopecore.NumGrants))
			}
			n.Ask = optional()
			q, p = *n, scopecore.Predict(n)
			has("before", q.Grant.String(), Setting(&q))
		}
		for _, d := range p.Diagnostics {
			has("remark", d.Code, DiagnosticSays(&q, &d))
		}
		for _, a := range p.Advice() {
			has("hint", a.Code, AdviceSays(&a))
		}
		for _, result := range p.Results() {
			has("row", result.Code, RowWord(&result)+RowSays(&result, &p.Domains[result.Domain])+RepairLabel(&result))
		}
		if w, ok := p.WayOut(); ok {
			has("way out", w.Code, WayOutLabel(&w))
		}
		for _, d := range &p.Domains {
			has("rule", d.Rule.String(), DomainSays(&d)+RangeSays(&d))
		}
		for _, tok := range p.Tokens {
			has("rule", tok.Rule.String(), TokenSays(p, &tok))
		}
		v := scopecore.Verify(p, &scopecore.Reply{Scope: text(), Found: true, Unknown: r.IntN(2), ExpiresIn: scopecore.Known(int64(60))})
		for _, f := range append(v.Tokens, v.Missing...) {
			has("finding", f.Code, FoundSays(p, &f))
		}
	}
	if len(said) < 120 {
		t.Errorf("only %d different things were said", len(said))
	}
	for _, s := range remarks {
		if s.code == "conflict" && !said["remark conflict"] {
			t.Error("two levels were never remarked on")
		}
	}
	for _, query := range []string{"grant=x", "via=x", "account=x", "key_name=a+b", "key_type=x", "subject=x", "sessions=x", "features=x", "frob=1", "via=ws&via=ws", "key=%ff", "ask=" + strings.Repeat("x", scopecore.MaxQuery),
		"from=grant%3Dx", "from=frob%3D1", "from=ask%3Dtrade:read%26ask%3D", "from=key%3D%25ff", "from=ask%3D%257B%2522scope%2522:%2522trade:read%2522%257D", "from=" + strings.Repeat("grant%3Dfork_token%3B", 20)} {
		q, ds := scopecore.ParseQuery(query)
		if len(ds) == 0 {
			t.Errorf("%s: nothing to say", query)
		}
		for _, d := range ds {
			has("remark", d.Code+" "+d.Param, DiagnosticSays(q, &d))
		}
	}
}

// TestParams compares the parameters of a query with their sentences.
func TestParams(t *testing.T) {
	if len(params) != len(scopecore.Params()) {
		t.Errorf("%d parameters have words, scopecore has %d", len(params), len(scopecore.Params()))
	}
	for i, p := range scopecore.Params() {
		if i < len(params) && params[i].code != p.Name {
			t.Errorf("%s is followed by the words of %s", p.Name, params[i].code)
		}
		phraseMade(t, p.Name, say(params, p.Name))
		wellMade(t, p.Name, ParamSays(p))
	}
	if got, want := ParamSays(scopecore.Param{Name: "via", Choices: []string{"ws", "http"}}), "How the call is made: `ws` or `http`; `ws` if absent."; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestFill fills blanks once, with the case's own words and nothing else.
func TestFill(t *testing.T) {
	for _, c := range [][2]string{
		{"plain", "plain"}, {"{a} and {b}", "{b} and x"}, {"{nothing}.", "."}, {"{a", "{b}"}, {"}{a}{", "}{b}"},
	} {
		if got := fill(c[0], "a", "{b}", "b", "x"); got != c[1] {
			t.Errorf("%q: %q, want %q", c[0], got, c[1])
		}
	}
	if got := Code("a`b"); got != "`a'b`" {
		t.Error(got)
	}
}

// TestDuration says times as people do.
func TestDuration(t *testing.T) {
	for seconds, want := range map[int64]string{0: "unknown", -1: "unknown", 1: "1 second", 59: "59 seconds", 60: "1 minute", 900: "15 minutes", 3600: "1 hour", 604800: "7 days", 31536000: "1 year", 61: "61 seconds"} {
		if got := Duration(seconds); got != want {
			t.Errorf("%d: %s, want %s", seconds, got, want)
		}
	}
}
