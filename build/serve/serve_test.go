package serve

import (
	"bufio"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"scopecalculator/build/site"
)

var files = site.Files{
	"index.html":              []byte("<body>home</body>"),
	"more/index.html":         []byte("<body>more</body>"),
	"site.css":                []byte("a{}"),
	"embed/a.js":              []byte("1"),
	"embed/a-0f.wasm.lzma":    []byte("\x5d\x00"),
	"embed/integrity.json":    []byte("{}"),
	"embed/LICENSES.txt":      []byte("terms"),
	"embed/something.unknown": []byte("?"),
}

func get(t *testing.T, h http.Handler, method, target string, header http.Header) *http.Response {
	t.Helper()
	r := httptest.NewRequest(method, "http://127.0.0.1/", nil)
	r.URL.Path = target
	for name, values := range header {
		r.Header[name] = values
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Result()
}

func TestTypes(t *testing.T) {
	s := newState()
	s.set(files, nil)
	h := handler(s)
	for target, want := range map[string]string{
		"/":                        "text/html; charset=utf-8",
		"/more/":                   "text/html; charset=utf-8",
		"/site.css":                "text/css; charset=utf-8",
		"/embed/a.js":              "text/javascript; charset=utf-8",
		"/embed/a-0f.wasm.lzma":    "application/x-lzma",
		"/embed/integrity.json":    "application/json",
		"/embed/LICENSES.txt":      "text/plain; charset=utf-8",
		"/embed/something.unknown": "application/octet-stream",
	} {
		for _, method := range []string{"GET", "HEAD"} {
			r := get(t, h, method, target, http.Header{"Accept-Encoding": {"gzip, br"}})
			if r.StatusCode != 200 || r.Header.Get("Content-Type") != want {
				t.Errorf("%s %s: %d %s, want 200 %s", method, target, r.StatusCode, r.Header.Get("Content-Type"), want)
			}
			if e := r.Header.Get("Content-Encoding"); e != "" {
				t.Errorf("%s %s has Content-Encoding %s", method, target, e)
			}
			if c := r.Header.Get("Cache-Control"); c != "no-cache" {
				t.Errorf("%s %s has Cache-Control %q", method, target, c)
			}
		}
	}
	tag := get(t, h, "GET", "/site.css", nil).Header.Get("ETag")
	if r := get(t, h, "GET", "/site.css", http.Header{"If-None-Match": {tag}}); r.StatusCode != http.StatusNotModified {
		t.Errorf("asked again with its tag: %d, want 304", r.StatusCode)
	}
	if r := get(t, h, "POST", "/site.css", nil); r.StatusCode != http.StatusMethodNotAllowed {
		t.Errorf("POST: %d, want 405", r.StatusCode)
	}
}

func TestNothingOutside(t *testing.T) {
	s := newState()
	s.set(files, nil)
	for _, target := range []string{
		"/../go.mod", "/../../etc/passwd", "/embed/../../LICENSE", "//etc/passwd", "/..%2fgo.mod", `/..\go.mod`, "/serve.go", "/embed", "/embed/",
	} {
		r := get(t, handler(s), "GET", target, nil)
		if body, _ := io.ReadAll(r.Body); r.StatusCode == 200 {
			t.Errorf("%s: 200 %q", target, body)
		}
	}
}

func TestBusyPort(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	err = Run(t.Context(), Options{Addr: "127.0.0.1", Port: taken.Addr().(*net.TCPAddr).Port, Log: io.Discard, Build: func() (site.Files, error) {
		t.Error("built although the port is taken")
		return nil, nil
	}})
	if err == nil || !strings.Contains(err.Error(), "in use") || !strings.Contains(err.Error(), "-port") || strings.Contains(err.Error(), "\n") {
		t.Errorf("error %v, want one line that says the port is in use and names -port", err)
	}
}

// lines returns a writer for the server, and a function that gives the test its
// lines.
func lines(t *testing.T) (io.Writer, func() string) {
	r, w := io.Pipe()
	t.Cleanup(func() { r.Close() })
	scanner := bufio.NewScanner(r)
	return w, func() string {
		if !scanner.Scan() {
			t.Fatalf("the log ended: %v", scanner.Err())
		}
		return scanner.Text()
	}
}

func TestRebuilds(t *testing.T) {
	root := t.TempDir()
	source := filepath.Join(root, "site", "a.md")
	if err := os.Mkdir(filepath.Dir(source), 0o755); err != nil {
		t.Fatal(err)
	}
	write := func(text string) {
		if err := os.WriteFile(source, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("one")
	var builds atomic.Int32
	log, line := lines(t)
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() {
		done <- Run(ctx, Options{Root: root, Addr: "127.0.0.1", Log: log, Says: site.Options{}.Says, Build: func() (site.Files, error) {
			builds.Add(1)
			text, err := os.ReadFile(source)
			if err == nil && strings.Contains(string(text), "bad") {
				err = errors.New("it is bad")
			}
			return site.Files{"index.html": []byte("<body>" + string(text) + "</body>")}, err
		}})
	}()
	expect := func(want string) string {
		t.Helper()
		got := line()
		if !strings.HasPrefix(got, want) {
			t.Fatalf("the log says %q, want %q…", got, want)
		}
		return got
	}
	home := ""
	body := func() string {
		t.Helper()
		r, err := http.Get(home)
		if err != nil {
			t.Fatal(err)
		}
		defer r.Body.Close()
		b, _ := io.ReadAll(r.Body)
		return string(b)
	}

	expect("built in")
	home = expect("http://127.0.0.1:")
	if got := body(); !strings.Contains(got, "one") || !strings.Contains(got, reloadScript) {
		t.Errorf("first page is %q, want its text and the reload script", got)
	}

	stream, err := http.Get(home + strings.TrimPrefix(reloadEvents, "/"))
	if err != nil {
		t.Fatal(err)
	}
	defer stream.Body.Close()
	events := bufio.NewScanner(stream.Body)
	event := func() string {
		t.Helper()
		for events.Scan() {
			if data, ok := strings.CutPrefix(events.Text(), "data: "); ok {
				return data
			}
		}
		t.Fatal("the events ended")
		return ""
	}

	write("two, longer")
	expect("built in")
	if got := event(); got != "null" {
		t.Errorf("a good build sends %s, want null", got)
	}
	if got := body(); !strings.Contains(got, "two") {
		t.Errorf("after a change the page is %q", got)
	}

	write("bad as well")
	expect("it is bad")
	if got := event(); got != `"it is bad"` {
		t.Errorf("a failed build sends %s", got)
	}
	if got := body(); !strings.Contains(got, "two") {
		t.Errorf("after a failed build the page is %q, want the last good one", got)
	}

	count := builds.Load()
	time.Sleep(3 * pause)
	if now := builds.Load(); now != count {
		t.Errorf("%d builds without a change", now-count)
	}

	stop()
	select {
	case err := <-done:
		if err != nil {
			t.Errorf("stopped with %v", err)
		}
	case <-time.After(5 * time.Second):
		t.Error("doesn't stop while a page listens for events")
	}
}

func TestFirstBuildFails(t *testing.T) {
	s := newState()
	s.set(nil, errors.New("a <b> is missing"))
	r := get(t, handler(s), "GET", "/", nil)
	body, _ := io.ReadAll(r.Body)
	if r.StatusCode != 500 || !strings.Contains(string(body), "a &lt;b&gt; is missing") || !strings.Contains(string(body), reloadScript) {
		t.Errorf("%d %s, want 500, the problem and the reload script", r.StatusCode, body)
	}
}

// What isn't there gets the site's own page for that.
func TestNotFoundPage(t *testing.T) {
	s := newState()
	s.set(site.Files{"404.html": []byte("<body>nothing here</body>")}, nil)
	r := get(t, handler(s), "GET", "/no/such.html", nil)
	body, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	if r.StatusCode != http.StatusNotFound || string(body) != "<body>nothing here</body>" || r.Header.Get("Content-Type") != "text/html; charset=utf-8" {
		t.Errorf("%d, %q, %s", r.StatusCode, body, r.Header.Get("Content-Type"))
	}
}
