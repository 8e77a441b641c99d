package main

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"path"
	"strings"
	"sync"

	"github.com/andybalholm/brotli"

	"scopecalculator/build/site"
)

// types are the media types of what a host compresses.
var types = map[string]string{
	".css": "text/css; charset=utf-8", ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8",
	".json": "application/json", ".md": "text/markdown; charset=utf-8", ".ts": "text/plain; charset=utf-8",
	".txt": "text/plain; charset=utf-8", ".xml": "application/xml",
}

// host serves the files as a good static host does: text with brotli, or gzip
// where the browser knows no better, and what has its hash in its name for ever.
func host(files site.Files) http.Handler {
	var packed sync.Map
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := strings.TrimPrefix(r.URL.Path, "/")
		if name == "" {
			name = "index.html"
		}
		head := w.Header()
		content, ok := files[name]
		if !ok {
			head.Set("Content-Type", types[".html"])
			w.WriteHeader(http.StatusNotFound)
			w.Write(files["404.html"])
			return
		}
		head.Set("Cache-Control", "max-age=600")
		if strings.Contains(name, "-") && strings.HasPrefix(name, "embed/") && path.Ext(name) != ".json" {
			head.Set("Cache-Control", "max-age=31536000, immutable")
		}
		kind, text := types[path.Ext(name)]
		if !text {
			head.Set("Content-Type", "application/octet-stream")
			w.Write(content)
			return
		}
		head.Set("Content-Type", kind)
		head.Set("Vary", "Accept-Encoding")
		accepted := r.Header.Get("Accept-Encoding")
		encoding := ""
		for _, e := range []string{"br", "gzip"} {
			if strings.Contains(accepted, e) {
				encoding = e
				break
			}
		}
		if encoding != "" {
			head.Set("Content-Encoding", encoding)
			key := encoding + name
			if _, ok := packed.Load(key); !ok {
				packed.Store(key, pack(content, encoding))
			}
			body, _ := packed.Load(key)
			content = body.([]byte)
		}
		w.Write(content)
	})
}

// pack compresses; writing to memory does not fail.
func pack(content []byte, encoding string) []byte {
	var b bytes.Buffer
	var w io.WriteCloser = brotli.NewWriterLevel(&b, brotli.BestCompression)
	if encoding == "gzip" {
		w = gzip.NewWriter(&b)
	}
	w.Write(content)
	w.Close()
	return b.Bytes()
}
