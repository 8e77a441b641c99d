package reading

import (
	"slices"
	"strings"
	"unicode/utf8"

	"scopecalculator/scopecore"
)

// Found is the calls that a list and a text name.
type Found struct {
	// Methods are the calls found, in the order of the catalog, with the way of
	// calling that the text chooses.
	Methods []*scopecore.Method
	// Others are names that aren't calls with a scope, in the order of the
	// text.
	Others []Mention
	// Unread are the places that couldn't be read, not counting those names.
	Unread []Unread
}

// Find finds the calls in a list of names and in a text. In the list, methods may come without
// private/, and with the parameter setting that selects a way of calling:
// private/set_mmp_config?block_rfq=true. A method called in two ways is two entries in Methods.
// In the text, a name without private/ is just a word, unless the text has nothing but methods.
func (w *Vocabulary) Find(list, text string) Found {
	words := strings.FieldsFunc(scopecore.Mask(list), scopecore.SeparatesNames)
	if only, ok := w.onlyMethods(scopecore.Mask(text)); ok {
		words, text = append(words, only...), ""
	}
	s := scanner{words: w}
	for _, name := range words {
		s.name(name)
	}
	var out Found
	r := &Reading{}
	if strings.TrimSpace(text) != "" {
		r = w.Read(text, nil)
	}
	found := make([][]*scopecore.Method, len(w.methods))
	for i := range s.calls {
		c := &s.calls[i]
		m := w.methods[c.method].As(c.when())
		if !slices.ContainsFunc(found[c.method], func(o *scopecore.Method) bool { return o.Called() == m.Called() }) {
			found[c.method] = append(found[c.method], m)
		}
	}
	needs := r.Needs
	for i := range w.methods {
		m := &w.methods[i]
		switch {
		case len(needs) > 0 && needs[0].Name == m.Name:
			out.Methods = append(out.Methods, needs[0])
			needs = needs[1:]
		default:
			out.Methods = append(out.Methods, found[i]...)
		}
	}
	out.Others = append(s.others, r.Others...)
	for _, u := range r.Unread {
		if u.Why != WhyUnknownName && u.Why != WhyGone && u.Why != WhyNothing {
			out.Unread = append(out.Unread, u)
		}
	}
	return out
}

// Listed is one name of a list.
type Listed struct {
	// From and To are its place in the list, in bytes.
	From, To int
	// Method is the call that it names, with the way of calling that it
	// chooses; nil if it isn't a call with a scope.
	Method *scopecore.Method
	// Other says what it is instead; nil if an earlier name says that, or if it
	// can't be said.
	Other *Mention
	// Refused is set if the list says that the server refused the call.
	Refused bool
}

// List reads a list of names as Find does, with their places.
func (w *Vocabulary) List(list string) []Listed {
	s := scanner{words: w}
	var out []Listed
	list = scopecore.Mask(list)
	for at := 0; at < len(list); {
		n := strings.IndexFunc(list[at:], scopecore.SeparatesNames)
		if n < 0 {
			n = len(list) - at
		}
		if n > 0 {
			entry := Listed{From: at, To: at + n, Refused: strings.HasSuffix(list[at:at+n], scopecore.RefusedSign)}
			calls, others := len(s.calls), len(s.others)
			s.name(list[at : at+n])
			if len(s.calls) > calls {
				c := &s.calls[calls]
				entry.Method = w.methods[c.method].As(c.when())
			} else if len(s.others) > others {
				m := s.others[others]
				entry.Other = &m
			}
			out = append(out, entry)
		}
		at += n + 1
	}
	return out
}

