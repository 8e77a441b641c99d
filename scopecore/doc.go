// Package scopecore models how Deribit turns the scope a client asks for into
// the scope its token gets.
//
// A key carries a maximum. A request asks for some of it. The server answers
// with a token whose scope may be less than was asked, for reasons that are
// partly documented, partly only seen in answers people published, and partly
// not known to anybody outside. The package keeps those three apart. For each
// functional [Domain] it predicts an interval, [Interval], and not a point:
//
//   - the ceiling is the most that can come back under any rule known here; it
//     never exceeds the key;
//   - likely is what the best evidence says, or unknown where it depends on
//     something nobody told;
//   - the floor is the least that the rules and the open questions leave.
//
// Every bound is set by a [Rule] with an id, its [Evidence] and its sources;
// all rules stand in one table. What has no evidence is unknown, and is said
// to be.
//
// The work is done by a few plain functions, data in and data out: [Parse]
// reads a scope, [ParseQuery] a whole question, [Predict] answers it,
// [PredictGrants] answers it for all five grants, and [Access.Verdicts] says of
// each method whether a token with that access can call it. [Check] holds the
// scope that the server returned against the one that is wanted. Nothing here
// does I/O, reads a clock, keeps state, or panics on any input. The table of
// methods is in the package catalog.
package scopecore
