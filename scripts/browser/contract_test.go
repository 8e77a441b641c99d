//go:build browser

package browser

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// The page of these tests loads the element when told to, and makes what it
// needs by script, as applications do.
const (
	loadElement = `await import("/embed/scope-calculator.js");`
	// maker has make, which puts an element with these attributes into a place and waits for its answer.
	maker = `
		const settled = async (e) => { for (let i = 0; i < 500; i++) { const s = e.shadowRoot?.querySelector(".calc")?.dataset.state; if (s && s !== "idle" && s !== "waiting") return s; await new Promise((done) => setTimeout(done, 10)); } return "never"; };
		const make = async (attributes, place = document.querySelector("main")) => {
			const e = document.createElement("scope-calculator");
			for (const [name, value] of Object.entries(attributes)) e.setAttribute(name, value);
			place.append(e);
			await settled(e);
			return e;
		};`
	walletKey, walletScope = "key=wallet:read&ask=wallet:read", "connection mainaccount wallet:read"
)

// TestElement checks the element's contract, however it's made, moved, hidden
// or set, and in any order.
func TestElement(t *testing.T) {
	p := open(t, "/t/plain.html", view{noWait: true})

	t.Run("before it is defined", func(t *testing.T) {
		got := js[[]string](p, `
			el.query = a;
			const place = document.createElement("div");
			place.setHTMLUnsafe('<scope-calculator eager><template shadowrootmode="open"><p>declared</p><slot></slot></template><p>mine</p></scope-calculator>');
			document.querySelector("main").append(place);
			const second = document.querySelectorAll("scope-calculator")[1];
			const before = second.shadowRoot, shown = second.querySelector("p").checkVisibility();
			`+loadElement+maker+`
			await el.ready; await second.ready;
			const out = [el.result.scope, el.query, Object.hasOwn(el, "query"), before !== null && second.shadowRoot === before, shown, await settled(second)];
			place.remove();
			return out.map(String);`, walletKey)
		equal(t, "a property set early; a declared shadow root", strings.Join(got, ", "), walletScope+", grant=client_credentials&key=wallet%3Aread&ask=wallet%3Aread, false, true, true, ready")
	})

	t.Run("made by script", func(t *testing.T) {
		got := js[[]string](p, maker+`
			const bare = document.createElement("scope-calculator");
			const out = [bare.attributes.length, bare.childNodes.length, bare.query, bare.result];
			const one = await make({ eager: "", query: a });
			out.push(one.result.scope);
			const twin = one.cloneNode(true);
			document.querySelector("main").append(twin);
			await settled(twin);
			out.push(twin.result.scope, twin.shadowRoot !== one.shadowRoot);
			const div = document.createElement("div");
			div.innerHTML = '<scope-calculator eager query="key=trade:read&amp;ask=trade:read"></scope-calculator>';
			document.querySelector("main").append(div);
			await settled(div.firstChild);
			out.push(div.firstChild.result.scope);
			for (const e of [one, twin, div]) e.remove();
			return out.map(String);`, walletKey)
		equal(t, "createElement, cloneNode, innerHTML", strings.Join(got, ", "), "0, 0, grant=client_credentials, null, "+walletScope+", "+walletScope+", true, connection mainaccount trade:read")
	})

	t.Run("attributes at run time", func(t *testing.T) {
		got := js[map[string]string](p, maker+`
			const one = await make({ eager: "", query: "key=trade:read" });
			const inside = (s) => one.shadowRoot.querySelector(s);
			const seen = (s) => String(inside(s)?.checkVisibility() ?? "missing");
			const out = {};
			one.setAttribute("query", a); out.query = one.result.scope;
			one.removeAttribute("query"); out["query gone"] = one.query + "|" + (one.result.undetermined.length > 0);
			one.query = null; out["query null"] = one.query;
			one.query = "key=trade:read&unheard=1&grant=nonsense"; out["query odd"] = one.shadowRoot.querySelector(".calc").dataset.state;
			const opened = async () => { for (let i = 0; i < 300 && !inside("section[data-panel=calls]"); i++) await new Promise((done) => setTimeout(done, 10)); };
			one.setAttribute("views", "token"); out.views = seen(".sum") + seen("section[data-panel=calls]") + seen("#ask-text");
			one.setAttribute("views", "can, calls"); await opened(); out["views, two"] = seen(".sum") + seen("section[data-panel=calls]") + seen("#ask-text") + seen(".can");
			one.removeAttribute("views"); out["views gone"] = seen(".sum") + seen("#ask-text") + seen("button[data-panel=calls]");
			const grants = () => [...one.shadowRoot.querySelectorAll("select[name=grant] option")].filter((e) => !e.disabled && !e.hidden).map((e) => e.value).join(" ");
			one.setAttribute("grants", "client_credentials refresh_token"); out.grants = grants();
			one.setAttribute("grants", "nonsense"); out["grants, none known"] = String(grants().split(" ").length);
			one.removeAttribute("grants"); out["grants gone"] = String(grants().split(" ").length);
			const ground = () => getComputedStyle(inside(".calc")).color;
			const light = ground();
			one.setAttribute("theme", "dark"); const dark = ground();
			one.setAttribute("theme", "light"); out.theme = String(dark !== light && ground() === light);
			one.removeAttribute("theme");
			document.documentElement.style.colorScheme = "dark"; out["host dark"] = String(ground() === dark);
			one.setAttribute("theme", "light"); out["host dark, theme light"] = String(ground() === light);
			document.documentElement.removeAttribute("style");
			document.documentElement.lang = "de"; one.lang = "fr";
			out.lang = inside(".calc").closest("[lang]").lang + " " + one.getAttribute("lang");
			document.documentElement.lang = "en";
			out.attributes = one.getAttributeNames().join();
			one.remove();
			return out;`, walletKey)
		want := map[string]string{
			"query": walletScope, "query gone": "grant=client_credentials|true", "query null": "grant=client_credentials", "query odd": "ready",
			// The sum is there to say why there's no answer.
			"views": "truemissingmissing", "views, two": "falsetruemissingtrue", "views gone": "truetruetrue",
			"grants": "client_credentials refresh_token", "grants, none known": "5", "grants gone": "5",
			"theme": "true", "host dark": "true", "host dark, theme light": "true",
			// It's in English whatever the page's language is, and says so to screen
			// readers.
			"lang": "en fr", "attributes": "eager,theme,lang",
		}
		for name, value := range want {
			equal(t, name, got[name], value)
		}
	})

	t.Run("events", func(t *testing.T) {
		type event struct {
			Type            string
			Bubbles         bool
			Composed, Plain bool
			Target          string
			Detail          json.RawMessage
		}
		got := js[[]event](p, maker+`
			const events = [];
			const types = ["ready", "change", "error"].map((name) => "scope-calculator:" + name);
			const hear = (e) => events.push({ type: e.type, bubbles: e.bubbles, composed: e.composed, target: e.target.localName,
				plain: JSON.stringify(structuredClone(e.detail)) === JSON.stringify(e.detail) && JSON.stringify(JSON.parse(JSON.stringify(e.detail))) === JSON.stringify(e.detail), detail: e.detail });
			for (const type of types) document.addEventListener(type, hear);
			// Two shadow roots around it: the events get out.
			const outer = document.createElement("div");
			const inner = outer.attachShadow({ mode: "open" }).appendChild(document.createElement("div"));
			document.querySelector("main").append(outer);
			const one = await make({ eager: "", query: "key=trade:read&ask=trade:read" }, inner.attachShadow({ mode: "closed" }));
			await one.ready; await frame();
			const choose = (name, value) => { const e = one.shadowRoot.querySelector("select[name=" + name + "]"); e.value = value; e.dispatchEvent(new Event("change", { bubbles: true })); };
			choose("via", "http");
			choose("grant", "fork_token");
			one.shadowRoot.querySelector("input[name=held-trade][value=none]").click();
			one.query = "ask=" + "x".repeat(70000);
			outer.remove();
			for (const type of types) document.removeEventListener(type, hear);
			return events;`)
		var told []string
		for _, e := range got {
			if !e.Bubbles || !e.Composed || !e.Plain || e.Target != "div" {
				t.Errorf("%s: bubbles %v, composed %v, serialisable %v, target %s", e.Type, e.Bubbles, e.Composed, e.Plain, e.Target)
			}
			detail := string(e.Detail)
			if len(detail) > 400 {
				t.Errorf("%s has %d bytes of detail, which is not small", e.Type, len(detail))
			}
			told = append(told, strings.TrimPrefix(e.Type, "scope-calculator:")+" "+detail)
		}
		want := []string{
			`ready {"version":"` + version + `","query":"grant=client_credentials&key=trade%3Aread&ask=trade%3Aread"}`,
			`change {"query":"grant=client_credentials&via=http&key=trade%3Aread&ask=trade%3Aread","scope":`,
			`change {"query":"grant=fork_token`,
			`change {"query":"grant=fork_token`,
			`error {"kind":"too-long","message":`,
		}
		if len(told) != len(want) {
			t.Fatalf("events: %q", told)
		}
		for i := range want {
			if !strings.HasPrefix(told[i], want[i]) {
				t.Errorf("event %d is %s, want %s…", i, told[i], want[i])
			}
		}
	})

	t.Run("moved", func(t *testing.T) {
		before := len(p.Seen(".wasm.lzma"))
		got := js[[]string](p, maker+`
			const one = await make({ eager: "", query: "key=trade:read&ask=trade:read" });
			const ask = one.shadowRoot.querySelector("#ask-text");
			ask.value = "trade:none"; ask.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
			one.shadowRoot.querySelector("button[data-panel=calls]").click();
			for (let i = 0; i < 300 && !one.shadowRoot.querySelector("section[data-panel=calls]"); i++) await new Promise((done) => setTimeout(done, 10));
			const place = document.createElement("section");
			document.body.append(place);
			const shadow = document.createElement("div");
			document.body.append(shadow);
			const out = [];
			for (const to of [place, shadow.attachShadow({ mode: "open" }), document.querySelector("main")]) {
				to.append(one);
				await frame();
				out.push([one.query, one.result.scope, ask.value, one.shadowRoot.querySelector(".calc").dataset.state, one.shadowRoot.querySelector("section[data-panel=calls]").checkVisibility()].join(" "));
			}
			one.remove(); await frame(); one.query = a; document.body.append(one); await frame();
			out.push(one.result.scope);
			for (const e of [one, place, shadow]) e.remove();
			return out;`, walletKey)
		for _, state := range got[:len(got)-1] {
			equal(t, "state after a move", state, "grant=client_credentials&key=trade%3Aread&ask=trade%3Anone connection mainaccount trade:none ready true")
		}
		equal(t, "set while it is away", got[len(got)-1], walletScope)
		equal(t, "downloads for it", len(p.Seen(".wasm.lzma"))-before, 0)
	})

	t.Run("moved into another document", func(t *testing.T) {
		got := js[[]string](p, maker+`
			const one = await make({ eager: "", query: a });
			const look = () => { const s = (n) => one.ownerDocument.defaultView.getComputedStyle(one.shadowRoot.querySelector(n)); return [s(".layout").display, s(".pick select").borderRadius, s("#ask-text").fontFamily, s("h2").fontWeight, s("li.row").display].join("|"); };
			const before = look();
			const other = document.createElement("iframe");
			other.style.cssText = "width: 1000px; height: 600px";
			document.body.append(other);
			other.contentDocument.body.append(one);
			await frame();
			const out = [look() === before ? "styled" : "not styled: " + look() + " was " + before];
			one.query = "key=trade:read&ask=trade:read";
			out.push(one.result.scope);
			document.querySelector("main").append(one);
			await frame();
			out.push(look() === before ? "styled" : "not styled: " + look() + " was " + before, one.result.scope);
			one.remove(); other.remove();
			return out;`, walletKey)
		equal(t, "there and back", strings.Join(got, ", "), "styled, connection mainaccount trade:read, styled, connection mainaccount trade:read")
	})

	t.Run("taken away while it loads", func(t *testing.T) {
		got := js[string](p, maker+`
			const one = document.createElement("scope-calculator");
			one.setAttribute("eager", ""); one.setAttribute("query", a);
			document.body.append(one); one.remove();
			await new Promise((done) => setTimeout(done, 50));
			document.body.append(one);
			await settled(one);
			const scope = one.result.scope;
			one.remove();
			return scope;`, walletKey)
		equal(t, "scope", got, walletScope)
	})

	// What's hidden loads nothing until it's shown.
	for _, hidden := range []struct{ name, open, close, show string }{
		{"a closed details", `<details><summary>Calculator</summary>`, `</details>`, `document.querySelector("details").open = true`},
		{"a tab that is not shown", `<div id="tab" hidden>`, `</div>`, `document.querySelector("#tab").hidden = false`},
		{"far below", `<div style="height:6000px"></div><div>`, `</div>`, `el.scrollIntoView()`},
		{"eager set later", `<div style="height:6000px"></div><div>`, `</div>`, `el.setAttribute("eager", "")`},
	} {
		t.Run(hidden.name, func(t *testing.T) {
			s := newStand(t)
			s.pages["/page.html"] = host(tag, hidden.open+`<scope-calculator query="key=trade:read_write&amp;ask=trade:read"></scope-calculator>`+hidden.close)
			p := visit(t, s.URL+"/page.html", view{noWait: true})
			p.do(`await frame(); await frame(); await new Promise((done) => setTimeout(done, 200))`)
			equal(t, "downloads while it's out of sight", len(p.Seen(".wasm.lzma")), 0)
			p.do(hidden.show)
			p.wait(`$(".calc")?.dataset.state === "ready"`)
			equal(t, "scope", p.scope(), grantedRead)
			if hidden.name != "eager set later" {
				equal(t, "it has a size", js[bool](p, `return $(".sum").getBoundingClientRect().height > 40 && $(".table").getBoundingClientRect().height > 100`), true)
			}
		})
	}
}

