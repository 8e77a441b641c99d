package knowledge

import (
	"strconv"
	"strings"

	"scopecalculator/scopecore"
	"scopecalculator/scopecore/reading"
)

// The sentences of a receipt: what was read from a pasted text. A title is
// plain text and goes before its text, with a space between them.

// The titles without blanks, and what goes with them.
const (
	NothingTitle  = "Nothing to read here."
	NothingReads  = "It reads replies, errors, requests, scopes, and code that calls `private/…` methods."
	ReplyTitle    = "Reply read."
	RequestTitle  = "Request read:"
	KeyTitle      = "Key read:"
	ScopeTitle    = "A scope was read:"
	NoCallTitle   = "No call found."
	PublicTitle   = "Public methods only:"
	PublicReads   = "they need no scope."
	TooLongReads  = "It's too much to load."
	WhichKey      = "Which one?"
	WhoseScope    = "is it the key's, the request's, or the reply's?"
	WhichScope    = "which one does the request ask for?"
	KeysLabel     = "The key's"
	RequestsLabel = "The request's"
	RepliesLabel  = "The reply's"
	OfKey         = "the key's."
	OfRequest     = "the request's."
	OfReply       = "the server's reply."
	OfHeld        = "that of the token you hold."
)

// ScopesTitle says that several scopes were read.
func ScopesTitle(n int) string { return strconv.Itoa(n) + " scopes read:" }

// KeysTitle says that several keys were read.
func KeysTitle(n int) string { return strconv.Itoa(n) + " keys read." }

// KeyReads names a key, by its scope if it has no name.
func KeyReads(k *reading.Key) string {
	switch {
	case k.Name != "":
		return Code(k.Name) + "."
	case k.Scope == "":
		return "it allows nothing."
	}
	return Code(Short(k.Scope)) + "."
}

// KeyLabel is one of several keys as a button.
func KeyLabel(k *reading.Key, n int) string {
	name := "Key " + strconv.Itoa(n)
	if k.Name != "" {
		name = Code(k.Name)
	}
	if k.Scope == "" {
		return name + ": nothing"
	}
	return name + ": " + Code(Short(k.Scope))
}

// RequestReads says how a request logs in.
func RequestReads(g scopecore.Grant, via scopecore.Transport) string {
	return Code(g.String()) + " over " + TransportName(via) + "."
}

// CallsTitle counts the calls that were found.
func CallsTitle(n int) string {
	return strconv.Itoa(n) + plural(n, " call found:", " calls found:")
}

// mostNamed is how many names of one kind a receipt lists.
const mostNamed = 6

// CallsNamed names calls, a few of many, in a separate sentence.
func CallsNamed(ms []*scopecore.Method) string {
	var names []string
	for _, m := range ms {
		names = append(names, Code(strings.TrimPrefix(m.Called(), "private/")))
	}
	return few(names, len(names)) + "."
}

// few lists the first words of all.
func few(words []string, all int) string {
	if n := min(len(words), mostNamed); n < all {
		return strings.Join(words[:n], ", ") + " and " + strconv.Itoa(all-n) + " more"
	}
	return List(words)
}

// CallsToo says which calls were found next to something that matters more.
func CallsToo(ms []*scopecore.Method) string {
	return "It makes " + Calls(len(ms)) + ": " + CallsNamed(ms)
}

// ScopesToo says which scopes were found but not used.
func ScopesToo(scopes []string) string {
	words := codes(scopes)
	for i, s := range scopes {
		words[i] = Code(Short(s))
	}
	return "Not used: " + plural(len(words), "the scope ", "the scopes ") + few(words, len(words)) + "."
}

// CallsCut says that only the first calls are loaded.
func CallsCut(n int) string { return "Only the first " + strconv.Itoa(n) + " are loaded." }

// OfReplies says that a text has several replies.
func OfReplies(n int) string { return "It's the last of " + strconv.Itoa(n) + "." }

// OverHTTP says what a session that the server made up tells of the login.
const OverHTTP = "The server made up its session, so the login was likely over HTTP."

// SessionAsked says what the name of a session tells of the request.
func SessionAsked(name string) string {
	return "It has " + Code("session:"+name) + ", so the request likely asked for that."
}

// ReplyCut says that a reply is cut off.
const ReplyCut = "It's cut off: what it doesn't show is left open."

// UnknownWords counts words of a scope that aren't tokens.
func UnknownWords(n int) string {
	return strconv.Itoa(n) + plural(n, " word of its scope is unknown", " words of its scope are unknown") + "."
}

// SecretsGone counts the secrets that were removed; empty if there are none.
func SecretsGone(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n) + plural(n, " secret removed.", " secrets removed.")
}

