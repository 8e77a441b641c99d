package bundle

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"scopecalculator/build/wasmbuild"
)

// unpacker unpacks the files of a list, and says what became of each. Of a file
// that's to be damaged, it flips a bit of every byte and cuts it off at every
// length, and counts how many of those came out as something else.
const unpacker = `
import { unpack } from "./unpack.js";
declare const process: any;

const { readFileSync, writeFileSync } = process.getBuiltinModule("node:fs");
const folder = process.argv[2];
const { names, damage } = JSON.parse(readFileSync(folder + "/list.json", "utf8"));
const report: Record<string, string> = {};
for (const name of names) {
	try {
		writeFileSync(folder + "/" + name + ".out", await unpack(readFileSync(folder + "/" + name)));
		report[name] = "unpacked";
	} catch (cause) {
		report[name] = String(cause);
	}
}
const whole = readFileSync(folder + "/" + damage), want = await unpack(whole);
const wrong: string[] = [];
const attempt = async (what: string, file: Uint8Array): Promise<void> => {
	let out: Uint8Array;
	try { out = await unpack(file); } catch { return; }
	if (out.length !== want.length || !out.every((b, i) => b === want[i])) wrong.push(what);
};
for (let i = 0; i < whole.length; i++) {
	const bent = Uint8Array.from(whole);
	bent[i]! ^= 1 << (i % 8);
	await attempt("bit of byte " + i, bent);
	await attempt("cut at " + i, Uint8Array.from(whole.subarray(0, i)));
}
await attempt("one byte more", Uint8Array.of(...whole, 0));
writeFileSync(folder + "/report.json", JSON.stringify({ report, wrong }));
`

// TestUnpack holds the shell's unpacker against the packer: what it unpacks is
// what was packed, and nothing damaged passes for a program.
func TestUnpack(t *testing.T) {
	source, err := os.ReadFile("../../site/calculator/unpack.ts")
	if err != nil {
		t.Fatal(err)
	}
	root := sources(t, map[string]string{"unpack.ts": string(source), "main.ts": unpacker})
	write := func(name string, content []byte) {
		if err := os.WriteFile(filepath.Join(root, name), content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	script, err := Script(Options{Root: root, Entry: "main.ts"})
	if err != nil {
		t.Fatal(err)
	}
	write("main.mjs", script)

	random := rand.New(rand.NewPCG(1, 2))
	noise := func(n, kinds int) []byte {
		b := make([]byte, n)
		for i := range b {
			b[i] = byte(random.IntN(kinds))
		}
		return b
	}
	far := noise(300_000, 256)
	raws := map[string][]byte{
		"none": nil, "one": {7}, "two": {0, 0}, "zeros": make([]byte, 100_000), "noise": noise(5000, 256), "few": noise(50_000, 3),
		// Matches at every kind of distance, and pieces of them again.
		"far":  append(append(append([]byte{}, far...), far[1000:200_000]...), far[:50_000]...),
		"text": bytes.Repeat([]byte("trade:read_write account:read "), 999), "source": source, "start": source[:3000],
	}
	for n := range 40 {
		// Copies from all over, with changes in between.
		b := noise(100+n*50, 256)
		for len(b) < 3000+n*1000 {
			from := random.IntN(len(b))
			b = append(b, b[from:min(len(b), from+random.IntN(300))]...)
			b = append(b, noise(random.IntN(4), 2+n*6)...)
		}
		raws["mixed-"+string(rune('A'+n))] = b
	}
	var names []string
	for name, raw := range raws {
		packed, err := wasmbuild.Pack(raw)
		if err != nil {
			t.Fatal(err)
		}
		write(name, packed)
		names = append(names, name)
	}
	vast := []byte("\x5d\x00\x00\x10\x00\xff\xff\xff\xff\xff\xff\xff\xff\x00abcdefgh")
	bad := map[string][]byte{"bad-empty": nil, "bad-short": []byte("\x5d\x00"), "bad-gzip": []byte("\x1f\x8b\x08 not one of these either"), "bad-vast": vast}
	for name, content := range bad {
		write(name, content)
		names = append(names, name)
	}
	list, err := json.Marshal(map[string]any{"names": names, "damage": "start"})
	if err != nil {
		t.Fatal(err)
	}
	write("list.json", list)
	if out, err := exec.Command("node", filepath.Join(root, "main.mjs"), root).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	said, err := os.ReadFile(filepath.Join(root, "report.json"))
	if err != nil {
		t.Fatal(err)
	}
	var got struct {
		Report map[string]string
		Wrong  []string
	}
	if err := json.Unmarshal(said, &got); err != nil {
		t.Fatal(err)
	}
	for name, raw := range raws {
		out, err := os.ReadFile(filepath.Join(root, name+".out"))
		if err != nil || !bytes.Equal(out, raw) {
			t.Errorf("%s: %s, and not as packed (%d bytes of %d)", name, got.Report[name], len(out), len(raw))
		}
	}
	for name := range bad {
		if got.Report[name] == "unpacked" {
			t.Errorf("%s is unpacked", name)
		}
	}
	if len(got.Wrong) > 0 {
		t.Errorf("damaged files pass for programs: %q", got.Wrong)
	}
}
