package knowledge

import (
	"testing"

	"scopecalculator/scopecore"
	"scopecalculator/scopecore/reading"
)

// TestMentionSays says what became of a name: gone, renamed, or another's.
func TestMentionSays(t *testing.T) {
	gone := &scopecore.Removed{Name: "private/old", GoneBy: "2025-05-07", Note: "Use private/new."}
	for _, c := range []struct {
		m    reading.Mention
		want string
	}{
		{reading.Mention{Name: "private/old", Reason: reading.ReasonRemoved, Removed: gone}, "It was gone by 2025-05-07. Use private/new."},
		{reading.Mention{Name: "private/odl", Reason: reading.ReasonRemoved, Removed: gone}, "You may mean `private/old`. It was gone by 2025-05-07. Use private/new."},
		{reading.Mention{Name: "private/old", Reason: reading.ReasonRemoved, Removed: &scopecore.Removed{Name: "private/old", Note: "Renamed private/new."}}, "Renamed private/new."},
		{reading.Mention{Name: "private/x", Reason: reading.ReasonUnknown}, "The catalog has no such method."},
	} {
		if got := MentionSays(&c.m); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

// TestLackSays says what a call that may or may not pass depends on, and "only
// if all goes your way" only about the scope.
func TestLackSays(t *testing.T) {
	wallet := []scopecore.Need{{Domain: scopecore.Wallet, Level: scopecore.ReadWrite}}
	coinbase := []scopecore.Gate{scopecore.GateMainAccountOrCoinbase}
	for _, c := range []struct {
		v    scopecore.Verdict
		l    scopecore.Lack
		want string
	}{
		{scopecore.Possible, scopecore.Lack{Gates: coinbase, Repair: scopecore.RepairAccount}, "only with a Coinbase wallet; use a main account key"},
		{scopecore.Possible, scopecore.Lack{AnyOf: wallet, Repair: scopecore.RepairVerify}, "only if all goes your way"},
		{scopecore.Possible, scopecore.Lack{AnyOf: wallet, Gates: coinbase, Repair: scopecore.RepairVerify}, "only if all goes your way, and only with a Coinbase wallet; check the reply"},
		{scopecore.Possible, scopecore.Lack{Gates: []scopecore.Gate{scopecore.GateWebSocketUnclear}, Repair: scopecore.RepairTransport}, "may need WebSocket; use WebSocket"},
		{scopecore.Denied, scopecore.Lack{AnyOf: wallet, Gates: []scopecore.Gate{scopecore.GateMainAccount}, Repair: scopecore.RepairAccount}, "lacks `wallet:read_write`, `mainaccount`; use a main account key"},
	} {
		if got := Both(LackSays(c.v, &c.l)); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}
