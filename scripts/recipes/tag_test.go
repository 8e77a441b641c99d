package recipes

import (
	"flag"
	"os"
	"strings"
	"testing"

	"scopecalculator/build/fallback"
)

// query is the state of the tag in every project.
const query = "key=account:read+trade:read_write&ask=trade:read"

// pages are the files with the tag.
var pages = []string{
	"docusaurus/docs/calculator.mdx", "vitepress/calculator.md", "starlight/src/content/docs/calculator.md",
	"hugo/content/calculator.md", "jekyll/calculator.md", "mkdocs/docs/calculator.md", "sphinx/calculator.html",
}

var update = flag.Bool("update", false, "put what the command prints today into the projects")

// TestTag holds the tag in every project against what "go run ./build embed"
// prints for it. Change a sentence of a rule, and this test writes it anew:
//
//	go test ./scripts/recipes -update
func TestTag(t *testing.T) {
	tag, err := fallback.Tag(query, "")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range pages {
		file, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		before, rest, ok := strings.Cut(string(file), "<scope-calculator ")
		_, after, closed := strings.Cut(rest, "</scope-calculator>\n")
		if !ok || !closed {
			t.Fatalf("%s has no tag", name)
		}
		want := before + tag + after
		if string(file) == want {
			continue
		}
		if !*update {
			t.Errorf("%s holds another answer than the command prints; go test ./scripts/recipes -update", name)
		} else if err := os.WriteFile(name, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
