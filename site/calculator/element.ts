import { version } from "scope-calculator:version";
import { Answer } from "./answer.js";
import { grantsOf, homeOf, viewsOf, withoutHash } from "./attributes.js";
import { Compare } from "./compare.js";
import type { Advice, Prediction } from "./contract.js";
import { afterPaint, h, setAttr, show } from "./dom.js";
import { Failure, load, type Engine } from "./engine.js";
import { Form } from "./form.js";
import { Methods } from "./methods.js";
import { Needs } from "./needs.js";
import { Capabilities, Grants } from "./panels.js";
import type { Desk } from "./parts.js";
import { Peek } from "./peek.js";
import { Presets } from "./presets.js";
import { Printing } from "./print.js";
import { expectedRows, parse, serialize, type Query } from "./query.js";
import { Request } from "./request.js";
import { Session } from "./session.js";
import { Permalink, Share } from "./share.js";
import { near, rest, watch, whenQuiet } from "./sight.js";
import { Live, Status, type Condition } from "./status.js";
import { styles } from "./styles.js";
import { Verify } from "./verify.js";
import { VIEWS, type State, type View, type ViewName } from "./views.js";

/*
 * Hooks that hold still, for styles and tests. Everything is in the open shadow root.
 *
 * root         .calc with data-state = idle | waiting | ready | blocked | network | crashed | too-long,
 *              data-recovered where the last answer needed a second instance; data-fresh until the first edit;
 *              data-keys from a key to the next press of a pointer
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
 * verify       answer (text area), verify_key verify_held verify_ask (inputs), #answer-note, .result[data-status], .found li[data-token][data-status], .record pre, .record a (link)
 * presets      button[data-preset][aria-pressed], preset_key (check box)
 * request      button[data-language = message | curl | python | javascript | go | key | readme][aria-pressed], pre.snippet
 * share        button[data-action = copy-link | copy-text | copy-markdown | copy-json | copy-tag]
 * others       button[data-action = copy | retry | add | load | pin | unpin | swap | back | forget | exact | prediction], [role=status] (live region)
 */

const recovery: Advice = { code: "recovered", severity: "info", text: "The calculator crashed on this input and restarted. The answer is complete.", query: "" };

/** `<scope-calculator>`: what scope a token of Deribit's API will likely carry, and why. */
export class ScopeCalculator extends HTMLElement {
  static readonly version = version;
  static readonly observedAttributes = ["query", "grants", "views", "eager", "wasm-src"];

