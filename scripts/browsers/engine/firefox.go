package engine

import (
	"bufio"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/coder/websocket"
)

// firefox speaks WebDriver BiDi itself: no driver, one WebSocket.
type firefox struct {
	cmd     *exec.Cmd
	conn    *websocket.Conn
	profile string
	version string
	tab     string

	mu      sync.Mutex
	heard   []string
	next    int
	waiting map[int]chan reply
}

// reply is a message of the protocol: an answer or an event.
type reply struct {
	ID      int             `json:"id"`
	Type    string          `json:"type"`
	Method  string          `json:"method"`
	Result  json.RawMessage `json:"result"`
	Params  json.RawMessage `json:"params"`
	Error   string          `json:"error"`
	Message string          `json:"message"`
}

// preferences keep Firefox from contacting its maker, and from thinking that a
// window without a screen has no focus.
const preferences = `user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("toolkit.telemetry.reportingpolicy.firstRun", false);
user_pref("browser.aboutwelcome.enabled", false);
user_pref("app.update.enabled", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
user_pref("services.settings.server", "data:,");
user_pref("remote.prefs.recommended", false);
user_pref("focusmanager.testmode", true);
user_pref("layout.css.prefers-color-scheme.content-override", 1);
`

// Firefox starts Firefox without a screen and with an empty profile.
func Firefox() (Browser, error) {
	program, err := exec.LookPath("firefox-esr")
	if err != nil {
		if program, err = exec.LookPath("firefox"); err != nil {
			return nil, errors.New("no Firefox found; install the package firefox-esr")
		}
	}
	profile, err := os.MkdirTemp("", "scope-calculator-firefox-")
	if err != nil {
		return nil, err
	}
	f := &firefox{profile: profile, waiting: map[int]chan reply{}}
	if err := f.start(program); err != nil {
		f.Quit()
		return nil, fmt.Errorf("starting %s: %w", program, err)
	}
	return f, nil
}

func (f *firefox) start(program string) error {
	if err := os.WriteFile(filepath.Join(f.profile, "user.js"), []byte(preferences), 0o644); err != nil {
		return err
	}
	f.cmd = exec.Command(program, "--headless", "--no-remote", "--profile", f.profile, "--remote-debugging-port", "0", "about:blank")
	f.cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	stderr, err := f.cmd.StderrPipe()
	if err != nil {
		return err
	}
	if err := f.cmd.Start(); err != nil {
		return err
	}
	address, err := listening(bufio.NewScanner(stderr))
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	if f.conn, _, err = websocket.Dial(ctx, address+"/session", nil); err != nil {
		return err
	}
	f.conn.SetReadLimit(-1)
	go f.read()
	var session struct {
		Capabilities struct{ BrowserName, BrowserVersion string }
	}
	if err := f.call("session.new", map[string]any{"capabilities": map[string]any{}}, &session); err != nil {
		return err
	}
	f.version = session.Capabilities.BrowserName + " " + session.Capabilities.BrowserVersion
	if err := f.call("session.subscribe", map[string]any{"events": []string{"log.entryAdded"}}, nil); err != nil {
		return err
	}
	// The initial tab never has the focus.
	var tab struct{ Context string }
	err = f.call("browsingContext.create", map[string]any{"type": "tab"}, &tab)
	f.tab = tab.Context
	return err
}

// listening finds the address that Firefox says it listens at, and keeps
// reading what it says.
func listening(lines *bufio.Scanner) (string, error) {
	found := make(chan string, 1)
	go func() {
		for lines.Scan() {
			if _, address, ok := strings.Cut(lines.Text(), "WebDriver BiDi listening on "); ok {
				found <- address
			}
		}
		close(found)
	}()
	select {
	case address := <-found:
		if address != "" {
			return address, nil
		}
		return "", errors.New("it ended before it said where it listens")
	case <-time.After(patience):
		return "", errors.New("it doesn't say where it listens")
	}
}

