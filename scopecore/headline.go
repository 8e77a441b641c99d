package scopecore

// Headline sums up a prediction: the domains by measure, without those that
// come exactly as wanted. Each domain is in one list at most.
type Headline struct {
	Against Yardstick
	// Less and More likely come lower or higher. PerhapsLess and PerhapsMore
	// likely come as wanted, but may not.
	Less, More, PerhapsLess, PerhapsMore []Domain
	// Open have no likely level; Unclear are named illegibly, or at two levels.
	Open, Unclear []Domain
}

// Headline sums up a prediction that gives a token.
func (p *Prediction) Headline() Headline {
	h := Headline{Against: p.yardstick()}
	for i := range p.Domains {
		d := &p.Domains[i]
		list := (*[]Domain)(nil)
		switch m, _, _ := p.measure(h.Against, d); m {
		case MeasureLess:
			list = &h.Less
		case MeasureMore:
			list = &h.More
		case MeasurePerhapsLess:
			list = &h.PerhapsLess
		case MeasurePerhapsMore:
			list = &h.PerhapsMore
		case MeasureOpen:
			list = &h.Open
		case MeasureUnclear:
			list = &h.Unclear
		default:
			continue
		}
		*list = append(*list, d.Domain)
	}
	return h
}
