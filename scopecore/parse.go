package scopecore

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// A scope is a set of tokens separated by single spaces. What people paste is
// not always that: grammar copied from the documentation, lists with commas,
// JSON, URL encoding, text with invisible characters. The parser reads what
// the server would read, and where a token can only be meant for something
// else it says what, with a correction, but does not act on it: whether the
// server would understand it is not known.

// maxTokens bounds how many tokens of one scope are read.
const maxTokens = 512

// Parse reads a scope string. It never fails; what is wrong with the text is
// in the diagnostics, whose Param is left empty. What looks like a secret is
// not kept, and of a text that is something else than a scope nothing but the
// tokens in it.
func Parse(text string, role Role) Scope {
	text, named := maskNamed(text)
	p := parser{text: maskShapes(text), role: role, foreign: named > 0}
	p.run()
	if p.foreign {
		p = parser{text: onlyTokens(p.text), role: role, picked: true}
		p.sayFix(Error, "not-a-scope", notAScope, 0, len(text), strings.Join(strings.Fields(p.text), " "))
		p.out.Unclear = true
		p.run()
	}
	return p.out
}

// notAScope is the remark on a text of which only tokens are kept.
const notAScope = "This looks like a request, a header or code, not a scope. Only the scope tokens in it are read; the rest isn't kept."

type parser struct {
	text    string
	role    Role
	out     Scope
	more    int  // diagnostics left out
	foreign bool // the text is something else than a scope
	picked  bool // the tokens are picked out of such a text
	broken  bool // there is a line break between two words
	strange bool // there is a word that is not even almost a token
}

func (p *parser) run() {
	gap := 0 // where the run of separators before the next token starts
	for i := 0; i < len(p.text); {
		if n, _ := separator(p.text[i:]); n > 0 {
			i += n
			continue
		}
		p.gap(gap, i)
		end := p.tokenEnd(i)
		if len(p.out.Tokens) == maxTokens {
			p.out.Unclear = true
			p.say(Error, "too-many-tokens", "Only the first "+strconv.Itoa(maxTokens)+" tokens are read.", i, len(p.text)-i)
			p.foreign = p.foreign || !allTokens(p.text[i:])
			p.flush()
			return
		}
		p.token(p.text[i:end], i)
		i, gap = end, end
	}
	p.foreign = p.foreign || p.broken && p.strange
	if gap < len(p.text) && len(p.out.Tokens) > 0 && !p.picked {
		p.sayFix(Info, "spaces", "Spaces at the end can go.", gap, len(p.text)-gap, "")
	}
	p.flush()
}

// tokenEnd finds where the token that starts at i ends. A bracketed list, as
// in the documentation's own grammar, is one token although it has spaces.
func (p *parser) tokenEnd(i int) int {
	const longestList = 64
	open := -1
	for j := i; j < len(p.text); {
		n, _ := separator(p.text[j:])
		c := p.text[j]
		switch {
		case n > 0 && (open < 0 || j-open > longestList || strings.IndexByte(p.text[open:min(len(p.text), open+longestList)], ']') < 0):
			return j
		case c == '[' && j > i && p.text[j-1] == ':':
			open = j
		case c == ']' && open >= 0:
			open = -1
		}
		j += max(n, 1)
	}
	return len(p.text)
}

// gap remarks on what stands between two tokens where it is not one space.
func (p *parser) gap(from, to int) {
	s := p.text[from:to]
	if s == " " && from > 0 || s == "" || p.picked {
		return
	}
	p.broken = p.broken || from > 0 && strings.ContainsAny(s, "\r\n")
	for i := 0; i < len(s); {
		n, odd := separator(s[i:])
		if odd {
			// A line break that ends the text, or starts it, is only sloppy
			// pasting; inside, the server would have to split on it.
			if from > 0 {
				p.out.Unclear = true
			}
			p.sayFix(Warning, "separator", "Tokens are separated by single spaces; this is another kind of white space.", from, len(s), spaceUnlessFirst(from))
			return
		}
		i += n
	}
	p.sayFix(Info, "spaces", "One space between tokens is enough.", from, len(s), spaceUnlessFirst(from))
}

