// Gen writes the JSON writer of wasm/bridge and the shell's contract.ts and
// tables.ts. It runs in the folder of package bridge, where go generate starts
// it.
package main

import (
	"log"
	"os"

	"scopecalculator/wasm/bridge/internal/contract"
)

func main() {
	log.SetFlags(0)
	writer, err := contract.Writer()
	if err != nil {
		log.Fatal(err)
	}
	types, err := contract.Types(os.DirFS("../../scopecore"))
	if err != nil {
		log.Fatal(err)
	}
	for file, text := range map[string]string{
		"report_gen.go":                     writer,
		"../../site/calculator/contract.ts": types,
		"../../site/calculator/tables.ts":   contract.Tables(),
	} {
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			log.Fatal(err)
		}
	}
}
