package source

import (
	"strings"
	"testing"
)

const (
	head     = "name\tcategory\tscope\tgates\tmatching_engine\turl\tsummary\tnote\tprovenance\n"
	buy      = "private/buy\ttrading\ttrade:read_write\t\tyes\thttps://example.com/\tBuy\t\t\n"
	sell     = "private/sell\ttrading\ttrade:read_write\t\tyes\t\tSell\t\t\n"
	lock     = "user.lock\tuser\tundocumented\twebsocket\tno\t\tLocks\t\t\n"
	goneHead = "name\tlast_scope\tlast_seen\tgone_by\tnote\tprovenance\n"
	conHead  = "id\ttitle\tmethods\tgrave\n"
	jobHead  = "id\ttitle\tmethods\n"
)

func TestReadAccepts(t *testing.T) {
	tables, err := Read(head+buy+sell+lock,
		goneHead+"private/get_jwt\tundocumented\t2025\t2026\t\t\n",
		conHead+"place\tPlace orders\tprivate/buy private/sell\tyes\n",
		jobHead+"bot\tBot\tprivate/buy\n", jobHead+"buy\tBuy\tprivate/buy\n", jobHead)
	if err != nil || len(tables.Methods) != 3 || len(tables.Removed) != 1 || len(tables.Consequences) != 1 || !tables.Consequences[0].Grave || len(tables.Jobs) != 1 || len(tables.Tasks) != 1 {
		t.Fatalf("%+v, %v", tables, err)
	}
}

