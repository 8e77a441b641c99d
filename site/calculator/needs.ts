import type { Least } from "./contract.js";
import { fact, fill, h, setAttr, setText, show, verbatim, type Child } from "./dom.js";
import { Panel } from "./panels.js";
import { action, copyButton, names, part, type Desk } from "./parts.js";
import { LIMIT, type Query } from "./query.js";
import { byteLength } from "./scope.js";
import { prose } from "./text.js";
import { calls } from "./words.js";

const out = { mainaccount: "main account", websocket: "WebSocket", "second-factor": "second factor" };

/** What programs are told to do, in words, and calls that do it. Which scope those need is worked out and stands nowhere. */
const tasks = {
  "Place orders": "buy sell edit",
  "Cancel orders": "cancel cancel_all",
  "Read orders": "get_open_orders get_order_state",
  "Read positions": "get_position get_positions",
  "Read balances": "get_account_summary get_account_summaries",
  "Read trades": "get_user_trades_by_currency get_user_trades_by_instrument",
  "Transfer between own accounts": "submit_transfer_between_subaccounts",
  "Withdraw": "withdraw",
};

/** From calls, picked or found in code, to the least scope for them, with the proof. */
export class Needs extends Panel {
  readonly #desk: Desk;
  readonly #names = h("datalist", { id: "calls" });
  readonly #pick = h("input", {
    id: "pick", name: "pick", list: "calls", placeholder: "such as private/buy", ...verbatim,
    // A browser tells a name chosen from its list by this type.
    oninput: (event) => (event as InputEvent).inputType === "insertReplacementText" && this.#add(),
    onkeydown: (event) => {
      if ((event as KeyboardEvent).key !== "Enter") return;
      event.preventDefault();
      this.#add();
    },
  });
  readonly #tasks = Object.entries(tasks).map(([title, calls]) => {
    const methods = calls.split(" ").map((name) => `private/${name}`);
    const button = h("button.plain", { "aria-pressed": "false", onclick: () => {
      const others = this.#picks.filter((name) => !methods.includes(name));
      this.#picks = this.#has(methods) ? others : [...others, ...methods];
      this.#drawChips();
    } }, title);
    return { button, methods };
  });
  readonly #chips = h("ul.chips", { "aria-label": "Chosen calls" });
  readonly #text = h("textarea", {
    id: "needs-text", name: "needs_text", rows: 5, ...verbatim,
    placeholder: "The names are found in it", "aria-describedby": "needs-long", oninput: () => this.changed(),
  });
  readonly #long = h("p.long", { id: "needs-long", hidden: true });
  readonly #result = h("div.result");
  #picks: string[] = [];
  #account = "";
  #drawn = "";

  constructor(desk: Desk) {
    super("needs", "What do I need?");
    this.#desk = desk;
    setText(this.short, "the least scope for your calls");
    this.body.append(h("div.pair",
      h("div.give",
        h("div", h("b", { id: "tasks" }, "What your program does"),
          h("div.presets", { role: "group", "aria-labelledby": "tasks" }, ...this.#tasks.map(({ button }) => button))),
        h("div", h("label", { for: "pick" }, "or choose calls"),
          h("div.adder", this.#pick, action("add", "Add", () => this.#add()), this.#names),
          this.#chips),
        h("div", h("label", { for: "needs-text" }, "or paste code, or a log"), this.#text, this.#long)),
      this.#result));
  }

  set(query: Query): void {
    this.#account = new URLSearchParams({ account: query.account, via: query.via }).toString();
    this.changed();
  }

  #known(): Set<string> {
    return new Set(this.#desk.catalog()?.methods.map((m) => m.name));
  }

  #has(methods: readonly string[]): boolean {
    return methods.every((name) => this.#picks.includes(name));
  }

  /** Takes what stands in the input: one name or several. */
  #add(): void {
    const known = this.#known();
    // Nothing but words says what a call does; the engine knows some that do.
    const text = this.#pick.value.trim().replace(/^[a-z]+( [a-z]+)+$/i, (words) => words.replaceAll(" ", "_"));
    for (const word of text.split(/[\s,;"'`]+/)) {
      const name = !word || /[/.]/.test(word) || known.has(word) ? word : `private/${word}`;
      if (name && !this.#picks.includes(name)) this.#picks.push(name);
    }
    this.#pick.value = "";
    this.#pick.focus();
    this.#drawChips();
  }

  #drawChips(): void {
    const known = this.#known();
    for (const { button, methods } of this.#tasks) setAttr(button, "aria-pressed", String(this.#has(methods)));
    fill(this.#chips, ...this.#picks.map((name) => h("li", { "data-unknown": name.startsWith("private/") && !known.has(name) }, h("code", name),
      h("button", { "aria-label": `Remove ${name}`, onclick: () => {
        this.#picks = this.#picks.filter((other) => other !== name);
        this.#drawChips();
        this.#pick.focus();
      } }, "×"))));
    this.changed();
  }

  #replace(name: string, better: string): void {
    this.#picks = [...new Set(this.#picks.map((other) => (other === name ? better : other)))];
    this.#text.value = this.#text.value.replaceAll(name, better);
    this.#drawChips();
    (this.#text.value ? this.#text : this.#pick).focus();
  }

  /** What is sent: only words that can be names, since encoding code as it stands would swell it. An equals sign at the end of one has lost what it was about. */
  #payload(): string | null {
    if (this.#text.value.length > LIMIT) return null;
    const found = this.#text.value.split(/[^\w./*$%{}()<>+=~-]+/).map((word) => word.replace(/=+$/, "")).filter(Boolean);
    const full = found.map((word) => `private/${word}`);
    const known = this.#known();
    // "buy" in code is just a word; in a list of nothing but calls it is one.
    const words = [...this.#picks, ...(full.every((name) => known.has(name)) ? full : found)].filter((word) => /[/._]/.test(word));
    const payload = `${this.#account}&${new URLSearchParams({ text: words.join(" ") })}`;
    return byteLength(payload, LIMIT) > LIMIT ? null : payload;
  }

  protected draw(): void {
    if (!this.#names.firstChild) this.#names.append(...(this.#desk.catalog()?.methods ?? []).map((m) => h("option", { value: m.name, label: m.summary })));
    const payload = this.#payload();
    show(this.#long, payload === null);
    setAttr(this.#text, "aria-invalid", payload === null && "true");
    if (payload === null) {
      setText(this.#long, `At most 64 KiB are read at once, and this is ${Math.ceil(byteLength(this.#text.value, 0) / 1024)} KiB. Nothing was cut off; shorten it, or paste one part after the other.`);
      return this.#show("", null);
    }
    this.#show(payload, this.#desk.ask("least", payload));
  }

  /** `payload` is empty where the text is too long, which is said elsewhere. */
  #show(payload: string, least: Least | null): void {
    if (this.#drawn === payload && least) return;
    this.#drawn = payload;
    const found = least && least.covered.length + least.out_of_reach.length + least.undocumented.length;
    if (least && (found || least.unresolved.length)) fill(this.#result, ...this.#answer(least));
    else {
      const nothing = this.#picks.length + this.#text.value.trim().length === 0;
      fill(this.#result, h("p.hint", !payload ? "" :
        nothing ? "The least key scope and the least request appear here, each part with the calls that break without it." :
        !least ? "The answer comes as soon as the calculator is there." :
        "No call found. Names look like private/get_positions or user.portfolio.btc."));
    }
  }

  #answer(least: Least): Child[] {
    const line = (label: string, text: string, what: string) => fact(label,
      h("dd", h("code", text || "nothing"), text && copyButton(what, () => text, this.#desk)));
    const load = (key: string, ask: string) => action("load", "Load into the form", () => this.#desk.load({ key, ask }));
    const reach = new Map<string, { need: string; text: string; blocked: boolean; names: string[] }>();
    for (const { name, need, text, blocked } of least.out_of_reach) {
      const group = reach.get(text) ?? { need: out[need], text, blocked, names: [] };
      group.names.push(name);
      reach.set(text, group);
    }
    return [
      least.covered.length > 0 && h("dl.least",
        line("Request (scope)", least.ask, "the least request"),
        line("Key (max_scope)", least.key, "the least key scope")),
      least.covered.length > 0 && h("p.actions",
        h("span.hint", `What you leave out would likely come along, so it is set to none. For ${calls(least.covered.length)}: `, ...names(least.covered, 2),
          least.unresolved.length > 0 && `${least.unresolved.length} not counted: see below.`), load(least.key, least.ask)),
      part("What each part is for", Object.entries(least.because).map(([token, broken]) =>
        h("li", { "data-token": token }, h("code", token), h("span", "for ", ...names(least.serves[token]!),
          broken.length < least.serves[token]!.length && h("small", "With read only: no ", ...names(broken)))))),
      part("Or, calling it another way", least.alternatives.map((other) => h("li",
        h("code", other.key), h("span", ...names(other.when), load(other.key, other.ask))))),
      part("What no scope can give", [...reach.values()].map((group) => h("li", { "data-blocked": group.blocked },
        h("b", group.need, group.blocked && ": not callable"), h("span", ...names(group.names, 3), h("small", group.text))))),
      part("Undocumented", least.undocumented.length ? [h("li", h("b", "scope unknown"), h("span", ...names(least.undocumented), h("small", "No source names the scope.")))] : []),
      part("Not counted", least.unresolved.map((other) =>
        h("li", { "data-reason": other.reason }, h("code", other.name), h("span", prose(h("span"), other.text),
          ...(other.near.length ? [" Did you mean: ", ...other.near.flatMap((name) => [h("button.apply", { "data-near": name, onclick: () => this.#replace(other.name, name) }, h("code", name)), " "])] : []))))),
    ];
  }
}
