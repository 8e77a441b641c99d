package knowledge

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"scopecalculator/scopecore"
)

// nouns are what each parameter of a query is called in a sentence.
var nouns = []sentence{
	{"grant", "grant"},
	{"via", "transport"},
	{"key", "key"},
	{"ask", "request"},
	{"account", "account"},
	{"key_name", "key name"},
	{"key_type", "key type"},
	{"held", "token held"},
	{"subject", "account exchanged for"},
	{"session_name", "session name"},
	{"sessions", "open sessions"},
	{"features", "key features"},
	{"from", "step before"},
	{"reply", "reply"},
	{"need", "calls needed"},
}

// idles say why a change had no effect, by code.
var idles = []sentence{
	{"takes-no-scope", "the grant takes no scope"},
	{"starts-from-key", "the grant starts from the key"},
	{"key-has-none", "the key has no `{domain}`"},
	{"token-has-none", "the token you hold has no `{domain}`"},
	{"follows-key", "it follows the key"},
	{"follows-token", "it follows the token you hold"},
	{"request-rules-out", "the request rules it out"},
	{"request-stops", "the request asks for `{level}`"},
	{"token-stops", "the token you hold stops at `{level}`"},
	{"key-stops", "the key stops at `{level}`"},
}

// longestEdit is how many characters a line on a change has, not counting
// backquotes.
const longestEdit = 110

// EditSays says in one line what was changed and what that did; empty if
// nothing was changed.
func EditSays(e *scopecore.Edit) string {
	if len(e.Params) == 0 {
		return ""
	}
	what, parts := capital(changed(e))+": ", effect(e)
	for _, dispensable := range [...]int{bindingPart, mainPart, callsPart, tokenPart} {
		if utf8.RuneCountInString(strings.ReplaceAll(what+joined(parts), "`", "")) < longestEdit {
			break
		}
		parts[dispensable] = ""
	}
	return what + joined(parts) + "."
}

// The parts of what a change did, in the order they're shown.
const (
	tokenPart = iota
	mainPart
	bindingPart
	callsPart
	canPart
)

func joined(parts [5]string) string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, ", ")
}

// changed says what was changed.
func changed(e *scopecore.Edit) string {
	switch n := len(e.Params); {
	case n > 2:
		return Number(n) + " settings changed"
	case n == 2:
		return List([]string{noun(e.Params[0]), noun(e.Params[1])}) + " changed"
	case e.Domain.Known:
		return oneLevel(e)
	}
	a, b := &e.Before.Query, &e.After.Query
	param := e.Params[0]
	from, to := "", ""
	switch param {
	case "grant":
		from, to = Code(a.Grant.String()), Code(b.Grant.String())
	case "via":
		from, to = TransportName(a.Via), TransportName(b.Via)
	case "account":
		from, to = accountWord(a.Subaccount), accountWord(b.Subaccount)
	case "subject":
		from, to = accountWord(!a.ToMain), accountWord(!b.ToMain)
	case "key_type":
		from, to = keyType(a.Asymmetric), keyType(b.Asymmetric)
	case "sessions":
		from, to = a.Sessions.String(), b.Sessions.String()
	case "key":
		return known("the key", a.Key, b.Key)
	case "held":
		return known("the token held", a.Held, b.Held)
	case "ask":
		switch {
		case a.Ask.Known && !b.Ask.Known:
			return "the request sends no scope"
		case !a.Ask.Known:
			return "the request sends a scope"
		}
		return "the request changed"
	default:
		return noun(param) + " changed"
	}
	return noun(param) + ": " + from + " → " + to
}

// noun is what a parameter is called.
func noun(param string) string {
	if s := say(nouns, param); s != "" {
		return s
	}
	return Code(param)
}

func known(what string, a, b scopecore.Opt[string]) string {
	switch {
	case a.Known && !b.Known:
		return what + " isn't known"
	case !a.Known:
		return what + " is known"
	}
	return what + " changed"
}

func accountWord(subaccount bool) string {
	if subaccount {
		return "subaccount"
	}
	return "main account"
}

func keyType(asymmetric bool) string {
	if asymmetric {
		return "asymmetric"
	}
	return "secret"
}

// oneLevel says which level was changed, and where.
func oneLevel(e *scopecore.Edit) string {
	d, q := e.Domain.Value, &e.After.Query
	text, role := q.Ask.Value, scopecore.RoleRequest
	switch e.Params[0] {
	case "key":
		text, role = q.Key.Value, scopecore.RoleKey
	case "held":
		text, role = q.Held.Value, scopecore.RoleHeld
	}
	a := scopecore.Parse(text, role).Asked[d]
	name := Code(d.String())
	if role == scopecore.RoleRequest {
		switch {
		case !a.Named:
			return name + " is left out"
		case a.Unreadable:
			return name + " is unreadable"
		case a.Conflict():
			return name + " is asked at two levels"
		}
		return name + " asks for " + Code(a.High.String())
	}
	who := "the key allows "
	if role == scopecore.RoleHeld {
		who = "the token you hold has "
	}
	switch {
	case a.Unreadable:
		return who + "an unreadable " + name
	case a.Conflict():
		return who + name + " at two levels"
	case a.High == scopecore.None:
		return who + "no " + name
	}
	return who + Code(d.Token(a.High))
}

