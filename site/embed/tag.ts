import type { Prediction } from "../calculator/contract.js";

export type * from "../calculator/contract.js";

/** The element `<scope-calculator>`. */
export interface ScopeCalculator extends HTMLElement {
  /** The state of the form in URL form encoding. Setting it changes the form and the answer. */
  query: string;
  /** The last prediction, or null. */
  readonly result: Prediction | null;
  /** Resolves with the first answer, or rejects with the failure. */
  readonly ready: Promise<void>;
}

/** The attributes of the tag, all optional. */
export interface ScopeCalculatorAttributes {
  /** The initial state in URL form encoding; if it changes, the form follows. */
  query?: string;
  /** Which parts are shown, by name: all, desk, token, paste, can, calls, code, grants, compare, share. All if absent. */
  views?: string;
  /** Which grants are offered, by name. All if absent. */
  grants?: string;
  /** light or dark; if absent, it follows the page's color-scheme. */
  theme?: "light" | "dark";
  /** Lets the page's address follow the state, and Back undo a change. Read when the element enters the page. */
  permalink?: boolean | "";
  /** Starts the calculator at once, not only when the element nears the viewport. */
  eager?: boolean | "";
  /** Address of a page with the calculator, which links lead to. */
  home?: string;
  /** Address of the program, if it isn't beside the script. It has to be the script's own: another one is refused. */
  "wasm-src"?: string;
}

/** The events. They bubble and leave shadow roots. */
export interface ScopeCalculatorEvents {
  /** The first answer is here. */
  "scope-calculator:ready": CustomEvent<{ version: string; query: string }>;
  /** The reader has changed the setting. */
  "scope-calculator:change": CustomEvent<{ query: string; scope: string | null; refused: string | null }>;
  /** There's no answer, and the element says why. */
  "scope-calculator:error": CustomEvent<{ kind: "blocked" | "network" | "crashed" | "too-long"; message: string }>;
}

declare global {
  interface HTMLElementTagNameMap {
    "scope-calculator": ScopeCalculator;
  }
  interface HTMLElementEventMap extends ScopeCalculatorEvents {}
}
