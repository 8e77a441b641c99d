//go:build browser

package browser

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/andybalholm/brotli"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"scopecalculator/build/wasmbuild"
	"scopecalculator/scripts/internal/tab"
)

// ways are the four ways to put the calculator into a page: the markup for the
// head and for the body, with the files at base.
var ways = []struct {
	name string
	head func(base, attributes string) string
	body func(base string) string
}{
	{"module", func(base, attributes string) string {
		return `<script type="module"` + attributes + ` src="` + base + `scope-calculator.js"></script>`
	}, nil},
	{"classic", func(base, attributes string) string {
		return `<script` + attributes + ` src="` + base + `scope-calculator.all.js"></script>`
	}, nil},
	{"loader", func(base, attributes string) string {
		return `<script` + attributes + ` src="` + base + `loader.js"></script>`
	}, nil},
	{"frame", func(base, attributes string) string {
		return `<script` + attributes + ` src="` + base + `frame-resize.js"></script>`
	}, func(base string) string {
		return `<iframe src="` + base + `frame.html?key=trade:read_write&amp;ask=trade:read" title="Calculator"></iframe>`
	}},
}

// outcome is how the calculator ends up in a page.
type outcome string

const (
	// answers: it works.
	answers outcome = "ready"
	// blocked and failed: it says why there's no answer, and what helps.
	blocked outcome = "blocked"
	failed  outcome = "network"
	// stands: its script can't run, and the page shows what it has inside the tag.
	stands outcome = "what's inside the tag"
	// skip: there's no such case, or it's nothing new.
	skip outcome = ""
)

// sentences are the element's words for what helps.
var sentences = map[outcome][]string{
	blocked: {"forbids WebAssembly", "'wasm-unsafe-eval'", "script-src", "Content-Security-Policy"},
	failed:  {"could not be loaded", "connect-src", "Try again"},
}

// surrounding is what a page and its host do to the calculator.
type surrounding struct {
	name string
	// want is the outcome by way: module, classic, loader, frame.
	want [4]outcome
	// policy is the page's Content-Security-Policy; attributes go into its script tags.
	policy, attributes string
	// under is where the built files are, types the media types of some.
	under string
	types map[string]string
	// mangle changes how a built file is served.
	mangle func(w http.ResponseWriter, name string, content []byte) []byte
	// elsewhere puts the built files on another origin.
	elsewhere bool
	// disk opens the page from a folder.
	disk bool
	// head comes before the script; quirks leaves the doctype out.
	head   string
	quirks bool
	// allow lists what the browser itself may say on the console.
	allow []string
}

