package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"scopecalculator/scripts/internal/copied"
)

// repository is a copy of the project in its own repository, ready to release:
// everything is committed, and the changelog has an entry.
type repository struct {
	t    *testing.T
	root string
}

func (r repository) read(name string) string {
	r.t.Helper()
	text, err := os.ReadFile(filepath.Join(r.root, name))
	if err != nil {
		r.t.Fatal(err)
	}
	return string(text)
}

func (r repository) write(name, text string) {
	r.t.Helper()
	if err := os.WriteFile(filepath.Join(r.root, name), []byte(text), 0o644); err != nil {
		r.t.Fatal(err)
	}
}

func (r repository) git(args ...string) string {
	r.t.Helper()
	cmd := exec.Command("git", append([]string{"-c", "user.name=Example", "-c", "user.email=example@example.invalid"}, args...)...)
	cmd.Dir = r.root
	out, err := cmd.CombinedOutput()
	if err != nil {
		r.t.Fatalf("git %q: %v\n%s", args, err, out)
	}
	return strings.TrimSpace(string(out))
}

func ready(t *testing.T) (r repository, version string) {
	t.Helper()
	// The tag that a release makes has an author too.
	t.Setenv("GIT_COMMITTER_NAME", "Example")
	t.Setenv("GIT_COMMITTER_EMAIL", "example@example.invalid")
	r = repository{t, copied.Tree(t, "../..")}
	version = versionLine.FindStringSubmatch(r.read("build/site/version.go"))[1]
	// Whatever the changelog says today is released in the copy.
	log := r.read("CHANGELOG.md")
	title, rest, _ := strings.Cut(log, "\n## ")
	_, rest, _ = strings.Cut(rest, "\n")
	r.write("CHANGELOG.md", title+"\n## Unreleased\n\n## "+version+", 2026-11-25\n"+rest)
	r.git("init", "-q")
	r.git("add", "-A")
	r.git("commit", "-q", "-m", "all")
	return r, version
}

// TestRelease makes the tag if everything is in order, and refuses if anything
// isn't. In place of the tests, -test names a command that just succeeds or
// fails.
func TestRelease(t *testing.T) {
	r, version := ready(t)
	log := r.read("CHANGELOG.md")
	commit := func() { r.git("commit", "-q", "-a", "-m", "more") }
	for _, c := range []struct {
		name, test, want string
		prepare          func()
	}{
		{"a changed file", "true", "changes that aren't committed", func() { r.write("README.md", "changed") }},
		{"a new file", "true", "changes that aren't committed", func() { r.write("new.txt", "new") }},
		{"a staged file", "true", "changes that aren't committed", func() { r.write("README.md", "changed"); r.git("add", "-A") }},
		{"tests that fail", "false", "the tests fail", nil},
		{"tests that cannot be run", "./no/such/command", "the tests fail", nil},
		{"tests that change the tree", "echo more >>README.md", "the tests changed them", nil},
		{"no entry", "true", "no entry for " + version, func() { r.write("CHANGELOG.md", "# Changelog\n"); commit() }},
		{"the entry of another version", "true", "no entry for " + version, func() { r.write("CHANGELOG.md", strings.ReplaceAll(log, "## "+version, "## 99.0.0")); commit() }},
		{"an empty entry", "true", "no entry for " + version, func() {
			r.write("CHANGELOG.md", "# Changelog\n\n## "+version+", 2026-11-25\n\n## 0.0.1, 2026-11-24\n\n- First.\n")
			commit()
		}},
		{"an entry without a date", "true", "no entry for " + version, func() { r.write("CHANGELOG.md", "# Changelog\n\n## "+version+"\n\n- First.\n"); commit() }},
		{"entries left over", "true", "under Unreleased", func() {
			r.write("CHANGELOG.md", strings.Replace(log, "## Unreleased\n", "## Unreleased\n\n- One more.\n", 1))
			commit()
		}},
		{"a version that isn't one", "true", "version.go", func() {
			r.write("build/site/version.go", strings.Replace(r.read("build/site/version.go"), version, "next", 1))
			commit()
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			first := r.git("rev-parse", "HEAD")
			if c.prepare != nil {
				c.prepare()
			}
			var said bytes.Buffer
			err := run(r.root, []string{"-test", c.test}, &said)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("%v\n%s", err, said.String())
			}
			if tags := r.git("tag"); tags != "" {
				t.Errorf("there is a tag: %s", tags)
			}
			r.git("reset", "-q", "--hard", first)
			r.git("clean", "-qfd")
		})
	}

	// The command gets the tree as committed, and then the tag is made.
	var said bytes.Buffer
	if err := run(r.root, []string{"-test", "test -f go.mod && echo tested"}, &said); err != nil {
		t.Fatal(err)
	}
	if got := r.git("describe", "--exact-match"); got != "v"+version || !strings.Contains(said.String(), "tested\n") {
		t.Errorf("tagged %s: %s", got, said.String())
	}
	if err := run(r.root, []string{"-test", "true"}, &said); err == nil || !strings.Contains(err.Error(), "a tag v"+version+" already") {
		t.Errorf("a second time: %v", err)
	}

	// What the workflow asks, on that tag.
	home := homeLine.FindStringSubmatch(r.read("scopecore/knowledge/home.go"))[1]
	if err := run(r.root, []string{"check", "v" + version, home}, io.Discard); err != nil {
		t.Error(err)
	}
	for _, args := range [][]string{{"check", "v99.0.0", home}, {"check", version, home}, {"check", "v" + version, "https://github.com/other/place"}, {"check"}, {"else"}} {
		if err := run(r.root, args, io.Discard); err == nil {
			t.Errorf("%q is all right", args)
		}
	}
	said.Reset()
	if err := run(r.root, []string{"notes"}, &said); err != nil || !strings.HasPrefix(said.String(), "### ") || strings.Contains(said.String(), "\n## ") {
		t.Errorf("%v, %.200s", err, said.String())
	}
}

