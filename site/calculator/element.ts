import { version } from "scope-calculator:version";
import { Answer } from "./answer.js";
import { Compare } from "./compare.js";
import type { Advice, Catalog, Envelope, Explanation, Grant, Operations, Prediction } from "./contract.js";
import { afterPaint, h, icon, setAttr, setText, show } from "./dom.js";
import { Engine, Failure, load } from "./engine.js";
import { Form } from "./form.js";
import { keep } from "./kept.js";
import { Methods } from "./methods.js";
import { Needs } from "./needs.js";
import { Capabilities, Grants } from "./panels.js";
import type { Desk } from "./parts.js";
import { Presets } from "./presets.js";
import { empty, expectedRows, GRANTS, parse, serialize, tooLong, uses, type Query } from "./query.js";
import { Request } from "./request.js";
import { Permalink, Share } from "./share.js";
import { styles } from "./styles.js";
import { Verify } from "./verify.js";
import { describe } from "./words.js";

/*
 * Hooks that hold still, for styles and tests. Everything is in the open shadow root.
 *
 * root         .calc with data-state = idle | waiting | ready | blocked | network | crashed | too-long,
 *              data-recovered where the last answer needed a second instance; data-fresh until the first edit
 * ::part       form field answer tokens token refusal lifetime rows row bar evidence reason legend
 *              advice panel capabilities grants methods status peek
 * controls     name = grant via account key_type subject (radios), session_name key_name sessions,
 *              key held ask (text areas, ids key-text …), key_absent held_absent ask_absent restricted_block_trades block_trade_approval (check boxes),
 *              key-trade, ask-wallet … (radios; value "" on ask-* means not named), method_search
 * fieldsets    data-field = the parameter
 * diagnostics  #key-notes … .note with data-code, data-severity; button.apply with data-fix; mark in .mirror
 * tokens       li[data-token][data-effect][data-granted]
 * rows         li.row[data-domain][data-effect][data-rule]; .bar[data-likely][data-key][data-ask]; details.why[data-rule]
 * folded rows  li.fold code[data-name]
 * panels       details[data-panel = capabilities | grants | methods | needs | compare | verify | request | share]
 * capabilities li[data-consequence][data-verdict]
 * grants       button[data-grant][aria-pressed], tr[data-row], td[data-differs]
 * methods      li.method[data-method][data-verdict], button.filter[data-verdict]
 * properties   --scope-calculator-accent -on-accent -ink -soft -sheet -well -line -warning -danger -radius -font -font-size -mono
 * losses       .row .loss[data-stage][data-sure] button[data-action=repair]
 * needs        .presets button[aria-pressed] (tasks), pick (input), needs_text (text area), .chips li, .least code, li[data-token], [data-blocked], li[data-reason] button[data-near]
 * narrow       button[name=settings][aria-expanded]: opens what is folded
 * compare      .big[data-change = same | removes | adds | unknown], li[data-step], li[data-consequence]
 * verify       answer (text area), verify_key verify_held verify_ask (inputs), #answer-note, .result[data-status], .found li[data-token][data-status], .record pre
 * presets      button[data-preset][aria-pressed], preset_key (check box)
 * request      button[data-language = message | curl | python | javascript | go | key | readme][aria-pressed], pre.snippet
 * share        button[data-action = copy-link | copy-text | copy-markdown | copy-json | copy-tag]
 * others       button[data-action = copy | retry | add | load | pin | unpin | swap | back | forget | exact | prediction], [role=status] (live region)
 */

type State = "idle" | "waiting" | "ready" | "blocked" | "network" | "crashed" | "too-long";

const help: Record<State, string> = {
  idle: "The answer appears here as soon as the calculator has loaded. The form can be filled in already.",
  waiting: "The answer appears here as soon as the calculator has loaded. The form can be filled in already.",
  ready: "",
  blocked: "The calculator is a WebAssembly program that runs in this page. The site's owner can allow it by adding 'wasm-unsafe-eval' to script-src in the Content-Security-Policy.",
  network: "Check the connection and try again. A policy of this page (connect-src) or a proxy may also stand in the way.",
  crashed: "Change the input, or try again.",
  "too-long": "Shorten the text: the calculator reads 64 KiB at most, a real scope has some hundred bytes.",
};

