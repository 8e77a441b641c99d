// Package copied gives tests a copy of the repository to change.
package copied

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// left are folders without sources.
var left = []string{".git", ".cache", "dist", "node_modules", "screenshots"}

// Tree copies the sources of the repository at root into a folder of the test,
// and returns that folder.
func Tree(t *testing.T, root string) string {
	t.Helper()
	to := t.TempDir()
	err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, name)
		if err != nil {
			return err
		}
		if slices.Contains(left, entry.Name()) && rel != "." {
			if entry.IsDir() {
				return fs.SkipDir
			}
			return nil // the file .git of a worktree
		}
		if entry.IsDir() {
			return os.MkdirAll(filepath.Join(to, rel), 0o755)
		}
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(to, rel), text, info.Mode().Perm())
	})
	if err != nil {
		t.Fatal(err)
	}
	return to
}
