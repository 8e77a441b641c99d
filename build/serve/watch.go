package serve

import (
	"context"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"path/filepath"
	"time"
)

// watched are the sources of the site. The builder itself isn't among them: a
// running program can't pick up its own new code.
var watched = []string{"go.mod", "go.sum", "LICENSE", "CHANGELOG.md", "scopecore", "wasm", "site", "scripts/recipes"}

// watch calls rebuild whenever the sources change. Checking times and sizes of
// a few hundred files costs next to nothing and, unlike operating system
// notifications, works the same everywhere.
func watch(ctx context.Context, root string, before [sha256.Size]byte, rebuild func()) {
	tick := time.NewTicker(pause)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		if now := snapshot(root); now != before {
			before = now
			rebuild()
		}
	}
}

// snapshot sums up names, times and sizes of the sources.
func snapshot(root string) [sha256.Size]byte {
	sum := sha256.New()
	for _, name := range watched {
		// A file that's gone by the time it's read shows in the next snapshot,
		// so errors here can be ignored.
		_ = filepath.WalkDir(filepath.Join(root, name), func(file string, entry fs.DirEntry, err error) error {
			if err != nil {
				return nil
			}
			if entry.IsDir() {
				if entry.Name() == "node_modules" {
					return fs.SkipDir
				}
				return nil
			}
			if info, err := entry.Info(); err == nil {
				fmt.Fprintln(sum, file, info.ModTime().UnixNano(), info.Size())
			}
			return nil
		})
	}
	return [sha256.Size]byte(sum.Sum(nil))
}