func spaceUnlessFirst(offset int) string {
	if offset == 0 {
		return ""
	}
	return " "
}

// separator returns the length of the white space character s starts with, 0
// for anything else, and whether it is another than the plain space.
func separator(s string) (n int, odd bool) {
	switch c := s[0]; {
	case c == ' ':
		return 1, false
	case c >= '\t' && c <= '\r':
		return 1, true
	case c < utf8.RuneSelf:
		return 0, false
	}
	switch r, size := utf8.DecodeRuneInString(s); r {
	case 0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000:
		return size, true
	default:
		if r >= 0x2000 && r <= 0x200A {
			return size, true
		}
	}
	return 0, false
}

func (p *parser) token(text string, at int) {
	t := Token{Text: text, Offset: at}
	if masked(text) {
		p.say(Error, "secret", "This looks like a secret or a token, not a scope. It is ignored here; if it is real, keep it out of web pages.", at, len(text))
		p.foreign = p.foreign || odd(strings.ReplaceAll(text, string(maskByte), ""))
		t.Text = ""
		p.unknown(t)
		return
	}
	switch text {
	case "connection":
		t.Kind = Connection
		p.once(p.out.Connection, text, at)
		p.out.Connection = true
		p.add(t)
		return
	case "mainaccount":
		t.Kind = MainAccount
		p.once(p.out.MainAccount, text, at)
		p.out.MainAccount = true
		p.add(t)
		return
	}
	prefix, value, colon := strings.Cut(text, ":")
	if !colon {
		p.almost(t)
		return
	}
	t.Value = value
	if d, ok := ParseDomain(prefix); ok {
		if l, ok := ParseLevel(value); ok {
			t.Kind, t.Domain, t.Level = Functional, d, l
			p.functional(t)
			return
		}
		p.almost(t)
		return
	}
	switch prefix {
	case "session":
		p.session(t)
	case "expires":
		p.expires(t)
	case "ip":
		p.ip(t)
	case "name":
		t.Kind = KeyName
		p.once(p.out.KeyName != "", text, at)
		if p.out.KeyName == "" {
			p.out.KeyName = value
		}
		p.add(t)
	case "app_id":
		t.Kind = AppID
		p.add(t)
	case "wallets":
		// Two methods of the documentation spell the domain so; every list of
		// scopes says wallet.
		if l, ok := ParseLevel(value); ok {
			t.Kind, t.Domain, t.Level = Functional, Wallet, l
			p.sayFix(Warning, "wallets", "Two method pages spell it \"wallets\", but the domain is \"wallet\"; it is read as wallet.", at, len("wallets"), "wallet")
			p.functional(t)
			return
		}
		p.almost(t)
	default:
		p.almost(t)
	}
}

// functional records a readable level of a domain.
func (p *parser) functional(t Token) {
	a := &p.out.Asked[t.Domain]
	switch {
	case !a.Named || a.Unreadable:
		if !a.Named {
			a.Low, a.High = t.Level, t.Level
		}
		a.Named = true
	case a.Low == t.Level && a.High == t.Level:
		p.sayFix(Info, "duplicate", t.Domain.String()+" stands here twice; once is enough.", t.Offset, len(t.Text), "")
	default:
		a.Low, a.High = min(a.Low, t.Level), max(a.High, t.Level)
		p.say(Warning, "conflict", t.Domain.String()+" is named at two levels, and nobody says which one the server takes. Keep one.", t.Offset, len(t.Text))
	}
	p.out.Names = true
	p.add(t)
}

// unreadable records that a domain is named in a form the server may not
// understand.
func (p *parser) unreadable(t Token, d Domain) {
	t.Kind, t.Domain = Unreadable, d
	a := &p.out.Asked[d]
	a.Named, a.Unreadable = true, true
	p.out.Names, p.out.Unclear = true, true
	p.add(t)
}

func (p *parser) unknown(t Token) {
	t.Kind = UnknownToken
	p.out.Unclear = true
	p.add(t)
}

