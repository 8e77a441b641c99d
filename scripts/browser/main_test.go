//go:build browser

// Package browser proves in a real Chromium what no other test can: that the
// calculator answers a person who clicks and types, that it stays calm under
// hostile text, and that a page which embeds it is left as it was.
//
//	go test -tags browser ./scripts/browser/...
//
// The site is built once, in memory, and served on loopback. Every test has a
// browser context of its own; an exception, a message on the console or a
// request to another origin fails it.
package browser

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"testing"
	"time"

	"scopecalculator/build/site"
	"scopecalculator/scripts/internal/tab"
)

var (
	// files is the built site.
	files site.Files
	// origin is where it is served.
	origin string
)

func TestMain(m *testing.M) {
	tab.Main(m, func() error {
		root, err := filepath.Abs("../..")
		if err != nil {
			return err
		}
		start := time.Now()
		if files, err = site.Build(root); err != nil {
			return err
		}
		fmt.Printf("built in %v\n", time.Since(start).Round(time.Millisecond))
		origin = httptest.NewServer(http.HandlerFunc(serve)).URL
		return nil
	})
}
