package scopecore

import (
	"strings"
	"testing"
)

// What a token grant makes of everything that isn't a domain, in every setting:
// what the held token is bound to and whether it shows mainaccount, what's
// asked, and which account an exchange is for.
func eachOther(f func(q Query, held, ask Scope)) {
	bindings := []string{"", "connection", "session:h1", "connection session:h1"}
	for _, g := range Grants() {
		if g.FromKey() {
			continue
		}
		for _, bound := range bindings {
			for _, rest := range []string{"trade:read", "mainaccount trade:read", "app_id:7 mainaccount trade:read"} {
				for _, ask := range []string{"-", "", "trade:read", "session:h1", "session:s1", "connection", "connection session:s1", "session:h1 trade:read", "connection trade:read", "expires:60", "mainaccount"} {
					for mode := range 4 {
						q := Query{
							Grant: g, Key: Known("trade:read"), Held: Known(strings.TrimSpace(bound + " " + rest)),
							Subaccount: mode&1 != 0, ToMain: mode&2 != 0, SessionName: Known("f1"),
						}
						if ask != "-" {
							q.Ask = Known(ask)
						}
						f(q, *Parse(q.Held.Value, RoleHeld), *Parse(q.Ask.Value, RoleRequest))
					}
				}
			}
		}
	}
}

// TestMainAccountOfToken derives what's known about mainaccount: it survives a
// refresh and a fork, is lost in an exchange with a scope, and is open if no
// source decides.
func TestMainAccountOfToken(t *testing.T) {
	counted := map[Tri]int{}
	eachOther(func(q Query, held, ask Scope) {
		p := Predict(&q)
		if p.Refused != nil {
			return
		}
		has, sent := held.MainAccount && !q.Subaccount, q.Grant.TakesScope() && !ask.Blank()
		want := TriNo
		switch {
		case q.Grant != ExchangeToken:
			if has {
				want = TriYes
			}
		case sent: // "no longer"
		case has && q.ToMain:
			want = TriYes
		case has || q.ToMain:
			want = TriUnknown
		}
		counted[want]++
		if p.MainAccount != want {
			t.Fatalf("%s: mainaccount is %v, want %v", q.Encode(), p.MainAccount, want)
		}
	})
	if len(counted) != 3 {
		t.Errorf("only %v", counted)
	}
}

// TestApplicationsAreRefused checks that exchange and fork always refuse a
// registered application's token, and that a refresh doesn't.
func TestApplicationsAreRefused(t *testing.T) {
	eachOther(func(q Query, held, _ Scope) {
		r := Predict(&q).Refused
		app := strings.Contains(q.Held.Value, "app_id")
		if got, want := r != nil && r.Rule == RuleApplication, app && q.Grant != RefreshToken; got != want {
			t.Fatalf("%s: refused %+v", q.Encode(), r)
		}
		if q.Grant != ForkToken && !app && r != nil {
			t.Fatalf("%s: refused %+v", q.Encode(), r)
		}
	})
}

// TestOpenBindingsAreNotContradicted replies to a refresh and an exchange with
// the binding that the held token had and with each that was asked for, and
// checks that none of them is called a contradiction where no source decides:
// only an exchange that names one session, and nothing else, is documented to
// get it.
func TestOpenBindingsAreNotContradicted(t *testing.T) {
	answered := 0
	eachOther(func(q Query, held, ask Scope) {
		p := Predict(&q)
		if q.Grant == ForkToken || p.Refused != nil {
			return
		}
		var may []string
		if q.Grant == RefreshToken || !ask.HasSession || ask.Connection {
			if held.Connection {
				may = append(may, "connection")
			}
			if held.HasSession {
				may = append(may, "session:"+held.Session)
			}
		}
		if ask.Connection {
			may = append(may, "connection")
		}
		if ask.HasSession {
			may = append(may, "session:"+ask.Session)
		}
		for _, token := range may {
			answered++
			for _, f := range Verify(p, &Reply{Scope: token, Found: true, Truncated: true}).Tokens {
				if f.Status == StatusContradicts {
					t.Fatalf("%s: predicted %+v, and %s is a contradiction", q.Encode(), p.Lifetime, token)
				}
			}
		}
		if ask.Expires > 0 && q.Grant == RefreshToken && p.Lifetime.Access.Known {
			t.Fatalf("%s: whether the server takes the lifetime is unknown, but it is %v", q.Encode(), p.Lifetime.Access)
		}
		if q.Grant == ExchangeToken && !ask.HasSession && p.Sessions.Rule != RuleExchangeDrops {
			t.Fatalf("%s: the old tokens end, but the rule is %s", q.Encode(), p.Sessions.Rule)
		}
	})
	if answered == 0 {
		t.Error("no reply was checked")
	}
}

// TestAsksMore: an exchange that asks for more than its token has may be
// refused, so there's advice, with a request that doesn't.
func TestAsksMore(t *testing.T) {
	for _, key := range []string{"", "&key=account:read_write+trade:read_write+wallet:read"} {
		q, _ := ParseQuery("grant=exchange_token&held=session:a+account:read+wallet:read&ask=account:read_write+trade:read+wallet:read" + key)
		var told []string
		for range 3 {
			for _, r := range Predict(q).Results() {
				if r.Repair == "ask-less" {
					told = append(told, r.Code)
					q = r.Better
					break
				}
			}
		}
		if got, want := strings.Join(told, " "), "exchange-asks-more exchange-asks-for-none-held"; got != want {
			t.Errorf("told %q, want %q", got, want)
		}
		if got, want := q.Ask.Value, "account:read trade:none wallet:read"; got != want {
			t.Errorf("better is %q, want %q", got, want)
		}
	}
}
