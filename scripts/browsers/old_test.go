//go:build browser

package browsers

import (
	"os/exec"
	"strings"
	"testing"

	"scopecalculator/build/bundle"
	"scopecalculator/scripts/browsers/engine"
)

// TestOldBrowser opens pages in a WebKit that's older than what the calculator
// supports, as Debian has it for embedded devices: the answer inside the tag
// shows, with a sentence, and nothing is thrown into the page.
func TestOldBrowser(t *testing.T) {
	for _, program := range []string{"cog", "WPEWebDriver"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Fatalf("%s isn't there; install the packages cog and wpewebkit-driver", program)
		}
	}
	browser, err := engine.OldWebKit()
	if err != nil {
		t.Fatal(err)
	}
	defer browser.Quit()
	t.Log(browser.Version())
	var modern bool
	if err := browser.Eval(`return CSS.supports("color", "light-dark(red, red)")`, &modern); err != nil || modern {
		t.Fatalf("%s isn't too old anymore; use another one for older browsers (%v)", browser.Version(), err)
	}
	p := &page{Browser: browser, engine: "old", dir: t.TempDir()}
	defer func() {
		p.leave()
		if cause := recover(); cause != nil && cause != errGaveUp {
			panic(cause)
		}
		for _, fault := range p.faults {
			t.Error(fault)
		}
	}()
	const sentence = `el?.shadowRoot?.querySelector("p")`
	h := p.host()
	for _, way := range ways {
		h.pages["/"+way.name+".html"] = html(way.head("/embed/", ""), way.body)
		p.open(h.URL + "/" + way.name + ".html")
		p.wait(sentence)
		contains(p, way.name+": what it says", js[string](p, `return `+sentence+`.textContent`), "needs a newer browser: "+bundle.BrowserNames())
		equal(p, way.name+": the answer and the sentence are seen", js[bool](p, `return [el.querySelector("p"), `+sentence+`].every((e) => e.getBoundingClientRect().height > 0)`), true)
		equal(p, way.name+": downloads", h.seen(".wasm.lzma"), 0)
		p.calm()
	}
	for _, name := range []string{"index.html", "embed/frame.html", "scope-calculator.html"} {
		p.open(h.URL + "/" + name)
		p.wait(sentence)
		equal(p, name+": the static answer", js[bool](p, `return /trade/.test(el.innerText) && el.firstElementChild.getBoundingClientRect().height > 0`), name != "embed/frame.html" || strings.Contains(string(files[name]), "trade"))
		p.calm()
	}
}
