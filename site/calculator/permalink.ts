import type { Advice } from "./contract.js";
import { PARAMS } from "./tables.js";

/* The setting as a page's address. It has been through the engine's search for
   secrets. */

/** The part of a link after its #: the query, and the rules it was asked under. */
export function fragment(query: string, version: string): string {
  return "#" + query + (query && "&") + "v=" + encodeURIComponent(version);
}

/** Reads a fragment; null if it isn't a query but the name of a place in the page, or something else of the page's. */
export function readFragment(hash: string): { query: string; version: string } | null {
  const params = new URLSearchParams(hash.slice(1));
  if (![...params.keys()].some((name) => name === "v" || Object.hasOwn(PARAMS, name)) || !hash.includes("=")) return null;
  const version = params.get("v") ?? "";
  params.delete("v");
  return { query: params.toString(), version };
}

/** Keeps the page's address and the setting in step: a settled change becomes a history entry, and Back undoes it. */
export class Permalink {
  /** The rules that the link which brought the reader here was made under, until something changes. */
  #made = "";
  #last: string | null = null;
  #timer = 0;
  readonly #initial: string;
  readonly #load: (query: string) => void;
  readonly #version: () => string;

  /**
   * `initial` is the setting for an address without a fragment, `version` is
   * the version of the rules.
   */
  constructor(initial: string, load: (query: string) => void, version: () => string) {
    this.#initial = initial;
    this.#load = load;
    this.#version = version;
  }

  start(): void {
    addEventListener("popstate", this.#pop);
    if (location.hash) this.#pop();
  }

  stop(): void {
    clearTimeout(this.#timer);
    removeEventListener("popstate", this.#pop);
  }

  /** Records the setting that's shown. */
  follow(query: string): void {
    clearTimeout(this.#timer);
    if (this.#last === null) this.#last = query;
    if (query === this.#last) return;
    this.#made = "";
    this.#timer = window.setTimeout(() => {
      this.#last = query;
      try {
        // Not just the fragment: that would be resolved against the page's
        // <base>.
        history.pushState(history.state, "", location.pathname + location.search + fragment(query, this.#version()));
      } catch {
        // A sandboxed frame, or too many entries: the address stays as it is.
      }
    }, 500);
  }

  /** Whether the setting came with the link that brought the reader here. */
  get linked(): boolean {
    return readFragment(location.hash) !== null;
  }

  /** Remarks about the link that brought the reader here. */
  remarks(): Advice[] {
    const [made, now] = [this.#made, this.#made && this.#version()];
    return made === now ? [] : [{ code: "old-link", severity: "info", text: `This link was made with the rules and catalog of ${made}. The result is by those of ${now}.`, query: "", label: "" }];
  }

  readonly #pop = () => {
    const here = readFragment(location.hash);
    // Another place of the same page says nothing about the setting.
    if (!here && location.hash) return;
    clearTimeout(this.#timer);
    this.#last = null;
    this.#made = here?.version ?? "";
    this.#load(here?.query ?? this.#initial);
  };
}
