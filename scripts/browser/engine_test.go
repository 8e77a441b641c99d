//go:build browser

package browser

import (
	"strings"
	"testing"
)

// throwInside makes the next n answers of the program throw on their way
// through Go's frames, which leaves its instance in an unknown state. It needs
// no hook in the calculator: the decoder is the page's.
const throwInside = `
	const real = TextDecoder.prototype.decode;
	let left = a;
	TextDecoder.prototype.decode = function (...args) {
		if (left-- > 0) throw new Error("thrown by the test");
		TextDecoder.prototype.decode = real;
		return real.apply(this, args);
	};`

// TestEngineRecovers kills the program, and blocks the loader.
func TestEngineRecovers(t *testing.T) { eachProgram(t, testEngineRecovers) }

func testEngineRecovers(t *testing.T) {
	t.Run("after a crash", func(t *testing.T) {
		p := open(t, "/t/one.html", view{})
		p.query("key=trade:read&ask=trade:read")
		for range 3 {
			p.do(throwInside+`el.query = "key=wallet:read&ask=wallet:read"; await frame();`, 1)
			equal(t, "state", p.attr(".calc", "data-state"), "ready")
			equal(t, "answer to the very call", p.scope(), "connection mainaccount wallet:read")
			if !js[bool](p, `return $(".calc").hasAttribute("data-recovered")`) {
				t.Error("nothing shows that the instance was replaced; was it killed?")
			}
			p.query("key=trade:read&ask=trade:read")
			equal(t, "next answer", p.scope(), "connection mainaccount trade:read")
		}
	})

	t.Run("after two crashes in a row", func(t *testing.T) {
		p := open(t, "/t/one.html", view{})
		p.do(throwInside+`el.query = "key=wallet:read&ask=wallet:read"; await frame();`, 2)
		equal(t, "state", p.attr(".calc", "data-state"), "crashed")
		equal(t, "result", js[bool](p, `return el.result === null`), true)
		contains(t, "what it shows", p.text(".sum"), "stopped", "Try again")
		equal(t, "text is kept", js[string](p, `return $("#ask-text").value`), "wallet:read")
		p.click(`button[data-action=retry]`)
		p.wait(`$(".calc").dataset.state === "ready"`)
		equal(t, "answer", p.scope(), "connection mainaccount wallet:read")
	})

	for _, c := range []struct {
		name, before string
		says         []string
	}{
		{"switched off in the browser", `delete globalThis.WebAssembly;`, []string{"doesn't run WebAssembly", "Switch WebAssembly on"}},
		// As WebKit does under a policy: it compiles, but refuses to start what it compiled.
		{"refused at the instance", `WebAssembly.Instance = function () { throw new WebAssembly.CompileError("Refused"); };`, []string{"forbids WebAssembly", "'wasm-unsafe-eval'"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := open(t, "/t/light.html", view{noWait: true, before: c.before})
			p.wait(`$(".calc")?.dataset.state === "blocked"`)
			contains(t, "what it shows", p.text(".sum"), c.says...)
			equal(t, "tells of a policy", strings.Contains(p.text(".sum"), "policy"), c.before[0] != 'd')
			equal(t, "downloads", len(p.Seen(".wasm.lzma")), 0)
			equal(t, "fallback is shown", js[bool](p, `return el.querySelector("p").checkVisibility()`), true)
		})
	}

	for _, host := range []struct{ name, path string }{{"damaged file", "/t/damaged.html"}, {"missing file", "/t/missing.html"}} {
		t.Run(host.name, func(t *testing.T) {
			repaired.Store(false)
			p := open(t, host.path, view{noWait: true, allow: []string{"404", "integrity"}})
			p.wait(`$(".calc")?.dataset.state === "network"`)
			contains(t, "what it shows", p.text(".sum"), "could not be loaded", "Try again")
			equal(t, "fallback is shown", js[bool](p, `return el.querySelector("p").checkVisibility()`), true)
			equal(t, "ready", js[string](p, `return el.ready.then(() => "kept", (e) => e.kind)`), "network")
			p.do(`el.query = "key=wallet:read&ask=wallet:read"`)
			repaired.Store(true)
			p.click(`button[data-action=retry]`)
			p.wait(`$(".calc").dataset.state === "ready"`)
			equal(t, "answer", p.scope(), "connection mainaccount wallet:read")
			equal(t, "ready after the retry", js[string](p, `return el.ready.then(() => "kept", (e) => e.kind)`), "kept")
		})
	}
}
