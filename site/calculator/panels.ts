import { witnesses } from "./calls.js";
import type { Capability, Catalog, Grant, Outcome, Summary, Verdict } from "./contract.js";
import { afterPaint, breakable, differs, fill, h, icon, list, prose, setAttr, setText, show, sign } from "./dom.js";
import type { Desk } from "./parts.js";
import { serialize } from "./query.js";
import type { State, View, ViewName } from "./views.js";
import { lack, tally } from "./words.js";

/** A section under the answer that can be folded away; it draws only what is open. */
export abstract class Panel implements View {
  readonly el: HTMLDetailsElement;
  protected readonly short = h("span.short");
  protected readonly body = h("div.panel-body");
  /** What is to be drawn; null before the first answer. */
  protected state: State | null = null;
  #stale = false;
  #waiting = false;

  constructor(readonly name: ViewName, title: string, open = false) {
    this.el = h("details.panel", { part: `panel ${name}`, "data-panel": name, open, ontoggle: () => this.#draw() },
      h("summary", icon("chevron"), h("h2", title), this.short),
      this.body);
  }

  set(state: State): void {
    this.state = state;
    this.changed();
  }

  /** Tells the panel that its data changed. It is redrawn after the next frame, so that the answer itself is painted first. */
  protected changed(): void {
    this.#stale = true;
    if (this.#waiting || !this.el.open) return;
    this.#waiting = true;
    afterPaint(() => {
      this.#waiting = false;
      this.#draw();
    });
  }

  #draw(): void {
    if (!this.#stale || !this.el.open) return;
    this.#stale = false;
    this.draw();
  }

  protected abstract draw(): void;
}

/** What the token is capable of, each line proved by methods. */
export class Capabilities extends Panel {
  readonly #update: (items: readonly Capability[]) => void;

  constructor({ catalog }: Pick<Desk, "catalog">) {
    super("capabilities", "What it is capable of", true);
    const ul = h("ul.capabilities");
    this.#update = list(ul, (item) => item.id, () => capability(() => this.state?.result.calls ?? [], catalog));
    this.body.append(ul);
  }

  override set(state: State): void {
    super.set(state);
    const { consequences, whose } = state.result;
    const of = (verdict: Verdict) => consequences.filter((item) => item.verdict === verdict);
    setText(this.short, `${tally((verdict) => of(verdict).length, (verdict) => of(verdict)[0]!.word)} · ${whose}`);
  }

  protected draw(): void {
    this.#update(this.state?.result.consequences ?? []);
  }
}

/** One thing a token is capable of. Opened, it names the calls that prove it, with what stands in their way; `calls` are those of the answer. */
export function capability(calls: () => readonly Outcome[], catalog: () => Catalog | null) {
  const title = h("span.title");
  const line = h("span.count");
  const proof = h("ul.witnesses");
  const verdict = h("span.verdict");
  let shown: Capability | null = null;
  const draw = () => {
    const known = details.open && shown && catalog();
    if (!known || !shown) return;
    const { why } = shown;
    const found = witnesses(shown, calls(), known).map((call) => ({ name: call.name, lack: lack(call) }));
    const differ = !why && new Set(found.map((call) => call.lack)).size > 1;
    if (differs(proof, found, why)) fill(proof, why && prose(h("li.hint"), `${why}:`),
      ...found.map(({ name, lack }) => h("li", h("code", ...breakable(name)), differ && " ", differ && prose(h("span"), lack))));
  };
  const details = h("details", { ontoggle: draw }, h("summary", verdict, h("span.say", title, line), icon("chevron")), proof);
  const el = h("li", details);
  return {
    el,
    update(item: Capability) {
      shown = item;
      setAttr(el, "data-verdict", item.verdict);
      setAttr(el, "data-consequence", item.id);
      sign(verdict, item.verdict, item.word);
      setText(title, item.title);
      prose(line, item.line);
      draw();
    },
  };
}

interface Line {
  name: string;
  code?: boolean;
  /** What the cell says, and a smaller second line. */
  cell(s: Summary): [string, string?];
}

/** One line for each domain that any of the answers has, and those that all have. */
const linesOf = (all: readonly Summary[]): Line[] => [
  ...[...new Set(all.flatMap((s) => s.domains.map((row) => row.domain)))].map((domain): Line => ({
    name: domain, code: true, cell(s) {
      const row = s.domains.find((row) => row.domain === domain);
      if (!row) return ["–"];
      return [row.likely === "unknown" ? "?" : row.likely, row.floor === row.ceiling ? undefined : `${row.floor} to ${row.ceiling}`];
    },
  })),
  { name: "Bound to", cell: (s) => [s.lifetime.bound] },
  { name: "Access", cell: (s) => [s.lifetime.access] },
  { name: "Refresh", cell: (s) => [s.lifetime.refresh] },
  { name: "mainaccount", code: true, cell: (s) => [s.mainaccount] },
  { name: "Session slots", cell: (s) => [s.sessions.slots] },
];

/** All grants side by side. A column heading chooses its grant. */
export class Grants extends Panel {
  readonly #desk: Pick<Desk, "ask" | "change">;
  readonly #table = h("table");
  #columns: { grant: Grant; button: HTMLButtonElement; cells: HTMLTableCellElement[] }[] = [];
  readonly #note = h("p.hint");

  constructor(desk: Pick<Desk, "ask" | "change">) {
    super("grants", "By grant");
    this.#desk = desk;
    setText(this.short, "all of them side by side");
    this.body.append(this.#note, h("div.scroll", { role: "group", tabindex: 0, "aria-label": "Grants side by side" }, this.#table));
  }

  protected draw(): void {
    const { query, offered } = this.state!;
    const all = this.#desk.ask("grants", serialize(query))?.grants.filter((s) => offered.includes(s.grant));
    if (!all) return;
    const lines = linesOf(all);
    if (differs(this.#table, all.map((s) => s.grant), lines.map((line) => line.name))) this.#build(all, lines);
    const chosen = all.find((s) => s.grant === query.grant);
    const from = all.find((s) => s.held_from)?.held_from;
    setText(this.#note, `Marked cells differ from ${query.grant}.` + (from ? ` Token grants start from the token that ${from} would give.` : ""));
    for (const [i, s] of all.entries()) {
      const column = this.#columns[i]!;
      const current = s === chosen;
      setAttr(column.button, "aria-pressed", String(current));
      for (const [j, cell] of column.cells.entries()) {
        cell.rowSpan = s.refused && !j ? lines.length : 1;
        show(cell, !s.refused || !j);
        const [text, small] = s.refused ? ["refused", s.refused.text] : lines[j]!.cell(s);
        const other = chosen && !chosen.refused ? lines[j]!.cell(chosen) : null;
        const marked = !current && !s.refused && !!other && (other[0] !== text || other[1] !== small);
        setAttr(cell, "data-current", current);
        setAttr(cell, "data-differs", marked);
        setAttr(cell, "data-refused", !!s.refused);
        if (differs(cell, text, small, marked)) fill(cell, marked && h("span.vh", "differs: "), prose(h("span"), text), small && prose(h("small"), small));
      }
    }
  }

  #build(all: readonly Summary[], lines: readonly Line[]): void {
    this.#columns = all.map((s) => ({
      grant: s.grant,
      button: h("button", { "data-grant": s.grant, onclick: () => this.#desk.change({ grant: s.grant }) }, ...breakable(s.grant)),
      cells: lines.map(() => h("td")),
    }));
    fill(this.#table,
      h("thead", h("tr", h("td"), ...this.#columns.map((c) => h("th", { scope: "col" }, c.button)))),
      h("tbody", ...lines.map((line, j) => h("tr", { "data-row": line.name },
        h("th", { scope: "row" }, line.code ? h("code", ...breakable(line.name)) : line.name), ...this.#columns.map((c) => c.cells[j]!)))));
  }
}
