package vectors

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"golang.org/x/tools/txtar"

	"scopecalculator/scopecore"
)

// goldens are the named queries: cases from the documentation and what people
// paste.
const goldens = "scopecore/testdata/*.txtar"

// queries lists all queries, in a fixed order and each once.
func queries(repository fs.FS) ([]string, error) {
	named, err := goldenQueries(repository)
	if err != nil {
		return nil, err
	}
	var list []string
	list = append(list, named...)
	list = append(list, singles()...)
	list = append(list, mixtures()...)
	list = append(list, bindings()...)
	list = append(list, starts()...)
	list = append(list, oddments()...)
	seen := map[string]bool{}
	return slices.DeleteFunc(list, func(q string) bool {
		again := seen[q]
		seen[q] = true
		return again
	}), nil
}

func goldenQueries(repository fs.FS) ([]string, error) {
	files, err := fs.Glob(repository, goldens)
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("there is no %s; is this the repository's root?", goldens)
	}
	var out []string
	for _, file := range files {
		data, err := fs.ReadFile(repository, file)
		if err != nil {
			return nil, err
		}
		for _, f := range txtar.Parse(data).Files {
			if query := ascii(strings.TrimSpace(string(f.Data))); strings.HasSuffix(f.Name, "/query") && !secret(query) {
				out = append(out, query)
			}
		}
	}
	return out, nil
}

// secret reports whether a query holds what looks like a secret. Even if it
// isn't one, it doesn't belong in a published file.
func secret(query string) bool {
	q, _ := scopecore.ParseQuery(query)
	return slices.ContainsFunc(scopecore.Predict(q).Diagnostics, func(d scopecore.Diagnostic) bool { return d.Code == "secret" })
}

