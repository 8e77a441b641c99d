package scopecore

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// hostile are texts that have broken parsers before; they seed the fuzzers, and
// the ordinary tests try them all too.
var hostile = []string{
	"", " ", "account:read trade:read_write", "trade:[read, read_write, none]", "Trade:READ",
	"wallets:read_write", "account:read,trade:read", "session:testnet, expires:60000", "session:", "session:a b:c",
	"connection session:a mainaccount name:x app_id:1 ip:1.2.3.4 ip:* expires:0 expires:-1 expires:99999999999999999999",
	"\x00", "\xff\xfe", "\u202etrade:read", "tr\u0430de:read", "trade:\u200bread", "<img src=x onerror=alert(1)>",
	`["account:read","trade:read"]`, "scope=trade:read", "trade%3Aread%20account%3Aread", "%", "%%%", "%zz", "[", "]", ":[", "a:[b c",
	"trade:[", "trade:[[[[[[", ":", "::", ":::read", "trade:", ":read", "trade", "\ntrade:read\r\n", "trade:read\u00a0account:read",
	"scope=session:a%20expires:1h", "Session:x,y;trade:none wallets:read,trade expires:1m, session:", "scope=TRADE:rw|trde:read connection session:",
	"1700000000000.Qx7-kL2p.Zt9_mVb4NcR7wKdY2hJ-s5GfA1uEo8PiTqX3lBz6nHyM0rCv9WjS4kQd7UeF2aLg",
	strings.Repeat(" ", 4096), strings.Repeat("trade:read ", 1000), strings.Repeat("a", 5000), strings.Repeat("[", 3000),
	strings.Repeat("trade:[a ", 300), strings.Repeat(",", 500), strings.Repeat("\u200b", 300), strings.Repeat("session:", 200),
}

// FuzzParse checks the parser's promises for any text: it returns, its offsets
// are inside the text, its remarks say something, what it reads about a domain
// is one of the shapes that the model is proved for, what it reads as
// functional tokens reads the same again, and its fixes come to an end.
func FuzzParse(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, role := range [...]Role{RoleRequest, RoleKey, RoleHeld} {
			s := Parse(text, role)
			if len(s.Tokens) > maxTokens || len(s.Diagnostics) > maxDiagnostics+1 {
				t.Fatalf("%d tokens, %d remarks", len(s.Tokens), len(s.Diagnostics))
			}
			for _, d := range s.Diagnostics {
				if d.Offset < 0 || d.Length < 0 || d.Offset+d.Length > len(text) {
					t.Fatalf("%s at %d+%d of %d", d.Code, d.Offset, d.Length, len(text))
				}
				if d.Code == "" {
					t.Fatalf("a remark without words: %+v", d)
				}
			}
			var again []string
			for _, tok := range s.Tokens {
				if tok.Offset < 0 || tok.Offset+len(tok.Text) > len(text) || tok.Text != "" && Mask(text)[tok.Offset:tok.Offset+len(tok.Text)] != tok.Text {
					t.Fatalf("token %q is not at %d", tok.Text, tok.Offset)
				}
				if tok.Kind == TokenDomain {
					again = append(again, tok.Domain.Token(tok.Level))
				}
			}
			for _, d := range Domains() {
				if !slices.Contains(askedShapes(), s.Asked[d]) {
					t.Fatalf("%v is read as %+v, which isn't one of the shapes", d, s.Asked[d])
				}
			}
			r := Parse(strings.Join(again, " "), role)
			for _, d := range Domains() {
				if a := s.Asked[d]; a.Named && !a.Unreadable && r.Asked[d] != a {
					t.Fatalf("%v was %+v, reads again as %+v", d, a, r.Asked[d])
				}
			}
			repairAll(t, text, role, s.Diagnostics)
		}
	})
}

