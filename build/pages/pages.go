// Package pages renders the site's pages. A page is Markdown with a few lines
// of front matter, and the Markdown is a Go template: what scopecore and its
// catalog know is asked of them when the page is built, never typed.
//
// Each page is expanded twice: once for HTML (markup.go), and once for its
// Markdown twin (twin.go), which programs and language models read. Pages have
// raw HTML for a calculator, so content is trusted like the rest of the
// sources.
package pages

import (
	"bytes"
	"fmt"
	"html/template"
	"io/fs"
	"path"
	"slices"
	"strings"

	"scopecalculator/build/card"
	"scopecalculator/build/design"
	"scopecalculator/build/fallback"
	"scopecalculator/scopecore/knowledge"
)

// Options says what to render and what the pages can't know themselves.
type Options struct {
	// Content holds the .md files.
	Content fs.FS
	// Recipes is the folder of the projects that pages show files of.
	Recipes fs.FS
	// Layout is the text of the page template.
	Layout string
	// Design is design.css, the values of the design.
	Design string
	// Element is where the element's module is, relative to the site's root.
	Element string
	// Base is the site's own address with a slash at its end, or empty. Without
	// it, what needs a full address, such as a sitemap, is left out.
	Base string
	// Changelog is the text of CHANGELOG.md.
	Changelog string
	// Manifest is custom-elements.json.
	Manifest []byte
	// Integrity is the hash of the element's module, for integrity="…".
	Integrity string
	// Sizes are the bytes of files that pages offer for download, by path.
	Sizes map[string]int
	// Version is the version of the calculator.
	Version string
}

// The card that other sites show beside a link. It needs a full address, like
// the sitemap.
const (
	cardName  = "card.png"
	cardTitle = "You ask for a scope.\nThe server decides."
	cardQuery = "key=account:read+trade:read_write+wallet:read&ask=account:read_write+trade:read_write"
	cardAlt   = "What the request asks, what the key allows, and what the token gets: less account, trade as asked, more wallet, and two tokens that the server adds."
)

// page is one page while it's being made.
type page struct {
	// Name is the path without extension.
	Name string
	front
	// source is the Markdown template.
	source string
	// text is the twin, body the HTML.
	text     string
	body     string
	headings []heading
}

// view is what the layout sees.
type view struct {
	*page
	// Head is the text for the browser tab and search results.
	Head string
	// Root leads from the page back to the site's root: "./", "../", so the
	// site works below any path.
	Root string
	Body template.HTML
	// Element is the address of the element, relative to Root; empty on pages
	// without a calculator.
	Element string
	// Forms is set if the page has its own form or filter; those have a
	// separate style sheet.
	Forms bool
	// Address is the page's full address, or empty; Card is the address of the
	// picture for links, and CardAlt describes it.
	Address, Card, CardAlt string
	// Home is the address of the project's repository, or empty.
	Home string
	// Mark is the site's mark, as the paths of an SVG.
	Mark template.HTML
	// Top are the pages in the menu of the header, Groups all of the navigation.
	Top        []*page
	Groups     []group
	Prev, Next *page
	Headings   []heading
}

// Render turns the content into the site's pages and their extras: the Markdown
// twins, the index for search, llms.txt, the icon and, with a base, the sitemap
// and the card.
func Render(o Options) (map[string][]byte, error) {
	layout, err := template.New("page.html").Option("missingkey=error").Parse(o.Layout)
	if err != nil {
		return nil, err
	}
	all, err := read(o.Content)
	if err != nil {
		return nil, err
	}
	facts, err := newFacts(o)
	if err != nil {
		return nil, err
	}
	has := func(name string) bool {
		return slices.ContainsFunc(all, func(p *page) bool { return p.Name == name && p.Nav != "" })
	}
	for _, p := range all {
		if err := p.expand(facts, has); err != nil {
			return nil, fmt.Errorf("%s.md: %w", p.Name, err)
		}
	}
	colors, err := design.Read(o.Design)
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{}
	index := searchIndex(all, facts)
	for i, p := range all {
		v := view{
			page: p, Head: p.Title, Root: rootOf(p.Name), Top: topOf(all), Groups: groupsOf(all), Headings: p.headings, Home: knowledge.Home, Mark: template.HTML(design.Mark()),
			Body: template.HTML(strings.ReplaceAll(p.body, indexMark, index.html())),
		}
		if p.Name != "index" {
			v.Head += " · Scope calculator"
		}
		if strings.Contains(p.body, "<scope-calculator") {
			v.Element = o.Element
		}
		v.Forms = slices.ContainsFunc([]string{"data-filter", "data-configure", `class="call"`}, func(mark string) bool { return strings.Contains(p.body, mark) })
		if o.Base != "" {
			v.Address, v.Card, v.CardAlt = o.Base+p.address(), o.Base+cardName, cardAlt
			if p.Name == "404" {
				// It's shown at any address.
				v.Root = o.Base
			}
		}
		if p.Nav != "" {
			v.Prev, v.Next = neighbor(all, i, -1), neighbor(all, i, 1)
		}
		var out bytes.Buffer
		if err := layout.Execute(&out, v); err != nil {
			return nil, fmt.Errorf("%s.md: %w", p.Name, err)
		}
		files[p.Name+".html"] = out.Bytes()
		if p.Nav != "" {
			files[p.Name+".md"] = []byte(p.text)
		}
	}
	files["search.json"], err = index.json()
	if err != nil {
		return nil, err
	}
	files["llms.txt"] = llms(all)
	files["icon.svg"] = design.Icon(colors)
	if o.Base != "" {
		if files[cardName], err = card.PNG(cardTitle, cardQuery, colors); err != nil {
			return nil, err
		}
		files["sitemap.xml"] = sitemap(all, o.Base)
	}
	return files, nil
}

// read finds the pages, in reading order.
func read(content fs.FS) ([]*page, error) {
	var all []*page
	err := fs.WalkDir(content, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Ext(name) != ".md" {
			return err
		}
		source, err := fs.ReadFile(content, name)
		if err != nil {
			return err
		}
		p := &page{Name: strings.TrimSuffix(name, ".md")}
		p.front, p.source, err = split(string(source))
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		all = append(all, p)
		return nil
	})
	slices.SortStableFunc(all, func(a, b *page) int { return a.Order - b.Order })
	return all, err
}

// expand fills in the facts and makes the two forms of the page.
func (p *page) expand(f *facts, has func(name string) bool) error {
	text, err := f.fill(p.source, false)
	if err != nil {
		return err
	}
	markdown, err := f.fill(p.source, true)
	if err != nil {
		return err
	}
	p.text = twin(text, has)
	body, err := toHTML(markdown)
	if err != nil {
		return err
	}
	filled, err := fallback.Fill(body)
	if err != nil {
		return err
	}
	p.body, p.headings = withAnchors(string(filled))
	return nil
}

// rootOf leads from a page back to the site's root.
func rootOf(name string) string { return "./" + strings.Repeat("../", strings.Count(name, "/")) }

// address is where the page is, below the site's root.
func (p *page) address() string {
	if p.Name == "index" {
		return ""
	}
	return p.Name + ".html"
}
