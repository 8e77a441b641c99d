import { marked } from "../words.js";

/*
 * Anything a user typed, or the core says, reaches Markdown only through
 * these.
 */

/**
 * A code span; in tables a bar has to be escaped even there. Control and format
 * characters are made visible.
 */
export function code(text: string, inTable = false): string {
  const runs = [...text.matchAll(/`+/g)].map(([run]) => run.length);
  const fence = "`".repeat(Math.max(0, ...runs) + 1);
  const pad = /^`|`$/.test(text) ? " " : "";
  const shown = text.replace(/\p{C}/gu, "\ufffd").replaceAll("|", inTable ? "\\|" : "|");
  return fence + pad + shown + pad + fence;
}

/**
 * A sentence of the core in a table: text between backquotes is code, and
 * everything else is just text.
 */
export function sentence(text: string): string {
  return marked(text, (piece) => code(piece, true), escape).join("");
}

function escape(text: string): string {
  return text.replace(/\s+/g, " ").replace(/[\\`*_[\]<>#|~&!]/g, "\\$&").replace(/\p{C}/gu, "\ufffd");
}