// repairAll applies the first fix, reads the text again, and so on until no fix
// is left. On the way it tries each fix alone: fixing an error leaves fewer
// errors that have a fix.
func repairAll(t *testing.T, text string, role Role, ds []Diagnostic) {
	seen := map[string]bool{}
	for !seen[text] {
		seen[text] = true
		if len(ds) > maxDiagnostics {
			return // some are left out, so errors can't be counted
		}
		next := ""
		var left []Diagnostic
		for _, d := range ds {
			if !d.Fix.Known {
				continue
			}
			fixed := text[:d.Offset] + d.Fix.Value + text[d.Offset+d.Length:]
			after := Parse(fixed, role).Diagnostics
			if had, has := fixable(ds), fixable(after); d.Severity == SeverityError && has >= had {
				t.Fatalf("%s: %q has %d errors with a fix, %q has %d", d.Code, text, had, fixed, has)
			}
			if left == nil {
				next, left = fixed, after
			}
		}
		if left == nil {
			return
		}
		text, ds = next, left
	}
	t.Fatalf("fixes lead back to %q", text)
}

// fixable counts the errors that have a fix.
func fixable(ds []Diagnostic) int {
	n := 0
	for _, d := range ds {
		if d.Severity == SeverityError && d.Fix.Known {
			n++
		}
	}
	return n
}

// FuzzQuery checks the whole model's promises for any query.
func FuzzQuery(f *testing.F) {
	for _, s := range hostile {
		f.Add("ask=" + s)
		f.Add("grant=refresh_token&held=session:a+trade:read&ask=" + s)
		f.Add(form("grant", "exchange_token", "from", s))
		f.Add(form("grant", "exchange_token", "key", "trade:read", "from", "grant=refresh_token;"+form("key", "trade:read", "ask", s)))
		f.Add(form("grant", "fork_token", "from", form("grant", "refresh_token", "from", form("via", "http", "ask", s))))
	}
	for _, s := range hostile {
		f.Add("reply=" + s + "&need=" + s)
	}
	f.Add("reply=%3F+trade:read+session:a+%E2%80%A6&need=private/buy+private/set_mmp_config%3Fblock_rfq%3Dtrue,user.orders.(instrument_name).raw")
	f.Add("grant=fork_token&session_name=a&held=session:b&key=trade:read&sessions=16&features=block_trade_approval&subject=main&account=sub&key_type=asymmetric&via=http&key_name=x")
	f.Fuzz(func(t *testing.T, query string) {
		q, ds := ParseQuery(query)
		if len(ds) > maxDiagnostics {
			t.Fatal("too many remarks")
		}
		if q2, _ := ParseQuery(q.Encode()); *q2 != *q {
			if !q.masked() && !slices.ContainsFunc(ds, func(d Diagnostic) bool { return d.Param == "from" && d.Code == "secret" }) {
				t.Fatalf("%q is read back from %q as another query", query, q.Encode())
			}
		}
		steps := PredictChain(q)
		if len(steps) > MaxSteps+1 {
			t.Fatalf("%d steps", len(steps))
		}
		for _, p := range append(steps, allOf(PredictGrants(q))...) {
			q := p.Query
			key := Parse(q.Key.Value, RoleKey)
			for _, d := range p.Domains {
				if d.Floor > d.Ceiling || d.Likely.Known && (d.Likely.Value < d.Floor || d.Likely.Value > d.Ceiling) {
					t.Fatalf("%s: %+v", q.Encode(), d)
				}
				if a := key.Asked[d.Domain]; q.Key.Known && !a.Unreadable && d.Ceiling > a.High {
					t.Fatalf("%s: %v: ceiling %v is above the key's %v", q.Encode(), d.Domain, d.Ceiling, a.High)
				}
				if d.Rule == "" {
					t.Fatalf("%s: no rule for %v", q.Encode(), d.Domain)
				}
			}
			if !utf8.ValidString(p.Scope()) {
				t.Fatalf("%q gives a scope that isn't valid UTF-8", query)
			}
			p.Advice()
			for _, g := range Grants() {
				if n, ok := p.Next(g, Opt[string]{}); ok && Predict(n).Refused != nil {
					t.Fatalf("%s continues with %s, which is refused", q.Encode(), n.Encode())
				}
			}
		}
	})
}

func allOf(ps [NumGrants]*Prediction) []*Prediction { return ps[:] }
