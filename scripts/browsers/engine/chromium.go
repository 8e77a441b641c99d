package engine

import (
	"cmp"
	"context"
	"encoding/json"
	"strings"
	"sync"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	chrome "scopecalculator/scripts/internal/chromium"
)

// chromium is driven by DevTools, like the rest of the browser tests.
type chromium struct {
	ctx     context.Context
	quit    []func()
	version string

	mu    sync.Mutex
	heard []string
}

// Chromium starts Chromium without a screen and with an empty profile.
func Chromium() (Browser, error) {
	start, quit, err := chrome.Start()
	if err != nil {
		return nil, err
	}
	c := &chromium{quit: []func(){quit}}
	ctx, cancel := chromedp.NewContext(start, chromedp.WithListener(c.listen))
	c.ctx, c.quit = ctx, append(c.quit, cancel)
	if err = chromedp.Do(ctx); err == nil {
		_, err = send(c, log.Enable, cdp.Empty{})
	}
	if err != nil {
		c.Quit()
		return nil, err
	}
	version, err := send(c, browser.GetVersion, cdp.Empty{})
	c.version = strings.ReplaceAll(version.Product, "/", " ")
	return c, err
}

func (c *chromium) listen(event any) {
	c.mu.Lock()
	defer c.mu.Unlock()
	switch event := event.(type) {
	case *runtime.EventExceptionThrown:
		c.heard = append(c.heard, "error: "+event.ExceptionDetails.Text)
	case *runtime.EventConsoleAPICalled:
		words := []string{string(event.Type) + ":"}
		for _, arg := range event.Args {
			var text string
			if json.Unmarshal(arg.Value, &text) != nil {
				text = cmp.Or(arg.Description, string(arg.Value))
			}
			words = append(words, text)
		}
		c.heard = append(c.heard, strings.Join(words, " "))
	case *log.EventEntryAdded:
		c.heard = append(c.heard, string(event.Entry.Level)+": "+event.Entry.Text)
	}
}

// take takes a step.
func take[T any](c *chromium, action chromedp.Action[T]) (T, error) {
	ctx, cancel := context.WithTimeout(c.ctx, patience)
	defer cancel()
	return chromedp.Run(ctx, action)
}

// send sends one command of the DevTools protocol.
func send[P, R any](c *chromium, command cdp.Command[P, R], params P) (R, error) {
	return take(c, func(ctx context.Context, target *chromedp.Target) (R, error) {
		return cdp.Call(ctx, target, command, params)
	})
}

func (c *chromium) Open(url string) error {
	_, err := take(c, chromedp.Navigate(url))
	return err
}

func (c *chromium) Resize(width, height int) error {
	_, err := send(c, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: int64(width), Height: int64(height), DeviceScaleFactor: 1})
	return err
}

func (c *chromium) Eval(body string, into any) error {
	text, err := take(c, chromedp.Evaluate[string]("(async () => JSON.stringify(await (async () => {"+body+"\n})() ?? null))()", chromedp.EvalAwaitPromise))
	if err != nil || into == nil {
		return err
	}
	return json.Unmarshal([]byte(text), into)
}

func (c *chromium) Ask(body string, into any) error { return c.Eval(body, into) }

func (c *chromium) Click(x, y int) error {
	for _, kind := range []input.DispatchMouseEventType{"mouseMoved", "mousePressed", "mouseReleased"} {
		event := input.DispatchMouseEventParams{Type: kind, X: float64(x), Y: float64(y), Button: "left", ClickCount: 1}
		if kind == "mouseMoved" {
			event.Button, event.ClickCount = "none", 0
		}
		if _, err := send(c, input.DispatchMouseEvent, event); err != nil {
			return err
		}
	}
	return nil
}

// Without a desktop environment, Chromium maps no shortcuts.
var shortcuts = map[string]string{"a": "selectAll", "c": "copy", "v": "paste", "z": "undo"}

var named = map[string]string{
	"Backspace": kb.Backspace, "Tab": kb.Tab, "Enter": kb.Enter, "Escape": kb.Escape, "Space": " ",
	"ArrowLeft": kb.ArrowLeft, "ArrowUp": kb.ArrowUp, "ArrowRight": kb.ArrowRight, "ArrowDown": kb.ArrowDown, "Delete": kb.Delete,
}

func (c *chromium) Press(keys ...string) error {
	for _, keys := range keys {
		held, key, err := chord(keys)
		if err != nil {
			return err
		}
		// As from a keyboard: otherwise a key that the page handles is still typed.
		options := []chromedp.KeyOption{func(k *input.DispatchKeyEventParams) {
			if k.Type == input.DispatchKeyEventTypeKeyDown {
				k.Type = input.DispatchKeyEventTypeRawKeyDown
			}
		}}
		for _, one := range held {
			switch one {
			case "Shift":
				options = append(options, chromedp.KeyModifiers(chromedp.ModifierShift))
			case "Control":
				options = append(options, chromedp.KeyModifiers(chromedp.ModifierCtrl), func(k *input.DispatchKeyEventParams) { k.Commands = []string{shortcuts[key]} })
			}
		}
		if _, err := take(c, chromedp.KeyEvent(cmp.Or(named[key], key), options...)); err != nil {
			return err
		}
	}
	return nil
}

func (c *chromium) Screenshot() ([]byte, error) { return take(c, chromedp.CaptureScreenshot()) }

func (c *chromium) Heard() []string {
	c.mu.Lock()
	defer c.mu.Unlock()
	heard := c.heard
	c.heard = nil
	return heard
}

func (c *chromium) Version() string { return c.version }

func (c *chromium) Quit() {
	for i := range c.quit {
		c.quit[len(c.quit)-1-i]()
	}
}
