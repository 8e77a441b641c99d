// Generated from the types of scopecore/report; edit those, then run go generate ./wasm/bridge.

/**
 * What the engine answers. What goes in is an operation and a URL-encoded
 * query; what comes out is one of these shapes as JSON. What is between
 * backquotes in a sentence is code.
 */

/** Account is whose credentials they are. */
export type Account = "main" | "sub";

/** Binding says what a token lives with. */
export type Binding = "unknown" | "connection" | "session";

/**
 * Domain is a functional domain: a part of the API that a scope opens to a
 * level. No domain implies another; block_trade and block_rfq are no part of
 * trade.
 */
export type Domain = "account" | "block_rfq" | "block_trade" | "custody" | "trade" | "wallet";

/** Doubt says whether a place that could not be read has to do with the API. */
export type Doubt = "none" | "some" | "much";

/** Effect says what became of a domain or a token. */
export type Effect = "absent" | "kept" | "narrowed" | "dropped" | "inherited" | "added" | "undetermined";

/**
 * Evidence says how well a statement is backed. The zero value is
 * EvidenceUnknown.
 */
export type Evidence = "unknown" | "inferred" | "observed" | "documented";

/**
 * Gate is something besides a scope that a call needs. Methods name their
 * gates; each gate says how sure it is that a token passes, and where what it
 * wants can be had. A further gate is a row here, its words in package
 * knowledge, and its id in the gates column of the catalog.
 */
export type Gate = "mainaccount" | "mainaccount-unclear" | "mainaccount-or-coinbase" | "websocket" | "websocket-unclear" | "second-factor" | "cancel-on-disconnect" | "block_trade_approval";

/**
 * Grant is a way to a token. public/auth knows some by grant_type; other
 * calls turn a refresh token into another token and are counted as grants
 * here.
 */
export type Grant = "client_credentials" | "client_signature" | "refresh_token" | "exchange_token" | "fork_token";

/**
 * Level is how far a functional domain is open. Levels form a chain,
 * None < Read < ReadWrite, so they compare with the ordinary operators.
 *
 * That ReadWrite includes Read is inferred: the documentation calls it full
 * access, and every published answer shows one token a domain.
 */
export type Level = "none" | "read" | "read_write";

/** Repair says where something that a call lacks can be had. */
export type Repair = "" | "authentication" | "transport" | "account" | "key" | "request" | "verify";

/** Severity says how much a diagnostic matters. */
export type Severity = "info" | "warning" | "error";

/**
 * Sign is what a row is drawn with: whether what comes is what was asked for,
 * at a glance.
 */
export type Sign = "none" | "as-asked" | "less" | "more" | "open" | "wrong";

/** SlotEffect says what a grant does to the user's sessions. */
export type SlotEffect = "unknown" | "none" | "new" | "kept";

/** Status says how one token of an answer fares. */
export type Status = "predicted" | "within" | "contradicts";

/** Transport is how the call is made. */
export type Transport = "ws" | "http";

/** Tri is yes, no, or not known. Its zero value is TriNo. */
export type Tri = "no" | "yes" | "unknown";

/** Verdict says whether a token can make a call. */
export type Verdict = "denied" | "undocumented" | "possible" | "likely" | "allowed";

/**
 * Reason is a sentence with the rule that it comes from. What is between
 * backquotes in a sentence is code.
 */
export interface Reason {
  /** `rule` is the id of the rule; explain and catalog tell the rest of it. */
  rule: string;
  evidence: Evidence;
  text: string;
}

/**
 * Remedy is a repair as a button: what it does, in a few words, and the query
 * with the repair made.
 */
export interface Remedy {
  label: string;
  query: string;
}

/** Refusal says why no token comes at all. */
export interface Refusal extends Reason {
  /** `code` names the refusal, such as "asymmetric-key". */
  code: string;
  /** `title` says it in a few words. */
  title: string;
  /**
   * `missing` is set where the server would not refuse: the query does not say
   * which token is held.
   */
  missing: boolean;
  /** `remedy` is the way out; null where there is none, or several. */
  remedy: Remedy | null;
}

