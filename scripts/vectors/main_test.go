package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

func TestRun(t *testing.T) {
	var direct, none bytes.Buffer
	if err := run(&direct, "../..", "", nil); err != nil || direct.Len() == 0 {
		t.Fatalf("%d bytes, %v", direct.Len(), err)
	}
	file := filepath.Join(t.TempDir(), "vectors.json")
	if err := run(&none, "../..", file, nil); err != nil || none.Len() > 0 {
		t.Fatalf("%q, %v", none.String(), err)
	}
	if data, err := os.ReadFile(file); err != nil || !bytes.Equal(data, direct.Bytes()) {
		t.Errorf("the file differs from standard output; %v", err)
	}
}

// TestRunFails: nothing is written if something is wrong.
func TestRunFails(t *testing.T) {
	file := filepath.Join(t.TempDir(), "vectors.json")
	var out bytes.Buffer
	if err := run(&out, t.TempDir(), file, nil); err == nil {
		t.Error("a folder without goldens is accepted")
	}
	if err := run(&out, "../..", file, []string{"more"}); err == nil {
		t.Error("a stray argument is accepted")
	}
	if _, err := os.Stat(file); err == nil || out.Len() > 0 {
		t.Error("something was written")
	}
}
