// Package source reads the tables you edit, strictly, and writes the table that
// ships. A mistake in an edited file must stop the generator and name the line,
// since nothing after it checks the data again.
package source

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"scopecalculator/scopecore"
)

// Tables is the whole catalog as the edited files have it.
type Tables struct {
	Methods      []scopecore.Method
	Removed      []scopecore.Removed
	Consequences []scopecore.Consequence
	Jobs         []scopecore.Job
	Tasks        []scopecore.Job
	// Unified are calls of libraries, with the calls they make.
	Unified []scopecore.Job
}

// Read checks the text of methods.tsv, removed.tsv, consequences.tsv, jobs.tsv,
// tasks.tsv and unified.tsv and returns what they hold. An error names the file and the
// line.
func Read(methods, removed, consequences, jobs, tasks, unified string) (Tables, error) {
	var t Tables
	var err error
	if t.Methods, err = readMethods(methods); err != nil {
		return Tables{}, err
	}
	if t.Removed, err = readRemoved(removed, t.Methods); err != nil {
		return Tables{}, err
	}
	if t.Consequences, err = readConsequences("consequences.tsv", consequences, t.Methods); err != nil {
		return Tables{}, err
	}
	if t.Jobs, err = readJobs("jobs.tsv", jobs, t.Methods); err != nil {
		return Tables{}, err
	}
	if t.Tasks, err = readJobs("tasks.tsv", tasks, t.Methods); err != nil {
		return Tables{}, err
	}
	if t.Unified, err = readJobs("unified.tsv", unified, t.Methods); err != nil {
		return Tables{}, err
	}
	return t, nil
}

// row is one line of a file, with the cells in the order of the columns.
type row struct {
	file  string
	line  int
	cells []string
}

func (r row) fail(message string) error {
	return errors.New(r.file + ":" + strconv.Itoa(r.line) + ": " + message)
}

// rows splits a file into its rows and checks each against the columns.
func rows(file, text string, columns ...string) ([]row, error) {
	body, ended := strings.CutSuffix(text, "\n")
	lines := strings.Split(body, "\n")
	header := row{file: file, line: 1}
	if lines[0] != strings.Join(columns, "\t") {
		return nil, header.fail("the columns must be " + strings.Join(columns, ", "))
	}
	var out []row
	for i, line := range lines[1:] {
		r := row{file, i + 2, strings.Split(line, "\t")}
		if len(r.cells) != len(columns) {
			return nil, r.fail(strconv.Itoa(len(r.cells)) + " cells for " + strconv.Itoa(len(columns)) + " columns")
		}
		for c, cell := range r.cells {
			if cell != strings.TrimSpace(cell) || strings.ContainsAny(cell, "`\r") {
				return nil, r.fail("column " + columns[c] + ": stray space, carriage return or backquote")
			}
		}
		if r.cells[0] == "" {
			return nil, r.fail("the first column is empty")
		}
		out = append(out, r)
	}
	if !ended {
		return nil, row{file: file, line: len(lines)}.fail("the last line does not end")
	}
	return out, nil
}

func readMethods(text string) ([]scopecore.Method, error) {
	all, err := rows("methods.tsv", text, "name", "category", "scope", "gates", "matching_engine",
		"url", "summary", "note", "provenance")
	if err != nil {
		return nil, err
	}
	var out []scopecore.Method
	for _, r := range all {
		m, err := readMethod(r)
		if err != nil {
			return nil, err
		}
		if n := len(out); n > 0 {
			if before := out[n-1]; before.Name == m.Name {
				return nil, r.fail(m.Name + " is listed twice")
			} else if before.Channel && !m.Channel || before.Channel == m.Channel && before.Name > m.Name {
				return nil, r.fail(m.Name + " is out of order: methods by name, then channels by name")
			}
		}
		out = append(out, m)
	}
	return out, nil
}

func readMethod(r row) (scopecore.Method, error) {
	c := r.cells
	m := scopecore.Method{
		Name:     c[0],
		Channel:  !strings.HasPrefix(c[0], "private/"),
		Category: c[1],
		URL:      c[5],
		Summary:  c[6],
		Note:     c[7],
	}
	switch {
	case m.Channel && strings.Contains(m.Name, "/"):
		return m, r.fail(m.Name + " is neither a private method nor a channel")
	case m.Category == "" || m.Summary == "":
		return m, r.fail(m.Name + " needs a category and a summary")
	case m.URL != "" && !strings.HasPrefix(m.URL, "https://"):
		return m, r.fail("url " + m.URL + " isn't an https address")
	}
	ways, main, err := readScope(c[2])
	if err != nil {
		return m, r.fail("scope: " + err.Error())
	}
	m.Ways = ways
	if err := readGates(&m, c[3]); err != nil {
		return m, r.fail("gates: " + err.Error())
	}
	if main && !m.Has(scopecore.GateMainAccount) && !m.Has(scopecore.GateMainAccountOrCoinbase) {
		return m, r.fail("the scope names mainaccount, gates does not")
	}
	if c[4] != "yes" && c[4] != "no" {
		return m, r.fail("matching_engine is " + strconv.Quote(c[4]) + ", not yes or no")
	}
	m.MatchingEngine = c[4] == "yes"
	return m, nil
}

