import type { DomainRow, Effect, Level, Loss, Prediction, Reason } from "./contract.js";
import { fill, h, icon, list, setAttr, setText, show, sign } from "./dom.js";
import { LEVELS } from "./scope.js";
import { barText, effectWord, lossWord } from "./words.js";
import { prose } from "./text.js";
import { Why, type Context } from "./why.js";

/** One row for each domain: what became of it, its interval, and why. Rows that say nothing fold into a line. */
export class Rows {
  readonly el: HTMLElement;
  readonly #scale = h("div.scale", { "aria-hidden": "true" }, h("div", ...LEVELS.map((level) => h("span", level))));
  readonly #draw: (items: readonly Shown[]) => void;
  readonly #unasked: Fold;
  readonly #denied: Fold;
  readonly #open: Fold;
  readonly #others: [Effect, string, Fold][];

  constructor(context: Context, load: (query: string) => void) {
    const ul = h("ul");
    // By the name that the answer has: a row never shows another domain's interval.
    this.#draw = list<Shown>(ul, ({ data }) => data.domain, ({ data }) => new Row(data.domain, context, load));
    this.#unasked = new Fold(context);
    this.#denied = new Fold(context);
    this.#open = new Fold(context);
    const other = (effect: Effect, word: string = effect): [Effect, string, Fold] => [effect, word, new Fold(context)];
    this.#others = [other("kept", "as asked"), other("narrowed"), other("inherited"), other("added", "added by the server"),
      other("undetermined"), other("dropped"), other("absent")];
    this.el = h("div.rows", { part: "rows" }, this.#scale,
      ul,
      h("ul.folds", this.#open.el, this.#unasked.el, this.#denied.el, ...this.#others.map(([, , fold]) => fold.el)));
  }

  set({ domains: rows, tokens, losses, query }: Prediction, fromToken: boolean): void {
    const unasked: Named[] = [];
    const denied: Named[] = [];
    const open: Named[] = [];
    this.#draw(rows.map((data) => {
      const quiet = data.ceiling === "none" && data.likely === "none" && !data.also.length;
      // Six rows that all say "whatever the key has" say it no better than one.
      const fold = hangs(data) ? open : !quiet ? null : data.asked === null ? unasked : data.asked === "none" ? denied : null;
      fold?.push({ name: data.domain, reason: data });
      const loss = losses.find((l) => l.domain === data.domain);
      // What may be lost and cannot be helped is said by the row itself.
      return { data, folded: fold !== null, loss: loss && (loss.sure || loss.query !== query) ? loss : undefined, query };
    }));
    const onKey = unasked.every(({ reason }) => reason.rule === "not-on-key");
    this.#unasked.set(unasked, onKey ? "not on the key" : "none");
    this.#denied.set(denied, "none, as asked");
    this.#open.set(open, "whatever the key has");
    show(this.#scale, rows.length > open.length + unasked.length + denied.length);
    // Tokens that open no domain have no bar; their reasons fold as well.
    const domains = new Set<string>(rows.map((row) => row.domain));
    const others = tokens.filter((row) => !domains.has(row.token.slice(0, row.token.indexOf(":"))));
    for (const [effect, word, fold] of this.#others) {
      fold.set(others.filter((row) => row.effect === effect).map((row) => ({ name: row.token, reason: row })), effect === "kept" && fromToken ? "kept" : word);
    }
  }
}

/** Whether nothing is known of a domain but that it hangs on the key. */
function hangs(row: DomainRow): boolean {
  return row.likely === "unknown" && row.asked === null && row.key === null && row.held === null && !row.also.length;
}

/** What a row draws: hidden where it folds away with others. */
interface Shown {
  data: DomainRow;
  folded: boolean;
  loss: Loss | undefined;
  query: string;
}

class Row {
  readonly el: HTMLElement;
  readonly #effect = h("span.effect");
  readonly #bar = h("div.bar", { part: "bar", role: "img" });
  readonly #why: Why;
  readonly #stage = h("b");
  readonly #repair = h("span");
  readonly #apply = h("button.apply", { "data-action": "repair", onclick: () => this.#load(this.#better) }, "Try it");
  readonly #loss = h("p.loss", { part: "loss", hidden: true }, this.#stage, " ", this.#repair, " ", this.#apply);
  readonly #load: (query: string) => void;
  #better = "";

