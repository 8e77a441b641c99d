import type { Domain, Level } from "./contract.js";
import { uses, tooLong, type Query } from "./query.js";
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
  if (tooLong(query) || used.held && query.held === null && !query.from) return { finding: "Which token do you start from?", tokens, says };
  const base = used.held ? query.held : query.key;
  const has = levels(base ?? "");
  const asked = used.ask ? levels(query.ask ?? "") : {};
  const names = Object.keys(asked).length > 0;
  const less: string[] = [];
  const more: string[] = [];
  for (const domain of DOMAINS) {
    const [allowed, want] = [base === null ? "read_write" : at(has[domain]), asked[domain]];
    const got = want === undefined ? allowed : LEVELS[Math.min(LEVELS.indexOf(at(want)), LEVELS.indexOf(allowed))]!;
    if (got !== "none" && (base !== null || want)) tokens.push(`${domain}:${got}`);
    if (base === null ? want && want !== "none" : want && got !== want) {
      says.set(domain, base === null ? open : cut);
      if (base !== null) less.push(domain);
    } else if (!want && names && got !== "none" && base !== null) {
      says.set(domain, left);
      more.push(domain);
    }
  }
  if (base === null) tokens.push("account, trade and 3 more");
  const parts = [less.length && `less ${less.slice(0, 2).join(" and ")}`, more.length && `more ${more.slice(0, 2).join(" and ")}`].filter(Boolean);
  return {
    finding: base === null ? "Five domains depend on the key." : parts.length ? `${parts.join(", ")} than you asked for.` : "Exactly what you asked for.",
    tokens: [...tokens, query.via === "http" && !used.held ? "session:rest-*" : "connection", ...query.account === "main" ? ["mainaccount"] : []],
    says,
  };
}

/** A level that is unclear counts as the lowest one that opens something. */
function at(level: Level | "mixed" | undefined): Level {
  return level === "mixed" ? "read" : level ?? "none";
}
