package pages

import "strings"

// group is a part of the navigation.
type group struct {
	Title string
	Pages []*page
}

// groupsOf sorts the pages of the navigation into its parts, in the order the
// parts first appear.
func groupsOf(all []*page) []group {
	var groups []group
	for _, p := range all {
		if p.Nav == "" {
			continue
		}
		if n := len(groups); n == 0 || groups[n-1].Title != p.Group {
			groups = append(groups, group{Title: p.Group})
		}
		last := &groups[len(groups)-1]
		last.Pages = append(last.Pages, p)
	}
	return groups
}

// topOf lists the pages in the menu of the header.
func topOf(all []*page) (top []*page) {
	for _, p := range all {
		if p.Top {
			top = append(top, p)
		}
	}
	return top
}

// neighbor is the page before or after a page in the navigation, or nil.
func neighbor(all []*page, i, step int) *page {
	for i += step; i >= 0 && i < len(all); i += step {
		if all[i].Nav != "" {
			return all[i]
		}
	}
	return nil
}

// sitemap lists the pages of the navigation by their full addresses.
func sitemap(all []*page, base string) []byte {
	var b strings.Builder
	b.WriteString("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n")
	for _, p := range all {
		if p.Nav != "" {
			b.WriteString("<url><loc>" + base + p.address() + "</loc></url>\n")
		}
	}
	b.WriteString("</urlset>\n")
	return []byte(b.String())
}
