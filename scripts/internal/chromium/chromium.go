// Package chromium starts the headless Chromium that the browser tests and the
// screenshots use.
package chromium

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"

	"github.com/chromedp/chromedp"
)

// Start starts Chromium with an empty profile and returns its context and a
// function that ends it. If there's no Chromium on the machine, that's an
// error, never a skip.
func Start() (context.Context, func(), error) {
	program, err := Find()
	if err != nil {
		return nil, nil, err
	}
	profile, err := os.MkdirTemp("", "scope-calculator-chromium-")
	if err != nil {
		return nil, nil, err
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(program), chromedp.UserDataDir(profile), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true),
		// Scroll bars take space on most desktops, so they do here.
		chromedp.Flag("hide-scrollbars", false),
	)
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	// Ignore events that this version of the protocol doesn't know.
	quiet := chromedp.WithErrorf(func(string, ...any) {})
	ctx, end := chromedp.NewContext(allocator, quiet)
	quit := func() {
		end()
		stop()
		os.RemoveAll(profile)
	}
	if err := chromedp.Do(ctx); err != nil {
		quit()
		return nil, nil, fmt.Errorf("starting %s: %w", program, err)
	}
	return ctx, quit, nil
}

// Find returns the path of the Chromium on this machine: the one that the
// variable CHROMIUM names, or the shell, which is the same engine without a
// window around it and takes a third of the time for a page.
func Find() (string, error) {
	if name := os.Getenv("CHROMIUM"); name != "" {
		return exec.LookPath(name)
	}
	for _, name := range []string{"chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", errors.New("no Chromium found; install the package chromium")
}
