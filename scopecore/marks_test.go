package scopecore

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
)

// TestMarksChangeNoPrediction: what was returned and what's needed are compared
// with the prediction but don't change it.
func TestMarksChangeNoPrediction(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 1))
	words := strings.Fields("account:read trade:read_write trade:none wallet:read connection session:a mainaccount x name:k")
	scope := func() Opt[string] {
		var s []string
		for range r.IntN(5) {
			s = append(s, words[r.IntN(len(words))])
		}
		return Opt[string]{Value: strings.Join(s, " "), Known: len(s) > 0}
	}
	for range 5000 {
		q := Query{Grant: Grant(r.IntN(NumGrants)), Via: Transport(r.IntN(2)), Key: scope(), Ask: scope(), Held: scope(), Subaccount: r.IntN(2) == 0}
		marked := q
		marked.Reply, marked.Need = scope(), "private/buy private/withdraw"
		a, b := Predict(&q), Predict(&marked)
		if !reflect.DeepEqual(a.Domains, b.Domains) || a.Scope() != b.Scope() || a.MainAccount != b.MainAccount || (a.Refused == nil) != (b.Refused == nil) {
			t.Fatalf("%s predicts something other than %s", marked.Encode(), q.Encode())
		}
		if back, ds := ParseQuery(marked.Encode()); back.Reply.Known != marked.Reply.Known || back.Need != marked.Need || len(ds) > 0 {
			t.Fatalf("%s is read as %+v, %v", marked.Encode(), back, ds)
		}
	}
}

// TestReplyText: what a query keeps of a reply.
func TestReplyText(t *testing.T) {
	for _, c := range []struct {
		text, kept string
		foreign    bool
		reply      Reply
	}{
		{"trade:read connection", "trade:read connection", false, Reply{Scope: "trade:read connection"}},
		{"", "", false, Reply{}},
		{"  trade:read \n account:read ", "trade:read account:read", false, Reply{Scope: "trade:read account:read"}},
		{"? trade:read ?", "? ? trade:read", false, Reply{Scope: "trade:read", Unknown: 2}},
		{"trade:read accou…", "trade:read …", false, Reply{Scope: "trade:read", Truncated: true}},
		{"trade:read ...", "trade:read …", false, Reply{Scope: "trade:read", Truncated: true}},
		{"…", "…", false, Reply{Truncated: true}},
		{"trade:read hunter2", "? trade:read", false, Reply{Scope: "trade:read", Unknown: 1}},
		{"options:read trade:read", "options:read trade:read", false, Reply{Scope: "options:read trade:read"}},
		{`{"scope":"trade:read","access_token":"hunter2"}`, "trade:read", true, Reply{Scope: "trade:read"}},
		{"trade:read client_secret=hunter2", "trade:read", true, Reply{Scope: "trade:read"}},
		{"session:a 4e1a07c9d35b82f6a9c04d7e12b8f35c6d90e4a7b1c2835f9e6d0a4c7b18f253", "? session:a", false, Reply{Scope: "session:a", Unknown: 1}},
	} {
		q, ds := ParseQuery("reply=" + FormEscape(c.text))
		if q.Reply != Known(c.kept) || (len(ds) == 1 && ds[0].Code == "not-a-scope") != c.foreign {
			t.Errorf("%q: kept %+v, said %v", c.text, q.Reply, ds)
		}
		c.reply.Found = true
		if got := ReplyOf(q.Reply.Value); *got != c.reply {
			t.Errorf("%q: %+v", c.text, got)
		}
		if again, _ := ParseQuery(q.Encode()); *again != *q {
			t.Errorf("%q: read again as %+v", c.text, again.Reply)
		}
		if raw := (Query{Reply: Known(c.text)}); raw.Encode() != q.Encode() {
			t.Errorf("%q: %s written, %s read", c.text, raw.Encode(), q.Encode())
		}
	}
	if q, _ := ParseQuery("ask=trade:read"); q.Reply.Known {
		t.Error("there should be no reply")
	}
}

