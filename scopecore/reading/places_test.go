package reading_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"scopecalculator/scopecore/reading"
)

// shown is a scan on one line: calls, then gaps, with "?" before doubtful ones
// and "??" before unlikely ones.
func shown(s reading.Scan) string {
	var parts []string
	for _, p := range s.Calls {
		parts = append(parts, fmt.Sprintf("%d:%d %s", p.Line, p.Column, p.Method.Called()))
	}
	for _, g := range s.Unread {
		mark := [...]string{"", "?", "??"}[g.Doubt]
		near := ""
		if len(g.Likely) > 0 {
			near = " (" + strings.Join(g.Likely, " ") + ")"
		}
		parts = append(parts, fmt.Sprintf("%s%d:%d %v %s%s", mark, g.Line, g.Column, g.Why, g.Text, near))
	}
	return strings.Join(parts, ", ")
}

// TestScan finds every place, and separates what's about the API from what may
// be anything.
func TestScan(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"every place", "rpc('private/buy')\nrpc('private/buy'); rpc('private/sell')", "1:6 private/buy, 2:6 private/buy, 2:26 private/sell"},
		{"channels in between", "rpc('private/buy')\nsub('user.orders.BTC-PERPETUAL.raw')\nrpc('private/sell')", "1:6 private/buy, 2:6 user.orders.(instrument_name).raw, 3:6 private/sell"},
		{"the way at its place", "rpc('private/set_mmp_config', {block_rfq: true})\nrpc('private/set_mmp_config', {index_name: 'btc_usd'})",
			"1:6 private/set_mmp_config with block_rfq=true, 2:6 private/set_mmp_config"},
		{"cancel on disconnect", "rpc('private/enable_cancel_on_disconnect', {'scope': 'account'})", "1:6 private/enable_cancel_on_disconnect with scope=account"},
		{"columns in UTF-16", "/* \U0001F680é */ rpc('private/buy')", "1:16 private/buy"},
		{"a mark in front", "\xEF\xBB\xBFrpc('private/buy')", "1:6 private/buy"},
		{"escapes in front", `"{\"method\":\"private\/buy\"}" + 'private/sell'`, "1:16 private/buy, 1:36 private/sell"},
		{"Windows lines", "a\r\n rpc('private/buy')\r\n", "2:7 private/buy"},
		{"names behind a prefix", "const P = 'https://www.deribit.com/api/v2/private'\ncall('buy')\ncall('sell')", "2:7 private/buy, 3:7 private/sell"},
		{"a client library", "ccxt.deribit().privateGetGetPositions()", "1:16 private/get_positions"},

		// What can't be read, in a client.
		{"a built name", "url = 'wss://www.deribit.com'\nrpc('private/' + side)", "2:6 built-at-run-time private/"},
		{"a template", "rpc('private/buy')\nrpc(f'private/{side}')", "1:6 private/buy, 2:7 built-at-run-time private/{side}"},
		{"a template, twice", "rpc('private/buy')\nf'private/{side}'\nf'private/{side}'", "1:6 private/buy, 2:3 built-at-run-time private/{side}, 3:3 built-at-run-time private/{side}"},
		{"behind its address", "fetch(`${host}/api/v2/private/${name}`)", "1:23 built-at-run-time private/${name}"},
		{"a slip", "rpc('private/buy')\nrpc('private/get_postions')", "1:6 private/buy, 2:6 unknown-name private/get_postions (private/get_position private/get_positions)"},
		{"a new method", "rpc('private/buy')\nrpc('private/frobnicate')", "1:6 private/buy, 2:6 unknown-name private/frobnicate"},
		{"a method that is gone", "rpc('private/get_pending_block_trades')", "1:6 gone private/get_pending_block_trades"},
		{"a channel with a slip", "deribit.subscribe(['user.portfoilo.btc'])", "1:21 unknown-name user.portfoilo.btc (user.portfolio.(currency))"},
		{"a library for this exchange", "x = ccxt.deribit()\nx.create_order(a)", "2:3 unified-method createOrder (private/buy private/sell)"},

		// The same in any program. None of it is about the API.
		{"a route", "app.get('/private/{id}', show)", "?1:11 built-at-run-time private/{id}"},
		{"a name put together", "open('private/' + name)", "?1:7 built-at-run-time private/"},
		{"a folder", "COPY private/data /data", "?1:6 unknown-name private/data (private/get_subaccounts)"},
		{"a path", "cat /private/etc/hosts private/keys/a", "??1:6 unknown-name private/etc/hosts, ??1:24 unknown-name private/keys/a"},
		{"a header", "#include \"private/foo.h\"\n#include <private/bar.hpp>\nimport x from './private/utils.js'", ""},
		{"words for people", "t('user.settings.title') + t('user.name')", "??1:4 unknown-name user.settings.title, ??1:31 unknown-name user.name"},
		{"a channel's form", "t('user.portfolio.title')", "?1:4 perhaps-a-call user.portfolio.(currency)"},
		{"a folder of routes", "mount('/private', ['buy'])", "?1:21 perhaps-a-call private/buy"},
		{"a function", "x.private_get_data(1)", "?1:3 unknown-name private/data (private/get_subaccounts)"},
		{"a library for any exchange", "x = ccxt.kraken()\nx.create_order(a)", "?2:3 unified-method createOrder (private/buy private/sell)"},
		{"deep brackets", strings.Repeat("(", 60), ""},
		{"deep brackets in a client", "deribit" + strings.Repeat("(", 60), "??1:55 too-deep "},
		{"public methods", "rpc('public/ticker')", ""},
		{"prose", "The private part of the user. Buy low.", ""},
		{"nothing", "", ""},

		// And the same in a client: files and paths still aren't calls.
		{"a header in a client", "#include \"private/foo.h\"\nrpc(\"private/buy\")", "2:6 private/buy"},
		{"a path in a client", "deribit; cat /private/etc/hosts", "??1:15 unknown-name private/etc/hosts"},
		{"words for people in a client", "deribit; t('user.settings.title')", "??1:13 unknown-name user.settings.title"},
		{"a long name behind its address", "get('https://x/api/v2/private/no/such')", "1:23 unknown-name private/no/such"},
		{"scopes and replies", "deribit.auth(scope=\"trade:read \" + more)\n{\"result\":{\"access_token\":\"x\",", ""},
	} {
		if got := shown(words.Scan(c.text)); got != c.want {
			t.Errorf("%s: %s\ngot  %s\nwant %s", c.name, c.text, got, c.want)
		}
	}
}

