// Gen writes catalog_gen.go from the .tsv files beside it. It runs in the
// folder of package catalog, where go generate starts it.
package main

import (
	"log"
	"os"

	"scopecalculator/scopecore/catalog/internal/source"
)

func main() {
	log.SetFlags(0)
	tables, err := source.Read(read("methods.tsv"), read("removed.tsv"), read("consequences.tsv"), read("jobs.tsv"), read("tasks.tsv"))
	if err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile("catalog_gen.go", []byte(source.Generate(tables)), 0o644); err != nil {
		log.Fatal(err)
	}
}

func read(file string) string {
	text, err := os.ReadFile(file)
	if err != nil {
		log.Fatal(err)
	}
	return string(text)
}
