//go:build browser

package browsers

import (
	"archive/zip"
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"

	"scopecalculator/build/wasmbuild"
	"scopecalculator/scripts/internal/looks"
	"scopecalculator/scripts/internal/states"
)

// kase is one thing that has to work in every browser.
type kase struct {
	name string
	run  func(p *page)
	// cannot says, by browser name, why it can't do it. The case still runs
	// there.
	cannot map[string]string
	// allow lists patterns of what the pages may say.
	allow []string
}

// refusals are what browsers say about a host that doesn't allow a thing, each
// in its own words.
var refusals = []string{"Content[ -]Security[ -]Policy", "CORS", "Cross-Origin", "cross-origin", "net::ERR_FAILED", "MIME", "TrustedScriptURL", "not loaded: ", "could not be loaded", "404", "integrity", "Loading failed for the module", "Loading module from"}

var cases = slices.Concat([]kase{
	{name: "a property set before the element is defined", run: earlyProperty},
	{name: "attributes in any order", run: attributeOrder},
	{name: "a declared shadow root", run: declaredRoot},
}, hosts(), []kase{
	{name: "frame: the page's own origin", run: func(p *page) { framed(p, "", false) }},
	{name: "frame: another origin", run: func(p *page) { framed(p, "", true) }, allow: refusals},
	{name: "frame: sandboxed, scripts and origin", run: func(p *page) { framed(p, ` sandbox="allow-scripts allow-same-origin"`, true) }, allow: refusals},
	{name: "frame: sandboxed, scripts alone", run: func(p *page) { framed(p, ` sandbox="allow-scripts"`, true) }, allow: refusals,
		cannot: map[string]string{"webkit": "in a frame without an origin 'self' matches nothing there, so its own policy keeps the scripts out"}},
	{name: "single file: as it is, and by a link", run: singleFile},
	{name: "archive from disk", run: archive, allow: refusals},
	{name: "offline by the service worker", run: offline, allow: []string{"net::ERR_", "Failed to", "not loaded"}},
	{name: "every state at 320, 680 and 1200 px", run: everyState},
	{name: "every page at 320, 680 and 1200 px", run: everyPage},
	{name: "text at 200 %", run: largeText},
	{name: "a host's text properties", run: inherited},
	{name: "keyboard: the focus shows after each key", run: keyboard},
	{name: "marks under mistakes", run: marks},
	{name: "permalink, Back and Forward", run: permalink},
	{name: "search", run: search},
	{name: "a pasted reply with secrets", run: secrets},
	{name: "heights out of sight", run: outOfSight},
	{name: "headings stay where links lead", run: anchors},
	{name: "axe-core", run: axe},
})

func earlyProperty(p *page) {
	h := p.host()
	h.pages["/plain.html"] = html("", one)
	p.open(h.URL + "/plain.html")
	got := js[[]string](p, `
		el.query = a;
		await import("/embed/scope-calculator.js");
		await el.ready;
		return [el.result.scope, String(Object.hasOwn(el, "query"))];`, "key=wallet:read&ask=wallet:read")
	equal(p, "scope, own property", strings.Join(got, ", "), "connection mainaccount wallet:read, false")
}

func declaredRoot(p *page) {
	h := p.host()
	h.pages["/declared.html"] = html(tag, `<scope-calculator eager query="key=wallet:read&amp;ask=wallet:read"><template shadowrootmode="open"><p>declared</p><slot></slot></template><p>mine</p></scope-calculator>`)
	p.show(h.URL + "/declared.html")
	equal(p, "scope", p.scope(), "connection mainaccount wallet:read")
	equal(p, "what was declared is gone", js[bool](p, `return !root.textContent.includes("declared")`), true)
}

func attributeOrder(p *page) {
	p.plain()
	got := js[[]string](p, `
		const attributes = ["eager", "permalink", 'query="key=account:read&amp;ask=account:read"', 'views="token"'];
		const orders = (list) => list.length < 2 ? [list] : list.flatMap((one, i) => orders(list.toSpliced(i, 1)).map((rest) => [one, ...rest]));
		el.remove();
		history.replaceState(null, "", "#key=trade:read&ask=trade:read");
		const found = [];
		for (const order of orders(attributes)) {
			document.querySelector("main").innerHTML = "<scope-calculator " + order.join(" ") + "></scope-calculator>";
			const made = document.querySelector("scope-calculator");
			await made.ready;
			found.push(made.result.scope);
			made.remove();
		}
		return found;`)
	equal(p, "orders", len(got), 24)
	equal(p, "scopes", strings.Join(slices.Compact(got), ", "), grantedRead)
}

