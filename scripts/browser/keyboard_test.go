//go:build browser

package browser

import (
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"scopecalculator/scripts/internal/looks"
)

// focus describes what has the focus: its name, and what's wrong with how it
// shows, if anything.
const focus = looks.Focus

type stop struct{ Name, Fault string }

// tab presses Tab and looks at where the focus went.
func (p *page) tab(modifiers ...chromedp.Modifier) string {
	p.Helper()
	p.keys(kb.Tab, modifiers...)
	return p.focused()
}

// focused looks at what has the focus.
func (p *page) focused() string {
	p.Helper()
	at := js[stop](p, focus)
	if at.Fault != "" {
		p.Errorf("focus on %s: %s", at.Name, at.Fault)
	}
	return at.Name
}

// tabTo presses Tab until the name has the given prefix.
func (p *page) tabTo(prefix string) {
	p.Helper()
	var passed []string
	for range 90 {
		name := p.tab()
		if strings.HasPrefix(name, prefix) {
			return
		}
		passed = append(passed, name)
	}
	p.Fatalf("Tab doesn't lead to %s, only to %s", prefix, strings.Join(passed, " "))
}

// start puts the focus ahead of the calculator.
func (p *page) start() {
	p.Helper()
	p.do(`document.querySelector("a#first").focus()`)
}

// tabToMatch presses Tab until what has the focus matches a selector.
func (p *page) tabToMatch(selector string) {
	p.Helper()
	for range 90 {
		p.tab()
		if js[bool](p, `return deepest().matches(a)`, selector) {
			return
		}
	}
	p.Fatalf("Tab doesn't lead to %s", selector)
}

