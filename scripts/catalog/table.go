package main

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"

	"scopecalculator/scopecore"
)

// table is a file of tab-separated values with a header, kept as is, so that
// writing it back changes only what should change. The generator that go
// generate runs checks every cell.
type table struct {
	file    string
	columns []string
	rows    [][]string
}

// readTable reads a table that has at least these columns.
func readTable(file string, columns ...string) (*table, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	body, ended := strings.CutSuffix(string(data), "\n")
	if !ended || strings.Contains(body, "\r") {
		return nil, fmt.Errorf("%s: every line has to end with one line feed", file)
	}
	lines := strings.Split(body, "\n")
	t := &table{file: file, columns: strings.Split(lines[0], "\t")}
	for _, c := range columns {
		if !slices.Contains(t.columns, c) {
			return nil, fmt.Errorf("%s:1: there is no column %s", file, c)
		}
	}
	for i, line := range lines[1:] {
		row := strings.Split(line, "\t")
		if len(row) != len(t.columns) {
			return nil, fmt.Errorf("%s:%d: %d cells for %d columns", file, i+2, len(row), len(t.columns))
		}
		t.rows = append(t.rows, row)
	}
	return t, nil
}

// gatesOf are the fields that methods.tsv keeps in its column gates: by value,
// the gate that says so. The value "no" has none. A gate that no document
// mentions isn't here, and a row keeps it.
var gatesOf = map[string]map[string]scopecore.Gate{
	"main_account":   {"yes": scopecore.GateMainAccount, "unknown": scopecore.GateMainAccountUnclear, "or Coinbase wallet": scopecore.GateMainAccountOrCoinbase},
	"websocket_only": {"yes": scopecore.GateWebSocket},
	"second_factor":  {"yes": scopecore.GateSecondFactor},
}

// readMethods reads methods.tsv. An unknown gate id would read as "no", so it's
// refused here, not left to the generator.
func readMethods(file string) (*table, error) {
	t, err := readTable(file, "name", "category", "url", "scope", "gates", "matching_engine")
	if err != nil {
		return nil, err
	}
	for i, row := range t.rows {
		for part := range strings.SplitSeq(*t.cell(row, "gates"), " | ") {
			ids, _, _ := strings.Cut(part, " when ")
			for _, id := range strings.Fields(ids) {
				if _, ok := scopecore.ParseGate(id); !ok {
					return nil, fmt.Errorf("%s:%d: there is no gate %q", file, i+2, id)
				}
			}
		}
	}
	return t, nil
}

func (t *table) String() string {
	var b strings.Builder
	b.WriteString(strings.Join(t.columns, "\t") + "\n")
	for _, row := range t.rows {
		b.WriteString(strings.Join(row, "\t") + "\n")
	}
	return b.String()
}

// cell is the place of one value; the column has to be there.
func (t *table) cell(row []string, column string) *string {
	return &row[slices.Index(t.columns, column)]
}

// gates are the gates that every way of calling a method has, and what its row
// says about those that depend on a parameter. readMethods accepts only known
// ids.
func (t *table) gates(row []string) (every []scopecore.Gate, conditional []string) {
	parts := strings.Split(*t.cell(row, "gates"), " | ")
	if !strings.Contains(parts[0], " when ") {
		for _, id := range strings.Fields(parts[0]) {
			if g, ok := scopecore.ParseGate(id); ok {
				every = append(every, g)
			}
		}
		parts = parts[1:]
	}
	return every, parts
}

// value is what a row of methods.tsv says about a field.
func (t *table) value(row []string, field string) string {
	byValue, ok := gatesOf[field]
	if !ok {
		return *t.cell(row, field)
	}
	every, _ := t.gates(row)
	for _, g := range every {
		for value, gate := range byValue {
			if gate == g {
				return value
			}
		}
	}
	return "no"
}

// set makes value return this value, one that the field can have. The gates of
// other fields stay, and all gates are in the core's order.
func (t *table) set(row []string, field, value string) {
	byValue, ok := gatesOf[field]
	if !ok {
		*t.cell(row, field) = value
		return
	}
	var gates []scopecore.Gate
	every, conditional := t.gates(row)
	for _, g := range every {
		if !slices.Contains(slices.Collect(maps.Values(byValue)), g) {
			gates = append(gates, g)
		}
	}
	if g, ok := byValue[value]; ok {
		gates = append(gates, g)
	}
	slices.Sort(gates)
	var ids []string
	for _, g := range gates {
		ids = append(ids, g.String())
	}
	if len(ids) > 0 {
		conditional = append([]string{strings.Join(ids, " ")}, conditional...)
	}
	*t.cell(row, "gates") = strings.Join(conditional, " | ")
}

// find returns the row of that name, or nil.
func (t *table) find(name string) []string {
	for _, row := range t.rows {
		if *t.cell(row, "name") == name {
			return row
		}
	}
	return nil
}

// isMethod tells the methods from the channels in the same file.
func isMethod(name string) bool { return strings.HasPrefix(name, "private/") }
