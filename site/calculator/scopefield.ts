import type { Diagnostic, Domain, Level } from "./contract.js";
import { differs, fill, h, icon, prose, setAttr, setText, verbatim, type Child } from "./dom.js";
import { byHand, type Kept } from "./kept.js";
import type { ScopeName } from "./query.js";
import { indexes, levels, setLevel, unfinished } from "./scope.js";
import { DOMAINS, LEVELS, LIMIT } from "./tables.js";

/** Diagnostics listed and marked at most; a text with more is told how many. */
const SHOWN = 6;

export interface ScopeFieldOptions {
  /** Name of the query parameter, and of the controls. */
  name: ScopeName;
  legend: string;
  /** Label of the box that makes the parameter absent. */
  absent: string;
  /** What the text box shows while it is absent. */
  placeholder: string;
  extra?: Child;
  keep(text: string): Kept;
  /** `typing`: the caret stands behind a word that may still become a token, so an answer can wait for the rest of it. */
  onchange(value: string | null, typing: boolean): void;
}

/**
 * A scope as text and as controls, each following the other. The text always
 * wins: a control changes the token of its domain and nothing else.
 */
export class ScopeField {
  readonly el: HTMLFieldSetElement;
  readonly #options: ScopeFieldOptions;
  /** Whether leaving a domain out differs from asking for none. */
  readonly #unset: boolean;
  readonly #text: HTMLTextAreaElement;
  readonly #mirror = h("div.mirror", { "aria-hidden": "true" });
  readonly #notes: HTMLElement;
  readonly #absent: HTMLInputElement;
  readonly #radios = new Map<string, HTMLInputElement>();
  #value: string | null = null;
  #last = "";
  #all: readonly Diagnostic[] = [];
  #typing = false;
  /** What stands in the text box, where it's more than the query keeps. */
  #raw: string | null = null;
  /** The last change of the text came by a key. */
  #hand = false;
  /** Something of the text had to go, which is told until the next change. */
  #gone: Diagnostic | null = null;

  constructor(options: ScopeFieldOptions) {
    const { name } = options;
    this.#options = options;
    this.#unset = name === "ask";
    this.#text = h("textarea", {
      id: `${name}-text`, name, rows: 1, class: "scope", ...verbatim, autocorrect: "off",
      wrap: "soft", "aria-label": options.legend, "aria-describedby": `${name}-notes`,
      placeholder: options.placeholder, oninput: (event) => {
        const { value, selectionEnd } = this.#text;
        this.#hand = byHand(event as InputEvent);
        this.#edit(value, this.#hand && !/\S/.test(value.charAt(selectionEnd)) && unfinished(/\S*$/.exec(value.slice(0, selectionEnd))![0]));
      },
      // The scrolling box around it would keep the browser from making room for the strip below.
      onfocus: () => this.#text.parentElement?.scrollIntoView({ block: "nearest" }),
      onblur: () => setTimeout(() => {
        this.#hand = false;
        this.settle();
      }),
      // A scope has no line breaks; Enter would only add one by accident.
      onkeydown: (event) => { if ((event as KeyboardEvent).key === "Enter") event.preventDefault(); },
    });
    this.#notes = h("div.notes", { id: `${name}-notes` });
    this.#absent = h("input", {
      type: "checkbox", name: `${name}_absent`,
      onchange: () => this.#edit(this.#absent.checked ? null : this.#last),
    });
    this.el = h("fieldset.field", { part: "field", "data-field": name },
      h("legend", options.legend),
      h("label.check.absent", this.#absent, options.absent),
      // A form of its own: Chrome's autofill reads the whole form at every key,
      // and without one all the controls of the page, radios included.
      h("form.box", this.#mirror, this.#text),
      this.#notes,
      h("div.levels", ...DOMAINS.map((domain) => this.#row(domain))),
      options.extra);
    this.set(null);
  }

  #row(domain: Domain): HTMLElement {
    const name = `${this.#options.name}-${domain}`;
    const choices: (Level | "")[] = this.#unset ? ["", ...LEVELS] : [...LEVELS];
    return h("div.level", { role: "radiogroup", "aria-labelledby": `${name}-label`, "data-domain": domain },
      h("code", { id: `${name}-label` }, domain),
      h("div.segments.mono", ...choices.map((level) => {
        const radio = h("input", { type: "radio", name, value: level, "aria-label": level || "not named", onchange: () => this.#pick(domain, level) });
        this.#radios.set(`${domain}:${level}`, radio);
        return h("label", { "data-level": level, title: level ? null : "not named in the request" }, radio, h("span", level || "–"));
      })));
  }

  #pick(domain: Domain, level: Level | ""): void {
    const remove = level === "" || (level === "none" && !this.#unset);
    this.#edit(setLevel(this.#value ?? "", domain, remove ? null : level));
  }

  #edit(value: string | null, typing = false): void {
    this.#typing = typing;
    this.#gone = null;
    this.#raw = value;
    this.#options.onchange(value, typing);
  }

  /** The word that was being typed counts as it stands. */
  settle(): void {
    this.#typing = false;
    this.diagnose(this.#all);
  }

  /** Shows a value. What stands in the text box is left alone where it amounts to the same: a key must not take away what was typed before it. */
  set(value: string | null): void {
    if (this.#raw !== null) {
      const { text, note } = this.#options.keep(this.#raw);
      this.#gone = note;
      if (text !== value || text === this.#raw) this.#raw = null;
    }
    this.#value = value;
    if (value !== null && value.length <= LIMIT) this.#last = value;
    const text = value ?? "";
    if (this.#raw === null && this.#text.value !== text) this.#text.value = text;
    if (this.#absent.checked !== (value === null)) this.#absent.checked = value === null;
    setAttr(this.el, "data-absent", value === null);
    const long = this.#shown.length > LIMIT;
    setAttr(this.#text, "data-long", long);
    const found = long ? {} : levels(text);
    for (const domain of DOMAINS) {
      const level = found[domain] ?? (this.#unset ? "" : value === null ? "mixed" : "none");
      for (const choice of ["", ...LEVELS]) {
        const radio = this.#radios.get(`${domain}:${choice}`);
        if (radio && radio.checked !== (choice === level)) radio.checked = choice === level;
      }
    }
    this.#mark([]);
  }

  /** Lists what the engine has to say about the text, underlines the places, offers corrections. */
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

  /** Half a token is no mistake while it is typed, nor is the space before the next one. */
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

  /** The mirror lies behind the text box with the same letters in the same places, and gives it its height. */
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
