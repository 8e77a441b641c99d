import type { Explanation, Reason } from "./contract.js";
import { differs, fact, fill, h, icon, prose, setAttr } from "./dom.js";
import { badge } from "./text.js";

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
  readonly #sentence = h("span.sentence");
  readonly #badge = badge("unknown");
  readonly #body = h("div.reason", { part: "reason" });
  readonly #context: Context;
  #reasons: Reason[] = [];

  constructor(context: Context) {
    this.#context = context;
    this.el = h("details.why", { ontoggle: () => this.#draw() },
      h("summary", this.#sentence, " ", h("span.tail", this.#badge, icon("chevron"))),
      this.#body);
  }

  set(reason: Reason, also: readonly Reason[] = []): void {
    this.#reasons = [reason, ...also];
    setAttr(this.el, "data-rule", reason.rule);
    prose(this.#sentence, reason.text);
    badge(reason.evidence, this.#badge);
    this.#draw();
  }

  #draw(): void {
    if (this.el.open && differs(this.#body, this.#reasons)) fill(this.#body, ...this.#reasons.map((reason, i) => describe(reason, this.#context.explain(reason.rule), i > 0)));
  }
}

function describe(reason: Reason, full: Explanation | null, repeat: boolean): HTMLElement {
  return h("div.rule", { "data-rule": reason.rule },
    repeat && prose(h("p"), reason.text),
    full && full.text !== reason.text && prose(h("p"), full.text),
    h("dl",
      fact("Evidence", h("dd", badge(full?.evidence ?? reason.evidence), " ", full && prose(h("span"), full.meaning))),
      full?.disagreement && fact("Disagreement", prose(h("dd"), full.disagreement)),
      full?.settle && fact("Settled by", prose(h("dd"), full.settle)),
      !!full?.sources.length && fact("Sources", h("dd", h("ul", ...full.sources.map((source) => h("li",
        /^https?:/.test(source.url) ? h("a", { href: source.url, target: "_blank", rel: "noopener noreferrer" }, source.title || source.url) : source.title))))),
      fact("Rule", h("dd", h("code", reason.rule)))));
}
