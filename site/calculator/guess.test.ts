import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { env } from "node:process";
import test from "node:test";
import type { Envelope, Prediction } from "./contract.js";
import { guess } from "./guess.js";
import { empty, parse } from "./query.js";
import { DOMAINS, LIMIT } from "./tables.js";

/** What the program answers to many queries; the Go test asks it. */
const answers = Object.entries(JSON.parse(readFileSync(env["ANSWERS"]!, "utf8")) as Record<string, Envelope<Prediction>>);

test("the guess takes the room of the answer", () => {
  assert.ok(answers.length > 200);
  for (const [query, answer] of answers) {
    assert.ok(answer.ok, query);
    const { domains, tokens, headline, undetermined } = answer.result;
    const { finding, says, tokens: guessed } = guess(parse(query));
    assert.deepEqual([...says.keys()], domains.filter((row) => row.says).map((row) => row.domain), `rows with a sentence, ${query}`);
    assert.deepEqual(guessed.filter((token) => DOMAINS.some((domain) => token.startsWith(domain + ":"))),
      tokens.filter((token) => token.granted && token.domain && !undetermined.includes(token.domain)).map((token) => token.token), `tokens, ${query}`);
    assert.ok(Math.abs(finding.length - headline.replaceAll("`", "").length) <= 16, `${finding} for ${headline}, ${query}`);
  }
});

test("where a guess is sure of itself, nothing will move", () => {
  let sure = 0;
  for (const [query, answer] of answers) {
    assert.ok(answer.ok, query);
    const { open, says, quiet, tokens, last } = guess(parse(query));
    const { domains, diagnostics, undetermined, tokens: got } = answer.result;
    if (open !== "texts") assert.deepEqual(diagnostics, [], query);
    if (open !== "") continue;
    sure++;
    for (const row of domains.filter((row) => row.says)) {
      const [sentence, remedy, evidence] = says.get(row.domain)!;
      assert.ok(Math.abs(sentence.length - row.says.length) < 3, `${sentence} for ${row.says}, ${query}`);
      assert.deepEqual([remedy, evidence], [row.remedy?.label.replaceAll("`", "") ?? "", row.evidence], query);
    }
    assert.deepEqual(quiet, domains.filter((row) => !row.says && row.ceiling === "none" && row.asked === null).map((row) => row.domain), `rows that say nothing, ${query}`);
    const known = got.filter(({ effect }) => effect !== "undetermined");
    assert.deepEqual([...tokens, ...last].length, known.length + (undetermined.length ? 1 : 0), `tokens that are listed, ${query}`);
  }
  assert.ok(sure > 30);
});

test("no text takes long to guess from", () => {
  assert.equal(guess({ ...empty(), ask: " ".repeat(LIMIT + 1) }).says.size, 0);
  const start = performance.now();
  const { tokens } = guess({ ...empty(), grant: "refresh_token", from: "grant=refresh_token;".repeat(3000) + "key=trade:read" });
  assert.deepEqual(tokens, [], "the program reads no more than 16 steps");
  assert.ok(performance.now() - start < 100);
});
