package knowledge

// RulesDate is the day on which the rules last changed, or were last held
// against their sources: year, month, day. The catalog has a date of its own.
// Predictions of the same two dates are the same; a test in scripts/vectors
// notices rules that changed under the old date.
const RulesDate = "2026-11-25"