// readGates reads "mainaccount second-factor", or, if it depends on a
// parameter, "websocket when scope=connection | websocket-unclear when
// scope=account". Each condition is then a way of calling, and all of them take
// the same scope.
func readGates(m *scopecore.Method, s string) error {
	base, split := m.Ways[0], false
	for i, part := range strings.Split(s, " | ") {
		ids, when, conditional := strings.Cut(part, " when ")
		var gates []scopecore.Gate
		for _, id := range strings.Fields(ids) {
			g, ok := scopecore.ParseGate(id)
			switch {
			case !ok:
				return errors.New("there is no gate " + strconv.Quote(id))
			case len(gates) > 0 && gates[len(gates)-1] >= g:
				return errors.New(id + " is out of order or listed twice")
			}
			gates = append(gates, g)
		}
		switch {
		case !conditional && i > 0:
			return errors.New("list the gates that every way needs first")
		case !conditional:
			m.Gates = gates
		case when == "" || gates == nil:
			return errors.New(strconv.Quote(part) + " isn't a gate with a condition")
		case !split && (len(m.Ways) > 1 || base.When != ""):
			return errors.New("the scope can't have conditions too")
		default:
			if !split {
				m.Ways, split = nil, true
			}
			m.Ways = append(m.Ways, scopecore.Way{When: when, AnyOf: base.AnyOf, Gates: gates})
		}
	}
	return nil
}

// readScope reads "trade:read", "account:read | trade:read",
// "trade:read | block_rfq:read when block_rfq=true",
// "account:read_write & mainaccount" or "undocumented".
func readScope(s string) (ways []scopecore.Way, main bool, err error) {
	s, main = strings.CutSuffix(s, " & mainaccount")
	if s == "undocumented" {
		return []scopecore.Way{{}}, main, nil
	}
	for alternative := range strings.SplitSeq(s, " | ") {
		token, when, conditional := strings.Cut(alternative, " when ")
		domain, level, _ := strings.Cut(token, ":")
		d, okDomain := scopecore.ParseDomain(domain)
		l, okLevel := scopecore.ParseLevel(level)
		switch {
		case !okDomain || !okLevel || l == scopecore.None:
			return nil, false, errors.New(strconv.Quote(token) + " isn't a scope that a method can need")
		case conditional && when == "":
			return nil, false, errors.New("a condition has to follow when")
		}
		i := slices.IndexFunc(ways, func(w scopecore.Way) bool { return w.When == when })
		if i < 0 {
			i = len(ways)
			ways = append(ways, scopecore.Way{When: when})
		}
		ways[i].AnyOf = append(ways[i].AnyOf, scopecore.Need{Domain: d, Level: l})
	}
	return ways, main, nil
}

func readRemoved(text string, methods []scopecore.Method) ([]scopecore.Removed, error) {
	all, err := rows("removed.tsv", text, "name", "last_scope", "last_seen", "gone_by", "note", "provenance")
	if err != nil {
		return nil, err
	}
	var out []scopecore.Removed
	for _, r := range all {
		c := r.cells
		gone := scopecore.Removed{Name: c[0], LastNeed: c[1], LastSeen: c[2], GoneBy: c[3], Note: c[4]}
		if _, _, err := readScope(gone.LastNeed); err != nil {
			return nil, r.fail("last_scope: " + err.Error())
		}
		if gone.LastNeed == "undocumented" {
			gone.LastNeed = ""
		}
		if n := len(out); n > 0 && out[n-1].Name >= gone.Name {
			return nil, r.fail(gone.Name + " is out of order or listed twice")
		}
		if has(methods, gone.Name) {
			return nil, r.fail(gone.Name + " is in methods.tsv too")
		}
		out = append(out, gone)
	}
	return out, nil
}

// readConsequences reads what a token may be able to do: a set of methods, and
// whether it's grave.
func readConsequences(file, text string, methods []scopecore.Method) ([]scopecore.Consequence, error) {
	all, err := rows(file, text, "id", "title", "methods", "grave")
	if err != nil {
		return nil, err
	}
	jobs, err := readSets(all, methods)
	out := make([]scopecore.Consequence, len(jobs))
	for i, job := range jobs {
		out[i] = scopecore.Consequence{ID: job.ID, Title: job.Title, Methods: job.Methods, Grave: all[i].cells[3] == "yes"}
		if cell := all[i].cells[3]; cell != "yes" && cell != "no" {
			return nil, all[i].fail("grave is \"" + cell + "\", neither yes nor no")
		}
	}
	return out, err
}

func readJobs(file, text string, methods []scopecore.Method) ([]scopecore.Job, error) {
	all, err := rows(file, text, "id", "title", "methods")
	if err != nil {
		return nil, err
	}
	return readSets(all, methods)
}

// readSets reads what's defined by a set of methods.
func readSets(all []row, methods []scopecore.Method) ([]scopecore.Job, error) {
	var out []scopecore.Job
	for _, r := range all {
		c := scopecore.Job{ID: r.cells[0], Title: r.cells[1], Methods: strings.Fields(r.cells[2])}
		if slices.ContainsFunc(out, func(o scopecore.Job) bool { return o.ID == c.ID }) {
			return nil, r.fail(c.ID + " is listed twice")
		}
		if c.Title == "" || len(c.Methods) == 0 {
			return nil, r.fail(c.ID + " needs a title and methods")
		}
		for i, name := range c.Methods {
			if !has(methods, name) {
				return nil, r.fail(name + " is not in methods.tsv")
			}
			if i > 0 && c.Methods[i-1] >= name {
				return nil, r.fail(name + " is out of order or listed twice")
			}
		}
		out = append(out, c)
	}
	return out, nil
}

func has(methods []scopecore.Method, name string) bool {
	return slices.ContainsFunc(methods, func(m scopecore.Method) bool { return m.Name == name })
}
