import { remarksOf, plain, safe, scopesOf } from "./print.js";
import type { Found, FoundCall, Scanned } from "./scan.js";

/** What scan prints: for people, for programs, for code scanning, for a pull request. */

export type Format = "text" | "json" | "sarif" | "markdown";
export const formats: Record<Format, (result: Scanned, version: string) => string> = {
  text: (result) => safe(textOf(result)),
  json: (result) => safe(JSON.stringify(result, null, 2), true) + "\n",
  sarif: (result, version) => safe(JSON.stringify(sarifOf(result, version), null, 2), true) + "\n",
  markdown: (result) => safe(markdownOf(result)),
};

const count = (n: number, one: string, many = one + "s") => `${n} ${n === 1 ? one : many}`;
const place = ({ file, line }: { file: string; line: number }) => `${file}:${line}`;

/** What a call needs, in words; with each token and setting marked. */
const needing = ({ needs }: FoundCall, mark = (text: string) => text) => needs.length
  ? needs.map(({ tokens, way }) => tokens.map(mark).join(" or ") + (way && ` with ${mark(way)}`)).join(", or ") : "an undocumented scope";

/** What's wrong, in sentences: all for standard error, the first as a headline. */
export function problems({ calls, least, unread, more_unread, skipped }: Scanned): string[] {
  const over = least?.over ?? [];
  return [
    ...(over.length ? [`The code needs more than the limit: ${over.map((part) => part.token).join(" ")}.`] : []),
    ...(calls.length ? [] : ["No call was found, which doesn't mean you need nothing."]),
    ...(unread.length + more_unread ? [`${count(unread.length + more_unread, "place")} couldn't be read and may be a call.`] : []),
    ...(skipped.unreadable.length ? [`${count(skipped.unreadable.length, "file or folder", "files or folders")} couldn't be opened.`] : []),
  ];
}

/** Why a place couldn't be read, without its text. */
const why = (gap: Found) => gap.why + (gap.near.length ? ` Perhaps ${gap.near.join(" or ")}.` : "");

interface Passed {
  level: "note" | "warning" | "error";
  text: string;
  file?: string;
}

/** What was skipped. */
function passed({ skipped, ignored, more, more_unread }: Scanned): Passed[] {
  const counted = (n: number, text: string): Passed[] => n ? [{ level: "note", text }] : [];
  return [
    ...skipped.large.map((file): Passed => ({ level: "warning", text: "over 4 MiB", file })),
    ...skipped.unreadable.map((file): Passed => ({ level: "error", text: "couldn't be opened", file })),
    ...counted(skipped.binary.length, count(skipped.binary.length, "binary file")),
    ...counted(ignored, `${count(ignored, "file or folder", "files or folders")} that .gitignore leaves out`),
    ...counted(more, `${count(more, "further place")} of the same calls`),
    ...counted(more_unread, `${count(more_unread, "further place")} that couldn't be read`),
  ];
}

/** How many of the doubtful places to show people. */
const SHOWN = 20;

function textOf(result: Scanned): string {
  const { calls, least, unread, perhaps } = result;
  const at = (name: string) => calls.filter((call) => call.text === name).map(place).join(" ");
  return [
    ...calls.map((call) => `${place(call)}: ${call.text} needs ${needing(call)}`),
    ...(least ? ["", ...scopesOf(least), ...remarksOf(least)] : []),
    ...(least?.over ?? []).flatMap((part) => part.calls.map((name) => `beyond the limit: ${part.token} for ${name}: ${at(name)}`)),
    ...unread.map((gap) => `could not be read: ${place(gap)}: ${gap.text ? `${gap.text}: ` : ""}${plain(why(gap))}`),
    ...perhaps.slice(0, SHOWN).map((gap) => `perhaps a call: ${place(gap)}: ${gap.text ? `${gap.text}: ` : ""}${plain(why(gap))}`),
    ...(perhaps.length > SHOWN ? [`perhaps a call: ${count(perhaps.length - SHOWN, "further place")}; --format json lists them`] : []),
    ...passed(result).map(({ text, file }) => `passed over: ${file === undefined ? "" : `${file}: `}${text}`),
    count(result.files, "file") + " read",
  ].map((line) => line + "\n").join("");
}

/* ---- Markdown ---- */

/** A text as code. What would end it, or a table cell, is written as entities. */
const code = (text: string) => /^[\w./:=?{}$()+-]+( [\w./:=?{}$()+-]+)*$/.test(text) ? `\`${text}\``
  : `<code>${safe(text).replace(/[^A-Za-z0-9/ ]/gu, (c) => `&#${c.codePointAt(0)};`)}</code>`;

/**
 * How many rows a comment has at most, since it may have 65,536 characters, and
 * how many of them show unfolded.
 */
const ROWS = 150, OPEN = 10;

function folded(title: string, head: readonly string[], rows: readonly string[]): string[] {
  if (!rows.length) return [];
  const kept = rows.slice(0, ROWS);
  const body = [...head, ...kept, ...(rows.length > ROWS ? ["", `${count(rows.length - ROWS, "further row")} not shown.`] : [])];
  return rows.length > OPEN ? ["", `<details><summary>${title} (${rows.length})</summary>`, "", ...body, "", "</details>"] : ["", `**${title}**`, "", ...body];
}

