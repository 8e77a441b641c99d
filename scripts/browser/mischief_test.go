//go:build browser

package browser

import (
	"encoding/base64"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"scopecalculator/build/wasmbuild"
)

// mischievous is a host with the files that ship, except for the program:
// that's the one in ./mischief, under its own name and hash.
func mischievous(t *testing.T) *stand {
	t.Helper()
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	// Already compiled for the build in TestMain, so it's in the toolchain's
	// cache.
	real, err := wasmbuild.Compile(root, program)
	if err != nil {
		t.Fatal(err)
	}
	odd, err := wasmbuild.CompileOther(root, "./scripts/browser/mischief", program)
	if err != nil {
		t.Fatal(err)
	}
	inside := func(b wasmbuild.Binary) string { return base64.StdEncoding.EncodeToString(b.Packed) }
	swap := strings.NewReplacer(real.Integrity(), odd.Integrity(), inside(real), inside(odd), real.Name(), odd.Name())
	s := newStand(t)
	for _, name := range []string{"scope-calculator.js", "scope-calculator.all.js"} {
		shipped := string(files["embed/"+name])
		script := swap.Replace(shipped)
		if script == shipped {
			t.Fatalf("%s is still the one that ships", name)
		}
		s.pages["/odd/"+name] = script
	}
	s.pages["/odd/"+odd.Name()] = string(odd.Packed)
	for name, content := range files {
		if strings.HasPrefix(name, "embed/later-") {
			s.pages["/odd/"+strings.TrimPrefix(name, "embed/")] = string(content)
		}
	}
	return s
}

// Chromium's headless shell never comes back from the small program's frames,
// which the whole of Chromium ends at once: run this test in the latter.

// faults are what can go wrong inside the program, and what the page then says
// under "What happened", with Go's program and with TinyGo's, where a panic is
// a trap. If it's empty, the program doesn't have this fault.
var faults = []struct{ name, says, tiny string }{
	{"panic", "the test's own panic", "unreachable"},
	{"nil", "nil pointer dereference", "unreachable"},
	{"number", "no answer", "no answer"},
	{"null", "no answer", "no answer"},
	{"object", "no answer", "no answer"},
	{"struct", "invalid value", "unreachable"},
	{"empty", "JSON", "JSON"},
	{"garbage", "JSON", "JSON"},
	{"version", "another version", "another version"},
	{"hollow", "another version", "another version"},
	{"stack", "Maximum call stack size exceeded", "Maximum call stack size exceeded"},
	{"memory", "out of memory", "unreachable"},
	{"frames", "panic", "memory access out of bounds"},
	{"sleep", "no answer", "unreachable"},
	{"leave", "no answer", ""}, // its main doesn't run
}

// recovery is how long a reader may have to wait for the answer, or to learn
// that there is none.
const recovery = time.Second

