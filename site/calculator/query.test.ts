import assert from "node:assert/strict";
import test from "node:test";
import { empty, expectedRows, LIMIT, parse, serialize, tooLong, uses } from "./query.js";

test("a query survives parsing and writing", () => {
  for (const text of [
    "grant=client_credentials",
    "grant=client_credentials&key=",
    "grant=client_credentials&key=trade%3Aread&ask=",
    "grant=exchange_token&via=http&account=sub&key_name=a+b&key_type=asymmetric&held=account%3Aread&subject=main&sessions=3",
    "grant=client_credentials&unknown=1",
  ]) assert.equal(serialize(parse(text)), text);
});

test("absent and empty are two things", () => {
  assert.equal(parse("").ask, null);
  assert.equal(parse("ask=").ask, "");
  assert.equal(parse("?ask=trade:read+wallet:none").ask, "trade:read wallet:none");
});

test("what nobody knows is kept for the engine to speak of", () => {
  assert.deepEqual(parse("grant=guess&rest=1&toString=2").rest, [["grant", "guess"], ["rest", "1"], ["toString", "2"]]);
  assert.equal(parse("grant=guess").grant, "client_credentials");
});

test("hostile text neither throws nor passes the limit", () => {
  const query = { ...empty(), ask: "\ud800\0<img>&key=x" };
  assert.equal(parse(serialize(query)).ask, "\ufffd\0<img>&key=x");
  assert.equal(parse(serialize(query)).key, null);
  assert.ok(tooLong({ ...empty(), ask: " ".repeat(LIMIT + 1) }));
  assert.ok(parse("ask=" + "%20".repeat(1e6)).ask!.length < LIMIT);
});

test("rows are expected for what can come or was asked", () => {
  assert.equal(expectedRows(parse("")), 0, "all hang on the key, in one line");
  assert.equal(expectedRows(parse("ask=trade:read")), 1);
  assert.equal(expectedRows(parse("key=trade:read&ask=wallet:read+custody:none")), 3, "one row, and two with a repair");
  assert.equal(expectedRows(parse("key=trade:read&ask=trade:read+custody:none")), 1);
  assert.equal(expectedRows(parse("key=")), 0);
  for (const refused of ["key_type=asymmetric&key=trade:read", "grant=refresh_token&key=trade:read", "grant=fork_token&held=connection+trade:read"])
    assert.ok(expectedRows(parse(refused)) < 0, refused);
});

test("fork_token takes no scope", () => {
  assert.deepEqual(uses("fork_token"), { ask: false, held: true, subject: false, session: true });
});
