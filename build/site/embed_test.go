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
)

// unpack parses a JSON file of the output.
func unpack[T any](t *testing.T, name string) (v T) {
	t.Helper()
	if err := json.Unmarshal(outcome(t)[name], &v); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return v
}

// Every file for embedders is at a stable path and has its hash listed; only
// what a script fetches has its hash in its name.
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

// The package can be published as is: what it names exists, and installing it
// runs nothing.
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
				t.Errorf("%s names %s, which isn't there", key, name)
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

// Types are self-contained: they import nothing that isn't beside them.
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

// element is what the manifest says about the tag.
type element struct {
	Members, Attributes, Events, CSSParts, CSSProperties []described
}

type described struct {
	Name, Description, Default string
	Type                       struct{ Text string }
	Readonly                   bool
	Values                     []struct{ Name, Description, Deprecated string }
}

func manifest(t *testing.T) element {
	t.Helper()
	var all struct {
		Modules []struct{ Declarations []element }
	}
	if err := json.Unmarshal([]byte(source(t, "embed/custom-elements.json")), &all); err != nil {
		t.Fatal(err)
	}
	return all.Modules[0].Declarations[0]
}

func names(list []described) (out []string) {
	for _, n := range list {
		out = append(out, n.Name)
	}
	slices.Sort(out)
	return out
}

// source reads sources of the site, all that match, as one text.
func source(t *testing.T, pattern string) string {
	t.Helper()
	list, err := filepath.Glob("../../site/" + pattern)
	if err != nil || len(list) == 0 {
		t.Fatalf("%s: %v", pattern, err)
	}
	var b strings.Builder
	for _, name := range list {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		b.Write(text)
	}
	return b.String()
}