var surroundings = []surrounding{
	{name: "a plain host", want: [4]outcome{answers, answers, answers, answers}},
	{name: "below a path", under: "/a/deep/path/", want: [4]outcome{answers, answers, answers, answers}},
	{name: "a base element", head: `<base href="/elsewhere/">`, want: [4]outcome{answers, skip, answers, skip}},
	{name: "no doctype", quirks: true, want: [4]outcome{answers, skip, skip, skip}},
	{name: "a page that changed the prototypes", want: [4]outcome{answers, answers, answers, skip},
		head: `<script>Object.prototype.extend = Array.prototype.each = String.prototype.strip = function () {}; Array.prototype.toJSON = function () { return "[]"; };</script>`},

	{name: ".wasm.lzma as text/html, no sniffing", types: map[string]string{".lzma": "text/html"}, mangle: header("X-Content-Type-Options", "nosniff"),
		want: [4]outcome{answers, skip, skip, answers}},
	{name: ".wasm.lzma as application/wasm", types: map[string]string{".lzma": "application/wasm"}, want: [4]outcome{answers, skip, skip, skip}},
	{name: ".wasm.lzma without a type", mangle: bare, want: [4]outcome{answers, skip, skip, skip}},
	{name: "the host keeps the program unpacked", mangle: unpacked, want: [4]outcome{answers, skip, skip, answers}},
	{name: "the host compresses everything with brotli", mangle: brotlied, want: [4]outcome{answers, answers, answers, answers}},
	{name: "the host compresses everything with gzip", mangle: gzipped, want: [4]outcome{answers, answers, skip, skip}},
	{name: "the host serves no .lzma", mangle: without(".lzma"), allow: []string{"404", "integrity"}, want: [4]outcome{failed, answers, skip, failed}},
	{name: "scripts as text/plain", types: map[string]string{".js": "text/plain"}, allow: []string{"MIME type"},
		want: [4]outcome{stands, answers, answers, answers}},
	{name: "scripts as text/plain, no sniffing", types: map[string]string{".js": "text/plain"}, mangle: header("X-Content-Type-Options", "nosniff"),
		allow: []string{"MIME type"}, want: [4]outcome{stands, stands, stands, stands}},

	{name: "another origin without CORS", elsewhere: true, allow: []string{"CORS", "net::ERR_FAILED"}, want: [4]outcome{stands, answers, answers, answers}},
	{name: "another origin with CORS", elsewhere: true, mangle: header("Access-Control-Allow-Origin", "*"), want: [4]outcome{answers, answers, answers, answers}},

	{name: "script-src and style-src 'self'", policy: withoutWasm + "; frame-src 'self'", allow: []string{"Content Security Policy"},
		want: [4]outcome{blocked, blocked, blocked, answers}},
	{name: "the same with 'wasm-unsafe-eval'", policy: strictPolicy + "; frame-src 'self'", want: [4]outcome{answers, answers, answers, answers}},
	{name: "Trusted Types required", policy: trustedPolicy + "; frame-src 'self'", want: [4]outcome{answers, answers, answers, answers}},
	{name: "Trusted Types required, another origin without CORS", elsewhere: true, policy: "script-src http: 'wasm-unsafe-eval'; require-trusted-types-for 'script'; trusted-types 'none'",
		allow: []string{"CORS", "net::ERR_FAILED", "TrustedScriptURL", "could not be loaded"}, want: [4]outcome{stands, answers, stands, answers}},
	{name: "a policy of nonces", policy: "script-src 'nonce-abc' 'wasm-unsafe-eval'; connect-src 'self'", attributes: ` nonce="abc"`, want: [4]outcome{answers, answers, answers, answers}},
	{name: "a policy of nonces with 'strict-dynamic'", policy: "script-src 'nonce-abc' 'strict-dynamic' 'wasm-unsafe-eval'; object-src 'none'; base-uri 'none'", attributes: ` nonce="abc"`,
		want: [4]outcome{answers, answers, answers, skip}},
	{name: "connect-src 'none'", policy: strings.Replace(strictPolicy, "connect-src 'self'", "connect-src 'none'", 1) + "; frame-src 'self'",
		allow: []string{"Content Security Policy", "violates"}, want: [4]outcome{failed, answers, failed, answers}},

	{name: "a sandbox that allows scripts", policy: "sandbox allow-scripts", allow: []string{"CORS", "net::ERR_FAILED"}, want: [4]outcome{stands, answers, answers, answers}},
	{name: "a sandbox that allows scripts, files with CORS", policy: "sandbox allow-scripts", mangle: header("Access-Control-Allow-Origin", "*"), want: [4]outcome{answers, answers, answers, answers}},
	{name: "a folder on disk", disk: true, allow: []string{"from origin 'null'", "net::ERR_FAILED"}, want: [4]outcome{stands, answers, answers, answers}},
}

func header(name, value string) func(http.ResponseWriter, string, []byte) []byte {
	return func(w http.ResponseWriter, _ string, content []byte) []byte {
		w.Header().Set(name, value)
		return content
	}
}

func without(ext string) func(http.ResponseWriter, string, []byte) []byte {
	return func(_ http.ResponseWriter, name string, content []byte) []byte {
		if path.Ext(name) == ext {
			return nil
		}
		return content
	}
}

func bare(w http.ResponseWriter, name string, content []byte) []byte {
	if path.Ext(name) == ".lzma" {
		w.Header()["Content-Type"] = nil
	}
	return content
}

func unpacked(_ http.ResponseWriter, name string, content []byte) []byte {
	if path.Ext(name) != ".lzma" {
		return content
	}
	module, err := wasmbuild.Unpack(content)
	if err != nil {
		return nil
	}
	return module
}

func gzipped(w http.ResponseWriter, _ string, content []byte) []byte {
	w.Header().Set("Content-Encoding", "gzip")
	return pressed(content, func(to io.Writer) io.WriteCloser { return gzip.NewWriter(to) })
}

func brotlied(w http.ResponseWriter, _ string, content []byte) []byte {
	w.Header().Set("Content-Encoding", "br")
	return pressed(content, func(to io.Writer) io.WriteCloser { return brotli.NewWriterLevel(to, 1) })
}

func pressed(content []byte, compressor func(io.Writer) io.WriteCloser) []byte {
	var b bytes.Buffer
	w := compressor(&b)
	w.Write(content)
	w.Close()
	return b.Bytes()
}

