// Package calculator holds the shell of the element, which is TypeScript; its
// Go part is this test, which runs the TypeScript tests of the folder.
package calculator

import (
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/evanw/esbuild/pkg/api"
)

// TestTypeScript bundles each *.test.ts and runs it with Node's own test
// runner. Without Node it fails: a test that is skipped proves nothing.
func TestTypeScript(t *testing.T) {
	files, err := filepath.Glob("*.test.ts")
	if err != nil || len(files) == 0 {
		t.Fatalf("no TypeScript tests found: %v", err)
	}
	out := t.TempDir()
	result := api.Build(api.BuildOptions{
		EntryPoints:  files,
		Outdir:       out,
		OutExtension: map[string]string{".js": ".mjs"},
		Bundle:       true,
		Write:        true,
		Platform:     api.PlatformNode,
		Format:       api.FormatESModule,
		Sourcemap:    api.SourceMapInline,
	})
	for _, message := range result.Errors {
		t.Error(message.Text)
	}
	if t.Failed() {
		return
	}
	bundles, err := filepath.Glob(filepath.Join(out, "*.mjs"))
	if err != nil || len(bundles) != len(files) {
		t.Fatalf("%d bundles of %d tests: %v", len(bundles), len(files), err)
	}
	node := exec.Command("node", append([]string{"--enable-source-maps", "--test"}, bundles...)...)
	if output, err := node.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, output)
	}
}
