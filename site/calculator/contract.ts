// Generated from the types of scopecore/report; edit those, then run go generate ./wasm/bridge.

/**
 * What the engine answers. What goes in is an operation and a URL-encoded
 * query; what comes out is one of these shapes as JSON. What is between
 * backquotes in a sentence is code.
 */

/** Account is whose credentials they are. */
export type Account = "main" | "sub";

/** Binding is what a token lives and dies with. */
export type Binding = "unknown" | "connection" | "session";

/**
 * Domain is a functional domain: a part of the API that a scope opens to a
 * level. No domain implies another; block_trade and block_rfq aren't part of
 * trade.
 */
export type Domain = "account" | "block_rfq" | "block_trade" | "custody" | "trade" | "wallet";

/** Doubt says whether a place that could not be read is about the API. */
export type Doubt = "none" | "some" | "much";

/** Effect says what became of a domain or a token. */
export type Effect = "absent" | "kept" | "narrowed" | "dropped" | "inherited" | "added" | "undetermined";

/**
 * Evidence says how well a statement is backed. The zero value is
 * EvidenceUnknown.
 */
export type Evidence = "unknown" | "inferred" | "observed" | "documented";

/**
 * Gate is something a call needs besides a scope. Methods name their gates;
 * each gate says how sure it is that a token passes, and where to get what it
 * wants. To add a gate, add a row here, its words in package knowledge, and its
 * id to the gates column of the catalog.
 */
export type Gate = "mainaccount" | "mainaccount-unclear" | "mainaccount-or-coinbase" | "websocket" | "websocket-unclear" | "second-factor" | "cancel-on-disconnect" | "block_trade_approval";

/**
 * Grant is a way to get a token. public/auth knows some by grant_type; other
 * calls turn a refresh token into another token and count as grants here.
 */
export type Grant = "client_credentials" | "client_signature" | "refresh_token" | "exchange_token" | "fork_token";

/**
 * Level is how far a functional domain is open. Levels form a chain,
 * None < Read < ReadWrite, so they compare with the ordinary operators.
 *
 * That ReadWrite includes Read is inferred: the documentation calls it full
 * access, and every published reply shows one token per domain.
 */
export type Level = "none" | "read" | "read_write";

/** Repair says where to get something that a call lacks. */
export type Repair = "" | "authentication" | "transport" | "account" | "key" | "request" | "verify";

/** Severity says how much a diagnostic matters. */
export type Severity = "info" | "warning" | "error";

/**
 * Sign is what a row is drawn with. It shows at a glance whether what comes is
 * what was asked for.
 */
export type Sign = "none" | "as-asked" | "less" | "more" | "open" | "wrong";

/** SlotEffect says what a grant does to the user's sessions. */
export type SlotEffect = "unknown" | "none" | "new" | "kept";

/** Status says how one token of a reply compares. */
export type Status = "predicted" | "within" | "contradicts";

/** Transport is how the call is made. */
export type Transport = "ws" | "http";

/** Tri is yes, no, or not known. Its zero value is TriNo. */
export type Tri = "no" | "yes" | "unknown";

/** Verdict says whether a token can make a call. */
export type Verdict = "denied" | "undocumented" | "possible" | "likely" | "allowed";

/**
 * Reason is a sentence with the rule that it comes from. Text between
 * backquotes is code.
 */
export interface Reason {
  /** `rule` is the id of the rule; explain and catalog have the rest. */
  rule: string;
  evidence: Evidence;
  text: string;
}

/**
 * Remedy is a repair offered as a button: what it does, in a few words, and the
 * query with the repair made.
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
   * `missing` is set if the server wouldn't refuse: the query doesn't say which
   * token is held.
   */
  missing: boolean;
  /** `remedy` is the way out; null if there is none, or several. */
  remedy: Remedy | null;
}

