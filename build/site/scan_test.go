package site

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// tree writes files into a new folder.
func tree(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// scan runs the command in a folder.
func scan(t *testing.T, dir string, args ...string) (out, errs string, status int) {
	t.Helper()
	embed, err := folder()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("node", append([]string{filepath.Join(embed, "node_modules/scope-calculator/cli.js"), "scan"}, args...)...)
	cmd.Dir = dir
	var o, e strings.Builder
	cmd.Stdout, cmd.Stderr = &o, &e
	if err := cmd.Run(); cmd.ProcessState == nil {
		t.Fatal(err)
	}
	return o.String(), e.String(), cmd.ProcessState.ExitCode()
}

// bot is a program in three languages.
const bot = "../../scripts/recipes/scan/bot"

func TestScanCommand(t *testing.T) {
	large := strings.Repeat("x", 4<<20+1)
	for _, test := range []struct {
		name   string
		files  map[string]string
		args   []string
		status int
		want   string
		errs   string
	}{
		{"a call", map[string]string{"a.py": "\nrpc('private/get_positions')\n"}, []string{"."}, 0,
			"a.py:2: private/get_positions needs trade:read\n\nkey: trade:read\nask: account:none block_rfq:none block_trade:none custody:none trade:read wallet:none\n1 file read\n", ""},
		{"calls by file and line", map[string]string{"b/b.ts": "rpc('private/buy')", "a.py": "x\nrpc('private/buy'); rpc('private/sell')", "b.go": "rpc(`private/buy`)"}, []string{"."}, 0,
			"a.py:2: private/buy needs trade:read_write\na.py:2: private/sell needs trade:read_write\nb.go:1: private/buy needs trade:read_write\nb/b.ts:1: private/buy needs trade:read_write\n", ""},
		{"within the limit", map[string]string{"a.py": "rpc('private/get_positions')"}, []string{".", "--at-most", "trade:read account:read"}, 0, "key: trade:read\n", ""},
		{"beyond the limit", map[string]string{"a.py": "rpc('private/get_positions')\nrpc('private/buy')\n\nrpc('private/buy')"}, []string{".", "--at-most=trade:read"}, 1,
			"beyond the limit: trade:read_write for private/buy: a.py:2 a.py:4\n", "scope-calculator: The code needs more than the limit: trade:read_write.\n"},
		{"in another way within", map[string]string{"a.py": "rpc('private/get_mmp_config')"}, []string{".", "--at-most", "block_rfq:read"}, 0, "or key: block_rfq:read\n", ""},
		{"in the way that it is called", map[string]string{"a.py": "rpc('private/get_mmp_config', {block_rfq: true})"}, []string{".", "--at-most", "trade:read"}, 1,
			"a.py:1: private/get_mmp_config with block_rfq=true needs block_rfq:read\n", "more than the limit: block_rfq:read.\n"},
		{"two ways", map[string]string{"a.py": "rpc('private/get_mmp_config')"}, []string{"."}, 0, "a.py:1: private/get_mmp_config needs trade:read, or block_rfq:read with block_rfq=true\n", ""},
		{"out of reach", map[string]string{"a.py": "rpc('private/submit_transfer_to_user')"}, []string{".", "--account", "sub"}, 0, "beyond any scope: private/submit_transfer_to_user: ", ""},
		{"over HTTP", map[string]string{"a.py": "rpc('private/subscribe'); rpc('private/buy')"}, []string{".", "--via", "http"}, 0, "beyond any scope: private/subscribe: ", ""},
		{"built at run time", map[string]string{"a.py": "rpc('private/buy')\nrpc('private/' + side)"}, []string{"."}, 2,
			"could not be read: a.py:2: private/: The name of a method is put together at run time", "1 place couldn't be read and may be a call.\n"},
		{"more than the limit goes first", map[string]string{"a.py": "rpc('private/buy')\nrpc('private/' + side)"}, []string{".", "--at-most", "trade:read"}, 1, "could not be read: a.py:2", ""},
		{"a slip", map[string]string{"a.py": "rpc('private/buy')\nrpc('private/get_postions')"}, []string{"."}, 2, "a.py:2: private/get_postions: The catalog has no such method. Perhaps private/get_position or private/get_positions.\n", ""},
		{"nothing", map[string]string{"a.py": "print(1)"}, []string{"."}, 2, "1 file read\n", "No call was found, which doesn't mean you need nothing.\n"},
		{"an empty folder", nil, []string{"."}, 2, "0 files read\n", "No call was found"},
		{"a built name in another program", map[string]string{"web/a.js": "app.get('/private/{id}')", "bot/b.py": "rpc('private/buy')"}, []string{"."}, 0, "perhaps a call: web/a.js:1: private/{id}: ", ""},
		{"a built name beside a client", map[string]string{"bot/a.js": "rpc(`private/${id}`)", "bot/b.py": "rpc('private/buy')"}, []string{"."}, 2, "could not be read: bot/a.js:1: private/${id}: ", ""},
		{"a built name in a folder of that name", map[string]string{"deribit/a.js": "rpc(`private/${id}`)", "b.py": "rpc('private/buy')"}, []string{"."}, 2, "could not be read: deribit/a.js:1", ""},
		{"headers and paths", map[string]string{"a.cc": "#include \"private/foo.h\"\nopen(\"/private/etc/hosts\");\nrpc(\"private/buy\");"}, []string{"."}, 0, "a.cc:3: private/buy needs", ""},
		{"what is passed over", map[string]string{"a.py": "rpc('private/buy')", "b.bin": "\x00private/sell", "c.txt": large + "private/sell", ".gitignore": "*.log\nout/\n", "x.log": "private/sell", "out/x": "private/sell"}, []string{"."}, 0,
			"passed over: c.txt: over 4 MiB\npassed over: 1 binary file\npassed over: 2 files or folders that .gitignore leaves out\n2 files read\n", ""},
		{"UTF-16", map[string]string{"a.cs": "\xff\xfer\x00(\x00'\x00p\x00r\x00i\x00v\x00a\x00t\x00e\x00/\x00b\x00u\x00y\x00'\x00)\x00"}, []string{"."}, 0, "a.cs:1: private/buy needs", ""},
		{"a single file", map[string]string{"a.py": "rpc('private/buy')", "b.py": "rpc('private/sell')"}, []string{"a.py"}, 0, "1 file read\n", ""},
		{"paths as given", map[string]string{"src/a.py": "rpc('private/buy')"}, []string{"./src/"}, 0, "src/a.py:1: private/buy", ""},
		{"paths that overlap", map[string]string{"src/a.py": "rpc('private/buy')"}, []string{"src", ".", "src/a.py"}, 0, "1 file read\n", ""},
		{"a path that isn't there", map[string]string{"a.py": "rpc('private/buy')"}, []string{"a.py", "no/" + secret}, 2, "", "A path doesn't exist, or can't be opened."},
		{"no path", nil, nil, 2, "", "Name the files or folders to scan"},
		{"no such format", nil, []string{".", "--format", secret}, 2, "", "text, json, sarif, markdown"},
		{"two formats", nil, []string{".", "--json", "--format", "text"}, 2, "", "give one of them"},
		{"a limit that can't be read", nil, []string{".", "--at-most", "trade:write"}, 2, "", "a token that isn't one"},
		{"a limit that can't be read, and secret", nil, []string{".", "--at-most", secret}, 2, "", "a token that isn't one"},
		{"a name that steers the terminal", map[string]string{"a\x1b[2J\n.py": "rpc('private/buy')"}, []string{"."}, 0, "a\ufffd[2J", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			out, errs, status := scan(t, tree(t, test.files), test.args...)
			if status != test.status || !strings.Contains(out, test.want) || !strings.Contains(errs, test.errs) || test.errs == "" && errs != "" && test.status == 0 {
				t.Errorf("status %d, want %d\nout: %.1500s\nerr: %.500s\nwant %q and %q", status, test.status, out, errs, test.want, test.errs)
			}
			if strings.Contains(out+errs, secret) || strings.Contains(out+errs, "\x1b") {
				t.Error("it came out")
			}
		})
	}
}

