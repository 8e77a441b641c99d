package main

import (
	"fmt"
	"slices"
)

// known is a difference that someone has looked at and explained.
type known struct {
	name, field string
	// document and catalog are the two values that the explanation is about.
	document, catalog string
	// batch names the release of the documentation that brought the method;
	// empty if the row applies to a document of any age. Batches sort by age.
	batch string
	why   string
}

func readKnown(file string) ([]known, error) {
	t, err := readTable(file, "name", "field", "document", "catalog", "batch", "why")
	if err != nil {
		return nil, err
	}
	var out []known
	for i, row := range t.rows {
		get := func(column string) string { return *t.cell(row, column) }
		k := known{get("name"), get("field"), get("document"), get("catalog"), get("batch"), get("why")}
		fail := func(what string) error { return fmt.Errorf("%s:%d: %s: %s", file, i+2, k.name, what) }
		switch {
		case k.why == "":
			return nil, fail("a known difference needs its reason")
		case k.field != whole && !slices.Contains(fields, k.field):
			return nil, fail("there is no field " + k.field)
		case k.document == k.catalog:
			return nil, fail("the two values are the same")
		case k.batch != "" && (k.field != whole || k.document != absent):
			return nil, fail("only a method that is absent from the document has a batch")
		case slices.ContainsFunc(out, func(o known) bool { return o.name == k.name && o.field == k.field }):
			return nil, fail("is listed twice")
		}
		out = append(out, k)
	}
	return out, nil
}

// newest returns the latest batch that the document has a method of.
func newest(list []known, doc *document) string {
	batch := ""
	for _, k := range list {
		if _, there := doc.methods[k.name]; there {
			batch = max(batch, k.batch)
		}
	}
	return batch
}
