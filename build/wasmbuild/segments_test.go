package wasmbuild

import (
	"bytes"
	"encoding/binary"
	"maps"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// What hand-made modules are made of.

func module(sections ...string) []byte { return []byte(header + strings.Join(sections, "")) }

func sectionOf(id byte, body string) string { return string(appendSection(nil, id, []byte(body))) }

// dataOf is a data section.
func dataOf(segments ...string) string {
	return sectionOf(idData, string(binary.AppendUvarint(nil, uint64(len(segments))))+strings.Join(segments, ""))
}

// at is an active segment.
func at(offset int32, data string) string {
	return "\x00\x41" + string(appendSigned(nil, offset)) + "\x0b" + string(binary.AppendUvarint(nil, uint64(len(data)))) + data
}

func zeros(n int) string { return strings.Repeat("\x00", n) }

var (
	onePage = sectionOf(idMemory, "\x01\x00\x01")
	// An id, and a length in more bytes than it needs: copied as they are.
	custom = "\x00\x84\x80\x00\x03abc"
	// Two functions.
	imported = sectionOf(idImport, "\x02\x01a\x01b\x00\x00\x01a\x01c\x00\x80\x01")
)

// memoryOf returns what is in a module's memory once its segments are written,
// byte by byte, except zeros.
func memoryOf(t *testing.T, module []byte) map[uint64]byte {
	t.Helper()
	sections, err := readSections(module)
	if err != nil {
		t.Fatal(err)
	}
	memory := map[uint64]byte{}
	for _, s := range sections {
		if s.id != idData {
			continue
		}
		segments, err := readSegments(&reader{rest: s.body}, math.MaxUint64)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range segments {
			for i, b := range s.data {
				if b != 0 {
					memory[s.offset+uint64(i)] = b
				}
			}
		}
	}
	return memory
}

func TestMergeSegments(t *testing.T) {
	huge := sectionOf(idMemory, "\x01\x01\x80\x80\x04\x80\x80\x04") // 4 GB, and no more
	for name, c := range map[string]struct{ in, want []byte }{
		"no section":         {module(), module()},
		"no data":            {module(custom, onePage), module(custom, onePage)},
		"no segment":         {module(onePage, dataOf()), module(onePage, dataOf())},
		"one segment":        {module(onePage, dataOf(at(8, "a"))), module(onePage, dataOf(at(8, "a")))},
		"adjacent":           {module(onePage, dataOf(at(8, "ab"), at(10, "c"))), module(onePage, dataOf(at(8, "abc")))},
		"the longest gap":    {module(onePage, dataOf(at(0, "a"), at(1+maxGap, "b"))), module(onePage, dataOf(at(0, "a"+zeros(maxGap)+"b")))},
		"one byte too many":  {module(onePage, dataOf(at(0, "a"), at(2+maxGap, "b"))), module(onePage, dataOf(at(0, "a"), at(2+maxGap, "b")))},
		"three, and another": {module(onePage, dataOf(at(63, "a"), at(65, "b"), at(67, "c"), at(8191, "d"))), module(onePage, dataOf(at(63, "a\x00b\x00c"), at(8191, "d")))},
		"another order":      {module(onePage, dataOf(at(20, "c"), at(8, "a"), at(10, "b"))), module(onePage, dataOf(at(8, "a\x00b"+zeros(9)+"c")))},
		"empty ones":         {module(onePage, dataOf(at(8, ""), at(8, "a"), at(9, ""))), module(onePage, dataOf(at(8, "a")))},
		"the whole page":     {module(onePage, dataOf(at(0, zeros(65535)), at(65535, "z"))), module(onePage, dataOf(at(0, zeros(65535)+"z")))},
		"upper half":         {module(huge, dataOf(at(math.MaxInt32, "a"), at(math.MinInt32, "b"), at(-2, "c"), at(-1, "d"))), module(huge, dataOf(at(math.MaxInt32, "ab"), at(-2, "cd")))},
		"longer numbers": {
			module(onePage, sectionOf(idData, "\x82\x80\x00\x80\x00\x41\x88\x80\x80\x80\x00\x0b\x81\x00a"+at(9, "b"))),
			module(onePage, dataOf(at(8, "ab"))),
		},
		"other sections": {
			module(custom, imported, custom, onePage, sectionOf(6, "anything"), sectionOf(idDataCount, "\x02"), sectionOf(10, "code"), dataOf(at(8, "ab"), at(10, "c")), custom),
			module(custom, imported, custom, onePage, sectionOf(6, "anything"), sectionOf(idDataCount, "\x01"), sectionOf(10, "code"), dataOf(at(8, "abc")), custom),
		},
	} {
		before := bytes.Clone(c.in)
		got, err := mergeSegments(c.in)
		if err != nil || !bytes.Equal(got, c.want) {
			t.Errorf("%s: %q, %v\nwant %q", name, got, err, c.want)
		}
		if !bytes.Equal(c.in, before) {
			t.Errorf("%s: the given module changed", name)
		}
	}
}

func TestOddModules(t *testing.T) {
	data := dataOf(at(8, "a"))
	for name, c := range map[string]struct {
		module []byte
		want   string
	}{
		"nothing":             {nil, "not a WebAssembly module"},
		"another version":     {[]byte("\x00asm\x02\x00\x00\x00"), "version 1"},
		"unknown section":     {module(onePage, sectionOf(14, "")), "unknown id 14"},
		"two data sections":   {module(onePage, data, data), "two sections with the id 11"},
		"longer than it is":   {module("\x00\x05abc"), "cut short"},
		"endless length":      {module("\x00\xff\xff\xff\xff\xff\x01"), "more than five bytes"},
		"length of 33 bits":   {module("\x00\xff\xff\xff\xff\x1f"), "more than 32 bits"},
		"no memory":           {module(data), "memory: none"},
		"two memories":        {module(sectionOf(idMemory, "\x02\x00\x01\x00\x01"), data), "memory: 2 of them"},
		"shared memory":       {module(sectionOf(idMemory, "\x01\x03\x01\x01"), data), "kind of limits, 0x3"},
		"memory of 64 bits":   {module(sectionOf(idMemory, "\x01\x04\x01"), data), "kind of limits, 0x4"},
		"memory and more":     {module(sectionOf(idMemory, "\x01\x00\x01\x00"), data), "memory: 1 bytes too many"},
		"half a memory":       {module(sectionOf(idMemory, "\x01\x01\x01"), data), "memory: the module is cut short"},
		"imported memory":     {module(sectionOf(idImport, "\x01\x01a\x01b\x02\x00\x01"), onePage, data), "imports: something that isn't a function (kind 2)"},
		"imports and more":    {module(sectionOf(idImport, "\x00a"), onePage, data), "imports: 1 bytes too many"},
		"passive":             {module(onePage, dataOf(at(8, "a"), "\x01\x01b")), "segment 1 isn't an active one of memory 0 (kind 1)"},
		"numbered memory":     {module(onePage, dataOf("\x02\x00\x41\x08\x0b\x01a")), "kind 2"},
		"offset in a global":  {module(onePage, dataOf("\x00\x23\x00\x0b\x01a")), "isn't an i32.const (0x23)"},
		"calculated offset":   {module(onePage, dataOf("\x00\x41\x08\x41\x08\x6a\x0b\x01a")), "isn't one constant (0x41)"},
		"offset of 33 bits":   {module(onePage, dataOf("\x00\x41\x80\x80\x80\x80\x08\x0b\x01a")), "offset of more than 32 bits"},
		"endless offset":      {module(onePage, dataOf("\x00\x41\x80\x80\x80\x80\x80\x00\x0b\x01a")), "more than five bytes"},
		"overlap":             {module(onePage, dataOf(at(8, "abc"), at(10, "d"))), "overlap at 10"},
		"overlap, backward":   {module(onePage, dataOf(at(10, "d"), at(8, "abc"))), "overlap at 10"},
		"the same place":      {module(onePage, dataOf(at(8, "a"), at(8, "a"))), "overlap at 8"},
		"beyond the memory":   {module(onePage, dataOf(at(65535, "ab"))), "ends at 65537, beyond the memory of 65536"},
		"below zero":          {module(onePage, dataOf(at(-1, "a"))), "beyond the memory"},
		"fewer than counted":  {module(onePage, sectionOf(idData, "\x02"+at(8, "a"))), "data: the module is cut short"},
		"more than counted":   {module(onePage, sectionOf(idData, "\x00"+at(8, "a"))), "data: 6 bytes too many"},
		"counted 4 billion":   {module(onePage, sectionOf(idData, "\xff\xff\xff\xff\x0f"+at(8, "a"))), "cut short"},
		"another data count":  {module(onePage, sectionOf(idDataCount, "\x02"), data), "data count: not the 1 of the data section"},
		"data count and more": {module(onePage, sectionOf(idDataCount, "\x01\x01"), data), "data count"},
		"no data count":       {module(onePage, sectionOf(idDataCount, ""), data), "data count"},
	} {
		got, err := mergeSegments(c.module)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want an error with %q", name, err, c.want)
		}
		if got != nil {
			t.Errorf("%s: a module comes with the error %v", name, err)
		}
	}
}

