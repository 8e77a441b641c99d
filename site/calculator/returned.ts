import type { Returned } from "./contract.js";
import { fill, h, prose, setAttr, setText, show } from "./dom.js";
import { copyButton, type Desk } from "./parts.js";

/** What else there is to say about a reply: notes and, if it breaks a rule, the line that helps the maintainers. */
export class Report {
  readonly el: HTMLElement;
  readonly #notes = h("ul.advice");
  readonly #says = h("p");
  readonly #record = h("pre");
  readonly #link = h("a", { target: "_blank", rel: "noopener noreferrer" }, "Report it");
  readonly #wrong: HTMLElement;

  constructor(desk: Pick<Desk, "say">) {
    this.#wrong = h("div.wrong", this.#says, h("div.record", this.#record, copyButton("the record", () => this.#record.textContent ?? "", desk), this.#link));
    this.el = h("div.returned", { hidden: true }, this.#notes, this.#wrong);
  }

  set(returned: Returned | null): void {
    show(this.el, returned !== null && (returned.notes.length > 0 || returned.record !== null));
    if (!returned) return;
    const { notes, record, record_says, report_url, status } = returned;
    setAttr(this.el, "data-status", status);
    fill(this.#notes, ...notes.map((note) => prose(h("li"), note)));
    show(this.#wrong, record !== null);
    setText(this.#record, record ? JSON.stringify(record) : "");
    prose(this.#says, record_says);
    // Nothing is sent until the reader follows the link.
    setAttr(this.#link, "href", report_url || null);
    show(this.#link, report_url !== "");
  }
}
