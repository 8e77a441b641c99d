// Package card draws the picture that other sites show beside a link to this
// one. What it shows is computed: an answer from the model, token by token.
package card

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"math"
	"strings"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/gomono"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"

	"scopecalculator/build/design"
	"scopecalculator/scopecore"
	"scopecalculator/scopecore/knowledge"
	"scopecalculator/scopecore/report"
)

// What sites ask for.
const (
	width  = 1200
	height = 630
	margin = 80
	// indent is where scopes begin, after their labels.
	indent = 180
)

// palette are the design's colors in the dark scheme.
type palette struct{ page, sheet, ink, soft, accent, warn color.RGBA }

func paletteOf(colors design.Colors) (p palette, err error) {
	for name, at := range map[string]*color.RGBA{
		"page": &p.page, "well": &p.sheet, "ink": &p.ink, "soft": &p.soft, "accent": &p.accent, "warn": &p.warn,
	} {
		c, ok := colors[name]
		if !ok {
			return p, fmt.Errorf("the design has no color --%s", name)
		}
		*at = c.Dark
	}
	return p, nil
}

// PNG draws the card in the design's colors: the mark, a title that may have
// line feeds, a setting and its result.
func PNG(title, query string, colors design.Colors) ([]byte, error) {
	p, err := paletteOf(colors)
	if err != nil {
		return nil, err
	}
	q, remarks := scopecore.ParseQuery(query)
	if len(remarks) > 0 {
		return nil, fmt.Errorf("%s: %s", query, knowledge.DiagnosticSays(q, &remarks[0]))
	}
	answer := report.Predict(q, nil)
	if answer.Refused != nil {
		return nil, fmt.Errorf("%s: nothing to show, since it's refused", query)
	}
	c := canvas{image: image.NewRGBA(image.Rect(0, 0, width, height))}
	draw.Draw(c.image, c.image.Bounds(), image.NewUniform(p.page), image.Point{}, draw.Src)
	c.box(0, 0, width, 12, p.accent)

	c.mark(margin, 58, 48, p)
	c.text(goregular.TTF, 30, margin+64, 92, p.soft, "Scope calculator for Deribit API tokens")
	y := 176
	for line := range strings.Lines(title) {
		y = c.wrapped(gobold.TTF, 60, margin, y, 72, p.ink, line)
	}

	y += 6
	for _, line := range []struct{ label, scope string }{{"request asks", q.Ask.Value}, {"key allows", q.Key.Value}} {
		c.text(goregular.TTF, 26, margin, y, p.soft, line.label)
		c.text(gomono.TTF, 26, margin+indent, y, p.ink, line.scope)
		y += 46
	}
	y += 28
	c.text(goregular.TTF, 26, margin, y, p.soft, "token gets")
	y -= 30
	x, left := margin+indent, margin+indent
	for _, t := range tokens(answer, p) {
		w := max(c.measure(gomono.TTF, 26, t.text), c.measure(goregular.TTF, 20, t.effect)) + 44
		if x > left && x+w > width-margin {
			x, y = left, y+100
		}
		c.box(x, y, w, 84, p.sheet)
		c.box(x, y, 6, 84, t.color)
		c.text(gomono.TTF, 26, x+24, y+38, p.ink, t.text)
		c.text(goregular.TTF, 20, x+24, y+68, t.color, t.effect)
		x += w + 14
	}
	if c.err != nil {
		return nil, c.err
	}
	if y+84 > height-20 {
		return nil, fmt.Errorf("the card is too full: it ends at %d of %d", y+84, height)
	}
	return encode(c.image)
}

// token is one token of the answer with what became of it.
type token struct {
	text, effect string
	color        color.RGBA
}

func tokens(answer *report.Prediction, p palette) []token {
	var list []token
	for _, t := range answer.Tokens {
		if !t.Granted {
			continue
		}
		shown := token{t.Token, strings.ReplaceAll(t.Word, "`", ""), p.accent}
		switch t.Effect {
		case scopecore.EffectNarrowed:
			shown.color = p.warn
		case scopecore.EffectAdded:
			shown.color = p.soft
		}
		list = append(list, shown)
	}
	return list
}

// canvas draws; it keeps the first error.
type canvas struct {
	image *image.RGBA
	err   error
}

func (c *canvas) box(x, y, w, h int, fill color.Color) {
	draw.Draw(c.image, image.Rect(x, y, x+w, y+h), image.NewUniform(fill), image.Point{}, draw.Src)
}

