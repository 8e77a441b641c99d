import type { Capability, Catalog, Method, Outcome } from "./contract.js";

/*
 * An answer has an outcome for each kind of call, and the catalog says which
 * kind each way of calling is. This joins the two.
 */

/**
 * A way of calling with its outcome. `gates` are those it lacks; all that it
 * needs besides a scope are `method.gates` and those of its way.
 */
export interface Call extends Outcome {
  method: Method;
  name: string;
  way: string;
  needs: readonly string[];
}

/** Every way of calling, in the order of the catalog. */
export function joined(calls: readonly Outcome[], catalog: Catalog): Call[] {
  return catalog.methods.flatMap((method) => method.ways.map((way) =>
    ({ ...calls[way.kind]!, method, name: method.name, way: way.when, needs: way.needs })));
}

/** The methods that a capability names, each called the first way that has the capability's verdict, in the order it names them. */
export function witnesses({ witnesses, verdict }: Pick<Capability, "witnesses" | "verdict">, calls: readonly Outcome[], catalog: Catalog): Call[] {
  return witnesses.flatMap((place) => {
    const method = catalog.methods[place];
    return method ? joined(calls, { ...catalog, methods: [method] }).filter((call) => call.verdict === verdict).slice(0, 1) : [];
  });
}
