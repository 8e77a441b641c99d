// Package tab is what the tests that read pages in Chromium share: a separate
// tab for every page, and notes of what the page does in it. Anything a calm
// page doesn't do fails the test automatically: throwing, writing to the
// console, requests to strangers, opening a dialog.
package tab

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"scopecalculator/scripts/internal/chromium"
)

// Patience is how long anything may take before the page counts as hung.
const Patience = 30 * time.Second

// browser is the context of the one Chromium.
var browser context.Context

// Main calls prepare, starts Chromium, runs the tests and exits.
func Main(m *testing.M, prepare func() error) {
	code, err := run(m, prepare)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		code = 1
	}
	os.Exit(code)
}

func run(m *testing.M, prepare func() error) (int, error) {
	if err := prepare(); err != nil {
		return 0, err
	}
	ctx, quit, err := chromium.Start()
	if err != nil {
		return 0, err
	}
	defer quit()
	browser = ctx
	return m.Run(), nil
}

// View says how to look at a page, and what it may do.
type View struct {
	// Width and Height are the window's, 1000 by 800 by default.
	Width, Height int64
	Dark          bool
	NoScript      bool
	// Before runs in the page, and in its frames, before their own scripts.
	Before string
	// Own lists prefixes of the addresses that the page may request.
	Own []string
	// Allow lists patterns of what may appear on the console.
	Allow []string
	// Listen, if set, gets every event too.
	Listen func(event any)
}

// Tab is a tab with its own cookies, cache and storage.
type Tab struct {
	testing.TB
	*Notes
	ctx context.Context
}

// New opens an empty tab. At the end of the test the notes become its errors,
// and a failed test leaves a picture.
func New(t testing.TB, v View) *Tab {
	t.Helper()
	tab := &Tab{TB: t, Notes: newNotes(v)}
	options := []chromedp.ContextOption{chromedp.WithNewBrowserContext(), chromedp.WithListener(tab.listen)}
	if v.Listen != nil {
		options = append(options, chromedp.WithListener(v.Listen))
	}
	ctx, cancel := chromedp.NewContext(browser, options...)
	tab.ctx = ctx
	tab.Must("opening a tab", chromedp.Do(ctx))
	t.Cleanup(func() {
		if t.Failed() {
			tab.leavePicture()
			t.Logf("console: %q", tab.Said())
		}
		cancel()
		for _, fault := range tab.Faults() {
			t.Error(fault)
		}
	})
	if v.Width == 0 {
		v.Width = 1000
	}
	if v.Height == 0 {
		v.Height = 800
	}
	scheme := "light"
	if v.Dark {
		scheme = "dark"
	}
	Call(tab, log.Enable, cdp.Empty{})
	Call(tab, network.Enable, network.EnableParams{})
	Call(tab, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: v.Width, Height: v.Height, DeviceScaleFactor: 1})
	Call(tab, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}})
	if v.NoScript {
		Call(tab, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	}
	if v.Before != "" {
		Call(tab, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: v.Before})
	}
	return tab
}

// GoTo opens an address.
func (t *Tab) GoTo(url string) {
	t.Helper()
	t.Do("opening "+url, chromedp.Navigate(url))
}

// Do takes a step without a result.
func (t *Tab) Do(what string, step chromedp.Action[chromedp.Void]) {
	t.Helper()
	_, err := act(t, step)
	t.Must(what, err)
}

// Must ends the test if there's an error.
func (t *Tab) Must(what string, err error) {
	t.Helper()
	if err != nil {
		t.Fatalf("%s: %v", what, err)
	}
}

// Call sends one command of the DevTools protocol.
func Call[P, R any](t *Tab, command cdp.Command[P, R], params P) R {
	t.Helper()
	answer, err := act(t, func(ctx context.Context, target *chromedp.Target) (R, error) {
		return cdp.Call(ctx, target, command, params)
	})
	t.Must("talking to Chromium", err)
	return answer
}

// Eval evaluates an expression in the page.
func Eval[T any](t *Tab, expression string, options ...chromedp.EvaluateOption) (T, error) {
	return act(t, chromedp.Evaluate[T](expression, options...))
}

func act[T any](t *Tab, action chromedp.Action[T]) (T, error) {
	ctx, cancel := context.WithTimeout(t.ctx, Patience)
	defer cancel()
	return chromedp.Run(ctx, action)
}

// Picture writes what the page looks like.
func (t *Tab) Picture(file string) {
	shot, err := act(t, chromedp.FullScreenshot(100))
	if err == nil {
		err = os.WriteFile(file, shot, 0o644)
	}
	if err != nil {
		t.Logf("no picture: %v", err)
		return
	}
	t.Logf("picture: %s", file)
}

// pictured has the tests that already left a picture; the last page is enough.
var pictured sync.Map

func (t *Tab) leavePicture() {
	if _, done := pictured.LoadOrStore(t.Name(), true); !done {
		t.Picture(filepath.Join(os.TempDir(), strings.NewReplacer("/", "-", " ", "-").Replace(t.Name())+".png"))
	}
}
