package site

import (
	"bytes"
	"cmp"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
)

// Files is the output: contents by slash-separated path.
type Files map[string][]byte

// Names lists the paths in alphabetical order.
func (f Files) Names() []string { return slices.Sorted(maps.Keys(f)) }

// types maps extensions to media types. The system's table isn't used: it
// differs from machine to machine.
var types = map[string]string{
	".css":  "text/css; charset=utf-8",
	".lzma": "application/x-lzma",
	".html": "text/html; charset=utf-8",
	".js":   "text/javascript; charset=utf-8",
	".json": "application/json",
	".md":   "text/markdown; charset=utf-8",
	".png":  "image/png",
	".svg":  "image/svg+xml",
	".ts":   "text/plain; charset=utf-8",
	".txt":  "text/plain; charset=utf-8",
	".wasm": "application/wasm",
	".xml":  "application/xml",
	".zip":  "application/zip",
}

// MediaType is the media type that a host serves a file with.
func MediaType(name string) string { return cmp.Or(types[path.Ext(name)], "application/octet-stream") }

// Write makes dir have these files and no others. A file that didn't change is
// left alone, so that its time says when it last did.
func (f Files) Write(dir string) error {
	for _, name := range f.Names() {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if old, err := os.ReadFile(file); err == nil && bytes.Equal(old, f[name]) {
			continue
		}
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(file, f[name], 0o644); err != nil {
			return err
		}
	}
	return filepath.WalkDir(dir, func(file string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		name, err := filepath.Rel(dir, file)
		if err != nil {
			return err
		}
		if _, ok := f[filepath.ToSlash(name)]; ok {
			return nil
		}
		return os.Remove(file)
	})
}