  readonly #session = new Session({
    query: (query) => this.#show(query),
    answer: (result, recovered) => this.#draw(result, recovered),
    failure: (failure) => this.#fail(failure),
    pause: () => this.#settle(),
  });
  #engine: Engine | null = null;
  #ready = deferred();
  #started = false;
  #built = false;
  #entered = false;
  /** Only from then on have all attributes of the tag arrived: while it's upgraded, they come one by one, in the order in which they're written. */
  #connected = false;
  #observer: IntersectionObserver | null = null;
  #permalink: Permalink | null = null;

  readonly #root: ShadowRoot;
  readonly #calc = h("div.calc", { lang: "en", "data-state": "idle", "data-fresh": true });
  readonly #layout = h("div.layout");
  readonly #live = new Live();
  readonly #status = new Status(() => this.#again());
  readonly #peek = new Peek(() => this.#answer.el.scrollIntoView({ block: "start" }));
  readonly #printing = new Printing(this.#calc);
  // Not the query container itself: Firefox gives that no height while its content is skipped.
  readonly #rest = rest(this.#layout);
  readonly #desk: Desk = {
    call: (op, payload) => this.#session.call(op, payload),
    ask: (op, payload) => this.#session.ask(op, payload),
    catalog: () => this.#session.catalog(),
    explain: (rule) => this.#session.explain(rule),
    keep: (name, text) => this.#session.keep(name, text),
    change: (change) => this.#edit(change),
    load: (change) => this.#load(change),
    say: (text) => this.#live.say(() => text),
  };
  readonly #presets = new Presets(this.#desk);
  readonly #form = new Form((change, typing) => this.#edit(change, typing), () => this.#takeHeld(), this.#presets.el, this.#desk.keep);
  readonly #answer = new Answer(this.#desk, (query) => this.#edit(parse(query)), this.#status.el);
  readonly #methods = new Methods(this.#desk);
  readonly #views: Record<ViewName, View> = {
    form: this.#form,
    answer: this.#answer,
    capabilities: new Capabilities(this.#desk),
    needs: new Needs(this.#desk),
    methods: this.#methods,
    grants: new Grants(this.#desk),
    compare: new Compare(this.#desk),
    verify: new Verify(this.#desk, this.#methods),
    request: new Request(this.#desk),
    share: new Share(this.#desk, () => this.#home()),
  };

  constructor() {
    super();
    this.#root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    if (!this.#root.childNodes.length) this.#root.append(h("slot"));
  }

  /** The state as a URL query string. */
  get query(): string {
    return serialize(this.#session.query);
  }

  set query(text: string) {
    const query = parse(String(text ?? ""));
    if (this.#built) this.#session.set(query);
    else this.#session.query = query;
  }

  /** The last prediction, or null. */
  get result(): Prediction | null {
    return this.#session.result;
  }

  /** Settles with the first answer, or with the failure. */
  get ready(): Promise<void> {
    return this.#ready.promise;
  }

  connectedCallback(): void {
    this.#connected = true;
    // The ones in sight go first; the others wait for a quiet moment, behind
    // their fallback, unless somebody scrolls to them before.
    if (this.#built || this.hasAttribute("permalink") || near(this)) return this.#enter();
    this.#whenNear(() => this.#enter());
    whenQuiet(() => this.isConnected && this.#enter());
  }

  disconnectedCallback(): void {
    this.#connected = false;
    this.#entered = false;
    this.#observer?.disconnect();
    this.#peek.stop();
    this.#rest.disconnect();
    this.#permalink?.stop();
    this.#session.stop();
    this.#live.stop();
    this.#printing.stop();
    // An application that shows another page now gets the program's memory back.
    whenQuiet(() => document.querySelector(this.localName) ?? this.#engine?.rest());
  }

  /** In another document, such as that of a frame, the sheets of the one before do not count. */
  adoptedCallback(): void {
    this.#root.adoptedStyleSheets = styles(this.ownerDocument);
  }

  attributeChangedCallback(name: string, _: string | null, value: string | null): void {
    if (name === "query") this.query = value ?? "";
    else if (name === "eager" && value !== null && this.#connected) {
      this.#enter();
      this.#start();
    }
    else if (this.#built) this.#configure();
  }

  #enter(): void {
    if (this.#entered) return;
    this.#entered = true;
    this.#observer?.disconnect();
    this.#build();
    this.#observe();
    if (this.hasAttribute("permalink")) {
      this.#permalink ??= new Permalink(this.query, (query) => (this.query = query), () => this.#session.catalog()?.version ?? "");
      this.#permalink.start();
    }
    this.#peek.watch(this.#answer.head);
    if (this.result) this.#rest.observe(this);
    this.#printing.start();
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
    this.#form.el.append(this.#peek.el);
    this.#form.el.addEventListener("focusout", () => setTimeout(() => this.#settle()));
    // WebKit takes a choice that an arrow key reached for one that was clicked on, and shows no focus there.
    for (const type of ["keydown", "pointerdown"]) this.#calc.addEventListener(type, () => setAttr(this.#calc, "data-keys", type === "keydown"), { passive: true });
    this.#layout.append(...VIEWS.map((name) => this.#views[name].el));
    this.#calc.append(this.#layout, this.#live.el);
    this.#root.replaceChildren(this.#calc);
    this.#configure();
    this.#condition("idle");
    this.#session.set(this.#session.query);
  }

  #configure(): void {
    const wanted = viewsOf(this);
    for (const name of VIEWS) show(this.#views[name].el, wanted.includes(name));
    this.#form.offer(grantsOf(this));
    if (this.result) this.#views.grants.set(this.#state(this.result, []));
  }

  /** Where links lead: this page where it follows the setting, else the `home` that the page names, else nowhere. */
  #home(): string | null {
    return this.#permalink ? withoutHash(location.href) : homeOf(this);
  }

  /** Does a thing when the element nears the window. */
  #whenNear(thing: () => void): void {
    this.#observer = watch((inSight) => inSight && thing());
    this.#observer.observe(this);
  }

  /** Starts when the element nears the window, is focused or pointed at. */
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
    this.#condition("waiting");
    load(this.getAttribute("wasm-src") ?? "").then((engine) => {
      this.#engine = engine;
      this.#session.start(engine);
      if (!this.result) return;
      // When the answer has been painted, and what it is capable of after it.
      afterPaint(() => afterPaint(() => this.#rest.observe(this)));
      this.#ready.resolve();
      this.#emit("ready", { version, query: this.query });
    }).catch((cause: unknown) => this.#session.fail(cause));
  }

  #again(): void {
    this.#answer.el.focus({ preventScroll: true });
    if (this.#engine) return this.#session.answer();
    this.#started = false;
    this.#ready = deferred();
    this.#start();
  }

  /** A change by the user. */
  #edit(change: Partial<Query>, typing = false): void {
    setAttr(this.#calc, "data-fresh", null);
    const focused = this.#root.activeElement;
    if (!this.#session.edit(change, typing)) return;
    this.#start();
    // A button that did its work and went away must not take the focus with it.
    // Only buttons do; to ask it of a text box at each key would cost a layout.
    if (focused?.localName === "button" && !focused.checkVisibility()) this.#answer.el.focus({ preventScroll: true });
    this.#emit("change", { query: this.query, scope: this.result?.scope ?? null, refused: this.result?.refused?.code ?? null });
  }

  /** The pause is over, or the focus elsewhere: what was typed is complete. */
  #settle(): void {
    if (!this.#session.typing) return;
    this.#form.settle();
    this.#edit({});
  }

  /** A change that comes from a view further down: the form and its answer are brought into sight. */
  #load(change: Partial<Query>): void {
    this.#edit(change);
    this.#answer.el.focus({ preventScroll: true });
    this.#calc.scrollIntoView({ block: "start" });
  }

  #takeHeld(): void {
    const change = this.#session.takeHeld();
    if (change) this.#edit(change);
    else this.#live.say(() => "Enter the key's scope first; the token's scope depends on it.");
  }

  #show(query: Query): void {
    this.#form.show(query);
    // Everything inherits it, so a change later on would cost a new style for every element.
    if (this.#calc.hasAttribute("data-fresh")) this.#calc.style.setProperty("--rows", String(expectedRows(query)));
  }

  #state(result: Prediction, remarks: readonly Advice[]): State {
    return { query: this.#session.query, result, offered: grantsOf(this), remarks };
  }

  #draw(result: Prediction, recovered: boolean): void {
    this.#permalink?.follow(result.query);
    this.#condition("ready");
    setAttr(this.#calc, "data-recovered", recovered);
    const state = this.#state(result, [...(recovered ? [recovery] : []), ...this.#permalink?.remarks() ?? []]);
    for (const name of VIEWS) this.#views[name].set(state);
    this.#presets.set(state);
    this.#peek.set(result);
    // What the other views make of it is drawn after this.
    this.#live.say(() => result.spoken + VIEWS.map((name) => this.#views[name].spoken?.() ?? "").join(""), 700);
  }

  #fail(failure: Failure): void {
    this.#answer.clear();
    this.#form.diagnose([]);
    this.#peek.set(null);
    setAttr(this.#calc, "data-fresh", null);
    this.#condition(failure.kind, failure.message, failure.detail);
    this.#live.say(() => failure.message);
    this.#ready.reject(failure);
    this.#emit("error", { kind: failure.kind, message: failure.message });
  }

  #condition(condition: Condition, headline = "", detail = ""): void {
    setAttr(this.#calc, "data-state", condition);
    this.#status.set(condition, headline, detail);
  }

  #emit(type: "ready" | "change" | "error", detail: Record<string, string | null>): void {
    this.dispatchEvent(new CustomEvent(`scope-calculator:${type}`, { bubbles: true, composed: true, detail }));
  }
}

/** Makes the tag known. */
export function define(tag = "scope-calculator", registry = customElements): void {
  registry.define(tag, ScopeCalculator);
}

/** A promise to be settled from outside. Nobody has to listen to its failure. */
function deferred() {
  let resolve!: () => void;
  let reject!: (cause: unknown) => void;
  const promise = new Promise<void>((yes, no) => ((resolve = yes), (reject = no)));
  promise.catch(() => {});
  return { promise, resolve, reject };
}
