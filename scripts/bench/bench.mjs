// Times three answers to the same question, in one run and in turns: which of
// all calls may this token make? Reads the question as JSON from standard input
// and writes its measurements as JSON. main.go runs it and says what it gets.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const require = createRequire(import.meta.url);
const cedarWasm = require("@cedar-policy/cedar-wasm/nodejs");
const { newEnforcer, newModelFromString, StringAdapter } = require("casbin");

const question = JSON.parse(readFileSync(0, "utf8"));
const { load } = await import(pathToFileURL(question.core));

const contenders = [await ours(), cedar("isAuthorized"), cedar("statefulIsAuthorized"), await casbin("enforceSync", "g(r.sub, p.sub) && r.act == p.act"), await casbin("enforceSync, call first", "r.act == p.act && g(r.sub, p.sub)")];
contenders.forEach(agree);
for (const c of contenders) {
  warm(c, 5 * question.milliseconds);
  c.calls = Math.max(1, Math.round(question.milliseconds / warm(c, question.milliseconds)));
  c.times = [];
}
for (let round = 0; round < question.rounds; round++) {
  for (const c of contenders) c.times.push(time(c, c.calls));
}
const first = contenders[0].times;
console.log(JSON.stringify(contenders.map(({ name, decisions, bytes, times }) => ({
  name, decisions, bytes,
  microseconds: 1000 * median(times),
  // Round by round, so that if the machine slows down for a while, it slows
  // both.
  times: median(times.map((t, i) => t / first[i])),
}))));

function median(values) {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}

/** Milliseconds of processor time, which other programs don't affect. */
function clock() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Milliseconds that an answer takes, over a number of them. */
function time(c, calls) {
  const start = clock();
  for (let i = 0; i < calls; i++) c.answer();
  return (clock() - start) / calls;
}

/** The same, over at least the given time. */
function warm(c, milliseconds) {
  const start = clock();
  let n = 0;
  do c.answer(), n++; while (clock() - start < milliseconds);
  return (clock() - start) / n;
}

/** An engine that decides differently would be timed doing something else. */
function agree(c) {
  const allowed = c.answer();
  if (c.decides) question.calls.forEach((call, i) => {
    if (allowed[i] !== call.allowed) throw new Error(`${c.name}: ${call.name} is ${allowed[i] ? "" : "not "}allowed`);
  });
}

async function ours() {
  const calculator = await load();
  // What comes back is text; only the shell's parser sees it.
  const parse = JSON.parse;
  let bytes = 0;
  JSON.parse = (text, ...rest) => {
    bytes += Buffer.byteLength(text);
    return parse(text, ...rest);
  };
  calculator.predict(question.query);
  JSON.parse = parse;
  return { name: "predict", decisions: question.calls.length, bytes, answer: () => calculator.predict(question.query) };
}

// Cedar: the token is in its scopes, read_write is in read, and each call is in
// the groups of the scopes that open it. Main account and WebSocket are gates
// in the context.
function policies() {
  const scopes = [...new Set(question.calls.flatMap((call) => call.scopes))].sort();
  return scopes.map((s) => `permit (principal in Scope::"${s}", action in Action::"opened by ${s}", resource);`).join("\n") + `
forbid (principal, action in Action::"main account only", resource) unless { context.main_account };
forbid (principal, action in Action::"WebSocket only", resource) unless { context.websocket };`;
}

function cedarCall(call) {
  const scope = (id) => ({ type: "Scope", id });
  const group = (id) => ({ type: "Action", id });
  const entity = (uid, parents) => ({ uid, attrs: {}, parents });
  const groups = call.scopes.map((s) => group(`opened by ${s}`));
  if (call.main_account) groups.push(group("main account only"));
  if (call.websocket) groups.push(group("WebSocket only"));
  return {
    principal: { type: "Token", id: "token" },
    action: { type: "Action", id: call.name },
    resource: { type: "Api", id: "deribit" },
    context: { main_account: question.main_account, websocket: question.websocket },
    // Only the entities that this decision needs.
    entities: [
      entity({ type: "Token", id: "token" }, question.scopes.map(scope)),
      ...question.scopes.filter((s) => s.endsWith(":read_write")).map((s) => entity(scope(s), [scope(s.replace("_write", ""))])),
      entity({ type: "Action", id: call.name }, groups),
    ],
  };
}

function decided(answer) {
  if (answer.type !== "success" || answer.response.diagnostics.errors.length) throw new Error(JSON.stringify(answer));
  return answer.response.decision === "allow";
}

/** isAuthorized reads the policies with each decision, statefulIsAuthorized only once. */
function cedar(name) {
  const set = { staticPolicies: policies() };
  const read = cedarWasm.preparsePolicySet("all", set);
  if (read.type !== "success") throw new Error(JSON.stringify(read));
  const requests = question.calls.map((call) => ({ ...cedarCall(call), ...(name === "isAuthorized" ? { policies: set } : { preparsedPolicySetId: "all" }) }));
  return { name: `cedar-wasm ${name}`, decides: true, decisions: requests.length, answer: () => requests.map((r) => decided(cedarWasm[name](r))) };
}

// casbin: scopes are roles, a call has a line for each scope that opens it. Its
// documentation writes matchers with the role first; with the call first
// they're faster. The asynchronous enforce takes twice as long as either.
async function casbin(name, matcher) {
  const model = newModelFromString(`
[request_definition]
r = sub, act, main, ws
[policy_definition]
p = sub, act, main, ws
[role_definition]
g = _, _
[policy_effect]
e = some(where (p.eft == allow))
[matchers]
m = ${matcher} && (p.main == "any" || r.main == p.main) && (p.ws == "any" || r.ws == p.ws)
`);
  const lines = question.calls.flatMap((call) => call.scopes.map((s) => `p, ${s}, ${call.name}, ${call.main_account ? "yes" : "any"}, ${call.websocket ? "yes" : "any"}`));
  for (const s of question.scopes) {
    lines.push(`g, token, ${s}`);
    if (s.endsWith(":read_write")) lines.push(`g, ${s}, ${s.replace("_write", "")}`);
  }
  const enforcer = await newEnforcer(model, new StringAdapter(lines.join("\n")));
  const yes = (v) => (v ? "yes" : "no");
  const requests = question.calls.map((call) => ["token", call.name, yes(question.main_account), yes(question.websocket)]);
  return { name: `casbin ${name}`, decides: true, decisions: requests.length, answer: () => requests.map((r) => enforcer.enforceSync(...r)) };
}
