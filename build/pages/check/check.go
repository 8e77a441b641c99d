// Package check reads a built site as a strict browser and a thorough reader
// would, and says what's wrong with it: markup that doesn't balance, pages that
// lack what every page needs, links and anchors that lead nowhere.
package check

import (
	"bytes"
	"fmt"
	"io"
	"net/url"
	"path"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// Site returns what's wrong with the files, one line each, sorted.
func Site(files map[string][]byte) []string {
	s := open(files)
	titles := map[string]string{}
	for name, d := range s.pages {
		s.links(name, d)
		if other, ok := titles[d.title]; ok && !alone(name) {
			s.say(name, "the title of %s too: %s", other, d.title)
		}
		if !alone(name) {
			titles[d.title] = name
		}
	}
	for name, content := range files {
		if path.Ext(name) == ".md" || name == "llms.txt" {
			s.markdown(name, string(content))
		}
	}
	slices.Sort(s.problems)
	return s.problems
}

// open reads all pages.
func open(files map[string][]byte) *reader {
	s := &reader{files: files, pages: map[string]*document{}}
	for name, content := range files {
		if path.Ext(name) == ".html" {
			s.pages[name] = s.read(name, content)
		}
	}
	return s
}

// reader is a site and what was found wrong with it so far.
type reader struct {
	files    map[string][]byte
	pages    map[string]*document
	problems []string
}

func (s *reader) say(name, format string, args ...any) {
	s.problems = append(s.problems, name+": "+fmt.Sprintf(format, args...))
}

// document is what a page has in it.
type document struct {
	title string
	ids   map[string]bool
	links []string
}

// void lists the elements without an end.
var void = strings.Fields("area base br col embed hr img input link meta source track wbr")

// block lists what can't be inside a paragraph: a browser would end it.
var block = strings.Fields("address article aside blockquote details div dl fieldset footer form h1 h2 h3 h4 header hr main nav ol p pre section table ul")

// read walks through a page tag by tag. A parser would repair mistakes.
func (s *reader) read(name string, content []byte) *document {
	d := &document{ids: map[string]bool{}}
	count := map[string]int{}
	var stack []string
	// named collects the text of the elements that need some, by depth.
	type wanting struct {
		tag   string
		depth int
		text  strings.Builder
	}
	var wants []*wanting
	level := 0
	description := ""
	z := html.NewTokenizer(bytes.NewReader(content))
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			if z.Err() != io.EOF {
				s.say(name, "%v", z.Err())
			}
			break
		}
		t := z.Token()
		switch kind {
		case html.DoctypeToken:
			count["!doctype"]++
		case html.TextToken:
			for _, w := range wants {
				w.text.WriteString(t.Data)
			}
			if len(stack) > 0 && stack[len(stack)-1] == "title" {
				d.title += t.Data
			}
		case html.EndTagToken:
			if len(stack) == 0 || stack[len(stack)-1] != t.Data {
				s.say(name, "</%s> where %q are open", t.Data, stack)
				return d
			}
			stack = stack[:len(stack)-1]
			for len(wants) > 0 && wants[len(wants)-1].depth == len(stack) {
				if w := wants[len(wants)-1]; strings.TrimSpace(w.text.String()) == "" {
					s.say(name, "an empty <%s>", w.tag)
				}
				wants = wants[:len(wants)-1]
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			count[t.Data]++
			at := map[string]string{}
			for _, a := range t.Attr {
				at[a.Key] = a.Val
				if a.Key == "style" || strings.HasPrefix(a.Key, "on") {
					s.say(name, "<%s> has %s, which the policy forbids", t.Data, a.Key)
				}
			}
			if id, ok := at["id"]; ok {
				if id == "" || strings.ContainsAny(id, " \t\n") || d.ids[id] {
					s.say(name, "the id %q is empty, has a space or is there twice", id)
				}
				d.ids[id] = true
			}
			for _, key := range []string{"href", "src"} {
				if link, ok := at[key]; ok {
					d.links = append(d.links, link)
				}
			}
			if slices.Contains(stack, "p") && slices.Contains(block, t.Data) {
				s.say(name, "<%s> inside a <p>", t.Data)
			}
			switch t.Data {
			case "html":
				if at["lang"] == "" {
					s.say(name, "no language")
				}
			case "img":
				if _, ok := at["alt"]; !ok {
					s.say(name, "<img> without alt")
				}
			case "input", "select", "textarea":
				if !slices.Contains(stack, "label") && at["aria-label"] == "" {
					s.say(name, "<%s name=%s> without a label", t.Data, at["name"])
				}
			case "th":
				if at["scope"] == "" {
					s.say(name, "<th> without scope")
				}
			case "meta":
				switch {
				case at["name"] == "description":
					description = at["content"]
				case at["http-equiv"] == "Content-Security-Policy":
					count["policy"]++
					if !strings.HasPrefix(at["content"], "default-src 'none';") || strings.Contains(at["content"], "unsafe-inline") {
						s.say(name, "the policy is weak: %s", at["content"])
					}
					if !alone(name) && !strings.Contains(at["content"], "; require-trusted-types-for 'script'; trusted-types scope-calculator") {
						s.say(name, "the policy requires no trusted types: %s", at["content"])
					}
				}
			case "h1", "h2", "h3", "h4":
				n := int(t.Data[1] - '0')
				if n > level+1 && !slices.Contains(stack, "scope-calculator") {
					s.say(name, "<%s> follows a heading of level %d", t.Data, level)
				}
				level = n
			}
			if kind == html.StartTagToken && !slices.Contains(void, t.Data) {
				if slices.Contains([]string{"a", "button", "h1", "h2", "h3", "title", "summary", "label", "th", "option"}, t.Data) && at["aria-label"] == "" {
					wants = append(wants, &wanting{tag: t.Data, depth: len(stack)})
				}
				stack = append(stack, t.Data)
			}
		}
	}
	if len(stack) > 0 {
		s.say(name, "%q are never closed", stack)
	}
	for _, one := range []string{"!doctype", "html", "title", "main", "h1", "policy"} {
		// Pages that are only a calculator have no text under a heading.
		if count[one] != 1 && !(alone(name) && (one == "main" || one == "h1")) {
			s.say(name, "%s is there %d times, want once", one, count[one])
		}
	}
	if n := len(description); !alone(name) && (n < 40 || n > 170) {
		s.say(name, "a description of %d bytes, want 40 to 170", n)
	}
	return d
}

