package report

import (
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"

	"scopecalculator/scopecore"
	"scopecalculator/scopecore/knowledge"
)

// says are all the things a text can say about a domain, in one spelling each:
// nothing, a level, two levels, and something illegible, alone and beside a
// level.
func says(d scopecore.Domain) []string {
	none, read, write := d.Token(scopecore.None), d.Token(scopecore.Read), d.Token(scopecore.ReadWrite)
	upper := strings.ToUpper(read)
	return []string{"", none, read, write, none + " " + read, write + " " + none, read + " " + write, upper, d.String() + ":all", upper + " " + none, write + " " + upper}
}

// everySetting calls f for every setting of every domain: each grant, with
// everything that key, token and request can say about the domain, next to a
// request that names another domain, none, something illegible, or something
// unknown.
func everySetting(f func(q scopecore.Query, d scopecore.Domain)) {
	for _, d := range scopecore.Domains() {
		other := scopecore.Domains()[(int(d)+1)%scopecore.NumDomains]
		own := says(d)
		with := func(own string, more string) scopecore.Opt[string] {
			return scopecore.Known(strings.TrimSpace(own + " " + more))
		}
		keys := []scopecore.Opt[string]{{}}
		for _, s := range own {
			keys = append(keys, with(s, other.Token(scopecore.ReadWrite)))
		}
		asks := []scopecore.Opt[string]{{}}
		for _, s := range own {
			for _, context := range []string{"", other.Token(scopecore.Read), "session:s1", "what:ever", strings.ToUpper(other.Token(scopecore.Read))} {
				asks = append(asks, with(s, context))
			}
		}
		for _, g := range scopecore.Grants() {
			helds := []scopecore.Opt[string]{{}}
			if !g.FromKey() {
				helds = helds[:0]
				for _, s := range own {
					helds = append(helds, with(s, "session:h1 "+other.Token(scopecore.Read)))
				}
			}
			for _, key := range keys {
				for _, held := range helds {
					for _, ask := range asks {
						if !g.TakesScope() && ask.Known {
							continue
						}
						f(scopecore.Query{Grant: g, Key: key, Ask: ask, Held: held, SessionName: scopecore.Known("fork1")}, d)
					}
				}
			}
		}
	}
}

// anySetting draws a setting of all domains at once.
func anySetting(r *rand.Rand) scopecore.Query {
	text := func(context ...string) scopecore.Opt[string] {
		if r.IntN(5) == 0 {
			return scopecore.Opt[string]{}
		}
		words := []string{context[r.IntN(len(context))]}
		for _, d := range scopecore.Domains() {
			some := says(d)
			if r.IntN(3) > 0 {
				some = some[:4] // mostly legible
			}
			words = append(words, some[r.IntN(len(some))])
		}
		return scopecore.Known(strings.Join(strings.Fields(strings.Join(words, " ")), " "))
	}
	return scopecore.Query{
		Grant: scopecore.Grants()[r.IntN(scopecore.NumGrants)], Via: scopecore.Transport(r.IntN(2)), Subaccount: r.IntN(2) == 0, ToMain: r.IntN(2) == 0,
		Asymmetric: r.IntN(8) == 0, SessionName: scopecore.Opt[string]{Value: "fork1", Known: r.IntN(4) > 0},
		Key: text(""), Ask: text("", "", "session:s1", "what:ever", "session:"), Held: text("session:h1", "connection", "mainaccount session:h1", "app_id:1 session:h1"),
	}
}

// rowsOf are the rows of a prediction.
func rowsOf(p *scopecore.Prediction) []Row {
	results := p.Results()
	return rows(p, results)
}

// held compares the rows of a prediction with its headline and with what a
// reader expects.
func held(t *testing.T, p *scopecore.Prediction, all []Row) {
	t.Helper()
	lists := map[Sign][]scopecore.Domain{}
	var perhaps []scopecore.Domain
	if p.Refused == nil {
		h := p.Headline()
		lists[SignLess], lists[SignMore], lists[SignOpen], lists[SignWrong] = h.Less, h.More, h.Open, h.Unclear
		perhaps = append(h.PerhapsLess, h.PerhapsMore...)
	}
	texts := []scopecore.Scope{*scopecore.Parse(p.Query.Key.Value, scopecore.RoleKey)}
	if p.Query.Grant.TakesScope() {
		texts = append(texts, *scopecore.Parse(p.Query.Ask.Value, scopecore.RoleRequest))
	}
	if !p.Query.Grant.FromKey() {
		texts = append(texts, *scopecore.Parse(p.Query.Held.Value, scopecore.RoleHeld))
	}
	for i, row := range all {
		fail := func(what string) {
			t.Helper()
			t.Fatalf("%s\n%v: %s: %v %q %q, %v..%v..%v", p.Query.Encode(), row.Domain, what, row.Sign, row.Word, row.Says, row.Floor, row.Likely, row.Ceiling)
		}
		d := p.Domains[i]
		for sign, list := range lists {
			if slices.Contains(list, row.Domain) != (row.Sign == sign) {
				fail("the headline has it under " + sign.String())
			}
		}
		muddled := false
		for _, s := range texts {
			muddled = muddled || s.Asked[i].Unreadable || s.Asked[i].Conflict()
		}
		if wrong := row.Sign == SignWrong; wrong && !muddled || muddled && !wrong && d.Floor < d.Ceiling {
			fail("a token in a field is wrong, or isn't")
		}
		asWanted := row.Sign == SignNone || row.Sign == SignAsAsked
		switch surely := asWanted && !slices.Contains(perhaps, row.Domain); {
		case (row.Says == "") != (surely || row.Word == "depends on key"):
			fail("a sentence is there or isn't")
		case asWanted && (row.Sign == SignAsAsked) != (d.Likely.Known && d.Likely.Value > scopecore.None):
			fail("it comes, or doesn't")
		case p.Refused != nil && (row.Sign != SignNone || row.Word != "no token"):
			fail("no token comes")
		case row.Word == "" || len(strings.Fields(row.Word)) > 3 || strings.ContainsAny(row.Word, "`{}"):
			fail("the word")
		case strings.ContainsAny(row.Says, "{}") || strings.Contains(row.Says, "unknown`"):
			fail("the sentence")
		case row.Remedy != nil && row.Says == "":
			fail("nothing to repair")
		}
	}
}

