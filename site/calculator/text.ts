import type { Evidence } from "./contract.js";
import { h, setAttr, setText } from "./dom.js";

/** A badge that says how well a statement is backed. */
export function badge(evidence: Evidence, el = h("span.badge", { part: "evidence" })): HTMLElement {
  setAttr(el, "data-evidence", evidence);
  setText(el, evidence);
  return el;
}

/** Puts text on the clipboard; falls back to the old command if the page may not use the new API. */
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
