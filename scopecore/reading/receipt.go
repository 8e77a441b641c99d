package reading

import (
	"strings"

	"scopecalculator/scopecore"
)

// Kind is what a pasted text is, in a word.
type Kind uint8

// The kinds.
const (
	KindNothing Kind = iota
	KindReply
	KindError
	KindRequest
	KindKey
	KindScope
	KindCalls
)

var kinds = [...]string{"nothing", "reply", "error", "request", "key", "scope", "calls"}

// Kinds lists all kinds.
func Kinds() []Kind {
	out := make([]Kind, len(kinds))
	for i := range out {
		out[i] = Kind(i)
	}
	return out
}

// String returns the kind in one lower-case word.
func (k Kind) String() string {
	if int(k) < len(kinds) {
		return kinds[k]
	}
	return kinds[KindNothing]
}

// Kind says what the text is: what matters most of everything in it. A refusal
// about tokens comes first, then a reply, any other refusal, keys, calls, a
// request, and scopes on their own. call is the index of the refusal in Calls;
// -1 for any other kind.
func (r *Reading) Kind() (kind Kind, call int) {
	best, other := -1, -1
	for i := range r.Calls {
		c := r.Calls[i]
		switch {
		case c.Outcome != OutcomeRefused:
		case !c.AboutTokens() || r.settled(c):
			if other < 0 {
				other = i
			}
		case best < 0 || r.Calls[best].Method == nil && c.Method != nil:
			best = i
		}
	}
	switch {
	case best >= 0:
		return KindError, best
	case r.Held != nil:
		return KindReply, -1
	case other >= 0:
		return KindError, other
	case len(r.Keys) > 0:
		return KindKey, -1
	case len(r.Needs) > 0 || len(r.LeftOut) > 0:
		return KindCalls, -1
	case r.Asked != nil:
		return KindRequest, -1
	case len(r.Bare) > 0 || r.Only != "":
		return KindScope, -1
	case len(r.Others) > 0:
		return KindCalls, -1
	}
	for i := range r.Unread {
		switch r.Unread[i].Why {
		case WhyBuilt, WhyChannelBuilt, WhyLibrary, WhyUnknownName, WhyGone:
			return KindCalls, -1
		}
	}
	return KindNothing, -1
}

// AboutTokens reports whether the error that a call was refused with is about
// its token: what it allows, whose it is, where it came from.
func (c *Call) AboutTokens() bool {
	for i := range faults {
		if faults[i].code == c.Code {
			return true
		}
	}
	return c.Code == codeForbidden || c.Code == codeExceeded || len(c.required) > 0 || c.Reason != ""
}

// codeExceeded is the error for a key that would get more than the one that
// makes it has.
const codeExceeded = 13403

// settled reports whether a token came after a refused login, or after a call
// that was refused for lack of one.
func (r *Reading) settled(c *Call) bool {
	return r.Held != nil && c.From < r.Held.From && (c.Method == nil || c.Repair.Where == scopecore.RepairAuthentication)
}

// only is the scope, if the text is nothing but tokens, on however many lines;
// otherwise empty.
func (r *Reading) only(text string) string {
	nothing := len(r.Unread) == 1 && r.Unread[0].Why == WhyNothing
	if len(r.Bare) != 1 && !nothing {
		return ""
	}
	if kept, words := tokensOf(text); len(kept) == words {
		return strings.Join(kept, " ")
	}
	return ""
}
