import type { Explanation, Reason } from "./contract.js";
import { append, h, icon, setAttr } from "./dom.js";
import { badge, prose } from "./text.js";

/** What the views ask of the element. */
export interface Context {
  explain(rule: string): Explanation | null;
}

/**
 * A sentence that opens its reason: the rule, how well it is backed, where
 * sources disagree, what would settle it. The reason is fetched when opened.
 */
export class Why {
  readonly el: HTMLDetailsElement;
  readonly #sentence = h("span", { class: "sentence" });
  readonly #badge = badge();
  readonly #body = h("div", { class: "reason", part: "reason" });
  readonly #context: Context;
  #reasons: Reason[] = [];
  #drawn = "";

  constructor(context: Context) {
    this.#context = context;
    this.el = h("details", { class: "why", ontoggle: () => this.#draw() },
      h("summary", null, this.#sentence, " ", h("span", { class: "tail" }, this.#badge.el, icon("chevron"))),
      this.#body);
  }

  set(reason: Reason, also: readonly Reason[] = []): void {
    this.#reasons = [reason, ...also];
    setAttr(this.el, "data-rule", reason.rule);
    prose(this.#sentence, reason.text);
    this.#badge.set(reason.evidence);
    this.#draw();
  }

  #draw(): void {
    const wanted = JSON.stringify(this.#reasons);
    if (!this.el.open || this.#drawn === wanted) return;
    this.#drawn = wanted;
    this.#body.replaceChildren(...this.#reasons.map((reason, i) => describe(reason, this.#context.explain(reason.rule), i > 0)));
  }
}

function describe(reason: Reason, full: Explanation | null, repeat: boolean): HTMLElement {
  const facts = h("dl");
  const fact = (name: string, ...what: (Node | string)[]) => append(facts, [h("div", null, h("dt", null, name), h("dd", null, ...what))]);
  const sentence = (text: string) => {
    const p = h("span");
    prose(p, text);
    return p;
  };
  const evidence = full?.evidence ?? reason.evidence;
  const mark = badge();
  mark.set(evidence);
  fact("Evidence", mark.el, " ", full?.meaning ?? "");
  if (full?.disagreement) fact("Disagreement", sentence(full.disagreement));
  if (full?.settle) fact("Settled by", sentence(full.settle));
  if (full?.sources.length) fact("Sources", h("ul", null, ...full.sources.map((source) => h("li", null,
    /^https?:/.test(source.url) ? h("a", { href: source.url, target: "_blank", rel: "noopener noreferrer" }, source.title || source.url) : source.title))));
  fact("Rule", h("code", null, reason.rule));
  const out = h("div", { class: "rule", "data-rule": reason.rule });
  if (repeat) append(out, [paragraph(reason.text)]);
  if (full && full.text !== reason.text) append(out, [paragraph(full.text)]);
  append(out, [facts]);
  return out;
}

function paragraph(text: string): HTMLElement {
  const p = h("p");
  prose(p, text);
  return p;
}
