import { h, prose, setAttr, show } from "./dom.js";
import { action, type Desk } from "./parts.js";

/** What the last change did, in one line. The room for it is always kept. */
export class Delta {
  readonly el: HTMLElement;
  readonly #text = h("span");
  readonly #undo: HTMLButtonElement;

  constructor({ undo }: Pick<Desk, "undo">) {
    this.#undo = action("undo", "Undo", undo);
    this.#undo.className = "link";
    this.el = h("p.delta", { part: "delta" }, h("small", "Last change"), " ", this.#text, " ", this.#undo);
    this.set("");
  }

  /** An empty text means that nothing was changed yet. */
  set(text: string): void {
    setAttr(this.el, "data-empty", text === "");
    prose(this.#text, text || "Pick a level to see what it changes.");
    show(this.#undo, text !== "");
  }
}
