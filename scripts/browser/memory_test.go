//go:build browser

package browser

import (
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/heapprofiler"
	"github.com/chromedp/cdproto/memory"
	"github.com/chromedp/cdproto/runtime"

	"scopecalculator/build/wasmbuild"
)

// countPrograms runs before the page's scripts and records what's made with
// WebAssembly.
const countPrograms = `
	window.instances = [];
	window.modules = 0;
	window.memoryOf = ({ exports }) => exports.memory ?? exports.mem;
	const { Instance, compileStreaming, compile } = WebAssembly;
	WebAssembly.Instance = class extends Instance { constructor(...args) { super(...args); instances.push(new WeakRef(this)); } };
	WebAssembly.compileStreaming = (...args) => (modules++, compileStreaming(...args));
	WebAssembly.compile = (...args) => (modules++, compile(...args));`

// collect runs garbage collection.
func (p *page) collect() {
	p.Helper()
	// Looking at a WeakRef keeps its target until the end of a task.
	p.do(`await frame()`)
	call(p, heapprofiler.CollectGarbage, cdp.Empty{})
	p.do(`await frame()`)
	call(p, heapprofiler.CollectGarbage, cdp.Empty{})
}

// TestTwentyElements: twenty calculators share one program, and the page gets
// everything back when they're gone.
func TestTwentyElements(t *testing.T) { eachProgram(t, testTwentyElements) }

func testTwentyElements(t *testing.T) {
	p := open(t, "/t/one.html", view{before: countPrograms})
	const alive = `return instances.filter((ref) => ref.deref()).length`
	const settled = `[...document.querySelectorAll("scope-calculator")].every((e) => e.shadowRoot.querySelector(".calc")?.dataset.state === "ready")`

	type sizes struct{ nodes, listeners, heap, backing int64 }
	measure := func(what string) sizes {
		p.collect()
		dom := call(p, memory.GetDOMCounters, cdp.Empty{})
		heap := call(p, runtime.GetHeapUsage, cdp.Empty{})
		s := sizes{dom.Nodes, dom.JsEventListeners, int64(heap.UsedSize), int64(heap.BackingStorageSize)}
		t.Logf("%-22s %6d nodes %6d listeners %6.1f MB heap %6.1f MB beside it", what, s.nodes, s.listeners, float64(s.heap)/1e6, float64(s.backing)/1e6)
		return s
	}
	add := func(n int) {
		p.do(`for (let i = 0; i < a; i++) { const e = document.createElement("scope-calculator"); e.setAttribute("eager", ""); e.setAttribute("query", "key=trade:read&ask=trade:read"); document.querySelector("main").append(e); }`, n)
		p.wait(settled)
		p.do(`
			const opened = [...document.querySelectorAll("scope-calculator")].flatMap((e) => ["code", "grants", "compare", "share", "calls"].map((name) => [e.shadowRoot, name]));
			for (const [root, name] of opened) root.querySelector("button[data-panel=" + name + "]").click();
			for (let i = 0; i < 500 && opened.some(([root, name]) => !root.querySelector("section[data-panel=" + name + "]")); i++) await new Promise((done) => setTimeout(done, 10));
			if (opened.some(([root, name]) => !root.querySelector("section[data-panel=" + name + "]"))) throw new Error("a view did not open");
			for (const [root] of opened) for (const e of root.querySelectorAll(".who[aria-expanded=false]")) e.click();
			await frame(); await frame();`)
	}
	t.Logf("memory of the program: %.1f MB", js[float64](p, `return memoryOf(instances.at(-1).deref()).buffer.byteLength`)/1e6)
	remove := func() {
		p.do(`window.gone = [...document.querySelectorAll("scope-calculator")].map((e) => new WeakRef(e)); for (const ref of gone) ref.deref().remove(); await frame();`)
		// Chromium keeps the last element that used the styles until another
		// one does.
		p.do(`const e = document.createElement("div"); e.attachShadow({ mode: "open" }).append("x"); document.body.append(e); await frame(); e.remove(); await frame();`)
		for range 20 {
			p.collect()
			if js[int](p, `return gone.filter((ref) => ref.deref()).length + instances.filter((ref) => ref.deref()).length`) == 0 {
				break
			}
			time.Sleep(50 * time.Millisecond)
		}
		equal(t, "elements that are still there", js[int](p, `return gone.filter((ref) => ref.deref()).length`), 0)
	}

	add(1)
	remove()
	none := measure("none, after two")
	add(20)
	twenty := measure("twenty, all opened")
	equal(t, "programs fetched", len(p.Seen(".wasm.lzma")), 1)
	equal(t, "programs compiled", js[int](p, `return modules`), 1)
	equal(t, "instances alive", js[int](p, alive), 1)
	equal(t, "each answers for itself", js[string](p, `
		const all = [...document.querySelectorAll("scope-calculator")];
		all.at(-1).query = "key=wallet:read&ask=wallet:read";
		return all.at(-1).result.scope + " | " + all[0].result.scope;`), "connection mainaccount wallet:read | connection mainaccount trade:read")
	remove()
	after := measure("none, after twenty")
	equal(t, "nodes left behind", after.nodes-none.nodes, 0)
	equal(t, "listeners left behind", after.listeners-none.listeners, 0)
	if grown, held := after.heap-none.heap, twenty.heap-none.heap; grown > held/4 {
		t.Errorf("of %d bytes for twenty elements %d are still there", held, grown)
	}
	// What stays is the compiled program, so that the next element needs no download.
	equal(t, "instances alive without an element", js[int](p, alive), 0)
	add(1)
	equal(t, "scope of one that comes later", js[string](p, `return document.querySelector("scope-calculator").result.scope`), "connection mainaccount trade:read")
	equal(t, "programs fetched", len(p.Seen(".wasm.lzma")), 1)
	equal(t, "programs compiled", js[int](p, `return modules`), 1)

	// The crashed ones are gone too.
	made := js[int](p, `return instances.length`)
	for range 5 {
		p.do(throwInside+`el.query = "key=wallet:read&sessions=" + b;`, 1, 1)
		p.query("key=trade:read&ask=trade:read")
	}
	p.collect()
	equal(t, "instances made", js[int](p, `return instances.length`)-made, 5)
	equal(t, "instances alive after five crashes", js[int](p, alive), 1)
}

