// Command catalog compares the catalog with Deribit's OpenAPI document and
// fails if the two have drifted apart:
//
//	go run ./scripts/catalog -spec openapi.json
//
// It reports private methods that the document has and methods.tsv doesn't, or
// the other way around, and methods where the two differ: the scope, whether
// the main account is needed, WebSocket only, matching engine, second factor.
// Channels aren't checked, since OpenAPI doesn't describe them. From prose it
// reads only fixed marks: the scope line, "TFA required" and "WebSocket only".
// What else a page says about main accounts takes a person.
//
// Some differences are permanent, such as a fact that only an article mentions,
// or a method that's newer than the document. They're in known.tsv with the
// reason; they're printed and don't fail. Such a row covers exactly the two
// values it names, so a further change is a new difference. A row with a batch
// explains why documents older than that batch lack a method: it stops counting
// as soon as the document has any method of that batch or a later one, and a
// method that's missing then was removed.
//
// With -write, methods.tsv gets what takes no judgment: a plain scope in place
// of another plain scope or of none, a flag that the document sets, and a row
// for each new method. That row's summary is left empty, and go generate
// refuses it until you write one.
//
// The exit status is 0 without unexplained drift, 1 with it (even if -write
// just fixed it), and 2 if the command line or a file can't be read. go run
// itself exits with 1 for either and prints the number; a job that has to tell
// them apart builds the command first.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// The exit statuses.
const (
	same   = 0
	drift  = 1
	broken = 2
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

func run(args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("catalog", flag.ContinueOnError)
	flags.SetOutput(stderr)
	spec := flags.String("spec", "", "the OpenAPI document, a JSON file")
	folder := flags.String("catalog", "scopecore/catalog", "the folder with methods.tsv and removed.tsv")
	knownFile := flags.String("known", "scripts/catalog/known.tsv", "the differences that are explained")
	write := flags.Bool("write", false, "update methods.tsv where that takes no judgment")
	if err := flags.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return same
		}
		return broken
	}
	fail := func(err error) int {
		fmt.Fprintln(stderr, "catalog:", err)
		return broken
	}
	if *spec == "" || flags.NArg() > 0 {
		return fail(errors.New("usage: catalog -spec FILE [-write]"))
	}
	doc, err := readDocument(*spec)
	if err != nil {
		return fail(err)
	}
	methodsFile := filepath.Join(*folder, "methods.tsv")
	methods, err := readMethods(methodsFile)
	if err != nil {
		return fail(err)
	}
	removed, err := readTable(filepath.Join(*folder, "removed.tsv"), "name")
	if err != nil {
		return fail(err)
	}
	known, err := readKnown(*knownFile)
	if err != nil {
		return fail(err)
	}
	r := compare(doc, methods, removed, known)
	r.print(stdout, *spec, methodsFile)
	if *write {
		if err := rewrite(stdout, methodsFile, methods, r); err != nil {
			return fail(err)
		}
	}
	if len(r.unexplained()) > 0 {
		return drift
	}
	return same
}

// rewrite writes what it can into methods.tsv, and says what's left to do.
func rewrite(w io.Writer, file string, methods *table, r *report) error {
	done := update(methods, r)
	fmt.Fprintln(w)
	if len(done) == 0 {
		fmt.Fprintf(w, "Nothing written: %s has nothing to update without judgment.\n", file)
		return nil
	}
	if err := os.WriteFile(file, []byte(methods.String()), mode(file)); err != nil {
		return err
	}
	fmt.Fprintf(w, "Written to %s:\n", file)
	for _, line := range done {
		fmt.Fprintln(w, "  "+line)
	}
	fmt.Fprintln(w, "Look at the notes and provenance of these rows, then run go generate ./scopecore/catalog.")
	return nil
}

// mode keeps a file's permissions.
func mode(file string) fs.FileMode {
	if info, err := os.Stat(file); err == nil {
		return info.Mode().Perm()
	}
	return 0o644
}
