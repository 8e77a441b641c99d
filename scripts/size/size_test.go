package main

import (
	"bytes"
	"compress/gzip"
	"encoding/hex"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// dist writes a small output whose shell does not compress.
func dist(t *testing.T, shellBytes int) string {
	t.Helper()
	dir := t.TempDir()
	noise := make([]byte, shellBytes)
	for r, i := rand.New(rand.NewPCG(1, 2)), 0; i < len(noise); i++ {
		noise[i] = byte(r.Uint32())
	}
	var program bytes.Buffer
	w := gzip.NewWriter(&program)
	if _, err := w.Write(bytes.Repeat([]byte("wasm"), 1000)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string][]byte{
		"index.html":                         []byte("<!doctype html>"),
		"heavy.html":                         []byte(`<link rel="stylesheet" href="./site.css"><script type="module" integrity="x" src="./embed/scope-calculator.js"></script><!-- ` + hex.EncodeToString(noise[:shellBytes/4]) + " -->"),
		"site.css":                           []byte("a{color:red}"),
		"embed/scope-calculator.js":          noise,
		"embed/scope-calculator-0a.wasm.gz":  program.Bytes(),
		"embed/something-that-is-big-too.js": bytes.Repeat(noise, 2),
		"embed/loader.js":                    noise[:min(len(noise)/30, 1100)],
	} {
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestBudgets(t *testing.T) {
	var out strings.Builder
	if err := run(&out, dist(t, 20_000), false); err != nil {
		t.Errorf("20 KB of shell: %v\n%s", err, out.String())
	}
	out.Reset()
	if err := run(&out, dist(t, 30_000), false); err == nil || !strings.Contains(err.Error(), "1 budget") {
		t.Errorf("30 KB of noise for a shell: %v, want the shell's budget and no other broken\n%s", err, out.String())
	}
	// The loader of this one is larger too.
	if err := run(&out, dist(t, 31_000), false); err == nil || !strings.Contains(err.Error(), "2 budget") {
		t.Errorf("31 KB of shell and 1.03 KB of loader: %v, want both budgets broken", err)
	}
	// And here the page that loads the shell is too much as well.
	if err := run(&out, dist(t, 33_000), false); err == nil || !strings.Contains(err.Error(), "3 budget") || !strings.Contains(out.String(), "(heavy.html)") {
		t.Errorf("a page of 33 KB of shell and 8 KB of its own: %v, want three budgets broken", err)
	}
	if err := run(&out, dist(t, 35_000), true); err != nil {
		t.Errorf("-report fails: %v", err)
	}
	if err := run(&out, filepath.Join(t.TempDir(), "none"), false); err == nil {
		t.Error("a missing folder weighs nothing")
	}
}

func TestProgramIsWeighedInflated(t *testing.T) {
	var out strings.Builder
	if err := run(&out, dist(t, 1000), false); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), "4.0") {
		t.Errorf("no raw size of 4.0 KB for the program in\n%s", out.String())
	}
}
