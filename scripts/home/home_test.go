package main

import (
	"encoding/json"
	"io"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"scopecalculator/scripts/internal/copied"
)

const address = "https://github.com/example/scope-tools"

func read(t *testing.T, name ...string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(name...))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestHome gives a copy of the project a home: everything in it compiles under
// the new module path, and the calculator built from it sends readers to the
// form there.
func TestHome(t *testing.T) {
	root := copied.Tree(t, "../..")
	// do runs a command in the copy.
	do := func(stdin, name string, args ...string) string {
		t.Helper()
		cmd := exec.Command(name, args...)
		cmd.Dir, cmd.Stdin = root, strings.NewReader(stdin)
		var errs strings.Builder
		cmd.Stderr = &errs
		out, err := cmd.Output()
		if code := cmd.ProcessState.ExitCode(); code < 0 || code > 1 || code == 1 && name != "node" {
			t.Fatalf("%s %q: %v\n%s%s", name, args, err, out, errs.String())
		}
		return string(out)
	}
	old := moduleLine.FindStringSubmatch(read(t, root, "go.mod"))[1]
	if err := run(root, []string{address}, io.Discard); err != nil {
		t.Fatal(err)
	}
	if now := moduleLine.FindStringSubmatch(read(t, root, "go.mod"))[1]; now != "github.com/example/scope-tools" {
		t.Errorf("the module is %s", now)
	}
	if readme := read(t, root, "README.md"); !strings.Contains(readme, "go get github.com/example/scope-tools/scopecore") || strings.Contains(readme, "`"+old+"`") {
		t.Error("the README says how to get another module")
	}
	sources, err := goFiles(root)
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range sources {
		if strings.Contains(string(text), `"`+old+`/`) {
			t.Errorf("%s still imports %s", name, old)
		}
	}

	do("", "go", "vet", "-tags", "browser,recipes", "./...")
	do("", "go", "run", "./build")
	var pack struct{ Repository struct{ Type, URL string } }
	if err := json.Unmarshal([]byte(read(t, root, "dist/embed/package.json")), &pack); err != nil || pack.Repository.URL != "git+"+address+".git" {
		t.Errorf("the npm package comes from %+v, %v", pack.Repository, err)
	}
	if page := read(t, root, "dist/index.html"); !strings.Contains(page, `href="`+address+`"`) {
		t.Error("the site doesn't say where it comes from")
	}

	said := do(`{"scope":"connection trade:read wallet:read_write"}`, "node", "dist/embed/cli.js", "verify", "--json", "--query", "key=trade:read&ask=trade:read")
	var answer struct {
		URL  string `json:"report_url"`
		Says string `json:"record_says"`
	}
	if err := json.Unmarshal([]byte(said), &answer); err != nil {
		t.Fatal(err)
	}
	link, err := url.Parse(answer.URL)
	if err != nil || !strings.HasPrefix(answer.URL, address+"/issues/new?") || !strings.Contains(answer.Says, "report it") {
		t.Fatalf("%v: %q leads to %s", err, answer.Says, answer.URL)
	}
	form := read(t, root, ".github/ISSUE_TEMPLATE", link.Query().Get("template"))
	for name, values := range link.Query() {
		if name != "template" && !regexp.MustCompile(`(?m)^    id: `+name+`$`).MatchString(form) {
			t.Errorf("the form has no field for %s=%s", name, values)
		}
	}
	if got := link.Query().Get("response_scope"); got != "connection trade:read wallet:read_write" {
		t.Errorf("the form begins with %q", got)
	}
	for _, command := range []string{"verify", "read"} {
		said := do(`{"result":{"scope":"wallet:read_write","access_token":"x"}}`, "node", "dist/embed/cli.js", command, "--query", "key=trade:read&ask=trade:read")
		if !strings.Contains(said, address+"/issues/new?") {
			t.Errorf("%s doesn't say where to report it:\n%s", command, said)
		}
	}

	// It moves again.
	if err := run(root, []string{"-module", "scopes.example/calculator", "https://git.example/tools/scopes"}, io.Discard); err != nil {
		t.Fatal(err)
	}
	if got := moduleLine.FindStringSubmatch(read(t, root, "go.mod"))[1] + " " + homeLine.FindString(read(t, root, homeFile)); got != `scopes.example/calculator const Home = "https://git.example/tools/scopes"` {
		t.Error(got)
	}
	for name, text := range sources {
		if now := read(t, root, name); strings.Contains(now, `"github.com/example/scope-tools/`) || strings.Count(now, "\n") != strings.Count(string(text), "\n") {
			t.Errorf("%s didn't move", name)
		}
	}
}

// TestNoHome refuses what isn't an address or module, and then changes nothing.
func TestNoHome(t *testing.T) {
	for _, args := range [][]string{
		nil, {""}, {"github.com/a/b"}, {"http://github.com/a/b"}, {"https://github.com/a"}, {"https://github.com/a/b/"}, {"https://github.com/a/b.git"},
		{"https://github.com/a/b", "c"}, {`https://github.com/a/b"`}, {"https://github.com/a/b?c"}, {"https://github.com/a/.."},
		{"-module", "scopes", "https://github.com/a/b"}, {"-module", "a.b/c d", "https://github.com/a/b"}, {"-module", "https://a.b/c", "https://github.com/a/b"},
	} {
		root := t.TempDir() // empty, so that reading anything fails in another way
		if err := run(root, args, io.Discard); err == nil || os.IsNotExist(err) {
			t.Errorf("%q: %v", args, err)
		}
	}
}
