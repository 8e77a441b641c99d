package whole

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"scopecalculator/scopecore"
	"scopecalculator/scripts/internal/states"
)

// source is a file that people edit.
type source struct{ name, text string }

// sources reads the files below a folder with these endings, without tests,
// generated files and installed packages.
func sources(t *testing.T, folder string, ends ...string) []source {
	t.Helper()
	var out []source
	err := filepath.WalkDir(filepath.Join("..", "..", folder), func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		base := entry.Name()
		if entry.IsDir() {
			if base == "node_modules" || base == "testdata" || base == "dist" {
				return fs.SkipDir
			}
			return nil
		}
		if !slices.Contains(ends, filepath.Ext(base)) || strings.HasSuffix(base, "_test.go") || strings.HasSuffix(base, ".test.ts") {
			return nil
		}
		text, err := os.ReadFile(name)
		if head, _, _ := strings.Cut(string(text), "\n"); err != nil || strings.Contains(head, "enerated") {
			return err
		}
		out = append(out, source{strings.TrimPrefix(filepath.ToSlash(name), "../../"), string(text)})
		return nil
	})
	if err != nil || len(out) == 0 {
		t.Fatalf("%s: %d files, %v", folder, len(out), err)
	}
	return out
}

// excused are findings that are fine, with the reason; an excuse that's no
// longer needed is a mistake too.
type excused map[string]string

// fineLists are rows of words that aren't a second copy of a table.
var fineLists = excused{
	"site/calculator/query.ts \"key\", \"held\", \"ask\"":                                         "which parameters are scopes; the compiler knows them as parameters",
	"site/calculator/login.ts \"grant\" | \"via\" | \"account\" | \"key_type\" | \"subject\"":     "which parameters have a select, as a type",
	"site/calculator/login.ts \"session_name\" | \"key_name\" | \"sessions\"":                     "which parameters have a field of their own, as a type",
	"site/calculator/meter.ts \"key\" | \"ask\"":                                                  "names of style classes, as a type",
	"site/calculator/table.ts \"account\", \"trade\", \"wallet\", \"block_trade\", \"block_rfq\"": "the order of the rows; a domain that isn't named there is the last row",
	"scripts/internal/states/states.go \"refresh_token\", \"fork_token\"":                         "two steps of a chain",
	"site/embed/api.ts \"grant\" | \"via\" | \"account\" | \"key_type\"":                          "what least takes, as a type; TestLeastTakesNothingElse is its test",
	"site/embed/command.ts \"grant\", \"via\", \"account\", \"key_type\"":                         "what least takes; a type error where one isn't a parameter",
	"scopecore/corpus/corpus.go \"ws\" or \"http\"":                                               "a comment",
	"scopecore/report/report.go \"main\" or \"sub\"":                                              "a comment",
	"scopecore/report/report.go \"ask\", \"key\", \"held\"":                                       "a comment",
	"scopecore/knowledge/words.go `none` and `read`":                                              "a comment",
	"scopecore/knowledge/rules.go `refresh_token`, `exchange_token` and `fork_token`":             "the sentence of a rule on these three",
	"scopecore/knowledge/rules.go `account`, `trade` and `wallet`":                                "which domains a source has none for",
	"scopecore/knowledge/rules.go `custody`, `block_trade` and `block_rfq`":                       "which domains a source has none for",
	"scopecore/knowledge/claims/claims.go `exchange_token` and `fork_token`":                      "what an entry of Deribit's changelog says",
	"wasm/bridge/operations.go `none`, `read` or `read_write`":                                    "a message; levels are fixed by Deribit's grammar",
	"site/content/access-scopes.md `none`, `read` or `read_write`":                                "prose; levels are fixed by Deribit's grammar",
}

// fineWords are literals with words that no sentence of the core is searched
// for.
var fineWords = excused{
	"build/bundle/wasmexec.go " + "`" + "|\\n\\t// Map multiple JavaScript environments.*?\\n\\t// End of polyfills for common API\\.|\\n\\tif \\(\\n\\t\\tglobal\\.require &&.*?\\n\\t\\}" + "`": "comments in TinyGo's loader, between which it has what is for Node",
	"build/pages/check/check.go \"; require-trusted-types-for 'script'; trusted-types scope-calculator\"":                                                                                         "a policy in a page's head",
}

func (e excused) judge(t *testing.T, found map[string]string) {
	t.Helper()
	for where, what := range found {
		if e[where] == "" {
			t.Errorf("%s: %s", where, what)
		}
	}
	for where, reason := range e {
		if found[where] == "" {
			t.Errorf("%s is no longer there: remove its excuse, %q", where, reason)
		}
	}
}

