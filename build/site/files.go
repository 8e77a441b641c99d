package site

import (
	"bytes"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
)

// Files is the output: contents by slash-separated path.
type Files map[string][]byte

// Names lists the paths in alphabetical order.
func (f Files) Names() []string { return slices.Sorted(maps.Keys(f)) }

// Write makes dir hold these files and no others. A file that has not changed
// is left alone, so that its time tells when it did.
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
