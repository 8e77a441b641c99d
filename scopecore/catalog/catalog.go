// Package catalog knows Deribit's private methods and subscription channels:
// what a token needs for each, and what a token that has it can do.
//
// You edit methods.tsv, removed.tsv, consequences.tsv, jobs.tsv, tasks.tsv and unified.tsv; go generate
// checks them and writes the table that ships, as text that's parsed on first use. The last column of the
// first two files says where a fact comes from, and doesn't ship.
//
// What these functions return is yours: changing it affects nobody else. If
// speed matters, fetch once and keep it.
package catalog

import (
	"slices"
	"strings"
	"sync"

	"scopecalculator/scopecore"
	"scopecalculator/scopecore/catalog/internal/page"
)

//go:generate go run ./internal/gen

// Version is the date of the documentation that the data was taken from.
const Version = "2026-08-18"

var parsed = sync.OnceValue(func() []scopecore.Method {
	rows := lines(methodRows)
	methods := make([]scopecore.Method, len(rows))
	for i, row := range rows {
		methods[i] = parseMethod(row)
	}
	return methods
})

// Load returns the whole catalog, ready for verdicts. Every call returns the
// same one.
var Load = sync.OnceValue(func() *scopecore.Catalog {
	return scopecore.NewCatalog(Methods(), Consequences())
})

// Methods returns every method and channel: methods by name, then channels by
// name.
func Methods() []scopecore.Method {
	all := parsed()
	var ways, needs int
	for i := range all {
		ways += len(all[i].Ways)
		for _, w := range all[i].Ways {
			needs += len(w.AnyOf)
		}
	}
	out := make([]scopecore.Method, len(all))
	wayStore := make([]scopecore.Way, 0, ways)
	needStore := make([]scopecore.Need, 0, needs)
	for i, m := range all {
		out[i], wayStore, needStore = copyInto(m, wayStore, needStore)
	}
	return out
}

// Find returns the method or channel with exactly that name; a method's
// "private/" may be left out.
func Find(name string) (scopecore.Method, bool) {
	full := prefix + name
	for _, m := range parsed() {
		if m.Name == name || m.Name == full {
			found, _, _ := copyInto(m, nil, nil)
			return found, true
		}
	}
	return scopecore.Method{}, false
}

// RemovedMethods returns the methods that no longer exist, by name.
func RemovedMethods() []scopecore.Removed {
	rows := lines(removedRows)
	out := make([]scopecore.Removed, len(rows))
	for i, row := range rows {
		r := &out[i]
		cells(row, &r.Name, &r.LastNeed, &r.LastSeen, &r.GoneBy, &r.Note)
		r.Name = prefix + r.Name
	}
	return out
}

// Consequences returns what a token may be able to do, always in the same
// order, starting with funds. Every method named is one that Methods returns.
func Consequences() []scopecore.Consequence {
	rows := lines(consequenceRows)
	out := make([]scopecore.Consequence, len(rows))
	for i, job := range jobs(consequenceRows) {
		out[i] = scopecore.Consequence{ID: job.ID, Title: job.Title, Methods: job.Methods, Grave: strings.HasSuffix(rows[i], "\tyes")}
	}
	return out
}

// Jobs returns what programs commonly do, as the calls they make, always in the
// same order. The choice of jobs and calls is this project's.
func Jobs() []scopecore.Job { return jobs(jobRows) }

// Tasks returns parts of what programs do, in the same form: what you'd tell a
// program to do, and the calls that do it.
func Tasks() []scopecore.Job { return jobs(taskRows) }

// Unified returns the calls of libraries that hide which methods they make,
// such as ccxt's createOrder: the library's name for it, where that's known
// from, and the methods and channels, any of which it may call.
func Unified() []scopecore.Job { return jobs(unifiedRows) }

// jobs reads a table of things defined by methods.
func jobs(table string) []scopecore.Job {
	rows := lines(table)
	out := make([]scopecore.Job, len(rows))
	for i, row := range rows {
		var names string
		cells(row, &out[i].ID, &out[i].Title, &names)
		out[i].Methods = strings.Fields(names)
		for j := range out[i].Methods {
			if strings.IndexByte(out[i].Methods[j], '.') < 0 {
				out[i].Methods[j] = prefix + out[i].Methods[j]
			}
		}
	}
	return out
}

// prefix begins the name of every method; the table leaves it out.
const prefix = "private/"

// copyInto returns m with its own ways and needs, appended to the stores. The
// capacities end where the next copy begins, so a caller who appends doesn't
// write into it.
func copyInto(m scopecore.Method, ways []scopecore.Way, needs []scopecore.Need) (scopecore.Method, []scopecore.Way, []scopecore.Need) {
	m.Gates = slices.Clone(m.Gates)
	first := len(ways)
	ways = append(ways, m.Ways...)
	m.Ways = ways[first:len(ways):len(ways)]
	for i := range m.Ways {
		m.Ways[i].Gates = slices.Clone(m.Ways[i].Gates)
		if way := &m.Ways[i]; way.AnyOf != nil {
			first := len(needs)
			needs = append(needs, way.AnyOf...)
			way.AnyOf = needs[first:len(needs):len(needs)]
		}
	}
	return m, ways, needs
}

func parseMethod(row string) scopecore.Method {
	var m scopecore.Method
	var needs, flags, gates string
	cells(row, &m.Name, &m.Category, &needs, &flags, &gates, &m.Summary, &m.Note, &m.URL)
	for _, flag := range flags {
		switch flag {
		case 'c':
			m.Channel = true
		case 'e':
			m.MatchingEngine = true
		}
	}
	if !m.Channel {
		m.Name = prefix + m.Name
	}
	switch m.URL {
	case "":
		m.URL = page.URL(m.Name, m.Category)
	case "-":
		m.URL = ""
	}
	for _, way := range strings.Split(needs, "|") {
		m.Ways = append(m.Ways, parseWay(way))
	}
	gates, own, _ := strings.Cut(gates, "|")
	m.Gates = parseGates(gates)
	for own != "" {
		var part string
		part, own, _ = strings.Cut(own, "|")
		ids, when, _ := strings.Cut(part, " when ")
		for i := range m.Ways {
			if m.Ways[i].When == when {
				m.Ways[i].Gates = parseGates(ids)
			}
		}
	}
	return m
}

func parseGates(ids string) []scopecore.Gate {
	var out []scopecore.Gate
	for _, id := range strings.Fields(ids) {
		g, _ := scopecore.ParseGate(id)
		out = append(out, g)
	}
	return out
}

func parseWay(s string) scopecore.Way {
	tokens, when, _ := strings.Cut(s, " when ")
	way := scopecore.Way{When: when}
	if tokens == "" {
		return way
	}
	for _, token := range strings.Split(tokens, ",") {
		domain, level, _ := strings.Cut(token, ":")
		d, _ := scopecore.ParseDomain(domain)
		l, _ := scopecore.ParseLevel(level)
		way.AnyOf = append(way.AnyOf, scopecore.Need{Domain: d, Level: l})
	}
	return way
}

func lines(table string) []string {
	return strings.Split(strings.TrimSuffix(table, "\n"), "\n")
}

// cells fills the targets with the cells of a row; those left out at the end
// of the row are empty.
func cells(row string, targets ...*string) {
	for _, target := range targets {
		*target, row, _ = strings.Cut(row, "\t")
	}
}
