import assert from "node:assert/strict";
import test from "node:test";
import { byteLength, indexes, isToken, levels, setLevel, unfinished } from "./scope.js";

test("levels reads what a text says and marks what contradicts itself", () => {
  assert.deepEqual(levels("trade:read  wallet:none\tconnection"), { trade: "read", wallet: "none" });
  assert.deepEqual(levels("trade:read trade:read_write"), { trade: "mixed" });
  assert.deepEqual(levels("trade:read trade:read"), { trade: "read" });
  assert.deepEqual(levels("trade:write trading:read constructor:read"), { trade: "mixed" });
});

test("setLevel changes the token of its domain and nothing else", () => {
  assert.equal(setLevel("", "trade", "read"), "trade:read");
  assert.equal(setLevel("x  trade:none   y", "trade", "read"), "x  trade:read   y");
  assert.equal(setLevel("session:a ", "wallet", "none"), "session:a wallet:none");
  assert.equal(setLevel("trade:read a trade:read_write", "trade", "none"), "trade:none a");
  assert.equal(setLevel("trade:read a", "trade", null), "a");
  assert.equal(setLevel("a trade:read", "trade", null), "a");
  assert.equal(setLevel("trade:read", "trade", null), "");
  assert.equal(setLevel("wallets:read", "wallet", "none"), "wallet:none");
  assert.deepEqual(levels("wallets:read"), { wallet: "read" });
  assert.equal(setLevel("block_trade:read", "trade", "read"), "block_trade:read trade:read");
});

test("indexes turns byte offsets into string indexes", () => {
  const text = "é😀a\ud800b";
  // é is 2 bytes, the emoji 4, a 1, a lone surrogate 3 as U+FFFD, b 1.
  assert.deepEqual(indexes(text, [0, 2, 6, 7, 10, 11]), [0, 1, 3, 4, 5, 6]);
  assert.deepEqual(indexes(text, [7, 0]), [4, 0], "in any order");
  assert.deepEqual(indexes("abc", [99]), [3], "beyond the end");
  assert.equal(byteLength(text, 100), 11);
});

test("a word is unfinished while it isn't a token and can become one", () => {
  assert.ok(unfinished("acc") && unfinished("trade:re") && unfinished("trade:read_") && unfinished("session:"));
  assert.ok(!["", " ", "trade:read", "trade:read_write", "connection", "trade:write", "wallets", "session:a"].some(unfinished));
});

test("a word is a token where it needs nothing more", () => {
  assert.ok(["trade:read", "block_rfq:none", "connection", "mainaccount", "session:a"].every(isToken));
  assert.ok(!["", "trade", "trade:", "trade:write", "Trade:read", "wallets:read", "Hunter2!"].some(isToken));
});
