import type { Domain, Level, Prediction, Row } from "./contract.js";
import { differs, fill, h, prose, setAttr, setText, show } from "./dom.js";
import { Gauge, Slider, type Side, type Stop } from "./meter.js";
import type { Desk } from "./parts.js";
import type { Guess, Said } from "./guess.js";
import { uses, type Query, type ScopeName } from "./query.js";
import { levels, setLevel } from "./scope.js";
import { DOMAINS, LEVELS } from "./tables.js";
import type { State } from "./views.js";
import { reasons } from "./why.js";
import { join, plain } from "./words.js";

/** Most used first, as Deribit's own pages have them; a domain that isn't here comes last. */
const first: readonly string[] = ["account", "trade", "wallet", "block_trade", "block_rfq"];
const ORDER = [...DOMAINS].sort((a, b) => place(a) - place(b));

function place(domain: Domain): number {
  const at = first.indexOf(domain);
  return at < 0 ? first.length : at;
}

type Context = Pick<Desk, "change" | "explain" | "follow">;

/** The table of domains: key and request are set in it, and the token is read from it. */
export class Table {
  readonly el: HTMLElement;
  readonly #context: Context;
  readonly #rows: Line[];
  readonly #from = h("b");
  readonly #to = h("b", "Token gets");
  readonly #absent = h("span");
  readonly #folded: HTMLElement;
  readonly #fold = h("button.fold", { "aria-expanded": "false", onclick: () => this.#unfold(true) });
  readonly #still: boolean;
  #query: Query | null = null;
  /** What the token of the step before likely has, where there is one. */
  #held = "";
  /** The folded rows were opened, and stay so. */
  #kept = false;