/** Row is one domain: the interval floor ≤ likely ≤ ceiling, and why. */
export interface Row extends Reason {
  domain: Domain;
  /** `key` is what the key allows; null if the key is unknown. */
  key: Level | null;
  /** `held` is what the held token has; null for grants that start from the key. */
  held: Level | null;
  /** `asked` is what the request asks; null if it doesn't name the domain. */
  asked: Level | null;
  floor: Level;
  /** `likely` is "unknown" if it depends on something unknown, usually the key. */
  likely: Level | "unknown";
  ceiling: Level;
  effect: Effect;
  /**
   * `sign` is what the row is drawn with, `word` says the same in a word or two,
   * and `says` in a sentence; `says` is empty if the row needs none.
   */
  sign: Sign;
  word: string;
  says: string;
  /**
   * `remedy` repairs what `says` describes; null if there's nothing to repair, or
   * no query repairs it.
   */
  remedy: Remedy | null;
  /**
   * `returned` is the domain's level in the server's reply; null without a
   * reply, and if the reply is cut off before it.
   */
  returned: Level | null;
  /**
   * `needed` is the level that the calls in the query's need take; null if no
   * call needs the domain.
   */
  needed: Level | null;
  /** `spoken` says the interval aloud. */
  spoken: string;
  /** `also` are the other rules that moved the interval. */
  also: Reason[];
}

/**
 * Token is one token of the predicted scope, or one that was asked for or held
 * and doesn't come.
 */
export interface Token extends Reason {
  token: string;
  effect: Effect;
  /** `sign` is what it's drawn with, `word` the effect in a few words. */
  sign: Sign;
  word: string;
  /** `granted` says whether it's in the predicted scope. */
  granted: boolean;
  /**
   * `asked` is the token that was asked for instead, if that differs; else
   * empty.
   */
  asked: string;
  /** `domain` is the domain that the token opens; empty if it opens none. */
  domain: Domain | "";
}

/** Lifetime is how long the token lives and what it is bound to. */
export interface Lifetime extends Reason {
  binding: Binding;
  /**
   * `session` is the session's name, "rest-*" if the server makes one up, or
   * empty.
   */
  session: string;
  /** `access_seconds` and `refresh_seconds` are null if unknown. */
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
   * `ends` says what ends the token, in a few words: "with this connection,
   * after 1 year at most".
   */
  ends: string;
}

/** Sessions is what happens to the user's sessions. */
export interface Sessions extends Reason {
  /**
   * `effect` is "none" if no slot is taken, "new" if one is, "kept" if the one
   * in use stays in use.
   */
  effect: SlotEffect;
  /** `before` and `after` are how many are open; null if the query doesn't say. */
  before: number | null;
  after: number | null;
  /**
   * `slots` says the same in words, `uses` after the word "Sessions": "uses none of
   * 16".
   */
  slots: string;
  uses: string;
}

/** Capability is one thing that a token may be able to do. */
export interface Capability {
  id: string;
  title: string;
  verdict: Verdict;
  /** `word` is the verdict in a word: yes, partly, likely, possible, no, undocumented. */
  word: string;
  /** `line` is what to say beside it: how many calls, or what they all lack. */
  line: string;
  /**
   * `why` is the reason that all of its calls share; empty if they don't share
   * one, or `line` says it.
   */
  why: string;
  /** `grave` is set if it can cost you the funds. */
  grave: boolean;
  /**
   * `key_verdict` and `key_word` are the same for a request without a scope: the most
   * the key can do. If the key can and this token can't, `differs` says so in
   * place of `word`, and `key_differs` in place of `key_word`: "no, but the key can",
   * "yes, but not this token". Otherwise they're empty.
   */
  key_verdict: Verdict;
  key_word: string;
  differs: string;
  key_differs: string;
  /**
   * `witnesses` are the calls that have that verdict, as indexes into the
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

/** Summary is what predict and grants share: the predicted token. */
export interface Summary {
  grant: Grant;
  via: Transport;
  account: Account;
  /** `setting` says who asks, how, and whose key it is. */
  setting: string;
  /** `refused` says why no token comes at all; null if one does. */
  refused: Refusal | null;
  /**
   * `headline` sums it up in a sentence: less or more than was asked for, and
   * of what.
   */
  headline: string;
  /**
   * `scope` is the scope that the server will likely return, its tokens in
   * alphabetical order.
   */
  scope: string;
  /** `undetermined` lists the domains whose likely level is unknown. */
  undetermined: Domain[];
  mainaccount: Tri;
  /** `domains` has a row for each domain, alphabetically. */
  domains: Row[];
  tokens: Token[];
  lifetime: Lifetime;
  sessions: Sessions;
  /**
   * `held_from` is, in grants, the key grant whose predicted token this one
   * starts from, if the query says neither which token is held nor which step
   * came before; else empty.
   */
  held_from: Grant | "";
  consequences: Capability[];
  counts: Counts;
}

/** Fact is a line of the answer in words: a name and a value. */
export interface Fact {
  name: string;
  value: string;
  /** `code` is set if the value is code, without backquotes around it. */
  code: boolean;
  /** `given` is set if it belongs to the setting, not to the answer. */
  given: boolean;
}

/** Diagnostic is a remark on the user's text, with the place it's about. */
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
   * `fix` is the text to put in place of that range; null if no correction is
   * obvious.
   */
  fix: string | null;
}

