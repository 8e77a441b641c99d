import { ignored, rules, type Level } from "./ignore.js";

/* From folders to the texts in them. */

/** The part of a file system that's used; it's Node's. Paths have slashes. */
export interface Disk {
  lstatSync(path: string): Stats;
  statSync(path: string): Stats;
  realpathSync(path: string): string;
  readdirSync(path: string): string[];
  readFileSync(path: string): Uint8Array;
}

interface Stats {
  size: number;
  isFile(): boolean;
  isDirectory(): boolean;
}

/** A file with its text, or why it has none. */
export type Entry = { file: string } & ({ text: string } | { skipped: "large" | "binary" | "unreadable" });

export interface Walk {
  /** Every file below the paths, or the path itself. Those of one folder are sorted, and none comes twice. */
  entries: Iterable<Entry>;
  /** How many files and folders .gitignore has left out so far. */
  ignored(): number;
}

/**
 * A text has a null byte only if it's UTF-16, which has a mark. Git looks this
 * far too.
 */
const LOOK = 8000;

/** The encoding that the first bytes of a text are marked with. */
export function encodingOf(start: Uint8Array): string {
  return start[0] === 0xff && start[1] === 0xfe ? "utf-16le" : start[0] === 0xfe && start[1] === 0xff ? "utf-16be" : "utf-8";
}

const join = (folder: string, name: string) => !folder || folder.endsWith("/") ? folder + name : `${folder}/${name}`;

/** A path as shown, without parts that say nothing. */
function told(path: string): string {
  const parts = path.split("/").filter((part, i) => part !== "." && (part || i === 0));
  return parts.join("/") || (path.startsWith("/") ? "/" : "");
}

/**
 * Walks paths. Below them, symbolic links aren't followed, and .git and what
 * .gitignore leaves out are skipped. A path that's given itself is always read.
 * Throws if one isn't there.
 *
 * @param most The longest text that is read, in bytes.
 */
export function walk(disk: Disk, paths: readonly string[], most: number): Walk {
  let passed = 0;
  const starts = paths.map((path) => ({ path, stats: disk.statSync(path) }));

  function* below(path: string): Iterable<Entry> {
    const { levels, base } = around(disk, disk.realpathSync(path).replaceAll("\\", "/"));
    const open = [{ path, told: told(path), base, levels }];
    for (let folder; (folder = open.pop());) {
      let names: string[];
      let inside = folder.levels;
      try {
        names = disk.readdirSync(folder.path).sort();
        if (names.includes(".gitignore")) inside = [...inside, ...level(disk, join(folder.path, ".gitignore"), folder.base)];
      } catch {
        yield { file: folder.told, skipped: "unreadable" };
        continue;
      }
      const folders = [];
      for (const name of names) {
        if (name === ".git") continue;
        const file = join(folder.told, name), at = join(folder.path, name);
        let stats: Stats;
        try {
          stats = disk.lstatSync(at);
        } catch {
          yield { file, skipped: "unreadable" };
          continue;
        }
        if (!stats.isFile() && !stats.isDirectory()) continue;
        if (ignored(inside, folder.base + name, stats.isDirectory())) passed++;
        else if (stats.isDirectory()) folders.push({ path: at, told: file, base: `${folder.base}${name}/`, levels: inside });
        else yield { file, ...content(disk, at, stats, most) };
      }
      open.push(...folders.reverse());
    }
  }

  function* all(): Iterable<Entry> {
    const seen = new Set<string>();
    for (const { path, stats } of starts) {
      for (const entry of stats.isDirectory() ? below(path) : [{ file: told(path), ...content(disk, path, stats, most) }]) {
        if (!seen.has(entry.file)) yield entry;
        seen.add(entry.file);
      }
    }
  }

  return { entries: all(), ignored: () => passed };
}

function content(disk: Disk, path: string, stats: Stats, most: number): { text: string } | { skipped: "large" | "binary" | "unreadable" } {
  if (!stats.isFile()) return { skipped: "unreadable" }; // a pipe may never end
  if (stats.size > most) return { skipped: "large" };
  try {
    const bytes = disk.readFileSync(path), encoding = encodingOf(bytes);
    if (encoding === "utf-8" && bytes.subarray(0, LOOK).includes(0)) return { skipped: "binary" };
    return { text: new TextDecoder(encoding).decode(bytes) };
  } catch {
    return { skipped: "unreadable" };
  }
}

/** The rules of one file; none if it isn't a plain file, as in git. */
function level(disk: Disk, path: string, base: string): Level[] {
  return disk.lstatSync(path).isFile() ? [{ base, rules: rules(new TextDecoder().decode(disk.readFileSync(path))) }] : [];
}

/**
 * The rules for a folder from outside it, and its path within the repository.
 * Without a repository there are none.
 */
function around(disk: Disk, folder: string): { levels: Level[]; base: string } {
  const there = (path: string) => {
    try {
      return disk.lstatSync(path);
    } catch {
      return null;
    }
  };
  const parts = folder.split("/");
  for (let n = parts.length; n > 0; n--) {
    const root = parts.slice(0, n).join("/") + "/";
    if (!there(root + ".git")) continue;
    const inner = parts.slice(n).filter(Boolean);
    const found = there(root + ".git/info/exclude") ? level(disk, root + ".git/info/exclude", "") : [];
    for (let i = 0, base = ""; i < inner.length; base += inner[i++] + "/") {
      if (there(root + base + ".gitignore")) found.push(...level(disk, root + base + ".gitignore", base));
    }
    return { levels: found, base: inner.map((part) => part + "/").join("") };
  }
  return { levels: [], base: "" };
}
