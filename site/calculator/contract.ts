/**
 * The one contract between the shell and the engine: what goes in is an
 * operation and a URL-encoded query, what comes out is one of these shapes as
 * JSON. Field names are those of the Go side (wasm/bridge), where a test holds
 * this file against the answers that are really written.
 */

/** How far a functional domain is open. */
export type Level = "none" | "read" | "read_write";
/** The six functional domains, always listed in this order. */
export type Domain = "account" | "block_rfq" | "block_trade" | "custody" | "trade" | "wallet";
/** The five ways to a token. */
export type Grant = "client_credentials" | "client_signature" | "refresh_token" | "exchange_token" | "fork_token";
/** How well a statement is backed. */
export type Evidence = "documented" | "observed" | "inferred" | "unknown";
/** What became of a domain or a token on its way through the server. */
export type Effect = "kept" | "narrowed" | "dropped" | "inherited" | "added" | "undetermined" | "absent";
/** Whether a call can be made: by the floor, the likely level, the ceiling, not at all, or nobody says. */
export type Verdict = "allowed" | "likely" | "possible" | "denied" | "undocumented";

/** A sentence with the rule it comes from. `rule` can be given to `explain`. */
export interface Reason {
  rule: string;
  evidence: Evidence;
  text: string;
  /** Ids of sources; `explain` and `catalog` tell title and address. */
  sources: string[];
}

/** One functional domain: the interval floor ≤ likely ≤ ceiling and why. */
export interface DomainRow extends Reason {
  domain: Domain;
  /** What the key allows; null where the key is not known. */
  key: Level | null;
  /** What the token held has; null for grants that start from the key. */
  held: Level | null;
  /** What the request asks; null where it does not name the domain. */
  asked: Level | null;
  floor: Level;
  /** "unknown" means that it depends on what nobody told, mostly the key. */
  likely: Level | "unknown";
  ceiling: Level;
  effect: Effect;
  /** Further rules that moved the interval. */
  also: Reason[];
}

/** One token of the predicted answer, or one that was asked for and will not come. */
export interface TokenRow extends Reason {
  token: string;
  effect: Effect;
  /** Whether it stands in `scope`. */
  granted: boolean;
  /** What was asked instead, where that differs ("account:read_write"); else empty. */
  asked: string;
}

/** How long the token lives and what it is bound to. Seconds; null where unknown. */
export interface Lifetime extends Reason {
  binding: "connection" | "session" | "unknown";
  /** Session name ("rest-*" where the server makes one up), or empty. */
  session: string;
  access_seconds: number | null;
  refresh_seconds: number | null;
}

/** What happens to the user's sessions. */
export interface SessionEffect extends Reason {
  /** "none" takes no slot, "new" takes one, "kept" keeps the one in use. */
  effect: "none" | "new" | "kept" | "unknown";
  /** Open before and after, null where the query does not say how many are open. */
  before: number | null;
  after: number | null;
}

/** A remark on the user's text, with the place it speaks of. */
export interface Diagnostic {
  /** The query parameter the offset counts in: "ask", "key", "held", … */
  param: string;
  code: string;
  severity: "error" | "warning" | "info";
  message: string;
  /** Byte offset and length (UTF-8) in the value of `param`. */
  offset: number;
  length: number;
  /** Text to put in place of that range, or null where no correction is obvious. */
  fix: string | null;
}

/** A method or channel, one entry for each way of calling it. */
export interface MethodVerdict {
  name: string;
  /** Such as "block_rfq=true"; empty for the plain call. */
  way: string;
  verdict: Verdict;
  /** Such as "trade:read_write", "account:read or trade:read"; empty where undocumented. */
  needs: string;
  /** What is lacking, such as "trade:read_write" or "mainaccount"; empty where allowed. */
  missing: string;
  /** Where what is missing can be had; empty where nothing is, or nobody knows. */
  repair: "" | "authentication" | "transport" | "account" | "key" | "request" | "verify";
}

export interface ConsequenceVerdict {
  id: string;
  title: string;
  verdict: Verdict;
  /** The methods that have that verdict. */
  witnesses: string[];
}

export interface Advice {
  code: string;
  severity: "danger" | "warning" | "info";
  text: string;
  /** A query to try instead (URL-encoded), or empty. */
  query: string;
}

/** A level that was asked for and does not come, or may not. */
export interface Loss {
  domain: Domain;
  asked: Level;
  /** What likely comes; where that is not less, the floor, and `sure` is false. */
  got: Level;
  sure: boolean;
  /** The one gate that made the loss. */
  stage: "request" | "key" | "token" | "grant";
  rule: string;
  /** What to change and where, in a sentence. */
  repair: string;
  /** The query with the repair made. */
  query: string;
}

/** Why no token comes at all. */
export interface Refusal extends Reason {
  code: string;
}

export interface Summary {
  grant: Grant;
  via: "ws" | "http";
  account: "main" | "sub";
  refused: Refusal | null;
  /** The scope string the server will likely return, tokens in alphabetical order. */
  scope: string;
  /** Domains whose level depends on the key. */
  undetermined: Domain[];
  mainaccount: "yes" | "no" | "unknown";
  domains: DomainRow[];
  tokens: TokenRow[];
  lifetime: Lifetime;
  sessions: SessionEffect;
  /**
   * In `compare`: the client grant whose predicted token this one starts from,
   * where no held scope was given; else empty. `predict` assumes no token.
   */
  held_from: Grant | "";
  consequences: ConsequenceVerdict[];
  counts: Record<Verdict, number>;
}

