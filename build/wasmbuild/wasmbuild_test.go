package wasmbuild

import (
	"bytes"
	"slices"
	"testing"
)

func TestEnvironDecides(t *testing.T) {
	got := Environ([]string{"PATH=/bin", "GOOS=plan9", "GOFLAGS=-race", "GOWASM=satconv", "HOME=/root"})
	for _, want := range []string{"PATH=/bin", "HOME=/root", "GOOS=js", "GOARCH=wasm", "GOFLAGS=-trimpath"} {
		if !slices.Contains(got, want) {
			t.Errorf("%s is missing from %q", want, got)
		}
	}
	for _, gone := range []string{"GOOS=plan9", "GOFLAGS=-race", "GOWASM=satconv"} {
		if slices.Contains(got, gone) {
			t.Errorf("%s is still in %q", gone, got)
		}
	}
}

// The inherited environment must not reach the bytes.
func TestCompile(t *testing.T) {
	first, err := Compile("../..", Go)
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("GOFLAGS", "-ldflags=-X=main.unused=1")
	t.Setenv("GOWASM", "satconv,signext")
	second, err := Compile("../..", Go)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first.Packed, second.Packed) {
		t.Error("the environment changes the program")
	}
	if !bytes.HasPrefix(first.Raw, []byte("\x00asm")) {
		t.Errorf("the program starts with %q, want the magic of WebAssembly", first.Raw[:4])
	}
	if raw, err := Unpack(first.Packed); err != nil || !bytes.Equal(raw, first.Raw) {
		t.Errorf("unpacking doesn't give the program back: %v", err)
	}
}

func TestNameFollowsContent(t *testing.T) {
	a, b := Binary{Packed: []byte("a")}, Binary{Packed: []byte("b")}
	if a.Name() == b.Name() || a.Integrity() == b.Integrity() {
		t.Errorf("two programs are both called %s, %s", a.Name(), a.Integrity())
	}
	both := Binary{Packed: []byte("a"), Raw: []byte("b")}
	want := "sha256-ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs= sha256-PiPoFgA5WUoziU9lZOGxNIu9egCI1CxKy3PurtWcAJ0="
	if got := both.Integrity(); got != want {
		t.Errorf("integrity is %s, want %s", got, want)
	}
}

// TestStandInFmt prints what the stand-in for fmt saves, and fails if that's
// too little to be worth it.
func TestStandInFmt(t *testing.T) {
	slim, err := Compile("../..", Go)
	if err != nil {
		t.Fatal(err)
	}
	linked, err := linkWith("../..", Package, false)
	if err != nil {
		t.Fatal(err)
	}
	whole, err := finish(Package, linked)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("packed: %d bytes with the stand-in, %d with all of fmt; raw: %d, %d", len(slim.Packed), len(whole.Packed), len(slim.Raw), len(whole.Raw))
	if len(slim.Packed)*100 > len(whole.Packed)*90 {
		t.Error("the stand-in saves less than a tenth; take it out")
	}
}
