import { version } from "scope-calculator:version";
import { ScopeCalculator } from "./element.js";

/** Registers the element. Where a page loads the script twice, the first stays and the second says so. */
const name = "scope-calculator";
const first = customElements.get(name) as (typeof ScopeCalculator & { version?: string }) | undefined;
if (!first) customElements.define(name, ScopeCalculator);
else console.warn(`<${name}> ${first.version ?? "?"} is registered already; version ${version} of the script was loaded in vain.`);
