package catalog

import "testing"

// shippedLimit keeps the table at a size that doesn't matter in the download:
// brotli compresses it to about a fifth.
const shippedLimit = 28 << 10

func TestShippedSize(t *testing.T) {
	if n := len(methodRows) + len(removedRows) + len(consequenceRows) + len(jobRows); n > shippedLimit {
		t.Errorf("the shipped text has %d bytes, more than %d", n, shippedLimit)
	}
}

// BenchmarkFirstUse times what the first call pays and later ones don't.
func BenchmarkFirstUse(b *testing.B) {
	for b.Loop() {
		for _, row := range lines(methodRows) {
			parseMethod(row)
		}
	}
}
