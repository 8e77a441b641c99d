package bundle

import (
	"regexp"
	"slices"
	"strings"

	"scopecalculator/build/wasmbuild"
)

// borrowed names what syscall/js looks up on its global object. Only these are
// passed on from the real one, so that nothing else on the page can reach the
// program: not its fs, its process or a getter.
var borrowed = []string{"Object", "Array", "console"}

// wrapWasmExec makes a module from the program's wasm_exec.js. Its default
// export runs it with the caller's object in place of globalThis. The class Go
// ends up on that object, and so does what the Go program sets on its global.
func wrapWasmExec(program wasmbuild.Binary) string {
	of := "the Go toolchain"
	if program.Compiler == wasmbuild.TinyGo {
		of = "TinyGo"
	}
	var b strings.Builder
	b.WriteString("/*! wasm_exec.js of " + of + "\n")
	for _, line := range notice(program.Loader) {
		b.WriteString(" * " + line + "\n")
	}
	b.WriteString(" * See LICENSES.txt. */\n")
	b.WriteString("export default function (scope) {\n\tfor (const name of [")
	for _, name := range borrowed {
		b.WriteString(quote(name) + ",")
	}
	// wasm_exec.js reads fs and console as free names, but means those of its
	// globalThis: without them a panic ends in a ReferenceError and its text is
	// lost. TinyGo's calls that object global.
	b.WriteString("]) scope[name] ??= globalThis[name];\nlet rest = \"\";\n((globalThis, fs, console, global, require) => {\n")
	b.WriteString(stripped(program))
	b.WriteString("\n})(scope, { writeSync: (_, bytes) => {\n")
	b.WriteString("const lines = (rest + new TextDecoder().decode(bytes)).split(\"\\n\");\nrest = lines.pop();\nfor (const line of lines) scope.console.log(line);\n")
	b.WriteString("} }, scope.console, scope);\n")
	if program.Compiler == wasmbuild.TinyGo {
		// Its loader lacks what seeds map hashes: any number works, and a fixed
		// one makes every call the same.
		b.WriteString("scope.Go = class extends scope.Go { constructor() { super(); this.importObject.env.arc4random = () => 4; } };\n")
	}
	b.WriteString("}\n")
	return b.String()
}

// standIns are the globals that wasm_exec.js checks for or stands in for. Our
// program uses no file, process or path, and the rest is passed in; the code
// for them is a fifteenth of the whole shell.
var standIns = []string{"fs", "process", "path", "crypto", "performance", "TextEncoder", "TextDecoder"}

// offered are the functions that wasm_exec.js offers to the program, by name.
var offered = regexp.MustCompile(`(?s)\n\t{5}"?([\w./]+)"?: (?:\([^()]*\) => |function ?\([^()]*\) )(?:\{.*?\n\t{5}\}|\w+),?[^\n]*`)

// unneeded matches code that nothing calls once the stand-ins are gone: for the
// toolchain's own tests, for Node, and for programs with files.
var unneeded = regexp.MustCompile(`(?s)\n\t{4}_gotest: \{.*?\n\t{4}\},|\n\t{3}const testCallExport = .*?\n\t{3}\}|\n\tconst enosys = .*?\n\t\};` +
	`|\n\t// Map multiple JavaScript environments.*?\n\t// End of polyfills for common API\.|\n\tif \(\n\t\tglobal\.require &&.*?\n\t\}`)

// stripped leaves all of it out, and the functions that the program doesn't
// import. If a toolchain writes them differently, that only costs some bytes.
func stripped(program wasmbuild.Binary) string {
	source := unneeded.ReplaceAllString(program.Loader, "")
	for _, name := range standIns {
		source = strings.Replace(source, "if (!globalThis."+name+") {", "if (false) {", 1)
	}
	if imports, err := program.Imports(); err == nil {
		source = offered.ReplaceAllStringFunc(source, func(function string) string {
			if slices.Contains(imports, offered.FindStringSubmatch(function)[1]) {
				return function
			}
			return ""
		})
	}
	return source
}

// notice returns the comment that opens the file, which its license requires to
// keep.
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
