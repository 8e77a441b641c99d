// Command size proves that what ships stays within its budgets. It builds the
// site with each program, prints every file of the published one raw, with gzip
// and with brotli, and fails if a budget is exceeded:
//
//	go run ./scripts/size
//
// With -report it only prints. A KB is 1000 bytes.
package main

import (
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"testing/fstest"

	built "scopecalculator/build/site"
	"scopecalculator/build/wasmbuild"
)

func main() {
	report := flag.Bool("report", false, "print only, whatever the budgets say")
	flag.Parse()
	if err := run(os.Stdout, *report); err != nil {
		fmt.Fprintln(os.Stderr, "size:", err)
		os.Exit(1)
	}
}

func run(w io.Writer, report bool) error {
	root, err := filepath.Abs(".")
	if err != nil {
		return err
	}
	broken := 0
	for _, c := range wasmbuild.Compilers() {
		files, err := built.BuildWith(built.Options{Root: root, Compiler: c})
		if err != nil {
			return err
		}
		folder := fstest.MapFS{}
		for name, content := range files {
			folder[name] = &fstest.MapFile{Data: content}
		}
		n, err := gate(w, folder, c, c == wasmbuild.Published())
		if err != nil {
			return err
		}
		broken += n
	}
	if broken > 0 && !report {
		return fmt.Errorf("%d budget(s) broken", broken)
	}
	return nil
}

// gate prints how a site does on its budgets, and what's in it if asked, and
// returns how many budgets it breaks.
func gate(w io.Writer, dist fs.FS, c wasmbuild.Compiler, list bool) (broken int, err error) {
	files, err := measure(dist)
	if err != nil {
		return 0, err
	}
	if list {
		print(w, files)
	}
	check := func(what string, used, limit int) {
		word := "kept"
		if used > limit {
			word = "BROKEN"
			broken++
		}
		fmt.Fprintf(w, "%-70s %8s of %4.1f KB  %s\n", what, kb(used), float64(limit)/1000, word)
	}
	fmt.Fprintf(w, "with the program of %s:\n", c)
	for _, b := range budgets {
		check(b.what, b.used(files), b.limit)
	}
	name, weight, err := heaviest(dist, files)
	if err != nil {
		return 0, err
	}
	// A host compresses text; the program is already packed.
	program := budget{weight: shipped, groups: []group{wasm}}.used(files)
	check("heaviest page before the program ("+name+"), brotli", weight, pageLimit)
	check("everything for the first answer there, as it travels", weight+program, answerLimits[c])
	for _, f := range files {
		if f.group == wasm {
			fmt.Fprintf(w, "of that, the program: %s KB; it would be %s with gzip and %s with brotli\n\n", kb(f.shipped), kb(f.gzip), kb(f.brotli))
		}
	}
	return broken, nil
}

// print writes one line for each file and one for each group.
func print(w io.Writer, files []file) {
	fmt.Fprintf(w, "%-52s %10s %10s %10s\n", "KB", "raw", "gzip", "brotli")
	for _, g := range groups {
		var sum size
		for _, f := range files {
			if f.group != g {
				continue
			}
			sum = sum.plus(f.size)
			fmt.Fprintf(w, "  %-50s %10s %10s %10s\n", f.name, kb(f.raw), kb(f.gzip), kb(f.brotli))
		}
		fmt.Fprintf(w, "%-52s %10s %10s %10s\n", string(g), kb(sum.raw), kb(sum.gzip), kb(sum.brotli))
	}
	fmt.Fprintln(w)
}

func kb(n int) string { return fmt.Sprintf("%.1f", float64(n)/1000) }
