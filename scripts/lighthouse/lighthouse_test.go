package main

import (
	"encoding/json"
	"io"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"

	"scopecalculator/build/site"
)

// reportOf is a report as Lighthouse writes it, with one audit that failed.
func reportOf(t *testing.T, performance string) (r report) {
	t.Helper()
	text := `{"categories":{"performance":{"score":` + performance + `,"auditRefs":[{"id":"slow","weight":1},{"id":"unweighed","weight":0}]},
		"accessibility":{"score":1},"best-practices":{"score":1},"seo":{"score":1}},
		"audits":{"slow":{"title":"It is slow","score":0.4},"unweighed":{"title":"Of no weight","score":0},"total-blocking-time":{"numericValue":123.4}}}`
	if err := json.Unmarshal([]byte(text), &r); err != nil {
		t.Fatal(err)
	}
	return r
}

func TestShow(t *testing.T) {
	var out strings.Builder
	if short := show(&out, "index", []report{reportOf(t, "0.95")}); short != 0 || strings.Contains(out.String(), "!") {
		t.Errorf("95 is short: %d\n%s", short, out.String())
	}
	out.Reset()
	if short := show(&out, "index", []report{reportOf(t, "0.94")}); short != 1 {
		t.Errorf("94 of 95: %d short", short)
	}
	for _, want := range []string{"94!", "slow: It is slow, score 0.40", "123"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in\n%s", want, out.String())
		}
	}
	if strings.Contains(out.String(), "Of no weight") {
		t.Errorf("an audit without weight is listed:\n%s", out.String())
	}
	// One slow run out of three doesn't count, two do.
	fast, slow := reportOf(t, "0.99"), reportOf(t, "0.5")
	if show(io.Discard, "index", []report{fast, slow, fast}) != 0 || show(io.Discard, "index", []report{slow, fast, slow}) != 1 {
		t.Error("it isn't the median that counts")
	}
	// A missing category isn't a success.
	if short := show(io.Discard, "index", []report{{}}); short != len(targets) {
		t.Errorf("an empty report is %d short, want %d", short, len(targets))
	}
}

func TestHost(t *testing.T) {
	page := strings.Repeat("<p>the same</p>", 100)
	h := host(site.Files{"index.html": []byte(page), "embed/a-0123456789ab.wasm.lzma": []byte("\x5d\x00"), "404.html": []byte("none")})
	get := func(path, accept string) *httptest.ResponseRecorder {
		r := httptest.NewRequest("GET", path, nil)
		r.Header.Set("Accept-Encoding", accept)
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		return w
	}
	w := get("/", "gzip, br")
	body, err := io.ReadAll(brotli.NewReader(w.Body))
	if err != nil || string(body) != page || w.Header().Get("Content-Encoding") != "br" {
		t.Errorf("brotli: %v, %s, %d bytes", err, w.Header().Get("Content-Encoding"), len(body))
	}
	if e := get("/", "gzip").Header().Get("Content-Encoding"); e != "gzip" {
		t.Errorf("gzip: %q", e)
	}
	if w := get("/", ""); w.Header().Get("Content-Encoding") != "" || w.Body.String() != page {
		t.Error("compressed for a client that didn't ask")
	}
	w = get("/embed/a-0123456789ab.wasm.lzma", "br")
	if w.Header().Get("Content-Encoding") != "" || !strings.Contains(w.Header().Get("Cache-Control"), "immutable") {
		t.Errorf("the program: %v", w.Header())
	}
	if w := get("/none", "br"); w.Code != 404 {
		t.Errorf("a page that isn't there: %d", w.Code)
	}
}

func TestPages(t *testing.T) {
	got := pages(site.Files{"404.html": nil, "b.html": nil, "index.html": nil, "scope-calculator.html": nil, "embed/frame.html": nil, "a.css": nil})
	if strings.Join(got, " ") != "index b" {
		t.Errorf("%q", got)
	}
}
