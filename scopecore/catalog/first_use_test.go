package catalog

import "testing"

// shippedLimit holds the table to a size that does not matter in the download:
// brotli leaves about a fifth of it.
const shippedLimit = 28 << 10

func TestShippedSize(t *testing.T) {
	if n := len(methodRows) + len(removedRows) + len(consequenceRows) + len(jobRows); n > shippedLimit {
		t.Errorf("the shipped text has %d bytes, more than %d", n, shippedLimit)
	}
}

// BenchmarkFirstUse times what the first call pays and later ones do not.
func BenchmarkFirstUse(b *testing.B) {
	for b.Loop() {
		for _, row := range lines(methodRows) {
			parseMethod(row)
		}
	}
}
