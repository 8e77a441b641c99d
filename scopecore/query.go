package scopecore

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// MaxQuery is the longest query, in bytes, that [ParseQuery] reads.
const MaxQuery = 64 << 10

// Query is one question to the model: which credentials, which call, which
// scope. The zero value is client_credentials over WebSocket by a main
// account's key with an unknown scope, asking for no scope.
type Query struct {
	Grant Grant
	Via   Transport
	// Key is the key's max_scope; absent if unknown.
	Key Opt[string]
	// Ask is the scope parameter of the call; absent if it's left out.
	Ask Opt[string]
	// Subaccount is set if the credentials belong to a subaccount.
	Subaccount bool
	// KeyName is the API key's name, or empty.
	KeyName string
	// Asymmetric is set if the key is an Ed25519 or RSA key and has no secret.
	Asymmetric bool
	// Held is the scope of the token that is refreshed, exchanged or forked.
	Held Opt[string]
	// ToMain is set if a token is exchanged for the main account's; otherwise
	// the target is a subaccount.
	ToMain bool
	// SessionName is the session_name parameter of fork_token.
	SessionName Opt[string]
	// Sessions is how many sessions the user has open, if known.
	Sessions Opt[int]
	// RestrictedBlockTrades and BlockTradeApproval are features of the key.
	// They don't change a scope's tokens, but they change what block_trade
	// means.
	RestrictedBlockTrades, BlockTradeApproval bool
	// From is the chain of steps that led to the held token: the query of the
	// step before, then the one before that, and so on, separated by
	// semicolons. It's empty if there are none. Each step is a complete query,
	// key included, and matters only for a grant that starts from a token. See
	// [Query.Steps].
	From string
	// Reply and Need are marks: things to compare with the prediction. They
	// don't change it. Reply is the scope that the server returned, as
	// [Reply.Text] writes it; absent without a reply.
	Reply Opt[string]
	// Need names the calls that are needed, separated as [SeparatesNames] says:
	// methods with or without private/, with ?WAY for one way of calling, and
	// channels. [RefusedSign] follows those that the server refused.
	Need string
}

// ParseQuery reads a query in URL form encoding, such as
// "grant=client_credentials&key=trade:read_write&ask=trade:read". All
// parameters are optional. It never fails: what it doesn't know or can't decode
// is in the diagnostics. If key, ask, held or reply is a request, a header or
// code, only the tokens in it are kept. Of need, only what can be the name of a
// call is kept.
func ParseQuery(text string) (*Query, []Diagnostic) {
	if len(text) > MaxQuery {
		return &Query{}, []Diagnostic{{Code: "query-too-long", Severity: SeverityWarning}}
	}
	q, from, ds := parseStep(text)
	var more []Diagnostic
	q.From, more = readChain(from)
	return q, append(ds, more[:min(len(more), maxDiagnostics-len(ds))]...)
}

// parseStep reads a query except for its from parameter, which it returns
// decoded but not masked: the code that reads the queries in it masks them.
func parseStep(text string) (q *Query, from string, ds []Diagnostic) {
	q = &Query{}
	say := func(param, code string, n int) {
		if len(ds) < maxDiagnostics {
			ds = append(ds, Diagnostic{Param: param, Code: code, Severity: SeverityWarning, Length: n})
		}
	}
	text = strings.TrimPrefix(text, "?")
	seen := 0
	for text != "" {
		var pair string
		pair, text, _ = strings.Cut(text, "&")
		if pair == "" {
			continue
		}
		rawName, rawValue, _ := strings.Cut(pair, "=")
		name, _ := unescape(rawName)
		value, clean := unescape(rawValue)
		name = Mask(name)
		foreign, length := false, len(value)
		switch name {
		case "key_name", "session_name":
			value = maskName(value)
		case "key", "ask", "held":
			value, foreign = scopeText(value)
		case "reply":
			value, foreign = replyText(value)
		case "need":
			value, foreign = needText(value)
		case "from":
		default:
			value = Mask(value)
		}
		i := paramIndex(name)
		if i < 0 {
			say(clip(name, 40), "unknown-parameter", 0)
			continue
		}
		if !clean {
			say(name, "bad-encoding", length)
		}
		if seen&(1<<i) != 0 {
			say(name, "repeated-parameter", 0)
			continue
		}
		seen |= 1 << i
		if name == "from" {
			from = value
			continue
		}
		if foreign && len(ds) < maxDiagnostics {
			code := "not-a-scope"
			if name == "need" {
				code = "not-a-call"
			}
			ds = append(ds, Diagnostic{Param: name, Code: code, Severity: SeverityError, Length: length, Fix: Known(value)})
		}
		if !q.set(name, value) {
			say(name, "bad-value", len(value))
		}
	}
	return q, from, ds
}

