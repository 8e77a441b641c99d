import type { Calculator, CalculatorError, Least, LeastInput, Method, ScanPlace } from "./api.js";
import type { Walk } from "./walk.js";

/** From the texts of a folder to what the code in them needs. */

export interface Found extends ScanPlace {
  file: string;
}

export interface Need {
  /** The tokens, any one of which is enough. */
  tokens: readonly string[];
  /** The parameter setting of that way; empty if it makes no difference. */
  way: string;
}

export interface FoundCall extends Found {
  /** What it needs for each way of calling that it may be; empty if that's undocumented. */
  needs: Need[];
  /** Whether that is beyond the limit. */
  over: boolean;
}

export interface Scanned {
  /** 0: fine. 1: the code needs more than the limit. 2: no call was found, or something couldn't be read. */
  exit: 0 | 1 | 2;
  /** How many files were read. */
  files: number;
  /** By file, then by line. */
  calls: FoundCall[];
  /** Null if there is no call. */
  least: Least | null;
  /** Whether there was a limit. */
  limited: boolean;
  unread: Found[];
  /** What may be a call, in files and folders without a sign of the API. */
  perhaps: Found[];
  /** How many more places were left out, in files with very many. */
  more: number;
  more_unread: number;
  skipped: { large: string[]; binary: string[]; unreadable: string[] };
  /** How many files and folders .gitignore leaves out. */
  ignored: number;
}

type Setting = Omit<Extract<LeastInput, { job: string }>, "job">;

const byFile = (a: { file: string }, b: { file: string }) => a.file < b.file ? -1 : a.file > b.file ? 1 : 0;
const folderOf = (file: string) => file.slice(0, file.lastIndexOf("/") + 1);

export function scanned(calculator: Calculator, { entries, ignored }: Walk, setting: Setting): Scanned {
  const skipped: Scanned["skipped"] = { large: [], binary: [], unreadable: [] };
  const calls: Found[] = [], gaps: Found[] = [], signs = new Set<string>();
  let files = 0, more = 0, left = 0;
  // Rejects an unreadable limit before reading a thousand files.
  calculator.least({ methods: [], ...setting });
  for (const entry of entries) {
    if ("skipped" in entry) {
      skipped[entry.skipped].push(entry.file);
      continue;
    }
    const { file } = entry;
    let scan;
    try {
      scan = calculator.scan(entry.text);
    } catch (cause) {
      const { code } = cause as CalculatorError;
      skipped[code === "too-long" ? "large" : "unreadable"].push(file);
      continue;
    }
    files++;
    more += scan.more;
    calls.push(...scan.calls.map((call) => ({ file, ...call })));
    gaps.push(...scan.unread.map((gap) => ({ file, ...gap })));
    if (scan.sign || /deribit/i.test(file)) {
      signs.add(folderOf(file));
      left += scan.more_unread;
    }
  }
  // If a file leaves it in doubt, the files beside it decide: a client may have
  // its addresses in one file and its calls in another.
  const doubted = (gap: Found) => gap.doubt === "much" || gap.doubt === "some" && !signs.has(folderOf(gap.file));
  const unread = gaps.filter((gap) => !doubted(gap)).sort(byFile), perhaps = gaps.filter(doubted).sort(byFile);
  for (const list of Object.values(skipped)) list.sort();

  const names = [...new Set(calls.map(({ method, way }) => way ? `${method}?${way}` : method))].sort();
  const least = names.length ? calculator.least({ methods: names, ...setting }) : null;
  const over = new Set(least?.over.flatMap((part) => part.calls));
  const methods = new Map(calculator.catalog().methods.map((method) => [method.name, method]));
  return {
    exit: over.size ? 1 : !least || unread.length + left + skipped.unreadable.length > 0 ? 2 : 0,
    files,
    calls: calls.sort(byFile).map((call) => ({ ...call, needs: needs(methods.get(call.method), call.way), over: over.has(call.text) })),
    least, limited: setting.at_most !== undefined, unread, perhaps, more, more_unread: left, skipped, ignored: ignored(),
  };
}

/**
 * What a call needs; if it has several ways, what each needs, unless it's the
 * same.
 */
function needs(method: Method | undefined, way: string): Need[] {
  const ways = method?.ways.filter((one) => one.needs.length && (!way || one.when === way)) ?? [];
  const [first] = ways;
  const alike = first && ways.every((one) => one.needs.join() === first.needs.join());
  return alike ? [{ tokens: first.needs, way: "" }] : ways.map((one) => ({ tokens: one.needs, way: one.when }));
}
