// Package snippets proves that the code the calculator writes works. Its tests
// let the shell write the calls, run them as a user would, with curl, Python,
// Node and Go, against a fake server on loopback, and check that each stops if
// the scope that comes back isn't the one you want.
//
// It needs curl, jq, openssl, node, and a python3 with websockets and
// cryptography. If something is missing, the test fails.
package snippets

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"crypto/x509"
	"encoding/pem"
	"go/format"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"scopecalculator/scopecore"
)

// program is a text that's ready to run.
type program struct {
	language string
	command  []string
}

var languages = []string{"curl", "python", "javascript", "go"}

// python is the first python3 that can speak WebSocket and sign.
var python = sync.OnceValue(func() string {
	for _, name := range []string{"python3", "/usr/bin/python3"} {
		if exec.Command(name, "-c", "import websockets, cryptography").Run() == nil {
			return name
		}
	}
	return ""
})

// prepare writes the program into the folder; Go is compiled.
func prepare(t *testing.T, folder, language, text string) program {
	t.Helper()
	name := map[string]string{"curl": "call.sh", "python": "call.py", "javascript": "call.mjs", "go": "call.go"}[language]
	file := filepath.Join(folder, name)
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	switch language {
	case "curl":
		return program{language, []string{"bash", file}}
	case "python":
		if python() == "" {
			t.Fatal("no python3 has websockets and cryptography: install python3-websockets and python3-cryptography")
		}
		return program{language, []string{python(), file}}
	case "javascript":
		// Node 22 has WebSocket without the flag.
		return program{language, []string{"node", "--experimental-websocket", "--no-warnings", file}}
	}
	if formatted, err := format.Source([]byte(text)); err != nil || string(formatted) != text {
		t.Errorf("gofmt would change the Go program: %v\n%s", err, text)
	}
	binary := filepath.Join(folder, "call")
	// Compiled as part of this module, whose go.mod has the package for WebSocket.
	build := exec.Command("go", "build", "-ldflags=-s -w", "-o", binary, file)
	if output, err := build.CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s\n%s", err, output, text)
	}
	return program{language, []string{binary}}
}

// run runs the program with only what it needs in its environment.
func (p program) run(t *testing.T, folder string, settings map[string]string) (output string, code int) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	command := exec.CommandContext(ctx, p.command[0], p.command[1:]...)
	command.Dir = folder
	command.Env = []string{"PATH=" + os.Getenv("PATH"), "HOME=" + folder, "LC_ALL=C"}
	for name, value := range settings {
		command.Env = append(command.Env, name+"="+value)
	}
	var both bytes.Buffer
	command.Stdout, command.Stderr = &both, &both
	if err := command.Run(); command.ProcessState == nil {
		t.Fatalf("%s: %v", p.command[0], err)
	}
	return both.String(), command.ProcessState.ExitCode()
}

// keys makes an Ed25519 key pair and writes the private one into a file.
func keys(t *testing.T) (public ed25519.PublicKey, file string) {
	t.Helper()
	public, private, err := ed25519.GenerateKey(nil)
	if err != nil {
		t.Fatal(err)
	}
	der, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		t.Fatal(err)
	}
	file = filepath.Join(t.TempDir(), "key.pem")
	if err := os.WriteFile(file, pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: der}), 0o600); err != nil {
		t.Fatal(err)
	}
	return public, file
}

// settings is the environment that a user of the programs sets up.
func settings(address, keyFile string) map[string]string {
	return map[string]string{
		"DERIBIT_URL": address, "DERIBIT_CLIENT_ID": clientID, "DERIBIT_CLIENT_SECRET": clientSecret,
		"DERIBIT_REFRESH_TOKEN": refreshToken, "DERIBIT_SUBJECT_ID": strconv.Itoa(subjectID), "DERIBIT_PRIVATE_KEY_FILE": keyFile,
	}
}

