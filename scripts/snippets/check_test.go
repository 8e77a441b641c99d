package snippets

import (
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"scopecalculator/scopecore"
)

// checkCase is a line of scopecore's table of cases.
type checkCase struct{ want, returned, found string }

// checkCases reads the table and groups it by what's wanted.
func checkCases(t *testing.T) map[string][]checkCase {
	t.Helper()
	data, err := os.ReadFile("../../scopecore/testdata/check.tsv")
	if err != nil {
		t.Fatal(err)
	}
	groups := map[string][]checkCase{}
	for line := range strings.Lines(string(data)) {
		fields := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(fields) != 3 || line[0] == '#' {
			continue
		}
		for i, f := range fields {
			if text, err := strconv.Unquote(f); err == nil {
				fields[i] = text
			}
		}
		groups[fields[0]] = append(groups[fields[0]], checkCase{fields[0], fields[1], fields[2]})
	}
	return groups
}

// request is a query whose request wants exactly these tokens, if there is one:
// a request can't want a lifetime or a name.
func request(want scopecore.Want) (query string, ok bool) {
	ask := strings.Join(append([]string{scopecore.FullScope(want.Levels)}, want.Others...), " ")
	q := scopecore.Query{Via: scopecore.HTTP, Key: scopecore.Known("trade:read"), Ask: scopecore.Known(ask)}
	return q.Encode(), slices.Equal(scopecore.Predict(&q).Want().Tokens(), want.Tokens())
}

// TestProgramsAgreeWithCheck gives every program every reply in scopecore's
// table for what it wants: it continues if Check is OK, and otherwise stops.
func TestProgramsAgreeWithCheck(t *testing.T) {
	var queries []string
	var groups [][]checkCase
	left, programs := 0, 0
	for text, cases := range checkCases(t) {
		want, err := scopecore.ParseWant(text)
		if err != nil {
			continue // no request can want this
		}
		if query, ok := request(want); ok {
			queries, groups = append(queries, query), append(groups, cases)
			programs += len(cases)
		} else {
			left += len(cases)
		}
	}
	if programs < 50 || left > 4 {
		t.Fatalf("%d cases for programs, %d left out", programs, left)
	}
	texts := write(t, queries...)
	for i, cases := range groups {
		t.Run(strconv.Quote(cases[0].want), func(t *testing.T) {
			t.Parallel()
			for _, language := range languages {
				folder := t.TempDir()
				p := prepare(t, folder, language, texts[i].Texts[language])
				for _, c := range cases {
					f := serve(t, queries[i], nil, func(string) string { return c.returned })
					output, code := p.run(t, folder, settings(f.url(scopecore.HTTP), ""))
					if ok := c.found == "ok"; (code == 0) != ok {
						t.Errorf("%s, %q for %q: exit %d, but Check says %s\n%s", language, c.returned, c.want, code, c.found, output)
					} else if !ok && !strings.Contains(output, "scope refused") {
						t.Errorf("%s, %q for %q: stops for another reason\n%s", language, c.returned, c.want, output)
					}
				}
			}
		})
	}
}