var fixed = time.Date(2001, 2, 3, 4, 5, 6, 0, time.UTC)

// TestPack checks that the archive has every file of dist/, that the sums are
// right, and that a second run gives the same bytes.
func TestPack(t *testing.T) {
	root := t.TempDir()
	dist := map[string]string{"index.html": "<p>one", "embed/core.js": "two", single: "three"}
	for name, text := range dist {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(root, "dist", name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(root, "dist", name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	packed := func(folder string) map[string]string {
		t.Helper()
		if err := (release{root: root, version: "1.2.3"}).pack(folder); err != nil {
			t.Fatal(err)
		}
		out := map[string]string{}
		list, err := os.ReadDir(filepath.Join(root, folder))
		if err != nil {
			t.Fatal(err)
		}
		for _, entry := range list {
			text, err := os.ReadFile(filepath.Join(root, folder, entry.Name()))
			if err != nil {
				t.Fatal(err)
			}
			out[entry.Name()] = string(text)
		}
		return out
	}
	first := packed("a")
	if names := slices.Sorted(maps.Keys(first)); !slices.Equal(names, []string{"SHA256SUMS", "scope-calculator-1.2.3.tar.gz", single}) || first[single] != "three" {
		t.Fatalf("%q", names)
	}
	for _, name := range []string{"scope-calculator-1.2.3.tar.gz", single} {
		if want := fmt.Sprintf("%x  %s\n", sha256.Sum256([]byte(first[name])), name); !strings.Contains(first["SHA256SUMS"], want) {
			t.Errorf("%q is missing in %s", want, first["SHA256SUMS"])
		}
	}
	gz, err := gzip.NewReader(strings.NewReader(first["scope-calculator-1.2.3.tar.gz"]))
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for in := tar.NewReader(gz); ; {
		h, err := in.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(in)
		if err != nil || h.Mode != 0o644 {
			t.Errorf("%s: mode %o, %v", h.Name, h.Mode, err)
		}
		got[strings.TrimPrefix(h.Name, "scope-calculator-1.2.3/")] = string(text)
	}
	if !maps.Equal(got, dist) {
		t.Errorf("the archive has %v", got)
	}
	if err := os.Chtimes(filepath.Join(root, "dist", "index.html"), fixed, fixed); err != nil {
		t.Fatal(err)
	}
	if !maps.Equal(packed("b"), first) {
		t.Error("the same dist/ gives other bytes")
	}
	if err := (release{root: t.TempDir()}).pack("a"); err == nil {
		t.Error("nothing was built, but it was packed")
	}
}
