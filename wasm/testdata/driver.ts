import { file } from "scope-calculator:wasm";
import { boot } from "../../site/calculator/engine.js";
import { unpack } from "../../site/calculator/unpack.js";

// Makes calls to the program as the shell makes them, in Node. It reads the
// calls from the file `input`, and writes a hash of each answer; it writes the
// last `show` answers in full. If it gets a secret, it looks for pieces of it
// in the program's memory, and in what the loader keeps for the program, before
// the memory is rewound and after. The memory of a program with a garbage
// collector isn't rewound.

declare const process: any;

const { readFileSync, writeFileSync } = process.getBuiltinModule("node:fs");
const { createHash } = process.getBuiltinModule("node:crypto");
const { folder, input, output, show, secret, collects } = JSON.parse(process.argv[2]);

// The program must not touch the page's global object.
const before = new Set(Object.getOwnPropertyNames(globalThis));
let memory: WebAssembly.Memory | undefined, made = 0;
const { Instance } = WebAssembly;
WebAssembly.Instance = class extends Instance {
  constructor(...args: ConstructorParameters<typeof Instance>) {
    super(...args);
    made++;
    memory = (this.exports["memory"] ?? this.exports["mem"]) as WebAssembly.Memory;
  }
} as typeof Instance;

// We can't ask the loader, but it shows itself when it sets its table.
let loader: { _values: unknown[]; _ids: Map<unknown, unknown>; _pendingEvent: unknown } | undefined;
Object.defineProperty(Object.prototype, "_values", {
  configurable: true,
  set(value) {
    loader = this;
    Object.defineProperty(this, "_values", { value, writable: true, configurable: true, enumerable: true });
  },
});

const pieces: any[] = [];
const { Buffer } = globalThis as any;
for (let i = 0; i + 8 <= secret.length; i += 4) pieces.push(Buffer.from(secret.slice(i, i + 8)), Buffer.from(secret.slice(i, i + 8), "utf16le"));

/** How many pieces of the secret there are. */
function pieceCount(): number {
  if (!secret) return 0;
  const bytes = Buffer.from(memory!.buffer);
  const { _values, _ids, _pendingEvent } = loader!;
  const texts = [..._values, ..._ids.keys(), ...((_pendingEvent as { args?: unknown[] } | null)?.args ?? [])];
  for (const value of [..._values]) if (value instanceof Uint8Array) texts.push(Buffer.from(value).toString());
  const table = Buffer.from(texts.filter((text) => typeof text === "string").join(" "));
  return pieces.filter((piece) => bytes.includes(piece) || table.includes(piece)).length;
}
let seen = 0, kept = 0;

const module = new WebAssembly.Module(await unpack(readFileSync(`${folder}/${file}`)));
let instance = boot(module), grown = 0;
const call = (...args: unknown[]): string => {
  let answer: string;
  try {
    answer = instance.handle(...(args as [string, string])) as string;
  } catch (cause) {
    if (!collects) throw cause;
    instance = boot(module);
    return "stopped";
  }
  grown = Math.max(grown, memory!.buffer.byteLength);
  seen += pieceCount();
  const fit = collects || instance.rewind();
  kept += pieceCount();
  if (!fit) instance = boot(module);
  return answer;
};

const hashes: string[] = [], shown: string[] = [], took: number[] = [];
const calls = readFileSync(input, "utf8").split("\n").filter(Boolean) as string[];
calls.forEach((line, i) => {
  const [op, payload] = JSON.parse(line);
  const start = performance.now();
  const answer = call(op, payload);
  took.push(performance.now() - start);
  hashes.push(createHash("sha256").update(answer).digest("hex").slice(0, 24));
  if (calls.length - i <= show) shown.push(answer);
});
const odd = [
  [], ["predict"], ["predict", 7], [{}, {}], [new String("predict"), ""], ["predict", { toString() { throw new Error("no"); } }], ["predict", Symbol("x")],
].map((args) => call(...args));
writeFileSync(output, JSON.stringify({
  hashes, shown, odd, leaked: Object.getOwnPropertyNames(globalThis).filter((name) => !before.has(name)),
  memory: memory!.buffer.byteLength, grown, made, seen, kept, took: took.map((ms) => Math.round(ms * 1000)),
}));
process.exit(0);
