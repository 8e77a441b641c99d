package bundle

import "github.com/evanw/esbuild/pkg/api"

// Part is one of the small scripts around the element, which have none of the
// calculator in them.
type Part struct {
	// Root is the repository's root.
	Root string
	// Entry is the first module, relative to Root.
	Entry string
	// Classic makes a script for a plain <script>, which leaves no global name.
	Classic bool
	// External lists imports that stay as written.
	External []string
	// Define gives values, in JSON, to names that the sources declare.
	Define map[string]string
}

// Script bundles the part into one minified script.
func (p Part) Script() ([]byte, error) {
	options := common(p.Root, p.Entry)
	options.External, options.Define = p.External, p.Define
	if p.Classic {
		options.Format = api.FormatIIFE
	}
	return run(p.Entry, options)
}
