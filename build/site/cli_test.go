package site

import (
	"bytes"
	"encoding/json"
	"io"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"scopecalculator/build/wasmbuild"
	"scopecalculator/scopecore"
	"scopecalculator/scopecore/catalog"
	"scopecalculator/scopecore/knowledge"
	"scopecalculator/scopecore/reading"
	"scopecalculator/scopecore/reading/texts"
	"scopecalculator/scopecore/report"
	"scopecalculator/wasm/bridge"
)

// folder writes the package once, as someone would install it.
var folder = sync.OnceValues(func() (string, error) {
	files, err := built()
	if err != nil {
		return "", err
	}
	dir, err := os.MkdirTemp("", "scope-calculator-npm-")
	if err != nil {
		return "", err
	}
	embed := Files{}
	for name, content := range files {
		if rest, ok := strings.CutPrefix(name, "embed/"); ok {
			embed[rest] = content
		}
	}
	return dir, embed.Write(filepath.Join(dir, "node_modules", "scope-calculator"))
})

func TestMain(m *testing.M) {
	code := m.Run()
	if dir, err := folder(); err == nil {
		os.RemoveAll(dir)
	}
	os.Exit(code)
}

// node runs a script of the package, or a script that uses it, and returns what
// it printed and its exit status.
func node(t *testing.T, stdin string, args ...string) (out, errs string, status int) {
	t.Helper()
	dir, err := folder()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("node", args...)
	cmd.Dir = dir
	cmd.Stdin = strings.NewReader(stdin)
	var o, e strings.Builder
	cmd.Stdout, cmd.Stderr = &o, &e
	if err := cmd.Run(); cmd.ProcessState == nil {
		t.Fatal(err)
	}
	return o.String(), e.String(), cmd.ProcessState.ExitCode()
}

func command(t *testing.T, stdin string, args ...string) (out, errs string, status int) {
	t.Helper()
	return node(t, stdin, append([]string{"node_modules/scope-calculator/cli.js"}, args...)...)
}

// secret looks like an access token but isn't one.
const secret = "k7Jq2vXz9LmW4tRb8NcY1pDs6HfG3aEu"

func reply(scope string) string {
	return `{"jsonrpc":"2.0","result":{"access_token":"` + secret + `","refresh_token":"` + secret + `","expires_in":31536000,"scope":"` + scope + `"}}`
}

