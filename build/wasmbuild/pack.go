package wasmbuild

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
	"path/filepath"

	"github.com/kjk/lzma"
)

// Pack returns the module as an .lzma file with its length in the header, which
// site/calculator/unpack.ts reads. Equal input gives equal output.
func Pack(raw []byte) ([]byte, error) {
	var packed bytes.Buffer
	w := lzma.NewWriterSizeLevel(&packed, int64(len(raw)), lzma.BestCompression)
	if _, err := w.Write(raw); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return packed.Bytes(), nil
}

// packOnce is Pack, which takes seconds for Go's program, and keeps the outcome.
func packOnce(raw []byte) ([]byte, error) {
	sum := sha256.Sum256(raw)
	kept := filepath.Join(caches(), hex.EncodeToString(sum[:16])+".lzma")
	if packed, err := os.ReadFile(kept); err == nil {
		return packed, nil
	}
	packed, err := Pack(raw)
	if err == nil {
		keep(kept, packed)
	}
	return packed, err
}

// Unpack is the reverse.
func Unpack(packed []byte) ([]byte, error) {
	r := lzma.NewReader(bytes.NewReader(packed))
	defer r.Close()
	return io.ReadAll(r)
}
