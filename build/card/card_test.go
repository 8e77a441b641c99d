package card

import (
	"bytes"
	"image/png"
	"testing"
)

const query = "key=account:read+trade:read_write&ask=account:read_write+trade:read_write"

// The card has the size that sites ask for, is small, and is the same each time.
func TestPNG(t *testing.T) {
	first, err := PNG("What it says", query)
	if err != nil {
		t.Fatal(err)
	}
	again, err := PNG("What it says", query)
	if err != nil || !bytes.Equal(first, again) {
		t.Errorf("two cards of the same differ: %v", err)
	}
	other, err := PNG("What it says", query+"&account=sub")
	if err != nil || bytes.Equal(first, other) {
		t.Errorf("the card does not follow the answer: %v", err)
	}
	picture, err := png.Decode(bytes.NewReader(first))
	if err != nil {
		t.Fatal(err)
	}
	if size := picture.Bounds().Size(); size.X != 1200 || size.Y != 630 {
		t.Errorf("it is %v", size)
	}
	t.Logf("%d bytes", len(first))
	if len(first) > 40_000 {
		t.Errorf("%d bytes, want at most 40,000", len(first))
	}
}

func TestPNGRefuses(t *testing.T) {
	for _, bad := range []string{"keys=x", "key_type=asymmetric&key=trade:read"} {
		if _, err := PNG("x", bad); err == nil {
			t.Errorf("%s makes a card", bad)
		}
	}
	if _, err := PNG("word word word word word word word word word word word word word word word word word word word word word word word word", query); err == nil {
		t.Error("a card that is too full is no error")
	}
}
