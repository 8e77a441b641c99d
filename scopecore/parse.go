package scopecore

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// A scope is a set of tokens separated by single spaces. That isn't always what
// people paste: grammar copied from the documentation, lists with commas, JSON,
// URL encoding, text with invisible characters. The parser reads what the
// server would read. Where a token can only be meant as something else, it says
// so and offers a correction, but doesn't act on it: whether the server would
// understand it is unknown.

// maxTokens limits how many tokens of a scope are read.
const maxTokens = 512

// Parse reads a scope string. It never fails: what's wrong with the text is in
// the diagnostics, whose Param is left empty. It doesn't keep what looks like a
// secret, and if the text isn't a scope, it keeps only the tokens in it.
func Parse(text string, role Role) *Scope {
	p := parser{text: text, role: role}
	if !opensDomains(text) {
		masked, named := maskNamed(text)
		p.text, p.foreign = maskShapes(masked), named > 0
	}
	p.run()
	if p.foreign {
		p = parser{text: onlyTokens(p.text), role: role, picked: true}
		p.sayFix(SeverityError, "not-a-scope", 0, len(text), strings.Join(strings.Fields(p.text), " "))
		p.out.Unclear = true
		p.run()
	}
	return &p.out
}

// opensDomains reports whether a text is nothing but tokens of domains,
// connection and mainaccount. Most scopes are, and those hold no secret.
func opensDomains(text string) bool {
	for more := text != ""; more; {
		var word string
		word, text, more = strings.Cut(text, " ")
		if _, _, ok := domainToken(word); !ok && word != "connection" && word != "mainaccount" {
			return false
		}
	}
	return true
}

type parser struct {
	text    string
	role    Role
	out     Scope
	more    int  // diagnostics left out
	foreign bool // the text isn't a scope
	picked  bool // the tokens are picked out of such a text
	broken  bool // a line break is between two words
	strange bool // a word isn't even almost a token
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
			p.diag(Diagnostic{Code: "too-many-tokens", Severity: SeverityError, Offset: i, Length: len(p.text) - i, Count: maxTokens})
			p.foreign = p.foreign || !allTokens(p.text[i:])
			p.flush()
			return
		}
		p.token(p.text[i:end], i)
		i, gap = end, end
	}
	p.foreign = p.foreign || p.broken && p.strange
	if gap < len(p.text) && len(p.out.Tokens) > 0 && !p.picked {
		p.sayFix(SeverityInfo, "trailing-spaces", gap, len(p.text)-gap, "")
	}
	p.flush()
}

// tokenEnd finds where the token that starts at i ends. A bracketed list, as in
// the documentation's own grammar, is one token even though it has spaces.
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

// gap adds a remark if there's anything but one space between two tokens.
func (p *parser) gap(from, to int) {
	s := p.text[from:to]
	if s == " " && from > 0 || s == "" || p.picked {
		return
	}
	p.broken = p.broken || from > 0 && strings.ContainsAny(s, "\r\n")
	for i := 0; i < len(s); {
		n, odd := separator(s[i:])
		if odd {
			// A line break that ends the text, or starts it, is just sloppy
			// pasting. Inside it, the server would have to split on it.
			if from > 0 {
				p.out.Unclear = true
			}
			p.sayFix(SeverityWarning, "white-space", from, len(s), spaceUnlessFirst(from))
			return
		}
		i += n
	}
	p.sayFix(SeverityInfo, "spaces", from, len(s), spaceUnlessFirst(from))
}

func spaceUnlessFirst(offset int) string {
	if offset == 0 {
		return ""
	}
	return " "
}

