import type { Grant } from "./contract.js";
import { GRANTS, LIMIT, PARAMS } from "./tables.js";

type Params = typeof PARAMS;

/** The parameters that are scopes. Empty isn't the same as absent, which is null. */
export const SCOPES = ["key", "held", "ask"] as const;

export type ScopeName = (typeof SCOPES)[number];

/** The server's reply is a scope too, but it isn't typed: absent without one. */
const NULLABLE: readonly string[] = [...SCOPES, "reply"];

/**
 * The state of the form. It mirrors a URL query string: every field is one
 * parameter, and what's absent has its default.
 */
export type Query = {
  -readonly [Name in keyof Params]: Name extends ScopeName | "reply" ? string | null : Params[Name]["choices"] extends readonly [] ? string : Params[Name]["choices"][number];
} & {
  /** Parameters that are unknown here; the engine has a remark about them. */
  rest: [string, string][];
};

const names = Object.keys(PARAMS) as (keyof Params)[];

const choicesOf = (name: keyof Params): readonly string[] => PARAMS[name].choices;

const absent = (name: keyof Params): string | null =>
  NULLABLE.includes(name) ? null : choicesOf(name)[0] ?? "";

/** A query with every parameter absent, in the order they're written. */
export function empty(): Query {
  return { ...Object.fromEntries(names.map((name) => [name, absent(name)])), rest: [] } as unknown as Query;
}

/** The parameters that a query string names, with or without its question mark. It never fails; the first of two equal names counts. */
export function changes(text: string): Partial<Query> & Pick<Query, "rest"> {
  const query: Partial<Query> & Pick<Query, "rest"> = { rest: [] };
  const seen = new Set<string>();
  for (const [name, value] of new URLSearchParams(text.slice(0, LIMIT))) {
    if (seen.has(name)) continue;
    seen.add(name);
    const choices = Object.hasOwn(PARAMS, name) ? choicesOf(name as keyof Params) : null;
    if (choices && (!choices.length || choices.includes(value))) Object.assign(query, { [name]: value });
    else query.rest.push([name, value]);
  }
  return query;
}

/** Reads a query string. */
export function parse(text: string): Query {
  return { ...empty(), ...changes(text) };
}

/**
 * Writes a query string in a stable order, defaults left out. URLSearchParams
 * turns a lone surrogate into U+FFFD, three bytes like the surrogate itself,
 * so offsets into the text stay true.
 */
export function serialize(query: Query): string {
  const out = new URLSearchParams();
  for (const name of names) {
    const value = query[name];
    if (value !== null && (value !== absent(name) || name === "grant")) out.append(name, value);
  }
  for (const [name, value] of query.rest) if (!out.has(name)) out.append(name, value);
  return out.toString();
}

/** Whether the query is too long to be worth encoding: a cheap check before any work. */
export function tooLong(query: Query): boolean {
  return Object.values(query).join("").length > LIMIT;
}

/** Which inputs a grant uses. */
export function uses(grant: Grant): { ask: boolean; held: boolean; subject: boolean; session: boolean } {
  const { params = [], from_token: held = false } = GRANTS.find(({ id }) => id === grant) ?? {};
  return { ask: params.includes("scope"), held, subject: params.includes("subject_id"), session: params.includes("session_name") };
}
