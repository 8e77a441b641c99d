//go:build browser

package browser

import (
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"path"
	"slices"
	"sync"
	"testing"
	"time"

	"scopecalculator/build/wasmbuild"
)

// line is a network line that all of a host's responses share.
type line struct {
	perSecond int // bytes
	latency   time.Duration

	mu   sync.Mutex
	free time.Time
}

// carry sends the handler's responses over the line.
func (l *line) carry(handler http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		recorded := httptest.NewRecorder()
		handler.ServeHTTP(recorded, r)
		time.Sleep(l.latency)
		for name, values := range recorded.Header() {
			w.Header()[name] = values
		}
		w.WriteHeader(recorded.Code)
		for body := recorded.Body.Bytes(); len(body) > 0; {
			n := min(len(body), 4096)
			l.mu.Lock()
			// A sleep that took too long must not slow the line down.
			if now := time.Now(); l.free.Before(now.Add(-20 * time.Millisecond)) {
				l.free = now
			}
			l.free = l.free.Add(time.Duration(n) * time.Second / time.Duration(l.perSecond))
			until := l.free
			l.mu.Unlock()
			time.Sleep(time.Until(until))
			if _, err := w.Write(body[:n]); err != nil {
				return
			}
			w.(http.Flusher).Flush()
			body = body[n:]
		}
	})
}

// TestSlowLine measures the first answer at 10 Mbit/s and 40 ms, from a host
// that compresses text as hosts do. Most of the time is the line's, so slow
// machines get less slack than elsewhere.
func TestSlowLine(t *testing.T) { eachProgram(t, testSlowLine) }

func testSlowLine(t *testing.T) {
	const slow = 2
	budget, alone := 900*time.Millisecond, 550*time.Millisecond
	if program == wasmbuild.TinyGo {
		budget, alone = 450*time.Millisecond, 100*time.Millisecond
	}
	s := newStand(t)
	s.mangle = func(w http.ResponseWriter, name string, content []byte) []byte {
		switch path.Ext(name) {
		case ".html", ".js", ".css":
			w.Header().Set("Content-Encoding", "gzip")
			return pressed(content, func(to io.Writer) io.WriteCloser { return gzip.NewWriter(to) })
		}
		return content
	}
	s.pages["/docs/page.html"] = host(tag, asksForRead)
	slowly := httptest.NewServer((&line{perSecond: 10e6 / 8, latency: 40 * time.Millisecond}).carry(http.HandlerFunc(s.serve)))
	t.Cleanup(slowly.Close)
	for _, where := range []string{"/docs/page.html", "/"} {
		var all []time.Duration
		for range 3 {
			p := visit(t, slowly.URL+where, view{noWait: true})
			all = append(all, millis(js[float64](p, `
				if (!el.result) await new Promise((done) => addEventListener("scope-calculator:ready", done, { once: true }));
				return performance.now();`)))
			p.do(`location.href = "about:blank"`)
		}
		best := slices.Min(all)
		t.Logf("first answer at 10 Mbit/s and 40 ms, %-16s %7.1f ms (budget %d ms) of %v", where, float64(best.Microseconds())/1000, budget.Milliseconds(), all)
		if best < alone {
			t.Errorf("%s answered after %v; the program alone takes longer on such a line", where, best)
		}
		if best > slow*budget {
			t.Errorf("%s: %v, more than %d times its budget of %v", where, best, slow, budget)
		}
	}
}
