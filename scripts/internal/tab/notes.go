package tab

import (
	"cmp"
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
)

// Notes are what a page requested, what it said, and what it did that a calm
// page doesn't.
type Notes struct {
	own   []string
	allow []*regexp.Regexp

	mu                     sync.Mutex
	requests, said, faults []string
}

func newNotes(v View) *Notes {
	n := &Notes{own: v.Own}
	for _, pattern := range v.Allow {
		n.allow = append(n.allow, regexp.MustCompile(pattern))
	}
	return n
}

// listen records an event of the DevTools protocol.
func (n *Notes) listen(event any) {
	n.mu.Lock()
	defer n.mu.Unlock()
	switch event := event.(type) {
	case *runtime.EventExceptionThrown:
		detail := event.ExceptionDetails.Text
		if event.ExceptionDetails.Exception != nil {
			detail += " " + event.ExceptionDetails.Exception.Description
		}
		n.faults = append(n.faults, "uncaught exception: "+detail)
	case *runtime.EventConsoleAPICalled:
		var words []string
		for _, arg := range event.Args {
			var text string
			if json.Unmarshal(arg.Value, &text) != nil {
				text = cmp.Or(arg.Description, string(arg.Value))
			}
			words = append(words, text)
		}
		n.noise("console."+string(event.Type), strings.Join(words, " "))
	case *log.EventEntryAdded:
		n.noise("log "+string(event.Entry.Level), event.Entry.Text+" "+event.Entry.URL)
	case *network.EventRequestWillBeSent:
		url := event.Request.URL
		n.requests = append(n.requests, url)
		if !slices.ContainsFunc(n.own, func(prefix string) bool { return strings.HasPrefix(url, prefix) }) {
			n.faults = append(n.faults, "request to another origin: "+url)
		}
	case *page.EventJavascriptDialogOpening:
		n.faults = append(n.faults, "a dialog opened: "+event.Message)
	}
}

func (n *Notes) noise(kind, text string) {
	if len(text) > 300 {
		text = text[:150] + " … " + text[len(text)-150:]
	}
	n.said = append(n.said, kind+": "+text)
	if !slices.ContainsFunc(n.allow, func(allowed *regexp.Regexp) bool { return allowed.MatchString(text) }) {
		n.faults = append(n.faults, "on the console: "+kind+": "+text)
	}
}

// Seen returns the requests so far whose address contains part.
func (n *Notes) Seen(part string) (found []string) {
	n.mu.Lock()
	defer n.mu.Unlock()
	for _, url := range n.requests {
		if strings.Contains(url, part) {
			found = append(found, url)
		}
	}
	return found
}

// Said returns what is on the console, allowed or not.
func (n *Notes) Said() []string {
	n.mu.Lock()
	defer n.mu.Unlock()
	return slices.Clone(n.said)
}

// Faults returns what the page did so far that a calm page doesn't.
func (n *Notes) Faults() []string {
	n.mu.Lock()
	defer n.mu.Unlock()
	return slices.Clone(n.faults)
}

// Forgive forgets the faults so far.
func (n *Notes) Forgive() {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.faults = nil
}