// TestTwoVersions loads the element again, as a module, as a classic script and
// in another version: the first stays and answers, and each of the others says
// once that it did nothing.
func TestTwoVersions(t *testing.T) {
	s := newStand(t)
	for _, name := range []string{"scope-calculator.js", "scope-calculator.all.js"} {
		other := strings.ReplaceAll(string(files["embed/"+name]), `"`+version+`"`, `"99.0.0"`)
		if other == string(files["embed/"+name]) {
			t.Fatalf("%s doesn't say its version", name)
		}
		s.pages["/other/"+name] = other
	}
	s.pages["/page.html"] = host(src("/embed/scope-calculator.all.js")+tag+src("/other/scope-calculator.all.js")+`<script type="module" src="/other/scope-calculator.js"></script>`, asksForRead)
	p := visit(t, s.URL+"/page.html", view{allow: []string{"registered already"}})
	equal(t, "scope", p.scope(), grantedRead)
	equal(t, "version", js[string](p, `return el.constructor.version`), version)
	said := p.Said()
	if len(said) != 3 {
		t.Errorf("expected three warnings, got %q", said)
	}
	for i, line := range said {
		want := version + " is registered already; version " + map[bool]string{true: "99.0.0", false: version}[strings.Contains(line, "99.0.0")]
		if !strings.HasPrefix(line, "console.warning: ") || !strings.Contains(line, want) {
			t.Errorf("warning %d is %q, want %q", i, line, want)
		}
	}
	if n := strings.Count(strings.Join(said, "\n"), "99.0.0"); n != 2 {
		t.Errorf("%d warnings name the other version, want 2", n)
	}
}

