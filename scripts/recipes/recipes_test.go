//go:build recipes

// Package recipes tries the recipes of site/content/recipes.md for real: it
// installs each framework, builds the small project beside this file, serves it
// below its own path and reads it in Chromium.
//
//	go test -count=1 -v -tags recipes ./scripts/recipes
//
// It downloads several hundred megabytes, so it isn't part of scripts/test.
// What can't be installed is a failure, never a skip. Projects are built under
// .cache/recipes, which keeps what was installed for the next time.
//
// With -shots DIR it leaves pictures of every page there.
package recipes

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"scopecalculator/scripts/internal/tab"
)

var shots = flag.String("shots", "", "`folder` for pictures of every page, light and dark, wide and narrow")

// framework is one way to build a site, and what's special about it.
type framework struct {
	name string
	// project is the project's folder, if it isn't the name.
	project string
	// static is where a project keeps files that go to the site as is.
	static string
	// install and build are commands, run in the project.
	install, build [][]string
	// site is where the built site is.
	site string
	// calculator is the address of the page with the tag.
	calculator string
	// linked is the address of a page whose tag has the attribute permalink.
	linked string
	// oneVisit says that following a link keeps the document: the framework
	// changes the page itself.
	oneVisit bool
	// everywhere says that the script is on pages without a tag too.
	everywhere bool
	// wraps selects what the framework's own script puts around tables, inside
	// the tag too.
	wraps string
	// toggle is JavaScript that switches from light to dark as a reader would;
	// without it the host is always light.
	toggle string
	// version is a command that says which version was tested.
	version []string
}

var npm = [][]string{{"npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"}}

// npmList names what package.json asked for.
var npmList = []string{"npm", "ls", "--depth=0"}

const hugo = "github.com/gohugoio/hugo@v0.164.0"

var frameworks = []framework{
	{
		name: "docusaurus", static: "static", install: npm, build: [][]string{{"npx", "docusaurus", "build"}}, site: "build",
		calculator: "calculator/", linked: "linked/", oneVisit: true, everywhere: true,
		toggle:  `document.querySelector("button[class*=toggleButton]").click()`,
		version: npmList,
	},
	{
		name: "vitepress", static: "public", install: npm, build: [][]string{{"npx", "vitepress", "build"}}, site: ".vitepress/dist",
		calculator: "calculator.html", linked: "linked.html", oneVisit: true, everywhere: true,
		toggle:  `document.querySelector(".VPSwitchAppearance").click()`,
		version: npmList,
	},
	{
		name: "starlight", static: "public", install: npm, build: [][]string{{"npx", "astro", "build"}}, site: "dist",
		calculator: "calculator/", everywhere: true,
		toggle: `const box = document.querySelector("starlight-theme-select select");
			box.value = dark ? "dark" : "light"; box.dispatchEvent(new Event("change"))`,
		version: npmList,
	},
	{
		name: "hugo", static: "static", build: [][]string{{"go", "run", hugo}}, site: "public",
		calculator: "calculator/",
		toggle:     `document.documentElement.style.colorScheme = dark ? "dark" : "light"`,
		version:    []string{"go", "run", hugo, "version"},
	},
	{
		name: "hugo-debian", project: "hugo", static: "static", install: debian("hugo"), build: [][]string{{"hugo"}}, site: "public",
		calculator: "calculator/",
		toggle:     `document.documentElement.style.colorScheme = dark ? "dark" : "light"`,
		version:    []string{"hugo", "version"},
	},
	{
		name: "jekyll", install: debian("jekyll", "jekyll-theme-minima"), build: [][]string{{"jekyll", "build", "--quiet"}}, site: "_site",
		calculator: "calculator.html",
		version:    []string{"jekyll", "--version"},
	},
	{
		name: "mkdocs", static: "docs", install: debian("mkdocs", "mkdocs-material"), build: [][]string{{"mkdocs", "build", "--strict", "--quiet"}}, site: "site",
		calculator: "calculator/", linked: "linked/", everywhere: true, oneVisit: true, wraps: ".md-typeset__scrollwrap",
		toggle:  `document.querySelector("label.md-header__button[for^=__palette]:not([hidden])").click()`,
		version: []string{"mkdocs", "--version"},
	},
	{
		name: "sphinx", static: "_static", install: debian("python3-sphinx"), build: [][]string{{"sphinx-build", "-q", "-W", ".", "_build"}}, site: "_build",
		calculator: "calculator.html", everywhere: true,
		version: []string{"sphinx-build", "--version"},
	},
	{
		name: "sphinx-rtd", project: "sphinx", static: "_static", install: debian("python3-sphinx", "python3-sphinx-rtd-theme"),
		build: [][]string{{"sphinx-build", "-q", "-W", "-D", "html_theme=sphinx_rtd_theme", ".", "_build"}}, site: "_build",
		calculator: "calculator.html", everywhere: true,
		version: []string{"dpkg-query", "-W", "python3-sphinx-rtd-theme"},
	},
}

