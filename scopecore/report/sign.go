package report

import "scopecalculator/scopecore"

// rowSign is the sign of a domain.
func rowSign(m scopecore.Measure, d *scopecore.DomainPrediction) Sign {
	switch m {
	case scopecore.MeasureLess:
		return SignLess
	case scopecore.MeasureMore:
		return SignMore
	case scopecore.MeasureOpen:
		return SignOpen
	case scopecore.MeasureUnclear:
		return SignWrong
	}
	if d.Likely.Value > scopecore.None {
		return SignAsAsked
	}
	return SignNone
}

// tokenSign is the sign of a token that opens no domain. What the server adds
// to every token is as expected.
func tokenSign(t *scopecore.TokenPrediction) Sign {
	switch t.Effect {
	case scopecore.EffectKept, scopecore.EffectAdded:
		return SignAsAsked
	case scopecore.EffectDropped:
		return SignLess
	case scopecore.EffectUndetermined:
		if t.Rule == scopecore.RuleUnknownToken {
			return SignWrong
		}
		return SignOpen
	}
	return SignNone
}

// statusSign is the sign of a reply's token.
func statusSign(s scopecore.Status) Sign {
	switch s {
	case scopecore.StatusWithin:
		return SignOpen
	case scopecore.StatusContradicts:
		return SignWrong
	}
	return SignAsAsked
}
