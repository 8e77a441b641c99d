import type { Prediction } from "./contract.js";
import { h, show } from "./dom.js";
import { Panel } from "./panels.js";
import { copyButton, type Desk } from "./parts.js";
import { fragment } from "./permalink.js";
import { asJson, asMarkdown, asTag, asText } from "./report.js";

/*
 * What you can take with you: a link, the answer as text, Markdown or JSON,
 * and the tag that shows this setting on another page. All of it is made
 * from the prediction, whose query has been through the engine's search for
 * secrets.
 */

/** The panel with a button for each. `base` is the address that links lead to, or null. */
export class Share extends Panel {
  readonly #link: HTMLButtonElement;
  readonly #base: () => string | null;

  constructor(desk: Pick<Desk, "catalog" | "say">, base: () => string | null, script: string) {
    super("share");
    this.#base = base;
    const version = () => desk.catalog()?.version ?? "";
    const link = (p: Prediction) => {
      const to = base();
      return to === null ? "" : to + fragment(p.query, version());
    };
    
    const button = (id: string, label: string, make: (p: Prediction) => string) =>
      copyButton(label, () => this.state && make(this.state.result), desk, `copy-${id}`, label);
    this.#link = button("link", "Link", link);
    this.body.append(h("p.hint", "Copies the setup and the result. Secrets are left out."),
      h("div.share", { role: "group", "aria-label": "Copy" }, this.#link,
        button("text", "Text", (p) => asText(p, version(), link(p))),
        button("markdown", "Markdown", (p) => asMarkdown(p, version(), link(p))),
        button("json", "JSON", (p) => asJson(p, desk.catalog()!)),
        button("tag", "Embed tag", (p) => asTag(p, script))));
  }

  protected draw(): void {
    show(this.#link, this.#base() !== null);
  }
}

