import type { Query } from "./query.js";
import type { Effect, Grant, Level, Loss, MethodVerdict, SessionEffect, TokenRow, Verdict } from "./contract.js";

/** The vocabulary of the interface: one word for one thing, in one place. */

export const grantHint: Record<Grant, string> = {
  client_credentials: "client id and secret",
  client_signature: "client id and signature",
  refresh_token: "a refresh token, for a new access token",
  exchange_token: "a refresh token, for another account",
  fork_token: "a refresh token, for another session",
};

/** "key of a subaccount". */
export function whose({ account }: Pick<Query, "account">): string {
  return `key of ${account === "main" ? "the main account" : "a subaccount"}`;
}

/** "client_credentials over WebSocket". */
export function how(q: Query): string {
  return `${q.grant} over ${q.via === "ws" ? "WebSocket" : "HTTP"}`;
}

/** Who asks, and how: "client_credentials over WebSocket · key of a subaccount". */
export function describe(q: Query): string {
  return `${how(q)} · ${whose(q)}`;
}

/** The second line of a token: what became of it. */
export function tokenWord(row: Pick<TokenRow, "effect" | "asked" | "rule">, fromToken: boolean, asked: boolean): string {
  const source = fromToken ? "the token" : "the key";
  switch (row.effect) {
    case "kept": return fromToken && !asked ? "kept" : "as asked";
    case "narrowed": return row.asked ? `narrowed from ${row.asked.slice(row.asked.indexOf(":") + 1)}` : "narrowed";
    case "dropped": return row.rule === "not-on-key" ? "dropped: not on the key" : row.rule === "denied" ? "left out as asked" : "dropped";
    case "inherited": return `inherited from ${source}`;
    case "added": return "added by the server";
    case "undetermined": return "undetermined";
    // Only mainaccount is shown where it is absent.
    case "absent": return "absent: no withdrawals";
  }
}

export function effectWord(effect: Effect, asked: boolean): string {
  return effect === "absent" ? "none" : effect === "kept" && asked ? "as asked" : effect;
}

export const verdicts: readonly Verdict[] = ["allowed", "likely", "possible", "denied", "undocumented"];

/** Whether a token is capable of something. */
export const capableWord: Record<Verdict, string> = {
  allowed: "yes", likely: "likely", possible: "possible", denied: "no", undocumented: "undocumented",
};

/** Who cut it: "Cut by the key: read_write → read." */
export function lossWord({ stage, sure, asked, got }: Loss): string {
  return `${sure ? "Cut" : "Perhaps cut"} ${stage === "request" ? "in" : "by"} the ${stage}: ${asked} → ${got}.`;
}

/** Where what a call lacks can be had. */
const repairWord: Record<MethodVerdict["repair"], string> = {
  "": "", authentication: "authenticate anew", transport: "use WebSocket", account: "use the main account's key", key: "raise the key", request: "ask for it", verify: "verify the answer",
};

/** What a call needs: "account:read or trade:read", "wallet:read_write and mainaccount"; empty where undocumented. */
export function needed({ needs }: Pick<MethodVerdict, "needs">, mainAccount: boolean): string {
  return [needs.join(" or "), mainAccount && "mainaccount"].filter(Boolean).join(" and ");
}

/** What it lacks: "trade:read_write", "wallet:read_write, mainaccount"; without a token, just that. */
export function missing({ missing_any, gates }: Pick<MethodVerdict, "missing_any" | "gates">): string {
  if (gates.includes("token")) return "a token";
  return [missing_any.join(" or "), ...gates.map((gate) => gate === "websocket" ? "WebSocket" : gate.replace("feature:", "a key without "))].filter(Boolean).join(", ");
}

/** What stands between the token and the call. */
export function lack(item: MethodVerdict, all = `lacks ${missing(item)}`): string {
  switch (item.verdict) {
    case "denied": return [missing(item) && all, repairWord[item.repair]].filter(Boolean).join("; ");
    case "likely": return "likely, not certain";
    case "possible": return "at the very most";
    default: return "";
  }
}

/** What a screen reader hears for an interval bar. */
export function barText(row: { floor: Level; likely: Level | "unknown"; ceiling: Level; key: Level | null; held: Level | null; asked: Level | null }): string {
  const range = row.floor === row.ceiling ? `exactly ${row.floor}` : `from ${row.floor} to ${row.ceiling}, likely ${row.likely}`;
  const key = row.held !== null ? `the token holds ${row.held}` : row.key === null ? "key not known" : `the key allows ${row.key}`;
  return `${range}; ${key}; ${row.asked === null ? "not asked" : `asked ${row.asked}`}`;
}

/** "1 call", "7 calls". */
export function calls(n: number): string {
  return `${n} ${n === 1 ? "call" : "calls"}`;
}

/** "7 allowed · 2 denied", without those that do not occur. */
export function tally(count: (verdict: Verdict) => number, word = (verdict: Verdict): string => verdict): string {
  return verdicts.filter(count).map((v) => `${count(v)} ${word(v)}`).join(" · ");
}

const units: [number, string][] = [[31536000, "year"], [86400, "day"], [3600, "hour"], [60, "minute"]];

/** Seconds in the largest unit that divides them. */
export function duration(seconds: number | null): string {
  if (seconds === null) return "unknown";
  for (const [size, name] of units) {
    const n = seconds / size;
    if (n >= 1 && Number.isInteger(n)) return `${n} ${name}${n === 1 ? "" : "s"}`;
  }
  return `${seconds} s`;
}

/** "2 of 3 slots" in as few words as it takes. */
export function slots(sessions: SessionEffect): string {
  const word = { none: "none taken", new: "one more taken", kept: "the same kept", unknown: "unknown" }[sessions.effect];
  return sessions.before === null || sessions.after === null ? word : `${word} (${sessions.before} → ${sessions.after})`;
}

/** "account, block_rfq and trade". */
export function join(words: readonly string[], last = "and"): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`;
}
