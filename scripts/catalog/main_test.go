package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const (
	head = "name\tcategory\tscope\tgates\tmatching_engine\turl\tsummary\tnote\tprovenance\n"

	buy     = "private/buy\ttrading\ttrade:read_write\t\tyes\t\tBuy\ta note\tsomewhere\n"
	config  = "private/config\ttrading\ttrade:read | block_rfq:read when block_rfq=true\t\tno\t\tConfig\t\t\n"
	create  = "private/create\taccount-management\taccount:read_write & mainaccount\tmainaccount second-factor\tno\t\tCreate\t\t\n"
	locked  = "private/locked\twallet\twallet:read_write\tmainaccount-unclear\tno\t\tLocked\t\t\n"
	logout  = "private/logout\tauthentication\tundocumented\twebsocket\tno\t\tLog out\t\t\n"
	channel = "user.lock\tuser\tundocumented\twebsocket\tno\t\tLocks\t\t\n"
	table0  = head + buy + config + create + locked + logout + channel

	knownHead   = "name\tfield\tdocument\tcatalog\tbatch\twhy\n"
	knownLocked = "private/locked\tmain_account\tno\tunknown\t\tAn article says more.\n"
)

// agreeing is a document that says what table0 says.
func agreeing() map[string]string {
	return map[string]string{
		"private/buy":    "Matching Engine; **Scope:** `trade:read_write`",
		"private/config": "; Scope: trade:read or block_rfq:read (when block_rfq = true)",
		"private/create": "; TFA required<br>Scope: account:read_write and mainaccount",
		"private/locked": "; Scope: wallets:read_write",
		"private/logout": "WebSocket Only; No more.",
		"public/auth":    "; Scope: trade:read",
	}
}

