import type { Call } from "../calculator/calls.js";
import type { Operations } from "../calculator/contract.js";
import type { ScopeCalculator as Element } from "../calculator/element.js";
import type { PARAMS } from "../calculator/tables.js";
import type * as core from "./core.js";
import type * as api from "./api.js";
import type { ScopeCalculator, ScopeCalculatorEvents } from "./tag.js";

/*
 * What is published as types, held against what is there. Nothing of this
 * ships; the compiler complains where the two part.
 */

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends (<T>() => T extends B ? 1 : 2) ? true : false;

/** The parameters of a query with their values, as the core has them. */
type Params = { -readonly [K in keyof typeof PARAMS]: (typeof PARAMS)[K]["choices"] extends readonly [] ? string : (typeof PARAMS)[K]["choices"][number] };

/** What each operation of the library gives; `calls` is its own. */
type Results = { [K in Exclude<keyof api.Calculator, "calls">]: ReturnType<api.Calculator[K]> };

export const agreed: [
  Element extends ScopeCalculator ? true : false,
  Same<Element["result"], ScopeCalculator["result"]>,
  Same<typeof core.load, typeof api.load>,
  Same<typeof core.version, typeof api.version>,
  Same<keyof typeof core, keyof typeof api>,
  Same<keyof ScopeCalculatorEvents & string, `scope-calculator:${"ready" | "change" | "error"}`>,
  Same<Required<api.Query>, Params>,
  Same<Results, Operations>,
  Same<api.Call, Call>,
] = [true, true, true, true, true, true, true, true, true];