// In TypeScript: what splits or searches a text, and its literal argument.
var (
	inText  = "\\.(?:split|startsWith|endsWith|includes|indexOf|lastIndexOf|search|match|matchAll|replace|replaceAll|exec|test)"
	quoted  = "\"(?:[^\"\\\\\\n]|\\\\.)*\"|'(?:[^'\\\\\\n]|\\\\.)*'|`(?:[^`\\\\]|\\\\.)*`"
	pattern = `/(?:[^/\\\n\[*]|\\.|\[(?:[^\]\\\n]|\\.)*\])(?:[^/\\\n\[]|\\.|\[(?:[^\]\\\n]|\\.)*\])*/`
	takes   = regexp.MustCompile(inText + `\(\s*(` + quoted + `|` + pattern + `)`)
	// A slash begins a pattern only where a value can begin.
	taken  = regexp.MustCompile(`(?:^|[(,=!&|?:;{}]\s*|return )(` + quoted + `|` + pattern + `)[a-z]*` + inText + `\(`)
	wordy  = regexp.MustCompile(`[A-Za-z][,;:.)]* | [(]?[A-Za-z]`)
	markup = regexp.MustCompile(`[<{=]|'none'|globalThis`)
)

// likeSentence says whether a literal has words in it, a space next to a
// letter, and isn't markup or code.
func likeSentence(literal string) bool {
	return wordy.MatchString(literal) && !markup.MatchString(literal)
}

// readInTS finds the literals with words that a TypeScript source looks for in
// a text.
func readInTS(text string) (out []string) {
	for _, pattern := range []*regexp.Regexp{takes, taken} {
		for _, m := range pattern.FindAllStringSubmatch(text, -1) {
			if likeSentence(strings.Trim(m[1], "\"'`/")) {
				out = append(out, m[1])
			}
		}
	}
	return out
}

// readInGo finds the same in a Go source.
func readInGo(t *testing.T, s source) (out []string) {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), s.name, s.text, 0)
	if err != nil {
		t.Fatal(err)
	}
	looks := regexp.MustCompile(`^(Split|SplitN|SplitSeq|SplitAfter|HasPrefix|HasSuffix|Contains|Count|Index|LastIndex|Cut|CutPrefix|CutSuffix|TrimPrefix|TrimSuffix|Replace|ReplaceAll|NewReplacer|EqualFold|MustCompile|Compile)$`)
	ast.Inspect(file, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return true
		}
		f, ok := call.Fun.(*ast.SelectorExpr)
		if !ok || !looks.MatchString(f.Sel.Name) {
			return true
		}
		if from, ok := f.X.(*ast.Ident); !ok || from.Name != "strings" && from.Name != "bytes" && from.Name != "regexp" {
			return true
		}
		for _, arg := range call.Args {
			ast.Inspect(arg, func(n ast.Node) bool {
				if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
					if s, _ := strconv.Unquote(lit.Value); likeSentence(s) {
						out = append(out, lit.Value)
					}
				}
				return true
			})
		}
		return true
	})
	return out
}

// TestNoSentenceIsReadBack checks that no code in the shell or the builder
// looks for words in a text to get data out of a sentence of the core. What the
// core decided comes as a field.
func TestNoSentenceIsReadBack(t *testing.T) {
	found := map[string]string{}
	for _, s := range sources(t, "site", ".ts") {
		for _, lit := range readInTS(s.text) {
			found[s.name+" "+lit] = "looks for words in a text"
		}
	}
	for _, s := range sources(t, "build", ".go") {
		for _, lit := range readInGo(t, s) {
			found[s.name+" "+lit] = "looks for words in a text"
		}
	}
	fineWords.judge(t, found)
}

// TestReadBackIsNoticed checks that it finds what the first edition did.
func TestReadBackIsNoticed(t *testing.T) {
	for _, old := range []string{
		`method.needs.split(" or ")`, `shared.replace(/; (raise|ask|auth).*/, "")`, `refused.text.replace(/^Refused: /, "")`,
		`if (/ or [a-z]+$/.test(text)) {}`, `text.includes('the key allows')`, "text.endsWith(`, and mainaccount`)", `text.match(/lacks a token/)`,
	} {
		if len(readInTS(old)) == 0 {
			t.Errorf("%s isn't noticed", old)
		}
	}
	for _, fine := range []string{`scope.split(" ")`, `text.split(/[ \t\r\n]+/)`, `name.replace(/^private\//, "")`, `join(" or ")`, `a / b + c / d.test(x)`} {
		if got := readInTS(fine); len(got) > 0 {
			t.Errorf("%s: %q", fine, got)
		}
	}
	for _, old := range []string{
		`strings.TrimSuffix(title, ", Deribit documentation")`, `strings.Cut(sentence, "by name: ")`, `regexp.MustCompile("(lacks) a token")`,
		`bytes.Contains(page, []byte("is cut down"))`, `strings.NewReplacer("comes along", "")`,
	} {
		if len(readInGo(t, source{"old.go", "package x\nvar _ = " + old})) == 0 {
			t.Errorf("%s isn't noticed", old)
		}
	}
}

