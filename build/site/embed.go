package site

import (
	"bytes"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html/template"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	texttemplate "text/template"

	"scopecalculator/build/bundle"
	"scopecalculator/build/design"
	"scopecalculator/build/fallback"
	"scopecalculator/scopecore/knowledge"
)

// example is the state that the single file opens with.
const example = "key=account:read+trade:read_write&ask=account:read_write+trade:read_write"

// addEmbed adds what embedders use besides the module: see the table in
// site/embed/README.md. The module, its program and the licenses are already
// there.
func addEmbed(files Files, root string, o bundle.Options) error {
	o.Inline = true
	all, err := bundle.Script(o)
	if err != nil {
		return err
	}
	files["embed/scope-calculator.all.js"] = all

	o.Inline, o.Entry = false, "site/embed/core.ts"
	core, err := bundle.Script(o)
	if err != nil {
		return err
	}
	files["embed/core.js"] = core

	part := func(name string, p bundle.Part) error {
		p.Root, p.Entry = root, "site/embed/"+strings.TrimSuffix(path.Base(name), ".js")+".ts"
		code, err := p.Script()
		files[name] = code
		return err
	}
	for _, name := range []string{"embed/loader.js", "embed/frame-resize.js"} {
		if err := part(name, bundle.Part{Classic: true}); err != nil {
			return err
		}
	}
	if err := part("embed/cli.js", bundle.Part{External: []string{"./core.js"}}); err != nil {
		return err
	}
	if err := addDocuments(files, root); err != nil {
		return err
	}
	return addPackage(files, root)
}

// document is what the standalone pages are made of.
type document struct {
	Script, ScriptHash, Style, StyleHash string
	Query, Fallback, Licenses            string
}

// ends finds what a script or style sheet inside a page can't contain.
var ends = regexp.MustCompile(`(?i)</s(cript|tyle)|<!--`)

// addDocuments adds the page for frames and the calculator in one file.
func addDocuments(files Files, root string) error {
	values, err := os.ReadFile(filepath.Join(root, "site", filepath.FromSlash(design.File)))
	if err != nil {
		return err
	}
	source, err := os.ReadFile(filepath.Join(root, "site", "embed", "page.css"))
	if err != nil {
		return err
	}
	style, err := bundle.Style("page.css", string(values)+string(source))
	if err != nil {
		return err
	}
	frame, err := bundle.Part{Root: root, Entry: "site/embed/frame.ts", Classic: true}.Script()
	if err != nil {
		return err
	}
	table, err := fallback.HTML(example)
	if err != nil {
		return err
	}
	write := func(name, layout string, script []byte, d document) error {
		d.Script, d.ScriptHash = string(script), hashSource(script)
		d.Style, d.StyleHash = style, hashSource([]byte(style))
		for _, text := range []string{d.Script, d.Style} {
			if ends.MatchString(text) {
				return fmt.Errorf("%s: what it carries would end its own tag", name)
			}
		}
		text, err := os.ReadFile(filepath.Join(root, "site", "embed", layout))
		if err != nil {
			return err
		}
		tmpl, err := texttemplate.New(layout).Parse(string(text))
		if err != nil {
			return err
		}
		var b bytes.Buffer
		if err := tmpl.Execute(&b, d); err != nil {
			return err
		}
		files[name] = b.Bytes()
		return nil
	}
	err = write("embed/frame.html", "frame.html", frame, document{
		Fallback: "<p>The calculator needs JavaScript and WebAssembly. Deribit’s <a href=\"https://docs.deribit.com/articles/access-scope\">page on access scope</a> has the rules.</p>\n",
	})
	if err != nil {
		return err
	}
	return write("scope-calculator.html", "single.html", files["embed/scope-calculator.all.js"], document{
		Query: template.HTMLEscapeString(example), Fallback: string(table),
		Licenses: template.HTMLEscapeString(string(files["embed/LICENSES.txt"])),
	})
}

// addPackage adds what makes the folder a package: its description, the types
// and the manifest of the element.
func addPackage(files Files, root string) error {
	from := func(name string) (string, error) {
		text, err := os.ReadFile(filepath.Join(root, "site", filepath.FromSlash(name)))
		return string(text), err
	}
	// Sources with nothing but types are already declarations, and one is plain JavaScript.
	for name, source := range map[string]string{
		"contract.d.ts": "calculator/contract.ts", "core.d.ts": "embed/api.ts", "scope-calculator.d.ts": "embed/tag.ts", "README.md": "embed/README.md",
		"server.js": "embed/server.ts", "custom-elements.json": "embed/custom-elements.json",
	} {
		text, err := from(source)
		if err != nil {
			return err
		}
		files["embed/"+name] = []byte(strings.ReplaceAll(text, `"../calculator/contract.js"`, `"./contract.js"`))
	}
	text, err := from("embed/package.json")
	if err != nil {
		return err
	}
	if n := strings.Count(text, `"version": ""`); n != 1 {
		return fmt.Errorf("site/embed/package.json leaves room for the version %d times, want once", n)
	}
	described := `"version": "` + Version + `"`
	if knowledge.Home != "" {
		// The registry compares it with the repository that built the package.
		described += fmt.Sprintf(",\n  \"repository\": { \"type\": \"git\", \"url\": %q },\n  \"bugs\": %q", "git+"+knowledge.Home+".git", knowledge.Home+"/issues")
	}
	files["embed/package.json"] = []byte(strings.Replace(text, `"version": ""`, described, 1))
	return nil
}

// addIntegrity adds the hashes that a page puts into integrity="…".
func addIntegrity(files Files) error {
	hashes := map[string]string{}
	for _, name := range files.Names() {
		if rest, ok := strings.CutPrefix(name, "embed/"); ok {
			sum := sha512.Sum384(files[name])
			hashes[rest] = "sha384-" + base64.StdEncoding.EncodeToString(sum[:])
		}
	}
	text, err := json.MarshalIndent(map[string]any{"version": Version, "files": hashes}, "", "  ")
	files["embed/integrity.json"] = append(text, '\n')
	return err
}

// hashSource returns the word that allows one inline script or style in a
// policy.
func hashSource(text []byte) string { return "'" + integrity(text) + "'" }

func integrity(content []byte) string {
	sum := sha256.Sum256(content)
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}
