import type { Found, Prediction, Token } from "./contract.js";
import { differs, fill, h, list, prose, setAttr, setText, show } from "./dom.js";
import { action, copyButton, type Desk } from "./parts.js";
import type { Guess } from "./guess.js";
import type { State } from "./views.js";
import { several } from "./table.js";
import { plain } from "./words.js";

/** A token as it's listed: with its sign, and what became of it. */
interface Item {
  token: string;
  sign: string;
  word: string;
  /** Not in the token. */
  gone: boolean;
}

/** What comes out: the finding, the tokens, and the way on. */
export class Sum {
  readonly el: HTMLElement;
  readonly #topic = h("h2", { id: "topic" });
  readonly #finding = h("p.finding", { part: "finding" });
  readonly #copy: HTMLButtonElement;
  readonly #tokens = h("ul.tokens", { part: "tokens" });
  readonly #draw: (items: readonly Item[]) => void;
  readonly #way = h("p.ways");
  readonly #drawWays: (items: readonly { label: string; query: string }[]) => void;
  #scope = "";

  /** `waiting` is shown in place of the tokens where there is no answer. */
  constructor(desk: Pick<Desk, "say" | "follow">, waiting: HTMLElement) {
    this.#copy = copyButton("the scope", () => this.#scope, desk);
    this.#draw = list(this.#tokens, ({ token, gone }) => `${token} ${gone}`, item);
    this.#drawWays = list(this.#way, ({ label }) => label, (way) => {
      let to = way.query;
      const el = action("way", plain(way.label), () => desk.follow(to));
      return { el, update: ({ query }) => void (to = query) };
    });
    this.el = h("div.sum", { part: "answer", role: "group", "aria-labelledby": "topic", tabindex: -1 },
      this.#topic, this.#finding, this.#copy, this.#tokens, this.#way, waiting);
  }

  /** Before there is an answer: the room that it will likely take. `returned` where it will be about a reply. */
  wait({ finding, tokens, last }: Pick<Guess, "finding" | "tokens" | "last">, returned: boolean): void {
    setText(this.#topic, returned ? "Server returned" : "Token gets");
    if (differs(this.#finding, null, finding)) fill(this.#finding, h("span", "Working it out…"), h("span", { "data-guess": true, "aria-hidden": "true" }, finding));
    setAttr(this.#finding, "data-waits", true);
    this.#draw([...tokens, ...last].map((token) => ({ token, sign: "plus", word: "", gone: false })));
    setAttr(this.#tokens, "data-guess", true);
    show(this.#tokens, tokens.length + last.length > 0);
    show(this.#copy, true);
    setAttr(this.#copy, "data-guess", true);
    show(this.#way, false);
  }

  #settle(): void {
    setAttr(this.#finding, "data-waits", null);
    for (const el of [this.#tokens, this.#copy]) setAttr(el, "data-guess", null);
  }

  /** Takes the answer away: a stale one must not look valid. `why` is what happened. */
  clear(why: string): void {
    setText(this.#topic, "Token gets");
    this.#settle();
    prose(this.#finding, why);
    this.#none();
  }

  #none(): void {
    setAttr(this.el, "data-refused", null);
    for (const el of [this.#copy, this.#tokens, this.#way]) show(el, false);
  }

  set({ result }: Pick<State, "result">): void {
    const { refused, returned, needed } = result;
    this.#settle();
    this.#scope = returned?.scope ?? result.scope;
    setText(this.#topic, returned ? "Server returned" : "Token gets");
    prose(this.#finding, result.headline);
    setAttr(this.el, "data-refused", refused?.code);
    show(this.#copy, !refused || returned !== null);
    const items = returned ? returned.found.map(found) : refused ? [] : predicted(result);
    this.#draw(items);
    show(this.#tokens, items.length > 0);
    const ways = [refused?.remedy, needed?.exactly, needed?.make_key].filter((way) => !!way);
    this.#drawWays(ways);
    show(this.#way, ways.length > 0);
  }
}

function found({ token, sign, word, missing }: Found): Item {
  return { token, sign, word, gone: missing };
}

/** The tokens of a prediction: those that open a domain, in their order, then the others; what isn't known in one. */
function predicted({ tokens, undetermined }: Prediction): Item[] {
  const items = tokens.filter(({ effect }) => effect !== "undetermined").sort((a, b) => (place(a) < place(b) ? -1 : 1))
    .map(({ token, sign, word, granted, domain }): Item => ({ token, sign: domain || !granted || sign === "less" ? sign : "plus", word, gone: !granted }));
  return undetermined.length ? [...items, { token: several(undetermined), sign: "open", word: "", gone: false }] : items;
}

/** A domain keeps its place whatever its level, so that little moves while one types. What does not come is last. */
function place(row: Token): string {
  return `${row.granted ? 0 : 2}${row.domain ? 0 : 1}${row.domain || row.token}`;
}

function item() {
  const code = h("code");
  const el = h("li.token", { part: "token" }, code);
  return {
    el,
    update({ token, sign, word, gone }: Item) {
      setAttr(el, "data-token", token);
      setAttr(el, "data-sign", sign);
      setAttr(el, "data-granted", String(!gone));
      setAttr(el, "title", plain(word));
      setText(code, token);
    },
  };
}