// captured returns what a pattern captures in a text, each word once, sorted.
func captured(text string, patterns ...string) (out []string) {
	for _, pattern := range patterns {
		for _, m := range regexp.MustCompile(pattern).FindAllStringSubmatch(text, -1) {
			out = append(out, strings.Fields(m[1])...)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// The manifest, which is edited by hand, says what the published types say,
// word by word.
func TestManifestSaysWhatTheTypesSay(t *testing.T) {
	types, element := source(t, "embed/tag.ts"), manifest(t)
	for _, one := range []struct {
		name, optional string
		list           []described
	}{{"ScopeCalculator", "", element.Members}, {"ScopeCalculatorAttributes", "?", element.Attributes}, {"ScopeCalculatorEvents", "", element.Events}} {
		_, rest, _ := strings.Cut(types, "export interface "+one.name+" ")
		_, rest, _ = strings.Cut(rest, "{\n")
		got, _, _ := strings.Cut(rest, "}\n")
		want := ""
		for _, d := range one.list {
			name := d.Name
			if strings.ContainsAny(name, "-:") {
				name = `"` + name + `"`
			}
			if d.Readonly {
				name = "readonly " + name
			}
			want += "  /** " + d.Description + " */\n  " + name + one.optional + ": " + d.Type.Text + ";\n"
		}
		if got != want || want == "" {
			t.Errorf("%s in tag.ts:\n%s\nby the manifest:\n%s", one.name, got, want)
		}
	}
}

// The manifest lists exactly the attributes that the element reads, and
// likewise its events, views, parts and custom properties with their defaults.
func TestManifest(t *testing.T) {
	element := manifest(t)
	code, styles := source(t, "calculator/*.ts"), source(t, "calculator/*.css")
	own := source(t, "calculator/element.ts") + source(t, "calculator/attributes.ts")
	same := func(what string, got, want []string) {
		t.Helper()
		if !slices.Equal(got, want) || len(want) == 0 {
			t.Errorf("%s in the manifest %q, in the sources %q", what, got, want)
		}
	}
	quoted := strings.NewReplacer(`"`, " ", ",", " ")
	list := func(name string) []string {
		return captured(quoted.Replace(strings.Join(regexp.MustCompile(name+` = \[[^\]]+\]`).FindAllString(code, -1), " ")), ` ([a-z-]+) `)
	}
	attributes := append(captured(own, `(?:this|el)\.(?:get|has)Attribute\("([a-z-]+)"`), captured(styles, `:host\(\[([a-z-]+)`)...)
	attributes = append(attributes, list("observedAttributes")...)
	attributes = slices.DeleteFunc(attributes, func(name string) bool { return name == "hidden" })
	slices.Sort(attributes)
	same("attributes", names(element.Attributes), slices.Compact(attributes))

	var events []string
	for _, name := range captured(code, `#emit\("(\w+)"`) {
		events = append(events, "scope-calculator:"+name)
	}
	same("events", names(element.Events), events)

	for _, a := range element.Attributes {
		if a.Name == "views" {
			var views, old []string
			for _, v := range a.Values {
				if (v.Description == "") == (v.Deprecated == "") {
					t.Errorf("views: %s has to say what it shows, or which words to use now", v.Name)
				}
				if v.Deprecated == "" {
					views = append(views, v.Name)
					continue
				}
				old = append(old, v.Name)
				for _, word := range strings.Fields(v.Deprecated) {
					if !slices.Contains(views, word) {
						t.Errorf("views: %s is said to be %q now, which doesn't exist", v.Name, word)
					}
				}
			}
			if want := "by name: " + strings.Join(views, ", ") + "."; !strings.Contains(a.Description, want) {
				t.Errorf("views: its sentence does not list %q", views)
			}
			slices.Sort(views)
			slices.Sort(old)
			for name, told := range map[string][]string{"VIEWS": views, "FORMER": old} {
				known := regexp.MustCompile(`const ` + name + `: \w+ = \{[^}]+\}`).FindString(code)
				same("views", told, captured(known, `\n  ([a-z]+): `))
			}
		}
	}

	// Every panel is a part with its name.
	same("parts", names(element.CSSParts), captured(code, `\bpart: "([^"]+)"`, "\\bpart: `([a-z]+) ", `\bsuper\("([a-z]+)"`))

	properties := map[string]string{}
	for _, m := range regexp.MustCompile(`var\((--scope-calculator-[\w-]+),? ?`).FindAllStringSubmatchIndex(styles, -1) {
		property, value := styles[m[2]:m[3]], argument(styles[m[1]:])
		if old, ok := properties[property]; ok && old != value {
			t.Errorf("%s has two defaults, %s and %s", property, old, value)
		}
		properties[property] = value
	}
	told := map[string]string{}
	for _, p := range element.CSSProperties {
		told[p.Name] = p.Default
	}
	if !maps.Equal(told, properties) || len(properties) == 0 {
		t.Errorf("properties in the manifest %q, in the sources %q", told, properties)
	}
}

// argument returns the text before the parenthesis that closes it.
func argument(text string) string {
	depth := 0
	for i, c := range text {
		switch c {
		case '(':
			depth++
		case ')':
			if depth == 0 {
				return strings.TrimSpace(text[:i])
			}
			depth--
		}
	}
	return text
}

// The published types and the manifest are the sources, except for their paths.
func TestTypesAreTheSources(t *testing.T) {
	for name, file := range map[string]string{
		"scope-calculator.d.ts": "embed/tag.ts", "core.d.ts": "embed/api.ts", "contract.d.ts": "calculator/contract.ts",
		"custom-elements.json": "embed/custom-elements.json",
	} {
		if strings.ReplaceAll(source(t, file), "../calculator/", "./") != string(outcome(t)["embed/"+name]) {
			t.Errorf("%s is not %s", name, file)
		}
	}
}

// The standalone pages allow only their own script.
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
		t.Error("the single file needs other files")
	}
	for _, want := range []string{"The Go Authors. All rights reserved.", "Redistribution and use in source", "Apache License"} {
		if !strings.Contains(single, want) {
			t.Errorf("the single file lacks %q", want)
		}
	}
}

// Every tag of the site's pages has its answer inside.
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

// The worker keeps everything that pages use, and the archive has everything.
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
