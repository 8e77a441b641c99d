package reading_test

import (
	"fmt"

	"scopecalculator/scopecore/report"
)

// A bot passes on part of its own log: the request, the reply, and the call
// that was refused.
func ExampleVocabulary_Read() {
	r := report.Vocabulary().Read(`
> {"id":1,"method":"public/auth","params":{"grant_type":"client_credentials","client_id":"x","client_secret":"y","scope":"trade:read_write"}}
< {"id":1,"result":{"access_token":"z","expires_in":31536000,"scope":"connection mainaccount trade:read"}}
> {"id":2,"method":"private/buy","params":{"instrument_name":"BTC-PERPETUAL","amount":10}}
< {"id":2,"error":{"code":13021,"message":"forbidden","data":{"reason":"required scope trade:read_write"}}}`, nil)

	fmt.Println("held:", r.Held.Scope)
	for _, a := range r.AgainstRequest {
		fmt.Println(a.Domain, "asked", a.Asked, "granted", a.Granted, a.Status())
	}
	for _, c := range r.Calls {
		fmt.Println(c.Name, c.Outcome, c.Code, "missing", c.Missing, "repair", c.Repair.Where)
	}
	fmt.Println("exit status", r.Exit())
	// Output:
	// held: connection mainaccount trade:read
	// trade asked read_write granted read narrower
	// private/buy refused 13021 missing [trade:read_write] repair key
	// exit status 1
}

// The calls a program makes, whatever it makes them through.
func ExampleVocabulary_Find() {
	found := report.Vocabulary().Find("", `exchange.privatePostBuy({}); rpc("private/" + side)`)
	for _, m := range found.Methods {
		fmt.Println(m.Name)
	}
	for _, u := range found.Unread {
		fmt.Println("line", u.Line, u.Why)
	}
	// Output:
	// private/buy
	// line 1 built-at-run-time
}
