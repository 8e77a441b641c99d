package main

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
)

// print writes the report: what needs a person first.
func (r *report) print(w io.Writer, spec, methodsFile string) {
	fmt.Fprintf(w, "Document  %s: version %s, %d paths, %d private methods\n", spec, cmpOr(r.doc.version, "not given"), r.doc.paths, len(r.doc.methods))
	fmt.Fprintf(w, "Catalog   %s: %d private methods; its %d channels aren't checked, since OpenAPI doesn't describe them\n", methodsFile, r.methods, r.channels)

	open, closed := r.unexplained(), r.explained()
	section(w, "Drift without explanation", open, func(d difference) string { return d.hint })
	section(w, "Known and explained", closed, func(d difference) string { return d.why })

	if len(r.respelled) > 0 {
		fmt.Fprintf(w, "\nOdd spellings, read as meant: %d\n", len(r.respelled))
		var cells [][]string
		for _, s := range r.respelled {
			cells = append(cells, s[:])
		}
		align(w, cells)
	}
	if len(r.caughtUp) > 0 {
		fmt.Fprintf(w, "\nKnown, but not in this document; known.tsv can drop them once older documents don't matter: %d\n", len(r.caughtUp))
		var cells [][]string
		for _, k := range r.caughtUp {
			cells = append(cells, []string{k.name, k.field, "document " + k.document, "catalog " + k.catalog})
		}
		align(w, cells)
	}
}

func section(w io.Writer, title string, list []difference, remark func(difference) string) {
	fmt.Fprintf(w, "\n%s: %d\n", title, len(list))
	var cells [][]string
	for _, d := range list {
		field, values := d.field, "catalog "+d.catalog+", document "+d.document
		if d.field == whole {
			field, values = "", ""
		}
		cells = append(cells, []string{d.kind(), d.name, field, values, remark(d)})
	}
	align(w, cells)
}

// align prints cells in columns, without spaces at the end of a line.
func align(w io.Writer, rows [][]string) {
	var b strings.Builder
	tab := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	for _, cells := range rows {
		fmt.Fprintln(tab, "  "+strings.Join(cells, "\t"))
	}
	tab.Flush()
	for line := range strings.Lines(b.String()) {
		fmt.Fprintln(w, strings.TrimRight(line, " \n"))
	}
}
