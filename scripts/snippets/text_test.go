package snippets

import (
	"bytes"
	"encoding/json"
	"html"
	"net/url"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"

	"scopecalculator/scopecore/catalog"
	"scopecalculator/scopecore/knowledge"
)

// TestHint pins what the calculator says about the check beforehand.
func TestHint(t *testing.T) {
	cases := []struct{ query, says string }{
		{"key=trade:read&ask=trade:read", "The predicted scope passes the check."},
		{"key=trade:read&held=trade:read+session:a&grant=fork_token&session_name=b", "The predicted scope passes the check."},
		{"key=account:read+trade:read_write&ask=trade:read", "doesn't pass the check: too many `account:read`. Ask for `none`"},
		{"key=trade:read&ask=trade:read_write", "doesn't pass the check: missing `trade:read_write`. Ask for less"},
		{"key=trade:read&ask=account:read+trade:read+wallet:none", "doesn't pass the check: missing `account:read`. Ask for less"},
		{"ask=trade:read", "depends on the key"},
		{"grant=exchange_token&key=account:read+trade:read&held=account:read+trade:read+session:a&ask=trade:read", "Whether `account` comes too is unknown."},
		{"", "the check stops at anything"},
		{"grant=fork_token&key=trade:read&held=trade:read+session:a", "never gets to the check"},
	}
	var queries []string
	for _, c := range cases {
		queries = append(queries, c.query)
	}
	for i, got := range write(t, queries...) {
		if !strings.Contains(got.Hint, cases[i].says) {
			t.Errorf("%q: %s", cases[i].query, got.Hint)
		}
	}
}

// TestMessages reads the JSON texts back.
func TestMessages(t *testing.T) {
	got := write(t, "key_type=asymmetric&key_name=my_key&features=restricted_block_trades&grant=client_signature&key=trade:read+wallet:read&ask=trade:read+wallet:none+session:%22%27%5C%E2%80%AE")[0]
	var m struct {
		Method string
		Params map[string]any
	}
	if err := json.Unmarshal([]byte(got.Texts["message"]), &m); err != nil || m.Method != "public/auth" {
		t.Fatalf("%v\n%s", err, got.Texts["message"])
	}
	if want := "trade:read wallet:none session:\"'\\\u202e"; m.Params["scope"] != want || m.Params["client_id"] != "YOUR_CLIENT_ID" {
		t.Errorf("%q", m.Params)
	}
	m.Params = nil
	if err := json.Unmarshal([]byte(got.Texts["key"]), &m); err != nil || m.Method != "private/create_api_key" {
		t.Fatalf("%v\n%s", err, got.Texts["key"])
	}
	want := map[string]any{"name": "my_key", "max_scope": []any{"trade:read"}, "enabled_features": []any{"restricted_block_trades"}, "public_key": "YOUR_PUBLIC_KEY_PEM"}
	if !reflect.DeepEqual(m.Params, want) {
		t.Errorf("%q", m.Params)
	}
}

// markups are session names that try to be more than text.
var markups = []string{"`", "``a`|b", "<img/src=x>", "[a](javascript:b)", "a|b|c", "\\`", "*a*_b_", "\"><b>&amp;"}

// render renders Markdown as GitHub would, fails on anything a session name
// must not become, and writes entities one way.
func render(t *testing.T, markdown string) string {
	t.Helper()
	var page bytes.Buffer
	if err := goldmark.New(goldmark.WithExtensions(extension.GFM)).Convert([]byte(markdown), &page); err != nil {
		t.Fatal(err)
	}
	out := strings.ReplaceAll(page.String(), "&quot;", "&#34;")
	for _, tag := range []string{"<img", "<em", "<b>", "javascript:b\""} {
		if strings.Contains(out, tag) {
			t.Errorf("%s became markup:\n%s", tag, out)
		}
	}
	return out
}

// TestReadme looks for what a hostile session name leaves in the block.
func TestReadme(t *testing.T) {
	for _, session := range markups {
		got := write(t, "key=account:read+trade:read_write&ask=account:read+trade:read_write+session:"+url.QueryEscape(session))[0]
		out := render(t, got.Texts["readme"])
		if want := "<code>account:read trade:read_write session:" + html.EscapeString(session) + "</code>"; !strings.Contains(out, want) {
			t.Errorf("%q isn't shown as is:\n%s", session, out)
		}
		if rows := strings.Count(out, "<tr>"); rows != 3 {
			t.Errorf("%d rows:\n%s", rows, out)
		}
	}
}