/** Row is one domain: the interval floor ≤ likely ≤ ceiling, and why. */
export interface Row extends Reason {
  domain: Domain;
  /** `key` is what the key allows; null where the key is not known. */
  key: Level | null;
  /** `held` is what the token held has; null for grants that start from the key. */
  held: Level | null;
  /** `asked` is what the request asks; null where it does not name the domain. */
  asked: Level | null;
  floor: Level;
  /** `likely` is "unknown" where it depends on what is not known, mostly the key. */
  likely: Level | "unknown";
  ceiling: Level;
  effect: Effect;
  /**
   * `sign` is what the row is drawn with, `word` the same in a word or two, `says`
   * in a sentence; it's empty where the row needs none.
   */
  sign: Sign;
  word: string;
  says: string;
  /**
   * `remedy` repairs what `says` says; null where there is nothing to repair, or
   * no query does.
   */
  remedy: Remedy | null;
  /**
   * `returned` is what the server's reply has of the domain; null without a
   * reply, and where the reply is cut off before it.
   */
  returned: Level | null;
  /**
   * `needed` is what the calls in need of the query take; null where no call
   * needs the domain.
   */
  needed: Level | null;
  /** `spoken` says the interval aloud. */
  spoken: string;
  /** `also` are further rules that moved the interval. */
  also: Reason[];
}

/**
 * Token is one token of the predicted scope, or one that was asked for or held
 * and does not come.
 */
export interface Token extends Reason {
  token: string;
  effect: Effect;
  /** `sign` is what it is drawn with, `word` the effect in a few words. */
  sign: Sign;
  word: string;
  /** `granted` says whether it is in the predicted scope. */
  granted: boolean;
  /**
   * `asked` is the token that was asked for instead, where that differs; else
   * empty.
   */
  asked: string;
  /** `domain` is the domain that the token opens; empty where it opens none. */
  domain: Domain | "";
}

/** Lifetime is how long the token lives and what it is bound to. */
export interface Lifetime extends Reason {
  binding: Binding;
  /**
   * `session` is the session's name, "rest-*" where the server makes one up; or
   * empty.
   */
  session: string;
  /** `access_seconds` and `refresh_seconds` are null where they are not known. */
  access_seconds: number | null;
  refresh_seconds: number | null;
  /**
   * `bound`, `access` and `refresh` say the same in words, `expires` in a sentence
   * that follows Text.
   */
  bound: string;
  access: string;
  refresh: string;
  expires: string;
  /**
   * `ends` says in a few words what ends the token: "with this connection, after
   * 1 year at most".
   */
  ends: string;
}

/** Sessions is what happens to the user's sessions. */
export interface Sessions extends Reason {
  /**
   * `effect` is "none" where no slot is taken, "new" where one is, "kept" where
   * the one in use goes on.
   */
  effect: SlotEffect;
  /** `before` and `after` are how many are open; null where the query does not say. */
  before: number | null;
  after: number | null;
  /**
   * `slots` says the same in words, `uses` behind the word "Sessions": "uses none of
   * 16".
   */
  slots: string;
  uses: string;
}

/** Capability is one thing that a token may be capable of. */
export interface Capability {
  id: string;
  title: string;
  verdict: Verdict;
  /** `word` is the verdict in a word: yes, partly, likely, possible, no, undocumented. */
  word: string;
  /** `line` is what to say beside it: how many calls, or what they all lack. */
  line: string;
  /**
   * `why` is the reason that all of its calls share; empty where they do not
   * share one, or `line` says it.
   */
  why: string;
  /** `grave` is set where it can cost the funds. */
  grave: boolean;
  /**
   * `key_verdict` and `key_word` are the same for a request without a scope: what
   * the key can do at most. Where the key can and this token can't, `differs` says
   * so in place of `word`, and `key_differs` in place of `key_word`: "no, but the key
   * can", "yes, but not this token"; else they're empty.
   */
  key_verdict: Verdict;
  key_word: string;
  differs: string;
  key_differs: string;
  /**
   * `witnesses` are the calls that have that verdict, as places in the
   * catalog's list of methods.
   */
  witnesses: number[];
}

/** Counts counts the ways of calling by verdict. */
export interface Counts {
  allowed: number;
  likely: number;
  possible: number;
  denied: number;
  undocumented: number;
}

/** Summary is what predict and grants share: the token that is predicted. */
export interface Summary {
  grant: Grant;
  via: Transport;
  account: Account;
  /** `setting` says who asks, and how, and whose key it is. */
  setting: string;
  /** `refused` says why no token comes at all; null where one does. */
  refused: Refusal | null;
  /**
   * `headline` says in a sentence what it comes to for whoever asked: less or
   * more than was asked for, and of what.
   */
  headline: string;
  /**
   * `scope` is the scope that the server will likely return, its tokens in
   * alphabetical order.
   */
  scope: string;
  /** `undetermined` lists the domains whose likely level is not known. */
  undetermined: Domain[];
  mainaccount: Tri;
  /** `domains` has a row for each domain, alphabetically. */
  domains: Row[];
  tokens: Token[];
  lifetime: Lifetime;
  sessions: Sessions;
  /**
   * `held_from` is, in grants, the key grant whose predicted token this one
   * starts from, where the query says neither which token is held nor which
   * step came before; else empty.
   */
  held_from: Grant | "";
  consequences: Capability[];
  counts: Counts;
}