func (p *parser) session(t Token) {
	t.Kind = Session
	p.foreign = p.foreign || strings.Contains(t.Value, `",`) || strings.Contains(t.Value, `":`)
	switch {
	case p.out.HasSession:
		p.say(Warning, "two-sessions", "A token has one session; which of two names the server takes is not known.", t.Offset, len(t.Text))
		p.out.Unclear = true
	case t.Value == "":
		p.sayFix(Error, "session-name-empty", "A session needs a name, such as session:bot1.", t.Offset, len(t.Text), "session:bot1")
		p.out.Unclear = true
	case p.role == Held:
		// What the server returned, or "rest-*" for it, is as it is.
	case t.Value == `*` || t.Value == "name" || t.Value == "NAME":
		p.say(Info, "session-name-placeholder", "This looks like a placeholder; the session would have exactly this name.", t.Offset, len(t.Text))
	case strings.ContainsAny(t.Value, ",;"):
		clean := strings.Trim(t.Value, ",;")
		msg := "A comma is no separator: it becomes part of the session name (seen in a published answer)."
		if clean == "" || strings.ContainsAny(clean, ",;:") {
			p.say(Warning, "comma-in-session", msg, t.Offset, len(t.Text))
		} else {
			p.sayFix(Warning, "comma-in-session", msg, t.Offset, len(t.Text), "session:"+clean)
		}
	case len(t.Value) > 64:
		p.say(Warning, "session-name-long", "The longest session name the server takes is not known; this one is very long.", t.Offset, len(t.Text))
	case !plainName(t.Value):
		p.say(Warning, "session-name-odd", "Which characters a session name may have is not known; letters, digits, dot, hyphen and underscore are safe.", t.Offset, len(t.Text))
	case p.role == Request && strings.HasPrefix(t.Value, "rest-"):
		p.say(Info, "session-name-rest", "Names that begin with rest- are what the server makes up over HTTP; choose another to tell yours apart.", t.Offset, len(t.Text))
	}
	if !p.out.HasSession {
		p.out.HasSession, p.out.Session = true, t.Value
	}
	if p.out.Connection && p.role == Request {
		p.connectionBesideSession(t)
	}
	p.add(t)
}

// connectionBesideSession is told on whichever of the two comes second.
func (p *parser) connectionBesideSession(t Token) {
	p.sayFix(Warning, "connection-and-session", "connection and session: exclude each other, and which one the server takes is not known. Keep one.", t.Offset, len(t.Text), "")
}

func (p *parser) expires(t Token) {
	t.Kind = Expires
	n, err := strconv.Atoi(t.Value)
	switch {
	case !digits(t.Value) || err != nil && len(t.Value) < 10:
		fix := seconds(t.Value)
		msg := "expires takes a number of seconds, such as expires:3600."
		if fix == "" {
			p.say(Error, "expires-bad", msg, t.Offset, len(t.Text))
		} else {
			p.sayFix(Error, "expires-bad", msg, t.Offset, len(t.Text), "expires:"+fix)
		}
		p.foreign = p.foreign || odd(t.Value)
		p.unknown(t)
		return
	case n == 0:
		p.say(Error, "expires-zero", "A token that lives for no time is of no use, and what the server does with 0 is not known.", t.Offset, len(t.Text))
		p.unknown(t)
		return
	case err != nil || n > year:
		p.say(Warning, "expires-long", "This is more than the year a connection token lives; which limit the server sets is not known.", t.Offset, len(t.Text))
		p.unknown(t)
		return
	}
	if p.out.Expires != 0 {
		if p.out.Expires != n {
			p.say(Warning, "two-expires", "The lifetime is asked for twice; which one the server takes is not known.", t.Offset, len(t.Text))
			p.out.Unclear = true
		} else {
			p.once(true, t.Text, t.Offset)
		}
		p.add(t)
		return
	}
	p.out.Expires = n
	p.add(t)
}

