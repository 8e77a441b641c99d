// Package calculator holds the shell of the element, which is TypeScript; its
// Go part is this test, which runs the TypeScript tests of the folder.
package calculator

import (
	"encoding/json"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/evanw/esbuild/pkg/api"

	"scopecalculator/wasm/bridge"
)

// answers writes what the program answers to many queries into a file, for the
// tests of what is guessed of them.
func answers(t *testing.T) string {
	t.Helper()
	scopes := []string{"-", "", "trade:read", "account:read trade:read_write", "trade:none wallet:read", "wallet:read_write", "account:read_write custody:read trade:read wallet:read"}
	all := map[string]json.RawMessage{}
	for _, grant := range []string{"client_credentials", "refresh_token", "exchange_token"} {
		for _, key := range scopes {
			for _, ask := range scopes {
				for _, held := range scopes {
					query := url.Values{"grant": {grant}}
					for name, scope := range map[string]string{"key": key, "ask": ask, "held": held} {
						if scope != "-" {
							query.Set(name, scope)
						}
					}
					if grant == "client_credentials" && held != "-" || grant == "exchange_token" && ask != "-" {
						continue // it says nothing there
					}
					all[query.Encode()] = json.RawMessage(bridge.Handle("predict", query.Encode()))
					if held == "-" && grant == "refresh_token" {
						query.Set("from", url.Values{"key": {"account:read trade:read_write"}, "ask": {"account:none trade:read"}}.Encode())
						all[query.Encode()] = json.RawMessage(bridge.Handle("predict", query.Encode()))
					}
				}
			}
		}
	}
	text, err := json.Marshal(all)
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "answers.json")
	if err := os.WriteFile(name, text, 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

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
	node.Env = append(os.Environ(), "ANSWERS="+answers(t))
	if output, err := node.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, output)
	}
}