// name reads one name of a list.
func (s *scanner) name(name string) {
	name = strings.TrimSuffix(name, scopecore.RefusedSign)
	if len(name) > longestMethod || strings.IndexByte(name, '#') >= 0 || masked(scopecore.Mask(name[strings.LastIndexByte(name, ':')+1:])) {
		return
	}
	switch rest, isPrivate := strings.CutPrefix(name, private); {
	case isPrivate:
		s.listed(rest)
	case strings.HasPrefix(name, "public/"):
		if shownName(name[len("public/"):]) {
			s.other(Mention{Name: name, Reason: ReasonPublic})
		}
	case strings.IndexByte(name, '.') >= 0 || s.words.fit([]string{name}) >= 0:
		if m := s.words.exact(name); m >= 0 {
			s.calls = append(s.calls, mention{method: m})
		} else if m := s.words.fit(parts(name)); m >= 0 {
			s.calls = append(s.calls, mention{method: m})
		} else if s.isNew(name) {
			s.other(Mention{Name: name, Reason: ReasonUnknownChannel, Near: s.words.nearChannel(parts(name))})
		}
	default:
		s.listed(name)
	}
}

// exact finds a channel by its pattern, or returns -1.
func (w *Vocabulary) exact(name string) int {
	for i := range w.methods {
		if w.methods[i].Channel && w.methods[i].Name == name {
			return i
		}
	}
	return -1
}

// parts are the parts of a channel's name, with placeholders as stars.
func parts(name string) []string {
	out := strings.Split(name, ".")
	for i, p := range out {
		if strings.ContainsAny(p, "{}()<>*$%") {
			out[i] = "*"
		}
	}
	return out
}

func (s *scanner) listed(name string) {
	name, settings, _ := strings.Cut(name, "?")
	if m, ok := s.words.bare(name); ok {
		s.calls = append(s.calls, mention{method: m})
		for _, setting := range strings.Split(settings, "&") {
			s.calls[len(s.calls)-1].set(setting)
		}
	} else if g, ok := s.words.gone[flat(name)]; ok {
		s.other(s.words.removedAs(&s.words.removed[g]))
	} else if shownName(name) && s.isNew(private+name) {
		s.other(s.words.misnamed(private + name))
	}
}

// onlyMethods returns the words of a text and whether each is the name of a
// method, with or without private/: "buy, sell" is a list of calls, but "buy"
// among other words means nothing.
func (w *Vocabulary) onlyMethods(text string) ([]string, bool) {
	words := strings.FieldsFunc(text, func(r rune) bool {
		return r == '-' || r != '/' && r < utf8.RuneSelf && !wordByte(byte(r))
	})
	for _, name := range words {
		if _, ok := w.bare(strings.TrimPrefix(name, private)); !ok {
			return nil, false
		}
	}
	return words, len(words) > 0
}

// Reply reads the server's reply in a text: the last token's, or else a scope
// on its own.
func (w *Vocabulary) Reply(text string) *scopecore.Reply {
	r := w.Read(text, nil)
	if r.Held != nil {
		return &r.Reply
	}
	out := &scopecore.Reply{Secrets: r.Secrets}
	for _, c := range r.Calls {
		if c.Outcome == OutcomeRefused {
			out.ErrorCode, out.Missing, out.Reason = c.Code, strings.Join(c.required, " "), c.Reason
		}
	}
	kept, words := tokensOf(text)
	switch n := len(r.Bare); {
	case out.ErrorCode != 0:
	case len(kept) > 0 && len(kept) == words: // just a scope, on however many lines
		out.Found, out.Scope = true, strings.Join(kept, " ")
	case n > 0:
		b := &r.Bare[n-1]
		out.Found, out.Scope, out.Truncated, out.Unknown = true, b.written, !b.Complete, b.unknown
	default:
		// Mostly tokens, such as a scope with a label.
		if 3*len(kept) >= words && len(kept) > 0 {
			out.Found, out.Scope, out.Dropped = true, strings.Join(kept, " "), words-len(kept)
		}
	}
	return out
}

// tokensOf returns the words of a text that are tokens, and how many words
// there are. For a long text it returns none.
func tokensOf(text string) (kept []string, words int) {
	if len(text) > 16<<10 {
		return nil, 0
	}
	all := strings.Fields(scopecore.Mask(Decode(text)))
	for _, word := range all {
		if word = strings.Trim(word, "\"'`,;"); scopecore.IsToken(word) && !masked(word) {
			kept = append(kept, word)
		}
	}
	return kept, len(all)
}
