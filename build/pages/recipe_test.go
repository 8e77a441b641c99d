package pages

import (
	"strings"
	"testing"
	"testing/fstest"
)

func TestRecipe(t *testing.T) {
	recipes := fstest.MapFS{
		"a/page.md":      {Data: []byte("# Page\n\n<div>\n<scope-calculator query=\"key=trade:read\">\n<p>long</p>\n<p>answer</p>\n</scope-calculator>\n</div>\n")},
		"a/block.md":     {Data: []byte("```\n```\n")},
		"a/conf.toml":    {Data: []byte("a = \"{{<\"\n")},
		"a/package.json": {Data: []byte(`{"devDependencies": {"@some/thing": "1.2.3"}}`)},
	}
	render := func(body string) (map[string][]byte, error) {
		return Render(Options{Recipes: recipes, Content: fstest.MapFS{"a.md": {Data: []byte(head + body)}}, Layout: "{{.Script}}{{.Body}}", Design: values, Element: "SCRIPT"})
	}
	got, err := render("Write `<div>`.\n\n<div>\n\n{{recipe \"a/page.md\"}}\n\n{{recipe \"a/conf.toml\"}}\n\nTried with {{pinned \"a\" \"@some/thing\"}}.\n")
	if err != nil {
		t.Fatal(err)
	}
	const shown = "# Page\n\n<div>\n<scope-calculator query=\"key=trade:read\">\n  …\n</scope-calculator>\n</div>"
	for name, want := range map[string]string{
		"a.html": `<pre><code class="language-toml">a = &quot;{{&lt;&quot;`,
		"a.md":   "Write `<div>`.\n\n```md\n" + shown + "\n```\n\n```toml\na = \"{{<\"\n```\n\nTried with 1.2.3.",
	} {
		if !strings.Contains(string(got[name]), want) {
			t.Errorf("%s lacks %s:\n%s", name, want, got[name])
		}
	}
	for _, never := range []string{"long", "SCRIPT", "<scope-calculator"} {
		if strings.Contains(string(got["a.html"]), never) {
			t.Errorf("a.html has %s:\n%s", never, got["a.html"])
		}
	}
	for name, want := range map[string]string{"a/gone.md": "not exist", "a/block.md": "end its own block"} {
		if _, err := render("Write `<div>`.\n\n<div>\n\n{{recipe \"" + name + "\"}}"); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: error %v, want %q", name, err, want)
		}
	}
}
