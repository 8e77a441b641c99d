package scopecore

import (
	"strings"
	"unicode/utf8"
)

// What a token that the grammar does not know was probably meant to be. Each
// reading yields a remark with a correction; none of them changes what the
// prediction says the server reads.

// almost sorts a word that is no token of the grammar: it finds the domain it
// is meant for, where there is one, and says what is wrong with it. Where it
// is not even almost a token, the text may be something else than a scope.
func (p *parser) almost(t Token) {
	at, text := t.Offset, t.Text
	if len(text) > 256 {
		p.foreign = p.foreign || odd(text) || secretName(text)
		p.say(Error, "unknown-token", "This is far longer than any token of a scope.", at, len(text))
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
		p.sayFix(Error, code, message(code), at, len(text), fixed)
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
		p.say(Error, "method-in-scope", "This is a method, not a scope token.", at, len(text))
	default:
		p.foreign = p.foreign || secretName(clean)
		p.say(Error, "unknown-token", "No source describes this token, so what the server makes of it is not known.", at, len(text))
	}
	p.unknown(t)
}

// message is the wording for each way a token can be almost right.
func message(code string) string {
	switch code {
	case "case":
		return "Scope tokens are lower case; whether the server minds is not known."
	case "unknown-level":
		return "The levels are none, read and read_write."
	case "missing-level":
		return "A domain needs a level: none, read or read_write."
	case "unknown-domain":
		return "The domains are account, block_rfq, block_trade, custody, trade and wallet."
	case "wallets":
		return "Two method pages spell it \"wallets\", but the domain is \"wallet\"."
	case "separator":
		return "Tokens are separated by single spaces; a comma or semicolon becomes part of the token."
	case "quotes":
		return "The scope goes in without quotes or brackets."
	case "url-encoded":
		return "This is URL-encoded; write the scope in plain text here."
	case "invisible-character":
		return "There is an invisible character in this token."
	case "not-ascii":
		return "There is a character here that only looks like the right one."
	case "spelling":
		return "This is almost a scope token."
	case "prefix":
		return "Only the scope itself goes here, without its parameter name."
	}
	return ""
}

// brackets reads the documentation's own grammar pasted literally, such as
// trade:[read, read_write, none].
func (p *parser) brackets(t Token, inner string) {
	prefix, _, _ := strings.Cut(t.Text, ":")
	d, ok := domainOf(lowered(prefix))
	if !ok {
		p.say(Error, "documentation-grammar", "Brackets list the choices in the documentation; a scope has one of them, without brackets.", t.Offset, len(t.Text))
		p.unknown(t)
		return
	}
	level := Read
	if l, ok := ParseLevel(strings.TrimSpace(inner)); ok {
		level = l
	}
	p.sayFix(Error, "documentation-grammar", "Brackets list the choices in the documentation; a scope has one of them, without brackets.", t.Offset, len(t.Text), d.Token(level))
	p.unreadable(t, d)
}

func bracketed(text string) (inner string, ok bool) {
	_, rest, ok := strings.Cut(text, ":[")
	if !ok {
		return "", false
	}
	return strings.TrimRight(rest, "],"), true
}

// list reads several tokens run together by commas or the like.
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
	p.sayFix(Error, why, message(why), t.Offset, len(t.Text), strings.Join(fixed, " "))
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
// or a rich text, and names the first thing it stripped.
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

// splitList cuts at the characters people separate lists with. A plus sign or
// an ampersand is what form encoding leaves behind.
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

// plainToken reports whether s is a token without a value of the user's own.
func plainToken(s string) bool {
	if s == "connection" || s == "mainaccount" {
		return true
	}
	prefix, value, _ := strings.Cut(s, ":")
	_, domain := ParseDomain(prefix)
	_, level := ParseLevel(value)
	return domain && level
}

// wellFormed reports whether s is a token of the grammar as it stands.
func wellFormed(s string) bool {
	prefix, value, _ := strings.Cut(s, ":")
	return plainToken(s) || value != "" && (prefix == "session" || prefix == "expires" && digits(value) || prefix == "ip" || prefix == "name")
}

// recognize finds the token that s is probably meant to be. code is empty
// where there is none; where s is well formed already it comes back as it is
// with code "quotes", since only what surrounded it can have been wrong.
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
			code = "wallets"
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
			// The value's case is the user's own.
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

// cutOther cuts at the signs that people write for the colon.
func cutOther(s string) (before, after string, found bool) {
	if i := strings.IndexAny(s, "=./"); i >= 0 {
		return s[:i], s[i+1:], true
	}
	return s, "", false
}

// domainOf reads a domain in the spellings that leave no doubt.
func domainOf(s string) (Domain, bool) {
	s = strings.ReplaceAll(s, "-", "_")
	if d, ok := ParseDomain(s); ok {
		return d, true
	}
	switch s {
	case "wallets":
		return Wallet, true
	case "blocktrade", "block_trades":
		return BlockTrade, true
	case "blockrfq", "block_rfqs":
		return BlockRFQ, true
	case "accounts":
		return Account, true
	case "trades", "trading":
		return Trade, true
	}
	return 0, false
}

// levelOf reads a level in the spellings that leave no doubt.
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

// nearestDomain finds the one domain that is one slip of the keyboard away.
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
// neighbors were swapped.
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

// dropInvisible removes control characters, joiners, direction marks and
// other characters that take no room on the screen.
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

// plainLetters replaces full-width forms and the letters of other scripts
// that look like those of the grammar.
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
// others. strings.ToLower would bring the tables of Unicode, 2 KB compressed.
func lowered(s string) string {
	b := []byte(s)
	for i, c := range b {
		if c >= 'A' && c <= 'Z' {
			b[i] = c + 'a' - 'A'
		}
	}
	return string(b)
}