// TestScanUnreadable: what can't be opened is named, and affects the status.
func TestScanUnreadable(t *testing.T) {
	if os.Getuid() == 0 {
		// Root can open everything that's a file.
		dir := tree(t, map[string]string{"a.py": "rpc('private/buy')"})
		if out, err := exec.Command("mkfifo", filepath.Join(dir, "pipe")).CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		out, errs, status := scan(t, dir, "a.py", "pipe")
		if status != 2 || !strings.Contains(out, "passed over: pipe: couldn't be opened\n") || !strings.Contains(errs, "1 file or folder couldn't be opened.\n") {
			t.Errorf("status %d: %s%s", status, out, errs)
		}
		if out, _, status := scan(t, dir, "."); status != 0 || strings.Contains(out, "pipe") {
			t.Errorf("a pipe in a folder: status %d: %s", status, out)
		}
		return
	}
	dir := tree(t, map[string]string{"a.py": "rpc('private/buy')", "b.py": "x"})
	if err := os.Chmod(filepath.Join(dir, "b.py"), 0); err != nil {
		t.Fatal(err)
	}
	if out, _, status := scan(t, dir, "."); status != 2 || !strings.Contains(out, "passed over: b.py: couldn't be opened\n") {
		t.Errorf("status %d: %s", status, out)
	}
}