/** Fact is a line of the answer in words: a name and a value. */
export interface Fact {
  name: string;
  value: string;
  /**
   * `code` is set where the value is code as it is, with no backquotes around
   * it.
   */
  code: boolean;
  /** `given` is set where it belongs to the setting, not to the answer. */
  given: boolean;
}

/** Diagnostic is a remark on the user's text, with the place it speaks of. */
export interface Diagnostic {
  /** `param` is the parameter that the offset counts in: "ask", "key", "held", … */
  param: string;
  code: string;
  severity: Severity;
  message: string;
  /** `offset` and `length` are in bytes of UTF-8. */
  offset: number;
  length: number;
  /**
   * `fix` is the text to put in place of that range; null where no correction is
   * obvious.
   */
  fix: string | null;
}

/**
 * Outcome is the verdict on a kind of call, with what is lacking. The catalog
 * says which kind each way of calling is: many require the same, and stand or
 * fall together.
 */
export interface Outcome {
  verdict: Verdict;
  /** `token` is set where there is no token at all; the scope isn't judged then. */
  token: boolean;
  /**
   * `any_of` are the tokens of which one would do; empty where the scope is not
   * what is lacking.
   */
  any_of: string[];
  /** `gates` are what else is lacking. */
  gates: Gate[];
  /**
   * `repair` is where it can be had; empty where nothing is lacking, or no place
   * is known.
   */
  repair: Repair;
  /** `lacks` and `remedy` say the same in words; either may be empty. */
  lacks: string;
  remedy: string;
}

/** Advice is a hint on the query. */
export interface Advice {
  code: string;
  severity: Severity;
  text: string;
  /** `query` is one to try instead, and `label` says what it does; both may be empty. */
  query: string;
  label: string;
}

/** Step is one step of a chain of grants. */
export interface Step {
  grant: Grant;
  /** `scope` is what its token likely has, or what the server returned for it. */
  scope: string;
  /** `query` is the query of that step, to go back to it. */
  query: string;
}

/** Next is a grant that can go on from the token. */
export interface Next {
  grant: Grant;
  /** `label` says what it does: "Refresh it". */
  label: string;
  /** `query` is the query of that step. */
  query: string;
}

/** Found is one token of a reply, or one that was predicted and is missing. */
export interface Found extends Reason {
  token: string;
  status: Status;
  /** `sign` is what it is drawn with, `word` the status in a few words. */
  sign: Sign;
  word: string;
  /** `missing` is set where the reply does not have it. */
  missing: boolean;
}

/**
 * Observation is a reply that contradicts the model, in the form in which the
 * corpus keeps published replies. A maintainer adds id, date and source.
 */
export interface Observation {
  grant: Grant;
  via: Transport;
  /** `request` is "given" or "omitted". */
  request: string;
  /** `requested_scope` is null where the request has no scope. */
  requested_scope: string | null;
  /** `key_scope` is null where it is not known. */
  key_scope: string | null;
  response_scope: string;
  /** `response_complete` is false where the reply was cut off. */
  response_complete: boolean;
  expires_in: number | null;
}

/**
 * Returned is the server's reply, as far as it's in the query, held against the
 * prediction.
 */
export interface Returned {
  /** `status` is the worst of all. */
  status: Status;
  /**
   * `scope` is the scope of the reply, as it was read: with "?" for each word that
   * isn't a token, and "…" at its end where it was cut off.
   */
  scope: string;
  /**
   * `found` are its tokens and those that are missing, what is most worth knowing
   * first; `notes` what else to know.
   */
  found: Found[];
  notes: string[];
  /** `record`, `record_says` and `report_url` are as in Verification. */
  record: Observation | null;
  record_says: string;
  report_url: string;
}

/** NeededCall is one of the calls that are needed. */
export interface NeededCall {
  /**
   * `name` is with its way where one is chosen, such as
   * "private/set_mmp_config with block_rfq=true".
   */
  name: string;
  verdict: Verdict;
  /** `lacks` and `remedy` are as in Outcome. */
  lacks: string;
  remedy: string;
}

