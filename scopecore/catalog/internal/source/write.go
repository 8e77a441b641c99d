package source

import (
	"strings"

	"scopecalculator/scopecore"
	"scopecalculator/scopecore/catalog/internal/page"
)

// Generate returns the Go file with the tables that ship. Each table is one
// string, a row a line and a tab between cells, without what can be derived.
// Composite literals come out larger: every string in them is a pointer and a
// length, and every slice needs its own code or data.
func Generate(t Tables) string {
	var b strings.Builder
	b.WriteString("// Code generated from the .tsv files by internal/gen; DO NOT EDIT.\n\npackage catalog\n")

	open(&b, "methodRows", "name, category, needs, flags, gates, summary, note, address")
	for _, m := range t.Methods {
		url := m.URL
		switch url {
		case page.URL(m.Name, m.Category):
			url = ""
		case "":
			url = "-"
		}
		line(&b, short(m.Name), m.Category, needs(m.Ways), flags(m), gates(m), m.Summary, m.Note, url)
	}
	b.WriteString("`\n")

	open(&b, "removedRows", "name, last need, last seen, gone by, note")
	for _, r := range t.Removed {
		line(&b, short(r.Name), r.LastNeed, r.LastSeen, r.GoneBy, r.Note)
	}
	b.WriteString("`\n")

	open(&b, "consequenceRows", "id, title, methods, grave")
	for _, c := range t.Consequences {
		grave := ""
		if c.Grave {
			grave = "yes"
		}
		set(&b, scopecore.Job{ID: c.ID, Title: c.Title, Methods: c.Methods}, grave)
	}
	b.WriteString("`\n")

	for _, table := range []struct {
		name string
		jobs []scopecore.Job
	}{{"jobRows", t.Jobs}, {"taskRows", t.Tasks}, {"unifiedRows", t.Unified}} {
		open(&b, table.name, "id, title, methods")
		for _, job := range table.jobs {
			set(&b, job)
		}
		b.WriteString("`\n")
	}
	return b.String()
}

// set writes what's defined by a set of methods, and what else is said about
// it.
func set(b *strings.Builder, c scopecore.Job, more ...string) {
	names := make([]string, len(c.Methods))
	for i, name := range c.Methods {
		names[i] = short(name)
	}
	line(b, append([]string{c.ID, c.Title, strings.Join(names, " ")}, more...)...)
}

func open(b *strings.Builder, name, columns string) {
	b.WriteString("\n// " + columns + "\nconst " + name + " = `")
}

// line writes one row; empty cells at its end are left out.
func line(b *strings.Builder, cells ...string) {
	b.WriteString(strings.TrimRight(strings.Join(cells, "\t"), "\t"))
	b.WriteByte('\n')
}

// short leaves out the prefix that every method has.
func short(name string) string { return strings.TrimPrefix(name, "private/") }

// needs writes ways as "trade:read|block_rfq:read when block_rfq=true", the
// alternatives of one way with a comma.
func needs(ways []scopecore.Way) string {
	out := make([]string, len(ways))
	for i, w := range ways {
		tokens := make([]string, len(w.AnyOf))
		for j, n := range w.AnyOf {
			tokens[j] = n.Domain.Token(n.Level)
		}
		out[i] = strings.Join(tokens, ",")
		if w.When != "" {
			out[i] += " when " + w.When
		}
	}
	return strings.Join(out, "|")
}

// flags writes a method's properties as letters: channel, engine.
func flags(m scopecore.Method) string {
	out := ""
	if m.Channel {
		out += "c"
	}
	if m.MatchingEngine {
		out += "e"
	}
	return out
}

// gates writes the ids of a method's gates, and then those of each way that has
// its own: "second-factor|websocket when scope=connection".
func gates(m scopecore.Method) string {
	s := ids(m.Gates)
	for _, w := range m.Ways {
		if len(w.Gates) > 0 {
			s += "|" + ids(w.Gates) + " when " + w.When
		}
	}
	return s
}

func ids(gates []scopecore.Gate) string {
	out := make([]string, len(gates))
	for i, g := range gates {
		out[i] = g.String()
	}
	return strings.Join(out, " ")
}