// Cutting a module anywhere is an error, unless what's left is complete.
func TestCutShort(t *testing.T) {
	head := module(custom, imported, onePage)
	whole := append(bytes.Clone(head), dataOf(at(8, "ab"), at(300, "c"))...)
	sound := map[int]bool{len(module()): true, len(module(custom)): true, len(module(custom, imported)): true, len(head): true, len(whole): true}
	for n := range len(whole) + 1 {
		if _, err := mergeSegments(whole[:n]); (err == nil) != sound[n] {
			t.Errorf("the first %d bytes of %d: %v", n, len(whole), err)
		}
	}
	// The same with the data section's length corrected, so that its own
	// numbers end too early.
	data := dataOf(at(8, "ab"), at(300, "c"))[2:]
	for n := range len(data) {
		if _, err := mergeSegments(append(bytes.Clone(head), sectionOf(idData, data[:n])...)); err == nil {
			t.Errorf("%d bytes of %d in the data section aren't an error", n, len(data))
		}
	}
}

func TestSignedNumbers(t *testing.T) {
	for v, want := range map[int32]string{
		0: "\x00", 1: "\x01", 63: "\x3f", 64: "\xc0\x00", 127: "\xff\x00", 128: "\x80\x01", 8191: "\xff\x3f", 8192: "\x80\xc0\x00",
		-1: "\x7f", -64: "\x40", -65: "\xbf\x7f", -128: "\x80\x7f", -8192: "\x80\x40", -8193: "\xff\xbf\x7f",
		math.MaxInt32: "\xff\xff\xff\xff\x07", math.MinInt32: "\x80\x80\x80\x80\x78",
	} {
		got := appendSigned(nil, v)
		if string(got) != want {
			t.Errorf("%d is written as %x, want %x", v, got, want)
		}
		r := reader{rest: got}
		if back := r.offset(); back != uint64(uint32(v)) || r.done() != nil {
			t.Errorf("%x is read as %d, %v, want %d", got, back, r.err, uint32(v))
		}
	}
}

