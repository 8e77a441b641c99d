package serve

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"html"
	"net/http"
	"path"
	"strings"
	"time"

	"scopecalculator/build/site"
)

// Paths of the live reload. They exist on this server only, never in dist.
const (
	reloadScript = "/-/reload.js"
	reloadEvents = "/-/events"
)

//go:embed reload.js
var reload []byte

// handler serves the state's files. They're in a map, so no path can lead out
// of them.
func handler(s *state) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET "+reloadEvents, func(w http.ResponseWriter, r *http.Request) { events(s, w, r) })
	mux.HandleFunc("GET "+reloadScript, func(w http.ResponseWriter, r *http.Request) { send(w, r, "reload.js", reload) })
	mux.HandleFunc("GET /", func(w http.ResponseWriter, r *http.Request) {
		files, _, problem := s.get()
		if files == nil {
			// Nothing was built yet: the page waits for the first build.
			w.Header().Set("Content-Type", site.MediaType(".html"))
			w.WriteHeader(http.StatusInternalServerError)
			fmt.Fprintf(w, "<!doctype html><title>No site yet</title><pre>%s</pre><script type=\"module\" src=\"%s\"></script>\n",
				html.EscapeString(problem.Error()), reloadScript)
			return
		}
		name := strings.TrimPrefix(r.URL.Path, "/")
		if name == "" || strings.HasSuffix(name, "/") {
			name += "index.html"
		}
		content, ok := files[name]
		if !ok {
			missing, ok := files["404.html"]
			if !ok {
				http.NotFound(w, r)
				return
			}
			w.Header().Set("Content-Type", site.MediaType(".html"))
			w.WriteHeader(http.StatusNotFound)
			w.Write(missing)
			return
		}
		if path.Ext(name) == ".html" {
			content = withReload(content)
		}
		send(w, r, name, content)
	})
	return mux
}

// send replies with the content as is: a .wasm.gz is a file that happens to be
// compressed, not a transport encoding.
func send(w http.ResponseWriter, r *http.Request, name string, content []byte) {
	sum := sha256.Sum256(content)
	w.Header().Set("Content-Type", site.MediaType(name))
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.Header().Set("Cache-Control", "no-cache")
	w.Header().Set("ETag", `"`+hex.EncodeToString(sum[:8])+`"`)
	http.ServeContent(w, r, name, time.Time{}, bytes.NewReader(content))
}

// withReload puts the reload script at the end of a page.
func withReload(page []byte) []byte {
	tag := []byte(`<script type="module" src="` + reloadScript + `"></script></body>`)
	return bytes.Replace(page, []byte("</body>"), tag, 1)
}

// events streams one message for every build: its problem, or null.
func events(s *state, w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	stream := http.NewResponseController(w)
	_, changed, problem := s.get()
	for first := true; ; first = false {
		if !first || problem != nil {
			var text any
			if problem != nil {
				text = problem.Error()
			}
			line, err := json.Marshal(text)
			if err != nil {
				return
			}
			fmt.Fprintf(w, "data: %s\n\n", line)
		}
		if stream.Flush() != nil {
			return
		}
		select {
		case <-r.Context().Done():
			return
		case <-changed:
		}
		_, changed, problem = s.get()
	}
}
