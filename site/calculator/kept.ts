import type { Diagnostic, Prediction } from "./contract.js";
import type { ScopeName } from "./query.js";
import { isToken } from "./scope.js";
import { LIMIT } from "./tables.js";

/*
 * What a query may keep of a text that somebody typed or pasted as a scope. The
 * query becomes the address, so it's decided before the text is part of one.
 */

export interface Kept {
  text: string;
  /** The program's remark, where something had to go. */
  note: Diagnostic | null;
}

/** Texts that may be more than a scope. The program has the last word on them. */
const odd = /[^\w\s:.,*+|%[\]~\u0080-\uffff-]|[\r\n/]|:\s|secret|pass|token|sig|key|auth|bearer|basic|pwd|[\w.+=~-]{20,}/i;

/** Asks the program, which drops what is no scope from the query it hands back; without it, only plain tokens are kept. */
export function keep(name: ScopeName, text: string, predict: (payload: string) => Prediction | null): Kept {
  // It can't be read at once, and is told to be too long by its length alone.
  if (text.length > LIMIT) return { text: "#".repeat(text.length), note: null };
  if (!odd.test(text)) return { text, note: null };
  const answer = predict(new URLSearchParams({ ...(name === "held" && { grant: "refresh_token" }), [name]: text }).toString());
  if (!answer) return { text: text.split(/[^\w:.-]/).filter(isToken).join(" "), note: null };
  const note = answer.diagnostics.find((d) => d.param === name && (d.code === "not-a-scope" || d.code === "secret"));
  return note ? { text: new URLSearchParams(answer.query).get(name) ?? "", note: { ...note, offset: 0, length: 0, fix: null } } : { text, note: null };
}

/** Whether an input event is a key, not a text that came in one piece: from a clipboard, a menu, a password manager, or the browser's own memory. */
export function byHand(event: InputEvent): boolean {
  return /^delete|^insertText$|^insertComposition/.test(event.inputType ?? "") && (event.data?.length ?? 0) < 20;
}