/**
 * Outcome is the verdict on a kind of call, with what's missing. The catalog
 * says which kind each way of calling is: many require the same, and share a
 * verdict.
 */
export interface Outcome {
  verdict: Verdict;
  /** `token` is set if there's no token at all; the scope isn't judged then. */
  token: boolean;
  /**
   * `any_of` are the tokens, any one of which would do; empty if the scope isn't
   * what's missing.
   */
  any_of: string[];
  /** `gates` are what else is missing. */
  gates: Gate[];
  /**
   * `repair` is where to get it; empty if nothing is missing, or no place is
   * known.
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
  /** `query` is one to try instead, and `label` says what it does. Both may be empty. */
  query: string;
  label: string;
}

/** Step is one step of a chain of grants. */
export interface Step {
  grant: Grant;
  /** `scope` is what its token likely has, or what the server returned for it. */
  scope: string;
  /** `query` is the query of that step, to go back to. */
  query: string;
}

/** Next is a grant that can continue from the token. */
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
  /** `sign` is what it's drawn with, `word` is the status in a few words. */
  sign: Sign;
  word: string;
  /** `missing` is set if the reply doesn't have it. */
  missing: boolean;
}

/**
 * Observation is a reply that contradicts the model, in the form the corpus
 * keeps published replies. A maintainer adds id, date and source.
 */
export interface Observation {
  grant: Grant;
  via: Transport;
  /** `request` is "given" or "omitted". */
  request: string;
  /** `requested_scope` is null if the request has no scope. */
  requested_scope: string | null;
  /** `key_scope` is null if unknown. */
  key_scope: string | null;
  response_scope: string;
  /** `response_complete` is false if the reply was cut off. */
  response_complete: boolean;
  expires_in: number | null;
}

/**
 * Returned is the server's reply, as far as it's in the query, compared with
 * the prediction.
 */
export interface Returned {
  /** `status` is the worst of all. */
  status: Status;
  /**
   * `scope` is the scope of the reply, as read: with "?" for each word that isn't
   * a token, and "…" at the end if it was cut off.
   */
  scope: string;
  /**
   * `found` are its tokens and those that are missing, most important first;
   * `notes` say what else to know.
   */
  found: Found[];
  notes: string[];
  /** `record`, `record_says` and `report_url` are as in Verification. */
  record: Observation | null;
  record_says: string;
  report_url: string;
}

