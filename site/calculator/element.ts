import { version } from "scope-calculator:version";
import { grantsOf, homeOf, partsOfTag, withoutHash } from "./attributes.js";
import { Bar } from "./bar.js";
import { Can } from "./can.js";
import type { Advice, Prediction } from "./contract.js";
import { Delta } from "./delta.js";
import { afterPaint, h, setAttr, show } from "./dom.js";
import { Failure, load, type Engine } from "./engine.js";
import { guess } from "./guess.js";
import { Login } from "./login.js";
import type { Desk } from "./parts.js";
import { moreThanScope, Paste } from "./paste.js";
import { Permalink } from "./permalink.js";
import { Printing } from "./print.js";
import { parse, serialize, SCOPES, uses, type Query, type ScopeName } from "./query.js";
import { Report } from "./returned.js";
import { ScopeField } from "./scopefield.js";
import { Session } from "./session.js";
import { near, rest, watch, whenQuiet } from "./sight.js";
import { Live, Status, type Condition } from "./status.js";
import { styles } from "./styles.js";
import { Sum } from "./sum.js";
import { Table } from "./table.js";
import type { Part, State } from "./views.js";

/*
 * Hooks that hold still, for styles and tests. Everything is in the open shadow root.
 *
 * root         .calc with data-state = idle | waiting | ready | blocked | network | crashed | too-long,
 *              data-recovered where the last answer needed a second instance; data-fresh until the first edit;
 *              data-keys from a key to the next press of a pointer;
 *              data-unsure = answer | texts where the room for the first answer can't be guessed
 * ::part       paste receipt form field answer finding tokens token rows row bar evidence reason
 *              advice delta more lifetime panel capabilities calls code grants compare share status
 * controls     name = paste, job, which; grant via account key_type subject (selects), session_name key_name sessions,
 *              restricted_block_trades block_trade_approval (check boxes), settings (opens what is seldom set);
 *              key held ask (text areas, ids key-text …) with button.clear beside them;
 *              key-trade, held-trade, ask-wallet … (radios; value "" on ask-* is a domain that isn't named);
 *              whose (radios: token, key), next, method_search
 * receipt      .paste[data-kind], .receipt[data-severity]
 * diagnostics  #key-notes … .note with data-code, data-severity; button.apply with data-fix; mark in .mirror
 * tokens       li[data-token][data-sign][data-granted]
 * rows         li.row[data-domain][data-effect][data-rule][data-sign]; .meter[data-got][data-top][data-want][data-need];
 *              button.who[aria-expanded], .says, button[data-action=repair]; .reason .rule[data-rule]
 * folded rows  li.folded button.fold
 * can          li[data-consequence][data-verdict], details.fact[data-rule]
 * bar          button[data-panel = calls | code | grants | compare | share][aria-expanded]; section[data-panel]
 * calls        li.method[data-method][data-verdict], button.filter[data-verdict], button.pick-call[aria-pressed]
 * needs        .presets button[aria-pressed] (tasks), .least code, li[data-token], [data-blocked], li[data-reason] button[data-near]
 * grants       button[data-grant][aria-pressed], tr[data-row], td[data-differs]
 * compare      .big[data-change = same | removes | adds | unknown], li[data-step], li[data-consequence]
 * code         button[data-language = message | curl | python | javascript | go | key | readme][aria-pressed], pre.snippet
 * share        button[data-action = copy-link | copy-text | copy-markdown | copy-json | copy-tag]
 * others       button[data-action = copy | retry | undo | undo-paste | clear | choice | way | step | load | pin | unpin | swap | back],
 *              .record pre, [role=status] (live region)
 */

