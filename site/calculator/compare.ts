import type { Change, ConsequenceVerdict, Prediction } from "./contract.js";
import { fact, fill, h, setAttr, setText, show, sign } from "./dom.js";
import { Panel } from "./panels.js";
import { action, names, part, type Desk } from "./parts.js";
import { LIMIT, serialize, uses, type Query } from "./query.js";
import { calls, capableWord } from "./words.js";

interface Setting {
  query: Query;
  consequences: readonly ConsequenceVerdict[];
}

/** A pinned setting against the one in the form: does the change only remove access, and if not, what does it add? */
export class Compare extends Panel {
  readonly #desk: Desk;
  readonly #status = h("p.big");
  readonly #pinned = h("dd");
  readonly #now = h("dd");
  readonly #table = h("dl.least", fact("Pinned", this.#pinned), fact("Now", this.#now));
  readonly #changes = h("div.result");
  readonly #intro = h("p.hint", "Pin the setting in the form, then change it: here stands whether the change only removes access, or which calls it adds.");
  readonly #pin = action("pin", "Pin this setting", () => {
    this.#hold(this.#present);
    this.#desk.say("Setting pinned.");
  });
  readonly #more: HTMLButtonElement[];
  #held: Setting | null = null;
  #present: Setting | null = null;

  constructor(desk: Desk) {
    super("compare", "Compare");
    this.#desk = desk;
    const back = (next: Setting | null) => {
      const held = this.#held;
      this.#held = next;
      if (held) desk.load(held.query);
    };
    this.#more = [
      action("swap", "Swap", () => back(this.#present)),
      action("back", "Load the pinned one", () => back(this.#held)),
      action("unpin", "Unpin", () => {
        this.#hold(null);
        this.#pin.focus();
      }),
    ];
    this.body.append(this.#intro, this.#table, h("p.actions", this.#pin, ...this.#more), this.#status, this.#changes);
    this.#pin.disabled = true;
    this.#hold(null);
  }

  set(query: Query, result: Prediction): void {
    this.#present = { query, consequences: result.consequences };
    this.changed();
  }

  /** What a screen reader gets of it, behind the sentence on the answer. */
  spoken(): string {
    return this.el.open && this.#held ? ` Against the pinned setting: ${this.#status.textContent}` : "";
  }

  #hold(setting: Setting | null): void {
    this.#held = setting;
    setText(this.short, setting ? "with the pinned setting" : "pin a setting, then change the form");
    setText(this.#pin, setting ? "Pin this one instead" : "Pin this setting");
    this.changed();
  }

  protected draw(): void {
    const held = this.#held;
    const now = this.#present;
    show(this.#intro, !held);
    this.#pin.disabled = !now;
    for (const el of [this.#table, this.#status, this.#changes, ...this.#more]) show(el, held !== null);
    if (!held || !now) return;
    fill(this.#pinned, ...setting(held.query));
    fill(this.#now, ...setting(now.query));
    const payload = new URLSearchParams({ a: serialize(held.query), b: serialize(now.query) }).toString();
    const d = payload.length > LIMIT ? null : this.#desk.ask("subset", payload);
    setAttr(this.#status, "data-change", !d ? "unknown" : d.same ? "same" : d.only_removes ? "removes" : "adds");
    sign(this.#status, !d ? "error" : d.same ? "absent" : d.only_removes ? "kept" : "warning", !d ? "These settings are too long to compare." : d.same ? "Nothing changes." :
      d.only_removes ? `The change only removes access: ${calls(d.removed.length)}.` :
      `The change adds access: ${calls(d.added.length)}` + (d.removed.length ? `; it removes ${d.removed.length}.` : "."), "strong");
    const after = new Map(now.consequences.map((c) => [c.id, c]));
    const before = new Map(held.consequences.map((c) => [c.id, c.verdict]));
    fill(this.#changes,
      part("More capable of", (d?.consequences ?? []).map((id) => h("li", { "data-consequence": id },
        h("b", after.get(id)?.title ?? id), h("span", `${capableWord[before.get(id) ?? "denied"]} → ${capableWord[after.get(id)?.verdict ?? "allowed"]}`)))),
      part("Adds", steps(d?.added ?? [])),
      part("Removes", steps(d?.removed ?? [])));
  }
}

/** Calls whose verdict changes, those together that change in the same way. */
function steps(changes: readonly Change[]): Node[] {
  const groups = new Map<string, string[]>();
  for (const { name, way, from, to } of changes) {
    const step = `${from} → ${to}`;
    groups.set(step, [...(groups.get(step) ?? []), `${name} ${way}`.trim()]);
  }
  return [...groups].map(([step, calls]) => h("li", { "data-step": step }, h("b", step), h("span", ...names(calls, 8))));
}

function setting(q: Query): Node[] {
  const used = uses(q.grant);
  const scope = (name: string, text: string | null, absent: string) => h("div", `${name} `, text === null ? h("span.hint", absent) : h("code", text || "nothing"));
  return [
    h("div", h("code", q.grant), ` over ${q.via === "ws" ? "WebSocket" : "HTTP"}, ${q.account === "main" ? "main account" : "subaccount"}`),
    scope("key", q.key, "not known"),
    ...(used.held ? [scope("token", q.held, "not known")] : []),
    ...(used.ask ? [scope("asks", q.ask, "no scope")] : []),
  ];
}
