package bundle

import (
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// Browser is a browser that the calculator supports, from some version on.
type Browser struct {
	// Names are what readers call it; several share an engine and its versions.
	Names []string
	// Version is the oldest version that runs the calculator, such as "17.5".
	Version string

	// engines are what esbuild calls it, on desktops and phones.
	engines []api.EngineName
}

// Browsers are what the calculator supports. The bundler writes scripts and
// styles for them, and the README, the pages and the calculator itself name
// them. Each version is the first with light-dark(), which all colors are made
// of, or, in Firefox, :has().
var Browsers = []Browser{
	{[]string{"Chrome", "Edge"}, "123", []api.EngineName{api.EngineChrome, api.EngineEdge}},
	{[]string{"Firefox"}, "121", []api.EngineName{api.EngineFirefox}},
	{[]string{"Safari"}, "17.5", []api.EngineName{api.EngineSafari, api.EngineIOS}},
}

// BrowserNames lists the browsers as in a sentence: "Chrome and Edge 123,
// Firefox 121, Safari 17.5".
func BrowserNames() string {
	var names []string
	for _, b := range Browsers {
		names = append(names, strings.Join(b.Names, " and ")+" "+b.Version)
	}
	return strings.Join(names, ", ")
}

// engines are the browsers as esbuild takes them.
func engines() (list []api.Engine) {
	for _, b := range Browsers {
		for _, name := range b.engines {
			list = append(list, api.Engine{Name: name, Version: b.Version})
		}
	}
	return list
}
