// Command bench times a whole answer (which of all calls a token may make)
// beside two other decision engines in the same run of Node:
//
//	go run ./build && go run ./scripts/bench
//
// The calculator answers in one call, with its reasons. cedar-wasm and casbin
// decide call by call, from policies that say the same, and have to reach the
// same decisions. It needs Node 20 and npm.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"scopecalculator/scopecore"
	"scopecalculator/scopecore/catalog"
)

// query is what someone who runs a bot would ask: a key, and a request that's
// narrowed, clipped and partly denied.
const query = "via=http&key=account:read+trade:read_write+wallet:read&ask=account:read_write+trade:read_write+wallet:none&key_name=bot1"

// targets are how many times as long the others take, at least. They're set for
// decisions made as each one's documentation says; a faster way is timed too.
var targets = map[string]float64{
	"cedar-wasm isAuthorized": 100,
	"casbin enforceSync":      50,
}

func main() {
	dist := flag.String("dist", "dist", "the folder that go run ./build has written")
	rounds := flag.Int("rounds", 15, "how often each is timed; the median counts")
	tolerance := flag.Float64("tolerance", 0, "how far below its target a ratio may be, as a part of it: 1 only prints")
	flag.Parse()
	if err := run(os.Stdout, *dist, *rounds, *tolerance); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// question is what bench.mjs gets.
type question struct {
	Core         string   `json:"core"` // path of core.js
	Query        string   `json:"query"`
	Rounds       int      `json:"rounds"`
	Milliseconds int      `json:"milliseconds"` // of one round
	Scopes       []string `json:"scopes"`       // what the token has in the domains
	MainAccount  bool     `json:"main_account"`
	WebSocket    bool     `json:"websocket"`
	Calls        []call   `json:"calls"`
}

// call is one decision.
type call struct {
	Name        string   `json:"name"`
	Scopes      []string `json:"scopes"` // any of which opens it
	MainAccount bool     `json:"main_account"`
	WebSocket   bool     `json:"websocket"`
	Allowed     bool     `json:"allowed"`
}

// measured is what bench.mjs found for one engine.
type measured struct {
	Name         string  `json:"name"`
	Decisions    int     `json:"decisions"`
	Bytes        int     `json:"bytes"`
	Microseconds float64 `json:"microseconds"` // of processor time, for a whole answer
	Times        float64 `json:"times"`        // as long as the calculator takes
}

// ask makes the question from the query.
func ask() (question, error) {
	q, remarks := scopecore.ParseQuery(query)
	if len(remarks) > 0 {
		return question{}, fmt.Errorf("%s: %s", query, remarks[0].Code)
	}
	p := scopecore.Predict(q)
	out := question{Query: query, Milliseconds: 100, MainAccount: p.MainAccount == scopecore.TriYes, WebSocket: q.Via == scopecore.WebSocket}
	for _, d := range p.Domains {
		if d.Floor != d.Ceiling {
			// The others don't know intervals.
			return question{}, fmt.Errorf("%s: %v is not certain", query, d.Domain)
		}
		if d.Ceiling > scopecore.None {
			out.Scopes = append(out.Scopes, d.Domain.Token(d.Ceiling))
		}
	}
	for _, v := range p.Access().Verdicts(catalog.Load()) {
		c := call{Scopes: []string{}, Name: strings.TrimSpace(v.Method.Name + " " + v.Way.When), MainAccount: v.Method.Has(scopecore.GateMainAccount), WebSocket: v.Method.Has(scopecore.GateWebSocket), Allowed: v.Verdict == scopecore.Allowed}
		for _, n := range v.Way.AnyOf {
			c.Scopes = append(c.Scopes, n.Domain.Token(n.Level))
		}
		out.Calls = append(out.Calls, c)
	}
	return out, nil
}

func run(w io.Writer, dist string, rounds int, tolerance float64) error {
	q, err := ask()
	if err != nil {
		return err
	}
	q.Rounds = rounds
	if q.Core, err = filepath.Abs(filepath.Join(dist, "embed", "core.js")); err != nil {
		return err
	}
	if _, err := os.Stat(q.Core); err != nil {
		return fmt.Errorf("%w (has go run ./build written %s?)", err, dist)
	}
	dir := filepath.Join("scripts", "bench")
	if err := install(dir); err != nil {
		return err
	}
	list, err := measure(filepath.Join(dir, "bench.mjs"), q)
	if err != nil {
		return err
	}
	short := show(w, list, tolerance)
	long, err := reading(w, q.Core, rounds)
	if err != nil {
		return err
	}
	if short = append(short, long...); len(short) > 0 {
		return errors.New(strings.Join(short, "; "))
	}
	return nil
}

// install installs the pinned engines.
func install(dir string) error {
	npm := exec.Command("npm", "ci", "--silent", "--no-audit", "--no-fund", "--prefix", dir)
	npm.Stdout, npm.Stderr = os.Stderr, os.Stderr
	return npm.Run()
}

func measure(script string, q question) ([]measured, error) {
	in, err := json.Marshal(q)
	if err != nil {
		return nil, err
	}
	node := exec.Command("node", script)
	node.Stdin, node.Stderr = bytes.NewReader(in), os.Stderr
	out, err := node.Output()
	if err != nil {
		return nil, err
	}
	var list []measured
	err = json.Unmarshal(out, &list)
	return list, err
}

// show prints the table, the calculator first, and returns which ratios are too
// far below their targets.
func show(w io.Writer, list []measured, tolerance float64) (short []string) {
	ours, found := list[0], 0
	fmt.Fprintf(w, "%-34s %15s %15s %10s\n", "median µs of processor time", "one decision", "whole answer", "times")
	for _, m := range list {
		note := ""
		if least, ok := targets[m.Name]; ok {
			found++
			note = fmt.Sprintf(" of %.0f", least)
			if m.Times < least {
				note += ", SHORT"
			}
			if m.Times < least*(1-tolerance) {
				short = append(short, fmt.Sprintf("%s takes %.1f times as long, not %.0f", m.Name, m.Times, least))
			}
		}
		fmt.Fprintf(w, "%-34s %15.1f %15.1f %10.1f%s\n", m.Name, m.Microseconds/float64(m.Decisions), m.Microseconds, m.Times, note)
	}
	fmt.Fprintf(w, "%d decisions; the calculator's answer, with its reasons, is %d bytes of JSON\n", ours.Decisions, ours.Bytes)
	if found < len(targets) {
		short = append(short, fmt.Sprintf("%d of %d engines with a target were timed", found, len(targets)))
	}
	return short
}
