package bundle

import (
	"encoding/base64"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"scopecalculator/build/wasmbuild"
)

// sources writes files into a new folder.
func sources(t *testing.T, files map[string]string) string {
	t.Helper()
	root := t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(root, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

func TestVirtualModules(t *testing.T) {
	root := sources(t, map[string]string{
		"a.css": "b { color : rgb(255, 0, 0) }",
		"a.ts": `import css from "./a.css"; import { version } from "scope-calculator:version";
			import { file, integrity, inline } from "scope-calculator:wasm";
			console.log(css, version, file, integrity, inline, import.meta.url as string);`,
	})
	o := Options{Root: root, Entry: "a.ts", Wasm: wasmbuild.Binary{Packed: []byte("program")}, Version: "1.2.3"}
	code, err := Script(o)
	if err != nil {
		t.Fatal(err)
	}
	inlined := base64.StdEncoding.EncodeToString(o.Wasm.Packed)
	for _, want := range []string{"b{color:red}", "1.2.3", o.Wasm.Name(), o.Wasm.Integrity(), "import.meta.url"} {
		if !strings.Contains(string(code), want) {
			t.Errorf("%s is missing from the script\n%s", want, code)
		}
	}
	if strings.Contains(string(code), inlined) {
		t.Error("the program is inside the script that fetches it")
	}

	o.Inline = true
	if code, err = Script(o); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(code), inlined) || strings.Contains(string(code), "import.meta") {
		t.Errorf("the classic script lacks the program or needs a module:\n%s", code)
	}
}

// What opens later is a separate file for a script that can fetch one, and part
// of a script that can't.
func TestLaterApart(t *testing.T) {
	root := sources(t, map[string]string{
		"a.ts":     `import { load } from "scope-calculator:later"; load();`,
		"later.ts": `export const text: string = "written";`,
	})
	later, err := Script(Options{Root: root, Entry: "later.ts"})
	if err != nil {
		t.Fatal(err)
	}
	o := Options{Root: root, Entry: "a.ts", Later: "later.ts", LaterFile: HashedName("later", later)}
	code, err := Script(o)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(code), `"`+o.LaterFile+`"`) || strings.Contains(string(code), "written") {
		t.Errorf("the script does not leave the views in their file:\n%s", code)
	}
	o.Inline = true
	if code, err = Script(o); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(code), o.LaterFile) || !strings.Contains(string(code), "written") {
		t.Errorf("the classic script lacks the views:\n%s", code)
	}
}

func TestRefused(t *testing.T) {
	for _, test := range []struct{ source, want string }{
		{`import "lit"`, `"lit" is a package`},
		{`import "scope-calculator:other"`, "no virtual module"},
		{`import "./missing.js"`, "Could not resolve"},
		{`let = `, "a.ts:1"},
	} {
		_, err := Script(Options{Root: sources(t, map[string]string{"a.ts": test.source}), Entry: "a.ts"})
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: error %v, want one with %q", test.source, err, test.want)
		}
	}
}

func TestNoticeIsKept(t *testing.T) {
	for _, c := range wasmbuild.Compilers() {
		root := sources(t, map[string]string{"a.ts": `import run from "scope-calculator:wasm-exec"; run({});`})
		binary, err := wasmbuild.Compile("../..", c)
		if err != nil {
			t.Fatal(err)
		}
		code, err := Script(Options{Root: root, Entry: "a.ts", Wasm: binary})
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range []string{"The Go Authors. All rights reserved.", "BSD-style"} {
			if !strings.Contains(string(code), want) {
				t.Errorf("%s: the script has lost %q", c, want)
			}
		}
		// Only what the program imports stays in the loader.
		imports, err := binary.Imports()
		if err != nil {
			t.Fatal(err)
		}
		for _, function := range offered.FindAllStringSubmatch("\n"+binary.Loader, -1) {
			if name := function[1]; strings.HasPrefix(name, "syscall/js.") && strings.Contains(string(code), `"`+name+`"`) != slices.Contains(imports, name) {
				t.Errorf("%s: imported %v, and in the script %v: %s", c, slices.Contains(imports, name), !slices.Contains(imports, name), name)
			}
		}
		t.Logf("%s: %d bytes of script", c, len(code))
	}
}

func TestStyleErrorNamesFile(t *testing.T) {
	if _, err := Style("x.css", "a { color"); err == nil || !strings.Contains(err.Error(), "x.css:1") {
		t.Errorf("error %v, want one that names x.css and the line", err)
	}
}