// ways are how the element gets into a page.
var ways = []struct {
	name string
	head func(base, attributes string) string
	body string
}{
	{"module", func(base, more string) string {
		return `<script type="module"` + more + ` src="` + base + `scope-calculator.js"></script>`
	}, asksForRead},
	{"classic", func(base, more string) string {
		return `<script defer` + more + ` src="` + base + `scope-calculator.all.js"></script>`
	}, asksForRead},
	{"loader", func(base, more string) string {
		return `<script defer` + more + ` src="` + base + `loader.js"></script>`
	}, asksForRead},
}

// Outcomes: it works; it says why not; its script can't run, and the page shows
// what it has inside the tag; there's no such case, or it's nothing new.
const (
	answers = "ready"
	blocked = "blocked"
	failed  = "network"
	stands  = "stands"
	skip    = ""
)

// surrounding is what a page and its host do to the calculator.
type surrounding struct {
	name string
	// want is the outcome as module, classic script and by the loader.
	want [3]string
	// policy is the page's, attributes go into its script tags, header with every file.
	policy, attributes string
	header             map[string]string
	mangle             func(w http.ResponseWriter, name string, content []byte) []byte
	// elsewhere puts the built files on another origin; disk opens the page from a folder.
	elsewhere, disk bool
	cannot          map[string]string
}

const (
	withoutWasm = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:"
	strict      = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src data:"
)

var surroundings = []surrounding{
	{name: "a plain host", want: [3]string{answers, answers, answers}},
	{name: "another origin without CORS", elsewhere: true, want: [3]string{stands, answers, answers}},
	{name: "another origin with CORS", elsewhere: true, header: map[string]string{"Access-Control-Allow-Origin": "*"}, want: [3]string{answers, skip, answers}},
	{name: "policy without 'wasm-unsafe-eval'", policy: withoutWasm, want: [3]string{blocked, blocked, blocked}},
	{name: "policy with 'wasm-unsafe-eval'", policy: strict, want: [3]string{answers, answers, answers}},
	{name: "Trusted Types required", policy: strict + "; require-trusted-types-for 'script'; trusted-types 'none'", want: [3]string{answers, answers, answers}},
	{name: "policy of nonces", policy: "script-src 'nonce-abc' 'wasm-unsafe-eval'; connect-src 'self'", attributes: ` nonce="abc"`, want: [3]string{answers, answers, answers}},
	{name: "'strict-dynamic'", policy: "script-src 'nonce-abc' 'strict-dynamic' 'wasm-unsafe-eval'; object-src 'none'; base-uri 'none'", attributes: ` nonce="abc"`, want: [3]string{answers, answers, answers}},
	{name: "connect-src 'none'", policy: strings.Replace(strict, "connect-src 'self'", "connect-src 'none'", 1), want: [3]string{failed, answers, failed}},
	{name: "no .lzma", mangle: func(_ http.ResponseWriter, name string, content []byte) []byte {
		if strings.HasSuffix(name, ".lzma") {
			return nil
		}
		return content
	}, want: [3]string{failed, skip, skip}},
	{name: "the program unpacked", mangle: func(_ http.ResponseWriter, name string, content []byte) []byte {
		if !strings.HasSuffix(name, ".lzma") {
			return content
		}
		module, err := wasmbuild.Unpack(content)
		if err != nil {
			return nil
		}
		return module
	}, want: [3]string{answers, skip, skip}},
	{name: "a sandboxed page", policy: "sandbox allow-scripts", want: [3]string{stands, answers, answers}},
	{name: "a folder on disk", disk: true, want: [3]string{stands, answers, answers}},
}

