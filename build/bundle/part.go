package bundle

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// Part is one of the small scripts around the element, which carry nothing of
// the calculator.
type Part struct {
	// Root is the repository's root.
	Root string
	// Entry is the first module, relative to Root.
	Entry string
	// Classic makes a script for a plain <script>, which leaves no name behind.
	Classic bool
	// External lists imports that stay as they are written.
	External []string
	// Define gives values, in JSON, to names that the sources declare.
	Define map[string]string
}

// Script bundles the part into one minified script.
func (p Part) Script() ([]byte, error) {
	options := api.BuildOptions{
		AbsWorkingDir:     p.Root,
		EntryPoints:       []string{filepath.Join(p.Root, filepath.FromSlash(p.Entry))},
		Outfile:           filepath.Join(p.Root, "out.js"), // named for esbuild's sake, never written
		Bundle:            true,
		Format:            api.FormatESModule,
		Platform:          api.PlatformBrowser,
		Target:            api.ES2022,
		Charset:           api.CharsetUTF8,
		MinifyWhitespace:  true,
		MinifyIdentifiers: true,
		MinifySyntax:      true,
		LogLevel:          api.LogLevelSilent,
		External:          p.External,
		Define:            p.Define,
	}
	if p.Classic {
		options.Format = api.FormatIIFE
	}
	result := api.Build(options)
	problems := append(result.Errors, result.Warnings...)
	if len(problems) > 0 {
		lines := api.FormatMessages(problems, api.FormatMessagesOptions{Kind: api.ErrorMessage})
		return nil, fmt.Errorf("bundle %s:\n%s", p.Entry, strings.TrimSpace(strings.Join(lines, "")))
	}
	return result.OutputFiles[0].Contents, nil
}
