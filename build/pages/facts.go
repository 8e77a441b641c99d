package pages

import (
	"encoding/json"
	"fmt"
	"html"
	"slices"
	"strconv"
	"strings"
	"text/template"

	"scopecalculator/build/bundle"
	"scopecalculator/scopecore"
	"scopecalculator/scopecore/catalog"
	"scopecalculator/scopecore/corpus"
	"scopecalculator/scopecore/knowledge"
	"scopecalculator/scopecore/knowledge/claims"
	"scopecalculator/scopecore/reading"
)

// facts is what the templates can ask for.
type facts struct {
	options                Options
	RulesDate, CatalogDate string
	Rules                  []knowledge.Rule
	Errors                 []knowledge.ErrorCode
	Tokens                 []knowledge.Token
	Sources                []knowledge.Source
	Methods                []scopecore.Method
	Removed                []scopecore.Removed
	Answers                []corpus.Result
	Refusals               []corpus.Observation
	Evidence               [4]knowledge.Evidence
	Domains                [scopecore.NumDomains]scopecore.Domain
	Sessions, Steps        int
	Element                element
	Query                  []parameter
}

// parameter is a parameter of a query, with its meaning.
type parameter struct{ Name, Text string }

// element is what the manifest says about the tag.
type element struct {
	Members, Attributes, Events, CSSParts, CSSProperties []struct {
		Name, Description, Default string
		// Values are the words that an attribute takes; Deprecated is what to
		// use in place of an old one.
		Values []struct{ Name, Description, Deprecated string }
	}
}

func newFacts(o Options) (*facts, error) {
	answers, err := corpus.CheckAll()
	if err != nil {
		return nil, err
	}
	refusals, err := corpus.Refusals()
	if err != nil {
		return nil, err
	}
	f := &facts{
		options: o, RulesDate: knowledge.RulesDate, CatalogDate: catalog.Version,
		Rules: knowledge.Rules(), Errors: knowledge.ErrorCodes(), Tokens: knowledge.Tokens(), Sources: knowledge.Sources(),
		Methods: catalog.Methods(), Removed: catalog.RemovedMethods(), Answers: answers, Refusals: refusals,
		Evidence: knowledge.Evidences(),
		Domains:  scopecore.Domains(), Sessions: scopecore.SessionLimit, Steps: scopecore.MaxSteps,
	}
	if len(o.Manifest) > 0 {
		var manifest struct {
			Modules []struct{ Declarations []element }
		}
		if err := json.Unmarshal(o.Manifest, &manifest); err != nil {
			return nil, fmt.Errorf("the element's manifest: %w", err)
		}
		f.Element = manifest.Modules[0].Declarations[0]
	}
	for _, p := range scopecore.Params() {
		f.Query = append(f.Query, parameter{p.Name, knowledge.ParamSays(p)})
	}
	return f, nil
}

// fill executes a page's template, for HTML or for the twin.
func (f *facts) fill(source string, page bool) (string, error) {
	tmpl, err := template.New("page").Option("missingkey=error").Funcs(f.funcs(page)).Parse(source)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	err = tmpl.Execute(&b, f)
	return b.String(), err
}