// FuzzMergeSegments: it never panics, and what it returns fills the memory as
// the original module did, has nothing left to merge, and is otherwise
// unchanged.
func FuzzMergeSegments(f *testing.F) {
	f.Add([]byte(nil))
	f.Add(module(custom, imported, onePage, sectionOf(idDataCount, "\x03"), dataOf(at(300, "c"), at(8, "ab"), at(10, "c")), custom))
	f.Add(module(onePage, dataOf(at(8, "abc"), at(10, "d"))))
	f.Add(module(onePage, sectionOf(idData, "\xff\xff\xff\xff\x0f")))
	f.Fuzz(func(t *testing.T, in []byte) {
		out, err := mergeSegments(in)
		if err != nil {
			return
		}
		if again, err := mergeSegments(out); err != nil || !bytes.Equal(again, out) {
			t.Errorf("merged once more: %q, %v, after %q", again, err, out)
		}
		if a, b := memoryOf(t, in), memoryOf(t, out); !maps.Equal(a, b) {
			t.Errorf("the memory is %v, was %v", b, a)
		}
		before, _ := readSections(in)
		after, err := readSections(out)
		if err != nil || len(before) != len(after) {
			t.Fatalf("%d sections, %v, were %d", len(after), err, len(before))
		}
		for i, s := range before {
			if s.id != after[i].id || s.id != idData && s.id != idDataCount && !bytes.Equal(s.whole, after[i].whole) {
				t.Errorf("section %d is %q, was %q", i, after[i].whole, s.whole)
			}
		}
	})
}

// fill instantiates two modules and says whether their memories are equal, and
// how large they are.
const fill = `
const fs = require("node:fs");
const [a, b] = process.argv.slice(1).map((file) => {
  const module = new WebAssembly.Module(fs.readFileSync(file));
  const imports = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) (imports[from] ??= {})[name] = () => { throw new Error("not yet") };
  return Buffer.from(new WebAssembly.Instance(module, imports).exports.mem.buffer);
});
console.log(a.equals(b) && a.some((byte) => byte !== 0) ? "equal" : "different", a.length, b.length);
`

// TestMergedProgram instantiates the program as linked and as shipped, and
// checks that their memories are equal. It prints what merging saves, and fails
// if that's too little to be worth it.
func TestMergedProgram(t *testing.T) {
	node, err := exec.LookPath("node")
	if err != nil {
		t.Fatal("Node is needed to instantiate the program")
	}
	linked, err := link("../..", Package)
	if err != nil {
		t.Fatal(err)
	}
	merged, err := mergeSegments(linked)
	if err != nil {
		t.Fatal(err)
	}
	shipped, err := Compile("../..", Go)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(shipped.Raw, merged) {
		t.Error("what ships isn't merged")
	}
	if !maps.Equal(memoryOf(t, linked), memoryOf(t, merged)) {
		t.Error("the segments have something else")
	}
	dir := t.TempDir()
	before, after := filepath.Join(dir, "linked.wasm"), filepath.Join(dir, "merged.wasm")
	for name, content := range map[string][]byte{before: linked, after: merged} {
		if err := os.WriteFile(name, content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	report, err := exec.Command(node, "-e", fill, before, after).CombinedOutput()
	if err != nil || !strings.HasPrefix(string(report), "equal ") {
		t.Errorf("the memories of the two in Node: %v, %s", err, report)
	}

	packed, err := Pack(linked)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("data segments: %d linked, %d merged; packed: %d, %d; raw: %d, %d; memories: %s",
		countSegments(t, linked), countSegments(t, merged), len(packed), len(shipped.Packed), len(linked), len(merged), report)
	if len(shipped.Packed)*100 > len(packed)*95 {
		t.Error("merging saves less than a twentieth; take it out")
	}
}

func countSegments(t *testing.T, module []byte) uint64 {
	t.Helper()
	sections, err := readSections(module)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range sections {
		if s.id == idData {
			r := reader{rest: s.body}
			return r.unsigned()
		}
	}
	return 0
}
