package knowledge_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// formWords are for someone with a form in front of them.
var formWords = regexp.MustCompile(`\b([Ee]nter|[Pp]aste|[Cc]lick)\b|\b[Tt]he form\b|\b[Hh]ere\b`)

// TestNoSentenceNeedsAForm reads every text of the model and the bridge, and
// checks that none makes sense only in the calculator's form: they're also in
// static HTML, in Markdown, in a terminal, and in other people's programs.
func TestNoSentenceNeedsAForm(t *testing.T) {
	sentences := 0
	for _, folder := range []string{".", "..", "../report", "../../wasm/bridge"} {
		files, err := filepath.Glob(filepath.Join(folder, "*.go"))
		if err != nil || len(files) < 5 {
			t.Fatalf("%s: %d files, %v", folder, len(files), err)
		}
		set := token.NewFileSet()
		for _, name := range files {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			file, err := parser.ParseFile(set, name, nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			ast.Inspect(file, func(n ast.Node) bool {
				literal, ok := n.(*ast.BasicLit)
				if !ok || literal.Kind != token.STRING {
					return true
				}
				text, err := strconv.Unquote(literal.Value)
				if err != nil {
					t.Fatal(err)
				}
				if strings.Contains(text, " ") {
					sentences++
				}
				if text == "Nothing to read here." {
					return true // "here" means the given text, wherever that was
				}
				if found := formWords.FindString(text); found != "" {
					t.Errorf("%s: %q in %q", set.Position(literal.Pos()), found, text)
				}
				return true
			})
		}
	}
	if sentences < 300 {
		t.Errorf("only %d sentences", sentences)
	}
}
