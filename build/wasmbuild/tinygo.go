package wasmbuild

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// TinyGo makes the small program from the same sources. What's unusual about
// it:
//
//   - No collector (-gc=leaking). Both of TinyGo's gave wrong answers in
//     this program, silently and rarely: values that live in registers across a
//     call weren't seen. The shell rewinds the memory after each call
//     instead, see site/calculator/rewind.ts. TestCollectorIsCaught builds the
//     program with a collector, and checks that the test of equal answers notices.
//   - No scheduler: see wasm/serve/tinygo.go. So main doesn't run; it's a
//     module that is initialized and then called (-buildmode=c-shared).
//   - A panic is a trap. The shell starts another instance after one.
//   - A custom target, without C library and compiler runtime: none of that
//     is needed, and not compiling it removes a third of what TinyGo
//     itself depends on.
//   - TinyGo has no -overlay, so the replacement for fmt comes in a GOROOT of
//     links with a different src/fmt.

// TinyGoVersion is the version that builds the small program, as in
// scripts/tinygo/go.mod. Other patch versions work too.
const TinyGoVersion = "0.41.0"

//go:embed tinygo.json
var tinyTarget []byte

// tinyFlags are the arguments of tinygo build besides output, target and package.
var tinyFlags = []string{"-gc=leaking", "-scheduler=none", "-panic=trap", "-opt=z", "-no-debug", "-buildmode=c-shared"}

// ErrNoTinyGo is returned if there's no TinyGo on PATH.
var ErrNoTinyGo = errors.New("tinygo isn't on PATH; scripts/tinygo/install installs it on Debian, and https://tinygo.org has it for other systems")

// Found reports whether there is a TinyGo on PATH, of any version.
func Found() bool {
	_, err := exec.LookPath("tinygo")
	return err == nil
}

// tinyRoot returns where TinyGo's own files are, and what it says about its
// version and those of Go and LLVM. A different version is an error.
func tinyRoot() (root, version string, err error) {
	if !Found() {
		return "", "", ErrNoTinyGo
	}
	said, err := exec.Command("tinygo", "version").Output()
	if err != nil {
		return "", "", fmt.Errorf("tinygo version: %w", err)
	}
	version = strings.TrimSpace(string(said))
	series := TinyGoVersion[:strings.LastIndexByte(TinyGoVersion, '.')+1]
	if words := strings.Fields(version); len(words) < 3 || !strings.HasPrefix(words[2], series) {
		return "", "", fmt.Errorf("the small program needs TinyGo %sx, but this is %q", series, version)
	}
	where, err := exec.Command("tinygo", "env", "TINYGOROOT").Output()
	if err != nil {
		return "", "", fmt.Errorf("tinygo env TINYGOROOT: %w", err)
	}
	return strings.TrimSpace(string(where)), version, nil
}

// TinyGoRoot returns where TinyGo's own files are.
func TinyGoRoot() (string, error) {
	root, _, err := tinyRoot()
	return root, err
}

// linkTiny returns the program that TinyGo writes. That takes ten seconds, so
// the result for the same sources is kept.
func linkTiny(root, program string) ([]byte, error) {
	_, version, err := tinyRoot()
	if err != nil {
		return nil, err
	}
	key, err := tinyKey(root, program, version)
	if err != nil {
		return nil, err
	}
	cached := filepath.Join(caches(), key+".wasm")
	if raw, err := os.ReadFile(cached); err == nil {
		return raw, nil
	}
	raw, err := buildTiny(root, program, tinyTarget, nil)
	if err != nil {
		return nil, err
	}
	keep(cached, raw)
	return raw, nil
}

// CompileCollecting builds the small program with one of TinyGo's collectors,
// which runs once per that many allocations. It must not ship: it gives wrong
// answers, and exists for the test that has to notice.
func CompileCollecting(root, collector string, every int) (Binary, error) {
	tiny, err := TinyGoRoot()
	if err != nil {
		return Binary{}, err
	}
	forced, err := os.MkdirTemp("", "tinygo-")
	if err != nil {
		return Binary{}, err
	}
	defer os.RemoveAll(forced)
	for _, dir := range []string{"src", "targets"} {
		if err := os.CopyFS(filepath.Join(forced, dir), os.DirFS(filepath.Join(tiny, dir))); err != nil {
			return Binary{}, err
		}
	}
	blocks := filepath.Join("src", "runtime", "gc_blocks.go")
	source, err := os.ReadFile(filepath.Join(tiny, blocks))
	if err != nil {
		return Binary{}, err
	}
	const acquire = "	// Acquire a range of free blocks.\n"
	changed := strings.Replace(string(source), acquire, fmt.Sprintf("	if gcMallocs%%%d == 0 {\n		runGC()\n	}\n", every)+acquire, 1)
	if changed == string(source) {
		return Binary{}, errors.New("TinyGo's collector has changed")
	}
	if err := os.WriteFile(filepath.Join(forced, blocks), []byte(changed), 0o644); err != nil {
		return Binary{}, err
	}
	target := bytes.Replace(tinyTarget, []byte(`"linker"`), []byte(`"extra-files": ["src/runtime/asm_tinygowasm.S"], "linker"`), 1)
	raw, err := buildTiny(root, Package, target, []string{"TINYGOROOT=" + forced}, "-gc="+collector)
	if err != nil {
		return Binary{}, err
	}
	b, err := finish(Package, raw)
	if err != nil {
		return Binary{}, err
	}
	b.Compiler = TinyGo
	b.Loader, err = loaderOfTinyGo()
	return b, err
}

// buildTiny runs TinyGo, with additions to the environment, and with arguments
// after the ones we ship with.
func buildTiny(root, program string, target []byte, env []string, flags ...string) ([]byte, error) {
	dir, err := os.MkdirTemp("", "scope-calculator-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	goroot, err := linkedGOROOT()
	if err != nil {
		return nil, err
	}
	spec, out := filepath.Join(dir, "target.json"), filepath.Join(dir, "main.wasm")
	if err := os.WriteFile(spec, target, 0o644); err != nil {
		return nil, err
	}
	args := slices.Concat([]string{"build", "-o", out, "-target=" + spec}, tinyFlags, flags, []string{program})
	cmd := exec.Command("tinygo", args...)
	cmd.Dir = root
	cmd.Env = slices.Concat(Environ(os.Environ()), []string{"GOROOT=" + goroot, "GOOS=", "GOARCH="}, env)
	if report, err := cmd.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("tinygo build %s: %w\n%s", program, err, report)
	}
	return os.ReadFile(out)
}
