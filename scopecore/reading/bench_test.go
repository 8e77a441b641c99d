package reading_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// mib repeats a text up to 1 MiB.
func mib(text string) string { return strings.Repeat(text, 1<<20/len(text)+1)[:1<<20] }

// BenchmarkRead reads 1 MiB of code, of a log, of escaped JSON, of prose, and
// of unknown names.
func BenchmarkRead(b *testing.B) {
	code, err := os.ReadFile("conclude.go")
	if err != nil {
		b.Fatal(err)
	}
	var names strings.Builder
	for i := range 1 << 15 {
		fmt.Fprintf(&names, "rpc(\"private/unknown_name_%d\");\n", i)
	}
	for _, c := range []struct{ name, text string }{
		{"code", mib(string(code))},
		{"log", mib(hostile[0])},
		{"escaped", mib(`"{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":[{\"instrument_name\":\"BTC-PERPETUAL\",\"size\":10}]}"`)},
		{"prose", mib("The quick brown fox jumps over the lazy dog, again and again. ")},
		{"names", mib(names.String())},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(1 << 20)
			for b.Loop() {
				words.Read(c.text, nil)
			}
		})
	}
}