// hosts makes a case of each surrounding.
func hosts() (list []kase) {
	for _, s := range surroundings {
		list = append(list, kase{name: "host: " + s.name, allow: refusals, cannot: s.cannot, run: func(p *page) {
			for i, way := range ways {
				if s.want[i] != skip {
					p.inHost(s, way.name, way.head, way.body, s.want[i])
				}
			}
		}})
	}
	return list
}

// inHost tries one way in one surrounding.
func (p *page) inHost(s surrounding, way string, head func(base, attributes string) string, body, want string) {
	h := p.host()
	h.policies["/docs/page.html"] = s.policy
	files := h
	base := "/embed/"
	if s.elsewhere {
		files = p.host()
		base = files.URL + base
	}
	if s.header != nil {
		files.header = s.header
	}
	files.mangle = s.mangle
	url := h.URL + "/docs/page.html"
	if s.disk {
		url = p.onDisk(html(head("embed/", s.attributes), body))
	} else {
		h.pages["/docs/page.html"] = html(head(base, s.attributes), body)
	}
	p.open(url)
	got := js[string](p, `
		await new Promise((done) => document.readyState === "complete" ? done() : addEventListener("load", done));
		if (a === "stands") { await new Promise((done) => setTimeout(done, 200)); return root ? "defined" : el.querySelector("p").checkVisibility() ? "stands" : "hidden"; }
		for (let i = 0; i < 1000; i++, await new Promise((done) => setTimeout(done, 10))) {
			const state = el.shadowRoot?.querySelector(".calc")?.dataset.state ?? "idle";
			if (state !== "idle" && state !== "waiting") return state;
		}
		return "nothing";`, want)
	if got != want {
		p.fault("%s: it is %s, want %s", way, got, want)
		return
	}
	switch want {
	case answers:
		equal(p, way+": scope", p.scope(), grantedRead)
		p.view("calls") // a separate file, unless everything is in one
	case blocked:
		contains(p, way+": what it says", js[string](p, `return text($(".sum"))`), "forbids WebAssembly", "'wasm-unsafe-eval'")
		equal(p, way+": downloads", files.seen(".wasm.lzma"), 0)
		equal(p, way+": the fallback shows", js[bool](p, `return el.querySelector("p").checkVisibility()`), true)
	case failed:
		contains(p, way+": what it says", js[string](p, `return text($(".sum"))`), "could not be loaded", "Try again")
	}
}

var folder sync.Map // of each engine

// onDisk returns the address of a page in a folder with the built files.
func (p *page) onDisk(text string) string {
	base, ok := folder.Load(p.dir)
	if !ok {
		base = p.disk(files, nil)
		folder.Store(p.dir, base)
	}
	path := strings.TrimPrefix(strings.ReplaceAll(base.(string), "%20", " "), "file://")
	p.must("writing a page", os.WriteFile(filepath.Join(path, "page.html"), []byte(text), 0o644))
	return base.(string) + "page.html"
}

// framed shows frame.html in a page and waits for its height.
func framed(p *page, sandbox string, elsewhere bool) {
	h := p.host()
	base := ""
	if elsewhere {
		base = p.host().URL
	}
	h.pages["/docs/page.html"] = html(src(base+"/embed/frame-resize.js"),
		`<iframe`+sandbox+` src="`+base+`/embed/frame.html?key=trade:read_write&amp;ask=trade:read&amp;views=form+answer" title="Calculator" style="width:700px;height:50px;border:0"></iframe>`)
	p.open(h.URL + "/docs/page.html")
	const height = `document.querySelector("iframe").getBoundingClientRect().height`
	p.wait(`await (async () => { for (let i = 0; i < 100 && ` + height + ` <= 400; i++) await new Promise((done) => setTimeout(done, 50)); return true; })()`)
	if got := js[float64](p, `return `+height); got <= 400 {
		p.fault("the frame stays %.0f px high", got)
	}
}

func singleFile(p *page) {
	path := filepath.Join(p.dir, "calculator of mine.html")
	p.must("writing the file", os.WriteFile(path, files["scope-calculator.html"], 0o644))
	address := "file://" + strings.ReplaceAll(path, " ", "%20")
	p.show(address + "#key=trade:read&ask=trade:read&v=2026-08-18")
	equal(p, "scope by a link", p.scope(), grantedRead)
	p.open("about:blank")
	p.show(address)
	equal(p, "scope without one", p.scope(), "account:read connection mainaccount trade:read_write")
	for _, name := range []string{"calls", "code", "grants", "compare", "share"} {
		p.view(name)
		equal(p, "what sticks out with "+name, js[string](p, looks.Overflow), "")
	}
}

