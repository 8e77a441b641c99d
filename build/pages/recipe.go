package pages

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"strings"
)

// inTag is what's inside a calculator, line by line.
var inTag = regexp.MustCompile(`(?s)(<scope-calculator[^>]*>\n).*?(\n *</scope-calculator>)`)

// recipe shows a file of a project in scripts/recipes as a block of code, so
// that readers copy what the tests tried. The answer inside the tag, which is
// long and the same everywhere, is left out.
func (f *facts) recipe(name string) (string, error) {
	if f.options.Recipes == nil {
		return "", fmt.Errorf("no recipes to take %s from", name)
	}
	text, err := fs.ReadFile(f.options.Recipes, name)
	if err != nil {
		return "", err
	}
	code := strings.TrimSpace(inTag.ReplaceAllString(string(text), "$1  …$2"))
	if strings.Contains(code, "```") {
		return "", fmt.Errorf("%s would end its own block of code", name)
	}
	return fmt.Sprintf("```%s\n%s\n```", strings.TrimPrefix(path.Ext(name), "."), code), nil
}

// pinned is the version of a package that the project of a recipe was tried
// with.
func (f *facts) pinned(project, name string) (string, error) {
	if f.options.Recipes == nil {
		return "", fmt.Errorf("no recipes to look for %s in", name)
	}
	text, err := fs.ReadFile(f.options.Recipes, project+"/package.json")
	if err != nil {
		return "", err
	}
	var manifest struct{ DevDependencies map[string]string }
	if err := json.Unmarshal(text, &manifest); err != nil {
		return "", fmt.Errorf("%s/package.json: %w", project, err)
	}
	version := manifest.DevDependencies[name]
	if version == "" {
		return "", fmt.Errorf("%s/package.json does not name %s", project, name)
	}
	return version, nil
}
