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
// stand or fall together.
type Kind struct {
	// AnyOf lists the needs of which one suffices; none where no source names
	// a scope.
	AnyOf []Need
	Gates []Gate
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
			m.Ways[j].Kind = c.place(m.Requires(m.Ways[j]))
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

// place finds a kind, or adds it.
func (c *Catalog) place(k Kind) int {
	for i, other := range c.kinds {
		if slices.Equal(k.AnyOf, other.AnyOf) && slices.Equal(k.Gates, other.Gates) {
			return i
		}
	}
	c.kinds = append(c.kinds, k)
	return len(c.kinds) - 1
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
