package check

import (
	"bytes"
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"scopecalculator/scopecore"
	"scopecalculator/scopecore/knowledge"
)

// state says what is wrong with a link to a setting of the calculator.
func state(query string) string {
	if q, remarks := scopecore.ParseQuery(query); len(remarks) > 0 {
		return knowledge.DiagnosticSays(q, &remarks[0])
	}
	return ""
}

var (
	fenced     = regexp.MustCompile("(?s)```.*?```")
	inlineCode = regexp.MustCompile("`+[^`]*`+")
	target     = regexp.MustCompile(`\]\(([^)\s]+)\)`)
	leftover   = regexp.MustCompile(`\{\{|\{#|</?[a-z][a-z0-9-]*[ >]|<no value>|%!`)
)

// markdown checks a twin's links, and that no markup meant for the page is left
// in it.
func (s *reader) markdown(name, text string) {
	bare := inlineCode.ReplaceAllString(fenced.ReplaceAllString(text, ""), "")
	if found := leftover.FindString(bare); found != "" {
		s.say(name, "%q is left over", found)
	}
	for _, m := range target.FindAllStringSubmatch(text, -1) {
		if problem := s.follow(name, m[1]); problem != "" {
			s.say(name, "%s: %s", m[1], problem)
		}
	}
}

// Text returns the text below the anchor id: of the row, or of the section up
// to the next heading. It's empty if there's no such anchor.
func Text(page []byte, id string) string {
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		return ""
	}
	at := find(root, id)
	if at == nil {
		return ""
	}
	var b strings.Builder
	write(&b, at)
	if at.Data == "h2" || at.Data == "h3" {
		for next := at.NextSibling; next != nil && next.Data != "h1" && next.Data != "h2" && next.Data != "h3"; next = next.NextSibling {
			b.WriteByte(' ')
			write(&b, next)
		}
	}
	return Plain(b.String())
}

// Plain makes texts comparable: typographic quotes become plain ones, runs of
// white space one space.
func Plain(text string) string {
	text = strings.NewReplacer("’", "'", "‘", "'", "“", `"`, "”", `"`, "–", "--").Replace(text)
	return strings.Join(strings.Fields(text), " ")
}

func find(n *html.Node, id string) *html.Node {
	for _, a := range n.Attr {
		if a.Key == "id" && a.Val == id {
			return n
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if found := find(c, id); found != nil {
			return found
		}
	}
	return nil
}

func write(b *strings.Builder, n *html.Node) {
	if n.Type == html.TextNode {
		b.WriteString(n.Data)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		write(b, c)
	}
}
