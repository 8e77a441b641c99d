import type { Catalog, CatalogMethod, MethodVerdict, Verdict } from "./contract.js";
import { breakable, fill, h, icon, list, setAttr, setText, show, sign, verbatim } from "./dom.js";
import { Panel } from "./panels.js";
import { action } from "./parts.js";
import { lack, missing, needed, tally, verdicts } from "./words.js";

/** What methods are listed by: a prediction, or a real answer. */
interface Verdicts {
  methods: readonly MethodVerdict[];
  counts: Record<Verdict, number>;
}

interface Entry extends MethodVerdict {
  known: CatalogMethod | undefined;
}

/** Every private method and channel with its verdict. */
export class Methods extends Panel {
  readonly #catalog: () => Catalog | null;
  readonly #search = h("input", { type: "search", name: "method_search", placeholder: "Search methods", "aria-label": "Search methods", ...verbatim, oninput: () => this.#filter() });
  readonly #filters = new Map<Verdict, { button: HTMLButtonElement; count: HTMLElement }>();
  readonly #update: (items: readonly Entry[]) => void;
  readonly #none = h("p.hint", { hidden: true }, "No method matches.");
  readonly #gone = h("ul.gone.hint");
  #removed: Catalog["removed"] = [];
  readonly #shown = h("output.hint");
  /** Rows with the text they are found by. */
  readonly #rows = new Map<string, { el: HTMLElement; text: string }>();
  #known: Map<string, CatalogMethod> | null = null;
  #entries: Entry[] = [];
  #moved = false;
  #result: Verdicts | null = null;
  #exact: Verdicts | null = null;
  readonly #source = h("p.source", { hidden: true }, "Verdicts for the answer that was pasted.", action("prediction", "Show the prediction again", () => this.hold(null)));

  constructor(catalog: () => Catalog | null) {
    super("methods", "Methods and channels");
    this.#catalog = catalog;
    const ul = h("ul.methods");
    this.#update = list<Entry>(ul, id, (entry) => this.#row(entry));
    for (const verdict of verdicts) {
      const count = h("b");
      const button = h("button.filter", { "data-verdict": verdict, "aria-pressed": "false", onclick: () => {
        setAttr(button, "aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
        this.#filter();
      } }, icon(verdict), count, ` ${verdict}`);
      this.#filters.set(verdict, { button, count });
    }
    this.body.append(this.#source,
      h("div.find", this.#search, h("div.filters", { role: "group", "aria-label": "Show only" }, ...[...this.#filters.values()].map((f) => f.button)), this.#shown),
      // A page of documentation must not grow by ten screens when somebody opens a list.
      this.#none, this.#gone, h("div.reel", { role: "region", tabindex: "0", "aria-label": "Methods and channels" }, ul));
  }

  set(result: Verdicts): void {
    this.#result = result;
    this.#count();
  }

  /** Another answer, or none, in place of the one whose verdicts are listed. */
  follow(exact: Verdicts | null): void {
    if (this.#exact) this.#by(exact);
  }

  #by(exact: Verdicts | null): void {
    this.#exact = exact;
    show(this.#source, exact !== null);
    this.#count();
  }

  /** Lists by the exact verdicts of a real answer; null goes back to the prediction. */
  hold(exact: Verdicts | null): void {
    this.el.open = true;
    this.#by(exact);
    this.el.querySelector("summary")?.focus();
    this.el.scrollIntoView({ block: "start" });
  }

  #count(): void {
    const { counts } = this.#exact ?? this.#result!;
    setText(this.short, tally((v) => counts[v]));
    this.changed();
  }

  protected draw(): void {
    const result = this.#exact ?? this.#result;
    if (!result) return;
    const catalog = this.#known ? null : this.#catalog();
    this.#known ??= new Map(catalog?.methods.map((m) => [m.name, m]));
    if (catalog) this.#removed = catalog.removed;
    const known = this.#known;
    this.#entries = result.methods.map((m) => ({ ...m, known: known.get(m.name) }));
    this.#update(this.#entries);
    this.#filter();
  }

  #filter(): void {
    const words = this.#search.value.slice(0, 200).toLowerCase().split(/\s+/).filter(Boolean);
    const pressed = verdicts.filter((v) => this.#filters.get(v)!.button.getAttribute("aria-pressed") === "true");
    const counts: Partial<Record<Verdict, number>> = {};
    let count = 0;
    if (this.#moved) this.#update(this.#entries);
    this.#moved = false;
    for (const entry of this.#entries) {
      const row = this.#rows.get(id(entry))!;
      const found = words.every((word) => row.text.includes(word));
      if (found) counts[entry.verdict] = (counts[entry.verdict] ?? 0) + 1;
      const visible = found && (!pressed.length || pressed.includes(entry.verdict));
      show(row.el, visible);
      if (visible) count++;
      // What was named exactly comes first.
      if (visible && words[0] && entry.name.split("/").includes(words[0])) {
        row.el.parentElement!.prepend(row.el);
        this.#moved = true;
      }
    }
    for (const [verdict, f] of this.#filters) {
      setText(f.count, String(counts[verdict] ?? 0));
      setAttr(f.button, "data-empty", !counts[verdict]);
    }
    setText(this.#shown, `${count} of ${this.#entries.length}`);
    show(this.#none, count === 0);
    const gone = words.length ? this.#removed.filter((m) => words.every((word) => m.name.includes(word))).slice(0, 3) : [];
    fill(this.#gone, ...gone.map((m) => h("li", h("code", m.name), ` is gone (${m.gone_by}). ${m.note}`)));
    if (words[0]?.startsWith("public")) this.#gone.append(h("li", "Methods under ", h("code", "public/"), " need no scope."));
  }

  #row(entry: Entry) {
    const known: Partial<CatalogMethod> = entry.known ?? {};
    const verdict = h("span.verdict");
    const lacking = h("span.missing");
    const needs = needed(entry, known.main_account === "yes");
    const name = h("code", ...breakable(entry.name));
    const flags = [
      known.channel && "channel", known.main_account === "yes" && "main account", known.main_account === "unknown" && "main account?",
      known.websocket_only && "WebSocket only", known.second_factor && "second factor", known.matching_engine && "matching engine",
    ].filter((flag) => typeof flag === "string");
    const el = h("li.method", { "data-method": entry.name },
      verdict,
      h("div.what",
        known.url && /^https:/.test(known.url) ? h("a", { href: known.url, target: "_blank", rel: "noopener noreferrer" }, name) : name,
        entry.way && " ", entry.way && h("code.way", entry.way),
        known.summary && h("span.summary", { title: known.note || null }, known.summary),
        flags.length > 0 && h("div.flags", ...flags.map((flag) => h("span", flag)))),
      h("div.needs", needs ? h("code", needs) : h("span", "scope undocumented"), lacking));
    const text = [entry.name, entry.way, needs, known.summary, known.category, ...flags].join(" ").toLowerCase();
    this.#rows.set(id(entry), { el, text });
    return {
      el,
      update(item: Entry) {
        setAttr(el, "data-verdict", item.verdict);
        sign(verdict, item.verdict, item.verdict);
        setText(lacking, lack(item, missing(item) === needs ? "lacking" : undefined));
      },
    };
  }
}

function id(entry: Pick<MethodVerdict, "name" | "way">): string {
  return `${entry.name} ${entry.way}`;
}
