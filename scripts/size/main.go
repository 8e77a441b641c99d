// Command size proves that what ships keeps to its budgets. It prints every
// file of dist/ raw, with gzip and with brotli, and fails when a budget is
// broken:
//
//	go run ./build && go run ./scripts/size
//
// With -report it only prints. A KB is 1000 bytes.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
)

func main() {
	dist := flag.String("dist", "dist", "the folder to measure")
	report := flag.Bool("report", false, "print only, whatever the budgets say")
	flag.Parse()
	if err := run(os.Stdout, *dist, *report); err != nil {
		fmt.Fprintln(os.Stderr, "size:", err)
		os.Exit(1)
	}
}

func run(w io.Writer, dist string, report bool) error {
	files, err := measure(os.DirFS(dist))
	if err != nil {
		return fmt.Errorf("%w (has go run ./build written %s?)", err, dist)
	}
	print(w, files)
	broken := 0
	check := func(what string, used, limit int) {
		word := "kept"
		if used > limit {
			word = "BROKEN"
			broken++
		}
		fmt.Fprintf(w, "%-60s %8s of %4.1f KB  %s\n", what, kb(used), float64(limit)/1000, word)
	}
	for _, b := range budgets {
		check(b.what, b.used(files), b.limit)
	}
	name, weight, err := heaviest(os.DirFS(dist), files)
	if err != nil {
		return err
	}
	program := budget{weight: brotlied, groups: []group{wasm}}.used(files)
	check("heaviest page before the program ("+name+"), brotli", weight, pageLimit)
	check("everything for the first answer there, brotli", weight+program, answerLimit)
	if broken > 0 && !report {
		return fmt.Errorf("%d budget(s) broken", broken)
	}
	return nil
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
