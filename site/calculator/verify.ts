import type { Capability, Found, Reply, Status, Verification } from "./contract.js";
import { fill, h, list, prose, setAttr, setText, show, sign, verbatim } from "./dom.js";
import type { Methods } from "./methods.js";
import { capability, Panel } from "./panels.js";
import { action, copyButton, type Desk } from "./parts.js";
import { byHand } from "./kept.js";
import { serialize, uses, type ScopeName } from "./query.js";
import { byteLength } from "./scope.js";
import { TEXT_LIMIT } from "./tables.js";
import type { State } from "./views.js";
import { Why } from "./why.js";
import { tally } from "./words.js";

const marks: Record<Status, string> = { predicted: "allowed", within: "likely", contradicts: "error" };

const empty = "Paste the reply of `public/auth`, its result, or the scope alone. Nothing leaves this page, and secrets are dropped at once.";

/**
 * The server's answer against the prediction. A pasted text goes to the engine
 * and nowhere else; the box, and all that is kept, is the scope it found.
 */
export class Verify extends Panel {
  readonly #desk: Desk;
  readonly #methods: Pick<Methods, "hold" | "follow">;
  /** What the answer is held against stands in the form too, far above; here it can be filled in beside the answer. */
  readonly #sides = ([["key", "The key allows", "not known"], ["held", "The token held", "not known"], ["ask", "The request asked for", "no scope"]] as const).map(([name, label, placeholder]) => {
    const input: HTMLInputElement = h("input", {
      id: `verify-${name}`, name: `verify_${name}`, placeholder, ...verbatim,
      oninput: (event) => {
        this.#desk.change({ [name]: input.value.trim() ? input.value : null });
        if (!byHand(event as InputEvent)) this.#tidy(name, input);
      },
      onchange: () => this.#tidy(name, input),
    });
    return { name, input, el: h("div", h("label", { for: input.id }, label), input) };
  });
  readonly #where = h("p.hint", { id: "sides-note" });
  #box = this.#newBox();
  readonly #note = h("p.hint", { id: "answer-note" });
  readonly #forgetting = action("forget", "Clear", () => {
    this.#forget("");
    this.#box.focus();
  }, { hidden: "" });
  readonly #headline = h("p.big");
  readonly #detail = h("p.hint");
  readonly #record = h("pre");
  readonly #says = h("p");
  readonly #report = h("a", { target: "_blank", rel: "noopener noreferrer" }, "Report it");
  readonly #wrong: HTMLElement;
  readonly #drawFound: (items: readonly Found[]) => void;
  readonly #drawCapable: (items: readonly Capability[]) => void;
  readonly #counts = h("span.hint");
  readonly #result: HTMLElement;
  /** All that is kept of what was pasted. */
  #kept: Reply | null = null;
  /** What the box shows of it. */
  #shown = "";
  #query = "";
  #last: Verification | null = null;

  constructor(desk: Desk, methods: Pick<Methods, "hold" | "follow">) {
    super("verify", "Verify an answer");
    this.#desk = desk;
    this.#methods = methods;
    setText(this.short, "is it what the server should have said?");
    const found = h("ul.found");
    this.#drawFound = list(found, (f) => `${f.token} ${f.missing}`, () => this.#row());
    const capable = h("ul.capabilities");
    this.#drawCapable = list(capable, (item) => item.id, () => capability(() => this.#last?.calls ?? [], desk.catalog));
    this.#wrong = h("div.part",
      this.#says,
      h("div.record", this.#record, copyButton("the record", () => this.#record.textContent ?? "", desk), this.#report));
    this.#result = h("div.result", { hidden: true },
      this.#headline, this.#detail, found, this.#wrong,
      h("div.part", h("h3", "This token is capable of"), capable,
        h("p.actions", action("exact", "Show its methods in the list", () => methods.hold(this.#last)), this.#counts)));
    this.body.append(h("div.give.sides", ...this.#sides.map(({ el }) => el), this.#where),
      h("label", { for: "answer-text" }, "The server answered"),
      this.#box,
      h("div.noted", this.#note, this.#forgetting),
      this.#result);
    prose(this.#note, empty);
  }

  override set(state: State): void {
    super.set(state);
    const { query, result } = state;
    const used = uses(query.grant);
    for (const { name, input, el } of this.#sides) {
      const text = query[name] ?? "";
      if (input.value !== text && this.#desk.keep(name, input.value).text !== text) input.value = text;
      show(el, name === "key" || used[name]);
    }
    prose(this.#where, `As in the form: ${result.setting}.`);
    this.#query = serialize({ ...query, rest: query.rest.filter(([name]) => name !== "answer") });
    this.#box.disabled = false;
  }

  /** What the form doesn't keep of a text doesn't stay here either. */
  #tidy(name: ScopeName, input: HTMLInputElement): void {
    const { text, note } = this.#desk.keep(name, input.value);
    if (!note) return;
    input.value = text;
    prose(this.#where, note.message);
  }

  #newBox(): HTMLTextAreaElement {
    return h("textarea", {
      id: "answer-text", name: "answer", rows: 2, ...verbatim, disabled: true, "aria-describedby": "answer-note",
      placeholder: '{"result":{"scope":"…"}}',
      onpaste: (event) => this.#taken(event, (event as ClipboardEvent).clipboardData),
      ondrop: (event) => this.#taken(event, (event as DragEvent).dataTransfer),
      oninput: (event) => this.#typed(event as InputEvent),
      onchange: () => this.#kept && this.#put(),
    });
  }

  /** What is pasted or dropped never reaches the box. */
  #taken(event: Event, data: DataTransfer | null): void {
    const text = data?.getData("text/plain");
    if (!text) return;
    event.preventDefault();
    this.#read(text, true);
  }

  #typed(event: InputEvent): void {
    const hand = byHand(event);
    const text = this.#box.value;
    if (!hand) {
      // The browser would bring the text back with its undo or redo; a new box has no memory.
      const box = this.#newBox();
      box.disabled = false;
      this.#box.replaceWith(box);
      this.#box = box;
      box.focus();
    }
    this.#read(text, !hand);
  }

  /** Reads a text once. `whole`: it came in one piece, so nothing of it stays but its scope. */
  #read(text: string, whole: boolean): void {
    if (!text.trim()) return this.#forget("");
    if (byteLength(text, TEXT_LIMIT) > TEXT_LIMIT) return this.#forget("Too long: at most 1 MiB is read. Nothing was kept; paste the reply alone.");
    const payload = this.#with(text);
    const answer = this.#desk.call("verify", payload);
    if (!answer?.ok) {
      const why = answer?.error.kind === "input" ? answer.error.message : "The calculator could not read this text.";
      if (whole) this.#forget(`${why} Nothing was kept of what was pasted.`);
      else this.#clear(why);
      return;
    }
    const v = answer.result;
    this.#kept = v.reply;
    this.#shown = v.granted + (v.truncated ? " …" : "");
    if (whole || v.secrets) this.#put();
    this.#say(v.removed, v.headline);
    this.#show(v);
    this.#headline.scrollIntoView({ block: "nearest" });
  }

  #with(answer: string): string {
    return `${this.#query}\n${answer}`;
  }

  #put(): void {
    if (this.#box.value !== this.#shown) this.#box.value = this.#shown;
  }

  #forget(why: string): void {
    this.#shown = "";
    this.#put();
    this.#clear(why || empty);
  }

  #clear(why: string): void {
    this.#kept = this.#last = null;
    show(this.#result, false);
    this.#methods.follow(null);
    this.#say(why);
  }

  #say(text: string, more = ""): void {
    prose(this.#note, text);
    setAttr(this.#note, "data-error", text !== empty && this.#box.value === "");
    show(this.#forgetting, this.#box.value !== "");
    this.#desk.say(`${text} ${more}`);
  }

  /** The setting changed: what was kept is held against it. */
  protected draw(): void {
    const v = this.#kept && this.#desk.ask("verify", this.#with(JSON.stringify(this.#kept)));
    if (v) this.#show(v);
  }

  #show(v: Verification): void {
    this.#last = v;
    this.#methods.follow(v);
    show(this.#result, true);
    setAttr(this.#result, "data-status", v.status);
    sign(this.#headline, marks[v.status], v.headline, "strong");
    fill(this.#detail, ...v.notes.flatMap((note) => [prose(h("span"), note), " "]));
    show(this.#wrong, v.record !== null);
    setText(this.#record, v.record ? JSON.stringify(v.record) : "");
    prose(this.#says, v.record_says);
    // Nothing is sent before the reader follows the link.
    setAttr(this.#report, "href", v.report_url || null);
    show(this.#report, v.report_url !== "");
    this.#drawFound(v.found);
    this.#drawCapable(v.consequences);
    setText(this.#counts, tally((verdict) => v.counts[verdict]));
  }

  #row() {
    const code = h("code");
    const verdict = h("span.verdict");
    const why = new Why(this.#desk);
    const el = h("li", h("div", code, verdict), why.el);
    return {
      el,
      update: (f: Found) => {
        setAttr(el, "data-status", f.status);
        setAttr(el, "data-token", f.token);
        setText(code, f.token);
        sign(verdict, marks[f.status], f.word);
        why.set(f);
      },
    };
  }
}
