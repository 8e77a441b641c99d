package pages

import (
	"strings"
	"testing"
	"testing/fstest"
)

const head = "---\ntitle: A <title>\ndescription: About: it\n---\n"

func TestRender(t *testing.T) {
	content := fstest.MapFS{
		"index.md":     {Data: []byte(head + "# One\n\n<scope-calculator query=\"a&amp;b\">\n<p>kept</p>\n</scope-calculator>\n\n| a |\n| --- |\n| b |\n")},
		"more/deep.md": {Data: []byte(head + "# Two\n")},
		"ignored.txt":  {Data: []byte("no page")},
	}
	layout := "<title>{{.Title}}</title><meta content=\"{{.Description}}\"><script src=\"{{.Root}}{{.Script}}\"></script>{{.Body}}"
	got, err := Render(content, layout, "embed/x.js")
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != 2 {
		t.Fatalf("%d pages, want 2", len(got))
	}
	for name, wants := range map[string][]string{
		"index.html":     {"<title>A &lt;title&gt;</title>", `content="About: it"`, `src="./embed/x.js"`, "<h1", `<scope-calculator query="a&amp;b">`, "<p>kept</p>", "<table>"},
		"more/deep.html": {`src="./../embed/x.js"`},
	} {
		for _, want := range wants {
			if !strings.Contains(string(got[name]), want) {
				t.Errorf("%s lacks %s:\n%s", name, want, got[name])
			}
		}
	}
}

func TestFrontMatterIsNeeded(t *testing.T) {
	for source, want := range map[string]string{
		"# No front matter":                  "starts with ---",
		"---\ntitle: a\n":                    "no closing",
		"---\ntitle: a\n---\n":               "lacks description",
		"---\ntitle\n---\n":                  "no key: value",
		"---\ndescription: a\n---\n# text\n": "lacks title",
	} {
		_, err := Render(fstest.MapFS{"a.md": {Data: []byte(source)}}, "", "")
		if err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "a.md") {
			t.Errorf("%q: error %v, want one with %q and the file", source, err, want)
		}
	}
}
