// Package serve shows the site while you work on it: it builds, serves the
// result from memory on loopback, and builds again when a source changes. A
// failed build is printed and shown in the page, while the last good site stays
// up.
package serve

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strconv"
	"syscall"
	"time"

	"scopecalculator/build/site"
)

// Options says what to serve and where.
type Options struct {
	// Root is the repository, whose sources are watched.
	Root string
	Addr string
	Port int
	// Build makes the site, and Says says in a few words what it built.
	Build func() (site.Files, error)
	Says  func(site.Files) string
	// Log gets the messages for people.
	Log io.Writer
}

// pause is how often to check the sources.
const pause = 300 * time.Millisecond

// Run serves until the context ends.
func Run(ctx context.Context, o Options) error {
	// The port first: you shouldn't have to wait for a build to learn that it's
	// taken.
	listener, err := net.Listen("tcp", net.JoinHostPort(o.Addr, strconv.Itoa(o.Port)))
	if errors.Is(err, syscall.EADDRINUSE) {
		return fmt.Errorf("port %d is in use; choose another with -port", o.Port)
	}
	if err != nil {
		return err
	}
	defer listener.Close()

	state := newState()
	rebuild := func() {
		start := time.Now()
		files, err := o.Build()
		state.set(files, err)
		if err != nil {
			fmt.Fprintln(o.Log, err)
			return
		}
		fmt.Fprintf(o.Log, "built in %d ms: %s\n", time.Since(start).Milliseconds(), o.Says(files))
	}
	before := snapshot(o.Root)
	rebuild()
	go watch(ctx, o.Root, before, rebuild)

	server := &http.Server{
		Handler:           handler(state),
		ReadHeaderTimeout: 10 * time.Second,
		// Open event streams end with the context; otherwise they'd hold up the
		// shutdown.
		BaseContext: func(net.Listener) context.Context { return ctx },
	}
	done := make(chan error, 1)
	go func() { done <- server.Serve(listener) }()
	fmt.Fprintf(o.Log, "http://%s/\n", listener.Addr())

	select {
	case err := <-done:
		return err
	case <-ctx.Done():
	}
	last, cancel := context.WithTimeout(context.Background(), 2*time.Second)
	defer cancel()
	return server.Shutdown(last)
}
