package contract

import (
	"fmt"
	"go/format"
	"reflect"
	"strconv"
	"strings"
)

// Writer returns the Go file that writes reports as JSON. It's known here
// whether a comma comes before a field, so each field is one call with its name
// ready-made.
func Writer() (string, error) {
	var b strings.Builder
	b.WriteString("// Code generated from the types of scopecore/report by internal/gen; DO NOT EDIT.\n\npackage bridge\n\nimport (\n\"scopecalculator/scopecore\"\n\"scopecalculator/scopecore/knowledge\"\n\"scopecalculator/scopecore/report\"\n)\n")
	for _, t := range structs() {
		fmt.Fprintf(&b, "\nfunc (w *writer) %s(v *%s) {\n", method(t), goName(t))
		b.WriteString("w.open('{')\n")
		first := true
		fields(&b, t, "v", &first)
		b.WriteString("w.open('}')\n}\n")
	}
	out, err := format.Source([]byte(b.String()))
	return string(out), err
}

// fields writes the fields of a struct, including those of embedded ones.
func fields(b *strings.Builder, t reflect.Type, value string, first *bool) {
	for f := range fieldsOf(t) {
		if f.Anonymous {
			fields(b, f.Type, value+"."+f.Name, first)
			continue
		}
		name := strconv.Quote(jsonName(t, f)) + ":"
		if !*first {
			name = "," + name
		}
		*first = false
		b.WriteString(field(name, value+"."+f.Name, f.Type))
	}
}

// method is the writer's method for a type.
func method(t reflect.Type) string { return "write" + t.Name() }

// field writes one field: its name, ready-made, and its value.
func field(name, value string, t reflect.Type) string {
	if o, ok := optional[t]; ok {
		return fmt.Sprintf("w.%s(%q, %s)\n", o.writer, name, value)
	}
	if _, ok := enums[t]; ok {
		return fmt.Sprintf("w.word(%q, %s.String())\n", name, value)
	}
	switch t.Kind() {
	case reflect.String:
		return fmt.Sprintf("w.str(%q, %s)\n", name, value)
	case reflect.Int:
		return fmt.Sprintf("w.num(%q, %s)\n", name, value)
	case reflect.Bool:
		return fmt.Sprintf("w.flag(%q, %s)\n", name, value)
	case reflect.Struct:
		return fmt.Sprintf("w.name(%q)\nw.%s(&%s)\n", name, method(t), value)
	case reflect.Pointer:
		return fmt.Sprintf("w.name(%[1]q)\nif %[2]s == nil {\nw.name(\"null\")\n} else {\nw.%[3]s(%[2]s)\n}\n", name, value, method(t.Elem()))
	case reflect.Slice:
		switch t.Elem().Kind() {
		case reflect.String:
			return fmt.Sprintf("w.strs(%q, %s)\n", name, value)
		case reflect.Int:
			return fmt.Sprintf("w.nums(%q, %s)\n", name, value)
		case reflect.Struct:
			if !words[t.Elem()] {
				return fmt.Sprintf("w.name(%[1]q)\nfor i := range %[2]s {\nw.entry(i)\nw.%[3]s(&%[2]s[i])\n}\nw.end(len(%[2]s))\n", name, value, method(t.Elem()))
			}
		}
		if _, ok := enums[t.Elem()]; ok || words[t.Elem()] {
			return fmt.Sprintf("w.name(%[1]q)\nfor i := range %[2]s {\nw.entry(i)\nw.quoted(%[2]s[i].String())\n}\nw.end(len(%[2]s))\n", name, value)
		}
	}
	panic(fmt.Sprintf("no way to write a %v", t))
}
