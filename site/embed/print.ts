import type { Call, Change, Comparison, Found, Least, Prediction, Reading, Verification } from "./api.js";

/** The command's words. */

export const help = `Usage: scope-calculator COMMAND [options] [--json]

  predict --query QUERY [--at-most SCOPE] [--need METHODS]
  verify  --query QUERY [--at-most SCOPE] [--need METHODS] < reply.json
  read    [FILE...] [--query QUERY]    (standard input without a file)
  scan    PATH... [--at-most SCOPE] [--format text|json|sarif|markdown]
  least   METHOD... | --methods 'METHOD ...' | --text TEXT    (--text - reads standard input)
          [--at-most SCOPE]
  compare --a QUERY --b QUERY
  grants  --query QUERY
  explain --rule ID | --token TOKEN | --error CODE
  catalog

A query is 'key=account:read+trade:read_write&ask=trade:read'; each parameter
can also be its own option: --key 'account:read' --ask 'trade:read'.

--at-most SCOPE  the widest scope you want; domains it doesn't name have
                 to stay shut. Without it, verify takes the request, if that
                 names a domain.
--need METHODS   methods that must be allowed, such as private/buy.

Exit status: 0 as wanted; 1 wider than wanted, a contradiction of the
prediction, or something needed is denied; 2 the command, its input or the
calculator is at fault. grants, explain and catalog print JSON.
read: 0 nothing is wrong; 1 something is: a call refused or bound to fail, a
scope wider or narrower than asked, a contradiction; 2 nothing could be read,
or something that matters couldn't be.

read takes a log, a reply, an error, a request, the record of a key, or code.

scan walks source folders and lists each call with its place, and the least
scope for all of them. It skips what .gitignore does, binaries, and files over
4 MiB. It reads texts, not programs: a call in a comment counts too.
scan: 0 fine; 1 the code needs more than --at-most; 2 no call was found, or
something that may be one couldn't be read.
scan and least take --via http and --account sub.

The reply may be the whole JSON; what looks like a secret is dropped at once.
`;

/**
 * Removes terminal control characters from a text that came from elsewhere;
 * JSON escapes them instead.
 */
export function safe(text: string, json = false): string {
  return text.replace(/[^\P{C}\n]/gu, (c) => json ? [...Array(c.length).keys()].map((i) => "\\u" + c.charCodeAt(i).toString(16).padStart(4, "0")).join("") : "\ufffd");
}

/** A sentence of the calculator without the marks around its code. */
export const plain = (text: string) => text.replaceAll("`", "");

const lines = (...rows: (string | false)[]) => rows.filter((row) => row !== false).map((row) => row + "\n").join("");
const pad = (cells: [string, number][]) => cells.map(([text, width]) => text.padEnd(width)).join("  ").trimEnd();

function predicted(p: Prediction): string {
  return lines(
    plain(p.headline),
    ...p.facts.map((fact) => `${fact.name}: ${fact.code ? fact.value : plain(fact.value)}`),
    ...(p.refused ? [] : p.domains).flatMap((row) => [
      pad([[row.domain, 11], [row.floor === row.ceiling ? row.floor : `${row.likely} (${row.floor}..${row.ceiling})`, 28], [plain(row.says || row.text) + (row.remedy ? ` ${row.remedy.label}.` : ""), 0]]),
    ]),
    ...(p.refused?.remedy ? [`${p.refused.remedy.label}: ${p.refused.remedy.query || "an empty query"}`] : []),
    ...marksOf(p),
    ...p.diagnostics.map((d) => `${d.param}, byte ${d.offset}: ${plain(d.message)}`),
    ...p.advice.map((a) => `${a.severity}: ${plain(a.text)}`),
  );
}

/** The server's reply and the needed calls, if the query has them. */
function marksOf({ returned, needed }: Prediction): string[] {
  return [
    ...(returned ? [...foundIn(returned.found), ...returned.notes.map(plain), ...recorded(returned)] : []),
    ...(needed?.calls ?? []).map((call) => `needed: ${stands(call.name, call)}`),
  ];
}

