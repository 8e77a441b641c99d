// Command build makes dist/ from the sources. It needs only Go:
//
//	go run ./build          writes dist/; -base https://… names the address it
//	                        will have, for a sitemap and canonical links
//	go run ./build serve    writes it, serves it on loopback and builds again
//	                        whenever a source changes
//	-compiler go|tinygo     for both: which compiler to use. Without it, build
//	                        uses TinyGo if it's on PATH, for a fifth of the
//	                        size, and serve uses Go, which is faster
//	go run ./build embed -query 'key=…&ask=…'
//	                        prints the tag for a page, with the answer inside
//	                        for readers without JavaScript
package main

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"scopecalculator/build/serve"
	"scopecalculator/build/site"
	"scopecalculator/build/wasmbuild"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		if !errors.Is(err, flag.ErrHelp) {
			fmt.Fprintln(os.Stderr, "build:", err)
		}
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) > 0 && args[0] == "embed" {
		return embed(args[1:], os.Stdout, os.Stderr)
	}
	root, err := findRoot()
	if err != nil {
		return err
	}
	o := site.Options{Root: root}
	build := func() (site.Files, error) {
		files, err := site.BuildWith(o)
		if err != nil {
			return nil, err
		}
		return files, files.Write(filepath.Join(root, "dist"))
	}
	compiler := func(flags *flag.FlagSet) {
		flags.Func("compiler", "what makes the program: `go or tinygo`", func(name string) error {
			if o.Compiler = wasmbuild.Compiler(name); !slices.Contains(wasmbuild.Compilers(), o.Compiler) {
				return errors.New("the compilers are go and tinygo")
			}
			return nil
		})
	}

	if len(args) == 0 || strings.HasPrefix(args[0], "-") {
		flags := flag.NewFlagSet("build", flag.ContinueOnError)
		flags.StringVar(&o.Base, "base", "", "`address` the site will have, such as https://docs.example/scopes/")
		compiler(flags)
		if err := flags.Parse(args); err != nil {
			return err
		}
		o.Compiler = cmp.Or(o.Compiler, wasmbuild.Published())
		if flags.NArg() > 0 {
			return fmt.Errorf("build takes no argument %q", flags.Arg(0))
		}
		if o.Base != "" && !strings.HasPrefix(o.Base, "https://") {
			return fmt.Errorf("-base is a full address that starts with https://, not %q", o.Base)
		}
		if o.Base != "" && !strings.HasSuffix(o.Base, "/") {
			o.Base += "/"
		}
		start := time.Now()
		files, err := build()
		if err != nil {
			return err
		}
		for _, name := range files.Names() {
			fmt.Printf("%9d  dist/%s\n", len(files[name]), name)
		}
		fmt.Printf("built in %d ms: %s\n", time.Since(start).Milliseconds(), o.Says(files))
		return nil
	}
	if args[0] != "serve" {
		return fmt.Errorf("there's no command %q; run build with no argument to build, or with serve or embed", args[0])
	}

	flags := flag.NewFlagSet("serve", flag.ContinueOnError)
	compiler(flags)
	addr := flags.String("addr", "127.0.0.1", "address to listen on")
	port := flags.Int("port", 8080, "port to listen on; 0 takes a free one")
	if err := flags.Parse(args[1:]); err != nil {
		return err
	}
	if flags.NArg() > 0 {
		return fmt.Errorf("serve takes no argument %q", flags.Arg(0))
	}
	o.Compiler = cmp.Or(o.Compiler, wasmbuild.Go)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	return serve.Run(ctx, serve.Options{Root: root, Addr: *addr, Port: *port, Build: build, Says: o.Says, Log: os.Stdout})
}

// findRoot returns the repository's root: the nearest folder upward with a go.mod.
func findRoot() (string, error) {
	dir, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for at := dir; ; at = filepath.Dir(at) {
		if _, err := os.Stat(filepath.Join(at, "go.mod")); err == nil {
			return at, nil
		}
		if at == filepath.Dir(at) {
			return "", fmt.Errorf("no go.mod in %s or above it; run this inside the repository", dir)
		}
	}
}