// TestGatesByWay reads gates that depend on a parameter, and writes them.
func TestGatesByWay(t *testing.T) {
	row := strings.Replace(buy, "read_write\t", "read_write\tsecond-factor | websocket when a=b | mainaccount block_trade_approval when a=c", 1)
	tables, err := Read(head+row, goneHead, conHead, jobHead, jobHead, jobHead)
	if err != nil {
		t.Fatal(err)
	}
	m := tables.Methods[0]
	if len(m.Ways) != 2 || m.Ways[0].When != "a=b" || m.Ways[1].When != "a=c" || len(m.Ways[0].AnyOf) != 1 || m.Ways[1].AnyOf[0] != m.Ways[0].AnyOf[0] {
		t.Errorf("ways %+v", m.Ways)
	}
	if got, want := gates(m), "second-factor|websocket when a=b|mainaccount block_trade_approval when a=c"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestReadRefuses(t *testing.T) {
	for _, test := range []struct{ what, methods, removed, consequences, want string }{
		{"unknown column", strings.Replace(head, "note", "remark", 1) + buy, goneHead, conHead, "methods.tsv:1: the columns"},
		{"missing cell", head + "private/buy\ttrading\n", goneHead, conHead, "methods.tsv:2: 2 cells"},
		{"stray space", head + strings.Replace(buy, "Buy", "Buy ", 1), goneHead, conHead, "methods.tsv:2: column summary"},
		{"backquote", head + strings.Replace(buy, "Buy", "`Buy`", 1), goneHead, conHead, "methods.tsv:2: column summary"},
		{"open end", strings.TrimSuffix(head+buy, "\n"), goneHead, conHead, "methods.tsv:2: the last line"},
		{"empty line", head + buy + "\n", goneHead, conHead, "methods.tsv:3: 1 cells"},
		{"twice", head + buy + buy, goneHead, conHead, "methods.tsv:3: private/buy is listed twice"},
		{"unsorted", head + sell + buy, goneHead, conHead, "methods.tsv:3: private/buy is out of order"},
		{"channel first", head + lock + buy, goneHead, conHead, "methods.tsv:3: private/buy is out of order"},
		{"public", head + strings.Replace(buy, "private/", "public/", 1), goneHead, conHead, "methods.tsv:2: public/buy is neither"},
		{"level", head + strings.Replace(buy, "read_write", "write", 1), goneHead, conHead, `methods.tsv:2: scope: "trade:write"`},
		{"none", head + strings.Replace(buy, "read_write", "none", 1), goneHead, conHead, `methods.tsv:2: scope: "trade:none"`},
		{"domain", head + strings.Replace(buy, "trade:", "wallets:", 1), goneHead, conHead, `methods.tsv:2: scope: "wallets:read_write"`},
		{"no scope", head + strings.Replace(buy, "trade:read_write", "", 1), goneHead, conHead, `methods.tsv:2: scope: ""`},
		{"main account", head + strings.Replace(buy, "read_write", "read_write & mainaccount", 1), goneHead, conHead, "methods.tsv:2: the scope names mainaccount"},
		{"gate", head + strings.Replace(buy, "read_write\t", "read_write\tdrawbridge", 1), goneHead, conHead, `methods.tsv:2: gates: there is no gate "drawbridge"`},
		{"gates out of order", head + strings.Replace(buy, "read_write\t", "read_write\twebsocket mainaccount", 1), goneHead, conHead, `methods.tsv:2: gates: mainaccount is out of order`},
		{"condition without a gate", head + strings.Replace(buy, "read_write\t", "read_write\twhen a=b", 1), goneHead, conHead, `methods.tsv:2: gates: there is no gate "when"`},
		{"gate without a condition", head + strings.Replace(buy, "read_write\t", "read_write\twebsocket when a=b | mainaccount", 1), goneHead, conHead, `methods.tsv:2: gates: list the gates that every way needs first`},
		{"conditions twice", head + strings.Replace(buy, "read_write\t", "read_write | block_rfq:read when a=b\twebsocket when a=b", 1), goneHead, conHead, `methods.tsv:2: gates: the scope can't have conditions too`},
		{"unknown gate with a condition", head + strings.Replace(buy, "read_write\t", "read_write\tmainaccount | moat when a=b", 1), goneHead, conHead, `methods.tsv:2: gates: there is no gate "moat"`},
		{"flag", head + strings.Replace(buy, "yes", "unknown", 1), goneHead, conHead, `methods.tsv:2: matching_engine is "unknown"`},
		{"address", head + strings.Replace(buy, "https:", "http:", 1), goneHead, conHead, "methods.tsv:2: url"},
		{"summary", head + strings.Replace(buy, "Buy", "", 1), goneHead, conHead, "methods.tsv:2: private/buy needs"},
		{"removed and there", head + buy, goneHead + "private/buy\tundocumented\t\t\t\t\n", conHead, "removed.tsv:2: private/buy is in methods.tsv too"},
		{"removed scope", head + buy, goneHead + "private/old\ttrade\t\t\t\t\n", conHead, "removed.tsv:2: last_scope"},
		{"removed unsorted", head + buy, goneHead + "private/b\tundocumented\t\t\t\t\nprivate/a\tundocumented\t\t\t\t\n", conHead, "removed.tsv:3: private/a is out of order"},
		{"consequence of nothing", head + buy, goneHead, conHead + "place\tPlace orders\t\tno\n", "consequences.tsv:2: place needs"},
		{"consequence unknown", head + buy, goneHead, conHead + "place\tPlace orders\tprivate/sell\tno\n", "consequences.tsv:2: private/sell is not"},
		{"consequence unsorted", head + buy + sell, goneHead, conHead + "place\tPlace orders\tprivate/sell private/buy\tno\n", "consequences.tsv:2: private/buy is out of order"},
		{"consequence twice", head + buy, goneHead, conHead + "a\tA\tprivate/buy\tno\na\tA\tprivate/buy\tno\n", "consequences.tsv:3: a is listed twice"},
		{"consequence neither", head + buy, goneHead, conHead + "a\tA\tprivate/buy\t\n", `consequences.tsv:2: grave is ""`},
	} {
		_, err := Read(test.methods, test.removed, test.consequences, jobHead, jobHead, jobHead)
		if err == nil || !strings.HasPrefix(err.Error(), test.want) {
			t.Errorf("%s: got %v, want %s…", test.what, err, test.want)
		}
	}
}
