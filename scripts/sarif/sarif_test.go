//go:build sarif

// Package sarif validates what scan writes for code scanning with the published
// schema. It needs dist/ and the packages beside this file:
//
//	go run ./build && npm ci --prefix scripts/sarif && go test -tags sarif ./scripts/sarif
package sarif

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// validate returns what's wrong with a log.
func validate(t *testing.T, log string) (errors string, ok bool) {
	t.Helper()
	cmd := exec.Command("node", "validate.mjs")
	cmd.Stdin = strings.NewReader(log)
	out, err := cmd.CombinedOutput()
	if cmd.ProcessState == nil || strings.Contains(string(out), "Cannot find module") {
		t.Fatalf("%v: %s", err, out)
	}
	return string(out), err == nil
}

// scan is the log of a folder.
func scan(t *testing.T, dir string, args ...string) string {
	t.Helper()
	cli, err := filepath.Abs("../../dist/embed/cli.js")
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("node", append([]string{cli, "scan", ".", "--format", "sarif"}, args...)...)
	cmd.Dir = dir
	out, _ := cmd.Output() // the status says what was found
	if !strings.Contains(string(out), `"2.1.0"`) {
		t.Fatalf("no log of %s: %s", dir, out)
	}
	return string(out)
}

func TestValid(t *testing.T) {
	const bot = "../recipes/scan/bot"
	hostile := t.TempDir()
	for _, name := range []string{"a b.py", "a%20b.py", "a#?.py", "a:b.py", "http:", "é\U0001F600.py", "a\"b.py", "a\\.py", "a\nb.py", "a\x1b[31m.py", "\xff.py", "[x](y).py", "|.py"} {
		if err := os.WriteFile(filepath.Join(hostile, name), []byte("rpc('private/buy')\nrpc('private/' + side)"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(hostile, "large.py"), make([]byte, 4<<20+1), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, dir string
		args      []string
		want      string
	}{
		{"three languages", bot, nil, `"level": "note"`},
		{"three languages beyond the limit", bot, []string{"--at-most", "trade:read"}, `"level": "error"`},
		{"an empty folder", t.TempDir(), nil, `"results": []`},
		{"hostile names", hostile, []string{"--at-most", ""}, `"level": "warning"`},
	} {
		log := scan(t, c.dir, c.args...)
		if errors, ok := validate(t, log); !ok || !strings.Contains(log, c.want) {
			t.Errorf("%s: %s in %.2000s", c.name, errors, log)
		}
	}
}

// TestInvalid: the validator finds what's broken.
func TestInvalid(t *testing.T) {
	log := scan(t, "../recipes/scan/bot", "--at-most", "trade:read")
	for _, c := range []struct{ name, old, new, want string }{
		{"a level that isn't one", `"level": "error"`, `"level": "fatal"`, "level"},
		{"a line that isn't one", `"startLine": 11`, `"startLine": 0`, "startLine"},
		{"an address that isn't one", `"uri": "`, `"uri": "a b/`, "uri"},
		{"another version", `"version": "2.1.0"`, `"version": "3"`, "version"},
		{"a field that isn't one", `"columnKind"`, `"columns"`, "additional properties"},
		{"no tool", `"tool"`, `"tools"`, "required property 'tool'"},
	} {
		broken := strings.Replace(log, c.old, c.new, 1)
		if broken == log {
			t.Fatalf("%s: nothing to break", c.name)
		}
		if errors, ok := validate(t, broken); ok || !strings.Contains(errors, c.want) {
			t.Errorf("%s: %q", c.name, errors)
		}
	}
}
