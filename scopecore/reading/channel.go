package reading

import (
	"strings"

	"scopecalculator/scopecore"
)

// channelAt is a channel at a place in the view.
type channelAt struct {
	at, end int
	method  int
	name    string // as written
}

// longestChannel is the maximum length of a channel's name, in bytes.
const longestChannel = 160

// channel reads a channel's name, with real instruments in it or with the
// placeholders of a template. It reports whether the scanner should continue
// after it.
func (s *scanner) channel(start, end int) bool {
	t := s.text
	switch t[start:end] {
	case "user":
		if end >= len(t) || t[end] != '.' {
			return false
		}
	case "block_rfq":
		if end >= len(t) || t[end] != '.' {
			return false
		}
	case "block_trade_confirmations":
	default:
		return false
	}
	if start > 0 && (t[start-1] == '.' || t[start-1] == '$' || t[start-1] >= 0x80) {
		return false
	}
	var b [longestChannel]byte
	n, i := 0, start
	for i < len(t) && n < len(b) && i < start+2*longestChannel {
		c := t[i]
		switch {
		case classes[c] == inWord || c == '.':
			b[n] = c
			n, i = n+1, i+1
		case c == '*' || c == '%' && i+1 < len(t) && classes[t[i+1]] == inWord:
			b[n] = '*'
			n, i = n+1, i+1
			for c == '%' && i < len(t) && classes[t[i]] == inWord {
				i++
			}
		case (c == '$' || c == '#' || c == '\\') && i+1 < len(t) && (t[i+1] == '{' || t[i+1] == '('):
			i++
		case c == '$' && i+1 < len(t) && classes[t[i+1]] == inWord:
			b[n] = '*'
			for n, i = n+1, i+1; i < len(t) && classes[t[i]] == inWord; i++ {
			}
		case c == '{' || c == '(' || c == '<':
			close := closing(t, i)
			if close < 0 || n > 0 && classes[b[n-1]] == inWord && c != '{' && b[n-1] != '_' {
				goto done
			}
			b[n] = '*'
			n, i = n+1, close
		default:
			goto done
		}
	}
done:
	name := strings.TrimRight(string(b[:n]), "-")
	quoted := start > 0 && classes[t[start-1]] == inQuote
	ended := i < len(t) && classes[t[i]] == inQuote
	if !quoted && !listed(t, start, i) && !s.lively(name) {
		return false
	}
	parts := strings.Split(strings.TrimRight(name, "."), ".")
	s.i = i
	if m := s.words.fit(parts); m >= 0 && !strings.HasSuffix(name, ".") {
		s.chans = append(s.chans, channelAt{start, i, m, clean(t[start:i])})
		return true
	}
	// A prefix that's completed at run time, or an incomplete one.
	if m, several := s.words.prefix(parts); m >= 0 && (ended || strings.HasSuffix(name, ".") || strings.HasSuffix(name, "*")) {
		s.chans = append(s.chans, channelAt{start, i, m, clean(t[start:i])})
		if several {
			s.say(start, i, WhyChannelBuilt, clean(t[start:i]))
		}
		return true
	}
	if !quoted && !listed(t, start, i) {
		return true
	}
	if full := clean(strings.TrimRight(t[start:i], ".")); full != "" && len(parts) > 1 {
		s.channelOther(start, i, full, parts)
	}
	return true
}

func (s *scanner) channelOther(start, end int, full string, parts []string) {
	if s.isNew(full) {
		s.others = append(s.others, Mention{From: start, To: end, Name: full, Reason: ReasonUnknownChannel, Near: s.words.nearChannel(parts)})
	}
}

// clean is a channel's name that's safe to show.
func clean(name string) string {
	if masked(scopecore.Mask(name)) || strings.IndexByte(name, '#') >= 0 && strings.Contains(name, "####") {
		return ""
	}
	return name
}

