package main

import (
	"bytes"
	"compress/gzip"
	"io"
	"io/fs"
	"path"
	"strings"

	"github.com/andybalholm/brotli"

	"scopecalculator/build/wasmbuild"
)

// group is what a file is for.
type group string

const (
	wasm  group = "wasm"
	shell group = "shell (JS and CSS)"
	page  group = "page"
	site  group = "script of the pages"

	// What follows isn't part of the first answer.
	loader    group = "loader"
	embedders group = "for embedders"
	offline   group = "for reading offline"
	rest      group = "others"
)

var groups = []group{wasm, shell, page, site, loader, embedders, offline, rest}

// size is the size of one file or group in bytes. The first three of the
// program, which ships packed, are those of the module in it.
type size struct{ raw, gzip, brotli, shipped int }

func (s size) plus(t size) size {
	return size{s.raw + t.raw, s.gzip + t.gzip, s.brotli + t.brotli, s.shipped + t.shipped}
}

type file struct {
	name  string
	group group
	size
}

// groupOf says what a path in dist is for. The first answer is the one on the
// home page.
func groupOf(name string) group {
	switch {
	case strings.HasSuffix(name, ".wasm.lzma"):
		return wasm
	case name == "embed/scope-calculator.js":
		return shell
	case name == "index.html", name == "site.css":
		return page
	case name == "site.js":
		return site
	case name == "embed/loader.js":
		return loader
	case strings.HasPrefix(name, "embed/") && !strings.HasPrefix(name, "embed/later-"):
		return embedders
	case name == "offline.zip", name == "scope-calculator.html", name == "sw.js":
		return offline
	default:
		return rest
	}
}

// measure measures every file.
func measure(dist fs.FS) ([]file, error) {
	var files []file
	err := fs.WalkDir(dist, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := fs.ReadFile(dist, name)
		if err != nil {
			return err
		}
		s, err := weigh(name, content)
		if err != nil {
			return err
		}
		files = append(files, file{name, groupOf(name), s})
		return nil
	})
	return files, err
}

func weigh(name string, content []byte) (size, error) {
	shipped := len(content)
	if path.Ext(name) == ".lzma" {
		module, err := wasmbuild.Unpack(content)
		if err != nil {
			return size{}, err
		}
		content = module
	}
	g, err := packed(content, gzipWriter)
	if err != nil {
		return size{}, err
	}
	b, err := packed(content, brotliWriter)
	return size{len(content), g, b, shipped}, err
}

func gzipWriter(w io.Writer) (io.WriteCloser, error) {
	return gzip.NewWriterLevel(w, gzip.BestCompression)
}

func brotliWriter(w io.Writer) (io.WriteCloser, error) {
	return brotli.NewWriterOptions(w, brotli.WriterOptions{Quality: 11, LGWin: 24}), nil
}

// packed returns how long content is once compressed.
func packed(content []byte, compressor func(io.Writer) (io.WriteCloser, error)) (int, error) {
	var buf bytes.Buffer
	w, err := compressor(&buf)
	if err != nil {
		return 0, err
	}
	if _, err := w.Write(content); err != nil {
		return 0, err
	}
	if err := w.Close(); err != nil {
		return 0, err
	}
	return buf.Len(), nil
}