// servers are the ways a server can reply, and what the program must then say;
// nil means it must continue.
var servers = []struct {
	name   string
	change func(scope string) string
	says   []string
}{
	{"as predicted", nil, nil},
	{"in another order, with what is none", func(scope string) string {
		tokens := strings.Fields(scope)
		slices.Reverse(tokens)
		return strings.Join(append(tokens, "custody:none", "name:made_up"), " ")
	}, nil},
	{"more", func(scope string) string { return scope + " wallet:read_write" }, []string{"scope refused", "too many", "wallet:read_write"}},
	{"an unknown domain", func(scope string) string { return scope + " vault:read" }, []string{"scope refused", "vault:read"}},
	{"less", func(scope string) string { return strings.Replace(scope, "trade:read_write", "trade:read", 1) }, []string{"scope refused", "trade:read_write", "trade:read"}},
	{"nothing", func(string) string { return "" }, []string{"scope refused", "missing", "account:read", "trade:read_write"}},
}

// queries are those whose wanted scope is the predicted one, for every way to
// get a token.
func queries() map[string]string {
	var want [scopecore.NumDomains]scopecore.Level
	want[scopecore.Account], want[scopecore.Trade] = scopecore.Read, scopecore.ReadWrite
	key, ask := scopecore.Known("account:read trade:read_write wallet:read_write"), scopecore.Known(scopecore.FullScope(want))
	out := map[string]string{
		"with a session":               (&scopecore.Query{Key: key, Ask: scopecore.Known(ask.Value + " session:bot")}).Encode(),
		"client_signature, asymmetric": (&scopecore.Query{Grant: scopecore.ClientSignature, Key: key, Ask: ask, Asymmetric: true}).Encode(),
	}
	for _, g := range scopecore.Grants() {
		q := scopecore.Query{Grant: g, Key: key}
		if !g.FromKey() {
			q.Held = scopecore.Known("account:read mainaccount session:bot trade:read_write")
		}
		// What a scope does in a refresh is unknown, so no check can expect to pass.
		if g.TakesScope() && g != scopecore.RefreshToken {
			q.Ask = ask
		}
		if g.TakesSessionName() {
			q.SessionName = scopecore.Known("second")
		}
		out[g.String()] = q.Encode()
	}
	return out
}

// TestProgramsRunAndFailClosed runs every program against every server.
func TestProgramsRunAndFailClosed(t *testing.T) {
	public, keyFile := keys(t)
	for name, query := range queries() {
		vias := []scopecore.Transport{scopecore.HTTP, scopecore.WebSocket}
		texts := write(t, query+"&via=http", query+"&via=ws")
		for i, via := range vias {
			query, text := query+"&via="+via.String(), texts[i]
			t.Run(name+"/"+via.String(), func(t *testing.T) {
				t.Parallel()
				if !strings.Contains(text.Hint, "passes the check") {
					t.Fatalf("the calculator expects the check to stop: %s", text.Hint)
				}
				for _, language := range languages {
					folder := t.TempDir()
					p := prepare(t, folder, language, text.Texts[language])
					for _, server := range servers {
						f := serve(t, query, public, server.change)
						address := f.url(via)
						if language == "curl" {
							address = f.url(scopecore.HTTP)
						}
						output, code := p.run(t, folder, settings(address, keyFile))
						judge(t, language+", "+server.name, output, code, server.says)
					}
				}
			})
		}
	}
}

// judge compares what a program did with what it should have done.
func judge(t *testing.T, name, output string, code int, says []string) {
	t.Helper()
	if says == nil && (code != 0 || !strings.Contains(output, "trade:read_write")) {
		t.Errorf("%s: exit %d\n%s", name, code, output)
	}
	if says != nil && code == 0 {
		t.Errorf("%s: went on\n%s", name, output)
	}
	for _, want := range says {
		if !strings.Contains(output, want) {
			t.Errorf("%s: doesn't say %q\n%s", name, want, output)
		}
	}
	for _, secret := range []string{clientSecret, refreshToken, "access-1", "refresh-2"} {
		if strings.Contains(output, secret) {
			t.Errorf("%s: prints a secret\n%s", name, output)
		}
	}
}

