import type { Change, Comparison, Fact, Gain } from "./contract.js";
import { h, prose, type Child } from "./dom.js";
import { names, part } from "./parts.js";

/**
 * What differs between two settings, call by call. Few readers open it, so it's
 * in the file with the texts.
 */
export function changes({ consequences, added, removed }: Comparison): Child[] {
  return [part("Can do more", consequences.map(gain)), part("Adds", steps(added)), part("Removes", steps(removed))];
}

/** Calls whose verdict changes, grouped by how it changes. */
function steps(changes: readonly Change[]): Node[] {
  const groups = new Map<string, string[]>();
  for (const { name, way, from, to } of changes) {
    const step = `${from} → ${to}`;
    groups.set(step, [...(groups.get(step) ?? []), `${name} ${way}`.trim()]);
  }
  return [...groups].map(([step, calls]) => h("li", { "data-step": step }, h("b", step), h("span", ...names(calls, 8))));
}

function gain({ id, title, from, to }: Gain): HTMLElement {
  return h("li", { "data-consequence": id }, h("b", title), h("span", `${from} → ${to}`));
}

/** A setting, line by line. */
export function lines(facts: readonly Fact[]): HTMLElement[] {
  return facts.filter((fact) => fact.given).map(({ name, value, code }) =>
    h("div", `${name} `, code ? h("code", value) : prose(h("span"), value)));
}
