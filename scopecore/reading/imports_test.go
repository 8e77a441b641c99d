package reading

import (
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// TestImports limits the package's imports to what the program can afford: the
// model, and a little of the standard library. No patterns, no reflection, no
// clock.
func TestImports(t *testing.T) {
	if runtime.GOOS == "js" {
		return // no processes there; the native run checked it
	}
	out, err := exec.Command("go", "list", "-f", `{{join .Imports "\n"}}`, ".").CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, path := range strings.Fields(string(out)) {
		if !slices.Contains([]string{"scopecalculator/scopecore", "slices", "strings", "sync", "unicode/utf8"}, path) {
			t.Errorf("imports %s", path)
		}
	}
}

// TestSpellingsAreUnambiguous: run together, no two methods have the same name,
// and none is another's with a verb before or after it.
func TestSpellingsAreUnambiguous(t *testing.T) {
	seen := map[string]bool{}
	for _, name := range methodNames(t) {
		if flat := flat(name); seen[flat] {
			t.Errorf("%s is listed twice", flat)
		} else {
			seen[flat] = true
		}
	}
	for name := range seen {
		for _, other := range []string{"get_" + name, "post_" + name, name + "_get", name + "_post"} {
			if seen[other] {
				t.Errorf("%s could be read as %s with a verb", other, name)
			}
		}
	}
}

// methodNames reads the names of the catalog's methods from its file.
func methodNames(t *testing.T) []string {
	data, err := os.ReadFile("../catalog/methods.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, line := range strings.Split(string(data), "\n") {
		name, _, _ := strings.Cut(line, "\t")
		if name, ok := strings.CutPrefix(name, private); ok {
			names = append(names, name)
		}
	}
	if len(names) < 100 {
		t.Fatalf("%d methods", len(names))
	}
	return names
}

// TestNamesAreShort: a name of 64 bytes or more wouldn't be found.
func TestNamesAreShort(t *testing.T) {
	for _, name := range methodNames(t) {
		if n := len(strings.TrimPrefix(name, private)); n >= 64 {
			t.Errorf("%s has %d bytes", name, n)
		}
	}
}
