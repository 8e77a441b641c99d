package serve

import (
	"sync"

	"scopecalculator/build/site"
)

// state is the last good site and what's wrong with the newest one.
type state struct {
	mu      sync.Mutex
	files   site.Files
	problem error
	changed chan struct{} // closed at the next build
}

func newState() *state { return &state{changed: make(chan struct{})} }

// set takes the outcome of a build and wakes everyone waiting for one.
func (s *state) set(files site.Files, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err == nil {
		s.files = files
	}
	s.problem = err
	close(s.changed)
	s.changed = make(chan struct{})
}

// get returns the site to serve, a channel that closes at the next build, and
// the problem of the newest build.
func (s *state) get() (site.Files, <-chan struct{}, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.files, s.changed, s.problem
}
