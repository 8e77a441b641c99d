import type { Beyond, LeastScope, Needed, NeededCall, Part, Unread, Unresolved } from "./contract.js";
import { fact, fill, h, prose, setAttr, type Child } from "./dom.js";
import { copyButton, names, part, type Desk } from "./parts.js";
import type { State } from "./views.js";
import { lack } from "./words.js";

/** The needed calls: picked from a list, or found in pasted text. They're part of the setting. */
export class Picks {
  readonly el: HTMLElement;
  readonly #desk: Desk;
  readonly #tasks = h("div.presets", { role: "group", "aria-label": "What your program does" });
  #buttons: { button: HTMLButtonElement; calls: readonly string[] }[] = [];
  readonly #result = h("div.result");
  #state: State | null = null;

  constructor(desk: Desk) {
    this.#desk = desk;
    this.el = h("div.picks", h("p.hint", "Pick calls or paste code to get the smallest request and key that work."), this.#tasks, this.#result);
  }

  /** The calls of the setting. */
  get calls(): readonly string[] {
    return this.#state?.query.need.split(/\s+/).filter(Boolean) ?? [];
  }

  /** Adds calls, or removes them if all of them are in. */
  toggle(calls: readonly string[]): void {
    const have = this.calls;
    const others = have.filter((name) => !calls.includes(name));
    const next = calls.every((name) => have.includes(name)) ? others : [...others, ...calls];
    this.#desk.change({ need: next.join(" ") }, "need");
  }

  set(state: State): void {
    this.#state = state;
    if (!this.#buttons.length) {
      this.#buttons = (this.#desk.catalog()?.tasks ?? []).map((task) => ({ calls: task.calls, button: h("button.plain", { "aria-pressed": "false", onclick: () => this.toggle(task.calls) }, task.title) }));
      fill(this.#tasks, ...this.#buttons.map(({ button }) => button));
    }
    const have = this.calls;
    for (const { button, calls } of this.#buttons) setAttr(button, "aria-pressed", String(calls.every((name) => have.includes(name))));
    const { needed } = state.result;
    fill(this.#result, ...needed ? this.#show(needed) : []);
  }

  #show({ calls, least }: Needed): Child[] {
    const { ask, key, when, because, alternatives, beyond, undocumented, unresolved, unread } = least;
    const line = (label: string, text: string, what: string) => fact(label,
      h("dd", h("code", text || "nothing"), text && copyButton(what, () => text, this.#desk)));
    return [
      h("dl.least", line("Request (scope)", ask, "the least request"), line("Key (max_scope)", key, "the least key scope")),
      h("p.hint", when.length > 0 && "If you call ", ...when.length ? names(when) : [], when.length > 0 && ". ", prose(h("span"), "Everything else is set to `none`, or it would follow the key.")),
      part("Your calls", calls.map((call) => this.#call(call))),
      part("What each part is for", because.map(purpose)),
      part("Other ways", alternatives.map((other) => this.#alternative(other))),
      part("Needs more than a scope", beyond.map(limit)),
      part("Undocumented", undocumented.length ? [h("li", h("b", "scope unknown"), h("span", ...names(undocumented), h("small", "No source names the scope.")))] : []),
      part("Skipped", unresolved.map((other) => this.#open(other))),
      part("Could not be read", unread.map(unreadable)),
    ];
  }

  #call({ name, verdict, lacks, remedy }: NeededCall): HTMLElement {
    return h("li", { "data-verdict": verdict, "data-call": name }, h("code", name), h("span", `${verdict}`, lacks && ": ", prose(h("span"), lack({ lacks, remedy })), " ",
      h("button.link", { "aria-label": `Remove ${name}`, onclick: () => this.toggle([this.calls.find((call) => name.startsWith(call.replace(/[?!].*/, ""))) ?? name]) }, "Remove")));
  }

  #alternative({ key, ask, when }: LeastScope): HTMLElement {
    return h("li", h("code", key), h("span", ...names(when), " ", h("button.link", { "data-action": "load", onclick: () => this.#desk.change({ key, ask }, "least") }, "Use this")));
  }

  /** A name that isn't a call, with those that may have been meant. */
  #open({ name, reason, text, near }: Unresolved): HTMLElement {
    const better = (other: string) => h("button.apply", { "data-near": other, onclick: () =>
      this.#desk.change({ need: this.calls.map((call) => (call === name ? other : call)).join(" ") }, "need") }, h("code", other));
    return h("li", { "data-reason": reason }, h("code", name),
      h("span", prose(h("span"), text), near.length > 0 && " Did you mean: ", ...near.flatMap((other) => [better(other), " "])));
  }
}

function purpose({ token, serves, breaks }: Part): HTMLElement {
  return h("li", { "data-token": token }, h("code", token),
    h("span", "for ", ...names(serves), breaks.length < serves.length && h("small", "With read only: no ", ...names(breaks))));
}

function unreadable({ line, text, why, near }: Unread): HTMLElement {
  return h("li", { "data-line": line }, h("code", text || `line ${line}`),
    h("span", prose(h("span"), text ? `Line ${line}: ${why}` : why), near.length > 0 && " Most likely: ", ...near.length ? names(near, 4) : []));
}

function limit({ name, text, blocked, calls }: Beyond): HTMLElement {
  return h("li", { "data-blocked": blocked }, prose(h("b"), blocked ? `${name}: not callable` : name),
    h("span", ...names(calls, 3), prose(h("small"), text)));
}
