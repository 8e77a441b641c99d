package scopecore

import (
	"strings"
	"unicode/utf8"
)

// What a token outside the grammar was probably meant to be. Each reading gives
// a remark with a correction; none changes what the prediction says the server
// reads.

// almost classifies a word that isn't a token of the grammar: it finds the
// domain it's meant for, if there is one, and says what's wrong with it. If it
// isn't even almost a token, the text may not be a scope.
func (p *parser) almost(t Token) {
	at, text := t.Offset, t.Text
	if len(text) > 256 {
		p.foreign = p.foreign || odd(text) || secretName(text)
		p.say(SeverityError, "too-long-token", at, len(text))
		t.Text, t.Value = "", ""
		p.unknown(t)
		return
	}
	if inner, ok := bracketed(text); ok {
		p.foreign = p.foreign || odd(strings.ReplaceAll(inner, " ", ""))
		p.brackets(t, inner)
		return
	}
	clean, why := tidy(text)
	parts := splitList(clean)
	if len(parts) > 1 && allMeaningful(parts) {
		for _, part := range parts {
			p.foreign = p.foreign || odd(valueOf(part))
		}
		p.list(t, parts, why)
		return
	}
	if fixed, d, isDomain, code := recognize(clean); code != "" {
		p.foreign = p.foreign || odd(valueOf(clean))
		if why != "" {
			code = why
		}
		p.sayFix(SeverityError, code, at, len(text), fixed)
		if isDomain {
			p.unreadable(t, d)
		} else {
			p.unknown(t)
		}
		return
	}
	p.strange = p.strange || clean != ""
	p.foreign = p.foreign || odd(clean) || strings.HasSuffix(text, ":") && strings.TrimSpace(p.text[at+len(text):]) != ""
	switch {
	case strings.HasPrefix(clean, "public/") || strings.HasPrefix(clean, "private/"):
		p.say(SeverityError, "method-in-scope", at, len(text))
	default:
		p.foreign = p.foreign || secretName(clean)
		p.say(SeverityError, "unknown-token", at, len(text))
	}
	p.unknown(t)
}

// brackets reads the documentation's own grammar pasted literally, such as
// trade:[read, read_write, none].
func (p *parser) brackets(t Token, inner string) {
	prefix, _, _ := strings.Cut(t.Text, ":")
	d, ok := domainOf(lowered(prefix))
	if !ok {
		p.say(SeverityError, "documentation-grammar", t.Offset, len(t.Text))
		p.unknown(t)
		return
	}
	level := Read
	if l, ok := ParseLevel(strings.TrimSpace(inner)); ok {
		level = l
	}
	p.sayFix(SeverityError, "documentation-grammar", t.Offset, len(t.Text), d.Token(level))
	p.unreadable(t, d)
}

func bracketed(text string) (inner string, ok bool) {
	_, rest, ok := strings.Cut(text, ":[")
	if !ok {
		return "", false
	}
	return strings.TrimRight(rest, "],"), true
}

// list reads several tokens run together by commas or similar.
func (p *parser) list(t Token, parts []string, why string) {
	if why == "" {
		why = "separator"
	}
	fixed := make([]string, 0, len(parts))
	for _, part := range parts {
		if s, _, _, code := recognize(part); code != "" {
			part = s
		}
		fixed = append(fixed, part)
	}
	p.sayFix(SeverityError, why, t.Offset, len(t.Text), strings.Join(fixed, " "))
	named := false
	for _, part := range fixed {
		prefix, _, _ := strings.Cut(part, ":")
		if d, ok := ParseDomain(prefix); ok {
			a := &p.out.Asked[d]
			a.Named, a.Unreadable = true, true
			named = true
		}
	}
	if named {
		p.out.Names = true
	}
	p.unknown(t)
}

// tidy strips what surrounds a token when it is pasted from JSON, code, a URL
// or rich text, and names the first thing it stripped.
func tidy(text string) (clean, why string) {
	note := func(code string) {
		if why == "" {
			why = code
		}
	}
	s := text
	if strings.Contains(s, "%") {
		if t, _ := unpercent(s); t != s {
			s = t
			note("url-encoded")
		}
	}
	if t := dropInvisible(s); t != s {
		s = t
		note("invisible-character")
	}
	if t := plainLetters(s); t != s {
		s = t
		note("not-ascii")
	}
	for _, name := range [...]string{`"scope":`, `'scope':`, "scope=", "scope:", "max_scope="} {
		if strings.HasPrefix(s, name) {
			s = s[len(name):]
			note("prefix")
		}
	}
	if t := strings.Trim(s, "\"'`[](){}<>“”‘’«»"); t != s {
		s = t
		note("quotes")
	}
	if t := strings.Trim(s, ",;|&.\"'`"); t != s {
		s = t
		note("separator")
	}
	return strings.TrimSpace(s), why
}

// splitList cuts at the characters that people separate lists with. Plus signs
// and ampersands are left over from form encoding.
func splitList(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool {
		return r == ',' || r == ';' || r == '|' || r == '+' || r == '&' || r == ' ' || r == '"' || r == '\''
	})
}

func allMeaningful(parts []string) bool {
	for _, part := range parts {
		if wellFormed(part) {
			continue
		}
		if _, _, _, code := recognize(part); code == "" {
			return false
		}
	}
	return true
}

// plainToken reports whether s is a token without a value the user chose.
func plainToken(s string) bool {
	if s == "connection" || s == "mainaccount" {
		return true
	}
	prefix, value, _ := strings.Cut(s, ":")
	_, domain := ParseDomain(prefix)
	_, level := ParseLevel(value)
	return domain && level
}

