package report

import "scopecalculator/scopecore"

// Check reports how a scope that came, or what may come, fares against what is
// wanted.
func CheckOf(c scopecore.Checked) Checked {
	return Checked{OK: c.OK(), Extra: c.Extra, Missing: c.Missing, Wider: diffs(c.Wider), Lower: diffs(c.Lower)}
}

func diffs(list []scopecore.LevelDiff) []LevelDiff {
	out := make([]LevelDiff, len(list))
	for i, d := range list {
		out[i] = LevelDiff(d)
	}
	return out
}
