//go:build recipes

package recipes

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"scopecalculator/scripts/internal/tab"
)

// page is a tab that shows a page of a project.
type page struct{ *tab.Tab }

// open shows a page that may only send requests to its host.
func open(t *testing.T, address string, v tab.View) *page {
	t.Helper()
	scheme, rest, _ := strings.Cut(address, "://")
	host, _, _ := strings.Cut(rest, "/")
	v.Own = []string{scheme + "://" + host + "/", "data:", "blob:"}
	p := &page{tab.New(t, v)}
	p.GoTo(address)
	return p
}

// prelude is available in every script.
const prelude = `
const el = document.querySelector("scope-calculator");
const words = (e) => e.textContent.replace(/\s+/g, "");
// Whether what you see behind an element is light or dark.
const shade = (e) => {
	for (; e; e = e.parentElement) {
		const [r, g, b, alpha = 1] = getComputedStyle(e).backgroundColor.match(/[\d.]+/g).map(Number);
		if (alpha > 0.5) return r + g + b > 384 ? "light" : "dark";
	}
	return "light";
};
`

// js runs the body of an async function in the page and returns its value. The
// argument arrives as a.
func js[T any](p *page, body string, args ...any) T {
	p.Helper()
	given, err := json.Marshal(append([]any{}, args...))
	p.Must("arguments", err)
	value, err := tab.Eval[T](p.Tab, "(async (a) => {"+prelude+body+"\n})(..."+string(given)+")", chromedp.EvalAwaitPromise)
	if err != nil {
		p.Fatalf("%v, in\n%s", err, strings.TrimSpace(body))
	}
	return value
}

// do runs a script for its effect. The page may navigate meanwhile.
func (p *page) do(body string, args ...any) {
	p.Helper()
	js[chromedp.Void](p, "setTimeout(() => {"+body+"\n})", args...)
}

// wait runs until the expression holds. While one page changes to another,
// there's nothing to ask.
func (p *page) wait(expression string, args ...any) {
	p.Helper()
	given, err := json.Marshal(append([]any{}, args...))
	p.Must("arguments", err)
	deadline := time.Now().Add(tab.Patience)
	for {
		holds, err := tab.Eval[bool](p.Tab, "((a) => {"+prelude+"return !!("+expression+")\n})(..."+string(given)+")")
		if err == nil && holds {
			return
		}
		if time.Now().After(deadline) {
			p.Fatalf("never came true: %s %v %v", expression, args, err)
		}
		time.Sleep(50 * time.Millisecond)
	}
}

// settle gives a page time to say what it has to say.
func (p *page) settle() { time.Sleep(500 * time.Millisecond) }

// outside asks a page whose own scripts are off.
func (p *page) outside(expression string) string {
	p.Helper()
	value, err := tab.Eval[string](p.Tab, "String("+expression+")")
	p.Must(expression, err)
	return value
}
