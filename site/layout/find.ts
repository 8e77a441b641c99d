import { mended, rank, words } from "./rank.js";

/*
 * The list below the search box. It's a separate module, loaded with the index
 * on the first search: most readers never search.
 */

/** One thing that can be found: kind, title, address, and what else it's found by. */
interface Entry { k: string; t: string; u: string; d: string }

/** How many results are shown; more don't help. */
const most = 30;

/** Waits for a style sheet, which a page with its own form already has. */
const style = (href: string) => new Promise<unknown>((done, failed) => {
  if ([...document.styleSheets].some((sheet) => sheet.href === href)) return done(0);
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = href;
  link.onload = done;
  link.onerror = failed;
  document.head.append(link);
});

/** Adds the list below the search box. Fails if the index can't be fetched. */
export async function attach(form: HTMLFormElement, input: HTMLInputElement, root: string): Promise<void> {
  const [index] = await Promise.all([fetch(`${root}search.json`).then((reply) => reply.json() as Promise<Entry[]>), style(`${root}forms.css`)]);
  let known: Set<string> | undefined;
  const popup = document.createElement("div");
  const note = document.createElement("p");
  const list = document.createElement("div");
  let wanted: string[] = [];
  /** The index of the result that Enter takes, or -1 for the box. */
  let at = -1;

  popup.className = "found";
  note.role = "status";
  list.id = "found";
  list.role = "listbox";
  list.ariaLabel = "Results";
  input.role = "combobox";
  input.ariaAutoComplete = "list";
  input.setAttribute("aria-controls", "found");
  popup.append(note, list);

  const show = (open: boolean) => {
    popup.hidden = !open;
    // With nothing to choose from there's no list.
    list.hidden = !list.firstChild;
    input.ariaExpanded = `${open && !list.hidden}`;
  };
  const step = (to: number) => {
    const options = [...list.children] as HTMLElement[];
    at = (to + 1 + options.length + 1) % (options.length + 1) - 1;
    for (const [i, option] of options.entries()) option.ariaSelected = `${i === at}`;
    options[at]?.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", options[at]?.id ?? "");
  };
  const look = () => {
    wanted = words(input.value);
    const find = (wanted: string[]) => index.map((e) => [rank(wanted, e.t, `${e.d} ${e.k}`), e] as const).filter(([n]) => n).sort((a, b) => b[0] - a[0]);
    let found = wanted.length ? find(wanted) : [];
    let instead = "";
    if (wanted.length && !found.length) {
      // A typo: look for the closest known words.
      known ??= new Set(index.flatMap((e) => `${e.t} ${e.d}`.toLowerCase().match(/[a-z0-9]+(?:_[a-z0-9]+)*/g) ?? []));
      const better = mended(wanted, known);
      if (better && (found = find(better)).length) instead = `Nothing found; showing “${better.join(" ")}”. `;
    }
    const count = found.length > most ? `${most} of ${found.length} results` : found.length === 1 ? "1 result" : `${found.length} results`;
    note.textContent = found.length ? instead + count : "Nothing found. Try a single word.";
    list.replaceChildren(...found.slice(0, most).map(([, e], i) => {
      const a = document.createElement("a");
      const kind = document.createElement("small");
      const more = document.createElement("span");
      a.id = `found-${i}`;
      a.role = "option";
      a.tabIndex = -1;
      a.href = root + e.u;
      a.append(e.t, " ");
      kind.textContent = e.k;
      more.textContent = e.d;
      a.append(kind, more);
      return a;
    }));
    step(-1);
    show(wanted.length > 0);
  };

  // The box keeps the focus while you click or scroll in the list.
  popup.onmousedown = (event) => event.preventDefault();
  // A link to this page leaves the box behind.
  list.onclick = () => input.blur();
  input.oninput = look;
  input.addEventListener("focus", look);
  form.addEventListener("focusout", () => show(false));
  form.addEventListener("keydown", (event) => {
    const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (!by || popup.hidden) return;
    step(at + by);
    event.preventDefault();
  });
  // An empty search leads to the page that lists everything, as it does without this list.
  form.onsubmit = (event) => {
    if (!wanted.length) return;
    event.preventDefault();
    (list.children[Math.max(at, 0)] as HTMLElement | undefined)?.click();
  };
  form.append(popup);
  look();
  show(wanted.length > 0 && document.activeElement === input);
}
