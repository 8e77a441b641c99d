package main

// budget is a limit on what some groups weigh together.
type budget struct {
	what   string
	limit  int
	weight func(size) int
	groups []group
}

func raw(s size) int      { return s.raw }
func brotlied(s size) int { return s.brotli }

var budgets = []budget{
	{"shell, brotli", 30_000, brotlied, []group{shell}},
	{"page before the program, brotli", 40_000, brotlied, []group{page, shell, site}},
	{"search, filter, copy buttons of the pages, brotli", 2_500, brotlied, []group{site}},
	{"everything for the first answer, brotli", 600_000, brotlied, []group{page, site, shell, wasm}},
	{"loader, raw", 1_000, raw, []group{loader}},
}

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
