package main

import (
	"cmp"
	"slices"
	"strings"
)

// update writes what takes no judgment into the table and says what it did. A
// scope is replaced only if both sides are one plain token, or if the catalog
// has none and the main account isn't involved. A flag is only ever set, never
// cleared: if the document lacks it, an article may still have it.
func update(methods *table, r *report) []string {
	var done []string
	mainDiffers := map[string]bool{}
	for _, d := range r.differences {
		mainDiffers[d.name] = mainDiffers[d.name] || d.field == "main_account"
	}
	for _, d := range r.unexplained() {
		said := r.doc.methods[d.name]
		switch {
		case d.kind() == "added" && addable(said):
			insert(methods, d.name, said)
			done = append(done, d.name+": new row, its summary is left to write")
		case d.kind() == "removed" || d.kind() == "added":
		case d.field == "scope":
			row := methods.find(d.name)
			held := need{scope: d.catalog}
			if !said.scope.plain() || !held.plain() && d.catalog != undocumented || mainDiffers[d.name] {
				continue
			}
			cell := methods.cell(row, "scope")
			*cell = strings.Replace(*cell, d.catalog, d.document, 1)
			done = append(done, d.name+": scope "+d.catalog+" to "+d.document)
		case d.field != "main_account" && d.document == "yes" && d.catalog == "no":
			methods.set(methods.find(d.name), d.field, "yes")
			done = append(done, d.name+": "+d.field+" no to yes")
		}
	}
	return done
}

// addable reports whether the document says everything a row needs, with
// nothing that a person has to read.
func addable(r reading) bool {
	known := r.scope.scope == undocumented && !r.scope.main || r.scope.plain()
	for _, v := range []string{r.websocketOnly, r.matchingEngine, r.secondFactor} {
		known = known && (v == "yes" || v == "no")
	}
	return known && r.category != ""
}

// insert adds a row for a method at its place in the order.
func insert(t *table, name string, r reading) {
	row := make([]string, len(t.columns))
	*t.cell(row, "name") = name
	*t.cell(row, "category") = r.category
	*t.cell(row, "url") = r.url
	for field, value := range r.values() {
		t.set(row, field, value)
	}
	if r.scope.main {
		*t.cell(row, "scope") += " & mainaccount"
	}
	at, _ := slices.BinarySearchFunc(t.rows, name, func(other []string, name string) int {
		o := *t.cell(other, "name")
		if isMethod(o) != isMethod(name) {
			return cmp.Compare(rank(o), rank(name))
		}
		return cmp.Compare(o, name)
	})
	t.rows = slices.Insert(t.rows, at, row)
}

// rank puts methods before channels, as the catalog does.
func rank(name string) int {
	if isMethod(name) {
		return 0
	}
	return 1
}
