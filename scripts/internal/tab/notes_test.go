package tab

import (
	"slices"
	"testing"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
)

func said(kind runtime.ConsoleAPICalledType, args ...*runtime.RemoteObject) any {
	return &runtime.EventConsoleAPICalled{Type: kind, Args: args}
}

func asked(url string) any {
	return &network.EventRequestWillBeSent{Request: &network.Request{URL: url}}
}

// TestNotes plays back what pages do: what they may do leaves no fault.
func TestNotes(t *testing.T) {
	n := newNotes(View{Own: []string{"http://here/", "data:"}, Allow: []string{"^known [0-9]+$"}})
	for _, event := range []any{
		asked("http://here/a.js"), asked("data:,"), asked("http://here.elsewhere/a.js"), asked("blob:http://here/1"),
		said("warning", &runtime.RemoteObject{Value: []byte(`"known"`)}, &runtime.RemoteObject{Value: []byte(`7`), Description: "7"}),
		said("log", &runtime.RemoteObject{Value: []byte(`true`)}, &runtime.RemoteObject{Description: "Object"}),
		&log.EventEntryAdded{Entry: &log.Entry{Level: "error", Text: "404", URL: "http://here/b.js"}},
		&runtime.EventExceptionThrown{ExceptionDetails: &runtime.ExceptionDetails{Text: "Uncaught", Exception: &runtime.RemoteObject{Description: "Error: mine"}}},
		&runtime.EventExceptionThrown{ExceptionDetails: &runtime.ExceptionDetails{Text: "Uncaught 7"}},
		&page.EventJavascriptDialogOpening{Message: "hello"},
		&page.EventLoadEventFired{},
	} {
		n.listen(event)
	}
	for _, c := range []struct {
		what      string
		got, want []string
	}{
		{"faults", n.Faults(), []string{
			"request to another origin: http://here.elsewhere/a.js", "request to another origin: blob:http://here/1",
			"on the console: console.log: true Object", "on the console: log error: 404 http://here/b.js",
			"uncaught exception: Uncaught Error: mine", "uncaught exception: Uncaught 7", "a dialog opened: hello",
		}},
		{"said", n.Said(), []string{"console.warning: known 7", "console.log: true Object", "log error: 404 http://here/b.js"}},
		{"seen", n.Seen("a.js"), []string{"http://here/a.js", "http://here.elsewhere/a.js"}},
	} {
		if !slices.Equal(c.got, c.want) {
			t.Errorf("%s\n got %q\nwant %q", c.what, c.got, c.want)
		}
	}
	n.Forgive()
	if len(n.Faults()) > 0 || len(n.Said()) != 3 {
		t.Errorf("forgiven, it has %q and %q", n.Faults(), n.Said())
	}
}
