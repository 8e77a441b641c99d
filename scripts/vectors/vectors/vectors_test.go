package vectors

import (
	"bytes"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"scopecalculator/scopecore"
	"scopecalculator/scopecore/catalog"
	"scopecalculator/scopecore/knowledge"
)

var repository = os.DirFS("../../..")

func written(t *testing.T) ([]byte, File) {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, repository); err != nil {
		t.Fatal(err)
	}
	var f File
	if err := json.Unmarshal(b.Bytes(), &f); err != nil {
		t.Fatal(err)
	}
	return b.Bytes(), f
}

func TestFile(t *testing.T) {
	first, f := written(t)
	again, _ := written(t)
	if !bytes.Equal(first, again) {
		t.Error("two runs differ")
	}
	if f.Version != 1 || f.Rules != knowledge.RulesDate || f.Catalog != catalog.Version || f.About == "" {
		t.Errorf("version %d, rules %q, catalog %q, about %q", f.Version, f.Rules, f.Catalog, f.About)
	}
	if n := len(f.Vectors); n < 300 || len(first) > 160*n*scopecore.NumDomains {
		t.Errorf("%d vectors in %d bytes, want at least 300 with 160 bytes for each domain", n, len(first))
	}
	if lines := bytes.Count(first, []byte("\n")); lines != len(f.Vectors)+2 {
		t.Errorf("%d lines for %d vectors", lines, len(f.Vectors))
	}
	seen := map[string]bool{}
	for _, v := range f.Vectors {
		if seen[v.Query] {
			t.Errorf("%s is listed twice", v.Query)
		}
		seen[v.Query] = true
		if strings.ContainsFunc(v.Query, func(r rune) bool { return r <= ' ' || r >= 0x7F }) {
			t.Errorf("%q is not plain", v.Query)
		}
	}
}

// TestAgreesWithModel predicts every query of the file again, with just the
// model, not through the bridge, and compares everything in it.
func TestAgreesWithModel(t *testing.T) {
	_, f := written(t)
	methods := catalog.Load()
	for _, v := range f.Vectors {
		got, err1 := json.Marshal(v.Prediction)
		want, err2 := json.Marshal(fromModel(v.Query, methods))
		if err1 != nil || err2 != nil || !bytes.Equal(got, want) {
			t.Errorf("%s:\ngot  %s\nwant %s\n%v %v", v.Query, got, want, err1, err2)
		}
	}
}

func orNull[T any](n scopecore.Opt[T]) any {
	if !n.Known {
		return nil
	}
	return n.Value
}

func fromModel(query string, methods *scopecore.Catalog) Prediction {
	q, remarks := scopecore.ParseQuery(query)
	p := scopecore.Predict(q)
	out := Prediction{
		Scope: p.Scope(), MainAccount: p.MainAccount.String(),
		Domains: [][]any{}, Tokens: [][]any{}, Diagnostics: [][]any{},
		Lifetime: []any{p.Lifetime.Binding.String(), p.Lifetime.Session, orNull(p.Lifetime.Access), orNull(p.Lifetime.Refresh), p.Lifetime.Rule},
		Sessions: []any{p.Sessions.Effect.String(), orNull(p.Sessions.Before), orNull(p.Sessions.After), p.Sessions.Rule},
	}
	if r := p.Refused; r != nil {
		out.Refused = []any{r.Code, r.Rule}
	}
	for _, d := range p.Domains {
		also := append([]scopecore.RuleID{}, d.Also...)
		out.Domains = append(out.Domains, []any{d.Domain.String(), d.Floor.String(), d.Likely.String(), d.Ceiling.String(), d.Effect.String(), d.Rule, also})
	}
	for _, tok := range p.Tokens {
		out.Tokens = append(out.Tokens, []any{tok.Token, tok.Effect.String(), tok.Granted, tok.Asked, tok.Rule})
	}
	counts := scopecore.Count(p.Access().Verdicts(methods))
	for _, v := range scopecore.Verdicts() {
		out.Counts = append(out.Counts, counts[v])
	}
	for _, d := range append(remarks, p.Diagnostics...) {
		var fix any
		if d.Fix.Known {
			fix = d.Fix.Value
		}
		out.Diagnostics = append(out.Diagnostics, []any{d.Param, d.Code, d.Severity.String(), d.Offset, d.Length, fix})
	}
	return out
}

