// Package wasmbuild compiles the calculator to WebAssembly. Only this package
// has the flags, so that what the tests measure and run is what the build
// ships.
//
// The same sources give the same bytes in any directory: no path, build id,
// version control stamp or time goes into the output, and the variables that
// control the compiler are set here, whatever the environment says.
package wasmbuild

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// Package is the program to compile, relative to the repository's root.
const Package = "./wasm"

// Flags returns the arguments of go build besides the output and the package.
//
// Inlining is off: the binary grows by a tenth and compresses about 7 % better,
// and readers download the compressed one.
func Flags() []string {
	return []string{"-trimpath", "-buildvcs=false", "-ldflags=-s -w -buildid=", "-gcflags=all=-l"}
}

// Environ returns env with everything set that affects what the compiler
// writes.
func Environ(env []string) []string {
	fixed := []string{
		"GOOS=js", "GOARCH=wasm", "GOWASM=", "CGO_ENABLED=0", "GOEXPERIMENT=", "GODEBUG=", "GOWORK=off",
		// Empty would fall back to what "go env -w" stored; a flag we use
		// anyway doesn't.
		"GOFLAGS=-trimpath",
	}
	kept := slices.DeleteFunc(slices.Clone(env), func(entry string) bool {
		name, _, _ := strings.Cut(entry, "=")
		return slices.ContainsFunc(fixed, func(f string) bool { return strings.HasPrefix(f, name+"=") })
	})
	return append(kept, fixed...)
}

// Compiler is what makes the program from the sources.
type Compiler string

// The compilers. Go's own is the reference, and needs nothing extra. TinyGo's
// program is a fifth of the size and gives the same answers.
const (
	Go     Compiler = "go"
	TinyGo Compiler = "tinygo"
)

// Compilers lists them.
func Compilers() []Compiler { return []Compiler{Go, TinyGo} }

// Published is the compiler that publishing uses: TinyGo if it's on PATH.
func Published() Compiler {
	if Found() {
		return TinyGo
	}
	return Go
}

// Binary is the compiled program as shipped.
type Binary struct {
	Compiler Compiler
	// Raw is the WebAssembly module, Packed the same as an .lzma file.
	Raw, Packed []byte
	// Loader is the compiler's wasm_exec.js, which starts the module. It has to
	// be from the same compiler that wrote the program, so there's no copy
	// here.
	Loader string
}

// Compile builds the program of the repository at root.
func Compile(root string, c Compiler) (Binary, error) { return CompileOther(root, Package, c) }

// CompileOther builds another program of the repository in the same way, for
// tests that need one.
func CompileOther(root, program string, c Compiler) (Binary, error) {
	link, loader := link, loaderOfGo
	if c == TinyGo {
		link, loader = linkTiny, loaderOfTinyGo
	}
	raw, err := link(root, program)
	if err != nil {
		return Binary{}, err
	}
	if c == TinyGo {
		// Function names, which only a debugger would read.
		if raw, err = withoutCustom(raw); err != nil {
			return Binary{}, err
		}
	}
	b, err := finish(program, raw)
	if err != nil {
		return Binary{}, err
	}
	b.Compiler = c
	b.Loader, err = loader()
	return b, err
}

// finish turns a linked module into what ships.
func finish(program string, linked []byte) (Binary, error) {
	raw, err := mergeSegments(linked)
	if err != nil {
		return Binary{}, fmt.Errorf("merging the data segments of %s: %w (build/wasmbuild/segments.go doesn't know what this toolchain writes)", program, err)
	}
	packed, err := packOnce(raw)
	return Binary{Raw: raw, Packed: packed}, err
}

func loaderOfGo() (string, error) {
	root, err := GOROOT()
	if err != nil {
		return "", err
	}
	return readLoader(filepath.Join(root, "lib", "wasm"))
}

func loaderOfTinyGo() (string, error) {
	root, err := TinyGoRoot()
	if err != nil {
		return "", err
	}
	return readLoader(filepath.Join(root, "targets"))
}

func readLoader(dir string) (string, error) {
	source, err := os.ReadFile(filepath.Join(dir, "wasm_exec.js"))
	if err != nil {
		return "", fmt.Errorf("the compiler doesn't have its JavaScript support file: %w", err)
	}
	return string(source), nil
}

// link returns the program as Go's linker writes it.
func link(root, program string) ([]byte, error) { return linkWith(root, program, true) }

// linkWith links with the stand-in for fmt, or with all of fmt for comparison.
func linkWith(root, program string, slim bool) ([]byte, error) {
	dir, err := os.MkdirTemp("", "scope-calculator-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	out := filepath.Join(dir, "main.wasm")

	args := append([]string{"build", "-o", out}, Flags()...)
	if slim {
		overlay, err := writeOverlay(dir)
		if err != nil {
			return nil, err
		}
		args = append(args, "-overlay="+overlay)
	}
	cmd := exec.Command("go", append(args, program)...)
	cmd.Dir = root
	cmd.Env = Environ(os.Environ())
	if report, err := cmd.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("go build %s: %w\n%s", program, err, report)
	}
	return os.ReadFile(out)
}

// GOROOT returns where the compiling toolchain is.
func GOROOT() (string, error) {
	out, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return "", fmt.Errorf("go env GOROOT: %w", err)
	}
	return strings.TrimSpace(string(out)), nil
}

// Imports lists the functions that the program takes from its loader, by name.
func (b Binary) Imports() ([]string, error) {
	sections, err := readSections(b.Raw)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, s := range sections {
		if s.id != idImport {
			continue
		}
		r := reader{rest: s.body}
		for n := r.unsigned(); n > 0 && r.err == nil; n-- {
			r.take(r.unsigned()) // module
			names = append(names, string(r.take(r.unsigned())))
			if kind := r.byte(); kind != 0 && r.err == nil {
				return nil, fmt.Errorf("an import that isn't a function (kind %d)", kind)
			}
			r.unsigned() // type
		}
		if err := r.done(); err != nil {
			return nil, err
		}
	}
	return names, nil
}

// Name is the file name of the packed binary. It has the content's hash in
// it, so the file can be cached forever.
func (b Binary) Name() string {
	sum := sha256.Sum256(b.Packed)
	return "scope-calculator-" + hex.EncodeToString(sum[:6]) + ".wasm.lzma"
}

// Integrity is the subresource integrity value of the program: packed as it
// ships, and unpacked for a host that keeps a plain module.
func (b Binary) Integrity() string {
	return integrity(b.Packed) + " " + integrity(b.Raw)
}

func integrity(content []byte) string {
	sum := sha256.Sum256(content)
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}
