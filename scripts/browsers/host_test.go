//go:build browser

package browsers

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"

	"scopecalculator/build/site"
)

// host is a server with its own origin and the built files.
type host struct {
	*httptest.Server
	mu sync.Mutex
	// pages take precedence over the built files, by path; policies are by path
	// too.
	pages, policies map[string]string
	// header is sent with every file.
	header map[string]string
	// mangle changes how a built file is served; nil means the file isn't
	// there.
	mangle func(w http.ResponseWriter, name string, content []byte) []byte
	down   bool
	asked  []string
}

// host starts one that runs until the case ends.
func (p *page) host() *host {
	h := &host{pages: map[string]string{}, policies: map[string]string{}, header: map[string]string{}}
	h.Server = httptest.NewServer(http.HandlerFunc(h.serve))
	p.done = append(p.done, func() {
		h.CloseClientConnections()
		h.Close()
	})
	return h
}

// notes is the first script of every page, since WebKit doesn't report what a
// page says: it keeps messages, errors and violations in window.notes.
const notes = `(() => {
	const notes = (window.notes = []);
	for (const level of ["error", "warn", "log", "info", "debug"]) {
		const real = console[level];
		console[level] = (...words) => { notes.push("console." + level + ": " + words.map(String).join(" ")); real.apply(console, words); };
	}
	addEventListener("error", (e) => notes.push("error: " + (e.message ?? "not loaded: " + (e.target?.src ?? e.target?.href))), true);
	addEventListener("unhandledrejection", (e) => notes.push("unhandled: " + e.reason));
	document.addEventListener("securitypolicyviolation", (e) => notes.push("Content Security Policy: " + e.effectiveDirective + " refuses " + e.blockedURI));
	document.currentScript.remove();
})();`

// first is where the script with the notes goes.
var first = regexp.MustCompile(`<head>|<meta charset="utf-8">`)

func (h *host) serve(w http.ResponseWriter, r *http.Request) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.down {
		panic(http.ErrAbortHandler)
	}
	h.asked = append(h.asked, r.URL.Path)
	w.Header().Set("Cache-Control", "no-cache")
	for name, value := range h.header {
		w.Header().Set(name, value)
	}
	if policy := h.policies[r.URL.Path]; policy != "" {
		w.Header().Set("Content-Security-Policy", policy)
	}
	name := strings.TrimPrefix(r.URL.Path, "/")
	if name == "" {
		name = "index.html"
	}
	text, own := h.pages[r.URL.Path]
	content, ok := []byte(text), own
	if name == "notes.js" {
		content, ok, own = []byte(notes), true, true
	}
	if !own {
		content, ok = files[name]
	}
	if !ok {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", site.MediaType(name))
	if !own && h.mangle != nil {
		if content = h.mangle(w, name, content); content == nil {
			http.NotFound(w, r)
			return
		}
	}
	if strings.HasSuffix(name, ".html") {
		if at := first.FindIndex(content); at != nil {
			nonce := ""
			if strings.Contains(h.policies[r.URL.Path], "nonce-abc") {
				nonce = ` nonce="abc"`
			}
			content = []byte(string(content[:at[1]]) + `<script` + nonce + ` src="/notes.js"></script>` + string(content[at[1]:]))
		}
	}
	w.Write(content)
}

// set changes the host while it's serving.
func (h *host) set(change func()) {
	h.mu.Lock()
	defer h.mu.Unlock()
	change()
}

// seen counts the requests whose address ends in part.
func (h *host) seen(part string) (n int) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, path := range h.asked {
		if strings.HasSuffix(path, part) {
			n++
		}
	}
	return n
}

// tag loads the element, src any script.
const tag = `<script type="module" src="/embed/scope-calculator.js"></script>`

func src(address string) string { return `<script src="` + address + `"></script>` }

// html is a page of a host.
func html(head, body string) string {
	return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">` +
		`<meta name="color-scheme" content="light dark"><link rel="icon" href="data:,"><title>Host</title>` + head + "</head><body><main><h1>Host</h1>" + body + "</main></body></html>"
}

const (
	one   = `<scope-calculator eager></scope-calculator>`
	usual = "key=account:read+trade:read_write+wallet:read&ask=account:read_write+trade:read_write"

	asksForRead = `<scope-calculator eager query="key=trade:read_write&amp;ask=trade:read"><p>fallback</p></scope-calculator>`
	grantedRead = "connection mainaccount trade:read"
)

// plain opens a page with one calculator that has answered.
func (p *page) plain() *host {
	h := p.host()
	h.pages["/one.html"] = html(tag, one)
	p.show(h.URL + "/one.html")
	return h
}

// disk writes the built files into a folder, with more pages beside them, and
// returns its address.
func (p *page) disk(built site.Files, more map[string]string) string {
	dir := filepath.Join(p.dir, "a folder")
	p.must("writing the files", built.Write(dir))
	for name, text := range more {
		p.must("writing a page", os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644))
	}
	return "file://" + strings.ReplaceAll(dir, " ", "%20") + "/"
}
