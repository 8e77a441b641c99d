package main

import (
	"fmt"
	"os"
	"slices"
	"strings"
)

// table is a file of tab-separated values with a header, kept as it stands so
// that writing it back changes nothing but what was meant to change. The
// generator behind go generate is the one that checks every cell.
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

func readMethods(file string) (*table, error) {
	return readTable(file, append([]string{"name", "category", "url"}, fields...)...)
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

// find returns the row of that name, or nil.
func (t *table) find(name string) []string {
	for _, row := range t.rows {
		if *t.cell(row, "name") == name {
			return row
		}
	}
	return nil
}

// isMethod tells the methods from the channels that stand in the same file.
func isMethod(name string) bool { return strings.HasPrefix(name, "private/") }
