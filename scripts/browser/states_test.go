//go:build browser

package browser

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"

	"scopecalculator/scripts/internal/looks"
	"scopecalculator/scripts/internal/states"
)

// TestEveryState brings the calculator into each of its states, at three
// widths, in light and dark: nothing sticks out, everything is readable, and
// axe-core finds nothing.
func TestEveryState(t *testing.T) {
	axe := readAxe(t)
	for _, dark := range []bool{false, true} {
		for _, width := range widths {
			scheme := "light"
			if dark {
				scheme = "dark"
			}
			t.Run(fmt.Sprintf("%d %s", width, scheme), func(t *testing.T) {
				t.Parallel() // axe-core works in the page's own process
				p := open(t, "/t/one.html", view{width: width, dark: dark})
				for _, s := range states.All {
					if s.Page != "" {
						continue // TestSchemesAndWidths looks at pages
					}
					t.Run(s.Name, func(t *testing.T) {
						p.within(t)
						p.do("{" + s.Script() + "} await frame(); await frame();")
						equal(t, "overflow", js[string](p, overflow), "")
						equal(t, "words on top of others", js[string](p, looks.Overlap), "")
						equal(t, "faint text", js[string](p, faint, 2), "")
						equal(t, "what the state is about", js[string](p, looks.Seen, s.Shows), "")
						equal(t, "levels in two lines", js[string](p, looks.TwoLines), "")
						// Contrast takes axe-core most of its time, and faint measures it
						// everywhere: one width is enough for both.
						var without []string
						if width != 680 {
							without = []string{"color-contrast"}
						}
						p.accessible(s.Name, axe, without...)
					})
				}
			})
		}
	}
}

// TestFoldedWithoutAnswer: the line of the folded rows says nothing of a key
// once there's no answer.
func TestFoldedWithoutAnswer(t *testing.T) {
	p := open(t, "/t/one.html", view{width: 320})
	p.do(`el.query = a`, "key=account:read+trade:read&ask=trade:read")
	p.wait(`$(".calc").dataset.state === "ready"`)
	contains(t, "folded rows", p.text(".fold"), "wallet, block_trade, block_rfq, custody: not on key")
	p.do(`el.query = "ask=" + "trade:read+".repeat(7000)`)
	p.wait(`$(".calc").dataset.state === "too-long"`)
	equal(t, "folded rows without an answer", strings.TrimSpace(strings.TrimSuffix(p.text(".fold"), "Show")), "wallet, block_trade, block_rfq, custody")
}

// TestOtherMedia looks at a busy state with forced colors, print, reduced
// motion and right-to-left text.
func TestOtherMedia(t *testing.T) {
	axe := readAxe(t)
	busy := states.All[0]
	for _, s := range states.All {
		if s.Name == states.Busy {
			busy = s
		}
	}
	for _, c := range []struct {
		name  string
		media emulation.SetEmulatedMediaParams
		act   string
	}{
		{"forced colors", emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "forced-colors", Value: "active"}}}, ""},
		{"reduced motion", emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-reduced-motion", Value: "reduce"}}}, ""},
		{"print", emulation.SetEmulatedMediaParams{Media: "print"}, `dispatchEvent(new Event("beforeprint"));`},
		{"right to left", emulation.SetEmulatedMediaParams{}, `document.documentElement.dir = "rtl";`},
	} {
		for _, width := range widths {
			if c.name == "print" && width < 400 {
				continue // no paper is that narrow
			}
			t.Run(fmt.Sprintf("%s %d", c.name, width), func(t *testing.T) {
				p := open(t, "/t/one.html", view{width: width})
				call(p, emulation.SetEmulatedMedia, c.media)
				p.do("{" + busy.Script() + c.act + "} await frame(); await frame();")
				equal(t, "overflow", js[string](p, overflow), "")
				equal(t, "words on top of others", js[string](p, looks.Overlap), "")
				if c.name == "print" {
					equal(t, "left closed in print", js[string](p, `return $$("details:not([open]), .row:not(:has(.reason .rule)), .reason:empty").filter((e) => e.checkVisibility()).map((e) => e.outerHTML.slice(0, 80)).join("\n")`), "")
					equal(t, "what paper has no use for", js[string](p, `return $$(".paste, .bar-row, .delta, .clear, [data-action]").filter((e) => e.checkVisibility()).map((e) => e.className).join()`), "")
				}
				if c.name == "reduced motion" {
					equal(t, "what moves all the same", js[string](p, `return root.getAnimations({ subtree: true }).map((a) => a.animationName ?? a.transitionProperty).join()`), "")
				}
				p.accessible(c.name, axe)
			})
		}
	}
}

// TestTouch looks at a phone: text smaller than 16 px in a box makes Safari
// zoom the page when you tap it.
func TestTouch(t *testing.T) {
	p := open(t, "/t/one.html", view{width: 390})
	call(p, emulation.SetTouchEmulationEnabled, emulation.SetTouchEmulationEnabledParams{Enabled: true})
	equal(t, "the pointer is a finger", js[bool](p, `return matchMedia("(pointer: coarse)").matches`), true)
	p.query("grant=fork_token&session_name=b&held=account:read+mainaccount+session:a")
	p.paste("[name=paste]", "forbidden (13021)")
	p.unfoldPanel("calls")
	p.click("button[name=settings]")
	const boxes = `$$("input:not([type=radio], [type=checkbox]), textarea, select").filter((e) => e.checkVisibility())`
	equal(t, "boxes", js[string](p, `return `+boxes+`.map((e) => e.name).join()`), "paste,job,which,grant,session_name,via,account,key_type,key_name,sessions,key,held,next,method_search")
	equal(t, "boxes with small letters", js[string](p, `return `+boxes+`.filter((e) => parseFloat(getComputedStyle(e).fontSize) < 16).map((e) => e.name).join()`), "")
	equal(t, "letters of the mirror and the text", js[bool](p, `return getComputedStyle($(".mirror")).fontSize === getComputedStyle($("#key-text")).fontSize`), true)
	equal(t, "overflow", js[string](p, overflow), "")
}
