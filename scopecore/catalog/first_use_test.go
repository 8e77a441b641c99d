package catalog

import "testing"

// shippedLimit holds the table to a size that is no matter in the download:
// this much text is about a quarter of it under brotli.
const shippedLimit = 28 << 10

func TestShippedSize(t *testing.T) {
	if n := len(methodRows) + len(removedRows) + len(consequenceRows); n > shippedLimit {
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
