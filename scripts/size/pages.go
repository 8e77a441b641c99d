package main

import (
	"io/fs"
	"path"
	"regexp"
	"slices"
)

// loads finds the scripts and style sheets that one of our pages loads.
var loads = regexp.MustCompile(`<(?:script|link)\b[^>]*?\s(?:src|href)="(?:\./)?([^":]+\.(?:js|css))"`)

// heaviest returns the page that's largest without the program, with everything
// it loads. The single-file page isn't one of the site's.
func heaviest(dist fs.FS, files []file) (name string, brotli int, err error) {
	weights := map[string]int{}
	for _, f := range files {
		weights[f.name] = f.brotli
	}
	for _, f := range files {
		if path.Ext(f.name) != ".html" || path.Dir(f.name) != "." || f.group == offline {
			continue
		}
		content, err := fs.ReadFile(dist, f.name)
		if err != nil {
			return "", 0, err
		}
		sum := f.brotli
		var counted []string
		for _, m := range loads.FindAllSubmatch(content, -1) {
			if part := path.Clean(string(m[1])); !slices.Contains(counted, part) {
				counted = append(counted, part)
				sum += weights[part]
			}
		}
		if sum > brotli {
			name, brotli = f.name, sum
		}
	}
	return name, brotli, nil
}
