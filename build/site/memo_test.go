package site

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"scopecalculator/build/wasmbuild"
)

func TestMemo(t *testing.T) {
	root := t.TempDir()
	write := func(text string) {
		if err := os.WriteFile(filepath.Join(root, "a.txt"), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	made := 0
	var m memo[int]
	get := func() int {
		v, err := m.get(root, []string{"a.txt"}, func() (int, error) { made++; return made, nil })
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	write("one")
	if first, again := get(), get(); first != 1 || again != 1 {
		t.Error("made again although nothing changed")
	}
	write("two")
	if get() != 2 {
		t.Error("not made again although the source changed")
	}
	write("three")
	if _, err := m.get(root, []string{"a.txt"}, func() (int, error) { return 0, errors.New("no") }); err == nil || get() != 3 {
		t.Error("a failure was remembered")
	}
	if _, err := m.get(root, []string{"missing"}, func() (int, error) { return 0, nil }); err == nil {
		t.Error("a missing source isn't an error")
	}
}

// A text change rebuilds the pages and compiles nothing.
func TestRebuildCompilesNothing(t *testing.T) {
	outcome(t)
	before := &compiled[wasmbuild.Published()].value.Raw[0]
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	start := time.Now()
	if _, err := Build(root); err != nil {
		t.Fatal(err)
	}
	t.Logf("built again in %d ms", time.Since(start).Milliseconds())
	if &compiled[wasmbuild.Published()].value.Raw[0] != before {
		t.Error("the program was compiled again")
	}
}
