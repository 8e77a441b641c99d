import type { Diagnostic, Grant } from "./contract.js";
import { h, icon, setAttr, setText, show, verbatim, type Child } from "./dom.js";
import type { Desk } from "./parts.js";
import { empty, SCOPES, uses, type Query, type ScopeName } from "./query.js";
import { levels } from "./scope.js";
import { ScopeField } from "./scopefield.js";
import { GRANTS, PARAMS } from "./tables.js";
import type { State, View } from "./views.js";

type Chosen = "grant" | "via" | "account" | "key_type" | "subject";

const transports: Record<Query["via"], string> = { ws: "WebSocket", http: "HTTP" };

/** The inputs. They hold no state of their own: the query goes in by `set`, changes come out by the callback. */
export class Form implements View {
  readonly name = "form";
  readonly el: HTMLElement;
  readonly #change: (change: Partial<Query>, typing?: boolean) => void;
  readonly #inputs: HTMLInputElement[] = [];
  readonly #scopes: Record<ScopeName, ScopeField>;
  readonly #subject: HTMLElement;
  readonly #session: HTMLElement;
  readonly #features: HTMLElement;
  readonly #boxes: HTMLInputElement[] = [];
  readonly #hint = h("span.hint");
  readonly #grants: HTMLElement;
  readonly #presets: HTMLElement;
  readonly #described = h("span.hint");
  /** In a narrow column the settings that seldom change fold into a line, so that the scopes come first. */
  readonly #settings = h("button", {
    name: "settings", class: "settings", "aria-expanded": "false",
    onclick: () => setAttr(this.#settings, "aria-expanded", String(this.#settings.getAttribute("aria-expanded") !== "true")),
  }, icon("chevron"), h("b", "Grant and session"), this.#described);

  constructor(change: (change: Partial<Query>, typing?: boolean) => void, fillHeld: () => void, presets: HTMLElement, keep: Desk["keep"]) {
    this.#change = change;
    this.#presets = presets;
    this.#grants = this.#radios("grant", "Grant", Object.fromEntries(GRANTS.map(({ id }) => [id, id])) as Record<Grant, string>, "mono chips");
    this.#grants.firstElementChild?.append(" ", this.#hint);
    this.#subject = this.#radios("subject", "Exchange for", { sub: "subaccount", main: "main" });
    this.#features = h("fieldset.choice", { "data-field": "features" }, h("legend", "Block trades"),
      h("div.checks", this.#feature("restricted_block_trades", "reads only its own"), this.#feature("block_trade_approval", "needs approval")));
    this.#session = this.#input("session_name", "New session", "text", "desk-2");
    const field = (name: ScopeName, legend: string, absent: string, placeholder: string, extra?: Child) =>
      new ScopeField({ name, legend, absent, placeholder, extra, keep: (text) => keep(name, text), onchange: (value, typing) => change({ [name]: value }, typing) });
    this.#scopes = {
      key: field("key", "The key allows", "I don't know", "not known"),
      held: field("held", "The token holds", "I don't know", "the scope that came with the token",
        h("div.presets", h("button", { "data-preset": "held", onclick: fillHeld }, "Predict it from the key"))),
      ask: field("ask", "The request asks for", "no scope", "the scope parameter is left out",
        h("p.hint", '"–" leaves the domain out of the request, so the key\'s level is likely inherited. Choose none to exclude it.')),
    };
    this.el = h("div.form", { part: "form", role: "group", "aria-label": "Key and request" },
      h("div.setup", this.#settings, this.#grants, h("div.options.whose",
        this.#radios("via", "Over", transports),
        this.#radios("account", "Account", { main: "main", sub: "subaccount" }),
        this.#radios("key_type", "Key type", { secret: "secret", asymmetric: "asymmetric" }),
        this.#features, this.#subject),
        h("div.options", this.#session, this.#input("key_name", "Key name", "text", "none"), this.#input("sessions", "Sessions open", "number", "?"))),
      h("div.scopes", presets, this.#scopes.key.el, this.#scopes.held.el, this.#scopes.ask.el));
  }

  /** A choice for each value that the parameter can have; the compiler finds one without a label. */
  #radios<Name extends Chosen>(name: Name, legend: string, labels: Readonly<Record<Query[Name], string>>, style = ""): HTMLElement {
    return h("fieldset.choice", { "data-field": name },
      h("legend", legend),
      h("div", { class: `segments ${style}` }, ...(PARAMS[name].choices as readonly string[]).map((value) => {
        const radio = h("input", { type: "radio", name, value, onchange: () => this.#change({ [name]: value }) });
        this.#inputs.push(radio);
        return h("label", { "data-value": value }, radio, h("span", labels[value as Query[Name]]));
      })));
  }

  /** A feature of the key, which changes no token but what one is good for. */
  #feature(name: string, label: string): HTMLElement {
    const box = h("input", { type: "checkbox", name, onchange: () => this.#change({ features: this.#boxes.filter((b) => b.checked).map((b) => b.name).join(" ") }) });
    this.#boxes.push(box);
    return h("label.check", { title: name }, box, label);
  }

  #input(name: "session_name" | "key_name" | "sessions", label: string, type: "text" | "number", placeholder: string): HTMLElement {
    const input = h("input", {
      type, name, placeholder, id: name, ...verbatim, dir: "auto",
      ...(type === "number" ? { min: 0, max: 99, inputmode: "numeric" } : {}),
      oninput: () => this.#change({ [name]: input.value }),
    });
    this.#inputs.push(input);
    return h("div.choice.line", { "data-field": name }, h("label", { for: name }, label), input);
  }

  set({ query, result, offered }: State): void {
    this.offer(offered);
    this.show(query);
    this.diagnose(result.diagnostics);
  }

  /** Shows a query, touching only what differs. */
  show(query: Query): void {
    for (const input of this.#inputs) {
      const value = query[input.name as keyof Query] as string;
      if (input.type === "radio") input.checked !== (input.value === value) && (input.checked = input.value === value);
      else if (input.value !== value && !(input.type === "number" && input.validity.badInput)) input.value = value;
    }
    for (const name of SCOPES) this.#scopes[name].set(query[name]);
    const used = uses(query.grant);
    show(this.#scopes.ask.el, used.ask);
    show(this.#presets, used.ask);
    show(this.#scopes.held.el, used.held);
    setAttr(this.el, "data-three", used.ask && used.held);
    for (const box of this.#boxes) box.checked = query.features.split(" ").includes(box.name);
    show(this.#features, query.features !== "" || (levels(query.key ?? "").block_trade ?? "none") !== "none");
    show(this.#subject, used.subject);
    show(this.#session, used.session);
    // What is out of sight and not as usual is named.
    setText(this.#described, [
      `${query.grant} over ${transports[query.via]}`, query.key_type !== empty().key_type && `${query.key_type} key`,
      query.features, query.key_name, used.session && query.session_name && `session ${query.session_name}`,
    ].filter(Boolean).join(" · "));
    setText(this.#hint, `with ${GRANTS.find(({ id }) => id === query.grant)?.starts}`);
  }

  /** Offers only these grants. */
  offer(grants: readonly Grant[]): void {
    for (const input of this.#inputs) {
      if (input.name === "grant") show(input.closest("label")!, grants.includes(input.value as Grant));
    }
  }

  /** What is being typed counts as it stands. */
  settle(): void {
    for (const name of SCOPES) this.#scopes[name].settle();
  }

  diagnose(diagnostics: readonly Diagnostic[]): void {
    for (const name of SCOPES) this.#scopes[name].diagnose(diagnostics.filter((d) => d.param === name));
  }
}
