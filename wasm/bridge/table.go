package bridge

import (
	"sync"

	"scopecalculator/scopecore/catalog"
)

// The catalog hands out copies; one of them serves all calls here, where
// nobody writes to it.
var (
	methods      = sync.OnceValue(catalog.Methods)
	consequences = sync.OnceValue(catalog.Consequences)
)
