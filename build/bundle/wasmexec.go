package bundle

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// ReadWasmExec reads wasm_exec.js of the toolchain at goroot. It has to be the
// very one of the compiler that wrote the program, so no copy is kept here.
func ReadWasmExec(goroot string) (string, error) {
	source, err := os.ReadFile(filepath.Join(goroot, "lib", "wasm", "wasm_exec.js"))
	if err != nil {
		return "", fmt.Errorf("the Go toolchain comes without its JavaScript support file: %w", err)
	}
	return string(source), nil
}

// borrowed names what syscall/js looks up on its global object. It is handed
// over from the real one, in a list, so that nothing else of the page can reach
// the program: not its fs, its process or a getter.
var borrowed = []string{"Object", "Array", "console"}

// wrapWasmExec makes a module of wasm_exec.js whose default export runs it
// with an object of the caller's in place of globalThis. The class Go ends up
// on that object, and so does what the Go program sets on its global.
func wrapWasmExec(source string) string {
	var b strings.Builder
	b.WriteString("/*! The part that runs Go programs is wasm_exec.js of the Go toolchain.\n")
	for _, line := range notice(source) {
		b.WriteString(" * " + line + "\n")
	}
	b.WriteString(" * The text of that license is in LICENSES.txt beside this file. */\n")
	b.WriteString("export default function (scope) {\n\tfor (const name of [")
	for _, name := range borrowed {
		b.WriteString(quote(name) + ",")
	}
	// wasm_exec.js reads fs and console as free names, where it means those of
	// its globalThis: without them a panic ends in a ReferenceError and its
	// text is lost.
	b.WriteString("]) scope[name] ??= globalThis[name];\nlet rest = \"\";\n((globalThis, fs, console) => {\n")
	b.WriteString(stripped(source))
	b.WriteString("\n})(scope, { writeSync: (_, bytes) => {\n")
	b.WriteString("const lines = (rest + new TextDecoder().decode(bytes)).split(\"\\n\");\nrest = lines.pop();\nfor (const line of lines) scope.console.log(line);\n")
	b.WriteString("} }, scope.console);\n}\n")
	return b.String()
}

// standIns are the globals that wasm_exec.js checks for or stands in for. Our
// program touches no file, process or path, and the rest is handed over; the
// code for them is a fifteenth of the whole shell.
var standIns = []string{"fs", "process", "path", "crypto", "performance", "TextEncoder", "TextDecoder"}

// unasked are functions that wasm_exec.js offers and our program does not
// import. Were one of them missing, no browser test would get an answer.
var unasked = regexp.MustCompile(`(?s)\n\t{5}"(?:debug|syscall/js\.(?:valueDelete|valueInvoke|valueInstanceOf|copyBytesToGo|copyBytesToJS))": \(\w+\) => \{.*?\n\t{5}\},?`)

// unneeded is what only the stand-ins and the toolchain's own tests use.
var unneeded = regexp.MustCompile(`(?s)\n\t{4}_gotest: \{.*?\n\t{4}\},|\n\t{3}const testCallExport = .*?\n\t{3}\}|\n\tconst enosys = .*?\n\t\};`)

// stripped leaves all of it out. A toolchain that writes them differently costs
// some bytes and nothing else.
func stripped(source string) string {
	for _, name := range standIns {
		source = strings.Replace(source, "if (!globalThis."+name+") {", "if (false) {", 1)
	}
	return unneeded.ReplaceAllString(unasked.ReplaceAllString(source, ""), "")
}

// notice returns the comment that opens the file, which its license wants kept.
func notice(source string) []string {
	var lines []string
	for line := range strings.Lines(source) {
		text, ok := strings.CutPrefix(line, "//")
		if !ok {
			break
		}
		lines = append(lines, strings.TrimSpace(text))
	}
	return lines
}
