import type { Outcome, Verdict } from "./contract.js";
import { VERDICTS } from "./tables.js";

/** The vocabulary of the interface. What there is to say about an answer, the answer says. */

/** "7 allowed · 2 denied", without those that don't occur. */
export function tally(count: (verdict: Verdict) => number): string {
  return VERDICTS.filter(count).map((v) => `${count(v)} ${v}`).join(" · ");
}

/** What stands between the token and a call, and what to do about it. */
export function lack({ lacks, remedy }: Pick<Outcome, "lacks" | "remedy">): string {
  return [lacks, remedy].filter(Boolean).join("; ");
}

/** "account, block_rfq and trade". */
export function join(words: readonly string[], last = "and"): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`;
}

/** Splits a sentence of the core: text between backquotes is code. */
export function marked<T>(text: string, code: (piece: string) => T, other: (piece: string) => T): T[] {
  return text.split("`").map((piece, i) => i % 2 ? code(piece) : other(piece));
}

/** A sentence of the core where code can't be marked. */
export function plain(text: string): string {
  return text.replaceAll("`", "");
}
