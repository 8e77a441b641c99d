package scopecore_test

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"

	"scopecalculator/scopecore"
	"scopecalculator/scopecore/catalog"
)

// checkLeast holds one least scope to its promises: predicted with the least
// key and the least request, every covered call can be made, and lowering any
// one token breaks at least one call, each of which is named.
func checkLeast(t *testing.T, methods []scopecore.Method, calls []*scopecore.Method, sub bool) {
	t.Helper()
	l := scopecore.FindLeast(calls, sub, scopecore.WebSocket)
	q := scopecore.Query{Subaccount: sub, Key: scopecore.Known(l.Key()), Ask: scopecore.Known(l.Ask())}
	access := scopecore.Predict(q).Access()
	for _, m := range l.Covered {
		want := scopecore.Allowed
		for _, g := range m.Gates {
			want = min(want, g.Opens(access))
		}
		v := access.VerdictOf(*m)
		// Deribit warns that wallet:read_write may be narrowed.
		narrowed := v == scopecore.Likely && slices.Contains(m.Ways[0].AnyOf, scopecore.Need{Domain: scopecore.Wallet, Level: scopecore.ReadWrite})
		if v != want && !narrowed {
			t.Fatalf("%v: with %s, %s is %v, and its gates leave it %v", names(calls), l.Ask(), m.Name, v, want)
		}
	}
	if len(l.Covered)+len(l.Undocumented)+blocked(l) != len(calls) {
		t.Fatalf("%v: %d covered, %d undocumented, %d blocked", names(calls), len(l.Covered), len(l.Undocumented), blocked(l))
	}
	proved := 0
	for _, d := range scopecore.Domains() {
		for lower := scopecore.None; lower < l.Levels[d]; lower++ {
			levels := l.Levels
			levels[d] = lower
			q := scopecore.Query{Subaccount: sub, Key: scopecore.Known(l.Key()), Ask: scopecore.Known(scopecore.FullScope(levels))}
			less := scopecore.Predict(q).Access()
			var broken []*scopecore.Method
			for _, m := range l.Covered {
				if less.VerdictOf(*m) == scopecore.Denied {
					broken = append(broken, m)
				}
			}
			if len(broken) == 0 {
				t.Fatalf("%v: %s can be lowered to %v and nothing breaks", names(calls), d.Token(l.Levels[d]), lower)
			}
			if b := l.Because[proved]; lower == scopecore.None && !slices.Equal(b.Serves, broken) {
				t.Fatalf("%v: %s serves %v, without it %v are broken", names(calls), d.Token(l.Levels[d]), names(b.Serves), names(broken))
			}
			if lower == l.Levels[d]-1 {
				b := l.Because[proved]
				if b.Domain != d || b.Level != l.Levels[d] || !slices.Equal(b.Breaks, broken) {
					t.Fatalf("%v: %s: because names %v, broken are %v", names(calls), d.Token(l.Levels[d]), names(b.Breaks), names(broken))
				}
				proved++
			}
		}
	}
	for _, a := range l.Alternatives {
		above, below := true, true
		for i := range a.Levels {
			above = above && a.Levels[i] >= l.Levels[i]
			below = below && a.Levels[i] <= l.Levels[i]
		}
		if above || below {
			t.Fatalf("%v: alternative %s is comparable with %s", names(calls), a.Ask(), l.Ask())
		}
		for _, m := range l.Covered {
			q := scopecore.Query{Subaccount: sub, Key: scopecore.Known(a.Key()), Ask: scopecore.Known(a.Ask())}
			if v := scopecore.Predict(q).Access().VerdictOf(*m); v < scopecore.Possible {
				t.Fatalf("%v: with the alternative %s, %s is %v", names(calls), a.Ask(), m.Name, v)
			}
		}
	}
}

func blocked(l scopecore.Least) int {
	shut := map[*scopecore.Method]bool{}
	for _, o := range l.OutOfReach {
		if o.Blocked() {
			shut[o.Method] = true
		}
	}
	return len(shut)
}

func names(ms []*scopecore.Method) []string {
	var out []string
	for _, m := range ms {
		out = append(out, m.Name)
	}
	return out
}

