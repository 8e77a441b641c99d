package pages

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// What the model knows is asked of it when a page is built. These are the
// numbers that pages may still have typed, with the words around them and why
// the model can't be asked.
var typedNumbers = map[string]string{
	"what is known about three":   "the services that the recipes name",
	"React 18 and 19":             "versions that a test runs with",
	"Node 20 and later":           "what the folder needs",
	"It ends with 0 if":           "exit status",
	"with 1 if it's wider":        "exit status",
	"and with 2 if":               "exit status",
	"HMAC-SHA256 with":            "a name",
	"an Ed25519 or RSA key":       "a name",
	"one of three levels":         "the grammar: none, read, read_write",
	"put two tags into":           "the two lines shown below it",
	"you get three levels":        "floor, likely, ceiling",
	"The example above shows two": "TestHomeShowsTwo counts them",
	"680 px 320 680 1200":         "widths to try",
	"twenty calculators on one":   "a test's page",
	"has three that fit":          "the three errors that follow",
	"changelog of May 13, 2025":   "a date of Deribit's changelog",
}

var (
	action    = regexp.MustCompile(`(?s)\{\{.*?\}\}`)
	codeBlock = regexp.MustCompile("(?ms)^```.*?^```$")
	inline    = regexp.MustCompile("`[^`]*`")
	tag       = regexp.MustCompile(`</?[a-z][^>]*>`)
	linkTo    = regexp.MustCompile(`\]\([^)]*\)|\{#[^}]*\}`)
	headOrder = regexp.MustCompile(`(?m)^order: \d+$`)
	number    = regexp.MustCompile(`(?i)\b\w*\d[\w.,:]*|\b(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|\d*th)\b`)
)

// typedIn lists the numbers typed in a page, each with the words around it.
func typedIn(source string) []string {
	for _, known := range []*regexp.Regexp{codeBlock, action, tag, inline, linkTo, headOrder} {
		source = known.ReplaceAllString(source, " ")
	}
	source = strings.Join(strings.Fields(source), " ")
	var found []string
	for _, at := range number.FindAllStringIndex(source, -1) {
		found = append(found, source[max(0, at[0]-40):min(len(source), at[1]+40)])
	}
	return found
}

// TestNoFigureIsTyped finds typed numbers in the pages, which nothing keeps
// true.
func TestNoFigureIsTyped(t *testing.T) {
	names, err := filepath.Glob("../../site/content/*.md")
	if err != nil || len(names) < 10 {
		t.Fatal(names, err)
	}
	used := map[string]bool{}
	for _, name := range names {
		// Its figures are the versions that each recipe was tried with.
		if filepath.Base(name) == "recipes.md" {
			continue
		}
		source, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
	numbers:
		for _, around := range typedIn(string(source)) {
			for words := range typedNumbers {
				if strings.Contains(around, words) {
					used[words] = true
					continue numbers
				}
			}
			t.Errorf("%s: a number is typed in “%s”: ask the model for it, or say in this test why you can't", filepath.Base(name), around)
		}
	}
	for words := range typedNumbers {
		if !used[words] {
			t.Errorf("no page says “%s” anymore", words)
		}
	}
}

// TestTypedIn makes sure that the test above would notice.
func TestTypedIn(t *testing.T) {
	got := typedIn("---\norder: 10\n---\nAll 51 rules, {{len .Rules}} `trade:7` [x](a.html#e13009) of the 17th, and five grants; 64 KiB\n```\n9\n```\n")
	if len(got) != 4 {
		t.Errorf("%d numbers found, want 51, 17th, five and 64: %q", len(got), got)
	}
}
