// Package bundle turns the element's TypeScript into the script that pages
// load. What only the build knows reaches the sources as virtual modules (see
// plugin.go). Importing a package from a registry is an error: the shell ships
// only its own code and the compiler's wasm_exec.js.
package bundle

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/evanw/esbuild/pkg/api"

	"scopecalculator/build/wasmbuild"
)

// Options says what to bundle and how.
type Options struct {
	// Root is the repository's root.
	Root string
	// Entry is the first module, relative to Root.
	Entry string
	// Wasm is the compiled program the script will load.
	Wasm wasmbuild.Binary
	// Version is what the module scope-calculator:version exports.
	Version string
	// Later is the module with the views that open later, relative to Root.
	// It's part of the script if that's Inline; otherwise the script loads it
	// on first use, from the file LaterFile beside it.
	Later, LaterFile string
	// Inline makes a classic script that carries the program inside, for places
	// that can't fetch a second file.
	Inline bool
}

// Script bundles the entry and everything it imports into one minified script.
func Script(o Options) ([]byte, error) {
	options := common(o.Root, o.Entry)
	options.LegalComments = api.LegalCommentsEndOfFile
	options.Plugins = []api.Plugin{plugin(o)}
	// With Go's own program, what only the small one needs is left out.
	options.Define = map[string]string{"SMALL": strconv.FormatBool(o.Wasm.Compiler == wasmbuild.TinyGo)}
	if o.Inline {
		options.Format = api.FormatIIFE
		// A classic script has no import.meta; with the program inside it
		// doesn't need to find anything beside it.
		options.Define["import.meta.url"] = `""`
	}
	return run(o.Entry, options)
}

// common is the options that all our scripts are built with.
func common(root, entry string) api.BuildOptions {
	return api.BuildOptions{
		AbsWorkingDir:     root,
		EntryPoints:       []string{filepath.Join(root, filepath.FromSlash(entry))},
		Outfile:           filepath.Join(root, "out.js"), // a name for esbuild, never written
		Bundle:            true,
		Format:            api.FormatESModule,
		Platform:          api.PlatformBrowser,
		Target:            api.ES2022,
		Engines:           engines(),
		Charset:           api.CharsetUTF8,
		MinifyWhitespace:  true,
		MinifyIdentifiers: true,
		MinifySyntax:      true,
		LogLevel:          api.LogLevelSilent,
	}
}

func run(entry string, options api.BuildOptions) ([]byte, error) {
	result := api.Build(options)
	problems := append(result.Errors, result.Warnings...)
	if len(problems) > 0 {
		lines := api.FormatMessages(problems, api.FormatMessagesOptions{Kind: api.ErrorMessage})
		return nil, fmt.Errorf("bundle %s:\n%s", entry, strings.TrimSpace(strings.Join(lines, "")))
	}
	return result.OutputFiles[0].Contents, nil
}

// HashedName is the file name of a script, with a hash of its content, so that
// the file can be cached forever.
func HashedName(name string, code []byte) string {
	sum := sha256.Sum256(code)
	return name + "-" + hex.EncodeToString(sum[:6]) + ".js"
}

// Style minifies one style sheet.
func Style(name, source string) (string, error) {
	result := api.Transform(source, api.TransformOptions{
		Loader:           api.LoaderCSS,
		Sourcefile:       name,
		Engines:          engines(),
		Charset:          api.CharsetUTF8,
		MinifyWhitespace: true,
		MinifySyntax:     true,
		LogLevel:         api.LogLevelSilent,
	})
	problems := append(result.Errors, result.Warnings...)
	if len(problems) > 0 {
		lines := api.FormatMessages(problems, api.FormatMessagesOptions{Kind: api.ErrorMessage})
		return "", fmt.Errorf("style sheet %s:\n%s", name, strings.TrimSpace(strings.Join(lines, "")))
	}
	return string(result.Code), nil
}
