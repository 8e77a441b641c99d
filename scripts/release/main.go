// Command release makes a release of what's committed:
//
//	go run ./scripts/release                 checks everything and makes the tag
//	go run ./scripts/release check TAG HOME  is TAG this version's, and HOME
//	                                         the address that the project knows?
//	go run ./scripts/release notes           prints what the changelog says about it
//	go run ./scripts/release pack FOLDER     puts dist/ into an archive, with the
//	                                         single file and checksums
//
// The version is the one in build/site/version.go. To release another, change
// it there, add an entry to the changelog, and commit both. The first form
// refuses if the tree has changes, the changelog has no entry, the tag already
// exists or the tests fail; -test names a command other than ./scripts/test.
// The others are for the workflow that runs on the tag.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
)

func main() {
	if err := run(".", os.Args[1:], os.Stdout); err != nil {
		if !errors.Is(err, flag.ErrHelp) {
			fmt.Fprintln(os.Stderr, "release:", err)
		}
		os.Exit(1)
	}
}

func run(root string, args []string, out io.Writer) error {
	flags := flag.NewFlagSet("release", flag.ContinueOnError)
	test := flags.String("test", "./scripts/test", "`command` that has to succeed, for the shell")
	if err := flags.Parse(args); err != nil {
		return err
	}
	r, err := readRelease(root)
	if err != nil {
		return err
	}
	switch args := flags.Args(); {
	case len(args) == 0:
		return r.tag(*test, out)
	case args[0] == "check" && len(args) == 3:
		return r.check(args[1], args[2])
	case args[0] == "notes" && len(args) == 1:
		fmt.Fprintln(out, r.notes)
		return nil
	case args[0] == "pack" && len(args) == 2:
		return r.pack(args[1])
	}
	return fmt.Errorf("unknown command %q; see go doc ./scripts/release", flags.Args())
}

// release is what the tree says about itself.
type release struct {
	root, version, home string
	notes               string // what the changelog says about the version
}

var (
	versionLine = regexp.MustCompile(`(?m)^const Version = "(\d+\.\d+\.\d+)"$`)
	homeLine    = regexp.MustCompile(`(?m)^const Home = "(.*)"$`)
	section     = regexp.MustCompile(`(?m)^## .*$`)
	entry       = regexp.MustCompile(`(?m)^- \S`)
)

// readRelease reads the version and its entry in the changelog.
func readRelease(root string) (release, error) {
	r := release{root: root}
	for name, to := range map[string]*string{"build/site/version.go": &r.version, "scopecore/knowledge/home.go": &r.home} {
		text, err := os.ReadFile(filepath.Join(root, name))
		if err != nil {
			return r, err
		}
		line := versionLine
		if to == &r.home {
			line = homeLine
		}
		m := line.FindSubmatch(text)
		if m == nil {
			return r, fmt.Errorf("%s doesn't say it as expected: %s", name, line)
		}
		*to = string(m[1])
	}
	text, err := os.ReadFile(filepath.Join(root, "CHANGELOG.md"))
	if err != nil {
		return r, err
	}
	r.notes, err = notes(string(text), r.version)
	return r, err
}

// notes takes the entry of a version out of a changelog.
func notes(changelog, version string) (string, error) {
	heading := regexp.MustCompile(`^## ` + regexp.QuoteMeta(version) + `, \d{4}-\d\d-\d\d$`)
	marks := section.FindAllStringIndex(changelog, -1)
	found := ""
	for i, at := range marks {
		end := len(changelog)
		if i+1 < len(marks) {
			end = marks[i+1][0]
		}
		name, body := changelog[at[0]:at[1]], strings.TrimSpace(changelog[at[1]:end])
		switch {
		case name == "## Unreleased" && body != "":
			return "", fmt.Errorf("the changelog has entries under Unreleased: move them under a heading such as \"## %s, YYYY-MM-DD\"", version)
		case heading.MatchString(name):
			found = body
		}
	}
	if !entry.MatchString(found) {
		return "", fmt.Errorf("the changelog has no entry for %s: give it the heading \"## %[1]s, YYYY-MM-DD\", with the date, and a list of what changed", version)
	}
	return found, nil
}

func (r release) name() string { return "v" + r.version }

// check compares the pushed tag with the tree.
func (r release) check(tag, home string) error {
	if tag != r.name() {
		return fmt.Errorf("the tag is %s, build/site/version.go says %s", tag, r.version)
	}
	if home != r.home {
		return fmt.Errorf("the project's home is %q, but this is %s: go run ./scripts/home %[2]s", r.home, home)
	}
	return nil
}

// tag makes the tag unless something is wrong.
func (r release) tag(test string, out io.Writer) error {
	if err := r.clean("commit or remove them first"); err != nil {
		return err
	}
	old, err := r.git("tag", "--list", r.name())
	if err != nil {
		return err
	}
	if old != "" {
		return fmt.Errorf("there is a tag %s already: give build/site/version.go another number", old)
	}
	cmd := exec.Command("sh", "-c", test)
	cmd.Dir, cmd.Stdout, cmd.Stderr = r.root, out, out
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("the tests fail (%s): %w", test, err)
	}
	if err := r.clean("the tests changed them"); err != nil {
		return err
	}
	if _, err := r.git("tag", "-a", r.name(), "-m", "Scope calculator "+r.version); err != nil {
		return err
	}
	fmt.Fprintf(out, "tagged %s; now: git push origin %[1]s\n", r.name())
	return nil
}

// clean refuses a tree with changes, or with files that git doesn't know.
func (r release) clean(what string) error {
	changes, err := r.git("status", "--porcelain")
	if err == nil && changes != "" {
		err = fmt.Errorf("there are changes that aren't committed; %s:\n%s", what, changes)
	}
	return err
}

func (r release) git(args ...string) (string, error) {
	cmd := exec.Command("git", args...)
	cmd.Dir = r.root
	var errs strings.Builder
	cmd.Stderr = &errs
	out, err := cmd.Output()
	if err != nil {
		err = fmt.Errorf("git %s: %w: %s", args[0], err, strings.TrimSpace(errs.String()))
	}
	return strings.TrimSpace(string(out)), err
}