// TestLeastIsLeast goes through every set of up to three calls, and samples
// larger ones. Calls with equal requirements behave equally, so one of each
// kind stands for all of them in the triples; the pairs are complete.
func TestLeastIsLeast(t *testing.T) {
	methods := catalog.Methods()
	all := make([]*scopecore.Method, len(methods))
	var kinds []*scopecore.Method
	seen := map[string]bool{}
	for i := range methods {
		m := &methods[i]
		all[i] = m
		kind := fmt.Sprint(m.Gates)
		for _, w := range m.Ways {
			kind += "|" + w.When + fmt.Sprint(w.AnyOf, w.Gates)
		}
		if !seen[kind] {
			seen[kind] = true
			kinds = append(kinds, m)
		}
	}
	sets := 0
	try := func(calls ...*scopecore.Method) {
		sets++
		checkLeast(t, methods, calls, false)
		checkLeast(t, methods, calls, true)
	}
	wasm := runtime.GOARCH == "wasm"
	try()
	for i := range all {
		try(all[i])
		for j := i + 1; j < len(all) && !wasm; j++ {
			try(all[i], all[j])
		}
	}
	for i := range kinds {
		for j := i; j < len(kinds); j++ {
			for k := j; k < len(kinds); k++ {
				if i != j && j != k && (!wasm || (i+j+k)%7 == 0) {
					try(kinds[i], kinds[j], kinds[k])
				}
			}
		}
	}
	r := rand.New(rand.NewPCG(1, 2))
	samples := 500
	if wasm {
		samples = 30
	}
	for range samples {
		calls := make([]*scopecore.Method, 0, 24)
		for range 4 + r.IntN(20) {
			m := all[r.IntN(len(all))]
			if !slices.Contains(calls, m) {
				calls = append(calls, m)
			}
		}
		try(calls...)
	}
	t.Logf("%d sets of calls, %d kinds of call", sets, len(kinds))
}

// TestLeastAlternatives covers the calls that can be satisfied in two ways.
func TestLeastAlternatives(t *testing.T) {
	for _, c := range []struct {
		calls       string
		key         string
		alternative string
		when        string
	}{
		{"user.portfolio.btc", "account:read", "trade:read", ""},
		{"user.portfolio.btc get_positions", "trade:read", "", ""},
		{"get_mmp_config", "trade:read", "block_rfq:read", "private/get_mmp_config with block_rfq=true"},
		{"get_mmp_config buy", "trade:read_write", "", ""},
		{"set_mmp_config get_block_rfqs", "block_rfq:read_write", "block_rfq:read trade:read_write", ""},
	} {
		found := scopecore.FindMentions(c.calls, "", catalog.Methods(), nil)
		l := scopecore.FindLeast(found.Methods, false, scopecore.WebSocket)
		alternative, when := "", ""
		if len(l.Alternatives) > 0 {
			alternative, when = l.Alternatives[0].Key(), strings.Join(l.Alternatives[0].When, ", ")
		}
		if l.Key() != c.key || alternative != c.alternative || when != c.when {
			t.Errorf("%s: key %q, alternative %q when %q; want %q, %q when %q", c.calls, l.Key(), alternative, when, c.key, c.alternative, c.when)
		}
	}
}

// TestWaysWithGates covers a call that WebSocket shuts out in one way only.
func TestWaysWithGates(t *testing.T) {
	m := catalog.Load().Find("private/enable_cancel_on_disconnect")
	for via, want := range map[scopecore.Transport]string{
		scopecore.WebSocket: "scope=connection allowed, scope=account allowed",
		scopecore.HTTP:      "scope=connection denied, scope=account possible",
	} {
		p := scopecore.Predict(scopecore.Query{Key: scopecore.Known("account:read_write"), Via: via})
		var got []string
		for _, w := range m.Ways {
			got = append(got, w.When+" "+p.Access().Verdict(m.Requires(w)).String())
		}
		if s := strings.Join(got, ", "); s != want {
			t.Errorf("%v: %s, want %s", via, s, want)
		}
		for _, v := range p.Access().Verdicts(catalog.Load()) {
			if v.Method == m && v.Verdict != p.Access().Verdict(m.Requires(*v.Way)) {
				t.Errorf("%v: %s is %v in the list", via, v.Way.When, v.Verdict)
			}
		}
	}
	l := scopecore.FindLeast([]*scopecore.Method{m}, false, scopecore.HTTP)
	if l.Key() != "account:read_write" || len(l.Covered) != 1 || len(l.Alternatives) != 0 {
		t.Errorf("over HTTP: key %q, %d covered, %d alternatives", l.Key(), len(l.Covered), len(l.Alternatives))
	}
	var got []string
	for _, o := range l.OutOfReach {
		got = append(got, fmt.Sprint(o.Name(), " ", o.Gate, " ", o.Opens, " ", o.Blocked()))
	}
	want := "private/enable_cancel_on_disconnect with scope=connection websocket denied false; " +
		"private/enable_cancel_on_disconnect with scope=account websocket-unclear possible false"
	if s := strings.Join(got, "; "); s != want {
		t.Errorf("%s, want %s", s, want)
	}
	// Which way is taken says nothing about the scope, so no plan counts on one.
	l = scopecore.FindLeast([]*scopecore.Method{m, catalog.Load().Find("private/get_mmp_config")}, false, scopecore.WebSocket)
	if len(l.Alternatives) != 1 || strings.Join(l.Alternatives[0].When, ", ") != "private/get_mmp_config with block_rfq=true" {
		t.Errorf("alternatives %+v", l.Alternatives)
	}
}