// separator returns the length of the white space character that s starts with,
// or 0, and whether it's something other than a plain space.
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
		p.say(SeverityError, "secret", at, len(text))
		p.foreign = p.foreign || odd(strings.ReplaceAll(text, string(maskByte), ""))
		t.Text = ""
		p.unknown(t)
		return
	}
	switch text {
	case "connection":
		t.Kind = TokenConnection
		p.once(p.out.Connection, text, at)
		p.out.Connection = true
		p.add(t)
		return
	case "mainaccount":
		t.Kind = TokenMainAccount
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
			t.Kind, t.Domain, t.Level = TokenDomain, d, l
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
		t.Kind = TokenKeyName
		p.once(p.out.KeyName != "", text, at)
		if p.out.KeyName == "" {
			p.out.KeyName = value
		}
		p.add(t)
	case "app_id":
		t.Kind = TokenAppID
		p.add(t)
	case "wallets":
		// Two methods' pages spell the domain like this; every list of scopes
		// says wallet.
		if l, ok := ParseLevel(value); ok {
			t.Kind, t.Domain, t.Level = TokenDomain, Wallet, l
			p.sayFix(SeverityWarning, "wallets", at, len("wallets"), "wallet")
			p.functional(t)
			return
		}
		p.almost(t)
	default:
		p.almost(t)
	}
}

func (p *parser) functional(t Token) {
	a := &p.out.Asked[t.Domain]
	switch {
	case !a.Named || a.Unreadable:
		if !a.Named {
			a.Low, a.High = t.Level, t.Level
		}
		a.Named = true
	case a.Low == t.Level && a.High == t.Level:
		p.sayFix(SeverityInfo, "duplicate", t.Offset, len(t.Text), "")
	default:
		a.Low, a.High = min(a.Low, t.Level), max(a.High, t.Level)
		p.say(SeverityWarning, "conflict", t.Offset, len(t.Text))
	}
	p.out.Names = true
	p.add(t)
}

// unreadable records that a domain is named in a form the server may not
// understand.
func (p *parser) unreadable(t Token, d Domain) {
	t.Kind, t.Domain = TokenUnreadable, d
	a := &p.out.Asked[d]
	a.Named, a.Unreadable = true, true
	p.out.Names, p.out.Unclear = true, true
	p.add(t)
}

func (p *parser) unknown(t Token) {
	t.Kind = TokenUnknown
	p.out.Unclear = true
	p.add(t)
}

func (p *parser) session(t Token) {
	t.Kind = TokenSession
	p.foreign = p.foreign || strings.Contains(t.Value, `",`) || strings.Contains(t.Value, `":`)
	switch {
	case p.out.HasSession:
		p.say(SeverityWarning, "two-sessions", t.Offset, len(t.Text))
		p.out.Unclear = true
	case t.Value == "":
		p.sayFix(SeverityError, "session-name-empty", t.Offset, len(t.Text), "session:bot1")
		p.out.Unclear = true
	case p.role == RoleHeld:
		// What the server returned (or "rest-*" for it) is kept as is.
	case t.Value == `*` || t.Value == "name" || t.Value == "NAME":
		p.say(SeverityInfo, "session-name-placeholder", t.Offset, len(t.Text))
	case strings.ContainsAny(t.Value, ",;"):
		clean := strings.Trim(t.Value, ",;")
		if clean == "" || strings.ContainsAny(clean, ",;:") {
			p.say(SeverityWarning, "comma-in-session", t.Offset, len(t.Text))
		} else {
			p.sayFix(SeverityWarning, "comma-in-session", t.Offset, len(t.Text), "session:"+clean)
		}
	case len(t.Value) > 64:
		p.say(SeverityWarning, "session-name-long", t.Offset, len(t.Text))
	case !plainName(t.Value):
		p.say(SeverityWarning, "session-name-odd", t.Offset, len(t.Text))
	case p.role == RoleRequest && strings.HasPrefix(t.Value, "rest-"):
		p.say(SeverityInfo, "session-name-rest", t.Offset, len(t.Text))
	}
	if !p.out.HasSession {
		p.out.HasSession, p.out.Session = true, t.Value
	}
	if p.out.Connection && p.role == RoleRequest {
		p.connectionBesideSession(t)
	}
	p.add(t)
}

// connectionBesideSession remarks on whichever of the two comes second.
func (p *parser) connectionBesideSession(t Token) {
	p.sayFix(SeverityWarning, "connection-and-session", t.Offset, len(t.Text), "")
}

