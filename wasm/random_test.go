//go:build !js

package main

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"net/url"
	"strings"
	"testing"
	"time"

	"scopecalculator/scopecore"
	"scopecalculator/scopecore/catalog"
	"scopecalculator/scopecore/knowledge"
)

var (
	randomCalls = flag.Int("calls", 2000, "how many random calls of each operation to compare the programs with")
	randomSeed  = flag.Uint64("seed", 0, "the seed of the calls that are new in every run; 0 takes the time")
)

// maker makes random calls: mostly what people might ask, with some nonsense.
type maker struct {
	*rand.Rand
	methods, texts []string
}

func newMaker(t *testing.T, seed uint64) *maker {
	m := &maker{Rand: rand.New(rand.NewPCG(seed, 17))}
	for _, c := range corpus(t) {
		if c.Small {
			m.texts = append(m.texts, strings.ToValidUTF8(c.Text, "?"))
		}
	}
	for _, method := range catalog.Load().Methods() {
		m.methods = append(m.methods, method.Name)
	}
	return m
}

func pick[T any](m *maker, list []T) T { return list[m.IntN(len(list))] }

// oddities are snippets that break things.
var oddities = []string{
	"", " ", "  ", "\t", "\x00", "%", "&", "=", "+", "\"", "\\", "<b>", "é", "→", "😀", "\u202e", "\ufeff", "\r\n", "trade:", ":read", "trade:read_wirte", "Trade:READ", "trade:[read, write]",
	"block_rfq", "vault:read", "name:my key", "ip:1.2.3.256", "ip:10.0.0.1", "expires:1h", "expires:0", "expires:99999999999", "expires:4294967297", "session:", "session:" + strings.Repeat("a", 70),
	"0b1e2c3d4f5a69788796a5b4c3d2e1f0aAbBcC", "Bearer abc.def.ghi", "client_secret=hunter2", `{"scope":`, "2147483648", "9007199254740993", "-1", "1e3",
}

func (m *maker) token() string {
	switch m.IntN(12) {
	case 0:
		return pick(m, oddities)
	case 1:
		return "session:" + pick(m, []string{"a", "bot1", "desk 2", "rest-waHCBhVpNio=", "é"})
	case 2:
		return fmt.Sprintf("expires:%d", m.IntN(1<<m.IntN(34)+1))
	case 3:
		return pick(m, []string{"connection", "mainaccount", "name:key_1", "ip:127.0.0.1"})
	}
	return scopecore.Domains()[m.IntN(len(scopecore.Domains()))].String() + ":" + pick(m, []string{"none", "read", "read_write"})
}

func (m *maker) scope() string {
	tokens := make([]string, m.IntN(8))
	for i := range tokens {
		tokens[i] = m.token()
	}
	return strings.Join(tokens, pick(m, []string{" ", " ", " ", "  ", ",", "+"}))
}

func (m *maker) query() string {
	values := url.Values{}
	for _, p := range scopecore.Params() {
		if m.IntN(3) > 0 {
			continue
		}
		switch {
		case m.IntN(12) == 0:
			values.Set(p.Name, pick(m, oddities))
		case len(p.Choices) > 0:
			values.Set(p.Name, pick(m, p.Choices))
		case p.Name == "need":
			values.Set(p.Name, m.names())
		case p.Name == "sessions":
			values.Set(p.Name, fmt.Sprint(m.IntN(1<<m.IntN(34)+1)))
		default:
			values.Set(p.Name, m.scope())
		}
	}
	for _, name := range []string{"key", "ask"} {
		if m.IntN(2) == 0 {
			values.Set(name, m.scope())
		}
	}
	query := values.Encode()
	if m.IntN(20) == 0 {
		at := m.IntN(len(query) + 1)
		query = strings.ToValidUTF8(query[:at]+pick(m, oddities)+query[at:], "?")
	}
	return query
}

