import type { Calculator, CalculatorError, Call, Checked, Found, Reading, Verification } from "./api.js";
import { DOMAINS, LEVELS, PARAMS } from "../calculator/tables.js";
import { formats, problems, type Format } from "./formats.js";
import { help, plain, printed, readingOf, safe, stands } from "./print.js";
import { scanned } from "./scan.js";
import type { Walk } from "./walk.js";

/** What the command line asks for, and its exit status. */

export interface Outcome {
  /** 0: as wanted. 1: wider than wanted, a contradiction, or denied. 2: the command, its input or the calculator is at fault. */
  status: 0 | 1 | 2;
  text?: string;
  errors?: string;
}

/** The command line is at fault. */
export class Usage extends Error {}

export interface Surroundings {
  load(): Promise<Calculator>;
  version: string;
  input(): Promise<string>;
  file(path: string): Promise<string>;
  /** Throws if a path isn't there. */
  walk(paths: readonly string[]): Walk;
}

const params: readonly string[] = Object.keys(PARAMS);

/**
 * Parameters that are options too. --need isn't one of them, since it's an
 * option with an exit status: in a query, need only changes what the answer
 * says.
 */
const own = params.filter((name) => name !== "need");

/** The parameters of a query that least uses. */
const setting = ["grant", "via", "account", "key_type"] as const satisfies readonly (keyof typeof PARAMS)[];

/** Options of each command besides --json; all but flags take a value. */
const options: Record<string, readonly string[]> = {
  predict: ["query", ...own, "need", "at-most"],
  grants: ["query", ...own],
  least: ["methods", "text", "at-most", ...setting],
  verify: ["query", ...own, "need", "at-most"],
  read: ["query", ...own],
  scan: ["at-most", "format", ...setting],
  compare: ["a", "b"],
  explain: ["rule", "token", "error"],
  catalog: [],
};

interface Line {
  command: string;
  values: Map<string, string>;
  words: string[];
  json: boolean;
}

function read(args: readonly string[]): Line {
  const [command = "", ...rest] = args;
  if (command === "subset") throw new Usage("subset is called compare now: compare --a QUERY --b QUERY.");
  if (!Object.hasOwn(options, command)) throw new Usage(`No such command. The commands are ${Object.keys(options).join(", ")}. See --help.`);
  const line: Line = { command, values: new Map(), words: [], json: false };
  for (let i = 0; i < rest.length; i++) {
    const arg = rest[i]!;
    if (arg === "--json") line.json = true;
    else if (arg.startsWith("--")) {
      const [, name = "", value] = /^--([^=]*)(?:=(.*))?$/s.exec(arg)!;
      if (command === "compare" && options["grants"]!.includes(name)) throw new Usage("compare takes two settings, --a QUERY and --b QUERY; to see all grants side by side, run grants --query QUERY.");
      // Only what has the shape of a name is repeated: the rest may be a secret.
      if (!options[command]!.includes(name)) throw new Usage(`${command} has no option${/^[a-z_-]{1,20}$/.test(name) ? ` --${name}` : " like that"}; it has ${options[command]!.map((o) => "--" + o).join(" ")} --json.`);
      if (line.values.has(name)) throw new Usage(`--${name} is given twice.`);
      const given = value ?? rest[++i];
      if (given === undefined) throw new Usage(`--${name} needs a value.`);
      line.values.set(name, given);
    } else line.words.push(arg);
  }
  if (line.words.length && !["least", "read", "scan"].includes(command)) throw new Usage(`${command} takes options only; write --query before the query.`);
  return line;
}

/**
 * The query an option gives. Anything of another shape is refused: the model
 * would ignore it and answer an empty query.
 */
