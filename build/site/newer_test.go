package site

import (
	"path"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"scopecalculator/build/bundle"
)

// feature is a web feature that's newer than one of the browsers that the
// calculator supports.
type feature struct {
	// pattern finds it in a script or a style sheet as built.
	pattern string
	// since are the first versions of Chrome, Firefox and Safari that have it;
	// 999 means none so far.
	since [3]string
	// without says what a browser does without it. If it's empty, the feature
	// isn't used.
	without string
}

const never = "999"

// features are from MDN's browser-compat-data 8.1.9. If you're tempted to use a
// new one, add a line here.
var features = []feature{
	{`trustedTypes`, [3]string{"83", "148", "26"}, "the rules apply to its own two files alone"},
	{`requestIdleCallback`, [3]string{"47", "55", never}, "a timer"},
	{`[;{]content-visibility:`, [3]string{"85", "125", "18"}, "what's out of sight is laid out, too"},
	{`[;{]overscroll-behavior`, [3]string{"144", "150", "16"}, "older rules for the same name"},
	{`[;{]accent-color:`, [3]string{"93", "92", "26.2"}, "check boxes in the system's color where contrast matters"},
	{`[;{]forced-color-adjust:`, [3]string{"89", "113", never}, "Safari has no forced colors"},
	{`[;{]text-size-adjust:`, [3]string{"54", never, never}, "the prefixed name beside it"},
	{`[;{]print-color-adjust:`, [3]string{"136", "97", "15.4"}, "the prefixed name beside it"},
	{`[;{]user-select:`, [3]string{"54", "69", "27.3"}, "the prefixed name beside it"},
	{`text-wrap:pretty`, [3]string{"117", never, "26"}, "lines break as they always did"},

	{`\.(symmetricDifference|intersection|isSubsetOf|isSupersetOf|isDisjointFrom|union|difference)\(`, [3]string{"122", "127", "17"}, ""},
	{`[^t]\.(values|keys|entries|matchAll)\([^()]*\)\.(map|filter|take|drop|flatMap|reduce|toArray|forEach|some|every|find)\(`, [3]string{"122", "131", "18.4"}, ""},
	{`Iterator\.from`, [3]string{"122", "131", "18.4"}, ""},
	{`Promise\.try\b`, [3]string{"128", "134", "18.2"}, ""},
	{`RegExp\.escape\b`, [3]string{"136", "134", "18.2"}, ""},
	{`\.(from|to|setFrom)(Base64|Hex)\(`, [3]string{"140", "133", "18.2"}, ""},
	{`Math\.sumPrecise`, [3]string{"147", "137", "26.2"}, ""},
	{`\bURL\.parse\(`, [3]string{"126", "126", "18"}, ""},
	{`startViewTransition`, [3]string{"111", "144", "18"}, ""},
	{`\bTemporal\.`, [3]string{"144", "139", "27.3"}, ""},
	{`\bwith ?\{type:`, [3]string{"123", "138", "17.2"}, ""},
	{`\(\?[ims]*-?[ims]+:`, [3]string{"125", "132", "26"}, ""},
	{`@starting-style`, [3]string{"117", "129", "17.5"}, ""},
	{`@property `, [3]string{"85", "128", "16.4"}, ""},
	{`@scope `, [3]string{"118", "146", "26.4"}, ""},
	{`@function `, [3]string{"139", never, "27.3"}, ""},
	{`\b(rgba?|hsla?|oklch|oklab|lab|lch|color)\(from `, [3]string{"122", "128", "18"}, ""},
	{`[;{](anchor-name|position-anchor|position-area):`, [3]string{"125", "147", "26"}, ""},
	{`[;{](interpolate-size|reading-flow):|calc-size\(`, [3]string{"129", never, never}, ""},
	{`[;{]text-box`, [3]string{"133", "154", "18.2"}, ""},
	{`::details-content`, [3]string{"131", "143", "18.4"}, ""},
	{`:open\b`, [3]string{"133", "136", "26.5"}, "a closed list takes the next choice at each arrow, as lists do"},
	{`[;{]scrollbar-color:`, [3]string{"121", "64", "26.2"}, ""},
}

// newerThan reports whether one of the browsers is older than the feature.
func newerThan(since [3]string) bool {
	for i, b := range bundle.Browsers {
		has, err := strconv.ParseFloat(b.Version, 64)
		needs, err2 := strconv.ParseFloat(since[i], 64)
		if err != nil || err2 != nil || needs > has {
			return true
		}
	}
	return false
}

// unreadable is syntax that older browsers can't even read: they'd never get to
// the sentence that says so.
var unreadable = regexp.MustCompile(`\(\?<[=!]|[{};]static\{|\busing [a-zA-Z_$]+=`)

// TestNothingNewerThanTheBrowsers reads the scripts and style sheets as built.
func TestNothingNewerThanTheBrowsers(t *testing.T) {
	files := outcome(t)
	var all strings.Builder
	for name, content := range files {
		if ext := path.Ext(name); ext != ".js" && ext != ".css" || strings.HasSuffix(name, ".all.js") || path.Base(name) == "cli.js" {
			continue // .all.js is scope-calculator.js with the program; the command runs in Node
		}
		all.Write(content)
		all.WriteByte('\n')
		if found := unreadable.FindString(string(content)); found != "" {
			t.Errorf("%s: an older browser can't read %q", name, found)
		}
		for _, f := range features {
			if found := regexp.MustCompile(f.pattern).FindString(string(content)); found != "" && f.without == "" && newerThan(f.since) {
				t.Errorf("%s: %q needs Chrome %s, Firefox %s, Safari %s; the calculator supports %s", name, found, f.since[0], f.since[1], f.since[2], bundle.BrowserNames())
			}
		}
	}
	for _, f := range features {
		if f.without != "" && !regexp.MustCompile(f.pattern).MatchString(all.String()) {
			t.Errorf("%s isn't used any more", f.pattern)
		}
		if !newerThan(f.since) {
			t.Errorf("%s: all the browsers have it by now", f.pattern)
		}
	}
}

// TestPrefixes checks for what the build writes for older browsers.
func TestPrefixes(t *testing.T) {
	files := outcome(t)
	element := string(files["embed/scope-calculator.js"])
	for _, want := range []string{"-webkit-user-select:none", "-webkit-print-color-adjust:exact", "-webkit-text-size-adjust:"} {
		if !strings.Contains(element, want) {
			t.Errorf("the element's style lacks %s", want)
		}
	}
	// WebKit ignores a shorthand with more than the line.
	if found := regexp.MustCompile(`text-decoration:[a-z-]+ [^;}"]+`).FindString(element + string(files["site.css"])); found != "" {
		t.Errorf("%s: each part by its own name", found)
	}
}
