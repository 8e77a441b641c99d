import type { Comparison } from "./contract.js";
import { fact, fill, h, setAttr, setText, show, sign } from "./dom.js";
import { changes, lines } from "./changes.js";
import { Panel } from "./panels.js";
import { action, type Desk } from "./parts.js";
import { serialize } from "./query.js";
import { LIMIT } from "./tables.js";
import type { State } from "./views.js";

/**
 * A pinned setting compared with the one in the form: does the change only
 * remove access, and if not, what does it add?
 */
export class Compare extends Panel {
  readonly #desk: Desk;
  readonly #status = h("p.big");
  readonly #pinned = h("dd");
  readonly #now = h("dd");
  readonly #table = h("dl.least", fact("Pinned", this.#pinned), fact("Now", this.#now));
  readonly #changes = h("div.result");
  readonly #intro = h("p.hint", "Pin this setting, then change it to see which calls you gain and lose.");
  readonly #pin = action("pin", "Pin this setting", () => {
    this.#hold(this.state);
    this.#desk.say("Setting pinned.");
  });
  readonly #more: HTMLButtonElement[];
  #held: State | null = null;

  constructor(desk: Desk) {
    super("compare");
    this.#desk = desk;
    const back = (next: State | null) => {
      const held = this.#held;
      this.#hold(next);
      if (held) desk.follow(serialize(held.query));
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
    if (this.#pin.disabled) this.draw();
  }

  /** What a screen reader gets of it, after the sentence about the answer. */
  spoken(): string {
    return this.#held ? ` Against the pinned setting: ${this.#status.textContent}` : "";
  }

  #hold(setting: State | null): void {
    this.#held = setting;
    setText(this.#pin, setting ? "Pin this one instead" : "Pin this setting");
    this.#desk.pin(setting?.result ?? null);
    this.changed();
  }

  protected draw(): void {
    const held = this.#held;
    const now = this.state;
    show(this.#intro, !held);
    this.#pin.disabled = !now;
    for (const el of [this.#table, this.#status, this.#changes, ...this.#more]) show(el, held !== null);
    if (!held || !now) return;
    const payload = new URLSearchParams({ a: serialize(held.query), b: serialize(now.query) }).toString();
    const d = payload.length > LIMIT ? null : this.#desk.ask("compare", payload);
    const kind = kindOf(d);
    setAttr(this.#status, "data-change", kind);
    sign(this.#status, marks[kind], d?.headline ?? "These settings are too long to compare.", "strong");
    fill(this.#pinned, ...lines(held.result.facts));
    fill(this.#now, ...lines(now.result.facts));
    fill(this.#changes, ...(d ? changes(d) : []));
  }
}

const marks = { unknown: "error", same: "absent", removes: "allowed", adds: "warning" };

function kindOf(d: Comparison | null): keyof typeof marks {
  return !d ? "unknown" : d.same ? "same" : d.only_removes ? "removes" : "adds";
}
