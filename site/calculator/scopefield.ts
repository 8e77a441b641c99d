import type { Diagnostic } from "./contract.js";
import { differs, fill, h, icon, prose, setAttr, setText, show, verbatim } from "./dom.js";
import { byHand, type Kept } from "./kept.js";
import { moreThanScope } from "./paste.js";
import type { ScopeName } from "./query.js";
import { indexes, unfinished } from "./scope.js";
import { LIMIT } from "./tables.js";

/**
 * How many diagnostics are listed and marked at most; a text with more says how
 * many.
 */
const SHOWN = 6;

export interface ScopeFieldOptions {
  /** Name of the query parameter, and of the text box. */
  name: ScopeName;
  label: string;
  /** What an empty text box shows if the parameter is absent, and if it's there but empty. */
  absent: string;
  empty: string;
  /** The label of the button that makes the parameter absent. */
  clear: string;
  keep(text: string): Kept;
  /** `typing`: the caret is after a word that may still become a token, so an answer can wait for the rest of it. */
  onchange(value: string | null, typing: boolean): void;
  /** Called if the pasted text is more than a scope. */
  onpaste(text: string): void;
}

/** A scope as text, with what the program has to say about it. */
export class ScopeField {
  readonly el: HTMLElement;
  readonly #options: ScopeFieldOptions;
  readonly #text: HTMLTextAreaElement;
  readonly #mirror = h("div.mirror", { "aria-hidden": "true" });
  readonly #notes: HTMLElement;
  readonly #clear: HTMLButtonElement;
  #value: string | null = null;
  #all: readonly Diagnostic[] = [];
  #typing = false;
  /** The text in the box, if it's more than the query keeps. */
  #raw: string | null = null;
  /** Whether the last change of the text came from a key. */
  #hand = false;
  /**
   * The remark on what was dropped from the text, shown until the next change.
   */
  #gone: Diagnostic | null = null;

