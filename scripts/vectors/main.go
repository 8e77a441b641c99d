// Command vectors writes queries with their predictions as JSON, for testing an
// implementation of the model in another language:
//
//	go run ./scripts/vectors -out vectors.json
//
// Without -out the file goes to standard output. Run it in the repository's
// root. Package vectors says what is in the file.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"os"

	"scopecalculator/scripts/vectors/vectors"
)

func main() {
	out := flag.String("out", "", "the file to write; standard output if empty")
	flag.Parse()
	if err := run(os.Stdout, ".", *out, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "vectors:", err)
		os.Exit(1)
	}
}

func run(stdout io.Writer, root, out string, args []string) error {
	if len(args) > 0 {
		return fmt.Errorf("unexpected argument %q; usage: vectors [-out FILE]", args[0])
	}
	if out == "" {
		return vectors.Write(stdout, os.DirFS(root))
	}
	var b bytes.Buffer
	if err := vectors.Write(&b, os.DirFS(root)); err != nil {
		return err
	}
	return os.WriteFile(out, b.Bytes(), 0o644)
}
