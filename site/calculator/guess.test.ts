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

test("no text takes long to guess from", () => {
  assert.equal(guess({ ...empty(), ask: " ".repeat(LIMIT + 1) }).says.size, 0);
  const start = performance.now();
  const { tokens } = guess({ ...empty(), grant: "refresh_token", from: "grant=refresh_token;".repeat(3000) + "key=trade:read" });
  assert.deepEqual(tokens, [], "the program reads no more than 16 steps");
  assert.ok(performance.now() - start < 100);
});
