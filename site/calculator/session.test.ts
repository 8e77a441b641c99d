import assert from "node:assert/strict";
import test from "node:test";
import type { Envelope, Operations, Prediction } from "./contract.js";
import { Failure } from "./failure.js";
import { parse, type Query } from "./query.js";
import { Session, type Asker } from "./session.js";

/** A stand-in for the engine: it keeps what it was asked, and answers with the query. */
class Stub implements Asker {
  readonly asked: string[] = [];
  recovered = 0;
  wrong: unknown = null;

  call<K extends keyof Operations>(op: K, payload: string): Envelope<Operations[K]> {
    this.asked.push(`${op} ${payload}`);
    if (this.wrong) throw this.wrong;
    const result = op === "predict" ? { query: payload } : op === "explain" ? { id: payload } : { version: "1" };
    return { v: 1, ok: true, result: result as unknown as Operations[K] };
  }
}

/** A session with a log of what it reported. */
function begin() {
  const log: string[] = [];
  const shown: Prediction[] = [];
  let draw = () => {};
  const session: Session = new Session({
    query: (query: Query) => log.push(`query ${query.ask}`),
    answer: (result, recovered) => {
      log.push(`answer${recovered ? " recovered" : ""}`);
      shown.push(result);
      draw();
    },
    failure: (failure) => log.push(`failure ${failure.kind}`),
    pause: () => log.push("pause"),
  });
  return { session, log, shown, onDraw: (thing: () => void) => (draw = thing) };
}

test("without an engine a query is shown and nothing asked", () => {
  const { session, log } = begin();
  session.set(parse("ask=trade:read"));
  assert.deepEqual(log, ["query trade:read"]);
  assert.equal(session.ask("catalog", ""), null);
  session.start(new Stub());
  assert.deepEqual(log, ["query trade:read", "answer"]);
});

test("while a word is half typed, the last answer stays", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const { session, log } = begin();
  const engine = new Stub();
  session.start(engine);
  log.length = 0;
  assert.equal(session.edit({ ask: "tra" }, true), false);
  assert.equal(session.edit({ ask: "trad" }, true), false);
  assert.ok(session.typing);
  t.mock.timers.tick(999);
  assert.deepEqual(log, ["query tra", "query trad"]);
  t.mock.timers.tick(1);
  assert.deepEqual(log.splice(0), ["query tra", "query trad", "pause"]);
  assert.equal(session.edit({}), true);
  assert.deepEqual(log, ["query trad", "answer"]);
  assert.ok(!session.typing);

  session.edit({ ask: "x" }, true);
  session.edit({ ask: "x trade:read" });
  log.length = 0;
  t.mock.timers.tick(5000);
  assert.deepEqual(log, [], "what was answered pauses no more");
});

test("without an answer half a word counts at once", () => {
  const { session } = begin();
  assert.equal(session.edit({ ask: "tra" }, true), true);
});

test("a failure takes the answer away, and the next answer brings it back", () => {
  const { session, log, onDraw } = begin();
  const engine = new Stub();
  session.start(engine);
  engine.wrong = new Failure("crashed", "twice");
  session.edit({ ask: "x" });
  assert.equal(session.result, null);
  assert.equal(session.call("catalog", ""), null, "other questions only go without an answer");
  engine.wrong = null;
  engine.recovered = 0;
  session.answer();
  assert.ok(session.result);
  onDraw(() => { throw new Error("a view"); });
  session.answer();
  assert.equal(session.result, null, "what can't be drawn isn't an answer");
  session.set({ ...session.query, ask: " ".repeat(70000) });
  assert.deepEqual(log.filter((line) => line.startsWith("failure")), ["failure crashed", "failure crashed", "failure too-long"]);
});

test("a second try is told of", () => {
  const { session, log } = begin();
  const engine = new Stub();
  const call = engine.call.bind(engine);
  engine.call = (op, payload) => {
    engine.recovered++;
    return call(op, payload);
  };
  session.start(engine);
  assert.deepEqual(log, ["answer recovered"]);
});

test("catalog and explanations are asked for once", () => {
  const { session } = begin();
  const engine = new Stub();
  assert.equal(session.catalog(), null);
  session.start(engine);
  engine.asked.length = 0;
  for (let i = 0; i < 2; i++) {
    session.catalog();
    session.explain("a b");
    session.explain("c");
  }
  assert.deepEqual(engine.asked, ["catalog ", "explain rule=a+b", "explain rule=c"]);
});

test("what isn't a scope doesn't become part of the query", () => {
  const { session, log } = begin();
  const pasted = '{"client_secret":"hunter2","scope":"trade:read session:bot1"}';
  // Without the program, plain tokens are kept, and typing errors as they are.
  session.edit({ ask: pasted, key: "tarde:read, wallet", held: null });
  assert.equal(session.query.ask, "trade:read session:bot1");
  assert.equal(session.query.key, "tarde:read, wallet");
  assert.equal(session.query.held, null);
  assert.equal(session.keep("ask", pasted).note, null);

  // With it, what it returns counts if it has a remark.
  const note = { param: "key", code: "not-a-scope", severity: "error", message: "…", offset: 0, length: 9, fix: "trade:read" };
  const engine = new Stub();
  let diagnostics: object[] = [];
  let keys: { scope: string }[] = [];
  engine.call = (op, payload) => {
    engine.asked.push(`${op} ${payload}`);
    return { v: 1, ok: true, result: (op === "read" ? { held: null, asked: null, keys } : { query: "key=trade:read", diagnostics }) as never };
  };
  session.start(engine);
  log.length = 0;
  session.edit({ key: '"trade:rea"' });
  assert.equal(session.query.key, '"trade:rea"', "almost a scope");
  diagnostics = [note];
  session.edit({ key: pasted });
  assert.equal(session.query.key, "trade:read");
  assert.deepEqual(session.keep("key", pasted), { text: "trade:read", note: { ...note, offset: 0, length: 0, fix: null } });
  keys = [{ scope: "wallet:read" }];
  assert.equal(session.keep("key", pasted).text, "wallet:read", "the record of a key has the key's scope");
  assert.equal(session.keep("held", pasted).note, null, "remarks on another parameter don't count");
  engine.asked.length = 0;
  session.keep("key", "trade:read tarde:r session:bot1");
  assert.deepEqual(engine.asked, [], "a plain text isn't worth a question");
  engine.call = () => { throw new Error("stopped"); };
  assert.equal(session.keep("key", pasted).text, "trade:read session:bot1");

  // A text too long to read isn't part of the query either, but its length is.
  const long = '"hunter2" '.repeat(10000);
  assert.equal(session.keep("key", long).text, "#".repeat(long.length));
});
