import type { Explanation, Reason } from "./contract.js";
import { fact, h, prose } from "./dom.js";
import { badge } from "./text.js";

/**
 * The reasons for something: each with its rule, how well that is backed, where
 * sources disagree, and what would settle it. `explain` has everything known
 * about a rule.
 */
export function reasons(all: readonly Reason[], explain: (rule: string) => Explanation | null): HTMLElement[] {
  return all.map((reason) => describe(reason, explain(reason.rule)));
}

function describe(reason: Reason, full: Explanation | null): HTMLElement {
  return h("div.rule", { "data-rule": reason.rule },
    prose(h("p"), reason.text),
    full && full.text !== reason.text && prose(h("p"), full.text),
    h("dl",
      fact("Evidence", h("dd", badge(full?.evidence ?? reason.evidence), " ", full && prose(h("span"), full.meaning))),
      full?.disagreement && fact("Disagreement", prose(h("dd"), full.disagreement)),
      full?.settle && fact("Settled by", prose(h("dd"), full.settle)),
      !!full?.sources.length && fact("Sources", h("dd", h("ul", ...full.sources.map((source) => h("li",
        /^https?:/.test(source.url) ? h("a", { href: source.url, target: "_blank", rel: "noopener noreferrer" }, source.title || source.url) : source.title))))),
      fact("Rule", h("dd", h("code", reason.rule)))));
}
