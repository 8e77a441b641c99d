package scopecore_test

import (
	"fmt"

	"scopecalculator/scopecore"
	"scopecalculator/scopecore/catalog"
	"scopecalculator/scopecore/knowledge"
)

// A request that asks for more than the key allows is cut down without an
// error.
func ExamplePredict() {
	p := scopecore.Predict(&scopecore.Query{
		Key: scopecore.Known("account:read trade:read_write"),
		Ask: scopecore.Known("account:read_write trade:read_write"),
	})
	fmt.Println(p.Scope())
	account := p.Domains[scopecore.Account]
	fmt.Println(account.Effect, "by", account.Rule.String()+":", knowledge.DomainSays(&account))
	// Output:
	// account:read connection mainaccount trade:read_write
	// narrowed by clipped-to-key: The key allows `read`, so `read_write` is cut down to it.
}

// A bot checks on startup that its token has what it needs, and no more. It
// compares what the server really returned, not what it asked for.
func ExampleCheck() {
	reply := struct{ Scope string }{"account:read connection mainaccount trade:read wallet:read"}

	want, err := scopecore.ParseWant("account:read trade:read_write") // what this bot needs
	if err != nil {
		fmt.Println(err)
		return
	}
	check := scopecore.Check(reply.Scope, want) // what the server really returned
	if !check.OK() {
		fmt.Println("not starting: extra", check.Extra, "missing", check.Missing, "wider", check.Wider, "lower", check.Lower)
		return
	}
	// Output:
	// not starting: extra [wallet:read] missing [] wider [] lower [{trade read_write read}]
}

// Which calls a token can make, by the scope that the server really returned.
func ExampleAccessOf() {
	returned := "account:read connection mainaccount trade:read" // from public/auth

	access := scopecore.AccessOf(returned, scopecore.WebSocket)
	for _, name := range []string{"private/get_positions", "private/buy"} {
		m, _ := catalog.Find(name)
		if j := access.Judge(m.Requires(m.Ways[0])); j.Verdict != scopecore.Allowed {
			fmt.Println(name, "is", j.Verdict.String()+", the token lacks", knowledge.Lacks(&j.Lack))
		}
	}
	withdraw, _ := catalog.Find("private/withdraw")
	fmt.Println("withdraw:", access.VerdictOf(&withdraw))
	// Output:
	// private/buy is denied, the token lacks `trade:read_write`
	// withdraw: denied
}

// Every domain that a request leaves out likely comes from the key too. Full
// names them all.
func ExampleFullScope() {
	p := scopecore.Predict(&scopecore.Query{
		Key: scopecore.Known("account:read trade:read_write wallet:read"),
		Ask: scopecore.Known("trade:read"),
	})
	fmt.Println(p.Scope())

	var want [scopecore.NumDomains]scopecore.Level
	want[scopecore.Trade] = scopecore.Read
	fmt.Println(scopecore.FullScope(want))
	// Output:
	// account:read connection mainaccount trade:read wallet:read
	// account:none block_rfq:none block_trade:none custody:none trade:read wallet:none
}

// The parser says what is wrong with a scope, where, and what was probably
// meant.
func ExampleParse() {
	s := scopecore.Parse("trade:[read, read_write, none] Account:read", scopecore.RoleRequest)
	for _, d := range s.Diagnostics {
		fmt.Printf("%d+%d %s: write %s\n", d.Offset, d.Length, d.Code, d.Fix)
	}
	// Output:
	// 0+30 documentation-grammar: write trade:read
	// 31+12 case: write account:read
}

// Every grant at once, for one key and one request: which of them would get a
// different scope?
func ExamplePredictGrants() {
	q, _ := scopecore.ParseQuery("via=http&key=account:read+trade:read&ask=trade:read")
	usual := scopecore.Predict(q).Scope()
	fmt.Println(usual)
	for _, p := range scopecore.PredictGrants(q) {
		if p.Scope() != usual {
			fmt.Println(p.Query.Grant, "brings", p.Scope())
		}
	}
	// Output:
	// account:read mainaccount session:rest-* trade:read
	// exchange_token brings session:rest-* trade:read
	// fork_token brings account:read mainaccount session:NAME trade:read
}

// Three steps in one query: log in over HTTP, refresh with a scope, fork. What
// one step leaves open, the next one starts from.
func ExamplePredictChain() {
	const key = "trade:read_write wallet:read"
	login := scopecore.Query{Via: scopecore.HTTP, Key: scopecore.Known(key)}

	refresh, ok := scopecore.Predict(&login).Next(scopecore.RefreshToken, scopecore.Opt[string]{})
	if !ok {
		return
	}
	refresh.Ask = scopecore.Known("trade:read")
	fork, ok := scopecore.Predict(refresh).Next(scopecore.ForkToken, scopecore.Opt[string]{})
	if !ok {
		return
	}
	fork.SessionName = scopecore.Known("second")
	for _, p := range scopecore.PredictChain(fork) {
		wallet := p.Domains[scopecore.Wallet]
		fmt.Println(p.Query.Grant, "likely gives", p.Scope()+", wallet from", wallet.Floor, "to", wallet.Ceiling)
	}
	// Output:
	// client_credentials likely gives mainaccount session:rest-* trade:read_write wallet:read, wallet from read to read
	// refresh_token likely gives mainaccount session:rest-* trade:read wallet:read, wallet from none to read
	// fork_token likely gives mainaccount session:second trade:read wallet:read, wallet from none to read
}

// The least key and the least request for what a program calls. The request
// names every domain: one that's left out could come from the key.
func ExampleFindLeast() {
	calls := catalog.Load()
	least := scopecore.FindLeast([]*scopecore.Method{calls.Find("private/get_positions"), calls.Find("private/buy")}, false, scopecore.WebSocket)

	fmt.Println("max_scope:", least.Key())
	fmt.Println("scope:", least.Ask())
	for _, part := range least.Because {
		for _, m := range part.Breaks {
			fmt.Println(part.Domain.Token(part.Level), "is for", m.Name)
		}
	}
	// Output:
	// max_scope: trade:read_write
	// scope: account:none block_rfq:none block_trade:none custody:none trade:read_write wallet:none
	// trade:read_write is for private/buy
}

// The server's real reply compared with the prediction. Package reading
// extracts it from the text it was pasted in.
func ExampleVerify() {
	q, _ := scopecore.ParseQuery("via=http&key=account:read+trade:read_write&ask=account:read_write+trade:read_write")
	reply := scopecore.Reply{Scope: "account:read mainaccount session:rest-waHCBhVpNio= trade:read", Found: true, ExpiresIn: scopecore.Known(int64(900))}

	v := scopecore.Verify(scopecore.Predict(q), &reply)
	fmt.Println(v.Status)
	for _, f := range v.Tokens {
		if f.Status != scopecore.StatusPredicted {
			fmt.Println(f.Token, f.Status, "rule", f.Rule)
		}
	}
	// Output:
	// contradicts
	// trade:read contradicts rule as-asked
}

// Whether a change of a program's setting only takes access away.
func ExampleCompare() {
	before, _ := scopecore.ParseQuery("key=account:read+trade:read_write+wallet:read")
	after, _ := scopecore.ParseQuery("key=account:read+trade:read_write+wallet:read&ask=account:none+trade:read+wallet:read_write")

	c := scopecore.Compare(scopecore.Predict(before).Access(), scopecore.Predict(after).Access(), catalog.Load())
	fmt.Println("only removes:", c.OnlyRemoves)
	fmt.Println("gone, among others:", c.Removed[0].Method.Name)
	// Output:
	// only removes: true
	// gone, among others: private/buy
}
