import type { Evidence } from "./contract.js";
import { h } from "./dom.js";

const code = /`([^`]+)`|(?<![\w:])[a-z][a-z_]*:[\w*.-]*[\w*]|\b[a-z]+(?:_[a-z]+)+\b|\b(?:mainaccount|private|public)\/?\w*\b/g;
const plain = new Set(["private", "public"]);

/** Fills an element with a sentence, scope tokens and identifiers set as code. */
export function prose(el: HTMLElement, text: string): void {
  if (el.dataset["text"] === text) return;
  el.dataset["text"] = text;
  el.replaceChildren();
  let end = 0;
  for (const match of text.matchAll(code)) {
    const word = match[1] ?? match[0];
    if (plain.has(word)) continue;
    el.append(text.slice(end, match.index), h("code", null, word));
    end = match.index + match[0].length;
  }
  el.append(text.slice(end));
}

/** The badge that says how well a statement is backed. */
export function badge(): { el: HTMLElement; set(evidence: Evidence): void } {
  const el = h("span", { class: "badge", part: "evidence" });
  return {
    el,
    set(evidence) {
      if (el.dataset["evidence"] === evidence) return;
      el.dataset["evidence"] = evidence;
      el.textContent = evidence;
    },
  };
}

/** Puts text on the clipboard; falls back to the old command where pages may not use the new interface. */
export async function copy(text: string, near: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const box = h("textarea", { class: "away", readonly: true, "aria-hidden": "true" });
    box.value = text;
    near.after(box);
    box.select();
    const done = document.execCommand("copy");
    box.remove();
    near.focus();
    return done;
  }
}