  constructor(domain: string, context: Context, load: (query: string) => void) {
    this.#load = load;
    this.#why = new Why(context);
    for (const mark of ["floor", "open", "key", "ask", "dot"]) this.#bar.append(h("i", { class: mark }));
    this.el = h("li.row", { part: "row", "data-domain": domain },
      h("div.who", h("code", domain), this.#effect),
      this.#bar, this.#why.el, this.#loss);
  }

  update({ data: row, folded, loss, query }: Shown): void {
    show(this.el, !folded);
    setAttr(this.el, "data-effect", row.effect);
    setAttr(this.el, "data-rule", row.rule);
    sign(this.#effect, row.effect, effectWord(row.effect, row.asked !== null));
    const limit = row.held ?? row.key;
    const floor = at(row.floor);
    const ceiling = at(row.ceiling);
    const unknown = row.likely === "unknown";
    const place = (name: string, value: number) => this.#bar.style.setProperty(name, String(value));
    place("--floor", floor);
    place("--ceiling", ceiling);
    place("--likely", unknown ? (floor + ceiling) / 2 : at(row.likely as Level));
    place("--key", at(limit ?? "none"));
    place("--ask", at(row.asked ?? "none"));
    setAttr(this.#bar, "data-likely", row.likely);
    setAttr(this.#bar, "data-key", limit ?? "unknown");
    setAttr(this.#bar, "data-ask", row.asked ?? "unset");
    setAttr(this.#bar, "data-open", ceiling > floor);
    const words = barText(row);
    setAttr(this.#bar, "aria-label", words);
    setAttr(this.#bar, "title", words);
    setText(this.#bar.lastElementChild as Element, unknown ? "?" : "");
    this.#why.set(row, row.also);
    show(this.#loss, loss !== undefined);
    if (!loss) return;
    setAttr(this.#loss, "data-stage", loss.stage);
    setAttr(this.#loss, "data-sure", loss.sure);
    setText(this.#stage, lossWord(loss));
    prose(this.#repair, loss.repair);
    this.#better = loss.query;
    show(this.#apply, loss.query !== query);
  }
}

interface Named {
  name: string;
  reason: Reason;
}

/** "block_rfq, custody: not on the key", which opens the reason of each. */
class Fold {
  readonly el = h("li.fold", { hidden: true });
  readonly #names = h("span.sentence");
  readonly #list = h("ul");
  readonly #whys = new Map<string, Why>();

  constructor(readonly context: Context) {
    this.el.append(h("details", h("summary", this.#names, h("span.tail", icon("chevron"))), this.#list));
  }

  set(items: readonly Named[], word: string): void {
    show(this.el, items.length > 0);
    const key = items.map((item) => item.name).join() + word;
    if (this.#names.dataset["key"] !== key) {
      this.#names.dataset["key"] = key;
      this.#whys.clear();
      for (const { name } of items) this.#whys.set(name, new Why(this.context));
      fill(this.#names, ...items.flatMap(({ name }, i) => [i ? ", " : "", h("code", { "data-name": name }, name)]), `: ${word}`);
      fill(this.#list, ...items.map(({ name }) => h("li", h("code", name), this.#whys.get(name)!.el)));
    }
    for (const { name, reason } of items) this.#whys.get(name)!.set(reason);
  }
}

/** What the marks mean, drawn with the marks themselves; only those in sight. */
export class Legend {
  readonly el = h("ul.legend", { part: "legend", "aria-label": "Marks" });
  readonly #entries: { el: HTMLElement; used(row: DomainRow): boolean }[] = [];
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

  #add(mark: string, label: string, used: (row: DomainRow) => boolean, style = ""): Text {
    const text = document.createTextNode(label);
    const el = h("li", h("span", { class: `bar sample ${style}` }, h("i", { class: mark }, style === "unsure" && "?")), text);
    this.el.append(el);
    this.#entries.push({ el, used });
    return text;
  }

  set(rows: readonly DomainRow[], fromToken: boolean): void {
    setText(this.#limit, fromToken ? "the token's limit" : "the key's limit");
    const seen = rows.filter((row) => !hangs(row) && (row.ceiling !== "none" || (row.asked ?? "none") !== "none"));
    for (const entry of this.#entries) show(entry.el, seen.some(entry.used));
  }
}

function at(level: Level): number {
  return LEVELS.indexOf(level);
}
