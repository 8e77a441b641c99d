package pages

import (
	"fmt"
	"regexp"
	"strings"

	"scopecalculator/scopecore"
)

// A sentence of the core has its code between backquotes, as in Markdown.
// Nothing else in it may turn into markup.
var special = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "[", `\[`, "<", "&lt;", "|", `\|`)

// prose is a sentence of the core as Markdown.
func prose(text string) string {
	var b strings.Builder
	for i, part := range strings.Split(text, "`") {
		if i%2 == 0 {
			b.WriteString(special.Replace(part))
		} else {
			b.WriteString(code(part))
		}
	}
	return b.String()
}

// plain is text as is, with nothing shown as code.
func plain(text string) string { return special.Replace(text) }

// code is text that's shown as typed, in a table too.
func code(text any) string {
	s := strings.ReplaceAll(fmt.Sprint(text), "|", `\|`)
	if strings.Contains(s, "`") {
		return "`` " + s + " ``"
	}
	return "`" + s + "`"
}

// size is a number of bytes in words.
func size(bytes int) string {
	if bytes >= 1_000_000 {
		return fmt.Sprintf("%.1f MB", float64(bytes)/1e6)
	}
	return fmt.Sprintf("%.0f KB", float64(bytes)/1e3)
}

// anchor makes an id from a name that may contain anything.
func anchor(name string) string {
	return strings.Trim(unfit.ReplaceAllString(strings.ToLower(name), "-"), "-")
}

var unfit = regexp.MustCompile(`[^a-z0-9_.]+`)

// errorAnchor is where an error code is explained.
func errorAnchor(code int) string { return fmt.Sprintf("e%d", code) }

// scopeOf writes a scope that may be absent.
func scopeOf(o scopecore.Opt[string], absent string) string {
	switch {
	case !o.Known:
		return absent
	case o.Value == "":
		return "an empty scope"
	}
	return code(o.Value)
}
