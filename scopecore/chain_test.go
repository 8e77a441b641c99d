package scopecore

import (
	"reflect"
	"slices"
	"strings"
	"testing"
)

// form writes alternating names and values as one query.
func form(pairs ...string) string {
	var b strings.Builder
	for i := 0; i < len(pairs); i += 2 {
		if i > 0 {
			b.WriteByte('&')
		}
		b.WriteString(pairs[i] + "=")
		escape(&b, pairs[i+1])
	}
	return b.String()
}

// next is a query whose step before is q.
func next(q Query, g Grant) Query {
	return Query{
		Grant: g, Via: q.Via, Key: q.Key, Subaccount: q.Subaccount, KeyName: q.KeyName, Asymmetric: q.Asymmetric,
		ToMain: q.ToMain, SessionName: q.SessionName, Sessions: q.Sessions, From: q.step() + stepEnd + q.From,
	}
}

func TestChainIsRead(t *testing.T) {
	const login = "grant=client_credentials&key=trade:read"
	for _, c := range []struct {
		what, from, chain string
		codes             []string
	}{
		{"one step", "key=trade:read", login, nil},
		{"the default query", "via=ws", "grant=client_credentials", nil},
		{"steps, the one before first", "held=x&grant=fork_token;grant=refresh_token;" + login, "grant=fork_token&held=x;grant=refresh_token;" + login, nil},
		{"a query put into another", form("grant", "refresh_token", "from", form("grant", "fork_token", "from", "key=trade:read")), "grant=refresh_token;grant=fork_token;" + login, nil},
		{"nothing between", ";;?grant=refresh_token;;" + login + ";", "grant=refresh_token;" + login, nil},
		{"before a login", login + ";grant=refresh_token", login, []string{"from-ignored"}},
		{"what isn't understood", "grant=guess&frob=1&ask=Trade:read&via=ws&via=http", "grant=client_credentials&ask=Trade:read", []string{"bad-value", "unknown-parameter", "repeated-parameter"}},
		{"marks", "key=trade:read&reply=trade:read&need=private/buy", login, nil},
		{"no scope", "ask=%7B%22scope%22:%22trade:read%22%7D", "grant=client_credentials&ask=trade:read", []string{"not-a-scope"}},
		{"a secret", "ask=trade:read+1700000000.Qx7-kL2p.Zt9_mVb4NcR7wKdY2hJ-s5GfA1uEo8PiTqX3lBz6nHy", "grant=client_credentials&ask=trade:read", []string{"secret"}},
		{"a session's random name", "ask=session:4e1a07c9d35b82f6a9c04d7e12b8f35c", "grant=client_credentials&ask=session:4e1a07c9d35b82f6a9c04d7e12b8f35c", nil},
		{"too many", strings.Repeat("grant=refresh_token;", MaxSteps+1), strings.Repeat("grant=refresh_token;", MaxSteps-1) + "grant=refresh_token", []string{"chain-too-long"}},
		{"a step too long", "grant=refresh_token;ask=" + strings.Repeat("trade:read+", maxChain/11), "grant=refresh_token", []string{"chain-too-long"}},
	} {
		q, ds := ParseQuery(form("grant", "refresh_token", "from", c.from))
		var codes []string
		for _, d := range ds {
			if codes = append(codes, d.Code); d.Param != "from" || d.Fix.Known {
				t.Errorf("%s: %+v", c.what, d)
			}
		}
		slices.Sort(codes)
		slices.Sort(c.codes)
		if q.From != c.chain || !slices.Equal(codes, c.codes) {
			t.Errorf("%s: %q with %v, want %q with %v", c.what, q.From, codes, c.chain, c.codes)
		}
		if again, _ := ParseQuery(q.Encode()); *again != *q {
			t.Errorf("%s: %q reads back as %q", c.what, q.Encode(), again.Encode())
		}
		steps := q.Steps()
		for i := range steps {
			if want, _ := ParseQuery(steps[i].Encode()); *steps[i] != *want || i > 0 && want.From != steps[i-1].step()+strings.TrimSuffix(stepEnd+steps[i-1].From, stepEnd) {
				t.Errorf("%s: step %d is %+v", c.what, i, steps[i])
			}
		}
	}
}

