package scopecore

import (
	"slices"
	"strings"
	"testing"
)

// TestNotAScope reads texts that aren't scopes: their tokens stay, the rest
// goes, and one remark says so. What's almost a scope stays, for its own
// remarks and corrections.
func TestNotAScope(t *testing.T) {
	const request = `{"jsonrpc":"2.0","method":"public/auth","params":{"grant_type":"client_credentials","client_id":"joe","client_secret":"hunter2","scope":"session:bot1 trade:read wallet:none"}}`
	foreign := map[string]string{
		request: "session:bot1 trade:read wallet:none",
		strings.ReplaceAll(request, ",", ",\n  "):                                               "session:bot1 trade:read wallet:none",
		strings.ReplaceAll(request, `"`, `\"`):                                                  "session:bot1 trade:read wallet:none",
		`{"client_id":"joe","pin":"hunter2","scope":"trade:read"}`:                              "trade:read",
		`{"pin":"hunter2"}`:                                                                     "",
		"grant_type=client_credentials&client_id=joe&client_secret=hunter2&scope=trade:read":    "trade:read",
		"client_id=joe&pin=hunter2&scope=session:a+trade:read+connection":                       "session:a trade:read connection",
		"pin=hunter2&scope=trade%3Aread%20session%3Arest-waHCBhVpNio%3D":                        "trade:read session:rest-waHCBhVpNio=",
		"Authorization: Bearer hunter2":                                                         "",
		"Content-Type: text/plain\nX-Pin: hunter2\nscope: trade:read":                           "trade:read",
		"Host: example.com":                                                                     "",
		"client_secret hunter2 trade:read":                                                      "trade:read",
		"bot --password hunter2 --scope trade:read":                                             "trade:read",
		"login(\"joe\", \"hunter2\", scope=\"trade:read\")":                                     "trade:read",
		"await client.auth('joe', 'hunter2');":                                                  "",
		"https://joe:hunter2@test.deribit.com/api/v2/public/auth?scope=trade:read":              "trade:read",
		"hunter2\ntrade:read":                                                                   "trade:read",
		"Hunter22! account:read":                                                                "account:read",
		"password=Hunter22! account:read":                                                       "account:read",
		"trade:read\",\"pin\":\"hunter2\"}":                                                     "trade:read",
		"session:bot\",\"pin\":\"hunter2\"}":                                                    "session:bot",
		"session:client_secret=hunter2 trade:read":                                              "trade:read",
		"expires:'hunter2' ip:{hunter2} ip:203.0.113.7 expires:60":                              "ip:203.0.113.7 expires:60",
		strings.Repeat("trade:read ", maxTokens) + `"hunter2","x"`:                              strings.TrimSpace(strings.Repeat("trade:read ", maxTokens)),
		`{"x":"` + strings.Repeat("hunter2", 60) + `"}`:                                         "",
		`"scope":"session:bot1","pin":"hunter2"`:                                                "session:bot1",
		"scope: trade:read":                                                                     "trade:read",
		"x.session:hunter2; y#trade:read, trade:reader, strade:read, mytrade:read=1 trade:read": "trade:read",
	}
	for text, want := range foreign {
		for _, param := range []string{"key", "ask", "held"} {
			q, ds := ParseQuery(param + "=" + escaped(text))
			got := map[string]Opt[string]{"key": q.Key, "ask": q.Ask, "held": q.Held}[param]
			if got != Known(want) {
				t.Errorf("%s=%q\nkeeps %q\nnot   %q", param, text, got.Value, want)
			}
			if len(ds) != 1 || ds[0].Code != "not-a-scope" || ds[0].Param != param || ds[0].Length != len(text) || ds[0].Fix != Known(want) {
				t.Errorf("%s=%q: %+v", param, text, ds)
			}
			// What's written is kept too, even if nothing read it first.
			if got, want := (&Query{Key: Known(text), Ask: Known(text), Held: Known(text)}).Encode(), (&Query{Key: Known(want), Ask: Known(want), Held: Known(want)}).Encode(); got != want {
				t.Errorf("%q is written as %q, not %q", text, got, want)
			}
		}
		s := Parse(text, RoleRequest)
		if !s.Unclear || s.Diagnostics[0].Code != "not-a-scope" || s.Diagnostics[0].Length != len(text) {
			t.Errorf("%q: %+v", text, s.Diagnostics)
		}
		for _, tok := range s.Tokens {
			if tok.Text == "" || text[tok.Offset:tok.Offset+len(tok.Text)] != tok.Text || !slices.Contains(strings.Fields(want), tok.Text) {
				t.Errorf("%q: token %+v", text, tok)
			}
		}
	}
	for _, text := range []string{
		"", "trade:read account:read_write", `"trade:read"`, `'trade:read wallet:read'`, "trade:[read, read_write]", "trade:[read, read_write, none]", "scope=trade:read", "trade:read&wallet:read", "trade:read,wallet:read",
		"trade:read, wallet:read", `["account:read","trade:read"]`, `["account:read", "trade:read"]`, "[\n  \"account:read\",\n  \"trade:read\"\n]", "trade:read\naccount:read", "Trade:READ", "tarde:r", "wal", "trade=read", "trade: read",
		"trade%3Aread%20account%3Aread", "private/buy", "private/create_api_key", "foo", "foo:bar trade:read", "trade:read;", "(trade:read)", "{trade:read}", "\"", "{", "scope=", "scope=tr", "\"tra", "wal:",
		"session:a|`b`<img/src=x>\"& trade:read", "session:4e1a07c9d35b82f6a9c04d7e12b8f35c", "name:secret", "session:password", "expires:1h", "ip:10.0.0.0/8", "trade:\u200bread", "tr\u0430de:read", "", "trade:read/write", "trade:read|wallet:read",
	} {
		q, ds := ParseQuery("ask=" + escaped(text))
		if q.Ask.Value != text || len(ds) > 0 {
			t.Errorf("%q is kept as %q: %+v", text, q.Ask.Value, ds)
		}
		for _, d := range Parse(text, RoleRequest).Diagnostics {
			if d.Code == "not-a-scope" {
				t.Errorf("%q: %+v", text, d)
			}
		}
	}
}

func escaped(s string) string {
	var b strings.Builder
	escape(&b, s)
	return b.String()
}