// TestKeyboardOnly uses the calculator without a pointer.
func TestKeyboardOnly(t *testing.T) {
	// Chromium itself makes a pointer move when what's under it changes.
	const before = `for (const type of ["pointerdown", "mousedown", "touchstart"]) addEventListener(type, () => (window.pointed = type), true);`
	for _, width := range []int64{400, 1000} {
		p := open(t, "/t/keyboard.html", view{width: width, height: 640, before: before})
		p.query("key=account:read+trade:read_write&ask=account:read+trade:read_write")
		p.tabTo("a#first")

		// One walk through everything, there and back: names, and the part and
		// row of the table that each stop is in.
		type place struct{ Part, Row string }
		at := func() place {
			return js[place](p, `const e = deepest(); return { part: e.closest(".paste, .login, .fields, .sum, .table, .delta, .can, .bar-row")?.className ?? "", row: e.closest("li.row")?.dataset.domain ?? "" };`)
		}
		var forth, back []string
		var places []place
		for name := ""; name != "a#last"; forth = append(forth, name) {
			if name = p.tab(); len(forth) > 120 {
				t.Fatalf("Tab never leaves the calculator: %s", strings.Join(forth, " "))
			}
			places = append(places, at())
		}
		for name := ""; name != "a#first"; back = append(back, name) {
			if name = p.tab(chromedp.ModifierShift); len(back) > 120 {
				t.Fatalf("Shift+Tab never leaves the calculator: %s", strings.Join(back, " "))
			}
		}
		equal(t, "stops on the way back", len(back), len(forth))
		slices.Reverse(back)
		equal(t, "the way back", strings.Join(back[1:], " "), strings.Join(forth[:len(forth)-1], " "))
		for _, wanted := range []string{"input[paste]", "select[grant]", "button[settings]", "textarea#key-text[key]", "textarea#ask-text[ask]", "input[key-trade=read_write]", "input[ask-trade=read_write]", "summary", "select[next]"} {
			if !slices.Contains(forth, wanted) {
				t.Errorf("Tab doesn't stop at %s: %s", wanted, strings.Join(forth, " "))
			}
		}
		toAnswer := slices.IndexFunc(places, func(at place) bool { return at.Part == "sum" || at.Part == "table" })
		rows := map[string]int{}
		for _, at := range places {
			if at.Row != "" {
				rows[at.Row]++
			}
		}
		t.Logf("%d px: %d tab stops from the element's start to the answer, %d to its end; stops in each row: %v", width, toAnswer, len(forth)-1, rows)
		if toAnswer > 10 {
			t.Errorf("%d tab stops before the answer: %s", toAnswer, strings.Join(forth[:toAnswer], " "))
		}
		for domain, stops := range rows {
			equal(t, "stops in the row of "+domain, stops, 3)
		}
		if len(rows) == 0 {
			t.Error("Tab stops in no row")
		}
		// The order is that of the parts.
		var order []string
		for _, at := range places {
			if at.Part != "" && (len(order) == 0 || order[len(order)-1] != at.Part) {
				order = append(order, at.Part)
			}
		}
		equal(t, "order of the parts", strings.Join(order, " "), "paste login fields sum table can bar-row")

		// How to log in.
		p.start()
		p.tabTo("select[grant]")
		p.keys(kb.ArrowDown)
		equal(t, "grant after the arrow", js[string](p, `return el.result.grant`), "client_signature")
		p.keys(kb.ArrowUp)
		equal(t, "grant after the arrow back", js[string](p, `return el.result.grant`), "client_credentials")
		p.tabTo("button[settings]")
		p.keys(kb.Enter)
		p.tabTo("input#key_name")
		p.keys("bot1")
		equal(t, "name of the key", p.param("key_name"), "bot1")

		// A key by its text and by the table.
		p.query("")
		p.start()
		p.tabTo("textarea#key-text")
		p.keys("account:read")
		if width == 400 {
			// There, rows that say nothing are folded.
			p.tabToMatch(".fold")
			p.keys(kb.Enter)
			equal(t, "the focus after unfolding", js[string](p, `return deepest().closest("li.row").dataset.domain`), "trade")
		}
		p.tabTo("input[key-trade=")
		p.keys(kb.ArrowRight + kb.ArrowRight)
		equal(t, "key after the arrows", js[string](p, `return $("#key-text").value`), "account:read trade:read_write")
		equal(t, "the focus after the arrows", p.focused(), "input[key-trade=read_write]")
		p.keys("z", chromedp.ModifierCtrl)
		equal(t, "key after Ctrl-Z", js[string](p, `return $("#key-text").value`), "account:read trade:read")
		p.keys("z", chromedp.ModifierCtrl)
		p.keys(kb.Tab)
		p.focused()
		p.keys(kb.ArrowRight)
		equal(t, "request after an arrow", p.param("ask"), "trade:none")
		p.keys(kb.ArrowLeft)
		equal(t, "request after the arrow back", p.param("ask"), "–")
		p.tabTo("button")
		equal(t, "the row after it", js[string](p, `return deepest().closest("li.row").dataset.domain`), "wallet")

		p.start()
		p.tabTo("textarea#ask-text")
		p.keys("account:read_write Trade:READ")
		p.tabToMatch("button.apply")
		equal(t, "the fix", js[string](p, `return deepest().dataset.fix`), "trade:read")
		p.keys(kb.Enter)
		equal(t, "text after the fix", js[string](p, `return $("#ask-text").value`), "account:read_write trade:read")
		equal(t, "the focus after the fix", p.focused(), "textarea#ask-text[ask]")
		equal(t, "scope", p.scope(), "account:read connection mainaccount trade:read")

		// Why, and the repair.
		p.tabToMatch("li.row[data-domain=account] .who")
		p.keys(kb.Enter)
		equal(t, "reason is open", js[bool](p, `return $("li.row[data-domain=account] .reason a[href]")?.checkVisibility() ?? false`), true)
		p.tabToMatch("li.row[data-domain=account] [data-action=repair]")
		p.keys(kb.Enter)
		equal(t, "key after the repair", p.param("key"), "account:read_write trade:read_write")
		equal(t, "the focus after the repair", p.focused(), "div")
		p.tabToMatch("[data-action=undo]")
		p.keys(kb.Enter)
		equal(t, "key after Undo", p.param("key"), "account:read trade:read_write")

		// A key is cleared, and the focus is in its box.
		p.start()
		p.tabToMatch("[data-field=key] .clear")
		p.keys(kb.Enter)
		equal(t, "key after clearing", p.param("key"), "–")
		equal(t, "the focus after clearing", p.focused(), "textarea#key-text[key]")

		// The box reads what's typed, offers what it may be, and undoes it.
		p.start()
		p.tabTo("input[paste]")
		p.keys("account:read trade:read" + kb.Enter)
		equal(t, "the focus after Enter", p.focused(), "input[paste]")
		contains(t, "what it may be", p.receipt(), "The key's", "The request's", "The reply's")
		p.tabToMatch("[data-action=choice]")
		p.keys(kb.Enter)
		equal(t, "the key that was chosen", p.param("key"), "account:read trade:read")
		equal(t, "the focus after the choice", p.focused(), "div")
		p.start()
		p.tabTo("input[paste]")
		p.keys("call private/buy" + kb.Enter)
		equal(t, "calls", p.param("need"), "private/buy")
		p.tabToMatch("[data-action=undo-paste]")
		p.keys(kb.Enter)
		equal(t, "calls after Undo", p.param("need"), "–")
		equal(t, "the focus after Undo", p.focused(), "input[paste]")
		p.keys("forbidden (13021)" + kb.Enter)
		p.tabTo("input[which]")
		p.keys("withdraw" + kb.Enter)
		equal(t, "the call that failed", p.param("need"), "private/withdraw!")
		equal(t, "the focus after the call that failed", p.focused(), "input[paste]")
		p.start()
		p.tabTo("input[paste]")
		p.keys(kb.Escape)
		equal(t, "calls after Escape", p.param("need"), "–")

		// What it can do, and a view of the bar.
		p.tabTo("input[whose")
		p.keys(kb.ArrowRight)
		equal(t, "whose", p.attr(".can", "data-whose"), "key")
		p.tabTo("summary")
		p.keys(kb.Enter)
		equal(t, "calls of what it can do", js[int](p, `return $$(".can details[open]").length`), 1)
		p.tabToMatch("button[data-panel=calls]")
		p.keys(kb.Enter)
		p.wait(`$("li.method")`)
		p.tabTo("input[method_search]")
		p.keys("withdraw")
		equal(t, "found", js[string](p, `return $$("li.method").find((e) => e.checkVisibility()).dataset.method`), "private/withdraw")
		equal(t, "pointer", js[string](p, `return window.pointed ?? ""`), "")
	}
}