const recovery: Advice = { code: "recovered", severity: "info", text: "The calculator stopped on this input and was started again. The answer is complete.", query: "" };

/** How far below the window an element starts all the same, in pixels. */
const reach = 400;

/** Reports whether an element is in sight or nearly so, or wants to start at once. What is in a closed box or on a hidden tab is not. */
export function near(el: Element): boolean {
  const { top, bottom } = el.getBoundingClientRect();
  return el.hasAttribute("eager") || el.checkVisibility() && top < innerHeight + reach && bottom > -reach;
}

const later: (() => void)[] = [];

/** Does a thing when the page has nothing better to do, one at a time. */
function whenQuiet(thing: () => void): void {
  if (later.push(thing) > 1) return;
  // Safari has no requestIdleCallback.
  const idle = (work: () => void) => "requestIdleCallback" in globalThis ? requestIdleCallback(work) : setTimeout(work, 50);
  const next = () => {
    later[0]?.();
    later.shift();
    if (later.length) idle(next);
  };
  idle(next);
}

/** `<scope-calculator>`: what scope a token of Deribit's API will likely carry, and why. */
export class ScopeCalculator extends HTMLElement {
  static readonly version = version;
  static readonly observedAttributes = ["query", "grants", "views", "eager", "wasm-src"];

  #query: Query = empty();
  #result: Prediction | null = null;
  #engine: Engine | null = null;
  #catalog: Catalog | null = null;
  readonly #explanations = new Map<string, Explanation>();
  #ready = deferred();
  #started = false;
  #filled: string | null = null;
  #built = false;
  #entered = false;
  #observer: IntersectionObserver | null = null;
  #timer = 0;
  #pause = 0;
  #reopened: HTMLDetailsElement[] = [];