// spec writes paths, each with "tag; description", as an OpenAPI document.
func spec(t *testing.T, paths map[string]string) string {
	t.Helper()
	type operation struct {
		Tags        []string `json:"tags"`
		Description string   `json:"description"`
		Page        any      `json:"x-mint"`
	}
	all := map[string]map[string]operation{}
	for name, text := range paths {
		tag, description, _ := strings.Cut(text, ";")
		page := map[string]string{"href": "/api-reference/trading/" + strings.ReplaceAll(name, "/", "-")}
		all["/"+name] = map[string]operation{"get": {[]string{"Block Trade", tag}, description, page}}
	}
	data, err := json.Marshal(map[string]any{"info": map[string]string{"version": "1"}, "paths": all})
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// files writes what a run reads and returns its arguments.
func files(t *testing.T, document, methods, known string) (folder string, args []string) {
	t.Helper()
	folder = t.TempDir()
	for name, text := range map[string]string{
		"spec.json": document, "methods.tsv": methods, "known.tsv": known,
		"removed.tsv": "name\tlast_scope\tlast_seen\tgone_by\tnote\tprovenance\nprivate/old\ttrade:read\t\t\t\t\n",
	} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return folder, []string{"-spec", filepath.Join(folder, "spec.json"), "-catalog", folder, "-known", filepath.Join(folder, "known.tsv")}
}

func TestDrift(t *testing.T) {
	const absent2 = "private/second\tmethod\tabsent\tpresent\t2026-01\tToo new.\n" + "private/third\tmethod\tabsent\tpresent\t2026-02\tNewer still.\n"
	second := strings.ReplaceAll(buy, "buy", "second")
	third := strings.ReplaceAll(buy, "buy", "third")
	newer := strings.Replace(table0, channel, second+third+channel, 1)
	for _, test := range []struct {
		what           string
		change         map[string]string // "" removes a path
		methods, known string
		status         int
		want           []string
	}{
		{"none", nil, table0, knownLocked, same, []string{"Drift without explanation: 0\n", "Known and explained: 1\n", "An article says more.",
			"5 private methods; its 1 channels aren't checked", "private/locked  wallets:read_write\n"}},
		{"unexplained", nil, table0, knownHead, drift, []string{"Drift without explanation: 1\n", "changed  private/locked  main_account  catalog unknown, document no\n"}},
		{"added", map[string]string{"private/add": "; Scope: trade:read"}, table0, knownLocked, drift, []string{"added  private/add", "trade:read\n"}},
		{"added, with flags", map[string]string{"private/add": "Matching Engine; TFA required\nScope: trade:read and mainaccount"}, table0, knownLocked, drift, []string{"trade:read, main account, matching engine, second factor\n"}},
		{"back again", map[string]string{"private/old": "; Scope: trade:read"}, table0, knownLocked, drift, []string{"added  private/old", "removed.tsv says it is gone"}},
		{"removed", map[string]string{"private/buy": ""}, table0, knownLocked, drift, []string{"removed  private/buy\n"}},
		{"scope", map[string]string{"private/buy": "Matching Engine; Scope: trade:read"}, table0, knownLocked, drift, []string{"changed  private/buy  scope  catalog trade:read_write, document trade:read\n"}},
		{"scope line gone", map[string]string{"private/buy": "Matching Engine; Buys."}, table0, knownLocked, drift, []string{"catalog trade:read_write, document undocumented\n"}},
		{"scope line new", map[string]string{"private/logout": "WebSocket Only; Scope: account:read"}, table0, knownLocked, drift, []string{"catalog undocumented, document account:read\n"}},
		{"scope unclear", map[string]string{"private/buy": "Matching Engine; Scope: trade:read, wallet:read"}, table0, knownLocked, drift, []string{"document unclear: trade:read, wallet:read\n"}},
		{"way gone", map[string]string{"private/config": "; Scope: trade:read"}, table0, knownLocked, drift, []string{"changed  private/config  scope"}},
		{"main account gone", map[string]string{"private/create": "; TFA required\nScope: account:read_write"}, table0, knownLocked, drift, []string{"changed  private/create  main_account  catalog yes, document no\n", "Drift without explanation: 1\n"}},
		{"main account new", map[string]string{"private/buy": "Matching Engine; Scope: trade:read_write and mainaccount"}, table0, knownLocked, drift, []string{"private/buy  main_account  catalog no, document yes\n"}},
		{"WebSocket", map[string]string{"private/logout": "; No more."}, table0, knownLocked, drift, []string{"private/logout  websocket_only  catalog yes, document no\n"}},
		{"matching engine", map[string]string{"private/buy": "; Scope: trade:read_write"}, table0, knownLocked, drift, []string{"private/buy  matching_engine  catalog yes, document no\n"}},
		{"second factor", map[string]string{"private/buy": "Matching Engine; 2FA required\nScope: trade:read_write"}, table0, knownLocked, drift, []string{"private/buy  second_factor  catalog no, document yes\n"}},
		{"known, but otherwise", map[string]string{"private/locked": "; Scope: wallet:read_write and mainaccount"}, table0, knownLocked, drift, []string{"private/locked  main_account  catalog unknown, document yes\n", "Known and explained: 0\n", "Known, but not in this document"}},
		{"known, but of another catalog", nil, strings.Replace(table0, "mainaccount-unclear", "mainaccount", 1), knownLocked, drift, []string{"private/locked  main_account  catalog yes, document no\n"}},
		{"caught up", nil, strings.Replace(table0, "mainaccount-unclear", "", 1), knownLocked, same, []string{"drop them once older documents don't matter: 1\n", "private/locked  main_account  document no  catalog unknown\n"}},
		{"older than both batches", nil, newer, knownLocked + absent2, same, []string{"Known and explained: 3\n", "absent   private/second", "absent   private/third"}},
		{"between the batches", map[string]string{"private/second": agreeing()["private/buy"]}, newer, knownLocked + absent2, same, []string{"Known and explained: 2\n", "drop them once older documents don't matter: 1\n"}},
		{"as new as both", map[string]string{"private/second": agreeing()["private/buy"], "private/third": agreeing()["private/buy"]}, newer, knownLocked + absent2, same, []string{"Known and explained: 1\n"}},
		{"of the same batch, gone since", map[string]string{"private/third": agreeing()["private/buy"]}, newer, knownLocked + strings.Replace(absent2, "2026-01", "2026-02", 1), drift, []string{"removed  private/second", "this one has methods of 2026-02\n"}},
		{"of an old batch, gone since", map[string]string{"private/third": agreeing()["private/buy"]}, newer, knownLocked + absent2, drift, []string{"removed  private/second", "this one has methods of 2026-02\n"}},
	} {
		paths := agreeing()
		for name, text := range test.change {
			if paths[name] = text; text == "" {
				delete(paths, name)
			}
		}
		if !strings.HasPrefix(test.known, knownHead) {
			test.known = knownHead + test.known
		}
		_, args := files(t, spec(t, paths), test.methods, test.known)
		var out, errs bytes.Buffer
		if status := run(args, &out, &errs); status != test.status || errs.Len() > 0 {
			t.Errorf("%s: exit status %d, want %d; %s", test.what, status, test.status, errs.String())
		}
		for _, want := range test.want {
			if !strings.Contains(out.String(), want) {
				t.Errorf("%s: no %q in\n%s", test.what, want, out.String())
			}
		}
	}
}

func TestUnreadable(t *testing.T) {
	good := spec(t, agreeing())
	for _, test := range []struct {
		what, document, methods, known string
		args                           []string
		want                           string
	}{
		{"document", good[:len(good)/2], table0, knownHead, nil, "cut off"},
		{"methods", good, "name\n", knownHead, nil, "methods.tsv:1: there is no column category"},
		{"cells", good, head + "private/buy\ttrading\n", knownHead, nil, "methods.tsv:2: 2 cells"},
		{"gate", good, strings.Replace(table0, "websocket", "websockets", 1), knownHead, nil, `methods.tsv:6: there is no gate "websockets"`},
		{"open end", good, strings.TrimSuffix(table0, "\n"), knownHead, nil, "methods.tsv: every line"},
		{"reason", good, table0, knownHead + "private/buy\tscope\ta\tb\t\t\n", nil, "known.tsv:2: private/buy: a known difference needs its reason"},
		{"field", good, table0, knownHead + "private/buy\tscopes\ta\tb\t\tx\n", nil, "known.tsv:2: private/buy: there is no field scopes"},
		{"no difference", good, table0, knownHead + "private/buy\tscope\ta\ta\t\tx\n", nil, "known.tsv:2: private/buy: the two values"},
		{"batch", good, table0, knownHead + "private/buy\tscope\ta\tb\t2026\tx\n", nil, "known.tsv:2: private/buy: only a method"},
		{"twice", good, table0, knownHead + knownLocked + knownLocked, nil, "known.tsv:3: private/locked: is listed twice"},
		{"no document named", good, table0, knownHead, []string{"-spec", ""}, "usage:"},
		{"document missing", good, table0, knownHead, []string{"-spec", "no-such-file"}, "no-such-file"},
		{"stray argument", good, table0, knownHead, []string{"more"}, "usage:"},
		{"unknown flag", good, table0, knownHead, []string{"-sepc", "x"}, "sepc"},
	} {
		_, args := files(t, test.document, test.methods, test.known)
		var out, errs bytes.Buffer
		if status := run(append(args, test.args...), &out, &errs); status != broken || out.Len() > 0 || !strings.Contains(errs.String(), test.want) {
			t.Errorf("%s: exit status %d, output %q, want %s… in %q", test.what, status, out.String(), test.want, errs.String())
		}
		if test.args == nil && strings.Count(errs.String(), "\n") != 1 {
			t.Errorf("%s: more than a line: %q", test.what, errs.String())
		}
	}
}

func TestWrite(t *testing.T) {
	paths := agreeing()
	paths["private/buy"] = "Matching Engine; TFA required\nScope: account:read"
	paths["private/create"] = "; TFA required\nScope: account:read and mainaccount"
	paths["private/logout"] = "WebSocket Only; Scope: wallet:read and mainaccount"
	paths["private/config"] = "; Scope: trade:read"
	paths["private/between"] = "Matching Engine; Scope: wallets:read and mainaccount"
	paths["private/zero"] = "; Nothing about scopes."
	paths["private/odd"] = "; Scope: trade:read, wallet:read"
	folder, args := files(t, spec(t, paths), table0, knownHead+knownLocked)
	args = append(args, "-write")
	want := head +
		"private/between\tblock-trade\twallet:read & mainaccount\tmainaccount\tyes\thttps://docs.deribit.com/api-reference/trading/private-between\t\t\t\n" +
		strings.NewReplacer("trade:read_write", "account:read", "\t\tyes", "\tsecond-factor\tyes").Replace(buy) +
		config +
		strings.Replace(create, "account:read_write", "account:read", 1) +
		locked + logout +
		"private/zero\tblock-trade\tundocumented\t\tno\thttps://docs.deribit.com/api-reference/trading/private-zero\t\t\t\n" +
		channel
	var out, errs bytes.Buffer
	status := run(args, &out, &errs)
	methods := filepath.Join(folder, "methods.tsv")
	got, err := os.ReadFile(methods)
	if err != nil || status != drift || errs.Len() > 0 {
		t.Fatalf("exit status %d; %s; %v", status, errs.String(), err)
	}
	if string(got) != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	for _, line := range []string{"private/between: new row, its summary is left to write\n", "private/buy: scope trade:read_write to account:read\n", "private/buy: second_factor no to yes\n", "run go generate ./scopecore/catalog"} {
		if !strings.Contains(out.String(), line) {
			t.Errorf("no %q in\n%s", line, out.String())
		}
	}

	// What takes judgment is still open, and the second run writes nothing.
	out.Reset()
	if status := run(args, &out, &errs); status != drift || !strings.Contains(out.String(), "Drift without explanation: 4\n") || !strings.Contains(out.String(), "Nothing written") {
		t.Errorf("exit status %d\n%s", status, out.String())
	}
	if again, _ := os.ReadFile(methods); !bytes.Equal(again, got) {
		t.Errorf("written twice:\n%s", again)
	}

	// A document that leaves nothing to judge is followed completely.
	for _, name := range []string{"private/odd", "private/config", "private/logout"} {
		delete(paths, name)
	}
	paths["private/config"], paths["private/logout"] = agreeing()["private/config"], "WebSocket Only; Scope: wallet:read"
	folder, args = files(t, spec(t, paths), table0, knownHead+knownLocked)
	if status := run(append(args, "-write"), &out, &errs); status != drift {
		t.Errorf("exit status %d", status)
	}
	out.Reset()
	if status := run(args, &out, &errs); status != same {
		t.Errorf("%s: exit status %d after -write\n%s", folder, status, out.String())
	}
}

// TestFieldsInGates reads and writes fields next to a gate that no document
// mentions.
func TestFieldsInGates(t *testing.T) {
	for _, test := range []struct{ gates, field, before, value, after string }{
		{"", "main_account", "no", "yes", "mainaccount"},
		{"", "second_factor", "no", "no", ""},
		{"block_trade_approval", "websocket_only", "no", "yes", "websocket block_trade_approval"},
		{"second-factor block_trade_approval", "main_account", "no", "unknown", "mainaccount-unclear second-factor block_trade_approval"},
		{"mainaccount-unclear websocket", "main_account", "unknown", "yes", "mainaccount websocket"},
		{"mainaccount websocket", "main_account", "yes", "unknown", "mainaccount-unclear websocket"},
		{"mainaccount second-factor block_trade_approval", "second_factor", "yes", "no", "mainaccount block_trade_approval"},
		{"websocket", "websocket_only", "yes", "yes", "websocket"},
		{"mainaccount-or-coinbase", "main_account", "or Coinbase wallet", "yes", "mainaccount"},
		{"websocket when a=b | mainaccount when a=c", "websocket_only", "no", "yes", "websocket | websocket when a=b | mainaccount when a=c"},
		{"mainaccount | websocket when a=b", "main_account", "yes", "no", "websocket when a=b"},
	} {
		methods := &table{columns: []string{"name", "gates", "matching_engine"}}
		row := []string{"private/buy", test.gates, "no"}
		if got := methods.value(row, test.field); got != test.before {
			t.Errorf("%q: %s is %q, want %q", test.gates, test.field, got, test.before)
		}
		methods.set(row, test.field, test.value)
		if row[1] != test.after || row[0] != "private/buy" || row[2] != "no" {
			t.Errorf("%q, %s %s: got %q, want gates %q", test.gates, test.field, test.value, row, test.after)
		}
		if got := methods.value(row, test.field); got != test.value {
			t.Errorf("%q: %s is %q once it was set to %q", row[1], test.field, got, test.value)
		}
	}
}

// TestWriteKeepsRealTable checks the writer with the table that ships: it comes
// out as it went in.
func TestWriteKeepsRealTable(t *testing.T) {
	const file = "../../scopecore/catalog/methods.tsv"
	methods, err := readMethods(file)
	if err != nil {
		t.Fatal(err)
	}
	data, _ := os.ReadFile(file)
	if methods.String() != string(data) {
		t.Error("methods.tsv changes when it is read and written")
	}
}

// TestKnownFitsCatalog fails if methods.tsv no longer matches what known.tsv
// explains.
func TestKnownFitsCatalog(t *testing.T) {
	methods, err := readMethods("../../scopecore/catalog/methods.tsv")
	if err != nil {
		t.Fatal(err)
	}
	list, err := readKnown("known.tsv")
	if err != nil || len(list) == 0 {
		t.Fatalf("%d known differences, %v", len(list), err)
	}
	order := func(a, b known) int { return strings.Compare(a.name+" "+a.field, b.name+" "+b.field) }
	if !slices.IsSortedFunc(list, order) {
		t.Error("known.tsv isn't sorted by name and field")
	}
	for _, k := range list {
		row := methods.find(k.name)
		switch {
		case row == nil:
			if k.catalog != absent {
				t.Errorf("%s isn't in methods.tsv", k.name)
			}
		case k.field == whole && k.catalog != present:
			t.Errorf("%s is in methods.tsv", k.name)
		case k.field != whole && methods.value(row, k.field) != k.catalog:
			t.Errorf("%s: %s is %s in methods.tsv, known.tsv explains %s", k.name, k.field, methods.value(row, k.field), k.catalog)
		}
	}
}
