import type { Catalog, Check, Comparison, Explanation, Grants, LastChange, Least, Method, Outcome, Prediction, Query, Reading, Scan, Verification } from "../calculator/contract.js";

export type * from "../calculator/contract.js";

/** A query, or the same in URL form encoding: `"key=trade:read_write&ask=trade:read"`. */
export type QueryInput = string | URLSearchParams | Query;

/**
 * What to ask `least` for: methods by name, any text to find them in, or a job
 * of the catalog. `at_most` is a limit: the answer's `over` says what the calls
 * need beyond it.
 */
export type LeastInput = ({ methods: readonly string[] } | { text: string } | { job: string }) & Pick<Query, "grant" | "via" | "account" | "key_type"> & { at_most?: string };

/**
 * One way of calling a method or a channel, with its outcome. `gates` are the
 * missing ones; everything the call needs besides a scope is in `method`.
 */
export interface Call extends Outcome {
  method: Method;
  name: string;
  /** The parameter setting that selects this way, or empty. */
  way: string;
  /** The tokens, any one of which is enough; empty if no source names a scope. */
  needs: readonly string[];
}

/** The calculator without an interface. Calls are synchronous and take well below a millisecond. */
export interface Calculator {
  /**
   * What scope the token will likely have, and why. A query with `reply`
   * compares the server's reply with it, one with `need` compares the calls you
   * need, and one with `from` continues from the token of the steps before.
   */
  predict(query: QueryInput): Prediction;
  /** The same for every grant, side by side. */
  grants(query: QueryInput): Grants;
  /** The least scope for calls. */
  least(calls: LeastInput): Least;
  /** Compares the server's reply with the prediction: the whole reply, or just the scope. */
  verify(query: QueryInput, answer: string): Verification;
  /**
   * Says what any text contains and what follows from it: a reply, an error, a
   * request, a log, the record of a key, or code, up to 1 MiB. `query` is what
   * else is known about the call. The reading's `receipt` sums it up in a line,
   * with the query to predict next.
   */
  read(text: string, query?: QueryInput): Reading;
  /**
   * Finds every place of a text that makes a call, up to 4 MiB, and those that
   * couldn't be read but may make one. `least` takes what it finds:
   * `METHOD?WAY` if a call has a way.
   */
  scan(text: string): Scan;
  /** Compares the scope that the server returned with the one you want, exactly; or, for a query, what may come. */
  check(scope: string | { query: QueryInput }, want: string): Check;
  /** What the setting b allows that a doesn't. */
  compare(a: QueryInput, b: QueryInput): Comparison;
  /** What the change from the setup a to b did, in a sentence. */
  change(a: QueryInput, b: QueryInput): LastChange;
  /** What a rule, a token or an error code means. */
  explain(what: { rule: string } | { token: string } | { error: string | number }): Explanation;
  /** Methods, channels, rules and sources. */
  catalog(): Catalog;
  /**
   * Every way of calling with its verdict: joins what predict or verify says
   * about each kind of call with the catalog.
   */
  calls(result: { readonly calls: readonly Outcome[] }): Call[];
}

/** The calculator refused a call. */
export interface CalculatorError extends Error {
  /**
   * `input`: the text is at fault; `usage`: the caller; `internal`: the
   * calculator; `engine`: it isn't there, or it stopped.
   */
  kind: "input" | "usage" | "internal" | "engine";
  code: string;
}

export interface LoadOptions {
  /** Where the program is, if not beside this script. */
  src?: string | URL;
}

/** The version of the calculator and, after a plus sign, the compiler of its program: `0.1.0+tinygo`, or `0.1.0+go`. */
export declare const version: string;

/**
 * Loads the calculator once; later calls return the same one. Without `src` the
 * program is found beside this script.
 */
export declare function load(options?: LoadOptions): Promise<Calculator>;
