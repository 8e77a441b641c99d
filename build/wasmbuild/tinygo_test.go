package wasmbuild

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestTinyGoIsPinned checks that the installer builds the version that the
// build asks for.
func TestTinyGoIsPinned(t *testing.T) {
	text, err := os.ReadFile("../../scripts/tinygo/go.mod")
	if err != nil {
		t.Fatal(err)
	}
	if want := "github.com/tinygo-org/tinygo v" + TinyGoVersion; !strings.Contains(string(text), want) {
		t.Errorf("scripts/tinygo/go.mod doesn't require %s", want)
	}
}

// TestOtherTinyGo tries no TinyGo, one of another version, one that fails, and
// one that writes nothing: each is an error that says what's wrong.
func TestOtherTinyGo(t *testing.T) {
	path := os.Getenv("PATH")
	for _, c := range []struct{ script, want string }{
		{"", ErrNoTinyGo.Error()},
		{"echo tinygo version 0.39.0 linux/amd64", "needs TinyGo 0.41.x"},
		{"exit 3", "exit status 3"},
		{`case $1 in version) echo tinygo version 0.41.7 fake;; env) echo /nowhere;; *) echo no room >&2; exit 1;; esac`, "no room"},
	} {
		dir := t.TempDir()
		if c.script != "" {
			if err := os.WriteFile(filepath.Join(dir, "tinygo"), []byte("#!/bin/sh\n"+c.script+"\n"), 0o755); err != nil {
				t.Fatal(err)
			}
		}
		kept := []string{dir}
		for _, p := range filepath.SplitList(path) {
			if _, err := os.Stat(filepath.Join(p, "tinygo")); err != nil {
				kept = append(kept, p)
			}
		}
		t.Setenv("PATH", strings.Join(kept, string(os.PathListSeparator)))
		t.Setenv("XDG_CACHE_HOME", t.TempDir())
		if got := Published(); (got == TinyGo) != (c.script != "") {
			t.Errorf("%q: %s is what would be published", c.script, got)
		}
		if _, err := Compile("../..", TinyGo); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: %v, want %q", c.script, err, c.want)
		} else if c.script == "" && !errors.Is(err, ErrNoTinyGo) {
			t.Errorf("%v isn't ErrNoTinyGo", err)
		}
	}
}

// TestSmallProgram builds it in another folder and with other caches, and gets
// the same bytes. It prints what the small program saves, and fails if that's
// too little to be worth it.
func TestSmallProgram(t *testing.T) {
	small, err := Compile("../..", TinyGo)
	if err != nil {
		t.Fatal(err)
	}
	large, err := Compile("../..", Go)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("packed: %d bytes, %d with Go's own compiler; raw: %d, %d", len(small.Packed), len(large.Packed), len(small.Raw), len(large.Raw))
	if len(small.Packed)*4 > len(large.Packed) {
		t.Error("the small program is more than a quarter of the other's size")
	}
	elsewhere := filepath.Join(t.TempDir(), "a longer", "path")
	for _, part := range []string{"go.mod", "go.sum"} {
		content, err := os.ReadFile(filepath.Join("../..", part))
		if err == nil {
			err = errors.Join(os.MkdirAll(elsewhere, 0o755), os.WriteFile(filepath.Join(elsewhere, part), content, 0o644))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, part := range []string{"scopecore", "wasm"} {
		if err := os.CopyFS(filepath.Join(elsewhere, part), os.DirFS(filepath.Join("../..", part))); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	t.Setenv("GOFLAGS", "-ldflags=-X=main.unused=1")
	again, err := Compile(elsewhere, TinyGo)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(again.Packed, small.Packed) {
		t.Error("the folder, the caches or the environment change the program")
	}
}
