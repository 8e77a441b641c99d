import type { Grant, Summary } from "./contract.js";
import { afterPaint, breakable, differs, fill, h, prose, setAttr, setText, show } from "./dom.js";
import { useGrant, type Desk } from "./parts.js";
import { serialize } from "./query.js";
import type { Opened, State, View } from "./views.js";

/** A view below the bar. It's drawn after the next frame, so the answer is painted first. */
export abstract class Panel implements View {
  readonly el: HTMLElement;
  protected readonly body = h("div.panel-body");
  /** What to draw; null before the first answer. */
  protected state: State | null = null;
  #waiting = false;

  constructor(readonly name: Opened) {
    this.el = h("section.panel", { part: `panel ${name}`, "data-panel": name }, this.body);
  }

  set(state: State): void {
    this.state = state;
    this.changed();
  }

  /** Tells the view that its data changed. */
  protected changed(): void {
    if (this.#waiting) return;
    this.#waiting = true;
    afterPaint(() => {
      this.#waiting = false;
      if (this.state) this.draw();
    });
  }

  protected abstract draw(): void;
}

interface Line {
  name: string;
  code?: boolean;
  /** What the cell says, and a smaller second line. */
  cell(s: Summary): [string, string?];
}

/**
 * A line for each domain that any of the answers has, and the lines that all
 * have.
 */
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
  readonly #desk: Pick<Desk, "ask" | "change" | "follow">;
  readonly #table = h("table");
  #columns: { grant: Grant; button: HTMLButtonElement; cells: HTMLTableCellElement[] }[] = [];
  readonly #note = h("p.hint");

  constructor(desk: Pick<Desk, "ask" | "change" | "follow">) {
    super("grants");
    this.#desk = desk;
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
      button: h("button", { "data-grant": s.grant, onclick: () => useGrant(s.grant, this.state, this.#desk) }, ...breakable(s.grant)),
      cells: lines.map(() => h("td")),
    }));
    fill(this.#table,
      h("thead", h("tr", h("td"), ...this.#columns.map((c) => h("th", { scope: "col" }, c.button)))),
      h("tbody", ...lines.map((line, j) => h("tr", { "data-row": line.name },
        h("th", { scope: "row" }, line.code ? h("code", ...breakable(line.name)) : line.name), ...this.#columns.map((c) => c.cells[j]!)))));
  }
}