// debian installs the packages that are missing.
func debian(packages ...string) [][]string {
	const script = `dpkg-query -W "$@" >/dev/null 2>&1 || { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "$@"; }`
	return [][]string{append([]string{"sh", "-c", script, "install"}, packages...)}
}

// TestRecipes builds every project and reads it as its readers do.
func TestRecipes(t *testing.T) {
	for _, f := range frameworks {
		t.Run(f.name, func(t *testing.T) {
			host := f.make(t)
			t.Run("direct", func(t *testing.T) { direct(t, f, host) })
			t.Run("by a link", func(t *testing.T) { byLink(t, f, host) })
			if f.linked != "" {
				t.Run("permalink", func(t *testing.T) { permalink(t, host+f.linked) })
			}
			t.Run("dark", func(t *testing.T) { dark(t, f, host) })
			t.Run("narrow", func(t *testing.T) { narrow(t, host+f.calculator) })
			t.Run("without scripts", func(t *testing.T) { withoutScripts(t, host+f.calculator) })
			if *shots != "" {
				f.pictures(t, host+f.calculator)
			}
		})
	}
}

// answered waits for the element's answer and compares it with the model's.
func (p *page) answered() {
	p.Helper()
	p.wait(`el?.shadowRoot?.querySelector(".calc")?.dataset.state === "ready"`)
	equal(p, "scope", js[string](p, `return el.result.scope`), predicted)
}

// direct opens the page with the tag at once: the framework hydrates a
// prerendered page while the element starts in it.
func direct(t *testing.T, f framework, host string) {
	// The observer is there before anything else.
	p := open(t, host+f.calculator, tab.View{Before: `
		window.touched = [];
		const note = (records) => { for (const r of records) {
			const at = r.target.nodeType === 1 ? r.target.closest("scope-calculator") : r.target.parentElement?.closest("scope-calculator");
			if (at) touched.push(r.type + " " + (r.attributeName ?? r.target.nodeName));
		} };
		const observer = new MutationObserver(note);
		document.addEventListener("DOMContentLoaded", () => {
			const el = document.querySelector("scope-calculator");
			window.written = { el, html: el.outerHTML };
			observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
		});`})
	p.answered()
	p.settle()
	if f.wraps == "" {
		equal(t, "changes to the tag and its children", js[string](p, `return touched.join()`), "")
	}
	equal(t, "the element is the one that was written", js[bool](p, `return el === written.el`), true)
	equal(t, "the element", js[string](p, `
		const copy = el.cloneNode(true);
		if (a) for (const wrap of copy.querySelectorAll(a)) wrap.replaceWith(wrap.querySelector("table"));
		return copy.outerHTML`, f.wraps), js[string](p, `return written.html`))
	equal(t, "the fallback", js[string](p, `return words(el)`), words)
	equal(t, "the fallback is in the element alone", js[int](p, `return document.body.innerText.split("Predicted by the rules").length - 1`), 0)
	equal(t, "sticks out", js[bool](p, `const b = el.getBoundingClientRect(); return b.left < 0 || b.right > innerWidth`), false)
	equal(t, "programs loaded", len(p.Seen(".wasm.lzma")), 1)
	// It works: a change gets an answer.
	p.do(`el.query = "key=wallet:read&ask=wallet:read"`)
	p.wait(`el.result?.scope === "connection mainaccount wallet:read"`)
}

