package card

import (
	"bytes"
	"image/color"
	"image/png"
	"maps"
	"os"
	"testing"

	"scopecalculator/build/design"
)

const query = "key=account:read+trade:read_write&ask=account:read_write+trade:read_write"

// The card has the size that sites ask for, is small, and is the same each
// time. colors are the design's.
var colors = func() design.Colors {
	css, err := os.ReadFile("../../site/" + design.File)
	if err != nil {
		panic(err)
	}
	c, err := design.Read(string(css))
	if err != nil {
		panic(err)
	}
	return c
}()

func TestPNG(t *testing.T) {
	first, err := PNG("What it says", query, colors)
	if err != nil {
		t.Fatal(err)
	}
	again, err := PNG("What it says", query, colors)
	if err != nil || !bytes.Equal(first, again) {
		t.Errorf("two cards of the same setting differ: %v", err)
	}
	other, err := PNG("What it says", query+"&account=sub", colors)
	if err != nil || bytes.Equal(first, other) {
		t.Errorf("the card doesn't follow the answer: %v", err)
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

// Each color of the card is the design's.
func TestCardHasTheDesign(t *testing.T) {
	first, err := PNG("What it says", query, colors)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"page", "well", "ink", "soft", "accent", "warn"} {
		other := maps.Clone(colors)
		other[name] = design.Color{Dark: color.RGBA{R: 0x7f, A: 0xff}}
		if got, err := PNG("What it says", query, other); err != nil || bytes.Equal(got, first) {
			t.Errorf("another --%s changes nothing: %v", name, err)
		}
		delete(other, name)
		if _, err := PNG("What it says", query, other); err == nil {
			t.Errorf("a design without --%s makes a card", name)
		}
	}
}

func TestPNGRefuses(t *testing.T) {
	for _, bad := range []string{"keys=x", "key_type=asymmetric&key=trade:read"} {
		if _, err := PNG("x", bad, colors); err == nil {
			t.Errorf("%s makes a card", bad)
		}
	}
	if _, err := PNG("word word word word word word word word word word word word word word word word word word word word word word word word", query, colors); err == nil {
		t.Error("a card that's too full isn't an error")
	}
}
