#!/usr/bin/env node
import type { CalculatorError } from "./api.js";
import { load, version } from "./core.js";
import { outcome, Usage, type Outcome } from "./command.js";
import { SCAN_LIMIT } from "../calculator/tables.js";
import { plain } from "./print.js";
import { encodingOf, walk, type Disk, type Walk } from "./walk.js";

/*
 * npx scope-calculator: the calculator for scripts and agents. What it prints
 * has been through the calculator's search for secrets. Its own messages never
 * repeat what it was given, neither arguments nor input.
 */

interface NodeProcess {
  argv: string[];
  exitCode: number;
  platform: string;
  getBuiltinModule(name: "node:fs"): Disk & { createReadStream(path: string): AsyncIterable<Uint8Array> };
  stdin: AsyncIterable<Uint8Array> & { isTTY?: boolean };
  stdout: { write(text: string): void; on(event: "error", listener: () => void): void };
  stderr: { write(text: string): void };
}
declare const process: NodeProcess;

/** A bit more than the calculator reads, so that it can say it's too much. */
const limit = 1 << 21;

async function input(): Promise<string> {
  if (process.stdin.isTTY) throw new Usage("The text is read from standard input: … verify --query '…' < reply.json");
  return gathered(process.stdin);
}

async function file(path: string): Promise<string> {
  const { createReadStream } = process.getBuiltinModule("node:fs");
  try {
    return await gathered(createReadStream(path));
  } catch {
    throw new Usage("A file couldn't be read.");
  }
}

async function gathered(stream: AsyncIterable<Uint8Array>): Promise<string> {
  let decoder: TextDecoder | undefined;
  let text = "";
  for await (const chunk of stream) {
    // UTF-16 is recognized by its mark; the decoder drops UTF-8's.
    decoder ??= new TextDecoder(encodingOf(chunk));
    text += decoder.decode(chunk, { stream: true });
    if (text.length > limit) break;
  }
  return text + (decoder?.decode() ?? "");
}

function walked(paths: readonly string[]): Walk {
  try {
    return walk(process.getBuiltinModule("node:fs"), process.platform === "win32" ? paths.map((path) => path.replaceAll("\\", "/")) : paths, SCAN_LIMIT);
  } catch {
    throw new Usage("A path doesn't exist, or can't be opened.");
  }
}

async function run(): Promise<Outcome> {
  try {
    return await outcome(process.argv.slice(2), { load, version, input, file, walk: walked });
  } catch (cause) {
    const error = cause as Partial<CalculatorError>;
    const kind = cause instanceof Usage ? "usage" : error.kind ?? "internal";
    const message = kind === "usage" || kind === "input" ? error.message : `The calculator did not work. ${error.kind ? error.message : ""}`;
    const text = process.argv.includes("--json") ? JSON.stringify({ ok: false, error: { kind, message } }, null, 2) + "\n" : "";
    return { status: 2, text, errors: `scope-calculator: ${plain(message ?? "")}\n` };
  }
}

// A reader such as head may stop early; that's not an error.
process.stdout.on("error", () => {});
const { status, text = "", errors = "" } = await run();
process.exitCode = status;
process.stdout.write(text);
process.stderr.write(errors);