// TestChainGrowsByItsSteps checks that each step makes a query longer by the
// same amount: nothing in it is escaped again and again.
func TestChainGrowsByItsSteps(t *testing.T) {
	q := Query{Key: Known("account:read trade:read_write"), Ask: Known("session:ü&=% trade:read")}
	var lengths []int
	for range MaxSteps {
		q = next(q, RefreshToken)
		lengths = append(lengths, len(q.Encode()))
	}
	for i := 3; i < len(lengths); i++ {
		if grown, first := lengths[i]-lengths[i-1], lengths[2]-lengths[1]; grown != first {
			t.Errorf("step %d makes it %d bytes longer, the second one %d: %v", i, grown, first, lengths)
		}
	}
}

// TestChainIsGrantsSideBySide predicts each token grant from the step that the
// grants side by side assume for it, and gets the same result.
func TestChainIsGrantsSideBySide(t *testing.T) {
	n := 0
	eachSetting(func(_ Domain, _, _, held int, _ string, q Query) {
		if held >= 0 || !q.Grant.FromKey() {
			return
		}
		for i, want := range PredictGrants(&q) {
			if want.Query.Grant.FromKey() {
				continue
			}
			n++
			c := q
			c.Grant, c.From = Grant(i), q.step()
			got := Predict(&c)
			if got.HeldFrom.Known || want.HeldFrom != Known(q.Grant) {
				t.Fatalf("%s starts from %v, side by side from %v", c.Encode(), got.HeldFrom, want.HeldFrom)
			}
			same := *got
			same.Query, same.HeldFrom = want.Query, want.HeldFrom
			if !reflect.DeepEqual(&same, want) {
				t.Fatalf("%s\ngives   %+v\nbut side by side %+v", c.Encode(), got, want)
			}
			if beside := PredictGrants(&c)[i]; !reflect.DeepEqual(beside, got) {
				t.Fatalf("%s\ngives   %+v\nand of all grants %+v", c.Encode(), got, beside)
			}
		}
	})
	t.Logf("%d chains of two", n)
}

// TestChainsKeepTheBounds continues from every setting of a domain in every
// context with each grant, and checks that each domain is predicted as if it
// started from the interval of the step before: so everything proved for one
// step, from any token, holds for any chain. No ceiling is above the last
// step's key, and none is above the ceiling of the step before, unless a
// refresh asks for more.
func TestChainsKeepTheBounds(t *testing.T) {
	asks := []Opt[string]{{}, Known("trade:read_write wallet:read"), Known("session:s2"), Known("account:none what:ever")}
	n := 0
	eachSetting(func(d Domain, key, _, _ int, _ string, q Query) {
		c := next(q, RefreshToken)
		c.Ask = asks[n%len(asks)]
		if n++; n%5 == 0 {
			c.Key = Known(d.Token(Read)) // the key was changed since
		}
		before, ask, k := Predict(&q), Parse(c.Ask.Value, RoleRequest), Parse(c.Key.Value, RoleKey)
		for i, p := range PredictGrants(&c) {
			g := Grant(i)
			if g.FromKey() {
				continue
			}
			if before.Refused != nil {
				if p.Refused == nil || p.Refused.Code != "no-token-before" || p.Refused.Rule != RuleNoHeld {
					t.Fatalf("%s: there's no token before, but %+v", p.Query.Encode(), p.Refused)
				}
				continue
			}
			if p.Refused != nil {
				if g != ForkToken || before.Lifetime.Binding != BindingConnection {
					t.Fatalf("%s: refused %+v", p.Query.Encode(), p.Refused)
				}
				continue
			}
			for _, o := range p.Domains {
				s := setting{domain: o.Domain, grant: g, key: levelOfText(c.Key.Known, k, o.Domain), held: before.Domains[o.Domain].Interval}
				if c.Ask.Known && g.TakesScope() {
					s.request = request{true, ask.Names, ask.Unclear, ask.Asked[o.Domain]}
				}
				if want := s.predict(); !reflect.DeepEqual(o, want) || s.broken(o) != "" {
					t.Fatalf("%s: %v is %+v, alone it is %+v; %s", p.Query.Encode(), o.Domain, o, want, s.broken(o))
				}
				if most := before.Domains[o.Domain].Ceiling; o.Ceiling > most && (g != RefreshToken || o.Ceiling > o.Asked.High) {
					t.Fatalf("%s: %v has at most %v, and had at most %v", p.Query.Encode(), o.Domain, o.Ceiling, most)
				}
			}
		}
	})
	t.Logf("%d steps before", n)
}

