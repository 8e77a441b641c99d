//go:build !js

package claims_test

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// TestStaysOutOfTheProgram: what only a page shows isn't in the download.
func TestStaysOutOfTheProgram(t *testing.T) {
	list := exec.Command("go", "list", "-deps", "scopecalculator/wasm")
	list.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	out, err := list.Output()
	if err != nil {
		t.Fatal(err)
	}
	if text := string(out); strings.Contains(text, "scopecore/knowledge/claims") || !strings.Contains(text, "scopecalculator/scopecore/knowledge\n") {
		t.Errorf("the program's packages:\n%s", text)
	}
}
