package claims_test

import (
	"slices"
	"strings"
	"testing"

	"scopecalculator/scopecore"
	"scopecalculator/scopecore/corpus"
	"scopecalculator/scopecore/knowledge"
	"scopecalculator/scopecore/knowledge/claims"
)

// statement is a rule or a token with its evidence.
type statement struct {
	id       string
	evidence knowledge.Evidence
	sources  []string
	claims   []claims.Claim
}

func statements() []statement {
	var out []statement
	for _, r := range knowledge.Rules() {
		out = append(out, statement{string(r.ID), r.Evidence, r.Sources, claims.OfRule(string(r.ID))})
	}
	for _, w := range knowledge.Tokens() {
		out = append(out, statement{w.Form, w.Evidence, w.Sources, claims.OfToken(w.Form)})
	}
	return out
}

// against says whether a claim doesn't support its rule, by the words it begins
// with.
func against(says string) bool {
	for _, p := range []string{"Against it: ", "Beside it: ", "For dropped"} {
		if strings.HasPrefix(says, p) {
			return true
		}
	}
	return false
}

// documentation reports whether a source is Deribit's own documentation, or a
// copy of it. An example in it isn't a statement.
func documentation(id string) bool {
	s, _ := knowledge.FindSource(id)
	return strings.HasPrefix(s.URL, "https://docs.deribit.com/") && id[0] != 'd' || id == "d05" || id == "old-reference" || id == "reference-2025"
}

// TestEverySourceHasItsClaim checks that each source of each rule and token has
// a claim, in the same order, and that there are no other claims.
func TestEverySourceHasItsClaim(t *testing.T) {
	n := 0
	for _, s := range statements() {
		var cited []string
		for _, c := range s.claims {
			n++
			cited = append(cited, c.Source)
			if !strings.HasSuffix(c.Says, ".") || len(c.Says) < 12 || strings.Count(c.Says, "`")%2 != 0 {
				t.Errorf("%s, %s: %q is not a sentence", s.id, c.Source, c.Says)
			}
		}
		if !slices.Equal(cited, s.sources) {
			t.Errorf("%s cites %v, but the claims are %v", s.id, s.sources, cited)
		}
	}
	if n != len(claims.All()) || n < 100 {
		t.Errorf("%d claims of rules and tokens, %d in all", n, len(claims.All()))
	}
}

// TestEvidenceIsClaimed ties each "documented" to a sentence of the
// documentation, and each "observed" to a reply that someone published; what's
// inferred needs a claim for it.
func TestEvidenceIsClaimed(t *testing.T) {
	for _, s := range statements() {
		documented, observed, any := false, false, false
		for _, c := range s.claims {
			if against(c.Says) {
				continue
			}
			any = true
			documented = documented || documentation(c.Source)
			observed = observed || isObservation(c.Source)
		}
		switch {
		case s.evidence == knowledge.EvidenceDocumented && !documented:
			t.Errorf("%s is marked documented, but no claim is the documentation's", s.id)
		case s.evidence == knowledge.EvidenceObserved && !observed:
			t.Errorf("%s is marked observed, but no claim is a reply's", s.id)
		case s.evidence == knowledge.EvidenceInferred && !any:
			t.Errorf("%s is marked inferred, but no claim supports it", s.id)
		}
	}
}

func isObservation(id string) bool { return len(id) == 3 && id[0] == 'o' }

// unlike are replies that a rule cites but the model explains with another
// rule, with the reason.
var unlike = map[[2]string]string{
	{"as-asked", "o20"}:               "its key is not known, so the model calls it key-unknown",
	{"inherited", "o20"}:              "it names every domain: its author's care is the evidence",
	{"exchange-names-nothing", "o04"}: "it is an answer of public/auth, which an exchange is likened to",
}

// namesAll says whether the request of a reply names every domain.
func namesAll(o corpus.Observation) bool {
	asked := scopecore.Parse(o.RequestedScope, scopecore.RoleRequest)
	for _, d := range scopecore.Domains() {
		if !asked.Asked[d].Named {
			return false
		}
	}
	return true
}

// TestAnswersExhibitTheirRules runs each reply that a rule cites through the
// model, and checks that the rule is at work in a prediction that the reply
// confirms.
func TestAnswersExhibitTheirRules(t *testing.T) {
	results, err := corpus.CheckAll()
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, r := range knowledge.Rules() {
		for _, id := range r.Sources {
			if !isObservation(id) {
				continue
			}
			i := slices.IndexFunc(results, func(r corpus.Result) bool { return r.Observation.ID == id })
			if i < 0 {
				t.Errorf("%s cites %s, which isn't in the corpus", r.ID, id)
				continue
			}
			exhibits := at(results[i].Prediction, r.ID) && results[i].Outcome == corpus.Exact
			why := unlike[[2]string{string(r.ID), id}]
			if r.ID == scopecore.RuleInherited && !namesAll(results[i].Observation) {
				why = "" // it was published before some domain existed
			}
			switch {
			case exhibits:
				found++
				if why != "" {
					t.Errorf("%s is at work in %s, but is listed as not: %s", r.ID, id, why)
				}
			case why == "":
				t.Errorf("%s cites %s, which is %s and shows %v", r.ID, id, results[i].Outcome, results[i].Prediction.Scope())
			}
		}
		if r.Evidence == knowledge.EvidenceObserved && !slices.ContainsFunc(r.Sources, func(id string) bool {
			return isObservation(id) && unlike[[2]string{string(r.ID), id}] == ""
		}) {
			t.Errorf("%s is marked observed, but no reply shows it", r.ID)
		}
	}
	if found < 30 {
		t.Errorf("only %d replies show their rules", found)
	}
}

// at reports whether a rule is at work in a prediction.
func at(p *scopecore.Prediction, id scopecore.RuleID) bool {
	for _, d := range p.Domains {
		if d.Rule == id || slices.Contains(d.Also, id) {
			return true
		}
	}
	for _, tok := range p.Tokens {
		if tok.Rule == id {
			return true
		}
	}
	return p.Lifetime.Rule == id || p.Sessions.Rule == id
}

// TestTokensAreSeen checks that each token is in the replies said to have it.
func TestTokensAreSeen(t *testing.T) {
	all, err := corpus.Observations()
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range knowledge.Tokens() {
		stem, _, _ := strings.Cut(w.Form, ":")
		for _, id := range w.Sources {
			for _, o := range all {
				if o.ID == id && !strings.Contains(" "+o.ResponseScope, " "+stem) {
					t.Errorf("%s cites %s, whose answer is %q", w.Form, id, o.ResponseScope)
				}
			}
		}
	}
}
