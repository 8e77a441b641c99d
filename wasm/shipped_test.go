//go:build !js

// The programs that ship, compared with the code they're made from.
package main

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"scopecalculator/build/bundle"
	"scopecalculator/build/wasmbuild"
	"scopecalculator/scopecore/reading"
	"scopecalculator/scopecore/reading/texts"
	"scopecalculator/wasm/bridge"
)

// call is an operation and its payload.
type call [2]string

// answered is what testdata/driver.ts reports about a program.
type answered struct {
	Hashes, Shown, Odd, Leaked []string
	// Memory is how many bytes the program has at the end, Grown the most it
	// had, and Made how often it was started.
	Memory, Grown, Made int
	// Seen and Kept are how many pieces of the secret were in the memory before
	// it was rewound, and after.
	Seen, Kept int
	// Took is how many microseconds each call took.
	Took []int
}

// options say how to ask a program: for how many of the last calls to return
// the whole answer, which secret to look for after each, and whether the
// program has a garbage collector, and so isn't rewound.
type options struct {
	Show     int    `json:"show"`
	Secret   string `json:"secret"`
	Collects bool   `json:"collects"`
}

// ask makes calls to a program in Node, as the shell makes them.
func ask(t *testing.T, program wasmbuild.Binary, calls []call, o options) answered {
	t.Helper()
	node, err := exec.LookPath("node")
	if err != nil {
		t.Fatal("Node is needed to run the program that ships")
	}
	root, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	driver, err := bundle.Script(bundle.Options{Root: root, Entry: "wasm/testdata/driver.ts", Wasm: program})
	if err != nil {
		t.Fatal(err)
	}
	input, output, script := filepath.Join(dir, "calls"), filepath.Join(dir, "answers"), filepath.Join(dir, "driver.mjs")
	for name, data := range map[string][]byte{script: driver, filepath.Join(dir, program.Name()): program.Packed} {
		if err := os.WriteFile(name, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	file, err := os.Create(input)
	if err != nil {
		t.Fatal(err)
	}
	w := bufio.NewWriter(file)
	for _, c := range calls {
		if err := json.NewEncoder(w).Encode(c); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	file.Close()
	args, err := json.Marshal(struct {
		Folder string `json:"folder"`
		Input  string `json:"input"`
		Output string `json:"output"`
		options
	}{dir, input, output, o})
	if err != nil {
		t.Fatal(err)
	}
	if report, err := exec.Command(node, script, string(args)).CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", program.Compiler, err, report)
	}
	data, err := os.ReadFile(output)
	if err != nil {
		t.Fatal(err)
	}
	var got answered
	if err := json.Unmarshal(data, &got); err != nil {
		t.Fatal(err)
	}
	if len(got.Hashes) != len(calls) {
		t.Fatalf("%d answers to %d calls", len(got.Hashes), len(calls))
	}
	return got
}

// programs compiles the program that ships with each compiler.
func programs(t *testing.T) []wasmbuild.Binary {
	t.Helper()
	var all []wasmbuild.Binary
	for _, c := range wasmbuild.Compilers() {
		program, err := wasmbuild.Compile("..", c)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, program)
	}
	return all
}

// natively returns the hash of each answer that the native code gives.
func natively(calls []call) []string {
	hashes := make([]string, len(calls))
	for i, c := range calls {
		hashes[i] = hash(bridge.Handle(c[0], c[1]))
	}
	return hashes
}

func hash(answer string) string {
	sum := sha256.Sum256([]byte(answer))
	return hex.EncodeToString(sum[:12])
}

// different returns the calls that a program answers differently, by number.
func different(want, got []string) []int {
	var out []int
	for i := range want {
		if want[i] != got[i] {
			out = append(out, i)
		}
	}
	return out
}

// agree fails if a program doesn't answer like the code it's made from.
func agree(t *testing.T, calls []call) {
	t.Helper()
	all := programs(t)
	answers := make([]answered, len(all))
	var want []string
	var wait sync.WaitGroup
	start := time.Now()
	wait.Go(func() { want = natively(calls) })
	for i, program := range all {
		wait.Go(func() { answers[i] = ask(t, program, calls, options{}) })
	}
	wait.Wait()
	if t.Failed() {
		return
	}
	for i, program := range all {
		wrong := different(want, answers[i].Hashes)
		t.Logf("%-6s: %d of %d answers are the native ones; started %d times, at most %.1f MB, in the end %.1f MB", program.Compiler,
			len(calls)-len(wrong), len(calls), answers[i].Made, float64(answers[i].Grown)/1e6, float64(answers[i].Memory)/1e6)
		if len(wrong) > 0 {
			// Earlier calls are part of the fault.
			c := calls[wrong[0]]
			said := ask(t, program, calls[:wrong[0]+1], options{Show: 1}).Shown[0]
			t.Errorf("%s: %d answers differ, the first being call %d: %s %.200q\n%.400s\nnative\n%.400s", program.Compiler, len(wrong), wrong[0], c[0], c[1], said, bridge.Handle(c[0], c[1]))
		}
	}
	t.Logf("in %v", time.Since(start).Round(time.Millisecond))
}

// goldens are the calls of the golden answers, and the texts of the reader's
// corpus.
func goldens(t *testing.T) []call {
	t.Helper()
	files, err := filepath.Glob("bridge/testdata/answers/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no goldens: %v", err)
	}
	var calls []call
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		line, _, _ := strings.Cut(string(data), "\n")
		op, payload, _ := strings.Cut(line, " ")
		calls = append(calls, call{op, strings.ReplaceAll(payload, "␊", "\n")})
	}
	for _, c := range corpus(t) {
		// JavaScript only passes strings of valid characters.
		text := strings.ToValidUTF8(reading.Decode(c.Text), "\uFFFD")
		calls = append(calls, call{"read", c.Setting + "\n" + text}, call{"scan", "\n" + text})
		if c.Small {
			calls = append(calls, call{"least", "text=" + url.QueryEscape(text)}, call{"verify", "\n" + text})
		}
	}
	return calls
}

