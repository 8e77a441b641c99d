package scopecore

import "slices"

// Catalog is a set of methods and consequences, made ready for verdicts on all
// of them. It does not change. The one of Deribit's methods is in the package
// catalog.
type Catalog struct {
	methods      []Method
	consequences []Consequence
	kinds        []Kind
	// witnesses gives, for each consequence, the places of its methods.
	witnesses [][]int
}

// Kind is what ways of calling require: many methods require the same, and
// so fare alike.
type Kind struct {
	// AnyOf lists the needs of which one suffices; none where no source names
	// a scope.
	AnyOf []Need
	// Gates are those that may be shut; one that never is makes no difference.
	Gates []Gate
	// Ways is how many ways of calling in the catalog require this.
	Ways int
}

// NewCatalog makes a catalog. It keeps the slices and sets the kinds of the
// ways; a consequence may name methods of the list only, and others are left
// out.
func NewCatalog(methods []Method, consequences []Consequence) *Catalog {
	c := &Catalog{methods: methods, consequences: consequences, witnesses: make([][]int, len(consequences))}
	places := make(map[string]int, len(methods))
	for i := range methods {
		m := &methods[i]
		places[m.Name] = i
		for j := range m.Ways {
			k := m.Requires(m.Ways[j])
			m.Ways[j].Kind = c.place(k.AnyOf, k.Gates)
		}
	}
	for i, of := range consequences {
		for _, name := range of.Methods {
			if at, ok := places[name]; ok {
				c.witnesses[i] = append(c.witnesses[i], at)
			}
		}
	}
	return c
}

// place finds a kind, or adds it, and counts the way.
func (c *Catalog) place(anyOf []Need, all []Gate) int {
	var shutting []Gate
	for _, g := range all {
		if gates[g].repair != RepairNone {
			shutting = append(shutting, g)
		}
	}
	i := slices.IndexFunc(c.kinds, func(k Kind) bool { return slices.Equal(k.AnyOf, anyOf) && slices.Equal(k.Gates, shutting) })
	if i < 0 {
		i = len(c.kinds)
		c.kinds = append(c.kinds, Kind{AnyOf: anyOf, Gates: shutting})
	}
	c.kinds[i].Ways++
	return i
}

// Methods lists the methods. The list is the catalog's own: do not change it.
func (c *Catalog) Methods() []Method { return c.methods }

// Consequences lists the consequences, which are the catalog's own too.
func (c *Catalog) Consequences() []Consequence { return c.consequences }

// Kinds lists what ways of calling require, each once.
func (c *Catalog) Kinds() []Kind { return c.kinds }

// Find returns the method of that name; nil where there is none.
func (c *Catalog) Find(name string) *Method {
	for i := range c.methods {
		if c.methods[i].Name == name {
			return &c.methods[i]
		}
	}
	return nil
}
