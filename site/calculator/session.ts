import type { Catalog, Envelope, Explanation, Operations, Prediction } from "./contract.js";
import { Failure } from "./failure.js";
import { keep, type Kept } from "./kept.js";
import { empty, SCOPES, serialize, tooLong, type Query, type ScopeName } from "./query.js";

/** What answers a session's questions. */
export interface Asker {
  /** Answers, or throws a Failure. */
  call<K extends keyof Operations>(op: K, payload: string): Envelope<Operations[K]>;
  /** How often it had to start again. */
  readonly recovered: number;
}

/** What a session reports to. */
export interface Listener {
  /** The query changed; called before any answer. */
  query(query: Query): void;
  /** An answer is there; `recovered` if it took a second try. If this throws, that's a failure too. */
  answer(result: Prediction, recovered: boolean): void;
  failure(failure: Failure): void;
  /** What was being typed counts as is, unless more follows. */
  pause(): void;
}

/** How long a half-typed word may rest before it counts, in milliseconds. */
const PAUSE = 1000;

/** A calculation: the query, who answers it, and the answer. It doesn't know how they're shown. */
export class Session {
  query: Query = empty();
  /** The last answer; null if there is none, or none that's still true. */
  result: Prediction | null = null;
  #engine: Asker | null = null;
  #catalog: Catalog | null = null;
  readonly #explanations = new Map<string, Explanation>();
  readonly #listener: Listener;
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor(listener: Listener) {
    this.#listener = listener;
  }

  /** Whether a half-typed word waits for the rest of it. */
  get typing(): boolean {
    return this.#pause !== undefined;
  }

  /** Sets who answers, and asks. */
  start(engine: Asker): void {
    this.#engine = engine;
    this.answer();
  }

  /** Forgets what's waiting. */
  stop(): void {
    clearTimeout(this.#pause);
    this.#pause = undefined;
  }

  /** Replaces the whole query. */
  set(query: Query): void {
    this.query = query;
    this.#asked();
  }

  /**
   * A change by the user; says whether it counts yet. While a word is `typing`
   * that may still become a token, the last answer stays: one for half a token
   * would be useless, and would make the page jump on every key.
   */
  edit(change: Partial<Query>, typing = false): boolean {
    this.query = { ...this.query, ...change };
    for (const name of SCOPES) if (typeof change[name] === "string") this.query[name] = this.keep(name, change[name]).text;
    if (typing && this.result) {
      clearTimeout(this.#pause);
      this.#pause = setTimeout(() => this.#listener.pause(), PAUSE);
      this.#listener.query(this.query);
      return false;
    }
    this.#asked();
    return true;
  }

  /** What the query may keep of a text for a scope. */
  keep(name: ScopeName, text: string): Kept {
    return keep(name, text, (op, payload) => this.ask(op, payload));
  }

  #asked(): void {
    this.stop();
    this.#listener.query(this.query);
    this.answer();
  }

  /**
   * Asks for the answer. Anything that goes wrong while it's made or shown is
   * reported; nothing is thrown.
   */
  answer(): void {
    if (!this.#engine) return;
    try {
      if (tooLong(this.query)) throw new Failure("too-long", "The text is too long.");
      const before = this.#engine.recovered;
      const envelope = this.#engine.call("predict", serialize(this.query));
      if (!envelope.ok) throw new Failure("crashed", envelope.error.message, `${envelope.error.kind}: ${envelope.error.code}`);
      this.result = envelope.result;
      this.#listener.answer(this.result, this.#engine.recovered > before);
    } catch (cause) {
      this.fail(cause);
    }
  }

  /** There is no answer. */
  fail(cause: unknown): void {
    this.result = null;
    this.#listener.failure(cause instanceof Failure ? cause : new Failure("crashed", "The calculator stopped.", String(cause)));
  }

  /** One question to the engine; null if there's no engine, or it stopped. */
  call<K extends keyof Operations>(op: K, payload: string): Envelope<Operations[K]> | null {
    try {
      return this.#engine?.call(op, payload) ?? null;
    } catch {
      return null;
    }
  }

  /** The same, if only an answer is of use. */
  ask<K extends keyof Operations>(op: K, payload: string): Operations[K] | null {
    const envelope = this.call(op, payload);
    return envelope?.ok ? envelope.result : null;
  }

  catalog(): Catalog | null {
    return (this.#catalog ??= this.ask("catalog", ""));
  }

  explain(rule: string): Explanation | null {
    const known = this.#explanations.get(rule) ?? this.ask("explain", String(new URLSearchParams({ rule })));
    if (known) this.#explanations.set(rule, known);
    return known;
  }
}
