import type { Prediction } from "./contract.js";
import { h, setText, show } from "./dom.js";
import { Panel } from "./panels.js";
import { empty, parse, uses } from "./query.js";
import { code } from "./snippets.js";
import { copy } from "./text.js";
import { duration } from "./words.js";

/*
 * What can be taken along: a link, the answer as text, Markdown or JSON, and
 * the tag that shows this setting on another page. All of it is made from the
 * prediction, whose query has passed the engine's search for secrets.
 */

/** The part of a link after its #: the query, and the rules it was asked under. */
export function fragment(query: string, version: string): string {
  return "#" + query + (query && "&") + "v=" + encodeURIComponent(version);
}

/** Reads a fragment; null where it is no query but the name of a place in the page, or something of the page's own. */
export function readFragment(hash: string): { query: string; version: string } | null {
  const params = new URLSearchParams(hash.slice(1));
  if (![...params.keys()].some((name) => name === "v" || Object.hasOwn(empty(), name)) || !hash.includes("=")) return null;
  const version = params.get("v") ?? "";
  params.delete("v");
  return { query: params.toString(), version };
}

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

/** The panel with a button for each. `base` is the address that links lead to, or null. */
export class Share extends Panel {
  #result: Prediction | null = null;
  readonly #link: HTMLButtonElement;
  readonly #base: () => string | null;

  constructor(version: () => string, base: () => string | null, say: (text: string) => void) {
    super("share", "Share", false, true);
    this.#base = base;
    setText(this.short, "a link, the answer as text, the tag for a page");
    const link = (p: Prediction) => {
      const to = base();
      return to === null ? "" : to + fragment(p.query, version());
    };
    const script = /^https?:/.test(import.meta.url) ? import.meta.url : "scope-calculator.js";
    const button = (id: string, label: string, make: (p: Prediction) => string) => {
      const el = h("button", {
        type: "button", "data-action": `copy-${id}`, onclick: async () => {
          if (!this.#result) return;
          const done = await copy(make(this.#result), el);
          setText(el, done ? "Copied" : "Not copied");
          say(done ? `${label} copied.` : "The browser did not allow copying.");
          setTimeout(() => setText(el, label), 1600);
        },
      }, label);
      return el;
    };
    this.#link = button("link", "Link", link);
    this.body.append(h("p", { class: "hint" }, "Copies go to the clipboard. They hold the setting and the answer, and nothing that looks like a secret."),
      h("div", { class: "share", role: "group", "aria-label": "Copy" }, this.#link,
        button("text", "Text", (p) => asText(p, version(), link(p))),
        button("markdown", "Markdown", (p) => asMarkdown(p, version(), link(p))),
        button("json", "JSON", (p) => asJson(p, version())),
        button("tag", "Embed tag", (p) => asTag(p, script))));
  }

  set(result: Prediction): void {
    this.#result = result;
    this.changed();
  }

  protected draw(): void {
    show(this.#link, this.#base() !== null);
  }
}

/** Keeps the page's address and the setting in step: what settles becomes an entry of the history, and Back undoes it. */
export class Permalink {
  /** The rules under which the link was made that brought the reader here, until something is changed. */
  made = "";
  #last: string | null = null;
  #timer = 0;
  readonly #initial: string;
  readonly #load: (query: string) => void;

  /** `initial` is the setting that stands for an address without a fragment. */
  constructor(initial: string, load: (query: string) => void) {
    this.#initial = initial;
    this.#load = load;
  }

  start(): void {
    addEventListener("popstate", this.#pop);
    if (location.hash) this.#pop();
  }

  stop(): void {
    clearTimeout(this.#timer);
    removeEventListener("popstate", this.#pop);
  }

  /** Takes note of the setting that is shown. */
  follow(query: string, version: () => string): void {
    clearTimeout(this.#timer);
    if (this.#last === null) this.#last = query;
    if (query === this.#last) return;
    this.made = "";
    this.#timer = window.setTimeout(() => {
      this.#last = query;
      try {
        // Not only the fragment: that would be read against the page's <base>.
        history.pushState(history.state, "", location.pathname + location.search + fragment(query, version()));
      } catch {
        // A sandboxed frame, or too many entries: the address stays as it is.
      }
    }, 500);
  }

  readonly #pop = () => {
    const here = readFragment(location.hash);
    // Another place of the same page says nothing of the setting.
    if (!here && location.hash) return;
    clearTimeout(this.#timer);
    this.#last = null;
    this.made = here?.version ?? "";
    this.#load(here?.query ?? this.#initial);
  };
}