func TestCommand(t *testing.T) {
	const key = "key=trade:read_write+wallet:read"
	const asked = key + "&ask=trade:read_write+wallet:none"
	for _, test := range []struct {
		name, stdin string
		args        []string
		status      int
		want        []string
	}{
		{"predict", "", []string{"predict", "--query", asked}, 0, []string{"Likely scope: connection mainaccount trade:read_write\n", "wallet"}},
		{"predict a chain", "", []string{"predict", "--query", "grant=refresh_token&key=trade:read_write&from=" + url.QueryEscape(asked)}, 0, []string{"Continued from: client_credentials\n", "Token held: as predicted\n", "Likely scope: connection mainaccount trade:read_write\n"}},
		{"predict a chain by options", "", []string{"predict", "--grant", "fork_token", "--key", "trade:read", "--session_name", "b", "--from", "grant=refresh_token;via=http&key=trade:read"}, 0, []string{"Continued from: client_credentials, then refresh_token\n", "Likely scope: mainaccount session:b trade:read\n"}},
		{"predict a cut", "", []string{"predict", "--query", "key=trade:read&ask=trade:read_write"}, 0, []string{"Key: trade:read\n", "\ntrade        read                          The key stops at read, so read_write is cut. Raise the key.\n"}},
		{"predict by options", "", []string{"predict", "--key", "trade:read", "--ask=trade:read_write"}, 0, []string{"Likely scope: connection mainaccount trade:read\n"}},
		{"options go over the query", "", []string{"predict", "--query", asked, "--key", "trade:read"}, 0, []string{"Likely scope: connection mainaccount trade:read\n"}},
		{"within the limit", "", []string{"predict", "--query", asked, "--at-most", "trade:read_write"}, 0, []string{"Likely scope:"}},
		{"wider than the limit", "", []string{"predict", "--query", key + "&ask=trade:read", "--at-most", "trade:read"}, 1, []string{"wallet:read may come and isn't wanted."}},
		{"needed and there", "", []string{"predict", "--query", asked, "--need", "private/buy cancel_all"}, 0, []string{"Likely scope:"}},
		{"needed and denied", "", []string{"predict", "--query", "key=trade:read&ask=trade:read", "--need", "private/buy"}, 1, []string{"private/buy is denied; lacks trade:read_write; raise the key."}},
		{"needed and unheard of", "", []string{"predict", "--query", asked, "--need", "private/fly"}, 1, []string{"isn't in the catalog"}},
		{"a reply in the query", "", []string{"predict", "--query", asked + "&reply=connection+mainaccount+trade:read_write"}, 0, []string{"Just as predicted.\n", "Server returned: connection mainaccount trade:read_write\n", "\ntrade:read_write              as predicted"}},
		{"a reply in the query that contradicts", "", []string{"predict", "--query", asked, "--reply", "account:read_write connection mainaccount trade:read_write"}, 1, []string{"scope-calculator: account:read_write contradicts the prediction: ", "record: {"}},
		{"calls in the query", "", []string{"predict", "--query", asked + "&need=private/buy"}, 0, []string{"needed: private/buy is allowed\n"}},
		{"calls in the query that are denied", "", []string{"predict", "--query", "key=trade:read&ask=trade:read&need=private/get_positions+private/buy"}, 1, []string{"needed: private/get_positions is allowed\n", "scope-calculator: private/buy is denied; lacks trade:read_write; raise the key.\n"}},
		{"no token", "", []string{"predict", "--query", "grant=fork_token&key=trade:read"}, 1, []string{"scope-calculator: Which token do you start from? "}},
		{"refused", "", []string{"predict", "--query", "key=trade:read&key_type=asymmetric"}, 1, []string{"scope-calculator: No token. A key pair works with client_signature only.\n"}},
		{"as predicted", reply("connection mainaccount trade:read_write"), []string{"verify", "--query", asked}, 0, []string{"Just as predicted.\n"}},
		{"a password beside the scope", reply("connection mainaccount trade:read_write Hunter22!"), []string{"verify", "--query", asked}, 1, []string{"2 secrets and 1 word that isn't a token removed. They aren't stored.\n"}},
		{"the scope alone", "connection mainaccount trade:read_write", []string{"verify", "--query", asked}, 0, []string{"Just as predicted.\n"}},
		{"wider than asked", reply("connection mainaccount trade:read_write wallet:read"), []string{"verify", "--query", key + "&ask=trade:read_write"}, 1, []string{"Just as predicted.\n", "wallet:read comes and isn't wanted."}},
		{"wider is wanted", reply("connection mainaccount trade:read_write wallet:read"), []string{"verify", "--query", key + "&ask=trade:read_write", "--at-most", "trade:read_write wallet:read"}, 0, []string{"Just as predicted.\n"}},
		{"a request that names no domain", "session:bot1 mainaccount trade:read_write wallet:read", []string{"verify", "--ask", "session:bot1"}, 0, []string{"Not the likely reply, but a possible one.\n"}},
		{"no domain, and a limit", "session:bot1 mainaccount trade:read_write wallet:read", []string{"verify", "--ask", "session:bot1", "--at-most", "trade:read_write"}, 1, []string{"wallet:read comes and isn't wanted."}},
		{"no domain, and an empty limit", "session:bot1 mainaccount trade:read", []string{"verify", "--ask", "session:bot1", "--at-most", ""}, 1, []string{"trade:read comes and isn't wanted."}},
		{"an illegible request", reply("connection mainaccount trade:read"), []string{"verify", "--ask", "Trade:read"}, 2, []string{"a token that isn't one"}},
		{"contradiction", reply("account:read_write connection mainaccount trade:read_write"), []string{"verify", "--query", asked, "--at-most", "trade:read_write account:read_write"}, 1, []string{"account:read_write contradicts the prediction"}},
		{"narrower than needed", reply("connection mainaccount trade:read"), []string{"verify", "--query", asked, "--need", "private/buy"}, 1, []string{"private/buy is denied"}},
		{"the server refused", `{"jsonrpc":"2.0","error":{"code":13004,"message":"invalid_credentials"}}`, []string{"verify", "--query", asked}, 1, []string{"invalid_credentials"}},
		{"no reply", "", []string{"verify", "--query", asked}, 2, []string{"no scope"}},
		{"an endless reply", strings.Repeat("trade:read ", 1<<17), []string{"verify", "--query", asked}, 2, []string{"1 MiB"}},
		{"an unreadable limit", "trade:read", []string{"verify", "--query", asked, "--at-most", "trade:write"}, 2, []string{"a token that isn't one"}},
		{"may be at a higher level", "", []string{"predict", "--query", "grant=refresh_token&key=trade:read_write&held=session:a+trade:read&ask=trade:read_write", "--at-most", "trade:read"}, 1, []string{"trade may be wider than wanted: up to read_write, wanted read."}},
		{"at a higher level", "connection mainaccount trade:read_write", []string{"verify", "--query", asked, "--at-most", "trade:read"}, 1, []string{"trade is wider than wanted: read_write, wanted read."}},
		{"at a lower level", "connection mainaccount trade:read", []string{"verify", "--query", "key=trade:read&ask=trade:read_write"}, 0, []string{"Just as predicted.\n"}},
		{"at two levels", "connection mainaccount trade:read trade:read_write", []string{"verify", "--ask", "trade:read"}, 1, []string{"trade is wider than wanted: read_write, wanted read."}},
		{"the scope in lines", "trade:read\n  connection\r\nmainaccount\n", []string{"verify", "--query", "key=trade:read&ask=trade:read"}, 0, []string{"granted: trade:read connection mainaccount\n"}},
		{"unheard of", reply("connection mainaccount trade:read_write vault:read"), []string{"verify", "--query", asked}, 1, []string{"vault:read comes and isn't wanted."}},
		{"an unreadable limit", "", []string{"predict", "--query", asked, "--at-most", "trade:write"}, 2, []string{"a token that isn't one"}},
		{"a limit with two minds", "trade:read", []string{"verify", "--query", asked, "--at-most", "trade:none trade:read_write"}, 2, []string{"two levels"}},
		{"least", "", []string{"least", "private/buy", "get_positions"}, 0, []string{"key: trade:read_write\n"}},
		{"least of a text", "client.call('private/get_positions')", []string{"least", "--text", "-"}, 0, []string{"key: trade:read\n"}},
		{"least with a key pair", "", []string{"least", "private/buy", "--key_type", "asymmetric", "--json"}, 0, []string{"grant=client_signature"}},
		{"least of nothing known", "", []string{"least", "private/fly"}, 1, []string{"private/fly"}},
		{"least out of reach", "", []string{"least", "private/submit_transfer_to_user", "--account", "sub"}, 1, []string{"private/submit_transfer_to_user"}},
		{"least perhaps in reach", "", []string{"least", "private/withdraw", "--account", "sub"}, 0, []string{"Coinbase wallet"}},
		{"least in another way", "", []string{"least", "private/enable_cancel_on_disconnect", "--via", "http"}, 0, []string{"account:read_write", "scope=connection"}},
		{"verify a refusal", `{"error":{"code":13021,"message":"forbidden","data":{"reason":"required scope trade:read"}}}`, []string{"verify", "--key", "account:read"}, 1, []string{"trade:read"}},
		{"least of nothing found", "hello world", []string{"least", "--text", "-"}, 1, []string{"doesn't mean you need nothing"}},
		{"least of a name built at run time", `rpc("private/" + side)`, []string{"least", "--text", "-"}, 1, []string{"line 1: The name of a method is put together at run time"}},
		{"read a log", `> {"id":1,"method":"public/auth","params":{"grant_type":"client_credentials","client_secret":"hunter2","scope":"trade:read"}}` + "\n" + `< {"id":1,"result":{"scope":"connection mainaccount trade:read_write","expires_in":900}}`,
			[]string{"read"}, 1, []string{"error: trade is wider than asked: read_write came, read was asked.\n", "1 secret was dropped.\n"}},
		{"read what is right", "rpc('private/get_positions')", []string{"read"}, 0, []string{"the least key is trade:read."}},
		{"read nothing", "hello world", []string{"read"}, 2, []string{"That doesn't mean you need nothing."}},
		{"read UTF-16", "\xff\xfet\x00r\x00a\x00d\x00e\x00:\x00r\x00e\x00a\x00d\x00", []string{"read"}, 0, []string{"scope on line 1: trade:read\n"}},
		{"read a file that isn't there", "", []string{"read", "no/such/file"}, 2, []string{"A file couldn't be read."}},
		{"compare", "", []string{"compare", "--a", asked, "--b", "key=trade:read&ask=trade:read"}, 0, []string{" lost, none gained.", "- private/buy"}},
		{"compare what adds", "", []string{"compare", "--a", "key=trade:read&ask=trade:read", "--b", asked}, 1, []string{"scope-calculator: 18 calls gained, none lost.\n", "+ private/buy", "Place or change orders: no -> yes\n"}},
		{"grants", "", []string{"grants", "--query", asked}, 0, []string{`"grants": [`}},
		{"explain", "", []string{"explain", "--token", "mainaccount"}, 0, []string{`"evidence": "documented"`}},
		{"catalog", "", []string{"catalog"}, 0, []string{`"private/buy"`}},
		{"help", "", []string{"--help"}, 0, []string{"Exit status:"}},
		{"version", "", []string{"--version"}, 0, []string{Told(wasmbuild.Published()) + "\n"}},
		{"nothing", "", nil, 2, []string{"Usage:"}},
		{"no such command", "", []string{"fly"}, 2, []string{"predict, grants"}},
		{"a command of old", "", []string{"subset", "--a", asked, "--b", asked}, 2, []string{"compare --a QUERY --b QUERY"}},
		{"a command that is another now", "", []string{"compare", "--query", asked}, 2, []string{"grants --query QUERY", "--a QUERY and --b QUERY"}},
		{"the same by options", "", []string{"compare", "--key", "trade:read"}, 2, []string{"grants --query QUERY"}},
		{"no such option", "", []string{"predict", "--flies"}, 2, []string{"has no option --flies"}},
		{"no value", "", []string{"predict", "--query"}, 2, []string{"needs a value"}},
		{"twice", "", []string{"predict", "--key", "a", "--key", "b"}, 2, []string{"given twice"}},
		{"query without its option", "", []string{"predict", asked}, 2, []string{"--query before the query"}},
		{"a scope for a query", "", []string{"predict", "--query", "trade:read"}, 2, []string{"--query 'ask=trade:read' or --ask 'trade:read'"}},
		{"a scope for a query in part", "", []string{"verify", "--query", "trade:read&key=trade:read"}, 2, []string{"--query 'ask=trade:read' or --ask 'trade:read'"}},
		{"a parameter without a value", "", []string{"predict", "--query", "account"}, 2, []string{"--query 'ask=trade:read'"}},
		{"a parameter that is none", "", []string{"grants", "--query", "keys=wallet:read"}, 2, []string{"--query 'ask=wallet:read'", "grant, via, key, ask, account,"}},
		{"scopes for two settings", "", []string{"compare", "--a", "account:read trade:read", "--b", "trade:read"}, 2, []string{"--a 'ask=account:read+trade:read';"}},
		{"a scope for one setting", "", []string{"compare", "--a", asked, "--b", "trade:read"}, 2, []string{"--b 'ask=trade:read';"}},
		{"an empty query", "", []string{"compare", "--a", "", "--b", "?"}, 0, []string{"Nothing changes."}},
		{"one setting", "", []string{"compare", "--a", asked}, 2, []string{"--a QUERY and --b QUERY"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			out, errs, status := command(t, test.stdin, test.args...)
			if status != test.status {
				t.Errorf("status %d, want %d", status, test.status)
			}
			for _, want := range test.want {
				if !strings.Contains(out+errs, want) {
					t.Errorf("%q is missing", want)
				}
			}
			if strings.Contains(out+errs, secret) {
				t.Error("the secret came out")
			}
			// JSON has sentences as is; a terminal doesn't mark code.
			if strings.Contains(errs, "`") || !strings.HasPrefix(out, "{") && strings.Contains(out, "`") {
				t.Error("a backquote came out")
			}
			if t.Failed() {
				t.Logf("out: %.2000s\nerr: %.2000s", out, errs)
			}
		})
	}
}