function markdownOf(result: Scanned): string {
  const { calls, least, limited, unread, perhaps } = result;
  const over = least?.over ?? [];
  const [headline = limited ? "The code needs no more than the limit." : "The least scope for the code."] = problems(result);
  const row = (call: (typeof calls)[number]) => `| ${code(place(call))} | ${code(call.text)} | ${needing(call, code)} |`;
  const head = ["| place | call | needs |", "| --- | --- | --- |"];
  const gap = (one: Found) => `- ${code(place(one))}${one.text ? ` ${code(one.text)}` : ""}: ${one.why}${one.near.length ? ` Perhaps ${one.near.map(code).join(" or ")}.` : ""}`;
  return [
    `### Scope: ${headline}`,
    ...(least ? ["", ...[["key", least.key], ["ask", least.ask]].map(([name, scope]) => `- ${name}: ${scope ? code(scope) : "nothing"}`),
      ...(least.when.length ? [`- if it calls ${least.when.map(code).join(", ")}`] : []),
      ...least.alternatives.map((other) => `- or key: ${code(other.key)}${other.when.length ? `, if it calls ${other.when.map(code).join(", ")}` : ""}`)] : []),
    ...folded("Beyond the limit", head, calls.filter((call) => call.over).map(row)),
    ...folded("Could not be read", [], unread.map(gap)),
    ...folded("Besides a scope", [], [
      ...(least?.beyond ?? []).map((gate) => `- ${gate.calls.map(code).join(" ")}: ${gate.text}`),
      ...(least?.undocumented ?? []).map((name) => `- ${code(name)}: undocumented.`)]),
    ...folded(over.length ? "All calls" : "Calls", head, calls.map(row)),
    ...folded("Perhaps a call", [], perhaps.map(gap)),
    ...folded("Passed over", [], passed(result).map(({ text, file }) => `- ${file === undefined ? "" : `${code(file)}: `}${text}`)),
    "", `${count(result.files, "file")} read.`,
  ].map((line) => line + "\n").join("");
}

/* ---- SARIF 2.1.0 ---- */

/** The rules that results are found by, each with its level. */
const sarifRules = {
  call: { level: "note", text: "A call and the scope that it needs" },
  "over-the-limit": { level: "error", text: "A call that needs more than the limit" },
  unread: { level: "warning", text: "A place that couldn't be read and may be a call" },
} as const;

/**
 * A path as the address that code scanning wants: relative if it was given that
 * way.
 */
function address(file: string): string {
  const encoded = file.split("/").map((part) => encodeURIComponent(part.replace(/[\ud800-\udfff]/gu, "\ufffd"))).join("/");
  return /^\/|^[A-Za-z]:\//.test(file) ? `file://${file.startsWith("/") ? "" : "/"}${encoded.replace(/^([A-Za-z])%3A/, "$1:")}` : encoded || ".";
}

const artifact = (file: string) => ({ physicalLocation: { artifactLocation: { uri: address(file) } } });

function sarifOf(result: Scanned, version: string): object {
  const { calls, least, unread, exit } = result;
  const sarif = (rule: keyof typeof sarifRules, text: string, { file, line, column }: { file: string; line: number; column: number }) => ({
    ruleId: rule, ruleIndex: Object.keys(sarifRules).indexOf(rule), level: sarifRules[rule].level, message: { text: plain(text) },
    locations: [{ physicalLocation: { ...artifact(file).physicalLocation, region: { startLine: line, startColumn: column } } }],
  });
  const notice = (level: Passed["level"], text: string, file?: string) => ({
    level, message: { text: plain(text) }, ...(file === undefined ? {} : { locations: [artifact(file)] }),
  });
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [{
      tool: { driver: {
        name: "scope-calculator", version,
        rules: Object.entries(sarifRules).map(([id, { level, text }]) => ({ id, shortDescription: { text }, defaultConfiguration: { level } })),
      } },
      columnKind: "utf16CodeUnits",
      invocations: [{
        executionSuccessful: exit !== 2, exitCode: exit,
        toolExecutionNotifications: [
          ...problems(result).map((text) => notice(exit === 0 ? "note" : "warning", text)),
          ...(least ? [notice("note", `The least key is ${least.key || "nothing"}. Ask for ${least.ask}.`)] : []),
          ...(least ? remarksOf(least) : []).map((text) => notice("note", text)),
          ...passed(result).map(({ level, text, file }) => notice(level, `Passed over: ${text}.`, file)),
          ...(result.perhaps.length ? [notice("note", `${count(result.perhaps.length, "place")} may be a call, in files that otherwise have nothing to do with Deribit.`)] : []),
        ],
      }],
      results: [
        ...calls.map((call) => sarif(call.over ? "over-the-limit" : "call", `${call.text} needs ${needing(call)}${call.over ? ", which is beyond the limit" : ""}.`, call)),
        ...unread.map((gap) => sarif("unread", `${gap.text ? `${gap.text}: ` : ""}${why(gap)}`, gap)),
      ],
    }],
  };
}
