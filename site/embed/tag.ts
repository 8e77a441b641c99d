import type { Prediction } from "../calculator/contract.js";

export type * from "../calculator/contract.js";

/** The element `<scope-calculator>`. */
export interface ScopeCalculator extends HTMLElement {
  /** The state of the form in URL form encoding. Setting it changes the form and the answer. */
  query: string;
  /** The last prediction, or null. */
  readonly result: Prediction | null;
  /** Settles with the first answer, or is rejected with the failure. */
  readonly ready: Promise<void>;
}

/** The attributes of the tag, all optional. */
export interface ScopeCalculatorAttributes {
  /** The initial state in URL form encoding; where it changes, the form follows. */
  query?: string;
  /** Which parts are shown, by name: all, desk, token, paste, can, calls, code, grants, compare, share. All where absent. */
  views?: string;
  /** Which grants are offered, by name. All where absent. */
  grants?: string;
  /** light or dark; where absent it follows the page's color-scheme. */
  theme?: "light" | "dark";
  /** Lets the page's address follow the state, and Back undo a change. Read when the element enters the page. */
  permalink?: boolean | "";
  /** Starts the calculator at once, not only when the element nears the viewport. */
  eager?: boolean | "";
  /** Address of a page with the calculator, to which links lead. */
  home?: string;
  /** Address of the program, where it does not lie beside the script. It has to be the script's own: another is refused. */
  "wasm-src"?: string;
}

/** The events, which bubble and leave shadow roots. */
export interface ScopeCalculatorEvents {
  /** The first answer is there. */
  "scope-calculator:ready": CustomEvent<{ version: string; query: string }>;
  /** The reader has changed the setting. */
  "scope-calculator:change": CustomEvent<{ query: string; scope: string | null; refused: string | null }>;
  /** There is no answer, and the element says why. */
  "scope-calculator:error": CustomEvent<{ kind: "blocked" | "network" | "crashed" | "too-long"; message: string }>;
}

declare global {
  interface HTMLElementTagNameMap {
    "scope-calculator": ScopeCalculator;
  }
  interface HTMLElementEventMap extends ScopeCalculatorEvents {}
}
