import type { Beyond, Least, LeastScope, Part, Job, Unread, Unresolved } from "./contract.js";
import { differs, fact, fill, h, prose, setAttr, setText, show, verbatim, type Child } from "./dom.js";
import { Panel } from "./panels.js";
import { action, copyButton, names, part, type Desk } from "./parts.js";
import { empty, parse, serialize, type Query } from "./query.js";
import { byteLength } from "./scope.js";
import { LIMIT, TEXT_LIMIT } from "./tables.js";
import type { State } from "./views.js";
import { calls } from "./words.js";

/** From calls, picked or found in code, to the least scope for them, with the proof. */
export class Needs extends Panel {
  readonly #desk: Desk;
  readonly #names = h("datalist", { id: "calls" });
  readonly #pick: HTMLInputElement = h("input", {
    id: "pick", name: "pick", list: "calls", placeholder: "such as private/buy", ...verbatim,
    oninput: (event) => this.#chosen(event) && this.#add(),
    onkeydown: (event) => {
      if ((event as KeyboardEvent).key !== "Enter") return;
      event.preventDefault();
      this.#add();
    },
  });
  readonly #tasks = h("div.presets", { role: "group", "aria-labelledby": "tasks" });
  #buttons: { button: HTMLButtonElement; task: Job }[] = [];
  readonly #chips = h("ul.chips", { "aria-label": "Chosen calls" });
  readonly #text = h("textarea", {
    id: "needs-text", name: "needs_text", rows: 5, ...verbatim,
    placeholder: "The names are found in it", "aria-describedby": "needs-long", oninput: () => this.changed(),
  });
  readonly #long = h("p.long", { id: "needs-long", hidden: true });
  readonly #result = h("div.result");
  #picks: string[] = [];
  #setting = "";

  constructor(desk: Desk) {
    super("needs", "What do I need?");
    this.#desk = desk;
    setText(this.short, "the least scope for your calls");
    this.body.append(h("div.pair",
      h("div.give",
        h("div", h("b", { id: "tasks" }, "What your program does"), this.#tasks),
        h("div", h("label", { for: "pick" }, "or choose calls"),
          h("div.adder", this.#pick, action("add", "Add", () => this.#add()), this.#names),
          this.#chips),
        h("div", h("label", { for: "needs-text" }, "or paste code, or a log"), this.#text, this.#long)),
      this.#result));
  }

  override set(state: State): void {
    super.set(state);
    const { grant, via, account, key_type } = state.query;
    this.#setting = serialize({ ...empty(), grant, via, account, key_type });
  }

  /** Lists calls and tasks, once they are known. */
  #offer(): void {
    const catalog = this.#desk.catalog();
    if (!catalog || this.#buttons.length) return;
    this.#names.append(...catalog.methods.map((m) => h("option", { value: m.name, label: m.summary })));
    this.#buttons = catalog.tasks.map((task) => ({ task, button: h("button.plain", { "aria-pressed": "false", onclick: () => {
      const others = this.#picks.filter((name) => !task.calls.includes(name));
      this.#picks = this.#has(task.calls) ? others : [...others, ...task.calls];
      this.#drawChips();
    } }, task.title) }));
    fill(this.#tasks, ...this.#buttons.map(({ button }) => button));
  }

  #known(): Set<string> {
    return new Set(this.#desk.catalog()?.methods.map((m) => m.name));
  }

  #has(methods: readonly string[]): boolean {
    return methods.every((name) => this.#picks.includes(name));
  }

  /** Whether a name came from the browser's list: as a replacement, or by an event that says nothing of its kind. */
  #chosen(event: Event): boolean {
    return (!(event instanceof InputEvent) || event.inputType === "insertReplacementText") && this.#known().has(this.#pick.value);
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
    for (const { button, task } of this.#buttons) setAttr(button, "aria-pressed", String(this.#has(task.calls)));
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

  /** What is sent: the calls that were chosen, and the text as it is. */
  #payload(): string | null {
    const text = this.#text.value;
    const form = `${this.#setting}&methods=${encoded(this.#picks.join(" "))}`;
    return byteLength(text, TEXT_LIMIT) > TEXT_LIMIT || byteLength(form, LIMIT) > LIMIT ? null : `${form}\n${text}`;
  }

  protected draw(): void {
    this.#offer();
    const payload = this.#payload();
    show(this.#long, payload === null);
    setAttr(this.#text, "aria-invalid", payload === null && "true");
    if (payload === null) setText(this.#long, `At most 1 MiB is read at once, and this is ${Math.ceil(byteLength(this.#text.value, 0) / 1024)} KiB. Nothing was cut off; shorten it, or paste one part after the other.`);
    const least = payload === null ? null : this.#desk.ask("least", payload);
    if (differs(this.#result, payload, least === null)) fill(this.#result, ...payload === null ? [] : this.#answer(least));
  }

  #answer(least: Least | null): Child[] {
    const nothing = (text: string) => [prose(h("p.hint"), text)];
    if (!this.#picks.length && !this.#text.value.trim()) return nothing("Pick calls or paste code to get the smallest request and key that work.");
    if (!least) return nothing("Loading.");
    const { covered, alternatives, because, beyond, undocumented, unresolved, unread } = least;
    if (covered.length + beyond.length + undocumented.length + unresolved.length + unread.length === 0) return nothing("No call found, which doesn't mean that nothing is needed. Names look like `private/get_positions` or `user.portfolio.btc`.");
    const { grant, key, ask } = parse(least.query);
    const load = (change: Partial<Query>) => action("load", "Load into the form", () => this.#desk.load({ grant, ...change }));
    return [
      ...covered.length ? this.#scope(least, load({ key, ask })) : [],
      part("What each part is for", because.map(purpose)),
      part("Or, calling it another way", alternatives.map((other) => alternative(other, load({ key: other.key, ask: other.ask })))),
      part("What no scope can give", beyond.map(limit)),
      part("Undocumented", undocumented.length ? [h("li", h("b", "scope unknown"), h("span", ...names(undocumented), h("small", "No source names the scope.")))] : []),
      part("Not counted", unresolved.map((other) => this.#open(other))),
      part("Could not be read", unread.map(unreadable)),
    ];
  }

  #scope({ ask, key, when, covered, unresolved }: Least, load: HTMLElement): Child[] {
    const line = (label: string, text: string, what: string) => fact(label,
      h("dd", h("code", text || "nothing"), text && copyButton(what, () => text, this.#desk)));
    return [
      h("dl.least", line("Request (scope)", ask, "the least request"), line("Key (max_scope)", key, "the least key scope")),
      h("p.actions",
        when.length > 0 && h("span.hint", "If you call ", ...names(when), ". "),
        h("span.hint", prose(h("span"), `You would likely get what you leave out, so it is set to \`none\`. For ${calls(covered.length)}: `), ...names(covered, 2),
          unresolved.length > 0 && `${unresolved.length} not counted: see below.`), load),
    ];
  }

  /** A name that is no call, with those that were perhaps meant. */
  #open({ name, reason, text, near }: Unresolved): HTMLElement {
    const better = (other: string) => h("button.apply", { "data-near": other, onclick: () => this.#replace(name, other) }, h("code", other));
    return h("li", { "data-reason": reason }, h("code", name),
      h("span", prose(h("span"), text), near.length > 0 && " Did you mean: ", ...near.flatMap((other) => [better(other), " "])));
  }
}

/** What a form needs escaped and no more: code with every sign escaped would be half as long again. */
const encoded = (text: string) => text.replace(/[%&+]/g, encodeURIComponent);

function purpose({ token, serves, breaks }: Part): HTMLElement {
  return h("li", { "data-token": token }, h("code", token),
    h("span", "for ", ...names(serves), breaks.length < serves.length && h("small", "With read only: no ", ...names(breaks))));
}

function alternative({ key, when }: LeastScope, load: HTMLElement): HTMLElement {
  return h("li", h("code", key), h("span", ...names(when), load));
}

function unreadable({ line, text, why, near }: Unread): HTMLElement {
  return h("li", { "data-line": line }, h("code", text || `line ${line}`),
    h("span", prose(h("span"), text ? `Line ${line}: ${why}` : why), near.length > 0 && " Most likely: ", ...near.length ? names(near, 4) : []));
}

function limit({ name, text, blocked, calls }: Beyond): HTMLElement {
  return h("li", { "data-blocked": blocked }, prose(h("b"), blocked ? `${name}: not callable` : name),
    h("span", ...names(calls, 3), prose(h("small"), text)));
}
