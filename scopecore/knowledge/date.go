package knowledge

// RulesDate is the day the rules last changed, or were last checked against
// their sources: year, month, day. The catalog has its own date. Two programs
// with the same two dates predict the same; a test in scripts/vectors notices
// rules that changed without a new date.
const RulesDate = "2026-11-25"