/** LeastScope is one least scope for some calls. */
export interface LeastScope {
  /** `key` is the key's max_scope: the domains that are needed. */
  key: string;
  /** `ask` is the request, with every domain named. */
  ask: string;
  /**
   * `when` are the ways of calling it counts on, such as
   * "private/get_mmp_config with block_rfq=true".
   */
  when: string[];
}

/** Part is one token of a least scope, with the proof that it is needed. */
export interface Part {
  token: string;
  /**
   * `serves` are the calls that break without it, `breaks` those that break when
   * it is lowered by one level.
   */
  serves: string[];
  breaks: string[];
}

/** Over is a token beyond the limit, with the calls that need it. */
export interface Over {
  token: string;
  /**
   * `calls` are named as in covered. None can be made within the limit in any
   * other way either.
   */
  calls: string[];
}

/** Beyond is something calls need that no scope gives. */
export interface Beyond {
  gate: Gate;
  /** `name` is the gate in a word or two, `text` says what it means here. */
  name: string;
  text: string;
  /** `blocked` is set where the calls cannot be made at all. */
  blocked: boolean;
  /**
   * `calls` are named with their way where not every way needs it, such as
   * "private/enable_cancel_on_disconnect with scope=connection".
   */
  calls: string[];
}

/** Unresolved is a name that is no call with a scope. */
export interface Unresolved {
  name: string;
  reason: "public" | "removed" | "unknown" | "unknown-channel";
  text: string;
  /** `near` are names of the catalog that were perhaps meant. */
  near: string[];
}

/** Unread is a place of a text that could not be read. */
export interface Unread {
  offset: number;
  line: number;
  code: string;
  /** `why` says it in a sentence. */
  why: string;
  /** `text` is what is there, where it can be shown; or empty. */
  text: string;
  /** `near` are names that were perhaps meant, or that are most likely called. */
  near: string[];
}

/** Least answers least: the least scope for calls. */
export interface Least {
  key: string;
  ask: string;
  /**
   * `when` are the ways of calling that this scope counts on and that the calls
   * do not choose themselves, such as "private/get_mmp_config with
   * block_rfq=true".
   */
  when: string[];
  /** `alternatives` are other least scopes for the same calls. */
  alternatives: LeastScope[];
  because: Part[];
  /**
   * `covered` are the calls that the scope allows, with their way where the text
   * or the list chooses one.
   */
  covered: string[];
  /**
   * `over` is what the calls need beyond the limit that was given. It is empty
   * where the limit allows them all in one way or another, and without a limit.
   */
  over: Over[];
  beyond: Beyond[];
  /** `undocumented` are calls for which no source names a scope. */
  undocumented: string[];
  unresolved: Unresolved[];
  /**
   * `unread` are the places of the text that could not be read, those names
   * aside.
   */
  unread: Unread[];
  /**
   * `query` is a query with this key and request, by a grant that starts from
   * the key.
   */
  query: string;
}

/**
 * Needed is what some calls need, held against the token that is predicted, or
 * that was returned.
 */
export interface Needed {
  /** `calls` are the calls with their verdicts, those that can't be made first. */
  calls: NeededCall[];
  /** `least` is the smallest key and request that do. */
  least: Least;
  /**
   * `exactly` asks for exactly what they need, and `make_key` makes a key for it;
   * null where that changes nothing, or doesn't help.
   */
  exactly: Remedy | null;
  make_key: Remedy | null;
}

/** LevelDiff is a wanted domain that comes at another level. */
export interface LevelDiff {
  domain: Domain;
  want: Level;
  /**
   * `got` is what came; of a prediction, the highest or lowest level that may
   * come.
   */
  got: Level;
}

/**
 * Checked is a scope held against the one that is wanted. Each list is empty
 * where nothing is wrong.
 */
export interface Checked {
  /**
   * `extra` are the tokens that come and aren't wanted, in the order in which
   * they come. What could be a secret in one shows as "########".
   */
  extra: string[];
  /** `missing` are the tokens that are wanted and don't come. */
  missing: string[];
  /**
   * `wider` are the wanted domains that come at a higher level than wanted,
   * `lower` those at a lower.
   */
  wider: LevelDiff[];
  lower: LevelDiff[];
}

/**
 * Check is a scope, or what may come for a query, held against what is
 * wanted. It answers check.
 */
export interface Check extends Checked {
  /** `ok` is set where nothing is wrong. */
  ok: boolean;
}

