package pages

import (
	"fmt"
	"regexp"
	"strings"
)

var (
	trailing   = regexp.MustCompile(` +\n`)
	blankLines = regexp.MustCompile(`\n{3,}`)
	markupTag  = regexp.MustCompile(`</?(?:div|section|span|p|form|label|input|output|fieldset|legend|select|option|button)\b[^>\n]*>\n?`)
	formOnly   = regexp.MustCompile(`(?s)<div data-configure>.*?</div>\n|<div class="stage">.*?</div></div>\n`)
	emptied    = regexp.MustCompile(`(?m)^\|  `)
	anyCode    = regexp.MustCompile("(?s)```.*?\n```|`[^`\n]+`")
	headingID  = regexp.MustCompile(`(?m) \{#[^}]+\}$`)
	pageLink   = regexp.MustCompile(`\]\(([a-z0-9-]+)\.html\)`)
)

// twin makes a page's Markdown from its expanded text. Links to pages lead to
// their twins, if they have one.
func twin(text string, has func(name string) bool) string {
	text = formOnly.ReplaceAllString(text, "")
	text = withoutTags(text)
	text = emptied.ReplaceAllString(text, "| ")
	text = headingID.ReplaceAllString(text, "")
	text = pageLink.ReplaceAllStringFunc(text, func(link string) string {
		if name := pageLink.FindStringSubmatch(link)[1]; has(name) {
			return "](" + name + ".md)"
		}
		return link
	})
	// Only HTML needs this one spelled out.
	text = strings.ReplaceAll(text, "&lt;", "<")
	text = trailing.ReplaceAllString(text, "\n")
	return blankLines.ReplaceAllString(strings.TrimSpace(text), "\n\n") + "\n"
}

// withoutTags removes the markup meant for the page. What's shown as code stays
// as is.
func withoutTags(text string) string {
	var b strings.Builder
	last := 0
	for _, at := range anyCode.FindAllStringIndex(text, -1) {
		b.WriteString(markupTag.ReplaceAllString(text[last:at[0]], ""))
		b.WriteString(text[at[0]:at[1]])
		last = at[1]
	}
	b.WriteString(markupTag.ReplaceAllString(text[last:], ""))
	return b.String()
}

// llms lists the twins for language models: llmstxt.org has the format.
func llms(all []*page) []byte {
	var b strings.Builder
	for _, p := range all {
		if p.Name == "index" {
			fmt.Fprintf(&b, "# Scope calculator\n\n> %s\n", p.Description)
		}
	}
	for _, g := range groupsOf(all) {
		title := g.Title
		if title == "" {
			title = "Start"
		}
		fmt.Fprintf(&b, "\n## %s\n\n", title)
		for _, p := range g.Pages {
			fmt.Fprintf(&b, "- [%s](%s.md): %s\n", p.Title, p.Name, p.Description)
		}
	}
	b.WriteString(`
## For programs

- [Search index](search.json): every page, method, channel, error, token and rule in one list
- [Test vectors](vectors.json): queries and what the model predicts for them
- [Types](embed/contract.d.ts): what an answer of the calculator holds
`)
	return []byte(b.String())
}
