// Command screenshots takes pictures of every view and state of the
// calculator at three widths, in light and dark, for people to review:
//
//	go run ./scripts/screenshots            writes site/screenshots/ with an index.html
//	go run ./scripts/screenshots -only form,refused
//	go run ./scripts/screenshots -picture   writes site/picture.png for the README
//
// The pictures are not kept in git, but for the README's.
package main

import (
	"context"
	"flag"
	"fmt"
	"html/template"
	"net"
	"net/http"
	"os"
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
)

// widths are those of the page, in CSS pixels.
var widths = []int{320, 680, 1200}

// shot is one state worth a picture.
type shot struct {
	name string
	// query is the calculator's, open the panels opened beside the answer.
	query string
	open  []string
	// page is a page of the site to picture instead.
	page string
	// act is JavaScript run on the calculator, called c, before the picture.
	act string
}

const usual = "key=account:read+trade:read_write+wallet:read&ask=account:read_write+trade:read_write"

var shots = []shot{
	{name: "home", page: "/"},
	{name: "clipped", query: "key=account:read+trade:read_write&ask=account:read_write+trade:read_write"},
	{name: "inherited", query: usual},
	{name: "key-unknown", query: "ask=trade:read_write+wallet:none"},
	{name: "empty", query: ""},
	{name: "http-session", query: "via=http&sessions=15&key_name=bot1&" + usual},
	{name: "mistakes", query: "key=trade:read_write+wallets:read&ask=Trade:READ,+account:[read,+read_write,+none]+ip:10.0.0.0/8+session:"},
	{name: "conflict", query: "key=trade:read_write&ask=trade:read+trade:read_write+connection+session:a"},
	{name: "refused", query: "key_type=asymmetric&" + usual},
	{name: "refresh", query: "grant=refresh_token&key=trade:read_write+wallet:read_write&held=mainaccount+session:bot1+trade:read+wallet:read&ask=trade:read_write"},
	{name: "exchange", query: "grant=exchange_token&held=account:read+mainaccount+session:bot1+trade:read_write&ask=trade:read"},
	{name: "fork-refused", query: "grant=fork_token&session_name=b&held=connection+mainaccount+trade:read_write"},
	{name: "reason", query: usual, act: "c.shadowRoot.querySelector('details.why').open = true"},
	{name: "panels", query: usual, open: []string{"capabilities", "grants", "methods"}},
	{name: "panels-empty", query: usual, open: []string{"needs", "verify", "compare"}},
	{name: "needs", query: "", open: []string{"needs"}, act: `const t = c.shadowRoot.querySelector("#needs-text");
		t.value = 'await call("private/buy"); call("private/get_postions"); subscribe("user.portfolio.btc"); private/withdraw private/send_rfq public/ticker private/set_mmp_config private/get_leg_prices';
		t.dispatchEvent(new InputEvent("input", { bubbles: true }));`},
	{name: "verify", query: usual, open: []string{"verify"}, act: `const t = c.shadowRoot.querySelector("#answer-text");
		t.value = '{"result":{"access_token":"1700000000000.Qx7-kL2p.Zt9_mVb4NcR7wKdY2hJ-s5GfA1uEo8PiTq","scope":"account:read connection mainaccount trade:read_write block_rfq:read","expires_in":31536000}}';
		t.dispatchEvent(new InputEvent("input", { bubbles: true }));`},
	{name: "compare", query: usual, open: []string{"compare"}, act: `const r = c.shadowRoot; [...r.querySelectorAll("[data-panel=compare] button")].find((b) => b.textContent.includes("Pin")).click();
		await new Promise((done) => setTimeout(done, 200)); c.query = "key=account:read+trade:read_write+wallet:read_write&ask=trade:read";`},
	{name: "request", query: "via=http&" + usual, open: []string{"request", "share"}},
}

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "screenshots:", err)
		os.Exit(1)
	}
}

