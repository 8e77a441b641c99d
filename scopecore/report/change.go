package report

import (
	"scopecalculator/scopecore"
	"scopecalculator/scopecore/catalog"
	"scopecalculator/scopecore/knowledge"
)

// ChangeOf reports what changing one query into another did.
func ChangeOf(a, b *scopecore.Query) LastChange {
	e := scopecore.EditOf(a, b, catalog.Load())
	out := LastChange{Text: knowledge.EditSays(e)}
	if e.Domain.Known {
		out.Domain = e.Domain.Value.String()
	}
	return out
}