// lists are the words that have one owner per list.
func lists() map[string][]string {
	out := map[string][]string{}
	for _, d := range scopecore.Domains() {
		out["domains"] = append(out["domains"], d.String())
	}
	for _, l := range scopecore.Levels() {
		out["levels"] = append(out["levels"], l.String())
	}
	for _, g := range scopecore.Grants() {
		out["grants"] = append(out["grants"], g.String())
	}
	for _, v := range scopecore.Verdicts() {
		out["verdicts"] = append(out["verdicts"], v.String())
	}
	for _, g := range scopecore.Gates() {
		out["gates"] = append(out["gates"], g.String())
	}
	for _, p := range scopecore.Params() {
		out["parameters"] = append(out["parameters"], p.Name)
		if len(p.Choices) > 1 {
			out["choices of "+p.Name] = p.Choices
		}
	}
	return out
}

// inARow finds consecutive words of a list, as a program or a page would have
// them: quoted, in a union, or as options of a form.
func inARow(text string, words []string, least int) []string {
	var any []string
	for _, w := range words {
		any = append(any, regexp.QuoteMeta(w))
	}
	word := "(?:" + strings.Join(any, "|") + ")"
	one := "(?:[\"'`]" + word + "[\"'`]|<option[^>]*>" + word + "</option>)"
	next := "(?:\\s*[,|]\\s*|\\s*)(?:(?:or|and)\\s)?" + one
	rows := regexp.MustCompile(one+"(?:"+next+"){"+strconv.Itoa(least-1)+",}").FindAllString(text, -1)
	// The same word twice is a value and its label.
	return slices.DeleteFunc(rows, func(row string) bool {
		all := regexp.MustCompile(word).FindAllString(row, -1)
		slices.Sort(all)
		return len(slices.Compact(all)) < 2
	})
}

// TestNoListIsTypedTwice checks that there's no list of domains, levels,
// grants, verdicts, gates or parameters outside the tables. In prose two in a
// row are a sentence; three would be a list.
func TestNoListIsTypedTwice(t *testing.T) {
	owners := []string{"scopecore/level.go", "scopecore/grant.go", "scopecore/gate.go", "scopecore/verdict.go", "scopecore/query.go", "scopecore/knowledge/param.go"}
	found := map[string]string{}
	all := sources(t, "site", ".ts", ".html", ".md", ".json")
	for _, folder := range []string{"build", "wasm", "scopecore", "scripts"} {
		all = append(all, sources(t, folder, ".go")...)
	}
	for _, s := range all {
		least := 2
		if strings.HasSuffix(s.name, ".md") {
			least = 3
		}
		for kind, words := range lists() {
			if slices.Contains(owners, s.name) {
				continue
			}
			for _, row := range inARow(s.text, words, least) {
				found[s.name+" "+strings.Join(strings.Fields(row), " ")] = "a list of " + kind + ": take it from the table"
			}
		}
	}
	fineLists.judge(t, found)
}

// TestListIsNoticed checks that it finds lists that were typed before there
// were tables.
func TestListIsNoticed(t *testing.T) {
	for _, old := range []string{
		`const LEVELS = ["none", "read", "read_write"]`, `type Domain = "account" | "block_rfq"`, "<option>client_signature</option><option>refresh_token</option>",
		"`account`, `block_rfq`, `trade` or `wallet`", "[]string{\"mainaccount\",\n\t\"websocket\"}", `["allowed", "likely", "possible"]`, `["main", "sub"]`,
	} {
		n := 0
		for _, words := range lists() {
			n += len(inARow(old, words, 2))
		}
		if n == 0 {
			t.Errorf("%s isn't noticed", old)
		}
	}
	for _, fine := range []string{`{ main: "main", sub: "subaccount" }`, `{"grant", "grant"},`, `"account:read trade:read"`, `p.Has("trade", "unknown")`, "`trade` opens no `wallet`"} {
		for _, words := range lists() {
			if got := inARow(fine, words, 2); len(got) > 0 {
				t.Errorf("%s: %q", fine, got)
			}
		}
	}
}

// TestEveryViewIsLookedAt checks that each part of the element is alone in a
// state that the browser tests and the screenshots look at, and that each part
// the bar opens is opened by it.
func TestEveryViewIsLookedAt(t *testing.T) {
	alone, opened := map[string]bool{"bar": true}, map[string]bool{} // the bar alone has no name
	for _, s := range states.All {
		opened[s.Open] = true
		for _, name := range strings.Fields(s.Views) {
			alone[name] = true
		}
	}
	text, err := os.ReadFile("../../site/calculator/views.ts")
	if err != nil {
		t.Fatal(err)
	}
	for name, looked := range map[string]map[string]bool{"PARTS": alone, "OPENED": opened} {
		list := regexp.MustCompile(name + ` = \[([^\]]+)\]`).FindStringSubmatch(string(text))
		if list == nil {
			t.Fatalf("views.ts has no list %s", name)
		}
		for _, m := range regexp.MustCompile(`"([a-z]+)"`).FindAllStringSubmatch(list[1], -1) {
			if !looked[m[1]] {
				t.Errorf("no state in scripts/internal/states shows %s, which is in the list %s", m[1], name)
			}
		}
	}
}