// TestLessThroughAStep lowers, in every setting of a domain, what's asked, what
// the key has and what the held token has, continues from both with every
// request of each token grant, and checks that no bound goes up there either.
func TestLessThroughAStep(t *testing.T) {
	type ends struct{ key, lessKey, more, less Interval }
	all := map[ends]bool{}
	settings(func(s setting) {
		if s.domain != Wallet && s.domain != Trade {
			return // the others follow the same rules as trade, in other words
		}
		more := s.predict()
		try := func(l setting) { all[ends{s.key, l.key, more.Interval, l.predict().Interval}] = true }
		for _, a := range askedShapes() {
			if s.sent && a.Named && !a.Unreadable && !s.own.Unreadable && (s.own.Named && a.Low <= s.own.Low && a.High <= s.own.High || !s.own.Named && a.High == None) {
				l := s
				l.own, l.names = a, true
				try(l)
			}
		}
		for _, v := range keys() {
			if v.Likely.Known == s.key.Likely.Known && !above(v, s.key) {
				l := s
				l.key = v
				try(l)
			}
		}
		for _, v := range intervals() {
			if !s.grant.FromKey() && v.Likely.Known == s.held.Likely.Known && !above(v, s.held) {
				l := s
				l.held = v
				try(l)
			}
		}
	})
	n := 0
	for e := range all {
		for _, d := range [...]Domain{Trade, Wallet} {
			for _, g := range Grants() {
				if g.FromKey() {
					continue
				}
				for _, r := range requests(g) {
					n++
					more, less := setting{d, g, e.key, e.more, r}.predict(), setting{d, g, e.lessKey, e.less, r}.predict()
					if above(less.Interval, more.Interval) {
						t.Fatalf("%v %v %+v: from %+v %+v, from %+v %+v", g, d, r, e.more, more.Interval, e.less, less.Interval)
					}
				}
			}
		}
	}
	t.Logf("%d pairs of steps, %d times less", len(all), n)
}