function given(line: Line, option: string): URLSearchParams {
  const text = (line.values.get(option) ?? "").replace(/^[?#]/, "");
  const query = new URLSearchParams(text);
  const parts = text.split("&").filter(Boolean);
  if (parts.every((part) => part.includes("=")) && [...query.keys()].every((name) => params.includes(name))) return query;
  const tokens = tokensIn(text);
  const separate = options[line.command]!.includes("ask") ? ` or --ask '${tokens.join(" ")}'` : "";
  throw new Usage(`--${option} takes a query, such as --${option} 'ask=${tokens.join("+")}'${separate}; its parameters are ${params.join(", ")}.`);
}

/** The tokens of domains in a text, for an example: only they are surely not secret. */
function tokensIn(text: string): string[] {
  const known = DOMAINS.flatMap((domain) => LEVELS.map((level) => `${domain}:${level}`));
  const found = new Set((text.match(/[a-z_]+:[a-z_]+/g) ?? []).filter((word) => known.includes(word)));
  return found.size ? [...found] : ["trade:read"];
}

/** The query: what --query says, overridden by the parameters given as options. */
function queryOf(line: Line): string {
  const query = given(line, "query");
  for (const name of own) {
    const value = line.values.get(name);
    if (value !== undefined) query.set(name, value);
  }
  return query.toString();
}

/** Does what a command line says. */
export async function outcome(args: readonly string[], { load, version, input, file, walk }: Surroundings): Promise<Outcome> {
  if (!args.length) return { status: 2, errors: help };
  if (args.includes("--help") || args[0] === "help") return { status: 0, text: help };
  if (args[0] === "--version") return { status: 0, text: version + "\n" };
  const line = read(args);
  const calculator = await load();
  const lacking = (result: Parameters<Calculator["calls"]>[0]) => line.values.has("need") ? denied(calculator.calls(result), line.values.get("need")!) : [];
  const end = (result: object, problems: string[] = []): Outcome => ({
    status: problems.length ? 1 : 0,
    text: line.json || !(line.command in printed)
      ? safe(JSON.stringify({ ok: !problems.length, problems, ...result }, null, 2), true) + "\n"
      : safe(printed[line.command]!(result)),
    errors: line.json ? "" : problems.map((problem) => safe(`scope-calculator: ${plain(problem)}\n`)).join(""),
  });

  switch (line.command) {
    case "predict": {
      const query = queryOf(line);
      const result = calculator.predict(query);
      const atMost = line.values.get("at-most");
      const check = atMost === undefined ? null : calculator.check({ query }, atMost);
      if (result.refused) return end(result, [`${result.refused.title} ${result.refused.text}`]);
      return end(result, [
        ...contradictions(result.returned?.found ?? []),
        ...(result.needed?.calls ?? []).filter((call) => call.verdict !== "allowed").map((call) => `${stands(call.name, call)}.`),
        ...(check ? tooMuch(check, true) : []),
        ...lacking(result),
      ]);
    }
    case "grants":
      return end(calculator.grants(queryOf(line)));
    case "least": {
      const names = [line.values.get("methods") ?? "", ...line.words].join(" ").trim();
      const text = line.values.get("text");
      if (!names && text === undefined) throw new Usage("Name methods, or give a text to find them in: --text - reads it from standard input.");
      const result = calculator.least({ ...(names ? { methods: [names] } : { text: text === "-" ? await input() : text! }), ...picked(line, setting), ...limitOf(line) });
      return end(result, [
        ...result.over.map((part) => `${part.token} is beyond the limit, for ${part.calls.join(" ")}.`),
        ...result.beyond.filter((gate) => gate.blocked).map((gate) => `${gate.calls.join(" ")}: ${gate.text}`),
        ...result.unresolved.filter((call) => call.reason !== "public").map((call) => `${call.name}: ${call.text}`),
        ...result.unread.map((u) => `line ${u.line}: ${u.why}`),
        ...(result.covered.length + result.beyond.length + result.undocumented.length + result.unresolved.length + result.unread.length === 0 ? ["No call was found, which doesn't mean you need nothing."] : []),
      ]);
    }
    case "verify": {
      const query = queryOf(line);
      let result: Verification;
      try {
        result = calculator.verify(query, await input());
      } catch (cause) {
        const { code, message } = cause as CalculatorError;
        if (code === "error-reply") return end({ error: { code, message } }, [message]);
        throw cause;
      }
      // Without --at-most the request itself says what is wanted. One that
      // names no domain wants everything.
      const wanted = line.values.get("at-most") ?? new URLSearchParams(query).get("ask") ?? "";
      const check = calculator.check(result.granted, wanted);
      const limited = line.values.has("at-most") || calculator.predict(query).domains.some((row) => row.asked !== null);
      return end(result, [
        ...contradictions(result.found),
        ...(result.truncated ? ["The scope in the reply is cut off."] : []),
        ...(limited ? tooMuch(check) : []),
        ...lacking(result),
      ]);
    }
    case "read": {
      const query = queryOf(line);
      const readings: { file: string; reading: Reading }[] = [];
      for (const path of line.words.length ? line.words : ["-"]) readings.push({ file: path, reading: calculator.read(path === "-" ? await input() : await file(path), query) });
      const status = Math.max(...readings.map(({ reading }) => reading.exit)) as Outcome["status"];
      const told = readings.length === 1 ? readings[0]!.reading : { exit: status, files: readings };
      return { status, text: line.json ? safe(JSON.stringify(told, null, 2), true) + "\n" : safe(readings.map(({ file, reading }) => (readings.length > 1 ? `${file}:\n` : "") + readingOf(reading)).join("\n")) };
    }
    case "scan": {
      const format = line.values.get("format") ?? (line.json ? "json" : "text");
      if (!Object.hasOwn(formats, format)) throw new Usage(`No such format. The formats are ${Object.keys(formats).join(", ")}.`);
      if (line.json && format !== "json") throw new Usage("--json is --format json; give one of them.");
      if (!line.words.length) throw new Usage("Name the files or folders to scan: scan src");
      const result = scanned(calculator, walk(line.words), { ...picked(line, setting), ...limitOf(line) });
      const errors = format === "json" ? [] : problems(result).map((problem) => `scope-calculator: ${problem}\n`);
      return { status: result.exit, text: formats[format as Format](result, version), errors: errors.join("") };
    }
    case "compare": {
      if (!line.values.has("a") || !line.values.has("b")) throw new Usage("compare takes --a QUERY and --b QUERY.");
      const result = calculator.compare(given(line, "a"), given(line, "b"));
      return end(result, result.only_removes ? [] : [result.headline]);
    }
    case "explain": {
      const what = picked(line, options[line.command]!);
      if (Object.keys(what).length !== 1) throw new Usage("explain takes one of --rule, --token and --error.");
      return end(calculator.explain(what as { rule: string }));
    }
    default:
      return end(calculator.catalog());
  }
}

function picked({ values }: Line, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => values.has(name) ? [[name, values.get(name)!]] : []));
}

const limitOf = ({ values }: Line) => values.has("at-most") ? { at_most: values.get("at-most")! } : {};

const contradictions = (all: readonly Found[]) => all.filter((found) => found.status === "contradicts").map((found) => `${found.token} ${found.word}: ${found.text}`);

/** What comes, or may come, beyond what is wanted. */
function tooMuch({ extra, wider }: Checked, may = false): string[] {
  return [
    ...extra.map((token) => `${token} ${may ? "may come" : "comes"} and isn't wanted.`),
    ...wider.map(({ domain, got, want }) => `${domain} ${may ? "may be" : "is"} wider than wanted: ${may ? "up to " : ""}${got}, wanted ${want}.`),
  ];
}

/** Which needed methods you can't count on. One that isn't in the catalog is never allowed. */
function denied(calls: readonly Call[], need: string): string[] {
  return need.split(/[\s,]+/).filter(Boolean).flatMap((name) => {
    const ways = calls.filter((call) => call.name === name || call.name === `private/${name}`);
    if (ways.some((way) => way.verdict === "allowed")) return [];
    const [way] = ways;
    return way ? [`${stands(way.name, way)}.`] : ["A needed method isn't in the catalog."];
  });
}
