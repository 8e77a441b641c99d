package knowledge

import (
	"strconv"
	"strings"

	"scopecalculator/scopecore"
	"scopecalculator/scopecore/reading"
)

// conclusions are the sentences about what follows from a text, by code.
var conclusions = []sentence{
	{"held", "You hold `{scope}`{ends}."},
	{"held-cut-off", "The scope is cut off in the text: what it doesn't show is left open."},
	{"held-unknown-words", "The scope has {count} that no source describes. They aren't shown or kept."},
	{"replies", "The text has {count} token replies; this is the last one."},
	{"as-asked", "Every domain that the request names came as asked."},
	{"wider", "`{domain}` is wider than asked: `{granted}` came, `{asked}` was asked."},
	{"narrower", "`{domain}` is narrower than asked: `{granted}` came, `{asked}` was asked."},
	{"predicted", "The reply is as predicted."},
	{"within", "Not the likely reply, but a possible one."},
	{"contradicts", "The reply contradicts the model. If these are the key and the request you used, one of its rules is wrong; please report it."},
	{"call-refused", "{call} was refused: {code}{name}.{rest}."},
	{"will-fail", "{call} will fail: it lacks {missing}."},
	{"left-out", "The reply leaves out the channel {call}: the token may not see it."},
	{"least", "For the calls found, the least key is `{key}`. Ask for `{ask}`."},
	{"blocked", "{call}: {rest}."},
	{"undocumented", "No source names the scope of {call}."},
	{"excess", "More than the calls found need: {missing}."},
	{"public-only", "The text has public methods only; they need no scope."},
	{"unread", "Line {line}: {rest}."},
	{"nothing", "{rest}."},
}

// whys are the sentences about what couldn't be read, by code.
var whys = []sentence{
	{"nothing-read", "Nothing in this text is known: no reply of `public/auth`, no error, no call, no scope. That doesn't mean you need nothing."},
	{"built-at-run-time", "The name of a method is put together at run time, so what it needs is unknown."},
	{"channel-built", "The name of a channel is put together at run time, and several channels fit."},
	{"scope-built", "The scope of a login is put together at run time."},
	{"unified-method", "A library decides which methods this calls."},
	{"unknown-name", "No method or channel has this name."},
	{"gone", "This method no longer exists."},
	{"cut-off", "The text is cut off."},
	{"foreign-scope", "This scope has no Deribit token."},
	{"too-deep", "Brackets are nested too deep to be read."},
	{"perhaps-a-call", "This is also the name of a call, but nothing else in the text is about Deribit."},
}

// callRepairs are the sentences on where to fix a refused call, by place.
var callRepairs = []sentence{
	{"authentication", "Log in again."},
	{"transport", "Call it over WebSocket."},
	{"account", "Use a key of the main account."},
	{"key", "Raise the key's `max_scope`{set}, and if the request names a scope, ask for it too."},
	{"request", "Ask for it in the request{set}."},
	{"verify", "Check the scope in the reply."},
}

// ReadWhy says why something in a text couldn't be read.
func ReadWhy(w reading.Why) string { return say(whys, w.String()) }