/** Answer of `predict`. */
export interface Prediction extends Summary {
  diagnostics: Diagnostic[];
  methods: MethodVerdict[];
  advice: Advice[];
  /** Who cut what, one entry for each domain asked for and not sure to come. */
  losses: Loss[];
  /** All of it in a few sentences, for a screen reader. */
  spoken: string;
  /** The tokens that the request wants: the domains it names and no other, or all that is likely where it names none. */
  want: string[];
  /** `scope` held against `want`. */
  check: Check;
  /** The query as it was understood, normalised, for links. */
  query: string;
}

/** Answer of `compare`: all five grants, in the order of `Grant`. */
export interface Comparison {
  grants: Summary[];
}

export interface Source {
  id: string;
  title: string;
  /** Empty where the source has no public address we can name. */
  url: string;
}

/** Answer of `explain`; payload `rule=…`, `token=…` or `error=…`. */
export interface Explanation {
  kind: "rule" | "token" | "error";
  id: string;
  title: string;
  evidence: Evidence;
  /** What that evidence means, in a sentence. */
  meaning: string;
  text: string;
  /** Where documentation and observation disagree: both, and which one is followed; else empty. */
  disagreement: string;
  /** What would settle it; empty where nothing is open. */
  settle: string;
  sources: Source[];
}

export interface CatalogMethod {
  name: string;
  channel: boolean;
  category: string;
  summary: string;
  ways: { when: string; needs: string }[];
  main_account: "yes" | "no" | "unknown";
  websocket_only: boolean;
  matching_engine: boolean;
  second_factor: boolean;
  url: string;
  note: string;
}

/** Answer of `catalog`: everything that does not depend on a query. */
export interface Catalog {
  /** Version of rules and catalog, a date. */
  version: string;
  methods: CatalogMethod[];
  removed: { name: string; needs: string; last_seen: string; gone_by: string; note: string }[];
  rules: Omit<Explanation, "sources" | "kind">[];
  sources: Source[];
  evidence: { id: Evidence; text: string }[];
}

/** One least scope. */
export interface LeastScope {
  /** The key's max_scope: the domains that are needed. */
  key: string;
  /** The request, with every domain named. */
  ask: string;
  /** The ways of calling it counts on, such as "private/get_mmp_config with block_rfq=true". */
  when: string[];
}

/** Answer of `least`; payload `methods=…`, `text=…` or `job=…`, with `account` and `via`. */
export interface Least {
  key: string;
  ask: string;
  alternatives: LeastScope[];
  /** For each token, the methods that break when it is lowered by one level. */
  because: Record<string, string[]>;
  /** For each token, the methods that break without it. */
  serves: Record<string, string[]>;
  /** The methods found and covered. */
  covered: string[];
  /** What no scope can give; `blocked` where the call cannot be made at all. */
  out_of_reach: { name: string; need: "mainaccount" | "websocket" | "second-factor"; blocked: boolean; text: string }[];
  /** Methods for which no source names a scope. */
  undocumented: string[];
  /** Names that are no call with a scope. */
  unresolved: { name: string; reason: "public" | "removed" | "unknown"; text: string; near: string[] }[];
  /** A query with this key and request, for links. */
  query: string;
}

/** How one token of the server's answer fares. */
export interface Found {
  token: string;
  status: "predicted" | "within" | "contradicts";
  rule: string;
  evidence: Evidence;
  text: string;
}

/** Answer of `verify`; payload a query with `answer=…`. */
export interface Verification {
  /** The worst of all. */
  status: "predicted" | "within" | "contradicts";
  /** The scope of the answer, as it was read. */
  granted: string;
  truncated: boolean;
  /** How many fields were dropped because they hold secrets. */
  secrets: number;
  tokens: Found[];
  missing: Found[];
  /** How expires_in fares; null where the answer has none. */
  lifetime: Found | null;
  /** Exact: allowed, denied or undocumented. */
  methods: MethodVerdict[];
  counts: Record<Verdict, number>;
  consequences: ConsequenceVerdict[];
  /** One line of JSON for a maintainer, without secrets; empty where nothing contradicts. */
  record: string;
}

/** Answer of `subset`; payload `a=…&b=…`. */
export interface Subset {
  /** Whether b allows nothing that a does not. */
  only_removes: boolean;
  same: boolean;
  added: Change[];
  removed: Change[];
  /** Ids of the consequences that become more possible. */
  consequences: string[];
}

export interface Change {
  name: string;
  way: string;
  from: Verdict;
  to: Verdict;
}

/** A wanted domain at another level than wanted. */
export interface LevelDiff {
  domain: Domain;
  want: Level;
  /** What came; of a prediction, the highest or lowest level that may come. */
  got: Level;
}

/**
 * Answer of `check`; payload `want=…` with `scope=…`, what the server returned,
 * or with `query=…`, for what may come.
 */
export interface Check {
  /** Whether nothing is wrong. */
  ok: boolean;
  /** Tokens that come and aren't wanted; what could be a secret in one shows as "########". */
  extra: string[];
  /** Tokens that are wanted and don't come. */
  missing: string[];
  /** Wanted domains at a higher level, and at a lower. */
  wider: LevelDiff[];
  lower: LevelDiff[];
}

/** What the engine always answers. */
export type Envelope<T> =
  | { v: 1; ok: true; result: T }
  | { v: 1; ok: false; error: { kind: "input" | "usage" | "internal"; code: string; message: string; offset: number } };

/** Operations and their results. */
export interface Operations {
  predict: Prediction;
  compare: Comparison;
  least: Least;
  verify: Verification;
  subset: Subset;
  check: Check;
  explain: Explanation;
  catalog: Catalog;
}