/** NeededCall is one of the needed calls. */
export interface NeededCall {
  /**
   * `name` includes its way if one is chosen, as in "private/set_mmp_config
   * with block_rfq=true".
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

/** Part is one token of a least scope, with the proof that it's needed. */
export interface Part {
  token: string;
  /**
   * `serves` are the calls that break without it, `breaks` those that break if
   * it's lowered by one level.
   */
  serves: string[];
  breaks: string[];
}

/** Over is a token beyond the limit, with the calls that need it. */
export interface Over {
  token: string;
  /**
   * `calls` are named as in covered. None can be made within the limit any
   * other way.
   */
  calls: string[];
}

/** Beyond is something calls need that a scope can't give. */
export interface Beyond {
  gate: Gate;
  /** `name` is the gate in a word or two, `text` says what it means here. */
  name: string;
  text: string;
  /** `blocked` is set if the calls can't be made at all. */
  blocked: boolean;
  /**
   * `calls` are named with their way if not every way needs it, as in
   * "private/enable_cancel_on_disconnect with scope=connection".
   */
  calls: string[];
}

/** Unresolved is a name that isn't a call with a scope. */
export interface Unresolved {
  name: string;
  reason: "public" | "removed" | "unknown" | "unknown-channel";
  text: string;
  /** `near` are names of the catalog that may have been meant. */
  near: string[];
}

/** Unread is a place of a text that couldn't be read. */
export interface Unread {
  offset: number;
  line: number;
  code: string;
  /** `why` says it in a sentence. */
  why: string;
  /** `text` is what is there, if it can be shown, or empty. */
  text: string;
  /**
   * `near` are names that may have been meant, or calls that are most likely
   * made.
   */
  near: string[];
}

/** Least answers least: the least scope for calls. */
export interface Least {
  key: string;
  ask: string;
  /**
   * `when` are the ways of calling that this scope counts on but the calls
   * don't choose themselves, such as "private/get_mmp_config with
   * block_rfq=true".
   */
  when: string[];
  /** `alternatives` are other least scopes for the same calls. */
  alternatives: LeastScope[];
  because: Part[];
  /**
   * `covered` are the calls that the scope allows, with their way if the text
   * or the list chooses one.
   */
  covered: string[];
  /**
   * `over` is what the calls need beyond the given limit. It's empty if the
   * limit allows them all one way or another, and without a limit.
   */
  over: Over[];
  beyond: Beyond[];
  /** `undocumented` are calls for which no source names a scope. */
  undocumented: string[];
  unresolved: Unresolved[];
  /**
   * `unread` are the places of the text that couldn't be read, not counting
   * those names.
   */
  unread: Unread[];
  /**
   * `query` is a query with this key and request, by a grant that starts from
   * the key.
   */
  query: string;
}

/**
 * Needed is what some calls need, compared with the predicted token, or with
 * the returned one.
 */
export interface Needed {
  /** `calls` are the calls with their verdicts, those that can't be made first. */
  calls: NeededCall[];
  /** `least` is the smallest key and request that are enough. */
  least: Least;
  /**
   * `exactly` asks for exactly what they need, and `make_key` makes a key for it;
   * null if that changes nothing, or doesn't help.
   */
  exactly: Remedy | null;
  make_key: Remedy | null;
}

/** LevelDiff is a wanted domain that comes at another level. */
export interface LevelDiff {
  domain: Domain;
  want: Level;
  /**
   * `got` is what came; in a prediction, the highest or lowest level that may
   * come.
   */
  got: Level;
}

/**
 * Checked is a scope compared with the wanted one. A list is empty if nothing
 * is wrong.
 */
export interface Checked {
  /**
   * `extra` are the tokens that come but aren't wanted, in the order they come.
   * Anything in them that could be a secret shows as "########".
   */
  extra: string[];
  /** `missing` are the tokens that are wanted but don't come. */
  missing: string[];
  /**
   * `wider` are the wanted domains that come at a higher level than wanted,
   * `lower` those at a lower one.
   */
  wider: LevelDiff[];
  lower: LevelDiff[];
}

/**
 * Check is a scope, or what may come for a query, compared with what's wanted.
 * It answers check.
 */
export interface Check extends Checked {
  /** `ok` is set if nothing is wrong. */
  ok: boolean;
}

/** Prediction answers predict. */
export interface Prediction extends Summary {
  /** `facts` are the setting and the answer in words, line by line. */
  facts: Fact[];
  diagnostics: Diagnostic[];
  /**
   * `calls` are the outcomes by kind of call, in the order of the catalog. With
   * a reply in the query, they're for the token that was returned, and so are
   * Counts and Consequences.
   */
  calls: Outcome[];
  advice: Advice[];
  /**
   * `steps` are the steps before this one, first to last: the grants that led
   * to the held token. It's empty if the query has no step before it.
   */
  steps: Step[];
  /** `next` are the grants that can continue from this token. */
  next: Next[];
  /**
   * `returned` is the server's reply compared with the prediction; null without
   * one in the query.
   */
  returned: Returned | null;
  /**
   * `needed` is what the calls named in the query need, compared with the
   * token; null if it names none from the catalog.
   */
  needed: Needed | null;
  /**
   * `want` are the tokens that the request wants: the domains it names and no
   * others, or everything that's likely if it names none.
   */
  want: string[];
  /** `check` is the predicted scope compared with `want`. */
  check: Check;
  /** `spoken` is everything in a few sentences, for a screen reader. */
  spoken: string;
  /** `query` is the query as understood, normalized, for links. */
  query: string;
}

/** Grants answers grants: every grant side by side, in the order of Grant. */
export interface Grants {
  grants: Summary[];
}

/** Reply is what was read from a reply. */
export interface Reply {
  /**
   * `scope` has "?" for each word that isn't a token, and ends with "…" if it
   * was cut off.
   */
  scope: string;
  /** `expires_in` is null if the reply has none. */
  expires_in: number | null;
}

/** Verification answers verify: a reply compared with its prediction. */
export interface Verification {
  /** `status` is the worst of all. */
  status: Status;
  /** `headline` says the status in a sentence, `notes` say what else to know. */
  headline: string;
  notes: string[];
  /** `granted` is the scope of the reply, as read. */
  granted: string;
  /** `expires_in` is expires_in of the reply in seconds; null if it has none. */
  expires_in: number | null;
  truncated: boolean;
  /**
   * `secrets` is how many values were dropped as secrets, `dropped` how many
   * words because they aren't tokens.
   */
  secrets: number;
  dropped: number;
  /** `removed` says so in a sentence. */
  removed: string;
  /**
   * `reply` is what was read from the reply, to keep in its place: written as
   * JSON, verify says the same about it as about the whole reply.
   */
  reply: Reply;
  /**
   * `found` are the tokens of the reply and those that are missing, most
   * important first.
   */
  found: Found[];
  /** `predicted` is the predicted scope. */
  predicted: string;
  /** `calls` are exact: allowed, denied or undocumented, by kind of call. */
  calls: Outcome[];
  counts: Counts;
  consequences: Capability[];
  /** `check` is the reply compared with what the request wants. */
  check: Check;
  /**
   * `record` is what the maintainers need to know, without secrets; null if
   * nothing contradicts.
   */
  record: Observation | null;
  /**
   * `record_says` says what to do with it. `report_url` is the address of a form
   * for it at the project's home, filled in, with names and IP addresses
   * replaced; empty if nothing contradicts, or if the project has no home.
   */
  record_says: string;
  report_url: string;
}

/** Held is the last token reply of a text. */
export interface Held {
  /** `scope` has its tokens in alphabetical order. */
  scope: string;
  /** `complete` is false if the text cuts it off. */
  complete: boolean;
  /** `expires_in` is in seconds; null if the text doesn't have it. */
  expires_in: number | null;
  /** `replies` is how many token replies the text has. */
  replies: number;
  offset: number;
  line: number;
}

/** Asked is the request that led to the token, or the last one. */
export interface Asked {
  grant: Grant;
  via: Transport;
  /** `scope` is null if the request sends none, or the text doesn't show it. */
  scope: string | null;
  offset: number;
  line: number;
}

/** AgainstRequest is a domain that the request names, compared with the reply. */
export interface AgainstRequest {
  domain: Domain;
  asked: Level;
  granted: Level;
  status: "narrower" | "wider" | "as-asked";
}

/** AgainstPrediction is the token compared with the prediction. */
export interface AgainstPrediction {
  status: Status;
  /** `tokens` are the ones that aren't the likely ones. */
  tokens: string[];
  /**
   * `record` is what the maintainers need to know; null if nothing contradicts.
   * `record_says` and `report_url` are as in Verification.
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
   * `offset` is that of the first one, in bytes of UTF-8; `count` is how many
   * there are.
   */
  offset: number;
  line: number;
  count: number;
  outcome: "ok" | "refused" | "unknown";
  /**
   * `code` is the error's code, or 0 without one. `message` is the server's name
   * for it, if that's a plain word.
   */
  code: number;
  message: string;
  /** `missing` are tokens and gates that it lacks. */
  missing: string[];
  /** `from` says where that's from: the server's reason, the model, or unknown. */
  from: "reason" | "model" | "unknown";
  /** `repair` is null if nothing is missing, or no place is known. */
  repair: ReadRepair | null;
}

/** WillFail is a call that the token doesn't allow and that wasn't tried. */
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

/** ReadScope is a scope on its own, in code or configuration. */
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

/** Receipt says what was read from a text, and how to load it. */
export interface Receipt {
  /** `kind` is what the text is. */
  kind: "reply" | "error" | "request" | "key" | "scope" | "calls" | "nothing";
  /**
   * `severity` is error if the text reports one, or warning if nothing could be
   * read.
   */
  severity: Severity;
  /**
   * `title` says what was read, in a few words and without code. `text` follows
   * it, after a space, with what to know about it; it may be empty.
   */
  title: string;
  text: string;
  /**
   * `query` is the setting with what was read, marks included; empty if nothing
   * changes, or if there are choices.
   */
  query: string;
  /**
   * `choices` are the readings to choose from if there are several: the keys of
   * a list, or whose scope it is.
   */
  choices: Remedy[];
  /**
   * `ask_call` is set for an error whose text doesn't name the call: ask for the
   * call, and add it to `query` as need.
   */
  ask_call: boolean;
}

/** Reading answers read: what a text contains and what follows from it. */
export interface Reading {
  /**
   * `held` is null if the text shows no token reply, or a later login was
   * refused.
   */
  held: Held | null;
  /** `asked` is null if the text shows no login. */
  asked: Asked | null;
  against_request: AgainstRequest[];
  /**
   * `against_prediction` is null if there is no token, or no login and no
   * setting to predict from.
   */
  against_prediction: AgainstPrediction | null;
  calls: ReadCall[];
  will_fail: WillFail[];
  /** `left_out` are channels that the reply to a subscription left out. */
  left_out: string[];
  keys: ReadKey[];
  scopes: ReadScope[];
  /** `least` is null if the text has no call. */
  least: ReadLeast | null;
  /** `excess` are tokens of the scope that no call of the text needs. */
  excess: string[];
  unread: Unread[];
  /** `more` is how many more names and places were left out of unread. */
  more: number;
  /** `secrets` is how many values were dropped as secrets. */
  secrets: number;
  /** `conclusions` say it all in sentences, in the order to show them. */
  conclusions: Conclusion[];
  /**
   * `exit` is the exit status of the command: 0 nothing is wrong, 1 something
   * is, 2 something that matters couldn't be read.
   */
  exit: number;
  /** `query` is the setting that the text shows, for links. */
  query: string;
  /** `receipt` sums it up in a line, for the box that takes anything. */
  receipt: Receipt;
}

/** ScanPlace is a place where a text makes a call, or may make one. */
export interface ScanPlace {
  line: number;
  /** `column` counts from 1, in UTF-16 units. */
  column: number;
  /** `method` is the call; empty if the place couldn't be read. */
  method: string;
  /**
   * `way` is the parameter setting that the text chooses there, if there are
   * several ways of calling: "block_rfq=true"; or empty.
   */
  way: string;
  /**
   * `text` is the call as answers of least name it, such as
   * "private/set_mmp_config with block_rfq=true"; or else what's there, if
   * that can be shown.
   */
  text: string;
  /**
   * `code` is why the place couldn't be read, and `why` says it in a sentence; both
   * are empty if it's a call.
   */
  code: string;
  why: string;
  /**
   * `near` are names that may have been meant, or calls that are most likely
   * made.
   */
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
  /** `more` is how many more places of the same calls were left out. */
  more: number;
  /** `unread` are the places that couldn't be read and may be a call. */
  unread: ScanPlace[];
  /** `more_unread` is how many more places were left out of unread. */
  more_unread: number;
  /**
   * `sign` is set if the text is about the API: it has a call, a channel, a
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
 * doesn't.
 */
export interface Comparison {
  /** `only_removes` is set if nothing is gained, `same` if nothing changes. */
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
   * `domain` is the domain that was changed; empty if it was something else, or
   * several.
   */
  domain: Domain | "";
  /**
   * `text` says what was changed and what that did. It's empty if nothing was
   * changed.
   */
  text: string;
}

/**
 * Source is where a statement comes from: a page of the documentation, a
 * standard, or a published reply of the server.
 */
export interface Source {
  /** `id` is an id such as "access-scope" or "o05". */
  id: string;
  title: string;
  /** `url` is empty if the source has no address we can name. */
  url: string;
}

/** Explanation answers explain: everything known about a rule, token or error. */
export interface Explanation {
  kind: "rule" | "token" | "error";
  id: string;
  title: string;
  evidence: Evidence;
  /** `meaning` says what that evidence means. */
  meaning: string;
  text: string;
  /**
   * `disagreement` says where documentation and observation differ, and which
   * one the model follows; else empty.
   */
  disagreement: string;
  /** `settle` is what would settle it; empty if nothing is open. */
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
   * `needs` lists the needs, any one of which is enough; empty if no source
   * names a scope.
   */
  needs: string[];
  /**
   * `gates` are what this way needs besides its scope and the method's own
   * gates, in the order of [`gates`]; usually none.
   */
  gates: Gate[];
  /**
   * `kind` is the index, in the catalog's Kinds, of what it requires.
   * NewCatalog sets it.
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
   * `category` is Deribit's own grouping, such as "account-management". It
   * isn't a scope: get_positions is there and needs trade:read.
   */
  category: string;
  /** `summary` says what the call does, in a few words. */
  summary: string;
  /** `ways` lists the ways of calling; at least one. */
  ways: Way[];
  /**
   * `gates` are what every way of calling needs besides its scope, in the order
   * of [`gates`].
   */
  gates: Gate[];
  /**
   * `matching_engine` is set if the call counts against the stricter rate limit
   * of the matching engine.
   */
  matching_engine: boolean;
  /** `url` is Deribit's page about it, or the best public source. */
  url: string;
  /** `note` is what else a caller should know; often empty. */
  note: string;
}

/** CatalogGate is something that calls need besides a scope. */
export interface CatalogGate {
  id: Gate;
  name: string;
}

/**
 * Removed is a method that no longer exists, or a name that old programs still
 * use, kept so that the calculator can say what became of it.
 */
export interface Removed {
  name: string;
  /** `needs` is the last documented scope, or empty. */
  needs: string;
  /** `last_seen` is a date, or a date with a word of context. */
  last_seen: string;
  /**
   * `gone_by` is a date by which it was gone; empty if `note` says what became of
   * the name.
   */
  gone_by: string;
  note: string;
}

/**
 * Job is something a program does for a living, defined by the calls it makes;
 * the scope it needs follows from them.
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
   * `disagreement` says where documentation and published replies differ, and
   * which of them the prediction follows; empty if they don't.
   */
  disagreement: string;
  /** `settle` is what would settle an open question; empty if none is open. */
  settle: string;
  /** `sources` are ids of sources. */
  sources: string[];
}

/** CatalogEvidence is a kind of evidence with its meaning. */
export interface CatalogEvidence {
  id: Evidence;
  text: string;
}

/** Catalog answers catalog: everything that doesn't depend on a query. */
export interface Catalog {
  /** `version` is the later of the two dates below: what a link carries. */
  version: string;
  /**
   * `rules_date` is the day the rules last changed, `catalog_date` that of the
   * documentation the methods were taken from: year, month, day.
   */
  rules_date: string;
  catalog_date: string;
  methods: Method[];
  gates: CatalogGate[];
  /** `removed` are methods that no longer exist. */
  removed: Removed[];
  /** `jobs` are what programs do for a living, `tasks` are parts of that. */
  jobs: Job[];
  tasks: Job[];
  rules: Rule[];
  sources: Source[];
  evidence: CatalogEvidence[];
}

/** The parameters of a query, all optional. */
export interface Query {
  /** How to get the token: `client_credentials`, `client_signature`, `refresh_token`, `exchange_token` or `fork_token`; `client_credentials` if absent. */
  grant?: "client_credentials" | "client_signature" | "refresh_token" | "exchange_token" | "fork_token";
  /** How the call is made: `ws` or `http`; `ws` if absent. */
  via?: "ws" | "http";
  /** The key's max_scope; absent if it's unknown. */
  key?: string;
  /** The requested scope; absent if no scope is sent. */
  ask?: string;
  /** Whose credentials they are: `main` or `sub`; `main` if absent. */
  account?: "main" | "sub";
  /** The key's name. */
  key_name?: string;
  /** What the key signs with: `secret` or `asymmetric`; `secret` if absent. */
  key_type?: "secret" | "asymmetric";
  /** The scope of the token to refresh, exchange or fork. */
  held?: string;
  /** The account that an exchange is for: `sub` or `main`; `sub` if absent. */
  subject?: "sub" | "main";
  /** The name of the session that a fork opens. */
  session_name?: string;
  /** How many sessions are open. */
  sessions?: string;
  /** Features of the key: `restricted_block_trades`, `block_trade_approval`. */
  features?: string;
  /** The query of the step before, for a grant that starts from a token; the steps before that follow it, separated by semicolons. */
  from?: string;
  /** The scope that the server returned, to compare with the prediction: its tokens, `?` for each word that isn't one, and `…` at the end if it was cut off; absent without a reply. */
  reply?: string;
  /** The calls you need, to compare with the token: methods and channels separated by spaces. If a method can be called in several ways, add the one you mean, as in `private/set_mmp_config?block_rfq=true`. */
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
