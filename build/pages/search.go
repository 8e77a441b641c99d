package pages

import (
	"encoding/json"
	"fmt"
	"html"
	"slices"
	"strings"

	"scopecalculator/scopecore/knowledge"
)

// entry is one thing that can be found. The keys are short, since readers
// download the index.
type entry struct {
	Kind  string `json:"k"`
	Title string `json:"t"`
	URL   string `json:"u"`
	// Text is what else it's found by.
	Text string `json:"d"`
}

// index is what the site's search looks through, and what the search page lists
// for readers without JavaScript.
type index []entry

// kinds names the parts of the list, in order.
var kinds = []string{"Page", "Section", "Method", "Channel", "Error", "Token", "Rule"}

func searchIndex(all []*page, f *facts) index {
	var list index
	add := func(kind, title, url, text string) { list = append(list, entry{kind, title, url, text}) }
	for _, p := range all {
		if p.Nav == "" {
			continue
		}
		add("Page", p.Title, p.Name+".html", p.Description)
		for _, h := range p.headings {
			// The rules are already there, and other pages cover what the first
			// page says at length.
			if h.Level == "2" || p.Name != "evidence" && p.Name != "index" {
				add("Section", h.Text, p.Name+".html#"+h.ID, p.Title)
			}
		}
	}
	for _, m := range f.Methods {
		kind := "Method"
		if m.Channel {
			kind = "Channel"
		}
		add(kind, m.Name, "methods.html#"+anchor(m.Name), bare(needsOf(m))+" · "+m.Summary)
	}
	for _, e := range f.Errors {
		add("Error", fmt.Sprintf("%d %s", e.Code, e.Name), "errors.html#"+errorAnchor(e.Code), bare(e.Text))
	}
	for _, t := range f.Tokens {
		add("Token", t.Form, "access-scopes.html#"+tokenAnchor(t), bare(t.Text))
	}
	for _, r := range f.Rules {
		add("Rule", bare(r.Title), "evidence.html#"+string(r.ID), string(r.ID)+" · "+r.Evidence.String())
	}
	slices.SortStableFunc(list, func(a, b entry) int { return slices.Index(kinds, a.Kind) - slices.Index(kinds, b.Kind) })
	return list
}

// bare is a sentence without the marks of its code.
func bare(text string) string { return strings.ReplaceAll(text, "`", "") }

// tokenAnchor is where a token of the grammar is explained.
func tokenAnchor(t knowledge.Token) string {
	stem, _, _ := strings.Cut(t.Form, ":")
	return "token-" + anchor(stem)
}

// indexMark marks where the whole list goes in a page.
const indexMark = "<!-- the index -->"

func mark(page bool) string {
	if page {
		return indexMark
	}
	return ""
}

func (list index) json() ([]byte, error) { return json.Marshal(list) }

func (list index) html() string {
	var b strings.Builder
	for _, kind := range kinds {
		fmt.Fprintf(&b, "<section>\n<h2 id=\"%s\">%ss</h2>\n<ul>\n", strings.ToLower(kind), kind)
		for _, e := range list {
			if e.Kind == kind {
				fmt.Fprintf(&b, "<li data-row><a href=\"%s\">%s</a> <small>%s</small></li>\n", html.EscapeString(e.URL), html.EscapeString(e.Title), html.EscapeString(e.Text))
			}
		}
		b.WriteString("</ul>\n</section>\n")
	}
	return b.String()
}