  constructor(options: ScopeFieldOptions) {
    const { name } = options;
    this.#options = options;
    this.#text = h("textarea", {
      id: `${name}-text`, name, rows: 1, class: "scope", ...verbatim, autocorrect: "off",
      wrap: "soft", "aria-describedby": `${name}-notes`,
      oninput: (event) => {
        const { value, selectionEnd } = this.#text;
        this.#hand = byHand(event as InputEvent);
        this.#edit(value === "" ? null : value, this.#hand && !/\S/.test(value.charAt(selectionEnd)) && unfinished(/\S*$/.exec(value.slice(0, selectionEnd))![0]));
      },
      onpaste: (event) => {
        const text = (event as ClipboardEvent).clipboardData?.getData("text/plain") ?? "";
        if (!moreThanScope(text)) return;
        event.preventDefault();
        event.stopPropagation();
        options.onpaste(text);
      },
      onblur: () => setTimeout(() => {
        this.#hand = false;
        this.settle();
      }),
      // A scope has no line breaks; Enter would only add one by accident.
      onkeydown: (event) => { if ((event as KeyboardEvent).key === "Enter") event.preventDefault(); },
    });
    this.#notes = h("div.notes", { id: `${name}-notes` });
    // In a form, a plain button would submit it, and leave the page.
    this.#clear = h("button.clear", { type: "button", "aria-label": options.clear, title: options.clear, onclick: () => {
      this.#edit(null);
      this.#text.focus();
    } }, "×");
    this.el = h("div.line", { part: "field", "data-field": name },
      h("label", { for: `${name}-text` }, options.label),
      // Its own form: Chrome's autofill reads the whole form on every key,
      // and without one that means all the controls of the page, radio buttons
      // included.
      h("form.field", h("div.box", this.#mirror, this.#text), this.#clear),
      this.#notes);
    this.set(null);
  }

  #edit(value: string | null, typing = false): void {
    this.#typing = typing;
    this.#gone = null;
    this.#raw = value;
    this.#options.onchange(value, typing);
  }

  /** Takes the word that was being typed as it is. */
  settle(): void {
    this.#typing = false;
    this.diagnose(this.#all);
  }

  /** Shows a value; `hint` is what an absent one amounts to. The text box is left alone if it amounts to the same: a keystroke must not remove what was typed before it. */
  set(value: string | null, hint = ""): void {
    if (this.#raw !== null) {
      const { text, note } = this.#options.keep(this.#raw);
      this.#gone = note;
      if (text !== value || text === this.#raw) this.#raw = null;
    }
    this.#value = value;
    const text = value ?? "";
    if (this.#raw === null && this.#text.value !== text) this.#text.value = text;
    setAttr(this.#text, "placeholder", value === null ? hint || this.#options.absent : this.#options.empty);
    setAttr(this.el, "data-absent", value === null);
    show(this.#clear, value !== null);
    setAttr(this.#text, "data-long", this.#shown.length > LIMIT);
    this.#mark([]);
  }

  /**
   * Lists what the engine has to say about the text, underlines the places and
   * offers corrections.
   */
  diagnose(all: readonly Diagnostic[]): void {
    this.#all = all;
    this.#tidy();
    const text = this.#shown;
    const foreign = all.find((d) => d.code === "not-a-scope");
    if (foreign) all = [foreign];
    if (this.#gone) all = [this.#gone, ...(this.#raw === null ? all : [])];
    const first = all.slice(0, SHOWN);
    const at = indexes(text, first.flatMap((d) => [d.offset, d.offset + d.length]));
    const found = first.map((d, i) => ({ d, range: [at[2 * i]!, at[2 * i + 1]!, d.severity] as [number, number, string] }))
      .filter(({ d, range: [from, to] }) => d === this.#gone || !this.#early(text.slice(from, to), to));
    const shown = found.map(({ d }) => d);
    const ranges = found.map(({ range }) => range);
    this.#mark(ranges);
    setAttr(this.#text, "aria-invalid", shown.some((d) => d.severity === "error") && "true");
    if (differs(this.#notes, shown, all.length, text.length > 2000 ? 0 : text)) fill(this.#notes, ...shown.map((d, i) => this.#note(d, text, ranges[i]!)), all.length > SHOWN && h("p.more", `and ${all.length - SHOWN} more`));
  }

  /** What isn't part of the query doesn't stay in the box either: a text that came in one piece goes at once, a typed one when it's complete. */
  #tidy(): void {
    if (this.#raw === null) return;
    const { text, note } = this.#options.keep(this.#raw);
    this.#gone = note;
    if (text === this.#value && (!note || this.#hand)) return;
    this.#raw = null;
    this.#text.value = this.#value ?? "";
  }

  get #shown(): string {
    return this.#raw ?? this.#value ?? "";
  }

  /** Half a token isn't a mistake while you type it, nor is the space before the next one. */
  #early(word: string, end: number): boolean {
    const { selectionStart, selectionEnd } = this.#text;
    return (this.#typing || !word.trim()) && selectionStart === end && selectionEnd === end && this.#text.matches(":focus");
  }

  #note(d: Diagnostic, text: string, [from, to]: [number, number, string]): HTMLElement {
    const quoted = text.slice(from, to);
    const named = quoted.trim() !== "";
    const fix = d.fix;
    return h("p.note", { "data-severity": d.severity, "data-code": d.code },
      icon(d.severity), h("span",
        named && h("code.quote", quoted.length > 60 ? quoted.slice(0, 60) + "…" : quoted),
        named && " ",
        prose(h("span"), d.message),
        fix !== null && " ",
        fix !== null && h("button", {
          class: "apply", "data-fix": fix, "aria-label": fix === "" && `Remove ${quoted}`,
          onclick: () => {
            const value = text.slice(0, from) + fix + text.slice(to);
            this.#edit(fix === "" ? value.replace(/ {2,}/g, " ").trim() : value);
            this.#text.focus();
          },
        }, ...(fix === "" ? ["Remove"] : ["Use ", h("code", fix)]))));
  }

  /** The mirror is behind the text box with the same letters in the same places, and gives it its height. */
  #mark(ranges: [number, number, string][]): void {
    const text = this.#shown;
    if (text.length > LIMIT) return this.#mirror.replaceChildren();
    const parts: (Node | string)[] = [];
    let end = 0;
    for (const [from, to, severity] of [...ranges].sort((a, b) => a[0] - b[0])) {
      if (from < end || to <= from) continue;
      parts.push(text.slice(end, from), h("mark", { "data-severity": severity }, text.slice(from, to)));
      end = to;
    }
    if (!parts.length) return setText(this.#mirror, text + "\u200b");
    this.#mirror.replaceChildren(...parts, text.slice(end) + "\u200b");
  }
}
