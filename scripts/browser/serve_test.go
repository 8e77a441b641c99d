//go:build browser

package browser

import (
	"net/http"
	"strings"
	"sync/atomic"

	"scopecalculator/build/site"
)

// tag loads the element in a page of these tests.
const tag = `<script type="module" src="/embed/scope-calculator.js"></script>`

// pages are made-up hosts for the tests, by path.
var pages = map[string]string{
	"/t/one.html":   host(tag, `<scope-calculator eager></scope-calculator>`),
	"/t/plain.html": host(``, `<scope-calculator eager></scope-calculator>`),
	"/t/lazy.html":  host(tag, `<p>Above</p><div style="height:6000px"></div><scope-calculator><p>fallback</p></scope-calculator>`),
	"/t/light.html": host(tag, `<scope-calculator eager class="mine" data-mine="1"><p>A <b>fallback</b>.</p><!-- kept --><a href="#x">link</a></scope-calculator>`),
	"/t/light-plain.html": host(``, `<scope-calculator eager class="mine" data-mine="1">`+
		`<p>A <b>fallback</b>.</p><!-- kept --><a href="#x">link</a></scope-calculator>`),
	"/t/four.html":    host(tag, strings.Repeat(`<scope-calculator query="key=account:read+trade:read_write+wallet:read&amp;ask=account:read_write+trade:read_write" eager></scope-calculator>`, 4)),
	"/t/twice.html":   host(tag+`<script type="module" src="/embed/scope-calculator.js?again"></script>`, `<scope-calculator eager></scope-calculator>`),
	"/t/damaged.html": host(variant("damaged"), `<scope-calculator eager><p>fallback</p></scope-calculator>`),
	"/t/missing.html": host(variant("missing"), `<scope-calculator eager><p>fallback</p></scope-calculator>`),
	"/t/csp.html":     host(tag, `<scope-calculator eager><p>fallback</p></scope-calculator>`),
	"/t/noisy.html": host(``, `<script>
		console.error("said aloud");
		fetch("//localhost:" + location.port + "/embed/scope-calculator.js", { mode: "no-cors" });
		setTimeout(() => { throw new Error("never caught"); });
	</script>`),
	"/t/text-box.html": host(``, `<textarea></textarea>`),
	"/t/inputs.html": host(``, `<form><textarea></textarea><p>`+
		`<label><input type="radio" name="level" value="none">none</label><label><input type="radio" name="level" value="read">read</label><label><input type="radio" name="level" value="read_write">read_write</label></p>`+
		`<select><option>one<option>two</select></form>`),
	"/t/keyboard.html": host(tag, `<a href="#first" id="first">First</a><scope-calculator eager></scope-calculator><a href="#last" id="last">Last</a>`),
}

// policies are the content security policies that some pages are served with.
var policies = map[string]string{
	"/t/csp.html": "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:",
}

// repaired says that the host of the damaged file has repaired it.
var repaired atomic.Bool

func host(head, body string) string {
	return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">` +
		`<meta name="color-scheme" content="light dark"><link rel="icon" href="data:,"><title>Host</title>` + head + "<body><main><h1>Host</h1>" + body + "</main></body></html>"
}

// variant loads the element from a folder whose .wasm.lzma is served in an odd way.
func variant(name string) string {
	return `<script type="module" src="/` + name + `/embed/scope-calculator.js"></script>`
}

// serve serves the built site, the pages above, and the odd variants.
func serve(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", "no-cache")
	if page, ok := pages[r.URL.Path]; ok {
		if policy, ok := policies[r.URL.Path]; ok {
			w.Header().Set("Content-Security-Policy", policy)
		}
		w.Header().Set("Content-Type", site.MediaType(r.URL.Path))
		w.Write([]byte(page))
		return
	}
	name := strings.TrimPrefix(r.URL.Path, "/")
	if name == "" {
		name = "index.html"
	}
	way, rest, _ := strings.Cut(name, "/")
	switch way {
	case "damaged", "missing":
		name = rest
	default:
		way = ""
	}
	content, ok := files[name]
	program := strings.HasSuffix(name, ".wasm.lzma")
	if program && way == "missing" && !repaired.Load() {
		ok = false
	}
	if !ok {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", site.MediaType(name))
	if program && way == "damaged" && !repaired.Load() {
		content = content[:len(content)/2]
	}
	w.Write(content)
}