// TestRowsAreTheHeadline goes through every setting of a domain, and then
// through settings of all of them: a row's sign matches the list that the
// headline has it in, and it has a sentence exactly if it isn't, or may not be,
// as wanted.
func TestRowsAreTheHeadline(t *testing.T) {
	seen := map[string]int{}
	check := func(p *scopecore.Prediction) {
		all := rowsOf(p)
		held(t, p, all)
		for _, r := range p.Results() {
			seen[r.Code]++
		}
	}
	n := 0
	everySetting(func(q scopecore.Query, _ scopecore.Domain) {
		if n++; n%slower == 0 {
			check(scopecore.Predict(&q))
		}
	})
	r := rand.New(rand.NewPCG(7, 11))
	for range 20000 / slower {
		q := anySetting(r)
		for _, p := range scopecore.PredictGrants(&q) {
			check(p)
		}
	}
	for _, code := range knowledge.RowCodes() {
		if seen[code] == 0 {
			t.Errorf("no row says %s", code)
		}
		delete(seen, code)
	}
	for code := range seen {
		t.Errorf("%s has no words", code)
	}
	t.Logf("%d settings", n)
}

// slower keeps the tests short on platforms where everything takes ten times as
// long.
var slower = map[bool]int{false: 1, true: 50}[runtime.GOARCH == "wasm"]

// TestRemediesMendTheRow takes the remedy of each row of every setting, and
// checks that the row is then as wanted, surely or likely, and that no other
// domain has a higher ceiling.
//
// In two cases one remedy isn't enough, but the next one is. A level that the
// request names illegibly or twice may be more than the key or the held token
// has. And a row that's repaired on the key's side may depend on a key or a
// token that can't be read: you look that up, it isn't repaired.
func TestRemediesMendTheRow(t *testing.T) {
	taken := map[string]int{}
	mend := func(q scopecore.Query, d scopecore.Domain) {
		p := scopecore.Predict(&q)
		for steps := 0; ; steps++ {
			r := p.Results()[d]
			if r.Repair == "" || steps > 0 && wanted(r) {
				return
			}
			if steps == 2 {
				t.Fatalf("%s\n%v needs a third remedy, %s: %s", q.Encode(), d, r.Repair, p.Query.Encode())
			}
			next := scopecore.Predict(r.Better)
			after := next.Results()[d]
			taken[r.Repair]++
			if asked := p.Domains[d].Asked; !wanted(after) {
				muddled := asked.Unreadable || asked.Conflict()
				if !muddled && after.Measure != scopecore.MeasureUnclear {
					t.Fatalf("%s\n%v is %s; %s makes it %s: %s", p.Query.Encode(), d, r.Code, r.Repair, after.Code, r.Better.Encode())
				}
				taken[r.Repair+", still "+after.Code]++
			}
			for i, b := range next.Domains {
				if scopecore.Domain(i) != d && b.Ceiling > p.Domains[i].Ceiling {
					t.Fatalf("%s\n%s for %v raises %v to %v: %s", p.Query.Encode(), r.Repair, d, b.Domain, b.Ceiling, r.Better.Encode())
				}
			}
			p = next
		}
	}
	n := 0
	everySetting(func(q scopecore.Query, d scopecore.Domain) {
		if n++; n%slower == 0 {
			mend(q, d)
		}
	})
	r := rand.New(rand.NewPCG(13, 17))
	for range 20000 / slower {
		q := anySetting(r)
		for _, d := range scopecore.Domains() {
			mend(q, d)
		}
	}
	t.Log(taken)
}

// wanted reports whether a domain comes as wanted, surely or likely.
func wanted(r scopecore.Result) bool {
	return r.Measure == scopecore.MeasureAsWanted || r.Measure == scopecore.MeasurePerhapsLess || r.Measure == scopecore.MeasurePerhapsMore
}