// effect says what the change did.
func effect(e *scopecore.Edit) (parts [5]string) {
	a, b := e.Before, e.After
	switch {
	case b.Refused != nil && b.Refused.Rule == scopecore.RuleNoHeld && (a.Refused == nil || *a.Refused != *b.Refused):
		parts[tokenPart] = "now it starts from a token you hold"
	case b.Refused != nil && a.Refused != nil:
		parts[tokenPart] = "still no token"
	case b.Refused != nil:
		parts[tokenPart] = "no token now"
	case a.Refused != nil:
		parts[tokenPart] = "you get a token now"
	case e.Same():
		parts[tokenPart] = "no effect"
		if why := say(idles, e.Code); why != "" {
			d := b.Domains[e.Domain.Value]
			parts[tokenPart] += ", " + fill(why, "domain", d.Domain.String(), "level", d.Likely.String())
		}
	case e.SameAccess():
		parts[tokenPart] = "same access"
		parts[bindingPart] = boundTo(a.Lifetime.Binding, b.Lifetime.Binding)
	default:
		parts[tokenPart] = tokenEffect(e)
		if a.MainAccount != b.MainAccount {
			parts[mainPart] = "`mainaccount` " + [...]string{scopecore.TriNo: "goes", scopecore.TriYes: "comes", scopecore.TriUnknown: "is unknown"}[b.MainAccount]
		}
		parts[bindingPart] = boundTo(a.Lifetime.Binding, b.Lifetime.Binding)
		parts[callsPart] = callsMoved(e)
		parts[canPart] = canNow(e.Consequence)
		if joined(parts) == "" {
			// Such as a feature of the key that doesn't shut any call.
			parts[tokenPart] = "no effect on calls"
		}
	}
	return parts
}

// tokenEffect says what became of the levels.
func tokenEffect(e *scopecore.Edit) string {
	arrow := func(d scopecore.Domain) string {
		return levelWord(e.Before.Domains[d].Likely) + " → " + levelWord(e.After.Domains[d].Likely)
	}
	own := func(ds []scopecore.Domain) bool { return len(ds) == 1 && e.Domain == scopecore.Known(ds[0]) }
	switch n := len(e.Moved); {
	case n > 1:
		return Number(n) + " domains change"
	case own(e.Moved):
		return "token " + arrow(e.Moved[0])
	case n == 1:
		return "token's " + Code(e.Moved[0].String()) + " " + arrow(e.Moved[0])
	}
	same := "same token"
	if own(append(e.Surer[:len(e.Surer):len(e.Surer)], e.LessSure...)) {
		same = "token still " + levelWord(e.After.Domains[e.Domain.Value].Likely)
	}
	switch {
	case len(e.Surer)+len(e.LessSure) == 0:
		return ""
	case len(e.LessSure) == 0:
		return same + ", more certain"
	case len(e.Surer) == 0:
		return same + ", less certain"
	}
	return same + ", certainty differs"
}

// canNow says what became possible or impossible.
func canNow(c *scopecore.ConsequenceVerdict) string {
	if c == nil {
		return ""
	}
	can := "may "
	switch {
	case c.Verdict == scopecore.Denied:
		can = "can't "
	case c.Verdict >= scopecore.Likely:
		can = "can "
	}
	return can + lower(c.Title) + " now"
}

func levelWord(l scopecore.Opt[scopecore.Level]) string {
	if !l.Known {
		return l.String()
	}
	return Code(l.String())
}

// callsMoved counts the calls gained and lost: "+12 calls", "+3, −2 calls".
func callsMoved(e *scopecore.Edit) string {
	one := func(sign string, n int, possible bool) string {
		s := sign + strconv.Itoa(n)
		if possible {
			s += " possible"
		}
		return s
	}
	switch n, m := e.Gained, e.Lost; {
	case n > 0 && m > 0:
		return one("+", n, e.GainedPossible) + ", " + one("−", m, e.LostPossible) + plural(m, " call", " calls")
	case n > 0:
		return one("+", n, e.GainedPossible) + plural(n, " call", " calls")
	case m > 0:
		return one("−", m, e.LostPossible) + plural(m, " call", " calls")
	}
	return ""
}

// boundTo says what the token is bound to, if that changed.
func boundTo(was, is scopecore.Binding) string {
	switch {
	case was == is:
		return ""
	case is == scopecore.BindingSession:
		return "bound to a session now"
	case is == scopecore.BindingConnection:
		return "bound to the connection now"
	}
	return "bound to a session or the connection now"
}

// lower makes a title fit the middle of a sentence.
func lower(s string) string {
	if s != "" && s[0] >= 'A' && s[0] <= 'Z' {
		return string(s[0]-'A'+'a') + s[1:]
	}
	return s
}
