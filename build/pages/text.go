package pages

import (
	"fmt"
	"regexp"
	"strings"

	"scopecalculator/scopecore"
)

// Sentences of the model are plain text. On their way into Markdown nothing in
// them may turn into markup, except that what one would type into a program is
// shown as code.
var (
	special = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "[", `\[`, "<", "&lt;", "|", `\|`)
	typed   = regexp.MustCompile(`\b(?:account|block_rfq|block_trade|custody|trade|wallets?):(?:[a-z_]+|LEVEL)` +
		`|\b(?:session|name|expires|ip|app_id):(?:[A-Z_]{2,}|N\b|rest-[…*]?|[a-z]+(?:_[a-z]+)+)` +
		`|\b(?:public|private)/\w+` +
		`|\b[a-z]+(?:_[a-z]+)+(?:=\w+)?\b` +
		`|\bmainaccount\b` +
		`|\b(?:session|name|ip|app_id|expires):`)
)

// prose is a sentence of the model as Markdown.
func prose(text string) string {
	var b strings.Builder
	last := 0
	for _, at := range typed.FindAllStringIndex(text, -1) {
		b.WriteString(special.Replace(text[last:at[0]]))
		b.WriteString("`" + text[at[0]:at[1]] + "`")
		last = at[1]
	}
	b.WriteString(special.Replace(text[last:]))
	return b.String()
}

// plain is text as it stands, with nothing shown as code.
func plain(text string) string { return special.Replace(text) }

// code is text that is shown as it is typed; in a table too.
func code(text any) string {
	s := strings.ReplaceAll(fmt.Sprint(text), "|", `\|`)
	if strings.Contains(s, "`") {
		return "`` " + s + " ``"
	}
	return "`" + s + "`"
}

// span is a number of seconds as people say it.
func span(seconds int) string {
	for _, unit := range []struct {
		seconds int
		name    string
	}{{365 * 86400, "year"}, {86400, "day"}, {3600, "hour"}, {60, "minute"}, {1, "second"}} {
		if n := seconds / unit.seconds; n > 0 && seconds%unit.seconds == 0 {
			if n == 1 {
				return "1 " + unit.name
			}
			return fmt.Sprintf("%d %ss", n, unit.name)
		}
	}
	return "not known"
}

// size is a number of bytes as people say it.
func size(bytes int) string {
	if bytes >= 1_000_000 {
		return fmt.Sprintf("%.1f MB", float64(bytes)/1e6)
	}
	return fmt.Sprintf("%.0f KB", float64(bytes)/1e3)
}

// anchor makes an id of a name that may hold anything.
func anchor(name string) string {
	return strings.Trim(unfit.ReplaceAllString(strings.ToLower(name), "-"), "-")
}

var unfit = regexp.MustCompile(`[^a-z0-9_.]+`)

// faultAnchor is where an error code stands.
func faultAnchor(code int) string { return fmt.Sprintf("e%d", code) }

// scopeOf writes a scope that may be absent.
func scopeOf(o scopecore.Optional, absent string) string {
	switch {
	case !o.Given:
		return absent
	case o.Text == "":
		return "an empty scope"
	}
	return code(o.Text)
}