// TestScanKeepsEveryCall: out of very many places, each call keeps its first.
func TestScanKeepsEveryCall(t *testing.T) {
	text := strings.Repeat("rpc('private/buy')\n", 3000) + "rpc('private/withdraw')\nrpc('private/set_mmp_config', {block_rfq: true})\n" + strings.Repeat("rpc('private/buy')\n", 10)
	s := words.Scan(text)
	found := map[string]int{}
	for _, p := range s.Calls {
		found[p.Method.Called()]++
	}
	if found["private/buy"] != 1000 || found["private/withdraw"] != 1 || found["private/set_mmp_config with block_rfq=true"] != 1 || s.More != 2010 {
		t.Errorf("%v, %d more", found, s.More)
	}
}

// TestScanCountsWhatItLeavesOut: more gaps than are kept are counted, and
// public methods don't take up their room.
func TestScanCountsWhatItLeavesOut(t *testing.T) {
	var b strings.Builder
	for i := range 200 {
		fmt.Fprintf(&b, "rpc('public/get_%d')\n", i)
	}
	b.WriteString("rpc('private/get_postions')\n")
	if s := words.Scan(b.String()); len(s.Unread) != 1 || s.MoreUnread != 0 {
		t.Errorf("after public methods: %s, %d more", shown(s), s.MoreUnread)
	}
	b.Reset()
	for i := range 80 {
		fmt.Fprintf(&b, "rpc('private/no_such_%d'); rpc('private/' + x)\n", i)
	}
	if s := words.Scan(b.String()); len(s.Unread) != 100 || s.MoreUnread != 60 {
		t.Errorf("%d gaps, %d more", len(s.Unread), s.MoreUnread)
	}
}