// TestScanFollowsNoLinks: a link in a folder is skipped, even one that leads
// back up, and followed if it's named.
func TestScanFollowsNoLinks(t *testing.T) {
	dir := tree(t, map[string]string{"a/a.py": "rpc('private/buy')", "b/b.py": "rpc('private/sell')"})
	for from, to := range map[string]string{"a/up": "..", "a/b.py": "../b/b.py", "link": "b", "a/.gitignore": "/dev/null"} {
		if err := os.Symlink(to, filepath.Join(dir, from)); err != nil {
			t.Fatal(err)
		}
	}
	if out, _, status := scan(t, dir, "a"); status != 0 || strings.Contains(out, "private/sell") || !strings.Contains(out, "1 file read\n") {
		t.Errorf("status %d: %s", status, out)
	}
	if out, _, status := scan(t, dir, "link"); status != 0 || !strings.Contains(out, "link/b.py:1: private/sell") {
		t.Errorf("status %d: %s", status, out)
	}
}

// TestScanJSON: JSON has everything, and reads back.
func TestScanJSON(t *testing.T) {
	dir := tree(t, map[string]string{"a.py": "\n  rpc('private/buy'); rpc('private/' + x)", "b.bin": "\x00", "c/d.js": "app.get('/private/{id}')"})
	out, errs, status := scan(t, dir, ".", "--json", "--at-most", "trade:read")
	var got struct {
		Exit, Files int
		Calls       []struct {
			File, Method, Way, Text string
			Line, Column            int
			Needs                   []struct {
				Tokens []string
				Way    string
			}
			Over bool
		}
		Least struct {
			Key  string
			Over []struct {
				Token string
				Calls []string
			}
		}
		Limited         bool
		Unread, Perhaps []struct {
			File, Code, Text string
			Line, Column     int
		}
		Skipped struct{ Binary, Large, Unreadable []string }
	}
	if err := json.Unmarshal([]byte(out), &got); err != nil {
		t.Fatalf("%v in %s", err, out)
	}
	if fmt.Sprintf("%+v", got) != "{Exit:1 Files:2 Calls:[{File:a.py Method:private/buy Way: Text:private/buy Line:2 Column:8 Needs:[{Tokens:[trade:read_write] Way:}] Over:true}] "+
		"Least:{Key:trade:read_write Over:[{Token:trade:read_write Calls:[private/buy]}]} Limited:true "+
		"Unread:[{File:a.py Code:built-at-run-time Text:private/ Line:2 Column:28}] Perhaps:[{File:c/d.js Code:built-at-run-time Text:private/{id} Line:1 Column:11}] "+
		"Skipped:{Binary:[b.bin] Large:[] Unreadable:[]}}" || status != 1 || errs != "" {
		t.Errorf("status %d, %q: %+v", status, errs, got)
	}
}

