package contract

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"scopecalculator/scopecore"
	"scopecalculator/scopecore/catalog"
	"scopecalculator/scopecore/knowledge"
	"scopecalculator/scopecore/reading"
)

const generated = "// Generated from the types of scopecore/report; edit those, then run go generate ./wasm/bridge.\n"

// Types returns contract.ts: the shapes of all answers. sources is the folder
// scopecore, whose comments become the types' comments.
func Types(sources fs.FS) (string, error) {
	docs, err := readDocs(sources)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	b.WriteString(generated)
	b.WriteString(`
/**
 * What the engine answers. What goes in is an operation and a URL-encoded
 * query; what comes out is one of these shapes as JSON. What is between
 * backquotes in a sentence is code.
 */
`)
	byName := func(a, b enum) int { return strings.Compare(a.name, b.name) }
	for _, e := range slices.SortedFunc(maps.Values(enums), byName) {
		if docs[e.doc] == "" {
			return "", fmt.Errorf("%s has no comment", e.doc)
		}
		b.WriteString("\n" + comment(docs[e.doc], ""))
		fmt.Fprintf(&b, "export type %s = %s;\n", e.name, union(e.values))
	}
	for _, t := range structs() {
		doc := goName(t)
		if docs[doc] == "" {
			return "", fmt.Errorf("%s has no comment", doc)
		}
		b.WriteString("\n" + comment(docs[doc], ""))
		fmt.Fprintf(&b, "export interface %s", t.Name())
		for f := range fieldsOf(t) {
			if f.Anonymous {
				fmt.Fprintf(&b, " extends %s", f.Type.Name())
			}
		}
		b.WriteString(" {\n")
		for f := range fieldsOf(t) {
			if f.Anonymous {
				continue
			}
			b.WriteString(comment(inTS(t, docs[doc+"."+f.Name]), "  "))
			fmt.Fprintf(&b, "  %s: %s;\n", jsonName(t, f), tsType(f))
		}
		b.WriteString("}\n")
	}
	b.WriteString("\n/** The parameters of a query, all optional. */\nexport interface Query {\n")
	for _, p := range scopecore.Params() {
		b.WriteString(comment(knowledge.ParamSays(p), "  "))
		of := "string"
		if len(p.Choices) > 0 {
			of = union(p.Choices)
		}
		fmt.Fprintf(&b, "  %s?: %s;\n", p.Name, of)
	}
	b.WriteString(`}

/** What the engine always answers. */
export type Envelope<T> =
  | { v: 1; ok: true; result: T }
  | { v: 1; ok: false; error: { kind: "input" | "usage" | "internal"; code: string; message: string; offset: number } };

/** Operations and their results. */
export interface Operations {
`)
	for _, op := range Operations() {
		fmt.Fprintf(&b, "  %s: %s;\n", op.Name, op.Result.Name())
	}
	b.WriteString("}\n")
	return b.String(), nil
}

// inTS replaces field names in a comment with their JSON names.
func inTS(t reflect.Type, text string) string {
	for f := range fieldsOf(t) {
		if !f.Anonymous {
			text = regexp.MustCompile(`\b`+f.Name+`\b`).ReplaceAllString(text, "`"+jsonName(t, f)+"`")
		}
	}
	return text
}

func tsType(f reflect.StructField) string {
	if own := f.Tag.Get("ts"); own != "" {
		return own
	}
	return tsOf(f.Type)
}

func tsOf(t reflect.Type) string {
	if o, ok := optional[t]; ok {
		return o.ts
	}
	if e, ok := enums[t]; ok {
		return e.name
	}
	if words[t] {
		return "string"
	}
	switch t.Kind() {
	case reflect.String:
		return "string"
	case reflect.Int:
		return "number"
	case reflect.Bool:
		return "boolean"
	case reflect.Struct:
		return t.Name()
	case reflect.Pointer:
		return tsOf(t.Elem()) + " | null"
	case reflect.Slice:
		of := tsOf(t.Elem())
		if strings.Contains(of, " ") {
			of = "(" + of + ")"
		}
		return of + "[]"
	}
	panic(fmt.Sprintf("no TypeScript for a %v", t))
}

func union(values []string) string {
	quoted := make([]string, len(values))
	for i, v := range values {
		quoted[i] = literal(v)
	}
	return strings.Join(quoted, " | ")
}

