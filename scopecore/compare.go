package scopecore

// Comparing two settings: does the second allow anything that the first
// doesn't? A token's access is compared bound by bound. One setting is within
// another if, for every call, its verdict is no stronger: what's sure in it is
// sure in the other, what's likely in it is likely there, and what's possible
// in it is possible there. That makes the comparison exact on intervals,
// reflexive and transitive.

// Change is a call that one setting allows more surely than another.
type Change struct {
	Method   *Method
	Way      *Way
	From, To Verdict
}

// Comparison is what changes from one setting to another.
type Comparison struct {
	// OnlyRemoves is set if nothing is gained.
	OnlyRemoves bool
	// Same is set if no verdict changes at all.
	Same bool
	// Added are the calls that the second setting allows more surely, Removed
	// those it allows less surely, in the order of the methods.
	Added, Removed []Change
	// Consequences are the ids of those that became more possible.
	Consequences []string
}

// Compare says what b allows and a doesn't, over all methods and consequences.
func Compare(a, b *Access, c *Catalog) Comparison {
	va, vb := a.Verdicts(c), b.Verdicts(c)
	out := Comparison{OnlyRemoves: true, Same: true}
	for i := range va {
		if va[i].Verdict == vb[i].Verdict {
			continue
		}
		out.Same = false
		g := Change{va[i].Method, va[i].Way, va[i].Verdict, vb[i].Verdict}
		if g.To > g.From {
			out.OnlyRemoves = false
			out.Added = append(out.Added, g)
		} else {
			out.Removed = append(out.Removed, g)
		}
	}
	ca, cb := a.Consequences(c), b.Consequences(c)
	for i := range ca {
		if cb[i].Verdict > ca[i].Verdict {
			out.Consequences = append(out.Consequences, cb[i].ID)
		}
	}
	return out
}