func (f *facts) funcs(page bool) template.FuncMap {
	return template.FuncMap{
		"prose": prose, "plain": plain, "code": code, "lasts": knowledge.Lasts, "anchor": anchor, "errorAnchor": errorAnchor, "scopeOf": scopeOf, "join": strings.Join,
		"tokenAnchor": tokenAnchor, "views": f.views, "rulesOf": f.rulesOf, "predict": predict,
		"all": func(query string) ([scopecore.NumGrants]*scopecore.Prediction, error) {
			q, err := parse(query)
			return scopecore.PredictGrants(&q), err
		},
		"rule": f.ruleLink, "sources": f.sourceLinks, "source": source, "method": f.methodLink, "error": errorLink, "answer": answerLink,
		"needsOf": f.needsOf, "categoryOf": f.categoryOf, "opener": f.opener, "refused": refused,
		"grouped": f.grouped, "count": f.count, "tally": f.tally, "consequences": f.consequences, "exceptions": f.exceptions, "claims": f.claims,
		"needs": needsOf, "flags": flagsOf, "ruleSays": func(id scopecore.RuleID) string { return prose(knowledge.RuleSays(id)) }, "size": f.sizeOf, "entries": entries, "changelog": f.changelog, "recipe": f.recipe, "pinned": f.pinned, "scanLimit": func() string { return strconv.Itoa(reading.MaxScan>>20) + " MiB" }, "indexMark": func() string { return mark(page) },
		"integrity": func() string { return f.options.Integrity }, "release": func() string { return f.options.Version }, "browsers": bundle.BrowserNames,
		"badge": func(e knowledge.Evidence) string {
			if !page {
				return e.String()
			}
			return fmt.Sprintf(`<span class="badge %s">%[1]s</span>`, e)
		},
		"settingOf": settingOf, "kindOf": func(kind string) string { return answerKinds[kind] },
		"outcome": func(o corpus.Outcome) string {
			if !page {
				return string(o)
			}
			return fmt.Sprintf(`<span class="badge %s">%[1]s</span>`, o)
		},
		"filter": func(label string) string {
			if !page {
				return ""
			}
			return fmt.Sprintf(`<div class="filter"><label>%s <input type="search"></label><output></output></div>`, label)
		},
		"whichCall": func(code int) string {
			if !page || !slices.Contains(aboutCalls, code) {
				return ""
			}
			return ` <form class="call" action="index.html"><label>Which call? <input name="need" list="calls" required placeholder="private/…"></label> <button type="submit" class="push">Show</button></form>`
		},
		"callList": func() string {
			if !page {
				return ""
			}
			return f.callList()
		},
		"id": func(name string) string {
			if !page {
				return ""
			}
			return "{#" + name + "}"
		},
		"calc": func(query string, views ...string) (string, error) {
			return calculatorFor(query, page, fmt.Sprintf(` views="%s"`, strings.Join(views, " ")))
		},
		"desk": func(query string) (string, error) {
			text, err := calculatorFor(query, page, " permalink")
			if _, tag, ok := strings.Cut(text, "\n\n"); ok && page {
				text = tag
			}
			return text, err
		},
	}
}

// aboutCalls are the errors that come because of what one call needs: a scope, a
// kind of account or connection, a second factor.
var aboutCalls = []int{10030, 11052, 13012, 13021, 13042, 13403, 13668, 13904}

// callList is the list that a box for a call suggests from, under that name.
func (f *facts) callList() string {
	var b strings.Builder
	b.WriteString(`<datalist id="calls">`)
	for _, m := range f.Methods {
		fmt.Fprintf(&b, "<option>%s</option>", m.Name)
	}
	b.WriteString("</datalist>")
	return b.String()
}

// predict answers a query that a page states. A page that states one with a
// wrong parameter doesn't get built.
func predict(query string) (*scopecore.Prediction, error) {
	q, err := parse(query)
	return scopecore.Predict(&q), err
}

func parse(query string) (scopecore.Query, error) {
	q, diagnostics := scopecore.ParseQuery(query)
	if len(diagnostics) > 0 {
		return *q, fmt.Errorf("%s: %s: %s", query, diagnostics[0].Param, knowledge.DiagnosticSays(q, &diagnostics[0]))
	}
	return *q, nil
}

// refused is that word as a link to a setting that gets no token. A page that
// calls a setting refused when it isn't doesn't get built.
func refused(query string) (string, error) {
	p, err := predict(query)
	if err != nil {
		return "", err
	}
	if p.Refused == nil {
		return "", fmt.Errorf("%s: not refused", query)
	}
	return fmt.Sprintf("[refused](index.html#%s)", p.Query.Encode()), nil
}

// calculatorFor shows a setting: as the element with its answer inside, or, in
// the twin, as just the answer.
func calculatorFor(query string, page bool, attributes string) (string, error) {
	p, err := predict(query)
	if err != nil {
		return "", err
	}
	q := p.Query
	said := ""
	if q.Grant.FromKey() {
		said = stated("Key allows ", q.Key, "Key not known")
	} else if before := knowledge.ContinuedFrom(&q); before != "" && !q.Held.Known {
		said += ", continued from " + prose(before)
	} else {
		said = stated("Token holds ", q.Held, "Token not known")
	}
	if q.Grant.TakesScope() {
		said += ", " + stated("request asks ", q.Ask, "no scope in the request")
	}
	said += "; " + code(q.Grant) + " over " + knowledge.TransportName(q.Via)
	if q.Subaccount {
		said += ", subaccount"
	}
	said += fmt.Sprintf(". [Change it](index.html#%s)", q.Encode())
	if page {
		return fmt.Sprintf("%s\n\n<scope-calculator query=\"%s\"%s>\n</scope-calculator>\n", said, html.EscapeString(query), attributes), nil
	}
	if p.Refused != nil {
		return said + "\n\nNo token: " + prose(knowledge.RefusalSays(p.Refused)), nil
	}
	said += "\n\nLikely scope: " + scopeOf(scopecore.Known(p.Scope()), "not certain in any part") + "\n"
	for i := range p.Domains {
		d := &p.Domains[i]
		if d.Ceiling == scopecore.None && !d.Asked.Named {
			continue
		}
		said += fmt.Sprintf("\n- `%s`: likely `%s`", d.Domain, d.Likely)
		if d.Floor != d.Ceiling {
			said += fmt.Sprintf(", at least `%s`, at most `%s`", d.Floor, d.Ceiling)
		}
		said += ". " + prose(knowledge.DomainSays(d))
	}
	return said, nil
}