func (p *parser) expires(t Token) {
	t.Kind = TokenExpires
	n, ok := Number(t.Value, year)
	switch {
	case !digits(t.Value):
		fix := seconds(t.Value)
		if fix == "" {
			p.say(SeverityError, "expires-bad", t.Offset, len(t.Text))
		} else {
			p.sayFix(SeverityError, "expires-bad", t.Offset, len(t.Text), "expires:"+fix)
		}
		p.foreign = p.foreign || odd(t.Value)
		p.unknown(t)
		return
	case ok && n == 0:
		p.say(SeverityError, "expires-zero", t.Offset, len(t.Text))
		p.unknown(t)
		return
	case !ok:
		p.say(SeverityWarning, "expires-long", t.Offset, len(t.Text))
		p.unknown(t)
		return
	}
	if p.out.Expires != 0 {
		if p.out.Expires != n {
			p.say(SeverityWarning, "two-expires", t.Offset, len(t.Text))
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
	t.Kind = TokenIP
	switch {
	case t.Value == "*":
		p.sayFix(SeverityInfo, "ip-any", t.Offset, len(t.Text), "")
	case !ipv4(t.Value):
		p.say(SeverityError, "ip-bad", t.Offset, len(t.Text))
		p.foreign = p.foreign || odd(t.Value)
		p.unknown(t)
		return
	}
	p.once(p.out.IP != "" && p.out.IP == t.Value, t.Text, t.Offset)
	if p.out.IP != "" && p.out.IP != t.Value {
		p.say(SeverityWarning, "two-ips", t.Offset, len(t.Text))
		p.out.Unclear = true
	}
	p.out.IP = t.Value
	p.add(t)
}

// add keeps a token and remarks on one that doesn't belong in this role.
func (p *parser) add(t Token) {
	switch p.role {
	case RoleRequest:
		switch t.Kind {
		case TokenMainAccount, TokenKeyName, TokenAppID:
			p.sayFix(SeverityWarning, "server-only", t.Offset, len(t.Text), "")
		case TokenConnection:
			if p.out.HasSession {
				p.connectionBesideSession(t)
			}
		}
	case RoleKey:
		switch t.Kind {
		case TokenConnection, TokenSession, TokenMainAccount, TokenKeyName, TokenExpires, TokenIP, TokenAppID:
			p.sayFix(SeverityInfo, "not-in-key-scope", t.Offset, len(t.Text), "")
		}
	}
	p.out.Tokens = append(p.out.Tokens, t)
}

func (p *parser) once(seen bool, text string, at int) {
	if seen {
		p.sayFix(SeverityInfo, "duplicate", at, len(text), "")
	}
}

func (p *parser) say(sev Severity, code string, at, n int) {
	p.diag(Diagnostic{Code: code, Severity: sev, Offset: at, Length: n})
}

func (p *parser) sayFix(sev Severity, code string, at, n int, fix string) {
	p.diag(Diagnostic{Code: code, Severity: sev, Offset: at, Length: n, Fix: Known(fix)})
}

func (p *parser) diag(d Diagnostic) {
	if len(p.out.Diagnostics) >= maxDiagnostics {
		p.more++
		return
	}
	p.out.Diagnostics = append(p.out.Diagnostics, d)
}

// flush adds how many remarks were left out.
func (p *parser) flush() {
	if p.more > 0 {
		p.out.Diagnostics = append(p.out.Diagnostics, Diagnostic{
			Code: "more", Severity: SeverityInfo, Offset: len(p.text), Count: p.more,
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

// seconds reads a time as people write it, such as 1h, 15m, 60s or 3600,. It
// returns "" if it can't.
func seconds(s string) string {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	if n == 0 || n > 8 {
		return ""
	}
	v, _ := Number(s[:n], 99999999)
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
	return strconv.FormatInt(v, 10)
}

// ipv4 reports whether s is a dotted IPv4 address. net/netip would too, for
// several kilobytes of WASM.
func ipv4(s string) bool {
	for i := range 4 {
		part, rest, dot := strings.Cut(s, ".")
		if dot != (i < 3) || !digits(part) || len(part) > 3 || len(part) > 1 && part[0] == '0' {
			return false
		}
		if _, ok := Number(part, 255); !ok {
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
