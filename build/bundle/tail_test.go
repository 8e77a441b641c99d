package bundle

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var (
	// posted is a call of postMessage with the object it's called on.
	posted = regexp.MustCompile(`[\w$.?!\[\]()#]*postMessage\??\.?\(`)
	// begun is what may precede a statement: its function, another statement, or the head of a loop or condition.
	begun = regexp.MustCompile(`(^|[;{}]|\b(for|if|while) \(.*\)|\belse)\s*$`)
)

// inTail finds each postMessage that isn't a separate statement. Its result may
// be what a function returns, which is a tail position.
func inTail(source string) (found []string) {
	for _, at := range posted.FindAllStringIndex(source, -1) {
		before := source[:at[0]]
		line := before[strings.LastIndexByte(before, '\n')+1:]
		if strings.TrimSpace(line) == "" { // it begins a line; what counts is how the previous line ends
			before = strings.TrimRight(before, " \t\n")
			line = before[strings.LastIndexByte(before, '\n')+1:]
		}
		if !begun.MatchString(line) {
			found = append(found, strings.TrimSpace(line)+" "+source[at[0]:at[1]])
		}
	}
	return found
}

// TestNoMessageFromATailPosition checks the sources for a WebKit quirk: it
// calls what a function returns in place of the function (proper tail calls),
// and loses the window that the message comes from.
func TestNoMessageFromATailPosition(t *testing.T) {
	for source, tail := range map[string]bool{
		"const tell = () => parent.postMessage(1);":                            true,
		"const tell = () =>\n  parent.postMessage(1);":                         true,
		"all.forEach((one) => one.contentWindow?.postMessage(1));":             true,
		"function tell() { return parent.postMessage(1); }":                    true,
		"const tell = () => ready && parent.postMessage(1);":                   true,
		"const tell = () => (note(), port.postMessage(1));":                    true,
		"const tell = () => {\n  parent.postMessage(1);\n};":                   false,
		"const tell = () => { note(); self.parent!.postMessage(1); };":         false,
		"for (const one of all()) one.contentWindow?.postMessage(1);":          false,
		"if (ready) port.postMessage(1);\nelse parent.postMessage(2);":         false,
		"addEventListener(\"message\", (event) => { port.postMessage(event) }": false,
	} {
		if got := len(inTail(source)) > 0; got != tail {
			t.Errorf("in tail position %v, want %v: %s", got, tail, source)
		}
	}
	seen := 0
	err := filepath.WalkDir("../../site", func(path string, entry fs.DirEntry, err error) error {
		if entry != nil && entry.IsDir() && entry.Name() == "node_modules" {
			return filepath.SkipDir
		}
		if err != nil || filepath.Ext(path) != ".ts" && filepath.Ext(path) != ".js" {
			return err
		}
		source, err := os.ReadFile(path)
		seen += len(posted.FindAllIndex(source, -1))
		for _, call := range inTail(string(source)) {
			t.Errorf("%s: %s: make it a statement, in braces", path, call)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if seen < 2 {
		t.Errorf("%d calls seen; frame.ts and frame-resize.ts have one each", seen)
	}
}
