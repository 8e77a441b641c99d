package fallback

import (
	"bytes"
	"fmt"
	"html"
	"regexp"
)

// Tags in our pages are plain: attributes in double quotes, no tag inside
// another. Anything else stays as is.
var (
	element = regexp.MustCompile(`(?s)<scope-calculator(?:\s[^>]*)?>.*?</scope-calculator>`)
	state   = regexp.MustCompile(`^<scope-calculator[^>]*?\squery="([^"]*)"`)
	views   = regexp.MustCompile(`^<scope-calculator[^>]*?\sviews="([^"]*)"`)
	// abilities are the views that show what a token can do.
	abilities = regexp.MustCompile(`\b(capabilities|can|desk|all)\b`)
	closing   = []byte("</scope-calculator>")
)

// Fill puts the answer at the end of every tag of a page that names a query.
// What the page has inside the tag stays before it. If the tag chooses views,
// what the token can do is only there if it's one of them. The date of the
// rules is left out: our pages are built with them, and the changelog has the
// date.
func Fill(page []byte) ([]byte, error) {
	var failed error
	filled := element.ReplaceAllFunc(page, func(tag []byte) []byte {
		query := state.FindSubmatch(tag)
		if query == nil {
			return tag
		}
		shown := views.FindSubmatch(tag)
		text, err := render(html.UnescapeString(string(query[1])), "", parts{capabilities: shown == nil || abilities.Match(shown[1])})
		if err != nil {
			failed = fmt.Errorf("%s: %w", query[0], err)
			return tag
		}
		inside := bytes.TrimSuffix(tag, closing)
		return append(append(append([]byte(nil), inside...), text...), closing...)
	})
	return filled, failed
}
