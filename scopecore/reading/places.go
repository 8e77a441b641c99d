package reading

import (
	"strings"
	"unicode/utf8"

	"scopecalculator/scopecore"
)

// Read treats a text as one thing and reports each call once. A scan of a
// source folder wants every place instead, so you can go there, and nothing
// about files that have nothing to do with the API. The scanner is the same.

// MaxScan is the longest text in bytes that Scan is meant for; callers refuse
// longer ones.
const MaxScan = 4 << 20

// mostPlaces is how many places of calls are kept, besides the first of each.
const mostPlaces = 1000

// Doubt says whether a place that could not be read is about the API.
type Doubt uint8

const (
	// DoubtNone: the text is about the API.
	DoubtNone Doubt = iota
	// DoubtSome: nothing else in the text is, see [Scan.Sign], so the place may
	// well be something else.
	DoubtSome
	// DoubtMuch: it's most likely something else, such as the path of a folder,
	// whatever else is in the text.
	DoubtMuch
)

// String returns "none", "some" or "much".
func (d Doubt) String() string {
	switch d {
	case DoubtNone:
		return "none"
	case DoubtSome:
		return "some"
	case DoubtMuch:
		return "much"
	}
	return "unknown"
}

// Place is where a text makes a call, or may make one.
type Place struct {
	// Unread has the place, and, if Method is nil, why it couldn't be read.
	Unread
	// Column counts from 1, in UTF-16 units.
	Column int
	// Method is the call, with the way of calling that the text chooses there;
	// nil if the place couldn't be read.
	Method *scopecore.Method
	// Name is what's known about a name that isn't a method; nil if the place
	// has none.
	Name  *Mention
	Doubt Doubt
}

// Scan is every call of a text, by its place.
type Scan struct {
	// Calls are in the order of the text. The first place of each call and of
	// each way of calling it is always there.
	Calls []*Place
	// More is how many more places of the same calls were left out.
	More int
	// Unread are the places that could not be read, in the order of the text. A
	// name that isn't a method is there once.
	Unread []*Place
	// MoreUnread is how many more were left out.
	MoreUnread int
	// Sign is set if the text shows that it's about this API: a call, a
	// channel, a login, the address of one, or the exchange's name.
	Sign bool
}

// hidesCalls reports whether a place that could not be read may hide a call.
func (s *scanner) hidesCalls(why Why) bool {
	switch why {
	case WhyScopeBuilt, WhyCutOff, WhyForeignScope:
		return false
	case WhyTooDeep: // once is enough
		s.tooDeep++
		return s.tooDeep == 1
	}
	return true
}

// address is what the API's addresses of private methods have in common.
const address = "/api/v2/private"

// Scan finds every place of a text that makes a call, and those that may.
func (w *Vocabulary) Scan(text string) Scan {
	text = Decode(text)
	v := plainView(text)
	s := w.scanner(&v)
	s.everywhere = true
	s.scan()
	s.libraries()
	named := containsFold(s.text, "deribit")
	out := Scan{Sign: named || s.sign()}
	s.whereCalled(&out)
	s.names(&out)
	for i := range s.unread {
		u := &s.unread[i]
		switch {
		case u.Why == WhyTooDeep: // few calls have parameters that matter
			if out.Sign {
				out.unread(u, DoubtMuch)
			}
		case u.Why == WhyLibrary && !named: // it works with many exchanges
			out.unread(u, DoubtSome)
		default:
			out.unread(u, DoubtNone)
		}
	}
	out.MoreUnread = s.more
	v.point(text, out.Calls)
	v.point(text, out.Unread)
	return out
}

// names collects the names that aren't methods.
func (s *scanner) names(out *Scan) {
	for i := range s.others {
		m := &s.others[i]
		u := m.unread()
		doubt := DoubtNone
		if s.unlikely(m) {
			doubt = DoubtMuch
		}
		out.unread(&u, doubt).Name = m
	}
}

// unread adds a place that could not be read. Without a sign of the API it's in
// doubt.
func (out *Scan) unread(u *Unread, doubt Doubt) *Place {
	if !out.Sign {
		doubt = max(doubt, DoubtSome)
	}
	p := &Place{Unread: *u, Doubt: doubt}
	out.Unread = append(out.Unread, p)
	return p
}

// sign reports whether the text is about this API. Programs of any kind put
// names together, have a route named private, or user.name in quotes.
func (s *scanner) sign() bool {
	for i := range s.calls[:s.spoken] {
		if s.calls[i].login != publicSubscribe {
			return true
		}
	}
	for i := range s.chans {
		if s.surely(s.chans[i].name) {
			return true
		}
	}
	return strings.Contains(s.text, address)
}

// surely reports whether what has the form of a channel is one: user.portfolio
// followed by anything could be the key of a text in a user interface.
func (s *scanner) surely(channel string) bool {
	for i := range len(channel) {
		if placeholder(channel[i]) {
			return true
		}
	}
	return s.lively(channel)
}

// unlikely reports whether a name that isn't a call isn't meant as one.
func (s *scanner) unlikely(m *Mention) bool {
	if m.Reason == ReasonUnknownChannel {
		return len(m.Near) == 0 && !s.surely(m.Name)
	}
	_, path, _ := strings.Cut(m.Name, "/")
	return strings.IndexByte(path, '/') >= 0 && !strings.HasSuffix(s.text[:m.From+len("private")], address)
}

// whereCalled collects the places of calls. If nothing else shows that the text
// is about the API, names that are calls only because of what's around them are
// reported as doubtful.
func (s *scanner) whereCalled(out *Scan) {
	kept := make(map[string]int)
	for i := range s.calls {
		switch c := &s.calls[i]; {
		case c.gone:
			s.other(s.removed(c))
		case c.login == noLogin:
			s.called(out, kept, c.at, c.end, s.words.methods[c.method].As(c.when()), i < s.spoken || out.Sign)
		}
	}
	for i := range s.chans {
		c := &s.chans[i]
		s.called(out, kept, c.at, c.end, &s.words.methods[c.method], out.Sign || s.surely(c.name))
	}
}

func (s *scanner) called(out *Scan, kept map[string]int, from, to int, m *scopecore.Method, sure bool) {
	switch name := m.Called(); {
	case !sure:
		s.say(from, to, WhyPerhaps, name)
	case len(out.Calls) >= mostPlaces && kept[name] > 0:
		out.More++
	default:
		kept[name] = 1
		p := &Place{Method: m}
		p.From, p.To = from, to
		out.Calls = append(out.Calls, p)
	}
}

// removed is the name of a method that's gone, at its place.
func (s *scanner) removed(c *mention) Mention {
	m := s.words.removedAs(&s.words.removed[c.method])
	m.From, m.To = c.at, c.end
	return m
}

// point puts places of the view in order, a thousand or so, and turns them into
// lines and columns of the source. It goes through a long line once.
func (v *view) point(text string, places []*Place) {
	at, column := 0, 1
	for i, p := range places {
		for j := i; j > 0 && places[j-1].From > p.From; j-- {
			places[j], places[j-1] = places[j-1], p
		}
	}
	for _, p := range places {
		p.From, p.To = v.source(p.From), v.source(p.To)
		p.Line = v.line(p.From)
		if begin := int(v.lines[p.Line-1]); begin > at || p.From < at {
			at, column = begin, 1
		}
		for at < p.From {
			r, size := utf8.DecodeRuneInString(text[at:])
			if column++; r > 0xFFFF {
				column++
			}
			at += size
		}
		p.Column = column
	}
}
