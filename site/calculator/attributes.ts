import type { Grant } from "./contract.js";
import { GRANTS } from "./tables.js";
import { partsOf, type Part } from "./views.js";

/** What the attributes of the tag say. */

function words(el: Element, name: string): readonly string[] {
  return el.getAttribute(name)?.split(/[\s,]+/).filter(Boolean) ?? [];
}

export function partsOfTag(el: Element): ReadonlySet<Part> {
  return partsOf(words(el, "views"));
}

/** The grants that can be chosen: those named, or all if none is named. */
export function grantsOf(el: Element): readonly Grant[] {
  const named = words(el, "grants");
  const all = GRANTS.map(({ id }) => id);
  const known = all.filter((grant) => named.includes(grant));
  return known.length ? known : all;
}

/** The page with the calculator that links lead to; null if the tag names none. */
export function homeOf(el: Element): string | null {
  const home = el.getAttribute("home");
  return home !== null && URL.canParse(home, document.baseURI) ? withoutHash(new URL(home, document.baseURI).href) : null;
}

/** An address without its fragment. */
export function withoutHash(address: string): string {
  return address.replace(/#.*/s, "");
}
