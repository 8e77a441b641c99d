package main

import (
	"flag"
	"fmt"
	"io"
	"strings"

	"scopecalculator/build/fallback"
	"scopecalculator/scopecore"
	"scopecalculator/scopecore/knowledge"
)

// embed prints the tag for a query with the answer inside, to paste into a
// page. What's wrong with the query goes to problems, since a tag stays around
// long after anyone looks at it.
func embed(args []string, out, problems io.Writer) error {
	flags := flag.NewFlagSet("embed", flag.ContinueOnError)
	flags.SetOutput(problems)
	query := flags.String("query", "", "the `state`, such as 'key=trade:read_write&ask=trade:read'")
	home := flags.String("home", "", "`address` of a page that holds the calculator, for links")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() > 0 {
		return fmt.Errorf("embed takes no argument %q", flags.Arg(0))
	}
	q, diagnostics := scopecore.ParseQuery(*query)
	for _, d := range append(diagnostics, scopecore.Predict(q).Diagnostics...) {
		fmt.Fprintf(problems, "%s: %s\n", d.Param, strings.ReplaceAll(knowledge.DiagnosticSays(q, &d), "`", ""))
	}
	tag, err := fallback.Tag(*query, *home)
	if err != nil {
		return err
	}
	_, err = io.WriteString(out, tag)
	return err
}
