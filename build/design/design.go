// Package design reads the design's values for what a style sheet doesn't draw:
// the icon of the pages and the card for links.
package design

import (
	"fmt"
	"image/color"
	"regexp"
	"strconv"
	"strings"
)

// File is the style sheet with the values, below the folder site.
const File = "calculator/design.css"

// Color is a color of the design in both schemes.
type Color struct{ Light, Dark color.RGBA }

// Colors are a design's colors by name, such as "accent".
type Colors map[string]Color

var declared = regexp.MustCompile(`--([a-z-]+): [^;]*light-dark\(#([0-9a-f]+), #([0-9a-f]+)\)`)

// Read finds every color in the style sheet that has a value for each scheme. A
// style sheet without any is an error.
func Read(css string) (Colors, error) {
	colors := Colors{}
	for _, m := range declared.FindAllStringSubmatch(css, -1) {
		light, err := parse(m[2])
		if err != nil {
			return nil, fmt.Errorf("--%s: %w", m[1], err)
		}
		dark, err := parse(m[3])
		if err != nil {
			return nil, fmt.Errorf("--%s: %w", m[1], err)
		}
		colors[m[1]] = Color{light, dark}
	}
	if len(colors) == 0 {
		return nil, fmt.Errorf("%s has no colors", File)
	}
	return colors, nil
}

// parse reads the digits of #rgb or #rrggbb.
func parse(digits string) (color.RGBA, error) {
	if len(digits) == 3 {
		digits = strings.Join([]string{digits[:1], digits[:1], digits[1:2], digits[1:2], digits[2:], digits[2:]}, "")
	}
	n, err := strconv.ParseUint(digits, 16, 32)
	if err != nil || len(digits) != 6 {
		return color.RGBA{}, fmt.Errorf("#%s isn't a color", digits)
	}
	return color.RGBA{R: uint8(n >> 16), G: uint8(n >> 8), B: uint8(n), A: 0xff}, nil
}

// Hex writes a color as six digits, without its number sign.
func Hex(c color.RGBA) string { return fmt.Sprintf("%02x%02x%02x", c.R, c.G, c.B) }
