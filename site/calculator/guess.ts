import type { Domain, Level } from "./contract.js";
import { parse, tooLong, uses, type Query } from "./query.js";
import { isToken, levels } from "./scope.js";
import { several } from "./table.js";
import { DOMAINS, LEVELS } from "./tables.js";
import { join } from "./words.js";

/*
 * The room that an answer will likely take, before there's a program to ask.
 * None of this is shown: it's there so that nothing moves when the answer
 * comes. It's counted from the texts, with words about as long as the
 * answer's.
 */

export interface Guess {
  /** About as long as the finding. */
  finding: string;
  /** What will be granted, in the order it's listed. */
  tokens: readonly string[];
  /** What is listed after that: what doesn't come, and the domains that aren't known. */
  last: readonly string[];
  /** The rows that will have a sentence, with one about as long. */
  says: ReadonlyMap<Domain, Said>;
  /** The rows that will have nothing to say. */
  quiet: readonly Domain[];
  /**
   * What can't be guessed to the line: nothing, what the texts give, or also
   * what there is to say about them.
   */
  open: "" | "answer" | "texts";
}

/** A sentence, the button that fixes it, and the evidence. */
export type Said = readonly [says: string, remedy: string, evidence: string];

/** What the answer to a query will likely look like. */
export function guess(query: Query): Guess {
  const says = new Map<Domain, Said>();
  const quiet: Domain[] = [];
  const used = uses(query.grant);
  const token = used.held ? query.held ?? tokenBefore(query.from) : null;
  const open = ![query.key, query.held, query.ask].every(plain) || query.rest.length ? "texts"
    : used.held || query.reply !== null || query.need || query.key_type === "asymmetric" ? "answer" : "";
  if (tooLong(query) || used.held && token === null) return { finding: "Which token do you start from?", tokens: [], last: [], says, quiet, open };
  const key = query.key === null ? null : levels(query.key);
  const held = token === null ? null : levels(token);
  const asked = used.ask ? levels(query.ask ?? "") : {};
  const names = Object.keys(asked).length > 0;
  const granted: string[] = [];
  const gone: string[] = [];
  const unknown: Domain[] = [];
  const less: Domain[] = [];
  const more: Domain[] = [];
  const perhaps: Domain[] = [];
  for (const domain of DOMAINS) {
    const cap = key ? at(key[domain]) : "read_write";
    const had = held ? at(held[domain]) : cap;
    const allowed = lower(had, cap);
    const want = asked[domain] ?? (held && !names ? had : undefined);
    const got = want === undefined ? allowed : lower(at(want), allowed);
    if (!key && !held && want === undefined) {
      unknown.push(domain);
      continue;
    }
    if (got !== "none") granted.push(`${domain}:${got}`);
    else if (want !== undefined && want !== "none") gone.push(`${domain}:${want}`);
    if (!key && !held) {
      if (want !== "none") says.set(domain, [`Only if the key allows \`${want}\`.`, "", "inferred"]);
    } else if (want !== undefined && got !== want) {
      less.push(domain);
      says.set(domain, [got === "none" ? `The key has no \`${domain}\`, so \`${want}\` is cut.` : `The key stops at \`${got}\`, so \`${want}\` is cut.`, "Raise the key", "documented"]);
    } else if (want === undefined && names && got !== "none") {
      more.push(domain);
      says.set(domain, ["Left out, so it likely follows the key.", `Add ${domain}:none`, "documented"]);
    } else if (held && (got !== allowed || !key && got !== "none") || !held && domain === "wallet" && want === "read_write") {
      perhaps.push(domain);
      says.set(domain, ["Deribit warns that it may come back as `read`.", "", "documented"]);
    } else if (want === undefined && got === "none") quiet.push(domain);
  }
  const session = /(?:^|\s)(session:\S+)/.exec(used.ask ? query.ask ?? "" : "")?.[1] ?? (query.via === "http" && !used.held ? "session:rest-*" : "connection");
  return {
    finding: finding(names, held !== null, less, more, perhaps, unknown),
    tokens: [...granted, ...[...query.account === "main" ? ["mainaccount"] : [], session].sort()],
    last: [...gone, ...unknown.length ? [several(unknown)] : []],
    says, quiet, open,
  };
}

function finding(names: boolean, held: boolean, less: readonly Domain[], more: readonly Domain[], perhaps: readonly Domain[], unknown: readonly Domain[]): string {
  const parts = [domains("Less", less), domains(less.length ? "more" : "More", more)].filter(Boolean).join(", ");
  if (parts) return `${parts} than ${names || !held ? "you asked for" : "the token you hold"}.`;
  if (unknown.length) return `${unknown.length === DOMAINS.length ? "All domains" : unknown.length > 2 ? "Three domains" : join(unknown)} depend on the key.`;
  const all = names ? "Exactly what you asked for" : held ? "The same as the token you hold" : "Everything the key has";
  return perhaps.length ? `${names ? "What you asked for" : all}, perhaps ${domains("less", perhaps)}.` : `${all}.`;
}

function domains(word: string, all: readonly string[]): string {
  return all.length > 2 ? `${word} in three domains` : all.length ? `${word} ${join(all)}` : "";
}

/**
 * The token from the step before, as far as it can be guessed; null without one.
 */
function tokenBefore(from: string): string | null {
  // The program reads no more steps either.
  const [step = "", ...before] = from.split(";", 16);
  return step ? guess({ ...parse(step), from: before.join(";") }).tokens.join(" ") || null : null;
}

/**
 * Whether there will be nothing to say about a text: each word is a token with
 * a single meaning, and none comes twice.
 */
function plain(text: string | null): boolean {
  const words = (text ?? "").split(" ").filter(Boolean);
  const names = words.map((word) => word.replace(/:.*/s, ""));
  return words.every((word) => isToken(word) && /^(?:[a-z_]+:(?:none|read|read_write)|connection|mainaccount|session:[\w-]+)$/.test(word)) && new Set(names).size === names.length;
}

function lower(a: Level, b: Level): Level {
  return LEVELS.indexOf(a) < LEVELS.indexOf(b) ? a : b;
}

/** A level that is unclear counts as the lowest one that opens something. */
function at(level: Level | "mixed" | undefined): Level {
  return level === "mixed" ? "read" : level ?? "none";
}
