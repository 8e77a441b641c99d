package knowledge

import (
	"strconv"
	"strings"

	"scopecalculator/scopecore"
	"scopecalculator/scopecore/reading"
)

// hints are the sentences of advice, by code. {domains} are those it speaks of.
var hints = []sentence{
	{"sign-instead", "Use `client_signature` with this key."},
	{"inherited-domains", "{domains} likely {come} too, although the request does not name {them}. Name every domain to get what you mean and no more; Deribit recommends naming the session and all scopes you need."},
	{"scope-omitted", "Without a scope you get all the key has. Ask for what you need, and `:none` for the rest. Deribit recommends naming the session and all scopes you need."},
	{"wallet-write", "The token may carry `wallet:read_write`. A program that only trades does not need it."},
	{"not-on-key", "The key has no {domains} access. Only a change of the key's `max_scope` can add it; a request cannot."},
	{"exchange-asks-more", "Asks for more than the token has in {domains}. Whether an exchange is then cut or refused is unknown; ask for what the token has."},
	{"none-is-not-shown", "The answer does not show `:none`. Asking again for exactly the scope that was returned would bring those domains back."},
	{"http-sessions", "Each login over HTTP without a name opens another of {limit} sessions. With `session:NAME`, logins likely share one. A signature on each request (`deri-hmac-sha256`) needs no token and uses none; the whole key counts then."},
	{"connection-token-over-http", "A connection's token fails with 13009 on any other connection, and over HTTP every request is one."},
	{"sessions-near-limit", "You are at {count} of {limit} sessions. One more than {limit} drops another one, likely without an error. Over HTTP, a signature on each request (`deri-hmac-sha256`) uses none."},
	{"ip-any", "`ip:*` allows every address. Name one, or set the key's IP whitelist, which takes ranges too."},
	{"signature-age", "The timestamp of a signature is good for 60 seconds."},
	{"restricted-block-trades", "With `restricted_block_trades`, `block_trade` reads show only the block trades of this key."},
	{"block-trade-approval", "With `block_trade_approval`, this key's block trades need approval from another key. `block_rfq` is not affected."},
	{"verify", "Deribit warns that the server may narrow a scope. Compare the scope in the answer with what you need before you rely on it."},
}

// AdviceSays is the sentence of a hint.
func AdviceSays(a scopecore.Advice) string {
	n := len(a.Domains)
	return fill(say(hints, a.Code),
		"domains", List(codes(DomainNames(a.Domains))), "come", plural(n, "comes", "come"), "them", plural(n, "it", "them"),
		"count", strconv.Itoa(a.Count), "limit", strconv.Itoa(scopecore.SessionLimit))
}

// repairs are the sentences on what to change to get what was asked, by code.
var repairs = []sentence{
	{"spelling", "Write it as the grammar has it, such as `{token}`."},
	{"name-once", "Name `{domain}` once, as `{token}`."},
	{"raise-key", "Raise the key's `max_scope` to `{token}`, on the API page or with `private/change_scope_in_api_key`."},
	{"log-in-again", "Authenticate anew with the key; a token does not gain scope on the way."},
	{"look-up-key", "Look up the key's scope; `private/list_api_keys` returns it as `max_scope`."},
	{"drop-unknown", "Take the token that no source describes out of the request."},
	{"verify", "Verify the scope that is returned."},
}

// LossRepair is the sentence on what to change, and where, to get what was
// asked.
func LossRepair(l scopecore.Loss) string {
	return fill(say(repairs, l.Code), "domain", l.Domain.String(), "token", l.Token)
}

// mentions are the sentences on names that are no call with a scope, by reason.
var mentions = []sentence{
	{"public", "Public methods need no scope. If you call nothing else, leave the scope out."},
	{"removed", "It was gone by {gone}."},
	{"perhaps-removed", "You may mean `{name}`."},
	{"unknown", "The catalog has no such method."},
	{"unknown-channel", "No channel fits this name."},
}

// MentionSays says what to make of a name that is no call with a scope.
func MentionSays(m reading.Mention) string {
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
