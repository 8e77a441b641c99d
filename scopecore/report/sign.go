package report

import "scopecalculator/scopecore"

// effectSign is the sign of what became of a domain or a token.
func effectSign(e scopecore.Effect) Sign {
	switch e {
	case scopecore.EffectKept:
		return SignAsAsked
	case scopecore.EffectNarrowed, scopecore.EffectDropped:
		return SignLess
	case scopecore.EffectInherited, scopecore.EffectAdded:
		return SignMore
	case scopecore.EffectUndetermined:
		return SignOpen
	}
	return SignNone
}
