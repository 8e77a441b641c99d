package engine

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"time"
)

// patience is how long anything may take before the browser counts as hung.
const patience = 60 * time.Second

// webkit speaks the older WebDriver through its own driver.
type webkit struct {
	cmd     *exec.Cmd
	client  http.Client
	session string
	version string
	// bar is the height of what a window has above its page, in pixels.
	bar int
}

// WebKit starts WebKitGTK's MiniBrowser on its own screen. Its window can't be
// narrower than about 450 px.
func WebKit() (Browser, error) {
	found, err := filepath.Glob("/usr/lib/*/webkit2gtk-4.*/MiniBrowser")
	if err != nil || len(found) == 0 {
		return nil, errors.New("no MiniBrowser found; install the package webkit2gtk-driver")
	}
	// A window only has the focus if there's a window manager.
	return drive(38, "webkitgtk:browserOptions", map[string]any{"binary": found[len(found)-1], "args": []string{"--automation"}},
		"xvfb-run", "-a", "-s", "-screen 0 2400x3000x24", "sh", "-c", `openbox & exec WebKitWebDriver --port="$0"`)
}

// OldWebKit starts WPE WebKit, which Debian has in the version of Safari 16.0.
func OldWebKit() (Browser, error) {
	return drive(0, "wpe:browserOptions", map[string]any{"binary": "/usr/bin/cog", "args": []string{"--automation", "--platform=headless"}},
		"sh", "-c", `exec WPEWebDriver --port="$0"`)
}

// drive runs a driver, whose command gets the port as its last argument, and
// makes it start a browser.
func drive(bar int, vendor string, options map[string]any, command ...string) (Browser, error) {
	port, err := freePort()
	if err != nil {
		return nil, err
	}
	w := &webkit{bar: bar, session: fmt.Sprintf("http://127.0.0.1:%d/session", port)}
	w.cmd = exec.Command(command[0], append(command[1:], fmt.Sprint(port))...)
	// Without a graphics card, layers take half of its time.
	w.cmd.Env = append(os.Environ(), "NO_AT_BRIDGE=1", "WEBKIT_DISABLE_COMPOSITING_MODE=1")
	w.cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if err := w.cmd.Start(); err != nil {
		return nil, err
	}
	var s struct {
		SessionID    string
		Capabilities struct{ BrowserName, BrowserVersion string }
	}
	capabilities := map[string]any{"capabilities": map[string]any{"alwaysMatch": map[string]any{vendor: options}}}
	for deadline := time.Now().Add(patience); ; time.Sleep(100 * time.Millisecond) {
		err = w.call(http.MethodPost, "", capabilities, &s)
		if _, refused := err.(net.Error); err == nil || !refused || time.Now().After(deadline) {
			break
		}
	}
	if err != nil {
		w.Quit()
		return nil, fmt.Errorf("starting %v: %w", options["binary"], err)
	}
	w.session += "/" + s.SessionID
	w.version = s.Capabilities.BrowserName + " " + s.Capabilities.BrowserVersion
	return w, nil
}

func freePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port, nil
}

// call sends one command and waits for its reply.
func (w *webkit) call(method, path string, body, into any) error {
	return w.within(patience, method, path, body, into)
}

// within is call with its own time limit.
func (w *webkit) within(limit time.Duration, method, path string, body, into any) error {
	data, err := json.Marshal(body)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, method, w.session+path, bytes.NewReader(data))
	if err != nil {
		return err
	}
	response, err := w.client.Do(r)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	var answer struct{ Value json.RawMessage }
	if err := json.NewDecoder(response.Body).Decode(&answer); err != nil {
		return err
	}
	if response.StatusCode != http.StatusOK {
		return fmt.Errorf("%s %s: %s", method, path, answer.Value)
	}
	if into == nil {
		return nil
	}
	return json.Unmarshal(answer.Value, into)
}

// Open waits for the focus too: a page of another origin runs in its own
// process, and a key pressed before that process knows it has the focus is
// lost.
func (w *webkit) Open(url string) error {
	if err := w.call(http.MethodPost, "/url", map[string]any{"url": url}, nil); err != nil {
		return err
	}
	for range 40 {
		var focused bool
		if err := w.Eval("return document.hasFocus()", &focused); err == nil && focused {
			break
		}
		time.Sleep(50 * time.Millisecond)
	}
	return nil
}

func (w *webkit) Resize(width, height int) error {
	return w.call(http.MethodPost, "/window/rect", map[string]any{"x": 0, "y": 0, "width": width, "height": height + w.bar}, nil)
}

func (w *webkit) Eval(body string, into any) error { return w.eval(patience, body, into) }

func (w *webkit) Ask(body string, into any) error { return w.eval(4*time.Second, body, into) }

func (w *webkit) eval(limit time.Duration, body string, into any) error {
	var r struct{ Value, Error *string }
	script := "const done = arguments[0]; (async () => {" + body + "\n})().then((v) => done({ value: JSON.stringify(v ?? null) }), (e) => done({ error: String(e) }));"
	if err := w.within(limit, http.MethodPost, "/execute/async", map[string]any{"script": script, "args": []any{}}, &r); err != nil {
		return err
	}
	if r.Error != nil {
		return errors.New(*r.Error)
	}
	if into == nil || r.Value == nil {
		return nil
	}
	return json.Unmarshal([]byte(*r.Value), into)
}

func (w *webkit) perform(source map[string]any) error {
	return w.call(http.MethodPost, "/actions", map[string]any{"actions": []any{source}}, nil)
}

func (w *webkit) Click(x, y int) error { return w.perform(click(x, y)) }

func (w *webkit) Press(keys ...string) error {
	source, err := press(keys)
	if err != nil {
		return err
	}
	return w.perform(source)
}

func (w *webkit) Screenshot() ([]byte, error) {
	var text string
	// WebKit takes the picture with its next frame, and a page at rest draws none.
	_ = w.Eval(`document.documentElement.animate([{ opacity: 0.999 }, { opacity: 1 }], 9000)`, nil)
	if err := w.within(10*time.Second, http.MethodGet, "/screenshot", nil, &text); err != nil {
		return nil, err
	}
	return base64.StdEncoding.DecodeString(text)
}

func (w *webkit) Heard() []string { return nil }

func (w *webkit) Version() string { return w.version }

func (w *webkit) Quit() {
	// The driver ends the browser; what's left of both ends with the group.
	_ = w.within(5*time.Second, http.MethodDelete, "", nil, nil)
	end(w.cmd)
}

// end ends a process with all that it started.
func end(cmd *exec.Cmd) {
	if cmd == nil || cmd.Process == nil {
		return
	}
	_ = syscall.Kill(-cmd.Process.Pid, syscall.SIGTERM)
	gone := make(chan struct{})
	go func() {
		_ = cmd.Wait()
		close(gone)
	}()
	select {
	case <-gone:
	case <-time.After(10 * time.Second):
	}
	// The first process may be gone while another in the group isn't.
	for range 20 {
		if syscall.Kill(-cmd.Process.Pid, 0) != nil {
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
	_ = syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL)
}