// mark draws the site's mark in a square.
func (c *canvas) mark(x, y, side int, p palette) {
	at := func(v float64) float64 { return v * float64(side) / design.MarkSize }
	half := at(design.Stroke / 2)
	// The key's bar is fainter than the request's: half ink, half page.
	between := func(a, b uint8) uint8 { return uint8((int(a) + int(b)) / 2) }
	faint := color.RGBA{R: between(p.ink.R, p.page.R), G: between(p.ink.G, p.page.G), B: between(p.ink.B, p.page.B), A: 0xff}
	for i, b := range design.Bars {
		left, middle, length := float64(x)+at(b.X), float64(y)+at(b.Y), at(b.Length)
		if i < len(design.Bars)-1 {
			c.bar(left-half, middle-half, length+2*half, 2*half, half, []color.RGBA{p.ink, faint, p.accent}[i])
			continue
		}
		for from := 0.0; from < length; from += at(design.Dash + design.Gap) {
			c.bar(left+from, middle-half, min(at(design.Dash), length-from), 2*half, 0, p.warn)
		}
	}
}

// bar draws a box whose ends are rounded, with soft edges.
func (c *canvas) bar(x, y, w, h, radius float64, fill color.Color) {
	r := vector.NewRasterizer(width, height)
	corners := [4][2]float64{{x + w - radius, y + radius}, {x + w - radius, y + h - radius}, {x + radius, y + h - radius}, {x + radius, y + radius}}
	const steps = 16
	for i, corner := range corners {
		for n := range steps + 1 {
			angle := (float64(i-1) + float64(n)/steps) * math.Pi / 2
			px, py := float32(corner[0]+radius*math.Cos(angle)), float32(corner[1]+radius*math.Sin(angle))
			if i == 0 && n == 0 {
				r.MoveTo(px, py)
			} else {
				r.LineTo(px, py)
			}
		}
	}
	r.ClosePath()
	r.Draw(c.image, c.image.Bounds(), image.NewUniform(fill), image.Point{})
}

func (c *canvas) face(ttf []byte, size float64) font.Face {
	parsed, err := opentype.Parse(ttf)
	if err == nil {
		var face font.Face
		if face, err = opentype.NewFace(parsed, &opentype.FaceOptions{Size: size, DPI: 72, Hinting: font.HintingFull}); err == nil {
			return face
		}
	}
	c.err = err
	return nil
}

func (c *canvas) text(ttf []byte, size float64, x, y int, fill color.Color, text string) {
	if face := c.face(ttf, size); face != nil {
		d := font.Drawer{Dst: c.image, Src: image.NewUniform(fill), Face: face, Dot: fixed.P(x, y)}
		d.DrawString(text)
	}
}

func (c *canvas) measure(ttf []byte, size float64, text string) int {
	face := c.face(ttf, size)
	if face == nil {
		return 0
	}
	return font.MeasureString(face, text).Ceil()
}

// wrapped draws a text of several lines and returns where the next line goes.
func (c *canvas) wrapped(ttf []byte, size float64, x, y, step int, fill color.Color, text string) int {
	line := ""
	for word := range strings.FieldsSeq(text) {
		longer := strings.TrimSpace(line + " " + word)
		if line != "" && c.measure(ttf, size, longer) > width-2*margin {
			c.text(ttf, size, x, y, fill, line)
			line, y = word, y+step
			continue
		}
		line = longer
	}
	c.text(ttf, size, x, y, fill, line)
	return y + step
}

// encode writes the picture with a palette, which makes it a third of the size:
// the edges of letters keep sixteen shades per channel.
func encode(src *image.RGBA) ([]byte, error) {
	var shades color.Palette
	index := map[color.RGBA]uint8{}
	out := image.NewPaletted(src.Bounds(), nil)
	for y := range height {
		for x := range width {
			at := src.RGBAAt(x, y)
			near := color.RGBA{at.R &^ 15, at.G &^ 15, at.B &^ 15, 0xff}
			i, ok := index[near]
			if !ok {
				if len(shades) == 256 {
					return nil, fmt.Errorf("the card has more than 256 colors")
				}
				i = uint8(len(shades))
				index[near] = i
				// The first of its kind is used for the others.
				shades = append(shades, at)
			}
			out.SetColorIndex(x, y, i)
		}
	}
	out.Palette = shades
	var b bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	err := encoder.Encode(&b, out)
	return b.Bytes(), err
}