// ascii escapes what isn't printable, which means the same to a reader of the
// query and keeps it intact in JSON.
func ascii(query string) string {
	var b strings.Builder
	for _, c := range []byte(query) {
		if c > ' ' && c < 0x7F {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}

// token is the scope of one domain; -1 means none at all.
func token(d scopecore.Domain, level int) string {
	if level < 0 {
		return ""
	}
	return d.Token(scopecore.Level(level))
}

// given is a parameter's text, absent for level -1.
func given(d scopecore.Domain, level int) scopecore.Opt[string] {
	if level < 0 {
		return scopecore.Opt[string]{}
	}
	return scopecore.Known(token(d, level))
}

// start adds what a grant that starts from a token needs.
func start(q *scopecore.Query, held string) {
	if q.Grant.FromKey() {
		return
	}
	q.Held = scopecore.Known(strings.TrimSpace("session:a " + held))
	if q.Grant.TakesSessionName() {
		q.SessionName = scopecore.Known("b")
	}
}

// singles has, for each grant, every level of a key's only domain, or an
// unknown key, with every level asked for it, or none. The domains take turns,
// since the rules treat only wallet differently, and only for a key; wallet
// goes through all levels there. A refresh can widen, so it gets every held
// level too; for the other grants the held levels take turns.
func singles() []string {
	var out []string
	for _, g := range scopecore.Grants() {
		turn := 0
		add := func(d scopecore.Domain, key, asked, held int) {
			q := scopecore.Query{Grant: g, Key: given(d, key), Ask: given(d, asked)}
			start(&q, token(d, held))
			out = append(out, q.Encode())
			turn++
		}
		for key := -1; key <= 2; key++ {
			for asked := -1; asked <= 2; asked++ {
				d := scopecore.Domain(turn % scopecore.NumDomains)
				switch {
				case g.FromKey():
					add(d, key, asked, 0)
					add(scopecore.Wallet, key, asked, 0)
				case g == scopecore.RefreshToken:
					for held := range 3 {
						add(d, key, asked, held)
					}
				default:
					add(d, key, asked, (turn+key+1)%3)
				}
			}
		}
	}
	return out
}

// mixtures has, for each grant and domain, every level of a key, or an unknown
// key, with every level asked, or none: all domains at once, each with a
// different pair of levels. A fork sends no scope, so the key's levels are
// enough there.
func mixtures() []string {
	var out []string
	for _, g := range scopecore.Grants() {
		for i := range 16 {
			if !g.TakesScope() && i%4 > 0 {
				continue
			}
			var key, held, ask []string
			for _, d := range scopecore.Domains() {
				// Five has no divisor in common with twelve, so each domain
				// gets all twelve pairs, and never the same as the next domain.
				pair := (i + 5*int(d)) % 12
				if i >= 12 {
					pair = (i + int(d)) % 4
				}
				asked := pair % 4
				key = append(key, token(d, pair/4))
				held = append(held, token(d, (i+int(d))%3))
				if asked > 0 {
					ask = append(ask, token(d, asked-1))
				}
			}
			q := scopecore.Query{Grant: g, Key: scopecore.Known(strings.Join(key, " ")), Ask: scopecore.Known(strings.Join(ask, " "))}
			if i >= 12 {
				q.Key = scopecore.Opt[string]{}
			}
			start(&q, strings.Join(held, " "))
			out = append(out, q.Encode())
		}
	}
	return out
}

// bindings go through what a request with a key can say about connection,
// session, lifetime and account, over both transports.
func bindings() []string {
	asks := []string{"", "connection", "session:s1", "connection session:s1", "session:", "expires:60 session:s1", "mainaccount ip:203.0.113.7"}
	var out []string
	for _, g := range scopecore.Grants() {
		if !g.FromKey() {
			continue
		}
		for _, via := range []scopecore.Transport{scopecore.WebSocket, scopecore.HTTP} {
			for i, ask := range asks {
				for _, sub := range []bool{false, true} {
					if sub && i > 3 {
						continue // The account changes nothing about the rest.
					}
					q := scopecore.Query{Grant: g, Via: via, Subaccount: sub, Key: scopecore.Known("trade:read"), Ask: scopecore.Known(ask)}
					out = append(out, q.Encode())
				}
			}
		}
	}
	return out
}

// starts go through the tokens that a grant can start from.
func starts() []string {
	var out []string
	for _, g := range scopecore.Grants() {
		if g.FromKey() {
			continue
		}
		for _, held := range []string{"connection", "session:s1", "connection session:s1", "", "mainaccount session:s1 name:bot"} {
			for mode := range 4 {
				q := scopecore.Query{Grant: g, Subaccount: mode == 1, ToMain: mode > 1, Held: scopecore.Known(strings.TrimSpace(held + " trade:read_write"))}
				switch {
				case g.TakesSessionName():
					q.SessionName = scopecore.Known("b")
				case mode == 0 || mode == 3:
					q.Ask = scopecore.Known("trade:read session:s2 expires:60")
				}
				if mode > 1 && !g.TakesSubject() {
					continue
				}
				out = append(out, q.Encode())
			}
		}
	}
	return out
}

// oddments are single cases: refusals, the session limit, names, features and
// texts that aren't scopes.
func oddments() []string {
	var out []string
	add := func(q scopecore.Query) { out = append(out, q.Encode()) }
	key := scopecore.Known("account:read trade:read_write wallet:read_write")
	for _, g := range scopecore.Grants() {
		add(scopecore.Query{Grant: g, Key: key})
		add(scopecore.Query{Grant: g, Key: key, Asymmetric: true})
		for _, open := range []int{15, 16} {
			q := scopecore.Query{Grant: g, Via: scopecore.HTTP, Key: key, Sessions: scopecore.Known(open)}
			start(&q, "trade:read")
			add(q)
		}
		for _, ask := range []string{"trade:read trade:read_write", "trade:[read]", "tarde:read", "app_id:1 session:a session:b"} {
			if !g.TakesScope() || g == scopecore.ClientSignature {
				continue // It has none, or it is read as with client_credentials.
			}
			q := scopecore.Query{Grant: g, Key: key, Ask: scopecore.Known(ask)}
			start(&q, "trade:read wallet:read_write")
			add(q)
		}
	}
	for _, name := range []string{"", "b", "two words"} {
		add(scopecore.Query{Grant: scopecore.ForkToken, Held: scopecore.Known("session:a trade:read"), SessionName: scopecore.Known(name)})
	}
	for _, name := range []string{"bot_1", "no name of a key"} {
		add(scopecore.Query{Key: key, KeyName: name, Ask: scopecore.Known("name:bot_1 trade:read")})
	}
	for features := range 4 {
		add(scopecore.Query{Key: scopecore.Known("block_trade:read_write"), RestrictedBlockTrades: features&1 > 0, BlockTradeApproval: features&2 > 0})
	}
	return append(out, "ask=trade:read+"+strings.Repeat("aB3dE5", 8))
}
