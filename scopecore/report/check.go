package report

import "scopecalculator/scopecore"

// CheckOf reports how a scope that came, or what may come, compares with what's
// wanted.
func CheckOf(c scopecore.Checked) Check { return Check{c.OK(), c} }
