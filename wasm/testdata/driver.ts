import { file } from "scope-calculator:wasm";
import { boot } from "../../site/calculator/engine.js";

// Makes calls to the program as the shell makes them, in Node. It reads the
// calls from the file that is its second argument, and writes of each answer
// its length and a hash; of the last `show` answers it writes all.

declare const process: any;

const { readFileSync, writeFileSync } = process.getBuiltinModule("node:fs");
const { createHash } = process.getBuiltinModule("node:crypto");
const { gunzipSync } = process.getBuiltinModule("node:zlib");
const [folder, input, output, show] = process.argv.slice(2);

// Nothing of the page's global object is the program's business.
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

const module = new WebAssembly.Module(gunzipSync(readFileSync(`${folder}/${file}`)));
let instance = boot(module), grown = 0;
const call = (...args: unknown[]): string => {
  const answer = instance.handle(...(args as [string, string])) as string;
  grown = Math.max(grown, memory!.buffer.byteLength);
  if (!instance.rewind()) instance = boot(module);
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
  if (calls.length - i <= Number(show)) shown.push(answer);
});
const odd = [
  [], ["predict"], ["predict", 7], [{}, {}], [new String("predict"), ""], ["predict", { toString() { throw new Error("no"); } }], ["predict", Symbol("x")],
].map((args) => call(...args));
writeFileSync(output, JSON.stringify({
  hashes, shown, odd, leaked: Object.getOwnPropertyNames(globalThis).filter((name) => !before.has(name)),
  memory: memory!.buffer.byteLength, grown, made, took: took.map((ms) => Math.round(ms * 1000)),
}));
process.exit(0);
