package bridge

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"scopecalculator/scopecore"
)

var update = flag.Bool("update", false, "rewrite the golden file from what the code answers now")

const goldenFile = "testdata/answers.txtar"

// TestGoldens answers every call of the golden file. The file keeps each
// answer for people to read, without its list of methods, and the hash of all
// its bytes. The same test runs under js/wasm, and the test of the shipped
// binary in wasm/ makes the same calls: native and WASM output are equal byte
// for byte.
func TestGoldens(t *testing.T) {
	a, err := txtar.ParseFile(goldenFile)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{}
	for _, f := range a.Files {
		if name, ok := strings.CutSuffix(f.Name, "/want"); ok {
			want[name] = string(f.Data)
		}
	}
	var out []txtar.File
	for _, f := range a.Files {
		name, ok := strings.CutSuffix(f.Name, "/call")
		if !ok {
			continue
		}
		op, payload, _ := strings.Cut(strings.TrimSuffix(string(f.Data), "\n"), " ")
		got := readable(t, Handle(op, payload))
		out = append(out, f, txtar.File{Name: name + "/want", Data: []byte(got)})
		if !*update && got != want[name] {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, want[name])
		}
	}
	if *update {
		if err := os.WriteFile(goldenFile, txtar.Format(&txtar.Archive{Comment: a.Comment, Files: out}), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// readable is an answer as the golden file keeps it.
func readable(t *testing.T, answer string) string {
	t.Helper()
	var v map[string]any
	if err := json.Unmarshal([]byte(answer), &v); err != nil {
		t.Fatalf("%v in %s", err, answer)
	}
	if r, ok := v["result"].(map[string]any); ok {
		for _, long := range []string{"methods", "removed", "rules", "sources"} {
			if list, ok := r[long].([]any); ok && len(list) > 12 {
				r[long] = fmt.Sprintf("%d entries", len(list))
			}
		}
		if grants, ok := r["grants"].([]any); ok {
			for i, g := range grants {
				m := g.(map[string]any)
				grants[i] = map[string]any{"grant": m["grant"], "scope": m["scope"], "refused": m["refused"], "counts": m["counts"], "held_from": m["held_from"], "sessions": m["sessions"]}
			}
		}
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetIndent("", " ")
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256([]byte(answer))
	return fmt.Sprintf("%s%d bytes, sha256 %s\n", b.String(), len(answer), hex.EncodeToString(sum[:]))
}

// hostilePayloads are tried on every operation, and seed the fuzzer.
var hostilePayloads = []string{
	"", "=", "&", "&&&=&", "%", "%zz", "ask=%", "ask=\x00", "ask=\xff\xfe", "ask=%FF%FE", "\xed\xa0\x80",
	"ask=<img src=x onerror=alert(1)>", "ask=</script><script>alert(1)</script>", "ask=\u202e\u2066trade:read",
	"rule=", "rule=clipped-to-key", "rule=<x>", "token=", "token=trade:read", "token=session:", "error=13021", "error=99999999999999999999",
	"key=" + strings.Repeat("trade:read+", 3000), "ask=" + strings.Repeat("+", 60000), strings.Repeat("a=b&", 15000),
	"ask=" + strings.Repeat("trade:[a+", 5000), "sessions=-1&sessions=1e9", strings.Repeat("x", MaxPayload+1),
}

// FuzzHandle holds the border to its promises on any call: the answer is JSON
// of the one shape, harmless in a page, and never a fault of our own.
func FuzzHandle(f *testing.F) {
	for _, p := range hostilePayloads {
		for _, op := range []string{"predict", "compare", "explain", "catalog", "", "no such"} {
			f.Add(op, p)
		}
	}
	f.Fuzz(func(t *testing.T, op, payload string) {
		answer := Handle(op, payload)
		var v struct {
			V      int             `json:"v"`
			OK     bool            `json:"ok"`
			Result json.RawMessage `json:"result"`
			Error  *struct {
				Kind, Code, Message string
				Offset              int
			} `json:"error"`
		}
		d := json.NewDecoder(strings.NewReader(answer))
		d.DisallowUnknownFields()
		if err := d.Decode(&v); err != nil || v.V != 1 {
			t.Fatalf("Handle(%q, %q) = %s: %v", op, payload, answer, err)
		}
		if v.OK == (v.Error != nil) || v.OK == (v.Result == nil) {
			t.Fatalf("neither result nor error, or both: %s", answer)
		}
		if v.Error != nil && v.Error.Kind == "internal" {
			t.Fatalf("Handle(%q, %q): a fault of our own", op, payload)
		}
		if strings.ContainsAny(answer, "<>&\x7f\u2028\u2029") {
			t.Fatalf("an answer that is not harmless in a page: %q", answer)
		}
		if len(answer) > 4<<20 {
			t.Fatalf("an answer of %d bytes to a payload of %d", len(answer), len(payload))
		}
	})
}

// TestQuoting holds the JSON writer against encoding/json.
func TestQuoting(t *testing.T) {
	texts := []string{"", "plain", "a\"b\\c", "\x00\x01\n\t\r\x1f\x7f", "<&>", "é€😀", "\u2028\u2029", "\xff", "a\xc3(", "\xed\xa0\x80", "\uFFFD", "\xe2\x82"}
	for _, s := range texts {
		var back string
		quoted := appendQuoted(nil, s)
		if err := json.Unmarshal(quoted, &back); err != nil {
			t.Errorf("%q: %v in %s", s, err, quoted)
			continue
		}
		if want := strings.ToValidUTF8(strings.Join(strings.Split(s, ""), ""), "\uFFFD"); strings.ReplaceAll(back, "\uFFFD", "") != strings.ReplaceAll(want, "\uFFFD", "") {
			t.Errorf("%q reads back as %q", s, back)
		}
	}
}

// TestTooLong holds the length limit to its exact byte.
func TestTooLong(t *testing.T) {
	if a := Handle("predict", strings.Repeat(" ", MaxPayload)); !strings.Contains(a, `"ok":true`) {
		t.Errorf("64 KiB is refused: %.200s", a)
	}
	if a := Handle("predict", strings.Repeat(" ", MaxPayload+1)); !strings.Contains(a, `"code":"too-long"`) {
		t.Errorf("a byte more is not: %.200s", a)
	}
}

// TestRecover makes an operation panic and finds the fault reported.
func TestRecover(t *testing.T) {
	saved := methods
	defer func() { methods = saved }()
	methods = func() []scopecore.Method { panic("a fault") }
	if a := Handle("predict", ""); !strings.Contains(a, `"kind":"internal"`) {
		t.Errorf("a panic came back as %s", a)
	}
}

// TestAnswersHaveTheContractsFields holds the shell's contract.ts against the
// answers: every field of an answer is declared there.
func TestAnswersHaveTheContractsFields(t *testing.T) {
	source, err := os.ReadFile("../../site/calculator/contract.ts")
	if err != nil {
		t.Fatal(err)
	}
	contract := string(source)
	calls := [][2]string{{"predict", "ask=trade:READ&key=wallet:read&grant=client_credentials"}, {"predict", "key_type=asymmetric"}, {"compare", ""}, {"explain", "rule=inherited"}, {"catalog", ""}}
	for _, c := range calls {
		var v any
		if err := json.Unmarshal([]byte(Handle(c[0], c[1])), &v); err != nil {
			t.Fatal(err)
		}
		walk(v, func(field string) {
			// Verdicts are keys of counts, and are declared as a union.
			if !strings.Contains(contract, field+":") && !strings.Contains(contract, `"`+field+`"`) {
				t.Errorf("%s: field %q is not in contract.ts", c[0], field)
			}
		})
	}
}

func walk(v any, f func(field string)) {
	switch v := v.(type) {
	case map[string]any:
		for k, e := range v {
			f(k)
			walk(e, f)
		}
	case []any:
		for _, e := range v {
			walk(e, f)
		}
	}
}

// BenchmarkPredict answers a keystroke: one prediction with all methods, as
// JSON.
func BenchmarkPredict(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Handle("predict", "via=http&key=account:read+trade:read_write+wallet:read&ask=account:read_write+trade:read+wallet:none")
	}
}

// BenchmarkCompare answers for all five grants.
func BenchmarkCompare(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Handle("compare", "via=http&key=account:read+trade:read_write+wallet:read&ask=account:read_write+trade:read+wallet:none")
	}
}
