import type { Domain, Level, Row } from "./contract.js";
import { h, setAttr, setText, show, type Child } from "./dom.js";
import { LEVELS } from "./tables.js";

/*
 * One scale, three times in a row: what the key allows, what the request asks,
 * what the token gets. You see that the shorter bar wins. Two are sliders of
 * radio buttons; the third is drawn.
 */

/** What a slider shows: a level, "" for a domain that the request doesn't name, null if no stop is chosen. */
export type Stop = Level | "" | null;

/** The two that are set: the key, or the held token in its place, and the request. */
export type Side = "key" | "ask";

/** A slider with three stops, or four if one of them leaves the domain out. */
export class Slider {
  readonly el: HTMLElement;
  readonly #stops: { level: Level | ""; radio: HTMLInputElement; word: HTMLElement }[];

  /** `still` is a picture of a slider, without inputs. */
  constructor(kind: Side, readonly domain: Domain, still: boolean, pick: (level: Level | "") => void) {
    const levels: readonly (Level | "")[] = kind === "ask" ? ["", ...LEVELS] : LEVELS;
    this.#stops = levels.map((level) => {
      const word = h("span", { "aria-hidden": "true" }, level);
      return { level, word, radio: h("input", { type: "radio", value: level, "data-quiet": level === "" || level === "none", onchange: () => pick(level) }) };
    });
    this.el = still
      ? h("div", { class: `meter ${kind}`, role: "img" }, ...this.#stops.map(({ radio, word }) => h("span.stop", radio, word)))
      : h("div", { class: `meter ${kind}`, role: "radiogroup" }, ...this.#stops.map(({ radio, word }) => h("label", radio, word)));
    if (still) for (const { radio } of this.#stops) Object.assign(radio, { disabled: true, hidden: true });
  }

  /**
   * `name` begins the names of the radio buttons, `label` says whose scale it
   * is, `absent` is the label for leaving the domain out.
   */
  call(name: string, label: string, absent = "as key"): void {
    setAttr(this.el, "aria-label", `${this.domain}: ${label}`);
    for (const { level, radio, word } of this.#stops) {
      setAttr(radio, "name", `${name}-${this.domain}`);
      setAttr(radio, "aria-label", level || `${absent}: not named in the request`);
      setText(word, level || absent);
    }
  }

  /** `follows` is the level that a domain follows if it isn't named. */
  set(stop: Stop, follows: Level | null = null): void {
    for (const { level, radio } of this.#stops) if (radio.checked !== (level === stop)) radio.checked = level === stop;
    setAttr(this.el, "data-got", stop === "" ? follows : stop);
    setAttr(this.el, "data-follows", stop === "");
    setAttr(this.el, "data-open", stop === null);
  }
}

/**
 * What the token gets: solid to the floor, striped to the ceiling, a pill at
 * the likely level, and a box for what was asked for but doesn't come.
 */
export class Gauge {
  readonly el: HTMLElement;
  readonly #pill = h("b.word");
  readonly #was = h("i.was");
  readonly #pinned = h("i.pinned");
  readonly #flag = h("b.need");

  constructor() {
    const track: Child = h("span.track", h("i.open"), h("i.lost"));
    this.el = h("div.meter.got", { part: "bar", role: "img" }, track, this.#flag, this.#was, this.#pinned, this.#pill);
    this.clear();
  }

  /** `pinned` is the likely level of a pinned setting. */
  set(row: Row, pinned: Level | "unknown" | null): void {
    const got = row.returned ?? row.floor;
    const top = row.returned ?? row.ceiling;
    const likely = row.returned ?? row.likely;
    setAttr(this.el, "data-got", got);
    setAttr(this.el, "data-top", top);
    setAttr(this.el, "data-want", likely !== "unknown" && row.asked && LEVELS.indexOf(row.asked) > LEVELS.indexOf(likely) ? row.asked : null);
    setAttr(this.el, "data-likely", likely);
    setAttr(this.el, "data-sure", got === top);
    setAttr(this.el, "data-need", row.needed);
    setAttr(this.el, "aria-label", row.spoken);
    setAttr(this.el, "title", row.spoken);
    setText(this.#pill, likely === "unknown" ? "unknown" : likely);
    mark(this.#was, row.returned !== null && row.likely !== row.returned && row.likely !== "unknown" ? row.likely : null);
    mark(this.#pinned, pinned !== likely && pinned !== "unknown" ? pinned : null);
    setText(this.#flag, row.needed ? `needs ${row.needed}` : "");
    show(this.#flag, row.needed !== null);
  }

  clear(): void {
    for (const name of ["data-got", "data-top", "data-want", "data-likely", "data-need", "title"]) setAttr(this.el, name, null);
    setAttr(this.el, "aria-label", "not known yet");
    setText(this.#pill, "");
    for (const el of [this.#was, this.#pinned, this.#flag]) show(el, false);
  }
}

function mark(el: HTMLElement, at: Level | null): void {
  show(el, at !== null);
  setAttr(el, "data-at", at);
  setText(el, at ?? "");
}
