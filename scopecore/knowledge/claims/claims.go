// Package claims says, for each rule and each token of the grammar, what each
// of its sources contributes: the sentence that backs it, in our words. It is
// for the evidence page and for tests. It isn't in the program for the browser.
package claims

// Claim is what one source says in support of, or against, one rule or token.
type Claim struct {
	// Of is the rule's id, or "token " and the token's form: some rules and
	// tokens have the same name.
	Of string
	// Source is the id of a source that the rule or token cites.
	Source string
	// Says is what it says, in our words, as a sentence. One that doesn't
	// support the rule begins with "Against it: ", "For dropped: " or "Beside
	// it: ".
	Says string
}

// All returns every claim, those of one rule together and in the order of its
// sources.
func All() []Claim { return append([]Claim(nil), all...) }

// OfRule returns the claims of a rule, in the order of its sources.
func OfRule(id string) []Claim { return of(id) }

// OfToken returns the claims of a token, by its form, in the order of its
// sources.
func OfToken(form string) []Claim { return of("token " + form) }

func of(name string) []Claim {
	var out []Claim
	for _, c := range all {
		if c.Of == name {
			out = append(out, c)
		}
	}
	return out
}

var all = []Claim{
	{"scope-omitted", "o01", "Sent no scope over WebSocket; the reply has account, trade and wallet."},
	{"scope-omitted", "o04", "Asked for a session and a lifetime only; the reply has five domains."},
	{"scope-omitted", "o05", "Sent no scope over HTTP; the reply has five domains."},
	{"scope-omitted", "o09", "Sent no scope over WebSocket; the reply has five domains."},
	{"scope-omitted", "o13", "Sent no scope over HTTP, as its session name shows; the reply has five domains."},
	{"scope-omitted", "o14", "Sent no scope over HTTP; what is printed of the reply has two domains."},
	{"scope-omitted", "o18", "Sent no scope over HTTP; the reply has five domains, at `read`."},
	{"scope-omitted", "o19", "Sent no scope over HTTP; the reply has five domains, at `read`."},
	{"scope-omitted", "creating-api-key", "The effective scope starts from the key's default scope. It doesn't spell out that this is all of `max_scope`."},
	{"scope-omitted", "d01", "Against it: the example reply to a request without a scope has no domain."},
	{"scope-omitted", "d02", "Against it: the same example reply, shown for HTTP."},
	{"clipped-to-key", "creating-api-key", "A scope above the key's is reduced to what the key allows, without an error."},
	{"clipped-to-key", "d05", "The article's example: a key with `account:read` that asks for `account:read_write` gets `account:read`."},
	{"clipped-to-key", "access-scope", "The scopes of the key are the most that authenticating with it can grant; a request cannot exceed them."},
	{"as-asked", "access-scope", "When you authenticate you can request specific scopes, within those of the key."},
	{"as-asked", "o20", "Asked `trade:read_write` and `account:read`, and got both; its key is unknown."},
	{"key-unknown", "access-scope", "A request cannot exceed the scopes of its key."},
	{"key-unknown", "creating-api-key", "The key's permissions limit what's asked."},
	{"wallet-narrowing", "access-scope", "Some scopes could be narrowed by the server, depending on the grant type: with `client_credentials`, for example, `wallet:read_write` could become `wallet:read`."},
	{"wallet-narrowing", "d06", "In the documentation of 2019 the same example says that the scope is modified, not that it could be."},
	{"wallet-narrowing-general", "access-scope", "The warning is about some scopes and the grant type in general; one grant and one scope are named as an example only."},
	{"denied", "access-scope", "Lists `account:none`, `trade:none` and `wallet:none` as scopes that block access."},
	{"denied", "creating-api-key", "The article's own example request has `account:none`."},
	{"denied", "o20", "Asked `wallet:none` among others; the reply has no wallet token."},
	{"denied-observed", "o20", "Asked `none` for block_trade, block_rfq and custody; the reply has none of them. The author notes that this was tried on the test net."},
	{"denied-observed", "reference-2025", "Beside it: for a key's `max_scope`, lists `none` among the levels of block_trade and block_rfq. It doesn't name custody."},
	{"denied-observed", "access-scope", "Against it: lists `none` for account, trade and wallet, and for no other domain."},
	{"inherited", "creating-api-key", "The effective scope is a merge of the key's default scope and the requested one, limited by the key. The example request beside it has `account:none`."},
	{"inherited", "o20", "Names every domain that isn't wanted with `none`, as if it would come otherwise."},
	{"inherited", "changelog", "Against it: 13 May 2025 advises giving a session explicitly, together with any other scopes you need."},
	{"not-on-key", "change-scope", "What a key's `max_scope` leaves out is set to none."},
	{"not-on-key", "access-scope", "A request cannot exceed the scopes of its key."},

	{"not-held", "rfc6749", "A refresh must not include a scope that was not granted before."},
	{"not-held", "exchange-token", "The scope of an exchange cannot exceed the caller's permissions."},
	{"not-held", "fork-token", "Takes no scope."},
	{"held-clipped-to-key", "change-scope", "When its scope is changed, the key loses access outside the new scope at once. It says nothing about tokens in use."},
	{"held-key-unknown", "change-scope", "A key's scope can be changed at any time, and what's outside the new one is lost at once."},
	{"refresh-keeps", "public-auth", "A refresh token from an earlier reply gets a new access token; it says nothing about the scope."},
	{"refresh-keeps", "rfc6749", "A refresh without a scope is treated as one for the scope that was granted before."},
	{"refresh-with-scope", "public-auth", "Lists `scope` among the parameters without tying it to a grant type."},
	{"refresh-with-scope", "rfc6749", "A refresh must not include a scope that was not granted before."},
	{"exchange-keeps", "authentication", "The new token keeps the same permissions unless you give a scope override."},
	{"exchange-narrows", "exchange-token", "`scope` is an optional override for the new session, and cannot exceed the caller's permissions."},
	{"exchange-narrows", "authentication", "`scope` overrides the scopes; those of the new token cannot exceed the permissions of the caller."},
	{"exchange-narrows", "changelog", "13 May 2025: the exchange takes a scope, which overrides the token's."},
	{"exchange-asks-more", "exchange-token", "The scope cannot exceed the caller's permissions; it doesn't say what happens to one that does."},
	{"exchange-asks-more", "authentication", "Scopes on the new token cannot exceed the permissions of the caller; it doesn't say what happens otherwise."},
	{"exchange-unnamed", "exchange-token", "For dropped: calls the scope an override."},
	{"exchange-unnamed", "authentication", "For dropped: calls the scope an override."},
	{"exchange-unnamed", "changelog", "For dropped: advises naming any other required scopes beside the session, in an exchange too."},
	{"exchange-unnamed", "creating-api-key", "For kept: merges what `public/auth` is asked with what the key has by default."},
	{"exchange-names-nothing", "o04", "For kept: `public/auth` asked with only a session and a lifetime gave every domain."},
	{"exchange-names-nothing", "exchange-token", "For dropped: calls the scope an override, which a session scope may be part of."},
	{"exchange-names-nothing", "authentication", "For kept: permissions stay unless a scope override is given. For dropped: a session in the scope is one."},
	{"exchange-names-nothing", "changelog", "For dropped: advises naming any other required scopes beside the session."},
	{"fork-keeps", "authentication", "The new token has the same scopes as the original, under another session name."},
	{"fork-keeps", "fork-token", "Takes a refresh token and a session name, and no scope."},

	{"connection-default", "access-scope", "The server sets `connection` when neither connection nor session is specified; access lasts for the connection, or until it expires."},
	{"connection-default", "connections", "Without either, the server defaults to the connection scope; access and refresh token are tied to their connection and invalid once it ends."},
	{"connection-default", "o01", "Over WebSocket without a scope: `connection`, and a lifetime of a year."},
	{"connection-default", "o09", "Over WebSocket without a scope: `connection`, and a lifetime of a year."},
	{"rest-session", "o05", "Over HTTP without a scope: `session:rest-…`, 899 seconds."},
	{"rest-session", "o13", "Over HTTP without a scope: `session:rest-…`."},
	{"rest-session", "o14", "Over HTTP without a scope: `session:rest-…`, 900 seconds."},
	{"rest-session", "o20", "Over HTTP with domains and a lifetime, and no session, asked: `session:rest-…`."},
	{"rest-session", "connections", "Calling `public/auth` without a session name makes a new session. Elsewhere the page says that the server defaults to the connection scope."},
	{"rest-session", "access-scope", "Against it: the server sets `connection` when neither is specified."},
	{"rest-session", "d02", "Against it: the example reply to an HTTP GET has `connection`."},
	{"session-named", "access-scope", "`session:name` makes a new session with that name and binds the tokens to it; the token can be reused within its life, and over WebSocket `access_token` can be left out."},
	{"session-named", "connections", "Giving a session name makes a new session; its tokens work across connections."},
	{"session-named", "exchange-token", "Supports a session scope, to create a session during the exchange."},
	{"session-named", "o04", "Asked a session: the reply has it, and no `connection`."},
	{"session-named", "o11", "A session that the API console chose, and no `connection`."},
	{"session-named", "nautilus", "For joined: logs in again and again under two fixed session names, in production."},
	{"connection-over-http", "access-scope", "The server sets `connection` when neither is specified, without mentioning HTTP."},
	{"connection-over-http", "d02", "Shows `connection` in a reply over HTTP, to a request that didn't ask for it."},
	{"mainaccount", "access-scope", "Set by the server when the credentials of the connecting user belong to the main account, and otherwise not in the final scope."},
	{"mainaccount", "o01", "A main account's key that didn't ask for it got it."},
	{"mainaccount", "o05", "A main account's key that didn't ask for it got it."},
	{"mainaccount", "o09", "A main account's key that didn't ask for it got it."},
	{"mainaccount-asked", "access-scope", "The server sets it, depending on whose credentials they are."},
	{"mainaccount-asked", "nautilus", "Sends the scope it was granted, `mainaccount` included, back with each login, in production."},
	{"mainaccount-held", "access-scope", "It depends on whose credentials they are, which a refresh or a fork doesn't change."},
	{"mainaccount-held", "authentication", "A forked token has the same scopes as the original."},
	{"exchange-to-subaccount", "changelog", "For kept: 13 May 2025 says that with a scope the new token no longer has `mainaccount`."},
	{"exchange-to-subaccount", "d03", "For kept: the example reply to an exchange for another subject has `mainaccount`. The same example is shown for `fork_token`."},
	{"exchange-to-subaccount", "transfers", "For kept: transfers between subaccounts need the main account's authorization, and an exchange of the main account's token is the recommended way to make one from a subaccount's side."},
	{"exchange-to-subaccount", "access-scope", "For dropped, on one reading: `mainaccount` depends on the credentials of the connecting user."},
	{"exchange-scope-no-mainaccount", "changelog", "13 May 2025: when a scope is given, the token that is created no longer has the mainaccount scope."},
	{"exchange-to-main", "exchange-token", "Makes a token for a new subject, to switch between subaccounts; the main account isn't named as a target."},
	{"exchange-to-main", "authentication", "For a token of one subaccount that is to act on another with the same API key."},
	{"key-name", "o05", "A named key: the reply has `name:` and the name."},
	{"key-name", "o18", "A named key: the reply has `name:` and the name."},
	{"key-name", "o20", "A named key: the reply has `name:` and the name."},
	{"expires-echoed", "o04", "Asked `expires:60000`: it comes back, and `expires_in` is 59999."},
	{"expires-echoed", "o20", "Asked `expires:3600`: it comes back, and `expires_in` is 3600."},
	{"expires-echoed", "access-scope", "`expires:NUMBER` sets after how many seconds the token expires."},
	{"ip-restriction", "access-scope", "`ip:ADDR` limits the token to one IPv4 address; `*` allows all."},
	{"server-only", "changelog", "Entries of 2020 tie `app_id` to registered applications."},
	{"server-only", "nautilus", "Sends the scope it was granted, a key's name included, back with each login, in production."},
	{"refresh-binding", "connections", "Authenticating again with a refresh token under a session scope refreshes the session and adds none."},
	{"refresh-binding", "authentication", "Refreshing a token with a session scope keeps the same session active."},
	{"refresh-connection", "authentication", "Without a session scope, each refresh makes a new connection-scoped token and invalidates the previous one."},
	{"exchange-binding", "changelog", "13 May 2025: without a session in the scope, the refresh token that was used and its access token are invalidated."},
	{"fork-binding", "fork-token", "Makes a token for a new named session."},
	{"fork-binding", "authentication", "Makes an access token for a new session with a name you specify."},
	{"binding-unknown", "access-scope", "A token is bound by `connection` or by `session:name`, and the server adds one if neither is asked for."},
	{"other-binding-asked", "public-auth", "Lists `scope` among the parameters without tying it to a grant type."},
	{"other-binding-asked", "authentication", "A refresh keeps the session of its token, and an exchange can ask for a session; it says nothing about asking for other bindings."},

	{"connection-takes-no-slot", "connections", "Authentications with the connection scope don't count against the limit. Against it: `public/auth` without a session name makes a new session."},
	{"connection-takes-no-slot", "o01", "Over WebSocket without a scope: `connection`, and no session."},
	{"connection-takes-no-slot", "o09", "Over WebSocket without a scope: `connection`, and no session."},
	{"session-takes-slot", "access-scope", "At most 16 sessions for each user."},
	{"session-takes-slot", "connections", "At most 16 active sessions for each API key; a new one is made when a session name is given."},
	{"session-takes-slot", "nautilus", "For joined: logs in again and again under two fixed session names, in production."},
	{"http-new-session", "connections", "A new session is made when `public/auth` is called without a session name. Against it: without either scope the server defaults to the connection."},
	{"http-new-session", "o05", "A different session name."},
	{"http-new-session", "o13", "A different session name."},
	{"http-new-session", "o14", "A different session name."},
	{"http-new-session", "o20", "A different session name, which the author masked."},
	{"seventeenth-session", "connections", "When a session beyond the limit of 16 is made, the oldest active one is removed automatically."},
	{"seventeenth-session", "old-reference", "The session with the shortest lifetime is the one that's removed."},
	{"refresh-keeps-slot", "connections", "Authenticating again with a refresh token under a session scope adds no session."},
	{"refresh-keeps-slot", "authentication", "Refreshing a token with a session scope uses no additional session."},
	{"exchange-ends-old", "changelog", "13 May 2025: without a session in the scope, the refresh token that was used and its corresponding access token are invalidated. Another sentence of the entry says so about an exchange without a scope."},
	{"fork-both-live", "fork-token", "Makes another session from a session's refresh token."},
	{"fork-both-live", "authentication", "Both sessions can work at the same time under one API key."},

	{"asymmetric-needs-signature", "asymmetric-keys", "With your own key pair you sign; Deribit has only the public half, so there's no secret to send."},
	{"no-held-token", "public-auth", "`refresh_token` is required for the grant of that name."},
	{"no-held-token", "exchange-token", "`refresh_token` is a required parameter."},
	{"no-held-token", "fork-token", "`refresh_token` is a required parameter."},
	{"fork-needs-session", "authentication", "Only session-scoped tokens can be forked, and a connection's token can't."},
	{"fork-needs-session", "fork-token", "Works with session tokens only."},
	{"fork-needs-name", "fork-token", "`session_name` is a required parameter."},
	{"no-registered-application", "changelog", "21 January 2020: `exchange_token` and `fork_token` don't take the tokens of registered applications."},

	{"token account:LEVEL", "access-scope", "Access to account methods: settings, subaccounts and the like."},
	{"token block_rfq:LEVEL", "access-scope", "Access to block RFQ methods, listed apart from trade."},
	{"token block_trade:LEVEL", "access-scope", "Access to block trade methods, listed apart from trade."},
	{"token custody:LEVEL", "creating-api-key", "The example request has `custody:read`, and the list of read-only scopes names it."},
	{"token custody:LEVEL", "o04", "The reply has `custody:read_write`."},
	{"token custody:LEVEL", "o05", "The reply has `custody:read_write`."},
	{"token trade:LEVEL", "access-scope", "Access to trade methods: read, or create and change orders."},
	{"token wallet:LEVEL", "access-scope", "Access to wallet methods: read, or withdraw, make deposit addresses and the like."},
	{"token connection", "access-scope", "Access lasts for the connection, or until it expires."},
	{"token connection", "connections", "Access and refresh token are tied to their connection, and invalid once it ends."},
	{"token session:NAME", "access-scope", "Makes a new session with that name and binds the tokens to it, with reuse during its life; at most 16 for each user; over WebSocket `access_token` can be left out."},
	{"token session:NAME", "connections", "Tokens of a session can be used across connections until it expires."},
	{"token mainaccount", "access-scope", "Set by the server when the credentials of the connecting user belong to the main account."},
	{"token name:KEY_NAME", "o05", "A named key: the reply has `name:` and the name."},
	{"token name:KEY_NAME", "o18", "A named key: the reply has `name:` and the name."},
	{"token name:KEY_NAME", "o20", "A named key: the reply has `name:` and the name."},
	{"token expires:SECONDS", "access-scope", "The token expires after that many seconds."},
	{"token expires:SECONDS", "o04", "`expires:60000` comes back in the reply."},
	{"token expires:SECONDS", "o20", "`expires:3600` comes back in the reply."},
	{"token ip:ADDRESS", "access-scope", "Limits the token to one IPv4 address; `*` allows all."},
	{"token app_id:ID", "changelog", "Entries of 2020 tie `app_id` to registered applications."},
}
