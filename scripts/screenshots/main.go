// Command screenshots takes pictures of every view and state of the
// calculator, and of every page of the site, at three widths, in light and
// dark, for people to review:
//
//	go run ./scripts/screenshots            writes site/screenshots/ with an index.html
//	go run ./scripts/screenshots -only refused,page-grants
//	go run ./scripts/screenshots -only 'page-*'
//	go run ./scripts/screenshots -picture   writes site/picture.png for the README
//
// Only the README's picture is kept in git.
package main

import (
	"cmp"
	"context"
	"flag"
	"fmt"
	"html/template"
	"net"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"scopecalculator/build/site"
	"scopecalculator/scripts/internal/chromium"
	"scopecalculator/scripts/internal/states"
)

// widths are those of the page, in CSS pixels.
var widths = []int{320, 680, 1200}

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "screenshots:", err)
		os.Exit(1)
	}
}

func run() error {
	out := flag.String("out", "site/screenshots", "folder to write to")
	only := flag.String("only", "", "names or patterns of what to picture, with commas")
	picture := flag.Bool("picture", false, "write site/picture.png instead")
	flag.Parse()

	root, err := filepath.Abs(".")
	if err != nil {
		return err
	}
	files, err := site.Build(root)
	if err != nil {
		return err
	}
	origin, closeServer, err := serve(files)
	if err != nil {
		return err
	}
	defer closeServer()
	ctx, quit, err := chromium.Start()
	if err != nil {
		return err
	}
	defer quit()

	if *picture {
		answer := states.State{
			Query: "key=account:read+trade:read_write+wallet:read_write&ask=account:read_write+trade:read_write",
			Act:   `c.setAttribute("views", "token")`,
		}
		return take(ctx, origin, answer, 800, "light", "site/picture.png")
	}
	if err := os.MkdirAll(*out, 0o755); err != nil {
		return err
	}
	var taken []string
	for _, s := range append(slices.Clone(states.All), pages(files)...) {
		if *only != "" && !slices.ContainsFunc(strings.Split(*only, ","), func(pattern string) bool {
			wanted, _ := path.Match(pattern, s.Name)
			return wanted
		}) {
			continue
		}
		for _, width := range widths {
			for _, scheme := range []string{"light", "dark"} {
				name := fmt.Sprintf("%s-%d-%s.png", s.Name, width, scheme)
				if err := take(ctx, origin, s, width, scheme, filepath.Join(*out, name)); err != nil {
					return fmt.Errorf("%s: %w", name, err)
				}
				taken = append(taken, name)
			}
		}
		fmt.Println(s.Name)
	}
	return index(filepath.Join(*out, "index.html"), taken)
}

// pages lists the pages of the site, and what you can do on them.
func pages(files site.Files) []states.State {
	var list []states.State
	for _, name := range files.Names() {
		if stem, ok := strings.CutSuffix(name, ".html"); ok && path.Base(name) == name && stem != "scope-calculator" {
			list = append(list, states.State{Name: "page-" + stem, Page: "/" + name})
		}
	}
	type typed struct{ name, page, words string }
	for _, t := range []typed{{"found", "/grants.html", "withdraw"}, {"nothing-found", "/grants.html", "zzz"}, {"search-empty", "/grants.html", ""}} {
		list = append(list, states.State{Name: "page-" + t.name, Page: t.page, Act: fmt.Sprintf(`
			const box = document.querySelector(".search input");
			if (!box.checkVisibility()) document.querySelector(".search button").click();
			box.focus();
			while (!document.querySelector(".found")) await new Promise((done) => setTimeout(done, 20));
			box.value = %q;
			box.dispatchEvent(new InputEvent("input"));`, t.words)})
	}
	return append(list,
		states.State{Name: "page-filtered", Page: "/methods.html?q=subaccount+read"},
		states.State{Name: "page-filtered-away", Page: "/methods.html?q=zzz"},
		states.State{Name: "page-target", Page: "/methods.html#private-buy"},
		states.State{Name: "page-one-result", Page: "/embed.html", Act: `document.querySelector("[data-views=token]").click();`},
		states.State{Name: "page-menu", Page: "/grants.html", Act: `document.querySelector(".menu").open = true;`},
	)
}

