//go:build browser

package browsers

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"scopecalculator/scripts/browsers/engine"
	"scopecalculator/scripts/internal/looks"
)

// errGaveUp is the panic that ends a case that can't continue. Its faults are
// in the page.
var errGaveUp = errors.New("gave up")

// page is the tab of a case, with what went wrong in it so far.
type page struct {
	engine.Browser
	engine string
	// dir is a folder for files of the case.
	dir    string
	faults []string
	// allow lists patterns of what the pages of the case may say.
	allow []string
	done  []func()
}

func (p *page) fault(format string, args ...any) {
	p.faults = append(p.faults, fmt.Sprintf(format, args...))
}

// must ends the case if there's an error.
func (p *page) must(what string, err error) {
	if err != nil {
		p.fault("%s: %v", what, err)
		panic(errGaveUp)
	}
}

// leave closes what the case opened.
func (p *page) leave() {
	for i := range p.done {
		p.done[len(p.done)-1-i]()
	}
	p.done = nil
}

// show opens an address and waits until the first calculator has answered.
func (p *page) show(url string) {
	p.open(url)
	p.wait(`$(".calc")?.dataset.state === "ready"`)
}

// open opens an address. What the previous page said counts too.
func (p *page) open(url string) {
	p.calm()
	p.must("opening "+url, p.Open(url))
}

// calm finds what the page said but may not: its own notes have it, and the
// browser, if it reports such things.
func (p *page) calm() {
	var notes []string
	if err := p.Eval(`return [window, ...Array.from(window.frames)].flatMap((w) => { try { return w.notes ?? []; } catch { return []; } })`, &notes); err != nil {
		notes = nil // there's no page yet
	}
	for _, said := range append(notes, p.Heard()...) {
		if !slices.ContainsFunc(p.allow, func(pattern string) bool { return regexp.MustCompile(pattern).MatchString(said) }) {
			p.fault("the page says: %.300s", said)
		}
	}
	_ = p.Eval(`for (const w of [window, ...Array.from(window.frames)]) try { w.notes?.splice(0); } catch {}`, nil)
}

// eval runs the body of an async function in the page. The arguments arrive as
// a, b, c.
func (p *page) eval(body string, into any, args ...any) error {
	return p.through(p.Eval, body, into, args)
}

func (p *page) through(run func(body string, into any) error, body string, into any, args []any) error {
	given, err := json.Marshal(append([]any{0}, args...))
	if err != nil {
		return err
	}
	return run("const [nth, a, b, c] = "+string(given)+";"+looks.Prelude+body, into)
}

// js runs the body of an async function in the page and returns its value.
func js[T any](p *page, body string, args ...any) (value T) {
	if err := p.eval(body, &value, args...); err != nil {
		p.fault("%v, in %.300s", err, body)
		panic(errGaveUp)
	}
	return value
}

// do runs a script for its effect.
func (p *page) do(body string, args ...any) { js[any](p, body, args...) }

// wait runs until the expression holds. A page that's about to change gives no
// result, or an error; then the next one is asked.
func (p *page) wait(expression string, args ...any) {
	for deadline := time.Now().Add(15 * time.Second); ; time.Sleep(20 * time.Millisecond) {
		var holds bool
		err := p.through(p.Ask, "return !!("+expression+")", &holds, args)
		if holds {
			return
		}
		if time.Now().After(deadline) {
			p.must("waiting for "+expression, err)
			p.fault("never came true: %s (state %s)", expression, js[string](p, `return $(".calc")?.dataset.state ?? "no calculator"`))
			panic(errGaveUp)
		}
	}
}

// query sets the attribute and waits for the answer.
func (p *page) query(query string) {
	p.do(`el.setAttribute("query", a)`, query)
	p.wait(`$(".calc").dataset.state === "ready"`)
	p.do(`await frame()`)
}

// scope is the predicted scope that the element reports.
func (p *page) scope() string { return js[string](p, `return el.result?.scope ?? "(no result)"`) }

// click presses the mouse in the middle of the first match inside the
// calculator, after making sure that a person could.
func (p *page) click(selector string) {
	spot := js[struct {
		X, Y float64
		Over string
	}](p, `
		let e = $(a);
		if (!e) return { over: "nothing matches" };
		e.scrollIntoView({ block: "center", behavior: "instant" });
		if (e.matches("input[type=radio], input[type=checkbox]")) e = e.closest("label") ?? e;
		await frame();
		const box = e.getBoundingClientRect();
		const x = box.x + box.width / 2, y = box.y + box.height / 2;
		const hit = root.elementFromPoint(x, y);
		return { x, y, over: e.contains(hit) ? "" : "covered by " + (hit?.outerHTML.slice(0, 200) ?? "nothing") };
	`, selector)
	if spot.Over != "" {
		p.fault("cannot click %s: %s", selector, spot.Over)
		panic(errGaveUp)
	}
	p.must("clicking", p.Click(int(spot.X), int(spot.Y)))
	p.do(`await frame()`)
}

// view opens one of the views below the bar, and waits until it's drawn.
func (p *page) view(name string) {
	p.click("button[data-panel=" + name + "]")
	p.wait(`$("section[data-panel=" + a + "] .panel-body")?.checkVisibility() && $("section[data-panel=" + a + "] :is(li.method, pre code, td, button)")`, name)
	p.do(`await frame(); await frame();`)
}

// choose chooses a value from a list. A test can't click in the popup that a
// browser opens for it.
func (p *page) choose(name, value string) {
	p.do(`const list = $("select[name=" + a + "]"); list.value = b; list.dispatchEvent(new Event("change", { bubbles: true })); await frame();`, name, value)
}

// keys presses keys and waits for a frame.
func (p *page) keys(keys ...string) {
	p.must("pressing keys", p.Press(keys...))
	p.do(`await frame()`)
}

// letters are the keys of a text.
func letters(text string) (keys []string) {
	for _, letter := range text {
		if letter == ' ' {
			keys = append(keys, "Space")
		} else {
			keys = append(keys, string(letter))
		}
	}
	return keys
}

// paste puts a text on the clipboard, by copying it from a box of the page, and
// pastes it with the keyboard, as a person does.
func (p *page) paste(selector, text string) {
	p.do(`const box = document.createElement("textarea"); box.id = "to-copy"; box.value = a; document.body.prepend(box); box.focus(); box.select();`, text)
	p.keys("Control+c")
	p.do(`document.querySelector("#to-copy").remove();`)
	p.click(selector)
	p.keys("Control+v")
	p.do(`await frame(); await frame();`)
}

// picture saves what the window shows to a folder, and returns the file's path.
func (p *page) picture(folder, name string) (string, error) {
	name = filepath.Join(folder, strings.NewReplacer(" ", "-", "/", "-", "'", "").Replace(name)+".png")
	shot, err := p.Screenshot()
	if err == nil {
		err = os.WriteFile(name, shot, 0o644)
	}
	return name, err
}

// pose adds what the window shows to the album, if there's one.
func (p *page) pose(name string) {
	if *album != "" {
		_, err := p.picture(*album, name+" "+p.engine)
		p.must("taking a picture", err)
	}
}

// equal records a difference.
func equal[T comparable](p *page, what string, got, want T) {
	if got != want {
		p.fault("%s\n got %v\nwant %v", what, got, want)
	}
}

// contains records what a text lacks.
func contains(p *page, what, text string, parts ...string) {
	for _, part := range parts {
		if !strings.Contains(text, part) {
			p.fault("%s lacks %q: %.400s", what, part, text)
		}
	}
}