// TestColumns compares the rows with the names of their columns.
func TestColumns(t *testing.T) {
	_, f := written(t)
	for _, v := range f.Vectors {
		p := v.Prediction
		lists := map[string][][]any{"domains": p.Domains, "tokens": p.Tokens, "diagnostics": p.Diagnostics, "lifetime": {p.Lifetime}, "sessions": {p.Sessions}}
		if p.Refused != nil {
			lists["refused"] = [][]any{p.Refused}
		}
		for name, rows := range lists {
			for _, row := range rows {
				if len(row) != len(f.Columns[name]) {
					t.Errorf("%s: a row of %s has %d values for %v", v.Query, name, len(row), f.Columns[name])
				}
			}
		}
		if len(p.Counts) != len(f.Columns["counts"]) || len(p.Domains) != scopecore.NumDomains {
			t.Errorf("%s: %d counts, %d domains", v.Query, len(p.Counts), len(p.Domains))
		}
	}
}

// setting is a grant with a domain's level on the key and in the request.
type setting struct {
	grant      scopecore.Grant
	domain     scopecore.Domain
	key, asked string
}

func levelIn(o scopecore.Opt[string], d scopecore.Domain) string {
	s := scopecore.Parse(o.Value, scopecore.RoleKey)
	switch {
	case !o.Known:
		return "absent"
	case !s.Asked[d].Named:
		return "not named"
	}
	return s.Level(d).String()
}

// anyDomain means any domain.
const anyDomain = scopecore.Domain(scopecore.NumDomains)

// TestCoversSettings checks for every level of a key with every level asked,
// for each domain and grant; and alone, without another domain, for each grant,
// and for wallet with a key's grants, where it has its own rule.
func TestCoversSettings(t *testing.T) {
	_, f := written(t)
	found, alone := map[setting]bool{}, map[setting]bool{}
	for _, v := range f.Vectors {
		q, _ := scopecore.ParseQuery(v.Query)
		for _, d := range scopecore.Domains() {
			s := setting{q.Grant, d, levelIn(q.Key, d), levelIn(q.Ask, d)}
			if s.asked == "absent" {
				s.asked = "not named"
			}
			found[s] = true
			if !q.Ask.Known || q.Ask.Value == "" || q.Ask.Value == d.String()+":"+s.asked {
				alone[s] = true
				s.domain = anyDomain
				alone[s] = true
			}
		}
	}
	levels := []string{"none", "read", "read_write"}
	for _, g := range scopecore.Grants() {
		for _, key := range append(levels, "absent") {
			for _, asked := range append(levels, "not named") {
				for _, d := range scopecore.Domains() {
					s := setting{g, d, key, asked}
					if !found[s] && g.TakesScope() {
						t.Errorf("no vector for %v", s)
					}
					if d == scopecore.Wallet && g.FromKey() && !alone[s] {
						t.Errorf("no vector for %v alone", s)
					}
				}
				if s := (setting{g, anyDomain, key, asked}); !alone[s] {
					t.Errorf("no vector of one domain for %v", s)
				}
			}
		}
	}
}

// TestCoversRules checks that every rule, refusal and effect is in the file,
// and what else a reader of it has to know. No rule is left out: each of them
// can set something in a prediction.
func TestCoversRules(t *testing.T) {
	_, f := written(t)
	found := map[any]bool{}
	for _, v := range f.Vectors {
		p := v.Prediction
		for _, d := range p.Domains {
			found[d[5]], found["effect "+d[4].(string)] = true, true
			for _, id := range d[6].([]any) {
				found[id] = true
			}
		}
		for _, tok := range p.Tokens {
			found[tok[4]], found["token "+tok[1].(string)] = true, true
		}
		for _, d := range p.Diagnostics {
			found["diagnostic "+d[1].(string)] = true
		}
		found[p.Lifetime[4]], found[p.Sessions[3]] = true, true
		found["binding "+p.Lifetime[0].(string)], found["sessions "+p.Sessions[0].(string)] = true, true
		found["mainaccount "+p.MainAccount] = true
		if p.Refused != nil {
			found["refused "+p.Refused[0].(string)] = true
		}
	}
	for _, r := range knowledge.Rules() {
		if !found[string(r.ID)] {
			t.Errorf("no vector has rule %s", r.ID)
		}
	}
	want := []string{
		"refused asymmetric-key", "refused no-held-token", "refused fork-of-connection-token", "refused no-session-name",
		"mainaccount yes", "mainaccount no", "mainaccount unknown",
		"binding connection", "binding session", "binding unknown",
		"diagnostic secret", "diagnostic documentation-grammar", "diagnostic unknown-token", "diagnostic conflict", "diagnostic ask-ignored",
	}
	for e := scopecore.EffectAbsent; e <= scopecore.EffectUndetermined; e++ {
		if e != scopecore.EffectAbsent {
			want = append(want, "token "+e.String())
		}
		if e != scopecore.EffectAdded { // The server adds tokens, no domain.
			want = append(want, "effect "+e.String())
		}
	}
	for _, w := range want {
		if !found[w] {
			t.Errorf("no vector has %s", w)
		}
	}
}

