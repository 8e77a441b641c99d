import type { Advice, Domain, Prediction, TokenRow } from "./contract.js";
import { fact, h, icon, list, setAttr, setText, show, sign } from "./dom.js";
import { Legend, Rows } from "./rows.js";
import { DOMAINS } from "./scope.js";
import { copyButton, type Desk } from "./parts.js";
import { prose } from "./text.js";
import { Why, type Context } from "./why.js";
import { duration, slots, tokenWord } from "./words.js";

/** What is shown of a token. */
type Shown = Pick<TokenRow, "token" | "effect" | "granted" | "asked" | "rule">;

/** What the server will likely return: tokens, how long they live, and one row for each domain. */
export class Answer {
  readonly el: HTMLElement;
  /** The heading, by which one can tell whether the answer is in view. */
  readonly head: HTMLElement;
  readonly #title = h("h2", { id: "answer-title" }, "The server will likely return");
  readonly #setting = h("p.setting");
  readonly #tokens = h("ul.tokens", { part: "tokens", "aria-label": "Predicted scope" });
  readonly #drawTokens: (items: readonly Shown[]) => void;
  readonly #copy: HTMLButtonElement;
  readonly #refusal: HTMLElement;
  readonly #refusalWhy: Why;
  readonly #verdict = h("p.big");
  readonly #life: Why;
  readonly #facts = { bound: h("dd"), access: h("dd"), refresh: h("dd"), slots: h("dd") };
  readonly #lifetime: HTMLElement;
  readonly #rows: Rows;
  readonly #advice = h("ul.advice", { part: "advice" });
  readonly #drawAdvice: (items: readonly Advice[]) => void;
  readonly #legend = new Legend();
  readonly #body: HTMLElement;
  #scope = "";
  #fromToken = false;
  #asked = new Set<string>();

  constructor(context: Context & Pick<Desk, "say">, load: (query: string) => void, waiting: HTMLElement) {
    this.#copy = copyButton("the predicted scope", () => this.#scope, context);
    this.#refusalWhy = new Why(context);
    this.#refusal = h("div.refusal", { part: "refusal" },
      this.#verdict, this.#refusalWhy.el);
    this.#life = new Why(context);
    this.#lifetime = h("div.lifetime", { part: "lifetime" },
      h("dl",
        fact("Bound to", this.#facts.bound), fact("Access", this.#facts.access), fact("Refresh", this.#facts.refresh), fact("Session slots", this.#facts.slots)),
      this.#life.el);
    this.#rows = new Rows(context, load);
    this.#drawTokens = list(this.#tokens, place, () => this.#token());
    this.#drawAdvice = list(this.#advice, (item) => item.code + item.text, (item) => adviceRow(item, load));
    this.#body = h("div.body", { hidden: true },
      this.#tokens, this.#refusal, this.#lifetime, this.#rows.el, this.#legend.el, this.#advice);
    this.head = h("div.head", h("div", this.#title, this.#setting), this.#copy);
    this.el = h("div.answer", { part: "answer", role: "group", "aria-labelledby": "answer-title", tabindex: -1 }, this.head, waiting, this.#body);
    show(this.#copy, false);
  }

  #token() {
    const code = h("code");
    const word = h("small");
    const el = h("li.token", { part: "token" }, code, word);
    return {
      el,
      update: (row: Shown) => {
        setAttr(el, "data-token", row.token);
        setAttr(el, "data-effect", row.effect);
        setAttr(el, "data-granted", String(row.granted));
        setText(code, row.token);
        sign(word, row.effect, tokenWord(row, this.#fromToken, this.#asked.has(row.token.slice(0, row.token.indexOf(":")))));
      },
    };
  }

  /** What is calculated, in words: shown at once, before any answer. */
  describe(text: string): void {
    setText(this.#setting, text);
  }

  /** Takes the answer away: a stale one must not look valid. */
  clear(): void {
    show(this.#body, false);
    show(this.#copy, false);
    setAttr(this.el, "data-refused", null);
    setText(this.#title, "No prediction");
  }

  set(result: Prediction, advice: readonly Advice[]): void {
    const { refused } = result;
    this.#scope = result.scope;
    this.#fromToken = result.domains.some((row) => row.held !== null);
    this.#asked = new Set(result.domains.filter((row) => row.asked !== null).map((row) => row.domain));
    show(this.#body, true);
    show(this.#copy, !refused);
    setAttr(this.el, "data-refused", refused?.code);
    // Not to know the token is no refusal of the server's.
    const missing = refused?.code === "no-held-token";
    setText(this.#title, missing ? "What does the token hold?" : refused ? "The server will likely refuse" : "The server will likely return");
    sign(this.#verdict, missing ? "info" : "error", missing ? "One thing is missing." : "No token comes.", "strong");
    show(this.#refusal, refused !== null);
    show(this.#tokens, !refused);
    show(this.#lifetime, !refused);
    show(this.#rows.el, !refused);
    show(this.#legend.el, !refused);
    if (refused) this.#refusalWhy.set(refused);
    else {
      const tokens: Shown[] = [...result.tokens];
      // Whoever sees wallet:read_write would take it that funds can be withdrawn.
      if (result.methods.some((m) => m.name === "private/withdraw" && !m.missing_any.length && m.gates.join() === "mainaccount"))
        tokens.push({ token: "mainaccount", effect: "absent", granted: false, asked: "", rule: "mainaccount" });
      this.#drawTokens(tokens.sort((a, b) => (place(a) < place(b) ? -1 : 1)));
      const { lifetime } = result;
      prose(this.#facts.bound, lifetime.binding === "session" ? `session:${lifetime.session || "?"}` : lifetime.binding === "connection" ? "this connection" : "unknown");
      setText(this.#facts.access, duration(lifetime.access_seconds));
      setText(this.#facts.refresh, duration(lifetime.refresh_seconds));
      setText(this.#facts.slots, slots(result.sessions));
      this.#life.set(lifetime, result.sessions.rule && result.sessions.rule !== lifetime.rule ? [result.sessions] : []);
      this.#rows.set(result, this.#fromToken);
      this.#legend.set(result.domains, this.#fromToken);
    }
    this.#drawAdvice(advice);
    show(this.#advice, advice.length > 0);
  }
}

/** Where a token stands: a domain keeps its place whatever its level, so that little moves while one types. */
function place(row: Shown): string {
  const [prefix = ""] = row.token.split(":", 1);
  if (DOMAINS.includes(prefix as Domain)) return prefix;
  // What is no token (yet) comes last.
  return row.granted ? row.token : `~${row.token}`;
}

function adviceRow(item: Advice, load: (query: string) => void) {
  const el = h("li", { "data-severity": item.severity, "data-code": item.code }, icon(item.severity), h("div", prose(h("span"), item.text),
    item.query && " ", item.query && h("button.apply", { onclick: () => load(item.query) }, "Try it")));
  return { el, update() {} };
}
