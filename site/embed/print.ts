import type { Least, Prediction, Subset, Verification } from "./api.js";

/** The command's words. */

export const help = `Usage: scope-calculator COMMAND [options] [--json]

  predict --query QUERY [--at-most SCOPE] [--need METHODS]
  verify  --query QUERY [--at-most SCOPE] [--need METHODS] < reply.json
  least   METHOD... | --methods 'METHOD ...' | --text TEXT    (--text - reads standard input)
  subset  --a QUERY --b QUERY
  compare --query QUERY
  explain --rule ID | --token TOKEN | --error CODE
  catalog

A query is 'key=account:read+trade:read_write&ask=trade:read'; each parameter
can also be an option of its own: --key 'account:read' --ask 'trade:read'.

--at-most SCOPE  the widest scope that is wanted; domains it does not name are
                 to stay shut. Without it, verify takes the request, if that
                 names a domain.
--need METHODS   methods that must be allowed, such as private/buy.

Exit status: 0 as wanted; 1 wider than wanted, a contradiction of the
prediction, or something needed is denied; 2 the command, its input or the
calculator is at fault. compare, explain and catalog print JSON.

The reply may be the whole JSON; what looks like a secret is dropped at once.
`;

/** Takes what steers a terminal out of a text that came from elsewhere; JSON says the same in escapes. */
export function safe(text: string, json = false): string {
  return text.replace(/[^\P{C}\n]/gu, (c) => json ? [...Array(c.length).keys()].map((i) => "\\u" + c.charCodeAt(i).toString(16).padStart(4, "0")).join("") : "\ufffd");
}

const lines = (...rows: (string | false)[]) => rows.filter((row) => row !== false).map((row) => row + "\n").join("");
const pad = (cells: [string, number][]) => cells.map(([text, width]) => text.padEnd(width)).join("  ").trimEnd();

function predicted(p: Prediction): string {
  if (p.refused) return lines(`refused: ${p.refused.text}`);
  return lines(
    `scope: ${p.scope || "(nothing certain)"}`,
    p.undetermined.length > 0 && `undetermined: ${p.undetermined.join(" ")}`,
    `lifetime: ${p.lifetime.access_seconds ?? "unknown"} s, bound to ${p.lifetime.binding === "session" ? `session:${p.lifetime.session}` : p.lifetime.binding}`,
    ...p.domains.map((row) => pad([[row.domain, 11], [row.floor === row.ceiling ? row.floor : `${row.likely} (${row.floor}..${row.ceiling})`, 28], [row.text, 0]])),
    ...p.diagnostics.map((d) => `${d.param}, byte ${d.offset}: ${d.message}`),
    ...p.advice.map((a) => `${a.severity}: ${a.text}`),
  );
}

function verified(v: Verification & { predicted: string; error?: { message: string } }): string {
  if (v.error) return lines(`refused: ${v.error.message}`);
  return lines(
    `status: ${v.status}`, `granted: ${v.granted}`, `predicted: ${v.predicted}`,
    ...[...v.tokens, ...v.missing].map((found) => pad([[found.status, 11], [found.token, 28], [found.text, 0]])),
    v.record !== "" && `record: ${v.record}`,
  );
}

function leastOf(l: Least): string {
  return lines(
    `key: ${l.key}`, `ask: ${l.ask}`,
    ...l.alternatives.flatMap((other) => [`or key: ${other.key}`, `   ask: ${other.ask}${other.when.length ? `   (${other.when.join(", ")})` : ""}`]),
    ...Object.entries(l.because).map(([token, methods]) => `${token} for ${methods.join(" ")}`),
    ...l.out_of_reach.map((method) => `beyond any scope: ${method.name}: ${method.text}`),
    l.undocumented.length > 0 && `no scope is documented for: ${l.undocumented.join(" ")}`,
    ...l.unresolved.map((method) => `not counted: ${method.name}: ${method.text}`),
  );
}

function compared(s: Subset): string {
  return lines(
    s.same ? "same: b allows what a allows" : s.only_removes ? "only removes: b allows nothing that a does not" : "adds: b may allow what a does not",
    ...s.added.map((change) => `+ ${pad([[change.name, 48], [`${change.from} -> ${change.to}`, 0]])}`),
    ...s.removed.map((change) => `- ${pad([[change.name, 48], [`${change.from} -> ${change.to}`, 0]])}`),
  );
}

/** What each command prints where it is not JSON. */
export const printed: Record<string, (result: object) => string> = {
  predict: (result) => predicted(result as Prediction),
  verify: (result) => verified(result as Verification & { predicted: string }),
  least: (result) => leastOf(result as Least),
  subset: (result) => compared(result as Subset),
};
