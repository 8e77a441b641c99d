package wasmbuild

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// The program itself never formats: it writes its own JSON. But safejs turns
// panics of JavaScript into errors with fmt, and fmt pulls in reflect, os and
// time, a fifth of the whole download, for messages that are never shown. So
// the WASM is compiled with a fmt of five functions, through the toolchain's
// -overlay; safejs stays as its authors wrote it. If anything ever needs more
// of fmt than the stand-in has, the build fails and says so.
//
// RATIONALE.md has the figures; TestStandInFmt measures them again.

//go:embed fmt.go.txt
var standInFmt []byte

// writeOverlay writes the overlay file into dir and returns its path.
func writeOverlay(dir string) (string, error) {
	root, err := GOROOT()
	if err != nil {
		return "", err
	}
	source := filepath.Join(root, "src", "fmt")
	entries, err := os.ReadDir(source)
	if err != nil {
		return "", fmt.Errorf("the toolchain's fmt: %w", err)
	}
	standIn := filepath.Join(dir, "fmt.go")
	if err := os.WriteFile(standIn, standInFmt, 0o644); err != nil {
		return "", err
	}
	replace := map[string]string{}
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), ".go") && !strings.HasSuffix(e.Name(), "_test.go") {
			replace[filepath.Join(source, e.Name())] = "" // as if it weren't there
		}
	}
	replace[filepath.Join(source, "print.go")] = standIn
	text, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		return "", err
	}
	overlay := filepath.Join(dir, "overlay.json")
	return overlay, os.WriteFile(overlay, text, 0o644)
}
