import type { Diagnostic, Operations } from "./contract.js";
import type { ScopeName } from "./query.js";
import { isToken } from "./scope.js";
import { LIMIT } from "./tables.js";

/*
 * What a query may keep of a text typed or pasted as a scope. The query becomes
 * the address, so this is decided before the text becomes part of it.
 */

export interface Kept {
  text: string;
  /** The program's remark, if something was dropped. */
  note: Diagnostic | null;
}

/** Texts that may be more than a scope. The program has the last word on them. */
const odd = /[^\w\s:.,*+|%[\]~\u0080-\uffff-]|[\r\n/]|:\s|secret|pass|token|sig|key|auth|bearer|basic|pwd|[\w.+=~-]{20,}/i;

/** Asks the program, which drops what isn't a scope from the query it returns; without it, only plain tokens are kept. */
export function keep(name: ScopeName, text: string, ask: <K extends "predict" | "read">(op: K, payload: string) => Operations[K] | null): Kept {
  // Too long to read. The length alone says so.
  if (text.length > LIMIT) return { text: "#".repeat(text.length), note: null };
  if (!odd.test(text)) return { text, note: null };
  const answer = ask("predict", new URLSearchParams({ ...(name === "held" && { grant: "refresh_token" }), [name]: text }).toString());
  if (!answer) return { text: text.split(/[^\w:.-]/).filter(isToken).join(" "), note: null };
  const note = answer.diagnostics.find((d) => d.param === name && (d.code === "not-a-scope" || d.code === "secret"));
  if (!note) return { text, note: null };
  // A log or a reply has scopes of more than one kind: this takes the one that
  // belongs here.
  const r = ask("read", `\n${text}`);
  const found = name === "held" ? r?.held?.scope : name === "key" ? r?.keys[0]?.scope : r?.asked?.scope;
  return { text: found ?? new URLSearchParams(answer.query).get(name) ?? "", note: { ...note, offset: 0, length: 0, fix: null } };
}

/**
 * Whether an input event is a keystroke, not a text that came in one piece:
 * from a clipboard, a menu, a password manager, or the browser's own memory.
 */
export function byHand(event: InputEvent): boolean {
  return /^delete|^insertText$|^insertComposition/.test(event.inputType ?? "") && (event.data?.length ?? 0) < 20;
}
