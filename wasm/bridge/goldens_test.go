package bridge

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the golden files from what the code answers now")

// lineFeed is written for a line feed in a payload, which has to be on one
// line.
const lineFeed = "␊"

// TestGoldens makes every call of testdata/answers. A file is a case: its first
// line is the call, then comes the answer in readable form, and the hash of all
// its bytes. The same test runs under js/wasm, and the test of the shipped
// binary in wasm/ makes the same calls: native and WASM output are equal byte
// for byte.
func TestGoldens(t *testing.T) {
	files, err := filepath.Glob("testdata/answers/*.txt")
	if err != nil || len(files) < 30 {
		t.Fatalf("%d goldens: %v", len(files), err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			want := string(data)
			call, _, _ := strings.Cut(want, "\n")
			op, payload, _ := strings.Cut(call, " ")
			got := call + "\n" + readable(t, Handle(op, strings.ReplaceAll(payload, lineFeed, "\n")))
			if got == want {
				return
			}
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			t.Errorf("the answer differs; -update accepts it\n%s", diff(want, got))
		})
	}
}

// readable is an answer as its golden keeps it: what fits on a line is on one
// line, and a long list is its first entries and their number.
func readable(t *testing.T, answer string) string {
	t.Helper()
	var v any
	d := json.NewDecoder(strings.NewReader(answer))
	d.UseNumber()
	if err := d.Decode(&v); err != nil {
		t.Fatalf("%v in %s", err, answer)
	}
	var b strings.Builder
	lay(&b, v, "")
	sum := sha256.Sum256([]byte(answer))
	fmt.Fprintf(&b, "\n%d bytes, sha256 %s\n", len(answer), hex.EncodeToString(sum[:]))
	return b.String()
}

// lay writes a value with its fields in alphabetical order.
func lay(b *strings.Builder, v any, indent string) {
	const width, most = 220, 40
	if short := compact(v); len(short)+len(indent) <= width {
		b.WriteString(short)
		return
	}
	deeper := indent + " "
	switch v := v.(type) {
	case map[string]any:
		b.WriteString("{")
		for _, key := range sortedKeys(v) {
			fmt.Fprintf(b, "\n%s%s: ", deeper, key)
			lay(b, v[key], deeper)
		}
		b.WriteString("}")
	case []any:
		b.WriteString("[")
		for i, e := range v {
			if i == 3 && len(v) > most {
				fmt.Fprintf(b, "\n%s… %d in all", deeper, len(v))
				break
			}
			b.WriteString("\n" + deeper)
			lay(b, e, deeper)
		}
		b.WriteString("]")
	default:
		b.WriteString(compact(v))
	}
}

func compact(v any) string {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return err.Error()
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// diff shows the lines where two texts differ, by the longest common
// subsequence, with the number of equal lines between them.
func diff(want, got string) string {
	a, b := strings.Split(want, "\n"), strings.Split(got, "\n")
	common := make([][]int, len(a)+1)
	for i := range common {
		common[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				common[i][j] = common[i+1][j+1] + 1
			} else {
				common[i][j] = max(common[i+1][j], common[i][j+1])
			}
		}
	}
	var out strings.Builder
	same := 0
	say := func(sign, line string) {
		if same > 0 {
			fmt.Fprintf(&out, "  (%d equal)\n", same)
			same = 0
		}
		out.WriteString(sign + line + "\n")
	}
	for i, j := 0, 0; i < len(a) || j < len(b); {
		switch {
		case i < len(a) && j < len(b) && a[i] == b[j]:
			same, i, j = same+1, i+1, j+1
		case j == len(b) || i < len(a) && common[i+1][j] >= common[i][j+1]:
			say("- ", a[i])
			i++
		default:
			say("+ ", b[j])
			j++
		}
	}
	return out.String()
}

// TestDiff finds the lines that differ.
func TestDiff(t *testing.T) {
	if got, want := diff("a\nb\nc\nd", "a\nx\nc\nd\ne"), "  (1 equal)\n- b\n+ x\n  (2 equal)\n+ e\n"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
