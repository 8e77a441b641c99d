package main

import (
	"strings"
	"testing"
)

func TestEmbed(t *testing.T) {
	var out, problems strings.Builder
	if err := embed([]string{"-query", "key=trade:read_write&ask=trade:write"}, &out, &problems); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`<scope-calculator query="key=trade:read_write&amp;ask=trade:write">`, "<table>", "</scope-calculator>\n"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%s is missing:\n%s", want, out.String())
		}
	}
	if !strings.HasPrefix(problems.String(), "ask: ") {
		t.Errorf("trade:write isn't a token, but nothing said so: %q", problems.String())
	}
	if err := embed([]string{"key=trade:read"}, &out, &problems); err == nil {
		t.Error("a query without -query was taken")
	}
}
