import type { Catalog, Envelope, Explanation, Grant, Operations, Prediction } from "./contract.js";
import { breakable, h, setText, type Child } from "./dom.js";
import { uses, type Query } from "./query.js";
import { copy } from "./text.js";
import type { State } from "./views.js";

/** What a view can ask of the element it's in. */
export interface Desk {
  /** One question to the engine; null if there's no engine, or it stopped. */
  call<K extends keyof Operations>(op: K, payload: string): Envelope<Operations[K]> | null;
  /** The same, if only an answer is of use. */
  ask<K extends keyof Operations>(op: K, payload: string): Operations[K] | null;
  /** What doesn't depend on a query; null if there's no engine. */
  catalog(): Catalog | null;
  explain(rule: string): Explanation | null;
  /** Changes the setting. `source` is the control that does; changes by the same text box count as one. */
  change(change: Partial<Query>, source?: string, typing?: boolean): void;
  /**
   * Continues with a query that the core made. `source` is as in change; "read"
   * means it has a receipt.
   */
  follow(query: string, source?: string): void;
  /**
   * Whether nothing was changed yet, so that what's shown is an example, not the
   * reader's.
   */
  untouched(): boolean;
  /** Undoes the last change. */
  undo(): void;
  /** Draws another setting beside this one; null takes it away. */
  pin(result: Prediction | null): void;
  /** Says a sentence to a screen reader. */
  say(text: string): void;
}

/** Chooses a grant. */
export function useGrant(grant: Grant, from: Pick<State, "query" | "result"> | null, desk: Pick<Desk, "change" | "follow">): void {
  // From a key to a token: the next step starts from this token. The core knows how.
  const next = from && !uses(from.query.grant).held && from.result.next.find((step) => step.grant === grant);
  if (next) desk.follow(next.query);
  else desk.change(uses(grant).held ? { grant } : { grant, held: null, from: "" }, "grant");
}

/**
 * A button that copies a text and says so. The text may still have to load;
 * null means there's none to copy.
 */
export function copyButton(what: string, text: () => string | null | Promise<string | null>, { say }: Pick<Desk, "say">, name = "copy", label = "Copy", copied = () => what): HTMLButtonElement {
  const word = h("span", label);
  const button = action(name, word, async () => {
    const made = await Promise.resolve(text()).catch(() => null);
    const done = made !== null && await copy(made, button);
    setText(word, done ? "Copied" : "Not copied");
    say(done ? `Copied ${copied()}.` : made === null ? "This part could not be loaded. Check the connection and try again." : "The browser did not allow copying.");
    setTimeout(() => setText(word, label), 1600);
  }, { "aria-label": `Copy ${what}` });
  return button;
}

/** A plain button. `action` is its hook. */
export function action(name: string, label: Child, onclick: () => void, props: Record<string, string> = {}): HTMLButtonElement {
  return h("button.plain", { "data-action": name, ...props, onclick }, label);
}

/** Names as code, one after the other; those beyond `most` fold away. */
export function names(all: readonly string[], most = 4): Child[] {
  const codes = (some: readonly string[]) => some.flatMap((name) => [h("code.name", ...breakable(name)), " "]);
  if (all.length <= most + 1) return codes(all);
  return [...codes(all.slice(0, most)), h("details.rest", h("summary", `and ${all.length - most} more`), ...codes(all.slice(most)))];
}

/** A titled part of a panel; nothing if it has nothing to show. */
export function part(title: string, rows: readonly Child[]): Child {
  return rows.length > 0 && h("div.part", h("h3", title), h("ul.facts", ...rows));
}
