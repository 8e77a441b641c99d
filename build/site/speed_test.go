package site

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"scopecalculator/build/wasmbuild"
)

// TestBuildIsQuick builds the whole site with nothing but the Go command's
// caches, and then again after a page was edited, which takes less. The best of
// three counts, since the machine may be busy.
func TestBuildIsQuick(t *testing.T) {
	outcome(t)
	root := copied(t)
	// What needs only Go.
	build := func(root string) (Files, error) { return BuildWith(Options{Root: root, Compiler: wasmbuild.Go}) }
	quickest := func(n int, do func(n int)) time.Duration {
		best := time.Hour
		for i := range n {
			start := time.Now()
			do(i)
			best = min(best, time.Since(start))
		}
		return best
	}

	whole := quickest(3, func(int) {
		compiled[wasmbuild.Go].known, licenses[wasmbuild.Go].known, vectored.known = false, false, false
		if _, err := build(root); err != nil {
			t.Fatal(err)
		}
	})
	t.Logf("the whole site: %d ms", whole.Milliseconds())

	page := filepath.Join(root, "site", "content", "errors.md")
	source, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	again := quickest(3, func(n int) {
		edited := fmt.Sprintf("A sentence, edited %c times.", 'a'+n)
		if err := os.WriteFile(page, append(source, "\n"+edited+"\n"...), 0o644); err != nil {
			t.Fatal(err)
		}
		files, err := build(root)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Contains(files["errors.html"], []byte(edited)) {
			t.Error("the edit isn't in the page")
		}
	})
	t.Logf("after an edit of a page: %d ms", again.Milliseconds())
	if again > whole*8/10 {
		t.Errorf("after an edit of a page it takes %v, and %v for all of it", again, whole)
	}
}
