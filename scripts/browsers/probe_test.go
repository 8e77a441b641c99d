//go:build browser

package browsers

import (
	"testing"
	"scopecalculator/scripts/browsers/engine"
)

func TestProbe(t *testing.T) {
	for _, e := range engines {
		t.Run(e.name, func(t *testing.T) {
			b, err := e.start()
			if err != nil { t.Fatal(err) }
			defer b.Quit()
			probe(t, e.name, b)
		})
	}
}

func probe(t *testing.T, name string, b engine.Browser) {
	p := &page{Browser: b, engine: name, dir: t.TempDir(), allow: refusals}
	defer func() { recover(); p.leave(); t.Log(p.faults) }()
	p.open(p.onDisk(html(ways[0].head("embed/", ""), asksForRead)))
	p.do(`await new Promise((done) => setTimeout(done, 1500))`)
	t.Log(js[string](p, `return root ? $(".calc").dataset.state + text($(".status")) : "undefined"`))
	base, _ := folder.Load(p.dir)
	p.open(base.(string) + "index.html")
	p.do(`await new Promise((done) => setTimeout(done, 1000)); document.querySelector("a.search").click(); await new Promise((done) => setTimeout(done, 1000))`)
	t.Log(js[string](p, `return location.href + " " + document.querySelector("dialog")?.outerHTML`))
}
