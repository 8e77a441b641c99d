// Package pages renders the site's pages: Markdown with a few lines of front
// matter, put into one html/template layout. Pages hold raw HTML where they
// want a calculator, so content is trusted like the rest of the sources.
package pages

import (
	"bytes"
	"fmt"
	"html/template"
	"io/fs"
	"path"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer/html"

	"scopecalculator/build/fallback"
)

// page is what the layout gets to see.
type page struct {
	Title, Description string
	// Root leads from the page back to the site's root: "./", "../", so that
	// the site works below any path.
	Root string
	Body template.HTML
	// Script is the address of the element, relative to Root.
	Script string
}

var markdown = goldmark.New(
	goldmark.WithExtensions(extension.Table, extension.Typographer),
	goldmark.WithParserOptions(parser.WithAutoHeadingID()),
	goldmark.WithRendererOptions(html.WithUnsafe()),
)

// Render turns every .md file of content into a page of the same name. The
// layout is the text of the page template; script is where the element's
// module lies, relative to the site's root.
func Render(content fs.FS, layout, script string) (map[string][]byte, error) {
	tmpl, err := template.New("page.html").Option("missingkey=error").Parse(layout)
	if err != nil {
		return nil, err
	}
	pages := map[string][]byte{}
	err = fs.WalkDir(content, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Ext(name) != ".md" {
			return err
		}
		source, err := fs.ReadFile(content, name)
		if err != nil {
			return err
		}
		head, body, err := split(string(source))
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		var text, out bytes.Buffer
		if err := markdown.Convert([]byte(body), &text); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		filled, err := fallback.Fill(text.Bytes())
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		err = tmpl.Execute(&out, page{
			Title:       head["title"],
			Description: head["description"],
			Root:        "./" + strings.Repeat("../", strings.Count(name, "/")),
			Body:        template.HTML(filled),
			Script:      script,
		})
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		pages[strings.TrimSuffix(name, ".md")+".html"] = out.Bytes()
		return nil
	})
	return pages, err
}

// split parts the front matter, "key: value" lines between two lines of ---,
// from the text. A page without title or description is an error: both are
// what a search result and a browser's tab show.
func split(source string) (head map[string]string, body string, err error) {
	rest, ok := strings.CutPrefix(source, "---\n")
	if !ok {
		return nil, "", fmt.Errorf("a page starts with --- and its title and description")
	}
	front, body, ok := strings.Cut(rest, "\n---\n")
	if !ok {
		return nil, "", fmt.Errorf("the front matter has no closing ---")
	}
	head = map[string]string{}
	for line := range strings.Lines(front) {
		key, value, ok := strings.Cut(line, ":")
		if !ok {
			return nil, "", fmt.Errorf("front matter line %q is no key: value", strings.TrimSpace(line))
		}
		head[strings.TrimSpace(key)] = strings.TrimSpace(value)
	}
	for _, key := range []string{"title", "description"} {
		if head[key] == "" {
			return nil, "", fmt.Errorf("the front matter lacks %s", key)
		}
	}
	return head, body, nil
}
