import type { Domain, Level } from "./contract.js";
import { parse, tooLong, uses, type Query } from "./query.js";
import { levels } from "./scope.js";
import { DOMAINS, LEVELS } from "./tables.js";

/*
 * The room that an answer will likely take, before there is a program to ask.
 * Nothing of this is shown: it's there so that nothing moves when the answer
 * comes. It's counted from the texts, with words about as long as the answer's.
 */

export interface Guess {
  /** About as long as the finding. */
  finding: string;
  tokens: readonly string[];
  /** The rows that will have a sentence, with one about as long. */
  says: ReadonlyMap<Domain, string>;
}

const cut = "The key stops at read, so read_write is cut. Raise the key documented ›";
const left = "Left out, so it likely follows the key. Add wallet:none documented ›";
const open = "Only if the key allows read_write. observed ›";

/** What the answer to a query will likely look like. */
export function guess(query: Query): Guess {
  const says = new Map<Domain, string>();
  const tokens: string[] = [];
  const used = uses(query.grant);
  const token = used.held ? query.held ?? tokenBefore(query.from) : null;
  if (tooLong(query) || used.held && token === null) return { finding: "Which token do you start from?", tokens, says };
  const key = query.key === null ? null : levels(query.key);
  const held = token === null ? null : levels(token);
  const asked = used.ask ? levels(query.ask ?? "") : {};
  const names = Object.keys(asked).length > 0;
  const less: string[] = [];
  const more: string[] = [];
  for (const domain of DOMAINS) {
    const cap = key ? at(key[domain]) : "read_write";
    const had = held ? at(held[domain]) : cap;
    const allowed = lower(had, cap);
    const want = asked[domain] ?? (held && !names ? had : undefined);
    const got = want === undefined ? allowed : lower(at(want), allowed);
    if (!key && !held) {
      if (want === undefined || want === "none") continue;
      says.set(domain, open);
    } else if (want !== undefined && got !== want) {
      says.set(domain, cut);
      less.push(domain);
    } else if (want === undefined && names && got !== "none") {
      says.set(domain, left);
      more.push(domain);
    } else if (held && (got !== allowed || !key && got !== "none")) says.set(domain, open);
    if (got !== "none") tokens.push(`${domain}:${got}`);
  }
  if (!key && !held) tokens.push("account, trade and 3 more");
  const parts = [domains("less", less), domains("more", more)].filter(Boolean).join(", ");
  return {
    finding: !key && !held ? "Five domains depend on the key."
      : parts ? `${parts} than ${names || !held ? "you asked for" : "the token you hold"}.`
      : says.size ? `${names ? "What you asked for" : "The same as the token you hold"}, perhaps ${domains("less", [...says.keys()])}.`
      : names ? "Exactly what you asked for." : held ? "The same as the token you hold." : "Everything the key has.",
    tokens: [...tokens, query.via === "http" && !used.held ? "session:rest-*" : "connection", ...query.account === "main" ? ["mainaccount"] : []],
    says,
  };
}

/** The token of the step before, as far as it can be guessed; null without one. */
function tokenBefore(from: string): string | null {
  // The program reads no more steps either.
  const [step = "", ...before] = from.split(";", 16);
  return step ? guess({ ...parse(step), from: before.join(";") }).tokens.join(" ") || null : null;
}

function domains(word: string, all: readonly string[]): string {
  return all.length > 2 ? `${word} in ${all.length} domains` : all.length ? `${word} ${all.join(" and ")}` : "";
}

function lower(a: Level, b: Level): Level {
  return LEVELS.indexOf(a) < LEVELS.indexOf(b) ? a : b;
}

/** A level that is unclear counts as the lowest one that opens something. */
function at(level: Level | "mixed" | undefined): Level {
  return level === "mixed" ? "read" : level ?? "none";
}