  /** `still` is a picture of the table: to read, not to set. */
  constructor(context: Context, still = false) {
    this.#context = context;
    this.#still = still;
    this.#rows = ORDER.map((domain) => new Line(domain, context, still, (name, level) => this.#pick(domain, name, level)));
    const scale = (...more: HTMLElement[]) => h("div", { class: `scale${more.length ? " four" : ""}` }, ...more, ...LEVELS.map((level) => h("span", level.replace("_", "_\u200b"))));
    const head = h("div.heads", { "aria-hidden": "true" },
      h("div", this.#from, scale()), h("div", h("b", "Request asks"), scale(this.#absent)), h("div", this.#to, scale()));
    this.#folded = h("li.folded", { hidden: true }, this.#fold);
    this.el = h("div.table", { part: "rows", role: "group", "aria-label": "Domains" }, head, h("ul", ...this.#rows.map(({ el }) => el), this.#folded));
  }

  #pick(domain: Domain, name: Side, level: Level | ""): void {
    this.#used = true;
    const query = this.#query!;
    const scope: ScopeName = name === "key" && uses(query.grant).held ? "held" : name;
    const text = setLevel(this.#base(scope), domain, level === "" || level === "none" && scope !== "ask" ? null : level);
    // Nothing named is no scope; a key with nothing is a key.
    this.#context.change({ [scope]: text || (scope === "ask" ? null : "") }, `${scope}-${domain}`);
  }

  /** The text that a choice changes: a token that is only predicted becomes one that is held. */
  #base(scope: ScopeName): string {
    const query = this.#query!;
    return query[scope] ?? (scope === "held" ? this.#held : "");
  }

  /** A level was chosen: from then on no row goes away under the pointer. */
  #used = false;

  /** Keeps the room that the sentences will likely take, and none for the rows that will have nothing to say. */
  expect({ says, quiet }: Pick<Guess, "says" | "quiet">): void {
    for (const line of this.#rows) line.expect(says.get(line.domain) ?? null);
    this.#quiet(quiet.map((domain) => ({ domain, word: "not on key" })));
  }

  /** One line for those that say nothing, where there is little room; a single one says as much by itself. */
  #quiet(rows: readonly Pick<Row, "domain" | "word">[]): void {
    const quiet = rows.filter(({ domain }) => {
      const { open, el } = this.#rows.find((line) => line.domain === domain)!;
      return !open && (!this.#used || el.hasAttribute("data-trivial"));
    });
    for (const { domain, el } of this.#rows) setAttr(el, "data-trivial", quiet.some((row) => row.domain === domain));
    const folds = quiet.length > 1 && (this.#still || !this.#kept);
    setAttr(this.el, "data-folds", folds);
    show(this.#folded, folds);
    if (!folds || !differs(this.#fold, quiet.map(({ domain, word }) => [domain, word]))) return;
    const words = [...new Set(quiet.map(({ word }) => word))];
    fill(this.#fold, prose(h("span"), words.map((word) => `${quiet.filter((row) => row.word === word).map(({ domain }) => domain).join(", ")}${word && `: ${word}`}`).join("; ")), h("span", this.#still ? "" : "Show"));
    this.#fold.disabled = this.#still;
  }

  /** Shows the query, which is there before any answer. */
  show(query: Query): void {
    this.#query = query;
    const { ask, held } = uses(query.grant);
    setText(this.#from, held ? "Token holds" : "Key allows");
    setText(this.#absent, held ? "as held" : "as key");
    setAttr(this.el, "data-held", held);
    setAttr(this.el, "data-fixed", !ask);
    const from = held ? query.held ?? (query.from ? this.#held : null) : query.key;
    const has = levels(from ?? "");
    const wants = ask ? levels(query.ask ?? "") : {};
    for (const line of this.#rows) line.show(held, from === null ? null : has[line.domain] ?? "none", wants[line.domain] ?? "", !ask);
  }

  /** `pinned` is the setting that a comparison holds on to. */
  set({ query, result }: Pick<State, "query" | "result">, pinned: Prediction | null): void {
    const held = result.steps.at(-1)?.scope ?? "";
    if (held !== this.#held) {
      this.#held = held;
      this.show(query);
    }
    setText(this.#to, result.returned ? "Server returned" : "Token gets");
    setAttr(this.el, "data-needs", result.needed !== null);
    const quiet: Row[] = [];
    for (const line of this.#rows) {
      const row = result.domains.find(({ domain }) => domain === line.domain);
      if (!row) {
        line.clear();
        continue;
      }
      line.set(row, pinned?.domains.find(({ domain }) => domain === line.domain)?.likely ?? null);
      if (trivial(row)) quiet.push(row);
    }
    this.#quiet(quiet);
  }

  #unfold(open: boolean): void {
    this.#kept = open;
    setAttr(this.el, "data-folds", false);
    show(this.#folded, false);
    this.#rows.find(({ el }) => el.hasAttribute("data-trivial"))?.focus();
  }

  /** Takes the answer away: a stale one must not look valid. Of folded rows, only the names stay. */
  clear(): void {
    for (const line of this.#rows) line.clear();
    this.#quiet(this.#rows.filter(({ el }) => el.hasAttribute("data-trivial")).map(({ domain }) => ({ domain, word: "" })));
  }

  /** Opens every reason, or those that were open, for print. */
  spread(all: boolean): void {
    for (const line of this.#rows) line.spread(all);
  }

  /** Brings the rows that a paste marked into sight, where they are out of it. */
  reveal(): void {
    const marked = this.#rows.find(({ el }) => el.dataset["sign"] === "wrong");
    marked?.el.scrollIntoView({ block: "nearest" });
  }
}

/** Whether a row says nothing that isn't said by its absence. */
function trivial(row: Row): boolean {
  return row.says === "" && row.ceiling === "none" && !row.needed && (row.returned ?? "none") === "none" && row.asked === null;
}

class Line {
  readonly el: HTMLElement;
  readonly #context: Context;
  readonly #from: Slider;
  readonly #ask: Slider;
  readonly #got = new Gauge();
  readonly #word = h("small");
  readonly #name: HTMLButtonElement;
  readonly #says = h("div.says", { hidden: true });
  readonly #sentence = h("span");
  readonly #apply: HTMLButtonElement;
  readonly #evidence: HTMLButtonElement;
  readonly #reason = h("div.reason", { part: "reason", hidden: true });
  #row: Row | null = null;
  open = false;
  #printed = false;

  constructor(readonly domain: Domain, context: Context, still: boolean, pick: (name: Side, level: Level | "") => void) {
    this.#context = context;
    this.#from = new Slider("key", domain, still, (level) => pick("key", level));
    this.#ask = new Slider("ask", domain, still, (level) => pick("ask", level));
    this.#name = h("button.who", { "aria-expanded": "false", "aria-controls": `why-${domain}`, onclick: () => this.#toggle() }, h("code", domain), this.#word);
    this.#reason.id = `why-${domain}`;
    this.#apply = h("button.link", { "data-action": "repair", onclick: () => this.#row?.remedy && context.follow(this.#row.remedy.query) });
    // By keyboard, the row's name opens the same.
    this.#evidence = h("button.link.why", { tabindex: -1, part: "evidence", onclick: () => this.#toggle() });
    this.#says.append(this.#sentence, " ", ...still ? [] : [this.#apply, " ", this.#evidence]);
    this.el = h("li.row", { part: "row", "data-domain": domain }, this.#name, this.#from.el, this.#ask.el, this.#got.el, this.#says, this.#reason);
  }

  focus(): void {
    this.#name.focus();
  }

  show(held: boolean, from: Level | "mixed" | null, asked: Level | "mixed" | "", fixed: boolean): void {
    this.#from.call(held ? "held" : "key", held ? "the token holds" : "the key allows");
    this.#ask.call("ask", "the request asks for", held ? "as held" : "as key");
    const known: Stop = from === "mixed" ? null : from;
    this.#from.set(known);
    this.#ask.set(asked === "mixed" ? null : asked, known || null);
    setAttr(this.#ask.el, "inert", fixed);
  }

  expect(said: Said | null): void {
    show(this.#says, said !== null);
    if (said) this.#say(...said);
    setAttr(this.#says, "data-guess", true);
  }

  #say(says: string, remedy: string, evidence: string): void {
    prose(this.#sentence, says);
    show(this.#apply, remedy !== "");
    setText(this.#apply, remedy);
    setText(this.#evidence, evidence);
  }

  set(row: Row, pinned: Level | "unknown" | null): void {
    this.#row = row;
    setAttr(this.#says, "data-guess", null);
    setAttr(this.el, "data-effect", row.effect);
    setAttr(this.el, "data-rule", row.rule);
    setAttr(this.el, "data-sign", row.sign);
    prose(this.#word, row.word);
    this.#got.set(row, pinned);
    show(this.#says, row.says !== "");
    this.#say(row.says, plain(row.remedy?.label ?? ""), row.evidence);
    setAttr(this.#evidence, "data-evidence", row.evidence);
    this.#draw();
  }

  clear(): void {
    this.#row = null;
    setAttr(this.el, "data-sign", null);
    prose(this.#word, "");
    this.#got.clear();
    show(this.#says, false);
    this.open = false;
    this.#draw();
  }

  spread(all: boolean): void {
    this.#printed = all;
    this.#draw();
  }

  #toggle(): void {
    this.open = !this.open && this.#row !== null;
    this.#draw();
  }

  #draw(): void {
    const open = (this.open || this.#printed) && this.#row !== null;
    setAttr(this.#name, "aria-expanded", String(open));
    show(this.#reason, open);
    if (open && differs(this.#reason, this.#row, this.#row!.also)) fill(this.#reason, ...reasons([this.#row!, ...this.#row!.also], this.#context.explain));
  }
}

/** "account, wallet and 3 more", in the order of the rows. */
export function several(domains: readonly Domain[], most = 2): string {
  const names = ORDER.filter((domain) => domains.includes(domain));
  return names.length > most + 1 ? `${names.slice(0, most).join(", ")} and ${names.length - most} more` : join(names);
}
