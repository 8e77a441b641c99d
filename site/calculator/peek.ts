import type { Prediction } from "./contract.js";
import { h, icon, setAttr, setText } from "./dom.js";

/** The strip at the foot of the form with the answer, of use only while the answer itself is out of sight. */
export class Peek {
  readonly el: HTMLElement;
  readonly #text = h("code");
  readonly #sight = new IntersectionObserver((entries) => setAttr(this.el, "data-away", entries.at(-1)?.isIntersecting ?? false), { rootMargin: "0px 0px -60px" });

  constructor(open: () => void) {
    this.el = h("button.peek", { part: "peek", tabindex: -1, "data-away": true, "data-empty": true, onclick: open },
      h("span", "Likely scope"), this.#text, icon("narrowed"));
  }

  set(result: Prediction | null): void {
    setAttr(this.el, "data-empty", result === null);
    if (!result) return;
    // There is little room: what opens something comes first.
    const tokens = result.tokens.filter((row) => row.granted);
    const ordered = [...tokens.filter((row) => row.domain), ...tokens.filter((row) => !row.domain)];
    setText(this.#text, result.refused ? "refused" : ordered.map((row) => row.token).join(" ") || "nothing certain");
  }

  /** Watches the answer's heading. */
  watch(head: Element): void {
    this.#sight.observe(head);
  }

  stop(): void {
    this.#sight.disconnect();
  }
}
