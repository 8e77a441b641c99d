import type { Least } from "./contract.js";
import { afterPaint, h, setAttr, setText, show } from "./dom.js";
import type { Desk } from "./parts.js";
import type { Query } from "./query.js";
import { join } from "./words.js";

/** Jobs, by their names. The catalog has the calls that each makes; the scopes are worked out from those and stand nowhere. */
export const jobs = ["Read-only dashboard", "Trade-only bot", "Market maker", "Block RFQ maker", "Block RFQ taker", "Treasury", "Tax export", "Key manager"];

/** Buttons that set the least request for a job. They wait, in place, until the calculator can work it out. */
export class Presets {
  readonly el: HTMLElement;
  readonly #desk: Pick<Desk, "ask">;
  readonly #buttons: HTMLButtonElement[];
  readonly #key = h("input", { type: "checkbox", name: "preset_key" });
  readonly #known = new Map<string, (Least | null)[]>();
  readonly #for = h("p.hint", { hidden: true });
  #query: Query | null = null;
  /** Two jobs can come to the same request; the one that was chosen is marked. */
  #chosen = -1;

  constructor(desk: Pick<Desk, "ask">, change: (change: Partial<Query>) => void) {
    this.#desk = desk;
    this.#buttons = jobs.map((job, i) => h("button", { "data-preset": job, disabled: true, onclick: () => {
      const least = this.#least()[i];
      this.#chosen = i;
      if (least) change({ ask: least.ask, ...((this.#key.checked || this.#query?.key === null) && { key: least.key }) });
    } }, job));
    this.el = h("div.jobs", { role: "group", "aria-labelledby": "jobs" },
      h("div", { id: "jobs" }, "Least scope for a job"), h("label.check", this.#key, "set the key as well"),
      h("div.presets", ...this.#buttons), this.#for);
  }

  /** Takes note of the setting. To be called when there is an engine; the jobs are worked out behind the answer. */
  set(query: Query): void {
    const first = this.#query === null;
    this.#query = query;
    if (first) afterPaint(() => this.#draw());
    else this.#draw();
  }

  /** Shows which job the request is the least for. */
  #draw(): void {
    const query = this.#query!;
    const all = this.#least();
    const fits = (least: Least | null | undefined) => !!least && least.ask === query.ask;
    const marked = fits(all[this.#chosen]) ? this.#chosen : all.findIndex(fits);
    const job = all[marked];
    show(this.#for, !!job);
    setText(this.#for, job ? `For ${join(job.covered.map((name) => name.slice(8)))}.` : "");
    for (const [i, button] of this.#buttons.entries()) {
      button.disabled = !all[i];
      setAttr(button, "aria-pressed", String(i === marked));
    }
  }

  #least(): readonly (Least | null)[] {
    const setting = new URLSearchParams({ account: this.#query?.account ?? "main", via: this.#query?.via ?? "ws" }).toString();
    let all = this.#known.get(setting);
    if (!all) this.#known.set(setting, (all = jobs.map((job) => this.#desk.ask("least", `${setting}&job=${job.toLowerCase().replaceAll(" ", "-")}`))));
    return all;
  }
}
