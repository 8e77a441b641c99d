/** A program that uses the published types as others do. It's checked against dist/embed and never run. */

import { load, version, type CalculatorError, type Call, type Level, type Prediction } from "scope-calculator/core";
import { load as loadByFile } from "scope-calculator/core.js";
import type { ScopeCalculator, ScopeCalculatorAttributes } from "scope-calculator";

const same: typeof load = loadByFile;
const calculator = await same({ src: new URL("https://static.example/a.wasm.lzma") });
const prediction: Prediction = calculator.predict({ key: "trade:read_write", ask: "trade:read" });
const likely: Level | "unknown" | undefined = prediction.domains[0]?.likely;
const least: string = calculator.least({ methods: ["private/buy"], account: "sub" }).key;
const denied: Call[] = calculator.calls(prediction).filter((call) => call.verdict === "denied");
const gained: boolean = !calculator.compare("key=trade:read", { key: "trade:read_write" }).only_removes;
const did: string = calculator.change("key=trade:read", { key: "trade:read", ask: "trade:none" }).text;
const marked: Prediction = calculator.predict({ key: "trade:read", reply: "trade:read", need: "private/buy", from: "key=trade:read" });
const enough: boolean | undefined = marked.needed?.calls.every((call) => call.verdict === "allowed");
const next: string = calculator.read("private/buy", marked.query).receipt.query;
try {
  calculator.verify("key=trade:read", "trade:read");
} catch (cause) {
  const { kind, code } = cause as CalculatorError;
  console.log(kind === "engine", code, likely, least, denied, gained, did, enough, next, version);
}
// @ts-expect-error There is no such operation.
calculator.guess("key=trade:read");
// @ts-expect-error There is no such grant.
calculator.grants({ grant: "wish" });
// @ts-expect-error There is no such parameter.
calculator.grants({ scope: "trade:read" });
// @ts-expect-error You have to ask for something.
calculator.least({});

const element: ScopeCalculator = document.createElement("scope-calculator");
element.query = "key=trade:read";
element.ready.then(() => console.log(element.result?.scope));
element.addEventListener("scope-calculator:change", (event) => console.log(event.detail.query, event.detail.scope));
// @ts-expect-error Only the element sets the answer.
element.result = null;
export const attributes: ScopeCalculatorAttributes = { query: "key=trade:read", "wasm-src": "/a.wasm.lzma", theme: "dark" };