// watch runs in every page before its own scripts. It leaves nothing visible:
// it reports what it saw when asked.
const watch = `(() => {
	const known = new Set(Reflect.ownKeys(window));
	const seen = [];
	for (const name of ["pushState", "replaceState"]) {
		const real = History.prototype[name];
		History.prototype[name] = function (...args) { seen.push("history." + name); return real.apply(this, args); };
	}
	document.addEventListener("focusin", (e) => seen.push("focus on " + e.target.localName));
	addEventListener("error", (e) => e.error && seen.push("thrown: " + e.message));
	addEventListener("unhandledrejection", (e) => seen.push("rejected: " + e.reason));
	addEventListener("test-seen", (e) => e.detail.push(...seen, ...Reflect.ownKeys(window).filter((key) => !known.has(key) && !/^\d+$/.test(String(key))).map((key) => "on window: " + String(key))));
})();`

// untouched reports what a host would notice besides the answer.
const untouched = `
	const seen = [];
	dispatchEvent(new CustomEvent("test-seen", { detail: seen }));
	const kept = async (what, look) => { try { const found = await look(); if (found) seen.push(what + ": " + found); } catch {} };
	await kept("cookie", () => document.cookie);
	// A page in a sandbox has no storage.
	if (origin !== "null") {
		await kept("localStorage", () => localStorage.length);
		await kept("sessionStorage", () => sessionStorage.length);
		await kept("IndexedDB", async () => (await indexedDB.databases()).length);
		await kept("caches", async () => (await caches.keys()).length);
		await kept("workers", async () => (await navigator.serviceWorker.getRegistrations()).length);
	}
	if (document.activeElement !== document.body) seen.push("focus is on " + document.activeElement?.localName);
	return { seen, markup: document.documentElement.outerHTML, address: location.href, history: history.length };`

// TestHosts puts the calculator into every kind of page and host in every
// possible way. Each case works, or refuses with the sentence that helps. In
// all of them the page stays as it was: its markup, history, address, focus,
// storage and names, and no exception reaches it.
func TestHosts(t *testing.T) {
	for _, place := range surroundings {
		t.Run(place.name, func(t *testing.T) {
			for i, way := range ways {
				if want := place.want[i]; want != skip {
					t.Run(way.name, func(t *testing.T) {
						t.Parallel()
						inHost(t, place, i, want)
					})
				}
			}
		})
	}
}

// inHost tries one way in one surrounding.
func inHost(t *testing.T, place surrounding, way int, want outcome) {
	s := newStand(t)
	files := s
	if place.elsewhere {
		files = newStand(t)
	}
	if place.under != "" {
		files.under = place.under
	}
	if place.types != nil {
		files.types = place.types
	}
	files.mangle = place.mangle
	base := files.under + "embed/"
	switch {
	case place.elsewhere:
		base = files.URL + base
	case place.disk:
		base = "embed/"
	}

	// In the form a browser would serialize, for comparison.
	body := `<p>Before</p><scope-calculator eager="" query="key=trade:read_write&amp;ask=trade:read"><p>fallback</p></scope-calculator><p>After</p>`
	if ways[way].body != nil {
		body = `<p>Before</p>` + ways[way].body(base) + `<p>After</p>`
	}
	markup := `<html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,"><title>Host</title>` +
		place.head + ways[way].head(base, place.attributes) + `</head><body>` + body + `</body></html>`
	page := "<!DOCTYPE html>" + markup
	if place.quirks {
		page = markup
	}
	s.pages["/docs/page.html"] = page
	if place.policy != "" {
		s.headers["/docs/page.html"] = map[string]string{"Content-Security-Policy": place.policy}
	}
	url := s.URL + "/docs/page.html"
	if place.disk {
		url = folder(t, map[string]string{"page.html": page}) + "/page.html"
	}

	p := look(t, url, place.allow)
	at := p.find(`location.pathname.endsWith("/page.html")`)
	inside := at
	if ways[way].body != nil {
		inside = p.find(`location.pathname.endsWith("/frame.html")`)
	}
	p.settle(inside, want)
	switch want {
	case answers:
		equal(t, "scope", in[string](p, inside, `return el.result.scope`), grantedRead)
	case blocked, failed:
		contains(t, "what it says", in[string](p, inside, `return text($(".sum"))`), sentences[want]...)
		equal(t, "the fallback shows", in[bool](p, inside, `return el.querySelector("p").checkVisibility()`), true)
	case stands:
		equal(t, "the fallback shows", in[bool](p, inside, `return el.querySelector("p").checkVisibility() && !root`), true)
	}
	if ways[way].body != nil && want == answers {
		p.until(at, `document.querySelector("iframe").getBoundingClientRect().height > 400`)
	}

	got := in[struct {
		Seen            []string
		Markup, Address string
		History         int
	}](p, at, untouched)
	if len(got.Seen) > 0 {
		t.Errorf("the page notices: %s", strings.Join(got.Seen, "; "))
	}
	// A frame gets its height, since that's what frame-resize.js is for.
	got.Markup = regexp.MustCompile(`(<iframe[^>]*) style="height: \d+px;"`).ReplaceAllString(got.Markup, "$1")
	equal(t, "the page's markup", got.Markup, strings.ReplaceAll(markup, `nonce="abc"`, `nonce=""`))
	if !strings.HasSuffix(got.Address, "/page.html") {
		t.Errorf("the page's address is %s", got.Address)
	}
	equal(t, "length of the history", got.History, p.history)
	if ways[way].name == "classic" && len(p.Seen(".wasm.lzma")) > 0 {
		t.Error("the program was fetched although it's inside")
	}
	// Only the page's own host and the files' host get requests.
	for _, asked := range p.Seen("") {
		if rest, _ := strings.CutPrefix(asked, "file://"); !strings.HasPrefix(asked, s.URL+"/") && !strings.HasPrefix(asked, files.URL+"/embed/") &&
			!strings.HasPrefix(asked, "data:") && !(place.disk && strings.HasPrefix(rest, strings.TrimSuffix(strings.TrimPrefix(url, "file://"), "page.html"))) {
			t.Errorf("unexpected request: %s", asked)
		}
	}
}