/** Prediction answers predict. */
export interface Prediction extends Summary {
  /** `facts` say setting and answer in words, line by line. */
  facts: Fact[];
  diagnostics: Diagnostic[];
  /**
   * `calls` are the outcomes by kind of call, in the order of the catalog. With a
   * reply in the query they are those of the token that was returned, and so
   * are Counts and Consequences.
   */
  calls: Outcome[];
  advice: Advice[];
  /**
   * `steps` are the steps before this one, the first one first: the grants that
   * led to the token held. It's empty where the query has no step before.
   */
  steps: Step[];
  /** `next` are the grants that can go on from this token. */
  next: Next[];
  /**
   * `returned` is the server's reply held against the prediction; null without
   * one in the query.
   */
  returned: Returned | null;
  /**
   * `needed` is what the calls named in the query need, held against the token;
   * null where it names none of the catalog.
   */
  needed: Needed | null;
  /**
   * `want` are the tokens that the request wants: the domains it names and no
   * other, or all that is likely where it names none.
   */
  want: string[];
  /** `check` is the predicted scope held against `want`. */
  check: Check;
  /** `spoken` is all of it in a few sentences, for a screen reader. */
  spoken: string;
  /** `query` is the query as it was understood, normalized, for links. */
  query: string;
}

/** Grants answers grants: every grant side by side, in the order of Grant. */
export interface Grants {
  grants: Summary[];
}

/** Reply is what was read of a reply. */
export interface Reply {
  /**
   * `scope` has "?" for each word that isn't a token, and ends with "…" where
   * it was cut off.
   */
  scope: string;
  /** `expires_in` is null where the reply has none. */
  expires_in: number | null;
}

/** Verification answers verify: a reply held against its prediction. */
export interface Verification {
  /** `status` is the worst of all. */
  status: Status;
  /** `headline` says the status in a sentence, `notes` what else to know. */
  headline: string;
  notes: string[];
  /** `granted` is the scope of the reply, as it was read. */
  granted: string;
  /** `expires_in` is expires_in of the reply in seconds; null where it has none. */
  expires_in: number | null;
  truncated: boolean;
  /**
   * `secrets` is how many values were dropped because they are secrets, `dropped`
   * how many words because they are no tokens.
   */
  secrets: number;
  dropped: number;
  /** `removed` says so in a sentence. */
  removed: string;
  /**
   * `reply` is what was read of the reply, to be kept in its place: verify says
   * the same of it, written as JSON, as of the whole.
   */
  reply: Reply;
  /**
   * `found` are the tokens of the reply and those that are missing, what is most
   * worth knowing first.
   */
  found: Found[];
  /** `predicted` is the scope that was predicted. */
  predicted: string;
  /** `calls` are exact: allowed, denied or undocumented, by kind of call. */
  calls: Outcome[];
  counts: Counts;
  consequences: Capability[];
  /** `check` is the reply held against what the request wants. */
  check: Check;
  /**
   * `record` is what the maintainers need to know, without secrets; null where
   * nothing contradicts.
   */
  record: Observation | null;
  /**
   * `record_says` says what to do with it. `report_url` is the address of a form for
   * it at the project's home, filled in, with names and IP addresses replaced;
   * empty where nothing contradicts, or the project has no home.
   */
  record_says: string;
  report_url: string;
}

/** Held is the last token reply of a text. */
export interface Held {
  /** `scope` has its tokens in alphabetical order. */
  scope: string;
  /** `complete` is false where the text cuts it off. */
  complete: boolean;
  /** `expires_in` is in seconds; null where the text does not have it. */
  expires_in: number | null;
  /** `replies` is how many token replies the text has. */
  replies: number;
  offset: number;
  line: number;
}

/** Asked is the request that the token answers, or the last one. */
export interface Asked {
  grant: Grant;
  via: Transport;
  /** `scope` is null where the request sends none, or the text does not show it. */
  scope: string | null;
  offset: number;
  line: number;
}

/** AgainstRequest is a domain that the request names, held against the reply. */
export interface AgainstRequest {
  domain: Domain;
  asked: Level;
  granted: Level;
  status: "narrower" | "wider" | "as-asked";
}

/** AgainstPrediction is the token held against the prediction. */
export interface AgainstPrediction {
  status: Status;
  /** `tokens` are those that are not the likely ones. */
  tokens: string[];
  /**
   * `record` is what the maintainers need to know; null where nothing
   * contradicts. `record_says` and `report_url` are as in Verification.
   */
  record: Observation | null;
  record_says: string;
  report_url: string;
}