// alone reports whether this is one of the two standalone pages.
func alone(name string) bool { return name == "embed/frame.html" || name == "scope-calculator.html" }

// links follows every link within the site.
func (s *reader) links(name string, d *document) {
	for _, link := range d.links {
		if problem := s.follow(name, link); problem != "" {
			s.say(name, "%s: %s", link, problem)
		}
	}
}

// follow says what is wrong with a link on a page, if anything is.
func (s *reader) follow(from, link string) string {
	u, err := url.Parse(link)
	switch {
	case err != nil:
		return err.Error()
	case link == "":
		return "an empty link"
	case u.Scheme == "https", u.Scheme == "data":
		return ""
	case u.Scheme != "", u.Host != "":
		return "leaves the site in an unexpected way"
	}
	target := from
	if u.Path != "" {
		target = path.Join(path.Dir(from), u.Path)
	}
	if _, ok := s.files[target]; !ok {
		return "no file " + target
	}
	page, ok := s.pages[target]
	switch {
	case u.Fragment == "" || !ok && path.Ext(target) == ".md":
		return ""
	case !ok:
		return "an anchor in something that has none"
	case strings.Contains(u.Fragment, "="):
		// A state of the calculator, see state.
		return state(u.EscapedFragment())
	case !page.ids[u.Fragment]:
		return "no anchor " + u.Fragment + " in " + target
	}
	return ""
}