// TestProgramElsewhere gives the element the address of its program.
func TestProgramElsewhere(t *testing.T) {
	var program string
	for name := range files {
		if strings.HasSuffix(name, ".wasm.lzma") {
			program = name
		}
	}
	s := newStand(t)
	other := newStand(t)
	other.mangle = header("Access-Control-Allow-Origin", "*")
	s.pages["/plain/program.wasm"] = string(unpacked(nil, program, files[program]))
	s.pages["/wrong.wasm.lzma"] = "not a program"
	for name, address := range map[string]string{
		"another path": "/" + program, "relative to the page": "../" + program, "another origin": other.URL + "/" + program, "an unpacked file of the wrong type": "/plain/program.wasm",
	} {
		t.Run(name, func(t *testing.T) {
			s.set(func() {
				s.pages["/docs/page.html"] = host(tag, `<scope-calculator eager wasm-src="`+address+`" query="key=trade:read_write&amp;ask=trade:read"></scope-calculator>`)
			})
			p := visit(t, s.URL+"/docs/page.html", view{})
			equal(t, "scope", p.scope(), grantedRead)
			equal(t, "downloads", len(p.Seen(".wasm")), 1)
		})
	}
	t.Run("a program that isn't ours", func(t *testing.T) {
		s.set(func() {
			s.pages["/docs/page.html"] = host(tag, `<scope-calculator eager wasm-src="/wrong.wasm.lzma" query="key=trade:read_write&amp;ask=trade:read"></scope-calculator>`)
		})
		p := visit(t, s.URL+"/docs/page.html", view{noWait: true, allow: []string{"integrity"}})
		p.wait(`$(".calc")?.dataset.state === "network"`)
		contains(t, "what it says", p.text(".sum"), "could not be loaded", "Try again")
		p.do(`el.setAttribute("wasm-src", a)`, "/"+program)
		p.click("button[data-action=retry]")
		p.wait(`$(".calc").dataset.state === "ready"`)
		equal(t, "scope with the right one", p.scope(), grantedRead)
	})
}