const recovery: Advice = { code: "recovered", severity: "info", text: "The calculator crashed on this input and restarted. The result is complete.", query: "", label: "" };

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
  readonly #printing = new Printing(this.#calc, (open) => this.#table?.spread(open));
  // Not the query container itself: Firefox gives that no height while its content is skipped.
  readonly #rest = rest(this.#layout);
  readonly #desk: Desk = {
    call: (op, payload) => this.#session.call(op, payload),
    ask: (op, payload) => this.#session.ask(op, payload),
    catalog: () => this.#session.catalog(),
    explain: (rule) => this.#session.explain(rule),
    change: (change, source, typing) => this.#edit(change, source, typing),
    follow: (query, source) => this.#edit(parse(query), source),
    untouched: () => this.#calc.hasAttribute("data-fresh"),
    undo: () => this.#undo(),
    pin: (result) => this.#pin(result),
    say: (text) => this.#live.say(() => text),
  };
  readonly #login = new Login(this.#desk);
  readonly #fields = Object.fromEntries(SCOPES.map((name) => [name, this.#field(name)])) as Record<ScopeName, ScopeField>;
  readonly #paste = new Paste(this.#desk);
  readonly #sum = new Sum(this.#desk, this.#status.el);
  readonly #delta = new Delta(this.#desk);
  readonly #report = new Report(this.#desk);
  readonly #can = new Can(this.#desk);
  readonly #bar = new Bar(this.#desk, () => this.#home());
  #table: Table | null = null;
  #parts: ReadonlySet<Part> = new Set();
  #pinned: Prediction | null = null;
  /** The control that was used last. */
  #used: HTMLElement | null = null;
  /** The setting before the last change, the control that made it, and whether it was an example that is typed over. */
  #before: { query: string; source: string; strange: boolean } | null = null;
  /** What the last change did. */
  #change = "";
  /** There is a failure to tell, and no answer to wait for. */
  #failed = false;

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
    const seen = near(this);
    // The program arrives while the element is built.
    if (seen && !this.#started) void load(this.#source());
    if (this.#built || this.hasAttribute("permalink") || seen) return this.#enter();
    this.#whenNear(() => this.#enter());
    whenQuiet(() => this.isConnected && this.#enter());
  }

  disconnectedCallback(): void {
    this.#connected = false;
    this.#entered = false;
    this.#observer?.disconnect();
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
      // What comes with a link is the reader's own.
      if (this.#permalink.linked) setAttr(this.#calc, "data-fresh", null);
    }
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
    this.#calc.addEventListener("focusout", () => setTimeout(() => this.#settle()));
    // WebKit takes a choice that an arrow key reached for one that was clicked on, and shows no focus there.
    for (const type of ["keydown", "pointerdown"]) this.#calc.addEventListener(type, () => setAttr(this.#calc, "data-keys", type === "keydown"), { passive: true });
    // Safari gives a choice that was clicked on no focus.
    this.#calc.addEventListener("change", (event) => (this.#used = event.target as HTMLElement), { capture: true });
    this.#calc.addEventListener("keydown", (event) => this.#key(event));
    this.#calc.addEventListener("paste", (event) => this.#pasted(event, event.clipboardData));
    this.#calc.addEventListener("dragover", (event) => event.preventDefault());
    this.#calc.addEventListener("drop", (event) => this.#pasted(event, event.dataTransfer));
    this.#calc.append(this.#layout, this.#live.el);
    this.#root.replaceChildren(this.#calc);
    this.#configure();
    this.#condition("idle");
    this.#session.set(this.#session.query);
  }

  #field(name: ScopeName): ScopeField {
    const texts = {
      key: ["Key allows", "not known. Deribit shows it on the API page", "nothing", "I don't know the key"],
      held: ["Token holds", "the scope that came with the token", "nothing", "I don't know the token"],
      ask: ["Request asks", "no scope: you get all the key has", "nothing", "Send no scope"],
    } satisfies Record<ScopeName, string[]>;
    const [label, absent, empty, clear] = texts[name] as [string, string, string, string];
    return new ScopeField({
      name, label, absent, empty, clear, keep: (text) => this.#session.keep(name, text),
      onchange: (value, typing) => this.#edit({ [name]: value }, `${name}-text`, typing),
      onpaste: (text) => this.#paste.read(text, name),
    });
  }

  /** What is pasted outside of a field, or dropped, is read as what is pasted into the box. */
  #pasted(event: Event, data: DataTransfer | null): void {
    const text = data?.getData("text/plain") ?? "";
    const file = data?.files[0];
    const [target] = event.composedPath();
    if (target instanceof HTMLElement && target.matches("textarea, input:not([type=radio], [type=checkbox], [name=paste])") && !moreThanScope(text) && !file) return;
    event.preventDefault();
    this.#start();
    if (file) void file.slice(0, 1 << 21).text().then((content) => this.#paste.read(content), () => {});
    else this.#paste.read(text);
  }

  #key(event: KeyboardEvent): void {
    const inText = event.target instanceof HTMLElement && event.target.matches("textarea, input:not([type=radio], [type=checkbox])");
    if (inText || event.key.toLowerCase() !== "z" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
    event.preventDefault();
    this.#undo();
  }

  /** Builds what the tag asks for, in its order. */
  #configure(): void {
    const parts = partsOfTag(this);
    this.#login.offer(grantsOf(this));
    const same = parts.size === this.#parts.size && [...parts].every((part) => this.#parts.has(part));
    if (!same) {
      this.#parts = parts;
      const still = !parts.has("desk");
      this.#table = parts.has("desk") || parts.has("token") ? new Table(this.#desk, still) : null;
      const has = (name: Part, ...els: HTMLElement[]) => parts.has(name) ? els : [];
      setAttr(this.#layout, "data-still", still);
      setAttr(this.#layout, "data-bare", this.#table === null);
      // Beside the table, where there is one and room for it.
      setAttr(this.#layout, "data-side", this.#table !== null && parts.has("can"));
      this.#layout.replaceChildren(
        ...has("paste", this.#paste.el),
        ...has("desk", this.#login.el, h("div.fields", ...Object.values(this.#fields).map(({ el }) => el))),
        // Without a table, the sum shows only why there's no answer.
        this.#sum.el, ...this.#table ? [this.#table.el] : [],
        ...has("desk", this.#report.el, this.#delta.el),
        ...has("can", this.#can.el), ...has("bar", this.#bar.el), this.#bar.views);
      this.#bar.alone(parts);
      this.#show(this.#session.query);
    }
    if (this.result) this.#drawAll(this.#state(this.result));
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
    load(this.#source()).then((engine) => {
      this.#engine = engine;
      this.#session.start(engine);
      if (!this.result) return;
      // When the answer has been painted, and what it is capable of after it.
      afterPaint(() => afterPaint(() => this.#rest.observe(this)));
      this.#ready.resolve();
      this.#emit("ready", { version, query: this.query });
    }).catch((cause: unknown) => this.#session.fail(cause));
  }

  #source(): string {
    return this.getAttribute("wasm-src") ?? "";
  }

  #again(): void {
    this.#sum.el.focus({ preventScroll: true });
    if (this.#engine) return this.#session.answer();
    this.#started = this.#failed = false;
    this.#ready = deferred();
    this.#show(this.#session.query);
    this.#start();
  }

  /** A change by the user. `source` is the control that made it. */
  #edit(change: Partial<Query>, source = "", typing = false): void {
    const example = this.#calc.hasAttribute("data-fresh");
    setAttr(this.#calc, "data-fresh", null);
    const was = serialize(this.#session.query);
    const focused = this.#root.activeElement as HTMLElement | null ?? this.#used;
    // The control that is used stays where it is, whatever grows or shrinks above it.
    const top = focused?.getBoundingClientRect().top;
    if (source.endsWith("-text")) this.#room();
    if (!this.#before || !source.endsWith("-text") || this.#before.source !== source) this.#before = { query: was, source, strange: example && source.endsWith("-text") };
    if (!this.#session.edit(change, typing)) return;
    this.#tell();
    this.#start();
    // A button that did its work and went away must not take the focus with it.
    // Only buttons do; to ask it of a text box at each key would cost a layout.
    if (focused?.localName === "button" && !focused.checkVisibility()) this.#sum.el.focus({ preventScroll: true });
    else if (focused && top !== undefined && !source.endsWith("-text")) this.#hold(focused, top);
    if (source === "read") this.#table?.reveal();
    this.#emit("change", { query: this.query, scope: this.result?.scope ?? null, refused: this.result?.refused?.code ?? null });
  }

  /** Says what the last change did. */
  #tell(): void {
    const before = this.#before;
    // What was read has a receipt, which says more; what's typed over an example has nothing to do with it.
    const told = !before || before.strange || before.source === "read" || before.source === "need";
    const payload = told || !this.result ? "" : new URLSearchParams({ a: before.query, b: this.result.query }).toString();
    this.#change = (payload && this.#session.ask("change", payload)?.text) || "";
    this.#delta.set(this.#change);
  }

  /** Keeps a control where it was. What has shrunk above it keeps its room where the page can't scroll any further up. */
  #hold(el: HTMLElement, top: number): void {
    this.#room();
    const moved = () => el.getBoundingClientRect().top - top;
    if (!moved()) return;
    scrollBy({ top: moved(), behavior: "instant" });
    if (moved() <= -1) this.#room([...this.#layout.children].find((part) => part.contains(el)) as HTMLElement, -moved());
  }

  /** Keeps so much room above a part, and none above any other. */
  #room(part: HTMLElement | null = null, height = 0): void {
    if (this.#roomy) this.#roomy.style.marginBlockStart = "";
    this.#roomy = part;
    if (part) part.style.marginBlockStart = `${height}px`;
  }

  #roomy: HTMLElement | null = null;

  /** One step back, and forth again. */
  #undo(): void {
    const before = this.#before;
    if (before) this.#edit(parse(before.query), "undo");
  }

  #pin(result: Prediction | null): void {
    this.#pinned = result;
    if (this.result) this.#table?.set(this.#state(this.result), result);
  }

  /** The pause is over, or the focus elsewhere: what was typed is complete. */
  #settle(): void {
    if (!this.#session.typing) return;
    for (const field of Object.values(this.#fields)) field.settle();
    this.#edit({}, this.#before?.source);
  }

  #show(query: Query): void {
    this.#login.show(query);
    this.#paste.show(query);
    const used = uses(query.grant);
    for (const [name, field] of Object.entries(this.#fields) as [ScopeName, ScopeField][]) {
      field.set(query[name]);
      show(field.el, name === "key" || used[name as Exclude<ScopeName, "key">]);
    }
    setAttr(this.#calc, "data-held", used.held);
    this.#table?.show(query);
    if (this.result || this.#failed) return;
    const likely = guess(query);
    this.#sum.wait(likely, query.reply !== null);
    this.#table?.expect(likely);
    setAttr(this.#calc, "data-unsure", likely.open || null);
  }

  #state(result: Prediction, remarks: readonly Advice[] = []): State {
    return { query: this.#session.query, result, offered: grantsOf(this), remarks };
  }

  #draw(result: Prediction, recovered: boolean): void {
    this.#permalink?.follow(result.query);
    this.#failed = false;
    this.#condition("ready");
    setAttr(this.#calc, "data-recovered", recovered);
    this.#drawAll(this.#state(result, [...(recovered ? [recovery] : []), ...this.#permalink?.remarks() ?? []]));
    // What the other views make of it is drawn after this.
    this.#live.say(() => [this.#paste.news() + (this.result?.spoken ?? ""), this.#change, this.#bar.spoken()].filter(Boolean).join(" "), 700);
  }

  #drawAll(state: State): void {
    const { result, query } = state;
    this.#login.set(state);
    this.#fields.held.set(query.held, result.steps.at(-1)?.scope);
    this.#sum.set(state);
    this.#table?.set(state, this.#pinned);
    for (const [name, field] of Object.entries(this.#fields)) field.diagnose(result.diagnostics.filter((d) => d.param === name));
    this.#report.set(result.returned);
    this.#can.set(state);
    this.#bar.set(state);
    this.#paste.set(state);
  }

  #fail(failure: Failure): void {
    this.#sum.clear(failure.message);
    this.#table?.clear();
    for (const field of Object.values(this.#fields)) field.diagnose([]);
    this.#delta.set("");
    setAttr(this.#calc, "data-fresh", null);
    this.#failed = true;
    this.#condition(failure.kind, failure.detail);
    this.#live.say(() => failure.message);
    this.#ready.reject(failure);
    this.#emit("error", { kind: failure.kind, message: failure.message });
  }

  #condition(condition: Condition, detail = ""): void {
    setAttr(this.#calc, "data-state", condition);
    this.#status.set(condition, detail);
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
