package knowledge

import "scopecalculator/scopecore"

func DiagnosticSays(d scopecore.Diagnostic) string                 { return d.Message }
func AdviceSays(p scopecore.Prediction, a scopecore.Advice) string { return a.Text }
func LossRepair(p scopecore.Prediction, l scopecore.Loss) string   { return l.Repair }
func MentionSays(m scopecore.Mention) string                       { return m.Text }