// stated says what a scope is and then the scope, or that there is none.
func stated(what string, scope scopecore.Opt[string], absent string) string {
	if !scope.Known {
		return absent
	}
	return what + scopeOf(scope, "")
}

func (f *facts) ruleLink(id scopecore.RuleID) (string, error) {
	r := knowledge.FindRule(id)
	if r == nil {
		return "", fmt.Errorf("no rule %s", id)
	}
	return fmt.Sprintf("[%s](evidence.html#%s)", prose(r.Title), id), nil
}

func errorLink(code int) (string, error) {
	e := knowledge.FindErrorCode(code)
	if e == nil {
		return "", fmt.Errorf("no error %d", code)
	}
	return fmt.Sprintf("[%d `%s`](errors.html#%s)", code, e.Name, errorAnchor(code)), nil
}

func answerLink(id string) string { return fmt.Sprintf("[%s](evidence.html#%[1]s)", id) }

func (f *facts) needsOf(name string) (string, error) {
	m, ok := catalog.Find(name)
	if !ok {
		return "", fmt.Errorf("no method %s", name)
	}
	return needsOf(m), nil
}

func (f *facts) categoryOf(name string) (string, error) {
	m, ok := catalog.Find(name)
	if !ok {
		return "", fmt.Errorf("no method %s", name)
	}
	return strings.ReplaceAll(m.Category, "-", " "), nil
}

func (f *facts) methodLink(name string) (string, error) {
	m, ok := catalog.Find(name)
	if !ok {
		return "", fmt.Errorf("no method %s", name)
	}
	return fmt.Sprintf("[`%s`](methods.html#%s)", m.Name, anchor(m.Name)), nil
}

// source is one source as a link.
func source(id string) (string, error) {
	return sourceCalled(id, func(s knowledge.Source) string { return s.Title })
}

func sourceCalled(id string, name func(knowledge.Source) string) (string, error) {
	s, ok := knowledge.FindSource(id)
	switch {
	case !ok:
		return "", fmt.Errorf("no source %s", id)
	case s.URL == "":
		return prose(name(s)), nil
	}
	return fmt.Sprintf("[%s](%s)", prose(name(s)), s.URL), nil
}

// sourceLinks lists sources. Published replies are on the evidence page.
func (f *facts) sourceLinks(ids []string) (string, error) {
	var list []string
	for _, id := range ids {
		if f.onEvidencePage(id) {
			list = append(list, answerLink(id))
			continue
		}
		// Its address shows whose page it is.
		link, err := sourceCalled(id, knowledge.Source.Name)
		if err != nil {
			return "", err
		}
		list = append(list, link)
	}
	if len(list) == 0 {
		return "none", nil
	}
	return strings.Join(list, ", "), nil
}

func (f *facts) onEvidencePage(id string) bool {
	return slices.ContainsFunc(f.Answers, func(r corpus.Result) bool { return r.Observation.ID == id }) ||
		slices.ContainsFunc(f.Refusals, func(o corpus.Observation) bool { return o.ID == id })
}

// cited is what one source says about a rule.
type cited struct{ Link, Says string }

// claims are what the sources of a rule say, in the rule's order.
func (f *facts) claims(id string) ([]cited, error) {
	var out []cited
	for _, c := range claims.OfRule(id) {
		link, err := f.sourceLinks([]string{c.Source})
		if err != nil {
			return nil, err
		}
		out = append(out, cited{link, c.Says})
	}
	return out, nil
}

func (f *facts) sizeOf(name string) (string, error) {
	n, ok := f.options.Sizes[name]
	if !ok {
		return "", fmt.Errorf("no file %s to weigh", name)
	}
	return size(n), nil
}

// changelog is CHANGELOG.md without its title, which the page has.
func (f *facts) changelog() string {
	_, rest, _ := strings.Cut(f.options.Changelog, "\n")
	return strings.TrimSpace(rest)
}
