import { version } from "scope-calculator:version";
import { define, type ScopeCalculator } from "./element.js";
import { load } from "./engine.js";
import { supported, TooOld } from "./old.js";
import { near } from "./sight.js";

/** Registers the element. If a page loads the script twice, the first stays and the second says so. */
const name = "scope-calculator";
const first = customElements.get(name) as (typeof ScopeCalculator & { version?: string }) | undefined;
if (!first && !supported()) customElements.define(name, TooOld);
else if (!first) {
  // The program is fetched and compiled while the elements are built. They wait
  // for the same load, and handle its failure.
  const tag = document.querySelector(name);
  if (tag && near(tag)) load(tag.getAttribute("wasm-src") ?? "").catch(() => {});
  define(name);
}
else console.warn(`<${name}> ${first.version ?? "?"} is registered already; version ${version} of the script did nothing.`);