// Param is a parameter of a query.
type Param struct {
	Name string
	// Choices are the values it can have, the default first; nil if it can be
	// any text.
	Choices []string
}

// params lists the parameters in the order of the canonical form.
var params = [...]Param{
	{"grant", grantNames()},
	{"via", []string{"ws", "http"}},
	{"key", nil},
	{"ask", nil},
	{"account", []string{"main", "sub"}},
	{"key_name", nil},
	{"key_type", []string{"secret", "asymmetric"}},
	{"held", nil},
	{"subject", []string{"sub", "main"}},
	{"session_name", nil},
	{"sessions", nil},
	{"features", nil},
	{"from", nil},
	{"reply", nil},
	{"need", nil},
}

// Params lists the parameters of a query in the order in which Encode writes
// them.
func Params() []Param { return append([]Param(nil), params[:]...) }

func grantNames() []string {
	out := make([]string, NumGrants)
	for i := range out {
		out[i] = grants[i].name
	}
	return out
}

func paramIndex(name string) int {
	for i := range params {
		if params[i].Name == name {
			return i
		}
	}
	return -1
}

// set sets one parameter. If it can't have that value, the default stays and ok
// is false.
func (q *Query) set(name, value string) (ok bool) {
	switch name {
	case "grant":
		g, ok := ParseGrant(value)
		if !ok {
			return false
		}
		q.Grant = g
	case "via":
		switch value {
		case "ws":
			q.Via = WebSocket
		case "http":
			q.Via = HTTP
		default:
			return false
		}
	case "key":
		q.Key = Known(value)
	case "ask":
		q.Ask = Known(value)
	case "account":
		switch value {
		case "main":
			q.Subaccount = false
		case "sub":
			q.Subaccount = true
		default:
			return false
		}
	case "key_name":
		q.KeyName = value
		if value != "" && !possibleKeyName(value) {
			return false
		}
	case "key_type":
		switch value {
		case "secret":
			q.Asymmetric = false
		case "asymmetric":
			q.Asymmetric = true
		default:
			return false
		}
	case "held":
		q.Held = Known(value)
	case "subject":
		switch value {
		case "main":
			q.ToMain = true
		case "sub":
			q.ToMain = false
		default:
			return false
		}
	case "session_name":
		q.SessionName = Known(value)
	case "sessions":
		n, ok := Number(value, 9999)
		if !ok || n < 0 {
			return false
		}
		q.Sessions = Known(int(n))
	case "features":
		for _, f := range strings.FieldsFunc(value, func(r rune) bool { return r == ' ' || r == ',' }) {
			switch f {
			case "restricted_block_trades":
				q.RestrictedBlockTrades = true
			case "block_trade_approval":
				q.BlockTradeApproval = true
			default:
				return false
			}
		}
	case "reply":
		q.Reply = Known(value)
	case "need":
		q.Need = value
	}
	return true
}

// Clone is a copy of the query, to change without changing this one.
func (q *Query) Clone() *Query {
	c := *q
	return &c
}

// Encode writes the query in its canonical form: parameters in a fixed order,
// defaults left out. ParseQuery reads back the same query, except for what must
// not be in a link: what looks like a secret, and everything but the tokens or
// names in a text that isn't a scope or a list of calls.
func (q *Query) Encode() string {
	chain, _ := readChain(q.From)
	return q.encode(chain)
}

