package knowledge

import (
	"strconv"

	"scopecalculator/scopecore"
)

// The words for marks: what the server returned, and what calls need.

// The words of a row that has a mark.
const (
	WordPredicted    = "as predicted"
	WordPossible     = "possible"
	WordAbove        = "more than sure"
	WordBelow        = "less than sure"
	WordNotShown     = "not shown"
	WordEnough       = "enough"
	WordLikelyEnough = "likely enough"
	WordMaybeEnough  = "perhaps enough"
	WordTooLittle    = "too little"
	WordNotNeeded    = "not needed"
	WordMoreThan     = "more than enough"
)

// The labels of the buttons beside what calls need.
const (
	AskExactlyLabel = "Ask for exactly what they need"
	MakeKeyLabel    = "Make a key for it"
)

// ReplySum sums up a reply compared with the prediction.
type ReplySum struct {
	Status scopecore.Status
	// Truncated is set if the reply is cut off, Refused if no token was
	// predicted.
	Truncated, Refused bool
	// Open is set if everything that isn't likely was open.
	Open bool
	// Less are the domains below what was certain, OverKey those above what the
	// key allows, OverHeld above the held token, Over otherwise above what was
	// possible.
	Less, OverKey, OverHeld, Over []scopecore.Domain
	// Others are the other tokens that contradict the prediction, Unknown how
	// many words aren't tokens.
	Others  []string
	Unknown int
}

// ReturnedSays is the sentence that sums up a reply.
func ReturnedSays(r *ReplySum) string {
	switch r.Status {
	case scopecore.StatusPredicted:
		if r.Truncated {
			return "Just as predicted, as far as the reply goes."
		}
		return "Just as predicted."
	case scopecore.StatusWithin:
		if r.Open {
			return "As predicted; what was open is known now."
		}
		return "Not the likely reply, but a possible one."
	}
	if r.Refused {
		return "A token came, though none was predicted."
	}
	var parts []string
	add := func(how string, ds []scopecore.Domain, than string) {
		if len(ds) > 0 {
			parts = append(parts, inDomains(how, ds)+than)
		}
	}
	add("ess", r.Less, " than was certain")
	first := "L"
	if parts == nil {
		first = "M"
	}
	add("ore", r.OverKey, " than the key allows")
	add("ore", r.OverHeld, " than the token you hold")
	add("ore", r.Over, " than was possible")
	if parts != nil {
		s := first + parts[0]
		for _, part := range parts[1:] {
			s += ", m" + part
		}
		return s + "."
	}
	others := codes(r.Others)
	if r.Unknown > 0 {
		others = append(others, strconv.Itoa(r.Unknown)+plural(r.Unknown, " unknown word", " unknown words"))
	}
	return "Not as predicted: " + List(others) + "."
}

// RowReturnedSays is the sentence about a domain that came at another level
// than the likely one.
func RowReturnedSays(p *scopecore.Prediction, d *scopecore.DomainPrediction, got scopecore.Level) string {
	check := " Check that this is the key and the request."
	if !p.Query.Grant.FromKey() {
		check = " Check that this is the token and the request."
	}
	switch {
	case p.NoStart():
		return ""
	case p.Refused != nil:
		return "No token was predicted." + check
	case got < d.Floor && d.Rule == scopecore.RuleAsAsked:
		return Code(d.Floor.String()) + " was certain: asked for, and on the key." + check
	case got < d.Floor:
		return Code(d.Floor.String()) + " was certain." + check
	case got > d.Ceiling && d.Key.Known && got > d.Key.Value:
		return stops("The key", "on the key", d.Key.Value) + "." + check
	case got > d.Ceiling && d.Held.Known && got > d.Held.Value:
		return stops("The token you hold", "in the token you hold", d.Held.Value) + "." + check
	case got > d.Ceiling && d.Asked.Named && d.Ceiling == scopecore.None:
		return "The request rules it out." + check
	case got > d.Ceiling:
		return "At most " + Code(d.Ceiling.String()) + " was possible." + check
	case !d.Likely.Known:
		return ""
	case got == scopecore.None:
		return "Expected but missing. That can happen."
	}
	return Code(d.Likely.Value.String()) + " was likely. " + Code(got.String()) + " can happen too."
}