  readonly #root: ShadowRoot;
  readonly #calc = h("div.calc", { lang: "en", "data-state": "idle", "data-fresh": true });
  readonly #live = h("div.vh", { role: "status", "aria-live": "polite" });
  readonly #headline = h("strong");
  readonly #help = h("span");
  readonly #detail = h("pre");
  readonly #details = h("details.detail", { hidden: true }, h("summary", "What happened"), this.#detail);
  readonly #retry = h("button", { "data-action": "retry", hidden: true, onclick: () => this.#again() }, "Try again");
  readonly #status = h("div.status", { part: "status" },
    h("p", this.#headline, " ", this.#help), this.#retry, this.#details, h("slot"));
  readonly #peekText = h("code");
  readonly #peek = h("button.peek", { part: "peek", tabindex: -1, "data-away": true, "data-empty": true, onclick: () => this.#answer.el.scrollIntoView({ block: "start" }) },
    h("span", "Likely scope"), this.#peekText, icon("narrowed"));
  readonly #desk: Desk = {
    call: (op, payload) => this.#call(op, payload),
    ask: (op, payload) => this.#ask(op, payload),
    catalog: () => (this.#catalog ??= this.#ask("catalog", "")),
    explain: (rule) => this.#explain(rule),
    keep: (name, text) => keep(name, text, (payload) => this.#try(payload)),
    change: (change) => this.#edit(change),
    load: (change) => this.#load(change),
    say: (text) => this.#say(text, 0),
  };
  readonly #presets = new Presets(this.#desk, (change) => this.#edit(change));
  readonly #form = new Form((change, typing) => this.#edit(change, typing), () => this.#fillHeld(), this.#presets.el, this.#desk.keep);
  readonly #answer: Answer;
  readonly #capabilities = new Capabilities();
  readonly #grants = new Grants(() => this.#ask("compare", serialize(this.#query)), (grant) => this.#edit({ grant }));
  readonly #methods = new Methods(this.#desk.catalog);
  readonly #needs = new Needs(this.#desk);
  readonly #compare = new Compare(this.#desk);
  readonly #request = new Request(this.#desk);
  readonly #share = new Share(() => this.#rules(), () => this.#home(), this.#desk.say);
  #permalink: Permalink | null = null;
  readonly #verify = new Verify(this.#desk, this.#methods);

  constructor() {
    super();
    this.#root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    if (!this.#root.childNodes.length) this.#root.append(h("slot"));
    this.#answer = new Answer(this.#desk, (query) => this.#edit(parse(query)), this.#status);
  }

  /** The state as a URL query string. */
  get query(): string {
    return serialize(this.#query);
  }

  set query(text: string) {
    this.#query = parse(String(text ?? ""));
    if (this.#built) this.#show();
  }

  /** The last prediction, or null. */
  get result(): Prediction | null {
    return this.#result;
  }

  /** Settles with the first answer, or with the failure. */
  get ready(): Promise<void> {
    return this.#ready.promise;
  }

  connectedCallback(): void {
    // A page may have many of these, and building one takes a moment. The ones
    // in sight go first; the others wait for a quiet moment, behind their
    // fallback, unless somebody scrolls to them before.
    if (this.#built || this.hasAttribute("permalink") || near(this)) return this.#enter();
    this.#whenNear(() => this.#enter());
    whenQuiet(() => this.isConnected && this.#enter());
  }

  /** Does a thing when the element nears the window. */
  #whenNear(thing: () => void): void {
    this.#observer = new IntersectionObserver((entries) => entries.some((e) => e.isIntersecting) && thing(), { rootMargin: `${reach}px` });
    this.#observer.observe(this);
  }

  #enter(): void {
    if (this.#entered) return;
    this.#entered = true;
    this.#observer?.disconnect();
    this.#build();
    this.#observe();
    if (this.hasAttribute("permalink")) {
      this.#permalink ??= new Permalink(this.query, (query) => (this.query = query));
      this.#permalink.start();
    }
    this.#sight.observe(this.#answer.head);
    if (this.#result) this.#rest.observe(this);
    addEventListener("beforeprint", this.#unfold);
    addEventListener("afterprint", this.#refold);
  }

  disconnectedCallback(): void {
    this.#entered = false;
    this.#observer?.disconnect();
    this.#sight.disconnect();
    this.#rest.disconnect();
    this.#permalink?.stop();
    clearTimeout(this.#timer);
    clearTimeout(this.#pause);
    removeEventListener("beforeprint", this.#unfold);
    removeEventListener("afterprint", this.#refold);
    // An application that shows another page now gets the program's memory back.
    whenQuiet(() => document.querySelector(this.localName) ?? this.#engine?.rest());
  }

  /** In another document, such as that of a frame, the sheets of the one before do not count. */
  adoptedCallback(): void {
    this.#root.adoptedStyleSheets = styles(this.ownerDocument);
  }

  attributeChangedCallback(name: string, _: string | null, value: string | null): void {
    if (name === "query") this.query = value ?? "";
    else if (name === "eager" && value !== null && this.isConnected) {
      this.#enter();
      this.#start();
    }
    else if (this.#built) this.#configure();
  }

  #build(): void {
    if (this.#built) return;
    this.#built = true;
    // A property set before the element was defined hides the accessor.
    if (Object.hasOwn(this, "query")) {
      const early = (this as { query: string }).query;
      delete (this as { query?: string }).query;
      this.query = early;
    }
    this.adoptedCallback();
    this.#form.el.append(this.#peek);
    this.#form.el.addEventListener("focusout", () => setTimeout(() => this.#settle()));
    this.#calc.append(h("div.layout", this.#form.el, this.#answer.el,
      ...this.#panels.map((panel) => panel.el)), this.#live);
    this.#root.replaceChildren(this.#calc);
    this.#configure();
    this.#state("idle", "");
    this.#show();
  }

  #configure(): void {
    const views = this.#words("views");
    const view = (name: string, el: HTMLElement) => show(el, !views.length || views.includes(name));
    view("form", this.#form.el);
    view("answer", this.#answer.el);
    for (const panel of this.#panels) view(panel.name, panel.el);
    this.#form.offer(this.#offered());
    if (this.#result) this.#grants.set(this.#query.grant, this.#offered());
  }

  /** The words of an attribute. */
  #words(name: string): string[] {
    return this.getAttribute(name)?.split(/[\s,]+/).filter(Boolean) ?? [];
  }

  get #panels() {
    return [this.#capabilities, this.#needs, this.#methods, this.#grants, this.#compare, this.#verify, this.#request, this.#share];
  }

  /** Version of the rules and the catalog. */
  #rules(): string {
    return this.#desk.catalog()?.version ?? "";
  }

  /** Where links lead: this page where it follows the setting, else the `home` that the page names, else nowhere. */
  #home(): string | null {
    if (this.#permalink) return location.href.replace(/#.*/s, "");
    const home = this.getAttribute("home");
    return home !== null && URL.canParse(home, document.baseURI) ? new URL(home, document.baseURI).href.replace(/#.*/s, "") : null;
  }

  #offered(): readonly Grant[] {
    const wanted = this.#words("grants");
    const known = GRANTS.filter((grant) => wanted.includes(grant));
    return known.length ? known : GRANTS;
  }

  /** The strip with the answer is of use only while the answer itself is out of sight. */
  readonly #sight = new IntersectionObserver((entries) => setAttr(this.#peek, "data-away", entries.at(-1)?.isIntersecting ?? false), { rootMargin: "0px 0px -60px" });

  /** Starts when the element nears the viewport, is focused or pointed at. */
  #observe(): void {
    if (this.#started) return;
    if (this.hasAttribute("eager")) return this.#start();
    this.#whenNear(() => this.#start());
    for (const type of ["focusin", "pointerover"]) this.#calc.addEventListener(type, () => this.#start(), { once: true, passive: true });
  }

  #start(): void {
    this.#observer?.disconnect();
    if (this.#started) return;
    this.#started = true;
    this.#state("waiting", "");
    load(this.getAttribute("wasm-src") ?? "").then((engine) => {
      this.#engine = engine;
      this.#compute();
      if (!this.#result) return;
      // When the answer has been painted, and what it is capable of after it.
      afterPaint(() => afterPaint(() => this.#rest.observe(this)));
      this.#ready.resolve();
      this.#emit("ready", { version: ScopeCalculator.version, query: this.query });
    }).catch((cause: unknown) => this.#fail(cause));
  }

  /** Out of sight, the element costs the page's frames nothing. It keeps its height, so nothing jumps. */
  readonly #rest = new IntersectionObserver((entries) => {
    const { style, clientHeight } = this.#calc;
    if (entries.at(-1)?.isIntersecting || !clientHeight) return;
    style.containIntrinsicBlockSize = `auto ${clientHeight}px`;
    style.contentVisibility = "auto";
  }, { rootMargin: `${reach}px` });

  #again(): void {
    this.#answer.el.focus({ preventScroll: true });
    if (this.#engine) return this.#compute();
    this.#started = false;
    this.#ready = deferred();
    this.#start();
  }

  /** The token that the key's own grant would give, or null where that hangs on the key. */
  #predictHeld(): string | null {
    const grant = this.#query.key_type === "asymmetric" ? "client_signature" : "client_credentials";
    const result = this.#ask("predict", serialize({ ...this.#query, grant, held: null }));
    return result && !result.refused && !result.undetermined.length ? result.scope : null;
  }

  #fillHeld(): void {
    const held = this.#predictHeld();
    if (held === null) return this.#say("What the token holds hangs on the key, which is not known.", 0);
    this.#filled = held;
    this.#edit({ held });
  }

  /** A token grant starts from the token the key would give, and follows the key, until the user says what the token really holds. */
  #followKey(change: Partial<Query>): void {
    const { held, grant } = this.#query;
    if ("held" in change || (held === null ? !change.grant : held !== this.#filled)) return;
    this.#filled = uses(grant).held ? this.#predictHeld() : null;
    this.#query.held = this.#filled;
  }

  /**
   * A change by the user. While a word is `typing` that may still become a
   * token, the last answer stands: one for half a token would be of no use,
   * and would make the page jump at every key.
   */
  #edit(change: Partial<Query>, typing = false): void {
    setAttr(this.#calc, "data-fresh", null);
    const focused = this.#root.activeElement;
    this.#query = { ...this.#query, ...change };
    for (const name of ["key", "ask", "held"] as const) if (typeof change[name] === "string") this.#query[name] = this.#desk.keep(name, change[name]).text;
    if (typing && this.#result) {
      clearTimeout(this.#pause);
      this.#pause = window.setTimeout(() => this.#settle(), 1000);
      return this.#form.set(this.#query);
    }
    this.#followKey(change);
    this.#show();
    this.#start();
    // A button that did its work and went away must not take the focus with it.
    // Only buttons do; to ask it of a text box at each key would cost a layout.
    if (focused?.localName === "button" && !focused.checkVisibility()) this.#answer.el.focus({ preventScroll: true });
    this.#emit("change", { query: this.query, scope: this.#result?.scope ?? null, refused: this.#result?.refused?.code ?? null });
  }

  /** The pause is over, or the focus elsewhere: what was typed is complete. */
  #settle(): void {
    if (!this.#pause) return;
    this.#form.settle();
    this.#edit({});
  }

  /** A change that comes from a view further down: the form and its answer are brought into sight. */
  #load(change: Partial<Query>): void {
    const { grant, key_type } = { ...this.#query, ...change };
    // A least scope is one for a key; a token would only cut it again.
    if (!change.grant && uses(grant).held) change = { ...change, grant: key_type === "asymmetric" ? "client_signature" : "client_credentials", held: null };
    this.#edit(change);
    this.#answer.el.focus({ preventScroll: true });
    this.#calc.scrollIntoView({ block: "start" });
  }

  #show(): void {
    const q = this.#query;
    clearTimeout(this.#pause);
    this.#pause = 0;
    this.#form.set(q);
    // Everything inherits it, so a change later on would cost a new style for every element.
    if (this.#calc.hasAttribute("data-fresh")) this.#calc.style.setProperty("--rows", String(expectedRows(q)));
    this.#answer.describe(describe(q) + (q.key === null ? " · key scope not known" : ""));
    this.#compute();
  }

  /** Whatever goes wrong while an answer is made or drawn is said in its place, and nothing is thrown into the page. */
  #compute(): void {
    try {
      this.#answerQuery();
    } catch (cause) {
      this.#fail(cause);
    }
  }

  #answerQuery(): void {
    if (!this.#engine) return;
    if (tooLong(this.#query)) throw new Failure("too-long", "The text is too long.");
    const before = this.#engine.recovered;
    const result = this.#ask("predict", this.query);
    if (!result) return;
    const recovered = this.#engine.recovered > before;
    this.#result = result;
    this.#permalink?.follow(result.query, () => this.#rules());
    const made = this.#permalink?.made;
    this.#state("ready", "");
    setAttr(this.#calc, "data-recovered", recovered);
    this.#form.diagnose(result.diagnostics);
    const fields = new Set(["key", "held", "ask"]);
    this.#answer.set(result, [
      ...result.diagnostics.filter((d) => !fields.has(d.param)).map((d): Advice => ({ code: d.code, severity: d.severity === "error" ? "danger" : d.severity, text: `${d.param}: ${d.message}`, query: "" })),
      ...result.advice,
      ...(recovered ? [recovery] : []),
      ...(made && made !== this.#rules() ? [{ code: "old-link", severity: "info", text: `This link was made with the rules of ${made}. The answer is by those of ${this.#rules()}.`, query: "" } as const] : []),
    ]);
    this.#capabilities.set(result);
    this.#grants.set(this.#query.grant, this.#offered());
    this.#methods.set(result);
    this.#presets.set(this.#query);
    this.#needs.set(this.#query);
    this.#compare.set(this.#query, result);
    this.#verify.set(this.#query);
    this.#request.set(result);
    this.#share.set(result);
    setAttr(this.#peek, "data-empty", null);
    // There is little room: what opens something comes first.
    const tokens = result.scope.split(" ").sort((a, b) => Number(b.includes(":read")) - Number(a.includes(":read")));
    setText(this.#peekText, result.refused ? "refused" : tokens.join(" ") || "nothing certain");
    // What the other views make of it is drawn after this.
    this.#say(() => result.spoken + this.#compare.spoken(), 700);
  }

  /** A prediction on the side, whose failure is nobody's business: the answer to the query itself will tell. */
  #try(payload: string): Envelope<Prediction> | null {
    try {
      return this.#engine?.call("predict", payload) ?? null;
    } catch {
      return null;
    }
  }

  /** One question to the engine. Without a prediction there is nothing to show, and that is said; else a failure gives null. */
  #call<K extends keyof Operations>(op: K, payload: string): Envelope<Operations[K]> | null {
    try {
      return this.#engine?.call(op, payload) ?? null;
    } catch (cause) {
      if (op === "predict") this.#fail(cause);
      return null;
    }
  }

  #ask<K extends keyof Operations>(op: K, payload: string): Operations[K] | null {
    const envelope = this.#call(op, payload);
    if (envelope?.ok) return envelope.result;
    if (envelope && op === "predict") this.#fail(new Failure("crashed", envelope.error.message, `${envelope.error.kind}: ${envelope.error.code}`));
    return null;
  }

  #explain(rule: string): Explanation | null {
    const known = this.#explanations.get(rule) ?? this.#ask("explain", String(new URLSearchParams({ rule })));
    if (known) this.#explanations.set(rule, known);
    return known;
  }

  #fail(cause: unknown): void {
    const failure = cause instanceof Failure ? cause : new Failure("crashed", "The calculator stopped.", String(cause));
    this.#result = null;
    this.#answer.clear();
    this.#form.diagnose([]);
    setAttr(this.#peek, "data-empty", true);
    setAttr(this.#calc, "data-fresh", null);
    this.#state(failure.kind, failure.message, failure.detail);
    this.#say(failure.message, 0);
    this.#ready.reject(failure);
    this.#emit("error", { kind: failure.kind, message: failure.message });
  }

  #state(state: State, headline: string, detail = ""): void {
    setAttr(this.#calc, "data-state", state);
    setText(this.#headline, headline);
    setText(this.#help, help[state]);
    show(this.#status, state !== "ready");
    show(this.#retry, state === "network" || state === "crashed");
    show(this.#details, detail !== "");
    setText(this.#detail, detail);
  }

  #say(text: string | (() => string), delay: number): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => setText(this.#live, typeof text === "string" ? text : text()), delay);
  }

  #emit(type: "ready" | "change" | "error", detail: Record<string, string | null>): void {
    this.dispatchEvent(new CustomEvent(`scope-calculator:${type}`, { bubbles: true, composed: true, detail }));
  }

  readonly #unfold = () => {
    this.#reopened = [...this.#root.querySelectorAll<HTMLDetailsElement>("details:not([open])")];
    for (const el of this.#reopened) {
      el.open = true;
      // The browser's own toggle event would come after the page is printed.
      el.dispatchEvent(new Event("toggle"));
    }
  };

  readonly #refold = () => {
    for (const el of this.#reopened) el.open = false;
    this.#reopened = [];
  };
}

/** A promise to be settled from outside. Nobody has to listen to its failure. */
function deferred() {
  let resolve!: () => void;
  let reject!: (cause: unknown) => void;
  const promise = new Promise<void>((yes, no) => ((resolve = yes), (reject = no)));
  promise.catch(() => {});
  return { promise, resolve, reject };
}
