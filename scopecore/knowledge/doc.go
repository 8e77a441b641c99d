// Package knowledge is what's known about Deribit's scopes, and every sentence
// that says it: the rules with their evidence and sources, the grants, gates,
// tokens and error codes, and the wording of remarks, advice, verdicts and
// durations. Package scopecore decides and names rules, codes and levels; this
// package says what they mean. Each sentence is in it once.
//
// In a sentence, anything you'd type into a program is between backquotes, as
// in Markdown: "The key allows `read`." Code that shows a sentence sets that
// part as code, and nobody has to guess.
package knowledge
