import { mended, rank, words } from "./rank.js";

/*
 * The box over the page. It is a module of its own, which is loaded with the
 * index when somebody first searches: most readers do not.
 */

/** One thing that can be found: kind, title, address, and what else it is found by. */
interface Entry { k: string; t: string; u: string; d: string }

/** How many results are shown; more do not help. */
const most = 30;

const dialog = document.createElement("dialog");
const input = document.createElement("input");
const list = document.createElement("ul");
const note = document.createElement("p");
const close = document.createElement("button");
let root = "";
let index: Entry[] | undefined;
let known: Set<string> | undefined;

dialog.className = "find";
dialog.setAttribute("aria-label", "Search");
input.type = "search";
input.placeholder = "Such as withdraw subaccount";
input.setAttribute("aria-label", "Search pages, methods, errors, and rules");
note.role = "status";
close.type = "button";
close.textContent = "Close";
close.onclick = () => dialog.close();
dialog.append(input, close, note, list);

/** Opens the box on a site whose root is there. It fails where the index cannot be fetched. */
export async function open(site: string): Promise<void> {
  root = site;
  index ??= (await (await fetch(`${root}search.json`)).json()) as Entry[];
  if (!dialog.isConnected) document.body.append(dialog);
  if (!dialog.open) dialog.showModal();
  input.select();
}

const show = () => {
  const wanted = words(input.value);
  const find = (wanted: string[]) => index!.map((e) => [rank(wanted, e.t, `${e.d} ${e.k}`), e] as const).filter(([n]) => n).sort((a, b) => b[0] - a[0]);
  let found = wanted.length ? find(wanted) : [];
  let instead = "";
  if (wanted.length && !found.length) {
    // A slip of the finger: look for the nearest words that there are.
    known ??= new Set(index!.flatMap((e) => `${e.t} ${e.d}`.toLowerCase().match(/[a-z0-9]+(?:_[a-z0-9]+)*/g) ?? []));
    const better = mended(wanted, known);
    if (better && (found = find(better)).length) instead = `Nothing found; showing “${better.join(" ")}”. `;
  }
  const count = found.length > most ? `${most} of ${found.length} results` : found.length === 1 ? "1 result" : `${found.length} results`;
  note.textContent = !wanted.length ? "" : found.length ? instead + count : "Nothing found. Try one word, or the list of everything on the search page.";
  list.replaceChildren(...found.slice(0, most).map(([, e]) => {
    const item = document.createElement("li");
    const a = document.createElement("a");
    const kind = document.createElement("small");
    const more = document.createElement("span");
    a.href = root + e.u;
    a.append(e.t, " ");
    kind.textContent = e.k;
    more.textContent = e.d;
    a.append(kind, more);
    item.append(a);
    return item;
  }));
};
input.oninput = show;
// A link to this page leaves the box behind.
list.onclick = () => dialog.close();
dialog.onkeydown = (event) => {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  // Of itself it would only empty the box.
  if (event.key === "Escape") {
    event.preventDefault();
    dialog.close();
  }
  if (event.key === "Enter" && event.target === input) list.querySelector("a")?.click();
  if (!step) return;
  const stops: HTMLElement[] = [input, ...list.querySelectorAll("a")];
  stops[stops.indexOf(document.activeElement as HTMLElement) + step]?.focus();
  event.preventDefault();
};
