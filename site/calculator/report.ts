import type { Prediction } from "./contract.js";
import { parse, uses } from "./query.js";
import { code } from "./snippets.js";
import { duration } from "./words.js";

/*
 * The answer as text, Markdown or JSON, and the tag that shows this setting on
 * another page. Pure text, made from the prediction alone.
 */

type Cell = { code: string } | string;

/** The setting and the answer, as lines of a name and a value. */
function facts(p: Prediction, version: string): [string, Cell][] {
  const q = parse(p.query);
  const { lifetime } = p;
  return [
    ["Grant", `${p.grant} over ${p.via === "ws" ? "WebSocket" : "HTTP"}, ${p.account === "main" ? "main account" : "subaccount"}`],
    ["Key", q.key === null ? "not known" : { code: q.key }],
    ...(uses(p.grant).held ? [["Token held", q.held === null ? "not known" : { code: q.held }] as [string, Cell]] : []),
    ...(uses(p.grant).ask ? [["Asked", q.ask === null ? "no scope" : { code: q.ask }] as [string, Cell]] : []),
    ["Likely scope", p.refused ? p.refused.text : { code: p.scope }],
    ...(p.undetermined.length ? [["Depends on the key", p.undetermined.join(", ")] as [string, Cell]] : []),
    ...(p.refused ? [] : [["Lives", `bound to ${lifetime.binding === "session" ? `session:${lifetime.session}` : lifetime.binding}; access ${duration(lifetime.access_seconds)}, refresh ${duration(lifetime.refresh_seconds)}`] as [string, Cell]]),
    ["Rules of", version],
  ];
}

/** The domains that come, may come, or were asked for. */
function domains(p: Prediction): [string, string, string, string][] {
  return p.refused ? [] : p.domains.filter((row) => row.ceiling !== "none" || row.asked !== null)
    .map((row) => [row.domain, row.floor === row.ceiling ? row.likely : `${row.likely} (${row.floor} to ${row.ceiling})`, row.text, row.evidence]);
}

const promise = "A prediction, no promise of Deribit's: check the scope that comes back.";

/** The answer as plain text. */
export function asText(p: Prediction, version: string, link: string): string {
  const lines = facts(p, version).map(([name, value]) => `${name}: ${typeof value === "string" ? value : value.code || "(empty)"}`);
  return [...lines, "", ...domains(p).map(([domain, level, text, evidence]) => `${domain}: ${level}. ${text} [${evidence}]`), "", promise, ...(link ? [link] : []), ""].join("\n");
}

/** The answer as Markdown. */
export function asMarkdown(p: Prediction, version: string, link: string): string {
  const text = (s: string) => s.replace(/\s+/g, " ").replace(/[\\`*_[\]<>#|~&!]/g, "\\$&").replace(/\p{C}/gu, "\ufffd");
  const cell = (value: Cell) => typeof value === "string" ? text(value) : value.code ? code(value.code, true) : "empty";
  const line = (cells: string[]) => `| ${cells.join(" | ")} |`;
  const rows = domains(p);
  return [
    line(["Setting", "Value"]), "| --- | --- |", ...facts(p, version).map(([name, value]) => line([name, cell(value)])), "",
    ...(rows.length ? [line(["Domain", "Likely", "Why", "Evidence"]), "| --- | --- | --- | --- |", ...rows.map(([domain, ...rest]) => line([code(domain), ...rest.map(text)])), ""] : []),
    promise + (link ? ` [Calculate again](<${link}>)` : ""), "",
  ].join("\n");
}

/** The answer as JSON, without the list of methods. */
export function asJson(p: Prediction, version: string): string {
  const { methods: _, ...rest } = p;
  return JSON.stringify({ version, ...rest }, null, 2) + "\n";
}

/** The tag that shows this setting on another page, with the answer for readers without JavaScript. */
export function asTag(p: Prediction, script: string): string {
  const text = (s: string) => s.replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[c] ?? "&quot;");
  return `<script type="module" src="${text(script)}"></script>
<scope-calculator query="${text(p.query)}">
  <p>${p.refused ? text(p.refused.text) : `Likely scope: <code>${text(p.scope)}</code>.`}</p>
</scope-calculator>
`;
}