// TestRowsGoByName gives the element answers with one domain more and one less
// than it knows: each row shows what the answer says about its domain, and
// nothing if the answer doesn't have it. A domain without a row is in the
// comparison of grants.
func TestRowsGoByName(t *testing.T) {
	s := mischievous(t)
	s.pages["/module.html"] = host(`<script type="module" src="/odd/scope-calculator.js"></script>`, `<scope-calculator eager></scope-calculator>`)
	p := visit(t, s.URL+"/module.html", view{})
	const query = "key=account:read_write+custody:read+trade:read_write+wallet:read&ask=account:read_write+trade:read_write"
	const rows = `return $$("li.row").filter((e) => e.checkVisibility()).map((e) => e.dataset.domain + ": " + (e.querySelector(".meter.got").getAttribute("aria-label") ?? "").replace(/;.*/, "") + " " + text(e.querySelector(".who small"))).join("\n")`
	const table = `
		if (!$("section[data-panel=grants]")) $("button[data-panel=grants]").click();
		for (let i = 0; i < 100 && (!$("td[data-current]") || $("tr[data-row=options]") === null === a); i++) await frame();
		const panel = $("section[data-panel=grants]");
		return [...panel.querySelectorAll("tr:has(th[scope=row] code)")].map((tr) => tr.dataset.row + ": " + tr.querySelector("td[data-current] span:last-of-type").textContent).join("\n");`
	const account, trade, wallet, trade2, rfq, custody, none = "account: exactly read_write as asked", "trade: exactly read_write as asked", "wallet: from none to read, likely read from key", "block_trade: exactly none not on key", "block_rfq: exactly none not on key", "custody: from none to read, likely read from key", "custody: not known yet "
	for _, c := range []struct {
		fault string
		rows  []string
		table []string
	}{
		{"more.9", []string{account, trade, wallet, trade2, rfq, custody}, []string{"account: read_write", "block_rfq: none", "block_trade: none", "custody: read", "options: read", "trade: read_write", "wallet: read", "mainaccount: yes"}},
		{"fewer.9", []string{account, trade, wallet, trade2, rfq, none}, []string{"account: read_write", "block_rfq: none", "block_trade: none", "trade: read_write", "wallet: read", "mainaccount: yes"}},
		{"", []string{account, trade, wallet, trade2, rfq, custody}, []string{"account: read_write", "block_rfq: none", "block_trade: none", "custody: read", "trade: read_write", "wallet: read", "mainaccount: yes"}},
	} {
		t.Run(c.fault, func(t *testing.T) {
			p.within(t)
			p.query(query + "&key_name=" + c.fault)
			equal(t, "rows", js[string](p, rows), strings.Join(c.rows, "\n"))
			equal(t, "by grant", js[string](p, table, c.fault == "more.9"), strings.Join(c.table, "\n"))
		})
	}
}

// TestProgramFails gives the page a program that fails in every way we know.
// Failing once costs the reader only a remark; failing again on the same input
// ends in a sentence and a button, and other input still works. The other
// calculator on the page, which shares the program, notices nothing, and no
// exception reaches the page. One thing can't be fixed: a program that never
// returns blocks the page it runs in, as any script would.
func TestProgramFails(t *testing.T) { eachProgram(t, testProgramFails) }

