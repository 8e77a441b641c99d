package site

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"scopecalculator/build/wasmbuild"
)

// module is the only dependency that's compiled into what ships.
const module = "github.com/hack-pad/safejs"

// addLicenses writes the licenses of everything that ships, read from where
// the code itself comes from.
func addLicenses(files Files, root string, compiler wasmbuild.Compiler) error {
	goroot, err := wasmbuild.GOROOT()
	if err != nil {
		return err
	}
	list := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", module)
	list.Dir = root
	out, err := list.Output()
	if err != nil {
		return fmt.Errorf("looking for %s: %w", module, err)
	}
	dir := strings.TrimSpace(string(out))
	parts := []struct{ title, file string }{
		{"The scope calculator", filepath.Join(root, "LICENSE")},
		{"The Go runtime, standard library and wasm_exec.js", filepath.Join(goroot, "LICENSE")},
		{module, filepath.Join(dir, "LICENSE")},
	}
	if compiler == wasmbuild.TinyGo {
		tinygo, err := wasmbuild.TinyGoRoot()
		if err != nil {
			return err
		}
		parts[1].title = "The Go standard library, and what TinyGo took from Go's runtime and wasm_exec.js"
		parts = slices.Insert(parts, 2, struct{ title, file string }{"The TinyGo runtime", filepath.Join(tinygo, "LICENSE")})
	}
	var b strings.Builder
	b.WriteString("What is in this folder, and under which terms.\n")
	for _, part := range parts {
		text, err := os.ReadFile(part.file)
		if err != nil {
			return fmt.Errorf("the license of %s: %w", part.title, err)
		}
		fmt.Fprintf(&b, "\n%s\n%s\n\n%s\n", part.title, strings.Repeat("=", len(part.title)), strings.TrimRight(string(text), "\n"))
	}
	files["embed/LICENSES.txt"] = []byte(b.String())
	return nil
}