// TestStyling checks that exactly the published parts exist, and that every
// custom property changes something.
func TestStyling(t *testing.T) {
	type named struct{ Name, Default string }
	var manifest struct {
		Modules []struct {
			Declarations []struct{ CSSParts, CSSProperties []named }
		}
	}
	if err := json.Unmarshal(files["embed/custom-elements.json"], &manifest); err != nil {
		t.Fatal(err)
	}
	element := manifest.Modules[0].Declarations[0]

	p := open(t, "/t/one.html", view{})
	found := map[string]bool{}
	for _, state := range []string{
		`el.query = "key=account:read+trade:read_write+wallet:read&ask=account:read_write+trade:read_write+nonsense";`,
		`for (const name of ["code", "grants", "compare", "share", "calls"]) { $("button[data-panel=" + name + "]").click(); while (!$("section[data-panel=" + name + "]")) await frame(); } for (const e of $$(".who")) e.click();`,
		`el.query = "grant=fork_token&key=trade:read";`,
		`el.query = "key=trade:read_write&ask=trade:read&via=http";`,
	} {
		for _, part := range js[[]string](p, state+`await frame(); await frame(); return $$("[part]").flatMap((e) => [...e.part])`) {
			found[part] = true
		}
	}
	var published []string
	for _, part := range element.CSSParts {
		published = append(published, part.Name)
		if !found[part.Name] {
			t.Errorf("the part %s is published but doesn't exist", part.Name)
		}
		delete(found, part.Name)
	}
	for part := range found {
		t.Errorf("the part %s isn't published", part)
	}
	if slices.Contains(published, "answer") {
		equal(t, "a part styled from outside", js[string](p, `
			const sheet = new CSSStyleSheet();
			sheet.replaceSync("scope-calculator::part(answer) { outline: 3px dashed rgb(1, 2, 3) }");
			document.adoptedStyleSheets = [sheet];
			const got = getComputedStyle($(".sum")).outline;
			document.adoptedStyleSheets = [];
			return got;`), "rgb(1, 2, 3) dashed 3px")
	}

	for _, property := range element.CSSProperties {
		value := "rgb(1, 2, 3)"
		switch {
		case strings.HasSuffix(property.Name, "-radius"):
			value = "13px"
		case strings.HasSuffix(property.Name, "-font-size"):
			value = "23px"
		case strings.HasSuffix(property.Name, "-font"), strings.HasSuffix(property.Name, "-mono"):
			value = "fantasy"
		}
		const look = `
			const look = () => $$("*").filter((e) => e.checkVisibility()).map((e) => { const s = getComputedStyle(e); return [s.color, s.backgroundColor, s.borderColor, s.borderRadius, s.fontFamily, s.fontSize, s.fill, s.stroke, s.accentColor, s.textDecorationColor, s.backgroundImage, s.boxShadow, s.outlineColor].join(); });
			const before = look();
			el.style.setProperty(a, b);
			const after = look();
			el.removeAttribute("style");
			return after.filter((s, i) => s !== before[i]).length;`
		n := 0
		for _, query := range []string{"key=account:read+trade:read_write&ask=account:read_write+nonsense&key_name=a b", "key=account:read+trade:read_write&ask=account:read_write+trade:read_write"} {
			p.query(query)
			n += js[int](p, look, property.Name, value)
		}
		if n == 0 {
			t.Errorf("%s (%s) changes nothing", property.Name, property.Default)
		}
	}
	if len(published) < 20 || len(element.CSSProperties) < 8 {
		t.Error(fmt.Sprint("too few to be all: ", published, element.CSSProperties))
	}
}