func (p *parser) ip(t Token) {
	t.Kind = IP
	switch {
	case t.Value == "*":
		p.sayFix(Info, "ip-any", "ip:* allows any address, which is what you get without it.", t.Offset, len(t.Text), "")
	case !ipv4(t.Value):
		p.say(Error, "ip-bad", "ip takes one IPv4 address, such as ip:203.0.113.7, or *. No range, no IPv6, no host name.", t.Offset, len(t.Text))
		p.foreign = p.foreign || odd(t.Value)
		p.unknown(t)
		return
	}
	p.once(p.out.IP != "" && p.out.IP == t.Value, t.Text, t.Offset)
	if p.out.IP != "" && p.out.IP != t.Value {
		p.say(Warning, "two-ips", "Two addresses are given; which one the server takes is not known.", t.Offset, len(t.Text))
		p.out.Unclear = true
	}
	p.out.IP = t.Value
	p.add(t)
}

// add keeps a token and remarks on one that has no place in this role.
func (p *parser) add(t Token) {
	switch p.role {
	case Request:
		switch t.Kind {
		case MainAccount, KeyName, AppID:
			p.sayFix(Warning, "server-only", "Only the server sets this token; asking for it does nothing.", t.Offset, len(t.Text), "")
		case Connection:
			if p.out.HasSession {
				p.connectionBesideSession(t)
			}
		}
	case KeyScope:
		switch t.Kind {
		case Connection, Session, MainAccount, KeyName, Expires, IP, AppID:
			p.sayFix(Info, "not-in-key-scope", "A key's scope holds domains only; this token belongs to requests and answers.", t.Offset, len(t.Text), "")
		}
	}
	p.out.Tokens = append(p.out.Tokens, t)
}

func (p *parser) once(seen bool, text string, at int) {
	if seen {
		p.sayFix(Info, "duplicate", "This token stands here twice; once is enough.", at, len(text), "")
	}
}

func (p *parser) say(sev Severity, code, msg string, at, n int) {
	p.diag(Diagnostic{Code: code, Severity: sev, Message: msg, Offset: at, Length: n})
}

func (p *parser) sayFix(sev Severity, code, msg string, at, n int, fix string) {
	p.diag(Diagnostic{Code: code, Severity: sev, Message: msg, Offset: at, Length: n, Fix: fix, HasFix: true})
}

func (p *parser) diag(d Diagnostic) {
	if len(p.out.Diagnostics) >= maxDiagnostics {
		p.more++
		return
	}
	p.out.Diagnostics = append(p.out.Diagnostics, d)
}

// flush tells how many remarks were left out.
func (p *parser) flush() {
	if p.more > 0 {
		p.out.Diagnostics = append(p.out.Diagnostics, Diagnostic{
			Code: "more", Severity: Info, Offset: len(p.text),
			Message: strconv.Itoa(p.more) + " more remarks are left out.",
		})
		p.more = 0
	}
}

func digits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// seconds reads a time as people write it, such as 1h, 15m, 60s or 3600,.
// It returns nothing where that is not plain.
func seconds(s string) string {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	if n == 0 || n > 8 {
		return ""
	}
	v, _ := strconv.Atoi(s[:n])
	switch lowered(strings.TrimRight(s[n:], ",;.")) {
	case "", "s", "sec", "secs", "seconds":
	case "m", "min", "mins", "minutes":
		v *= 60
	case "h", "hour", "hours":
		v *= 60 * 60
	case "d", "day", "days":
		v *= 24 * 60 * 60
	default:
		return ""
	}
	if v == 0 || v > year {
		return ""
	}
	return strconv.Itoa(v)
}

// ipv4 reports whether s is a dotted IPv4 address. net/netip would do it too,
// at several kilobytes of WASM.
func ipv4(s string) bool {
	for i := range 4 {
		part, rest, dot := strings.Cut(s, ".")
		if dot != (i < 3) || !digits(part) || len(part) > 3 || len(part) > 1 && part[0] == '0' {
			return false
		}
		if n, _ := strconv.Atoi(part); n > 255 {
			return false
		}
		s = rest
	}
	return true
}

func plainName(s string) bool {
	for i := range len(s) {
		c := s[i]
		if !(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("._-+/=", c) >= 0) {
			return false
		}
	}
	return true
}