// names is a list of calls, and of words that aren't.
func (m *maker) names() string {
	var names []string
	for range m.IntN(9) {
		names = append(names, pick(m, []string{pick(m, m.methods), pick(m, m.methods), pick(m, oddities), "nonesuch", "private/set_mmp_config?block_rfq=true"}))
	}
	return strings.Join(names, " ")
}

// text is something pasted: a reply, pieces of a log or of code, and garbage.
func (m *maker) text() string {
	switch m.IntN(6) {
	case 0:
		return fmt.Sprintf(`{"jsonrpc":"2.0","result":{"scope":%q,"expires_in":%d,"sid":"x"}}`, m.scope(), m.IntN(1<<m.IntN(40)+1))
	case 1:
		return fmt.Sprintf(`{"error":{"code":%d,"message":"forbidden","data":{"reason":%q}}}`, pick(m, []int{13009, 13021, 13668, -32602, 10028, m.IntN(1 << 40)}), m.scope())
	case 2:
		return m.scope()
	}
	var b strings.Builder
	for range 1 + m.IntN(6) {
		text := pick(m, m.texts) + " "
		from := m.IntN(len(text))
		piece := text[from:min(len(text), from+m.IntN(1+min(len(text)-from, 1500)))]
		b.WriteString(piece)
		b.WriteString(pick(m, []string{"\n", " ", "", "\n", pick(m, oddities), pick(m, m.methods), m.scope()}))
	}
	return strings.ToValidUTF8(b.String(), "")
}

// payload makes what an operation takes.
func (m *maker) payload(op string) string {
	switch op {
	case "predict", "grants":
		return m.query()
	case "least":
		if m.IntN(2) == 0 {
			return m.query() + "\n" + m.text()
		}
		return url.Values{"methods": {m.names()}, "account": {pick(m, []string{"main", "sub"})}, "via": {pick(m, []string{"ws", "http", "?"})}}.Encode()
	case "read":
		return pick(m, []string{"", m.query(), "into=key", m.query() + "&into=ask", m.query() + "&into=held"}) + "\n" + m.text()
	case "verify":
		return pick(m, []string{"", m.query()}) + "\n" + m.text()
	case "scan":
		return "\n" + m.text()
	case "check":
		if m.IntN(2) == 0 {
			return url.Values{"want": {m.scope()}, "scope": {m.scope()}}.Encode()
		}
		return url.Values{"want": {m.scope()}, "query": {m.query()}}.Encode()
	case "compare":
		return url.Values{"a": {m.query()}, "b": {m.query()}}.Encode()
	case "explain":
		switch m.IntN(4) {
		case 0:
			return "rule=" + url.QueryEscape(string(pick(m, knowledge.Rules()).ID))
		case 1:
			return "token=" + url.QueryEscape(m.token())
		case 2:
			return fmt.Sprint("error=", m.IntN(1<<m.IntN(62)+1))
		}
		return "error=" + url.QueryEscape(m.text())
	}
	return pick(m, oddities)
}

// operations are all of them, and one that doesn't exist.
var operations = []string{"predict", "grants", "least", "verify", "read", "scan", "check", "compare", "explain", "catalog", "none"}

// calls makes n of each operation, in random order.
func (m *maker) calls(n int) []call {
	var calls []call
	for _, op := range operations {
		for range n {
			calls = append(calls, call{op, m.payload(op)})
		}
	}
	m.Shuffle(len(calls), func(i, j int) { calls[i], calls[j] = calls[j], calls[i] })
	return calls
}

// TestRandomCalls compares the native code, Go's program and TinyGo's with
// random calls of every operation: the same ones in every run, and as many new
// ones. It prints the seed of those; -seed makes them again.
func TestRandomCalls(t *testing.T) {
	seed := *randomSeed
	if seed == 0 {
		seed = uint64(time.Now().UnixNano())
	}
	for _, seed := range []uint64{1, seed} {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			agree(t, newMaker(t, seed).calls(*randomCalls))
		})
	}
}