func TestCommandJSON(t *testing.T) {
	out, errs, status := command(t, reply("connection mainaccount trade:read_write wallet:read"), "verify", "--json", "--query", "key=trade:read_write+wallet:read&ask=trade:read_write")
	var got struct {
		OK       bool
		Problems []string
		Status   string
		Granted  string
		Calls    []struct{ Verdict string }
	}
	if err := json.Unmarshal([]byte(out), &got); err != nil {
		t.Fatalf("%v in %s", err, out)
	}
	if status != 1 || errs != "" || got.OK || len(got.Problems) != 1 || got.Status != "predicted" || len(got.Calls) != len(catalog.Load().Kinds()) {
		t.Errorf("status %d, errors %q, ok %v, problems %q, status %q, %d kinds of calls", status, errs, got.OK, got.Problems, got.Status, len(got.Calls))
	}
}

// The command explains every token of a scope.
func TestCommandExplainsEveryToken(t *testing.T) {
	for _, w := range knowledge.Tokens() {
		out, errs, status := command(t, "", "explain", "--token", w.Form)
		var got struct{ Kind, ID, Text string }
		if err := json.Unmarshal([]byte(out), &got); err != nil || status != 0 || got.Kind != "token" || got.ID != w.Form || got.Text != w.Text {
			t.Errorf("%s: status %d, %v: %s%s", w.Form, status, err, out, errs)
		}
	}
}