// hostileNames are names of files that mean something in Markdown, HTML, JSON,
// addresses or a terminal.
var hostileNames = []string{
	"a|b.py", "a\\|b.py", "`a`.py", "``", "<script>alert(1)<", "<img src=x onerror=alert(1)>.py", "[a](http:x).py", "a\"b.py", "a'b.py", "a\\.py", "a%20b.py", "a b.py", " a .py", "a#b.py", "a?b.py", "a:b.py", "http:", "www.example.org", "@octocat", "_a_.py", "*a*.py", "é.py", "\U0001F600.py",
	"a\nb.py", "a\x1b[31m.py", "a\u202eb.py", "a\u009bb.py", "-rf", "--json", "a&amp;b.py", "~a~.py", "$(id).py", "${id}", "a\tb",
}

// patterns are lines of .gitignore in all their forms.
var patterns = []string{
	"*.log", "!keep.log", "/top", "/top/", "dir/", "a/b", "a/b/", "a/*", "a/**", "**/a", "**/a/b", "a/**/b", "**/", "**", "*", "!*", "!*/", "?", "??", "[ab]", "[!ab]", "[^ab]", "[a-c]x", "[]a]", "[a-]", "[[:digit:]]*", "[[:upper:]x]", "[[:no:]]", "[a", "[[:x]",
	"\\#x", "#x", "\\!x", "!x", "x\\", "x\\ ", "x ", "x\\ y", " x", "a\\*", "a\\[b", "\\a", "*a*b*", "a*", "*/b", "*/*", "/*", "/**", "a**b", "a/**b", "a**/b", "**a", "a//b", "/", "//", "!", "", "a\r", "é", "?é", "??é", "[é]", "b?", "a/b/../b", "./a", "a/.", ".*", "!.x", "*.", "x/y/*.log", "x/**/*.log",
	"a/b/**/c", "**/b/**", "b/**/", "/a/b*/c", "a[/]b", "a?b", "**/**/b", "*b/c", "[\\a]", "[a\\]b]", "[--a]", "[z-a]", "a/[ab]/c", "\\*", "a\\", "***", "a/***/b", "X", "x/", "!x/", "!a/b", "!a", "!**/b",
}

// parts are names that those patterns are about.
var parts = []string{"a", "b", "c", "ab", "ax", "x", "y", "X", "#x", "!x", "x ", " x", "x y", "a*", "a[b", "é", "bé", "ééé", "top", "dir", "keep.log", "a.log", "1", "12", ".x", "axb", "]", "-", "a\\", "x\\", "*", "a\rb", "b.", "new\nline"}

