import { h, prose, setAttr, setText } from "./dom.js";
import { hint } from "./hint.js";
import { LANGUAGES, snippet, type Language } from "./snippets.js";
import { Panel } from "./panels.js";
import { copyButton, type Desk } from "./parts.js";

/**
 * The ready-made call for this setting, and whether the check after it would
 * let the predicted token pass.
 */
export class Code extends Panel {
  readonly #catalog: Desk["catalog"];
  #language: Language = "message";
  readonly #buttons: [Language, HTMLButtonElement][];
  readonly #hint = h("p.hint");
  readonly #code = h("code");

  constructor(desk: Pick<Desk, "catalog" | "say">) {
    super("code");
    this.#catalog = desk.catalog;
    this.#buttons = LANGUAGES.map(([id, label]) => [id, h("button", {
      class: "filter", "data-language": id, onclick: () => {
        this.#language = id;
        this.draw();
      },
    }, label)]);
    const name = () => LANGUAGES.find(([id]) => id === this.#language)?.[1] ?? "";
    this.body.append(
      h("div.filters", { role: "group", "aria-label": "Language" }, ...this.#buttons.map(([, button]) => button)),
      h("div.about", this.#hint,
        copyButton("the text", () => this.#code.textContent ?? "", desk, "copy", "Copy", name)),
      h("pre.snippet", { tabindex: 0, role: "region", "aria-label": "The text", dir: "ltr" }, this.#code));
  }

  protected draw(): void {
    for (const [id, button] of this.#buttons) setAttr(button, "aria-pressed", String(id === this.#language));
    const p = this.state?.result;
    const catalog = this.#catalog();
    if (!p || !catalog) return;
    prose(this.#hint, hint(this.#language, p));
    setText(this.#code, snippet(this.#language, p, catalog));
  }
}
