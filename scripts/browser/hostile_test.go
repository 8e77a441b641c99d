//go:build browser

package browser

import (
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
)

// hostile are texts, as JavaScript, that must not hurt the page, and what the
// answer must then be: the state, and whether a scope field has to say
// something about the text. What isn't a scope, such as code, doesn't stay in
// the field.
var hostile = []struct {
	name, text string
	state      string
	remarks    bool
	foreign    bool
}{
	{"a megabyte of spaces", `" ".repeat(1 << 20)`, "too-long", false, false},
	{"a megabyte in one token", `"x".repeat(1 << 20)`, "too-long", false, false},
	{"100,000 tokens", `"trade:read ".repeat(100000)`, "too-long", false, false},
	{"as many tokens as fit", `"x ".repeat(30000)`, "ready", true, false},
	{"as many conflicts as fit", `"trade:read trade:none ".repeat(2500)`, "ready", true, false},
	{"three bytes a letter", `"\u20ac".repeat(7000)`, "ready", true, false},
	{"NUL", `"trade:\0read \0"`, "ready", true, false},
	{"lone surrogates", `"\ud800 trade:\udc00read \udfff\ud800"`, "ready", true, false},
	{"an image", `"<img src=/x onerror=window.hacked=1>"`, "ready", true, true},
	{"a script", `"\"><script>window.hacked=1</scr" + "ipt>"`, "ready", true, true},
	{"a way out of the box", `"</textarea><svg onload=window.hacked=1>"`, "ready", true, true},
	{"an address", `"javascript:window.hacked=1//"`, "ready", true, true},
	{"bidi marks", `"\u202etrade:read\u202c \u2066account:read\u2069 \u200e\u200f"`, "ready", true, false},
	{"percent garbage", `"%zz%E0%A4%A&grant=fork_token;key=x#%00+%2B"`, "ready", true, true},
	{"names of objects", `"__proto__:read constructor toString:none"`, "ready", true, false},
	{"line breaks", `"trade:read\r\n\naccount:read\u2028wallet:read"`, "ready", false, false},
}

// hung is when a page counts as hung; the slowest answer seen on an idle
// machine takes a fifth of it.
const hung = 3 * time.Second

