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
	"context"
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"testing"
	"time"

	"scopecalculator/build/site"
	"scopecalculator/scripts/internal/chromium"
)

var (
	// files is the built site.
	files site.Files
	// origin is where it is served.
	origin string
	// browser is the context of the one Chromium.
	browser context.Context
)

func TestMain(m *testing.M) {
	code, err := run(m)
	if err != nil {
		fmt.Fprintln(os.Stderr, "browser:", err)
		code = 1
	}
	os.Exit(code)
}

func run(m *testing.M) (int, error) {
	root, err := filepath.Abs("../..")
	if err != nil {
		return 0, err
	}
	start := time.Now()
	if files, err = site.Build(root); err != nil {
		return 0, err
	}
	fmt.Printf("built in %v\n", time.Since(start).Round(time.Millisecond))

	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	origin = "http://" + listener.Addr().String()
	server := &http.Server{Handler: http.HandlerFunc(serve), ReadHeaderTimeout: 10 * time.Second}
	go server.Serve(listener)
	defer server.Close()

	ctx, quit, err := chromium.Start()
	if err != nil {
		return 0, err
	}
	defer quit()
	browser = ctx
	return m.Run(), nil
}
