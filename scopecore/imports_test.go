package scopecore

import (
	"os/exec"
	"runtime"
	"strings"
	"testing"
)

// banned names what must not get into the WASM through this package, and why.
var banned = map[string]string{
	"fmt":                               "it brings reflect and some hundred kilobytes; strconv and strings do",
	"reflect":                           "it keeps the linker from dropping methods",
	"encoding/json":                     "a hundred kilobytes; wasm/bridge writes the little JSON there is",
	"regexp":                            "the grammar is simple enough to read by hand, and a hand-written reader cannot run away",
	"text/template":                     "355 KB",
	"html/template":                     "more than text/template",
	"time":                              "the model has no clock",
	"os":                                "the model does no I/O",
	"io":                                "the model does no I/O",
	"net":                               "the model does no I/O",
	"net/url":                           "it imports fmt; form encoding is twenty lines",
	"sync":                              "no state that changes, and no goroutines",
	"math/rand":                         "a prediction is a function of its query",
	"unsafe":                            "nothing here is worth it",
	"syscall/js":                        "the border to JavaScript is in wasm",
	"scopecalculator/scopecore/catalog": "the model takes the table of methods as an argument",
}

// TestImports limits the package to the standard library, and to a little of
// it.
func TestImports(t *testing.T) {
	if runtime.GOOS == "js" {
		return // no processes there; the native run checked it
	}
	out, err := exec.Command("go", "list", "-f", `{{join .Imports "\n"}}`, ".").CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, path := range strings.Fields(string(out)) {
		if why, ok := banned[path]; ok {
			t.Errorf("imports %s: %s", path, why)
		}
		if strings.Contains(path, ".") {
			t.Errorf("imports %s: the standard library only", path)
		}
	}
}