// TestWrongCredentialsStop gives every program a server that refuses everyone.
func TestWrongCredentialsStop(t *testing.T) {
	public, keyFile := keys(t)
	query := "via=http&" + queries()["client_credentials"]
	text := write(t, query)[0]
	f := serve(t, query, public, nil)
	for _, language := range languages {
		folder := t.TempDir()
		wrong := settings(f.url(scopecore.HTTP), keyFile)
		wrong["DERIBIT_CLIENT_SECRET"] = "wrong"
		output, code := prepare(t, folder, language, text.Texts[language]).run(t, folder, wrong)
		judge(t, language, output, code, []string{"no token", "invalid_credentials"})
	}
}

// hostile are texts that would break out of a literal if they could.
var hostile = []string{
	`'; touch pwned; '"; touch pwned; "`,
	"$(touch pwned)`touch pwned`${touch}%s%d",
	`\(env) \n \u0027 \\ \`,
	"\"\"\"'''; __import__('os').system('touch pwned') #",
	"${process.exit(0)} */ // -->",
	"line\nbreak\r\ttab\x00nul\x7f",
	"\u202eturned\u202c \u2028 \u200b \U0001F600 é",
	"</script><img src=x onerror=y>",
}

// TestHostileTextStaysText sends each hostile text as a session name and checks
// that it arrives as typed, without doing anything on the way.
func TestHostileTextStaysText(t *testing.T) {
	public, keyFile := keys(t)
	names := append([]string{strings.Join(hostile, " ")}, hostile...)
	var queries []string
	for _, name := range names {
		queries = append(queries, "grant=fork_token&via=http&key=trade:read&held=trade:read+session:a&session_name="+url.QueryEscape(name))
	}
	texts := write(t, queries...)
	for i, name := range names {
		t.Run(strconv.Itoa(i), func(t *testing.T) {
			t.Parallel()
			query, text := queries[i], texts[i]
			for _, language := range languages {
				if language == "go" && i > 0 {
					continue // compiling takes time: Go gets them all together
				}
				for _, c := range text.Texts[language] {
					if c > '~' || c < ' ' && c != '\n' && c != '\t' {
						t.Fatalf("%s: %q is in the program as is", language, c)
					}
				}
				folder := t.TempDir()
				f := serve(t, query, public, nil)
				output, _ := prepare(t, folder, language, text.Texts[language]).run(t, folder, settings(f.url(scopecore.HTTP), keyFile))
				if len(f.received) != 1 || f.received[0].params.SessionName == nil || *f.received[0].params.SessionName != name {
					t.Errorf("%s: %q didn't arrive: %+v\n%s", language, name, f.received, output)
				}
				if _, err := os.Stat(filepath.Join(folder, "pwned")); err == nil {
					t.Errorf("%s: %q was executed", language, name)
				}
			}
		})
	}
}

// TestMessagesAreAccepted fills in the placeholders of the bare message, as a
// user would, and sends it to the server.
func TestMessagesAreAccepted(t *testing.T) {
	pairs := []string{`"YOUR_SUBJECT_ID"`, strconv.Itoa(subjectID)}
	for name, value := range settings("", "") {
		pairs = append(pairs, `"`+strings.Replace(name, "DERIBIT_", "YOUR_", 1)+`"`, strconv.Quote(value))
	}
	fill := strings.NewReplacer(pairs...)
	for name, query := range queries() {
		if q, _ := scopecore.ParseQuery(query); q.Grant == scopecore.ClientSignature {
			continue // it takes a program to fill in its placeholders
		}
		text := write(t, query)[0].Texts["message"]
		reply, failed := serve(t, query, nil, nil).answer([]byte(fill.Replace(text)), scopecore.WebSocket, "")
		if failed {
			t.Errorf("%s: %v\n%s", name, reply, text)
		}
	}
}
