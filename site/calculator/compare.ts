import type { Change, Comparison, Gain } from "./contract.js";
import { fact, fill, h, prose, setAttr, setText, show, sign } from "./dom.js";
import { Panel } from "./panels.js";
import { action, names, part, type Desk } from "./parts.js";
import { serialize } from "./query.js";
import { LIMIT } from "./tables.js";
import type { State } from "./views.js";

/** A pinned setting against the one in the form: does the change only remove access, and if not, what does it add? */
export class Compare extends Panel {
  readonly #desk: Desk;
  readonly #status = h("p.big");
  readonly #pinned = h("dd");
  readonly #now = h("dd");
  readonly #table = h("dl.least", fact("Pinned", this.#pinned), fact("Now", this.#now));
  readonly #changes = h("div.result");
  readonly #intro = h("p.hint", "Pin the setting in the form, then change it: here stands whether the change only removes access, or which calls it adds.");
  readonly #pin = action("pin", "Pin this setting", () => {
    this.#hold(this.state);
    this.#desk.say("Setting pinned.");
  });
  readonly #more: HTMLButtonElement[];
  #held: State | null = null;

  constructor(desk: Desk) {
    super("compare", "Compare");
    this.#desk = desk;
    const back = (next: State | null) => {
      const held = this.#held;
      this.#held = next;
      if (held) desk.load(held.query);
    };
    this.#more = [
      action("swap", "Swap", () => back(this.state)),
      action("back", "Load the pinned one", () => back(this.#held)),
      action("unpin", "Unpin", () => {
        this.#hold(null);
        this.#pin.focus();
      }),
    ];
    this.body.append(this.#intro, this.#table, h("p.actions", this.#pin, ...this.#more), this.#status, this.#changes);
    this.#pin.disabled = true;
    this.#hold(null);
  }

  /** What a screen reader gets of it, behind the sentence on the answer. */
  spoken(): string {
    return this.el.open && this.#held ? ` Against the pinned setting: ${this.#status.textContent}` : "";
  }

  #hold(setting: State | null): void {
    this.#held = setting;
    setText(this.short, setting ? "with the pinned setting" : "pin a setting, then change the form");
    setText(this.#pin, setting ? "Pin this one instead" : "Pin this setting");
    this.changed();
  }

  protected draw(): void {
    const held = this.#held;
    const now = this.state;
    show(this.#intro, !held);
    this.#pin.disabled = !now;
    for (const el of [this.#table, this.#status, this.#changes, ...this.#more]) show(el, held !== null);
    if (!held || !now) return;
    fill(this.#pinned, ...lines(held));
    fill(this.#now, ...lines(now));
    const payload = new URLSearchParams({ a: serialize(held.query), b: serialize(now.query) }).toString();
    const d = payload.length > LIMIT ? null : this.#desk.ask("compare", payload);
    const kind = kindOf(d);
    setAttr(this.#status, "data-change", kind);
    sign(this.#status, marks[kind], d?.headline ?? "These settings are too long to compare.", "strong");
    fill(this.#changes,
      part("More capable of", (d?.consequences ?? []).map(gain)),
      part("Adds", steps(d?.added ?? [])),
      part("Removes", steps(d?.removed ?? [])));
  }
}

const marks = { unknown: "error", same: "absent", removes: "kept", adds: "warning" };

function kindOf(d: Comparison | null): keyof typeof marks {
  return !d ? "unknown" : d.same ? "same" : d.only_removes ? "removes" : "adds";
}

/** Calls whose verdict changes, those together that change in the same way. */
function steps(changes: readonly Change[]): Node[] {
  const groups = new Map<string, string[]>();
  for (const { name, way, from, to } of changes) {
    const step = `${from} → ${to}`;
    groups.set(step, [...(groups.get(step) ?? []), `${name} ${way}`.trim()]);
  }
  return [...groups].map(([step, calls]) => h("li", { "data-step": step }, h("b", step), h("span", ...names(calls, 8))));
}

function gain({ id, title, from, to }: Gain): HTMLElement {
  return h("li", { "data-consequence": id }, h("b", title), h("span", `${from} → ${to}`));
}

/** A setting, line by line. */
function lines({ result }: State): HTMLElement[] {
  return result.facts.filter((fact) => fact.given).map(({ name, value, code }) =>
    h("div", `${name} `, code ? h("code", value) : prose(h("span"), value)));
}
