package main

import (
	"bytes"
	"encoding/hex"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/fstest"

	"scopecalculator/build/wasmbuild"
)

// dist writes a small output whose shell does not compress.
func dist(t *testing.T, shellBytes int) fstest.MapFS {
	t.Helper()
	noise := make([]byte, shellBytes)
	for r, i := rand.New(rand.NewPCG(1, 2)), 0; i < len(noise); i++ {
		noise[i] = byte(r.Uint32())
	}
	program, err := wasmbuild.Pack(bytes.Repeat([]byte("wasm"), 1000))
	if err != nil {
		t.Fatal(err)
	}
	built := fstest.MapFS{}
	for name, content := range map[string][]byte{
		"index.html":                          []byte("<!doctype html>"),
		"heavy.html":                          []byte(`<link rel="stylesheet" href="./site.css"><script type="module" integrity="x" src="./embed/scope-calculator.js"></script><!-- ` + hex.EncodeToString(noise[:shellBytes/4]) + " -->"),
		"site.css":                            []byte("a{color:red}"),
		"embed/scope-calculator.js":           noise,
		"embed/scope-calculator-0a.wasm.lzma": program,
		"embed/something-that-is-big-too.js":  bytes.Repeat(noise, 2),
		"embed/loader.js":                     noise[:min(len(noise)/30, 1100)],
	} {
		built[name] = &fstest.MapFile{Data: content}
	}
	return built
}

func TestBudgets(t *testing.T) {
	for _, c := range []struct {
		shell, broken int
		compiler      wasmbuild.Compiler
	}{
		{20_000, 0, wasmbuild.TinyGo},
		{30_000, 1, wasmbuild.TinyGo},  // the shell
		{31_000, 2, wasmbuild.TinyGo},  // and the loader
		{33_000, 3, wasmbuild.TinyGo},  // and the page that loads the shell
		{175_000, 4, wasmbuild.TinyGo}, // and all of it for the first answer
		{175_000, 3, wasmbuild.Go},
	} {
		var out strings.Builder
		broken, err := gate(&out, dist(t, c.shell), c.compiler, true)
		if err != nil || broken != c.broken {
			t.Errorf("%d bytes of shell: %d budgets broken, want %d; %v\n%s", c.shell, broken, c.broken, err, out.String())
		}
		if c.broken > 2 && !strings.Contains(out.String(), "(heavy.html)") {
			t.Errorf("the heaviest page isn't named\n%s", out.String())
		}
	}
	if _, err := gate(io.Discard, fstest.MapFS{"a.wasm.lzma": {Data: []byte("no program")}}, wasmbuild.Go, false); err == nil {
		t.Error("a damaged program weighs nothing")
	}
}

func TestProgramIsWeighedUnpacked(t *testing.T) {
	var out strings.Builder
	if _, err := gate(&out, dist(t, 1000), wasmbuild.Go, true); err != nil || !strings.Contains(out.String(), "4.0") {
		t.Errorf("%v: no raw size of 4.0 KB for the program in\n%s", err, out.String())
	}
}
