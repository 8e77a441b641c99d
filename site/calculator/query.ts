import type { Grant, Level } from "./contract.js";
import { DOMAINS, LEVELS, levels } from "./scope.js";

/**
 * The state of the form. It is a URL query string in another dress: every
 * field is one parameter, and null means that the parameter is absent.
 */
export interface Query {
  grant: Grant;
  via: "ws" | "http";
  account: "main" | "sub";
  /** null: not known; empty: nothing. */
  key: string | null;
  key_name: string;
  key_type: "secret" | "asymmetric";
  /** Features of the key, with spaces between. */
  features: string;
  /** null: the scope parameter is omitted. */
  ask: string | null;
  /** null: predicted from the key. */
  held: string | null;
  subject: "main" | "sub";
  session_name: string;
  sessions: string;
  /** Parameters nobody here knows; the engine has a word to say about them. */
  rest: [string, string][];
}

/** Longest query the engine reads, in bytes. */
export const LIMIT = 65536;

export const GRANTS: readonly Grant[] = ["client_credentials", "client_signature", "refresh_token", "exchange_token", "fork_token"];

/** The first choice is what holds where the parameter is absent, as in the engine; a test in wasm/bridge compares them. */
const choices = {
  grant: GRANTS,
  via: ["ws", "http"],
  account: ["main", "sub"],
  key_type: ["secret", "asymmetric"],
  subject: ["sub", "main"],
} as const;

/** A query with every parameter absent, in the order in which they are written. */
export function empty(): Query {
  return {
    grant: "client_credentials", via: "ws", account: "main", key: null, key_name: "", key_type: "secret", features: "",
    ask: null, held: null, subject: "sub", session_name: "", sessions: "", rest: [],
  };
}

/** Reads a query string, with or without its question mark. Nothing makes it fail; the first of two equal names counts. */
export function parse(text: string): Query {
  const query = empty();
  const seen = new Set<string>();
  for (const [name, value] of new URLSearchParams(text.slice(0, LIMIT))) {
    if (seen.has(name)) continue;
    seen.add(name);
    const known: readonly string[] = Object.hasOwn(choices, name) ? choices[name as keyof typeof choices] : [value];
    if (known.includes(value) && name !== "rest" && Object.hasOwn(query, name)) Object.assign(query, { [name]: value });
    else query.rest.push([name, value]);
  }
  return query;
}

/**
 * Writes a query string in a stable order, defaults left out. URLSearchParams
 * turns a lone surrogate into U+FFFD, three bytes like the surrogate itself,
 * so offsets into the text stay true.
 */
export function serialize(query: Query): string {
  const fresh = empty();
  const out = new URLSearchParams();
  for (const name of Object.keys(fresh) as (keyof Query)[]) {
    const value = query[name];
    if (typeof value === "string" && (value !== fresh[name] || name === "grant")) out.append(name, value);
  }
  for (const [name, value] of query.rest) if (!out.has(name)) out.append(name, value);
  return out.toString();
}

/** Whether the query is too long to be worth encoding: a cheap check that comes before any work. */
export function tooLong(query: Query): boolean {
  return Object.values(query).join("").length > LIMIT;
}

/** Which inputs a grant makes use of. */
export function uses(grant: Grant): { ask: boolean; held: boolean; subject: boolean; session: boolean } {
  return {
    ask: grant !== "fork_token",
    held: grant.endsWith("_token"),
    subject: grant === "exchange_token",
    session: grant === "fork_token",
  };
}

/**
 * How many rows the answer needs room for: what is none on the key, or asked
 * as none, folds away, and so does what hangs on an unknown key alone; what is
 * asked above the key takes two, for the repair. A refusal takes less than the
 * answer without any rows.
 */
export function expectedRows(query: Query): number {
  if (tooLong(query)) return 0;
  const used = uses(query.grant);
  if (used.held ? query.held === null || (used.session && !query.held.includes("session:")) : query.grant === "client_credentials" && query.key_type === "asymmetric") return -3;
  const source = query.held ?? query.key;
  const key = source === null ? null : levels(source);
  const ask = used.ask ? levels(query.ask ?? "") : {};
  const height = (level: Level | "mixed" = "none") => LEVELS.indexOf(level as Level);
  let rows = 0;
  for (const domain of DOMAINS) {
    if (ask[domain] === "none" || (ask[domain] === undefined && (!key || height(key[domain]) === 0))) continue;
    const warned = domain === "wallet" && ask.wallet === "read_write" && query.grant === "client_credentials";
    rows += warned || (key && height(ask[domain]) > height(key[domain])) ? 2 : 1;
  }
  return rows;
}
