/*
 * Which files .gitignore leaves out, decided as git does. A pattern is matched
 * byte by byte, in all its states at once, so no pattern takes longer than its
 * length times the path's.
 */

/** One step of a pattern: a byte, any byte of a set, or a star. */
type Step =
  | { byte: number }
  /** Which bytes fit: one entry for each. */
  | { set: readonly boolean[] }
  /** Any number of bytes; within one name, or across slashes. */
  | { star: "name" | "path" }
  /** Any number of whole folders, even none, with the slash after each. */
  | { star: "folders" };

interface Rule {
  negated: boolean;
  foldersOnly: boolean;
  /** Looks only at the last name of a path. */
  nameOnly: boolean;
  /** What the path begins with, literally, before the steps. */
  prefix: string;
  /** Null if the prefix is everything. */
  steps: readonly Step[] | null;
}

const SLASH = 47;
const byte = (c: string) => c.charCodeAt(0);

/** A text with one character for each byte of its UTF-8. */
function bytes(text: string): string {
  // Most names are already ASCII.
  return /^[\0-\x7f]*$/.test(text) ? text : Array.from(new TextEncoder().encode(text), (b) => String.fromCharCode(b)).join("");
}

/**
 * The rules of one file, first to last. Lines that can't match anything are
 * left out.
 */
export function rules(text: string): Rule[] {
  return bytes(text.replace(/^\ufeff/, "")).split("\n").flatMap((line) => {
    const rule = parse(trimmed(line.endsWith("\r") ? line.slice(0, -1) : line));
    return rule ? [rule] : [];
  });
}

/** Drops spaces at the end, except an escaped one. */
function trimmed(line: string): string {
  let end = 0;
  for (let i = 0; i < line.length; i++) {
    if (line[i] === "\\") end = Math.min(++i + 1, line.length);
    else if (line[i] !== " ") end = i + 1;
  }
  return line.slice(0, end);
}

