//go:build browser

package browser

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"scopecalculator/build/site"
)

// nextBuild builds the site from sources where a page, the shell and the model
// each have one changed sentence.
func nextBuild(t *testing.T) site.Files {
	t.Helper()
	root := t.TempDir()
	changes := map[string][2]string{
		filepath.Join("site", "calculator", "table.ts"):        {"Request asks", "Another shell"},
		filepath.Join("site", "calculator", "later.ts"):        {"export", "export const another = true; export"},
		filepath.Join("scopecore", "knowledge", "headline.go"): {"Exactly what you asked for", "Another model"},
		filepath.Join("site", "layout", "page.html"):           {"<main", "<!-- another page --><main data-another"},
	}
	err := filepath.WalkDir("../..", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() {
			if slices.Contains([]string{".git", "node_modules", "dist"}, entry.Name()) {
				return fs.SkipDir
			}
			return nil
		}
		rel, err := filepath.Rel("../..", name)
		if err != nil || !entry.Type().IsRegular() {
			return err
		}
		content, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		if change, ok := changes[rel]; ok {
			text := strings.Replace(string(content), change[0], change[1], 1)
			if text == string(content) {
				t.Errorf("%s no longer says %q", rel, change[0])
			}
			content = []byte(text)
			delete(changes, rel)
		}
		target := filepath.Join(root, rel)
		if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
			return err
		}
		return os.WriteFile(target, content, 0o644)
	})
	if err != nil {
		t.Fatal(err)
	}
	for rel := range changes {
		t.Errorf("there is no file %s", rel)
	}
	next, err := site.Build(root)
	if err != nil {
		t.Fatal(err)
	}
	return next
}

// TestSiteUpdates puts another build on a host whose site a reader has kept
// offline. Whatever the reader opens, and whenever, is from one build, page,
// shell and program: online the host's, offline the last one that was kept
// completely.
func TestSiteUpdates(t *testing.T) {
	next := nextBuild(t)
	s := newStand(t)
	p := visit(t, s.URL+"/", view{allow: []string{"net::ERR_", "Failed to", "404", "integrity"}})
	// shown checks which build each part on the screen comes from.
	shown := func(when, want string) {
		t.Helper()
		p.do(`el.setAttribute("eager", "")`)
		p.wait(`$(".calc")?.dataset.state === "ready"`)
		p.query("key=trade:read&ask=trade:read")
		equal(t, when, js[string](p, `
			const of = (another) => another ? "next" : "first";
			return [of(document.querySelector("main").matches("[data-another]")), of(root.textContent.includes("Another shell")), of(root.textContent.includes("Another model"))].join()`),
			strings.Join([]string{want, want, want}, ","))
	}
	const count = `(await (await caches.open("scope-calculator /")).keys()).length`
	p.wait(`navigator.serviceWorker.controller`)
	all := js[int](p, "return "+count)
	shown("at first", "first")

	// The page stays open while the host gets the next build: what it loads
	// later is still from its own build.
	s.set(func() { s.files = next })
	p.do(`$("button[data-panel=code]").click()`)
	p.wait(`$("pre.snippet")?.textContent.length > 50`)
	s.set(func() { s.down = true })
	p.GoTo(s.URL + "/")
	shown("offline, before the next build was seen", "first")

	s.set(func() { s.down = false })
	p.GoTo(s.URL + "/")
	shown("online with the next build", "next")
	const old = `(await (await caches.open("scope-calculator /")).keys()).filter((r) => decodeURIComponent(r.url).includes(a)).length`
	gone := digest(files["index.html"])
	// The worker puts away what is old file by file.
	p.wait(`await (async () => `+old+`)() === 0 && `+count+` <= b`, gone, all)
	equal(t, "files kept, none of them of the build before", js[int](p, "return "+count), all)
	s.set(func() { s.down = true })
	p.GoTo(s.URL + "/")
	shown("offline with the next build", "next")
	p.GoTo(s.URL + "/grants.html")
	shown("another page offline", "next")

	// A host that's halfway through the next update: the worker is there, its
	// files aren't. None of it is used.
	half := site.Files{}
	for name, content := range next {
		half[name] = content
	}
	half["sw.js"] = files["sw.js"]
	s.set(func() { s.down, s.files = false, half })
	p.GoTo(s.URL + "/")
	p.do(`await (await navigator.serviceWorker.getRegistration()).update().catch(() => {}); await new Promise((done) => setTimeout(done, 300))`)
	s.set(func() { s.down = true })
	p.GoTo(s.URL + "/")
	shown("offline after half an update", "next")
}

// digest is a hash as integrity metadata has it.
func digest(content []byte) string {
	sum := sha256.Sum256(content)
	return base64.StdEncoding.EncodeToString(sum[:])
}

// TestArchive opens the site from the unpacked archive.
func TestArchive(t *testing.T) {
	r, err := zip.NewReader(bytes.NewReader(files["offline.zip"]), int64(len(files["offline.zip"])))
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "Downloads and more")
	if err := os.CopyFS(dir, r); err != nil {
		t.Fatal(err)
	}
	root := "file://" + strings.ReplaceAll(dir, " ", "%20") + "/scope-calculator/"
	p := visit(t, root+"index.html", view{allow: []string{"CORS", "net::ERR_FAILED", "from origin 'null'"}})
	p.query("key=trade:read_write&ask=trade:read")
	equal(t, "scope", p.scope(), grantedRead)
	// Every link of the page leads to a file that is there.
	for _, link := range js[[]string](p, `return [...document.querySelectorAll("a[href]")].map((e) => e.href).filter((h) => h.startsWith("file:")).map((h) => decodeURI(h.replace(/[?#].*/, "")))`) {
		if info, err := os.Stat(strings.TrimPrefix(link, "file://")); err != nil || info.IsDir() {
			t.Errorf("a link leads nowhere: %s", link)
		}
	}
	p.noMore(t, root)
	p.GoTo(root + "grants.html")
	p.do(`el.setAttribute("eager", "")`)
	p.wait(`$(".calc")?.dataset.state === "ready"`)
	p.GoTo(root + "scope-calculator.html")
	p.wait(`$(".calc")?.dataset.state === "ready"`)
	p.GoTo(root + "embed/frame.html?key=trade:read_write&ask=trade:read")
	p.wait(`$(".calc")?.dataset.state === "ready"`)
	equal(t, "scope in the page for frames", p.scope(), grantedRead)
}
