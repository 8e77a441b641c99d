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

// checkLeast checks the promises of one least scope: predicted with the least
// key and the least request, every covered call can be made, and lowering any
// one token breaks at least one call, each of which is named.
func checkLeast(t *testing.T, methods []scopecore.Method, calls []*scopecore.Method, sub bool) {
	t.Helper()
	l := scopecore.FindLeast(calls, sub, scopecore.WebSocket)
	q := scopecore.Query{Subaccount: sub, Key: scopecore.Known(l.Key()), Ask: scopecore.Known(l.Ask())}
	access := scopecore.Predict(&q).Access()
	for _, m := range l.Covered {
		want := scopecore.Allowed
		for _, g := range m.Gates {
			want = min(want, g.Opens(access))
		}
		v := access.VerdictOf(m)
		// Deribit warns that wallet:read_write may be narrowed.
		narrowed := v == scopecore.Likely && slices.Contains(m.Ways[0].AnyOf, scopecore.Need{Domain: scopecore.Wallet, Level: scopecore.ReadWrite})
		if v != want && !narrowed {
			t.Fatalf("%v: with %s, %s is %v, but its gates make it %v", names(calls), l.Ask(), m.Name, v, want)
		}
	}
	if len(l.Covered)+len(l.Undocumented)+blocked(*l) != len(calls) {
		t.Fatalf("%v: %d covered, %d undocumented, %d blocked", names(calls), len(l.Covered), len(l.Undocumented), blocked(*l))
	}
	proved := 0
	for _, d := range scopecore.Domains() {
		for lower := scopecore.None; lower < l.Levels[d]; lower++ {
			levels := l.Levels
			levels[d] = lower
			q := scopecore.Query{Subaccount: sub, Key: scopecore.Known(l.Key()), Ask: scopecore.Known(scopecore.FullScope(levels))}
			less := scopecore.Predict(&q).Access()
			var broken []*scopecore.Method
			for _, m := range l.Covered {
				if less.VerdictOf(m) == scopecore.Denied {
					broken = append(broken, m)
				}
			}
			if len(broken) == 0 {
				t.Fatalf("%v: %s can be lowered to %v without breaking anything", names(calls), d.Token(l.Levels[d]), lower)
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
			if v := scopecore.Predict(&q).Access().VerdictOf(m); v < scopecore.Possible {
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
// kind represents all of them in the triples; the pairs are complete.
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
		{"user.portfolio.(currency)", "account:read", "trade:read", ""},
		{"user.portfolio.(currency) get_positions", "trade:read", "", ""},
		{"get_mmp_config", "trade:read", "block_rfq:read", "private/get_mmp_config with block_rfq=true"},
		{"get_mmp_config buy", "trade:read_write", "", ""},
		{"set_mmp_config get_block_rfqs", "block_rfq:read_write", "block_rfq:read trade:read_write", ""},
	} {
		var calls []*scopecore.Method
		for _, name := range strings.Fields(c.calls) {
			m, ok := catalog.Find(name)
			if !ok {
				t.Fatalf("no %s", name)
			}
			calls = append(calls, &m)
		}
		l := scopecore.FindLeast(calls, false, scopecore.WebSocket)
		alternative, when := "", ""
		if len(l.Alternatives) > 0 {
			alternative, when = l.Alternatives[0].Key(), strings.Join(l.Alternatives[0].When, ", ")
		}
		if l.Key() != c.key || alternative != c.alternative || when != c.when {
			t.Errorf("%s: key %q, alternative %q when %q; want %q, %q when %q", c.calls, l.Key(), alternative, when, c.key, c.alternative, c.when)
		}
	}
}

// called finds methods by name, with the way that follows a question mark.
func called(t *testing.T, calls string) []*scopecore.Method {
	t.Helper()
	var out []*scopecore.Method
	for _, word := range strings.Fields(calls) {
		name, when, _ := strings.Cut(word, "?")
		m, ok := catalog.Find(name)
		if !ok {
			t.Fatalf("no %s", name)
		}
		out = append(out, m.As(when))
	}
	return out
}

// TestLeastSaysWhen: the first scope, too, names the ways of calling that it
// counts on, except those that the calls choose themselves.
func TestLeastSaysWhen(t *testing.T) {
	for _, c := range []struct{ calls, key, when, covered string }{
		{"set_mmp_config get_block_rfqs", "block_rfq:read_write", "private/set_mmp_config with block_rfq=true", "private/set_mmp_config private/get_block_rfqs"},
		{"set_mmp_config?block_rfq=true", "block_rfq:read_write", "", "private/set_mmp_config with block_rfq=true"},
		{"set_mmp_config?block_rfq=true set_mmp_config", "block_rfq:read_write", "private/set_mmp_config with block_rfq=true", "private/set_mmp_config with block_rfq=true private/set_mmp_config"},
		{"set_mmp_config?no=such", "trade:read_write", "", "private/set_mmp_config"},
		{"buy", "trade:read_write", "", "private/buy"},
	} {
		l := scopecore.FindLeast(called(t, c.calls), false, scopecore.WebSocket)
		var covered []string
		for _, m := range l.Covered {
			covered = append(covered, m.Called())
		}
		if got := strings.Join(l.When, ", "); l.Key() != c.key || got != c.when || strings.Join(covered, " ") != c.covered {
			t.Errorf("%s: key %q when %q for %q, want %q when %q for %q", c.calls, l.Key(), got, covered, c.key, c.when, c.covered)
		}
	}
}

// TestOver compares calls with a limit: what's beyond it, and nothing if
// another way of calling is within.
func TestOver(t *testing.T) {
	for _, c := range []struct{ calls, limit, over string }{
		{"buy get_positions", "trade:read_write", ""},
		{"buy get_positions", "trade:read", "trade:read_write for private/buy"},
		{"buy get_positions", "account:read_write", "trade:read for private/get_positions, trade:read_write for private/buy"},
		{"user.portfolio.(currency)", "trade:read", ""},
		{"user.portfolio.(currency)", "account:read", ""},
		{"user.portfolio.(currency)", "wallet:read", "account:read for user.portfolio.(currency)"},
		{"set_mmp_config", "block_rfq:read_write", ""},
		{"set_mmp_config?block_rfq=true", "trade:read_write", "block_rfq:read_write for private/set_mmp_config with block_rfq=true"},
		{"set_mmp_config?block_rfq=true set_mmp_config", "trade:read_write", "block_rfq:read_write for private/set_mmp_config with block_rfq=true"},
		{"buy", "", "trade:read_write for private/buy"},
		{"", "", ""},
	} {
		want, err := scopecore.ParseWant(c.limit)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		l := scopecore.FindLeast(called(t, c.calls), false, scopecore.WebSocket)
		for _, o := range l.Over(want.Levels) {
			text := o.Need.String() + " for"
			for _, m := range o.Calls {
				text += " " + m.Called()
			}
			got = append(got, text)
		}
		if strings.Join(got, ", ") != c.over {
			t.Errorf("%s within %q: over %q, want %q", c.calls, c.limit, got, c.over)
		}
	}
}

// TestOverIsExact: nothing is over exactly if one of the least scopes is within
// the limit. All pairs of kinds of calls, under every limit of two domains.
func TestOverIsExact(t *testing.T) {
	methods := catalog.Methods()
	levels := []scopecore.Level{scopecore.None, scopecore.Read, scopecore.ReadWrite}
	n := 0
	for i := 0; i < len(methods); i += 3 {
		for j := 1; j < len(methods); j += 11 {
			l := scopecore.FindLeast([]*scopecore.Method{&methods[i], &methods[j]}, false, scopecore.WebSocket)
			for _, a := range scopecore.Domains() {
				for _, b := range scopecore.Domains() {
					for _, x := range levels {
						for _, y := range levels {
							var limit [scopecore.NumDomains]scopecore.Level
							limit[a], limit[b] = x, y
							fits := within(l.Levels, limit)
							for _, o := range l.Alternatives {
								fits = fits || within(o.Levels, limit)
							}
							if n++; fits != (len(l.Over(limit)) == 0) {
								t.Fatalf("%s %s within %v: %v, over %v", methods[i].Name, methods[j].Name, limit, fits, l.Over(limit))
							}
						}
					}
				}
			}
		}
	}
	t.Logf("%d limits", n)
}

func within(levels, limit [scopecore.NumDomains]scopecore.Level) bool {
	for i := range levels {
		if levels[i] > limit[i] {
			return false
		}
	}
	return true
}

// TestWaysWithGates covers a call that HTTP rules out in just one of its ways.
func TestWaysWithGates(t *testing.T) {
	m := catalog.Load().Find("private/enable_cancel_on_disconnect")
	for via, want := range map[scopecore.Transport]string{
		scopecore.WebSocket: "scope=connection allowed, scope=account allowed",
		scopecore.HTTP:      "scope=connection denied, scope=account possible",
	} {
		p := scopecore.Predict(&scopecore.Query{Key: scopecore.Known("account:read_write"), Via: via})
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

// TestWithdrawFromSubaccount: a subaccount's key may withdraw, but never
// surely, and not at all if the scope is missing.
func TestWithdrawFromSubaccount(t *testing.T) {
	for key, want := range map[string]scopecore.Verdict{"wallet:read_write": scopecore.Possible, "wallet:read": scopecore.Denied} {
		p := scopecore.Predict(&scopecore.Query{Grant: scopecore.ClientSignature, Key: scopecore.Known(key), Subaccount: true})
		c := p.Access().Consequences(catalog.Load())[0]
		if c.ID != "move-funds-out" || c.Verdict != want {
			t.Errorf("%s: %s is %v, want %v", key, c.ID, c.Verdict, want)
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
		settings = append(settings, *scopecore.Predict(q).Access())
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
			d := scopecore.Compare(&a, &b, methods)
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
				t.Fatalf("settings %d and %d: nothing added, but %v", i, j, d.Consequences)
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

// TestResults says why each domain isn't surely as wanted, and how to repair
// it.
func TestResults(t *testing.T) {
	others := ""
	for _, d := range scopecore.Domains() {
		if d != scopecore.Trade {
			others += "+" + d.Token(scopecore.None)
		}
	}
	for _, c := range []struct{ query, want string }{
		{"key=account:read+trade:read_write&ask=account:read_write+trade:read_write", "account cut-by-key, raise-key account:read_write"},
		{"key=trade:read&ask=trade:read+wallet:read", "wallet key-has-none, raise-key wallet:read"},
		{"key=trade:read+wallet:read&ask=trade:read", "wallet from-key, add-none wallet:none"},
		{"key=trade:read_write&ask=Trade:READ_WRITE", "trade unreadable, spelling trade:read_write"},
		{"key=trade:read_write&ask=trade:frob", "trade unreadable, spelling trade:read"},
		{"key=trade:read_write&ask=trade:read+trade:read_write", "trade two-levels, name-once trade:read"},
		{"key=trade:read&ask=trade:read+trade:read_write", "trade cut-by-key, name-once trade:read"},
		{"key=trade:read+trade:read_write", "trade two-levels-key"},
		{"key=wallet:read_write&ask=wallet:read_write", "wallet may-be-narrowed"},
		{"key=trade:read&ask=trade:read+what:ever", "trade unknown-token, drop-unknown"},
		{"grant=refresh_token&key=trade:read_write&held=session:a+trade:read&ask=trade:read_write", "trade cut-by-token, log-in-again trade:read_write"},
		{"grant=refresh_token&key=trade:read&held=session:a+trade:read&ask=trade:read_write", "trade cut-by-token, raise-key-and-log-in trade:read_write"},
		{"grant=refresh_token&key=trade:read&held=session:a+trade:read_write", "trade cut-by-key, raise-key trade:read_write"},
		{"grant=refresh_token&key=trade:read&held=session:a+trade:read&ask=session:b", "trade refresh-with-scope"},
		{"grant=refresh_token&held=session:a+trade:read", "trade if-key-still-allows"},
		{"grant=exchange_token&key=trade:read_write&held=session:a+trade:read&ask=trade:read_write", "trade exchange-asks-more, ask-less trade:read"},
		{"grant=exchange_token&key=trade:read_write+wallet:read&held=session:a+trade:read+wallet:read&ask=trade:read", "wallet exchange-leaves-out, add-none wallet:none"},
		{"key=trade:read&ask=trade:read", ""},
		{"key=trade:read&ask=trade:none", ""},
		{"key=trade:read", ""},
		{"ask=trade:read" + others, "trade if-key-allows"},
	} {
		q, _ := scopecore.ParseQuery(c.query)
		var got []string
		for _, r := range scopecore.Predict(q).Results() {
			if r.Measure != scopecore.MeasureAsWanted {
				got = append(got, strings.TrimSuffix(strings.TrimSpace(r.Domain.String()+" "+r.Code+", "+strings.TrimSpace(r.Repair+" "+r.Token)), ","))
			}
		}
		if strings.Join(got, "; ") != c.want {
			t.Errorf("%s: %q, want %q", c.query, strings.Join(got, "; "), c.want)
		}
	}
}

// TestMissing names what a call lacks, and for a denied one nothing else.
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

// TestRepairOf says where to get what a call lacks.
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
