package report_test

import (
	"strings"
	"testing"

	"scopecalculator/scopecore/knowledge"
	"scopecalculator/scopecore/reading"
	"scopecalculator/scopecore/reading/texts"
	"scopecalculator/scopecore/report"
)

// TestReadingHasWords reads the corpus of texts and finds a whole sentence for
// each conclusion.
func TestReadingHasWords(t *testing.T) {
	cases, err := texts.All("../reading/testdata/corpus")
	if err != nil {
		t.Fatal(err)
	}
	said := map[string]bool{}
	for _, text := range cases {
		for _, c := range report.Read(text.Text, nil, "").Conclusions {
			said[c.ID] = true
			if c.Text == "" || strings.Count(c.Text, "`")%2 != 0 || strings.Contains(c.Text, "..") || !strings.HasSuffix(c.Text, ".") {
				t.Errorf("%s: %s: %q", text.Name, c.ID, c.Text)
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
