import { witnesses } from "./calls.js";
import type { Advice, Capability, Verdict } from "./contract.js";
import { breakable, differs, fill, h, list, prose, setAttr, setText, show } from "./dom.js";
import type { Desk } from "./parts.js";
import { SCOPES } from "./query.js";
import type { State, View } from "./views.js";
import { reasons } from "./why.js";
import { lack } from "./words.js";

/** What the token can do, money first, and how long it lives. The same list shows what the key can do at most. */
export class Can implements View {
  readonly el: HTMLElement;
  readonly #draw: (items: readonly Capability[]) => void;
  readonly #life: Fact;
  readonly #slots: Fact;
  readonly #key = h("input", { type: "radio", name: "whose", value: "key", onchange: () => this.#redraw() });
  readonly #token = h("input", { type: "radio", name: "whose", value: "token", checked: true, onchange: () => this.#redraw() });
  readonly #hints: Hints;
  #state: State | null = null;

  constructor(desk: Pick<Desk, "catalog" | "explain" | "follow">) {
    const ul = h("ul.capabilities");
    this.#draw = list(ul, ({ id }) => id, () => this.#line(desk));
    this.#hints = new Hints(desk);
    this.#life = new Fact("Ends", desk);
    this.#slots = new Fact("Sessions", desk);
    this.el = h("section.can", { part: "panel capabilities", "aria-labelledby": "can-title" },
      h("div.bar", h("h2", { id: "can-title" }, "What it can do"),
        h("span.two", { role: "radiogroup", "aria-label": "Whose" }, h("label", this.#token, "This token"), h("label", this.#key, "This key"))),
      ul, h("div.life", { part: "lifetime" }, this.#life.el, this.#slots.el), this.#hints.el);
  }

  set(state: State): void {
    this.#state = state;
    this.#redraw();
    const { lifetime, sessions, refused, diagnostics, advice } = state.result;
    // What is said of a text is beside it; the other parameters have no such place and are named. A remark on a call names the call.
    const others = diagnostics.filter(({ param }) => !(SCOPES as readonly string[]).includes(param)).map((d): Advice => ({ code: d.code, severity: d.severity, text: d.param === "need" ? d.message : `${d.param}: ${d.message}`, query: "", label: "" }));
    this.#hints.set([...state.remarks, ...others, ...advice]);
    for (const { el } of [this.#life, this.#slots]) show(el, !refused);
    this.#life.set(lifetime.ends, [lifetime]);
    this.#slots.set(sessions.uses, [sessions]);
  }

  #redraw(): void {
    setAttr(this.el, "data-whose", this.#key.checked ? "key" : "token");
    this.#draw(this.#state?.result.consequences ?? []);
  }

  /** One thing a token can do. Opened, it names the calls that prove it, with what stands in their way. */
  #line(desk: Pick<Desk, "catalog">) {
    const title = h("span.title");
    const word = h("b");
    const proof = h("ul.witnesses");
    let shown: Capability | null = null;
    const draw = () => {
      const known = details.open && shown && desk.catalog();
      if (!known || !shown) return;
      const { why, line } = shown;
      const found = witnesses(shown, this.#state?.result.calls ?? [], known).map((call) => ({ name: call.name, lack: lack(call) }));
      const apart = !why && new Set(found.map((call) => call.lack)).size > 1;
      if (differs(proof, found, why, line)) fill(proof, prose(h("li.hint"), why ? `${why}:` : line),
        ...found.map(({ name, lack }) => h("li", h("code", ...breakable(name)), apart && " ", apart && prose(h("span"), lack))));
    };
    const details = h("details", { ontoggle: draw }, h("summary", title, word), proof);
    const el = h("li", details);
    return {
      el,
      update: (item: Capability) => {
        shown = item;
        const key = this.#key.checked;
        const verdict: Verdict = key ? item.key_verdict : item.verdict;
        setAttr(el, "data-verdict", verdict);
        setAttr(el, "data-consequence", item.id);
        setText(title, item.title);
        setText(word, key ? item.key_differs || item.key_word : item.differs || item.word);
        setAttr(el, "data-grave", item.grave);
        draw();
      },
    };
  }
}

/** A line on the token's life, which opens its reason. */
class Fact {
  readonly el: HTMLDetailsElement;
  readonly #text = h("span");
  readonly #body = h("div.reason");
  readonly #explain: Desk["explain"];
  #reasons: Parameters<typeof reasons>[0] = [];

  constructor(name: string, { explain }: Pick<Desk, "explain">) {
    this.#explain = explain;
    this.el = h("details.fact", { ontoggle: () => this.#draw() }, h("summary", h("span.hint", name), " ", this.#text), this.#body);
  }

  set(text: string, because: Parameters<typeof reasons>[0]): void {
    prose(this.#text, text);
    this.#reasons = because;
    setAttr(this.el, "data-rule", because[0]?.rule);
    this.#draw();
  }

  #draw(): void {
    if (this.el.open && differs(this.#body, this.#reasons)) fill(this.#body, ...reasons(this.#reasons, this.#explain));
  }
}

/** What there is to say besides the rows, the gravest first. */
class Hints {
  readonly el = h("ul.advice", { part: "advice", hidden: true });
  readonly #draw: (items: readonly Advice[]) => void;

  constructor(desk: Pick<Desk, "follow">) {
    this.#draw = list(this.el, ({ code, text }) => code + text, ({ code, severity, text, query, label }) => {
      let to = query;
      return {
        el: h("li", { "data-severity": severity, "data-code": code }, prose(h("span"), text), query && " ", query && h("button.link", { "data-action": "try", onclick: () => desk.follow(to) }, label)),
        update: (item: Advice) => void (to = item.query),
      };
    });
  }

  set(items: readonly Advice[]): void {
    this.#draw(items);
    show(this.el, items.length > 0);
  }
}