/** How a call fares: "private/buy is denied; lacks trade:read_write; raise the key". */
export function stands(name: string, { verdict, lacks, remedy }: Pick<Call, "verdict" | "lacks" | "remedy">): string {
  return [`${name} is ${verdict}`, lacks, remedy].filter(Boolean).map(plain).join("; ");
}

const foundIn = (all: readonly Found[]) => all.map((found) => pad([[found.token, 28], [found.word, 26], [plain(found.text), 0]]));

/** What to report, and where; nothing if nothing contradicts. */
function recorded(of: Pick<Verification, "record" | "record_says" | "report_url"> | null): string[] {
  if (!of?.record) return [];
  return [...(of.report_url ? [`${plain(of.record_says)} ${of.report_url}`] : []), `record: ${safe(JSON.stringify(of.record), true)}`];
}

function verified(v: Verification | { error: { message: string } }): string {
  if ("error" in v) return lines(plain(v.error.message));
  return lines(
    v.headline, `granted: ${v.granted}`, `predicted: ${v.predicted}`,
    ...foundIn(v.found),
    ...v.notes.map(plain),
    v.secrets + v.dropped > 0 && v.removed,
    ...recorded(v),
  );
}

const counting = (when: readonly string[]) => when.length ? `   (${when.join(", ")})` : "";

/** The least scope and its alternatives. */
export function scopesOf(l: Least): string[] {
  return [
    `key: ${l.key}`, `ask: ${l.ask}${counting(l.when)}`,
    ...l.alternatives.flatMap((other) => [`or key: ${other.key}`, `   ask: ${other.ask}${counting(other.when)}`]),
  ];
}

/** What calls need that a scope can't give, and which calls are undocumented. */
export function remarksOf(l: Least): string[] {
  return [
    ...l.beyond.map((gate) => `beyond any scope: ${gate.calls.join(" ")}: ${plain(gate.text)}`),
    ...(l.undocumented.length ? [`no scope is documented for: ${l.undocumented.join(" ")}`] : []),
  ];
}

function leastOf(l: Least): string {
  return lines(
    ...scopesOf(l),
    ...l.because.map((part) => `${part.token} for ${part.serves.join(" ")}`),
    ...remarksOf(l),
    ...l.unread.map((u) => `could not be read: line ${u.line}: ${u.text ? `${u.text}: ` : ""}${plain(u.why)}`),
    ...l.unresolved.map((call) => `not counted: ${call.name}: ${plain(call.text)}`),
  );
}

/** What follows from a text, and which calls are in it. */
export function readingOf(r: Reading): string {
  const refused = r.calls.filter((call) => call.outcome === "refused");
  const others = r.calls.filter((call) => call.outcome !== "refused");
  return lines(
    ...r.conclusions.map((c) => `${c.severity === "info" ? "" : `${c.severity}: `}${plain(c.text)}`),
    others.length > 0 && `calls: ${others.map((call) => call.method).join(" ")}`,
    refused.length > 0 && `refused: ${refused.map((call) => `${call.method || "a call"} (line ${call.line})`).join(" ")}`,
    ...r.keys.map((key) => `key${key.name && ` ${key.name}`}: ${key.scope}`),
    ...r.scopes.map((scope) => `scope on line ${scope.line}: ${scope.scope}`),
    r.secrets > 0 && `${r.secrets} ${r.secrets === 1 ? "secret was" : "secrets were"} dropped.`,
    r.query !== "" && `query: ${r.query}`,
    ...recorded(r.against_prediction),
  );
}

const changed = ({ name, way, from, to }: Change) => pad([[way ? `${name} with ${way}` : name, 48], [`${from} -> ${to}`, 0]]);

function compared(c: Comparison): string {
  return lines(
    plain(c.headline),
    ...c.consequences.map((gain) => `${gain.title}: ${gain.from} -> ${gain.to}`),
    ...c.added.map((change) => `+ ${changed(change)}`),
    ...c.removed.map((change) => `- ${changed(change)}`),
  );
}

/** What each command prints if it isn't JSON. */
export const printed: Record<string, (result: object) => string> = {
  predict: (result) => predicted(result as Prediction),
  verify: (result) => verified(result as Verification | { error: { message: string } }),
  least: (result) => leastOf(result as Least),
  compare: (result) => compared(result as Comparison),
};