// TestScanAgreesWithRead: for every text of the corpus, Scan and Read find the
// same calls.
func TestScanAgreesWithRead(t *testing.T) {
	for _, c := range corpus(t) {
		text := c.Text
		read, scan := words.Read(text, nil), words.Scan(text)
		want, got := map[string]bool{}, map[string]bool{}
		for _, m := range read.Needs {
			want[m.Name] = true
		}
		for _, u := range read.Unread {
			if u.Why == reading.WhyPerhaps {
				want[u.Text] = true
			}
		}
		for _, p := range scan.Calls {
			got[p.Method.Name] = true
		}
		for _, g := range scan.Unread {
			if g.Why == reading.WhyPerhaps {
				got[g.Text] = true
			}
		}
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("scanned %v, read %v in\n%.300s", got, want, text)
		}
	}
}

// FuzzScan: in any text, places are inside it, in order, at the line and column
// that a fresh count gives.
func FuzzScan(f *testing.F) {
	for _, text := range small(f) {
		f.Add(text)
	}
	for _, piece := range hostile {
		f.Add(strings.Repeat(piece, 20) + "rpc('private/buy')")
	}
	f.Fuzz(func(t *testing.T, text string) {
		s := words.Scan(text)
		decoded := reading.Decode(text)
		last := 0
		check := func(from, to, line, column int) {
			if from < last || to > len(decoded) || from > to {
				t.Fatalf("%d to %d after %d in %d bytes", from, to, last, len(decoded))
			}
			last = from
			before := decoded[:from]
			start := strings.LastIndexByte(before, '\n') + 1
			if l, c := strings.Count(before, "\n")+1, len(utf16.Encode([]rune(before[start:])))+1; line != l || column != c {
				t.Fatalf("%d:%d, counted %d:%d", line, column, l, c)
			}
		}
		for _, p := range s.Calls {
			check(p.From, p.To, p.Line, p.Column)
		}
		last = 0
		for _, g := range s.Unread {
			check(g.From, g.To, g.Line, g.Column)
		}
		if (len(s.Calls) > 0) && !s.Sign {
			t.Fatal("a call, but no sign of the API")
		}
	})
}

// everywhere is everything a scan says, as text.
func everywhere(s reading.Scan) string {
	said := shown(s)
	for _, p := range append(s.Calls, s.Unread...) {
		said += fmt.Sprintf(" %+v", *p)
		if p.Name != nil {
			said += fmt.Sprintf(" %+v", *p.Name)
		}
	}
	return said
}

// TestNoSecretInAScan plants secrets in texts and looks for them in everything
// it says.
func TestNoSecretInAScan(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	check := func(text, secret string) {
		t.Helper()
		if said := everywhere(words.Scan(text)); strings.Contains(said, secret) {
			t.Fatalf("%q comes back from\n%s\nin\n%s", secret, text, said)
		}
	}
	step := 7
	if testing.Short() {
		step = 97
	}
	for i, text := range small(t) {
		for at := i % step; at <= len(text); at += step {
			secret := planted[r.IntN(len(planted))]
			check(text[:at]+" "+secret+" "+text[at:], secret)
			check(text[:at]+" private/"+secret+" "+text[at:], secret)
			short := fmt.Sprintf("hunter%dX", r.IntN(1000))
			check(text[:at]+" "+fmt.Sprintf(formats[r.IntN(len(formats))], short)+" "+text[at:], short)
		}
	}
}

// TestScanInLinearTime scans long texts, including ones that are a single line.
func TestScanInLinearTime(t *testing.T) {
	if testing.Short() {
		t.Skip("it measures time")
	}
	for _, piece := range append([]string{"rpc('private/buy');", "é", "rpc('private/' + x);"}, hostile...) {
		piece = strings.ReplaceAll(piece, "%d", "x")
		took := [2]time.Duration{time.Hour, time.Hour}
		// More rounds get closer to the text's own time.
		for n := 0; n < 2 || n < 12 && took[1] > 8*took[0]; n++ {
			for i, size := range []int{512 << 10, 2 << 20} {
				text := strings.Repeat(piece, size/len(piece))
				start := time.Now()
				words.Scan(text)
				took[i] = min(took[i], time.Since(start))
			}
		}
		t.Logf("%-40.40q %8.2f ms %8.2f ms", piece, ms(took[0]), ms(took[1]))
		if took[1] > 12*took[0] && took[1] > 100*time.Millisecond {
			t.Errorf("%q: four times the length takes %v after %v", piece, took[1], took[0])
		}
	}
}
