import { joined, type Call } from "./calls.js";
import type { Catalog, Verdict } from "./contract.js";
import { breakable, fill, h, icon, list, prose, setAttr, setText, show, sign, verbatim } from "./dom.js";
import { Picks } from "./needs.js";
import { Panel } from "./panels.js";
import type { Desk } from "./parts.js";
import { VERDICTS } from "./tables.js";
import { lack } from "./words.js";

/** Every private method and channel with its verdict, to pick from; above them is the least scope for what you pick. */
export class Calls extends Panel {
  readonly #desk: Desk;
  readonly #picks: Picks;
  readonly #search = h("input", { type: "search", name: "method_search", placeholder: "Search methods", "aria-label": "Search methods", ...verbatim, oninput: () => this.#filter() });
  readonly #filters = new Map<Verdict, { button: HTMLButtonElement; count: HTMLElement }>();
  readonly #update: (items: readonly Call[]) => void;
  readonly #none = h("p.hint", { hidden: true }, "No method matches.");
  readonly #gone = h("ul.gone.hint");
  readonly #shown = h("output.hint");
  /** Rows with the text they're found by. */
  readonly #rows = new Map<string, { el: HTMLElement; text: string }>();
  #known: Catalog | null = null;
  #entries: Call[] = [];
  #moved = false;
  readonly #source = h("p.source", { hidden: true }, "Verdicts for the reply that was pasted.");

  constructor(desk: Desk) {
    super("calls");
    this.#desk = desk;
    this.#picks = new Picks(desk);
    const ul = h("ul.methods");
    this.#update = list<Call>(ul, id, (entry) => this.#row(entry));
    for (const verdict of VERDICTS) {
      const count = h("b");
      const button = h("button.filter", { "data-verdict": verdict, "aria-pressed": "false", onclick: () => {
        setAttr(button, "aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
        this.#filter();
      } }, icon(verdict), count, ` ${verdict}`);
      this.#filters.set(verdict, { button, count });
    }
    this.body.append(this.#picks.el, this.#source,
      h("div.find", this.#search, h("div.filters", { role: "group", "aria-label": "Show only" }, ...[...this.#filters.values()].map((f) => f.button)), this.#shown),
      // A page of documentation shouldn't grow by ten screens when a list opens.
      this.#none, this.#gone, h("div.reel", { role: "region", tabindex: "0", "aria-label": "Methods and channels" }, ul));
  }

  protected draw(): void {
    const from = this.state?.result;
    this.#known ??= this.#desk.catalog();
    if (!from || !this.#known) return;
    show(this.#source, from.returned !== null);
    this.#picks.set(this.state!);
    this.#entries = joined(from.calls, this.#known);
    this.#update(this.#entries);
    this.#filter();
  }

  #filter(): void {
    const words = this.#search.value.slice(0, 200).toLowerCase().split(/\s+/).filter(Boolean);
    const pressed = VERDICTS.filter((v) => this.#filters.get(v)!.button.getAttribute("aria-pressed") === "true");
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
      // An exact name comes first.
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
    const gone = words.length ? (this.#known?.removed ?? []).filter((m) => words.every((word) => m.name.includes(word))).slice(0, 3) : [];
    fill(this.#gone, ...gone.map((m) => h("li", h("code", m.name), m.gone_by && ` is gone (${m.gone_by}).`, " ", prose(h("span"), m.note))));
    if (words[0]?.startsWith("public")) this.#gone.append(h("li", "Methods under ", h("code", "public/"), " need no scope. If you call nothing else, leave the scope out."));
  }

  #row(call: Call) {
    const { method, needs } = call;
    const verdict = h("span.verdict");
    const lacking = h("span.missing");
    const name = h("code", ...breakable(method.name));
    const gates = new Map(this.#known?.gates.map((gate) => [gate.id, gate.name]));
    const flags = [method.channel && "channel", ...[...method.gates, ...method.ways.find((way) => way.when === call.way)!.gates].map((gate) => gates.get(gate)), method.matching_engine && "matching engine"]
      .filter((flag) => typeof flag === "string");
    const need = h("button.pick-call", { "aria-pressed": "false", "aria-label": `Need ${method.name}${call.way && ` with ${call.way}`}`, onclick: () => this.#picks.toggle([id(call)]) }, "+");
    const el = h("li.method", { "data-method": method.name },
      verdict,
      h("div.what",
        /^https:/.test(method.url) ? h("a", { href: method.url, target: "_blank", rel: "noopener noreferrer" }, name) : name,
        call.way && " ", call.way && h("code.way", call.way),
        method.summary && h("span.summary", { title: method.note || null }, method.summary),
        flags.length > 0 && h("div.flags", ...flags.map((flag) => prose(h("span"), flag)))),
      h("div.needs", ...(needs.length ? needs.flatMap((token, i) => [i > 0 && " or ", h("code", token)]) : [h("span", "scope undocumented")]), lacking), need);
    this.#rows.set(id(call), { el, text: [method.name, call.way, ...needs, method.summary, method.category, ...flags].join(" ").toLowerCase() });
    return {
      el,
      update: (item: Call) => {
        const picked = this.#picks.calls.includes(id(item));
        setAttr(need, "aria-pressed", String(picked));
        setText(need, picked ? "−" : "+");
        setAttr(el, "data-verdict", item.verdict);
        sign(verdict, item.verdict, item.verdict);
        prose(lacking, lack(item));
      },
    };
  }
}

/** A way of calling as the setting names it. */
function id({ name, way }: Pick<Call, "name" | "way">): string {
  return way ? `${name}?${way}` : name;
}
