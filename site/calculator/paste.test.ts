import assert from "node:assert/strict";
import test from "node:test";
import { moreThanScope } from "./paste.js";

test("a scope alone goes in as text", () => {
  for (const text of ["", "trade:read", " account:read trade:read_write session:bot-1 ", "trade:read\n", "account:[read, read_write, none]", "hello", "Trade:READ, wallets:read", "ip:10.0.0.0/8"]) assert.ok(!moreThanScope(text), text);
});

test("what has a brace, a quote, a line break, an equals sign or a call is read", () => {
  for (const text of ['{"scope":"trade:read"}', "'trade:read'", "trade:read\nwallet:read", "trade:read\rwallet:read", "scope=trade:read", "private/buy", "call public/auth", "grant_type=client_credentials&client_secret=x"]) assert.ok(moreThanScope(text), text);
});