// TestHostileText puts each of them into every box, and pastes it. Nothing
// hangs, nothing runs, the text stays unless it's foreign to the box, and the
// calculator keeps answering correctly.
func TestHostileText(t *testing.T) {
	for _, field := range []struct {
		name, query, selector string
		scope                 bool
	}{
		{"request", "key=trade:read&ask=", "#ask-text", true},
		{"key", "key=&ask=trade:read", "#key-text", true},
		{"held", "grant=refresh_token&held=", "#held-text", true},
		{"key name", "key=trade:read", "input[name=key_name]", false},
		{"session name", "grant=fork_token&held=session:x", "input[name=session_name]", false},
		{"sessions", "key=trade:read", "input[name=sessions]", false},
		{"search", "key=trade:read", "input[name=method_search]", false},
		{"which call", "key=trade:read", "input[name=which]", false},
	} {
		t.Run(field.name, func(t *testing.T) {
			// Chromium complains about what a script puts into a number field.
			p := open(t, "/t/one.html", view{allow: []string{"cannot be parsed, or is out of range"}})
			p.unfoldPanel("calls")
			p.click("[name=settings]")
			var worst time.Duration
			for _, c := range hostile {
				p.query(field.query)
				if field.name == "which call" {
					p.paste("[name=paste]", "forbidden (13021)")
				}
				start := time.Now()
				got := js[struct {
					State, Lost string
					Remarks     int
				}](p, `
					const value = `+c.text+`;
					const box = $(a);
					const twin = box.cloneNode();
					twin.value = value;
					box.value = value;
					box.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
					await frame();
					return {
						state: $(".calc").dataset.state,
						lost: box.value === twin.value ? "" : JSON.stringify([box.value.slice(0, 80), twin.value.slice(0, 80)]),
						remarks: box.closest(".line")?.querySelectorAll(".note").length ?? 0,
					};`, field.selector)
				took := time.Since(start)
				worst = max(worst, took)
				if took > hung {
					t.Errorf("%s: the page hung for %v", c.name, took)
				}
				if field.scope && c.foreign {
					equal(t, c.name+": the box", js[string](p, `return $(a).value`, field.selector), "")
					equal(t, c.name+": the note", js[string](p, `return $(a).closest(".line").querySelector(".note").dataset.code`, field.selector), "not-a-scope")
				} else if got.Lost != "" {
					t.Errorf("%s: the box holds another text: %s", c.name, got.Lost)
				}
				want := c.state
				if field.name == "search" || field.name == "sessions" || field.name == "which call" {
					want = "ready" // no part of the query, sanitized by the browser, or not sent yet
				}
				equal(t, c.name+": state", got.State, want)
				if field.scope && c.remarks && got.Remarks == 0 {
					t.Errorf("%s: nothing is said about it", c.name)
				}
				if got.State == "too-long" {
					contains(t, c.name, p.text(".finding")+" "+p.text(".status"), "too long", "64 KiB")
				}
				equal(t, c.name+": what ran or was made", js[string](p, `
					return [window.hacked ?? "", ...$$("img, script, iframe, object, svg[onload]").map((e) => e.outerHTML)].join("")`), "")
			}
			p.do(`$("input[name=method_search]").value = ""`)
			p.query("key=account:read+trade:read_write&ask=account:read_write+trade:read_write")
			equal(t, "scope afterward", p.scope(), "account:read connection mainaccount trade:read_write")
			if tried := p.Seen("/x"); len(tried) > 0 {
				t.Errorf("the text was fetched from: %q", tried)
			}
			t.Logf("slowest answer: %v", worst.Round(time.Millisecond))
		})
	}

	t.Run("attribute", func(t *testing.T) {
		p := open(t, "/t/one.html", view{allow: []string{"cannot be parsed, or is out of range"}})
		for _, c := range hostile {
			start := time.Now()
			p.do(`el.setAttribute("query", ` + c.text + `); await frame(); el.query = "ask=" + ` + c.text + `; await frame();
				el.query = "sessions=" + ` + c.text + `; await frame(); el.query = "reply=" + ` + c.text + `; await frame(); el.query = "need=" + ` + c.text + `; await frame(); el.query = "from=" + ` + c.text + `; await frame();
				el.setAttribute("grants", ` + c.text + `); el.setAttribute("views", ` + c.text + `); await frame(); el.removeAttribute("grants"); el.removeAttribute("views")`)
			if took := time.Since(start); took > hung {
				t.Errorf("%s: the page hung for %v", c.name, took)
			}
			equal(t, c.name+": ran", js[bool](p, `return "hacked" in window`), false)
		}
		p.query("key=wallet:read&ask=wallet:read")
		equal(t, "scope afterward", p.scope(), "connection mainaccount wallet:read")
	})

	t.Run("paste", func(t *testing.T) {
		p := open(t, "/t/one.html", view{})
		p.query("key=trade:read&ask=")
		p.click("#ask-text")
		text := make([]byte, 100_000)
		for i := range text {
			text[i] = "trade:read "[i%11]
		}
		call(p, input.InsertText, input.InsertTextParams{Text: string(text)})
		equal(t, "state", p.attr(".calc", "data-state"), "too-long")
		equal(t, "length of the text", js[int](p, `return $("#ask-text").value.length`), len(text))
		p.keys("a", 2)
		p.keys("trade:read")
		equal(t, "scope afterward", p.scope(), "connection mainaccount trade:read")
	})

	// Pasted into the box, onto the element, and typed into the box: it's read
	// as text, and the box is empty again.
	for _, way := range []string{"box", "element", "drop", "typed"} {
		t.Run("anything by "+way, func(t *testing.T) {
			p := open(t, "/t/one.html", view{})
			var worst time.Duration
			for _, c := range hostile {
				for _, text := range []string{c.text, `"private/buy " + ` + c.text, `'{"result":{"token_type":"bearer","scope":' + JSON.stringify(` + c.text + `) + '}}'`} {
					p.query("key=trade:read&ask=trade:read")
					start := time.Now()
					p.do(`
						const box = $("[name=paste]");
						box.focus();
						if (a === "typed") {
							box.value = `+text+`;
							box.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true, composed: true }));
						} else {
							const data = new DataTransfer();
							data.setData("text/plain", `+text+`);
							const init = { bubbles: true, cancelable: true, composed: true };
							(a === "box" ? box : $(".finding")).dispatchEvent(a === "drop" ? new DragEvent("drop", { dataTransfer: data, ...init }) : new ClipboardEvent("paste", { clipboardData: data, ...init }));
						}
						await frame();`, way)
					took := time.Since(start)
					worst = max(worst, took)
					if took > hung {
						t.Errorf("%s: the page hung for %v", c.name, took)
					}
					equal(t, c.name+": state", p.attr(".calc", "data-state"), "ready")
					equal(t, c.name+": the box", js[string](p, `return $("[name=paste]").value.trim()`), "")
					equal(t, c.name+": what ran or was made", js[string](p, `
						return [window.hacked ?? "", ...$$("img, script, iframe, object, svg[onload]").map((e) => e.outerHTML)].join("")`), "")
					if c.name != "a megabyte of spaces" && js[bool](p, `return !$(".receipt").checkVisibility()`) {
						t.Errorf("%s: nothing is said about it", c.name)
					}
				}
			}
			p.query("key=account:read+trade:read_write&ask=account:read_write+trade:read_write")
			equal(t, "scope afterward", p.scope(), "account:read connection mainaccount trade:read_write")
			if tried := p.Seen("/x"); len(tried) > 0 {
				t.Errorf("the text was fetched from: %q", tried)
			}
			t.Logf("slowest answer: %v", worst.Round(time.Millisecond))
		})
	}
}
