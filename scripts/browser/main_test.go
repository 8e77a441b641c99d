//go:build browser

// Package browser proves in a real Chromium what no other test can: that the
// calculator answers a person who clicks and types, that it stays calm under
// hostile text, and that it leaves the page that embeds it alone.
//
//	go test -tags browser ./scripts/browser/...
//
// The site is built once with each program, in memory, and served on loopback:
// the published one, and the other if a test is about the program and how it
// loads. Every test has its own browser context; an exception, a console
// message or a request to another origin fails it.
package browser

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"testing"
	"time"

	"scopecalculator/build/site"
	"scopecalculator/build/wasmbuild"
	"scopecalculator/scripts/internal/tab"
)

var (
	// sites are the built sites, by their program's compiler.
	sites = map[wasmbuild.Compiler]site.Files{}
	// program is the compiler of the served site's program, files is that site,
	// and version is what its element says it is.
	program wasmbuild.Compiler
	files   site.Files
	version string
	// origin is where it's served.
	origin string
)

func TestMain(m *testing.M) {
	tab.Main(m, func() error {
		root, err := filepath.Abs("../..")
		if err != nil {
			return err
		}
		for _, c := range wasmbuild.Compilers() {
			start := time.Now()
			o := site.Options{Root: root, Compiler: c}
			if sites[c], err = site.BuildWith(o); err != nil {
				return err
			}
			fmt.Printf("built in %v: %s\n", time.Since(start).Round(time.Millisecond), o.Says(sites[c]))
		}
		serveProgram(wasmbuild.Published())
		origin = httptest.NewServer(http.HandlerFunc(serve)).URL
		return nil
	})
}

// serveProgram serves the site with the program of a compiler.
func serveProgram(c wasmbuild.Compiler) { program, files, version = c, sites[c], site.Told(c) }

// eachProgram runs a test with the program of each compiler.
func eachProgram(t *testing.T, test func(t *testing.T)) {
	for _, c := range wasmbuild.Compilers() {
		t.Run(string(c), func(t *testing.T) {
			serveProgram(c)
			defer serveProgram(wasmbuild.Published())
			test(t)
		})
	}
}
