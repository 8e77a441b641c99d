// Package scopecore models how Deribit turns the scope a client asks for into
// the scope its token gets.
//
// A key carries a maximum. A request asks for some of it. The server replies
// with a token whose scope may be less than was asked, for reasons that are
// partly documented, partly only seen in replies people published, and partly
// unknown to anybody outside. The package keeps those three apart. For each
// functional [Domain] it predicts an interval, [Interval], and not a point:
//
//   - the ceiling is the most that can come back under any rule known here; it
//     never exceeds the key;
//   - likely is what the best evidence says, or unknown where it depends on
//     something that isn't known;
//   - the floor is the least that the rules and the open questions leave.
//
// Five functions answer the five questions people have:
//
//   - [Predict]: I have this key and send this request, what will I get?
//     [PredictGrants] answers for every grant.
//   - [Check]: is the scope that came the one I want, no more and no less?
//   - [FindLeast]: what is the least scope for these calls?
//   - [Verify]: is the reply that came what the server should have said?
//   - [Compare]: does one setting allow anything that another doesn't?
//
// [Parse] reads a scope, [ParseQuery] a whole question, [ReadReply] what people
// paste of the server's reply, and [Access.Verdicts] says of each method
// whether a token can call it.
//
// The package decides and says nothing in words: its results hold levels,
// offsets, codes and [RuleID]s. The sentences, with the evidence and sources
// behind each rule, are in package knowledge, the methods in package catalog,
// and package report puts all of it together as one answer to show.
//
// The values of Level, Domain, Grant, Transport and Verdict are plain words,
// such as [ReadWrite] or [Allowed]; those of any other kind begin with its
// name, such as [EffectNarrowed]. Zero values mean the careful thing, and what
// may be absent is an [Opt]. Nothing here does I/O, reads a clock, keeps state,
// or panics on any input.
package scopecore
