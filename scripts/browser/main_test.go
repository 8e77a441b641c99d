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
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"scopecalculator/build/site"
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

	program, err := chromium()
	if err != nil {
		return 0, err
	}
	profile, err := os.MkdirTemp("", "browser-test-")
	if err != nil {
		return 0, err
	}
	defer os.RemoveAll(profile)
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(program), chromedp.UserDataDir(profile), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true),
		// Scroll bars take room on most desks, so they do here.
		chromedp.Flag("hide-scrollbars", false),
	)
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	defer stop()
	// Events this version of the protocol does not know are none of our business.
	quiet := chromedp.WithErrorf(func(string, ...any) {})
	ctx, end := chromedp.NewContext(allocator, quiet)
	defer end()
	if err := chromedp.Do(ctx); err != nil {
		return 0, fmt.Errorf("starting %s: %w", program, err)
	}
	browser = ctx
	return m.Run(), nil
}

// chromium finds the browser. A test without one fails; it is never skipped.
func chromium() (string, error) {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", errors.New("no Chromium found; install the package chromium")
}