// pieces are the values of a JSON text in order. How white space and ampersands
// are written doesn't matter.
func pieces(t *testing.T, text json.RawMessage) (out []json.Token) {
	t.Helper()
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	for {
		piece, err := d.Token()
		if err == io.EOF {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, piece)
	}
}

// What the command reads in each text of the corpus, in one run over all of
// them, is what the model reads natively, in the same order.
func TestCommandReadsAsTheModel(t *testing.T) {
	cases, err := texts.All("../../scopecore/reading/testdata/corpus")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	args := []string{"read", "--json"}
	for _, c := range cases {
		path := filepath.Join(dir, c.Name)
		if err := os.WriteFile(path, []byte(c.Text), 0o600); err != nil {
			t.Fatal(err)
		}
		args = append(args, path)
	}
	out, errs, _ := command(t, "", args...)
	var got struct {
		Files []struct{ Reading json.RawMessage }
	}
	if err := json.Unmarshal([]byte(out), &got); err != nil || len(got.Files) != len(cases) {
		t.Fatalf("%v, %d of %d texts, %s", err, len(got.Files), len(cases), errs)
	}
	for i, c := range cases {
		var want struct{ Result json.RawMessage }
		if err := json.Unmarshal([]byte(bridge.Handle("read", "\n"+strings.ToValidUTF8(reading.Decode(c.Text), "\uFFFD"))), &want); err != nil {
			t.Fatal(err)
		}
		if read, model := pieces(t, got.Files[i].Reading), pieces(t, want.Result); !slices.Equal(read, model) {
			t.Errorf("%s: the command reads\n%.600s\nthe model\n%.600s", c.Name, read, model)
		}
	}
	t.Logf("%d texts are read alike", len(cases))
}

