package pages

import (
	"fmt"
	"strconv"
	"strings"
)

// front is what a page says about itself.
type front struct {
	// Title and Description are what a search result shows.
	Title, Description string
	// Nav is the page's name in the navigation, Group the part it's in. A page
	// without a name isn't in the navigation and has no twin.
	Nav, Group string
	// Top puts the page in the header's menu too.
	Top bool
	// Wide gives the page all the room, without a list of pages beside it.
	Wide bool
	// Script is a script just for this page, by the name of its source in
	// site/layout without .ts; empty for most.
	Script string
	// Order sorts the pages.
	Order int
}

// split parts the front matter, "key: value" lines between two lines of ---,
// from the text. A page without title or description is an error: a search
// result and a browser tab show both.
func split(source string) (head front, body string, err error) {
	rest, ok := strings.CutPrefix(source, "---\n")
	if !ok {
		return front{}, "", fmt.Errorf("a page starts with --- and its title and description")
	}
	lines, body, ok := strings.Cut(rest, "\n---\n")
	if !ok {
		return front{}, "", fmt.Errorf("the front matter has no closing ---")
	}
	for line := range strings.Lines(lines) {
		key, value, ok := strings.Cut(line, ":")
		if !ok {
			return front{}, "", fmt.Errorf("front matter line %q isn't key: value", strings.TrimSpace(line))
		}
		value = strings.TrimSpace(value)
		switch key = strings.TrimSpace(key); key {
		case "title":
			head.Title = value
		case "description":
			head.Description = value
		case "nav":
			head.Nav = value
		case "group":
			head.Group = value
		case "script":
			head.Script = value
		case "top", "wide":
			if value != "yes" {
				return front{}, "", fmt.Errorf("front matter: %s is yes or left out, not %q", key, value)
			}
			head.Top, head.Wide = head.Top || key == "top", head.Wide || key == "wide"
		case "order":
			if head.Order, err = strconv.Atoi(value); err != nil {
				return front{}, "", fmt.Errorf("front matter: order is a number, not %q", value)
			}
		default:
			return front{}, "", fmt.Errorf("front matter: unknown key %s", key)
		}
	}
	for key, value := range map[string]string{"title": head.Title, "description": head.Description} {
		if value == "" {
			return front{}, "", fmt.Errorf("the front matter lacks %s", key)
		}
	}
	return head, body, nil
}
