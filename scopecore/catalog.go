package scopecore

import "slices"

// Catalog is a set of methods and consequences, prepared so that verdicts on
// all of them are fast. It doesn't change. Package catalog has the one of
// Deribit's methods.
type Catalog struct {
	methods      []Method
	consequences []Consequence
	kinds        []Kind
	// witnesses gives, for each consequence, the places of its methods.
	witnesses [][]int
}

// Kind is what a way of calling requires. Many methods require the same, so
// they get the same verdict.
type Kind struct {
	// AnyOf lists the needs, any one of which is enough; empty if no source
	// names a scope.
	AnyOf []Need
	// Gates are those that may be shut. A gate that never is makes no
	// difference.
	Gates []Gate
	// Ways is how many ways of calling in the catalog require this.
	Ways int
}

// NewCatalog makes a catalog. It keeps the slices and sets the kinds of the
// ways; methods that a consequence names and the list lacks are left out.
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

// place finds a kind, or adds it, and counts the way of calling.
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

// Methods lists the methods. The list belongs to the catalog: don't change it.
func (c *Catalog) Methods() []Method { return c.methods }

// Consequences lists the consequences, which belong to the catalog too.
func (c *Catalog) Consequences() []Consequence { return c.consequences }

// Kinds lists what ways of calling require, each once.
func (c *Catalog) Kinds() []Kind { return c.kinds }

// Find returns the method of that name; nil if there isn't one.
func (c *Catalog) Find(name string) *Method {
	for i := range c.methods {
		if c.methods[i].Name == name {
			return &c.methods[i]
		}
	}
	return nil
}