// TestWhatGoesThroughAStep follows what isn't a domain over several steps.
func TestWhatGoesThroughAStep(t *testing.T) {
	var others []string
	for _, d := range Domains() {
		if d != Trade && d != Wallet {
			others = append(others, d.String()+":?")
		}
	}
	for _, c := range []struct{ what, query, scope, open, refused string }{
		{"a login", "key=trade:read&account=sub", "connection trade:read", "", ""},
		{"name and account", form("grant", "refresh_token", "key", "trade:read", "from", "key=trade:read&key_name=bot"), "connection mainaccount name:bot trade:read", "", ""},
		{"accounts disagree", form("grant", "refresh_token", "key", "trade:read", "account", "sub", "from", "key=trade:read"), "connection trade:read", "", ""},
		{"a fork of a connection", form("grant", "fork_token", "from", "key=trade:read"), "", "", "fork-of-connection-token"},
		{"a fork without a name", form("grant", "fork_token", "key", "trade:read", "from", "key=trade:read&via=http"), "mainaccount session:NAME trade:read", "", ""},
		{"the same of a returned token", form("grant", "fork_token", "key", "trade:read", "held", "session:a trade:read", "from", "key=trade:read&via=http"), "session:NAME trade:read", "", ""},
		{"the same with just a token", form("grant", "fork_token", "key", "trade:read", "held", "session:a trade:read"), "", "", "no-session-name"},
		{"a fork under an odd name", form("grant", "refresh_token", "key", "trade:read", "from", form("grant", "fork_token", "key", "trade:read", "held", "session:a trade:read", "session_name", "b c")), "trade:read", "session:?", ""},
		{"one session or the other", form("grant", "exchange_token", "key", "trade:read", "from", form("grant", "refresh_token", "key", "trade:read", "ask", "session:b", "held", "session:a trade:read")), "trade:read", "session:?", ""},
		{"a session asked of it", form("grant", "refresh_token", "key", "trade:read", "ask", "session:b", "from", form("grant", "refresh_token", "key", "trade:read", "ask", "session:b", "held", "session:a trade:read")), "trade:read", "session:? session:b", ""},
		{"mainaccount is open", form("grant", "refresh_token", "key", "trade:read", "from", "grant=exchange_token&key=trade:read;key=trade:read"), "connection trade:read", "mainaccount", ""},
		{"and once more", form("grant", "exchange_token", "key", "trade:read", "subject", "main", "from", "grant=exchange_token&key=trade:read;key=trade:read"), "connection trade:read", "mainaccount", ""},
		{"a scope takes it", form("grant", "exchange_token", "key", "trade:read", "ask", "trade:read", "from", "grant=exchange_token&key=trade:read;key=trade:read"), "connection trade:read", "", ""},
		{"an application", form("grant", "exchange_token", "from", form("grant", "refresh_token", "held", "app_id:7 trade:read")), "", "", "registered-application"},
		{"an application, two steps on", form("grant", "fork_token", "from", "grant=refresh_token;"+form("grant", "refresh_token", "held", "app_id:7 session:a trade:read")), "", "", "registered-application"},
		{"no token in the first step", form("grant", "exchange_token", "from", "grant=refresh_token;grant=refresh_token"), "", "", "no-token-before"},
		{"no token in the step before", form("grant", "refresh_token", "from", "key_type=asymmetric"), "", "", "no-token-before"},
		{"a returned token", form("grant", "refresh_token", "key", "trade:read wallet:read", "held", "trade:read", "from", "key=wallet:read"), "trade:read", "", ""},
		{"a key that is not known", form("grant", "refresh_token", "from", "ask=trade:read+wallet:none"), "connection mainaccount trade:read", strings.Join(others, " "), ""},
	} {
		q, _ := ParseQuery(c.query)
		p := Predict(q)
		refused := ""
		if p.Refused != nil {
			refused = p.Refused.Code
		}
		var open []string
		for _, tok := range p.Tokens {
			if tok.Effect == EffectUndetermined {
				open = append(open, tok.Token)
			}
		}
		if p.Scope() != c.scope || strings.Join(open, " ") != c.open || refused != c.refused {
			t.Errorf("%s: %q, open %v, refused %q; want %q, %q, %q", c.what, p.Scope(), open, refused, c.scope, c.open, c.refused)
		}
		if slices.Contains(open, "mainaccount") != (p.MainAccount == TriUnknown) {
			t.Errorf("%s: mainaccount is %v", c.what, p.MainAccount)
		}
	}
}

// TestLoginHasNoStepBefore checks that a chain before a login is kept, gets a
// remark and has no effect.
func TestLoginHasNoStepBefore(t *testing.T) {
	const text = "key=trade:read&from=grant%3Dclient_credentials%26key%3Dwallet:read"
	q, _ := ParseQuery(text)
	plain := q.Clone()
	plain.From = ""
	p, want := Predict(q), Predict(plain)
	if q.Encode() != text || len(q.Steps()) > 0 || len(PredictChain(q)) != 1 || p.Scope() != want.Scope() {
		t.Errorf("%s with %v: %q", q.Encode(), q.Steps(), p.Scope())
	}
	if len(p.Diagnostics) != 1 || p.Diagnostics[0].Code != "from-ignored" || p.Diagnostics[0].Param != "from" || p.Diagnostics[0].Severity != SeverityInfo {
		t.Errorf("%+v", p.Diagnostics)
	}
	if got, want := q.KeyToken(), plain.KeyToken(); got != want {
		t.Errorf("the key gets %v, without a chain %v", got, want)
	}
}

