package knowledge

import "scopecalculator/scopecore"

// params say what each parameter of a query is, up to the values it can have.
var params = []sentence{
	{"grant", "The way to the token"},
	{"via", "How the call is made"},
	{"key", "The key's max_scope; absent where it is not known"},
	{"ask", "The scope that is requested; absent where no scope is sent"},
	{"account", "Whose credentials they are"},
	{"key_name", "The key's name"},
	{"key_type", "What the key signs with"},
	{"held", "The scope of the token that is refreshed, exchanged or forked"},
	{"subject", "The account that an exchange is for"},
	{"session_name", "The name of the session that a fork opens"},
	{"sessions", "How many sessions are open"},
	{"features", "Features of the key: `restricted_block_trades`, `block_trade_approval`"},
	{"from", "The query of the step before, for a grant that starts from a token; the steps before that follow it, a semicolon between them"},
	{"reply", "The scope that the server returned, held against the prediction: its tokens, `?` for each word that isn't one, and `…` at its end where it was cut off; absent without a reply"},
	{"need", "The calls that are needed, held against the token: methods and channels with spaces between them, and where a method can be called in several ways, with the one that is meant, such as `private/set_mmp_config?block_rfq=true`"},
}

// ParamSays says what a parameter of a query is, which values it can have, and
// which one is used if it's absent.
func ParamSays(p scopecore.Param) string {
	text := say(params, p.Name)
	if len(p.Choices) > 0 {
		text += ": " + anyOf(p.Choices) + "; " + Code(p.Choices[0]) + " where absent"
	}
	return text + "."
}