func archive(p *page) {
	r, err := zip.NewReader(bytes.NewReader(files["offline.zip"]), int64(len(files["offline.zip"])))
	p.must("reading the archive", err)
	dir := filepath.Join(p.dir, "Downloads and more")
	p.must("unpacking", os.CopyFS(dir, r))
	root := "file://" + strings.ReplaceAll(dir, " ", "%20") + "/scope-calculator/"
	p.show(root + "index.html")
	p.query("key=trade:read_write&ask=trade:read")
	equal(p, "scope", p.scope(), grantedRead)
	p.open(root + "grants.html")
	p.do(`el.setAttribute("eager", "")`)
	p.wait(`$(".calc")?.dataset.state === "ready"`)
	p.show(root + "embed/frame.html?key=trade:read_write&ask=trade:read")
	equal(p, "scope in the page for frames", p.scope(), grantedRead)
	// Search can't load its list there, so it leads to the page that has everything.
	p.open(root + "index.html")
	p.do(`const input = document.querySelector(".search input"); input.focus(); input.value = "move_positions"; setTimeout(() => input.form.requestSubmit(), 200)`)
	p.wait(`location.pathname.endsWith("/search.html") && document.querySelector(".filter input")?.value === "move_positions"`)
	// So does a call from the page of errors.
	p.open(root + "errors.html")
	p.do(`const input = document.querySelector("[name=need]"); input.value = "private/buy"; setTimeout(() => input.form.requestSubmit())`)
	p.wait(`location.pathname.endsWith("/index.html") && location.hash.startsWith("#need=private") && !location.search`)
}

func offline(p *page) {
	h := p.host()
	p.show(h.URL + "/")
	p.wait(`navigator.serviceWorker.controller`)
	h.set(func() { h.down = true })
	h.CloseClientConnections()
	for _, path := range []string{"/", "/grants.html"} {
		p.open(h.URL + path)
		p.do(`el.setAttribute("eager", "")`)
		p.wait(`$(".calc")?.dataset.state === "ready"`)
		p.query("key=trade:read_write&ask=trade:read")
		equal(p, "scope without network at "+path, p.scope(), grantedRead)
	}
}

var widths = []int{320, 680, 1200}