// TestWithdrawFromSubaccount has a subaccount's key withdraw perhaps, never
// surely, and not at all where the scope is lacking.
func TestWithdrawFromSubaccount(t *testing.T) {
	for key, want := range map[string]scopecore.Verdict{"wallet:read_write": scopecore.Possible, "wallet:read": scopecore.Denied} {
		p := scopecore.Predict(scopecore.Query{Grant: scopecore.ClientSignature, Key: scopecore.Known(key), Subaccount: true})
		c := p.Access().Consequences(catalog.Load())[0]
		if c.ID != "move-funds-out" || c.Verdict != want {
			t.Errorf("%s: %s is %v, want %v", key, c.ID, c.Verdict, want)
		}
	}
}

// TestFindMentions finds calls in code, logs and prose.
func TestFindMentions(t *testing.T) {
	for _, c := range []struct {
		text, methods, others string
	}{
		{`ws.send({"jsonrpc":"2.0","method":"private/buy","params":{}})`, "private/buy", ""},
		{"GET https://test.deribit.com/api/v2/private/get_positions?currency=BTC", "private/get_positions", ""},
		{"client.request('private/pme/simulate')", "private/pme/simulate", ""},
		{"call private/sell, then private/cancel_all.", "private/cancel_all private/sell", ""},
		{`channels = ["user.orders.BTC-PERPETUAL.raw", "user.portfolio.btc"]`, "user.orders.(instrument_name).raw user.portfolio.(currency)", ""},
		{"user.orders.BTC-PERPETUAL.100ms", "user.orders.(instrument_name).(interval)", ""},
		{"user.orders.option.any.raw user.changes.future.BTC.100ms", "user.changes.(kind).(currency).(interval) user.orders.(kind).(currency).raw", ""},
		{"f\"user.trades.{instrument}.raw\"", "user.trades.(instrument_name).(interval)", ""},
		{"`user.orders.${name}.raw`", "user.orders.(instrument_name).raw", ""},
		{"user.name = x; user.email.lower(); if user.orders: pass", "", ""},
		{"private/get_pending_block_trades and public/ticker", "", "private/get_pending_block_trades removed, public/ticker public"},
		{"private/toggle_portfolio_margin private/cancel_quote", "", "private/toggle_portfolio_margin removed, private/cancel_quote removed"},
		{"private/get_stop_order_histroy", "", "private/get_stop_order_histroy removed private/get_stop_order_history"},
		{"private/toggle_deposit_address private/Send_RFQ", "", "private/toggle_deposit_address removed private/toggle_deposit_address_creation, private/Send_RFQ removed private/send_rfq"},
		{"private/cancel_quots", "", "private/cancel_quots unknown (private/cancel_quotes)"},
		{"private/get_postions", "", "private/get_postions unknown (private/get_position private/get_positions)"},
		{"private/get_order_history", "", "private/get_order_history unknown (private/get_order_history_by_currency private/get_order_history_by_instrument)"},
		{"private/positions", "", "private/positions unknown (private/close_position private/get_position private/get_positions)"},
		{"private/place_orders", "", "private/place_orders unknown (private/buy private/sell)"},
		{"private/frobnicate private/is", "", "private/frobnicate unknown, private/is unknown"},
		{"myprivate/buy xprivate/sell", "", ""},
		{"", "", ""},
		{"private/", "", ""},
		{"private/buy private/buy private/buy", "private/buy", ""},
		{"buy, sell\n- 'edit'", "private/buy private/edit private/sell", ""},
		{"[\"buy\", \"private/sell\"]", "private/buy private/sell", ""},
		{"buy low, sell high", "", ""},
		{"buy and private/sell", "private/sell", ""},
		{"bûy sell", "", ""},
	} {
		got := scopecore.FindMentions("", c.text, catalog.Methods(), catalog.RemovedMethods())
		var others []string
		for _, o := range got.Others {
			s := o.Name + " " + o.Reason
			if o.Removed != nil && o.Removed.Name != o.Name {
				s += " " + o.Removed.Name
			}
			if len(o.Near) > 0 {
				s += " (" + strings.Join(o.Near, " ") + ")"
			}
			others = append(others, s)
		}
		if methods := strings.Join(names(got.Methods), " "); methods != c.methods || strings.Join(others, ", ") != c.others {
			t.Errorf("%s\nfound %q and %q\nwant  %q and %q", c.text, methods, strings.Join(others, ", "), c.methods, c.others)
		}
	}
}

