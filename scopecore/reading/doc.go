// Package reading reads what people have: a reply, an error, a request, a log,
// a key's record, or the source of a program, in any of the forms in which such
// things are pasted. It says what a text contains and what follows from it.
//
// There is one reader for all formats. It makes a plain view of the text, in
// which escapes of any depth are resolved and everything that looks like a
// secret is masked, and goes over that view once. It knows some thirty names
// of fields, takes any separator behind them, and keeps what stands together
// in one pair of brackets. That is enough for JSON and JSON in JSON, Python,
// Rust, Go and Java as they print their values, YAML, tables, forms, URLs, and
// code of any language, whole or cut off in the middle. A parser for each
// would fail at the first log line around it.
//
// Names of calls are found in all spellings. Those of client libraries follow
// from the catalog by rule. What cannot be read, such as a name that is put
// together at run time, is told with its place: an empty result never means
// that a program needs nothing.
//
// The package decides and says nothing in words. It is pure, takes time in
// proportion to the text, and does not recurse. No secret is in what it
// returns.
package reading
