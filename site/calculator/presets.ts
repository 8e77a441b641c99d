import type { Least } from "./contract.js";
import { afterPaint, h, setAttr, setText, show } from "./dom.js";
import type { Desk } from "./parts.js";
import { empty, serialize, type Query } from "./query.js";
import { JOBS } from "./tables.js";
import type { State } from "./views.js";
import { join } from "./words.js";

/** Buttons that set the least request for a job. They wait, in place, until the calculator can work it out. */
export class Presets {
  readonly el: HTMLElement;
  readonly #desk: Pick<Desk, "ask" | "change">;
  readonly #buttons: HTMLButtonElement[];
  readonly #key = h("input", { type: "checkbox", name: "preset_key" });
  /** What was worked out, by credentials and transport. */
  readonly #known = new Map<string, (Least | null)[]>();
  readonly #for = h("p.hint", { hidden: true });
  #query: Query | null = null;
  /** Two jobs can come to the same request; the one that was chosen is marked. */
  #chosen = -1;

  constructor(desk: Pick<Desk, "ask" | "change">) {
    this.#desk = desk;
    this.#buttons = JOBS.map(({ title }, i) => h("button", { "data-preset": title, disabled: true, onclick: () => {
      const least = this.#least()[i];
      this.#chosen = i;
      if (least) desk.change({ ask: least.ask, ...((this.#key.checked || this.#query?.key === null) && { key: least.key }) });
    } }, title));
    this.el = h("div.jobs", { role: "group", "aria-labelledby": "jobs" },
      h("div", { id: "jobs" }, "Least scope for a job"), h("label.check", this.#key, "set the key as well"),
      h("div.presets", ...this.#buttons), this.#for);
  }

  /** Takes note of the setting. To be called when there is an engine; the jobs are worked out behind the answer. */
  set({ query }: State): void {
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
    setText(this.#for, job ? `For ${join(job.covered.map((name) => name.replace(/^private\//, "")))}.` : "");
    for (const [i, button] of this.#buttons.entries()) {
      button.disabled = !all[i];
      setAttr(button, "aria-pressed", String(i === marked));
    }
  }

  #least(): readonly (Least | null)[] {
    const { via, account } = this.#query ?? empty();
    const setting = serialize({ ...empty(), via, account });
    const all = this.#known.get(setting) ?? JOBS.map(({ id }) => this.#desk.ask("least", `${setting}&${new URLSearchParams({ job: id })}`));
    this.#known.set(setting, all);
    return all;
  }
}