// read reads what Firefox sends until the connection ends.
func (f *firefox) read() {
	for {
		_, data, err := f.conn.Read(context.Background())
		if err != nil {
			return
		}
		var r reply
		if json.Unmarshal(data, &r) != nil {
			continue
		}
		f.mu.Lock()
		if r.Type == "event" {
			var entry struct{ Level, Text string }
			if r.Method == "log.entryAdded" && json.Unmarshal(r.Params, &entry) == nil {
				f.heard = append(f.heard, entry.Level+": "+entry.Text)
			}
		} else if answer := f.waiting[r.ID]; answer != nil {
			delete(f.waiting, r.ID)
			answer <- r
		}
		f.mu.Unlock()
	}
}

// call sends one command and waits for its reply.
func (f *firefox) call(method string, params, into any) error {
	answer := make(chan reply, 1)
	f.mu.Lock()
	f.next++
	id := f.next
	f.waiting[id] = answer
	f.mu.Unlock()
	data, err := json.Marshal(map[string]any{"id": id, "method": method, "params": params})
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	if err := f.conn.Write(ctx, websocket.MessageText, data); err != nil {
		return err
	}
	select {
	case r := <-answer:
		if r.Type == "error" {
			return fmt.Errorf("%s: %s: %s", method, r.Error, r.Message)
		}
		if into == nil {
			return nil
		}
		return json.Unmarshal(r.Result, into)
	case <-ctx.Done():
		return fmt.Errorf("%s: no answer", method)
	}
}

// in adds the tab to the parameters of a command.
func (f *firefox) in(params map[string]any) map[string]any {
	params["context"] = f.tab
	return params
}

func (f *firefox) Open(url string) error {
	return f.call("browsingContext.navigate", f.in(map[string]any{"url": url, "wait": "complete"}), nil)
}

func (f *firefox) Resize(width, height int) error {
	return f.call("browsingContext.setViewport", f.in(map[string]any{"viewport": map[string]int{"width": width, "height": height}}), nil)
}

func (f *firefox) Eval(body string, into any) error {
	var r struct {
		Type             string
		Result           struct{ Value json.RawMessage }
		ExceptionDetails struct{ Text string }
	}
	err := f.call("script.callFunction", map[string]any{
		"functionDeclaration": "async () => JSON.stringify(await (async () => {" + body + "\n})() ?? null)",
		"awaitPromise":        true, "userActivation": true, "target": map[string]any{"context": f.tab},
	}, &r)
	if err != nil {
		return err
	}
	if r.Type == "exception" {
		return errors.New(r.ExceptionDetails.Text)
	}
	var text string
	if err := json.Unmarshal(r.Result.Value, &text); err != nil || into == nil {
		return err
	}
	return json.Unmarshal([]byte(text), into)
}

func (f *firefox) Ask(body string, into any) error { return f.Eval(body, into) }

func (f *firefox) perform(source map[string]any) error {
	return f.call("input.performActions", f.in(map[string]any{"actions": []any{source}}), nil)
}

func (f *firefox) Click(x, y int) error { return f.perform(click(x, y)) }

func (f *firefox) Press(keys ...string) error {
	source, err := press(keys)
	if err != nil {
		return err
	}
	return f.perform(source)
}

func (f *firefox) Screenshot() ([]byte, error) {
	var r struct{ Data string }
	if err := f.call("browsingContext.captureScreenshot", f.in(map[string]any{}), &r); err != nil {
		return nil, err
	}
	return base64.StdEncoding.DecodeString(r.Data)
}

func (f *firefox) Heard() []string {
	f.mu.Lock()
	defer f.mu.Unlock()
	heard := f.heard
	f.heard = nil
	return heard
}

func (f *firefox) Version() string { return f.version }

func (f *firefox) Quit() {
	if f.conn != nil {
		f.conn.CloseNow()
	}
	end(f.cmd)
	os.RemoveAll(f.profile)
}
