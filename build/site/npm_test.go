package site

import (
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// installed packs the folder as npm would publish it and installs the archive
// into an empty project, without a network.
func installed(t *testing.T) (project string, packed []string) {
	t.Helper()
	dir, err := folder()
	if err != nil {
		t.Fatal(err)
	}
	work := t.TempDir()
	npm := func(in string, args ...string) string {
		cmd := exec.Command("npm", append(args, "--offline", "--no-audit", "--no-fund", "--cache", filepath.Join(work, "cache"))...)
		cmd.Dir = in
		out, err := cmd.Output()
		if err != nil {
			t.Fatalf("npm %q: %v\n%s", args, err, out)
		}
		return string(out)
	}
	var told []struct {
		Filename string
		Files    []struct{ Path string }
	}
	out := npm(filepath.Join(dir, "node_modules", "scope-calculator"), "pack", "--json", "--pack-destination", work)
	if err := json.Unmarshal([]byte(out), &told); err != nil || len(told) != 1 {
		t.Fatalf("%v in %s", err, out)
	}
	for _, file := range told[0].Files {
		packed = append(packed, file.Path)
	}
	project = filepath.Join(work, "project")
	if err := os.Mkdir(project, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(project, "package.json"), []byte(`{"private":true,"type":"module"}`), 0o644); err != nil {
		t.Fatal(err)
	}
	npm(project, "install", filepath.Join(work, told[0].Filename))
	return project, packed
}

// The folder is a package that works once installed: the command, the library
// by both its names, and the element's module without a page.
func TestInstalledPackage(t *testing.T) {
	project, packed := installed(t)
	inside := 0
	for name := range outcome(t) {
		if strings.HasPrefix(name, "embed/") {
			inside++
		}
	}
	if len(packed) != inside {
		t.Errorf("%d files are packed, %d are there: %q", len(packed), inside, packed)
	}
	run := func(name string, args ...string) string {
		cmd := exec.Command(name, args...)
		cmd.Dir = project
		cmd.Stdin = strings.NewReader("")
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Errorf("%s %q: %v\n%s", name, args, err, out)
		}
		return string(out)
	}
	if got := run("npx", "--no-install", "scope-calculator", "predict", "--query", "key=trade:read_write&ask=trade:read"); !strings.Contains(got, "\nLikely scope: connection mainaccount trade:read\n") {
		t.Errorf("npx says %q", got)
	}
	got := run("node", "--input-type=module", "-e", `
		import * as short from "scope-calculator/core";
		import * as long from "scope-calculator/core.js";
		import manifest from "scope-calculator/custom-elements.json" with { type: "json" };
		import * as server from "scope-calculator";
		const calculator = await short.load();
		console.log(short.load === long.load, calculator.predict("key=trade:read").scope, manifest.schemaVersion, Object.keys(server).length);`)
	if !strings.Contains(got, "true connection mainaccount trade:read 1.0.0 0") {
		t.Errorf("the library says %q", got)
	}
}

// endless is an input that never ends.
type endless struct{}

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = "trade:read "[i%11]
	}
	return len(p), nil
}

// The command doesn't wait for the end of an endless input or complain about a
// reader that stops early, and it takes any bytes.
func TestCommandInPipes(t *testing.T) {
	dir, err := folder()
	if err != nil {
		t.Fatal(err)
	}
	cli := filepath.Join(dir, "node_modules", "scope-calculator", "cli.js")
	endlessly := exec.Command("node", cli, "verify", "--query", "key=trade:read&ask=trade:read")
	endlessly.Stdin = endless{}
	if out, _ := endlessly.CombinedOutput(); endlessly.ProcessState.ExitCode() != 2 || !strings.Contains(string(out), "1 MiB") {
		t.Errorf("an endless input: status %d, %s", endlessly.ProcessState.ExitCode(), out)
	}

	early := exec.Command("node", cli, "catalog")
	var errs strings.Builder
	early.Stderr = &errs
	pipe, err := early.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := early.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := io.ReadFull(pipe, make([]byte, 10)); err != nil {
		t.Error(err)
	}
	pipe.Close()
	if err := early.Wait(); err != nil || errs.Len() > 0 {
		t.Errorf("a reader that stops early: %v, %s", err, errs.String())
	}

	for name, input := range map[string]string{
		"a byte order mark": "\ufeff" + reply("connection mainaccount trade:read"), "CRLF": "\r\n" + reply("connection mainaccount trade:read") + "\r\n",
	} {
		if out, errs, status := command(t, input, "verify", "--query", "key=trade:read&ask=trade:read"); status != 0 {
			t.Errorf("%s: status %d, %s%s", name, status, out, errs)
		}
	}
	for name, input := range map[string]string{"broken UTF-8": "\xff\xfe\x00trade\xc3", "NUL": "\x00", "nothing but braces": strings.Repeat("{", 50000), "a list": "[]"} {
		if out, errs, status := command(t, input, "verify", "--query", "key=trade:read&ask=trade:read"); status != 2 || errs == "" {
			t.Errorf("%s: status %d, %s%s", name, status, out, errs)
		}
	}
}

// With --json, errors are JSON too.
func TestCommandErrorsAsJSON(t *testing.T) {
	for _, test := range []struct {
		args   []string
		kind   string
		status int
	}{
		{[]string{"fly", "--json"}, "usage", 2},
		{[]string{"verify", "--query", "key=trade:read", "--json"}, "input", 2},
		{[]string{"predict", "--ask", strings.Repeat("x", 70000), "--json"}, "engine", 2},
	} {
		out, errs, status := command(t, "nothing here", test.args...)
		var got struct {
			OK    *bool
			Error struct{ Kind, Message string }
		}
		if err := json.Unmarshal([]byte(out), &got); err != nil || got.OK == nil || *got.OK || got.Error.Kind != test.kind || got.Error.Message == "" || errs == "" || status != test.status {
			t.Errorf("%.60q: status %d, %v\n%s%s", test.args, status, err, out, errs)
		}
	}
}
