/** Opens everything that's folded while the page prints. */
export class Printing {
  readonly #root: ParentNode;
  #opened: HTMLDetailsElement[] = [];

  readonly #spread: (open: boolean) => void;

  /** `spread` opens and closes what isn't a `<details>`. */
  constructor(root: ParentNode, spread: (open: boolean) => void) {
    this.#root = root;
    this.#spread = spread;
  }

  start(): void {
    addEventListener("beforeprint", this.#unfold);
    addEventListener("afterprint", this.#refold);
  }

  stop(): void {
    removeEventListener("beforeprint", this.#unfold);
    removeEventListener("afterprint", this.#refold);
  }

  readonly #unfold = () => {
    this.#spread(true);
    this.#opened = [...this.#root.querySelectorAll<HTMLDetailsElement>("details:not([open])")];
    for (const el of this.#opened) {
      el.open = true;
      // The browser's own toggle event would come after the page has printed.
      el.dispatchEvent(new Event("toggle"));
    }
  };

  readonly #refold = () => {
    this.#spread(false);
    for (const el of this.#opened) el.open = false;
    this.#opened = [];
  };
}
