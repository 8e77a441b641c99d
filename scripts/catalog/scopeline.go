package main

import (
	"html"
	"regexp"
	"slices"
	"strings"

	"scopecalculator/scopecore"
)

// need is what the scope lines of one method say.
type need struct {
	// scope is written as in methods.tsv, without "& mainaccount". It begins
	// with "unclear" if a person has to read the line.
	scope string
	// main is set if the line names mainaccount.
	main bool
	// respelled is the line's spelling of a domain, if it differs from the
	// lists of scopes.
	respelled string
}

const undocumented = "undocumented"

// plain reports whether the scope is exactly one token.
func (n need) plain() bool {
	domain, level, _ := strings.Cut(n.scope, ":")
	_, okDomain := scopecore.ParseDomain(domain)
	_, okLevel := scopecore.ParseLevel(level)
	return okDomain && okLevel && level != "none"
}

func (n need) merge(o need) need {
	switch {
	case n.scope == undocumented:
		return o
	case o.scope == undocumented || n == o:
		return n
	}
	return need{scope: "unclear: " + n.text() + " / " + o.text(), respelled: cmpOr(n.respelled, o.respelled)}
}

func (n need) text() string {
	s := strings.TrimPrefix(n.scope, "unclear: ")
	if n.main {
		return s + " & mainaccount"
	}
	return s
}

var (
	lineBreak = regexp.MustCompile(`(?i)\r?\n|<br\s*/?>|</?p>|</?li>`)
	link      = regexp.MustCompile(`\[([^\]]*)\]\([^)]*\)`)
	element   = regexp.MustCompile(`</?[a-zA-Z][^>]*>`)
	marks     = strings.NewReplacer("*", "", "`", "", "__", "", `\`, "", "\u00a0", " ", "：", ":")
	spaces    = regexp.MustCompile(`\s+`)
)

// plainLines splits a text of Markdown or HTML into lines without markup.
func plainLines(text string) []string {
	var out []string
	for _, line := range lineBreak.Split(text, -1) {
		line = html.UnescapeString(element.ReplaceAllString(link.ReplaceAllString(line, "$1"), ""))
		line = spaces.ReplaceAllString(marks.Replace(line), " ")
		out = append(out, strings.TrimSpace(strings.TrimLeft(line, " #>-+•|")))
	}
	return out
}

// scopeLine finds the line; what follows is parsed with the grammar below.
var scopeLine = regexp.MustCompile(`(?i)^(?:(?:required|needed|access) )?scopes?(?: required| needed)? ?(:|=|–|—|-|$)? ?(.*)$`)

// readNeed reads the scope lines of a text. A line without a colon counts only
// if all of it reads as a scope, since prose begins with the word too; one with
// a colon always counts, and so does the next line if nothing follows the
// colon.
func readNeed(text string) need {
	found := need{scope: undocumented}
	lines := plainLines(text)
	for i, line := range lines {
		m := scopeLine.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		colon, rest := m[1] != "", m[2]
		if rest == "" {
			for _, next := range lines[i+1:] {
				if rest = next; rest != "" {
					break
				}
			}
		}
		n := readScope(rest)
		if strings.HasPrefix(n.scope, "unclear") && !colon {
			continue
		}
		found = found.merge(n)
	}
	return found
}

var (
	condition = regexp.MustCompile(`[(\[]? ?\b(?:only )?(?:when|if|with|for) ([a-z0-9_]+) ?(?:==?|:|\bis set to|\bset to|\bis) ?"?([a-z0-9_]+)"? ?[)\]]?`)
	spaced    = regexp.MustCompile(`([a-z_]) ?: ?(none|read_write|read)\b`)
	mainWords = regexp.MustCompile(`\(?\b(?:the )?main[ _]?account(?: only| required)?\b\)?`)
	piece     = regexp.MustCompile(`when:[^ ]+|[a-z_]+:[a-z_]+|[a-z]+|[^ ]`)
)

// readScope reads what follows the colon: tokens of a domain and a level, each
// optionally followed by "(when parameter = value)", with "or" between them,
// and mainaccount, with or without "and". Alternatives are written as in
// methods.tsv. That can't express two tokens that are both needed, and a comma
// between two may mean either, so both are unclear.
func readScope(line string) need {
	var n need
	s := strings.ToLower(line)
	s = condition.ReplaceAllString(s, " when:$1=$2 ")
	s = spaced.ReplaceAllString(s, "$1:$2")
	s = mainWords.ReplaceAllString(s, " mainaccount ")
	s = strings.TrimRight(s, " .;")
	var scopes []string
	unclear, joint, last := false, "", ""
	for _, p := range piece.FindAllString(s, -1) {
		kind := p
		domain, level, colon := strings.Cut(p, ":")
		switch {
		case colon && domain == "when":
			kind = "when"
			if last != "token" {
				unclear = true
				break
			}
			scopes[len(scopes)-1] += " when " + level
		case colon:
			kind = "token"
			if domain == "wallets" {
				n.respelled, domain = p, "wallet"
			}
			token := need{scope: domain + ":" + level}
			unclear = unclear || !token.plain() || len(scopes) > 0 && joint != "or"
			scopes, joint = append(scopes, token.scope), ""
		case p == "mainaccount":
			unclear = unclear || joint == "or"
			n.main, joint = true, ""
		case p == "or" || p == "|" || p == "/":
			unclear = unclear || last == "" || joint == "and" || joint == "or"
			joint = "or"
		case p == "and" || p == "&" || p == "+" || p == ",":
			unclear = unclear || last == "" || joint == "and" || joint == "or"
			joint = "and"
			if p == "," {
				joint = ","
			}
		default:
			unclear = true
		}
		last = kind
	}
	if unclear || joint != "" || len(scopes) == 0 {
		return need{scope: "unclear: " + strings.TrimSpace(clip(line)), respelled: n.respelled}
	}
	n.scope = strings.Join(slices.Compact(scopes), " | ")
	return n
}

// clip shortens a line for the report.
func clip(s string) string {
	const most = 80
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}
