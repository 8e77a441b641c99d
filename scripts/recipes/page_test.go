//go:build recipes

package recipes

import (
	"context"
	"encoding/json"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// patience is how long anything may take before the page counts as hung.
const patience = 30 * time.Second

type view struct {
	width    int64
	dark     bool
	noScript bool
	// before runs in the page ahead of its own scripts.
	before string
}

// page is a tab with its own cookies, cache and storage. A message on its
// console, an exception or a request to another origin fails the test.
type page struct {
	testing.TB
	ctx    context.Context
	origin string

	mu       sync.Mutex
	requests []string
	faults   []string
}

func open(t *testing.T, address string, v view) *page {
	t.Helper()
	p := &page{TB: t}
	scheme, rest, _ := strings.Cut(address, "://")
	p.origin = scheme + "://" + rest[:strings.Index(rest, "/")]
	ctx, cancel := chromedp.NewContext(browser, chromedp.WithNewBrowserContext(), chromedp.WithListener(p.listen))
	p.ctx = ctx
	p.must("opening a tab", chromedp.Do(ctx))
	t.Cleanup(func() {
		if t.Failed() {
			p.picture(os.TempDir() + "/" + strings.NewReplacer("/", "-", " ", "-").Replace(t.Name()) + ".png")
		}
		cancel()
		p.mu.Lock()
		defer p.mu.Unlock()
		for _, fault := range p.faults {
			t.Error(fault)
		}
	})
	if v.width == 0 {
		v.width = 1000
	}
	prefers := "light"
	if v.dark {
		prefers = "dark"
	}
	call(p, log.Enable, cdp.Empty{})
	call(p, network.Enable, network.EnableParams{})
	call(p, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: v.width, Height: 900, DeviceScaleFactor: 1})
	call(p, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: prefers}}})
	if v.noScript {
		call(p, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	}
	if v.before != "" {
		call(p, cdppage.AddScriptToEvaluateOnNewDocument, cdppage.AddScriptToEvaluateOnNewDocumentParams{Source: v.before})
	}
	timed, end := context.WithTimeout(ctx, patience)
	defer end()
	p.must("opening "+address, chromedp.Do(timed, chromedp.Navigate(address)))
	return p
}

// call sends one command of the DevTools protocol.
func call[P, R any](p *page, command cdp.Command[P, R], params P) R {
	p.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	answer, err := chromedp.Run(ctx, func(ctx context.Context, t *chromedp.Target) (R, error) {
		return cdp.Call(ctx, t, command, params)
	})
	p.must("talking to Chromium", err)
	return answer
}

func (p *page) must(what string, err error) {
	p.Helper()
	if err != nil {
		p.Fatalf("%s: %v", what, err)
	}
}

// listen notes what a calm page does not do.
func (p *page) listen(event any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch event := event.(type) {
	case *runtime.EventExceptionThrown:
		detail := event.ExceptionDetails.Text
		if event.ExceptionDetails.Exception != nil {
			detail += " " + event.ExceptionDetails.Exception.Description
		}
		p.faults = append(p.faults, "uncaught exception: "+detail)
	case *runtime.EventConsoleAPICalled:
		var words []string
		for _, arg := range event.Args {
			words = append(words, strings.TrimSpace(string(arg.Value)+" "+arg.Description))
		}
		p.faults = append(p.faults, "on the console: "+string(event.Type)+": "+strings.Join(words, " "))
	case *log.EventEntryAdded:
		p.faults = append(p.faults, "on the console: "+event.Entry.Text+" "+event.Entry.URL)
	case *network.EventRequestWillBeSent:
		url := event.Request.URL
		p.requests = append(p.requests, url)
		if !strings.HasPrefix(url, p.origin+"/") && !strings.HasPrefix(url, "data:") && !strings.HasPrefix(url, "blob:") {
			p.faults = append(p.faults, "request to another origin: "+url)
		}
	}
}

// seen returns the requests so far whose address contains part.
func (p *page) seen(part string) (found []string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, url := range p.requests {
		if strings.Contains(url, part) {
			found = append(found, url)
		}
	}
	return found
}

// prelude is at hand in every script.
const prelude = `
const el = document.querySelector("scope-calculator");
const words = (e) => e.textContent.replace(/\s+/g, "");
// Whether what one sees behind an element is light or dark.
const shade = (e) => {
	for (; e; e = e.parentElement) {
		const [r, g, b, alpha = 1] = getComputedStyle(e).backgroundColor.match(/[\d.]+/g).map(Number);
		if (alpha > 0.5) return r + g + b > 384 ? "light" : "dark";
	}
	return "light";
};
`

// js runs the body of an async function in the page and returns its value. The
// argument arrives as a.
func js[T any](p *page, body string, args ...any) T {
	p.Helper()
	given, err := json.Marshal(append([]any{}, args...))
	p.must("arguments", err)
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	value, err := chromedp.Run(ctx, chromedp.Evaluate[T]("(async (a) => {"+prelude+body+"\n})(..."+string(given)+")", chromedp.EvalAwaitPromise))
	if err != nil {
		p.Fatalf("%v, in\n%s", err, strings.TrimSpace(body))
	}
	return value
}

// do runs a script for its effect. The page may leave while it does.
func (p *page) do(body string, args ...any) {
	p.Helper()
	js[chromedp.Void](p, "setTimeout(() => {"+body+"\n})", args...)
}

// wait runs until the expression holds. While a page changes to another there
// is nothing to ask.
func (p *page) wait(expression string, args ...any) {
	p.Helper()
	given, err := json.Marshal(append([]any{}, args...))
	p.must("arguments", err)
	deadline := time.Now().Add(patience)
	for {
		ctx, cancel := context.WithTimeout(p.ctx, patience)
		holds, err := chromedp.Run(ctx, chromedp.Evaluate[bool]("((a) => {"+prelude+"return !!("+expression+")\n})(..."+string(given)+")"))
		cancel()
		if err == nil && holds {
			return
		}
		if time.Now().After(deadline) {
			p.Fatalf("never came true: %s %v %v", expression, args, err)
		}
		time.Sleep(50 * time.Millisecond)
	}
}

// settle gives a page the time to say what it has to say.
func (p *page) settle() { time.Sleep(500 * time.Millisecond) }

// outside asks a page that runs no scripts of its own.
func (p *page) outside(expression string) string {
	p.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	value, err := chromedp.Run(ctx, chromedp.Evaluate[string]("String("+expression+")"))
	p.must(expression, err)
	return value
}

// picture writes what the page looks like.
func (p *page) picture(name string) {
	ctx, cancel := context.WithTimeout(p.ctx, 10*time.Second)
	defer cancel()
	shot, err := chromedp.Run(ctx, chromedp.FullScreenshot(100))
	if err == nil {
		err = os.WriteFile(name, shot, 0o644)
	}
	p.Logf("picture: %s %v", name, err)
}
