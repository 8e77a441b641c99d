package recipes

import (
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"scopecalculator/build/fallback"
)

// query is the state of the tag in every project.
const query = "key=account:read+trade:read_write&ask=trade:read"

// untried are the folders without a project that these tests build: a hosted
// service, and the one that the command's test uses.
var untried = []string{"mintlify", "scan"}

// pages finds each project's page with the tag.
func pages(t *testing.T) []string {
	t.Helper()
	projects := map[string]bool{}
	var out []string
	err := filepath.WalkDir(".", func(name string, entry fs.DirEntry, err error) error {
		folder, _, inside := strings.Cut(filepath.ToSlash(name), "/")
		switch {
		case err != nil:
			return err
		case entry.IsDir():
			if entry.Name() == "node_modules" {
				return fs.SkipDir
			}
			if name != "." && !inside && !slices.Contains(untried, folder) {
				projects[folder] = false // until its tag is found
			}
			return nil
		case !strings.HasPrefix(entry.Name(), "calculator."):
			return nil
		}
		text, err := os.ReadFile(name)
		if err == nil && strings.Contains(string(text), "<scope-calculator ") {
			projects[folder] = true
			out = append(out, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for folder, has := range projects {
		if !has {
			t.Errorf("%s has no file calculator.* with the tag", folder)
		}
	}
	return out
}

var update = flag.Bool("update", false, "put what the command prints today into the projects")

// TestTag compares the tag in every project with what "go run ./build embed"
// prints for it. If you change a sentence of a rule, this test rewrites it:
//
//	go test ./scripts/recipes -update
func TestTag(t *testing.T) {
	tag, err := fallback.Tag(query, "")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range pages(t) {
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
			t.Errorf("%s has an answer other than what the command prints; go test ./scripts/recipes -update", name)
		} else if err := os.WriteFile(name, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// TestEveryProjectIsShown checks that each project is on the page of recipes
// and in the test that builds them.
func TestEveryProjectIsShown(t *testing.T) {
	page, err := os.ReadFile("../../site/content/recipes.md")
	if err != nil {
		t.Fatal(err)
	}
	tried, err := os.ReadFile("recipes_test.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range pages(t) {
		folder, _, _ := strings.Cut(filepath.ToSlash(name), "/")
		for _, want := range []string{"](#" + folder + ")", "{#" + folder + "}", `{{recipe "` + folder + "/"} {
			if !strings.Contains(string(page), want) {
				t.Errorf("site/content/recipes.md lacks %s", want)
			}
		}
		if !strings.Contains(string(tried), `name: "`+folder+`"`) {
			t.Errorf("recipes_test.go doesn't build %s", folder)
		}
	}
}