// A reply that contradicts the prediction is reported with the rule and the
// line for the corpus, which is separate JSON.
func TestCommandRecords(t *testing.T) {
	out, _, status := command(t, reply("connection mainaccount trade:read_write"), "verify", "--query", "key=trade:read&ask=trade:read_write")
	_, record, found := strings.Cut(out, "\nrecord: ")
	decoder := json.NewDecoder(strings.NewReader(record))
	var fields struct {
		Grant    string
		Response string `json:"response_scope"`
		Expires  int    `json:"expires_in"`
	}
	if err := decoder.Decode(&fields); !found || err != nil || status != 1 || strings.Count(record, "\n") != 1 {
		t.Fatalf("status %d, %v in %s", status, err, out)
	}
	if fields.Grant != "client_credentials" || fields.Response != "connection mainaccount trade:read_write" || fields.Expires != 31536000 {
		t.Errorf("%+v", fields)
	}
	// Reading a log gives the same line.
	said, _, status := command(t, reply("connection mainaccount trade:read_write"), "read", "--query", "key=trade:read&ask=trade:read_write")
	if _, again, _ := strings.Cut(said, "\nrecord: "); status != 1 || again == "" || strings.TrimSpace(again) != strings.TrimSpace(record) {
		t.Errorf("read: status %d, %s", status, said)
	}
	if want := "trade:read_write              contradicts the prediction  More than was predicted: at most read."; !strings.Contains(out, want) {
		t.Errorf("%q is missing in %s", want, out)
	}
}

