package design

import (
	"fmt"
	"strconv"
)

// Bar is one line of the mark, in a square of MarkSize: its left end, its
// middle and its length.
type Bar struct{ X, Y, Length float64 }

// MarkSize is the side of the square that the mark is drawn in, Stroke how thick
// its bars are.
const (
	MarkSize = 22
	Stroke   = 3.4
)

// Bars are the mark: what was asked, what the key allows, what the token gets,
// and, dashed, what was asked for but not given.
var Bars = [4]Bar{{3, 5, 16}, {3, 11, 10}, {3, 17, 7}, {13.4, 17, 7}}

// Dash and Gap are those of the last bar.
const (
	Dash = 2.3
	Gap  = 1.9
)

// Mark is the mark as the paths of an SVG; a style sheet gives them their color.
func Mark() (paths string) {
	for _, b := range Bars {
		paths += fmt.Sprintf(`<path d="M%g %gh%g"/>`, b.X, b.Y, b.Length)
	}
	return paths
}

// Icon is the mark on a dark tile, as a file: a browser's bar may be light or dark.
func Icon(c Colors) []byte {
	side := strconv.Itoa(MarkSize)
	return fmt.Appendf(nil, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %s %s"><style>`+
		`path{fill:none;stroke:#%s;stroke-width:%g;stroke-linecap:round}path:nth-of-type(2){opacity:.5}path:nth-of-type(3){stroke:#%s}`+
		`path:nth-of-type(4){stroke:#%s;stroke-linecap:butt;stroke-dasharray:%g %g}</style><rect width="%s" height="%s" rx="5" fill="#%s"/>%s</svg>`+"\n",
		side, side, Hex(c["ink"].Dark), Stroke, Hex(c["accent"].Dark), Hex(c["warn"].Dark), Dash, Gap, side, side, Hex(c["page"].Dark), Mark())
}
