import type { Catalog, Check, Comparison, Explanation, Least, Prediction, Subset, Verification } from "../calculator/contract.js";

export type * from "../calculator/contract.js";

/** The parameters of a query, all optional. */
export interface Query {
  /** The way to the token; `client_credentials` where absent. */
  grant?: string;
  /** `ws`, which is the default, or `http`. */
  via?: string;
  /** `main`, which is the default, or `sub`: whose credentials. */
  account?: string;
  /** The key's max_scope; absent where it is not known. */
  key?: string;
  /** The key's name. */
  key_name?: string;
  /** `secret`, which is the default, or `asymmetric`. */
  key_type?: string;
  /** Features of the key: `restricted_block_trades`, `block_trade_approval`. */
  features?: string;
  /** The scope that is requested; absent where no scope is sent. */
  ask?: string;
  /** The scope of the token that is refreshed, exchanged or forked. */
  held?: string;
  /** `sub`, which is the default, or `main`: target of an exchange. */
  subject?: string;
  /** For a fork. */
  session_name?: string;
  /** How many sessions are open. */
  sessions?: string;
}

/** A query, or the same in URL form encoding: `"key=trade:read_write&ask=trade:read"`. */
export type QueryInput = string | URLSearchParams | Query;

/** What `least` is asked for: methods by name, or any text to find them in. */
export type LeastInput = ({ methods: readonly string[] } | { text: string }) & { account?: string; via?: string; grant?: string };

/** The calculator without an interface. Calls are synchronous and take well below a millisecond. */
export interface Calculator {
  /** What scope the token will likely carry, and why. */
  predict(query: QueryInput): Prediction;
  /** The same for all five grants. */
  compare(query: QueryInput): Comparison;
  /** The least scope for calls. */
  least(calls: LeastInput): Least;
  /** Holds a server's answer against the prediction: the whole reply, or the scope alone. */
  verify(query: QueryInput, answer: string): Verification;
  /** Whether b allows nothing that a does not. */
  subset(a: QueryInput, b: QueryInput): Subset;
  /**
   * Holds the scope that the server returned against the one that is wanted,
   * exactly; or, for a query, what may come.
   */
  check(scope: string | { query: QueryInput }, want: string): Check;
  /** What a rule, a token or an error code means. */
  explain(what: { rule: string } | { token: string } | { error: string | number }): Explanation;
  /** Methods, channels, rules and sources. */
  catalog(): Catalog;
}

/** The calculator refused a call. */
export interface CalculatorError extends Error {
  /** `input`: the text is at fault; `usage`: the caller; `internal`: the calculator; `engine`: it is not there or stopped. */
  kind: "input" | "usage" | "internal" | "engine";
  code: string;
}

export interface LoadOptions {
  /** Where the program lies, if not beside this script. */
  src?: string | URL;
}

/** The version of the calculator. */
export declare const version: string;

/** Loads the calculator once; later calls give the same one. Without `src` the program is found beside this script. */
export declare function load(options?: LoadOptions): Promise<Calculator>;
