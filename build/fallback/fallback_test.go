package fallback

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"scopecalculator/scopecore"
)

// text returns the characters of well-formed markup, and fails on any element
// that a fallback doesn't use.
func text(t *testing.T, markup string) string {
	t.Helper()
	allowed := map[string]bool{"root": true, "p": true, "strong": true, "code": true, "a": true, "table": true, "thead": true, "tbody": true, "tr": true, "th": true, "td": true}
	var b strings.Builder
	d := xml.NewDecoder(strings.NewReader("<root>" + markup + "</root>"))
	d.Entity = xml.HTMLEntity
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return b.String()
		}
		if err != nil {
			t.Fatalf("%v in\n%s", err, markup)
		}
		switch token := token.(type) {
		case xml.StartElement:
			if !allowed[token.Name.Local] {
				t.Fatalf("<%s> in\n%s", token.Name.Local, markup)
			}
			for _, attr := range token.Attr {
				if name := attr.Name.Local; name != "href" && name != "scope" {
					t.Fatalf("%s= in\n%s", name, markup)
				}
			}
		case xml.CharData:
			b.Write(token)
		}
	}
}

func TestAnswer(t *testing.T) {
	var closed []string
	for _, d := range scopecore.Domains() {
		if d != scopecore.Account && d != scopecore.Trade {
			closed = append(closed, d.String())
		}
	}
	for _, test := range []struct {
		query string
		want  []string
	}{
		{"key=account:read+trade:read_write&ask=account:read_write+trade:read_write", []string{
			"Likely scope: account:read connection mainaccount trade:read_write.", "client_credentials over WebSocket",
			"asked for account:read_write trade:read_write", "No access: " + strings.Join(closed, ", ") + ".", "Access Scope",
			"The token lives with this WebSocket connection. It expires after 1 year.", "place or change orders; cancel orders; read balances", "It cannot: withdraw, or send funds out;",
		}},
		{"via=http&account=sub&key=&ask=trade:read", []string{"It expires after 15 minutes, its refresh token after 7 days.", "a subaccount with an empty scope", "over HTTP"}},
		{"", []string{"a scope that is not known", "no scope asked for", "not determined: account", "account: unknown", "Between none and read_write. The request names no domain", "Perhaps it can: withdraw, or send funds out"}},
		{"grant=refresh_token&held=trade:read", []string{"A token with trade:read of a key", "refresh_token", "what the new one is bound to is unknown.\n"}},
		{"grant=fork_token&key=trade:read", []string{"No token."}},
		{"grant=refresh_token&key=trade:read&from=key%3Dtrade:read", []string{"A token continued from client_credentials of a key", "Likely scope: connection mainaccount trade:read"}},
		{"grant=refresh_token&key=trade:read&held=trade:read&from=key%3Dtrade:read", []string{"A token with trade:read of a key"}},
	} {
		markup, err := HTML(test.query)
		if err != nil {
			t.Fatal(err)
		}
		got := text(t, string(markup))
		for _, want := range test.want {
			if !strings.Contains(got, want) {
				t.Errorf("%s lacks %q:\n%s", test.query, want, got)
			}
		}
	}
}

// Every domain is in the answer once: as a row, or among those without access.
func TestEveryDomainIsNamed(t *testing.T) {
	markup, err := HTML("key=account:read+trade:read_write+wallet:read_write&ask=trade:read+custody:read+wallet:none")
	if err != nil {
		t.Fatal(err)
	}
	_, closed, _ := strings.Cut(string(markup), "No access: ")
	closed, _, _ = strings.Cut(closed, ".")
	for _, d := range scopecore.Domains() {
		n := strings.Count(string(markup), `<th scope="row"><code>`+d.String()+`</code>: `)
		for name := range strings.SplitSeq(closed, ", ") {
			if name == d.String() {
				n++
			}
		}
		if n != 1 {
			t.Errorf("%s is there %d times\n%s", d, n, markup)
		}
	}
}

const hostile = "<img src=x onerror=alert(1)></scope-calculator><script>alert(1)</script>\"'"

func TestHostileTextIsEscaped(t *testing.T) {
	for _, name := range []string{"key", "ask", "held", "session_name", "key_name", "grant", "from", "from=ask%3D" + scopecore.FormEscape(hostile) + "&x"} {
		markup, err := HTML(name + "=" + strings.NewReplacer("<", "%3C", ">", "%3E", `"`, "%22", "'", "%27", " ", "+").Replace(hostile) + "&grant=fork_token")
		if err != nil {
			t.Fatal(err)
		}
		text(t, string(markup))
	}
	whole, err := Tag("ask="+strings.ReplaceAll(hostile, " ", "+"), "https://docs.example/calculator.html")
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(whole, "</scope-calculator>"); n != 1 || strings.Contains(whole, "<img") || strings.Contains(whole, "<script") {
		t.Errorf("the text has left its place:\n%s", whole)
	}
	if _, err := Tag("", "javascript:alert(1)"); err != nil {
		t.Fatal(err)
	} else if whole, _ := Tag("key=trade:read", "javascript:alert(1)"); strings.Contains(whole, `href="javascript`) {
		t.Errorf("a script for an address:\n%s", whole)
	}
}

func TestNoSecret(t *testing.T) {
	const secret = "k7Jq2vXz9LmW4tRb8NcY1pDs6HfG3aEu"
	whole, err := Tag("grant=refresh_token&key=trade:read+"+secret+"&ask="+secret+"&held="+secret, "")
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(whole, secret) {
		t.Errorf("the secret is in\n%s", whole)
	}
}

func TestFill(t *testing.T) {
	const page = `<h1>A</h1><scope-calculator permalink query="key=trade:read&amp;ask=trade:read_write"><p>Mine.</p></scope-calculator>
<scope-calculator></scope-calculator> <code>&lt;scope-calculator query="a"&gt;</code>`
	got, err := Fill([]byte(page))
	if err != nil {
		t.Fatal(err)
	}
	want, err := render("key=trade:read&ask=trade:read_write", "", parts{capabilities: true})
	if err != nil {
		t.Fatal(err)
	}
	if chosen, err := Fill([]byte(`<scope-calculator views="answer" query="key=trade:read"></scope-calculator><scope-calculator query="key=trade:read" views="answer capabilities"></scope-calculator>`)); err != nil || strings.Count(string(chosen), "It can:") != 1 || strings.Count(string(chosen), "Likely scope:") != 2 {
		t.Errorf("%v; what the token can do is where it isn't wanted, or isn't where it is:\n%s", err, chosen)
	}
	if whole := strings.Replace(page, "<p>Mine.</p>", "<p>Mine.</p>"+string(want), 1); string(got) != whole {
		t.Errorf("got\n%s\nwant\n%s", got, whole)
	}
}
