// Command home tells the project where its public home is:
//
//	go run ./scripts/home https://github.com/OWNER/NAME
//
// It sets the address in scopecore/knowledge/home.go, and the module path in
// go.mod, in every import and in the README. The module path is the address
// without https://, unless -module gives another. Everything else stays as is,
// and if anything is wrong, nothing is written.
package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"go/format"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

func main() {
	if err := run(".", os.Args[1:], os.Stdout); err != nil {
		if !errors.Is(err, flag.ErrHelp) {
			fmt.Fprintln(os.Stderr, "home:", err)
		}
		os.Exit(1)
	}
}

var (
	addressForm = regexp.MustCompile(`^https://[a-z0-9-]+(\.[a-z0-9-]+)+/[A-Za-z0-9_-][\w.-]*/[A-Za-z0-9_-][\w.-]*$`)
	moduleForm  = regexp.MustCompile(`^[a-z0-9-]+(\.[a-z0-9-]+)+(/[A-Za-z0-9_-][\w.-]*)+$`)
	moduleLine  = regexp.MustCompile(`(?m)^module (\S+)$`)
	homeLine    = regexp.MustCompile(`(?m)^const Home = ".*"$`)
)

// homeFile has the address.
const homeFile = "scopecore/knowledge/home.go"

func run(root string, args []string, out io.Writer) error {
	flags := flag.NewFlagSet("home", flag.ContinueOnError)
	module := flags.String("module", "", "module `path`; the address without https:// where empty")
	if err := flags.Parse(args); err != nil {
		return err
	}
	address := flags.Arg(0)
	if flags.NArg() != 1 || !addressForm.MatchString(address) || strings.HasSuffix(address, ".git") {
		return errors.New("give the address of the repository, such as https://github.com/OWNER/NAME, without a slash or .git at its end")
	}
	if *module == "" {
		*module = strings.TrimPrefix(address, "https://")
	}
	if !moduleForm.MatchString(*module) {
		return fmt.Errorf("%q isn't a module path that others can get", *module)
	}

	changed, err := edits(root, address, *module)
	if err != nil {
		return err
	}
	for name, text := range changed {
		if err := os.WriteFile(filepath.Join(root, name), text, 0o644); err != nil {
			return err
		}
	}
	fmt.Fprintf(out, "home is %s, the module %s; %d files changed\n", address, *module, len(changed))
	fmt.Fprintln(out, "now: go test ./scopecore ./wasm/bridge -run Goldens -update, then ./scripts/test")
	return nil
}

// edits are the files that change, with their new text.
func edits(root, address, module string) (map[string][]byte, error) {
	mod, err := os.ReadFile(filepath.Join(root, "go.mod"))
	if err != nil {
		return nil, err
	}
	line := moduleLine.FindSubmatch(mod)
	if line == nil {
		return nil, errors.New("go.mod names no module")
	}
	old := string(line[1])
	changed := map[string][]byte{"go.mod": moduleLine.ReplaceAll(mod, []byte("module "+module))}

	readme, err := os.ReadFile(filepath.Join(root, "README.md"))
	if err != nil {
		return nil, err
	}
	if n := bytes.Count(readme, []byte(how(old))); n != 1 {
		return nil, fmt.Errorf("the README says %d times how to get the module, want once: %s", n, how(old))
	}
	changed["README.md"] = bytes.Replace(readme, []byte(how(old)), []byte(how(module)), 1)

	sources, err := goFiles(root)
	if err != nil {
		return nil, err
	}
	// In imports, and anywhere else a string has a package path.
	path := regexp.MustCompile(`"` + regexp.QuoteMeta(old) + `(/|\\?")`)
	for name, text := range sources {
		next := path.ReplaceAll(text, []byte(`"`+module+`$1`))
		if name == homeFile {
			if !homeLine.Match(next) {
				return nil, fmt.Errorf("%s no longer has const Home", homeFile)
			}
			next = homeLine.ReplaceAll(next, fmt.Appendf(nil, "const Home = %q", address))
		}
		if bytes.Equal(next, text) {
			continue
		}
		// Imports are sorted by their path.
		if next, err = format.Source(next); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		changed[name] = next
	}
	if changed[homeFile] == nil && !bytes.Contains(sources[homeFile], []byte(address)) {
		return nil, fmt.Errorf("there is no %s", homeFile)
	}
	return changed, nil
}

// goFiles are the Go sources by their path from root.
func goFiles(root string) (map[string][]byte, error) {
	out := map[string][]byte{}
	err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && slices.Contains([]string{".git", ".cache", "dist", "node_modules"}, entry.Name()) {
			return fs.SkipDir
		}
		if entry.IsDir() || filepath.Ext(name) != ".go" {
			return nil
		}
		rel, err := filepath.Rel(root, name)
		if err != nil {
			return err
		}
		out[filepath.ToSlash(rel)], err = os.ReadFile(name)
		return err
	})
	return out, err
}

// how says in the README how to use the module.
func how(module string) string {
	if !moduleForm.MatchString(module) {
		return "The module is called `" + module + "`; until it has a public home, use it with a `replace` line in your `go.mod`."
	}
	return "`go get " + module + "/scopecore` adds it to your module."
}
