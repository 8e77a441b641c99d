import { joined, type Call as Way } from "../calls.js";
import type { Catalog, Prediction } from "../contract.js";
import type { Call } from "./call.js";
import { code } from "./markdown.js";

/** The block for a tool's README: which scopes it needs, and what for. */
export function readme(call: Call, p: Prediction, catalog: Catalog): string {
  const ways = joined(p.calls, catalog);
  const rows = call.domains.map((token) => `| ${code(token)} | ${serves(token, ways, p, catalog)} |\n`);
  const scope = call.params.find(([name]) => name === "scope")?.[1];
  const asks = scope && "text" in scope ? `The tool asks for ${code(scope.text)}` : "The tool asks for no scope";
  return `## Scopes this tool needs

| Scope | What for |
| --- | --- |
${rows.join("")}
Create a key with this ${code("max_scope")} and no more: ${code(JSON.stringify(call.domains))}.
${asks} with ${code(p.grant)}, and stops if the scope it gets is any other.
`;
}

/** What a token opens: what it lets a program do, or else the first calls that take it. */
function serves(token: string, ways: readonly Way[], p: Prediction, catalog: Catalog): string {
  // What a gate keeps shut isn't what the scope is for, even if no token comes.
  const calls = ways.filter((way) => way.needs.includes(token) && !(way.verdict === "denied" && way.gates.length)).map((way) => way.name);
  const titles = p.consequences.filter((item) => item.witnesses.some((place) => calls.includes(catalog.methods[place]!.name))).map((item) => item.title);
  return titles.join("; ") || calls.slice(0, 3).map((name) => code(name)).join(", ") || "?";
}
