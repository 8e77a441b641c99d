package main

import "scopecalculator/build/wasmbuild"

// budget is a limit on the total size of some groups, in bytes.
type budget struct {
	what   string
	limit  int
	weight func(size) int
	groups []group
}

func raw(s size) int      { return s.raw }
func shipped(s size) int  { return s.shipped }
func brotlied(s size) int { return s.brotli }

var budgets = []budget{
	{"shell, brotli", 30_000, brotlied, []group{shell}},
	{"script of the pages, brotli", 2_000, brotlied, []group{site}},
	{"loader, raw", 1_000, raw, []group{loader}},
}

// pageLimit is how large the heaviest page may be without the program, in
// bytes.
const pageLimit = 40_000

// answerLimits are how large it may be with each compiler's program, in bytes.
var answerLimits = map[wasmbuild.Compiler]int{wasmbuild.TinyGo: 175_000, wasmbuild.Go: 720_000}

func (b budget) used(files []file) int {
	n := 0
	for _, f := range files {
		for _, g := range b.groups {
			if f.group == g {
				n += b.weight(f.size)
			}
		}
	}
	return n
}
