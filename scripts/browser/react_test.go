//go:build browser

package browser

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/evanw/esbuild/pkg/api"
)

// reactApp bundles the page of react/app.js with one version of React in its
// development build, which warns about everything; it's installed first if it's
// missing.
func reactApp(t *testing.T, version string) string {
	t.Helper()
	dir, err := filepath.Abs(filepath.Join("react", version))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(dir, "node_modules", "react-dom")); os.IsNotExist(err) {
		install := exec.Command("npm", "ci", "--no-audit", "--no-fund")
		install.Dir = dir
		if out, err := install.CombinedOutput(); err != nil {
			t.Fatalf("npm ci: %v\n%s", err, out)
		}
	}
	result := api.Build(api.BuildOptions{
		EntryPoints: []string{"react/app.js"},
		Bundle:      true,
		Format:      api.FormatIIFE,
		NodePaths:   []string{filepath.Join(dir, "node_modules")},
		Define:      map[string]string{"process.env.NODE_ENV": `"development"`},
		LogLevel:    api.LogLevelSilent,
	})
	for _, message := range result.Errors {
		t.Fatal(message.Text)
	}
	return string(result.OutputFiles[0].Contents)
}

// TestReactHydrates lets React hydrate a page with the element, after the
// element has started and before. React discards a root if it finds children it
// didn't write.
func TestReactHydrates(t *testing.T) {
	for _, version := range []string{"18", "19"} {
		app := reactApp(t, version)
		for _, first := range []string{"element", "React"} {
			t.Run(version+", "+first+" first", func(t *testing.T) {
				s := newStand(t)
				s.pages["/app.js"] = app
				// What the generator wrote is what this version of React renders.
				s.pages["/render.html"] = host("", `<div id="root"></div>`+src("/app.js"))
				quiet := view{noWait: true, allow: []string{"React DevTools"}}
				written := js[string](visit(t, s.URL+"/render.html", quiet), `return window.written`)
				s.pages["/docs.html"] = host("", `<div id="root">`+written+`</div>`+src("/app.js"))

				p := visit(t, s.URL+"/docs.html", quiet)
				load := `await import("/embed/scope-calculator.js"); await document.querySelector("scope-calculator").ready;`
				hydrate := `window.hydrate(); await new Promise((done) => setTimeout(done, 200));`
				p.do(`window.kept = el; window.touched = []; new MutationObserver((list) => window.touched.push(...list.map((r) => r.type + " " + r.target.nodeName))).observe(document.querySelector("#root"), { subtree: true, childList: true, characterData: true });`)
				if first == "element" {
					p.do(load + hydrate)
				} else {
					p.do(hydrate + load)
				}
				equal(t, "errors", js[string](p, `return window.errors.join("\n")`), "")
				equal(t, "changes to the page", js[string](p, `return window.touched.join()`), "")
				equal(t, "the element is the one that was written", js[bool](p, `return el === window.kept`), true)
				equal(t, "scope", p.scope(), grantedRead)
				// React works, and its changes show.
				p.do(`document.querySelector("button").click(); await frame();`)
				p.wait(`el.result?.scope === "connection mainaccount wallet:read"`)
				contains(t, "the button", js[string](p, `return document.querySelector("button").textContent`), "Clicked 1")
				for _, line := range p.Said() {
					if !strings.Contains(line, "React DevTools") {
						t.Errorf("on the console: %s", line)
					}
				}
			})
		}
	}
}