// TestCompareAgreesWithBruteForce compares every pair of single-domain
// settings, and random pairs, with the definition spelled out; the relation is
// reflexive and transitive.
func TestCompareAgreesWithBruteForce(t *testing.T) {
	methods := catalog.Load()
	var settings []scopecore.Access
	add := func(query string) {
		q, _ := scopecore.ParseQuery(query)
		settings = append(settings, scopecore.Predict(q).Access())
	}
	for _, d := range scopecore.Domains() {
		for _, key := range []string{"", "&key=" + d.String() + ":none", "&key=" + d.String() + ":read", "&key=" + d.String() + ":read_write"} {
			for _, ask := range []string{"", "&ask=" + d.String() + ":none", "&ask=" + d.String() + ":read", "&ask=" + d.String() + ":read_write"} {
				add("via=ws" + key + ask)
			}
		}
	}
	r := rand.New(rand.NewPCG(3, 4))
	for range 60 {
		q := "key="
		for _, d := range scopecore.Domains() {
			q += d.Token(scopecore.Level(r.IntN(3))) + "+"
		}
		q += "&ask=" + scopecore.Domain(r.IntN(6)).Token(scopecore.Level(r.IntN(3)))
		q += []string{"", "&via=http", "&account=sub", "&grant=client_signature", "&key_type=asymmetric"}[r.IntN(5)]
		add(q)
	}
	step := 1
	if runtime.GOARCH == "wasm" {
		step = 7
	}
	within := make([][]bool, len(settings))
	pairs := 0
	for i, a := range settings {
		within[i] = make([]bool, len(settings))
		for j := 0; j < len(settings); j += step {
			b := settings[j]
			d := scopecore.Compare(a, b, methods)
			within[i][j] = d.OnlyRemoves
			pairs++
			added := 0
			va, vb := a.Verdicts(methods), b.Verdicts(methods)
			for k := range va {
				if vb[k].Verdict > va[k].Verdict {
					added++
				}
			}
			if d.OnlyRemoves != (added == 0) || len(d.Added) != added {
				t.Fatalf("settings %d and %d: only removes %v with %d added, want %d", i, j, d.OnlyRemoves, len(d.Added), added)
			}
			if i == j && (!d.OnlyRemoves || !d.Same) {
				t.Fatalf("setting %d is not within itself", i)
			}
			if d.OnlyRemoves && len(d.Consequences) > 0 {
				t.Fatalf("settings %d and %d: nothing added, and yet %v", i, j, d.Consequences)
			}
		}
	}
	if step == 1 {
		for i := range settings {
			for j := range settings {
				for k := range settings {
					if within[i][j] && within[j][k] && !within[i][k] {
						t.Fatalf("settings %d, %d, %d: the relation is not transitive", i, j, k)
					}
				}
			}
		}
	}
	t.Logf("%d pairs", pairs)
}

// TestLosses credits each loss to one stage, and its repair, made, mends it.
func TestLosses(t *testing.T) {
	for _, c := range []struct{ query, want string }{
		{"key=account:read+trade:read_write&ask=account:read_write+trade:read_write", "account key true"},
		{"key=trade:read&ask=trade:read+wallet:read", "wallet key true"},
		{"key=trade:read_write&ask=Trade:READ", "trade request false"},
		{"key=trade:read_write&ask=trade:read+trade:read_write", "trade request true"},
		{"key=wallet:read_write&ask=wallet:read_write", "wallet grant false"},
		{"grant=refresh_token&key=trade:read_write&held=session:a+trade:read&ask=trade:read_write", "trade token true"},
		{"grant=exchange_token&held=session:a+trade:read&ask=trade:read_write", "trade token true"},
		{"key=trade:read&ask=trade:read", ""},
		{"key=trade:read&ask=trade:none", ""},
		{"ask=trade:read", "trade key false"},
	} {
		q, _ := scopecore.ParseQuery(c.query)
		var got []string
		for _, l := range scopecore.Predict(q).Losses() {
			sure := " false"
			if l.Sure {
				sure = " true"
			}
			got = append(got, l.Domain.String()+" "+l.Stage.String()+sure)
			if l.Code == "" {
				t.Errorf("%s: no repair", c.query)
			}
			if l.Better != q {
				for _, again := range scopecore.Predict(l.Better).Losses() {
					if again.Domain == l.Domain && again.Stage == l.Stage && again.Sure {
						t.Errorf("%s: the repair %s does not mend it", c.query, l.Better.Encode())
					}
				}
			}
		}
		if strings.Join(got, ", ") != c.want {
			t.Errorf("%s: %q, want %q", c.query, strings.Join(got, ", "), c.want)
		}
	}
}

