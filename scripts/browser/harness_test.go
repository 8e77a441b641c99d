//go:build browser

package browser

import (
	"strings"
	"testing"
	"time"

	"scopecalculator/scripts/internal/tab"
)

// TestHarness makes sure that the other tests would notice a page that isn't
// calm: without it, silence proves nothing.
func TestHarness(t *testing.T) {
	p := open(t, "/t/noisy.html", view{noWait: true})
	wanted := []string{"on the console: console.error: said aloud", "request to another origin: http://localhost:", "uncaught exception: Uncaught Error: never caught"}
	deadline := time.Now().Add(tab.Patience)
	for {
		faults := strings.Join(p.Faults(), "\n")
		missing := ""
		for _, part := range wanted {
			if !strings.Contains(faults, part) {
				missing = part
			}
		}
		if missing == "" {
			break
		}
		if time.Now().After(deadline) {
			t.Fatalf("%q was not noticed among\n%s", missing, faults)
		}
		time.Sleep(20 * time.Millisecond)
	}
	p.Forgive()
}
