import type { Least, ReadCall, Receipt, Remedy } from "./contract.js";
import { h, list, menu, prose, setAttr, setText, show, verbatim } from "./dom.js";
import { byHand } from "./kept.js";
import { action, type Desk } from "./parts.js";
import { changes, empty, parse, serialize, type Query, type ScopeName } from "./query.js";
import { byteLength } from "./scope.js";
import { JOBS, TEXT_LIMIT } from "./tables.js";
import type { State, View } from "./views.js";
import { plain } from "./words.js";

/** Matches what can't be just a scope, and is read wherever it's pasted. */
const more = /[{}"'\n\r=]|private\/|public\//;

/** Whether a text is more than a scope. */
export const moreThanScope = (text: string): boolean => more.test(text.trim());

const box = "Paste anything: a reply, an error, a request, code";

/**
 * One box for anything you have at hand. A text goes to the program and nowhere
 * else: it's taken before it reaches the page, and only a receipt is kept.
 */
export class Paste implements View {
  readonly el: HTMLElement;
  readonly #desk: Desk;
  #input = this.#box();
  readonly #receipt = h("p.receipt", { part: "receipt", hidden: true });
  readonly #title = h("b");
  readonly #text = h("span");
  readonly #choices = h("span.choices");
  readonly #drawChoices: (items: readonly Remedy[]) => void;
  readonly #which: HTMLInputElement;
  readonly #names = h("datalist", { id: "calls" });
  readonly #undo = action("undo-paste", "Undo", () => this.#back());
  readonly #clear = action("clear", "Clear", () => this.clear());
  readonly #jobs: HTMLSelectElement;
  /** What came before the program was there to read it. */
  #waiting: { text: string; into: ScopeName | null; setting: string | null } | null = null;
  /**
   * The query with what was read, to which the call is added if the receipt
   * asks for it.
   */
  #read: string | null = null;
  /** The error whose call the receipt asks for. */
  #fault: ReadCall | null = null;
  #query: Query = empty();
  /** The setting that the receipt's Undo reverts; any other was made since. */
  #made: string | null = null;
  #news = "";

  constructor(desk: Desk) {
    this.#desk = desk;
    this.#drawChoices = list(this.#choices, ({ label }) => label, (choice) => {
      let to = choice.query;
      const el = action("choice", plain(choice.label), () => {
        this.#hide();
        desk.follow(to, "read");
      });
      el.className = "link";
      return { el, update: ({ query }) => void (to = query) };
    });
    this.#which = h("input.which", {
      name: "which", list: "calls", placeholder: "such as private/buy", "aria-label": "Which call failed?", hidden: true, ...verbatim,
      onfocus: () => this.#offer(),
      onchange: () => this.#ask(),
    });
    for (const button of [this.#undo, this.#clear]) button.className = "link";
    this.#receipt.append(this.#title, " ", this.#text, " ", this.#which, this.#choices, this.#undo, this.#clear, this.#names);
    this.#jobs = menu(h("select", { name: "job", "aria-label": "Start from", onchange: () => this.#start() },
      h("option", { value: "" }, "Start from…"), ...JOBS.map(({ id, title }) => h("option", { value: id }, title))));
    this.el = h("div.paste", { part: "paste" }, this.#input, h("span.pick.quiet", this.#jobs), this.#receipt);
  }

  #box(): HTMLInputElement {
    return h("input", {
      type: "text", name: "paste", "aria-label": "Paste anything", placeholder: box, ...verbatim, enterkeyhint: "go",
      oninput: (event) => this.#typed(event as InputEvent),
      onkeydown: (event) => this.#key(event as KeyboardEvent),
    });
  }

  /**
   * What came in one piece but not by a paste, such as from a password manager,
   * is taken too. The browser's undo would bring it back, so it gets a new box,
   * which has no history.
   */
  #typed(event: InputEvent): void {
    if (!byHand(event) && this.#input.value) this.#take();
  }

  #key(event: KeyboardEvent): void {
    if (event.key === "Escape") {
      if (!this.#input.value) return this.clear();
      this.#take(false);
    }
    if (event.key !== "Enter" || !this.#input.value.trim()) return;
    event.preventDefault();
    this.#take();
  }

  #take(read = true): void {
    const { value } = this.#input;
    const fresh = this.#box();
    const focused = this.#input.matches(":focus");
    this.#input.replaceWith(fresh);
    this.#input = fresh;
    if (focused) fresh.focus();
    if (read) this.read(value);
  }

  /** Reads a text; `into` is the field it was pasted into, `setting` what it adds to, if not to what shows. */
  read(text: string, into: ScopeName | null = null, setting: string | null = null): void {
    if (!text.trim()) return;
    if (byteLength(text, TEXT_LIMIT) > TEXT_LIMIT) return this.#say({ title: "Too long.", text: "At most 1 MiB is read. Paste the part that matters.", severity: "warning" });
    this.#waiting = { text, into, setting };
    this.#say({ title: "Reading…", text: "" });
    this.#go();
  }

  #go(): void {
    if (!this.#waiting) return;
    const { text, into } = this.#waiting;
    // The setting of an example isn't the reader's: nothing is known about
    // theirs.
    const setting = this.#waiting.setting ?? serialize(this.#desk.untouched() ? empty() : this.#query);
    const answer = this.#desk.call("read", `${setting}${into ? `&into=${into}` : ""}\n${text}`);
    // The program isn't there yet.
    if (!answer) return;
    this.#waiting = null;
    if (!answer.ok) return this.#say({ title: "Nothing read.", text: answer.error.message, severity: "warning" });
    const { receipt, calls } = answer.result;
    this.#fault = calls.filter((call) => call.outcome === "refused" && call.method === "").at(-1) ?? null;
    this.#show(receipt);
  }

  #show(receipt: Receipt): void {
    const { title, text, severity, query, choices, ask_call } = receipt;
    this.#read = ask_call ? query : null;
    setAttr(this.el, "data-kind", receipt.kind);
    if (query) this.#desk.follow(query, "read");
    this.#say({ title, text, severity, choices, ask: ask_call, undo: query !== "" });
  }

  #say({ title, text, severity = "info", choices = [], ask = false, undo = false }: { title: string; text: string; severity?: string; choices?: readonly Remedy[]; ask?: boolean; undo?: boolean }): void {
    setAttr(this.#receipt, "data-severity", severity);
    prose(this.#title, title);
    prose(this.#text, text);
    this.#drawChoices(choices);
    show(this.#which, ask);
    this.#which.value = "";
    show(this.#undo, undo);
    show(this.#receipt, true);
    this.#made = undo ? serialize(this.#query) : null;
    this.#marks();
    // The result is announced after it.
    if (undo) this.#news = `${title} ${text} `;
    else this.#desk.say(`${title} ${text}`);
  }

  /** What a screen reader is told ahead of the answer, once. */
  news(): string {
    const news = this.#news;
    this.#news = "";
    return news;
  }

  #hide(): void {
    show(this.#receipt, false);
    setAttr(this.el, "data-kind", null);
  }

  #back(): void {
    this.#hide();
    this.#desk.undo();
    this.#input.focus();
  }

  /** Removes the marks of what was read, and the receipt. */
  clear(): void {
    const marked = this.#query.reply !== null || this.#query.need !== "";
    this.#hide();
    if (marked) this.#desk.change({ reply: null, need: "" }, "read");
    this.#input.focus();
  }

  /** Lists the calls, once they are wanted. */
  #offer(): void {
    if (this.#names.childElementCount) return;
    this.#names.append(...(this.#desk.catalog()?.methods ?? []).map((m) => h("option", { value: m.name, label: m.summary })));
  }

  /** With the call that it left out, an error is read again. */
  #ask(): void {
    const name = this.#which.value.trim().replace(/\s+/g, "_");
    if (!name) return;
    // Once it's hidden, the browser tells of the same change again.
    this.#which.value = "";
    const { code, message } = this.#fault ?? {};
    const lines = [{ id: 1, method: /[/.]/.test(name) ? name : `private/${name}`, params: {} }, { id: 1, error: { code, message } }];
    this.read(lines.map((line) => JSON.stringify(line)).join("\n"), null, this.#read);
    this.#input.focus();
  }

  /**
   * A job starts with the least request for it, and with the key for it if the
   * key is unknown.
   */
  #start(): void {
    const job = JOBS.find(({ id }) => id === this.#jobs.value);
    this.#jobs.value = "";
    const { via, account } = this.#query;
    const key = this.#desk.untouched() ? null : this.#query.key;
    const setting = serialize({ ...empty(), via, account });
    const least = job && this.#desk.ask("least", `${setting}&${new URLSearchParams({ job: job.id })}`);
    if (!job || !least) return;
    this.#desk.change({ ...started(least), ...(key === null && { key: least.key }) }, "job");
    const now = parse(serialize({ ...this.#query, ...started(least), key: least.key }));
    const fits = key === null || key === least.key;
    this.#say({
      title: `${job.title}.`, text: fits ? "Key and request are the least for it." : "The request is the least for it.", undo: true,
      choices: fits ? [] : [{ label: "Make the key match", query: serialize(now) }],
    });
  }

  set({ query }: State): void {
    this.#query = query;
    // Once something else changes, the receipt no longer applies.
    if (this.#made !== null && serialize(query) !== this.#made) setAttr(this.#receipt, "data-severity", "info");
    this.#go();
  }

  /** Shows a query, which comes before any answer. */
  show(query: Query): void {
    this.#query = query;
    this.#marks();
  }

  /** Marks that came with a link have no receipt, but can be cleared all the same. */
  #marks(): void {
    if (this.#made !== null && this.#made !== serialize(this.#query)) {
      this.#made = null;
      show(this.#undo, false);
    }
    const { reply, need } = this.#query;
    const marked = reply !== null || need !== "";
    show(this.#clear, marked);
    setText(this.#clear, reply !== null && need === "" ? "Back to the prediction" : "Clear");
    if (!marked || !this.#receipt.hidden) return;
    setAttr(this.#receipt, "data-severity", "info");
    setText(this.#title, reply !== null ? "A reply is shown." : "Calls are marked.");
    setText(this.#text, "");
    this.#drawChoices([]);
    for (const el of [this.#which, this.#undo]) show(el, false);
    show(this.#receipt, true);
  }
}

/** A job uses a grant that starts from the key, and has no marks. */
function started(least: Least): Partial<Query> {
  const { grant } = changes(least.query);
  return { grant: grant ?? "client_credentials", held: null, from: "", ask: least.ask, reply: null, need: "" };
}
