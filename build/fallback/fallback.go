// Package fallback writes the answer to a query as plain HTML. It goes inside
// the tag, where readers without JavaScript, feeds and search engines find it,
// and where the element shows it until it has something better.
//
// Every text from a query goes through html/template's escaping, and the query
// itself is written in its canonical form, which has no secrets.
package fallback

import (
	"html/template"
	"strings"

	"scopecalculator/scopecore"
	"scopecalculator/scopecore/knowledge"
	"scopecalculator/scopecore/report"
)

// guide is the page that every answer links to.
const guide = "access-scope"

// row is one line of the table. Range is empty if floor and ceiling are equal.
type row struct{ Domain, Level, Range, Reason, Evidence string }

// power is what a token may be used for, with one verdict.
type power struct {
	Words string
	Of    []string
}

// answer is what the template sees.
type answer struct {
	Grant, Via, Account    string
	Key, Held, Ask         scopecore.Opt[string]
	TakesScope, TakesToken bool
	Before                 string
	Refused                string
	Scope                  string
	Open                   []string
	Rows                   []row
	Closed                 []string
	Life                   string
	Powers                 []power
	Version                string
	Guide                  knowledge.Source
	Link                   string
}

var page = template.Must(template.New("fallback").Funcs(template.FuncMap{
	"join": func(words []string) string { return strings.Join(words, ", ") },
	// For phrases with commas in them.
	"list":  func(phrases []string) string { return strings.Join(phrases, "; ") },
	"prose": prose,
}).Parse(`<p>{{if .TakesToken}}A token {{if and .Before (not .Held.Known)}}continued from {{prose .Before}}{{else}}with {{template "scope" .Held}}{{end}} of {{end}}{{if .TakesToken}}a{{else}}A{{end}} key of {{.Account}} with {{template "scope" .Key}}, <code>{{.Grant}}</code> over {{.Via}}{{if .TakesScope}}, {{if .Ask.Known}}asked for {{template "scope" .Ask}}{{else}}no scope asked for{{end}}{{end}}.</p>
{{if .Refused}}<p><strong>No token.</strong> {{prose .Refused}}</p>
{{else}}<p><strong>Likely scope:</strong> {{if .Scope}}<code>{{.Scope}}</code>{{else}}nothing is certain{{end}}{{if .Open}}; not determined: {{join .Open}}{{end}}. {{prose .Life}}</p>
{{if .Rows}}<table>
<thead><tr><th scope="col">Domain</th><th scope="col">Why</th></tr></thead>
<tbody>
{{range .Rows}}<tr><th scope="row"><code>{{.Domain}}</code>: {{.Level}}</th><td>{{if .Range}}{{prose .Range}}. {{end}}{{prose .Reason}} ({{.Evidence}})</td></tr>
{{end}}</tbody>
</table>
{{end}}{{if .Closed}}<p>No access: {{join .Closed}}.</p>
{{end}}{{if .Powers}}<p>{{range $i, $power := .Powers}}{{if $i}} {{end}}<strong>{{.Words}}:</strong> {{list .Of}}.{{end}}</p>
{{end}}{{end}}{{if .Version}}<p>Predicted by the rules of {{.Version}}; check the scope that comes back. {{if .Link}}<a href="{{.Link}}">Calculate again</a>. {{end}}<a href="{{.Guide.URL}}">{{.Guide.Title}}</a>.</p>
{{end}}{{define "scope"}}{{if not .Known}}a scope that is not known{{else if not .Value}}an empty scope{{else}}<code>{{.Value}}</code>{{end}}{{end}}`))

var tag = template.Must(template.New("tag").Parse(`<scope-calculator query="{{.Query}}"{{if .Home}} home="{{.Home}}"{{end}}>
{{.Inside}}</scope-calculator>
`))

// HTML returns the answer to a query in URL form encoding. The same query and
// rules always give the same HTML.
func HTML(query string) (template.HTML, error) { return render(query, "", all) }

// Tag returns the whole tag for a query, with the answer inside. home is the
// address of a page with the calculator, which links lead to; it may be empty.
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
	// An encoded query has no secrets.
	q, _ = scopecore.ParseQuery(q.Encode())
	p := report.Predict(q, nil)
	a := answer{
		Grant: q.Grant.String(), Via: knowledge.TransportName(q.Via), Account: knowledge.AccountName(q.Subaccount),
		Key: q.Key, Held: q.Held, Ask: q.Ask,
		TakesScope: q.Grant.TakesScope(), TakesToken: !q.Grant.FromKey(), Before: knowledge.ContinuedFrom(q),
		Version: knowledge.RulesDate, Link: link,
	}
	a.Guide, _ = knowledge.FindSource(guide)
	if p.Refused != nil {
		a.Refused = p.Refused.Text
		return a
	}
	a.Scope = p.Scope
	a.Open = knowledge.DomainNames(p.Undetermined)
	for _, d := range p.Domains {
		if d.Ceiling == scopecore.None && !d.Asked.Known {
			a.Closed = append(a.Closed, d.Domain.String())
			continue
		}
		between := ""
		if d.Floor != d.Ceiling {
			between = knowledge.Between(d.Floor, d.Ceiling)
		}
		a.Rows = append(a.Rows, row{d.Domain.String(), d.Likely.String(), between, d.Text, d.Evidence.String()})
	}
	a.Life = p.Lifetime.Text + p.Lifetime.Expires
	a.Powers = powersOf(p.Consequences)
	return a
}

// powersOf says what the token can do, surest first.
func powersOf(all []report.Capability) []power {
	var powers []power
	for _, v := range [...]scopecore.Verdict{scopecore.Allowed, scopecore.Likely, scopecore.Possible, scopecore.Undocumented, scopecore.Denied} {
		p := power{Words: knowledge.CanSay(v)}
		for _, c := range all {
			if c.Verdict == v {
				p.Of = append(p.Of, strings.ToLower(c.Title[:1])+c.Title[1:])
			}
		}
		if p.Of != nil {
			powers = append(powers, p)
		}
	}
	return powers
}

// prose is a sentence of the core as HTML: text between backquotes is code.
func prose(text string) template.HTML {
	var b strings.Builder
	for i, part := range strings.Split(text, "`") {
		if escaped := template.HTMLEscapeString(part); i%2 == 0 {
			b.WriteString(escaped)
		} else {
			b.WriteString("<code>" + escaped + "</code>")
		}
	}
	return template.HTML(b.String())
}
