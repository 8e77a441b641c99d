// Package site puts the whole output together in memory: the compiled program,
// the element, the pages and the licenses. Files.Write and package serve write
// and serve it, so a build that fails halfway leaves the last good one alone.
package site

import (
	"bytes"
	"cmp"
	"crypto/sha512"
	"encoding/base64"
	"fmt"
	"maps"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"

	"scopecalculator/build/bundle"
	"scopecalculator/build/design"
	"scopecalculator/build/pages"
	"scopecalculator/build/wasmbuild"
	"scopecalculator/scripts/vectors/vectors"
)

// Told is the version as the element and the command show it, with the compiler
// of the program: "0.1.0+tinygo".
func Told(c wasmbuild.Compiler) string { return Version + "+" + string(c) }

// Entry is the module that registers the element.
const Entry = "site/calculator/index.ts"

// Later is the module with the views that open later, loaded when the first one does.
const Later = "site/calculator/later.ts"

// script is where the element's module is in the output.
const script = "embed/scope-calculator.js"

// What takes long and rarely changes.
var (
	compiled = map[wasmbuild.Compiler]*memo[wasmbuild.Binary]{wasmbuild.Go: {}, wasmbuild.TinyGo: {}}
	licenses = map[wasmbuild.Compiler]*memo[Files]{wasmbuild.Go: {}, wasmbuild.TinyGo: {}}
	vectored memo[Files]
)

// Options says what to build.
type Options struct {
	// Root is the repository, an absolute path.
	Root string
	// Base is the full address that the site will have, with a slash at its
	// end, or empty. Only what needs one differs: the sitemap, canonical links
	// and the page for what isn't found.
	Base string
	// Compiler makes the program; empty for the one that publishing uses.
	Compiler wasmbuild.Compiler
}

// Says says which program is among the files, how large its download is, and
// how to get the small one if this isn't it.
func (o Options) Says(files Files) string {
	size := 0
	for name, content := range files {
		if path.Ext(name) == ".lzma" {
			size = len(content)
		}
	}
	said := fmt.Sprintf("the program is %d KB, made by ", (size+500)/1000)
	switch {
	case cmp.Or(o.Compiler, wasmbuild.Published()) == wasmbuild.TinyGo:
		return said + "TinyGo"
	case wasmbuild.Found():
		return said + "Go; -compiler tinygo makes one of a fifth of that"
	}
	return said + "Go; with TinyGo it would be a fifth of that (scripts/tinygo/install on Debian, https://tinygo.org elsewhere)"
}

// Build makes the output as published from the repository at root, an absolute
// path.
func Build(root string) (Files, error) { return BuildWith(Options{Root: root}) }

// BuildWith makes the output.
func BuildWith(o Options) (Files, error) {
	root, compiler := o.Root, cmp.Or(o.Compiler, wasmbuild.Published())

	// Compiling takes far longer than anything else, and the script needs its
	// result; licenses and vectors don't.
	var (
		wait    sync.WaitGroup
		binary  wasmbuild.Binary
		errWasm error
	)
	wait.Go(func() {
		binary, errWasm = compiled[compiler].get(root, []string{"go.mod", "go.sum", "scopecore", "wasm"}, func() (wasmbuild.Binary, error) { return wasmbuild.Compile(root, compiler) })
	})
	files := Files{}
	errRest := files.take(licenses[compiler].get(root, []string{"go.mod", "go.sum", "LICENSE"}, func() (Files, error) {
		made := Files{}
		return made, addLicenses(made, root, compiler)
	}))
	if errRest == nil {
		errRest = files.take(vectored.get(root, []string{"scopecore"}, func() (Files, error) {
			made := Files{}
			return made, addVectors(made, root)
		}))
	}
	wait.Wait()
	if errWasm != nil {
		return nil, errWasm
	}
	if errRest != nil {
		return nil, errRest
	}

	later, err := bundle.Script(bundle.Options{Root: root, Entry: Later})
	if err != nil {
		return nil, err
	}
	laterFile := bundle.HashedName("later", later)
	options := bundle.Options{
		Root: root, Entry: Entry, Wasm: binary, Version: Told(compiler), Later: Later, LaterFile: laterFile,
	}
	code, err := bundle.Script(options)
	if err != nil {
		return nil, err
	}
	files[script] = code
	files["embed/"+laterFile] = later
	files["embed/"+binary.Name()] = binary.Packed
	if err := addEmbed(files, root, options); err != nil {
		return nil, err
	}
	if err := addIntegrity(files); err != nil {
		return nil, err
	}
	if err := addPages(files, root, o.Base); err != nil {
		return nil, err
	}
	// This lists all the others, so it comes last.
	if err := addWorker(files, root, binary); err != nil {
		return nil, err
	}
	return files, addArchive(files)
}

// take adds files that a step made.
func (f Files) take(made Files, err error) error {
	maps.Copy(f, made)
	return err
}

// addVectors adds the test vectors for other implementations. They come from
// the model compiled into this builder: a server that was running while the
// model changed shows the old ones until you restart it.
func addVectors(files Files, root string) error {
	var b bytes.Buffer
	if err := vectors.Write(&b, os.DirFS(root)); err != nil {
		return err
	}
	files["vectors.json"] = b.Bytes()
	return nil
}

// addPages renders the pages, their style sheet and their script.
func addPages(files Files, root, base string) error {
	layout, err := os.ReadFile(filepath.Join(root, "site", "layout", "page.html"))
	if err != nil {
		return err
	}
	values, err := os.ReadFile(filepath.Join(root, "site", filepath.FromSlash(design.File)))
	if err != nil {
		return err
	}
	changelog, err := os.ReadFile(filepath.Join(root, "CHANGELOG.md"))
	if err != nil {
		return err
	}
	sum := sha512.Sum384(files[script])
	sizes := map[string]int{}
	for _, name := range files.Names() {
		sizes[name] = len(files[name])
		if strings.HasSuffix(name, ".wasm.lzma") {
			sizes["wasm"] = len(files[name])
		}
	}
	rendered, err := pages.Render(pages.Options{
		Content: os.DirFS(filepath.Join(root, "site", "content")),
		Recipes: os.DirFS(filepath.Join(root, "scripts", "recipes")),
		Layout:  string(layout), Design: string(values), Element: script, Base: base, Changelog: string(changelog), Version: Version,
		Manifest: files["embed/custom-elements.json"], Integrity: "sha384-" + base64.StdEncoding.EncodeToString(sum[:]), Sizes: sizes,
	})
	if err != nil {
		return err
	}
	for name, content := range rendered {
		files[name] = content
	}
	for name, parts := range map[string][]string{"site.css": {"site.css", "tables.css", "parts.css"}, "forms.css": {"forms.css"}} {
		var css bytes.Buffer
		if name == "site.css" {
			css.Write(values)
		}
		for _, part := range parts {
			text, err := os.ReadFile(filepath.Join(root, "site", "layout", part))
			if err != nil {
				return err
			}
			css.Write(text)
		}
		style, err := bundle.Style(name, css.String())
		if err != nil {
			return err
		}
		files[name] = []byte(style)
	}
	// A classic script runs from disk too; the search list needs a host anyway.
	for name, part := range map[string]bundle.Part{
		"site.js":      {Entry: "site/layout/site.ts", Classic: true},
		"configure.js": {Entry: "site/layout/configure.ts", Classic: true},
		"filter.js":    {Entry: "site/layout/filter.ts", Classic: true},
		"search.js":    {Entry: "site/layout/find.ts"},
	} {
		part.Root = root
		if files[name], err = part.Script(); err != nil {
			return err
		}
	}
	return nil
}