// framed is a page whose frames the test can look into.
type framed struct {
	*page
	history int

	mu       sync.Mutex
	contexts []runtime.ExecutionContextID
}

// look opens an address with watch in all its frames.
func look(t *testing.T, url string, allow []string) *framed {
	t.Helper()
	p := &framed{}
	p.page = &page{Tab: tab.New(t, tab.View{Before: watch, Own: []string{""}, Allow: allow, Listen: p.listen})}
	p.history = js[int](p.page, `return history.length`) + 1
	p.GoTo(url)
	return p
}

// listen keeps the contexts of the current frames.
func (p *framed) listen(event any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch event := event.(type) {
	case *runtime.EventExecutionContextCreated:
		p.contexts = append(p.contexts, event.Context.ID)
	case *runtime.EventExecutionContextsCleared:
		p.contexts = nil
	}
}

// in runs a script in one frame.
func in[T any](p *framed, frame runtime.ExecutionContextID, body string) T {
	p.Helper()
	script := "(async (nth) => {" + prelude + body + "\n})(0)"
	value, err := tab.Eval[T](p.Tab, script, chromedp.EvalAwaitPromise, func(e *runtime.EvaluateParams) { e.ContextID = frame })
	if err != nil {
		p.Fatalf("%v, in\n%s", err, strings.TrimSpace(body))
	}
	return value
}

// find returns the frame where the expression is true.
func (p *framed) find(expression string) runtime.ExecutionContextID {
	p.Helper()
	for deadline := time.Now().Add(tab.Patience); time.Now().Before(deadline); time.Sleep(10 * time.Millisecond) {
		p.mu.Lock()
		all := slices.Clone(p.contexts)
		p.mu.Unlock()
		for _, frame := range all {
			found, err := tab.Eval[bool](p.Tab, expression, func(e *runtime.EvaluateParams) { e.ContextID = frame })
			if err == nil && found {
				return frame
			}
		}
	}
	p.Fatalf("no frame where %s", expression)
	return 0
}

// until waits until the expression holds in a frame.
func (p *framed) until(frame runtime.ExecutionContextID, expression string) {
	p.Helper()
	for deadline := time.Now().Add(tab.Patience); !in[bool](p, frame, "return !!("+expression+")"); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(deadline) {
			p.Fatalf("never came true: %s (state %s)", expression, in[string](p, frame, `return $(".calc")?.dataset.state ?? "no calculator"`))
		}
	}
}

// settle waits until the calculator of a frame has finished.
func (p *framed) settle(frame runtime.ExecutionContextID, want outcome) {
	p.Helper()
	p.until(frame, `document.readyState === "complete"`)
	if want == stands {
		// What was tried has failed by now, and nothing is left to try.
		in[bool](p, frame, `await frame(); await new Promise((done) => setTimeout(done, 150)); return true`)
		return
	}
	const ended = `
		for (let i = 0; i < 1000; i++, await new Promise((done) => setTimeout(done, 10))) {
			const state = el.shadowRoot?.querySelector(".calc")?.dataset.state ?? "idle";
			if (state !== "idle" && state !== "waiting") return state;
		}
		return "nothing";`
	if got := outcome(in[string](p, frame, ended)); got != want {
		p.Fatalf("it is %s, want %s", got, want)
	}
}
