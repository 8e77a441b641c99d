package site

import (
	"archive/zip"
	"bytes"
	"crypto/sha512"
	"encoding/base64"
	"encoding/json"
	"io"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// unpack parses a JSON file of the output.
func unpack[T any](t *testing.T, name string) (v T) {
	t.Helper()
	if err := json.Unmarshal(outcome(t)[name], &v); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return v
}

// Every file for embedders lies at a stable path and has its hash; only what
// a script fetches by itself carries its hash in its name.
func TestIntegrity(t *testing.T) {
	files := outcome(t)
	list := unpack[struct {
		Version string
		Files   map[string]string
	}](t, "embed/integrity.json")
	for _, name := range []string{
		"scope-calculator.js", "scope-calculator.all.js", "loader.js", "frame.html", "frame-resize.js", "core.js", "cli.js", "server.js",
		"package.json", "custom-elements.json", "scope-calculator.d.ts", "core.d.ts", "contract.d.ts", "LICENSES.txt", "README.md",
	} {
		if list.Files[name] == "" {
			t.Errorf("%s has no hash", name)
		}
	}
	for name, content := range files {
		rest, ok := strings.CutPrefix(name, "embed/")
		if !ok || rest == "integrity.json" {
			continue
		}
		sum := sha512.Sum384(content)
		if got, want := list.Files[rest], "sha384-"+base64.StdEncoding.EncodeToString(sum[:]); got != want {
			t.Errorf("%s: %q, want %s", rest, got, want)
		}
		delete(list.Files, rest)
	}
	if len(list.Files) > 0 || list.Version != Version {
		t.Errorf("left over: %q, version %q", list.Files, list.Version)
	}
}

func TestLoaderIsSmall(t *testing.T) {
	if n := len(outcome(t)["embed/loader.js"]); n > 1000 {
		t.Errorf("%d bytes, want at most 1000", n)
	}
}

// The package can be published as it is: what it names exists, and installing
// it runs nothing.
func TestPackage(t *testing.T) {
	files := outcome(t)
	var text map[string]any
	if err := json.Unmarshal(files["embed/package.json"], &text); err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{"scripts", "dependencies", "devDependencies", "optionalDependencies", "peerDependencies"} {
		if _, ok := text[key]; ok {
			t.Errorf("it has %s", key)
		}
	}
	if text["version"] != Version || text["type"] != "module" {
		t.Errorf("version %v, type %v", text["version"], text["type"])
	}
	var named func(v any) []string
	named = func(v any) []string {
		switch v := v.(type) {
		case string:
			return []string{v}
		case []any:
			var all []string
			for _, part := range v {
				all = append(all, named(part)...)
			}
			return all
		case map[string]any:
			return named(slices.Collect(maps.Values(v)))
		case []string:
			return v
		}
		return nil
	}
	n := 0
	for _, key := range []string{"bin", "exports", "types", "customElements", "sideEffects"} {
		list := named(text[key])
		if m, ok := text[key].(map[string]any); ok {
			list = nil
			for _, value := range m {
				list = append(list, named(value)...)
				if inner, ok := value.(map[string]any); ok {
					for _, deep := range inner {
						list = append(list, named(deep)...)
					}
				}
			}
		}
		for _, name := range list {
			name = strings.TrimPrefix(name, "./")
			if name == "*" {
				continue
			}
			n++
			if _, ok := files["embed/"+name]; !ok {
				t.Errorf("%s names %s, which is not there", key, name)
			}
		}
	}
	if n < 10 {
		t.Errorf("only %d names found", n)
	}
	if !bytes.HasPrefix(files["embed/cli.js"], []byte("#!/usr/bin/env node\n")) {
		t.Error("the command does not say what runs it")
	}
}

// Types stand alone: they import nothing that is not beside them.
func TestTypesStandAlone(t *testing.T) {
	from := regexp.MustCompile(`from "([^"]+)"`)
	for name, content := range outcome(t) {
		if !strings.HasSuffix(name, ".d.ts") {
			continue
		}
		for _, m := range from.FindAllSubmatch(content, -1) {
			if string(m[1]) != "./contract.js" {
				t.Errorf("%s imports %s", name, m[1])
			}
		}
	}
}

// The manifest tells of every attribute that the element reads and no other,
// and of every event.
func TestManifest(t *testing.T) {
	type named struct{ Name string }
	manifest := unpack[struct {
		Modules []struct {
			Path         string
			Declarations []struct {
				Members, Attributes, Events, CSSParts, CSSProperties []named
			}
		}
	}](t, "embed/custom-elements.json")
	element := manifest.Modules[0].Declarations[0]
	names := func(list []named) (out []string) {
		for _, n := range list {
			out = append(out, n.Name)
		}
		slices.Sort(out)
		return out
	}
	var source strings.Builder
	for _, pattern := range []string{"element.ts", "*.css"} {
		list, err := filepath.Glob("../../site/calculator/" + pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range list {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			source.Write(text)
		}
	}
	found := func(pattern string) (out []string) {
		for _, m := range regexp.MustCompile(pattern).FindAllStringSubmatch(source.String(), -1) {
			out = append(out, strings.Trim(m[1], `"`))
		}
		slices.Sort(out)
		return slices.Compact(out)
	}
	attributes := append(found(`this\.(?:get|has)Attribute\("([a-z-]+)"`), found(`:host\(\[([a-z-]+)`)...)
	attributes = slices.DeleteFunc(attributes, func(name string) bool { return name == "hidden" })
	for _, list := range regexp.MustCompile(`observedAttributes = \[([^\]]+)\]`).FindAllStringSubmatch(source.String(), -1) {
		for name := range strings.SplitSeq(list[1], ",") {
			attributes = append(attributes, strings.Trim(name, `" `))
		}
	}
	slices.Sort(attributes)
	if got, want := names(element.Attributes), slices.Compact(attributes); !slices.Equal(got, want) {
		t.Errorf("attributes %q, the element reads %q", got, want)
	}
	if got, want := names(element.Events), found(`#emit\("(\w+)"`); len(want) == 0 || strings.Join(got, " ") != "scope-calculator:"+strings.Join(want, " scope-calculator:") {
		t.Errorf("events %q, the element sends %q", got, want)
	}
	if got := names(element.Members); !slices.Equal(got, []string{"query", "ready", "result"}) {
		t.Errorf("members %q", got)
	}
	for _, want := range []string{"answer", "row", "panel", "methods"} {
		if !slices.Contains(names(element.CSSParts), want) {
			t.Errorf("the part %s is missing in %q", want, names(element.CSSParts))
		}
	}
	for _, name := range found(`var\((--scope-calculator-[a-z-]+)`) {
		if !slices.Contains(names(element.CSSProperties), name) {
			t.Errorf("the property %s is missing", name)
		}
	}
}

// A change in the sources is a change in the manifest and in the types.
func TestManifestFollowsSources(t *testing.T) {
	sources := fstest.MapFS{}
	for _, pattern := range []string{"embed/tag.ts", "calculator/*.ts", "calculator/*.css"} {
		names, err := filepath.Glob("../../site/" + pattern)
		if err != nil || len(names) == 0 {
			t.Fatalf("%s: %v", pattern, err)
		}
		for _, name := range names {
			content, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			sources[strings.TrimPrefix(filepath.ToSlash(name), "../../site/")] = &fstest.MapFile{Data: content}
		}
	}
	before, err := Manifest(sources)
	if err != nil || !bytes.Equal(before, outcome(t)["embed/custom-elements.json"]) {
		t.Fatalf("not the manifest that ships: %v", err)
	}
	for _, change := range []struct{ file, old, new, want string }{
		{"embed/tag.ts", "export interface ScopeCalculatorAttributes {", "export interface ScopeCalculatorAttributes {\n  /** Unheard of. */\n  novelty?: string;", `"name": "novelty"`},
		{"embed/tag.ts", `"scope-calculator:ready":`, `"scope-calculator:begun":`, `"name": "scope-calculator:begun"`},
		{"embed/tag.ts", "readonly result:", "readonly outcome:", `"name": "outcome"`},
		{"calculator/answer.ts", `part: "lifetime"`, `part: "lifespan"`, `"name": "lifespan"`},
		{"calculator/base.css", "var(--scope-calculator-radius,", "var(--scope-calculator-corner,", `"name": "--scope-calculator-corner"`},
	} {
		old := sources[change.file]
		text := strings.Replace(string(old.Data), change.old, change.new, 1)
		if text == string(old.Data) {
			t.Errorf("%s no longer has %s", change.file, change.old)
		}
		sources[change.file] = &fstest.MapFile{Data: []byte(text)}
		after, err := Manifest(sources)
		if err != nil || !strings.Contains(string(after), change.want) || strings.Contains(string(before), change.want) {
			t.Errorf("%s: the manifest lacks %s: %v", change.file, change.want, err)
		}
		sources[change.file] = old
	}
	for name, source := range map[string]string{"scope-calculator.d.ts": "embed/tag.ts", "core.d.ts": "embed/api.ts", "contract.d.ts": "calculator/contract.ts"} {
		text, err := os.ReadFile(filepath.Join("../../site", source))
		if err != nil || strings.ReplaceAll(string(text), "../calculator/", "./") != string(outcome(t)["embed/"+name]) {
			t.Errorf("%s is not %s: %v", name, source, err)
		}
	}
}

// The pages that are for themselves allow their own script and nothing else.
func TestDocuments(t *testing.T) {
	files := outcome(t)
	inline := regexp.MustCompile(`(?s)<(script|style)>(.*?)</(?:script|style)>`)
	for _, name := range []string{"embed/frame.html", "scope-calculator.html"} {
		text := string(files[name])
		policy := regexp.MustCompile(`http-equiv="Content-Security-Policy" content="([^"]+)"`).FindStringSubmatch(text)
		if policy == nil {
			t.Fatalf("%s has no policy", name)
		}
		if strings.Contains(policy[1], "unsafe-inline") || strings.Contains(policy[1], "'unsafe-eval'") || !strings.HasPrefix(policy[1], "default-src 'none';") {
			t.Errorf("%s: %s", name, policy[1])
		}
		found := inline.FindAllStringSubmatch(text, -1)
		if len(found) != 2 {
			t.Errorf("%s has %d inline scripts and styles, want 2", name, len(found))
		}
		for _, m := range found {
			if !strings.Contains(policy[1], hashSource([]byte(m[2]))) {
				t.Errorf("%s: its policy forbids its own %s", name, m[1])
			}
		}
	}
	single := string(files["scope-calculator.html"])
	if !strings.Contains(single, "data:,") || regexp.MustCompile(`(?i)<(script|link|img|iframe)\b[^>]*\b(src|href)="[^d]`).MatchString(inline.ReplaceAllString(single, "")) {
		t.Error("the single file is not the only one")
	}
	for _, want := range []string{"The Go Authors. All rights reserved.", "Redistribution and use in source", "Apache License"} {
		if !strings.Contains(single, want) {
			t.Errorf("the single file lacks %q", want)
		}
	}
}

// Every tag of the site's pages holds its answer.
func TestPagesHoldAnswers(t *testing.T) {
	tags := 0
	script := regexp.MustCompile(`(?s)<script>.*?</script>`)
	for name, content := range outcome(t) {
		if filepath.Ext(name) != ".html" {
			continue
		}
		for _, m := range regexp.MustCompile(`(?s)<scope-calculator[^>]* query="[^>]*>(.*?)</scope-calculator>`).FindAllSubmatch(script.ReplaceAll(content, nil), -1) {
			tags++
			if text := string(m[1]); !strings.Contains(text, "<strong>Likely scope:</strong>") && !strings.Contains(text, "<strong>No token comes:</strong>") {
				t.Errorf("%s has a tag without an answer:\n%s", name, text)
			}
		}
	}
	if tags < 3 {
		t.Errorf("only %d tags", tags)
	}
}

// The worker keeps all that pages use, and the archive holds everything.
func TestOffline(t *testing.T) {
	files := outcome(t)
	worker := string(files["sw.js"])
	for name := range files {
		kept := strings.Contains(worker, `"`+name+`":"sha256-`)
		if want := !slices.Contains(downloads, name) && name != "sw.js"; kept != want {
			t.Errorf("%s: kept is %v, want %v", name, kept, want)
		}
	}
	r, err := zip.NewReader(bytes.NewReader(files[archive]), int64(len(files[archive])))
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range r.File {
		name := strings.TrimPrefix(entry.Name, "scope-calculator/")
		f, err := entry.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(f)
		if err != nil || !bytes.Equal(content, files[name]) {
			t.Errorf("%s differs from the file of that name: %v", entry.Name, err)
		}
	}
	if len(r.File) != len(files)-1 {
		t.Errorf("%d files in the archive, want %d", len(r.File), len(files)-1)
	}
}