// TestAttributesInAnyOrder upgrades tags with their attributes in every order:
// they arrive one by one, and the setting in the address always wins.
func TestAttributesInAnyOrder(t *testing.T) {
	p := open(t, "/t/one.html", view{})
	got := js[[]string](p, `
		const attributes = ["eager", "permalink", 'query="key=account:read&amp;ask=account:read"', 'views="answer"', 'grants="client_credentials"'];
		const orders = (list) => list.length < 2 ? [list] : list.flatMap((one, i) => orders(list.toSpliced(i, 1)).map((rest) => [one, ...rest]));
		el.remove();
		history.replaceState(null, "", "#key=trade:read&ask=trade:read");
		const found = [];
		for (const order of orders(attributes)) {
			// What innerHTML makes is upgraded when it enters the page.
			document.querySelector("main").innerHTML = "<scope-calculator " + order.join(" ") + "></scope-calculator>";
			const made = document.querySelector("scope-calculator");
			await made.ready;
			const views = [...made.shadowRoot.querySelector(".layout").children].filter((e) => e.offsetHeight).map((e) => e.className);
			found.push(made.result.scope + " in " + views);
			made.remove();
		}
		return found;`)
	equal(t, "orders", len(got), 120)
	for i, scope := range got {
		if scope != "connection mainaccount trade:read in sum,table" {
			t.Fatalf("order %d: %s", i, scope)
		}
	}
}