// TestNext continues from every prediction with every grant, over as many steps
// as possible, and checks that each query is complete, has the same key, and
// gets a token.
func TestNext(t *testing.T) {
	given, refused := 0, 0
	eachOther(func(q Query, _, _ Scope) {
		q.Sessions, q.KeyName, q.Via = Known(3), "k", HTTP
		p := Predict(&q)
		for _, g := range Grants() {
			n, ok := p.Next(g, Opt[string]{})
			fork := g == ForkToken && p.Lifetime.Binding == BindingConnection || p.app && g != RefreshToken
			if want := p.Refused == nil && !g.FromKey() && !fork; ok != want {
				t.Fatalf("%s continues with %v: %v", q.Encode(), g, ok)
			}
			if !ok {
				refused++
				continue
			}
			given++
			chain := PredictChain(n)
			if again, _ := ParseQuery(n.Encode()); *again != *n {
				t.Fatalf("%s reads back as %s", n.Encode(), again.Encode())
			}
			if len(chain) != 2 || chain[0].Query != q || chain[1].Refused != nil || chain[1].Query.Key != q.Key || chain[1].Query.KeyName != "k" || n.Sessions != p.Sessions.After || n.Ask.Known {
				t.Fatalf("%s continues with %s", q.Encode(), n.Encode())
			}
		}
	})
	if given == 0 || refused == 0 {
		t.Errorf("%d are given, %d refused", given, refused)
	}
	p, n := Predict(&Query{Via: HTTP, Key: Known("trade:read")}), 0
	for {
		q, ok := p.Next(RefreshToken, Opt[string]{})
		if !ok {
			break
		}
		n++
		if p = Predict(q); p.Scope() != "mainaccount session:rest-* trade:read" || len(q.Steps()) != n {
			t.Fatalf("after %d steps: %s", n, p.Scope())
		}
	}
	if n != MaxSteps {
		t.Errorf("%d steps", n)
	}
}

// TestNextOfReturned continues from the token that the server returned, even if
// none was predicted.
func TestNextOfReturned(t *testing.T) {
	returned := Known("connection trade:read")
	for _, query := range []string{"key=trade:read_write&via=http", "key=trade:read_write&reply=connection+trade:read&need=private/buy", "key=trade:read_write&key_type=asymmetric"} {
		q, _ := ParseQuery(query)
		n, ok := Predict(q).Next(RefreshToken, returned)
		q.Reply, q.Need = Opt[string]{}, ""
		if p := Predict(n); !ok || n.Held != returned || p.Scope() != "connection trade:read" || *n.Steps()[0] != *q {
			t.Errorf("%s continues with %s", query, n.Encode())
		}
		if _, ok := Predict(q).Next(ForkToken, returned); ok {
			t.Errorf("%s: a connection's token is forked", query)
		}
	}
}

// TestRepairsOfAChain checks that logging in again drops the steps, that other
// repairs keep them, and that no advice raises a ceiling.
func TestRepairsOfAChain(t *testing.T) {
	codes := map[string]int{}
	eachSetting(func(_ Domain, _, _, _ int, _ string, q Query) {
		if !q.Grant.FromKey() {
			return
		}
		for _, g := range [...]Grant{RefreshToken, ExchangeToken} {
			c := next(q, g)
			c.Ask = Known("trade:read_write trade:read wallet:read_write account:all")
			p := Predict(&c)
			for _, r := range p.Results() {
				if r.Repair == "" {
					continue
				}
				codes[r.Repair]++
				if again := r.Repair == "log-in-again" || r.Repair == "raise-key-and-log-in"; (r.Better.From == "") != again || r.Better.Grant.FromKey() != again {
					t.Fatalf("%s: %s leads to %s", c.Encode(), r.Repair, r.Better.Encode())
				}
			}
			for _, a := range p.Advice() {
				if a.Better == nil {
					continue
				}
				codes[a.Code]++
				if a.Better.From != c.From {
					t.Fatalf("%s: %s loses the steps before", c.Encode(), a.Code)
				}
				for i, b := range Predict(a.Better).Domains {
					if b.Ceiling > p.Domains[i].Ceiling {
						t.Fatalf("%s: %s raises %v", c.Encode(), a.Code, b.Domain)
					}
				}
			}
		}
	})
	for _, code := range []string{"log-in-again", "raise-key-and-log-in", "spelling", "ask-less"} {
		if codes[code] == 0 {
			t.Errorf("%s never came up: %v", code, codes)
		}
	}
}