// ConclusionSays is the sentence on something that follows from a text.
func ConclusionSays(r *reading.Reading, c *reading.Conclusion) string {
	text := say(conclusions, c.Code)
	switch c.Code {
	case "held":
		ends := ""
		if n := r.Held.ExpiresIn; n.Known {
			ends = ", for " + Lasts(n)
		}
		scope := r.Held.Scope
		if scope == "" {
			return fill("You hold a token without any scope{ends}.", "ends", ends)
		}
		return fill(text, "scope", Short(scope), "ends", ends)
	case "held-unknown-words":
		n := r.Held.Unknown
		return fill(text, "count", strconv.Itoa(n)+plural(n, " word", " words"))
	case "replies":
		return fill(text, "count", strconv.Itoa(len(r.Tokens)))
	case "wider", "narrower":
		a := &r.AgainstRequest[c.At]
		return fill(text, "domain", a.Domain.String(), "granted", a.Granted.String(), "asked", a.Asked.String())
	case "call-refused":
		return refused(text, r.Calls[c.At])
	case "will-fail":
		f := &r.WillFail[c.At]
		return fill(text, "call", Code(f.Name), "missing", missing(f.Missing, true))
	case "left-out":
		return fill(text, "call", Code(r.LeftOut[c.At]))
	case "least":
		key := r.Least.Key()
		if key == "" {
			return "The calls found need no scope."
		}
		return fill(text, "key", key, "ask", r.Least.Ask())
	case "blocked":
		o := &r.Least.OutOfReach[c.At]
		return fill(text, "call", Code(o.Method.Name), "rest", period(GateSays(o.Gate, o.Opens)))
	case "undocumented":
		var names []string
		for i, m := range r.Least.Undocumented {
			if i == 3 && len(r.Least.Undocumented) > 4 {
				names = append(names, strconv.Itoa(len(r.Least.Undocumented)-i)+" more")
				break
			}
			names = append(names, Code(m.Name))
		}
		return fill(text, "call", List(names))
	case "excess":
		return fill(text, "missing", List(codes(r.Excess)))
	case "unread", "nothing":
		u := &r.Unread[c.At]
		likely, why := "", ReadWhy(u.Why)
		if len(u.Likely) > 0 {
			likely = " Most likely " + anyOf(u.Likely) + "."
		}
		for i := range r.Others {
			m := &r.Others[i]
			if m.Name == u.Text && m.From == u.From {
				why = MentionSays(m)
				if len(m.Near) > 0 {
					likely = " Perhaps " + anyOf(m.Near) + " was meant."
				}
			}
		}
		if u.Text != "" {
			why = Code(Short(u.Text)) + ": " + why
		}
		return fill(text, "line", strconv.Itoa(u.Line), "rest", period(why+likely))
	}
	return text
}

// period leaves out the last period of sentences, when another follows.
func period(text string) string { return strings.TrimSuffix(text, ".") }

// refused says what became of a call that the server refused.
func refused(text string, c *reading.Call) string {
	call, name, why, repair := "A call", "", "", ""
	if c.Name != "" {
		call = Code(c.Name)
	}
	if c.Message != "" {
		name = " (" + Code(c.Message) + ")"
	}
	known := FindErrorCode(c.Code)
	switch {
	case len(c.Missing) > 0 && c.Known == reading.FromReason:
		why = " The server says that it lacks " + missing(c.Missing, c.AnyOf) + "."
	case len(c.Missing) > 0:
		why = " It lacks " + missing(c.Missing, c.AnyOf) + "."
	case known != nil:
		why = " " + known.Text
	default:
		why = " As far as we know, this error isn't about scopes."
	}
	if s := say(reasons, c.Reason); s != "" {
		why += " " + s
	}
	set := ""
	if c.Repair.Set != "" {
		set = " to " + Code(c.Repair.Set)
		if c.Repair.Where == scopecore.RepairRequest {
			set = ": " + Code(c.Repair.Set)
		}
	}
	if known != nil && len(c.Missing) == 0 {
		repair = " " + known.Repair
	} else if s := say(callRepairs, c.Repair.Where.String()); s != "" {
		repair = " " + fill(s, "set", set)
	}
	return fill(text, "call", call, "code", strconv.Itoa(c.Code), "name", name, "rest", period(why+repair))
}

// missing lists tokens and gates: all of them, or any one.
func missing(parts []string, any bool) string {
	words := make([]string, len(parts))
	for i, p := range parts {
		words[i] = Code(p)
		if g, ok := scopecore.ParseGate(p); ok {
			words[i] = GateLacks(g)
		}
	}
	if any && len(words) > 1 && strings.HasPrefix(words[0], "`") {
		return anyOf(parts)
	}
	return List(words)
}
