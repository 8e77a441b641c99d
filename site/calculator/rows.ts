import type { Fold, Level, Prediction, Reason, Row } from "./contract.js";
import { differs, fill, h, icon, list, prose, setAttr, setText, show, sign } from "./dom.js";
import { LEVELS } from "./tables.js";
import { Why, type Context } from "./why.js";

/** One row for each domain: what became of it, its interval, and why. Those that say nothing fold into a line. */
export class Rows {
  readonly el: HTMLElement;
  readonly #scale = h("div.scale", { "aria-hidden": "true" }, h("div", ...LEVELS.map((level) => h("span", level))));
  readonly #drawRows: (rows: readonly Row[]) => void;
  readonly #drawFolds: (folds: readonly Fold[]) => void;
  readonly #legend = new Legend();
  #folded = new Set<string>();
  #reasons = new Map<string, Reason>();

  constructor(context: Context, load: (query: string) => void) {
    const rows = h("ul");
    const folds = h("ul.folds");
    // By the name that the answer has: a row never shows another domain's interval.
    this.#drawRows = list(rows, (row) => row.domain, ({ domain }) => {
      const line = new Line(domain, context, load);
      return { el: line.el, update: (row: Row) => line.update(row, this.#folded.has(domain)) };
    });
    this.#drawFolds = list(folds, (fold) => fold.word, () => new Folded(context, (name) => this.#reasons.get(name)));
    this.el = h("div.rows", { part: "rows" }, this.#scale, rows, folds, this.#legend.el);
  }

  set({ domains, folds, tokens }: Prediction): void {
    this.#folded = new Set(folds.flatMap((fold) => fold.names));
    this.#reasons = new Map([...tokens.map((token): [string, Reason] => [token.token, token]), ...domains.map((row): [string, Reason] => [row.domain, row])]);
    this.#drawRows(domains);
    this.#drawFolds(folds);
    const seen = domains.filter((row) => !this.#folded.has(row.domain));
    show(this.#scale, seen.length > 0);
    this.#legend.set(seen);
  }
}

class Line {
  readonly el: HTMLElement;
  readonly #effect = h("span.effect");
  readonly #bar = h("div.bar", { part: "bar", role: "img" });
  readonly #why: Why;
  readonly #cut = h("b");
  readonly #repair = h("span");
  readonly #apply: HTMLElement;
  readonly #loss: HTMLElement;
  #better = "";

  constructor(domain: string, context: Context, load: (query: string) => void) {
    this.#why = new Why(context);
    for (const mark of ["floor", "open", "key", "ask", "dot"]) this.#bar.append(h("i", { class: mark }));
    this.#apply = h("button.apply", { "data-action": "repair", onclick: () => load(this.#better) }, "Try it");
    this.#loss = h("p.loss", { part: "loss", hidden: true }, this.#cut, " ", this.#repair, " ", this.#apply);
    this.el = h("li.row", { part: "row", "data-domain": domain },
      h("div.who", h("code", domain), this.#effect),
      this.#bar, this.#why.el, this.#loss);
  }

  update(row: Row, folded: boolean): void {
    show(this.el, !folded);
    setAttr(this.el, "data-effect", row.effect);
    setAttr(this.el, "data-rule", row.rule);
    sign(this.#effect, row.effect, row.word);
    const limit = row.held ?? row.key;
    const floor = at(row.floor);
    const ceiling = at(row.ceiling);
    const place = (name: string, value: number) => this.#bar.style.setProperty(name, String(value));
    place("--floor", floor);
    place("--ceiling", ceiling);
    place("--likely", row.likely === "unknown" ? (floor + ceiling) / 2 : at(row.likely));
    place("--key", at(limit ?? "none"));
    place("--ask", at(row.asked ?? "none"));
    setAttr(this.#bar, "data-likely", row.likely);
    setAttr(this.#bar, "data-key", limit ?? "unknown");
    setAttr(this.#bar, "data-ask", row.asked ?? "unset");
    setAttr(this.#bar, "data-open", ceiling > floor);
    setAttr(this.#bar, "aria-label", row.spoken);
    setAttr(this.#bar, "title", row.spoken);
    setText(this.#bar.lastElementChild as Element, row.likely === "unknown" ? "?" : "");
    this.#why.set(row, row.also);
    const { loss } = row;
    // What may be lost and cannot be helped is said by the row itself.
    show(this.#loss, loss !== null && (loss.sure || loss.query !== ""));
    if (!loss) return;
    setAttr(this.#loss, "data-stage", loss.stage);
    setAttr(this.#loss, "data-sure", loss.sure);
    prose(this.#cut, loss.title);
    prose(this.#repair, loss.repair);
    this.#better = loss.query;
    show(this.#apply, loss.query !== "");
  }
}

/** "block_rfq, custody: not on the key", which opens the reason of each. */
class Folded {
  readonly el = h("li.fold");
  readonly #names = h("span.sentence");
  readonly #list = h("ul");
  readonly #whys = new Map<string, Why>();

  constructor(readonly context: Context, readonly reason: (name: string) => Reason | undefined) {
    this.el.append(h("details", h("summary", this.#names, h("span.tail", icon("chevron"))), this.#list));
  }

  update({ names, word }: Fold): void {
    if (differs(this.#names, names, word)) {
      this.#whys.clear();
      for (const name of names) this.#whys.set(name, new Why(this.context));
      fill(this.#names, ...names.flatMap((name, i) => [i > 0 && ", ", h("code", { "data-name": name }, name)]), ": ", prose(h("span"), word));
      fill(this.#list, ...names.map((name) => h("li", h("code", name), this.#whys.get(name)!.el)));
    }
    for (const [name, why] of this.#whys) {
      const reason = this.reason(name);
      if (reason) why.set(reason);
    }
  }
}

/** What the marks mean, drawn with the marks themselves; only those in sight. */
class Legend {
  readonly el = h("ul.legend", { part: "legend", "aria-label": "Marks" });
  readonly #entries: { el: HTMLElement; used(row: Row): boolean }[] = [];
  readonly #limit: Text;

  constructor() {
    this.#add("floor", "certain: the floor", (row) => row.floor !== "none");
    this.#add("open", "possible: up to the ceiling", (row) => row.floor !== row.ceiling);
    this.#add("dot", "likely", (row) => row.likely !== "unknown" && row.effect !== "inherited");
    this.#add("dot", "likely, inherited", (row) => row.effect === "inherited", "inherited");
    this.#add("dot", "not known", (row) => row.likely === "unknown", "unsure");
    this.#limit = this.#add("key", "", (row) => row.key !== null || row.held !== null);
    this.#add("ask", "asked", (row) => row.asked !== null);
  }

  #add(mark: string, label: string, used: (row: Row) => boolean, style = ""): Text {
    const text = document.createTextNode(label);
    const el = h("li", h("span", { class: `bar sample ${style}` }, h("i", { class: mark }, style === "unsure" && "?")), text);
    this.el.append(el);
    this.#entries.push({ el, used });
    return text;
  }

  set(rows: readonly Row[]): void {
    setText(this.#limit, rows.some((row) => row.held !== null) ? "the token's limit" : "the key's limit");
    for (const entry of this.#entries) show(entry.el, rows.some(entry.used));
  }
}

function at(level: Level): number {
  return LEVELS.indexOf(level);
}
