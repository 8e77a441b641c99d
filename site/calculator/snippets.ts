import type { Catalog, Prediction } from "./contract.js";
import { callOf, type Call } from "./snippets/call.js";
import { curl } from "./snippets/curl.js";
import { go } from "./snippets/go.js";
import { javascript } from "./snippets/javascript.js";
import { key } from "./snippets/key.js";
import { message } from "./snippets/message.js";
import { python } from "./snippets/python.js";
import { readme } from "./snippets/readme.js";

/*
 * The ready-made call in several languages, followed by the check that stops
 * the program unless the scope that came is the one you want. Pure text:
 * nothing here knows about a page.
 */

/** What can be written for a request, in the order of the buttons. */
export const LANGUAGES = [
  ["message", "JSON-RPC"], ["curl", "curl"], ["python", "Python"], ["javascript", "JavaScript"], ["go", "Go"], ["key", "API key"], ["readme", "README"],
] as const;

export type Language = (typeof LANGUAGES)[number][0];

const writers: Record<Language, (call: Call, p: Prediction, catalog: Catalog) => string> = { message, curl, python, javascript, go, key, readme };

/** The text in one language. */
export function snippet(language: Language, p: Prediction, catalog: Catalog): string {
  return writers[language](callOf(p), p, catalog);
}
