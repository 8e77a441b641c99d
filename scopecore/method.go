package scopecore

import "slices"

// Tri is yes, no, or not known. Its zero value is TriNo.
type Tri uint8

// The three answers. TriUnknown means that no source settles the question.
const (
	TriNo Tri = iota
	TriYes
	TriUnknown
)

// String returns "no", "yes" or "unknown".
func (a Tri) String() string {
	switch a {
	case TriYes:
		return "yes"
	case TriUnknown:
		return "unknown"
	default:
		return "no"
	}
}

// Need is one token a call requires: a domain opened at least to a level.
type Need struct {
	Domain Domain
	Level  Level
}

// String returns the token, such as "trade:read".
func (n Need) String() string { return n.Domain.Token(n.Level) }

// Way is one way of calling a method, such as with block_rfq=true. Any one of
// its alternatives is enough. A way without alternatives has no documented
// scope, which is "undocumented" and never "allowed".
type Way struct {
	// When names the parameter setting that selects this way; empty for the
	// plain call.
	When string `json:"when"`
	// AnyOf lists the needs, any one of which is enough; empty if no source
	// names a scope.
	AnyOf []Need `json:"needs"`
	// Gates are what this way needs besides its scope and the method's own
	// gates, in the order of [Gates]; usually none.
	Gates []Gate `json:"gates"`
	// Kind is the index, in the catalog's Kinds, of what it requires.
	// NewCatalog sets it.
	Kind int `json:"kind"`
}

// Method is a private method of the API or a subscription channel, with what
// a token needs to use it. The table of them is in scopecore/catalog.
type Method struct {
	// Name is "private/buy", or a channel pattern such as
	// "user.orders.(instrument_name).raw".
	Name string `json:"name"`
	// Channel tells a subscription channel from a method.
	Channel bool `json:"channel"`
	// Category is Deribit's own grouping, such as "account-management". It
	// isn't a scope: get_positions is there and needs trade:read.
	Category string `json:"category"`
	// Summary says what the call does, in a few words.
	Summary string `json:"summary"`
	// Ways lists the ways of calling; at least one.
	Ways []Way `json:"ways"`
	// Gates are what every way of calling needs besides its scope, in the order
	// of [Gates].
	Gates []Gate `json:"gates"`
	// MatchingEngine is set if the call counts against the stricter rate limit
	// of the matching engine.
	MatchingEngine bool `json:"matching_engine"`
	// URL is Deribit's page about it, or the best public source.
	URL string `json:"url"`
	// Note is what else a caller should know; often empty.
	Note string `json:"note"`
}

// Called is the method as you'd write it when it has several ways of calling
// and only one is left: "private/get_mmp_config with block_rfq=true". Otherwise
// it's the name.
func (m *Method) Called() string {
	if len(m.Ways) == 1 && m.Ways[0].When != "" {
		return wayName(m, &m.Ways[0])
	}
	return m.Name
}

// As is the method with only the way of calling that a parameter setting
// selects, such as "block_rfq=true". If none matches, it's the method itself.
func (m *Method) As(when string) *Method {
	for i := range m.Ways {
		if m.Ways[i].When == when && len(m.Ways) > 1 && when != "" {
			only := *m
			only.Ways = m.Ways[i : i+1]
			return &only
		}
	}
	return m
}

// Has reports whether every way of calling the method has the gate.
func (m *Method) Has(g Gate) bool { return slices.Contains(m.Gates, g) }

// Requires returns what a way of calling the method requires: its scope, and
// the method's gates with its own.
func (m *Method) Requires(w Way) Kind {
	if len(w.Gates) == 0 {
		return Kind{AnyOf: w.AnyOf, Gates: m.Gates}
	}
	k := Kind{AnyOf: w.AnyOf}
	for g := range Gate(len(gates)) {
		if m.Has(g) || slices.Contains(w.Gates, g) {
			k.Gates = append(k.Gates, g)
		}
	}
	return k
}

// Removed is a method that no longer exists, or a name that old programs still
// use, kept so that the calculator can say what became of it.
type Removed struct {
	Name string `json:"name"`
	// LastNeed is the last documented scope, or empty.
	LastNeed string `json:"needs"`
	// LastSeen is a date, or a date with a word of context.
	LastSeen string `json:"last_seen"`
	// GoneBy is a date by which it was gone; empty if Note says what became of
	// the name.
	GoneBy string `json:"gone_by"`
	Note   string `json:"note"`
}

// Job is something a program does for a living, defined by the calls it makes;
// the scope it needs follows from them.
type Job struct {
	ID      string   `json:"id"`    // such as "market-maker"
	Title   string   `json:"title"` // such as "Market maker"
	Methods []string `json:"calls"`
}

// Consequence is one thing a token may be able to do, defined by methods: it's
// as possible as the most possible of them.
type Consequence struct {
	ID      string   `json:"id"`    // such as "move-funds-out"
	Title   string   `json:"title"` // such as "Withdraw, or send funds out"
	Methods []string `json:"calls"`
	// Grave is set if it can cost you the funds: it sends them out, or changes
	// what may.
	Grave bool `json:"grave"`
}
