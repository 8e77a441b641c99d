package knowledge

import "scopecalculator/scopecore"

// params say what each parameter of a query is, up to the values it can have.
var params = []sentence{
	{"grant", "How to get the token"},
	{"via", "How the call is made"},
	{"key", "The key's max_scope; absent if it's unknown"},
	{"ask", "The requested scope; absent if no scope is sent"},
	{"account", "Whose credentials they are"},
	{"key_name", "The key's name"},
	{"key_type", "What the key signs with"},
	{"held", "The scope of the token to refresh, exchange or fork"},
	{"subject", "The account that an exchange is for"},
	{"session_name", "The name of the session that a fork opens"},
	{"sessions", "How many sessions are open"},
	{"features", "Features of the key: `restricted_block_trades`, `block_trade_approval`"},
	{"from", "The query of the step before, for a grant that starts from a token; the steps before that follow it, separated by semicolons"},
	{"reply", "The scope that the server returned, to compare with the prediction: its tokens, `?` for each word that isn't one, and `…` at the end if it was cut off; absent without a reply"},
	{"need", "The calls you need, to compare with the token: methods and channels separated by spaces. If a method can be called in several ways, add the one you mean, as in `private/set_mmp_config?block_rfq=true`"},
}

// ParamSays says what a parameter of a query is, which values it can have, and
// which one is used if it's absent.
func ParamSays(p scopecore.Param) string {
	text := say(params, p.Name)
	if len(p.Choices) > 0 {
		text += ": " + anyOf(p.Choices) + "; " + Code(p.Choices[0]) + " if absent"
	}
	return text + "."
}
