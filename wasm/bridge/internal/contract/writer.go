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
	b.WriteString("// Code generated from the types of scopecore/report by internal/gen; DO NOT EDIT.\n\npackage bridge\n\nimport (\n\"scopecalculator/scopecore\"\n\"scopecalculator/scopecore/knowledge\"\n\"scopecalculator/scopecore/report\"\n)\n")
	for _, t := range structs() {
		fmt.Fprintf(&b, "\nfunc (w *writer) %s(v *%s) {\n", method(t), goName(t))
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

// field writes one field: its name, and its value. What is frequent is one
// call, since each costs bytes in the program.
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
		return fmt.Sprintf("w.object(%q)\nw.%s(&%s)\nw.close('}')\n", name, method(t), value)
	case reflect.Pointer:
		return fmt.Sprintf("if %[2]s == nil {\nw.null(%[1]q)\n} else {\nw.object(%[1]q)\nw.%[3]s(%[2]s)\nw.close('}')\n}\n", name, value, method(t.Elem()))
	case reflect.Slice:
		switch t.Elem().Kind() {
		case reflect.String:
			return fmt.Sprintf("w.strs(%q, %s)\n", name, value)
		case reflect.Int:
			return fmt.Sprintf("w.nums(%q, %s)\n", name, value)
		case reflect.Struct:
			if words[t.Elem()] {
				break
			}
			return fmt.Sprintf("w.array(%[1]q)\nfor i := range %[2]s {\nw.open('{')\nw.%[3]s(&%[2]s[i])\nw.close('}')\n}\nw.close(']')\n", name, value, method(t.Elem()))
		}
		if _, ok := enums[t.Elem()]; ok || words[t.Elem()] {
			return fmt.Sprintf("w.array(%[1]q)\nfor i := range %[2]s {\nw.value(%[2]s[i].String())\n}\nw.close(']')\n", name, value)
		}
	}
	panic(fmt.Sprintf("no way to write a %v", t))
}
