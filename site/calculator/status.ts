import { h, setText, show } from "./dom.js";
import { runsPrograms, type FailureKind } from "./failure.js";
import { plain } from "./words.js";

export type Condition = "idle" | "waiting" | "ready" | FailureKind;

/** If no page could run the program, a policy isn't the problem. */
const off = "Switch WebAssembly on for this page, or open it in another browser.";

const help: Record<Condition, string> = {
  idle: "",
  waiting: "",
  ready: "",
  blocked: "The site's owner can allow it with 'wasm-unsafe-eval' in script-src of the Content-Security-Policy.",
  network: "Check the connection and try again. The page's connect-src or a proxy may be in the way.",
  crashed: "Change the input, or try again.",
  "too-long": "Shorten the text: at most 64 KiB are read, and a real scope has some hundred bytes.",
};

/** What replaces the tokens if there's no answer: what to do, and what the page has to say. */
export class Status {
  readonly el: HTMLElement;
  readonly #help = h("span");
  readonly #detail = h("pre");
  readonly #details = h("details.detail", { hidden: true }, h("summary", "What happened"), this.#detail);
  readonly #retry: HTMLElement;

  constructor(again: () => void) {
    this.#retry = h("button", { "data-action": "retry", hidden: true, onclick: again }, "Try again");
    this.el = h("div.status", { part: "status" }, h("p", this.#help), this.#retry, this.#details, h("slot"));
  }

  set(condition: Condition, detail = ""): void {
    setText(this.#help, condition === "blocked" && !runsPrograms() ? off : help[condition]);
    show(this.el, help[condition] !== "");
    show(this.#retry, condition === "network" || condition === "crashed");
    show(this.#details, detail !== "");
    setText(this.#detail, detail);
  }
}

/** What a screen reader hears: the last thing said, if several come at once. */
export class Live {
  readonly el = h("div.vh", { role: "status", "aria-live": "polite" });
  #timer = 0;

  /**
   * Says a thing after `delay` milliseconds, unless there's something else to
   * say by then.
   */
  say(text: () => string, delay = 0): void {
    this.stop();
    this.#timer = window.setTimeout(() => setText(this.el, plain(text())), delay);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
