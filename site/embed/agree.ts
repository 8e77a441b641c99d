import type { Call } from "../calculator/calls.js";
import type { Operations } from "../calculator/contract.js";
import type { ScopeCalculator as Element } from "../calculator/element.js";
import type * as core from "./core.js";
import type * as api from "./api.js";
import type { ScopeCalculator, ScopeCalculatorEvents } from "./tag.js";

/*
 * Compares the published types with what's there. None of this ships; the
 * compiler complains if the two differ.
 */

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends (<T>() => T extends B ? 1 : 2) ? true : false;

/** What each operation of the library gives; `calls` isn't one of them. */
type Results = { [K in Exclude<keyof api.Calculator, "calls">]: ReturnType<api.Calculator[K]> };

export const agreed: [
  Element extends ScopeCalculator ? true : false,
  Same<Element["result"], ScopeCalculator["result"]>,
  Same<typeof core.load, typeof api.load>,
  Same<typeof core.version, typeof api.version>,
  Same<keyof typeof core, keyof typeof api>,
  Same<keyof ScopeCalculatorEvents & string, `scope-calculator:${"ready" | "change" | "error"}`>,
  Same<Results, Operations>,
  Same<api.Call, Call>,
] = [true, true, true, true, true, true, true, true];