// stops says how far a key or a token goes.
func stops(what, on string, level scopecore.Level) string {
	if level == scopecore.None {
		return "It isn't " + on
	}
	return what + " stops at " + Code(level.String())
}

// NeedSum sums up calls compared with a token.
type NeedSum struct {
	// Calls is how many calls of the catalog there are, Unknown how many names
	// aren't calls.
	Calls, Unknown int
	// Names are the calls' names, in the order of their verdicts, weakest
	// first.
	Names []string
	// Less are the domains that are too low, Short the calls that fail because
	// of that; Shut are those that fail for another reason, which Lacks says.
	Less  []scopecore.Domain
	Short []string
	Shut  []string
	Lacks string
	// More are the domains that come higher than needed.
	More []scopecore.Domain
	// Undocumented are calls whose scope is unknown.
	Undocumented []string
	// Worst is the weakest verdict on the calls whose scope is known, OnKey is
	// set if it depends on a key that isn't.
	Worst scopecore.Verdict
	OnKey bool
}

// NeededSays is the sentence that sums up the needed calls.
func NeededSays(n *NeedSum) string {
	more := ""
	if len(n.More) > 0 {
		more = ", m" + inDomains("ore", n.More) + " than you need"
	}
	if len(n.Less) > 0 {
		s := "Too little " + some(n.Less)
		if len(n.Less) > 2 {
			s = "Too little in " + some(n.Less)
		}
		if more != "" {
			return s + more + "."
		}
		return s + " for " + calls(n.Short, n.Calls) + "."
	}
	if len(n.Shut) == 1 {
		return Code(n.Shut[0]) + " " + n.Lacks + "."
	}
	if len(n.Shut) > 1 {
		return calls(n.Shut, n.Calls) + " can't be made like this."
	}
	known := n.Calls - len(n.Undocumented)
	open := ""
	if len(n.Undocumented) > 0 {
		open = "what " + calls(n.Undocumented, n.Calls) + " " + plural(len(n.Undocumented), "needs", "need") + " is undocumented"
	}
	if known == 0 {
		return "W" + open[1:] + "."
	}
	names := n.Names
	if len(n.Undocumented) > 0 {
		names = names[len(n.Undocumented):]
	}
	s := ""
	switch rest := calls(names, n.Calls); {
	case n.Worst == scopecore.Allowed:
		s = "Enough for " + rest
	case n.Worst == scopecore.Likely:
		s = "Likely enough for " + rest
	case n.OnKey:
		s = "Enough for " + rest + ", if the key allows it"
	default:
		s = "Perhaps enough for " + rest
	}
	s += more
	if open != "" {
		s += "; " + open
	}
	if n.Unknown > 0 {
		s += "; " + strconv.Itoa(n.Unknown) + plural(n.Unknown, " name is unknown", " names are unknown")
	}
	return s + "."
}

// calls names one call, and counts several.
func calls(names []string, all int) string {
	switch n := len(names); {
	case n == 1:
		return Code(names[0])
	case n == all:
		return "your " + strconv.Itoa(n) + " calls"
	default:
		return strconv.Itoa(n) + " of your " + strconv.Itoa(all) + " calls"
	}
}

// need names calls before the verb: "`private/buy` needs", "`private/buy` and 2
// more need".
func need(names []string) string {
	switch n := len(names); n {
	case 0:
		return "A call needs"
	case 1:
		return Code(names[0]) + " needs"
	case 2:
		return List(codes(names)) + " need"
	default:
		return Code(names[0]) + " and " + strconv.Itoa(n-1) + " more need"
	}
}

// RowTooLittle says which calls need a level that a domain doesn't come at, and what keeps it lower: the request,
// if ask is set. returned is the level that the server returned, if it did.
func RowTooLittle(names []string, level scopecore.Level, d *scopecore.DomainPrediction, ask bool, returned scopecore.Opt[scopecore.Level]) string {
	s := need(names) + " " + Code(level.String())
	why := ""
	switch {
	case d.Key.Known && d.Key.Value < level:
		why = stops("The key", "on the key", d.Key.Value) + ", so no request can get it."
	case d.Held.Known && d.Held.Value < level:
		why = stops("The token you hold", "in the token you hold", d.Held.Value) + ". A token can't gain scope."
	case ask && d.Asked.Unreadable:
		why = "The request names it in a way that the server may not read."
	case ask && !returned.Known:
		return s + ", and the request says " + Code(d.Asked.Low.String()) + "."
	case ask:
		why = "The request says " + Code(d.Asked.Low.String()) + "."
	case returned.Known && returned.Value < d.Floor:
		why = "More was certain. Check that this is the key and the request."
	}
	if returned.Known {
		s += ", and the server returned " + Code(returned.Value.String())
	}
	if why == "" {
		return s + "."
	}
	return s + ". " + why
}