func run() error {
	out := flag.String("out", "site/screenshots", "folder to write to")
	only := flag.String("only", "", "names of the states to picture, with commas")
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
		return take(ctx, origin, shots[1], 760, "light", "site/picture.png")
	}
	if err := os.MkdirAll(*out, 0o755); err != nil {
		return err
	}
	var taken []string
	for _, s := range shots {
		if *only != "" && !slices.Contains(strings.Split(*only, ","), s.name) {
			continue
		}
		for _, width := range widths {
			for _, scheme := range []string{"light", "dark"} {
				name := fmt.Sprintf("%s-%d-%s.png", s.name, width, scheme)
				if err := take(ctx, origin, s, width, scheme, filepath.Join(*out, name)); err != nil {
					return fmt.Errorf("%s: %w", name, err)
				}
				taken = append(taken, name)
			}
		}
		fmt.Println(s.name)
	}
	return index(filepath.Join(*out, "index.html"), taken)
}

// serve serves the built site on loopback, and an empty page for a calculator
// of its own.
func serve(files site.Files) (origin string, stop func(), err error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", nil, err
	}
	types := map[string]string{".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css"}
	server := &http.Server{ReadHeaderTimeout: 10 * time.Second, Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/blank" {
			w.Header().Set("Content-Type", types[".html"])
			fmt.Fprint(w, `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>A calculator</title><style>:root{color-scheme:light dark}body{margin:16px;font-family:system-ui}</style><script type="module" src="/embed/scope-calculator.js"></script>`)
			return
		}
		name := strings.TrimPrefix(r.URL.Path, "/")
		if name == "" {
			name = "index.html"
		}
		data, ok := files[name]
		if !ok {
			http.NotFound(w, r)
			return
		}
		if t := types[filepath.Ext(name)]; t != "" {
			w.Header().Set("Content-Type", t)
		}
		w.Write(data)
	})}
	go server.Serve(listener)
	return "http://" + listener.Addr().String(), func() { server.Close() }, nil
}

// take pictures one state.
func take(parent context.Context, origin string, s shot, width int, scheme, file string) error {
	ctx, end := chromedp.NewContext(parent)
	defer end()
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	address := origin + "/blank"
	if s.page != "" {
		address = origin + s.page
	}
	setup := func(ctx context.Context, t *chromedp.Target) (chromedp.Void, error) {
		var none chromedp.Void
		if _, err := cdp.Call(ctx, t, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: int64(width), Height: 900, DeviceScaleFactor: 1}); err != nil {
			return none, err
		}
		_, err := cdp.Call(ctx, t, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}})
		return none, err
	}
	if err := chromedp.Do(ctx, setup, chromedp.Navigate(address)); err != nil {
		return err
	}
	script := `Promise.all(Array.from(document.querySelectorAll("scope-calculator"), (c) => { c.setAttribute("eager", ""); return c.ready; })).then(() => new Promise((done) => setTimeout(() => done(document.documentElement.scrollHeight), 400)))`
	if s.page == "" {
		open := ""
		for _, panel := range s.open {
			open += fmt.Sprintf("{const d = c.shadowRoot.querySelector('details[data-panel=%s]'); if (d) d.open = true;}", panel)
		}
		script = fmt.Sprintf(`(async () => {
			await customElements.whenDefined("scope-calculator");
			const c = document.createElement("scope-calculator");
			c.setAttribute("eager", ""); c.setAttribute("query", %q);
			document.body.append(c);
			await c.ready;
			%s
			await new Promise((done) => setTimeout(done, 200));
			%s
			await new Promise((done) => setTimeout(done, 400));
			return document.documentElement.scrollHeight;
		})()`, s.query, open, s.act)
	}
	height, err := chromedp.Run(ctx, chromedp.Evaluate[float64](script, chromedp.EvalAwaitPromise))
	if err != nil {
		return err
	}
	image, err := chromedp.Run(ctx, func(ctx context.Context, t *chromedp.Target) ([]byte, error) {
		shot, err := cdp.Call(ctx, t, page.CaptureScreenshot, page.CaptureScreenshotParams{
			CaptureBeyondViewport: new(true), Clip: &page.Viewport{Width: float64(width), Height: height, Scale: 1},
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
