package main

// budget is a limit on what some groups weigh together with brotli.
type budget struct {
	what   string
	limit  int
	groups []group
}

var budgets = []budget{
	{"shell, brotli", 30_000, []group{shell}},
	{"page before the program, brotli", 40_000, []group{page, shell}},
	{"everything for the first answer, brotli", 600_000, []group{page, shell, wasm}},
}

func (b budget) used(files []file) int {
	n := 0
	for _, f := range files {
		for _, g := range b.groups {
			if f.group == g {
				n += f.brotli
			}
		}
	}
	return n
}
