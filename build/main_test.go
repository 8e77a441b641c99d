package main

import (
	"strings"
	"testing"
)

// What can't be done is refused before anything is built.
func TestRunRefuses(t *testing.T) {
	for _, test := range []struct{ args, want string }{
		{"fly", "no command"},
		{"-base http://a.example/", "starts with https://"},
		{"-base https://a.example/ more", "takes no argument"},
		{"serve more", "takes no argument"},
		{"-compiler gcc", "the compilers are go and tinygo"},
		{"serve -compiler gcc", "the compilers are go and tinygo"},
	} {
		if err := run(strings.Fields(test.args)); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %v, want %q", test.args, err, test.want)
		}
	}
}
