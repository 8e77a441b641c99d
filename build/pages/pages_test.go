package pages

import (
	"strings"
	"testing"
	"testing/fstest"
)

const head = "---\ntitle: A <title>\ndescription: About: it\nnav: One\n---\n"

// values are a design that has what the card needs.
const values = "--page: light-dark(#fff, #000); --well: light-dark(#fff, #000); --ink: light-dark(#fff, #000);" +
	"--soft: light-dark(#fff, #000); --accent: light-dark(#000, #2f4bd6); --warn: light-dark(#fff, #000);"

func TestRender(t *testing.T) {
	content := fstest.MapFS{
		"index.md":     {Data: []byte(head + "# One\n\n<scope-calculator query=\"key=trade:read&amp;via=http\">\n<p>kept</p>\n</scope-calculator>\n\n| a | b | c |\n| --- | --- | --- |\n| {{id \"here\"}}b | {{len .Rules}} | |\n\n## Two\n")},
		"more/deep.md": {Data: []byte(head + "# Two\n\n{{with predict \"via=http&key=trade:read\"}}{{lasts .Lifetime.Access}}{{end}} {{size \"x\"}} [back](../index.html)\n")},
		"ignored.txt":  {Data: []byte("no page")},
	}
	layout := "<title>{{.Head}}</title><meta content=\"{{.Description}}\">{{.Mark}}{{with .Element}}<script src=\"{{$.Root}}{{.}}\"></script>{{end}}{{.Body}}"
	got, err := Render(Options{Content: content, Layout: layout, Design: values, Element: "embed/x.js", Sizes: map[string]int{"x": 1234567}, Base: "https://a.example/docs/"})
	if err != nil {
		t.Fatal(err)
	}
	for name, wants := range map[string][]string{
		"index.html": {
			"<title>A &lt;title&gt;</title>", `content="About: it"`, `src="./embed/x.js"`, `<path d="M3 5h16"/>`, "<h1", `query="key=trade:read&amp;via=http"`, "<p>kept</p>", "Likely scope",
			`<tr id="here">`, `<td data-label="b">`, `<h2 id="two">Two <a class="anchor" href="#two"`,
		},
		"more/deep.html": {"15 minutes 1.2 MB", "Scope calculator</title>"},
		"more/deep.md":   {"15 minutes 1.2 MB"},
		"icon.svg":       {"#2f4bd6", `<path d="M3 17h7"/>`},
		"sitemap.xml":    {"<loc>https://a.example/docs/</loc>", "<loc>https://a.example/docs/more/deep.html</loc>"},
		"llms.txt":       {"# Scope calculator", "](index.md)"},
		"search.json":    {`"u":"methods.html#private-buy"`, `"u":"errors.html#e13009"`, `"u":"evidence.html#clipped-to-key"`},
	} {
		for _, want := range wants {
			if !strings.Contains(string(got[name]), want) {
				t.Errorf("%s lacks %s:\n%.3000s", name, want, got[name])
			}
		}
	}
	for name, refused := range map[string]string{"more/deep.html": "<script", "index.md": "{#here}"} {
		if strings.Contains(string(got[name]), refused) {
			t.Errorf("%s has %s", name, refused)
		}
	}
}

// A page that states something untrue doesn't get built.
func TestMistakesStopTheBuild(t *testing.T) {
	for body, want := range map[string]string{
		`{{rule "no-such-rule"}}`:          "no rule",
		`{{method "private/fly"}}`:         "no method",
		`{{error 1}}`:                      "no error 1",
		`{{source "nowhere"}}`:             "no source",
		`{{size "nothing.zip"}}`:           "no file",
		`{{calc "grant=wish"}}`:            "`grant` is",
		`{{with predict "keys=x"}}{{end}}`: "No parameter",
	} {
		_, err := Render(Options{Content: fstest.MapFS{"a.md": {Data: []byte(head + body)}}})
		if err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "a.md") {
			t.Errorf("%s: error %v, want one with %q and the file", body, err, want)
		}
	}
}

func TestFrontMatterIsNeeded(t *testing.T) {
	for source, want := range map[string]string{
		"# No front matter":                                    "starts with ---",
		"---\ntitle: a\n":                                      "no closing",
		"---\ntitle: a\n---\n":                                 "lacks description",
		"---\ntitle\n---\n":                                    "isn't key: value",
		"---\ndescription: a\n---\n# text\n":                   "lacks title",
		"---\ntitle: a\ndescription: b\norder: first\n---\n":   "order is a number",
		"---\ntitle: a\ndescription: b\nwide: no\n---\n":       "wide is yes or left out",
		"---\ntitle: a\ndescription: b\nauthor: c\n---\n# c\n": "unknown key author",
	} {
		_, err := Render(Options{Content: fstest.MapFS{"a.md": {Data: []byte(source)}}})
		if err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "a.md") {
			t.Errorf("%q: error %v, want one with %q and the file", source, err, want)
		}
	}
}

func TestProse(t *testing.T) {
	for text, want := range map[string]string{
		"ask for `wallet:none`":             "ask for `wallet:none`",
		"`private/get_positions` needs it.": "`private/get_positions` needs it.",
		"`ip:ADDR` restricts, * to any.":    "`ip:ADDR` restricts, \\* to any.",
		"what *ends* [here](x)":             "what \\*ends\\* \\[here](x)",
		"`session:rest-…`; a | b, `c|d`":    "`session:rest-…`; a \\| b, `c\\|d`",
		"the connection, <b>":               "the connection, &lt;b>",
	} {
		if got := prose(text); got != want {
			t.Errorf("%q gives %q, want %q", text, got, want)
		}
	}
}
