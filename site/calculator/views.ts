import type { Advice, Grant, Prediction } from "./contract.js";
import type { Query } from "./query.js";

/** The parts of the element, by the names that the attribute `views` takes, in the order in which they are shown. */
export const VIEWS = ["form", "answer", "capabilities", "needs", "methods", "grants", "compare", "verify", "request", "share"] as const;

export type ViewName = (typeof VIEWS)[number];

/** What there is to draw. */
export interface State {
  query: Query;
  result: Prediction;
  /** The grants that can be chosen. */
  offered: readonly Grant[];
  /** What the element itself has to remark. */
  remarks: readonly Advice[];
}

/** A part of the element. */
export interface View {
  readonly name: ViewName;
  readonly el: HTMLElement;
  /** Shows a state. Called with each answer. */
  set(state: State): void;
  /** What a screen reader is told of it behind the sentence on the answer. */
  spoken?(): string;
}