// TestNothingStays reads a text with a secret in the page, by each operation
// that takes one, and checks that no piece of it is left in the small program's
// memory, where it was during the answer.
func TestNothingStays(t *testing.T) {
	serveProgram(wasmbuild.TinyGo)
	defer serveProgram(wasmbuild.Published())
	p := open(t, "/t/one.html", view{before: countPrograms + `
		// What a call leaves behind shows when the program returns its answer.
		window.secret = "Zk9vQwErTyUiOp7391620485asDFghJKl";
		window.pieces = (memory) => {
			const bytes = new TextDecoder("latin1").decode(memory.buffer);
			let n = 0;
			for (let i = 0; i + 8 <= secret.length; i += 4) n += bytes.includes(secret.slice(i, i + 8)) + bytes.includes([...secret.slice(i, i + 8)].join("\0"));
			return n;
		};
		window.seen = 0;
		const decode = TextDecoder.prototype.decode;
		TextDecoder.prototype.decode = function (bytes, ...rest) {
			const text = decode.call(this, bytes, ...rest);
			if (text.startsWith('{"v":1')) seen += pieces({ buffer: bytes.buffer });
			return text;
		};`})
	kept := js[int](p, `
		const { load } = await import("/embed/core.js");
		const calculator = await load();
		let kept = 0;
		const reply = JSON.stringify({ result: { access_token: secret, refresh_token: secret, scope: "trade:read session:" + secret } });
		for (const call of [
			() => calculator.predict({ ask: "trade:read session:" + secret, key_name: secret }), () => calculator.grants({ key: "name:" + secret }),
			() => calculator.read("client_secret=" + secret + "\n" + reply), () => calculator.read((secret + " private/buy ").repeat(20000)),
			() => calculator.verify("ask=trade:read", reply), () => calculator.least({ text: secret + " private/buy" }),
			() => calculator.compare({ ask: "session:" + secret }, { ask: secret }), () => calculator.check(secret, "trade:read"),
		]) {
			call();
			for (const ref of instances) { const memory = ref.deref() && memoryOf(ref.deref()); if (memory) kept += pieces(memory); }
		}
		return kept;`)
	seen := js[int](p, `return seen`)
	t.Logf("pieces of the secret in the memory: %d while it answers, %d afterwards", seen, kept)
	if seen == 0 {
		t.Error("the test doesn't see a secret that's there")
	}
	equal(t, "pieces that stay", kept, 0)
}
