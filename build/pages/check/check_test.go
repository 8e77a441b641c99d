package check

import (
	"strings"
	"testing"
)

func pageOf(body string) []byte {
	return []byte(`<!doctype html><html lang="en"><head><meta http-equiv="Content-Security-Policy" content="default-src 'none'; require-trusted-types-for 'script'; trusted-types scope-calculator"><title>T</title><meta name="description" content="A description that is long enough to be one."></head><body><main>` + body + `</main></body></html>`)
}

func TestSite(t *testing.T) {
	if got := Site(map[string][]byte{"a.html": pageOf(`<h1 id="x">A</h1><p><a href="#x">b</a> <a href="a.html#key=trade:read">c</a> <a href="https://a.example/">d</a><br></p>`), "a.md": []byte("# A\n\n[b](a.html#x) `<b>` {x}\n")}); len(got) > 0 {
		t.Errorf("a good site: %q", got)
	}
	for body, want := range map[string]string{
		`<h1>A</h1><p><b>c</p>`:                           "where",
		`<h1>A</h1><p><table></table></p>`:                "inside a <p>",
		`<p>no headline</p>`:                              "h1 is there 0 times",
		`<h1>A</h1><h3>c</h3>`:                            "follows a heading",
		`<h1 id="a">A</h1><p id="a">c</p>`:                "there twice",
		`<h1>A</h1><a href="a.html"></a>`:                 "an empty <a>",
		`<h1>A</h1><a href="b.html">c</a>`:                "no file b.html",
		`<h1>A</h1><a href="#b">c</a>`:                    "no anchor b",
		`<h1>A</h1><a href="a.html#kee=trade:read">c</a>`: "No parameter",
		`<h1>A</h1><a href="http://a.example/">c</a>`:     "leaves the site",
		`<h1>A</h1><img src="data:,">`:                    "without alt",
		`<h1>A</h1><input name="b">`:                      "without a label",
		`<h1>A</h1><p style="color:red">c</p>`:            "the policy forbids",
		`<h1>A</h1><table><tr><th>c</th></tr></table>`:    "without scope",
	} {
		if got := strings.Join(Site(map[string][]byte{"a.html": pageOf(body)}), "\n"); !strings.Contains(got, want) {
			t.Errorf("%s: %q, want %q", body, got, want)
		}
	}
	lax := strings.Replace(string(pageOf("<h1>A</h1>")), "require-trusted-types-for", "", 1)
	if got := strings.Join(Site(map[string][]byte{"a.html": []byte(lax)}), "\n"); !strings.Contains(got, "no trusted types") {
		t.Errorf("a page that doesn't require trusted types: %q", got)
	}
	for text, want := range map[string]string{"[a](b.html)": "no file", "a {{b}}": "left over", "a <span class=b>": "left over"} {
		if got := strings.Join(Site(map[string][]byte{"a.md": []byte(text)}), "\n"); !strings.Contains(got, want) {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

func TestText(t *testing.T) {
	page := pageOf(`<h1>A</h1><h2 id="a">One</h2><p>two <b>three</b></p><h2 id="b">four</h2><table><tr id="c"><td>it’s</td></tr></table>`)
	for id, want := range map[string]string{"a": "One two three", "c": "it's", "d": ""} {
		if got := Text(page, id); got != want {
			t.Errorf("%s: %q, want %q", id, got, want)
		}
	}
}