// TestUsedControlStays uses each kind of control, at each width: whatever grows
// or disappears because of it, the control stays under the pointer.
func TestUsedControlStays(t *testing.T) {
	const query = "key=account:read+trade:read_write+wallet:read&ask=account:read_write+trade:read_write"
	var controls []struct{ selector, choice string }
	add := func(selector, choice string) {
		controls = append(controls, struct{ selector, choice string }{selector, choice})
	}
	for _, level := range []string{"none", "read", "read_write"} {
		for _, domain := range []string{"account", "trade", "wallet"} {
			add("input[name=key-"+domain+"][value="+level+"]", "")
			add("input[name=ask-"+domain+"][value="+level+"]", "")
		}
	}
	add(`input[name=ask-trade][value=""]`, "")
	for _, choice := range []string{"grant refresh_token", "grant fork_token", "via http", "account sub", "job market-maker"} {
		name, value, _ := strings.Cut(choice, " ")
		add("select[name="+name+"]", value)
	}
	for _, selector := range []string{"[name=settings]", "[data-domain=account] .who", "[data-domain=account] .why", "[data-domain=wallet] .who", ".can li summary", ".life summary",
		"[data-panel=calls]", "[data-panel=code]", "[data-panel=grants]", "[data-panel=compare]", "[data-panel=share]", "[name=whose][value=key]"} {
		add(selector, "")
	}
	type place struct{ X, Y, Width, Height float64 }
	const where = `
		const e = $(a).matches("input") ? $(a).closest("label") : $(a);
		const { x, y, width, height } = e.getBoundingClientRect();
		return { x, y, width, height };`
	for _, width := range widths {
		// There's more page below: at its end, a page may have to scroll back when it gets
		// shorter.
		p := open(t, "/t/one.html", view{width: width})
		p.do(`document.body.append(Object.assign(document.createElement("div"), { style: "height: 4000px" }))`)
		for _, c := range controls {
			p.query(query)
			p.do(`$(a).scrollIntoView({ block: "center", behavior: "instant" }); await frame();`, c.selector)
			was := js[place](p, where, c.selector)
			if c.choice != "" {
				p.choose(strings.TrimSuffix(strings.TrimPrefix(c.selector, "select[name="), "]"), c.choice)
			} else {
				p.click(c.selector)
			}
			p.do(`for (let i = 0; i < 5; i++) await frame();`)
			// It may get wider if there's room, but its start stays, and the pointer is on it.
			is := js[place](p, where, c.selector)
			if math.Abs(is.X-was.X) >= 1 || math.Abs(is.Y-was.Y) >= 1 || is.Width < was.Width-1 && is.X+is.Width < was.X+was.Width/2 || math.Abs(is.Height-was.Height) >= 1 {
				t.Errorf("%d px: %s %s was at %.0f, is at %.0f", width, c.selector, c.choice, was, is)
			}
		}
		t.Logf("%d px: %d controls stay", width, len(controls))
	}
}

// TestListsThatActOpen has a key open a list whose choices act at once, where it
// would otherwise take the next choice.
func TestListsThatActOpen(t *testing.T) {
	p := open(t, "/t/keyboard.html", view{})
	for _, name := range []string{"job", "next"} {
		p.query("key=account:read+trade:read_write&ask=account:read+trade:read_write")
		before := js[string](p, `return el.query`)
		for _, key := range []string{kb.ArrowDown, "t"} {
			p.do(`$("[name=" + a + "]").focus()`, name)
			p.press(key)
			p.do(`await frame(); await frame()`)
			equal(t, name+" is open after "+key, js[bool](p, `return $("[name=" + a + "]").matches(":open")`, name), true)
			equal(t, name+" after "+key, js[string](p, `return el.query`), before)
			p.press(kb.Escape)
			p.do(`await frame(); await frame()`)
		}
	}
}
