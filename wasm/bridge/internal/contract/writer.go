package contract

import (
	"fmt"
	"go/format"
	"reflect"
	"strings"
)

// Writer returns the Go file that writes reports as JSON.
func Writer() (string, error) {
	var b strings.Builder
	b.WriteString("// Code generated from the types of scopecore/report by internal/gen; DO NOT EDIT.\n\npackage bridge\n\nimport \"scopecalculator/scopecore/report\"\n")
	for _, t := range structs() {
		fmt.Fprintf(&b, "\nfunc (w *writer) %s(v *report.%s) {\n", method(t), t.Name())
		for f := range fieldsOf(t) {
			if f.Anonymous {
				fmt.Fprintf(&b, "w.%s(&v.%s)\n", method(f.Type), f.Name)
				continue
			}
			b.WriteString(field(jsonName(t, f), "v."+f.Name, f.Type))
		}
		b.WriteString("}\n")
	}
	out, err := format.Source([]byte(b.String()))
	return string(out), err
}

// method is the writer's method for the fields of a type.
func method(t reflect.Type) string { return "fieldsOf" + t.Name() }

// field writes one field: its name, and its value.
func field(name, value string, t reflect.Type) string {
	return fmt.Sprintf("w.key(%q)\n", name) + valueOf(value, t)
}

// valueOf writes one value.
func valueOf(value string, t reflect.Type) string {
	if o, ok := optional[t]; ok {
		return fmt.Sprintf("w.%s(%s)\n", o.writer, value)
	}
	if _, ok := enums[t]; ok {
		return fmt.Sprintf("w.word(%s.String())\n", value)
	}
	switch t.Kind() {
	case reflect.String:
		return fmt.Sprintf("w.value(%s)\n", value)
	case reflect.Int:
		return fmt.Sprintf("w.int(%s)\n", value)
	case reflect.Bool:
		return fmt.Sprintf("w.bool(%s)\n", value)
	case reflect.Struct:
		return fmt.Sprintf("w.open('{')\nw.%s(&%s)\nw.close('}')\n", method(t), value)
	case reflect.Pointer:
		return fmt.Sprintf("if %[1]s == nil {\nw.null()\n} else {\nw.open('{')\nw.%[2]s(%[1]s)\nw.close('}')\n}\n", value, method(t.Elem()))
	case reflect.Slice:
		return fmt.Sprintf("w.open('[')\nfor i := range %[1]s {\n%[2]s}\nw.close(']')\n", value, valueOf(value+"[i]", t.Elem()))
	}
	panic(fmt.Sprintf("no way to write a %v", t))
}