// RowRefused says that the server refused calls which need a level; sure is set
// if the prediction is sure of it, known if the key is known, and unnamed if the
// request leaves out what the key has.
func RowRefused(names []string, level scopecore.Level, sure, known, unnamed bool) string {
	s := need(names) + " " + Code(level.String()) + ", and the server refused " + plural(len(names), "it", "them") + ". "
	switch {
	case !known:
		return s + "Check that the key allows it, and that the request asks for it."
	case unnamed:
		return s + "The key has it, but the request leaves it out."
	case sure:
		return s + "With this key and request it would have been there: check that they're the ones you use."
	}
	return s + "With this key and request it may have been there: check that they're the ones you use."
}

// RowMaybe says which calls need a level that a domain may not come at.
func RowMaybe(names []string, level scopecore.Level, onKey bool) string {
	s := need(names) + " " + Code(level.String())
	if onKey {
		return s + ". Whether it comes depends on the key."
	}
	return s + ". It may come, but it isn't likely."
}

// RowNotNeeded says that no call needs a domain, or no more of it than level.
// sure is false if what some call needs is unknown.
func RowNotNeeded(d scopecore.Domain, level scopecore.Level, sure bool) string {
	known := ""
	if !sure {
		known = " that's known"
	}
	if level > scopecore.None {
		return "No call of yours" + known + " needs more than " + Code(level.String()) + "."
	}
	return "No call of yours" + known + " needs " + Code(d.String()) + "."
}

// ReachLabel says what a better query does, for a button.
func ReachLabel(r *scopecore.Reach) string { return say(remedies, r.Code()) }

// NameLabel says what names a domain in a request, for a button.
func NameLabel(d scopecore.Domain, level scopecore.Level) string {
	return fill(say(remedies, "ask-less"), "token", d.Token(level))
}

// LimitLabel says what limits a request to a level of a domain, for a button.
// named is set if the request already names the domain.
func LimitLabel(d scopecore.Domain, level scopecore.Level, named bool) string {
	code := "add-none"
	if named {
		code = "ask-less"
	}
	return fill(say(remedies, code), "token", d.Token(level))
}

// SpokenMarked is Spoken for a prediction with marks: returned is the scope of
// the reply, if there is one, and needed says what the calls need, row by row.
func SpokenMarked(p *scopecore.Prediction, headline string, returned scopecore.Opt[string], needed []string, allowed, denied, remarks int) string {
	s := headline
	scope := func(name, scope string) {
		if scope == "" {
			scope = "empty"
		}
		s += " " + name + ": " + scope + "."
	}
	if returned.Known {
		scope("Server returned", returned.Value)
	}
	if p.Refused == nil {
		scope("Predicted scope", p.Scope())
	}
	for _, row := range needed {
		s += " " + row
	}
	if remarks > 0 {
		s += " " + strconv.Itoa(remarks) + plural(remarks, " remark", " remarks") + " on the text."
	}
	return s + " " + strconv.Itoa(allowed) + plural(allowed, " call", " calls") + " allowed, " + strconv.Itoa(denied) + " denied."
}

// RowSpoken says a row with a mark as read aloud: "wallet: too little, needs
// read_write."
func RowSpoken(d scopecore.Domain, word string, needed scopecore.Level) string {
	s := d.String() + ": " + word
	if needed > scopecore.None {
		s += ", needs " + needed.String()
	}
	return s + "."
}

// CallRemark says what a name among the needed calls is if it isn't a call with
// a scope; it begins with the name, if it may be shown, and near are names that
// may have been meant.
func CallRemark(name, text string, near []string) string {
	if text == "" {
		text = say(mentions, "unknown")
	}
	if name != "" {
		text = Code(name) + ": " + text
	}
	if len(near) > 0 {
		text += " Perhaps " + anyOf(near) + " was meant."
	}
	return text
}
