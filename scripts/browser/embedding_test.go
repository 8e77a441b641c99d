//go:build browser

package browser

import (
	"cmp"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"scopecalculator/build/site"
)

// stand is a separate host, with its own origin and the built files.
type stand struct {
	*httptest.Server
	mu sync.Mutex
	// pages take precedence over the built files, by path; headers are by path
	// too.
	pages   map[string]string
	headers map[string]map[string]string
	// under is where the built files are; types overrides their media types.
	under string
	types map[string]string
	// files are the built site, if it isn't the one of these tests.
	files site.Files
	// mangle, if set, has the last word on how a built file is served; nil means the file isn't there.
	mangle func(w http.ResponseWriter, name string, content []byte) []byte
	down   bool
	asked  []string
}

func newStand(t *testing.T) *stand {
	s := &stand{pages: map[string]string{}, headers: map[string]map[string]string{}, under: "/", types: map[string]string{}}
	s.Server = httptest.NewServer(http.HandlerFunc(s.serve))
	t.Cleanup(s.Close)
	return s
}

func (s *stand) serve(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.down {
		panic(http.ErrAbortHandler)
	}
	s.asked = append(s.asked, r.URL.Path)
	for name, value := range s.headers[r.URL.Path] {
		w.Header().Set(name, value)
	}
	if page, ok := s.pages[r.URL.Path]; ok {
		w.Header().Set("Content-Type", site.MediaType(r.URL.Path))
		fmt.Fprint(w, page)
		return
	}
	name, ok := strings.CutPrefix(r.URL.Path, s.under)
	if name == "" {
		name = "index.html"
	}
	built := files
	if s.files != nil {
		built = s.files
	}
	content, found := built[name]
	if !ok || !found {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", cmp.Or(s.types[path.Ext(name)], site.MediaType(name)))
	if s.mangle != nil {
		if content = s.mangle(w, name, content); content == nil {
			http.NotFound(w, r)
			return
		}
	}
	w.Write(content)
}

// set changes the stand while it's serving.
func (s *stand) set(change func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	change()
}

const (
	asksForRead   = `<scope-calculator eager query="key=trade:read_write&amp;ask=trade:read"><p>fallback</p></scope-calculator>`
	grantedRead   = "connection mainaccount trade:read"
	strictPolicy  = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src data:"
	trustedPolicy = strictPolicy + "; require-trusted-types-for 'script'; trusted-types 'none'"
	withoutWasm   = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:"
)

func src(address string) string { return `<script src="` + address + `"></script>` }

// folder writes the built site to disk, with more pages beside it.
func folder(t *testing.T, more map[string]string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "a folder")
	if err := files.Write(dir); err != nil {
		t.Fatal(err)
	}
	for name, text := range more {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return "file://" + strings.ReplaceAll(dir, " ", "%20")
}

// on makes a stand with one page and returns it with the page's address.
func on(t *testing.T, page, policy string) (*stand, string) {
	s := newStand(t)
	s.pages["/docs/page.html"] = page
	if policy != "" {
		s.headers["/docs/page.html"] = map[string]string{"Content-Security-Policy": policy}
	}
	return s, s.URL + "/docs/page.html"
}

// noMore checks that only the page and these were requested, not counting data.
func (p *page) noMore(t *testing.T, expected ...string) {
	t.Helper()
next:
	for _, url := range p.Seen("")[1:] {
		for _, part := range append(expected, "data:", "blob:") {
			if strings.Contains(url, part) {
				continue next
			}
		}
		t.Errorf("unexpected request: %s", url)
	}
}

// The site itself can be anywhere.
func TestSiteBelowPath(t *testing.T) {
	s := newStand(t)
	s.under = "/a/deep/path/"
	visit(t, s.URL+"/a/deep/path/", view{}).noMore(t, "/a/deep/path/")
}

func TestLoader(t *testing.T) {
	t.Run("without a tag", func(t *testing.T) {
		_, url := on(t, host(src("/embed/loader.js"), "<div id=here></div>"), strictPolicy)
		p := visit(t, url, view{noWait: true})
		p.do(`await frame()`)
		p.noMore(t, "/embed/loader.js")
		// A page that changes dynamically gets the tag later.
		p.do(`const tag = document.createElement("scope-calculator"); tag.setAttribute("query", "key=trade:read_write&ask=trade:read");
			tag.setAttribute("eager", ""); document.querySelector("#here").append(tag);`)
		p.wait(`$(".calc")?.dataset.state === "ready"`)
		equal(t, "scope", p.scope(), grantedRead)
		equal(t, "scripts in the page", js[int](p, `return document.scripts.length`), 1)
	})
	t.Run("by a relative address, after the page changed its own", func(t *testing.T) {
		_, url := on(t, host(src("../embed/loader.js"), "<div id=here></div>"), strictPolicy)
		p := visit(t, url, view{noWait: true})
		p.do(`history.pushState(null, "", "/far/away/"); document.querySelector("#here").append(document.createElement("scope-calculator"));`)
		p.wait(`$(".calc")?.dataset.state === "ready"`)
		equal(t, "requests elsewhere", len(p.Seen("/far/")), 0)
	})
	t.Run("without its own address", func(t *testing.T) {
		_, url := on(t, host("<script>"+string(files["embed/loader.js"])+"</script>", asksForRead), "")
		p := visit(t, url, view{noWait: true, allow: []string{"loader.js has to be a classic script"}})
		p.do(`await frame()`)
		equal(t, "said on the console", len(p.Said()), 1)
	})
	t.Run("with a tag, twice, trusted types", func(t *testing.T) {
		_, url := on(t, host(src("/embed/loader.js")+src("/embed/loader.js?2"), asksForRead), trustedPolicy)
		p := visit(t, url, view{})
		equal(t, "scope", p.scope(), grantedRead)
		p.noMore(t, "/embed/loader.js", "/embed/scope-calculator.js", ".wasm.lzma")
	})
	t.Run("by a script inside the page", func(t *testing.T) {
		recipe, err := os.ReadFile("../recipes/mintlify/scope-calculator.js")
		if err != nil {
			t.Fatal(err)
		}
		added := func(from string) string {
			return "<script>" + strings.ReplaceAll(string(recipe), "https://your.host", from) + "</script>"
		}
		_, url := on(t, host(added(""), asksForRead), "")
		p := visit(t, url, view{})
		equal(t, "scope", p.scope(), grantedRead)
		p.noMore(t, "/embed/loader.js", "/embed/scope-calculator.js", ".wasm.lzma")
		// From another origin, which allows it or doesn't.
		other := newStand(t)
		_, url = on(t, host(added(other.URL), asksForRead), "")
		equal(t, "scope without CORS", visit(t, url, view{allow: []string{"CORS", "net::ERR_FAILED"}}).scope(), grantedRead)
		other.set(func() {
			for name := range files {
				other.headers["/"+name] = map[string]string{"Access-Control-Allow-Origin": "*"}
			}
		})
		p = visit(t, url, view{})
		equal(t, "scope with CORS", p.scope(), grantedRead)
		p.noMore(t, "/embed/loader.js", "/embed/scope-calculator.js", ".wasm.lzma")
	})
	t.Run("nothing there to load", func(t *testing.T) {
		s, url := on(t, host(src("/alone/loader.js"), asksForRead), "")
		s.pages["/alone/loader.js"] = string(files["embed/loader.js"])
		p := visit(t, url, view{noWait: true, allow: []string{"404", "MIME type"}})
		p.wait(`performance.getEntriesByName(location.origin + "/alone/scope-calculator.all.js").length`)
		equal(t, "fallback is shown", js[bool](p, `return el.querySelector("p").checkVisibility()`), true)
	})
}

func TestFrame(t *testing.T) {
	const frame = `/embed/frame.html?key=trade:read_write&ask=trade:read&views=form+answer`
	// You can't look into the frame from outside; its height shows that it works.
	const height = `document.querySelector("iframe").getBoundingClientRect().height`
	for name, sandbox := range map[string]string{"plain": "", "sandboxed": ` sandbox="allow-scripts"`} {
		t.Run(name, func(t *testing.T) {
			other := newStand(t)
			body := `<iframe` + sandbox + ` src="` + other.URL + frame + `" style="width:700px;height:50px;border:0"></iframe>
				<iframe id=stranger srcdoc="<p>no calculator" style="height:60px;border:0"></iframe>`
			_, url := on(t, host(src(other.URL+"/embed/frame-resize.js"), body), "")
			p := visit(t, url, view{noWait: true, allow: []string{"CORS", "net::ERR_FAILED"}})
			p.wait(height + ` > 400`)
			p.wait(`await (async () => { const before = ` + height + `; await new Promise((done) => setTimeout(done, 700)); return before === ` + height + ` })()`)
			equal(t, "a frame that shows something else", js[float64](p, `
				document.querySelector("#stranger").contentWindow.eval('parent.postMessage({type:"scope-calculator:height",height:999},"*")');
				await new Promise((done) => setTimeout(done, 100));
				return document.querySelector("#stranger").getBoundingClientRect().height`), 60)
			before := js[float64](p, `return `+height)
			equal(t, "after a message from the page itself", js[float64](p, `
				postMessage({ type: "scope-calculator:height", height: 7 }, "*");
				await new Promise((done) => setTimeout(done, 100));
				return `+height), before)
		})
	}
	t.Run("takes its state from its address", func(t *testing.T) {
		s := newStand(t)
		p := visit(t, s.URL+frame+"&theme=dark", view{})
		equal(t, "scope", p.scope(), grantedRead)
		equal(t, "theme", js[string](p, `return el.getAttribute("theme")`), "dark")
		equal(t, "query", js[string](p, `return el.getAttribute("query")`), "key=trade%3Aread_write&ask=trade%3Aread")
		p.noMore(t, s.URL+"/embed/")
	})
	t.Run("hostile address", func(t *testing.T) {
		s := newStand(t)
		p := visit(t, s.URL+`/embed/frame.html?ask=%22%3E%3Cimg%20src=x%20onerror=window.hacked=1%3E&views=%3Cb%3E&theme=%22`, view{noWait: true})
		p.wait(`el.result`)
		equal(t, "hacked", js[bool](p, `return "hacked" in window`), false)
	})
}

// In a sandbox the page has no origin: modules and the program can't be fetched
// without CORS, and storage and workers throw.
func TestSandbox(t *testing.T) {
	for name, script := range map[string]string{"classic": "scope-calculator.all.js", "loader": "loader.js"} {
		t.Run(name, func(t *testing.T) {
			s, url := on(t, host("", `<iframe sandbox="allow-scripts" src="/inner.html"></iframe><script>addEventListener("message", (e) => window.told = e.data)</script>`), "")
			s.pages["/inner.html"] = host(src("/embed/"+script), asksForRead+
				`<script>customElements.whenDefined("scope-calculator").then(async () => { const el = document.querySelector("scope-calculator"); await el.ready; parent.postMessage(el.result.scope, "*"); });</script>`)
			p := visit(t, url, view{noWait: true, allow: []string{"CORS", "net::ERR_FAILED"}})
			p.wait(`window.told`)
			equal(t, "scope", js[string](p, `return window.told`), grantedRead)
		})
	}
}

func TestSingleFile(t *testing.T) {
	name := filepath.Join(t.TempDir(), "calculator of mine.html")
	if err := os.WriteFile(name, files["scope-calculator.html"], 0o644); err != nil {
		t.Fatal(err)
	}
	address := "file://" + strings.ReplaceAll(name, " ", "%20")
	equal(t, "scope by a link to the file", visit(t, address+"#key=trade:read&ask=trade:read&v=2026-08-18", view{}).scope(), grantedRead)
	p := visit(t, address, view{})
	p.query("key=trade:read_write&ask=trade:read")
	equal(t, "scope", p.scope(), grantedRead)
	for _, opened := range []string{"calls", "code", "grants", "compare", "share"} {
		p.unfoldPanel(opened)
	}
	p.noMore(t)
}

func TestSiteOffline(t *testing.T) {
	s := newStand(t)
	p := visit(t, s.URL+"/", view{allow: []string{"net::ERR_", "Failed to"}})
	p.wait(`navigator.serviceWorker.controller`)
	s.set(func() { s.down = true })
	for _, path := range []string{"/", "/index.html", "/index"} {
		p.GoTo(s.URL + path)
		p.wait(`$(".calc")?.dataset.state === "ready"`)
		p.query("key=trade:read_write&ask=trade:read")
		equal(t, "scope without network at "+path, p.scope(), grantedRead)
	}
}

func TestCoreInPage(t *testing.T) {
	s, url := on(t, host(`<script type="module" src="/mine.js"></script>`, ""), trustedPolicy)
	s.pages["/mine.js"] = `import { load } from "/embed/core.js";
		const calculator = await load();
		document.title = calculator.predict("key=trade:read_write&ask=trade:read").scope;`
	p := visit(t, url, view{noWait: true})
	p.wait(`document.title.startsWith("connection")`)
	equal(t, "scope", js[string](p, `return document.title`), grantedRead)
	p.noMore(t, "/mine.js", "/embed/core.js", ".wasm.lzma")
	equal(t, "names on window that hold a function of ours", js[bool](p, `return "Go" in window || "handle" in window || "load" in window`), false)

	_, url = on(t, host("", ""), withoutWasm)
	p = visit(t, url, view{noWait: true, allow: []string{"Content Security Policy"}})
	equal(t, "without wasm", js[string](p, `const { load } = await import("/embed/core.js"); return load().catch((e) => [e.kind, e.code].join())`), "engine,blocked")
}
