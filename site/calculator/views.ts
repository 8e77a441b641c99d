import type { Advice, Grant, Prediction } from "./contract.js";
import type { Query } from "./query.js";

/*
 * * The parts of the element, and the names a tag asks for them by.
 */

/** The parts, in the order they're shown. The last five open from the bar, or are shown alone. */
export const PARTS = ["paste", "desk", "token", "can", "bar", "calls", "code", "grants", "compare", "share"] as const;

export type Part = (typeof PARTS)[number];

/** The parts that open from the bar. */
export const OPENED = ["calls", "code", "grants", "compare", "share"] as const satisfies readonly Part[];

export type Opened = (typeof OPENED)[number];

type Words = Readonly<Record<string, readonly Part[]>>;

/** What the words of the attribute `views` show. */
const VIEWS: Words = {
  all: ["paste", "desk", "can", "bar"],
  desk: ["desk", "can"],
  token: ["token"],
  paste: ["paste"],
  can: ["can"],
  calls: ["calls"],
  code: ["code"],
  grants: ["grants"],
  compare: ["compare"],
  share: ["share"],
};

/** Old words that tags on other people's pages may still have. */
const FORMER: Words = {
  form: ["desk"],
  answer: ["token"],
  capabilities: ["can"],
  needs: ["paste", "desk"],
  methods: ["calls"],
  verify: ["paste", "desk"],
  request: ["code"],
};

/** The parts that some words ask for; all parts if none is known. */
export function partsOf(words: readonly string[]): ReadonlySet<Part> {
  const parts = new Set(words.flatMap((word) => [VIEWS, FORMER].flatMap((known) => Object.hasOwn(known, word) ? known[word]! : [])));
  if (!parts.size) return new Set(VIEWS["all"]);
  // The desk has the token in it.
  if (parts.has("desk")) parts.delete("token");
  return parts;
}

/** What to draw. */
export interface State {
  query: Query;
  result: Prediction;
  /** The grants that can be chosen. */
  offered: readonly Grant[];
  /** The element's own remarks. */
  remarks: readonly Advice[];
}

/** A part of the element. */
export interface View {
  readonly el: HTMLElement;
  /** Shows a state. Called with each answer. */
  set(state: State): void;
  /** What a screen reader hears about it, after the sentence about the answer. */
  spoken?(): string;
}