// encode writes the query with a chain that's already canonical.
func (q *Query) encode(chain string) string {
	var b strings.Builder
	b.Grow(128)
	put := func(name, value string) {
		if b.Len() > 0 {
			b.WriteByte('&')
		}
		b.WriteString(name)
		b.WriteByte('=')
		escape(&b, withoutMasked(value))
	}
	putScope := func(name string, scope Opt[string]) {
		if scope.Known {
			kept, _ := scopeText(scope.Value)
			put(name, kept)
		}
	}
	if q.Grant != ClientCredentials {
		put("grant", q.Grant.String())
	}
	if q.Via != WebSocket {
		put("via", q.Via.String())
	}
	putScope("key", q.Key)
	putScope("ask", q.Ask)
	if q.Subaccount {
		put("account", "sub")
	}
	if q.KeyName != "" {
		put("key_name", maskName(q.KeyName))
	}
	if q.Asymmetric {
		put("key_type", "asymmetric")
	}
	putScope("held", q.Held)
	if q.ToMain {
		put("subject", "main")
	}
	if q.SessionName.Known {
		put("session_name", maskName(q.SessionName.Value))
	}
	if q.Sessions.Known {
		put("sessions", strconv.Itoa(q.Sessions.Value))
	}
	switch {
	case q.RestrictedBlockTrades && q.BlockTradeApproval:
		put("features", "restricted_block_trades block_trade_approval")
	case q.RestrictedBlockTrades:
		put("features", "restricted_block_trades")
	case q.BlockTradeApproval:
		put("features", "block_trade_approval")
	}
	if chain != "" {
		put("from", chain)
	}
	if q.Reply.Known {
		kept, _ := replyText(q.Reply.Value)
		put("reply", kept)
	}
	if kept, _ := needText(q.Need); kept != "" {
		put("need", kept)
	}
	return b.String()
}

// possibleKeyName reports whether a key can have this name: at most 16
// letters, digits and underscores (private/create_api_key, parameter name).
func possibleKeyName(s string) bool {
	if s == "" || len(s) > 16 {
		return false
	}
	for i := range len(s) {
		c := s[i]
		if !(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_') {
			return false
		}
	}
	return true
}

// unescape decodes form encoding. Broken escapes stay as they are, and invalid
// UTF-8 becomes U+FFFD; either makes clean false.
func unescape(s string) (out string, clean bool) {
	return unpercent(strings.ReplaceAll(s, "+", " "))
}

// unpercent does the same for text in which a plus sign is a plus sign.
func unpercent(s string) (out string, clean bool) {
	clean = true
	if strings.IndexByte(s, '%') >= 0 {
		b := make([]byte, 0, len(s))
		for i := 0; i < len(s); i++ {
			c := s[i]
			if c == '%' {
				if i+2 < len(s) && hexDigit(s[i+1]) >= 0 && hexDigit(s[i+2]) >= 0 {
					c = byte(hexDigit(s[i+1])<<4 | hexDigit(s[i+2]))
					i += 2
				} else {
					clean = false
				}
			}
			b = append(b, c)
		}
		s = string(b)
	}
	if !utf8.ValidString(s) {
		return strings.ToValidUTF8(s, "\uFFFD"), false
	}
	return s, clean
}

// escape writes form encoding as browsers do for a query, except that the
// signs of a scope, ":" and ",", stay readable.
func escape(b *strings.Builder, s string) {
	const hex = "0123456789ABCDEF"
	for i := range len(s) {
		c := s[i]
		switch {
		case c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("-_.*:,/", c) >= 0:
			b.WriteByte(c)
		case c == ' ':
			b.WriteByte('+')
		default:
			b.WriteByte('%')
			b.WriteByte(hex[c>>4])
			b.WriteByte(hex[c&15])
		}
	}
}

// clip cuts s to at most n bytes at a character boundary.
func clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n] + "…"
}
