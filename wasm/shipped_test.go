//go:build !js

// The program that ships, held against the code it is made of.
package main

import (
	"bytes"
	"encoding/json"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"scopecalculator/build/wasmbuild"
	"scopecalculator/scopecore/reading"
	"scopecalculator/scopecore/reading/texts"
	"scopecalculator/wasm/bridge"
)

// driver runs the shipped program in Node, with wasm_exec.js wrapped the way
// the shell wraps it: its globalThis is an object of our own. It answers the
// calls it reads, and tells what the program left on the real global object.
const driver = `
const fs = require("node:fs");
const [wasmExec, program] = process.argv.slice(2);
const before = new Set(Object.getOwnPropertyNames(globalThis));
const scope = { Object, Array, Uint8Array, Date, Error, TypeError, TextEncoder, TextDecoder, crypto, performance };
new Function("globalThis", fs.readFileSync(wasmExec, "utf8"))(scope);
const go = new scope.Go();
WebAssembly.instantiate(fs.readFileSync(program), go.importObject).then(({ instance }) => {
  go.run(instance);
  const calls = JSON.parse(fs.readFileSync(0, "utf8"));
  const answers = calls.map(([op, payload]) => scope.handle(op, payload));
  const odd = [scope.handle(), scope.handle("predict"), scope.handle("predict", 7), scope.handle({}, {}),
    scope.handle(new String("predict"), ""), scope.handle("predict", { toString() { throw new Error("no") } }), scope.handle("predict", Symbol("x"))];
  const leaked = Object.getOwnPropertyNames(globalThis).filter((k) => !before.has(k));
  process.stdout.write(JSON.stringify({ answers, odd, leaked }), () => process.exit(0));
});
`

// TestShippedAnswersAreNative makes every golden call, and hostile ones, to
// the program that ships, and finds its answers equal to the native ones byte
// for byte. Calls that are no two strings get the usage error, and the real
// global object gains nothing.
func TestShippedAnswersAreNative(t *testing.T) {
	node, err := exec.LookPath("node")
	if err != nil {
		t.Fatal("Node is needed to run the program that ships")
	}
	files, err := filepath.Glob("bridge/testdata/answers/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no goldens: %v", err)
	}
	var calls [][2]string
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		call, _, _ := strings.Cut(string(data), "\n")
		op, payload, _ := strings.Cut(call, " ")
		calls = append(calls, [2]string{op, strings.ReplaceAll(payload, "␊", "\n")})
	}
	cases, err := texts.All("../scopecore/reading/testdata/corpus")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range cases {
		// What comes through JavaScript is a string of valid characters.
		text := strings.ToValidUTF8(reading.Decode(c.Text), "\uFFFD")
		calls = append(calls, [2]string{"read", c.Setting + "\n" + text}, [2]string{"scan", "\n" + text})
		if c.Small {
			calls = append(calls, [2]string{"least", "text=" + url.QueryEscape(text)}, [2]string{"verify", "\n" + text})
		}
	}
	golden := len(calls)
	for _, payload := range []string{"", "ask=\x00", "ask=\u202etrade:read", "ask=%FF", "ask=" + strings.Repeat("trade:[a+", 5000), strings.Repeat("x", bridge.MaxPayload+1)} {
		calls = append(calls, [2]string{"predict", payload}, [2]string{"grants", payload}, [2]string{"explain", payload})
	}

	dir := t.TempDir()
	binary, err := wasmbuild.Compile("..")
	if err != nil {
		t.Fatal(err)
	}
	root, err := wasmbuild.GOROOT()
	if err != nil {
		t.Fatal(err)
	}
	program, script := filepath.Join(dir, "main.wasm"), filepath.Join(dir, "driver.cjs")
	for name, data := range map[string][]byte{program: binary.Raw, script: []byte(driver)} {
		if err := os.WriteFile(name, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	input, err := json.Marshal(calls)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(node, script, filepath.Join(root, "lib", "wasm", "wasm_exec.js"), program)
	cmd.Stdin = bytes.NewReader(input)
	var report bytes.Buffer
	cmd.Stderr = &report
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, report.String())
	}
	var got struct {
		Answers, Odd, Leaked []string
	}
	if err := json.Unmarshal(out, &got); err != nil {
		t.Fatal(err)
	}
	if len(got.Answers) != len(calls) {
		t.Fatalf("%d answers to %d calls", len(got.Answers), len(calls))
	}
	for i, c := range calls {
		if want := bridge.Handle(c[0], c[1]); got.Answers[i] != want {
			t.Errorf("%s %.80q: WASM answers\n%.300s\nnative\n%.300s", c[0], c[1], got.Answers[i], want)
		}
	}
	for i, a := range got.Odd {
		if !strings.Contains(a, `"kind":"usage"`) {
			t.Errorf("odd call %d is answered with %.200s", i, a)
		}
	}
	if len(got.Leaked) > 0 {
		t.Errorf("the global object gained %q", got.Leaked)
	}
	t.Logf("%d calls, %d of them goldens, are equal", len(calls), golden)
}