// TestFormerNames opens tags and links from the first edition: they still show
// what they were about.
func TestFormerNames(t *testing.T) {
	p := open(t, "/t/plain.html", view{noWait: true})
	for _, c := range []struct{ views, want string }{
		{"form", "login fields sum table"},
		{"answer", "sum table"},
		{"form answer", "login fields sum table"},
		{"answer, capabilities", "sum table can"},
		{"capabilities", "can"},
		{"needs", "paste login fields sum table"},
		{"verify", "paste login fields sum table"},
		{"methods", "calls"},
		{"grants", "grants"},
		{"compare", "compare"},
		{"request", "code"},
		{"share", "share"},
		{"form answer methods request", "login fields sum table calls code"},
		{"nothing known", "paste login fields sum table can bar-row"},
	} {
		got := js[string](p, loadElement+maker+`
			const one = await make({ eager: "", query: "key=trade:read_write&ask=trade:read", views: a });
			const names = ["paste", "login", "fields", "sum", "table", "can", "bar-row"];
			const panels = ["calls", "code", "grants", "compare", "share"];
			const seen = (s) => one.shadowRoot.querySelector(s)?.checkVisibility();
			for (let i = 0; i < 300 && one.shadowRoot.querySelector("div.panel"); i++) await new Promise((done) => setTimeout(done, 10));
			const found = [...names.filter((name) => seen("." + name)), ...panels.filter((name) => seen("section[data-panel=" + name + "]"))];
			const scope = one.result.scope;
			one.remove();
			return found.join(" ") + (scope === b ? "" : ", but " + scope);`, c.views, grantedRead)
		equal(t, "views="+c.views, got, c.want)
	}

	for _, c := range []struct{ link, scope string }{
		{"#key=trade:read_write&ask=trade:read", grantedRead},
		{"#grant=client_signature&via=http&account=sub&key_type=asymmetric&key=trade:read&key_name=bot1&sessions=3&ask=trade:read+session:desk&v=2026-08-18", "name:bot1 session:desk trade:read"},
		{"#grant=refresh_token&key=trade:read&held=mainaccount+session:bot1+trade:read", "mainaccount session:bot1 trade:read"},
		{"#grant=exchange_token&held=session:desk+trade:read&ask=trade:read&subject=main", "session:desk trade:read"},
		{"#grant=fork_token&held=mainaccount+session:a+trade:read&session_name=b", "mainaccount session:b trade:read"},
		{"#key=block_trade:read_write&features=block_trade_approval&ask=block_trade:read", "block_trade:read connection mainaccount"},
	} {
		p := open(t, "/"+c.link, view{})
		equal(t, "parameters of "+c.link, js[string](p, `
			const asked = new URLSearchParams(location.hash.slice(1)), got = new URLSearchParams(el.query);
			return [...asked].filter(([name, value]) => name !== "v" && got.get(name) !== value).map(String).join()`), "")
		equal(t, "scope of "+c.link, p.scope(), c.scope)
	}
}