// Neither an argument nor the input comes back in a message, and nothing from
// outside controls the terminal.
func TestCommandIsDiscreet(t *testing.T) {
	for _, args := range [][]string{
		{secret}, {"predict", secret}, {"predict", "--" + secret}, {"predict", "--client_secret=" + secret}, {"predict", "--need", secret},
		{"predict", "--query", "client_secret=" + secret}, {"predict", "--ask", secret}, {"explain", "--token", secret}, {"explain", "--rule", secret},
		{"least", secret}, {"least", "--text", "-"}, {"verify", "--at-most", secret}, {"verify", "--ask", secret}, {"compare", "--a", secret}, {"compare", "--a", secret, "--b", secret}, {"predict", "--query", secret}, {"predict", "--query", "trade:read " + secret + ":read"}, {"compare", "--a", "ask=" + secret, "--b", "key=" + secret},
	} {
		for _, json := range []string{"", "--json"} {
			all := args
			if json != "" {
				all = append(args[:len(args):len(args)], json)
			}
			if out, errs, _ := command(t, `{"access_token":"`+secret+`","`+secret+`":1}`, all...); strings.Contains(out+errs, secret) {
				t.Errorf("%q: it came out:\n%s%s", all, out, errs)
			}
		}
	}
	for _, json := range []string{"--json", "--key=trade:read"} {
		out, errs, _ := command(t, "trade:read \x1b[2Jname:\u009b31m\u202e", "verify", "--query", "ask=\x1b]0;title\x07", "--account=main", json, "--at-most=trade:read")
		for _, c := range out + errs {
			if c != '\n' && (c < ' ' || c >= 0x7f && c < 0xa0 || c == 0x202e) {
				t.Errorf("%s: %U came out", json, c)
			}
		}
	}
}

