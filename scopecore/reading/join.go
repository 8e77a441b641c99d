package reading

import (
	"slices"
	"strings"
)

// A request and its reply belong together by their JSON-RPC id and, if two
// connections share a log, by what their lines begin with. Without an id, a
// reply belongs to the last call before it.

// message is a JSON-RPC request or reply.
type message struct {
	at, end int
	tag     uint32
	id      uint32 // a hash; 0 if there is none
	request bool
	call    int // plus one
	ok      bool
	fault   int // plus one
	token   int // plus one
	whole   bool
}

// messageOf records an object that's a message.
func (s *scanner) messageOf(f *facts, called *mention, result, fault *facts, failed bool) {
	m := message{at: f.at, end: f.end, tag: s.tagAt(f.at), whole: !f.cut}
	if f.got(fID) {
		m.id = hash(s.str(f.vals[fID]))
	}
	switch {
	case called != nil && f.got(fMethod):
		m.request, m.call = true, f.call
		called.asked = true
	case failed && fault.fault > 0:
		m.fault = fault.fault
		s.faults[m.fault-1].line = false
	case f.got(fResult) && (f.got(fID) || f.got(fRPC) || result.token > 0):
		m.ok, m.token = true, result.token
		if result.token == 0 && (f.cut || result.got(fAccess) || result.got(fRefresh) || result.got(fTokenType)) {
			s.say(f.at, f.end, WhyCutOff, "")
		}
	case f.got(fError) && f.fault > 0: // an error that's only text, with its code beside it
		m.fault = f.fault
	default:
		if f.cut && (f.got(fRPC) || f.got(fAccess) || f.got(fRefresh)) && f.token == 0 && f.call == 0 {
			s.say(f.at, f.end, WhyCutOff, "")
		}
		return
	}
	s.msgs = append(s.msgs, m)
}

func hash(text string) uint32 {
	h := uint32(2166136261)
	for i := range len(text) {
		h = (h ^ uint32(text[i])) * 16777619
	}
	return h | 1
}

// tagAt is the tag of the line at a place.
func (s *scanner) tagAt(at int) uint32 {
	from := s.lineAt
	if at < from {
		near := max(at-4096, 0)
		from = near + strings.LastIndexByte(s.text[near:max(at, near)], '\n') + 1
		if near > 0 && from == near {
			return 0 // a line this long has no prefix
		}
	}
	return lineTag(s.text[from:min(len(s.text), from+160)])
}

// How far before a reply to look for its request.
const (
	mostPending = 512
	mostNear    = 64
	farthest    = 16 << 10
)

// join matches requests with replies.
func (s *scanner) join() {
	var open []int // the requests without a reply so far
	for i := range s.msgs {
		m := &s.msgs[i]
		if m.request {
			if open = append(open, i); len(open) == 2*mostPending {
				open = append(open[:0], open[mostPending:]...)
			}
			continue
		}
		if n := s.requestOf(m, open); n >= 0 {
			r := open[n]
			open = slices.Delete(open, n, n+1)
			s.answer(s.msgs[r].call-1, m)
			s.leftOut(&s.msgs[r], m)
		} else if c := s.nearest(m.at, farthest); c >= 0 && (m.token == 0 || s.calls[c].login != noLogin) {
			s.answer(c, m)
		}
	}
	for i := range s.faults {
		e := &s.faults[i]
		if e.joined {
			continue
		}
		c := s.nearest(e.From, 2048)
		if c < 0 || s.text[s.calls[c].end:e.From] != "" && strings.Count(s.text[s.calls[c].end:e.From], "\n") > 12 {
			c = s.behind(e.To)
		}
		if c >= 0 {
			s.answer(c, &message{fault: i + 1})
		}
	}
	for i := range s.tokens {
		t := &s.tokens[i]
		for l := len(s.logins); t.login == 0 && l > 0 && l > len(s.logins)-mostPending; l-- {
			if o := &s.logins[l-1]; o.From < t.From && o.outcome == OutcomeUnknown {
				t.login, o.outcome = l, OutcomeOK
				break
			}
		}
	}
}

// requestOf finds the request that a reply belongs to, by its id, among those
// that are open; -1 if there is none.
func (s *scanner) requestOf(reply *message, open []int) int {
	other := -1
	if reply.id == 0 {
		return -1
	}
	for n := len(open) - 1; n >= 0 && n >= len(open)-mostPending; n-- {
		r := &s.msgs[open[n]]
		if r.id != reply.id {
			continue
		}
		if r.tag == reply.tag {
			return n
		}
		if other < 0 {
			other = n
		}
	}
	return other
}

// nearest finds the last call before a place that has no outcome and isn't a
// request with its own id; -1 if there is none.
func (s *scanner) nearest(at, within int) int {
	low, high := 0, s.spoken
	for low < high {
		if mid := (low + high) / 2; s.calls[mid].at < at {
			low = mid + 1
		} else {
			high = mid
		}
	}
	for n := low - 1; n >= 0 && n >= low-mostNear && s.calls[n].at > at-within; n-- {
		if c := &s.calls[n]; c.outcome == OutcomeUnknown && c.login != publicSubscribe {
			return n
		}
	}
	return -1
}

// behind finds a call in the rest of the line.
func (s *scanner) behind(at int) int {
	end := min(len(s.text), at+512)
	if n := strings.IndexByte(s.text[at:end], '\n'); n >= 0 {
		end = at + n
	}
	low, high := 0, s.spoken
	for low < high {
		if mid := (low + high) / 2; s.calls[mid].at < at {
			low = mid + 1
		} else {
			high = mid
		}
	}
	if low < s.spoken && s.calls[low].at < end {
		return low
	}
	return -1
}

// answer gives a call its outcome.
func (s *scanner) answer(call int, m *message) {
	c := &s.calls[call]
	o := OutcomeOK
	if m.fault > 0 {
		o = OutcomeRefused
		s.faults[m.fault-1].joined = true
	}
	c.outcome, c.fault = o, m.fault
	if c.made > 0 {
		l := &s.logins[c.made-1]
		l.outcome, l.fault = o, m.fault
		if m.token > 0 {
			s.tokens[m.token-1].login = c.made
		}
	}
}

// leftOut compares the channels of a subscription with those of its reply.
func (s *scanner) leftOut(request, reply *message) {
	c := &s.calls[request.call-1]
	subscribes := c.login == publicSubscribe || c.login == noLogin && !c.gone && s.words.methods[c.method].Name == "private/subscribe"
	if !subscribes || !reply.ok || !reply.whole {
		return
	}
	asked, came := s.within(request.at, request.end), s.within(reply.at, reply.end)
next:
	for _, a := range asked {
		for _, b := range came {
			if a.name == b.name {
				continue next
			}
		}
		if a.name != "" && len(s.left) < mostUnread {
			s.left = append(s.left, a.name)
		}
	}
}

// within returns the channels in a stretch of the text, 500 at most.
func (s *scanner) within(from, to int) []channelAt {
	low, high := 0, len(s.chans)
	for low < high {
		if mid := (low + high) / 2; s.chans[mid].at < from {
			low = mid + 1
		} else {
			high = mid
		}
	}
	n := low
	for n < len(s.chans) && s.chans[n].at < to && n < low+500 {
		n++
	}
	return s.chans[low:n]
}