// TestReadmeNamesWhatAScopeOpens reads what the block says a scope is for:
// nothing it allows is left out, and nothing is named that a gate keeps shut.
func TestReadmeNamesWhatAScopeOpens(t *testing.T) {
	const (
		out     = "Withdraw, or send funds out"
		inside  = "Move funds or positions internally"
		address = "Change where withdrawals may go"
	)
	for _, c := range []struct {
		query      string
		want, shut []string
	}{
		{"key=wallet:read_write&ask=wallet:read_write", []string{out, inside, address}, nil},
		{"account=sub&key=wallet:read_write&ask=wallet:read_write", []string{out, address}, []string{inside}},
		{"grant=refresh_token&key=wallet:read_write&ask=wallet:read_write", []string{out, inside, address}, nil},
		{"account=sub&grant=refresh_token&key=wallet:read_write&ask=wallet:read_write", []string{out, address}, []string{inside}},
		{"key=account:read_write&ask=account:read_write", []string{"Manage API keys", "Manage subaccounts"}, nil},
		{"account=sub&key=account:read_write&ask=account:read_write", []string{"Manage API keys"}, []string{"Manage subaccounts"}},
		{"key=trade:read&ask=trade:read_write", []string{"Place or change orders"}, nil},
	} {
		readme := write(t, c.query)[0].Texts["readme"]
		for _, title := range c.want {
			if !strings.Contains(readme, title) {
				t.Errorf("%s: %q is left out of\n%s", c.query, title, readme)
			}
		}
		for _, title := range c.shut {
			if strings.Contains(readme, title) {
				t.Errorf("%s: %q is named in\n%s", c.query, title, readme)
			}
		}
	}
}

// TestReport looks for the same in the copies of the answer.
func TestReport(t *testing.T) {
	for _, session := range markups {
		for _, query := range []string{
			"key=trade:read&ask=trade:read+session:" + url.QueryEscape(session),
			"grant=fork_token&held=trade:read+session:a&session_name=" + url.QueryEscape(session),
		} {
			got := write(t, query)[0]
			out := render(t, got.Markdown)
			if !strings.Contains(out, "session:"+html.EscapeString(session)+"</code>") && !strings.Contains(out, "session:"+html.EscapeString(session)+"; access") {
				t.Errorf("%q isn't shown as is:\n%s", session, out)
			}
			if tables := strings.Count(out, "<table>"); tables != 2 || strings.Count(out, `<a href="https://example.org/#x">`) != 1 {
				t.Errorf("%d tables, or no link:\n%s", tables, out)
			}
			if !strings.Contains(got.Text, "session:"+session) || !strings.Contains(got.Text, "Rules of: 2026-01-02") {
				t.Errorf("the plain text lacks something:\n%s", got.Text)
			}
			if tags := regexp.MustCompile(`</?[a-z]`).FindAllString(got.Tag, -1); len(tags) != 8 {
				t.Errorf("%d tags:\n%s", len(tags), got.Tag)
			}
		}
	}
}

// TestNoSecretInTexts pastes secrets where they don't belong. The name of a
// session or a key isn't a secret, however it looks, but a token is never a
// name.
func TestNoSecretInTexts(t *testing.T) {
	const secret = "W0H6FJW4IRPZ1MOQ8FP6KMC5RZDUUKXS"
	const token = "1700000000123.1AbCdEfG.hIjKlMnOpQrStUvWxYz0123456789AbCdEfGhIjKlMnOpQrStUvWxYz"
	for query, secret := range map[string]string{
		"ask=trade:read+" + secret:                                  secret,
		"ask=trade:read+client_secret=hunter2":                      "hunter2",
		"key=trade:read&client_secret=" + secret:                    secret,
		"grant=fork_token&held=session:a&session_name=" + token:     token,
		"key_name=" + token:                                         token,
		"key_type=asymmetric&key=trade:read&ask=session:a+" + token: token,
	} {
		got := write(t, query)[0]
		got.Texts["hint"], got.Texts["text"], got.Texts["Markdown"], got.Texts["tag"], got.Texts["JSON"] = got.Hint, got.Text, got.Markdown, got.Tag, got.JSON
		for language, text := range got.Texts {
			if strings.Contains(text, secret) {
				t.Errorf("%s, %s:\n%s", query, language, text)
			}
		}
	}
}

// TestJSON uses names for methods, for readers without the catalog.
func TestJSON(t *testing.T) {
	var answer struct {
		Version, Scope string
		Calls          any
		Consequences   []struct {
			ID        string
			Witnesses []string
		}
	}
	text := write(t, "key=wallet:read_write&ask=wallet:read_write")[0].JSON
	if err := json.Unmarshal([]byte(text), &answer); err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	if answer.Version != max(knowledge.RulesDate, catalog.Version) || answer.Scope != "connection mainaccount wallet:read_write" || answer.Calls != nil {
		t.Errorf("%+v", answer)
	}
	if c := answer.Consequences[0]; c.ID != "move-funds-out" || !slices.Contains(c.Witnesses, "private/withdraw") {
		t.Errorf("%+v", c)
	}
}
