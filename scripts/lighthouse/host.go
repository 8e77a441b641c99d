package main

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"path"
	"regexp"
	"strings"
	"sync"

	"github.com/andybalholm/brotli"

	"scopecalculator/build/site"
)

// textual matches the media types that a host compresses.
var textual = regexp.MustCompile(`^text/|[/+](json|xml)$`)

// host serves the files as a good static host does: text with brotli, or gzip
// if that's all the browser knows, and files with a hash in their name
// cacheable forever.
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
			head.Set("Content-Type", site.MediaType(".html"))
			w.WriteHeader(http.StatusNotFound)
			w.Write(files["404.html"])
			return
		}
		head.Set("Cache-Control", "max-age=600")
		if strings.Contains(name, "-") && strings.HasPrefix(name, "embed/") && path.Ext(name) != ".json" {
			head.Set("Cache-Control", "max-age=31536000, immutable")
		}
		kind := site.MediaType(name)
		head.Set("Content-Type", kind)
		if !textual.MatchString(kind) {
			w.Write(content)
			return
		}
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

// pack compresses; writing to memory can't fail.
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
