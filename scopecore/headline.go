package scopecore

// Yardstick is what the headline of a prediction is held against.
type Yardstick uint8

// The yardsticks.
const (
	// AgainstRequest: the levels that the request names. What it leaves out
	// counts as not wanted.
	AgainstRequest Yardstick = iota
	// AgainstKey: all that the key has, since the request names no domain.
	AgainstKey
	// AgainstHeld: all that the token held has, for the same reason.
	AgainstHeld
)

// Headline is what a prediction comes to for whoever asked: the domains whose
// level likely differs from the yardstick's, and those where it may. Each
// domain is in one list at most.
type Headline struct {
	Against Yardstick
	// Less and More likely come lower or higher. PerhapsLess and PerhapsMore
	// likely come as wanted, and may not.
	Less, More, PerhapsLess, PerhapsMore []Domain
	// Open have no likely level.
	Open []Domain
}

// Headline sums up a prediction in which a token comes.
func (p Prediction) Headline() Headline {
	h := Headline{Against: AgainstKey}
	if !p.Query.Grant.FromKey() {
		h.Against = AgainstHeld
	}
	for _, d := range p.Domains {
		if d.Asked.Named && p.Query.Grant.TakesScope() {
			h.Against = AgainstRequest
		}
	}
	for _, d := range p.Domains {
		want := Known(None)
		switch {
		case h.Against == AgainstHeld:
			want = d.Held
		case h.Against == AgainstKey:
			want = d.Key
		case d.Asked.Named:
			want = Opt[Level]{Value: d.Asked.High, Known: !d.Asked.Unreadable}
		}
		switch {
		case !d.Likely.Known || !want.Known:
			h.Open = append(h.Open, d.Domain)
		case d.Likely.Value < want.Value:
			h.Less = append(h.Less, d.Domain)
		case d.Likely.Value > want.Value:
			h.More = append(h.More, d.Domain)
		case d.Floor < want.Value:
			h.PerhapsLess = append(h.PerhapsLess, d.Domain)
		case d.Ceiling > want.Value:
			h.PerhapsMore = append(h.PerhapsMore, d.Domain)
		}
	}
	return h
}
