// Package fallback writes the answer to a query as plain HTML. It stands
// inside the tag, where readers without JavaScript, feeds and search engines
// find it, and where the element shows it while it has nothing better.
//
// Every text that comes from a query passes html/template's escaping, and the
// query itself leaves in its canonical form, which has no secret.
package fallback

import (
	"html/template"
	"strconv"
	"strings"

	"scopecalculator/scopecore"
	"scopecalculator/scopecore/catalog"
)

// guide is the page that every answer links to.
const guide = "access-scope"

// row is one line of the table. Range is empty where floor and ceiling agree.
type row struct{ Domain, Level, Range, Reason, Evidence string }

// power is what a token may be used for, with one verdict.
type power struct {
	Words string
	Of    []string
}

// answer is what the template gets to see.
type answer struct {
	Grant, Via, Account    string
	Key, Held, Ask         scopecore.Optional
	TakesScope, TakesToken bool
	Refused                string
	Scope                  string
	Open                   []string
	Rows                   []row
	Closed                 []string
	Life                   string
	Powers                 []power
	Version                string
	Guide                  scopecore.Source
	Link                   string
}

var page = template.Must(template.New("fallback").Funcs(template.FuncMap{
	"join": func(words []string) string { return strings.Join(words, ", ") },
	// What has commas of its own.
	"list": func(phrases []string) string { return strings.Join(phrases, "; ") },
}).Parse(`<p>{{if .TakesToken}}A token with {{template "scope" .Held}} of {{end}}{{if .TakesToken}}a{{else}}A{{end}} key of {{.Account}} with {{template "scope" .Key}}, <code>{{.Grant}}</code> over {{.Via}}{{if .TakesScope}}, {{if .Ask.Given}}asked for {{template "scope" .Ask}}{{else}}no scope asked for{{end}}{{end}}.</p>
{{if .Refused}}<p><strong>No token comes:</strong> {{.Refused}}</p>
{{else}}<p><strong>Likely scope:</strong> {{if .Scope}}<code>{{.Scope}}</code>{{else}}nothing is certain{{end}}{{if .Open}}; not determined: {{join .Open}}{{end}}. {{.Life}}</p>
{{if .Rows}}<table>
<thead><tr><th scope="col">Domain</th><th scope="col">Why</th></tr></thead>
<tbody>
{{range .Rows}}<tr><th scope="row"><code>{{.Domain}}</code>: {{.Level}}</th><td>{{if .Range}}{{.Range}}. {{end}}{{.Reason}} ({{.Evidence}})</td></tr>
{{end}}</tbody>
</table>
{{end}}{{if .Closed}}<p>No access: {{join .Closed}}.</p>
{{end}}{{if .Powers}}<p>{{range $i, $power := .Powers}}{{if $i}} {{end}}<strong>{{.Words}}:</strong> {{list .Of}}.{{end}}</p>
{{end}}{{end}}{{if .Version}}<p>Predicted by the rules of {{.Version}}; check the scope that comes back. {{if .Link}}<a href="{{.Link}}">Calculate again</a>. {{end}}<a href="{{.Guide.URL}}">{{.Guide.Title}}</a>.</p>
{{end}}{{define "scope"}}{{if not .Given}}a scope that is not known{{else if not .Text}}an empty scope{{else}}<code>{{.Text}}</code>{{end}}{{end}}`))

var tag = template.Must(template.New("tag").Parse(`<scope-calculator query="{{.Query}}"{{if .Home}} home="{{.Home}}"{{end}}>
{{.Inside}}</scope-calculator>
`))

// HTML returns the answer to a query in URL form encoding. It is the same for
// the same query and rules.
func HTML(query string) (template.HTML, error) { return render(query, "", all) }

// Tag returns the whole tag for a query, with the answer inside. The address
// of a page that holds the calculator may be empty; links lead there.
func Tag(query, home string) (string, error) {
	q, _ := scopecore.ParseQuery(query)
	link := ""
	if home != "" {
		link = home + "#" + q.Encode()
	}
	inside, err := render(query, link, all)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	err = tag.Execute(&b, map[string]any{"Query": q.Encode(), "Home": home, "Inside": inside})
	return plain(b.String()), err
}

