package report

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"scopecalculator/scopecore"
	"scopecalculator/scopecore/catalog"
	"scopecalculator/scopecore/knowledge"
)

// onlyPossible counts the ways of calling that are possible by one query and
// denied by the other.
func onlyPossible(a, b string) string {
	var all [2][]scopecore.MethodVerdict
	for i, text := range []string{a, b} {
		q, _ := scopecore.ParseQuery(text)
		all[i] = scopecore.Predict(q).Access().Verdicts(catalog.Load())
	}
	n := 0
	for i, v := range all[0] {
		if v.Verdict == scopecore.Possible && all[1][i].Verdict == scopecore.Denied {
			n++
		}
	}
	return strconv.Itoa(n)
}

// TestChangeOf: what single changes did.
func TestChangeOf(t *testing.T) {
	const key = "key=account:read+trade:read_write+wallet:read_write"
	const held = "grant=refresh_token&held=session:a+trade:read_write+wallet:read"
	others := knowledge.Number(scopecore.NumDomains - 1)
	for _, c := range []struct{ from, to, domain, want string }{
		{key, key, "", ""},
		{key + "&ask=account:read+trade:read", key + "&ask=account:read_write+trade:read", "account", "`account` asks for `read_write`: no effect, the key stops at `read`."},
		{"key=trade:read&ask=trade:read_write", "key=trade:read_write&ask=trade:read_write", "trade", "The key allows `trade:read_write`: token `read` → `read_write`, +18 calls, can place or change orders now."},
		{key + "&ask=trade:read", key + "&ask=trade:read+wallet:none", "wallet", "`wallet` asks for `none`: token `read_write` → `none`, −24 calls, can't withdraw, or send funds out now."},
		{key + "&ask=trade:read+wallet:none", key + "&ask=trade:read", "wallet", "`wallet` is left out: token `none` → `read_write`, +24 calls, can withdraw, or send funds out now."},
		{key, key + "&ask=trade:read", "trade", "`trade` asks for `read`: token `read_write` → `read`, −18 calls, can't place or change orders now."},
		{key, key + "&ask=trade:read_write", "trade", "`trade` asks for `read_write`: same token, less certain."},
		{key + "&ask=trade:read", key, "trade", "`trade` is left out: token `read` → `read_write`, +18 calls, can place or change orders now."},
		{key + "&ask=trade:read", key + "&ask=trade:read+custody:read", "custody", "`custody` asks for `read`: no effect, the key has no `custody`."},
		{key + "&ask=trade:read", key + "&ask=trade:read+custody:none", "custody", "`custody` asks for `none`: no effect, the key has no `custody`."},
		{key + "&ask=trade:read", key + "&ask=trade:read+session:bot1", "", "The request changed: same access, bound to a session now."},
		{key + "&ask=trade:read", key + "&ask=trade:read&grant=client_signature", "", "Grant: `client_credentials` → `client_signature`: no effect."},
		{key + "&ask=wallet:read_write", key + "&ask=wallet:read_write&account=sub", "", "Account: main account → subaccount: `mainaccount` goes, −7 calls, can't move funds or positions internally now."},
		{key + "&ask=trade:read", key + "&ask=trade:read&via=http", "", "Transport: WebSocket → HTTP: bound to a session now, −1 call."},
		{key + "&ask=trade:read", key + "&ask=trade:read&key_type=asymmetric", "", "Key type: secret → asymmetric: no token now."},
		{key + "&ask=trade:read&key_type=asymmetric", key + "&ask=trade:read", "", "Key type: asymmetric → secret: you get a token now."},
		{key + "&ask=trade:read", key + "&ask=trade:read&sessions=16", "", "Open sessions: unknown → 16: same access."},
		{key + "&ask=trade:read", key + "&ask=trade:read&key_name=bot1", "", "Key name changed: same access."},
		{key + "&ask=trade:read", key + "&ask=trade:read&features=block_trade_approval", "", "Key features changed: no effect on calls."},
		{"ask=trade:read", key + "&ask=trade:read", "", "The key is known: " + others + " domains change, −" + onlyPossible("ask=trade:read", key+"&ask=trade:read") + " possible calls, can't manage API keys now."},
		{"ask=trade:read", "key=trade:read&ask=trade:read", "", "The key is known: " + others + " domains change, −" + onlyPossible("ask=trade:read", "key=trade:read&ask=trade:read") + " possible calls, can't withdraw, or send funds out now."},
		{"ask=trade:read", "ask=trade:read+wallet:none", "wallet", "`wallet` asks for `none`: token unknown → `none`, −24 possible calls, can't withdraw, or send funds out now."},
		{"ask=trade:read", "ask=trade:read+wallet:read_write", "wallet", "`wallet` asks for `read_write`: token unknown → `read_write`."},
		{"ask=trade:read+wallet:none", "ask=trade:read", "wallet", "`wallet` is left out: token `none` → unknown, +24 possible calls, may withdraw, or send funds out now."},
		{"", "ask=trade:read", "trade", "`trade` asks for `read`: token unknown → `read`, −18 possible calls, can't place or change orders now."},
		{key, held, "", "Three settings changed: two domains change, −35 calls, can't withdraw, or send funds out now."},
		{held, held + "&ask=trade:read", "trade", "`trade` asks for `read`: token `read_write` → `read`."},
		{held + "&ask=trade:read", held + "&ask=trade:read+custody:read", "custody", "`custody` asks for `read`: token still `none`, less certain."},
		{held + "&key=trade:read_write+wallet:read", held + "&key=trade:read+wallet:read", "trade", "The key allows `trade:read`: token `read_write` → `read`, −17 calls, can't place or change orders now."},
		{held, strings.Replace(held, "wallet:read", "wallet:read_write", 1), "wallet", "The token you hold has `wallet:read_write`: token `read` → `read_write`, may withdraw, or send funds out now."},
		{key, "grant=refresh_token&" + key, "", "Grant: `client_credentials` → `refresh_token`: now it starts from a token you hold."},
		{key + "&ask=trade:read", "key=account:read&ask=wallet:none", "", "Key and request changed: two domains change, −46 calls, can't withdraw, or send funds out now."},
		{"key=trade:read", "key=account:read&ask=wallet:none&via=http", "", "Three settings changed: two domains change, bound to a session now, +19, −23 calls."},
		{"key=trade:read&ask=trade:read", "key=trade:read+wallet:read&ask=trade:read", "wallet", "The key allows `wallet:read`: token `none` → `read`, +9 calls."},
		{"key=trade:read&ask=trade:read", "key=trade:read_write&ask=trade:read", "trade", "The key allows `trade:read_write`: no effect, the request asks for `read`."},
		{"key=wallet:read&ask=wallet:none", "key=wallet:read_write&ask=wallet:none", "wallet", "The key allows `wallet:read_write`: no effect, the request rules it out."},
		{"key=trade:read&ask=trade:read", "key=trade:read&ask=Trade:READ", "trade", "`trade` is unreadable: token `read` → unknown."},
		{"grant=fork_token&held=session:a+trade:read&session_name=b", "grant=fork_token&held=session:a+trade:read&session_name=b&ask=trade:none", "trade", "`trade` asks for `none`: no effect, the grant takes no scope."},
		{"key=trade:read", "key=trade:read&held=trade:read", "", "The token held is known: no effect, the grant starts from the key."},
	} {
		a, _ := scopecore.ParseQuery(c.from)
		b, _ := scopecore.ParseQuery(c.to)
		if got := ChangeOf(a, b); got.Text != c.want || got.Domain != c.domain {
			t.Errorf("%s\n%s\ngot  %q, %q\nwant %q, %q", c.from, c.to, got.Domain, got.Text, c.domain, c.want)
		}
	}
}