func literal(v any) string {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		panic(err)
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// comment writes a Go comment as a TypeScript comment.
func comment(text, indent string) string {
	text = strings.TrimSpace(text)
	if text == "" {
		return ""
	}
	text = strings.ReplaceAll(text, "*/", "* /")
	lines := strings.Split(text, "\n")
	if len(lines) == 1 {
		return indent + "/** " + lines[0] + " */\n"
	}
	var b strings.Builder
	b.WriteString(indent + "/**\n")
	for _, line := range lines {
		b.WriteString(strings.TrimRight(indent+" * "+line, " ") + "\n")
	}
	b.WriteString(indent + " */\n")
	return b.String()
}

// readDocs reads the comments of types and fields: "report.Row.Key".
func readDocs(sources fs.FS) (map[string]string, error) {
	docs := map[string]string{}
	for name, dir := range map[string]string{"scopecore": ".", "knowledge": "knowledge", "reading": "reading", "report": "report"} {
		files, err := fs.Glob(sources, strings.TrimPrefix(dir+"/*.go", "./"))
		if err != nil {
			return nil, err
		}
		for _, file := range files {
			if strings.HasSuffix(file, "_test.go") {
				continue
			}
			text, err := fs.ReadFile(sources, file)
			if err != nil {
				return nil, err
			}
			f, err := parser.ParseFile(token.NewFileSet(), file, text, parser.ParseComments)
			if err != nil {
				return nil, err
			}
			for _, decl := range f.Decls {
				d, ok := decl.(*ast.GenDecl)
				if !ok || d.Tok != token.TYPE {
					continue
				}
				for _, spec := range d.Specs {
					s := spec.(*ast.TypeSpec)
					doc := s.Doc
					if doc == nil {
						doc = d.Doc
					}
					docs[name+"."+s.Name.Name] = doc.Text()
					if body, ok := s.Type.(*ast.StructType); ok {
						for _, field := range body.Fields.List {
							for _, id := range field.Names {
								docs[name+"."+s.Name.Name+"."+id.Name] = field.Doc.Text()
							}
						}
					}
				}
			}
		}
	}
	return docs, nil
}

// Tables returns tables.ts: the lists of the core that the shell needs before
// the program has loaded.
func Tables() string {
	var b strings.Builder
	b.WriteString(generated)
	b.WriteString(`
/**
 * The lists of the core that the shell needs before the program is there:
 * what there is, in the core's order, and what each is called.
 */

import type { Domain, Grant, Level, Verdict } from "./contract.js";
`)
	list := func(name, of, doc string, values []string) {
		fmt.Fprintf(&b, "\n/** %s */\nexport const %s: readonly %s[] = [%s];\n", doc, name, of, strings.ReplaceAll(union(values), " | ", ", "))
	}
	domains, levels, verdicts := scopecore.Domains(), scopecore.Levels(), scopecore.Verdicts()
	list("DOMAINS", "Domain", "Every functional domain, alphabetically.", names(domains[:]))
	list("LEVELS", "Level", "Every level, lowest first.", names(levels[:]))
	list("VERDICTS", "Verdict", "Every verdict, strongest first.", names(verdicts[:]))

	b.WriteString(`
/** What a grant starts from and takes. */
export interface GrantEntry {
  id: Grant;
  /** The call that makes it, and its parameters; all but scope are required. */
  method: string;
  params: readonly string[];
  /** Whether it starts from a token; otherwise from the key. */
  from_token: boolean;
  /** What it is made with, and what for. */
  starts: string;
}

/** Every grant, in the order used everywhere. */
export const GRANTS: readonly GrantEntry[] = [
`)
	for _, g := range scopecore.Grants() {
		fmt.Fprintf(&b, "  { id: %s, method: %s, params: %s, from_token: %t, starts: %s },\n",
			literal(g.String()), literal(g.Method()), strings.ReplaceAll(literal(g.Params()), ",", ", "), !g.FromKey(), literal(knowledge.GrantStarts(g)))
	}
	b.WriteString("];\n")

	b.WriteString(`
/** A parameter of a query. */
export interface Param {
  /** The values it can have, the default first; none where it is any text. */
  choices: readonly string[];
}

/** Every parameter of a query, in the order in which it is written. */
export const PARAMS = {
`)
	for _, p := range scopecore.Params() {
		fmt.Fprintf(&b, "  %s: { choices: %s },\n", p.Name, strings.ReplaceAll(literal(append([]string{}, p.Choices...)), ",", ", "))
	}
	b.WriteString("} as const satisfies Record<string, Param>;\n")

	forms := make([]string, 0, 8)
	for _, t := range knowledge.Tokens() {
		if form, value, ok := strings.Cut(t.Form, ":"); ok && value != "LEVEL" {
			forms = append(forms, form+":")
		} else if !ok {
			forms = append(forms, form)
		}
	}
	list("OTHER_TOKENS", "string", "How tokens that open no domain are written, up to their value.", forms)
	b.WriteString(`
/** Every job that least knows, with its name. */
export const JOBS: readonly { id: string; title: string }[] = [
`)
	for _, j := range catalog.Jobs() {
		fmt.Fprintf(&b, "  { id: %s, title: %s },\n", literal(j.ID), literal(j.Title))
	}
	b.WriteString("];\n")
	fmt.Fprintf(&b, "\n/** The longest query that is read, in bytes. */\nexport const LIMIT = %d;\n\n/** The longest text that is read, in bytes. */\nexport const TEXT_LIMIT = %d;\n\n/** The longest text that is scanned, in bytes. */\nexport const SCAN_LIMIT = %d;\n", scopecore.MaxQuery, reading.MaxText, reading.MaxScan)
	return b.String()
}

func names[T fmt.Stringer](list []T) []string {
	out := make([]string, len(list))
	for i, v := range list {
		out[i] = v.String()
	}
	return out
}
