// Package knowledge is what is known of Deribit's scopes, and every sentence
// that says it: the rules with their evidence and sources, the grants, gates,
// tokens and error codes, and the wording of remarks, advice, verdicts and
// durations. Package scopecore decides and names rules, codes and levels;
// this package says what they mean. Each sentence is here once.
//
// In a sentence, what one would type into a program is between backquotes, as
// in Markdown: "The key allows `read`." Whoever shows the sentence sets it as
// code, and nobody has to guess what is code.
package knowledge
