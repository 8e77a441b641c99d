package pages

import (
	"bytes"
	"fmt"
	"html"
	"regexp"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	renderer "github.com/yuin/goldmark/renderer/html"
)

var markdown = goldmark.New(
	goldmark.WithExtensions(extension.Table, extension.Typographer),
	goldmark.WithParserOptions(parser.WithAutoHeadingID(), parser.WithHeadingAttribute()),
	goldmark.WithRendererOptions(renderer.WithUnsafe()),
)

// What goldmark writes, and what the pages need from it. Markdown has no syntax
// for the anchor of a table row: {#id} at the start of the first cell is ours.
var (
	tables   = regexp.MustCompile(`(?s)<table>\n.*?</table>`)
	cell     = regexp.MustCompile(`<t([dh])( [^>]*)?>`)
	longCode = regexp.MustCompile(`<code>[^<:]{19,}</code>`)
	rows     = regexp.MustCompile(`(?s)<tr[ >].*?</tr>`)
	titles   = regexp.MustCompile(`(?s)<th[^>]*>(.*?)</th>`)
	named    = regexp.MustCompile(`<tr>\n<td( [^>]*)?>\{#([^}]+)\}\s*`)
	headline = regexp.MustCompile(`(?s)<h([23]) id="([^"]+)">(.*?)</h[23]>`)
	anyTag   = regexp.MustCompile(`<[^>]*>`)
)

// toHTML renders a page's Markdown.
func toHTML(source string) ([]byte, error) {
	var b bytes.Buffer
	if err := markdown.Convert([]byte(source), &b); err != nil {
		return nil, err
	}
	return tables.ReplaceAllFunc(b.Bytes(), func(table []byte) []byte { return []byte(toTable(string(table))) }), nil
}

// toTable gives anchors to the rows that ask for one, and labels each cell with
// its column, so that a narrow page can show a row as a list.
func toTable(table string) string {
	var columns []string
	for _, m := range titles.FindAllStringSubmatch(table, -1) {
		columns = append(columns, anyTag.ReplaceAllString(m[1], ""))
	}
	table = named.ReplaceAllString(table, `<tr id="$2">`+"\n"+`<td$1><a class="anchor" href="#$2" aria-label="Link to $2">#</a> `)
	switch {
	case len(columns) > 3:
		table = strings.Replace(table, "<table>", `<table class="rows">`, 1)
	case len(columns) == 3:
		table = strings.Replace(table, "<table>", `<table class="few">`, 1)
	case strings.Contains(table, "<td><code>") || strings.Contains(table, "</a> <code>"):
		table = strings.Replace(table, "<table>", `<table class="names">`, 1)
	}
	// Long names break where their words end; a scope token doesn't.
	table = longCode.ReplaceAllStringFunc(table, func(name string) string { return breaks.Replace(name) })
	return rows.ReplaceAllStringFunc(table, func(row string) string {
		n := -1
		return cell.ReplaceAllStringFunc(row, func(found string) string {
			n++
			switch {
			case strings.HasPrefix(found, "<th"):
				return `<th scope="col">`
			case n == 0 || len(columns) <= 2 || columns[n] == "":
				return "<td>"
			}
			return fmt.Sprintf(`<td data-label="%s">`, columns[n])
		})
	})
}

// breaks lets a name break after these, but not within the tags.
var breaks = strings.NewReplacer("</code>", "</code>", "_", "_<wbr>", "/", "/<wbr>", ".", ".<wbr>")

// heading is one heading below the title.
type heading struct{ Level, ID, Text string }

// withAnchors gives each heading a link to itself and lists the headings.
func withAnchors(body string) (string, []heading) {
	var list []heading
	out := headline.ReplaceAllStringFunc(body, func(found string) string {
		m := headline.FindStringSubmatch(found)
		text := html.UnescapeString(anyTag.ReplaceAllString(m[3], ""))
		list = append(list, heading{m[1], m[2], text})
		return fmt.Sprintf(`<h%s id="%s">%s <a class="anchor" href="#%[2]s" aria-label="Link to %s">#</a></h%[1]s>`,
			m[1], m[2], m[3], html.EscapeString(text))
	})
	return out, list
}
