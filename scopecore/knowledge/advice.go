package knowledge

import (
	"strconv"
	"strings"

	"scopecalculator/scopecore"
	"scopecalculator/scopecore/reading"
)

// hints are the sentences of advice, by code.
var hints = []sentence{
	{"scope-omitted", "No scope means everything the key has. Ask for what you need, and set the rest to `none`."},
	{"wallet-write", "This token may be able to withdraw. A trading bot doesn't need that."},
	{"account-write", "This token may be able to create and change API keys. A trading bot doesn't need that."},
	{"none-is-not-shown", "Replies don't show `:none`. Ask again for exactly what came back, and those domains return."},
	{"http-sessions", "Every HTTP login takes one of {limit} sessions. Ask for `session:NAME` to likely reuse one, or sign each request (`deri-hmac-sha256`): that takes none, and the whole key counts."},
	{"connection-token-over-http", "This token only works on its own connection. Over HTTP every request is a new one, so it fails with 13009."},
	{"sessions-near-limit", "You're at {count} of {limit} sessions. One more than {limit} ends another, likely without an error. Over HTTP, signing each request (`deri-hmac-sha256`) takes none."},
	{"ip-any", "`ip:*` allows any address. Name one, or set the key's IP whitelist, which takes ranges too."},
	{"signature-age", "A signature's timestamp is good for 60 seconds."},
	{"restricted-block-trades", "With `restricted_block_trades`, `block_trade` only shows this key's own block trades."},
	{"block-trade-approval", "With `block_trade_approval`, another key has to approve this key's block trades. `block_rfq` isn't affected."},
	{"verify", "Deribit may still narrow any scope. Check the scope in the server's reply."},
}

// AdviceSays is the sentence of a hint.
func AdviceSays(a *scopecore.Advice) string {
	return fill(say(hints, a.Code), "count", strconv.Itoa(a.Count), "limit", strconv.Itoa(scopecore.SessionLimit))
}

// AdviceLabel says what the query of a hint does, for a button.
func AdviceLabel(a *scopecore.Advice) string {
	switch a.Code {
	case "wallet-write":
		return LimitLabel(scopecore.Wallet, scopecore.None, false)
	case "account-write":
		return LimitLabel(scopecore.Account, scopecore.Read, true)
	}
	return ""
}

// mentions are the sentences about names that aren't calls with a scope, by
// reason.
var mentions = []sentence{
	{"public", "Public methods need no scope. If you call nothing else, leave the scope out."},
	{"removed", "It was gone by {gone}."},
	{"perhaps-removed", "You may mean `{name}`."},
	{"unknown", "The catalog has no such method."},
	{"unknown-channel", "No channel fits this name."},
}

// MentionSays says what to make of a name that isn't a call with a scope.
func MentionSays(m *reading.Mention) string {
	r := m.Removed
	if r == nil {
		return say(mentions, m.Reason.String())
	}
	var parts []string
	if r.Name != m.Name {
		parts = append(parts, fill(say(mentions, "perhaps-removed"), "name", r.Name))
	}
	if r.GoneBy != "" {
		parts = append(parts, fill(say(mentions, m.Reason.String()), "gone", r.GoneBy))
	}
	if r.Note != "" {
		parts = append(parts, r.Note)
	}
	return strings.Join(parts, " ")
}

// codes sets each word as code.
func codes(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = Code(w)
	}
	return out
}