/** ReadRepair is the smallest repair of a refused call. */
export interface ReadRepair {
  where: Repair;
  /** `set` is the scope to put there; or empty. */
  set: string;
}

/** ReadCall is a call of a text, once for each way it went. */
export interface ReadCall {
  /** `method` is empty for an error that no call in the text explains. */
  method: string;
  /**
   * `offset` is in bytes of UTF-8, of the first one; `count` is how many there
   * are.
   */
  offset: number;
  line: number;
  count: number;
  outcome: "ok" | "refused" | "unknown";
  /**
   * `code` is that of the error, 0 without one, and `message` the server's name
   * for it, where that is a plain word.
   */
  code: number;
  message: string;
  /** `missing` are tokens and gates that it lacks. */
  missing: string[];
  /** `from` says who says so: the server, the model, or nobody. */
  from: "reason" | "model" | "unknown";
  /** `repair` is null where nothing is lacking, or no place is known. */
  repair: ReadRepair | null;
}

/** WillFail is a call that the token does not allow and that was not tried. */
export interface WillFail {
  name: string;
  missing: string[];
}

/** ReadKey is the record of a key. */
export interface ReadKey {
  scope: string;
  name: string;
  asymmetric: boolean;
  offset: number;
  line: number;
}

/** ReadScope is a scope by itself, in code or configuration. */
export interface ReadScope {
  scope: string;
  offset: number;
  line: number;
}

/** ReadLeast is the least key and request for all calls of a text. */
export interface ReadLeast {
  key: string;
  ask: string;
}

/** Conclusion is one thing that follows from a text. */
export interface Conclusion {
  id: string;
  severity: Severity;
  text: string;
}

/** Receipt says what was read of a text, and how to load it. */
export interface Receipt {
  /** `kind` is what the text is. */
  kind: "reply" | "error" | "request" | "key" | "scope" | "calls" | "nothing";
  /**
   * `severity` is an error where the text tells of one, or a warning where
   * nothing could be read.
   */
  severity: Severity;
  /**
   * `title` says what was read in a few words, without code. `text` follows it,
   * behind a space, with what is to know about it; it may be empty.
   */
  title: string;
  text: string;
  /**
   * `query` is the setting with what was read, its marks among it; empty where
   * nothing changes, or there are choices.
   */
  query: string;
  /**
   * `choices` are the readings to choose from where there are several: the keys
   * of a list, or whose scope it is.
   */
  choices: Remedy[];
  /**
   * `ask_call` is set for an error of a call that the text doesn't name: the call
   * is to be asked for, and added to `query` as need.
   */
  ask_call: boolean;
}

/** Reading answers read: what a text contains and what follows from it. */
export interface Reading {
  /**
   * `held` is null where the text shows no token reply, or a later login was
   * refused.
   */
  held: Held | null;
  /** `asked` is null where the text shows no login. */
  asked: Asked | null;
  against_request: AgainstRequest[];
  /**
   * `against_prediction` is null where there is no token, or no login and no
   * setting to predict from.
   */
  against_prediction: AgainstPrediction | null;
  calls: ReadCall[];
  will_fail: WillFail[];
  /** `left_out` are channels that the reply to a subscription left out. */
  left_out: string[];
  keys: ReadKey[];
  scopes: ReadScope[];
  /** `least` is null where the text has no call. */
  least: ReadLeast | null;
  /** `excess` are tokens of the scope that no call of the text needs. */
  excess: string[];
  unread: Unread[];
  /** `more` is how many further names and places were left out of unread. */
  more: number;
  /** `secrets` is how many values were dropped because they are secrets. */
  secrets: number;
  /** `conclusions` say it all in sentences, in the order in which to tell them. */
  conclusions: Conclusion[];
  /**
   * `exit` is the exit status of the command: 0 nothing is wrong, 1 something
   * is, 2 something that matters could not be read.
   */
  exit: number;
  /** `query` is the setting that the text shows, for links. */
  query: string;
  /** `receipt` is the same in a line, for the one box that takes anything. */
  receipt: Receipt;
}

/** ScanPlace is a place where a text makes a call, or may make one. */
export interface ScanPlace {
  line: number;
  /** `column` counts from 1, in UTF-16 units. */
  column: number;
  /** `method` is the call; empty where the place could not be read. */
  method: string;
  /**
   * `way` is the parameter setting that the text chooses there, of several ways
   * of calling: "block_rfq=true"; or empty.
   */
  way: string;
  /**
   * `text` is the call as answers of least name it, such as
   * "private/set_mmp_config with block_rfq=true"; or else what is there, where
   * that can be shown.
   */
  text: string;
  /**
   * `code` is why the place could not be read, and `why` says it in a sentence; both
   * are empty where it is a call.
   */
  code: string;
  why: string;
  /** `near` are names that were perhaps meant, or that are most likely called. */
  near: string[];
  doubt: Doubt;
}

