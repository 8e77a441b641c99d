package main

import (
	"slices"
	"strings"
)

// fields are what to compare; table.value finds them in methods.tsv.
var fields = []string{"scope", "main_account", "websocket_only", "matching_engine", "second_factor"}

// whole is the field for a method that only one side has.
const whole = "method"

const (
	absent  = "absent"
	present = "present"
)

// difference is one thing the document and the catalog disagree on.
type difference struct {
	name, field       string
	document, catalog string
	// why is the explanation of a known difference, else empty.
	why string
	// hint helps with an unexplained one.
	hint string
}

// kind is the word for it in the report.
func (d difference) kind() string {
	switch {
	case d.field != whole:
		return "changed"
	case d.document == absent && d.why != "":
		return "absent"
	case d.document == absent:
		return "removed"
	}
	return "added"
}

// report is the outcome of a comparison.
type report struct {
	doc               *document
	methods, channels int
	differences       []difference
	// caughtUp are known differences that the document no longer shows.
	caughtUp []known
	// respelled are methods whose scope line has an odd spelling that's read as
	// intended, with that spelling.
	respelled [][2]string
}

func (r *report) unexplained() []difference {
	return slices.DeleteFunc(slices.Clone(r.differences), func(d difference) bool { return d.why != "" })
}

func (r *report) explained() []difference {
	return slices.DeleteFunc(slices.Clone(r.differences), func(d difference) bool { return d.why == "" })
}

func compare(doc *document, methods, removed *table, list []known) *report {
	r := &report{doc: doc}
	batch := newest(list, doc)
	used := map[known]bool{}
	add := func(d difference) {
		for _, k := range list {
			if k.name != d.name || k.field != d.field || k.document != d.document || k.catalog != d.catalog {
				continue
			}
			used[k] = true
			if k.batch != "" && k.batch <= batch {
				d.hint = "known to be newer than some documents, but this one has methods of " + batch
				continue
			}
			d.why = k.why
		}
		r.differences = append(r.differences, d)
	}
	for _, name := range doc.names() {
		said := doc.methods[name]
		if said.scope.respelled != "" {
			r.respelled = append(r.respelled, [2]string{name, said.scope.respelled})
		}
		row := methods.find(name)
		if row == nil {
			d := difference{name: name, field: whole, document: present, catalog: absent, hint: said.String()}
			if removed.find(name) != nil {
				d.hint += "; removed.tsv says it is gone"
			}
			add(d)
			continue
		}
		values := said.values()
		for _, field := range fields {
			held := methods.value(row, field)
			if field == "scope" {
				held = strings.TrimSuffix(held, " & mainaccount")
			}
			if values[field] != held {
				add(difference{name: name, field: field, document: values[field], catalog: held})
			}
		}
	}
	for _, row := range methods.rows {
		name := *methods.cell(row, "name")
		if !isMethod(name) {
			r.channels++
			continue
		}
		r.methods++
		if _, ok := doc.methods[name]; !ok {
			add(difference{name: name, field: whole, document: absent, catalog: present})
		}
	}
	for _, k := range list {
		if _, there := doc.methods[k.name]; there && !used[k] {
			r.caughtUp = append(r.caughtUp, k)
		}
	}
	return r
}

// values are what the document says, by field.
func (r reading) values() map[string]string {
	main := "no"
	if r.scope.main {
		main = "yes"
	}
	return map[string]string{
		"scope": r.scope.scope, "main_account": main, "websocket_only": r.websocketOnly,
		"matching_engine": r.matchingEngine, "second_factor": r.secondFactor,
	}
}

// String says everything in one line.
func (r reading) String() string {
	s := r.scope.scope
	values := r.values()
	for _, field := range fields[1:] {
		switch v := values[field]; v {
		case "no":
		case "yes":
			s += ", " + strings.ReplaceAll(field, "_", " ")
		default:
			s += ", " + strings.ReplaceAll(field, "_", " ") + " " + v
		}
	}
	return s
}
