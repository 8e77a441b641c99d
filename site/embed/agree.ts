import type { ScopeCalculator as Element } from "../calculator/element.js";
import type * as core from "./core.js";
import type * as api from "./api.js";
import type { ScopeCalculator, ScopeCalculatorEvents } from "./tag.js";

/*
 * What is published as types, held against what is there. Nothing of this
 * ships; the compiler complains where the two part.
 */

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends (<T>() => T extends B ? 1 : 2) ? true : false;

export const agreed: [
  Element extends ScopeCalculator ? true : false,
  Same<Element["result"], ScopeCalculator["result"]>,
  Same<typeof core.load, typeof api.load>,
  Same<typeof core.version, typeof api.version>,
  Same<keyof typeof core, keyof typeof api>,
  Same<keyof ScopeCalculatorEvents & string, `scope-calculator:${"ready" | "change" | "error"}`>,
] = [true, true, true, true, true, true];