function parse(line: string): Rule | null {
  if (line.startsWith("#")) return null;
  const negated = line.startsWith("!");
  let pattern = negated ? line.slice(1) : line;
  const foldersOnly = pattern.endsWith("/");
  if (foldersOnly) pattern = pattern.slice(0, -1);
  const nameOnly = !pattern.includes("/");
  if (pattern.startsWith("/")) pattern = pattern.slice(1);
  if (!pattern) return null;
  const literal = /^[^*?[\\]*/.exec(pattern)![0];
  const rest = pattern.slice(literal.length);
  const steps = rest ? compile(rest) : null;
  return steps === undefined ? null : { negated, foldersOnly, nameOnly, prefix: literal, steps };
}

/** The steps of a pattern; undefined if it can't match anything. */
function compile(pattern: string): Step[] | undefined {
  const steps: Step[] = [];
  for (let i = 0; i < pattern.length;) {
    const c = pattern[i]!;
    if (c === "*") {
      const from = i;
      while (pattern[i] === "*") i++;
      const alone = i - from > 1 && (from === 0 || pattern[from - 1] === "/");
      if (alone && i === pattern.length) steps.push({ star: "path" });
      else if (alone && pattern[i] === "/") {
        steps.push({ star: "folders" });
        i++;
      } else steps.push({ star: "name" });
    } else if (c === "?") {
      steps.push({ set: fitting((b) => b !== SLASH) });
      i++;
    } else if (c === "[") {
      const bracket = set(pattern, i);
      if (!bracket) return undefined;
      steps.push({ set: bracket.set });
      i = bracket.end;
    } else {
      if (c === "\\") i++;
      if (i === pattern.length) return undefined;
      steps.push({ byte: byte(pattern[i++]!) });
    }
  }
  return steps;
}

const fitting = (fits: (b: number) => boolean) => Array.from({ length: 256 }, (_, b) => fits(b));
const within = (b: number, from: string, to: string) => b >= byte(from) && b <= byte(to);
const alpha = (b: number) => within(b | 32, "a", "z") && b < 128;
const digit = (b: number) => within(b, "0", "9");
const graphic = (b: number) => b > 32 && b < 127;

/** The named sets of a bracket. */
const named: Record<string, (b: number) => boolean> = {
  alnum: (b) => alpha(b) || digit(b),
  alpha,
  blank: (b) => b === 32 || b === 9,
  cntrl: (b) => b < 32 || b === 127,
  digit,
  graph: graphic,
  lower: (b) => within(b, "a", "z"),
  print: (b) => graphic(b) || b === 32,
  punct: (b) => graphic(b) && !alpha(b) && !digit(b),
  space: (b) => b === 32 || b === 9 || b === 10 || b === 13,
  upper: (b) => within(b, "A", "Z"),
  xdigit: (b) => digit(b) || within(b | 32, "a", "f"),
};

/** The bracket that begins at i, and where it ends; undefined if it never ends. */
function set(pattern: string, i: number): { set: readonly boolean[]; end: number } | undefined {
  i++;
  const negated = pattern[i] === "!" || pattern[i] === "^";
  if (negated) i++;
  const found = new Array<boolean>(256).fill(false);
  let last = -1; // what a range may begin with
  for (let first = true; ; first = false) {
    let c = pattern[i];
    if (c === undefined) return undefined;
    if (c === "]" && !first) break;
    if (c === "[" && pattern[i + 1] === ":") {
      const end = pattern.indexOf("]", i + 2);
      if (end < 0) return undefined;
      if (pattern[end - 1] === ":" && end - 1 >= i + 2) {
        const fits = named[pattern.slice(i + 2, end - 1)];
        if (!fits) return undefined;
        for (let b = 0; b < 256; b++) if (fits(b)) found[b] = true;
        last = -1;
        i = end + 1;
        continue;
      }
    }
    if (c === "-" && last >= 0 && pattern[i + 1] !== undefined && pattern[i + 1] !== "]") {
      c = pattern[++i]!;
      if (c === "\\") c = pattern[++i];
      if (c === undefined) return undefined;
      for (let b = last; b <= byte(c); b++) found[b] = true;
      last = -1;
    } else {
      if (c === "\\") c = pattern[++i];
      if (c === undefined) return undefined;
      last = byte(c);
      found[last] = true;
    }
    i++;
  }
  return { set: found.map((has, b) => has !== negated && b !== SLASH), end: i + 1 };
}

/** Whether the steps match a text from a place to its end. */
function takes(steps: readonly Step[], text: string, from: number): boolean {
  let now = new Set<number>();
  const enter = (states: Set<number>, i: number): void => {
    for (; ; i++) {
      states.add(i);
      const step = steps[i];
      if (!step || !("star" in step)) return; // a star may match nothing
    }
  };
  enter(now, 0);
  for (let at = from; at < text.length && now.size; at++) {
    const b = text.charCodeAt(at), next = new Set<number>();
    for (const i of now) {
      const step = steps[i];
      if (!step) continue;
      if ("byte" in step) step.byte === b && enter(next, i + 1);
      else if ("set" in step) step.set[b] && enter(next, i + 1);
      else if (step.star === "folders") {
        next.add(i); // within a folder's name; the pattern doesn't continue
        if (b === SLASH) enter(next, i + 1);
      } else if (step.star === "path" || b !== SLASH) enter(next, i);
    }
    now = next;
  }
  return now.has(steps.length);
}

function fits(rule: Rule, path: string, name: string): boolean {
  const text = rule.nameOnly ? name : path;
  return rule.steps ? text.startsWith(rule.prefix) && takes(rule.steps, text, rule.prefix.length) : text === rule.prefix;
}

/** The rules of a folder, with those of the folders around it. */
export interface Level {
  /** The folder's path, with a slash at its end; empty for the outermost. */
  base: string;
  rules: readonly Rule[];
}

/**
 * Whether a path is left out, by the last rule that says anything about it: the
 * innermost folder's rules override those around it. Paths have slashes and
 * count from the same place as the levels, which are outermost first.
 */
export function ignored(levels: readonly Level[], path: string, isFolder: boolean): boolean {
  const name = bytes(path.slice(path.lastIndexOf("/") + 1));
  for (let n = levels.length - 1; n >= 0; n--) {
    const { base, rules } = levels[n]!;
    const rest = bytes(path.slice(base.length));
    for (let i = rules.length - 1; i >= 0; i--) {
      const rule = rules[i]!;
      if ((isFolder || !rule.foldersOnly) && fits(rule, rest, name)) return !rule.negated;
    }
  }
  return false;
}
