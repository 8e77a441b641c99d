import { version as told } from "scope-calculator:version";
import { file } from "scope-calculator:wasm";
import { joined } from "../calculator/calls.js";
import type { Catalog, Operations } from "../calculator/contract.js";
import { Failure, load as loadEngine, make, type Engine } from "../calculator/engine.js";
import type * as api from "./api.js";

/** core.js: the calculator without an interface, for pages and for Node. */

export const version: typeof api.version = told;

class Refusal extends Error implements api.CalculatorError {
  constructor(readonly kind: api.CalculatorError["kind"], readonly code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "CalculatorError";
  }
}

interface NodeProcess {
  getBuiltinModule?(name: "node:fs/promises"): { readFile(path: URL): Promise<Uint8Array<ArrayBuffer>> };
}

const loads = new Map<string, Promise<api.Calculator>>();

export const load: typeof api.load = ({ src = "" } = {}) => {
  const address = src === "" ? "" : new URL(src, globalThis.document?.baseURI ?? import.meta.url).href;
  let promise = loads.get(address);
  if (!promise) {
    promise = start(address).then(calculator, (cause: unknown) => {
      loads.delete(address);
      throw failed(cause);
    });
    loads.set(address, promise);
  }
  return promise;
};

/** Node can't fetch from its own disk; everywhere else the file is fetched. */
async function start(src: string): Promise<Engine> {
  const url = new URL(src || file, import.meta.url);
  const { process } = globalThis as { process?: NodeProcess };
  if (url.protocol !== "file:" || !process?.getBuiltinModule) return loadEngine(src);
  const bytes = await process.getBuiltinModule("node:fs/promises").readFile(url).catch((cause: unknown) => {
    throw new Failure("network", "The calculator could not be loaded.", String(cause));
  });
  return make(bytes);
}

function failed(cause: unknown): Error {
  return cause instanceof Failure ? new Refusal("engine", cause.kind, [cause.message, cause.detail].filter(Boolean).join(" "), { cause }) : cause as Error;
}

function calculator(engine: Engine): api.Calculator {
  const ask = <K extends keyof Operations>(op: K, payload: string | Record<string, string> = ""): Operations[K] => {
    let envelope;
    try {
      envelope = engine.call(op, typeof payload === "string" ? payload : new URLSearchParams(payload).toString());
    } catch (cause) {
      throw failed(cause);
    }
    if (envelope.ok) return envelope.result;
    throw new Refusal(envelope.error.kind, envelope.error.code, envelope.error.message);
  };
  let catalog: Catalog | undefined;
  return Object.freeze<api.Calculator>({
    predict: (query) => ask("predict", encoded(query)),
    grants: (query) => ask("grants", encoded(query)),
    least: (calls) => {
      if (!("text" in calls)) return ask("least", given({ ...calls, ...("methods" in calls ? { methods: calls.methods.join(" ") } : {}) }));
      const { text, ...setting } = calls;
      return ask("least", `${new URLSearchParams(given(setting))}\n${text}`);
    },
    verify: (query, answer) => ask("verify", `${encoded(query)}\n${answer}`),
    read: (text, query = "") => ask("read", `${encoded(query)}\n${text}`),
    scan: (text) => ask("scan", "\n" + text),
    check: (scope, want) => ask("check", typeof scope === "string" ? { want, scope } : { want, query: encoded(scope.query) }),
    compare: (a, b) => ask("compare", { a: encoded(a), b: encoded(b) }),
    change: (a, b) => ask("change", { a: encoded(a), b: encoded(b) }),
    explain: (what) => ask("explain", given(what)),
    catalog: () => ask("catalog"),
    calls: (result) => joined(result.calls, catalog ??= ask("catalog")),
  });
}

/** The query in URL form encoding. */
function encoded(query: api.QueryInput): string {
  return typeof query === "string" ? query.replace(/^[?#]/, "").replaceAll("\n", "%0A") : new URLSearchParams(query instanceof URLSearchParams ? query : given(query)).toString();
}

/** An object's values as text, without those that are undefined. */
function given(values: object): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== null).map(([name, value]) => [name, String(value)]));
}