/**
 * Scan answers scan: every place of a text that makes a call, and those that
 * may.
 */
export interface Scan {
  /**
   * `calls` are in the order of the text. The first place of each call, and of
   * each way of calling it, is always there.
   */
  calls: ScanPlace[];
  /** `more` is how many further places of the same calls were left out. */
  more: number;
  /** `unread` are the places that could not be read and may be a call. */
  unread: ScanPlace[];
  /** `more_unread` is how many further places were left out of unread. */
  more_unread: number;
  /**
   * `sign` is set where the text deals with the API: it has a call, a channel, a
   * login, the address of one, or the exchange's name.
   */
  sign: boolean;
}

/** Change is a way of calling whose verdict differs between two settings. */
export interface Change {
  name: string;
  way: string;
  from: Verdict;
  to: Verdict;
}

/** Gain is something that becomes more possible. */
export interface Gain {
  id: string;
  title: string;
  from: string;
  to: string;
}

/**
 * Comparison answers compare: what the second setting allows that the first
 * does not.
 */
export interface Comparison {
  /** `only_removes` is set where nothing is gained, `same` where nothing changes. */
  only_removes: boolean;
  same: boolean;
  /** `headline` says it in a sentence. */
  headline: string;
  added: Change[];
  removed: Change[];
  /** `consequences` are those that become more possible. */
  consequences: Gain[];
}

/** LastChange answers change: what the last change of a setting did. */
export interface LastChange {
  /**
   * `domain` is the domain that was changed; empty where it was something else,
   * or several.
   */
  domain: Domain | "";
  /**
   * `text` says what was changed and what that did. It is empty where nothing was
   * changed.
   */
  text: string;
}

/**
 * Source is where a statement comes from: a page of the documentation, a
 * standard, or a published answer of the server.
 */
export interface Source {
  /** `id` is such as "access-scope" or "o05". */
  id: string;
  title: string;
  /** `url` is empty where the source has no address that can be named. */
  url: string;
}

/** Explanation answers explain: all that is known of a rule, token or error. */
export interface Explanation {
  kind: "rule" | "token" | "error";
  id: string;
  title: string;
  evidence: Evidence;
  /** `meaning` says what that evidence means. */
  meaning: string;
  text: string;
  /**
   * `disagreement` tells where documentation and observation differ, and which
   * is followed; else empty.
   */
  disagreement: string;
  /** `settle` is what would settle it; empty where nothing is open. */
  settle: string;
  sources: Source[];
}

/**
 * Way is one way of calling a method, such as with block_rfq=true. Any one of
 * its alternatives is enough. A way without alternatives has no documented
 * scope, which is "undocumented" and never "allowed".
 */
export interface Way {
  /**
   * `when` names the parameter setting that selects this way; empty for the
   * plain call.
   */
  when: string;
  /**
   * `needs` lists the needs of which one suffices; none where no source names a
   * scope.
   */
  needs: string[];
  /**
   * `gates` are what this way needs besides its scope and the method's own
   * gates, in the order of [`gates`]; mostly none.
   */
  gates: Gate[];
  /**
   * `kind` is the place, in the catalog's Kinds, of what it requires. NewCatalog
   * sets it.
   */
  kind: number;
}

/**
 * Method is a private method of the API or a subscription channel, with what
 * a token needs to use it. The table of them is in scopecore/catalog.
 */
export interface Method {
  /**
   * `name` is "private/buy", or a channel pattern such as
   * "user.orders.(instrument_name).raw".
   */
  name: string;
  /** `channel` tells a subscription channel from a method. */
  channel: boolean;
  /**
   * `category` is Deribit's own grouping, such as "account-management". It is
   * not a scope: get_positions sits there and needs trade:read.
   */
  category: string;
  /** `summary` says in a few words what the call does. */
  summary: string;
  /** `ways` lists the ways of calling; at least one. */
  ways: Way[];
  /**
   * `gates` are what every way of calling needs besides its scope, in the order
   * of [`gates`].
   */
  gates: Gate[];
  /**
   * `matching_engine` is set where the call counts against the stricter rate
   * limit of the matching engine.
   */
  matching_engine: boolean;
  /** `url` is Deribit's page about it, or the best public source there is. */
  url: string;
  /** `note` is what else a caller should know; often empty. */
  note: string;
}

