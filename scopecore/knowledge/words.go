package knowledge

import (
	"strconv"

	"scopecalculator/scopecore"
)

// The vocabulary: one word for one thing.

// TokenWord is what became of a token that opens no domain, in a few words.
func TokenWord(t *scopecore.TokenPrediction) string {
	switch t.Effect {
	case scopecore.EffectAdded:
		return "added by the server"
	case scopecore.EffectUndetermined:
		return "unknown"
	case scopecore.EffectDropped:
		return "left out"
	case scopecore.EffectAbsent:
		// Only mainaccount is shown if it's absent.
		return "not there: withdrawals only with a Coinbase wallet"
	}
	switch t.Rule {
	case scopecore.RuleMainHeld, scopecore.RuleRefreshBinding, scopecore.RuleRefreshConn, scopecore.RuleExchangeBinding:
		return "as held"
	}
	return "as asked"
}

// Capable says in one word whether a token can do something.
func Capable(v scopecore.Verdict) string {
	switch v {
	case scopecore.Allowed:
		return "yes"
	case scopecore.Denied:
		return "no"
	}
	return v.String()
}

// CapableOf says the same about a consequence: "partly" if some of its calls
// can be made and others can't.
func CapableOf(c *scopecore.ConsequenceVerdict) string {
	if c.Partly {
		return "partly"
	}
	return Capable(c.Verdict)
}

// KeyCan is for something that the key can do and its token can't: "no, but the
// key can". Otherwise it's empty.
func KeyCan(token, key scopecore.Verdict) string {
	if token != scopecore.Denied {
		return ""
	}
	switch key {
	case scopecore.Allowed:
		return "no, but the key can"
	case scopecore.Likely:
		return "no, but the key likely can"
	case scopecore.Possible:
		return "no, but the key may"
	}
	return ""
}

// RangeSays says an interval aloud, with what it comes from: "from `none` to
// `read`, likely `read`; the key allows `read`; not asked".
func RangeSays(d *scopecore.DomainPrediction) string {
	from, asked := "; key not known", "; not asked"
	switch {
	case d.Held.Known:
		from = "; the token holds " + d.Held.Value.String()
	case d.Key.Known:
		from = "; the key allows " + d.Key.Value.String()
	}
	if d.Asked.Named && !d.Asked.Unreadable {
		asked = "; asked " + d.Asked.High.String()
	}
	if d.Floor == d.Ceiling {
		return "exactly " + d.Floor.String() + from + asked
	}
	return "from " + d.Floor.String() + " to " + d.Ceiling.String() + ", likely " + d.Likely.String() + from + asked
}

// Calls counts calls: "1 call", "7 calls".
func Calls(n int) string { return strconv.Itoa(n) + plural(n, " call", " calls") }

// units are those that a lifetime is given in, largest first.
var units = [...]struct {
	seconds int64
	name    string
}{{365 * 86400, "year"}, {86400, "day"}, {3600, "hour"}, {60, "minute"}, {1, "second"}}

// Lasts is a lifetime in words; "unknown" if it is.
func Lasts(seconds scopecore.Opt[int64]) string {
	if !seconds.Known {
		return seconds.String()
	}
	return Duration(seconds.Value)
}

// Duration is a time in the largest unit that divides it, such as "15 minutes";
// "unknown" for 0 seconds and below.
func Duration(seconds int64) string {
	for _, unit := range units {
		if n := seconds / unit.seconds; n > 0 && n*unit.seconds == seconds {
			return strconv.FormatInt(n, 10) + " " + unit.name + plural(n, "", "s")
		}
	}
	return "unknown"
}

// BindingSays says what a token is bound to: "`session:bot1`", "this
// connection" or "unknown".
func BindingSays(l *scopecore.Lifetime) string {
	switch l.Binding {
	case scopecore.BindingSession:
		if l.Session == "" {
			return Code("session:?")
		}
		return Code("session:" + l.Session)
	case scopecore.BindingConnection:
		return "this connection"
	}
	return "unknown"
}

// EndsSays says in a few words what ends a token: "with this connection, after
// 1 year at most".
func EndsSays(l *scopecore.Lifetime) string {
	after := ""
	if l.Access.Known {
		after = Lasts(l.Access)
	}
	switch {
	case l.Binding == scopecore.BindingConnection && after != "":
		return "with this connection, after " + after + " at most"
	case l.Binding == scopecore.BindingConnection:
		return "with this connection"
	case after == "":
		return "unknown"
	}
	s := "after " + after
	if l.Refresh.Known && l.Refresh != l.Access {
		s += ", a refresh works for " + Lasts(l.Refresh)
	}
	return s
}

// SessionsUsed says after the word "Sessions" what happens to them: "uses none
// of 16".
func SessionsUsed(s *scopecore.SessionEffect) string {
	of := " of " + strconv.Itoa(scopecore.SessionLimit)
	word := "unknown"
	switch s.Effect {
	case scopecore.SlotNone:
		word = "uses none" + of
	case scopecore.SlotNew:
		word = "takes one more" + of
	case scopecore.SlotKept:
		word = "keeps its one" + of
	}
	if s.Effect != scopecore.SlotNone && s.Before.Known && s.After.Known {
		word += " (" + s.Before.String() + " → " + s.After.String() + ")"
	}
	return word
}

// SlotsSay says what happens to the user's sessions: "one more taken (2 → 3)".
func SlotsSay(s *scopecore.SessionEffect) string {
	word := "unknown"
	switch s.Effect {
	case scopecore.SlotNone:
		word = "none taken"
	case scopecore.SlotNew:
		word = "one more taken"
	case scopecore.SlotKept:
		word = "the same kept"
	}
	if !s.Before.Known || !s.After.Known {
		return word
	}
	return word + " (" + s.Before.String() + " → " + s.After.String() + ")"
}

// ComparisonSays says in a sentence what a change of the setting does.
func ComparisonSays(d scopecore.Comparison) string {
	switch {
	case d.Same:
		return "Nothing changes."
	case d.OnlyRemoves:
		return Calls(len(d.Removed)) + " lost, none gained."
	case len(d.Removed) > 0:
		return Calls(len(d.Added)) + " gained, " + strconv.Itoa(len(d.Removed)) + " lost."
	}
	return Calls(len(d.Added)) + " gained, none lost."
}

// TokenCannot says the reverse, for the key: "yes, but not this token".
func TokenCannot(token, key scopecore.Verdict) string {
	if KeyCan(token, key) == "" {
		return ""
	}
	return Capable(key) + ", but not this token"
}

// CanSay begins a list of what a token can do, by how sure it is: "It can".
func CanSay(v scopecore.Verdict) string {
	switch v {
	case scopecore.Allowed:
		return "It can"
	case scopecore.Likely:
		return "It likely can"
	case scopecore.Possible:
		return "Perhaps it can"
	case scopecore.Undocumented:
		return "It's undocumented whether it can"
	}
	return "It cannot"
}

// Between puts an interval in words: "Between `none` and `read`".
func Between(floor, ceiling scopecore.Level) string {
	return "Between " + Code(floor.String()) + " and " + Code(ceiling.String())
}

// ExpiresSays says when a token expires, as a sentence that follows another: "
// It expires after 15 minutes, its refresh token after 7 days."; empty if
// that's unknown.
func ExpiresSays(l *scopecore.Lifetime) string {
	if !l.Access.Known {
		return ""
	}
	s := " It expires after " + Lasts(l.Access)
	if l.Refresh.Known && l.Refresh != l.Access {
		s += ", its refresh token after " + Lasts(l.Refresh)
	}
	return s + "."
}
