package scopecore

import (
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// checkCase is a line of testdata/check.tsv.
type checkCase struct{ want, returned, found string }

func checkCases(t testing.TB) []checkCase {
	t.Helper()
	data, err := os.ReadFile("testdata/check.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var out []checkCase
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSuffix(line, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		fields := strings.Split(line, "\t")
		if len(fields) != 3 {
			t.Fatalf("%q has %d fields", line, len(fields))
		}
		for i, f := range fields {
			if f[0] == '"' {
				if fields[i], err = strconv.Unquote(f); err != nil {
					t.Fatalf("%q: %v", line, err)
				}
			}
		}
		out = append(out, checkCase{fields[0], fields[1], fields[2]})
	}
	return out
}

// findings writes what Check found in the table's form.
func findings(c Checked) string {
	var out []string
	for _, token := range c.Extra {
		out = append(out, "extra="+token)
	}
	for _, token := range c.Missing {
		out = append(out, "missing="+token)
	}
	for _, d := range c.Wider {
		out = append(out, "wider="+d.Domain.Token(d.Got))
	}
	for _, d := range c.Lower {
		out = append(out, "lower="+d.Domain.Token(d.Got))
	}
	if len(out) == 0 {
		return "ok"
	}
	return strings.Join(out, " ")
}

// TestCheck runs the table, which the generated programs run too.
func TestCheck(t *testing.T) {
	for _, c := range checkCases(t) {
		want, err := ParseWant(c.want)
		var got string
		switch err {
		case ErrWantToken:
			got = "token"
		case ErrWantLevels:
			got = "levels"
		default:
			checked := Check(c.returned, want)
			got = findings(checked)
			if checked.OK() != (got == "ok") {
				t.Errorf("%q for %q: OK is %v, found %s", c.returned, c.want, checked.OK(), got)
			}
		}
		if got != c.found {
			t.Errorf("%q for %q: found %s, want %s", c.returned, c.want, got, c.found)
		}
	}
}

// everyScope calls f with the levels of every well-formed scope, with all its
// domains named, or with those at none left out.
func everyScope(f func(levels [NumDomains]Level, scope string)) {
	n, all := 1, Levels()
	for range NumDomains {
		n *= len(all)
	}
	for i := range n {
		var levels [NumDomains]Level
		var tokens []string
		for d, rest := 0, i; d < NumDomains; d, rest = d+1, rest/len(all) {
			levels[d] = all[rest%len(all)]
			if levels[d] > None {
				tokens = append(tokens, Domain(d).Token(levels[d]))
			}
		}
		f(levels, FullScope(levels))
		f(levels, strings.Join(tokens, " "))
	}
}

// TestCheckOfItself checks every well-formed scope against itself, with and
// without what the server adds, and then against itself with one domain
// changed, which is never OK and is always reported in the right list.
func TestCheckOfItself(t *testing.T) {
	everyScope(func(levels [NumDomains]Level, scope string) {
		want, err := ParseWant(scope)
		if err != nil || want.Levels != levels {
			t.Fatalf("%q is wanted as %v: %v", scope, want, err)
		}
		for _, added := range [...]string{"", " connection mainaccount name:x", " session:a expires:60"} {
			if c := Check(scope+added, want); !c.OK() {
				t.Fatalf("%q isn't itself: %+v", scope+added, c)
			}
		}
		for _, d := range Domains() {
			for _, l := range Levels() {
				changed := levels
				if changed[d] == l {
					continue
				}
				changed[d] = l
				c := Check(FullScope(changed), want)
				expected := Checked{}
				switch w := levels[d]; {
				case w == None:
					expected.Extra = []string{d.Token(l)}
				case l == None:
					expected.Missing = []string{d.Token(w)}
				case l > w:
					expected.Wider = []LevelDiff{{d, w, l}}
				default:
					expected.Lower = []LevelDiff{{d, w, l}}
				}
				if findings(c) != findings(expected) {
					t.Fatalf("%q for %q: found %s, want %s", FullScope(changed), scope, findings(c), findings(expected))
				}
			}
		}
	})
}

// FuzzCheck checks Check's promises for any two texts: it returns, a wanted
// scope is read back from its tokens, one that opens more is never OK, and OK
// means that a reader written separately agrees.
func FuzzCheck(f *testing.F) {
	for _, c := range checkCases(f) {
		f.Add(c.returned, c.want)
	}
	for _, s := range hostile {
		f.Add(s, "trade:read session:a")
		f.Add("trade:read", s)
	}
	f.Fuzz(func(t *testing.T, returned, text string) {
		want, err := ParseWant(text)
		if err != nil {
			if len(want.Tokens()) > 0 {
				t.Fatalf("%q: %v, and wanted is %v", text, err, want)
			}
			return
		}
		tokens := strings.Join(want.Tokens(), " ")
		if again, err := ParseWant(tokens); err != nil || again.Levels != want.Levels || !slices.Equal(again.Others, want.Others) {
			t.Fatalf("%q is wanted as %q, read again as %v: %v", text, tokens, again, err)
		}
		if c := Check(tokens, want); !c.OK() {
			t.Fatalf("%q isn't itself: %+v", tokens, c)
		}
		c := Check(returned, want)
		if c.OK() != (findings(c) == "ok") {
			t.Fatalf("%q for %q: OK is %v, found %+v", returned, text, c.OK(), c)
		}
		read := Parse(returned, RoleHeld)
		for _, d := range Domains() {
			if a := read.Asked[d]; c.OK() && len(read.Tokens) < maxTokens && (a.Unreadable || a.High != want.Levels[d] || a.Low != want.Levels[d]) {
				t.Fatalf("%q is OK for %q, and has %v at %+v", returned, text, d, a)
			}
			if l := want.Levels[d]; l < ReadWrite && Check(returned+" "+d.Token(l+1), want).OK() {
				t.Fatalf("%q with %v is OK for %q", returned, d.Token(l+1), text)
			}
		}
		if Check(returned+" vault:read", want).OK() {
			t.Fatalf("%q with vault:read is OK for %q", returned, text)
		}
		for _, token := range c.Extra {
			name, level, _ := strings.Cut(strings.ToLower(token), ":")
			if _, ok := ParseLevel(level); !strings.HasSuffix(token, "########") && !(ok && possibleDomain(name)) {
				t.Fatalf("%q: shows %q", returned, token)
			}
		}
	})
}

// TestWant pins what a request wants.
func TestWant(t *testing.T) {
	for _, c := range []struct{ query, want, found string }{
		// Named domains are wanted as named; an inherited one is too much.
		{"key=account:read+trade:read_write&ask=trade:read", "trade:read", "extra=account:read"},
		{"key=trade:read&ask=trade:read_write", "trade:read_write", "lower=trade:read"},
		{"key=wallet:read&ask=trade:read", "trade:read", "extra=wallet:read missing=trade:read"},
		// No domain named: all the key has.
		{"key=account:read+wallet:read", "account:read wallet:read", "ok"},
		{"key=account:read&ask=session:bot", "account:read session:bot", "ok"},
		{"key=account:read&ask=", "account:read", "ok"},
		// With an unknown key there's nothing to compare with.
		{"", "", "ok"},
		// Set to none.
		{"key=wallet:read+trade:read&ask=wallet:none+trade:read", "trade:read", "ok"},
		// A domain named illegibly is still named, so the others aren't wanted.
		{"key=wallet:read+trade:read&ask=Trade:read", "", "extra=wallet:read"},
		// Named, so it counts: a subaccount doesn't have it.
		{"account=sub&key=trade:read&ask=mainaccount+trade:read", "trade:read mainaccount", "missing=mainaccount"},
		// You can't count on a session without a name, or on an unknown token.
		{"key=trade:read&ask=session:+vault:read+trade:read", "trade:read", "ok"},
		{"key=trade:read&ask=expires:60+trade:read", "trade:read", "ok"},
		{"grant=fork_token&key=trade:read&held=trade:read+session:a&session_name=b", "trade:read session:b", "ok"},
		// Without a name there is no fork, and no token.
		{"grant=fork_token&key=trade:read&held=trade:read+session:a", "session:NAME", "missing=session:NAME"},
		// A fork sends no scope.
		{"grant=fork_token&key=trade:read&held=trade:read+session:a&session_name=b&ask=wallet:read+connection", "trade:read session:b", "ok"},
	} {
		q, _ := ParseQuery(c.query)
		p := Predict(q)
		want := p.Want()
		if got := strings.Join(want.Tokens(), " "); got != c.want {
			t.Errorf("%q wants %q, want %q", c.query, got, c.want)
		}
		if got := findings(Check(p.Scope(), want)); got != c.found {
			t.Errorf("%q: %q has %s, want %s", c.query, p.Scope(), got, c.found)
		}
	}
}

// TestPredictionCheck checks every scope that a prediction leaves possible
// against what's wanted: what Check finds in one of them, the prediction's
// Check found already, and it finds nothing that none of them has.
func TestPredictionCheck(t *testing.T) {
	for _, query := range []string{
		"", "key=trade:read_write+wallet:read", "key=account:read+trade:read_write&ask=trade:read", "ask=trade:read",
		"key=account:read&ask=account:read_write+trade:none+wallet:none", "ask=account:read+block_rfq:none+block_trade:none+custody:none+trade:read+wallet:none&key=account:read+trade:read",
		"key=trade:read_write+wallet:read&ask=trade:[read,read_write]", "key=trade:read+Wallet:read&ask=trade:read",
		"grant=refresh_token&key=trade:read_write&held=trade:read+session:a&ask=trade:read_write", "grant=fork_token&key=trade:read", "grant=client_signature&key_type=asymmetric&key=wallet:read_write",
	} {
		q, _ := ParseQuery(query)
		p := Predict(q)
		for _, text := range []string{"", "trade:read", "account:read trade:read", "trade:read_write wallet:read", "account:read_write custody:read wallet:read_write"} {
			want, err := ParseWant(text)
			if err != nil {
				t.Fatal(err)
			}
			got := p.Check(want)
			found := Checked{}
			for _, d := range Domains() {
				one := Want{}
				one.Levels[d] = want.Levels[d]
				for l := p.Domains[d].Floor; l <= p.Domains[d].Ceiling; l++ {
					token := ""
					if l > None {
						token = d.Token(l)
					}
					c := Check(token, one)
					found.Extra = append(found.Extra, c.Extra...)
					found.Missing = append(found.Missing, c.Missing...)
					found.Wider = append(found.Wider, c.Wider...)
					found.Lower = append(found.Lower, c.Lower...)
				}
			}
			domains := func(c Checked) (bad [4][NumDomains]bool) {
				for i, tokens := range [][]string{c.Extra, c.Missing} {
					for _, token := range tokens {
						if d, _, ok := domainToken(token); ok {
							bad[i][d] = true
						}
					}
				}
				for i, diffs := range [][]LevelDiff{c.Wider, c.Lower} {
					for _, diff := range diffs {
						bad[2+i][diff.Domain] = true
					}
				}
				// A domain that may not come is missing; how low it may be
				// otherwise adds nothing.
				for d := range NumDomains {
					bad[3][d] = bad[3][d] && !bad[1][d]
				}
				return bad
			}
			if domains(got) != domains(found) {
				t.Errorf("%q for %q: found %s, and each level alone %s", query, text, findings(got), findings(found))
			}
			for _, diff := range got.Wider {
				if diff.Got != p.Domains[diff.Domain].Ceiling || diff.Want != want.Levels[diff.Domain] {
					t.Errorf("%q for %q: %+v", query, text, diff)
				}
			}
		}
	}
	for _, c := range []struct{ query, want, found string }{
		{"key=trade:read&ask=trade:read+session:a", "trade:read session:a", "ok"},
		{"key=trade:read&ask=trade:read+session:a", "trade:read session:b", "missing=session:b"},
		{"key=trade:read&account=sub", "trade:read mainaccount", "missing=mainaccount"},
		{"key=trade:read&ask=trade:read+vault:read", "trade:read", "extra=vault:read missing=trade:read"},
		{"grant=fork_token&key=trade:read", "trade:read", "missing=trade:read"},
	} {
		q, _ := ParseQuery(c.query)
		want, err := ParseWant(c.want)
		if err != nil {
			t.Fatal(err)
		}
		if got := findings(Predict(q).Check(want)); got != c.found {
			t.Errorf("%q for %q: found %s, want %s", c.query, c.want, got, c.found)
		}
	}
}

// TestReadmeHasTheExample compares the README's Go code with ExampleCheck,
// which runs.
func TestReadmeHasTheExample(t *testing.T) {
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	example, err := os.ReadFile("example_test.go")
	if err != nil {
		t.Fatal(err)
	}
	_, code, found := strings.Cut(string(readme), "```go\n")
	code, _, ended := strings.Cut(code, "```\n")
	if !found || !ended || !strings.Contains(code, "scopecore.Check(") {
		t.Fatalf("no Go code with Check in the README: %q", code)
	}
	if indented := "\t" + strings.ReplaceAll(strings.TrimSuffix(code, "\n"), "\n", "\n\t") + "\n"; !strings.Contains(string(example), indented) {
		t.Errorf("example_test.go doesn't have the README's code:\n%s", indented)
	}
}
