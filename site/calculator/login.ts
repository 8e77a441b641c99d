import type { Grant, Step } from "./contract.js";
import { differs, fill, h, setAttr, setText, show, verbatim, type Child } from "./dom.js";
import { useGrant, type Desk } from "./parts.js";
import { empty, uses, type Query } from "./query.js";
import { levels } from "./scope.js";
import { GRANTS, PARAMS } from "./tables.js";
import type { State } from "./views.js";

type Chosen = "grant" | "via" | "account" | "key_type" | "subject";

/** The words for the values of a choice; the compiler notices one without. */
const labels: { [Name in Chosen]: Readonly<Record<Query[Name], string>> } = {
  grant: Object.fromEntries(GRANTS.map(({ id }) => [id, id])) as Record<Grant, string>,
  via: { ws: "WebSocket", http: "HTTP" },
  account: { main: "main account", sub: "subaccount" },
  key_type: { secret: "with a secret", asymmetric: "asymmetric" },
  subject: { sub: "subaccount", main: "main account" },
};

/** How to log in, as a sentence. Rarely used settings open under it. */
export class Login {
  readonly el: HTMLElement;
  readonly #desk: Pick<Desk, "change" | "follow">;
  readonly #selects = new Map<Chosen, HTMLSelectElement>();
  readonly #inputs: HTMLInputElement[] = [];
  readonly #boxes: HTMLInputElement[] = [];
  readonly #subject: HTMLElement;
  readonly #session: HTMLElement;
  readonly #features: HTMLElement;
  readonly #usual = h("span.usual");
  readonly #steps = h("p.steps", { hidden: true });
  readonly #options: HTMLElement;
  readonly #more: HTMLButtonElement;
  #last: State | null = null;

  constructor(desk: Pick<Desk, "change" | "follow">) {
    this.#desk = desk;
    this.#subject = h("span", " for the ", this.#select("subject", "Exchange for"));
    this.#session = h("span", " into session ", this.#input("session_name", "New session", "text", "desk-2"));
    this.#features = h("span.checks", this.#feature("restricted_block_trades", "reads only its own block trades"), this.#feature("block_trade_approval", "block trades need approval"));
    this.#options = h("div.options", { id: "options", hidden: true },
      h("label", "Key type ", this.#select("key_type", "Key type")),
      h("label", "Key name ", this.#input("key_name", "Key name", "text", "none")),
      h("label", "Sessions open ", this.#input("sessions", "Sessions open", "number", "?")),
      this.#features);
    this.#more = h("button.link", { name: "settings", "aria-expanded": "false", "aria-controls": "options", onclick: () => {
      const open = this.#options.hidden === true;
      show(this.#options, open);
      setAttr(this.#more, "aria-expanded", String(open));
      setText(this.#more, open ? "Less" : "More");
    } }, "More");
    this.el = h("div.login", { part: "form" }, this.#steps,
      h("p", "Log in with ", this.#select("grant", "Grant"), this.#subject, this.#session, " over ", this.#select("via", "Transport"), " on a ", this.#select("account", "Account"), " key", this.#usual, ". ", this.#more),
      this.#options);
  }

  #select(name: Chosen, label: string): HTMLElement {
    const select = h("select", { name, "aria-label": label, onchange: () => this.#choose(name, select.value) },
      ...(PARAMS[name].choices as readonly string[]).map((value) => h("option", { value }, (labels[name] as Record<string, string>)[value]!)));
    this.#selects.set(name, select);
    return h("span.pick", select);
  }

  #choose(name: Chosen, value: string): void {
    if (name !== "grant") return this.#desk.change({ [name]: value }, name);
    useGrant(value as Grant, this.#last, this.#desk);
  }

  #input(name: "session_name" | "key_name" | "sessions", label: string, type: "text" | "number", placeholder: string): HTMLInputElement {
    const input = h("input", {
      type, name, placeholder, id: name, "aria-label": label, ...verbatim, dir: "auto",
      ...(type === "number" ? { min: 0, max: 99, inputmode: "numeric" } : {}),
      oninput: () => this.#desk.change({ [name]: input.value }, name),
    });
    this.#inputs.push(input);
    return input;
  }

  /**
   * A feature of the key: it doesn't change the token, but what the token can
   * do.
   */
  #feature(name: string, label: string): HTMLElement {
    const box = h("input", { type: "checkbox", name, onchange: () => this.#desk.change({ features: this.#boxes.filter((b) => b.checked).map((b) => b.name).join(" ") }, name) });
    this.#boxes.push(box);
    return h("label.check", { title: name }, box, label);
  }

  /** Shows a query, changing only what differs. */
  show(query: Query): void {
    for (const [name, select] of this.#selects) if (select.value !== query[name]) select.value = query[name];
    for (const input of this.#inputs) {
      const value = query[input.name as "session_name" | "key_name" | "sessions"];
      if (input.value !== value && !(input.type === "number" && input.validity.badInput)) input.value = value;
    }
    for (const box of this.#boxes) box.checked = query.features.split(" ").includes(box.name);
    const used = uses(query.grant);
    show(this.#subject, used.subject);
    show(this.#session, used.session);
    show(this.#features, query.features !== "" || (levels(query.key ?? "").block_trade ?? "none") !== "none");
    // Names what's hidden and isn't the default.
    const usual = empty();
    const unusual = [
      query.key_type !== usual.key_type && labels.key_type[query.key_type], query.key_name && `named ${query.key_name}`,
      query.sessions && `${query.sessions} sessions open`, ...query.features.split(" "),
    ].filter(Boolean).map((word) => `, ${word}`).join("");
    setText(this.#usual, unusual);
    show(this.#usual, unusual !== "");
  }

  set(state: State): void {
    this.#last = state;
    this.offer(state.offered);
    const { steps } = state.result;
    show(this.#steps, steps.length > 0);
    if (differs(this.#steps, steps)) fill(this.#steps, ...steps.length ? ["Continued from ", ...steps.flatMap((step, i): Child[] => [i > 0 && " › ", this.#step(step)])] : []);
  }

  #step({ grant, scope, query }: Step): HTMLElement {
    return h("button.link", { "data-action": "step", title: scope, "aria-label": `Back to ${grant}`, onclick: () => this.#desk.follow(query) }, h("code", grant));
  }

  /** Offers only these grants. */
  offer(grants: readonly Grant[]): void {
    for (const option of this.#selects.get("grant")!.options) {
      const known = grants.includes(option.value as Grant);
      if (option.hidden === known) option.hidden = option.disabled = !known;
    }
  }
}
