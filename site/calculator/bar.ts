import { h, list, menu, setAttr, setText, show } from "./dom.js";
import { later, script } from "./lazy.js";
import type { Desk } from "./parts.js";
import type { Next } from "./contract.js";
import { OPENED, type Opened, type State, type View } from "./views.js";
import { tally } from "./words.js";

const titles: Record<Opened, string> = { calls: "Calls", code: "Code", grants: "Other grants", compare: "Compare", share: "Share" };

/**
 * What's below the answer: a bar of buttons, and the view that each opens. The
 * views are in a separate file, loaded when the first one opens.
 */
export class Bar implements View {
  readonly el = h("div.bar-row", { part: "more" });
  /** Holds the views. */
  readonly views = h("div.views");
  readonly #desk: Desk;
  readonly #base: () => string | null;
  readonly #buttons = new Map<Opened, HTMLButtonElement>();
  readonly #count = h("small");
  readonly #next: HTMLSelectElement;
  readonly #drawNext: (items: readonly Next[]) => void;
  readonly #open = new Set<Opened>();
  readonly #views = new Map<Opened, View>();
  /** Those that couldn't be loaded. Opening one again tries again. */
  readonly #failed = new Set<Opened>();
  #state: State | null = null;

  /** `base` is the address that links lead to, or null. */
  constructor(desk: Desk, base: () => string | null) {
    this.#desk = desk;
    this.#base = base;
    for (const name of OPENED) {
      const button = h("button", { "data-panel": name, "aria-expanded": "false", onclick: () => this.#toggle(name) }, titles[name], name === "calls" && " ", name === "calls" && this.#count);
      this.#buttons.set(name, button);
      this.el.append(button);
    }
    this.#next = menu(h("select", { name: "next", "aria-label": "Continue with this token", onchange: () => {
      const to = this.#next.value;
      this.#next.value = "";
      desk.follow(to);
    } }));
    this.#drawNext = list(this.#next, ({ grant }) => grant, ({ label }) => {
      const el = h("option", label);
      return { el, update: ({ query }) => void (el.value = query) };
    });
    this.el.append(h("span.pick.quiet", this.#next));
  }

  /** Shows only these views, without the bar. */
  alone(names: ReadonlySet<string>): void {
    for (const name of OPENED) {
      if (names.has(name)) this.#open.add(name);
      else if (!this.#buttons.has(name)) this.#open.delete(name);
    }
    this.#draw();
  }

  #toggle(name: Opened): void {
    const open = !this.#open.has(name);
    this.#open.clear();
    if (open) this.#open.add(name);
    this.#draw();
  }

  #draw(): void {
    for (const [name, button] of this.#buttons) setAttr(button, "aria-expanded", String(this.#open.has(name)));
    for (const [name, view] of this.#views) show(view.el, this.#open.has(name));
    for (const name of this.#open) this.#fill(name);
  }

  #fill(name: Opened): void {
    const there = this.#views.get(name);
    if (there && !this.#failed.delete(name)) {
      if (this.#state) there.set(this.#state);
      return;
    }
    there?.el.remove();
    const wait = h("div.panel", { "data-panel": name }, h("p.hint", "Loading…"));
    this.#views.set(name, { el: wait, set() {} });
    this.views.append(wait);
    later().then(({ make }) => {
      const view = make(name, this.#desk, this.#base, script, this.views.getRootNode() as ShadowRoot);
      this.#views.set(name, view);
      show(view.el, this.#open.has(name));
      wait.replaceWith(view.el);
      if (this.#state && this.#open.has(name)) view.set(this.#state);
    }).catch(() => {
      this.#failed.add(name);
      setText(wait.firstElementChild!, "This part could not be loaded. Check the connection and try again.");
    });
  }

  set(state: State): void {
    this.#state = state;
    const { counts, next, refused } = state.result;
    setText(this.#count, refused ? "" : tally((verdict) => (verdict === "allowed" || verdict === "likely") ? counts[verdict] : 0));
    this.#drawNext([{ grant: "" as Next["grant"], label: "Continue…", query: "" }, ...next]);
    show(this.#next.parentElement!, next.length > 0);
    for (const name of this.#open) this.#views.get(name)?.set(state);
  }

  spoken(): string {
    return [...this.#open].map((name) => this.#views.get(name)?.spoken?.() ?? "").join("");
  }
}
