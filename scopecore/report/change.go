package report

import "scopecalculator/scopecore"

// Change reports what the step from one query to another did.
func ChangeOf(a, b scopecore.Query) LastChange {
	return LastChange{}
}
