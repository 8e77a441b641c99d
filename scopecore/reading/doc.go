// Package reading reads what people have at hand: a reply, an error, a request,
// a log, a key's record, or the source of a program, in any form people paste
// it. It says what a text contains and what follows from it.
//
// There is one reader for all formats. It makes a plain view of the text, with
// escapes of any depth resolved and everything that looks like a secret masked,
// and goes over that view once. It knows about thirty field names, takes any
// separator after them, and groups what's inside one pair of brackets. That's
// enough for JSON and JSON in JSON, values as Python, Rust, Go and Java print
// them, YAML, tables, forms, URLs, and code in any language, whole or cut off
// in the middle. A parser for each would fail at the first log line around it.
//
// Names of calls are found in all spellings. Those of client libraries follow
// from the catalog by rule. What can't be read, such as a name that's put
// together at run time, is reported with its place: an empty result never means
// that a program needs nothing.
//
// The package decides but has no sentences. It's pure, takes time in proportion
// to the text, and doesn't recurse. Nothing it returns has a secret in it.
package reading
