package site

import (
	"crypto/sha256"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
)

// memo remembers the outcome of a step as long as the sources it reads stay the
// same. A server that rebuilds after a text change then doesn't have to compile
// the program again.
type memo[T any] struct {
	mu    sync.Mutex
	key   [sha256.Size]byte
	value T
	known bool
}

// get returns the remembered value, or makes and remembers it. The sources are
// files and folders below root; a failure isn't remembered.
func (m *memo[T]) get(root string, sources []string, make func() (T, error)) (T, error) {
	key, err := sumOf(root, sources)
	if err != nil {
		return *new(T), err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.known && m.key == key {
		return m.value, nil
	}
	value, err := make()
	if err == nil {
		m.key, m.value, m.known = key, value, true
	}
	return value, err
}

// sumOf hashes names and contents: a checkout may leave meaningless times.
func sumOf(root string, sources []string) (sum [sha256.Size]byte, err error) {
	h := sha256.New()
	h.Write([]byte(root))
	for _, source := range sources {
		err := filepath.WalkDir(filepath.Join(root, source), func(file string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			content, err := os.ReadFile(file)
			if err != nil {
				return err
			}
			one := sha256.Sum256(content)
			h.Write([]byte(file))
			h.Write(one[:])
			return nil
		})
		if err != nil {
			return sum, err
		}
	}
	return [sha256.Size]byte(h.Sum(nil)), nil
}
