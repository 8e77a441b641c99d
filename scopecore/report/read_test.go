package report_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"scopecalculator/scopecore/knowledge"
	"scopecalculator/scopecore/reading"
	"scopecalculator/scopecore/report"
)

// TestReadingHasWords reads the corpus of texts and finds a whole sentence for
// all that is concluded.
func TestReadingHasWords(t *testing.T) {
	files, err := filepath.Glob("../reading/testdata/corpus/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no texts")
	}
	said := map[string]bool{}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		_, text, ok := strings.Cut(string(data), "-- text --\n")
		if !ok {
			continue
		}
		text, _, _ = strings.Cut(text, "\n-- ")
		for _, c := range report.Read(text, nil).Conclusions {
			said[c.ID] = true
			if c.Text == "" || strings.Count(c.Text, "`")%2 != 0 || strings.Contains(c.Text, "..") || !strings.HasSuffix(c.Text, ".") {
				t.Errorf("%s: %s: %q", filepath.Base(file), c.ID, c.Text)
			}
		}
	}
	if len(said) < 14 {
		t.Errorf("only %d kinds of conclusion: %v", len(said), said)
	}
	for _, w := range reading.Whys() {
		if knowledge.ReadWhy(w) == "" {
			t.Errorf("%v has no words", w)
		}
	}
}
