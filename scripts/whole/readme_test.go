package whole

import (
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"scopecalculator/build/bundle"
	"scopecalculator/scopecore"
	"scopecalculator/scopecore/knowledge"
)

var update = flag.Bool("update", false, "rewrite the table of parameters in the README")

// TestReadme checks that the README's table of parameters matches the reference
// page. To add a new parameter, or a new value, run
//
//	go test ./scripts/whole -run TestReadme -update
func TestReadme(t *testing.T) {
	const name, head = "../../README.md", "| parameter | what it is |\n| --- | --- |\n"
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, found := strings.Cut(string(text), head)
	if !found {
		t.Fatalf("the README has no table that begins\n%s", head)
	}
	old, after, _ := strings.Cut(rest, "\n\n")
	var rows []string
	for _, p := range scopecore.Params() {
		rows = append(rows, "| `"+p.Name+"` | "+knowledge.ParamSays(p)+" |")
	}
	want := strings.Join(rows, "\n")
	if old == want {
		return
	}
	if !*update {
		t.Errorf("the README's parameters differ from the model's; -update copies them\n%s", want)
	} else if err := os.WriteFile(name, []byte(before+head+want+"\n\n"+after), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestNamesInTheDocuments checks that every test and path that README, PROMISES
// and CONTRIBUTING name exists.
func TestNamesInTheDocuments(t *testing.T) {
	tests := map[string]bool{}
	for _, folder := range []string{"scopecore", "wasm", "build", "site", "scripts"} {
		err := filepath.WalkDir(filepath.Join("..", "..", folder), func(name string, entry os.DirEntry, err error) error {
			if err != nil || !strings.HasSuffix(name, "_test.go") {
				return err
			}
			text, err := os.ReadFile(name)
			for _, m := range regexp.MustCompile(`(?m)^func ((?:Test|Fuzz|Example)\w+)\(`).FindAllStringSubmatch(string(text), -1) {
				tests[m[1]] = true
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	inCode := regexp.MustCompile("`([^`\n]+)`")
	// Each names at least this many.
	for document, least := range map[string]int{"README.md": 5, "PROMISES.md": 100, "CONTRIBUTING.md": 40} {
		text, err := os.ReadFile("../../" + document)
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for _, m := range inCode.FindAllStringSubmatch(string(text), -1) {
			name := m[1]
			switch {
			case regexp.MustCompile(`^(Test|Fuzz|Example)[A-Z]\w*$`).MatchString(name):
				n++
				if !tests[name] {
					t.Errorf("%s: there is no %s", document, name)
				}
			case regexp.MustCompile(`^(scopecore|wasm|build|site|scripts)/[\w./-]+$`).MatchString(name):
				n++
				if _, err := os.Stat("../../" + name); err != nil {
					t.Errorf("%s: there is no %s", document, name)
				}
			}
		}
		if n < least {
			t.Errorf("%s names only %d tests and paths", document, n)
		}
	}
}

// TestReadmeNamesTheBrowsers checks that the README names the browsers that the
// bundler writes for. The embed page and the calculator get them from there.
func TestReadmeNamesTheBrowsers(t *testing.T) {
	text, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	if want := "It runs in " + bundle.BrowserNames() + ", and later."; !strings.Contains(string(text), want) {
		t.Errorf("the README doesn't say: %s", want)
	}
}
