// Package engine drives one tab of a browser, the same way in each: Chromium by
// DevTools, Firefox by WebDriver BiDi, and WebKit by the older WebDriver. A
// browser that isn't there is an error, never a skip.
package engine

import (
	"fmt"
	"strings"
)

// Browser is a running browser with one tab.
type Browser interface {
	// Open shows an address and waits until it has loaded.
	Open(url string) error
	// Resize sets the page's size in pixels.
	Resize(width, height int) error
	// Eval runs the body of an async function in the page. Its result is
	// decoded into into like JSON; nil drops it.
	Eval(body string, into any) error
	// Ask is Eval for a page that may be about to go. WebKit keeps the page it
	// leaves, with the script in it, and has no answer until someone comes back
	// to it, so there it gives up after a few seconds. The others say at once
	// that the page is gone.
	Ask(body string, into any) error
	// Click moves the mouse to a place of the window and presses it there.
	Click(x, y int) error
	// Press presses keys one after the other: a letter, a name such as "Tab",
	// or several held together, such as "Control+v".
	Press(keys ...string) error
	// Screenshot returns a picture of the window, as PNG.
	Screenshot() ([]byte, error)
	// Heard returns what the browser said since the last call, such as console
	// messages. WebKit says nothing.
	Heard() []string
	// Version is the browser's name and version.
	Version() string
	// Quit ends the browser and everything it started.
	Quit()
}

// codes are the keys that have names, as WebDriver spells them.
var codes = map[string]string{
	"Backspace": "\ue003", "Tab": "\ue004", "Enter": "\ue007", "Shift": "\ue008", "Control": "\ue009", "Escape": "\ue00c", "Space": " ",
	"ArrowLeft": "\ue012", "ArrowUp": "\ue013", "ArrowRight": "\ue014", "ArrowDown": "\ue015", "Delete": "\ue017",
}

// chord splits "Control+v" into the keys that are held and the one that's pressed.
func chord(keys string) (held []string, key string, err error) {
	parts := strings.Split(keys, "+")
	for _, part := range parts {
		if len([]rune(part)) != 1 && codes[part] == "" {
			return nil, "", fmt.Errorf("no key is called %q", part)
		}
	}
	return parts[:len(parts)-1], parts[len(parts)-1], nil
}

// press is the keyboard part of a list of actions, as both WebDriver protocols
// have it.
func press(keys []string) (map[string]any, error) {
	var list []any
	act := func(kind, key string) {
		if code := codes[key]; code != "" {
			key = code
		}
		list = append(list, map[string]any{"type": kind, "value": key})
	}
	for _, keys := range keys {
		held, key, err := chord(keys)
		if err != nil {
			return nil, err
		}
		for _, one := range held {
			act("keyDown", one)
		}
		act("keyDown", key)
		act("keyUp", key)
		for i := range held {
			act("keyUp", held[len(held)-1-i])
		}
	}
	return map[string]any{"type": "key", "id": "keyboard", "actions": list}, nil
}

// click is the mouse part of a list of actions.
func click(x, y int) map[string]any {
	return map[string]any{"type": "pointer", "id": "mouse", "parameters": map[string]any{"pointerType": "mouse"}, "actions": []any{
		map[string]any{"type": "pointerMove", "duration": 0, "x": x, "y": y},
		map[string]any{"type": "pointerDown", "button": 0}, map[string]any{"type": "pointerUp", "button": 0}}}
}