// byLink comes from a page without the tag, leaves and returns.
func byLink(t *testing.T, f framework, host string) {
	p := open(t, host, tab.View{Before: `window.born = Math.random()`})
	p.settle()
	equal(t, "the loader is there", len(p.Seen("loader.js")) == 1, f.everywhere)
	equal(t, "scripts on a page without a tag", len(p.Seen("/scope-calculator")), 0)
	born := js[float64](p, `return born`)
	follow := `const a = [...document.querySelectorAll("main a, article a, [role=main] a, a")].find((a) => a.textContent.trim() === "Scopes"); a.click();`
	p.do(follow)
	p.answered()
	equal(t, "the document is the same after a link", js[float64](p, `return born`) == born, f.oneVisit)
	equal(t, "the fallback", js[string](p, `return words(el)`), words)
	p.settle()
	p.do(`history.back()`)
	p.wait(`!el && [...document.querySelectorAll("h1")].some((h) => h.textContent.includes("Start"))`)
	p.settle()
	p.do(`history.forward()`)
	p.answered()
	p.settle()
	equal(t, "one calculator", js[int](p, `return document.querySelectorAll("scope-calculator").length`), 1)
	if f.oneVisit {
		equal(t, "programs loaded", len(p.Seen(".wasm.lzma")), 1)
	}
}

// permalink lets the address follow the state, on a page whose framework also
// watches the address and may rerender the page for it.
func permalink(t *testing.T, address string) {
	p := open(t, address, tab.View{Before: `window.moves = []; addEventListener("popstate", () => moves.push(location.hash))`})
	p.answered()
	p.settle()
	p.do(`const via = el.shadowRoot.querySelector("select[name=via]"); via.value = "http"; via.dispatchEvent(new Event("change"))`)
	p.wait(`location.hash.includes("via=http")`)
	p.settle()
	p.do(`history.back()`)
	p.wait(`moves.length === 1 && location.hash === ""`)
	p.settle()
	p.answered()
	p.do(`history.forward()`)
	p.wait(`moves.length === 2 && location.hash.includes("via=http")`)
	p.settle()
	p.wait(`el.result?.scope.includes("session:")`)
	p.settle()
	equal(t, "moves", js[int](p, `return moves.length`), 2)
}

// dark switches the host from light to dark and back, and also starts with a
// dark system.
func dark(t *testing.T, f framework, host string) {
	p := open(t, host+f.calculator, tab.View{})
	p.answered()
	agree := func(want string) {
		t.Helper()
		p.wait(`shade(el.shadowRoot.querySelector(".calc")) === a`, want)
		equal(t, "the host is", js[string](p, `return shade(el.parentElement)`), want)
	}
	agree("light")
	if f.toggle != "" {
		for _, want := range []bool{true, false} {
			p.do(`const dark = a;`+f.toggle, want)
			agree(map[bool]string{true: "dark", false: "light"}[want])
		}
	}
	p = open(t, host+f.calculator, tab.View{Dark: true})
	p.answered()
	equal(t, "element and host agree where the system is dark",
		js[string](p, `return shade(el.shadowRoot.querySelector(".calc"))`), js[string](p, `return shade(el.parentElement)`))
}

// narrow reads the page on a small phone: whatever text size and margins the
// host has, none of the calculator is cut off.
func narrow(t *testing.T, address string) {
	p := open(t, address, tab.View{Width: 320})
	p.answered()
	equal(t, "cut off at the right", js[string](p, `
		const calc = el.shadowRoot.querySelector(".calc"), edge = calc.getBoundingClientRect().right;
		return [...calc.querySelectorAll("label, button, summary, li, p, textarea")].filter((e) => e.checkVisibility() && e.getBoundingClientRect().right > edge + 1)
			.map((e) => e.textContent.trim()).join()`), "")
}

// withoutScripts reads the page as feeds and some people do.
func withoutScripts(t *testing.T, address string) {
	p := open(t, address, tab.View{NoScript: true})
	equal(t, "the fallback is shown", p.outside(`document.querySelector("scope-calculator table").checkVisibility()`), "true")
	equal(t, "requests for the calculator", slices.ContainsFunc(p.Seen("scope-calculator"), func(url string) bool { return url != address }), false)
}

// pictures saves what people would see.
func (f framework) pictures(t *testing.T, address string) {
	if err := os.MkdirAll(*shots, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, width := range []int64{320, 1200} {
		for _, scheme := range []string{"light", "dark", "plain"} {
			p := open(t, address, tab.View{Width: width, NoScript: scheme == "plain"})
			if scheme != "plain" {
				p.answered()
			}
			if scheme == "dark" && f.toggle != "" {
				p.do(`const dark = true;` + f.toggle)
				time.Sleep(500 * time.Millisecond)
			}
			p.Picture(filepath.Join(*shots, fmt.Sprintf("%s-%d-%s.png", f.name, width, scheme)))
		}
	}
}

func equal[T comparable](t testing.TB, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s\n got %v\nwant %v", what, got, want)
	}
}
