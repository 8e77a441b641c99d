package site

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
)

// What the manifest tells is read from the sources: names, types and sentences
// from the published types (site/embed/tag.ts), parts from where the element
// sets them, custom properties from where its style sheets read them.
var (
	interfaces = regexp.MustCompile(`(?ms)^export interface (\w+)[^{]*\{\n(.*?)^\}`)
	members    = regexp.MustCompile(`(?m)^  /\*\* (.+?) \*/\n  (?:readonly )?"?([\w:-]+)"?\??: (.+);$`)
	parts      = regexp.MustCompile(`\bpart: (?:"([^"]+)"|` + "`([a-z]+) )")
	panels     = regexp.MustCompile(`\bsuper\("([a-z]+)"`)
	properties = regexp.MustCompile(`var\((--scope-calculator-[\w-]+)(?:, ?)`)
)

// entry is one member, attribute, event, part or property of the element.
type entry struct {
	Kind        string `json:"kind,omitempty"`
	Name        string `json:"name"`
	Description string `json:"description,omitempty"`
	Type        *kind  `json:"type,omitempty"`
	Default     string `json:"default,omitempty"`
	Readonly    bool   `json:"readonly,omitempty"`
}

type kind struct {
	Text string `json:"text"`
}

// Manifest returns custom-elements.json for the sources in site.
func Manifest(site fs.FS) ([]byte, error) {
	types, err := fs.ReadFile(site, "embed/tag.ts")
	if err != nil {
		return nil, err
	}
	lists := map[string][]entry{}
	for _, found := range interfaces.FindAllStringSubmatch(string(types), -1) {
		for _, m := range members.FindAllStringSubmatch(found[2], -1) {
			e := entry{Name: m[2], Description: m[1], Type: &kind{m[3]}}
			e.Readonly = strings.Contains(m[0], "readonly "+m[2])
			lists[found[1]] = append(lists[found[1]], e)
		}
	}
	fields, attributes, events := lists["ScopeCalculator"], lists["ScopeCalculatorAttributes"], lists["ScopeCalculatorEvents"]
	for i := range fields {
		fields[i].Kind = "field"
	}
	cssParts, cssProperties, err := styling(site)
	if err != nil {
		return nil, err
	}
	for name, list := range map[string][]entry{"fields": fields, "attributes": attributes, "events": events, "parts": cssParts, "properties": cssProperties} {
		if len(list) == 0 {
			return nil, fmt.Errorf("the manifest of the element finds no %s in the sources", name)
		}
	}

	const module = "scope-calculator.js"
	declaration := map[string]any{
		"kind": "class", "customElement": true, "tagName": "scope-calculator", "name": "ScopeCalculator",
		"description": "What scope a token of Deribit's API will likely carry, and why.",
		"superclass":  map[string]any{"name": "HTMLElement"},
		"members":     fields, "attributes": attributes, "events": events, "cssParts": cssParts, "cssProperties": cssProperties,
		"slots": []entry{{Description: "Shown where there is no answer: a sentence, a link, a table."}},
	}
	export := map[string]any{
		"kind": "custom-element-definition", "name": "scope-calculator",
		"declaration": map[string]any{"name": "ScopeCalculator", "module": module},
	}
	text, err := json.MarshalIndent(map[string]any{
		"schemaVersion": "1.0.0",
		"modules": []any{map[string]any{
			"kind": "javascript-module", "path": module, "declarations": []any{declaration}, "exports": []any{export},
		}},
	}, "", "  ")
	return append(text, '\n'), err
}

// styling finds the parts and the custom properties.
func styling(site fs.FS) (cssParts, cssProperties []entry, err error) {
	names, err := fs.Glob(site, "calculator/*")
	if err != nil {
		return nil, nil, err
	}
	values := map[string]string{}
	var found []string
	for _, name := range names {
		text, err := fs.ReadFile(site, name)
		if err != nil {
			return nil, nil, err
		}
		switch path.Ext(name) {
		case ".ts":
			for _, m := range parts.FindAllStringSubmatch(string(text), -1) {
				found = append(found, strings.Fields(m[1]+m[2])...)
			}
			// Every panel is a part of its name.
			for _, m := range panels.FindAllStringSubmatch(string(text), -1) {
				found = append(found, m[1])
			}
		case ".css":
			for _, at := range properties.FindAllStringSubmatchIndex(string(text), -1) {
				property := string(text[at[2]:at[3]])
				value, ok := argument(string(text[at[1]:]))
				if !ok {
					return nil, nil, errors.New(name + ": the default of " + property + " does not end")
				}
				if old, ok := values[property]; ok && old != value {
					return nil, nil, fmt.Errorf("%s: %s has two defaults, %s and %s", name, property, old, value)
				}
				values[property] = value
			}
		}
	}
	slices.Sort(found)
	for _, name := range slices.Compact(found) {
		cssParts = append(cssParts, entry{Name: name})
	}
	for name, value := range values {
		cssProperties = append(cssProperties, entry{Name: name, Default: value})
	}
	slices.SortFunc(cssProperties, func(a, b entry) int { return strings.Compare(a.Name, b.Name) })
	return cssParts, cssProperties, nil
}

// argument returns the text before the parenthesis that closes it.
func argument(text string) (string, bool) {
	depth := 0
	for i, c := range text {
		switch c {
		case '(':
			depth++
		case ')':
			if depth == 0 {
				return strings.TrimSpace(text[:i]), true
			}
			depth--
		}
	}
	return "", false
}