// wellFormed reports whether s is a token of the grammar as is.
func wellFormed(s string) bool {
	prefix, value, _ := strings.Cut(s, ":")
	return plainToken(s) || value != "" && !spaced(s) && (prefix == "session" || prefix == "expires" && digits(value) || prefix == "ip" || prefix == "name")
}

// spaced reports whether there is white space in s.
func spaced(s string) bool {
	for i := range s {
		if n, _ := separator(s[i:]); n > 0 {
			return true
		}
	}
	return false
}

// recognize finds the token that s is probably meant to be. code is empty if
// there is none. If s is already well formed, it's returned as is with code
// "quotes", since only what surrounded it can have been wrong.
func recognize(s string) (fixed string, d Domain, isDomain bool, code string) {
	lower := lowered(s)
	prefix, value, colon := strings.Cut(lower, ":")
	if !colon {
		prefix, value, colon = cutOther(lower)
	}
	if d, ok := domainOf(prefix); ok {
		level, known := levelOf(value)
		code := "spelling"
		switch {
		case !colon || value == "":
			level, code = Read, "missing-level"
		case !known:
			level, code = Read, "unknown-level"
		case d.Token(level) == s:
			code = "quotes"
		case d.Token(level) == lower:
			code = "case"
		case prefix == "wallets":
			code = "plural-domain"
		case value != level.String():
			code = "unknown-level"
		}
		return d.Token(level), d, true, code
	}
	if wellFormed(s) {
		return Mask(s), 0, false, "quotes"
	}
	if wellFormed(lower) {
		if prefix == "session" || prefix == "name" {
			// The value keeps the user's case.
			_, v, _ := strings.Cut(s, ":")
			return prefix + ":" + Mask(v), 0, false, "case"
		}
		return lower, 0, false, "case"
	}
	if d, ok := nearestDomain(prefix); ok && colon {
		level, known := levelOf(value)
		if !known {
			level = Read
		}
		return d.Token(level), d, true, "unknown-domain"
	}
	switch lower {
	case "main_account", "main-account":
		return "mainaccount", 0, false, "spelling"
	case "connections", "conn":
		return "connection", 0, false, "spelling"
	}
	return "", 0, false, ""
}

// cutOther cuts at the signs that people write instead of the colon.
func cutOther(s string) (before, after string, found bool) {
	if i := strings.IndexAny(s, "=./"); i >= 0 {
		return s[:i], s[i+1:], true
	}
	return s, "", false
}

// domainOf reads a domain in the spellings that can't mean another.
func domainOf(s string) (Domain, bool) {
	s = strings.ReplaceAll(s, "-", "_")
	if d, ok := ParseDomain(s); ok {
		return d, true
	}
	for i := range domains {
		for _, other := range domains[i].spellings {
			if other == s {
				return Domain(i), true
			}
		}
	}
	return 0, false
}

// levelOf reads a level in the spellings that can't mean another.
func levelOf(s string) (Level, bool) {
	switch strings.ReplaceAll(s, "-", "_") {
	case "none", "no", "off":
		return None, true
	case "read", "r", "ro", "readonly", "read_only", "reads":
		return Read, true
	case "read_write", "rw", "readwrite", "write", "w", "read_writes", "read+write", "read/write", "full", "all":
		return ReadWrite, true
	}
	return None, false
}

// nearestDomain finds the one domain that's one typo away.
func nearestDomain(s string) (Domain, bool) {
	if len(s) < 4 || len(s) > 13 {
		return 0, false
	}
	for _, d := range Domains() {
		if oneSlip(s, d.String()) {
			return d, true
		}
	}
	return 0, false
}

// oneSlip reports whether one letter was added, left out, replaced, or two
// adjacent ones were swapped.
func oneSlip(a, b string) bool {
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	a, b = a[i:], b[i:]
	switch {
	case len(a) == len(b):
		return len(a) > 0 && a[1:] == b[1:] || len(a) > 1 && a[0] == b[1] && a[1] == b[0] && a[2:] == b[2:]
	case len(a) == len(b)+1:
		return a[1:] == b
	case len(b) == len(a)+1:
		return b[1:] == a
	}
	return false
}

// dropInvisible removes control characters, joiners, direction marks and other
// characters that are invisible.
func dropInvisible(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r < 0x20, r >= 0x7F && r < 0xA0, r == 0xAD, r == 0x61C, r == 0x180E,
			r >= 0x200B && r <= 0x200F, r >= 0x202A && r <= 0x202E,
			r >= 0x2060 && r <= 0x206F, r == 0xFEFF, r >= 0xFE00 && r <= 0xFE0F,
			r >= 0xE0000 && r <= 0xE0FFF:
			return -1
		}
		return r
	}, s)
}

// plainLetters replaces full-width forms and the letters of other scripts that
// look like the grammar's.
func plainLetters(s string) string {
	const lookalikes = "аaсcеeоoрpԁdіiⅼlᴀaᖯb։:∶:：:‐-‑-–-—-＿_"
	return strings.Map(func(r rune) rune {
		if r < utf8.RuneSelf {
			return r
		}
		if r >= 0xFF01 && r <= 0xFF5E {
			return r - 0xFEE0
		}
		if i := strings.IndexRune(lookalikes, r); i >= 0 {
			_, n := utf8.DecodeRuneInString(lookalikes[i:])
			next, _ := utf8.DecodeRuneInString(lookalikes[i+n:])
			if next < utf8.RuneSelf {
				return next
			}
		}
		return r
	}, s)
}

func hexDigit(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

// lowered returns s with its ASCII letters in lower case; the grammar has no
// others. strings.ToLower would pull in the Unicode tables, 2 KB compressed.
func lowered(s string) string {
	b := []byte(s)
	for i, c := range b {
		if c >= 'A' && c <= 'Z' {
			b[i] = c + 'a' - 'A'
		}
	}
	return string(b)
}
