package fallback

import (
	"bytes"
	"fmt"
	"html"
	"regexp"
)

// Tags in pages of ours are written plainly: attributes in double quotes, no
// tag inside another. Anything else stays as it is.
var (
	element = regexp.MustCompile(`(?s)<scope-calculator(?:\s[^>]*)?>.*?</scope-calculator>`)
	state   = regexp.MustCompile(`^<scope-calculator[^>]*?\squery="([^"]*)"`)
	views   = regexp.MustCompile(`^<scope-calculator[^>]*?\sviews="([^"]*)"`)
	// abilities are the views that show what a token can do.
	abilities = regexp.MustCompile(`\b(capabilities|can|desk|all)\b`)
	closing   = []byte("</scope-calculator>")
)

// Fill puts the answer at the end of every tag of a page that names a query.
// Whatever the page says inside the tag stays in front of it. Where the tag
// shows chosen views, what the token is capable of stands there only if that
// is one of them. The date of the rules is left out: a page of ours is built
// with them, and the changelog tells it.
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
