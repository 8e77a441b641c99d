import { h, prose, setAttr, setText } from "./dom.js";
import { LANGUAGES, texts, type Language } from "./lazy.js";
import { Panel } from "./panels.js";
import { copyButton, type Desk } from "./parts.js";

/** The ready call for this setting, and whether the check behind it would let the predicted token pass. */
export class Request extends Panel {
  readonly #catalog: Desk["catalog"];
  #language: Language = "message";
  readonly #buttons: [Language, HTMLButtonElement][];
  readonly #hint = h("p.hint", "The texts are being loaded.");
  readonly #code = h("code");

  constructor(desk: Pick<Desk, "catalog" | "say">) {
    super("request", "Request");
    this.#catalog = desk.catalog;
    setText(this.short, "the call as code, with the check behind it");
    this.#buttons = LANGUAGES.map(([id, label]) => [id, h("button", {
      class: "filter", "data-language": id, onclick: () => {
        this.#language = id;
        this.changed();
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
    texts().then(({ hint, snippet }) => {
      const p = this.state?.result;
      const catalog = this.#catalog();
      if (!p || !catalog) return;
      prose(this.#hint, hint(this.#language, p));
      setText(this.#code, snippet(this.#language, p, catalog));
    }).catch(() => prose(this.#hint, "This part could not be loaded. Check the connection and try again."));
  }
}