// closing returns the end of the bracket that begins at i, including brackets
// inside it; -1 if it doesn't end soon.
func closing(t string, i int) int {
	depth := 0
	for n := i; n < len(t) && n < i+80; n++ {
		switch t[n] {
		case '{', '(', '<':
			depth++
		case '}', ')', '>':
			if depth--; depth == 0 {
				return n + 1
			}
		case '\n':
			return -1
		}
	}
	return -1
}

// listed reports whether a name is on its own: alone on its line, or as an
// entry of a list.
func listed(t string, start, end int) bool {
	for start > 0 && (t[start-1] == ' ' || t[start-1] == '\t') {
		start--
	}
	for end < len(t) && (t[end] == ' ' || t[end] == '\t') {
		end++
	}
	return (start == 0 || strings.IndexByte("\n[,|-*", t[start-1]) >= 0) && (end == len(t) || strings.IndexByte("\n],|", t[end]) >= 0)
}

// lively reports whether a name has parts that only a channel's name has: an
// instrument, a currency, an interval, a placeholder.
func (s *scanner) lively(name string) bool {
	parts := strings.Split(name, ".")
	if len(parts) < 3 {
		return false
	}
	switch last := parts[len(parts)-1]; {
	case last == "raw" || last == "agg2" || last == "100ms":
		return true
	case strings.IndexByte(last, '*') >= 0 && parts[0] == "user":
		return true
	default:
		return currency(last)
	}
}

// currency reports whether a word is one of the exchange's currencies, or
// "any".
func currency(word string) bool {
	switch lowered(word) {
	case "any", "btc", "eth", "sol", "usdc", "usdt", "xrp", "paxg", "matic", "eurr", "usde", "steth", "bnb", "avax", "trx", "ethw":
		return true
	}
	return false
}

// fit returns the channel whose pattern a name fits, or -1. The one with the
// most parts in common wins.
func (w *Vocabulary) fit(parts []string) int {
	best, literals := -1, -1
	for i, p := range w.patterns {
		if p != nil {
			if n := fits(p, parts); n > literals {
				best, literals = i, n
			}
		}
	}
	return best
}

// fits counts the parts of a pattern that a name matches literally; -1 if it
// doesn't match.
func fits(pattern, parts []string) int {
	if len(pattern) != len(parts) {
		return -1
	}
	n := 0
	for i, p := range pattern {
		templated := strings.IndexByte(parts[i], '*') >= 0
		switch {
		case p == parts[i]:
			n++
		case p[0] != '(' || parts[i] == "":
			return -1
		case p == "(kind)" && !templated && !kind(parts[i]):
			return -1
		case p == "(interval)" && !templated && parts[i] != "raw" && parts[i] != "agg2" && !strings.HasSuffix(parts[i], "ms"):
			return -1
		}
	}
	return n
}

func kind(s string) bool {
	switch s {
	case "any", "future", "option", "spot", "combo", "future_combo", "option_combo":
		return true
	}
	return false
}

// prefix returns the first channel that begins with these parts, or -1, and
// whether there are others.
func (w *Vocabulary) prefix(parts []string) (first int, several bool) {
	first = -1
	if n := len(parts); n > 2 && strings.IndexByte(parts[n-1], '*') >= 0 {
		parts = parts[:n-1]
	}
	for i, p := range w.patterns {
		if len(p) <= len(parts) || len(parts) < 2 || fits(p[:len(parts)], parts) < len(parts) {
			continue
		}
		several = several || first >= 0
		if first < 0 {
			first = i
		}
	}
	return first, several
}

// nearChannel finds channels whose fixed part is a typo or two away.
func (w *Vocabulary) nearChannel(parts []string) []string {
	var out []string
	if len(parts) < 2 {
		return nil
	}
	for i, p := range w.patterns {
		if len(p) > 1 && p[0] == parts[0] && p[1][0] != '(' && len(out) < 3 && (p[1] == parts[1] || abs(len(p[1])-len(parts[1])) <= 2 && distance(p[1], parts[1]) <= 2) {
			out = append(out, w.methods[i].Name)
		}
	}
	return out
}
