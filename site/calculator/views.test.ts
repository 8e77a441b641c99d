import assert from "node:assert/strict";
import test from "node:test";
import { OPENED, PARTS, partsOf } from "./views.js";

const shown = (words: string) => [...partsOf(words.split(" ").filter(Boolean))].join(" ");

test("a word shows its parts", () => {
  assert.equal(shown("all"), "paste desk can bar");
  assert.equal(shown("desk"), "desk can");
  for (const name of ["token", "paste", "can", ...OPENED]) assert.equal(shown(name), name);
  assert.equal(shown("calls share"), "calls share");
  assert.equal(shown("paste token"), "paste token");
});

test("without a known word everything shows", () => {
  for (const words of ["", "everything", "toString constructor __proto__", "DESK"]) assert.equal(shown(words), shown("all"), words);
  assert.equal(shown("everything can"), "can", "what isn't known changes nothing");
});

test("the desk has the token in it", () => {
  assert.equal(shown("token desk"), "desk can");
  assert.equal(shown("token all"), "paste desk can bar");
});

test("the first edition's words still show what they are now", () => {
  for (const [old, now] of Object.entries({
    form: "desk", answer: "token", "form answer": "desk", capabilities: "can", needs: "paste desk", methods: "calls", verify: "paste desk", request: "code", "grants compare share": "grants compare share",
  })) assert.equal(shown(old), now, old);
});

test("every part is shown by some word", () => {
  const all = new Set(["all", "token", ...OPENED].flatMap((word) => [...partsOf([word])]));
  assert.deepEqual(PARTS.filter((part) => !all.has(part)), []);
});