// plain undoes an escape that guards against an encoding no page uses: a query
// is full of plus signs, and people read and edit it.
func plain(markup string) string { return strings.ReplaceAll(markup, "&#43;", "+") }

// parts of an answer that a page may do without.
type parts struct{ capabilities, origin bool }

var all = parts{true, true}

func render(query, link string, with parts) (template.HTML, error) {
	a := answerTo(query, link)
	if !with.capabilities {
		a.Powers = nil
	}
	if !with.origin {
		a.Version = ""
	}
	var b strings.Builder
	err := page.Execute(&b, a)
	return template.HTML(plain(b.String())), err
}

func answerTo(query, link string) answer {
	q, _ := scopecore.ParseQuery(query)
	// What is encoded has no secret.
	q, _ = scopecore.ParseQuery(q.Encode())
	p := scopecore.Predict(q)
	a := answer{
		Grant: q.Grant.String(), Via: "WebSocket", Account: "the main account",
		Key: q.Key, Held: q.Held, Ask: q.Ask,
		TakesScope: q.Grant.TakesScope(), TakesToken: !q.Grant.FromKey(),
		Version: catalog.Version, Link: link,
	}
	a.Guide, _ = scopecore.FindSource(guide)
	if q.Via == scopecore.HTTP {
		a.Via = "HTTP"
	}
	if q.Subaccount {
		a.Account = "a subaccount"
	}
	if p.Refused != nil {
		a.Refused = p.Refused.Text
		return a
	}
	a.Scope = p.Scope()
	for _, d := range p.Undetermined() {
		a.Open = append(a.Open, d.String())
	}
	for i := range p.Domains {
		d := &p.Domains[i]
		if d.Ceiling == scopecore.None && !d.Asked.Named {
			a.Closed = append(a.Closed, d.Domain.String())
			continue
		}
		between := ""
		if d.Floor != d.Ceiling {
			between = "Between " + d.Floor.String() + " and " + d.Ceiling.String()
		}
		rule, _ := scopecore.FindRule(d.Rule)
		a.Rows = append(a.Rows, row{d.Domain.String(), d.Likely.String(), between, d.Text(), rule.Evidence.String()})
	}
	a.Life = lifeOf(p.Lifetime)
	a.Powers = powersOf(p)
	return a
}

// lifeOf says what a token is bound to and how long it lives.
func lifeOf(l scopecore.Lifetime) string {
	if l.Access == 0 {
		return l.Text
	}
	text := l.Text + " It expires after " + duration(l.Access)
	if l.Refresh != 0 && l.Refresh != l.Access {
		text += ", its refresh token after " + duration(l.Refresh)
	}
	return text + "."
}

// duration is a time in the largest unit that divides it.
func duration(seconds int) string {
	for _, unit := range []struct {
		size int
		name string
	}{{31536000, "year"}, {86400, "day"}, {3600, "hour"}, {60, "minute"}, {1, "second"}} {
		if n := seconds / unit.size; n*unit.size == seconds {
			if n == 1 {
				return "1 " + unit.name
			}
			return strconv.Itoa(n) + " " + unit.name + "s"
		}
	}
	return ""
}

// powersOf says what the token can do, the surest first.
func powersOf(p scopecore.Prediction) []power {
	of := map[scopecore.Verdict][]string{}
	for _, c := range scopecore.Consequences(catalog.Consequences(), p.Access().Verdicts(catalog.Methods())) {
		of[c.Verdict] = append(of[c.Verdict], strings.ToLower(c.Title[:1])+c.Title[1:])
	}
	var powers []power
	for _, group := range []struct {
		verdict scopecore.Verdict
		words   string
	}{
		{scopecore.Allowed, "It can"}, {scopecore.Likely, "It likely can"}, {scopecore.Possible, "Perhaps it can"},
		{scopecore.Undocumented, "Nobody says whether it can"}, {scopecore.Denied, "It cannot"},
	} {
		if of[group.verdict] != nil {
			powers = append(powers, power{group.words, of[group.verdict]})
		}
	}
	return powers
}