// ErrorReceipt says which error a call was refused with, and what that means
// for a token that is bound like this, used over this transport. ask is set if
// the text doesn't name the call, which is needed to say more. allowed is set
// if the setting allows the call.
func ErrorReceipt(c *reading.Call, bound scopecore.Binding, via scopecore.Transport, allowed bool) (title, text string, ask bool) {
	const forbidden, unauthorized = 13021, 13009
	known := FindErrorCode(c.Code)
	name := c.Message
	if known != nil {
		name = known.Name
	}
	title = strings.TrimSpace(strconv.Itoa(c.Code) + " " + name)
	if c.Code == forbidden {
		lacks := "the scope for this call"
		if len(c.Missing) > 0 {
			lacks = missing(c.Missing, c.AnyOf)
		}
		text = "the token lacks " + lacks + "."
		if c.Method == nil {
			return title + ":", text + " Which call failed?", true
		}
		if allowed {
			text += " This setting allows it, so check the key and the request."
		}
		return title, "from " + Code(c.Name) + ": " + text, false
	}
	switch {
	case c.Code == unauthorized && bound == scopecore.BindingConnection && via == scopecore.HTTP:
		text = "This token only works on its own connection. Over HTTP every request is a new one, so it fails with 13009."
	case c.Code == unauthorized && bound == scopecore.BindingConnection:
		text = "This token only works on the connection it came from."
	case c.Code == unauthorized && bound == scopecore.BindingSession:
		text = "This token works on any connection, so it's wrong or has expired. Log in again."
	case known != nil:
		text = known.Text + " " + known.Repair
	default:
		text = "As far as we know, this error isn't about scopes."
	}
	if s := say(reasons, c.Reason); s != "" {
		text = s + " " + text
	}
	if c.Name == "" {
		return title + ".", text, false
	}
	return title, "from " + Code(c.Name) + ". " + text, false
}

// MoreErrors counts the other calls that were refused; empty if there are none.
func MoreErrors(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n) + plural(n, " more call was refused.", " more calls were refused.")
}

// LeftOutReads says which channels a reply leaves out.
func LeftOutReads(names []string) string {
	words := codes(names)
	return "Left out of the reply: " + few(words, len(words)) + ". The token may not see " + plural(len(words), "it", "them") + "."
}

// unreadables say how many places couldn't be read, by the code of why: one,
// and many. Their lines follow.
var unreadables = []struct{ code, one, many string }{
	{"built-at-run-time", "1 name is put together at run time", "{n} names are put together at run time"},
	{"channel-built", "1 channel is put together at run time", "{n} channels are put together at run time"},
	{"scope-built", "1 scope is put together at run time", "{n} scopes are put together at run time"},
	{"unified-method", "1 call of a library hides its methods", "{n} calls of a library hide their methods"},
	{"unknown-name", "Not found", "Not found"},
	{"gone", "Gone", "Gone"},
	{"cut-off", "The text is cut off", "The text is cut off"},
	{"foreign-scope", "1 scope has no Deribit token", "{n} scopes have no Deribit token"},
	{"too-deep", "Brackets are nested too deep", "Brackets are nested too deep"},
}

// UnreadReads says what couldn't be read but matters, kind by kind, each with
// its lines; empty if everything was read.
func UnreadReads(r *reading.Reading) string {
	var out []string
	for _, u := range unreadables {
		var lines, names []string
		all := 0
		for _, c := range r.Conclusions {
			if c.Code != "unread" || c.Severity != scopecore.SeverityWarning || r.Unread[c.At].Why.String() != u.code {
				continue
			}
			place := &r.Unread[c.At]
			all++
			if line := strconv.Itoa(place.Line); len(lines) == 0 || lines[len(lines)-1] != line {
				lines = append(lines, line)
			}
			if place.Text != "" && len(names) < mostNamed {
				name := Code(Short(place.Text))
				if len(place.Likely) > 0 {
					name += " (perhaps " + anyOf(place.Likely) + ")"
				}
				names = append(names, name)
			}
		}
		if all == 0 {
			continue
		}
		s := u.one
		if all > 1 {
			s = strings.Replace(u.many, "{n}", strconv.Itoa(all), 1)
		}
		if (u.code == "unknown-name" || u.code == "gone") && len(names) > 0 {
			s += ": " + few(names, all)
		} else {
			s += ": " + plural(len(lines), "line ", "lines ") + few(lines, len(lines))
		}
		out = append(out, s+".")
	}
	if r.More > 0 {
		out = append(out, strconv.Itoa(r.More)+plural(r.More, " more place isn't listed.", " more places aren't listed."))
	}
	return strings.Join(out, " ")
}
