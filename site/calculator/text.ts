import type { Evidence } from "./contract.js";
import { h, setAttr, setText } from "./dom.js";

const code = /`([^`]+)`|(?<![\w:])[a-z][a-z_]*:[\w*.-]*[\w*]|\b[a-z]+(?:_[a-z]+)+\b|\b(?:mainaccount|private|public)\/?\w*\b/g;
const plain = new Set(["private", "public"]);

/** Fills an element with a sentence, scope tokens and identifiers set as code. */
export function prose<E extends HTMLElement>(el: E, text: string): E {
  if (el.dataset["text"] === text) return el;
  el.dataset["text"] = text;
  el.replaceChildren();
  let end = 0;
  for (const match of text.matchAll(code)) {
    const word = match[1] ?? match[0];
    if (plain.has(word)) continue;
    el.append(text.slice(end, match.index), h("code", word));
    end = match.index + match[0].length;
  }
  el.append(text.slice(end));
  return el;
}

/** Says on a badge how well a statement is backed. */
export function badge(evidence: Evidence, el = h("span.badge", { part: "evidence" })): HTMLElement {
  setAttr(el, "data-evidence", evidence);
  setText(el, evidence);
  return el;
}

/** Puts text on the clipboard; falls back to the old command where pages may not use the new interface. */
export async function copy(text: string, near: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const box = h("textarea.away", { readonly: true, "aria-hidden": "true" });
    box.value = text;
    near.after(box);
    box.select();
    const done = document.execCommand("copy");
    box.remove();
    near.focus();
    return done;
  }
}
