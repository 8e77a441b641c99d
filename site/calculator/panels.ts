import type { Comparison, ConsequenceVerdict, Grant, MethodVerdict, Prediction, Summary } from "./contract.js";
import { afterPaint, breakable, fill, h, icon, list, setAttr, setText, show, sign } from "./dom.js";
import { calls, capableWord, duration, lack, slots, tally, whose } from "./words.js";

/** A section under the answer that can be folded away; it draws only what is open. */
export abstract class Panel {
  readonly el: HTMLDetailsElement;
  protected readonly short = h("span.short");
  protected readonly body = h("div.panel-body");
  #stale = false;
  #waiting = false;

  constructor(readonly name: string, title: string, open = false) {
    this.el = h("details.panel", { part: `panel ${name}`, "data-panel": name, open, ontoggle: () => this.#draw() },
      h("summary", icon("chevron"), h("h2", title), this.short),
      this.body);
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
  #items: readonly ConsequenceVerdict[] = [];
  #methods: readonly MethodVerdict[] = [];
  readonly #update: (items: readonly ConsequenceVerdict[]) => void;

  constructor() {
    super("capabilities", "What it is capable of", true);
    const ul = h("ul.capabilities");
    this.#update = list(ul, (item) => item.id, () => capability((name) => this.#methods.find((m) => m.name === name)));
    this.body.append(ul);
  }

  set(result: Prediction): void {
    this.#items = result.consequences;
    this.#methods = result.methods;
    setText(this.short, `${tally((v) => result.consequences.filter((item) => item.verdict === v).length, (v) => capableWord[v])} · ${whose(result)}`);
    this.changed();
  }

  protected draw(): void {
    this.#update(this.#items);
  }
}

/** One thing a token is capable of; where `find` knows the methods, each with what stands in its way. */
export function capability(find?: (name: string) => MethodVerdict | undefined) {
  const title = h("span.title");
  const count = h("span.count");
  const methods = h("ul.witnesses");
  const verdict = h("span.verdict");
  const el = h("li", h("details", h("summary", verdict, h("span.say", title, count), icon("chevron")), methods));
  return {
    el,
    update(item: ConsequenceVerdict) {
      setAttr(el, "data-verdict", item.verdict);
      setAttr(el, "data-consequence", item.id);
      sign(verdict, item.verdict, capableWord[item.verdict]);
      setText(title, item.title);
      const why = item.witnesses.map((name) => {
        const method = find?.(name);
        return method ? lack(method) : "";
      });
      // A reason that all of them share stands in the line itself, or once before the names.
      const shared = new Set(why).size === 1 && why[0];
      const line = item.verdict === "denied" && shared ? shared.replace(/; (raise|ask|auth).*/, "") : calls(item.witnesses.length);
      setText(count, line);
      const key = item.witnesses + why.join();
      if (methods.dataset["key"] === key) return;
      methods.dataset["key"] = key;
      fill(methods, ...(shared && shared !== line ? [h("li.hint", `${shared}:`)] : []),
        ...item.witnesses.map((name, i) => h("li", h("code", ...breakable(name)), !shared && ` ${why[i]}`)));
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
  { name: "Bound to", cell: (s) => [s.lifetime.binding, s.lifetime.session || undefined] },
  { name: "Access", cell: (s) => [duration(s.lifetime.access_seconds)] },
  { name: "Refresh", cell: (s) => [duration(s.lifetime.refresh_seconds)] },
  { name: "mainaccount", code: true, cell: (s) => [s.mainaccount] },
  { name: "Session slots", cell: (s) => [slots(s.sessions)] },
];

/** All grants side by side. A column heading chooses its grant. */
export class Grants extends Panel {
  readonly #ask: () => Comparison | null;
  readonly #pick: (grant: Grant) => void;
  #chosen: Grant = "client_credentials";
  #offered: readonly Grant[] = [];
  readonly #table = h("table");
  #columns: { grant: Grant; button: HTMLButtonElement; cells: HTMLTableCellElement[] }[] = [];
  readonly #note = h("p.hint");

  constructor(ask: () => Comparison | null, pick: (grant: Grant) => void) {
    super("grants", "By grant");
    this.#ask = ask;
    this.#pick = pick;
    setText(this.short, "all five side by side");
    this.body.append(this.#note, h("div.scroll", { role: "group", tabindex: 0, "aria-label": "Grants side by side" }, this.#table));
  }

  set(chosen: Grant, offered: readonly Grant[]): void {
    this.#chosen = chosen;
    this.#offered = offered;
    this.changed();
  }

  protected draw(): void {
    const all = this.#ask()?.grants.filter((s) => this.#offered.includes(s.grant));
    if (!all) return;
    const lines = linesOf(all);
    const key = `${all.map((s) => s.grant)} ${lines.map((line) => line.name)}`;
    if (this.#table.dataset["key"] !== key) this.#build(all, lines);
    this.#table.dataset["key"] = key;
    const chosen = all.find((s) => s.grant === this.#chosen);
    const from = all.find((s) => s.held_from)?.held_from;
    setText(this.#note, `Marked cells differ from ${this.#chosen}.` + (from ? ` Token grants start from the token that ${from} would give.` : ""));
    for (const [i, s] of all.entries()) {
      const column = this.#columns[i]!;
      const current = s.grant === this.#chosen;
      setAttr(column.button, "aria-pressed", String(current));
      for (const [j, cell] of column.cells.entries()) {
        cell.rowSpan = s.refused && !j ? lines.length : 1;
        show(cell, !s.refused || !j);
        const [text, small] = s.refused ? ["refused", s.refused.text.replace(/^Refused: /, "")] : lines[j]!.cell(s);
        const other = chosen && !chosen.refused ? lines[j]!.cell(chosen) : null;
        const differs = !current && !s.refused && !!other && (other[0] !== text || other[1] !== small);
        setAttr(cell, "data-current", current);
        setAttr(cell, "data-differs", differs);
        setAttr(cell, "data-refused", !!s.refused);
        const key = `${text}\n${small ?? ""}${differs}`;
        if (cell.dataset["key"] === key) continue;
        cell.dataset["key"] = key;
        fill(cell, differs && h("span.vh", "differs: "), h("span", text), small && h("small", small));
      }
    }
  }

  #build(all: readonly Summary[], lines: readonly Line[]): void {
    this.#columns = all.map((s) => ({
      grant: s.grant,
      button: h("button", { "data-grant": s.grant, onclick: () => this.#pick(s.grant) }, ...breakable(s.grant)),
      cells: lines.map(() => h("td")),
    }));
    fill(this.#table,
      h("thead", h("tr", h("td"), ...this.#columns.map((c) => h("th", { scope: "col" }, c.button)))),
      h("tbody", ...lines.map((line, j) => h("tr", { "data-row": line.name },
        h("th", { scope: "row" }, line.code ? h("code", ...breakable(line.name)) : line.name), ...this.#columns.map((c) => c.cells[j]!)))));
  }
}
