package check

import (
	"cmp"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"scopecalculator/build/design"
)

var (
	declared = regexp.MustCompile(`(--[a-z-]+): ([^;]+);`)
	override = regexp.MustCompile(`^var\(--scope-calculator-[a-z-]+, ?(.*)\)$`)
	twofold  = regexp.MustCompile(`^light-dark\((#[0-9a-f]+), (#[0-9a-f]+)\)$`)
)

// tokens reads the custom properties of the first rule of a style sheet, each
// without the name by which a host may override it.
func tokens(t *testing.T, file string) map[string]string {
	t.Helper()
	text, err := os.ReadFile("../../../site/" + file)
	if err != nil {
		t.Fatal(err)
	}
	first, _, _ := strings.Cut(string(text), "\n}")
	list := map[string]string{}
	for _, m := range declared.FindAllStringSubmatch(first, -1) {
		value := m[2]
		if o := override.FindStringSubmatch(value); o != nil {
			value = o[1]
		}
		list[m[1]] = value
	}
	return list
}

// Colors are typed only in the design's style sheet: not in another style
// sheet, a page, a script, the icon or the card.
func TestOneDesign(t *testing.T) {
	const here = "../../../"
	const digits = `(?:[0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})\b`
	typed := regexp.MustCompile(`(?i)(?:#|%23)` + digits + `|\brgba?\(|\bhsla?\(|\boklab\(|\boklch\(|color\.RGBA\{0x`)
	// In TypeScript #add is a private method, so only what begins a value counts.
	inScript := regexp.MustCompile("(?i)[\"'`:(] ?#" + digits)
	fine := map[string]string{
		"site/layout/site.css rgb(": "a shadow is black in both schemes",
	}
	files := 0
	for _, folder := range []string{"site", "build"} {
		err := filepath.WalkDir(here+folder, func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() && entry.Name() == "node_modules" {
				return cmp.Or(err, fs.SkipDir)
			}
			name = strings.TrimPrefix(filepath.ToSlash(name), here)
			pattern, source := typed, path.Ext(name)
			switch {
			case source == ".ts":
				pattern = inScript
			case source != ".css" && source != ".html" && source != ".go", strings.HasSuffix(name, "_test.go"):
				return nil
			}
			text, err := os.ReadFile(here + name)
			files++
			for _, found := range pattern.FindAllString(string(text), -1) {
				if name != "site/"+design.File && fine[name+" "+found] == "" {
					t.Errorf("%s has the color %s: take it from %s", name, found, design.File)
				}
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if files < 60 {
		t.Errorf("only %d files were read", files)
	}
}

// Text is readable on every background, in light and in dark; the border of a
// field stands out too.
func TestContrast(t *testing.T) {
	page := tokens(t, design.File)
	for scheme, name := range []string{"light", "dark"} {
		color := func(token string) float64 {
			m := twofold.FindStringSubmatch(page[token])
			if m == nil {
				t.Fatalf("%s isn't a light-dark of two colors: %q", token, page[token])
			}
			return luminance(t, m[1+scheme])
		}
		check := func(front, back string, want float64) {
			if got := contrast(color(front), color(back)); got < want {
				t.Errorf("%s: %s on %s has %.2f to 1, want %.1f", name, front, back, got, want)
			}
		}
		for _, back := range []string{"--page", "--sheet", "--well"} {
			for _, front := range []string{"--ink", "--soft", "--accent", "--warn", "--danger"} {
				check(front, back, 4.5)
			}
			check("--edge", back, 3)
		}
		check("--on-accent", "--accent", 4.5)
	}
	if got := contrast(luminance(t, "#767676"), luminance(t, "#fff")); fmt.Sprintf("%.2f", got) != "4.54" {
		t.Errorf("the measure is off: %.2f", got)
	}
}

func contrast(a, b float64) float64 { return (max(a, b) + 0.05) / (min(a, b) + 0.05) }

// luminance is that of WCAG 2.2 for #rgb and #rrggbb.
func luminance(t *testing.T, hex string) float64 {
	t.Helper()
	digits := strings.TrimPrefix(hex, "#")
	if len(digits) == 3 {
		digits = string([]byte{digits[0], digits[0], digits[1], digits[1], digits[2], digits[2]})
	}
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		n, err := strconv.ParseUint(digits[2*i:2*i+2], 16, 8)
		if err != nil {
			t.Fatal(err)
		}
		c := float64(n) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}