// TestIgnoreAsGit compares what the command skips with git itself, in made-up
// trees of random patterns and names.
func TestIgnoreAsGit(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	for _, r := range []*rand.Rand{rand.New(rand.NewPCG(1, 2)), rand.New(rand.NewPCG(seed, 1))} {
		files := map[string]string{}
		some := func() string {
			var b strings.Builder
			for range 1 + r.IntN(4) {
				b.WriteString(patterns[r.IntN(len(patterns))] + "\n")
			}
			return strings.TrimSuffix(b.String(), "\n") + []string{"", "\n", "\r\n"}[r.IntN(3)]
		}
		for n := range 150 {
			// A room for every few patterns, so that one tree has many cases.
			room := fmt.Sprintf("room%d/", n)
			files[room+".gitignore"] = some()
			if n%3 == 0 {
				files[room+parts[r.IntN(3)]+"/.gitignore"] = some()
			}
			for range 25 {
				path := room
				for range r.IntN(4) {
					path += parts[r.IntN(len(parts)-1)] + "/"
				}
				files[path+parts[r.IntN(len(parts))]] = "private/buy"
			}
		}
		dir := t.TempDir()
		for name, text := range files {
			path := filepath.Join(dir, name)
			if os.MkdirAll(filepath.Dir(path), 0o755) == nil { // some are files already
				os.WriteFile(path, []byte(text), 0o644)
			}
		}
		git := func(args ...string) string {
			t.Helper()
			cmd := exec.Command("git", append([]string{"-c", "core.ignorecase=false"}, args...)...)
			cmd.Dir = dir
			// A folder may be called *, so git must take names literally.
			cmd.Env = append(os.Environ(), "GIT_LITERAL_PATHSPECS=1", "GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_SYSTEM=/dev/null", "XDG_CONFIG_HOME=/nonexistent", "GIT_DIR=")
			cmd.Env = slices.DeleteFunc(cmd.Env, func(v string) bool { return v == "GIT_DIR=" || strings.HasPrefix(v, "GIT_WORK_TREE=") })
			out, err := cmd.Output()
			if err != nil {
				t.Fatalf("git %s: %v", args, err)
			}
			return string(out)
		}
		git("init", "-q")
		if err := os.WriteFile(filepath.Join(dir, ".git/info/exclude"), []byte("y\n!/room1/\nroom2/*\n!room3/a\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		var got struct {
			Calls []struct{ File string }
		}
		inner := ""
		for _, from := range []string{".", "room7", ""} {
			if from == "" {
				from = inner // deep inside, where the rules of several folders apply
			}
			want := strings.Split(strings.TrimSuffix(git("ls-files", "-coz", "--exclude-standard", "--", from), "\x00"), "\x00")
			want = slices.DeleteFunc(want, func(name string) bool { return name == "" || strings.HasSuffix(name, ".gitignore") })
			listed := map[string]bool{}
			for _, name := range want {
				listed[name] = true
				if strings.Count(name, "/") == 3 && inner == "" {
					inner = filepath.Dir(name)
				}
			}
			out, errs, _ := scan(t, dir, from, "--json")
			got.Calls = nil
			if err := json.Unmarshal([]byte(out), &got); err != nil {
				t.Fatalf("%v: %s", err, errs)
			}
			found := map[string]bool{}
			for _, c := range got.Calls {
				found[c.File] = true
				want = append(want, c.File)
			}
			wrong := 0
			for _, name := range want {
				if listed[name] != found[name] && wrong < 12 {
					wrong++
					room, _, _ := strings.Cut(name, "/")
					above, _ := os.ReadFile(filepath.Join(dir, room, ".gitignore"))
					here, _ := os.ReadFile(filepath.Join(dir, filepath.Dir(name), ".gitignore"))
					t.Errorf("%q: git lists it: %v, by %q and %q", name, listed[name], above, here)
				}
			}
			t.Logf("%s: %d files of %d", from, len(listed), len(files))
			if from == inner && len(listed) == 0 || from == "." && (len(listed) < 300 || len(listed) > len(files)-300) {
				t.Errorf("%s: %d of %d files test nothing", from, len(listed), len(files))
			}
		}
	}
}

// TestScanHostileNames: file names that could break out of a cell, a link or
// JSON don't.
func TestScanHostileNames(t *testing.T) {
	files := map[string]string{}
	for _, name := range hostileNames {
		files[name] = "rpc('private/buy')"
	}
	dir := tree(t, files)
	out, _, status := scan(t, dir, ".", "--format", "markdown")
	if status != 0 {
		t.Errorf("status %d", status)
	}
	rows := 0
	for _, line := range strings.Split(out, "\n") {
		if !strings.HasPrefix(line, "| ") {
			continue
		}
		rows++
		if n := strings.Count(line, "|"); n != 4 || strings.Contains(line, "<script") || strings.Contains(line, "<img") || strings.Contains(line, "](") {
			t.Errorf("%d bars in %s", n, line)
		}
	}
	if rows != len(files)+2 {
		t.Errorf("%d rows for %d files", rows, len(files))
	}
	out, _, _ = scan(t, dir, ".", "--format", "sarif")
	var log struct {
		Runs []struct {
			Results []struct {
				Locations []struct {
					PhysicalLocation struct {
						ArtifactLocation struct{ URI string }
					}
				}
			}
		}
	}
	if err := json.Unmarshal([]byte(out), &log); err != nil {
		t.Fatal(err)
	}
	found := map[string]bool{}
	for _, r := range log.Runs[0].Results {
		address := r.Locations[0].PhysicalLocation.ArtifactLocation.URI
		u, err := url.Parse(address)
		if err != nil || u.IsAbs() || u.Host != "" || u.RawQuery != "" || u.Fragment != "" {
			t.Errorf("%q: %v", address, err)
			continue
		}
		found[u.Path] = true
	}
	for name := range files {
		if !found[name] {
			t.Errorf("%q has no address", name)
		}
	}
	for _, format := range []string{"text", "json", "sarif", "markdown"} {
		out, errs, _ := scan(t, dir, ".", "--format", format)
		for _, c := range out + errs {
			if c != '\n' && (c < ' ' || c >= 0x7f && c < 0xa0 || c == 0x202e) {
				t.Errorf("%s: %U came out", format, c)
			}
		}
	}
}

// TestScanMarkdownFolds: a long list is folded, and cut before a comment is
// too long.
func TestScanMarkdownFolds(t *testing.T) {
	dir := tree(t, map[string]string{"a.py": strings.Repeat("rpc('private/buy')\n", 900)})
	out, _, _ := scan(t, dir, ".", "--format", "markdown", "--at-most", "")
	if len(out) > 60000 || strings.Count(out, "<details>") != 2 || strings.Count(out, "</details>") != 2 || strings.Count(out, "750 further rows not shown.") != 2 || !strings.Contains(out, "(900)") {
		t.Errorf("%d bytes: %.600s", len(out), out)
	}
}

// TestScanRecipe runs the page's commands on the program in three languages, as
// its workflow does.
func TestScanRecipe(t *testing.T) {
	embed, err := folder()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "bot"), os.DirFS(bot)); err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(filepath.Join(dir, "node_modules", "scope-calculator"), os.DirFS(filepath.Join(embed, "node_modules", "scope-calculator"))); err != nil {
		t.Fatal(err)
	}
	// As npm installs it.
	if err := os.Mkdir(filepath.Join(dir, "node_modules", ".bin"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("../scope-calculator/cli.js", filepath.Join(dir, "node_modules", ".bin", "scope-calculator")); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(filepath.Join(dir, "node_modules", "scope-calculator", "cli.js"), 0o755); err != nil {
		t.Fatal(err)
	}
	run := func(script, limit string) (string, int) {
		t.Helper()
		cmd := exec.Command("sh", "-c", script)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "LIMIT="+limit)
		out, err := cmd.CombinedOutput()
		if cmd.ProcessState == nil {
			t.Fatal(err)
		}
		return string(out), cmd.ProcessState.ExitCode()
	}
	const recipes = "../../scripts/recipes/scan/"
	check, err := os.ReadFile(recipes + "check.sh")
	if err != nil {
		t.Fatal(err)
	}
	if out, status := run(string(check), ""); status != 0 || !strings.Contains(out, "key: account:read block_rfq:read_write trade:read_write\n") || !strings.Contains(out, "bot/balance.go:11: private/get_account_summary needs account:read\n") || !strings.Contains(out, "bot/positions.py:16: private/get_positions needs trade:read\n") || !strings.Contains(out, "bot/quote.ts:7: private/buy needs trade:read_write\n") {
		t.Errorf("status %d: %s", status, out)
	}
	workflow, err := os.ReadFile(recipes + "scope.yml")
	if err != nil {
		t.Fatal(err)
	}
	limit, commands := "", []string(nil)
	for _, line := range strings.Split(string(workflow), "\n") {
		if value, ok := strings.CutPrefix(line, "  LIMIT: "); ok {
			limit = value
		}
		if command, ok := strings.CutPrefix(line, "      - run: npx "); ok {
			commands = append(commands, "npx "+command)
		}
	}
	if limit == "" || len(commands) != 3 {
		t.Fatalf("limit %q, %q", limit, commands)
	}
	for _, command := range commands {
		for at, want := range map[string]int{limit: 0, "trade:read": 1, "account:read trade:read_write": 1} {
			if out, status := run(command, at); status != want {
				t.Errorf("%s at most %q: status %d, want %d: %s", command, at, status, want, out)
			}
		}
	}
	for name, want := range map[string]string{"scope.sarif": `"version": "2.1.0"`, "scope.md": "### Scope: "} {
		if text, err := os.ReadFile(filepath.Join(dir, name)); err != nil || !strings.Contains(string(text), want) {
			t.Errorf("%s: %v, %.300s", name, err, text)
		}
	}
}