// core.js is the calculator for Node, by the names that the package exports.
func TestCore(t *testing.T) {
	out, errs, status := node(t, "", "--input-type=module", "-e", `
import { load, version } from "scope-calculator/core";
const before = new Set(Reflect.ownKeys(globalThis));
const calculator = await load();
const same = (await load()) === calculator;
const texts = [
	calculator.predict("?key=trade:read_write&ask=trade:read").scope,
	calculator.predict({ key: "trade:read_write", ask: "trade:read", account: "sub" }).scope,
	calculator.predict(new URLSearchParams("key=trade:read&via=http")).lifetime.session,
	calculator.grants("key=trade:read").grants.map((one) => one.grant).join(),
	calculator.least({ methods: ["private/buy", "private/get_positions"] }).key,
	calculator.least({ text: "private/get_positions" }).key,
	calculator.least({ job: "read-only-dashboard" }).key,
	calculator.verify("key=trade:read&ask=trade:read", "connection mainaccount trade:read").status,
	String(calculator.compare("key=trade:read_write", { key: "trade:read" }).only_removes),
	String(calculator.check("connection trade:read", "trade:read").ok),
	JSON.stringify(calculator.check("trade:read_write vault:read", "account:read trade:read")),
	calculator.check({ query: { key: "trade:read wallet:read", ask: "trade:read" } }, "trade:read").extra.join(),
	calculator.check({ query: "ask=trade:read&scope=trade:read" }, "trade:read").extra.join(),
	calculator.scan("rpc('private/buy')\n rpc('private/' + x)").calls.map((call) => [call.text, call.line, call.column].join(":")).join(),
	calculator.least({ methods: ["private/buy"], at_most: "trade:read" }).over.map((part) => part.token).join(),
	calculator.change("key=trade:read&ask=trade:none", { key: "trade:read", ask: "trade:read" }).text,
	calculator.explain({ error: 13009 }).kind,
	String(calculator.catalog().methods.length > 100),
];
const readOnly = calculator.predict("key=trade:read&ask=trade:read");
const calls = calculator.calls(readOnly);
const { method, name, way, needs, verdict, any_of, gates, lacks, remedy } = calls.find((call) => call.name === "private/buy");
const verified = calculator.calls(calculator.verify("key=trade:read&ask=trade:read", "connection mainaccount trade:read"));
const ways = calculator.catalog().methods.reduce((n, method) => n + method.ways.length, 0);
const counted = calls.reduce((n, call) => ({ ...n, [call.verdict]: n[call.verdict] + 1 }), { allowed: 0, likely: 0, possible: 0, denied: 0, undocumented: 0 });
texts.push(
	JSON.stringify({ name, way, needs, verdict, any_of, gates, lacks, remedy }), method.category, String(calls.length === ways && verified.length === ways), String(JSON.stringify(counted) === JSON.stringify(readOnly.counts)),
	calls.filter((call) => call.name === "private/get_mmp_config").map((call) => call.way + " " + call.verdict).join(),
	verified.find((call) => call.name === "private/get_positions").verdict,
);
const refused = (f) => { try { f(); } catch (e) { return [e instanceof Error, e.kind, e.code].join(); } };
texts.push(refused(() => calculator.verify("", "nothing here")), refused(() => calculator.check("", "trade:read trade:none")), refused(() => calculator.predict("ask=" + "x".repeat(70000))));
texts.push(await load({ src: "file:///nowhere.wasm.lzma" }).catch((e) => [e.kind, e.code].join()));
// Node leaves one behind when it reads a Response.
const added = Reflect.ownKeys(globalThis).filter((name) => !before.has(name)).map(String).filter((name) => !name.includes("undici"));
console.log(JSON.stringify({ version, same, texts, added, functions: Object.keys(calculator) }));
`)
	var got struct {
		Version                 string
		Same                    bool
		Texts, Added, Functions []string
	}
	if err := json.Unmarshal([]byte(out), &got); err != nil || status != 0 {
		t.Fatalf("%v, status %d: %s%s", err, status, out, errs)
	}
	var grants, wider []string
	for _, g := range scopecore.Grants() {
		grants = append(grants, g.String())
	}
	for _, d := range scopecore.Domains() {
		if d != scopecore.Trade {
			wider = append(wider, d.Token(scopecore.ReadWrite))
		}
	}
	lower, _ := scopecore.ParseQuery("key=trade:read&ask=trade:none")
	higher, _ := scopecore.ParseQuery("key=trade:read&ask=trade:read")
	want := []string{
		"connection mainaccount trade:read", "connection trade:read", "rest-*", strings.Join(grants, ","), "trade:read_write", "trade:read", "account:read trade:read wallet:read", "predicted", "true", "true",
		`{"ok":false,"extra":["vault:read"],"missing":["account:read"],"wider":[{"domain":"trade","want":"read","got":"read_write"}],"lower":[]}`,
		"wallet:read", strings.Join(wider, ","), "private/buy:1:6", "trade:read_write", report.ChangeOf(lower, higher).Text, "error", "true",
		`{"name":"private/buy","way":"","needs":["trade:read_write"],"verdict":"denied","any_of":["trade:read_write"],"gates":[],"lacks":"lacks ` + "`trade:read_write`" + `","remedy":"raise the key"}`, "trading", "true", "true",
		" allowed,block_rfq=true denied", "allowed",
		"true,input,no-scope", "true,input,want-levels", "true,engine,too-long", "engine,network",
	}
	if strings.Join(got.Texts, "|") != strings.Join(want, "|") {
		t.Errorf("got  %q\nwant %q", got.Texts, want)
	}
	page := string(outcome(t)["reference.html"])
	if n := strings.Count(page, `id="js-`); n != len(got.Functions) || n < 9 {
		t.Errorf("the reference page has %d functions, the library %d", n, len(got.Functions))
	}
	for _, name := range got.Functions {
		if !strings.Contains(page, `id="js-`+name+`"`) {
			t.Errorf("the reference page lacks %s", name)
		}
	}
	if got.Version != Told(wasmbuild.Published()) || !got.Same || len(got.Added) > 0 {
		t.Errorf("version %s, one calculator %v, new globals %q", got.Version, got.Same, got.Added)
	}
}
