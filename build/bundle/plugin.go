package bundle

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"github.com/evanw/esbuild/pkg/api"
)

// prefix starts the name of every virtual module.
const prefix = "scope-calculator:"

// modules returns the source of the virtual modules by name without prefix.
func modules(o Options) map[string]string {
	wasm := fmt.Sprintf("export const file = %s, integrity = %s, inline = ",
		quote(o.Wasm.Name()), quote(o.Wasm.Integrity()))
	if o.Inline {
		wasm += quote(base64.StdEncoding.EncodeToString(o.Wasm.Packed))
	} else {
		wasm += quote("")
	}
	later := fmt.Sprintf("export const load = () => import(new URL(%s, import.meta.url).href);", quote(o.LaterFile))
	if o.Inline {
		later = fmt.Sprintf("import * as later from %s; export const load = async () => later;", quote("./"+o.Later))
	}
	return map[string]string{
		"later":     later,
		"wasm-exec": wrapWasmExec(o.Wasm),
		"wasm":      wasm + ";",
		"version":   "export const version = " + quote(o.Version) + ", browsers = " + quote(BrowserNames()) + ";",
	}
}

// quote returns s as a JavaScript string literal.
func quote(s string) string {
	b, err := json.Marshal(s)
	if err != nil {
		panic(err) // any string can be encoded
	}
	return string(b)
}

// plugin provides the virtual modules, turns style sheets into text for
// constructable style sheets, and refuses packages.
func plugin(o Options) api.Plugin {
	sources := modules(o)
	return api.Plugin{Name: "scope-calculator", Setup: func(b api.PluginBuild) {
		b.OnResolve(api.OnResolveOptions{Filter: "^" + prefix}, func(args api.OnResolveArgs) (api.OnResolveResult, error) {
			name := args.Path[len(prefix):]
			if _, ok := sources[name]; !ok {
				return api.OnResolveResult{}, fmt.Errorf("no virtual module is called %s%s", prefix, name)
			}
			return api.OnResolveResult{Path: name, Namespace: "scope-calculator"}, nil
		})
		b.OnLoad(api.OnLoadOptions{Filter: ".*", Namespace: "scope-calculator"}, func(args api.OnLoadArgs) (api.OnLoadResult, error) {
			source := sources[args.Path]
			return api.OnLoadResult{Contents: &source, Loader: api.LoaderJS, ResolveDir: o.Root}, nil
		})
		b.OnResolve(api.OnResolveOptions{Filter: "^[^./]"}, func(args api.OnResolveArgs) (api.OnResolveResult, error) {
			if args.Kind == api.ResolveEntryPoint || filepath.IsAbs(args.Path) {
				return api.OnResolveResult{}, nil
			}
			return api.OnResolveResult{}, fmt.Errorf("%q is a package; the shell imports its own files only", args.Path)
		})
		b.OnLoad(api.OnLoadOptions{Filter: `\.css$`}, func(args api.OnLoadArgs) (api.OnLoadResult, error) {
			source, err := os.ReadFile(args.Path)
			if err != nil {
				return api.OnLoadResult{}, err
			}
			text, err := Style(filepath.Base(args.Path), string(source))
			if err != nil {
				return api.OnLoadResult{}, err
			}
			return api.OnLoadResult{Contents: &text, Loader: api.LoaderText}, nil
		})
	}}
}
