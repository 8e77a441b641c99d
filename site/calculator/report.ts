import type { Catalog, Fact, Prediction } from "./contract.js";
import { code as span, sentence } from "./snippets/markdown.js";
import { marked, plain } from "./words.js";

/*
 * * The answer as text, Markdown or JSON, and the tag that shows this
 * setting on * another page. Pure text, made only from the prediction.
 */

const promise = "A prediction, no promise of Deribit's: check the scope that comes back.";

function factsOf(p: Prediction, version: string): Fact[] {
  return [...p.facts, { name: "Rules of", value: version, code: false, given: false }];
}

/** The domains that come, may come, or were asked for. */
function domains(p: Prediction): { domain: string; level: string; text: string; evidence: string }[] {
  return p.refused ? [] : p.domains.filter((row) => row.ceiling !== "none" || row.asked !== null).map(({ domain, floor, likely, ceiling, text, evidence }) =>
    ({ domain, level: floor === ceiling ? likely : `${likely} (${floor} to ${ceiling})`, text, evidence }));
}

/** The answer as plain text. */
export function asText(p: Prediction, version: string, link: string): string {
  return [
    ...factsOf(p, version).map((fact) => `${fact.name}: ${fact.code ? fact.value : plain(fact.value)}`), "",
    ...domains(p).map((row) => `${row.domain}: ${row.level}. ${plain(row.text)} [${row.evidence}]`), "",
    promise, ...(link ? [link] : []), "",
  ].join("\n");
}

/** The answer as Markdown. */
export function asMarkdown(p: Prediction, version: string, link: string): string {
  const line = (...cells: string[]) => `| ${cells.join(" | ")} |`;
  const rows = domains(p).map((row) => line(span(row.domain), sentence(row.level), sentence(row.text), sentence(row.evidence)));
  return [
    line("Setting", "Value"), "| --- | --- |",
    ...factsOf(p, version).map((fact) => line(sentence(fact.name), fact.code ? span(fact.value, true) : sentence(fact.value))), "",
    ...(rows.length ? [line("Domain", "Likely", "Why", "Evidence"), "| --- | --- | --- | --- |", ...rows, ""] : []),
    promise + (link ? ` [Calculate again](<${link}>)` : ""), "",
  ].join("\n");
}

/** The answer as JSON, without the outcomes of the calls. Its reader has no catalog, so methods go by their names. */
export function asJson(p: Prediction, catalog: Catalog): string {
  const { calls: _, ...rest } = p;
  const consequences = p.consequences.map((item) => ({ ...item, witnesses: item.witnesses.map((place) => catalog.methods[place]?.name) }));
  return JSON.stringify({ version: catalog.version, ...rest, consequences }, null, 2) + "\n";
}

/** The tag that shows this setting on another page, with the answer for readers without JavaScript. */
export function asTag(p: Prediction, script: string): string {
  const text = (s: string) => s.replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[c] ?? "&quot;");
  const code = (s: string) => `<code>${text(s)}</code>`;
  return `<script type="module" src="${text(script)}"></script>
<scope-calculator query="${text(p.query)}">
  <p>${p.refused ? marked(p.refused.text, code, text).join("") : `Likely scope: ${code(p.scope)}.`}</p>
</scope-calculator>
`;
}
