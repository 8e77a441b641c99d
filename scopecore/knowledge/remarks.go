package knowledge

import (
	"strconv"

	"scopecalculator/scopecore"
)

// remarks are the sentences about a place in the user's text, by code.
var remarks = []sentence{
	// Of a scope.
	{"too-many-tokens", "Only the first {count} tokens are read."},
	{"trailing-spaces", "Spaces at the end can go."},
	{"spaces", "One space between tokens is enough."},
	{"white-space", "Tokens are separated by single spaces; this is another kind of white space."},
	{"secret", "This looks like a secret or a token, not a scope. It's ignored; if it's real, keep it out of web pages."},
	{"not-a-scope", "This looks like a request, a header or code, not a scope. Only the scope tokens in it are read; the rest isn't kept."},
	{"wallets", "Two method pages spell it `wallets`, but the domain is `wallet`; it's read as `wallet`."},
	{"plural-domain", "Two method pages spell it `wallets`, but the domain is `wallet`."},
	{"duplicate", "This is given twice; once is enough."},
	{"conflict", "Named at two levels. Which one counts is undocumented, so we assume the lower."},
	{"two-sessions", "A token has one session. Which of two names counts is undocumented."},
	{"session-name-empty", "A session needs a name, such as `session:bot1`."},
	{"session-name-placeholder", "This looks like a placeholder; the session would have exactly this name."},
	{"comma-in-session", "Commas don't separate: this one becomes part of the session name (seen in a published reply)."},
	{"session-name-long", "This session name is very long, and the limit is undocumented."},
	{"session-name-odd", "Letters, digits, dots, hyphens and underscores are safe in a session name. What else works is undocumented."},
	{"session-name-rest", "Names that begin with `rest-` are what the server makes up over HTTP; choose another to tell yours apart."},
	{"connection-and-session", "`connection` and `session:` exclude each other, and which one counts is undocumented. Keep one."},
	{"expires-bad", "`expires` takes a number of seconds, such as `expires:3600`."},
	{"expires-zero", "A token that lives 0 seconds is useless, and what the server does with 0 is undocumented."},
	{"expires-long", "This is longer than the year a connection token lives, and the limit is undocumented."},
	{"two-expires", "The lifetime is asked for twice. Which one counts is undocumented."},
	{"ip-any", "`ip:*` allows any address. Leaving it out likely does the same."},
	{"ip-bad", "`ip` takes one IPv4 address, such as `ip:203.0.113.7`, or `*`. No range, no IPv6, no host name."},
	{"two-ips", "Two addresses are given. Which one counts is undocumented."},
	{"server-only", "Only the server sets this token; asking for it does nothing."},
	{"not-in-key-scope", "A key's scope has only domains; this token belongs to requests and replies."},
	{"more", "{count} more remarks are left out."},
	{"too-long-token", "This is far longer than any token of a scope."},
	{"method-in-scope", "This is a method, not a scope token."},
	{"unknown-token", "Unknown token. What the server does with it is undocumented."},
	{"documentation-grammar", "In the documentation, brackets list the choices; a scope has one of them, without brackets."},
	{"case", "Scope tokens are lower case. Whether the server minds is undocumented."},
	{"unknown-level", "The levels are {levels}."},
	{"missing-level", "A domain needs a level: {a-level}."},
	{"unknown-domain", "The domains are {domains}."},
	{"separator", "Commas and semicolons don't separate tokens; a space does."},
	{"quotes", "Just the scope, without quotes or brackets."},
	{"url-encoded", "This is URL-encoded; a scope is plain text."},
	{"invisible-character", "There is an invisible character in this token."},
	{"not-ascii", "One character only looks like the right one."},
	{"spelling", "This is almost a scope token."},
	{"prefix", "Just the scope, without its parameter name."},

	// Of a query and its parameters.
	{"query-too-long", "The query is longer than 64 KiB and wasn't read."},
	{"unknown-parameter", "No parameter has this name; it's ignored."},
	{"not-a-call", "Only what can be the name of a call is read; the rest isn't kept."},
	{"bad-encoding", "Some of this couldn't be decoded and is shown as \uFFFD."},
	{"repeated-parameter", "This parameter is given twice; the first counts."},
	{"ask-ignored", "`{grant}` takes no scope, so what you ask for isn't sent."},
	{"from-ignored", "A login starts from the key; the steps before it don't count."},
	{"chain-too-long", "There are too many steps before this one; only the last ones are read."},
	{"connection-over-http", "Over HTTP every request is its own connection, so what `connection` means there is undocumented."},

	// Of a parameter's value. Those with choices list them.
	{"bad-value", "`{param}` is {choices}; `{default}` is used."},
	{"bad-value key_name", "Deribit's key names have at most 16 letters, digits and underscores."},
	{"bad-value sessions", "`sessions` is how many are open, a small number; it's ignored."},
	{"bad-value features", "The features of a key are `restricted_block_trades` and `block_trade_approval`."},
	{"bad-value from", "A parameter has a value that it can't have; its default is used."},
}

// ofStep goes before a remark about an earlier step.
const ofStep = "In a step before: "

// DiagnosticSays is the sentence of a remark about a text of the query.
func DiagnosticSays(q *scopecore.Query, d *scopecore.Diagnostic) string {
	if d.Param == "from" && d.Code != "from-ignored" && d.Code != "chain-too-long" {
		return ofStep + remarkSays(q, d)
	}
	return remarkSays(q, d)
}

func remarkSays(q *scopecore.Query, d *scopecore.Diagnostic) string {
	if d.Code == "bad-value" {
		if own := say(remarks, d.Code+" "+d.Param); own != "" {
			return own
		}
		for _, p := range scopecore.Params() {
			if p.Name == d.Param && len(p.Choices) > 0 {
				return fill(say(remarks, d.Code), "param", p.Name, "choices", anyOf(p.Choices), "default", p.Choices[0])
			}
		}
	}
	text := say(remarks, d.Code)
	switch d.Code {
	case "unknown-level", "missing-level":
		var levels []string
		for _, l := range scopecore.Levels() {
			levels = append(levels, Code(l.String()))
		}
		text = fill(text, "levels", List(levels), "a-level", anyOf(levels))
	case "unknown-domain":
		var domains []string
		for _, d := range scopecore.Domains() {
			domains = append(domains, Code(d.String()))
		}
		text = fill(text, "domains", List(domains))
	}
	return fill(text, "count", strconv.Itoa(d.Count), "grant", q.Grant.String())
}
