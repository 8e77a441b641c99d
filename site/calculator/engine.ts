import install from "scope-calculator:wasm-exec";
import { file, inline, integrity } from "scope-calculator:wasm";
import type { Envelope, Operations } from "./contract.js";
import { Failure, runsPrograms } from "./failure.js";
import { rewinder, type Small, type Table } from "./rewind.js";
import { byteLength } from "./scope.js";
import { LIMIT, SCAN_LIMIT, TEXT_LIMIT } from "./tables.js";
import { unpack } from "./unpack.js";

export { Failure };

/**
 * The way to the WASM program, crash-only. A Go instance that threw, exited or
 * answered anything but a string is in an unknown state (golang/go#70829), so
 * it's never asked again: the module is kept, the instance is dropped, another
 * boots in milliseconds, and the call is made once more.
 */

/** Whether the program is the small one, made by TinyGo; the build sets it. */
declare const SMALL: boolean;

interface Go extends Table {
  env: Record<string, string>;
  importObject: WebAssembly.Imports;
  exit: (code: number) => void;
  run(instance: WebAssembly.Instance): Promise<void>;
}

interface Instance {
  handle(op: string, payload: string): unknown;
  /** Forgets the last call; false if the instance is used up. */
  rewind(): boolean;
  dead: boolean;
  output: string[];
}

/** A compiled program and its current instance. */
export class Engine {
  #instance: Instance | null = null;
  /** How many instances had to be replaced. */
  recovered = 0;

  constructor(readonly module: WebAssembly.Module) {
    this.#instance = boot(module);
  }

  /** Drops the instance and its memory; the next question boots another. */
  rest(): void {
    this.#instance = null;
  }

  /** Asks once, and once more on a fresh instance if the first died. */
  call<K extends keyof Operations>(op: K, payload: string): Envelope<Operations[K]> {
    const text = op === "scan" ? SCAN_LIMIT : op === "read" || op === "least" || op === "verify" ? TEXT_LIMIT : 0;
    if (byteLength(payload, LIMIT + text) > LIMIT + text) throw new Failure("too-long", text ? `The text is longer than ${text >> 20} MiB.` : "The query is longer than 64 KiB.");
    let detail = "";
    for (let attempt = 0; attempt < 2; attempt++) {
      let instance: Instance | null = null;
      try {
        instance = this.#instance ??= boot(this.module);
        const answer = instance.handle(op, payload);
        if (instance.dead || typeof answer !== "string") throw new Error("no answer");
        const envelope = JSON.parse(answer) as Envelope<Operations[K]>;
        if (envelope?.v !== 1 || !(envelope.ok ? envelope.result : envelope.error)) throw new Error("an answer of another version");
        if (attempt > 0) this.recovered++;
        if (SMALL && !instance.rewind()) this.#instance = null;
        return envelope;
      } catch (cause) {
        detail = [String(cause), ...(instance?.output ?? [])].join("\n").slice(0, 2000);
        this.#instance = null;
      }
    }
    throw new Failure("crashed", "The calculation stopped twice in a row.", detail);
  }
}

/** Starts the program. Exported for tests. */
export function boot(module: WebAssembly.Module): Instance {
  const output: string[] = [];
  const print = (...words: unknown[]) => void (output.length < 40 && output.push(words.join(" ")));
  // The program's global object: it can't reach anything of the page except
  // what the install adds.
  const scope: Record<string, unknown> = { console: { log: print, warn: print, error: print } };
  install(scope);
  const go = new (scope["Go"] as new () => Go)();
  const instance: Instance = { handle: () => undefined, rewind: () => true, dead: false, output };
  const die = () => void (instance.dead = true);
  go.exit = die;
  // An answer leaves about 200 KB of garbage. By default every twentieth
  // keystroke would pay 7 ms to collect it; with this it's every eightieth, for
  // 12 MB more.
  go.env = { GOGC: "400" };
  const program = new WebAssembly.Instance(module, go.importObject);
  // Go's own program keeps running as long as it can be asked. The small one
  // only sets itself up.
  go.run(program).then(SMALL ? undefined : die, (cause: unknown) => (print(cause), die()));
  const handle = scope["handle"];
  if (instance.dead || typeof handle !== "function") throw new Error(["the program did not start", ...output].join("\n"));
  instance.handle = (op, payload) => (handle as Instance["handle"])(op, payload);
  if (SMALL) {
    // What's made once, such as the catalog, is made before the snapshot.
    for (const op of ["predict", "read"]) instance.handle(op, "\n");
    instance.rewind = rewinder(go, program.exports as unknown as Small);
  }
  return instance;
}

// import.meta is empty in a classic script; there, currentScript is only known while it runs.
const base: string | undefined = import.meta.url ?? (document.currentScript as HTMLScriptElement | null)?.src;
const loads = new Map<string, Promise<Engine>>();

/** The one engine for an address, shared by every element on the page. A failed load is forgotten, so it can be tried again. */
export function load(src = ""): Promise<Engine> {
  let promise = loads.get(src);
  if (!promise) {
    promise = start(src);
    loads.set(src, promise);
    promise.catch(() => loads.delete(src));
  }
  return promise;
}

async function start(src: string): Promise<Engine> {
  mayCompile();
  const engine = await make(await fetchProgram(src));
  // Starting the program and painting the first answer each take a moment; let
  // the page breathe in between.
  await new Promise((done) => setTimeout(done));
  return engine;
}

/** Makes an engine from the program's file, packed or not. */
export async function make(file: Uint8Array<ArrayBuffer>): Promise<Engine> {
  let module: WebAssembly.Module;
  try {
    // A module begins with a zero, and a packed one never does.
    module = await WebAssembly.compile(file[0] ? await unpack(file) : file);
  } catch (cause) {
    throw new Failure("network", "The calculator's file arrived damaged.", String(cause));
  }
  try {
    return new Engine(module);
  } catch (cause) {
    throw new Failure("crashed", "The calculator did not start.", String(cause));
  }
}

/**
 * Starts an empty module: that fails only if the page or the browser forbids
 * WebAssembly, and before anything is downloaded. Under a policy, WebKit
 * compiles but refuses the instance.
 */
function mayCompile(): void {
  if (!runsPrograms()) throw new Failure("blocked", "This browser doesn't run WebAssembly, or it's switched off.");
  try {
    new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)));
  } catch (cause) {
    throw new Failure("blocked", "This page's content security policy forbids WebAssembly.", String(cause));
  }
}

async function fetchProgram(src: string): Promise<Uint8Array<ArrayBuffer>> {
  if (inline && !src) return Uint8Array.from(atob(inline), (c) => c.charCodeAt(0));
  try {
    const response = await fetch(new URL(src || file, src ? document.baseURI : base), { integrity, credentials: "same-origin" });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  } catch (cause) {
    throw new Failure("network", "The calculator could not be loaded.", String(cause));
  }
}
