package site

import (
	"bytes"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"scopecalculator/build/wasmbuild"
)

// copied puts what the build reads into a new folder.
func copied(t *testing.T, parts ...string) string {
	t.Helper()
	to := filepath.Join(append([]string{t.TempDir()}, parts...)...)
	for _, name := range []string{"go.mod", "go.sum", "LICENSE", "CHANGELOG.md", "scopecore", "wasm", "site", "scripts/recipes"} {
		err := filepath.WalkDir(filepath.Join("../..", name), func(file string, entry fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			if entry.IsDir() {
				if entry.Name() == "node_modules" {
					return fs.SkipDir
				}
				return nil
			}
			rel, err := filepath.Rel("../..", file)
			if err != nil {
				return err
			}
			content, err := os.ReadFile(file)
			if err != nil {
				return err
			}
			target := filepath.Join(to, rel)
			if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
				return err
			}
			return os.WriteFile(target, content, 0o644)
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return to
}

// built builds this repository once for all tests.
var built = sync.OnceValues(func() (Files, error) {
	root, err := filepath.Abs("../..")
	if err != nil {
		return nil, err
	}
	return Build(root)
})

func outcome(t *testing.T) Files {
	t.Helper()
	files, err := built()
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// Anyone who builds the same sources gets the same bytes, wherever they are and
// whatever the environment says.
func TestReproducible(t *testing.T) {
	a, err := Build(copied(t))
	if err != nil {
		t.Fatal(err)
	}
	modules, err := exec.Command("go", "env", "GOMODCACHE").Output()
	if err != nil {
		t.Fatal(err)
	}
	elsewhere := filepath.Join(t.TempDir(), "modules")
	if err := os.Symlink(strings.TrimSpace(string(modules)), elsewhere); err != nil {
		t.Fatal(err)
	}
	for name, value := range map[string]string{
		"GOMODCACHE": elsewhere, "GOFLAGS": "-mod=mod -ldflags=-X=main.unused=1", "GOWASM": "satconv", "GOEXPERIMENT": "", "TZ": "Pacific/Auckland", "LC_ALL": "tr_TR.UTF-8",
	} {
		t.Setenv(name, value)
	}
	b, err := Build(copied(t, "a longer", "path with spaces"))
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(a.Names(), b.Names()) {
		t.Fatalf("%q here, %q there", a.Names(), b.Names())
	}
	for name := range a {
		if !bytes.Equal(a[name], b[name]) {
			t.Errorf("%s differs from folder to folder", name)
		}
	}
}

func TestPages(t *testing.T) {
	for name, content := range outcome(t) {
		// The standalone pages have their own test, TestDocuments.
		if filepath.Ext(name) != ".html" || name == "embed/frame.html" || name == "scope-calculator.html" {
			continue
		}
		text := string(content)
		for _, want := range []string{
			`<html lang="en">`, "<title>", `<meta name="description"`, "<main", "<header", "<footer", `<h1`, `class="skip"`,
			`default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self' file:`,
		} {
			if n := strings.Count(text, want); n != 1 {
				t.Errorf("%s has %s %d times, want once", name, want, n)
			}
		}
		if strings.Contains(text, " style=") || strings.Contains(text, "<style") {
			t.Errorf("%s has styles its own policy forbids", name)
		}
	}
}

// elsewhere finds what a page or a style sheet would load from another origin.
var elsewhere = regexp.MustCompile(`(?i)(<(link|script|img|iframe|source)\b[^>]*(src|href)="?(https?:)?//|url\(["']?(https?:)?//|@import)`)

func TestNothingFromElsewhere(t *testing.T) {
	for name, content := range outcome(t) {
		if ext := filepath.Ext(name); ext != ".html" && ext != ".css" {
			continue
		}
		if found := elsewhere.Find(content); found != nil {
			t.Errorf("%s loads %s", name, found)
		}
	}
	for _, sample := range []string{`<script src="https://a.b/c.js">`, `<link rel=x href="//a.b">`, `a{background:url(http://a.b/c)}`} {
		if !elsewhere.MatchString(sample) {
			t.Errorf("the pattern misses %s", sample)
		}
	}
}

func TestLicensesOfWhatShips(t *testing.T) {
	text := string(outcome(t)["embed/LICENSES.txt"])
	for _, want := range []string{"The scope calculator authors", "The Go Authors", "Redistribution and use in source and binary forms", "Apache License", module} {
		if !strings.Contains(text, want) {
			t.Errorf("%s is missing", want)
		}
	}
}

// The script names the program beside it.
func TestScriptFindsProgram(t *testing.T) {
	files := outcome(t)
	found := 0
	for name := range files {
		if strings.HasSuffix(name, ".wasm.lzma") {
			found++
			if !bytes.Contains(files[script], []byte(filepath.Base(name))) {
				t.Errorf("%s doesn't name %s", script, name)
			}
		}
	}
	if found != 1 {
		t.Errorf("%d programs, want 1", found)
	}
}

func TestWrite(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "dist")
	if err := (Files{"old/a.txt": []byte("a"), "b.txt": []byte("b")}).Write(dir); err != nil {
		t.Fatal(err)
	}
	before, err := os.Stat(filepath.Join(dir, "b.txt"))
	if err != nil {
		t.Fatal(err)
	}
	if err := (Files{"new/c.txt": []byte("c"), "b.txt": []byte("b")}).Write(dir); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(dir, "old", "a.txt")); !os.IsNotExist(err) {
		t.Errorf("a file of the last build is still there: %v", err)
	}
	if c, err := os.ReadFile(filepath.Join(dir, "new", "c.txt")); string(c) != "c" {
		t.Errorf("new file holds %q, %v", c, err)
	}
	after, err := os.Stat(filepath.Join(dir, "b.txt"))
	if err != nil || !after.ModTime().Equal(before.ModTime()) {
		t.Errorf("an unchanged file was written again: %v", err)
	}
}

// TestSays has the build say which program it made, and how large that is.
func TestSays(t *testing.T) {
	for _, c := range wasmbuild.Compilers() {
		files, err := BuildWith(Options{Root: root(t), Compiler: c})
		if err != nil {
			t.Fatal(err)
		}
		said := Options{Compiler: c}.Says(files)
		want := map[wasmbuild.Compiler]string{wasmbuild.Go: "made by Go; -compiler tinygo", wasmbuild.TinyGo: "made by TinyGo"}[c]
		if !strings.Contains(said, want) || !strings.Contains(said, " KB, ") || !strings.Contains(string(files[script]), `"`+Told(c)+`"`) {
			t.Errorf("%s: the build says %q, and the script tells %s: %v", c, said, Told(c), strings.Contains(string(files[script]), Told(c)))
		}
		tiny := strings.Contains(string(files["embed/LICENSES.txt"]), "The TinyGo runtime")
		if tiny != (c == wasmbuild.TinyGo) {
			t.Errorf("%s: TinyGo's license is there: %v", c, tiny)
		}
	}
	t.Setenv("PATH", t.TempDir())
	if said := (Options{Compiler: wasmbuild.Go}).Says(Files{"a.lzma": nil}); !strings.Contains(said, "scripts/tinygo/install") {
		t.Errorf("without TinyGo: %q", said)
	}
}

func root(t *testing.T) string {
	t.Helper()
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	return root
}