// TestChangeIsTold draws pairs of settings: what differs is said in one short
// line, and what's the same isn't.
func TestChangeIsTold(t *testing.T) {
	r := rand.New(rand.NewPCG(19, 23))
	longest := ""
	for range 20000 / slower {
		a := anySetting(r)
		b := a
		other := anySetting(r)
		for range 1 + r.IntN(2) {
			switch r.IntN(13) {
			case 0:
				b.Grant = other.Grant
			case 1:
				b.Via = other.Via
			case 2:
				b.Key = other.Key
			case 3:
				b.Ask = other.Ask
			case 4:
				b.Held = other.Held
			case 5:
				b.Subaccount = other.Subaccount
			case 6:
				b.SessionName = scopecore.Known("k7Jq2vXz9LmW4tRb8NcY1pDs6HfG3aEu"[r.IntN(9):])
			case 7:
				b.Sessions = scopecore.Known(r.IntN(20))
			case 8:
				b.KeyName = "k7Jq2vXz9LmW4tRb"[r.IntN(9):]
			default: // one level of one scope
				d := scopecore.Domain(r.IntN(scopecore.NumDomains))
				text := []*scopecore.Opt[string]{&b.Key, &b.Ask, &b.Held}[r.IntN(3)]
				if text.Known && !strings.Contains(text.Value, d.String()+":") {
					*text = scopecore.Known(strings.TrimSpace(text.Value + " " + d.Token(scopecore.Level(r.IntN(3)))))
				}
			}
		}
		got := ChangeOf(&a, &b)
		visible := strings.ReplaceAll(got.Text, "`", "")
		switch n := utf8.RuneCountInString(visible); {
		case (got.Text == "") != (a.Encode() == b.Encode()):
			t.Fatalf("%s\n%s\n%q", a.Encode(), b.Encode(), got.Text)
		case n > 110 || strings.ContainsAny(got.Text, "\n{}") || strings.Count(got.Text, "`")%2 != 0 || strings.Contains(got.Text, "k7Jq2") || strings.Contains(got.Text, "W4tRb"):
			t.Fatalf("%s\n%s\n%d: %q", a.Encode(), b.Encode(), n, got.Text)
		case n > utf8.RuneCountInString(longest):
			longest = visible
		case scopecore.EditOf(&a, &b, catalog.Load()).Code != "" && !strings.Contains(got.Text, "no effect, "):
			t.Fatalf("%s\n%s\nno reason in %q", a.Encode(), b.Encode(), got.Text)
		case got.Domain != "" && !strings.Contains(got.Text, got.Domain):
			t.Fatalf("%s\n%s\n%s isn't in %q", a.Encode(), b.Encode(), got.Domain, got.Text)
		}
	}
	t.Logf("the longest: %s", longest)
}