// atWidths shows an address in three frames side by side. WebKit's window can't
// be narrower than about 450 px.
func (p *page) atWidths(h *host, path string) {
	var body strings.Builder
	for _, width := range widths {
		fmt.Fprintf(&body, `<iframe id="w%d" src="%s" title="%[1]d px" style="flex:none;width:%[1]dpx;height:1300px;border:0"></iframe>`, width, path)
	}
	h.set(func() {
		h.pages["/widths.html"] = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Widths</title><link rel="icon" href="data:,"></head><body style="margin:0;display:flex">` + body.String() + `</body></html>`
	})
	p.must("resizing", p.Resize(2210, 1300))
	p.open(h.URL + "/widths.html?" + path)
}

func everyState(p *page) {
	h := p.host()
	h.pages["/one.html"] = html(tag, one)
	p.atWidths(h, "/one.html")
	for _, s := range states.All {
		if s.Page != "" {
			continue
		}
		// In all three frames at once: most of it is waiting.
		code := "(async () => { const nth = 0; const shown = async () => {" + s.Script() + "}; await shown(); " + looks.Prelude + "await frame(); await frame();" +
			`const a = ` + strconv.Quote(s.Shows) + `; const found = [];
			for (const look of [async () => {` + looks.TwoLines + `}, async () => {` + looks.Seen + `}, async () => {` + looks.Overflow + `}, async () => {` + looks.Overlap + `}]) found.push(await look());
			return found.filter(Boolean).join("\n"); })()`
		found := js[[]string](p, `return Promise.all(b.map((w) => document.querySelector("#w" + w).contentWindow.eval(a)))`, code, widths)
		for i, what := range found {
			equal(p, fmt.Sprintf("%s at %d px", s.Name, widths[i]), what, "")
		}
		p.pose(s.Name)
	}
	p.allow = append(p.allow, "Failed to fetch", "unreachable")
}

func everyPage(p *page) {
	h := p.host()
	for _, name := range sitePages() {
		p.atWidths(h, "/"+name)
		got := js[[]string](p, `return Promise.all(a.map(async (w) => {
			const frame = document.querySelector("#w" + w), d = frame.contentDocument;
			const all = [...d.querySelectorAll("scope-calculator")];
			for (const e of all) e.setAttribute("eager", "");
			for (let i = 0; i < 300 && all.some((e) => e.shadowRoot?.querySelector(".calc")?.dataset.state !== "ready"); i++) await new Promise((done) => setTimeout(done, 50));
			const silent = all.filter((e) => e.shadowRoot?.querySelector(".calc")?.dataset.state !== "ready").length;
			const wide = d.documentElement.scrollWidth - d.documentElement.clientWidth;
			return (silent ? silent + " calculators don't answer " : "") + (wide > 0 ? wide + " px too wide" : "");
		}))`, widths)
		for i, what := range got {
			equal(p, fmt.Sprintf("%s at %d px", name, widths[i]), what, "")
		}
		p.pose(name)
	}
}

// sitePages lists the pages of the site itself.
func sitePages() (list []string) {
	for name := range files {
		if strings.HasSuffix(name, ".html") && !strings.Contains(name, "/") && name != "scope-calculator.html" {
			list = append(list, name)
		}
	}
	slices.Sort(list)
	return list
}

func largeText(p *page) {
	p.plain()
	for _, width := range []int{460, 680, 1200} {
		p.must("resizing", p.Resize(width, 800))
		p.do(`document.documentElement.style.fontSize = "200%"; await frame();`)
		p.query(usual)
		equal(p, "letters", js[string](p, `return getComputedStyle($(".calc")).fontSize`), "30px")
		equal(p, fmt.Sprintf("what sticks out at %d px", width), js[string](p, looks.Overflow), "")
	}
}

func inherited(p *page) {
	p.plain()
	p.query("key=account:read&ask=account:read")
	got := js[[]string](p, looks.Inheritance)
	equal(p, "handed down", got[0], "")
	if n := strings.Count(got[1], ",") + 1; n > 12 {
		p.fault("%d properties aren't known there: %s", n, got[1])
	}
	p.do(`document.body.style.cssText = "text-transform: uppercase; white-space: nowrap; -webkit-hyphens: auto; hyphens: auto; letter-spacing: 2px; text-indent: 3em; word-break: break-all"; await frame();`)
	equal(p, "a token", js[string](p, `return text($(".token code"))`), "account:read")
	equal(p, "what sticks out", js[string](p, looks.Overflow), "")
}

// stop is where the focus is.
type stop struct{ Name, Fault string }

// press presses a key and looks at where the focus is then.
func (p *page) press(keys string) string {
	p.keys(keys)
	at := js[stop](p, looks.Focus)
	// Firefox doesn't scroll to what's half in sight.
	half := p.engine == "firefox" && strings.HasPrefix(at.Fault, "out of sight") &&
		js[bool](p, `const box = deepest().getBoundingClientRect(); return Math.min(box.bottom, innerHeight) - Math.max(box.top, 0) >= box.height / 2`)
	if at.Fault != "" && !half {
		p.fault("%s leads to %s: %s", keys, cmp.Or(at.Name, "nothing"), at.Fault)
	}
	return at.Name
}

// tabTo presses Tab until the name has the given prefix.
func (p *page) tabTo(prefix string) {
	var passed []string
	for range 90 {
		name := p.press("Tab")
		if strings.HasPrefix(name, prefix) {
			return
		}
		passed = append(passed, name)
	}
	p.fault("Tab doesn't lead to %s, only to %s", prefix, strings.Join(passed, " "))
	panic(errGaveUp)
}

func keyboard(p *page) {
	h := p.host()
	h.pages["/keyboard.html"] = html(tag, `<a href="#first" id="first">First</a>`+one+`<a href="#last" id="last">Last</a>`)
	p.must("resizing", p.Resize(1000, 640))
	p.show(h.URL + "/keyboard.html")
	p.query("key=&ask=")
	p.tabTo("a#first")
	var stops []string
	for name := ""; name != "a#last"; stops = append(stops, name) {
		if name = p.press("Tab"); len(stops) > 120 {
			p.fault("Tab never leaves the calculator: %s", strings.Join(stops, " "))
			return
		}
	}
	for _, wanted := range []string{"input[paste]", "select[job]", "select[grant]", "select[via]", "select[account]", "button[settings]", "textarea#key-text[key]", "textarea#ask-text[ask]", "input[key-trade=none]", "input[ask-trade=]", "summary", "select[next]"} {
		if !slices.Contains(stops, wanted) {
			p.fault("Tab doesn't stop at %s: %s", wanted, strings.Join(stops, " "))
		}
	}
	for name, n := "", 0; name != "a#first"; n++ {
		if name = p.press("Shift+Tab"); n > 120 {
			p.fault("Shift+Tab never leaves the calculator")
			return
		}
	}
	p.tabTo("select[grant]")
	p.press("ArrowDown")
	equal(p, "grant after the arrow", js[string](p, `return el.result.grant`), "client_signature")
	p.press("ArrowUp")
	equal(p, "grant after the arrow back", js[string](p, `return el.result.grant`), "client_credentials")
	p.tabTo("textarea#key-text")
	p.keys(letters("account:read")...)
	p.tabTo("textarea#ask-text")
	p.keys(letters("account:read_write Trade:READ")...)
	p.press("Tab")
	equal(p, "what clears the text comes after it", js[string](p, `return deepest().className`), "clear")
	p.press("Tab")
	equal(p, "then the fix", js[string](p, `return deepest().dataset.fix ?? ""`), "trade:read")
	p.press("Enter")
	equal(p, "text after the fix", js[string](p, `return $("#ask-text").value`), "account:read_write trade:read")
	p.tabTo("input[key-trade=")
	p.press("ArrowRight")
	p.press("ArrowRight")
	equal(p, "key after the arrows", js[string](p, `return $("#key-text").value`), "account:read trade:read_write")
	equal(p, "scope", p.scope(), "account:read connection mainaccount trade:read")
	// A click ends it: what you choose with a mouse has no ring.
	p.click("input[name=ask-trade][value=none]")
	equal(p, "ring after a click", js[string](p, `return getComputedStyle($("input[name=ask-trade][value=none] + span")).outlineStyle`), "none")
}

func marks(p *page) {
	p.plain()
	p.query("key=trade:read_write&ask=trade:read+wallets:read+Trade:READ")
	got := js[[]string](p, `return $$("mark").map((m) => { const s = getComputedStyle(m); return [s.textDecorationLine, s.textDecorationStyle].join(" "); })`)
	if len(got) == 0 {
		p.fault("there is no mark")
	}
	for _, line := range got {
		if line != "underline wavy" && line != "underline dotted" {
			p.fault("a mark is %q", line)
		}
	}
	equal(p, "the mirror can't be selected", js[string](p, `const s = getComputedStyle($(".mirror")); return s.userSelect ?? s.webkitUserSelect`), "none")
}

func permalink(p *page) {
	h := p.host()
	p.show(h.URL + "/")
	first := p.scope()
	address := func() string { return js[string](p, `return location.hash.replace(/v=[\d-]+$/, "v=*")`) }
	// moves waits until the address has followed a change, however busy the machine is.
	moves := func(change func()) string {
		was := address()
		// Of more than 50 entries, Chromium drops the ones that no one has acted on.
		p.click(".finding")
		change()
		p.wait(`location.hash.replace(/v=[\d-]+$/, "v=*") !== a`, was)
		return address()
	}
	second := moves(func() { p.choose("via", "http") })
	contains(p, "address after a change", second, "via=http", "key=account:read+trade:read_write", "&v=*")
	third := moves(func() { p.choose("account", "sub") })
	thirdScope := p.scope()
	travel := func(n int) {
		p.do(`const done = new Promise((done) => addEventListener("popstate", done, { once: true })); history.go(a); await done; await frame();`, n)
	}
	travel(-1)
	equal(p, "address after Back", address(), second)
	travel(-1)
	equal(p, "address after Back again", address(), "")
	equal(p, "scope after Back again", p.scope(), first)
	travel(2)
	equal(p, "address after Forward", address(), third)
	equal(p, "scope after Forward", p.scope(), thirdScope)
	// Another page, and back.
	p.open(h.URL + "/grants.html")
	p.do(`setTimeout(() => history.back())`)
	p.wait(`location.pathname === "/" && $(".calc")?.dataset.state === "ready"`)
	equal(p, "address, back from another page", address(), third)
	equal(p, "scope, back from another page", p.scope(), thirdScope)
}

func search(p *page) {
	h := p.host()
	p.open(h.URL + "/grants.html")
	p.keys("/")
	p.wait(`document.querySelector(".search input[role=combobox]") === document.activeElement`)
	equal(p, "what the slash has left in the box", js[string](p, `return document.activeElement.value`), "")
	p.keys(letters("get_postions")...)
	p.wait(`document.querySelector(".found a")?.hash === "#private-get_positions"`)
	p.keys("ArrowDown")
	equal(p, "chosen by the arrow", js[string](p, `return document.getElementById(document.activeElement.getAttribute("aria-activedescendant")).hash`), "#private-get_positions")
	p.keys("ArrowUp", "Escape")
	equal(p, "open after Escape", js[bool](p, `return document.querySelector(".found").checkVisibility()`), false)
	p.keys("/")
	p.wait(`document.querySelector(".search input") === document.activeElement`)
	p.do(`document.activeElement.select()`)
	p.keys(append(letters("13021"), "Enter")...)
	p.wait(`location.hash === "#e13021" && document.readyState === "complete"`)
}

func secrets(p *page) {
	const (
		access  = "1700000000123.1AbCdEfG.hIjKlMnOpQrStUvWxYz0123456789AbCdEfGhIjKlMnOpQrStUvWxYz"
		refresh = "1700000000456.1ZyXwVuT.sRqPoNmLkJiHgFeDcBa9876543210ZyXwVuTsRqPoNmLkJiHgFeDcBa"
		scope   = "account:read connection mainaccount trade:read_write wallet:read"
	)
	reply, err := json.Marshal(map[string]any{"jsonrpc": "2.0", "id": 7, "result": map[string]any{
		"access_token": access, "refresh_token": refresh, "expires_in": 31536000, "scope": scope, "token_type": "bearer"}})
	p.must("reply", err)
	p.plain()
	p.query("key=account:read+trade:read_write+wallet:read_write&ask=account:read+trade:read_write+wallet:read_write")
	p.paste("[name=paste]", string(reply))
	equal(p, "the box", js[string](p, `return $("[name=paste]").value`), "")
	contains(p, "the receipt", js[string](p, `return text($(".receipt"))`), "Reply read.", "2 secrets removed.")
	equal(p, "the reply", js[string](p, `return el.result.returned.scope`), scope)
	equal(p, "the head of the column", js[string](p, `return text($(".sum h2"))`), "Server returned")
	const holds = `
		const all = [document.documentElement.outerHTML, root.innerHTML, ...$$("input, textarea").map((e) => e.value), location.href, JSON.stringify(history.state), el.query].join("\n");
		return a.filter((part) => all.includes(part)).join();`
	parts := []string{access, refresh, access[:30], access[40:], refresh[:30], refresh[40:]}
	equal(p, "secrets found", js[string](p, holds, parts), "")
	p.do(`$("[name=paste]").focus()`)
	p.keys("Control+z", "Control+z")
	equal(p, "secrets found after undo", js[string](p, holds, parts), "")
	// What was pasted into a scope's box.
	p.paste("#ask-text", `{"method":"public/auth","params":{"grant_type":"client_credentials","client_id":"abc","client_secret":"W0H6FJW4IRPZ1MOQ8FP6KMC5RZDUUKXS","scope":"trade:read"}}`)
	p.wait(`new URLSearchParams(el.query).get("ask") === "trade:read"`)
	contains(p, "the receipt of a request", js[string](p, `return text($(".receipt"))`), "Request read:", "1 secret removed.")
	equal(p, "the field", js[string](p, `return $("#ask-text").value`), "trade:read")
	equal(p, "a pasted request in the query", js[bool](p, `return el.query.includes("W0H6") || el.query.includes("client_secret")`), false)
}

func outOfSight(p *page) {
	h := p.host()
	h.pages["/four.html"] = html(tag, strings.Repeat(`<scope-calculator query="key=account:read+trade:read_write+wallet:read&amp;ask=account:read_write+trade:read_write" eager></scope-calculator>`, 4))
	p.must("resizing", p.Resize(1200, 900))
	p.open(h.URL + "/four.html")
	p.wait(`[...document.querySelectorAll("scope-calculator")].every((e) => e.shadowRoot?.querySelector(".calc").dataset.state === "ready")`)
	p.wait(`!document.querySelectorAll("scope-calculator")[3].shadowRoot.querySelector(".sum").checkVisibility({ contentVisibilityAuto: true })`)
	got := js[struct {
		Low, High float64
		Skipped   int
	}](p, `
		const all = [...document.querySelectorAll("scope-calculator")];
		const tall = () => document.documentElement.scrollHeight;
		let low = tall(), high = tall(), skipped = 0;
		const look = async (y) => {
			scrollTo(0, y);
			await frame(); await frame();
			low = Math.min(low, tall()); high = Math.max(high, tall());
			skipped = Math.max(skipped, all.filter((e) => !e.shadowRoot.querySelector(".sum").checkVisibility({ contentVisibilityAuto: true })).length);
		};
		for (let y = 0; y < tall(); y += 450) await look(y);
		for (let y = tall(); y >= 0; y -= 450) await look(y);
		return { low, high, skipped };`)
	if got.High > got.Low*1.01 {
		p.fault("the document is between %.0f and %.0f px high", got.Low, got.High)
	}
	if got.Skipped < 2 {
		p.fault("at most %d calculators were left out of sight", got.Skipped)
	}
}

func anchors(p *page) {
	h := p.host()
	for _, width := range []int{460, 1200} {
		p.must("resizing", p.Resize(width, 800))
		for _, link := range []string{"access-scopes.html#slips", "grants.html#fork_token"} {
			p.open("about:blank")
			p.open(h.URL + "/" + link)
			p.wait(`[...document.querySelectorAll("scope-calculator")].every((e) => e.shadowRoot)`)
			p.do(`await new Promise((done) => setTimeout(done, 700))`)
			if top := js[float64](p, `return document.querySelector(location.hash).getBoundingClientRect().top`); top < 0 || top > 500 {
				p.fault("%s at %d px: the heading is at %.0f", link, width, top)
			}
		}
	}
}

func axe(p *page) {
	program, err := os.ReadFile("../browser/node_modules/axe-core/axe.min.js")
	if os.IsNotExist(err) {
		npm := exec.Command("npm", "ci", "--no-audit", "--no-fund")
		npm.Dir = "../browser"
		p.must("npm ci", npm.Run())
		program, err = os.ReadFile("../browser/node_modules/axe-core/axe.min.js")
	}
	p.must("axe-core", err)
	h := p.host()
	h.pages["/one.html"] = html(tag, one)
	judge := func(what string) {
		if !js[bool](p, `return !!window.axe`) {
			p.must("axe-core", p.Eval(string(program)+";", nil))
		}
		found := js[[]string](p, `
			const result = await axe.run(document, { resultTypes: ["violations"], elementRef: false });
			return result.violations.map((v) => v.id + " (" + v.nodes.length + "×): " + v.help + " " + v.nodes[0].target.flat().join(" "));`)
		for _, violation := range found {
			p.fault("%s: %s", what, violation)
		}
	}
	p.must("resizing", p.Resize(680, 900))
	p.show(h.URL + "/")
	judge("home")
	p.show(h.URL + "/one.html")
	for _, s := range states.All {
		if slices.Contains([]string{"mistakes", "refused", "calls", "code", "grants", "share", "pinned", "calls-found", "alone-token", states.Busy}, s.Name) {
			p.do("{" + s.Script() + "}")
			judge(s.Name)
		}
	}
}