// TestNeedText: what a query keeps of a list of names.
func TestNeedText(t *testing.T) {
	for _, c := range []struct {
		text, kept string
		foreign    bool
	}{
		{"private/buy private/sell", "private/buy private/sell", false},
		{"buy,sell;\nuser.trades.{kind}.100ms", "buy,sell;\nuser.trades.{kind}.100ms", false},
		{"private/set_mmp_config?block_rfq=true user.orders.(instrument_name).raw", "private/set_mmp_config?block_rfq=true user.orders.(instrument_name).raw", false},
		{" , ", "", false},
		{"<img src=x> private/buy", "private/buy", true},
		{`{"method":"private/buy"}`, "", true},
		{"private/buy client_secret=hunter2", "private/buy", true},
		{"private/buy 4e1a07c9d35b82f6a9c04d7e12b8f35c6d90e4a7b1c2835f9e6d0a4c7b18f253", "private/buy", true},
		{"private/" + strings.Repeat("a", 200), "", true},
	} {
		q, ds := ParseQuery("need=" + FormEscape(c.text))
		if q.Need != c.kept || (len(ds) == 1 && ds[0].Code == "not-a-call" && ds[0].Fix.Value == c.kept) != c.foreign {
			t.Errorf("%q: kept %q, said %v", c.text, q.Need, ds)
		}
		if again, _ := ParseQuery(q.Encode()); *again != *q {
			t.Errorf("%q: read again as %q", c.text, again.Need)
		}
		if raw := (Query{Need: c.text}); raw.Encode() != q.Encode() {
			t.Errorf("%q: %s written, %s read", c.text, raw.Encode(), q.Encode())
		}
	}
}

// TestReach: each better query lets the domain come at the level, as far as
// anyone can know.
func TestReach(t *testing.T) {
	scopes := []string{"-", "trade:read", "trade:none wallet:read", "trade:read_write", "Trade:READ", "trade:read trade:none"}
	optional := func(s string) Opt[string] {
		if s == "-" {
			return Opt[string]{}
		}
		return Known(s)
	}
	found := 0
	for g := range NumGrants {
		for _, key := range scopes[:4] {
			for _, held := range scopes[:4] {
				for _, ask := range scopes {
					p := Predict(&Query{Grant: Grant(g), Key: optional(key), Ask: optional(ask), Held: optional(held), Reply: Known("trade:read"), Need: "private/buy"})
					if p.Refused != nil {
						continue
					}
					for _, l := range []Level{Read, ReadWrite} {
						r := p.Reach(Trade, l)
						if r == nil {
							continue
						}
						found++
						after := Predict(r.Better)
						if after.Refused != nil || after.Domains[Trade].Ceiling < l || r.Better.Reply.Known || r.Better.Need == "" {
							t.Errorf("%s → %s: %v is out of reach: %+v", p.Query.Encode(), r.Better.Encode(), l, after.Domains[Trade])
						}
						for _, d := range Domains() {
							if d != Trade && after.Domains[d].Ceiling > p.Domains[d].Ceiling {
								t.Errorf("%s → %s gives more %v", p.Query.Encode(), r.Better.Encode(), d)
							}
						}
						if after.Domains[Trade].Floor < p.Domains[Trade].Floor {
							t.Errorf("%s → %s gives less", p.Query.Encode(), r.Better.Encode())
						}
					}
					if better := p.Limit(Trade, None); better != nil {
						if after := Predict(better); after.Domains[Trade].Ceiling > None || better.Reply.Known {
							t.Errorf("%s → %s: %+v", p.Query.Encode(), better.Encode(), after.Domains[Trade])
						}
					}
				}
			}
		}
	}
	if found < 100 {
		t.Errorf("only %d cases", found)
	}
}

// TestAskExactly: a request for some levels gets no others, and keeps the
// session; so does a key made for them.
func TestAskExactly(t *testing.T) {
	want := [NumDomains]Level{Trade: ReadWrite, Account: Read}
	for g := range NumGrants {
		p := Predict(&Query{Grant: Grant(g), Key: Known("account:read_write trade:read_write wallet:read_write"), Held: Known("account:read trade:read_write"), Ask: Known("wallet:read session:a trade:read"), Reply: Known("x")})
		better := p.AskExactly(&want)
		if (better != nil) != Grant(g).TakesScope() {
			t.Errorf("%v: %v", Grant(g), better)
		}
		made := p.MakeKey(&want)
		if p.Query.From = "grant=client_credentials"; p.MakeKey(&want).From != "" {
			t.Errorf("%v: it continues from the steps before", Grant(g))
		}
		if !made.Grant.FromKey() || made.Key != Known("account:read trade:read_write") {
			t.Errorf("%v: %s", Grant(g), made.Encode())
		}
		for _, q := range []*Query{better, made} {
			if q == nil {
				continue
			}
			after := Predict(q)
			if q.Reply.Known || !strings.Contains(q.Ask.Value, "session:a") || after.Domains[Wallet].Ceiling > None || after.Domains[Trade].Ceiling < ReadWrite || after.Domains[Account].Ceiling < Read {
				t.Errorf("%v: %s: %v", Grant(g), q.Encode(), after.Scope())
			}
		}
	}
}
