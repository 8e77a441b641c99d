import assert from "node:assert/strict";
import test from "node:test";
import { fragment, readFragment } from "./permalink.js";

test("a link has the query and the rules it was made under", () => {
  assert.equal(fragment("key=trade:read", "2026-01-02"), "#key=trade:read&v=2026-01-02");
  assert.equal(fragment("", "2026-01-02"), "#v=2026-01-02");
  assert.deepEqual(readFragment("#v=2026-01-02"), { query: "", version: "2026-01-02" });
  for (const query of ["key=trade%3Aread&need=private%2Fbuy", "reply=", "from=grant%3Drefresh_token%26key%3Da%3Bkey%3Da&grant=fork_token"])
    assert.deepEqual(readFragment(fragment(query, "1")), { query, version: "1" });
});

test("what isn't a query is a place in the page", () => {
  for (const hash of ["", "#", "#slips", "#key", "#tab=2", "#toString=1"]) assert.equal(readFragment(hash), null, hash);
  assert.deepEqual(readFragment("#tab=2&ask="), { query: "tab=2&ask=", version: "" });
});
