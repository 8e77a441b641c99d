package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// sizes are those of the texts to read, in bytes.
var sizes = [3]int{64 << 10, 256 << 10, 1 << 20}

// readTarget is how many milliseconds the longest text may take on a quiet
// machine. It's only printed, since machines differ.
const readTarget = 100

// mostRatio is how many times as long a text of four times the length may
// take. A quadratic reader takes sixteen.
const mostRatio = 8

// kind is a kind of text, made to any length.
type kind struct {
	name string
	make func(size int) string
}

func repeat(piece string) func(int) string {
	return func(size int) string { return strings.Repeat(piece, size/len(piece)+1)[:size] }
}

func kinds(code string) []kind {
	return []kind{
		{"code", repeat(code)},
		{"log", repeat(`2026-11-25 10:00:00 > {"jsonrpc":"2.0","id":1,"method":"private/get_positions","params":{"currency":"BTC"}}` + "\n" + `2026-11-25 10:00:00 < {"jsonrpc":"2.0","id":1,"result":[]}` + "\n")},
		{"JSON in JSON", repeat(`"{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":[{\"instrument_name\":\"BTC-PERPETUAL\",\"size\":10}]}"`)},
		{"prose", repeat("The quick brown fox jumps over the lazy dog, again and again. ")},
		{"unknown names", func(size int) string {
			var b strings.Builder
			for i := 0; b.Len() < size; i++ {
				fmt.Fprintf(&b, "rpc(\"private/unknown_name_%d\");\n", i)
			}
			return b.String()[:size]
		}},
	}
}

// reading times read, and returns the kinds that take disproportionately long.
func reading(w io.Writer, core string, rounds int) (long []string, err error) {
	code, err := os.ReadFile(filepath.Join("scopecore", "reading", "conclude.go"))
	if err != nil {
		return nil, err
	}
	all := kinds(string(code))
	texts := make([][]string, len(all))
	for i, k := range all {
		for _, size := range sizes {
			texts[i] = append(texts[i], k.make(size))
		}
	}
	in, err := json.Marshal(map[string]any{"core": core, "rounds": rounds, "texts": texts})
	if err != nil {
		return nil, err
	}
	node := exec.Command("node", filepath.Join("scripts", "bench", "reading.mjs"))
	node.Stdin, node.Stderr = bytes.NewReader(in), os.Stderr
	out, err := node.Output()
	if err != nil {
		return nil, err
	}
	var times [][3]float64
	if err := json.Unmarshal(out, &times); err != nil {
		return nil, err
	}
	return showReading(w, all, times), nil
}

func showReading(w io.Writer, all []kind, times [][3]float64) (long []string) {
	fmt.Fprintf(w, "\n%-34s %9s %9s %9s %12s\n", "read, median ms of processor time", "64 KiB", "256 KiB", "1 MiB", "ratios")
	for i, t := range times {
		note := ""
		if t[2] > readTarget {
			note = fmt.Sprintf(", over %d ms", readTarget)
		}
		fmt.Fprintf(w, "%-34s %9.1f %9.1f %9.1f %6.1f %5.1f%s\n", all[i].name, t[0], t[1], t[2], t[1]/t[0], t[2]/t[1], note)
		if t[2]/t[1] > mostRatio {
			long = append(long, fmt.Sprintf("%s: four times the length takes %.1f times as long", all[i].name, t[2]/t[1]))
		}
	}
	return long
}
