import type { Domain, Level } from "./contract.js";
import { DOMAINS, LEVELS, OTHER_TOKENS } from "./tables.js";

/** Editing scope text: the controls change one domain's token and leave everything else as typed. */

const token = /[^ \t\r\n]+/g;

/** What's a token as is, and what becomes one with a value after it. */
const complete: readonly string[] = [...DOMAINS.flatMap((domain) => LEVELS.map((level) => `${domain}:${level}`)), ...OTHER_TOKENS.filter((form) => !form.endsWith(":"))];
const forms: readonly string[] = [...complete, ...OTHER_TOKENS];

/** Whether a word is a token. */
export function isToken(word: string): boolean {
  return complete.includes(word) || OTHER_TOKENS.some((form) => form.endsWith(":") && word.startsWith(form));
}

/** Whether a word isn't a token yet but may still become one. */
export function unfinished(word: string): boolean {
  return word !== "" && !complete.includes(word) && forms.some((form) => form.startsWith(word));
}

/** The domain a token names; like the engine, it reads wallets as wallet. */
function domainOf(word: string): string {
  const name = word.slice(0, Math.max(0, word.indexOf(":")));
  return name === "wallets" ? "wallet" : name;
}

/** What a scope text says about each domain; "mixed" if it contradicts itself or names no level. */
export function levels(text: string): Partial<Record<Domain, Level | "mixed">> {
  const found: Partial<Record<Domain, Level | "mixed">> = {};
  for (const [word] of text.matchAll(token)) {
    const domain = domainOf(word) as Domain;
    if (!DOMAINS.includes(domain)) continue;
    const level = word.slice(word.indexOf(":") + 1) as Level;
    const value = LEVELS.includes(level) ? level : "mixed";
    found[domain] = found[domain] === undefined || found[domain] === value ? value : "mixed";
  }
  return found;
}

/** Sets the level of one domain; null removes its token. */
export function setLevel(text: string, domain: Domain, level: Level | null): string {
  let placed = level === null;
  const out: string[] = [];
  let end = 0;
  for (const match of text.matchAll(token)) {
    const gap = text.slice(end, match.index);
    end = match.index + match[0].length;
    if (domainOf(match[0]) !== domain) out.push(gap, match[0]);
    else if (!placed) {
      placed = true;
      out.push(gap, `${domain}:${level}`);
    }
  }
  const tail = text.slice(end);
  if (placed) return out.join("").replace(/^ +/, "") + (out.length ? tail : "");
  const kept = text.trimEnd();
  return (kept ? kept + " " : "") + `${domain}:${level}`;
}

/** Turns UTF-8 byte offsets into string indexes, ascending offsets in one pass. */
export function indexes(text: string, offsets: readonly number[]): number[] {
  const order = offsets.map((_, i) => i).sort((a, b) => offsets[a]! - offsets[b]!);
  const out = new Array<number>(offsets.length).fill(text.length);
  let bytes = 0;
  let next = 0;
  let i = 0;
  for (const char of text) {
    while (next < order.length && offsets[order[next]!]! <= bytes) out[order[next++]!] = i;
    if (next === order.length) break;
    const point = char.codePointAt(0)!;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    i += char.length;
  }
  return out;
}

/** Length of the text in UTF-8 bytes, counted no further than just above `cap`. */
export function byteLength(text: string, cap: number): number {
  return text.length > cap ? text.length : new TextEncoder().encode(text).length;
}