func testProgramFails(t *testing.T) {
	s := mischievous(t)
	two := `<scope-calculator eager></scope-calculator><scope-calculator eager query="key=trade:read"></scope-calculator><button>The page's own</button>`
	s.pages["/module.html"] = host(`<script type="module" src="/odd/scope-calculator.js"></script>`, two)
	s.pages["/classic.html"] = host("", two+src("/odd/scope-calculator.all.js"))

	// ask sets the query and reports the element's state, how long that took,
	// and whether the page and its other element still work.
	type outcome struct {
		State, Scope, Says, Happened string
		Recovered                    bool
		Took                         float64
		Neighbor                     string
	}
	const answer = `
		const start = performance.now();
		a === "retry" ? $("button[data-action=retry]").click() : el.query = a;
		await frame();
		while ($(".calc").dataset.state === "waiting") await frame();
		const took = performance.now() - start;
		const details = $(".status details");
		const happened = details.hidden ? "" : details.querySelector("pre").textContent;
		const said = text($(".finding")) + " " + text($(".status"));
		const other = document.querySelectorAll("scope-calculator")[1];
		other.query = "key=wallet:read&ask=wallet:read&sessions=" + (window.count = (window.count ?? 0) + 1);
		let clicked = 0;
		const button = document.querySelector("main > button");
		button.addEventListener("click", () => clicked++, { once: true });
		button.click();
		return {
			state: $(".calc").dataset.state, scope: el.result?.scope ?? "", says: said ?? "", happened, took,
			recovered: $(".calc").hasAttribute("data-recovered") && text($(".can .advice")).includes("crashed on this input and restarted"),
			neighbor: [other.result?.scope, other.shadowRoot.querySelector(".calc").dataset.state, clicked].join(),
		};`
	const scope, undisturbed = "connection mainaccount trade:read", "connection mainaccount wallet:read,ready,1"

	for _, way := range []string{"module", "classic"} {
		p := visit(t, s.URL+"/"+way+".html", view{})
		p.wait(`document.querySelectorAll("scope-calculator")[1].result`)
		ask := func(t *testing.T, what string) outcome {
			t.Helper()
			got := js[outcome](p, answer, what)
			if took := millis(got.Took); took > recovery {
				t.Errorf("%s took %v, more than %v", what, took, recovery)
			}
			equal(t, what+": the page and the other element", got.Neighbor, undisturbed)
			return got
		}
		var slowest float64
		for _, fault := range faults {
			if way == "classic" && fault.name != "panic" && fault.name != "stack" {
				continue // the only difference is where the program comes from
			}
			if program == wasmbuild.TinyGo {
				fault.says = fault.tiny
			}
			if fault.says == "" {
				continue
			}
			t.Run(way+" "+fault.name, func(t *testing.T) {
				once := ask(t, "key=trade:read&ask=trade:read&key_name="+fault.name+".1")
				equal(t, "once: state", once.State, "ready")
				equal(t, "once: scope", once.Scope, scope)
				equal(t, "once: the remark that it restarted", once.Recovered, true)

				twice := ask(t, "key=trade:read&ask=trade:read&key_name="+fault.name+".2")
				equal(t, "twice: state", twice.State, "crashed")
				equal(t, "twice: result", twice.Scope, "")
				contains(t, "twice: what it says", twice.Says, "stopped twice in a row", "Change the input, or try again.", "Try again", "What happened")
				contains(t, "twice: what happened", twice.Happened, fault.says)
				if twice.Happened == "" {
					t.Error("twice: it doesn't say what happened")
				}
				other := ask(t, "key=trade:read_write&ask=trade:read")
				equal(t, "other input: state and scope", other.State+" "+other.Scope, "ready "+grantedRead)
				equal(t, "other input: no remark", other.Recovered, false)

				again := ask(t, "key=trade:read&ask=trade:read&key_name="+fault.name+".4")
				equal(t, "four times: state", again.State, "crashed")
				again = ask(t, "retry")
				equal(t, "after the first retry", again.State, "crashed")
				again = ask(t, "retry")
				equal(t, "after the second retry", again.State+" "+again.Scope, "ready "+scope)
				slowest = max(slowest, once.Took, twice.Took)
			})
		}
		t.Logf("%s: the slowest recovery or refusal took %v", way, millis(slowest))

		if way == "classic" {
			continue
		}
		t.Run("dies after its answer", func(t *testing.T) {
			late := ask(t, "key=trade:read&ask=trade:read&key_name=late.1")
			equal(t, "state and scope", late.State+" "+late.Scope, "ready "+scope)
			p.do(`await new Promise((done) => setTimeout(done, 20))`)
			next := ask(t, "key=trade:read_write&ask=trade:read")
			equal(t, "next: state and scope", next.State+" "+next.Scope, "ready "+grantedRead)
		})
		t.Run("answers what can't be drawn", func(t *testing.T) {
			got := ask(t, "key=trade:read&ask=trade:read&key_name=shape.1")
			equal(t, "state and scope", got.State+" "+got.Scope, "crashed ")
			contains(t, "what it says", got.Says, "The calculator stopped.", "Change the input, or try again.")
			contains(t, "what happened", got.Happened, "TypeError")
			got = ask(t, "retry")
			equal(t, "after a retry", got.State+" "+got.Scope, "ready "+scope)
		})
		t.Run("does not start again", func(t *testing.T) {
			got := ask(t, "key=trade:read&ask=trade:read&key_name=boot.1")
			equal(t, "state", got.State, "crashed")
			contains(t, "what happened", got.Happened, map[wasmbuild.Compiler]string{wasmbuild.Go: "does not let it start", wasmbuild.TinyGo: "did not start"}[program])
			equal(t, "after a retry", ask(t, "retry").State, "ready")
		})
	}
}
