import assert from "node:assert/strict";
import test from "node:test";
import { changes, empty, parse, serialize, tooLong, uses } from "./query.js";
import { GRANTS, LIMIT } from "./tables.js";

test("a query survives parsing and writing", () => {
  for (const text of [
    "grant=client_credentials",
    "grant=client_credentials&key=",
    "grant=client_credentials&key=trade%3Aread&ask=",
    "grant=exchange_token&via=http&account=sub&key_name=a+b&key_type=asymmetric&held=account%3Aread&subject=main&sessions=3",
    "grant=client_credentials&ask=trade%3Aread&reply=trade%3Aread+connection&need=private%2Fbuy+private%2Fset_mmp_config%3Fblock_rfq%3Dtrue",
    "grant=client_credentials&reply=",
    "grant=client_credentials&unknown=1",
    "grant=fork_token&from=grant%3Drefresh_token%26key%3Dtrade%3Aread%252Bx%3Bgrant%3Dclient_credentials%26key%3Dtrade%3Aread",
  ]) assert.equal(serialize(parse(text)), text);
});

test("the steps before are one text", () => {
  assert.equal(parse("").from, "");
  assert.equal(parse("grant=refresh_token&from=via%3Dhttp%26key%3Dtrade:read%2Bwallet:read%3Bx").from, "via=http&key=trade:read+wallet:read;x");
  assert.equal(serialize({ ...empty(), from: "" }), "grant=client_credentials");
  assert.deepEqual(changes("from=key%3Dtrade:read"), { from: "key=trade:read", rest: [] });
});

test("absent and empty are two things", () => {
  assert.equal(parse("").ask, null);
  assert.equal(parse("ask=").ask, "");
  assert.equal(parse("").reply, null);
  assert.equal(parse("reply=").reply, "");
  assert.equal(parse("").need, "");
  assert.equal(parse("?ask=trade:read+wallet:none").ask, "trade:read wallet:none");
});

test("unknown parameters are kept for the engine's remarks", () => {
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

test("changes are what a query names and nothing else", () => {
  assert.deepEqual(changes("grant=fork_token&ask=&x=1"), { grant: "fork_token", ask: "", rest: [["x", "1"]] });
  assert.deepEqual(changes("grant=guess"), { rest: [["grant", "guess"]] });
});

test("what a grant makes use of is in the table", () => {
  assert.deepEqual(uses("fork_token"), { ask: false, held: true, subject: false, session: true });
  assert.deepEqual(uses("client_credentials"), { ask: true, held: false, subject: false, session: false });
  assert.deepEqual(GRANTS.filter(({ id }) => uses(id).subject).map(({ id }) => id), ["exchange_token"]);
});
