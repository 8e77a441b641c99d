package bundle

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"scopecalculator/build/wasmbuild"
	"scopecalculator/wasm/bridge"
)

// driver starts the program the way the shell does and prints what comes back
// for calls of every kind, and what it left on the page's global object.
const driver = `
import install from "scope-calculator:wasm-exec";
import { file } from "scope-calculator:wasm";
import { unpack } from "./unpack.js";
declare const process: any;

async function main(): Promise<void> {
	const fs = await process.getBuiltinModule("node:fs/promises");
	const packed = await fs.readFile(process.argv[2] + "/" + file);
	const raw = await unpack(packed);
	const before = new Set(Reflect.ownKeys(globalThis));
	const scope: Record<string, any> = {};
	install(scope);
	const go = new scope.Go();
	const { instance } = await WebAssembly.instantiate(raw, go.importObject);
	void go.run(instance);
	const trap = { toString() { throw new Error("called"); }, get length() { throw new Error("called"); } };
	const answers = [
		["predict", "ask=trade:read"], ["no-such-operation", ""], ["predict", 1], [trap, trap], [new String("predict"), ""],
		["predict"], [], [Symbol("predict"), ""], ["predict", "ask=\ud800"], ["predict", "ask=trade:read", trap],
	].map((args) => scope.handle(...args));
	const added = Reflect.ownKeys(globalThis).filter((key) => !before.has(key)).map(String);
	process.stdout.write(JSON.stringify({ answers, added }), () => process.exit());
}
main();
`

// The compiled program's answers are the bridge's, byte for byte. Anything
// JavaScript passes that isn't a pair of strings gets the bridge's usage error.
func TestProgram(t *testing.T) {
	for _, c := range wasmbuild.Compilers() {
		t.Run(string(c), func(t *testing.T) { testProgram(t, c) })
	}
}

func testProgram(t *testing.T, c wasmbuild.Compiler) {
	binary, err := wasmbuild.Compile("../..", c)
	if err != nil {
		t.Fatal(err)
	}
	unpack, err := os.ReadFile("../../site/calculator/unpack.ts")
	if err != nil {
		t.Fatal(err)
	}
	root := sources(t, map[string]string{"driver.ts": driver, "unpack.ts": string(unpack)})
	if err := os.WriteFile(filepath.Join(root, binary.Name()), binary.Packed, 0o644); err != nil {
		t.Fatal(err)
	}
	code, err := Script(Options{Root: root, Entry: "driver.ts", Wasm: binary})
	if err != nil {
		t.Fatal(err)
	}
	script := filepath.Join(root, "driver.mjs")
	if err := os.WriteFile(script, code, 0o644); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("node", script, root)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var got struct{ Answers, Added []string }
	if err := json.Unmarshal(out, &got); err != nil {
		t.Fatalf("%v in %s", err, out)
	}

	usage := bridge.Handle("", "")
	want := []string{
		bridge.Handle("predict", "ask=trade:read"), bridge.Handle("no-such-operation", ""), usage, usage, usage,
		usage, usage, usage, bridge.Handle("predict", "ask=\ufffd"), bridge.Handle("predict", "ask=trade:read"),
	}
	if len(got.Answers) != len(want) {
		t.Fatalf("%d answers, want %d", len(got.Answers), len(want))
	}
	for i := range want {
		if got.Answers[i] != want[i] {
			t.Errorf("call %d answers %s, want %s", i, got.Answers[i], want[i])
		}
	}
	if len(got.Added) > 0 {
		t.Errorf("the page's global object gained %q", got.Added)
	}
	var envelope struct {
		OK    bool
		Error struct{ Kind string }
	}
	if err := json.Unmarshal([]byte(usage), &envelope); err != nil || envelope.OK || envelope.Error.Kind != "usage" {
		t.Errorf("the bridge answers an unknown operation with %s", usage)
	}
}
