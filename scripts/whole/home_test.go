package whole

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// tracked are the files that git has or would add, with their path from the
// root.
func tracked(t *testing.T) []string {
	t.Helper()
	cmd := exec.Command("git", "ls-files", "-co", "--exclude-standard")
	cmd.Dir = "../.."
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.Fields(string(out))
}

// TestAttributes checks that generated files and lock files are marked for
// reviewers, and that git keeps goldens byte for byte.
func TestAttributes(t *testing.T) {
	generated := regexp.MustCompile(`(?m)\A.*[Gg]enerated .*(?:DO NOT EDIT|go generate)`)
	want := map[string]string{}
	for _, name := range tracked(t) {
		text, err := os.ReadFile(filepath.Join("../..", name))
		if os.IsNotExist(err) {
			continue // removed, and not yet committed
		}
		if err != nil {
			t.Fatal(err)
		}
		switch base := filepath.Base(name); {
		case strings.Contains(name, "/testdata/"):
			want[name+": text"] = "unset"
			want[name+": linguist-generated"] = "unspecified"
		case base == "package-lock.json" || base == "go.sum" || generated.Match(text):
			want[name+": linguist-generated"] = "set"
		case bytes.IndexByte(text, 0) >= 0:
			want[name+": text"] = "unset"
		default:
			want[name+": linguist-generated"] = "unspecified"
			want[name+": eol"] = "lf"
			if bytes.IndexByte(text, '\r') >= 0 {
				t.Errorf("%s has line ends that aren't line feeds", name)
			}
		}
	}
	cmd := exec.Command("git", "check-attr", "--stdin", "text", "eol", "linguist-generated")
	cmd.Dir, cmd.Stdin = "../..", strings.NewReader(strings.Join(tracked(t), "\n")+"\n")
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	marked := 0
	for line := range strings.Lines(string(out)) {
		at := strings.LastIndex(line, ": ")
		what, value := line[:at], strings.TrimSpace(line[at+2:])
		if want[what] != "" && want[what] != value {
			t.Errorf("%s is %s in .gitattributes, want %s", what, value, want[what])
		}
		if value == "set" && strings.HasSuffix(what, "generated") {
			marked++
		}
	}
	if marked < 10 {
		t.Errorf("only %d files are marked as generated", marked)
	}
}

// TestEveryLockFileIsKeptUp checks that each folder with packages gets updates.
func TestEveryLockFileIsKeptUp(t *testing.T) {
	text, err := os.ReadFile("../../.github/dependabot.yml")
	if err != nil {
		t.Fatal(err)
	}
	listed := map[string]bool{}
	for _, m := range regexp.MustCompile(`(?m)^      - /(\S+)$`).FindAllStringSubmatch(string(text), -1) {
		listed[m[1]] = true
	}
	for _, name := range tracked(t) {
		if folder, file := filepath.Split(name); file == "package-lock.json" {
			folder = strings.TrimSuffix(folder, "/")
			if !listed[folder] {
				t.Errorf(".github/dependabot.yml lacks %s", folder)
			}
			delete(listed, folder)
		}
	}
	for folder := range listed {
		t.Errorf(".github/dependabot.yml has %s, which has no packages", folder)
	}
}