// serve serves the built site on loopback, and an empty page for a separate
// calculator.
func serve(files site.Files) (origin string, stop func(), err error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", nil, err
	}
	server := &http.Server{ReadHeaderTimeout: 10 * time.Second, Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/blank" {
			w.Header().Set("Content-Type", site.MediaType(".html"))
			fmt.Fprint(w, `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>A calculator</title><style>:root{color-scheme:light dark}body{margin:16px;font-family:system-ui}</style><script type="module" src="/embed/scope-calculator.js"></script>`)
			return
		}
		name := cmp.Or(strings.TrimPrefix(r.URL.Path, "/"), "index.html")
		data, ok := files[name]
		if !ok {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", site.MediaType(name))
		w.Write(data)
	})}
	go server.Serve(listener)
	return "http://" + listener.Addr().String(), func() { server.Close() }, nil
}

// take takes pictures of one state.
func take(parent context.Context, origin string, s states.State, width int, scheme, file string) error {
	ctx, end := chromedp.NewContext(parent)
	defer end()
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	address := origin + "/blank"
	if s.Page != "" {
		address = origin + s.Page
	}
	setup := func(ctx context.Context, t *chromedp.Target) (chromedp.Void, error) {
		var none chromedp.Void
		if _, err := cdp.Call(ctx, t, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: int64(width), Height: 900, DeviceScaleFactor: 1}); err != nil {
			return none, err
		}
		// Once the window is as tall as the page, the scroll bar would disappear and the width would
		// change.
		if _, err := cdp.Call(ctx, t, emulation.SetScrollbarsHidden, emulation.SetScrollbarsHiddenParams{Hidden: true}); err != nil {
			return none, err
		}
		_, err := cdp.Call(ctx, t, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}})
		return none, err
	}
	if err := chromedp.Do(ctx, setup, chromedp.Navigate(address)); err != nil {
		return err
	}
	script := `(async () => {
		await Promise.all(Array.from(document.querySelectorAll("scope-calculator"), (c) => { c.setAttribute("eager", ""); return c.ready; }));
		` + s.Act + `
		await new Promise((done) => setTimeout(done, 400));
		// What's out of sight gets its real height only once it has been near.
		for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight) {
			scrollTo(0, y);
			await new Promise(requestAnimationFrame);
		}
		scrollTo(0, 0);
		return document.querySelector(".found") ? innerHeight : document.documentElement.scrollHeight;
	})()`
	if s.Page == "" {
		script = "(async () => {" + s.Script() + `
			await new Promise((done) => setTimeout(done, 400));
			return Math.ceil(document.documentElement.getBoundingClientRect().height);
		})()`
	}
	height, err := chromedp.Run(ctx, chromedp.Evaluate[float64](script, chromedp.EvalAwaitPromise))
	if err != nil {
		return err
	}
	// What's out of sight may not be drawn yet, so the window grows to the
	// page's height. Only the height changes, so nothing is laid out again.
	tall := func(ctx context.Context, t *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, t, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: int64(width), Height: int64(height), DeviceScaleFactor: 1})
		return chromedp.Void{}, err
	}
	const drawn = `(async () => {
		if (document.querySelector(".found")) return;
		const skipped = (c) => c.checkVisibility() && ![...c.shadowRoot?.querySelectorAll(".layout > *") ?? []].some((e) => e.checkVisibility({ contentVisibilityAuto: true }));
		while (Array.from(document.querySelectorAll("scope-calculator")).some(skipped)) await new Promise(requestAnimationFrame);
		await new Promise((done) => setTimeout(done, 150));
	})()`
	if err := chromedp.Do(ctx, tall, chromedp.Evaluate[chromedp.Void](drawn, chromedp.EvalAwaitPromise)); err != nil {
		return err
	}
	image, err := chromedp.Run(ctx, func(ctx context.Context, t *chromedp.Target) ([]byte, error) {
		shot, err := cdp.Call(ctx, t, page.CaptureScreenshot, page.CaptureScreenshotParams{
			Clip: &page.Viewport{Width: float64(width), Height: height, Scale: 1},
		})
		return shot.Data, err
	})
	if err != nil {
		return err
	}
	return os.WriteFile(file, image, 0o644)
}

// index writes a page with all pictures.
func index(file string, names []string) error {
	f, err := os.Create(file)
	if err != nil {
		return err
	}
	defer f.Close()
	return template.Must(template.New("").Parse(`<!doctype html><meta charset="utf-8"><title>Screenshots</title>
<style>body{font:14px system-ui}figure{display:inline-block;vertical-align:top;margin:8px}img{border:1px solid #888}</style>
{{range .}}<figure><figcaption>{{.}}</figcaption><img src="{{.}}" alt="{{.}}"></figure>{{end}}`)).Execute(f, names)
}
