// Command lighthouse proves that the site is fast and sound by Google's
// Lighthouse, on the phone it simulates: it builds the site, serves it
// compressed as a good static host would, measures every page and fails if a
// score is below its target.
//
//	go run ./scripts/lighthouse                  every page
//	go run ./scripts/lighthouse -only index,grants
//	go run ./scripts/lighthouse -runs 3          the median of three
//
// It needs Node 20, npm and Chromium. Lighthouse's figures for speed depend on
// the machine; leave it alone meanwhile.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"scopecalculator/build/site"
	"scopecalculator/scripts/internal/chromium"
)

// targets are the least scores, of 100, in the order they are printed.
var targets = []struct {
	id, name string
	least    int
}{
	{"performance", "performance", 95},
	{"accessibility", "accessibility", 100},
	{"best-practices", "best practices", 100},
	{"seo", "SEO", 100},
}

func main() {
	only := flag.String("only", "", "names of the pages to measure, with commas")
	runs := flag.Int("runs", 1, "how often to measure each page; the median counts")
	keep := flag.String("keep", "", "folder for the full reports")
	flag.Parse()
	if err := run(*only, *runs, *keep); err != nil {
		fmt.Fprintln(os.Stderr, "lighthouse:", err)
		os.Exit(1)
	}
}

func run(only string, runs int, keep string) error {
	root, err := filepath.Abs(".")
	if err != nil {
		return err
	}
	browser, err := chromium.Find()
	if err != nil {
		return err
	}
	tool, err := install(filepath.Join(root, "scripts", "lighthouse"))
	if err != nil {
		return err
	}
	files, err := site.Build(root)
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	server := &http.Server{Handler: host(files), ReadHeaderTimeout: 10 * time.Second}
	go server.Serve(listener)
	defer server.Close()

	if keep == "" {
		if keep, err = os.MkdirTemp("", "scope-calculator-lighthouse-"); err != nil {
			return err
		}
		defer os.RemoveAll(keep)
	} else if err := os.MkdirAll(keep, 0o755); err != nil {
		return err
	}
	m := meter{tool: tool, browser: browser, origin: "http://" + listener.Addr().String(), keep: keep}
	fmt.Printf("%-16s", "")
	for _, t := range targets {
		fmt.Printf(" %14s", t.name)
	}
	fmt.Println("   LCP ms  TBT ms    CLS")
	short, found := 0, 0
	for _, name := range pages(files) {
		if only != "" && !slices.Contains(strings.Split(only, ","), name) {
			continue
		}
		found++
		reports := make([]report, 0, runs)
		for n := range runs {
			r, err := m.measure(name, n)
			if err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
			reports = append(reports, r)
		}
		short += show(os.Stdout, name, reports)
	}
	switch {
	case found == 0:
		return fmt.Errorf("no page is called %s", only)
	case short > 0:
		return fmt.Errorf("%d score(s) below target", short)
	}
	return nil
}

// install installs the pinned tool, unless it's there.
func install(dir string) (string, error) {
	tool := filepath.Join(dir, "node_modules", ".bin", "lighthouse")
	if _, err := os.Stat(tool); err == nil {
		return tool, nil
	}
	npm := exec.Command("npm", "ci", "--no-audit", "--no-fund", "--prefix", dir)
	npm.Stdout, npm.Stderr = os.Stderr, os.Stderr
	return tool, npm.Run()
}

// pages lists the pages of the site, the home page first.
func pages(files site.Files) []string {
	list := []string{"index"}
	for _, name := range files.Names() {
		// What isn't a page of the site: the whole calculator in one file, and
		// the page for what isn't found, which no link leads to.
		stem, ok := strings.CutSuffix(name, ".html")
		if ok && path.Base(name) == name && !slices.Contains([]string{"index", "404", "scope-calculator"}, stem) {
			list = append(list, stem)
		}
	}
	return list
}

// meter is Lighthouse and what it needs to know.
type meter struct{ tool, browser, origin, keep string }

// report is what we read from a Lighthouse report.
type report struct {
	RuntimeError struct{ Message string }
	Categories   map[string]struct {
		Score     float64
		AuditRefs []struct {
			ID     string
			Weight float64
		}
	}
	Audits map[string]struct {
		Title        string
		Score        *float64
		NumericValue float64
	}
}

func (m meter) measure(name string, n int) (report, error) {
	out := filepath.Join(m.keep, fmt.Sprintf("%s-%d.json", name, n))
	address := m.origin + "/" + name + ".html"
	if name == "index" {
		address = m.origin + "/"
	}
	// Its default form factor is the phone.
	tool := exec.Command(m.tool, address, "--quiet", "--output=json", "--output-path="+out,
		"--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-quic")
	tool.Env = append(os.Environ(), "CHROME_PATH="+m.browser)
	if text, err := tool.CombinedOutput(); err != nil {
		return report{}, fmt.Errorf("%w\n%s", err, text)
	}
	text, err := os.ReadFile(out)
	if err != nil {
		return report{}, err
	}
	var r report
	if err := json.Unmarshal(text, &r); err != nil {
		return report{}, err
	}
	if r.RuntimeError.Message != "" {
		return report{}, fmt.Errorf("%s", r.RuntimeError.Message)
	}
	return r, nil
}

// score is a category's score out of 100, and whether the report has it.
func (r report) score(id string) (int, bool) {
	c, ok := r.Categories[id]
	return int(c.Score*100 + 0.5), ok
}

// show prints a line for a page and returns how many scores are short.
func show(w io.Writer, name string, reports []report) int {
	short := 0
	fmt.Fprintf(w, "%-16s", name)
	var faults []string
	for _, t := range targets {
		score, ok := median(reports, t.id)
		mark := " "
		if !ok || score < t.least {
			short++
			mark = "!"
			faults = append(faults, lost(reports[0], t.id)...)
		}
		fmt.Fprintf(w, " %13d%s", score, mark)
	}
	slices.SortFunc(reports, func(a, b report) int {
		x, _ := a.score("performance")
		y, _ := b.score("performance")
		return x - y
	})
	middle := reports[len(reports)/2].Audits
	fmt.Fprintf(w, "   %6.0f  %6.0f  %5.3f\n", middle["largest-contentful-paint"].NumericValue, middle["total-blocking-time"].NumericValue, middle["cumulative-layout-shift"].NumericValue)
	for _, fault := range faults {
		fmt.Fprintln(w, "  "+fault)
	}
	return short
}

// median is the middle score; a report without that score has none.
func median(reports []report, id string) (int, bool) {
	var scores []int
	for _, r := range reports {
		score, ok := r.score(id)
		if !ok {
			return 0, false
		}
		scores = append(scores, score)
	}
	slices.Sort(scores)
	return scores[len(scores)/2], true
}

// lost names the audits that cost points in a category.
func lost(r report, id string) []string {
	var list []string
	for _, ref := range r.Categories[id].AuditRefs {
		if a := r.Audits[ref.ID]; ref.Weight > 0 && a.Score != nil && *a.Score < 1 {
			list = append(list, fmt.Sprintf("%s: %s, score %.2f", ref.ID, a.Title, *a.Score))
		}
	}
	return list
}
