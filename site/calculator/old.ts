import { browsers } from "scope-calculator:version";
import { h } from "./dom.js";
import { Failure } from "./failure.js";

/*
 * What an older browser gets instead of the calculator. This module and
 * everything it imports run there, so they use nothing newer than custom
 * elements.
 */

/** Whether the browser has what the calculator needs: for each browser it supports, this checks the newest feature. */
export const supported = (): boolean =>
  CSS.supports("color", "light-dark(red, red)") && CSS.supports("selector(:has(a))")
  && "checkVisibility" in Element.prototype && "adoptedStyleSheets" in Document.prototype && "canParse" in URL;

/** The tag in a browser that's too old: the answer that the page has inside the tag, and a sentence. */
export class TooOld extends HTMLElement {
  readonly result = null;
  /** Rejects with the failure that says which browsers work. */
  readonly ready: Promise<void>;

  constructor() {
    super();
    const failure = new Failure("blocked", `The calculator needs a newer browser: ${browsers}, or later.`);
    this.ready = Promise.reject(failure);
    this.ready.catch(() => {});
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    root.replaceChildren(h("slot"), h("p", { part: "status" }, failure.message));
  }
}
