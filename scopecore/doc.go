// Package scopecore models how Deribit turns the scope a client asks for into
// the scope its token gets.
//
// A key carries a maximum. A request asks for some of it. The server replies
// with a token whose scope may be less than was asked, for reasons that are
// partly documented, partly seen only in replies that people published, and
// partly unknown outside Deribit. The package keeps those three apart. For each
// functional [Domain] it predicts an interval, [Interval], and not a point:
//
//   - the ceiling is the most that can come back under any rule known here; it
//     never exceeds the key;
//   - likely is what the best evidence says, or unknown if it depends on
//     something unknown;
//   - the floor is the least that the rules and the open questions leave.
//
// Five functions answer five questions:
//
//   - [Predict]: I have this key and send this request, what will I get?
//     [PredictGrants] answers for every grant.
//   - [Check]: is the scope that came the one I want, no more and no less?
//   - [FindLeast]: what is the least scope for these calls?
//   - [Verify]: is the reply that came what the server should have said?
//   - [Compare]: does this setting allow anything that the other doesn't?
//
// [Parse] reads a scope, [ParseQuery] a whole question, and [Access.Verdicts] says
// for each method whether a token can call it. Package reading reads anything
// people paste: replies, errors, logs, code.
//
// The package decides but has no sentences: its results hold levels, offsets,
// codes and [RuleID]s. Package knowledge has the sentences, and the evidence
// and sources behind each rule. Package catalog has the methods. Package report
// puts it all together as one answer to show.
//
// The values of Level, Domain, Grant, Transport and Verdict are plain words,
// such as [ReadWrite] or [Allowed]; those of any other kind begin with its
// name, such as [EffectNarrowed]. Zero values mean the careful thing, and a
// value that may be absent is an [Opt]. Nothing here does I/O, reads a clock,
// keeps state, or panics on any input.
package scopecore
