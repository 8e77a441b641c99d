package report

import (
	"math"
	"strconv"
	"strings"

	"scopecalculator/scopecore"
	"scopecalculator/scopecore/knowledge"
)

// record is the reply in the form the corpus keeps.
func record(q *scopecore.Query, a *scopecore.Reply) *Observation {
	clean, _ := scopecore.ParseQuery(q.Encode()) // an encoded query has no secrets
	r := &Observation{
		Grant: q.Grant, Via: q.Via, Request: "omitted",
		RequestedScope: Text(clean.Ask), KeyScope: Text(clean.Key),
		ResponseScope: a.Scope, ResponseComplete: !a.Truncated && a.Unknown == 0, ExpiresIn: Seconds(a.ExpiresIn),
	}
	if clean.Ask.Known {
		r.Request = "given"
	}
	return r
}

// reportForm is the form for a wrong prediction, in .github/ISSUE_TEMPLATE.
// The ids of its fields are the names of Observation's.
const reportForm = "wrong-prediction.yml"

// reportURL is the address of that form at the project's home, filled in with
// what a record says; empty if there's no home. Browsers and servers keep
// addresses, and what's sent with the form is public. So names and IP addresses
// are replaced too, and only tokens of the grammar stay of what was typed: a
// plain word may be anything.
func reportURL(home string, o *Observation) string {
	if home == "" || o == nil {
		return ""
	}
	url := home + "/issues/new?template=" + reportForm
	add := func(name, value string) { url += "&" + name + "=" + scopecore.FormEscape(value) }
	names := map[string]string{}
	add("grant", o.Grant.String())
	add("via", o.Via.String())
	if o.KeyScope.Known {
		add("key_scope", public(o.KeyScope.Value, scopecore.RoleKey, names))
	}
	add("request", o.Request)
	if o.RequestedScope.Known {
		add("requested_scope", public(o.RequestedScope.Value, scopecore.RoleRequest, names))
	}
	add("response_scope", public(o.ResponseScope, scopecore.RoleHeld, names))
	add("response_complete", strconv.FormatBool(o.ResponseComplete))
	if o.ExpiresIn.Known {
		add("expires_in", strconv.FormatInt(o.ExpiresIn.Value, 10))
	}
	return url
}

// longestPublic is how many bytes of a scope go into an address, which servers
// limit to about 8,000 in all.
const longestPublic = 1500

// public is a scope without anything that may identify someone. Equal names
// stay equal: names has those that were already replaced. A word that isn't a
// token becomes "?", and "…" ends a scope that's too long.
func public(scope string, role scopecore.Role, names map[string]string) string {
	var out []string
	n := 0
	for _, t := range scopecore.Parse(scope, role).Tokens {
		word := publicToken(t, role, names)
		if n += len(word) + 1; n > longestPublic {
			out = append(out, "…")
			break
		}
		out = append(out, word)
	}
	return strings.Join(out, " ")
}

func publicToken(t scopecore.Token, role scopecore.Role, names map[string]string) string {
	alias := func(prefix, example string) string {
		name := names[prefix+t.Value]
		if name == "" {
			name = prefix + example
			for _, taken := range names {
				if strings.HasPrefix(taken, prefix) {
					name += "_"
				}
			}
			names[prefix+t.Value] = name
		}
		return name
	}
	switch t.Kind {
	case scopecore.TokenDomain, scopecore.TokenConnection, scopecore.TokenMainAccount:
		return t.Text
	case scopecore.TokenSession:
		return alias("session:", "example")
	case scopecore.TokenKeyName:
		return alias("name:", "example_key")
	case scopecore.TokenExpires:
		if n, ok := scopecore.Number(t.Value, math.MaxInt32); ok && n >= 0 {
			return "expires:" + strconv.FormatInt(n, 10)
		}
	case scopecore.TokenIP:
		return "ip:192.0.2.1" // from the range for documentation
	case scopecore.TokenUnknown:
		// A domain that's new to us is what we most want to hear about. The
		// server's scope was checked for one; what people type wasn't.
		domain, level, _ := strings.Cut(t.Text, ":")
		if _, ok := scopecore.ParseLevel(level); ok && role == scopecore.RoleHeld && plainWord(domain) {
			return t.Text
		}
	}
	return "?"
}

// plainWord reports whether a word could be the name of a domain.
func plainWord(s string) bool {
	for i := range len(s) {
		if c := s[i]; (c < 'a' || c > 'z') && c != '_' {
			return false
		}
	}
	return s != "" && len(s) <= 24
}

// recordSays says what to do with a record; empty if there is none.
func recordSays(o *Observation) string {
	if o == nil {
		return ""
	}
	return knowledge.RecordSays(knowledge.Home)
}