/** CatalogGate is something besides a scope that calls need. */
export interface CatalogGate {
  id: Gate;
  name: string;
}

/**
 * Removed is a method that existed once, or whose name old programs have, so
 * that somebody who names it can be told what became of it.
 */
export interface Removed {
  name: string;
  /** `needs` is the scope last documented, or empty. */
  needs: string;
  /** `last_seen` is a date, or a date with a word of context. */
  last_seen: string;
  /**
   * `gone_by` is a date by which it was gone; empty where `note` tells what became
   * of the name.
   */
  gone_by: string;
  note: string;
}

/**
 * Job is something a program does for its living, defined by the calls it
 * makes; the scope it needs follows from them.
 */
export interface Job {
  id: string;
  title: string;
  calls: string[];
}

/**
 * Rule is one statement about how the server treats a scope, with what backs
 * it.
 */
export interface Rule {
  id: string;
  evidence: Evidence;
  /** `title` is the rule in a few words. */
  title: string;
  /** `text` is the rule in full. */
  text: string;
  /**
   * `disagreement` tells where documentation and published answers differ, and
   * which of them the prediction follows; empty where they do not.
   */
  disagreement: string;
  /** `settle` is what would settle an open question; empty where none is open. */
  settle: string;
  /** `sources` are ids of sources. */
  sources: string[];
}

/** CatalogEvidence is a kind of evidence with its meaning. */
export interface CatalogEvidence {
  id: Evidence;
  text: string;
}

/** Catalog answers catalog: everything that does not depend on a query. */
export interface Catalog {
  /** `version` is the later of the two dates below: what a link carries. */
  version: string;
  /**
   * `rules_date` is the day on which the rules last changed, `catalog_date` that of
   * the documentation the methods were taken from: year, month, day.
   */
  rules_date: string;
  catalog_date: string;
  methods: Method[];
  gates: CatalogGate[];
  /** `removed` are methods that are gone. */
  removed: Removed[];
  /** `jobs` are what programs do for their living, `tasks` parts of that. */
  jobs: Job[];
  tasks: Job[];
  rules: Rule[];
  sources: Source[];
  evidence: CatalogEvidence[];
}

/** The parameters of a query, all optional. */
export interface Query {
  /** The way to the token: `client_credentials`, `client_signature`, `refresh_token`, `exchange_token` or `fork_token`; `client_credentials` where absent. */
  grant?: "client_credentials" | "client_signature" | "refresh_token" | "exchange_token" | "fork_token";
  /** How the call is made: `ws` or `http`; `ws` where absent. */
  via?: "ws" | "http";
  /** The key's max_scope; absent where it is not known. */
  key?: string;
  /** The scope that is requested; absent where no scope is sent. */
  ask?: string;
  /** Whose credentials they are: `main` or `sub`; `main` where absent. */
  account?: "main" | "sub";
  /** The key's name. */
  key_name?: string;
  /** What the key signs with: `secret` or `asymmetric`; `secret` where absent. */
  key_type?: "secret" | "asymmetric";
  /** The scope of the token that is refreshed, exchanged or forked. */
  held?: string;
  /** The account that an exchange is for: `sub` or `main`; `sub` where absent. */
  subject?: "sub" | "main";
  /** The name of the session that a fork opens. */
  session_name?: string;
  /** How many sessions are open. */
  sessions?: string;
  /** Features of the key: `restricted_block_trades`, `block_trade_approval`. */
  features?: string;
  /** The query of the step before, for a grant that starts from a token; the steps before that follow it, a semicolon between them. */
  from?: string;
  /** The scope that the server returned, held against the prediction: its tokens, `?` for each word that isn't one, and `…` at its end where it was cut off; absent without a reply. */
  reply?: string;
  /** The calls that are needed, held against the token: methods and channels with spaces between them, and where a method can be called in several ways, with the one that is meant, such as `private/set_mmp_config?block_rfq=true`. */
  need?: string;
}

/** What the engine always answers. */
export type Envelope<T> =
  | { v: 1; ok: true; result: T }
  | { v: 1; ok: false; error: { kind: "input" | "usage" | "internal"; code: string; message: string; offset: number } };

/** Operations and their results. */
export interface Operations {
  predict: Prediction;
  grants: Grants;
  least: Least;
  verify: Verification;
  read: Reading;
  scan: Scan;
  check: Check;
  compare: Comparison;
  change: LastChange;
  explain: Explanation;
  catalog: Catalog;
}