// corpus are the texts that test the reader.
func corpus(t *testing.T) []texts.Case {
	t.Helper()
	cases, err := texts.All("../scopecore/reading/testdata/corpus")
	if err != nil {
		t.Fatal(err)
	}
	return cases
}

// TestShippedAnswersAreNative makes every golden call, and hostile ones, to the
// programs that ship, and checks that their answers equal the native ones byte
// for byte. Calls that aren't two strings get the usage error, and the real
// global object gains nothing.
func TestShippedAnswersAreNative(t *testing.T) {
	calls := goldens(t)
	for _, payload := range []string{
		"", "ask=\x00", "ask=\u202etrade:read", "ask=%FF", "ask=" + strings.Repeat("trade:[a+", 5000), strings.Repeat("x", bridge.MaxPayload+1),
		"error=4294980317", "error=9223372036854788829", "ask=expires:4294967297", "ask=expires:99999999d", "sessions=4294967297", "\n" + strings.Repeat(`{"a":[`, 100000),
	} {
		for _, op := range []string{"predict", "grants", "least", "verify", "read", "scan", "check", "compare", "explain", "catalog", "none"} {
			calls = append(calls, call{op, payload})
		}
	}
	for _, seconds := range []string{"2147483647", "2147483648", "4294967296", "900000000000", "999999999", "-1"} {
		calls = append(calls, call{"verify", `ask=trade:read` + "\n" + `{"scope":"trade:read connection","expires_in":` + seconds + `}`})
	}
	agree(t, calls)
	for _, program := range programs(t) {
		got := ask(t, program, nil, options{})
		for i, a := range got.Odd {
			if !strings.Contains(a, `"kind":"usage"`) {
				t.Errorf("%s: odd call %d is answered with %.200s", program.Compiler, i, a)
			}
		}
		if len(got.Leaked) > 0 {
			t.Errorf("%s: the global object gained %q", program.Compiler, got.Leaked)
		}
	}
}

// within returns what n per cent of the calls don't exceed, in microseconds.
func within(n int, took []int) int {
	sorted := slices.Sorted(slices.Values(took))
	return sorted[(len(sorted)-1)*n/100]
}
