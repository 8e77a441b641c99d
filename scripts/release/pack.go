package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// single is the calculator in one file.
const single = "scope-calculator.html"

// pack writes what a release offers for download into a folder: dist/ as an
// archive, the calculator in one file, and SHA256SUMS for both. The same dist/
// gives the same bytes.
func (r release) pack(folder string) error {
	dist := filepath.Join(r.root, "dist")
	name := "scope-calculator-" + r.version
	archive, err := archived(dist, name)
	if err != nil {
		return err
	}
	html, err := os.ReadFile(filepath.Join(dist, single))
	if err != nil {
		return err
	}
	files := map[string][]byte{name + ".tar.gz": archive, single: html}
	var sums []string
	for name, content := range files {
		sums = append(sums, fmt.Sprintf("%x  %s\n", sha256.Sum256(content), name))
	}
	slices.Sort(sums)
	files["SHA256SUMS"] = []byte(strings.Join(sums, ""))

	if !filepath.IsAbs(folder) {
		folder = filepath.Join(r.root, folder)
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(folder, name), content, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// archived is a folder as .tar.gz, sorted by name and without times and owners.
func archived(folder, as string) ([]byte, error) {
	var b bytes.Buffer
	gz, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	out := tar.NewWriter(gz)
	err = filepath.WalkDir(folder, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		rel, err := filepath.Rel(folder, name)
		if err != nil {
			return err
		}
		content, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		if err := out.WriteHeader(&tar.Header{Name: as + "/" + filepath.ToSlash(rel), Mode: 0o644, Size: int64(len(content)), Format: tar.FormatUSTAR}); err != nil {
			return err
		}
		_, err = out.Write(content)
		return err
	})
	if err != nil {
		return nil, err
	}
	if err := errors.Join(out.Close(), gz.Close()); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
