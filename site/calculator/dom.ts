import { marked } from "./words.js";

/**
 * The few helpers the views are made of. Text only ever enters through text
 * nodes and attributes, so nothing from a user or a page becomes markup.
 */

export type Child = Node | string | null | undefined | false;
export type Props = Record<string, string | number | boolean | null | undefined | ((event: Event) => void)>;

/** Makes a text box take names and code exactly as typed. */
export const verbatim = { spellcheck: "false", autocomplete: "off", autocapitalize: "off", dir: "ltr" };

/**
 * Makes an element: tag and classes as in a style sheet, then attributes and
 * children. `onclick: fn` listens, `true` sets an empty attribute, null and
 * false leave it out.
 */
export function h<K extends keyof HTMLElementTagNameMap>(tag: K | `${K}.${string}`, ...rest: (Props | Child)[]): HTMLElementTagNameMap[K] {
  const [name, ...classes] = tag.split(".");
  const el = document.createElement(name as K);
  if (classes.length) el.className = classes.join(" ");
  for (const item of rest) {
    if (!item) continue;
    if (typeof item === "string" || item instanceof Node) el.append(item);
    else for (const [name, value] of Object.entries(item)) {
      if (typeof value === "function") el.addEventListener(name.slice(2), value);
      else setAttr(el, name, value);
    }
  }
  return el;
}

/** Replaces an element's content with those `children` that aren't null. */
export function fill(el: Element, ...children: readonly Child[]): void {
  el.replaceChildren(...children.filter((child) => !!child) as (Node | string)[]);
}

/** Sets an attribute if it differs; null, undefined and false remove it. */
export function setAttr(el: Element, name: string, value: string | number | boolean | null | undefined): void {
  if (value === null || value === undefined || value === false) return el.removeAttribute(name);
  const text = value === true ? "" : String(value);
  if (el.getAttribute(name) !== text) el.setAttribute(name, text);
}

const drawn = new WeakMap<Element, string>();

/** Whether an element should show something different from last time. Ask before drawing it, so that what's the same is left alone. */
export function differs(el: Element, ...what: unknown[]): boolean {
  const key = JSON.stringify(what);
  if (drawn.get(el) === key) return false;
  drawn.set(el, key);
  return true;
}

/** Shows a sentence of the core: text between backquotes is code. */
export function prose<E extends Element>(el: E, text: string): E {
  if (differs(el, text)) fill(el, ...marked<Child>(text, (piece) => h("code", piece), (piece) => piece));
  return el;
}

/** Sets the text if it differs. */
export function setText(node: Node, text: string): void {
  if (node.textContent !== text) node.textContent = text;
}

/**
 * Does a thing once the next frame has been painted. The delay is longer than
 * the slowest frame takes, since a timer that's due runs first.
 */
export function afterPaint(thing: () => void): void {
  requestAnimationFrame(() => setTimeout(thing, 20));
}

/** Shows or hides. */
export function show(el: HTMLElement, visible: boolean): void {
  if (el.hidden === visible) el.hidden = !visible;
}

interface Keyed<T> {
  el: HTMLElement;
  update(item: T): void;
}

/**
 * Keeps the children of `parent` in step with a list: existing ones are updated
 * in place, so focus, open details and scroll positions survive.
 */
export function list<T>(parent: HTMLElement, key: (item: T) => string, make: (item: T) => Keyed<T>): (items: readonly T[]) => void {
  let rows = new Map<string, Keyed<T>>();
  return (items) => {
    const next = new Map<string, Keyed<T>>();
    let at: ChildNode | null = parent.firstChild;
    for (const item of items) {
      const k = key(item);
      if (next.has(k)) continue;
      const row = rows.get(k) ?? make(item);
      rows.delete(k);
      next.set(k, row);
      row.update(item);
      if (row.el === at) at = at.nextSibling;
      else parent.insertBefore(row.el, at);
    }
    for (const row of rows.values()) row.el.remove();
    rows = next;
  };
}

/**
 * Makes a list whose choices act at once open at a key. Closed, it would take the
 * next choice at each arrow, and act on it. Where a browser can't say whether the
 * list is open, or a frame of another origin may not open it, it stays as it is.
 */
export function menu(select: HTMLSelectElement): HTMLSelectElement {
  select.addEventListener("keydown", (event) => {
    if (event.key.length > 1 && !/^(Arrow|Home|End|Page)/.test(event.key) || event.ctrlKey || event.metaKey) return;
    try {
      if (select.matches(":open")) return;
      select.showPicker();
      event.preventDefault();
    } catch {}
  });
  return select;
}

/** An entry of a `<dl>`. */
export function fact(name: string, dd: HTMLElement): HTMLElement {
  return h("div", h("dt", name), dd);
}

/**
 * An identifier that may wrap after its separators and, unless it has to,
 * nowhere else.
 */
export function breakable(name: string): Child[] {
  return (name.match(/[^_./]*[_./]|[^_./]+/g) ?? []).flatMap((part, i) => [i > 0 && h("wbr"), part]);
}

const shapes: Record<string, string> = {
  absent: "M4 8h8",
  allowed: "M3 8.5 6.5 12 13 4.5",
  likely: "M2.5 9.5c2-3 3.5-3 5.5-1s3.5 2 5.5-1",
  possible: "M8 3v6M8 12.6v.4",
  denied: "M4 4l8 8M12 4l-8 8",
  undocumented: "M5.5 6a2.5 2.5 0 1 1 3.6 2.2C8.3 8.6 8 9 8 10M8 12.6v.4",
  warning: "M8 2 14.5 13.5H1.5zM8 6.5v3M8 11.4v.3",
  error: "M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8zM8 5v3.6M8 10.8v.3",
  info: "M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8zM8 7.4V11M8 5v.3",
};

/**
 * A 16-unit line drawing in the color of the text; hidden from screen readers,
 * since there's always a word beside it.
 */
export function icon(name: string): SVGSVGElement {
  const ns = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(ns, "svg");
  setAttr(svg, "viewBox", "0 0 16 16");
  setAttr(svg, "aria-hidden", "true");
  setAttr(svg, "class", "icon");
  svg.append(document.createElementNS(ns, "path"));
  setIcon(svg, name);
  return svg;
}

/**
 * Shows a drawing and a few words from the core in an element that holds
 * nothing else.
 */
export function sign(el: HTMLElement, name: string, text: string, word: "span" | "strong" = "span"): void {
  if (!el.firstElementChild) el.append(icon(name), h(word));
  setIcon(el.firstElementChild as SVGSVGElement, name);
  prose(el.lastElementChild!, text);
}

/** Changes which drawing an icon shows. */
function setIcon(svg: SVGSVGElement, name: string): void {
  setAttr(svg.firstElementChild as Element, "d", shapes[name] ?? "");
}