// TestNoForeignSecret: what looks like a secret in a golden stays out of the
// file; the one made up for this test is there.
func TestNoForeignSecret(t *testing.T) {
	_, f := written(t)
	var queries []string
	for _, v := range f.Vectors {
		if secret(v.Query) {
			queries = append(queries, v.Query)
		}
	}
	if len(queries) != 1 || !strings.Contains(queries[0], "aB3dE5aB3dE5") {
		t.Errorf("%q", queries)
	}
}

func TestTakesGoldens(t *testing.T) {
	small := fstest.MapFS{"scopecore/testdata/one.txtar": {Data: []byte("Cases.\n\n-- a/query --\nkey=trade:read&ask=\x00\xff\n-- a/want --\nnot a query\n-- b/query --\n\n")}}
	list, err := queries(small)
	if err != nil || !slices.Equal(list[:2], []string{"key=trade:read&ask=%00%FF", ""}) {
		t.Errorf("%q, %v", list[:min(len(list), 3)], err)
	}
	var b bytes.Buffer
	if err := Write(&b, fstest.MapFS{}); err == nil || b.Len() > 0 {
		t.Errorf("without goldens: %v, %d bytes", err, b.Len())
	}
}

// TestCoversWaysIn checks for every refusal with each grant that has it, both
// transports and accounts with a key, and each kind of held token, with what
// it's exchanged for.
func TestCoversWaysIn(t *testing.T) {
	_, f := written(t)
	found := map[string]bool{}
	for _, v := range f.Vectors {
		q, _ := scopecore.ParseQuery(v.Query)
		asked := scopecore.Parse(q.Ask.Value, scopecore.RoleRequest)
		account, subject := "main", "sub"
		if q.Subaccount {
			account = "sub"
		}
		if q.ToMain {
			subject = "main"
		}
		if r := v.Prediction.Refused; r != nil {
			found[q.Grant.String()+" refused "+r[0].(string)] = true
		} else if q.Grant.FromKey() {
			found[q.Grant.String()+" "+q.Via.String()+" "+account+" asks "+bindingOf(*asked)] = true
		}
		if held := scopecore.Parse(q.Held.Value, scopecore.RoleHeld); q.Held.Known {
			found[q.Grant.String()+" "+account+" of "+bindingOf(*held)] = true
			if q.Grant == scopecore.ExchangeToken {
				found["exchange for "+subject+" of "+bindingOf(*held)] = true
			}
		}
	}
	want := []string{
		"client_credentials refused asymmetric-key", "refresh_token refused no-held-token",
		"exchange_token refused no-held-token", "fork_token refused no-held-token",
		"fork_token refused fork-of-connection-token", "fork_token refused no-session-name",
	}
	for _, binding := range []string{"neither", "connection", "session", "both"} {
		for _, g := range scopecore.Grants() {
			for _, account := range []string{"main", "sub"} {
				if !g.FromKey() {
					want = append(want, g.String()+" "+account+" of "+binding)
					continue
				}
				want = append(want, g.String()+" ws "+account+" asks "+binding, g.String()+" http "+account+" asks "+binding)
			}
		}
		want = append(want, "exchange for main of "+binding, "exchange for sub of "+binding)
	}
	for _, w := range want {
		if !found[w] {
			t.Errorf("no vector for %s", w)
		}
	}
}

func bindingOf(s scopecore.Scope) string {
	switch {
	case s.Connection && s.HasSession:
		return "both"
	case s.Connection:
		return "connection"
	case s.HasSession:
		return "session"
	}
	return "neither"
}
