package wasmbuild

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// caches is where slow results are kept between builds.
func caches() string {
	dir, err := os.UserCacheDir()
	if err != nil {
		dir = os.TempDir() // no home
	}
	return filepath.Join(dir, "scope-calculator")
}

// linkedGOROOT returns a folder that's the toolchain's except for src/fmt. It's
// kept, since TinyGo caches what it compiled by the folder's name.
func linkedGOROOT() (string, error) {
	goroot, err := GOROOT()
	if err != nil {
		return "", err
	}
	version, err := os.ReadFile(filepath.Join(goroot, "VERSION"))
	if err != nil {
		return "", fmt.Errorf("the toolchain's version: %w", err)
	}
	sum := sha256.Sum256([]byte(goroot + "\x00" + string(version) + "\x00" + string(standInFmt)))
	root := filepath.Join(caches(), "goroot-"+hex.EncodeToString(sum[:8]))
	if _, err := os.Stat(root); err == nil {
		return root, nil
	}
	if err := os.MkdirAll(caches(), 0o755); err != nil {
		return "", err
	}
	made, err := os.MkdirTemp(caches(), "goroot-")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(made)
	if err := linkAll(goroot, made, "src"); err != nil {
		return "", err
	}
	source := filepath.Join(made, "src")
	if err := linkAll(filepath.Join(goroot, "src"), source, "fmt"); err != nil {
		return "", err
	}
	if err := os.WriteFile(filepath.Join(source, "fmt", "print.go"), standInFmt, 0o644); err != nil {
		return "", err
	}
	if err := os.Rename(made, root); err != nil {
		if _, other := os.Stat(root); other == nil {
			return root, nil // another build was faster
		}
		return "", err
	}
	return root, nil
}

// linkAll makes to a folder of links to everything in from, with one folder
// left empty.
func linkAll(from, to, empty string) error {
	entries, err := os.ReadDir(from)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Join(to, empty), 0o755); err != nil {
		return err
	}
	for _, e := range entries {
		if e.Name() == empty {
			continue
		}
		if err := os.Symlink(filepath.Join(from, e.Name()), filepath.Join(to, e.Name())); err != nil {
			return err
		}
	}
	return nil
}

// tinyKey hashes everything that decides what TinyGo writes: its version and
// arguments, and every source that the program may be made from.
func tinyKey(root, program, version string) (string, error) {
	h := sha256.New()
	fmt.Fprintf(h, "%s\x00%q\x00%s\x00%s\x00%s\x00", version, tinyFlags, program, tinyTarget, standInFmt)
	for _, source := range []string{"go.mod", "go.sum", "scopecore", "wasm", program} {
		err := filepath.WalkDir(filepath.Join(root, source), func(file string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			content, err := os.ReadFile(file)
			if err != nil {
				return err
			}
			name, err := filepath.Rel(root, file)
			fmt.Fprintf(h, "%s\x00%x\x00", filepath.ToSlash(name), sha256.Sum256(content))
			return err
		})
		if err != nil {
			return "", err
		}
	}
	return hex.EncodeToString(h.Sum(nil)[:16]), nil
}

// keep writes a program where the next build finds it. If it can't be kept,
// it's just made again.
func keep(file string, raw []byte) {
	if os.MkdirAll(filepath.Dir(file), 0o755) != nil {
		return
	}
	made, err := os.CreateTemp(filepath.Dir(file), "program-")
	if err != nil {
		return
	}
	defer os.Remove(made.Name())
	_, err = made.Write(raw)
	if closed := made.Close(); err == nil && closed == nil {
		os.Rename(made.Name(), file)
	}
}