// TestMissing names what a call lacks, and of a denied one nothing else.
func TestMissing(t *testing.T) {
	for _, c := range []struct{ query, method, want string }{
		{"key=trade:read&ask=trade:read", "private/buy", "trade:read_write"},
		{"account=sub&key=wallet:read_write&ask=wallet:read_write", "private/withdraw", "mainaccount-or-coinbase"},
		{"account=sub&ask=trade:read", "private/withdraw", "wallet:read_write mainaccount-or-coinbase"},
		{"account=sub&key=wallet:read_write&ask=wallet:read_write", "private/submit_transfer_to_user", "mainaccount"},
		{"account=sub&key=wallet:read&ask=wallet:read", "private/withdraw", "wallet:read_write"},
		{"account=sub&key=wallet:read&ask=wallet:read", "private/submit_transfer_to_user", "wallet:read_write mainaccount"},
		{"key=wallet:read_write&ask=wallet:read_write", "private/withdraw", "wallet:read_write"},
		{"key=trade:read", "user.portfolio.(currency)", ""},
		{"key=wallet:read", "user.portfolio.(currency)", "account:read or trade:read"},
		{"via=http&key=wallet:read", "user.lock", "websocket"},
		{"via=http&features=block_trade_approval&account=sub&key=trade:read", "private/approve_block_trade", "block_trade:read_write block_trade_approval"},
		{"key_type=asymmetric", "private/buy", "token"},
		{"key_type=asymmetric", "private/withdraw", "token"},
		{"key_type=asymmetric&account=sub", "private/submit_transfer_to_user", "token mainaccount"},
	} {
		q, _ := scopecore.ParseQuery(c.query)
		m, ok := catalog.Find(c.method)
		if !ok {
			t.Fatalf("no method %s", c.method)
		}
		p := scopecore.Predict(q)
		l := p.Judge(m.Requires(m.Ways[0])).Lack
		var tokens []string
		for _, n := range l.AnyOf {
			tokens = append(tokens, n.Domain.Token(n.Level))
		}
		got := strings.Join(tokens, " or ")
		if l.Token {
			got = "token"
		}
		for _, g := range l.Gates {
			got += " " + g.String()
		}
		if got = strings.TrimSpace(got); got != c.want {
			t.Errorf("%s: %s lacks %q, want %q", c.query, c.method, got, c.want)
		}
	}
}

// TestRepairOf names for a call where what it lacks can be had.
func TestRepairOf(t *testing.T) {
	for _, c := range []struct{ query, method, want string }{
		{"key=trade:read&ask=trade:read", "private/buy", "key"},
		{"key=trade:read_write&ask=trade:read", "private/buy", "request"},
		{"key=trade:read_write&ask=trade:read_write", "private/buy", ""},
		{"key=wallet:read_write&ask=wallet:read_write", "private/withdraw", "verify"},
		{"account=sub&key=wallet:read_write", "private/withdraw", "account"},
		{"via=http&key=account:read_write", "private/enable_cancel_on_disconnect", "transport"},
		{"grant=refresh_token&held=trade:read+session:a", "private/buy", "authentication"},
		{"key_type=asymmetric&key=trade:read_write", "private/buy", "authentication"},
		{"key=block_trade:read_write&features=block_trade_approval", "private/approve_block_trade", "key"},
		{"key=trade:read", "private/get_leg_prices", ""},
	} {
		q, _ := scopecore.ParseQuery(c.query)
		p := scopecore.Predict(q)
		m, ok := catalog.Find(c.method)
		if !ok {
			t.Fatalf("no method %s", c.method)
		}
		call := m.Requires(m.Ways[0])
		if got := p.Judge(call).Lack.Repair.String(); got != c.want {
			t.Errorf("%s: %s is %v, repaired at %q, want %q", c.query, c.method, p.Access().Verdict(call), got, c.want)
		}
	}
}
