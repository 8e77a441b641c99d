import type { Advice, Token } from "./contract.js";
import { fact, h, icon, list, prose, setAttr, setText, show, sign } from "./dom.js";
import { copyButton, type Desk } from "./parts.js";
import { SCOPES } from "./query.js";
import { Rows } from "./rows.js";
import type { State, View } from "./views.js";
import { Why } from "./why.js";

const returns = "The server will likely return";

/** What the server will likely return: tokens, how long they live, and one row for each domain. */
export class Answer implements View {
  readonly name = "answer";
  readonly el: HTMLElement;
  /** The heading, by which one can tell whether the answer is in view. */
  readonly head: HTMLElement;
  /** What the heading speaks of. */
  readonly #topic = h("p.topic");
  readonly #title = h("h2", { id: "answer-title" }, "No prediction yet");
  readonly #setting = h("p.setting");
  readonly #tokens = h("ul.tokens", { part: "tokens", "aria-label": "Predicted scope" });
  readonly #drawTokens = list<Token>(this.#tokens, place, tokenItem);
  readonly #copy: HTMLButtonElement;
  readonly #refusal: HTMLElement;
  readonly #refusalWhy: Why;
  readonly #life: Why;
  readonly #facts = { bound: h("dd"), access: h("dd"), refresh: h("dd"), slots: h("dd") };
  readonly #granted: HTMLElement;
  readonly #rows: Rows;
  readonly #advice = h("ul.advice", { part: "advice" });
  readonly #drawAdvice: (items: readonly Advice[]) => void;
  readonly #body: HTMLElement;
  #scope = "";

  constructor(desk: Pick<Desk, "explain" | "say">, load: (query: string) => void, waiting: HTMLElement) {
    this.#copy = copyButton("the predicted scope", () => this.#scope, desk);
    this.#refusalWhy = new Why(desk);
    this.#refusal = h("div.refusal", { part: "refusal" }, this.#refusalWhy.el);
    this.#life = new Why(desk);
    this.#rows = new Rows(desk, load);
    this.#granted = h("div", this.#tokens,
      h("div.lifetime", { part: "lifetime" },
        h("dl",
          fact("Bound to", this.#facts.bound), fact("Access", this.#facts.access), fact("Refresh", this.#facts.refresh), fact("Session slots", this.#facts.slots)),
        this.#life.el),
      this.#rows.el);
    this.#drawAdvice = list(this.#advice, (item) => item.code + item.text, (item) => adviceItem(item, load));
    this.#body = h("div.body", { hidden: true }, this.#refusal, this.#granted, this.#advice);
    this.head = h("div.head", h("div", this.#topic, this.#title, this.#setting), this.#copy);
    this.el = h("div.answer", { part: "answer", role: "group", "aria-labelledby": "answer-title", tabindex: -1 }, this.head, waiting, this.#body);
    show(this.#copy, false);
    setText(this.#topic, returns);
  }

  /** Takes the answer away: a stale one must not look valid. */
  clear(): void {
    show(this.#body, false);
    show(this.#copy, false);
    setAttr(this.el, "data-refused", null);
    setText(this.#topic, returns);
    setText(this.#title, "No prediction");
    prose(this.#setting, "");
  }

  set({ result, remarks }: State): void {
    const { refused, lifetime, sessions } = result;
    this.#scope = result.scope;
    show(this.#body, true);
    show(this.#copy, !refused);
    setAttr(this.el, "data-refused", refused?.code);
    // Not to know the token is no refusal of the server's.
    setText(this.#topic, refused?.missing ? "One thing is missing" : refused ? "The server will likely refuse" : returns);
    prose(this.#title, result.headline);
    prose(this.#setting, result.setting);
    show(this.#refusal, refused !== null);
    show(this.#granted, !refused);
    if (refused) this.#refusalWhy.set(refused);
    else {
      this.#drawTokens([...result.tokens].sort((a, b) => (place(a) < place(b) ? -1 : 1)));
      prose(this.#facts.bound, lifetime.bound);
      prose(this.#facts.access, lifetime.access);
      prose(this.#facts.refresh, lifetime.refresh);
      prose(this.#facts.slots, sessions.slots);
      this.#life.set(lifetime, sessions.rule && sessions.rule !== lifetime.rule ? [sessions] : []);
      this.#rows.set(result);
    }
    // What is said of a text stands beside it; the other parameters have no such place.
    const others = result.diagnostics.filter(({ param }) => !(SCOPES as readonly string[]).includes(param));
    const advice = [...others.map((d): Advice => ({ code: d.code, severity: d.severity, text: `${d.param}: ${d.message}`, query: "" })), ...result.advice, ...remarks];
    this.#drawAdvice(advice);
    show(this.#advice, advice.length > 0);
  }
}

/** Where a token stands: a domain keeps its place whatever its level, so that little moves while one types. What does not come is last. */
function place(row: Token): string {
  return row.domain || (row.granted ? row.token : `~${row.token}`);
}

function tokenItem() {
  const code = h("code");
  const word = h("small");
  const el = h("li.token", { part: "token" }, code, word);
  return {
    el,
    update(row: Token) {
      setAttr(el, "data-token", row.token);
      setAttr(el, "data-effect", row.effect);
      setAttr(el, "data-granted", String(row.granted));
      setText(code, row.token);
      sign(word, row.effect, row.word);
    },
  };
}

function adviceItem(item: Advice, load: (query: string) => void) {
  const el = h("li", { "data-severity": item.severity, "data-code": item.code }, icon(item.severity), h("div", prose(h("span"), item.text),
    item.query && " ", item.query && h("button.apply", { onclick: () => load(item.query) }, "Try it")));
  return { el, update() {} };
}
