//go:build browser

// Package browsers proves that the calculator works in Firefox and in WebKit,
// the engine of Safari, as it does in Chromium: one list of cases, the same for
// all three. What doesn't depend on the engine is in scripts/browser.
//
//	go test -tags browser ./scripts/browsers
//	go test -tags browser ./scripts/browsers -run 'TestBrowsers/firefox' -case keyboard
package browsers

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"scopecalculator/build/site"
	"scopecalculator/scripts/browsers/engine"
)

var (
	only     = flag.String("case", "", "run the cases whose names contain this")
	pictures = flag.String("pictures", os.TempDir(), "the folder for pictures of what failed")
	album    = flag.String("album", "", "a folder for a picture of every state and page in every browser, to compare by eye")
)

// files is the built site.
var files site.Files

func TestMain(m *testing.M) {
	flag.Parse()
	root, err := filepath.Abs("../..")
	if err == nil {
		files, err = site.Build(root)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// engines are the browsers by name.
var engines = []struct {
	name  string
	start func() (engine.Browser, error)
}{
	{"chromium", engine.Chromium}, {"firefox", engine.Firefox}, {"webkit", engine.WebKit},
}

// result is how a case ended in one browser.
type result struct {
	faults []string
	took   time.Duration
}

// TestBrowsers runs every case in every browser and prints a table of them. The
// list names what a browser can't do, with the reason; if the browser now can,
// the list is wrong and the test fails.
func TestBrowsers(t *testing.T) {
	table := make([]map[string]result, len(cases))
	for i := range table {
		table[i] = map[string]result{}
	}
	var mu sync.Mutex
	ran := map[string]string{}
	t.Cleanup(func() { print(ran, table) }) // when all of them are done
	for _, e := range engines {
		t.Run(e.name, func(t *testing.T) {
			t.Parallel()
			start := time.Now()
			browser, err := e.start()
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(browser.Quit)
			for i, c := range cases {
				if strings.Contains(c.name, *only) {
					r := c.in(t, e.name, browser)
					mu.Lock()
					table[i][e.name] = r
					mu.Unlock()
					c.judge(t, e.name, r)
				}
			}
			mu.Lock()
			ran[e.name] = fmt.Sprintf("%s, %.0f s", browser.Version(), time.Since(start).Seconds())
			mu.Unlock()
		})
	}
}

// in runs a case.
func (c *kase) in(t *testing.T, name string, browser engine.Browser) (r result) {
	p := &page{Browser: browser, engine: name, dir: t.TempDir(), allow: c.allow}
	start := time.Now()
	defer func() {
		p.leave()
		if cause := recover(); cause != nil && cause != errGaveUp {
			panic(cause)
		}
		r = result{p.faults, time.Since(start)}
		if len(r.faults) > 0 && c.cannot[name] == "" {
			if file, err := p.picture(*pictures, name+" "+c.name); err == nil {
				t.Logf("picture: %s", file)
			}
		}
	}()
	p.must("resizing", browser.Resize(1000, 800))
	browser.Heard()
	c.run(p)
	p.calm()
	return r
}

// judge compares the outcome of a case with what the list says about the
// browser.
func (c *kase) judge(t *testing.T, name string, r result) {
	reason := c.cannot[name]
	switch {
	case reason == "":
		for _, fault := range r.faults {
			t.Errorf("%s: %s", c.name, fault)
		}
	case len(r.faults) == 0:
		t.Errorf("%s: it works now, so it must not be in the list as: %s", c.name, reason)
	default:
		t.Logf("%s: %s (%s)", c.name, reason, strings.SplitN(r.faults[0], "\n", 2)[0])
	}
}

// print prints the cases by browser, with seconds.
func print(ran map[string]string, table []map[string]result) {
	width := 0
	for _, c := range cases {
		width = max(width, len(c.name))
	}
	fmt.Printf("%-*s", width, "case")
	for _, e := range engines {
		fmt.Printf("  %-12s", e.name)
	}
	fmt.Println()
	for i, c := range cases {
		if len(table[i]) == 0 {
			continue
		}
		fmt.Printf("%-*s", width, c.name)
		for _, e := range engines {
			r, done := table[i][e.name]
			word := "ok"
			switch {
			case !done:
				word = "-"
			case c.cannot[e.name] != "":
				word = "cannot"
			case len(r.faults) > 0:
				word = "FAILS"
			}
			fmt.Printf("  %-6s %5.1f", word, r.took.Seconds())
		}
		fmt.Println()
	}
	for _, e := range engines {
		if line := ran[e.name]; line != "" {
			fmt.Println(line)
		}
	}
}
